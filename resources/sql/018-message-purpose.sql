-- What a message is for (C1, C2, C3, I1): once it is sent, that is noted of the promise, favour, goal or introduction it
-- is about. Not part of undo: taking back what was noted does not make it be noted again.
CREATE TABLE message_purpose (
  message_id INTEGER PRIMARY KEY REFERENCES message ON DELETE CASCADE,
  situation TEXT NOT NULL,                 -- that of the template it began with
  subject_id INTEGER NOT NULL,             -- of the promise, favour …: see relnet-message-purpose.c
  due INTEGER NOT NULL DEFAULT 0 CHECK (due IN (0, 1)) -- it was sent, and that is still to be noted
) STRICT;
CREATE INDEX message_purpose_due ON message_purpose (message_id) WHERE due = 1;

-- When the other side was told that it is at risk; '' not yet.
ALTER TABLE promise ADD COLUMN warned_on TEXT NOT NULL DEFAULT '';

-- What came of goals through an introduction stands on its card.
CREATE INDEX goal_outcome_source_by_introduction ON goal_outcome_source (introduction_id) WHERE introduction_id IS NOT NULL;
