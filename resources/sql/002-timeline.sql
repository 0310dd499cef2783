-- Interactions (T1–T3).

CREATE TABLE interaction (
  id INTEGER PRIMARY KEY,
  date TEXT NOT NULL,                      -- a date without a time stays a date in every time zone
  instant INTEGER NOT NULL DEFAULT 0,      -- 0 if only the date is known
  channel TEXT NOT NULL,                   -- relnet_channel_to_name ()
  direction TEXT NOT NULL DEFAULT 'both',
  initiated_by_me INTEGER NOT NULL DEFAULT 1 CHECK (initiated_by_me IN (0, 1)),
  outcome TEXT NOT NULL DEFAULT '',
  subject TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  they_said TEXT NOT NULL DEFAULT '',
  worth INTEGER NOT NULL DEFAULT 0 CHECK (worth BETWEEN 0 AND 5),
  minutes INTEGER NOT NULL DEFAULT 0 CHECK (minutes >= 0),
  place TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT 'user',     -- user, mail, import
  message_id INTEGER NOT NULL DEFAULT 0,   -- the message it is the trace of
  added_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX interaction_by_date ON interaction (date DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX interaction_deleted ON interaction (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX interaction_by_message ON interaction (message_id) WHERE message_id <> 0;

-- date, counts and hidden repeat what the interaction says, so that one index answers both the timeline of a person
-- and the last contact. relnet-interaction-store.c keeps them.
CREATE TABLE interaction_person (
  interaction_id INTEGER NOT NULL REFERENCES interaction ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  date TEXT NOT NULL,
  counts INTEGER NOT NULL CHECK (counts IN (0, 1)), -- whether it resets the cadence (A2)
  hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)), -- the interaction is marked as deleted
  PRIMARY KEY (interaction_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX interaction_person_timeline ON interaction_person (person_id, date DESC, interaction_id DESC, counts)
  WHERE hidden = 0;

CREATE TRIGGER interaction_person_added AFTER INSERT ON interaction_person WHEN NEW.hidden = 0 BEGIN
  UPDATE person_summary
     SET interactions = interactions + 1,
         last_contact = CASE WHEN NEW.counts THEN max (last_contact, NEW.date) ELSE last_contact END
   WHERE person_id = NEW.person_id;
  UPDATE person_summary SET due = (SELECT due FROM person_due WHERE person_id = NEW.person_id)
   WHERE person_id = NEW.person_id AND cadence_days > 0 AND NEW.counts;
END;

CREATE TRIGGER interaction_person_removed AFTER DELETE ON interaction_person WHEN OLD.hidden = 0 BEGIN
  UPDATE person_summary
     SET interactions = interactions - 1,
         last_contact = coalesce ((SELECT date FROM interaction_person
                                    WHERE person_id = OLD.person_id AND hidden = 0 AND counts = 1
                                    ORDER BY date DESC LIMIT 1), '')
   WHERE person_id = OLD.person_id;
  UPDATE person_summary SET due = (SELECT due FROM person_due WHERE person_id = OLD.person_id)
   WHERE person_id = OLD.person_id AND cadence_days > 0;
END;

CREATE TRIGGER interaction_person_changed AFTER UPDATE ON interaction_person BEGIN
  UPDATE person_summary
     SET interactions = interactions + (NEW.hidden = 0) - (OLD.hidden = 0),
         last_contact = coalesce ((SELECT date FROM interaction_person
                                    WHERE person_id = NEW.person_id AND hidden = 0 AND counts = 1
                                    ORDER BY date DESC LIMIT 1), '')
   WHERE person_id = NEW.person_id;
  UPDATE person_summary SET due = (SELECT due FROM person_due WHERE person_id = NEW.person_id)
   WHERE person_id = NEW.person_id AND cadence_days > 0;
END;

CREATE VIRTUAL TABLE interaction_fts USING fts5 (
  subject, note, they_said, place,
  content = 'interaction', content_rowid = 'id', detail = none, prefix = '1 2 3 4 5',
  tokenize = "unicode61 remove_diacritics 2"
);

CREATE TRIGGER interaction_fts_added AFTER INSERT ON interaction BEGIN
  INSERT INTO interaction_fts (rowid, subject, note, they_said, place)
  VALUES (NEW.id, NEW.subject, NEW.note, NEW.they_said, NEW.place);
END;

CREATE TRIGGER interaction_fts_removed AFTER DELETE ON interaction BEGIN
  INSERT INTO interaction_fts (interaction_fts, rowid, subject, note, they_said, place)
  VALUES ('delete', OLD.id, OLD.subject, OLD.note, OLD.they_said, OLD.place);
END;

CREATE TRIGGER interaction_fts_changed AFTER UPDATE OF subject, note, they_said, place ON interaction BEGIN
  INSERT INTO interaction_fts (interaction_fts, rowid, subject, note, they_said, place)
  VALUES ('delete', OLD.id, OLD.subject, OLD.note, OLD.they_said, OLD.place);
  INSERT INTO interaction_fts (rowid, subject, note, they_said, place)
  VALUES (NEW.id, NEW.subject, NEW.note, NEW.they_said, NEW.place);
END;
