-- Meetings to come (B1, B2), and what to ask there. A meeting is at a local day and time of day: it stays at them in every
-- time zone.

CREATE TABLE meeting (
  id INTEGER PRIMARY KEY,
  day TEXT NOT NULL,
  time TEXT NOT NULL DEFAULT '',           -- “10:00”; '' for no time
  minutes INTEGER NOT NULL DEFAULT 0 CHECK (minutes >= 0), -- 0 not said
  place TEXT NOT NULL DEFAULT '',
  channel TEXT NOT NULL DEFAULT 'in-person',
  purpose TEXT NOT NULL DEFAULT '',        -- what the user wants
  state TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'prepared', 'held', 'cancelled')),
  meet_up_id INTEGER NOT NULL DEFAULT 0,   -- the meet-up it is an occurrence of (015-meet-ups.sql); 0 none
  interaction_id INTEGER NOT NULL DEFAULT 0, -- what was noted of it; 0 nothing yet
  added_at INTEGER NOT NULL
) STRICT;
CREATE INDEX meeting_open ON meeting (day, time) WHERE state IN ('planned', 'prepared');

CREATE TABLE meeting_person (
  id INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meeting ON DELETE CASCADE,
  person_id INTEGER REFERENCES person ON DELETE SET NULL,
  person_name TEXT NOT NULL DEFAULT ''     -- as it was, once the person is gone
) STRICT;
CREATE UNIQUE INDEX meeting_person_once ON meeting_person (meeting_id, person_id);
CREATE INDEX meeting_person_by_person ON meeting_person (person_id);

-- What to ask somebody the next time. One that was asked stays, done.
CREATE TABLE question (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  position INTEGER NOT NULL DEFAULT 0,
  text TEXT NOT NULL,
  done_on TEXT NOT NULL DEFAULT '',
  added_at INTEGER NOT NULL
) STRICT;
CREATE INDEX question_by_person ON question (person_id, position);

CREATE TRIGGER meeting_person_gone BEFORE DELETE ON person BEGIN
  UPDATE meeting_person SET person_name = OLD.name WHERE person_id = OLD.id;
END;
