-- Introductions made (I1) and received (I2).

CREATE TABLE introduction (
  id INTEGER PRIMARY KEY,
  first_id INTEGER REFERENCES person ON DELETE SET NULL,   -- asked first
  first_name TEXT NOT NULL DEFAULT '',     -- as it was, once the person is gone
  second_id INTEGER REFERENCES person ON DELETE SET NULL,
  second_name TEXT NOT NULL DEFAULT '',
  first_reason TEXT NOT NULL DEFAULT '',   -- why it makes sense for the first
  second_reason TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'idea',      -- relnet_introduction_state_to_name ()
  state_on TEXT NOT NULL,                  -- since when
  first_agreed_on TEXT NOT NULL DEFAULT '', -- when the first said yes, which may be before the second is asked
  ended_by TEXT NOT NULL DEFAULT '' CHECK (ended_by IN ('', 'a', 'b')), -- who said no, or nothing
  told_on TEXT NOT NULL DEFAULT '',        -- when the other was told that it does not come about
  snoozed_until TEXT NOT NULL DEFAULT '',
  outcome TEXT NOT NULL DEFAULT '',        -- what came of it
  note TEXT NOT NULL DEFAULT '',
  added_on TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX introduction_by_first ON introduction (first_id) WHERE deleted_at IS NULL;
CREATE INDEX introduction_by_second ON introduction (second_id) WHERE deleted_at IS NULL;
CREATE INDEX introduction_by_state ON introduction (state, state_on) WHERE deleted_at IS NULL;
CREATE INDEX introduction_deleted ON introduction (deleted_at) WHERE deleted_at IS NOT NULL;

-- Each step with its day: the history of an introduction.
CREATE TABLE introduction_step (
  introduction_id INTEGER NOT NULL REFERENCES introduction ON DELETE CASCADE,
  rank INTEGER NOT NULL,
  state TEXT NOT NULL,
  date TEXT NOT NULL,
  blind INTEGER NOT NULL DEFAULT 0 CHECK (blind IN (0, 1)), -- done in spite of the warning
  PRIMARY KEY (introduction_id, rank)
) STRICT, WITHOUT ROWID;

-- Who introduced whom to the user.
CREATE TABLE referral (
  id INTEGER PRIMARY KEY,
  person_id INTEGER REFERENCES person ON DELETE SET NULL,
  person_name TEXT NOT NULL DEFAULT '',
  introducer_id INTEGER REFERENCES person ON DELETE SET NULL,
  introducer_name TEXT NOT NULL DEFAULT '',
  date TEXT NOT NULL,
  added_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX referral_by_person ON referral (person_id);
CREATE INDEX referral_by_introducer ON referral (introducer_id);
CREATE INDEX referral_by_date ON referral (date);

-- Pairs that were proposed (I3), and the user said no: not proposed again.
CREATE TABLE connector_refusal (
  first_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE, -- the smaller id
  second_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  refused_on TEXT NOT NULL,
  PRIMARY KEY (first_id, second_id),
  CHECK (first_id < second_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER introduction_person_gone BEFORE DELETE ON person BEGIN
  UPDATE introduction SET first_name = OLD.name WHERE first_id = OLD.id;
  UPDATE introduction SET second_name = OLD.name WHERE second_id = OLD.id;
  UPDATE referral SET person_name = OLD.name WHERE person_id = OLD.id;
  UPDATE referral SET introducer_name = OLD.name WHERE introducer_id = OLD.id;
END;
