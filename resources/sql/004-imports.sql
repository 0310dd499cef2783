-- Imports (X1): what was read from where, and how to take it back as a whole.

CREATE TABLE import (
  id INTEGER PRIMARY KEY,
  imported_at INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  format TEXT NOT NULL,
  encoding TEXT NOT NULL,
  read INTEGER NOT NULL DEFAULT 0,
  added INTEGER NOT NULL DEFAULT 0,
  merged INTEGER NOT NULL DEFAULT 0,
  skipped INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0,
  merges BLOB,                             -- the changeset of the people that were merged into
  undone_at INTEGER
) STRICT;

-- Which record of a file became whom: the same record read again is told by its text.
CREATE TABLE import_record (
  key INTEGER PRIMARY KEY,                 -- stands for the text of the record
  import_id INTEGER NOT NULL REFERENCES import ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  added INTEGER NOT NULL CHECK (added IN (0, 1)) -- the person came with this import
) STRICT;
CREATE INDEX import_record_by_import ON import_record (import_id, added, person_id);
CREATE INDEX import_record_by_person ON import_record (person_id);

-- Whom an undone import took with it, so that doing it again brings back those and nobody else.
CREATE TABLE import_withdrawn (
  person_id INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE,
  import_id INTEGER NOT NULL REFERENCES import ON DELETE CASCADE
) STRICT;

-- The act of an import that is recorded for undo is one row: undone_at becomes NULL. The people follow.
CREATE TRIGGER import_undone AFTER UPDATE OF undone_at ON import
WHEN OLD.undone_at IS NULL AND NEW.undone_at IS NOT NULL BEGIN
  INSERT OR REPLACE INTO import_withdrawn (person_id, import_id)
  SELECT person_id, NEW.id FROM import_record JOIN person ON person.id = person_id
   WHERE import_record.import_id = NEW.id AND added = 1 AND deleted_at IS NULL;
  UPDATE person SET deleted_at = unixepoch ()
   WHERE id IN (SELECT person_id FROM import_withdrawn WHERE import_id = NEW.id);
END;

CREATE TRIGGER import_redone AFTER UPDATE OF undone_at ON import
WHEN OLD.undone_at IS NOT NULL AND NEW.undone_at IS NULL BEGIN
  UPDATE person SET deleted_at = NULL
   WHERE id IN (SELECT person_id FROM import_withdrawn WHERE import_id = NEW.id);
  DELETE FROM import_withdrawn WHERE import_id = NEW.id;
END;
