package store

import (
	"strings"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// ChangeFilter selects lines of the history; a zero field selects everything.
type ChangeFilter struct {
	UnitID   model.ID
	TargetID model.ID
	Year     int
	Code     model.PeriodCode
	Entity   string // Change.Entity
	Person   string // exactly as it stands in the history
	Text     string // words to find, as vn.Match finds them
	From     model.Date
	After    model.ID // only lines added after this one
	Limit    int      // at most so many lines, all when 0
	Offset   int      // newest lines to leave out
}

// where writes the filter as SQL conditions. The text is narrowed here without
// accents; Changes compares the accents.
func (f ChangeFilter) where() (string, []any) {
	conds, args := []string{"1"}, []any{}
	add := func(use bool, cond string, arg any) {
		if use {
			conds, args = append(conds, cond), append(args, arg)
		}
	}
	add(f.UnitID != 0, "unit_id = ?", f.UnitID)
	add(f.TargetID != 0, "target_id = ?", f.TargetID)
	add(f.Year != 0, "year = ?", f.Year)
	add(f.Code != "", "code = ?", f.Code)
	add(f.Entity != "", "entity = ?", f.Entity)
	add(f.Person != "", "person = ?", f.Person)
	add(f.From != "", "substr(at, 1, 10) >= ?", f.From)
	add(f.After != 0, "id > ?", f.After)
	for _, word := range strings.Fields(vn.Fold(f.Text)) {
		add(true, "instr(folded, ?) > 0", word)
	}
	return strings.Join(conds, " AND "), args
}

func (f ChangeFilter) match(c model.Change) bool {
	return f.Text == "" || vn.Match(f.Text, changeText(c))
}

func changeText(c model.Change) string {
	return strings.Join([]string{c.Person, c.Action, c.Subject, c.Old, c.New, c.Reason}, " ")
}

// AddChange adds a line to the history and returns nothing to change it by:
// lines are never edited nor removed, the database itself refuses. A zero At
// becomes the time of the transaction.
func (tx *Tx) AddChange(c model.Change) error {
	_, err := tx.addChange(c)
	return tx.fail(err)
}

func (tx *Tx) addChange(c model.Change) (model.ID, error) {
	if c.At.IsZero() {
		c.At = tx.now
	}
	return tx.insert(`
		INSERT INTO history (at, person, action, entity, entity_id, unit_id, target_id, year, code, subject, old, new, reason, folded)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		stamp(c.At), c.Person, c.Action, c.Entity, c.EntityID, c.UnitID, c.TargetID, c.Year, c.Code,
		c.Subject, c.Old, c.New, c.Reason, vn.Fold(changeText(c)))
}

// Changes lists the lines of the history that the filter selects, newest first.
func (tx *Tx) Changes(f ChangeFilter) ([]model.Change, error) {
	var out []model.Change
	skip := f.Offset
	err := tx.eachChange(f, func(c model.Change) bool {
		if skip > 0 {
			skip--
			return true
		}
		out = append(out, c)
		return f.Limit == 0 || len(out) < f.Limit
	})
	return out, err
}

// CountChanges tells how many lines the filter selects, regardless of Limit
// and Offset.
func (tx *Tx) CountChanges(f ChangeFilter) (int, error) {
	if f.Text == "" {
		where, args := f.where()
		return tx.count(`SELECT count(*) FROM history WHERE `+where, args...)
	}
	n := 0
	err := tx.eachChange(f, func(model.Change) bool { n++; return true })
	return n, err
}

func (tx *Tx) eachChange(f ChangeFilter, visit func(model.Change) bool) error {
	where, args := f.where()
	return each(tx, func(r scanner) (c model.Change, err error) {
		return c, r.Scan(&c.ID, (*stamp)(&c.At), &c.Person, &c.Action, &c.Entity, &c.EntityID, &c.UnitID, &c.TargetID,
			&c.Year, &c.Code, &c.Subject, &c.Old, &c.New, &c.Reason)
	}, func(c model.Change) bool { return !f.match(c) || visit(c) }, `
		SELECT id, at, person, action, entity, entity_id, unit_id, target_id, year, code, subject, old, new, reason
		FROM history WHERE `+where+` ORDER BY id DESC`, args...)
}
