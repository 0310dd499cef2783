-- Closeness and drift (R1), and who is not to be suggested. The rules are those of relnet-closeness.c.

-- Kept by relnet-closeness-store.c before each commit, from what the triggers note in closeness_pending: left out of undo
-- and right again after it.
CREATE TABLE person_closeness (
  person_id INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE,
  total REAL NOT NULL,                     -- the closeness as on the reference date: the order lasts while time passes
  peak REAL NOT NULL,                      -- the highest closeness ever reached, as it was then
  peak_date TEXT NOT NULL,
  last_date TEXT NOT NULL,                 -- of the last interaction with a weight
  last_answer TEXT NOT NULL DEFAULT '',    -- of the last one in which they took part
  drifts_on TEXT                           -- from when on they count as drifted; NULL: never
) STRICT;
CREATE INDEX person_closeness_by_total ON person_closeness (total);

-- Whose closeness is to be brought up to date: interaction_id 0 means from their whole history.
CREATE TABLE closeness_pending (
  person_id INTEGER NOT NULL,
  interaction_id INTEGER NOT NULL,
  PRIMARY KEY (person_id, interaction_id)
) STRICT, WITHOUT ROWID;

-- What the user said to a suggestion: not now, or let it rest.
CREATE TABLE reconnect_choice (
  person_id INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE,
  not_until TEXT NOT NULL DEFAULT '',      -- date; '' for none
  resting INTEGER NOT NULL DEFAULT 0 CHECK (resting IN (0, 1)),
  chosen_on TEXT NOT NULL
) STRICT;
