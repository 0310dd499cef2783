-- People (P1–P5) and circles. Texts are never NULL: an empty text is an unset one. Dates are ISO text without a time,
-- instants are seconds since the epoch (UTC).

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL,                       -- for other programs: vCard's UID
  name TEXT NOT NULL,                      -- as it is shown
  name_folded TEXT NOT NULL,               -- relnet_text_fold (name)
  sort_key BLOB NOT NULL,                  -- name in the order of the user's locale (setting “collation”)
  name_prefix TEXT NOT NULL DEFAULT '',
  given_name TEXT NOT NULL DEFAULT '',
  middle_name TEXT NOT NULL DEFAULT '',
  family_name TEXT NOT NULL DEFAULT '',
  name_suffix TEXT NOT NULL DEFAULT '',
  nickname TEXT NOT NULL DEFAULT '',
  birthday TEXT NOT NULL DEFAULT '',       -- YYYY-MM-DD or --MM-DD
  sector TEXT NOT NULL DEFAULT '',
  function TEXT NOT NULL DEFAULT '',
  seniority TEXT NOT NULL DEFAULT '',
  city TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL DEFAULT '',
  generation TEXT NOT NULL DEFAULT '',
  expertise TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT '',       -- BCP 47, “fr”
  register TEXT NOT NULL DEFAULT '',       -- tu, vous
  prefers TEXT NOT NULL DEFAULT '',        -- how they like to be reached
  interests TEXT NOT NULL DEFAULT '',
  matters TEXT NOT NULL DEFAULT '',
  their_goals TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  met_date TEXT NOT NULL DEFAULT '',
  met_place TEXT NOT NULL DEFAULT '',
  met_through TEXT NOT NULL DEFAULT '',
  met_context TEXT NOT NULL DEFAULT '',    -- the project or event
  met_role TEXT NOT NULL DEFAULT '',       -- as what they know me
  cadence_days INTEGER NOT NULL DEFAULT -1 CHECK (cadence_days >= -1), -- 0 none, -1 that of the circles
  paused_until TEXT NOT NULL DEFAULT '',
  snoozed_until TEXT NOT NULL DEFAULT '',
  starred INTEGER NOT NULL DEFAULT 0 CHECK (starred IN (0, 1)),
  source_format TEXT NOT NULL DEFAULT '',  -- “vcard”, “csv”: what source_card is
  source_card TEXT NOT NULL DEFAULT '',    -- the record the person was read from, so that nothing unknown is lost
  added_on TEXT NOT NULL,                  -- date
  added_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  deleted_at INTEGER                       -- marked; a purge removes it after 30 days
) STRICT;

CREATE UNIQUE INDEX person_by_uid ON person (uid) WHERE deleted_at IS NULL;
-- With deleted_at, though it is always NULL here: SQLite 3.40 takes the index for the whole answer only then.
CREATE INDEX person_by_sort_key ON person (sort_key, id, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX person_by_name_folded ON person (name_folded) WHERE deleted_at IS NULL;
CREATE INDEX person_by_birthday ON person (substr (birthday, -5)) WHERE birthday <> '' AND deleted_at IS NULL;
CREATE INDEX person_deleted ON person (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX person_starred ON person (starred) WHERE starred = 1;

CREATE TABLE email (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  rank INTEGER NOT NULL,                   -- 0 is the preferred one
  label TEXT NOT NULL DEFAULT '',
  value TEXT NOT NULL,
  folded TEXT NOT NULL                     -- relnet_text_fold_email (value)
) STRICT;
CREATE INDEX email_by_person ON email (person_id, rank);
CREATE INDEX email_by_folded ON email (folded);

CREATE TABLE phone (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  rank INTEGER NOT NULL,
  label TEXT NOT NULL DEFAULT '',
  value TEXT NOT NULL,
  digits TEXT NOT NULL                     -- relnet_text_phone_digits (value)
) STRICT;
CREATE INDEX phone_by_person ON phone (person_id, rank);
CREATE INDEX phone_by_tail ON phone (substr (digits, -9));

CREATE TABLE link (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  rank INTEGER NOT NULL,
  label TEXT NOT NULL DEFAULT '',
  value TEXT NOT NULL,
  folded TEXT NOT NULL                     -- without scheme, “www.” and final “/”, in lower case
) STRICT;
CREATE INDEX link_by_person ON link (person_id, rank);
CREATE INDEX link_by_folded ON link (folded);

CREATE TABLE address (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  rank INTEGER NOT NULL,
  label TEXT NOT NULL DEFAULT '',
  street TEXT NOT NULL DEFAULT '',
  city TEXT NOT NULL DEFAULT '',
  region TEXT NOT NULL DEFAULT '',
  postcode TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX address_by_person ON address (person_id, rank);

CREATE TABLE organisation (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  folded TEXT NOT NULL UNIQUE              -- relnet_text_fold (name)
) STRICT;

CREATE TABLE position (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  rank INTEGER NOT NULL,                   -- the current ones come first
  organisation_id INTEGER REFERENCES organisation,
  department TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  from_year INTEGER NOT NULL DEFAULT 0,
  to_year INTEGER NOT NULL DEFAULT 0,
  current INTEGER NOT NULL DEFAULT 1 CHECK (current IN (0, 1))
) STRICT;
CREATE INDEX position_by_person ON position (person_id, rank);
CREATE INDEX position_by_organisation ON position (organisation_id);

CREATE TABLE person_relation (
  person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  relation TEXT NOT NULL,                  -- relnet_relation_to_name ()
  PRIMARY KEY (person_id, relation)
) STRICT, WITHOUT ROWID;

CREATE TABLE person_tag (
  person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  tag TEXT NOT NULL,
  PRIMARY KEY (person_id, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_tag_by_tag ON person_tag (tag);

CREATE TABLE person_photo (
  person_id INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE,
  image BLOB NOT NULL                      -- the bytes of an image file
) STRICT;

CREATE TABLE circle (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  folded TEXT NOT NULL UNIQUE,
  colour INTEGER NOT NULL DEFAULT 0,
  cadence_days INTEGER NOT NULL DEFAULT 0 CHECK (cadence_days >= 0),
  exempt INTEGER NOT NULL DEFAULT 0 CHECK (exempt IN (0, 1)),
  rank INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE circle_member (
  circle_id INTEGER NOT NULL REFERENCES circle ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  PRIMARY KEY (circle_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX circle_member_by_person ON circle_member (person_id);

-- What rows and agenda ask about a person, kept by the triggers here and in 002: never written by anybody else, so it
-- is left out of undo and right again after it.
CREATE TABLE person_summary (
  person_id INTEGER PRIMARY KEY REFERENCES person ON DELETE CASCADE,
  last_contact TEXT NOT NULL DEFAULT '',   -- date of the last interaction that resets the cadence
  interactions INTEGER NOT NULL DEFAULT 0, -- how many there are, of every channel
  cadence_days INTEGER NOT NULL DEFAULT 0, -- the one that holds: the person's own, else the shortest of the circles
  due TEXT                                 -- when to be in touch again; NULL without a cadence
) STRICT;
-- With the rhythm: the agenda ranks everybody whose turn it is from this index alone.
CREATE INDEX person_summary_by_due ON person_summary (due, cadence_days) WHERE due IS NOT NULL;
CREATE INDEX person_summary_by_last_contact ON person_summary (last_contact);

-- The rule of A2: due one cadence after the last contact; somebody never contacted, as soon as they have a cadence.
CREATE VIEW person_due AS
SELECT person_id, last_contact, cadence_days,
       CASE WHEN cadence_days <= 0 OR deleted_at IS NOT NULL THEN NULL
            WHEN last_contact = '' THEN added_on
            ELSE date (last_contact, '+' || cadence_days || ' days') END AS due
  FROM (SELECT person.id AS person_id, last_contact, added_on, deleted_at,
               CASE WHEN person.cadence_days >= 0 THEN person.cadence_days
                    ELSE coalesce ((SELECT min (circle.cadence_days) FROM circle_member
                                      JOIN circle ON circle.id = circle_id
                                     WHERE person_id = person.id AND circle.cadence_days > 0), 0) END AS cadence_days
          FROM person JOIN person_summary ON person_summary.person_id = person.id);

CREATE TRIGGER person_added AFTER INSERT ON person BEGIN
  INSERT INTO person_summary (person_id, cadence_days, due)
  VALUES (NEW.id, max (NEW.cadence_days, 0),
          CASE WHEN NEW.cadence_days > 0 AND NEW.deleted_at IS NULL THEN NEW.added_on END);
END;

CREATE TRIGGER person_rhythm_changed AFTER UPDATE OF cadence_days, deleted_at, added_on ON person BEGIN
  UPDATE person_summary SET (cadence_days, due) = (SELECT cadence_days, due FROM person_due WHERE person_id = NEW.id)
   WHERE person_id = NEW.id;
END;

CREATE TRIGGER circle_member_added AFTER INSERT ON circle_member BEGIN
  UPDATE person_summary SET (cadence_days, due) = (SELECT cadence_days, due FROM person_due
                                                    WHERE person_id = NEW.person_id)
   WHERE person_id = NEW.person_id;
END;

CREATE TRIGGER circle_member_removed AFTER DELETE ON circle_member BEGIN
  UPDATE person_summary SET (cadence_days, due) = (SELECT cadence_days, due FROM person_due
                                                    WHERE person_id = OLD.person_id)
   WHERE person_id = OLD.person_id;
END;

CREATE TRIGGER circle_rhythm_changed AFTER UPDATE OF cadence_days ON circle BEGIN
  UPDATE person_summary SET (cadence_days, due) = (SELECT cadence_days, due FROM person_due
                                                    WHERE person_id = person_summary.person_id)
   WHERE person_id IN (SELECT person_id FROM circle_member WHERE circle_id = NEW.id);
END;

-- Search in what is written about people: newest first, never ranked, so the lean form (design/performance.md).
-- While an import is written, the setting “unindexed_from” holds the first person it adds: they are indexed together at
-- its end, because FTS5 writes all it holds at each statement that fires a trigger.
CREATE VIRTUAL TABLE person_fts USING fts5 (
  note, matters, their_goals, interests, expertise, sector, city, met_place, met_context,
  content = 'person', content_rowid = 'id', detail = none, prefix = '1 2 3 4 5',
  tokenize = "unicode61 remove_diacritics 2"
);

CREATE TRIGGER person_fts_added AFTER INSERT ON person
WHEN (NEW.note <> '' OR NEW.matters <> '' OR NEW.their_goals <> '' OR NEW.interests <> '' OR NEW.expertise <> ''
  OR NEW.sector <> '' OR NEW.city <> '' OR NEW.met_place <> '' OR NEW.met_context <> '')
  AND NEW.id < coalesce ((SELECT CAST (value AS INTEGER) FROM setting WHERE name = 'unindexed_from'), NEW.id + 1) BEGIN
  INSERT INTO person_fts (rowid, note, matters, their_goals, interests, expertise, sector, city, met_place, met_context)
  VALUES (NEW.id, NEW.note, NEW.matters, NEW.their_goals, NEW.interests, NEW.expertise, NEW.sector, NEW.city,
          NEW.met_place, NEW.met_context);
END;

CREATE TRIGGER person_fts_removed AFTER DELETE ON person
WHEN OLD.note <> '' OR OLD.matters <> '' OR OLD.their_goals <> '' OR OLD.interests <> '' OR OLD.expertise <> ''
  OR OLD.sector <> '' OR OLD.city <> '' OR OLD.met_place <> '' OR OLD.met_context <> '' BEGIN
  INSERT INTO person_fts (person_fts, rowid, note, matters, their_goals, interests, expertise, sector, city, met_place,
                          met_context)
  VALUES ('delete', OLD.id, OLD.note, OLD.matters, OLD.their_goals, OLD.interests, OLD.expertise, OLD.sector, OLD.city,
          OLD.met_place, OLD.met_context);
END;

CREATE TRIGGER person_fts_changed
AFTER UPDATE OF note, matters, their_goals, interests, expertise, sector, city, met_place, met_context ON person
WHEN NEW.id < coalesce ((SELECT CAST (value AS INTEGER) FROM setting WHERE name = 'unindexed_from'), NEW.id + 1) BEGIN
  INSERT INTO person_fts (person_fts, rowid, note, matters, their_goals, interests, expertise, sector, city, met_place,
                          met_context)
  SELECT 'delete', OLD.id, OLD.note, OLD.matters, OLD.their_goals, OLD.interests, OLD.expertise, OLD.sector, OLD.city,
         OLD.met_place, OLD.met_context
   WHERE OLD.note <> '' OR OLD.matters <> '' OR OLD.their_goals <> '' OR OLD.interests <> '' OR OLD.expertise <> ''
      OR OLD.sector <> '' OR OLD.city <> '' OR OLD.met_place <> '' OR OLD.met_context <> '';
  INSERT INTO person_fts (rowid, note, matters, their_goals, interests, expertise, sector, city, met_place, met_context)
  SELECT NEW.id, NEW.note, NEW.matters, NEW.their_goals, NEW.interests, NEW.expertise, NEW.sector, NEW.city,
         NEW.met_place, NEW.met_context
   WHERE NEW.note <> '' OR NEW.matters <> '' OR NEW.their_goals <> '' OR NEW.interests <> '' OR NEW.expertise <> ''
      OR NEW.sector <> '' OR NEW.city <> '' OR NEW.met_place <> '' OR NEW.met_context <> '';
END;
