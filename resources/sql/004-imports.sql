-- Imports (X1): what was read from where, and how to take it back as a whole.

CREATE TABLE import (
  id INTEGER PRIMARY KEY,
  imported_at INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  format TEXT NOT NULL,
  encoding TEXT NOT NULL,
  read INTEGER NOT NULL,
  added INTEGER NOT NULL,
  merged INTEGER NOT NULL,
  skipped INTEGER NOT NULL,
  rejected TEXT NOT NULL,                  -- JSON: [{line, reason}]
  merges BLOB,                             -- the changeset of the people that were merged into
  undone_at INTEGER
) STRICT;

ALTER TABLE person ADD COLUMN import_id INTEGER REFERENCES import;
CREATE INDEX person_by_import ON person (import_id) WHERE import_id IS NOT NULL;
