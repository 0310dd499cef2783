-- Follow-ups (A1, A4) and what the agenda has already said.

-- One with a message is an answer awaited: the composer's “remind me if no answer comes by …”.
CREATE TABLE follow_up (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  due TEXT NOT NULL,
  what TEXT NOT NULL DEFAULT '',
  message_id INTEGER NOT NULL DEFAULT 0,
  snoozed_until TEXT NOT NULL DEFAULT '',
  done_on TEXT NOT NULL DEFAULT '',
  added_on TEXT NOT NULL,                  -- date: an answer awaited has come if there was an interaction since
  added_at INTEGER NOT NULL
) STRICT;
CREATE INDEX follow_up_open ON follow_up (due) WHERE done_on = '';
CREATE INDEX follow_up_open_by_person ON follow_up (person_id, due, snoozed_until) WHERE done_on = '';
CREATE INDEX follow_up_by_person ON follow_up (person_id);
CREATE INDEX follow_up_by_message ON follow_up (message_id) WHERE message_id <> 0;
CREATE INDEX follow_up_done ON follow_up (done_on) WHERE done_on <> '';

-- The few who are snoozed or paused, so that the agenda does not look at each person whose turn it is.
CREATE INDEX person_resting ON person (id, snoozed_until, paused_until)
 WHERE snoozed_until <> '' OR paused_until <> '';

-- An entry of the agenda that is not a row of its own (a birthday) and was done or snoozed for this time.
CREATE TABLE agenda_mark (
  kind TEXT NOT NULL,
  subject_id INTEGER NOT NULL,
  occurrence TEXT NOT NULL,                -- the date the entry is about
  hidden_until TEXT NOT NULL,              -- “9999-12-31”: done
  PRIMARY KEY (kind, subject_id, occurrence)
) STRICT, WITHOUT ROWID;

-- What was announced on the desktop, so that nothing is announced twice and nothing missed is lost. Entries announced
-- by one notification share its number.
CREATE TABLE agenda_notice (
  entry TEXT PRIMARY KEY,                  -- kind:id:occurrence
  notice INTEGER NOT NULL,
  shown_on TEXT NOT NULL,                  -- date
  shown_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX agenda_notice_by_day ON agenda_notice (shown_on, notice);
