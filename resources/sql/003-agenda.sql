-- Follow-ups (A1, A4) and what the agenda has already said.

CREATE TABLE follow_up (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  due TEXT NOT NULL,
  what TEXT NOT NULL DEFAULT '',
  snoozed_until TEXT NOT NULL DEFAULT '',
  done_on TEXT NOT NULL DEFAULT '',
  added_at INTEGER NOT NULL
) STRICT;
CREATE INDEX follow_up_open ON follow_up (due) WHERE done_on = '';
CREATE INDEX follow_up_by_person ON follow_up (person_id);

-- An entry of the agenda that is not a row of its own (a birthday) and was done or snoozed for this time.
CREATE TABLE agenda_mark (
  kind TEXT NOT NULL,
  subject_id INTEGER NOT NULL,
  occurrence TEXT NOT NULL,                -- the date the entry is about
  hidden_until TEXT NOT NULL,              -- “9999-12-31”: done
  PRIMARY KEY (kind, subject_id, occurrence)
) STRICT, WITHOUT ROWID;

-- What was announced on the desktop, so that nothing is announced twice and nothing missed is lost.
CREATE TABLE agenda_notice (
  entry TEXT PRIMARY KEY,                  -- kind:id:occurrence
  shown_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
