-- Templates the user wrote or changed (W1); those of RelNet are files.

CREATE TABLE template (
  id INTEGER PRIMARY KEY,
  situation TEXT NOT NULL,                 -- that of a file it stands for, or the user's own name
  language TEXT NOT NULL,
  register TEXT NOT NULL DEFAULT '',       -- tu, vous; '' where the language makes no difference
  subject TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL,
  UNIQUE (situation, language, register)
) STRICT;
