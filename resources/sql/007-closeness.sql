-- Closeness and drift (R1), and who is not to be suggested. The rules are those of relnet-closeness.c.

-- Kept by relnet-closeness-store.c before each commit, from what the triggers note in closeness_pending: left out of undo
-- and right again after it. Whoever never had an exchange with a weight has no row.
CREATE TABLE person_closeness (
  person_id INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE,
  total REAL NOT NULL,                     -- the closeness as on the reference date: the order lasts while time passes
  answered REAL NOT NULL,                  -- the same as of the last exchange in which they took part
  peak REAL NOT NULL,                      -- the highest closeness ever reached, as it was then
  peak_date TEXT NOT NULL,
  last_date TEXT NOT NULL,                 -- of the last exchange with a weight
  last_answer TEXT NOT NULL DEFAULT '',    -- of the last one in which they took part
  drifts_on TEXT,                          -- from when on they count as drifted away; NULL: they were never close
  past INTEGER NOT NULL DEFAULT 0,         -- the points that the peak gives in the ranking of Reconnect
  context INTEGER NOT NULL DEFAULT 0,      -- those of goals, sector and expertise
  via_total REAL NOT NULL DEFAULT 0        -- the total of the closest person who knows them, if they were ever close
) STRICT;
CREATE INDEX person_closeness_by_total ON person_closeness (total, last_date);
-- The ranking of Reconnect: read from the top, this alone says who has drifted away.
CREATE INDEX person_closeness_by_points ON person_closeness (past + context DESC, peak DESC, person_id, drifts_on, via_total)
 WHERE drifts_on IS NOT NULL;

-- Whose closeness is to be brought up to date. added: the interaction has come since and counts for the first time; else
-- the whole history of the person is gone through anew.
CREATE TABLE closeness_pending (
  person_id INTEGER NOT NULL,
  interaction_id INTEGER NOT NULL,
  added INTEGER NOT NULL CHECK (added IN (0, 1)),
  PRIMARY KEY (person_id, interaction_id)
) STRICT, WITHOUT ROWID;

-- Upserts, not OR REPLACE: the statement that fires a trigger has the last word on the latter.
CREATE TRIGGER closeness_interaction_added AFTER INSERT ON interaction_person WHEN NEW.hidden = 0 BEGIN
  INSERT INTO closeness_pending (person_id, interaction_id, added) VALUES (NEW.person_id, NEW.interaction_id, 1)
      ON CONFLICT (person_id, interaction_id) DO NOTHING;
END;

CREATE TRIGGER closeness_interaction_removed AFTER DELETE ON interaction_person WHEN OLD.hidden = 0 BEGIN
  INSERT INTO closeness_pending (person_id, interaction_id, added) VALUES (OLD.person_id, OLD.interaction_id, 0)
      ON CONFLICT (person_id, interaction_id) DO UPDATE SET added = 0;
END;

CREATE TRIGGER closeness_interaction_moved AFTER UPDATE ON interaction_person
WHEN NEW.hidden <> OLD.hidden OR NEW.date <> OLD.date OR NEW.person_id <> OLD.person_id BEGIN
  INSERT INTO closeness_pending (person_id, interaction_id, added)
  VALUES (NEW.person_id, NEW.interaction_id, 0), (OLD.person_id, OLD.interaction_id, 0)
      ON CONFLICT (person_id, interaction_id) DO UPDATE SET added = 0;
END;

CREATE TRIGGER closeness_interaction_changed
AFTER UPDATE OF kind, channel, direction, outcome, date, added_at ON interaction
WHEN NEW.kind <> OLD.kind OR NEW.channel <> OLD.channel OR NEW.direction <> OLD.direction OR NEW.outcome <> OLD.outcome
  OR NEW.date <> OLD.date OR NEW.added_at <> OLD.added_at BEGIN
  INSERT INTO closeness_pending (person_id, interaction_id, added)
  SELECT person_id, NEW.id, 0 FROM interaction_person WHERE interaction_id = NEW.id AND hidden = 0
      ON CONFLICT (person_id, interaction_id) DO UPDATE SET added = 0;
END;

-- There may be a history already: it is gone through when the database is opened.
INSERT INTO setting (name, value) SELECT 'closeness', 'rebuild' WHERE EXISTS (SELECT 1 FROM interaction);

-- What the user said to a suggestion: not now, or let it rest.
CREATE TABLE reconnect_choice (
  person_id INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE,
  not_until TEXT NOT NULL DEFAULT '',      -- date; '' for none
  resting INTEGER NOT NULL DEFAULT 0 CHECK (resting IN (0, 1)),
  chosen_on TEXT NOT NULL
) STRICT;
