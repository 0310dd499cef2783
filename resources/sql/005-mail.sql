-- Accounts and messages (W4, M1, M2).

CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,                -- under what the system keyring has the password
  name TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL,
  user TEXT NOT NULL DEFAULT '',           -- to sign in with; empty: the address
  host TEXT NOT NULL DEFAULT '',
  port INTEGER NOT NULL DEFAULT 465 CHECK (port BETWEEN 0 AND 65535),
  security TEXT NOT NULL DEFAULT 'tls',    -- relnet_security_to_name ()
  problem TEXT NOT NULL DEFAULT '',        -- why nothing goes through it until the user has seen to it
  problem_detail TEXT NOT NULL DEFAULT '',
  checked_at INTEGER NOT NULL DEFAULT 0
) STRICT;

-- The states and who may go from which to which: relnet-message-store.c.
CREATE TABLE message (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL DEFAULT 'draft',     -- relnet_mail_state_to_name ()
  subject TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL DEFAULT '',
  header_id TEXT NOT NULL DEFAULT '',      -- Message-ID, fixed when queued
  in_reply_to TEXT NOT NULL DEFAULT '',
  thread TEXT NOT NULL DEFAULT '',         -- Message-IDs, separated by spaces
  send_after INTEGER NOT NULL DEFAULT 0,
  remind_days INTEGER NOT NULL DEFAULT 0 CHECK (remind_days >= 0),
  attempts INTEGER NOT NULL DEFAULT 0,
  attempted_at INTEGER NOT NULL DEFAULT 0,
  next_attempt INTEGER NOT NULL DEFAULT 0,
  problem TEXT NOT NULL DEFAULT '',        -- relnet_mail_problem_to_name ()
  error TEXT NOT NULL DEFAULT '',
  detail TEXT NOT NULL DEFAULT '',
  added_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  sent_at INTEGER NOT NULL DEFAULT 0,
  deleted_at INTEGER
) STRICT;
CREATE INDEX message_waiting ON message (state) WHERE state <> 'sent' AND deleted_at IS NULL;
CREATE INDEX message_sent ON message (sent_at DESC) WHERE state = 'sent' AND deleted_at IS NULL;
CREATE INDEX message_deleted ON message (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE message_recipient (
  message_id INTEGER NOT NULL REFERENCES message ON DELETE CASCADE,
  rank INTEGER NOT NULL,
  kind TEXT NOT NULL,                      -- relnet_recipient_kind_to_name ()
  name TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL,
  folded TEXT NOT NULL,                    -- relnet_text_fold_email (address)
  person_id INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (message_id, rank)
) STRICT, WITHOUT ROWID;
CREATE INDEX message_recipient_by_person ON message_recipient (person_id) WHERE person_id <> 0;
CREATE INDEX message_recipient_by_folded ON message_recipient (folded);

CREATE TABLE message_attachment (
  id INTEGER PRIMARY KEY,
  message_id INTEGER NOT NULL REFERENCES message ON DELETE CASCADE,
  rank INTEGER NOT NULL,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL DEFAULT 'application/octet-stream',
  size INTEGER NOT NULL,
  content BLOB NOT NULL
) STRICT;
CREATE INDEX message_attachment_by_message ON message_attachment (message_id, rank);

-- The exact bytes that go to the server, made when the message is queued and the same at every attempt. Not part of
-- undo: a change of the draft removes them.
CREATE TABLE message_wire (
  message_id INTEGER PRIMARY KEY REFERENCES message ON DELETE CASCADE,
  content BLOB NOT NULL
) STRICT;
