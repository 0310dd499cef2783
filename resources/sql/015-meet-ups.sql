-- Recurring group events and who comes to them (E3). When one is, its rule says: rows of meet_up_occurrence are only those of
-- which something is known. See relnet-meet-up-dates.c.

CREATE TABLE meet_up (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  rule TEXT NOT NULL,                      -- RRULE of RFC 5545, of days: relnet-recurrence.c
  starts_on TEXT NOT NULL,
  time TEXT NOT NULL DEFAULT '',           -- “08:30”, wherever the user is
  minutes INTEGER NOT NULL DEFAULT 90 CHECK (minutes BETWEEN 0 AND 1440),
  place TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',           -- what it is about, for the invitation
  invite_days INTEGER NOT NULL DEFAULT 14 CHECK (invite_days BETWEEN 0 AND 365), -- 0: no reminder to invite
  ended_on TEXT NOT NULL DEFAULT '',
  added_at INTEGER NOT NULL,
  deleted_at INTEGER
) STRICT;
CREATE INDEX meet_up_deleted ON meet_up (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE meet_up_member (
  meet_up_id INTEGER NOT NULL REFERENCES meet_up ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  PRIMARY KEY (meet_up_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX meet_up_member_by_person ON meet_up_member (person_id);

CREATE TABLE meet_up_occurrence (
  id INTEGER PRIMARY KEY,
  meet_up_id INTEGER NOT NULL REFERENCES meet_up ON DELETE CASCADE,
  day TEXT NOT NULL,                       -- that of the rule
  moved_to TEXT NOT NULL DEFAULT '',       -- the day it takes place instead
  state TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'held', 'skipped')),
  interaction_id INTEGER NOT NULL DEFAULT 0, -- what stands of it in the timelines of those who came
  snoozed_until TEXT NOT NULL DEFAULT '',
  UNIQUE (meet_up_id, day)
) STRICT;

CREATE TABLE meet_up_guest (
  occurrence_id INTEGER NOT NULL REFERENCES meet_up_occurrence ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  invited_on TEXT NOT NULL DEFAULT '',     -- by word of mouth; by message: meet_up_invited
  answer TEXT NOT NULL DEFAULT '' CHECK (answer IN ('', 'yes', 'no')),
  PRIMARY KEY (occurrence_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX meet_up_guest_by_person ON meet_up_guest (person_id);

-- Who came is what the interaction says.

-- Who was invited, and when: by a message that is on its way, as long as it is not taken back (018-message-purpose.sql), or by
-- word of mouth.
CREATE VIEW meet_up_invited AS
SELECT occurrence_id, person_id, invited_on FROM meet_up_guest WHERE invited_on <> ''
 UNION ALL
SELECT subject_id, person_id, date (max (sent_at, changed_at), 'unixepoch', 'localtime')
  FROM message_purpose JOIN message ON message.id = message_purpose.message_id
  JOIN message_recipient ON message_recipient.message_id = message.id
 WHERE situation IN ('meetup-invitation', 'meetup-invitation-group') AND subject_id <> 0 AND person_id <> 0
   AND deleted_at IS NULL AND state NOT IN ('draft', 'failed');

-- Which days are not those of the rule: relnet_meet_up_dates_next ().
CREATE VIEW meet_up_exceptions AS
SELECT meet_up_id, group_concat (day || '=' || CASE state WHEN 'skipped' THEN '' ELSE moved_to END) AS text
  FROM meet_up_occurrence WHERE state = 'skipped' OR moved_to <> '' GROUP BY meet_up_id;
