-- What the office sets for its papers: its own wordings, heads and signers,
-- recipients, legal grounds, and the pre-printed certificates. An empty day is
-- an open end of a validity. Places on a certificate are millimetres.

CREATE TABLE paper_texts (
  id         INTEGER PRIMARY KEY,
  kind       TEXT NOT NULL,
  valid_from TEXT NOT NULL CHECK (valid_from = '' OR valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  valid_to   TEXT NOT NULL CHECK (valid_to = '' OR valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  text       TEXT NOT NULL,
  person     TEXT NOT NULL,
  at         TEXT NOT NULL,
  CHECK (valid_from = '' OR valid_to = '' OR valid_from <= valid_to)
) STRICT;
CREATE INDEX paper_texts_kind ON paper_texts (kind, valid_from);

CREATE TABLE paper_heads (
  id         INTEGER PRIMARY KEY,
  valid_from TEXT NOT NULL CHECK (valid_from = '' OR valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  valid_to   TEXT NOT NULL CHECK (valid_to = '' OR valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  parent     TEXT NOT NULL,
  issuer     TEXT NOT NULL, -- lines parted by a line end
  place      TEXT NOT NULL,
  position   TEXT NOT NULL,
  signer     TEXT NOT NULL,
  CHECK (valid_from = '' OR valid_to = '' OR valid_from <= valid_to)
) STRICT;

CREATE TABLE paper_recipients (
  id         INTEGER PRIMARY KEY,
  kind       TEXT NOT NULL, -- '' for every kind without recipients of its own
  role       TEXT NOT NULL CHECK (role IN ('to', 'copy')),
  position   INTEGER NOT NULL,
  valid_from TEXT NOT NULL CHECK (valid_from = '' OR valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  valid_to   TEXT NOT NULL CHECK (valid_to = '' OR valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  name       TEXT NOT NULL,
  CHECK (valid_from = '' OR valid_to = '' OR valid_from <= valid_to)
) STRICT;
CREATE INDEX paper_recipients_kind ON paper_recipients (kind, role, position);

CREATE TABLE legal_bases (
  id         INTEGER PRIMARY KEY,
  position   INTEGER NOT NULL,
  text       TEXT NOT NULL,
  kinds      TEXT NOT NULL CHECK (json_valid(kinds)), -- array of kinds, [] for every paper that cites any
  valid_from TEXT NOT NULL CHECK (valid_from = '' OR valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  valid_to   TEXT NOT NULL CHECK (valid_to = '' OR valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  recheck    INTEGER NOT NULL CHECK (recheck IN (0, 1)),
  source     TEXT NOT NULL,
  CHECK (valid_from = '' OR valid_to = '' OR valid_from <= valid_to)
) STRICT;

CREATE TABLE blanks (
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL UNIQUE,
  width    REAL NOT NULL CHECK (width > 0),
  height   REAL NOT NULL CHECK (height > 0),
  offset_x REAL NOT NULL,
  offset_y REAL NOT NULL
) STRICT;

CREATE TABLE blank_fields (
  blank_id INTEGER NOT NULL REFERENCES blanks (id) ON DELETE CASCADE,
  name     TEXT NOT NULL,
  x        REAL NOT NULL,
  y        REAL NOT NULL,
  width    REAL NOT NULL CHECK (width > 0),
  size     REAL NOT NULL CHECK (size > 0), -- points
  bold     INTEGER NOT NULL CHECK (bold IN (0, 1)),
  italic   INTEGER NOT NULL CHECK (italic IN (0, 1)),
  capital  INTEGER NOT NULL CHECK (capital IN (0, 1)),
  align    TEXT NOT NULL CHECK (align IN ('left', 'centre', 'right')),
  PRIMARY KEY (blank_id, name)
) STRICT, WITHOUT ROWID;
