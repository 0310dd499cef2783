-- Promises, favours, asks and thank-yous (C1–C6). A person who is gone leaves the name as it was.

CREATE TABLE promise (
  id INTEGER PRIMARY KEY,
  person_id INTEGER REFERENCES person ON DELETE SET NULL,
  person_name TEXT NOT NULL DEFAULT '',    -- as it was, once the person is gone
  mine INTEGER NOT NULL CHECK (mine IN (0, 1)), -- whether the user made it
  what TEXT NOT NULL,
  made_on TEXT NOT NULL,
  due TEXT NOT NULL DEFAULT '',            -- '' for no date
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'kept', 'withdrawn')),
  closed_on TEXT NOT NULL DEFAULT '',      -- kept late: after due
  snoozed_until TEXT NOT NULL DEFAULT '',
  cause_id INTEGER NOT NULL DEFAULT 0,     -- the interaction in which it was made; 0 unknown
  added_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX promise_by_person ON promise (person_id, due);
CREATE INDEX promise_open ON promise (due) WHERE state = 'open' AND deleted_at IS NULL;
CREATE INDEX promise_deleted ON promise (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE favour (
  id INTEGER PRIMARY KEY,
  person_id INTEGER REFERENCES person ON DELETE SET NULL,
  person_name TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL CHECK (kind IN ('given', 'received', 'asked')), -- asked: by the user, and not (yet) granted
  weight TEXT NOT NULL DEFAULT 'small' CHECK (weight IN ('small', 'medium', 'large')),
  what TEXT NOT NULL,
  date TEXT NOT NULL,                      -- when it happened, or was asked for
  asked_on TEXT NOT NULL DEFAULT '',       -- of a favour received: when it had been asked for
  declined_on TEXT NOT NULL DEFAULT '',    -- of an ask
  thanked_on TEXT NOT NULL DEFAULT '',     -- received: the user thanked; given: they thanked
  snoozed_until TEXT NOT NULL DEFAULT '',  -- the thank-you
  referral_id INTEGER NOT NULL DEFAULT 0,  -- who was introduced to the user by it (010-introductions.sql); 0 nobody
  cause_id INTEGER NOT NULL DEFAULT 0,     -- the interaction in which it happened
  added_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX favour_by_person ON favour (person_id, date);
CREATE INDEX favour_to_thank ON favour (date) WHERE kind = 'received' AND thanked_on = '' AND deleted_at IS NULL;
CREATE INDEX favour_deleted ON favour (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TRIGGER commitment_person_gone BEFORE DELETE ON person BEGIN
  UPDATE promise SET person_name = OLD.name WHERE person_id = OLD.id;
  UPDATE favour SET person_name = OLD.name WHERE person_id = OLD.id;
END;
