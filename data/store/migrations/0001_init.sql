-- The book of one commune. Every decimal is one INTEGER of millionths
-- (column comments say "µ"), NULL when missing, so that SUM is exact. Days are
-- TEXT 'YYYY-MM-DD', '' for none; moments are RFC 3339 TEXT with milliseconds.
-- *_key columns hold the name in lower case with single spaces (vn.Key),
-- because SQLite folds ASCII letters only.

CREATE TABLE office (
  id       INTEGER PRIMARY KEY CHECK (id = 1),
  name     TEXT NOT NULL,
  commune  TEXT NOT NULL,
  district TEXT NOT NULL,
  province TEXT NOT NULL,
  place    TEXT NOT NULL,
  signer   TEXT NOT NULL,
  position TEXT NOT NULL,
  on_pace  INTEGER NOT NULL, -- µ
  at_risk  INTEGER NOT NULL  -- µ
) STRICT;

CREATE TABLE settings (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE people (
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL,
  position TEXT NOT NULL,
  active   INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE blocks (
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE units (
  id         INTEGER PRIMARY KEY,
  code       TEXT NOT NULL,
  code_key   TEXT NOT NULL UNIQUE,
  name       TEXT NOT NULL,
  name_key   TEXT NOT NULL,
  block_id   INTEGER REFERENCES blocks (id),
  kind       TEXT NOT NULL,
  head       TEXT NOT NULL,
  phone      TEXT NOT NULL,
  council    TEXT NOT NULL,
  valid_from TEXT NOT NULL CHECK (valid_from = '' OR valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  valid_to   TEXT NOT NULL CHECK (valid_to = '' OR valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  note       TEXT NOT NULL,
  sample     INTEGER NOT NULL CHECK (sample IN (0, 1)),
  position   INTEGER NOT NULL,
  CHECK (valid_from = '' OR valid_to = '' OR valid_from <= valid_to)
) STRICT;
CREATE INDEX units_block ON units (block_id);
CREATE INDEX units_name ON units (name_key);

CREATE TABLE unit_measures (
  unit_id INTEGER NOT NULL REFERENCES units (id),
  year    INTEGER NOT NULL,
  measure TEXT NOT NULL,
  amount  INTEGER NOT NULL, -- µ
  PRIMARY KEY (unit_id, year, measure)
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_measures_year ON unit_measures (year);

CREATE TABLE plans (
  id       INTEGER PRIMARY KEY,
  year     INTEGER NOT NULL UNIQUE,
  number   TEXT NOT NULL,
  date     TEXT NOT NULL CHECK (date = '' OR date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  title    TEXT NOT NULL,
  issuer   TEXT NOT NULL,
  signer   TEXT NOT NULL,
  position TEXT NOT NULL,
  sample   INTEGER NOT NULL CHECK (sample IN (0, 1))
) STRICT;

CREATE TABLE plan_parts (
  id       INTEGER PRIMARY KEY,
  plan_id  INTEGER NOT NULL REFERENCES plans (id),
  position INTEGER NOT NULL,
  kind     TEXT NOT NULL,
  number   TEXT NOT NULL,
  text     TEXT NOT NULL
) STRICT;
CREATE INDEX plan_parts_plan ON plan_parts (plan_id, position);

CREATE TABLE targets (
  id         INTEGER PRIMARY KEY,
  plan_id    INTEGER NOT NULL REFERENCES plans (id),
  parent_id  INTEGER,
  area_id    INTEGER REFERENCES plan_parts (id) ON DELETE SET NULL,
  number     TEXT NOT NULL,
  position   INTEGER NOT NULL,
  name       TEXT NOT NULL,
  text       TEXT NOT NULL,
  leaf       INTEGER NOT NULL CHECK (leaf IN (0, 1)),
  comparator TEXT NOT NULL,
  unit       TEXT NOT NULL,
  decimals   INTEGER NOT NULL CHECK (decimals BETWEEN 0 AND 6),
  timing     TEXT NOT NULL,
  roll_up    TEXT NOT NULL,
  weight     TEXT NOT NULL,
  pace       TEXT NOT NULL,
  pace_final TEXT NOT NULL,
  baseline   INTEGER, -- µ
  grades     TEXT NOT NULL CHECK (json_valid(grades)), -- array of names, best first
  lead_id    INTEGER REFERENCES units (id),
  note       TEXT NOT NULL,
  UNIQUE (plan_id, number),
  UNIQUE (id, plan_id),
  FOREIGN KEY (parent_id, plan_id) REFERENCES targets (id, plan_id)
) STRICT;
CREATE INDEX targets_plan ON targets (plan_id, position);
CREATE INDEX targets_parent ON targets (parent_id, plan_id);
CREATE INDEX targets_area ON targets (area_id);
CREATE INDEX targets_lead ON targets (lead_id);

-- Plan values have their own table because an item may have several: what the
-- council assigned, what the level above assigned, what was reached last year.
CREATE TABLE target_figures (
  target_id INTEGER NOT NULL REFERENCES targets (id) ON DELETE CASCADE,
  source    TEXT NOT NULL CHECK (source IN ('council', 'superior', 'last_year')),
  number    INTEGER, -- µ
  second    INTEGER, -- µ
  choice    TEXT NOT NULL,
  PRIMARY KEY (target_id, source)
) STRICT, WITHOUT ROWID;

CREATE TABLE allocations (
  target_id   INTEGER NOT NULL REFERENCES targets (id) ON DELETE CASCADE,
  unit_id     INTEGER NOT NULL REFERENCES units (id),
  number      INTEGER, -- µ
  second      INTEGER, -- µ
  choice      TEXT NOT NULL,
  last_number INTEGER, -- µ
  last_second INTEGER, -- µ
  last_choice TEXT NOT NULL,
  baseline    INTEGER, -- µ
  PRIMARY KEY (target_id, unit_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX allocations_unit ON allocations (unit_id);

CREATE TABLE registrations (
  target_id INTEGER NOT NULL REFERENCES targets (id) ON DELETE CASCADE,
  unit_id   INTEGER NOT NULL REFERENCES units (id),
  number    INTEGER, -- µ
  second    INTEGER, -- µ
  choice    TEXT NOT NULL,
  hard      INTEGER NOT NULL CHECK (hard IN (0, 1)),
  note      TEXT NOT NULL,
  PRIMARY KEY (target_id, unit_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX registrations_unit ON registrations (unit_id);

CREATE TABLE past_results (
  id        INTEGER PRIMARY KEY,
  target_id INTEGER NOT NULL REFERENCES targets (id) ON DELETE CASCADE,
  unit_id   INTEGER REFERENCES units (id), -- NULL: the commune
  code      TEXT NOT NULL,
  number    INTEGER, -- µ
  second    INTEGER, -- µ
  choice    TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX past_results_key ON past_results (target_id, ifnull(unit_id, 0), code);
CREATE INDEX past_results_unit ON past_results (unit_id);

CREATE TABLE periods (
  id       INTEGER PRIMARY KEY,
  year     INTEGER NOT NULL,
  code     TEXT NOT NULL,
  deadline TEXT NOT NULL CHECK (deadline = '' OR deadline GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  locked   INTEGER NOT NULL CHECK (locked IN (0, 1)),
  reason   TEXT NOT NULL,
  UNIQUE (year, code)
) STRICT;

CREATE TABLE reports (
  id           INTEGER PRIMARY KEY,
  unit_id      INTEGER NOT NULL REFERENCES units (id),
  year         INTEGER NOT NULL,
  code         TEXT NOT NULL,
  status       TEXT NOT NULL CHECK (status IN ('draft', 'submitted', 'returned', 'approved')),
  submitted_on TEXT NOT NULL CHECK (submitted_on = '' OR submitted_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  reason       TEXT NOT NULL,
  updated_at   TEXT NOT NULL,
  sample       INTEGER NOT NULL CHECK (sample IN (0, 1)),
  UNIQUE (unit_id, year, code),
  FOREIGN KEY (year, code) REFERENCES periods (year, code)
) STRICT;
CREATE INDEX reports_period ON reports (year, code);

CREATE TABLE report_values (
  report_id INTEGER NOT NULL REFERENCES reports (id),
  target_id INTEGER NOT NULL REFERENCES targets (id),
  number    INTEGER, -- µ
  second    INTEGER, -- µ
  choice    TEXT NOT NULL,
  to_date   INTEGER, -- µ
  estimate  INTEGER, -- µ
  note      TEXT NOT NULL,
  recheck   INTEGER NOT NULL CHECK (recheck IN (0, 1)),
  PRIMARY KEY (report_id, target_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX report_values_target ON report_values (target_id);

CREATE TABLE narratives (
  report_id INTEGER NOT NULL REFERENCES reports (id),
  section   TEXT NOT NULL,
  text      TEXT NOT NULL,
  PRIMARY KEY (report_id, section)
) STRICT, WITHOUT ROWID;

-- content stands last so that a list never reads its overflow pages.
CREATE TABLE attachments (
  id        INTEGER PRIMARY KEY,
  report_id INTEGER NOT NULL REFERENCES reports (id),
  name      TEXT NOT NULL,
  size      INTEGER NOT NULL, -- bytes
  added_at  TEXT NOT NULL,
  content   BLOB NOT NULL
) STRICT;
CREATE INDEX attachments_report ON attachments (report_id);

-- The history refers to entities without foreign keys: it outlives them.
CREATE TABLE history (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  at        TEXT NOT NULL,
  person    TEXT NOT NULL,
  action    TEXT NOT NULL,
  entity    TEXT NOT NULL,
  entity_id INTEGER NOT NULL,
  unit_id   INTEGER NOT NULL,
  target_id INTEGER NOT NULL,
  year      INTEGER NOT NULL,
  code      TEXT NOT NULL,
  subject   TEXT NOT NULL,
  old       TEXT NOT NULL,
  new       TEXT NOT NULL,
  reason    TEXT NOT NULL,
  folded    TEXT NOT NULL -- all words without accents, for search
) STRICT;
CREATE INDEX history_unit ON history (unit_id, id);
CREATE INDEX history_target ON history (target_id, id);

CREATE TRIGGER history_no_update BEFORE UPDATE ON history
BEGIN SELECT raise(ABORT, 'history is append-only'); END;
CREATE TRIGGER history_no_delete BEFORE DELETE ON history
BEGIN SELECT raise(ABORT, 'history is append-only'); END;
-- REPLACE deletes without firing the trigger above.
CREATE TRIGGER history_no_replace BEFORE INSERT ON history
WHEN EXISTS (SELECT 1 FROM history WHERE id = new.id)
BEGIN SELECT raise(ABORT, 'history is append-only'); END;
