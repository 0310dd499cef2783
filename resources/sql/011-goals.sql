-- Goals (G1–G3), and the news owed to those who help (C3).

CREATE TABLE goal (
  id INTEGER PRIMARY KEY,
  what TEXT NOT NULL,
  why TEXT NOT NULL DEFAULT '',
  started_on TEXT NOT NULL,
  due TEXT NOT NULL DEFAULT '',            -- '' some day
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'achieved', 'dropped')),
  closed_on TEXT NOT NULL DEFAULT '',
  colour INTEGER NOT NULL DEFAULT 0,
  sector TEXT NOT NULL DEFAULT '',         -- the fields it needs, a comma between two
  expertise TEXT NOT NULL DEFAULT '',
  seniority TEXT NOT NULL DEFAULT '',
  target TEXT NOT NULL DEFAULT '',         -- a person or an organisation to reach, by name
  target_id INTEGER REFERENCES person ON DELETE SET NULL,
  news_days INTEGER NOT NULL DEFAULT 90 CHECK (news_days >= 0), -- how often helpers get news; 0 only when it moves
  moved_on TEXT NOT NULL DEFAULT '',       -- when something last happened; '' nothing yet
  moved_what TEXT NOT NULL DEFAULT '',     -- what that was
  added_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX goal_open ON goal (due) WHERE state = 'open' AND deleted_at IS NULL;
CREATE INDEX goal_deleted ON goal (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE goal_person (
  id INTEGER PRIMARY KEY,
  goal_id INTEGER NOT NULL REFERENCES goal ON DELETE CASCADE,
  person_id INTEGER REFERENCES person ON DELETE SET NULL,
  person_name TEXT NOT NULL DEFAULT '',    -- as it was, once the person is gone
  hope TEXT NOT NULL DEFAULT '',           -- what is hoped with them
  helped_on TEXT NOT NULL DEFAULT '',      -- since when they are owed news; '' not yet
  news_on TEXT NOT NULL DEFAULT '',        -- when they last got news
  owed_on TEXT NOT NULL DEFAULT '',        -- when it first moved since then; '' it has not
  snoozed_until TEXT NOT NULL DEFAULT '',  -- the news
  rank INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX goal_person_once ON goal_person (goal_id, person_id);
CREATE INDEX goal_person_by_person ON goal_person (person_id);
CREATE INDEX goal_person_helped ON goal_person (helped_on) WHERE helped_on <> '';

CREATE TABLE goal_step (
  id INTEGER PRIMARY KEY,
  goal_id INTEGER NOT NULL REFERENCES goal ON DELETE CASCADE,
  person_id INTEGER REFERENCES person ON DELETE SET NULL,
  person_name TEXT NOT NULL DEFAULT '',
  what TEXT NOT NULL,
  due TEXT NOT NULL DEFAULT '',
  done_on TEXT NOT NULL DEFAULT '',
  milestone INTEGER NOT NULL DEFAULT 0 CHECK (milestone IN (0, 1)), -- shown on the line of the plan
  snoozed_until TEXT NOT NULL DEFAULT '',
  rank INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX goal_step_by_goal ON goal_step (goal_id, rank);
CREATE INDEX goal_step_by_person ON goal_step (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX goal_step_open ON goal_step (due) WHERE done_on = '' AND due <> '';

-- What came of it (G2), and thanks to whom.
CREATE TABLE goal_outcome (
  id INTEGER PRIMARY KEY,
  goal_id INTEGER NOT NULL REFERENCES goal ON DELETE CASCADE,
  what TEXT NOT NULL,
  date TEXT NOT NULL,
  interaction_id INTEGER NOT NULL DEFAULT 0 -- its trace in the timeline; 0 without anybody
) STRICT;
CREATE INDEX goal_outcome_by_goal ON goal_outcome (goal_id, date);

CREATE TABLE goal_outcome_source (
  id INTEGER PRIMARY KEY,
  outcome_id INTEGER NOT NULL REFERENCES goal_outcome ON DELETE CASCADE,
  person_id INTEGER REFERENCES person ON DELETE SET NULL,
  person_name TEXT NOT NULL DEFAULT '',
  introduction_id INTEGER REFERENCES introduction ON DELETE SET NULL,
  favour_id INTEGER NOT NULL DEFAULT 0     -- the favour it was, for which thanks are owed
) STRICT;
CREATE INDEX goal_outcome_source_by_outcome ON goal_outcome_source (outcome_id);
CREATE INDEX goal_outcome_source_by_person ON goal_outcome_source (person_id);

CREATE TRIGGER goal_person_gone BEFORE DELETE ON person BEGIN
  UPDATE goal_person SET person_name = OLD.name WHERE person_id = OLD.id;
  UPDATE goal_step SET person_name = OLD.name WHERE person_id = OLD.id;
  UPDATE goal_outcome_source SET person_name = OLD.name WHERE person_id = OLD.id;
END;
