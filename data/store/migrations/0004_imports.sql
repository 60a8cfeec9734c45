-- What each import changed, with what the book held before, so that the whole
-- of it can be undone; and how the columns of foreign tables were matched.

CREATE TABLE import_batches (
  id     INTEGER PRIMARY KEY,
  at     TEXT NOT NULL,
  person TEXT NOT NULL,
  steps  TEXT NOT NULL CHECK (json_valid(steps)) -- array: what no single file changed, in order
) STRICT;

CREATE TABLE import_files (
  batch_id INTEGER NOT NULL REFERENCES import_batches (id),
  position INTEGER NOT NULL,
  name     TEXT NOT NULL,
  layout   TEXT NOT NULL,
  cells    TEXT NOT NULL CHECK (json_valid(cells)), -- array: the cells that changed the book, old and new
  steps    TEXT NOT NULL CHECK (json_valid(steps)), -- array: what it changed, in order
  PRIMARY KEY (batch_id, position)
) STRICT;

CREATE TABLE import_undos (
  batch_id INTEGER PRIMARY KEY REFERENCES import_batches (id),
  at       TEXT NOT NULL,
  person   TEXT NOT NULL,
  undone   INTEGER NOT NULL, -- cells put back
  kept     INTEGER NOT NULL  -- cells left because they were changed later
) STRICT;

CREATE TABLE import_mappings (
  signature TEXT NOT NULL PRIMARY KEY,
  mapping   TEXT NOT NULL CHECK (json_valid(mapping)),
  file      TEXT NOT NULL, -- where it was made
  at        TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER import_batches_no_update BEFORE UPDATE ON import_batches
BEGIN SELECT raise(ABORT, 'imports never change'); END;
CREATE TRIGGER import_batches_no_delete BEFORE DELETE ON import_batches
BEGIN SELECT raise(ABORT, 'imports never change'); END;
CREATE TRIGGER import_files_no_update BEFORE UPDATE ON import_files
BEGIN SELECT raise(ABORT, 'imports never change'); END;
CREATE TRIGGER import_files_no_delete BEFORE DELETE ON import_files
BEGIN SELECT raise(ABORT, 'imports never change'); END;
CREATE TRIGGER import_undos_no_update BEFORE UPDATE ON import_undos
BEGIN SELECT raise(ABORT, 'imports never change'); END;
CREATE TRIGGER import_undos_no_delete BEFORE DELETE ON import_undos
BEGIN SELECT raise(ABORT, 'imports never change'); END;
