-- Contracts (E2), and how relationships are ended well (E1). A person who is gone leaves the name as it was.

CREATE TABLE contract (
  id INTEGER PRIMARY KEY,
  person_id INTEGER REFERENCES person ON DELETE SET NULL,
  person_name TEXT NOT NULL DEFAULT '',    -- as it was, once the person is gone
  organisation TEXT NOT NULL DEFAULT '',
  what TEXT NOT NULL,
  starts_on TEXT NOT NULL DEFAULT '',      -- '' not known
  ends_on TEXT NOT NULL DEFAULT '',        -- the first end; '' it has none
  notice_count INTEGER NOT NULL DEFAULT 0 CHECK (notice_count >= 0),
  notice_unit TEXT NOT NULL DEFAULT 'months',
  renewal_count INTEGER NOT NULL DEFAULT 0 CHECK (renewal_count >= 0), -- 0 it does not renew by itself
  renewal_unit TEXT NOT NULL DEFAULT 'months',
  cost TEXT NOT NULL DEFAULT '',           -- in the words of the user
  exit_cost TEXT NOT NULL DEFAULT '',
  exit_clause TEXT NOT NULL DEFAULT '',
  checked INTEGER NOT NULL DEFAULT 0,      -- what the exit clause settles, a bit for each RelnetExitItem
  notice_given_on TEXT NOT NULL DEFAULT '',
  leaves_on TEXT NOT NULL DEFAULT '',      -- the end that notice was given for
  kept_on TEXT NOT NULL DEFAULT '',        -- the notice day that the user lets pass on purpose
  snoozed_until TEXT NOT NULL DEFAULT '',
  added_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX contract_by_person ON contract (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX contract_deleted ON contract (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE wind_down (
  id INTEGER PRIMARY KEY,
  person_id INTEGER REFERENCES person ON DELETE SET NULL,
  person_name TEXT NOT NULL DEFAULT '',
  variant TEXT NOT NULL CHECK (variant IN ('supplier', 'mentee', 'coffee', 'pause')),
  state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'finished', 'resumed')),
  started_on TEXT NOT NULL,
  ended_on TEXT NOT NULL DEFAULT '',       -- when all was done, or the relationship was taken up again
  until_date TEXT NOT NULL DEFAULT '',     -- the end wished for, or until when it is put off or paused
  message TEXT NOT NULL DEFAULT '',
  message_id INTEGER NOT NULL DEFAULT 0,   -- its draft; 0 without an address to send it to
  contract_id INTEGER NOT NULL DEFAULT 0,
  contract_made TEXT NOT NULL DEFAULT '' CHECK (contract_made IN ('', 'end')), -- its end is that of the plan
  cadence_days INTEGER NOT NULL DEFAULT 365, -- the rhythm afterwards
  previous_cadence INTEGER NOT NULL DEFAULT -1, -- and what there was before, to go back to
  previous_pause TEXT NOT NULL DEFAULT '',
  previous_rest INTEGER NOT NULL DEFAULT 0 CHECK (previous_rest IN (0, 1)),
  added_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX wind_down_current ON wind_down (person_id) WHERE state <> 'resumed' AND person_id IS NOT NULL;
CREATE INDEX wind_down_by_person ON wind_down (person_id);
CREATE INDEX wind_down_active ON wind_down (person_id) WHERE state = 'active';

CREATE TABLE wind_down_text (
  wind_down_id INTEGER NOT NULL REFERENCES wind_down ON DELETE CASCADE,
  field TEXT NOT NULL,                     -- relnet_wind_down_text_to_name ()
  text TEXT NOT NULL,
  PRIMARY KEY (wind_down_id, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE wind_down_step (
  id INTEGER PRIMARY KEY,
  wind_down_id INTEGER NOT NULL REFERENCES wind_down ON DELETE CASCADE,
  kind TEXT NOT NULL,                      -- relnet_wind_down_step_kind_to_name ()
  due TEXT NOT NULL,
  done_on TEXT NOT NULL DEFAULT '',
  snoozed_until TEXT NOT NULL DEFAULT '',
  trace_id INTEGER NOT NULL DEFAULT 0      -- the interaction that says so in the timeline
) STRICT;
CREATE INDEX wind_down_step_by_plan ON wind_down_step (wind_down_id, due);
CREATE INDEX wind_down_step_open ON wind_down_step (due) WHERE done_on = '';
CREATE INDEX wind_down_step_done ON wind_down_step (done_on) WHERE done_on <> '';

CREATE TRIGGER wind_down_person_gone BEFORE DELETE ON person BEGIN
  UPDATE contract SET person_name = OLD.name WHERE person_id = OLD.id;
  UPDATE wind_down SET person_name = OLD.name WHERE person_id = OLD.id;
END;
