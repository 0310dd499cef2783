-- What the user found about themselves when they looked, and what they answer to it (N3).

-- When to look again. No row before the user has begun.
CREATE TABLE reputation_plan (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  months INTEGER NOT NULL DEFAULT 3 CHECK (months BETWEEN 0 AND 24), -- 0: no reminder
  next_on TEXT NOT NULL DEFAULT '',
  snoozed_until TEXT NOT NULL DEFAULT ''
) STRICT;

-- What to search for: the user's words; those that RelNet proposes are not stored.
CREATE TABLE reputation_search (
  id INTEGER PRIMARY KEY,
  words TEXT NOT NULL,
  images INTEGER NOT NULL DEFAULT 0 CHECK (images IN (0, 1))
) STRICT;

-- When the user looked, and how it was then.
CREATE TABLE reputation_check (
  id INTEGER PRIMARY KEY,
  date TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  good INTEGER NOT NULL DEFAULT 0,
  neutral INTEGER NOT NULL DEFAULT 0,
  bad INTEGER NOT NULL DEFAULT 0           -- and not dealt with
) STRICT;

CREATE TABLE reputation_finding (
  id INTEGER PRIMARY KEY,
  what TEXT NOT NULL,
  link TEXT NOT NULL DEFAULT '',
  tone TEXT NOT NULL DEFAULT 'neutral' CHECK (tone IN ('good', 'neutral', 'bad')),
  answer TEXT NOT NULL DEFAULT '',
  found_on TEXT NOT NULL,
  dealt_on TEXT NOT NULL DEFAULT ''
) STRICT;
