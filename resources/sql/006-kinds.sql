-- What an interaction is a trace of (T2): promises, favours, introductions stand in the timeline by themselves.

ALTER TABLE interaction ADD COLUMN kind TEXT NOT NULL DEFAULT 'exchange'; -- relnet_interaction_kind_to_name ()
ALTER TABLE interaction ADD COLUMN subject_id INTEGER NOT NULL DEFAULT 0; -- the promise, favour … that kind says; 0 none
CREATE INDEX interaction_by_subject ON interaction (kind, subject_id) WHERE subject_id <> 0;
