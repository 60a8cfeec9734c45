-- Rules between figures that the office wants held: revenue = expenditure,
-- parts = total, output = area × yield. A target that a check needs cannot be
-- deleted: the check would then mean something else.

CREATE TABLE cross_checks (
  id        INTEGER PRIMARY KEY,
  plan_id   INTEGER NOT NULL REFERENCES plans (id),
  kind      TEXT NOT NULL CHECK (kind IN ('equal', 'total', 'product', 'hundred', 'not_falling', 'jump')),
  name      TEXT NOT NULL,
  factor    INTEGER NOT NULL, -- µ
  tolerance INTEGER NOT NULL, -- µ
  percent   INTEGER NOT NULL CHECK (percent IN (0, 1)),
  scope     TEXT NOT NULL CHECK (scope IN ('plan', 'results', 'both')),
  code      TEXT NOT NULL,
  active    INTEGER NOT NULL CHECK (active IN (0, 1)),
  severity  TEXT NOT NULL CHECK (severity IN ('warning', 'error')),
  note      TEXT NOT NULL
) STRICT;
CREATE INDEX cross_checks_plan ON cross_checks (plan_id);

CREATE TABLE cross_check_terms (
  check_id  INTEGER NOT NULL REFERENCES cross_checks (id) ON DELETE CASCADE,
  side      TEXT NOT NULL CHECK (side IN ('left', 'right')),
  position  INTEGER NOT NULL,
  target_id INTEGER REFERENCES targets (id),
  measure   TEXT NOT NULL,
  PRIMARY KEY (check_id, side, position),
  CHECK ((target_id IS NULL) <> (measure = ''))
) STRICT, WITHOUT ROWID;
CREATE INDEX cross_check_terms_target ON cross_check_terms (target_id);

-- Books of before get the checks that suit every plan.
INSERT INTO cross_checks (plan_id, kind, name, factor, tolerance, percent, scope, code, active, severity, note)
SELECT id, 'not_falling', 'Số từ đầu năm không giảm', 1000000, 0, 0, 'results', '', 1, 'warning', '' FROM plans;
INSERT INTO cross_checks (plan_id, kind, name, factor, tolerance, percent, scope, code, active, severity, note)
SELECT id, 'jump', 'Chênh nhiều so với cùng kỳ', 3000000, 0, 0, 'results', '', 1, 'warning', '' FROM plans;
