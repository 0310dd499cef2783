-- The ranking of Reconnect (R1): what goals, sectors and expertise add to the past. The rules are those of
-- relnet-reconnect-score.c, relnet-reconnect-store.c keeps person_closeness.context by them before each commit.

-- Whose points are to be counted anew; 0 stands for everybody.
CREATE TABLE reconnect_pending (
  person_id INTEGER PRIMARY KEY
) STRICT;

-- How many clients are in a sector, counted anew with everybody.
CREATE TABLE reconnect_sector (
  sector TEXT PRIMARY KEY,                 -- relnet_text_fold ()
  clients INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX person_relation_by_relation ON person_relation (relation, person_id);
-- How many have drifted away by a day, and who did in a period.
CREATE INDEX person_closeness_by_drift ON person_closeness (drifts_on) WHERE drifts_on IS NOT NULL;
CREATE INDEX reconnect_choice_resting ON reconnect_choice (resting) WHERE resting = 1;

CREATE TRIGGER reconnect_closeness_added AFTER INSERT ON person_closeness
WHEN NEW.drifts_on IS NOT NULL AND NOT EXISTS (SELECT 1 FROM reconnect_pending WHERE person_id = 0) BEGIN
  INSERT INTO reconnect_pending (person_id) VALUES (NEW.person_id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER reconnect_closeness_changed AFTER UPDATE OF drifts_on ON person_closeness
WHEN OLD.drifts_on IS NULL AND NEW.drifts_on IS NOT NULL BEGIN
  INSERT INTO reconnect_pending (person_id) VALUES (NEW.person_id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER reconnect_person_changed AFTER UPDATE OF sector, expertise, deleted_at ON person
WHEN NEW.sector <> OLD.sector OR NEW.expertise <> OLD.expertise OR NEW.deleted_at IS NOT OLD.deleted_at BEGIN
  INSERT INTO reconnect_pending (person_id)
  SELECT CASE WHEN EXISTS (SELECT 1 FROM person_relation WHERE person_id = NEW.id AND relation = 'client')
                OR EXISTS (SELECT 1 FROM circle_member JOIN circle ON circle.id = circle_id
                            WHERE person_id = NEW.id AND folded = 'clients') THEN 0 ELSE NEW.id END
   WHERE true ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER reconnect_client_added AFTER INSERT ON person_relation WHEN NEW.relation = 'client' BEGIN
  INSERT INTO reconnect_pending (person_id) VALUES (0) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER reconnect_client_removed AFTER DELETE ON person_relation WHEN OLD.relation = 'client' BEGIN
  INSERT INTO reconnect_pending (person_id) VALUES (0) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER reconnect_circle_member_added AFTER INSERT ON circle_member
WHEN (SELECT folded FROM circle WHERE id = NEW.circle_id) = 'clients' BEGIN
  INSERT INTO reconnect_pending (person_id) VALUES (0) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER reconnect_circle_member_removed AFTER DELETE ON circle_member
WHEN (SELECT folded FROM circle WHERE id = OLD.circle_id) = 'clients' BEGIN
  INSERT INTO reconnect_pending (person_id) VALUES (0) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER reconnect_circle_renamed AFTER UPDATE OF folded ON circle
WHEN NEW.folded <> OLD.folded AND (NEW.folded = 'clients' OR OLD.folded = 'clients') BEGIN
  INSERT INTO reconnect_pending (person_id) VALUES (0) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER reconnect_circle_removed AFTER DELETE ON circle WHEN OLD.folded = 'clients' BEGIN
  INSERT INTO reconnect_pending (person_id) VALUES (0) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER reconnect_goal_added AFTER INSERT ON goal BEGIN
  INSERT INTO reconnect_pending (person_id) VALUES (0) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER reconnect_goal_changed AFTER UPDATE OF state, deleted_at, sector, expertise, target_id ON goal
WHEN NEW.state <> OLD.state OR NEW.deleted_at IS NOT OLD.deleted_at OR NEW.sector <> OLD.sector
  OR NEW.expertise <> OLD.expertise OR NEW.target_id IS NOT OLD.target_id BEGIN
  INSERT INTO reconnect_pending (person_id) VALUES (0) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER reconnect_goal_removed AFTER DELETE ON goal BEGIN
  INSERT INTO reconnect_pending (person_id) VALUES (0) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER reconnect_goal_person_added AFTER INSERT ON goal_person WHEN NEW.person_id IS NOT NULL BEGIN
  INSERT INTO reconnect_pending (person_id) VALUES (NEW.person_id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER reconnect_goal_person_changed AFTER UPDATE OF person_id, goal_id ON goal_person BEGIN
  INSERT INTO reconnect_pending (person_id)
  SELECT person_id FROM (SELECT NEW.person_id AS person_id UNION SELECT OLD.person_id) WHERE person_id IS NOT NULL
      ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER reconnect_goal_person_removed AFTER DELETE ON goal_person WHEN OLD.person_id IS NOT NULL BEGIN
  INSERT INTO reconnect_pending (person_id) VALUES (OLD.person_id) ON CONFLICT DO NOTHING;
END;

-- Through whom somebody can be reached: via_total follows the closeness of those who know them. More is passed on at once, less is
-- looked up anew. While everybody is pending all are read in one go.
CREATE TRIGGER reconnect_via_closer AFTER UPDATE OF total ON person_closeness
WHEN NEW.total > OLD.total AND NOT EXISTS (SELECT 1 FROM reconnect_pending WHERE person_id = 0) BEGIN
  UPDATE person_closeness SET via_total = NEW.total
   WHERE via_total < NEW.total AND drifts_on IS NOT NULL
     AND person_id IN (SELECT second_id FROM acquaintance WHERE first_id = NEW.person_id AND refused = 0
                        UNION ALL SELECT first_id FROM acquaintance WHERE second_id = NEW.person_id AND refused = 0)
     AND EXISTS (SELECT 1 FROM person WHERE id = NEW.person_id AND deleted_at IS NULL);
END;

CREATE TRIGGER reconnect_via_added AFTER INSERT ON person_closeness
WHEN NOT EXISTS (SELECT 1 FROM reconnect_pending WHERE person_id = 0) BEGIN
  INSERT INTO reconnect_pending (person_id)
  SELECT second_id FROM acquaintance WHERE first_id = NEW.person_id
   UNION SELECT first_id FROM acquaintance WHERE second_id = NEW.person_id ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER reconnect_via_farther AFTER UPDATE OF total ON person_closeness
WHEN NEW.total < OLD.total AND NOT EXISTS (SELECT 1 FROM reconnect_pending WHERE person_id = 0) BEGIN
  INSERT INTO reconnect_pending (person_id)
  SELECT second_id FROM acquaintance WHERE first_id = NEW.person_id
   UNION SELECT first_id FROM acquaintance WHERE second_id = NEW.person_id ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER reconnect_via_removed AFTER DELETE ON person_closeness
WHEN NOT EXISTS (SELECT 1 FROM reconnect_pending WHERE person_id = 0) BEGIN
  INSERT INTO reconnect_pending (person_id)
  SELECT second_id FROM acquaintance WHERE first_id = OLD.person_id
   UNION SELECT first_id FROM acquaintance WHERE second_id = OLD.person_id ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER reconnect_via_person_changed AFTER UPDATE OF deleted_at ON person
WHEN NEW.deleted_at IS NOT OLD.deleted_at BEGIN
  INSERT INTO reconnect_pending (person_id)
  SELECT second_id FROM acquaintance WHERE first_id = NEW.id
   UNION SELECT first_id FROM acquaintance WHERE second_id = NEW.id ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER reconnect_acquaintance_added AFTER INSERT ON acquaintance BEGIN
  INSERT INTO reconnect_pending (person_id) VALUES (NEW.first_id), (NEW.second_id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER reconnect_acquaintance_changed AFTER UPDATE OF first_id, second_id, refused ON acquaintance BEGIN
  INSERT INTO reconnect_pending (person_id)
  VALUES (NEW.first_id), (NEW.second_id), (OLD.first_id), (OLD.second_id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER reconnect_acquaintance_removed AFTER DELETE ON acquaintance BEGIN
  INSERT INTO reconnect_pending (person_id) VALUES (OLD.first_id), (OLD.second_id) ON CONFLICT DO NOTHING;
END;
