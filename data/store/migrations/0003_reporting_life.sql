-- The life of a report: the office's days off, reminders to units, what a cell
-- held before each change, and the versions that were approved.

CREATE TABLE holidays (
  date TEXT NOT NULL PRIMARY KEY CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE reminders (
  id      INTEGER PRIMARY KEY,
  unit_id INTEGER NOT NULL REFERENCES units (id),
  year    INTEGER NOT NULL,
  code    TEXT NOT NULL,
  way     TEXT NOT NULL CHECK (way IN ('letter', 'zalo', 'phone')),
  day     TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  person  TEXT NOT NULL,
  at      TEXT NOT NULL,
  FOREIGN KEY (year, code) REFERENCES periods (year, code) ON DELETE CASCADE
) STRICT;
CREATE INDEX reminders_period ON reminders (year, code, unit_id);
CREATE INDEX reminders_unit ON reminders (unit_id);

-- The history is for reading; what a line of it replaced is kept exactly here,
-- so that it can be written again.
CREATE TABLE value_changes (
  history_id INTEGER PRIMARY KEY REFERENCES history (id),
  number     INTEGER, -- µ
  second     INTEGER, -- µ
  choice     TEXT NOT NULL,
  to_date    INTEGER, -- µ
  estimate   INTEGER, -- µ
  note       TEXT NOT NULL,
  recheck    INTEGER NOT NULL CHECK (recheck IN (0, 1))
) STRICT;

CREATE TABLE report_versions (
  id           INTEGER PRIMARY KEY,
  report_id    INTEGER NOT NULL REFERENCES reports (id),
  number       INTEGER NOT NULL, -- 1, 2, … within the report
  status       TEXT NOT NULL CHECK (status IN ('submitted', 'approved')),
  submitted_on TEXT NOT NULL CHECK (submitted_on = '' OR submitted_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  person       TEXT NOT NULL,
  at           TEXT NOT NULL,
  UNIQUE (report_id, number)
) STRICT;

CREATE TABLE version_values (
  version_id INTEGER NOT NULL REFERENCES report_versions (id),
  target_id  INTEGER NOT NULL REFERENCES targets (id),
  number     INTEGER, -- µ
  second     INTEGER, -- µ
  choice     TEXT NOT NULL,
  to_date    INTEGER, -- µ
  estimate   INTEGER, -- µ
  note       TEXT NOT NULL,
  recheck    INTEGER NOT NULL CHECK (recheck IN (0, 1)),
  PRIMARY KEY (version_id, target_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX version_values_target ON version_values (target_id);

CREATE TABLE version_narratives (
  version_id INTEGER NOT NULL REFERENCES report_versions (id),
  section    TEXT NOT NULL,
  text       TEXT NOT NULL,
  PRIMARY KEY (version_id, section)
) STRICT, WITHOUT ROWID;

-- Why a version was reopened is told of it later, so it has its own table: a
-- version itself never changes.
CREATE TABLE version_reopenings (
  version_id INTEGER PRIMARY KEY REFERENCES report_versions (id),
  person     TEXT NOT NULL,
  at         TEXT NOT NULL,
  reason     TEXT NOT NULL
) STRICT;

CREATE TRIGGER value_changes_no_update BEFORE UPDATE ON value_changes
BEGIN SELECT raise(ABORT, 'earlier values never change'); END;
CREATE TRIGGER value_changes_no_delete BEFORE DELETE ON value_changes
BEGIN SELECT raise(ABORT, 'earlier values never change'); END;
CREATE TRIGGER value_changes_no_replace BEFORE INSERT ON value_changes
WHEN EXISTS (SELECT 1 FROM value_changes WHERE history_id = new.history_id)
BEGIN SELECT raise(ABORT, 'earlier values never change'); END;

CREATE TRIGGER report_versions_no_update BEFORE UPDATE ON report_versions
BEGIN SELECT raise(ABORT, 'versions never change'); END;
CREATE TRIGGER report_versions_no_delete BEFORE DELETE ON report_versions
BEGIN SELECT raise(ABORT, 'versions never change'); END;
CREATE TRIGGER report_versions_no_replace BEFORE INSERT ON report_versions
WHEN EXISTS (SELECT 1 FROM report_versions WHERE id = new.id OR report_id = new.report_id AND number = new.number)
BEGIN SELECT raise(ABORT, 'versions never change'); END;

CREATE TRIGGER version_values_no_update BEFORE UPDATE ON version_values
BEGIN SELECT raise(ABORT, 'versions never change'); END;
CREATE TRIGGER version_values_no_delete BEFORE DELETE ON version_values
BEGIN SELECT raise(ABORT, 'versions never change'); END;
CREATE TRIGGER version_values_no_replace BEFORE INSERT ON version_values
WHEN EXISTS (SELECT 1 FROM version_values WHERE version_id = new.version_id AND target_id = new.target_id)
BEGIN SELECT raise(ABORT, 'versions never change'); END;

CREATE TRIGGER version_narratives_no_update BEFORE UPDATE ON version_narratives
BEGIN SELECT raise(ABORT, 'versions never change'); END;
CREATE TRIGGER version_narratives_no_delete BEFORE DELETE ON version_narratives
BEGIN SELECT raise(ABORT, 'versions never change'); END;
CREATE TRIGGER version_narratives_no_replace BEFORE INSERT ON version_narratives
WHEN EXISTS (SELECT 1 FROM version_narratives WHERE version_id = new.version_id AND section = new.section)
BEGIN SELECT raise(ABORT, 'versions never change'); END;

CREATE TRIGGER version_reopenings_no_update BEFORE UPDATE ON version_reopenings
BEGIN SELECT raise(ABORT, 'versions never change'); END;
CREATE TRIGGER version_reopenings_no_delete BEFORE DELETE ON version_reopenings
BEGIN SELECT raise(ABORT, 'versions never change'); END;
CREATE TRIGGER version_reopenings_no_replace BEFORE INSERT ON version_reopenings
WHEN EXISTS (SELECT 1 FROM version_reopenings WHERE version_id = new.version_id)
BEGIN SELECT raise(ABORT, 'versions never change'); END;
