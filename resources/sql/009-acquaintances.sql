-- Who knows whom (P6).

CREATE TABLE acquaintance (
  id INTEGER PRIMARY KEY,
  first_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,  -- the smaller id
  second_id INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
  kind TEXT NOT NULL DEFAULT '',           -- relnet_acquaintance_kind_to_name ()
  note TEXT NOT NULL DEFAULT '',
  added_on TEXT NOT NULL,
  refused INTEGER NOT NULL DEFAULT 0 CHECK (refused IN (0, 1)), -- proposed, and the user said they do not know each other
  UNIQUE (first_id, second_id),
  CHECK (first_id < second_id)
) STRICT;
CREATE INDEX acquaintance_by_second ON acquaintance (second_id);
