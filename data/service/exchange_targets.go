package service

import (
	"strconv"
	"strings"
	"unicode"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/vn"
)

// targets imports a list of targets: a row is found by its number; an item
// must stand above its leaves.
func (im *importer) targets() error {
	plan, err := im.tx.Plan(im.year())
	if err != nil {
		if model.CodeOf(err) != model.CodeNotFound {
			return err
		}
		im.problem("", "", "Sổ chưa có kế hoạch năm "+strconv.Itoa(im.year())+". Tạo kế hoạch trong màn hình Kế hoạch rồi nhập.")
		return nil
	}
	units, err := im.tx.Units(plan.Year)
	if err != nil {
		return err
	}
	seen := map[string]string{}
	for _, row := range im.data.Rows {
		cell := row.Fields["name"].Cell
		if row.Key == "" {
			im.problem(row.Sheet, cell, "Dòng này thiếu số chỉ tiêu. Ghi số như trong kế hoạch: 8, 1a…")
			continue
		}
		if first, dup := seen[vn.Key(row.Key)]; dup {
			im.problem(row.Sheet, cell, "Số "+row.Key+" đã có ở ô "+first+". Bỏ một dòng.")
			continue
		}
		seen[vn.Key(row.Key)] = cell
		if err := im.target(row, plan, units); err != nil {
			return err
		}
	}
	return nil
}

func (im *importer) target(row model.SheetRow, plan model.Plan, units []model.Unit) error {
	all, err := im.tx.Targets(plan.ID)
	if err != nil {
		return err
	}
	old, found := numbered(all, row.Key)
	t := old
	if !found {
		t = newTarget(row, plan, all)
	}
	if err := im.readTarget(row, &t, units); err != nil {
		return im.failed(row, err)
	}
	t = cleanTarget(t)
	before, after := targetFields(old, units), targetFields(t, units)
	changed := false
	for _, f := range targetFieldNames {
		if _, has := row.Fields[f]; !has {
			continue
		}
		fl := field{kind: "target", name: f, new: after[f], exists: found}
		if found {
			fl.old = before[f]
		}
		if im.compare(row, fl, t.Number, t.Name, t.Rule.Unit) {
			changed = true
		}
	}
	if changed || !found {
		if err := progress.CheckTarget(t); err != nil {
			return im.failed(row, err)
		}
		if _, err := im.s.saveTarget(im.tx, t); err != nil {
			return im.failed(row, err)
		}
	}
	im.result.Accepted++
	return nil
}

func numbered(all []model.Target, number string) (model.Target, bool) {
	for _, t := range all {
		if vn.Key(t.Number) == vn.Key(number) {
			return t, true
		}
	}
	return model.Target{}, false
}

// newTarget starts a target that is not in the book: "1a" is a leaf of item
// "1" when that stands above it, and a row without a comparator is an item
// with leaves to come.
func newTarget(row model.SheetRow, plan model.Plan, all []model.Target) model.Target {
	t := model.Target{PlanID: plan.ID, Number: row.Key, Leaf: row.Fields["comparator"].Text != "",
		Rule: model.Rule{Timing: model.Stock, RollUp: model.Single, Pace: model.Pace{Kind: model.Linear}}}
	item := strings.TrimRightFunc(row.Key, func(r rune) bool { return r >= 'a' && r <= 'z' })
	if parent, ok := numbered(all, item); ok && item != row.Key && parent.ParentID == 0 {
		t.ParentID = parent.ID
	}
	return t
}

func (im *importer) readTarget(row model.SheetRow, t *model.Target, units []model.Unit) error {
	for name, p := range map[string]*string{"name": &t.Name, "text": &t.Text, "note": &t.Note, "unit": &t.Rule.Unit} {
		if c, ok := row.Fields[name]; ok {
			*p = c.Text
		}
	}
	im.readLead(row, t, units)
	if !t.Leaf && !readTotal(row, t) {
		return nil
	}
	if err := readRule(row, t); err != nil {
		return err
	}
	if !t.Leaf {
		t.Rule.RollUp, t.Rule.Weight = model.Sum, ""
	}
	if err := readFigures(row, t); err != nil {
		return err
	}
	if row.Fields["decimals"].Text == "" && t.ID == 0 {
		amounts := []model.Number{t.LastYear.Number}
		if !t.Rule.Comparator.Relative() {
			amounts = append(amounts, t.Plan.Number, t.Plan.Second, t.Superior.Number)
		}
		t.Rule.Decimals = decimalsOf(amounts...)
	}
	return nil
}

// readTotal tells whether the row says that an item is the total of its leaves.
// An item whose row no longer says how it is judged loses its figures.
func readTotal(row model.SheetRow, t *model.Target) bool {
	c, told := row.Fields["comparator"]
	switch {
	case !told:
		return t.Total()
	case c.Text != "":
		if !t.Total() {
			t.Rule.Timing, t.Rule.Pace = model.Stock, model.Pace{Kind: model.Linear}
		}
		return true
	case t.Total():
		t.Rule = model.Rule{Pace: model.Pace{Kind: model.Linear}}
		t.Plan, t.Superior, t.LastYear = model.Figure{}, model.Figure{}, model.Figure{}
	}
	return false
}

// decimalsOf counts the decimals that numbers are written with: what a sheet
// without that column means.
func decimalsOf(numbers ...model.Number) int {
	n := 0
	for _, d := range numbers {
		if d.Valid {
			n = max(n, int(-d.Decimal.Exponent()))
		}
	}
	return n
}

func readRule(row model.SheetRow, t *model.Target) error {
	if c, ok := row.Fields["comparator"]; ok {
		t.Rule.Comparator = model.Comparator(c.Text)
	}
	if c, ok := row.Fields["timing"]; ok && c.Text != "" {
		t.Rule.Timing = model.Timing(c.Text)
	}
	if c, ok := row.Fields["roll_up"]; ok && c.Text != "" {
		t.Rule.RollUp = model.RollUp(c.Text)
	}
	if c, ok := row.Fields["weight"]; ok {
		t.Rule.Weight = model.Measure(c.Text)
	}
	if c, ok := row.Fields["pace"]; ok && c.Text != "" {
		kind, final, _ := strings.Cut(c.Text, ":")
		t.Rule.Pace = model.Pace{Kind: model.PaceKind(kind), Final: model.PeriodCode(final)}
	}
	if c, ok := row.Fields["decimals"]; ok && c.Text != "" {
		n, err := strconv.Atoi(c.Text)
		if err != nil {
			return model.Invalid("decimals", "Số lẻ “%s” phải là số từ 0 đến 6.", c.Text)
		}
		t.Rule.Decimals = n
	}
	if c, ok := row.Fields["grades"]; ok {
		t.Rule.Grades = nil
		for _, g := range strings.Split(c.Text, ";") {
			if g = vn.Clean(g); g != "" {
				t.Rule.Grades = append(t.Rule.Grades, g)
			}
		}
	}
	if c, ok := row.Fields["baseline"]; ok {
		n, err := number(c, t.Rule.Unit)
		if err != nil {
			return withField(err, "baseline")
		}
		t.Rule.Baseline = n
	}
	return nil
}

// readLead finds the unit in charge by code or name. One the book does not know
// is a question; until it is answered the target keeps the one it has.
func (im *importer) readLead(row model.SheetRow, t *model.Target, units []model.Unit) {
	c, ok := row.Fields["lead"]
	switch {
	case !ok:
		return
	case c.Text == "":
		t.LeadID = 0
		return
	}
	if lead, found := leadNamed(units, c.Text); found {
		t.LeadID = lead.ID
		return
	}
	p := model.Problem{Sheet: row.Sheet, Cell: c.Cell, Severity: model.SeverityQuestion, About: model.AskUnit, Group: row.Sheet + " " + c.Text,
		Message: "Đơn vị chủ trì “" + c.Text + "” không có trong sổ. Là đơn vị nào?", Choices: im.leadChoices(units)}
	if lead, found := leadNamed(units, im.ask(p)); found {
		t.LeadID = lead.ID
	}
}

// leadNamed finds the unit a text names by its code or name. Initials are
// written with and without strokes, "ĐC-NN" for the code "DCNN"; they count when
// they are the code of one unit only.
func leadNamed(units []model.Unit, text string) (model.Unit, bool) {
	for _, u := range units {
		if strings.EqualFold(u.Code, text) || vn.Key(u.Name) == vn.Key(text) {
			return u, true
		}
	}
	letters := onlyLetters(strings.TrimPrefix(vn.Fold(vn.Clean(text)), "cong chuc "))
	var found []model.Unit
	for _, u := range units {
		if letters != "" && onlyLetters(u.Code) == letters {
			found = append(found, u)
		}
	}
	if len(found) != 1 {
		return model.Unit{}, false
	}
	return found[0], true
}

// onlyLetters writes the letters and digits of a text, without accents and case.
func onlyLetters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, vn.Fold(text))
}

// leadChoices offers all units; every question of the file has the same ones.
func (im *importer) leadChoices(units []model.Unit) []model.Choice {
	if im.leads == nil {
		for _, u := range units {
			im.leads = append(im.leads, model.Choice{Value: u.Code, Label: u.Name})
		}
		im.leads = append(im.leads, im.run.skip...)
	}
	return im.leads
}

func readFigures(row model.SheetRow, t *model.Target) error {
	plans := t.Rule.PlanRule()
	for _, f := range []struct {
		name string
		to   *model.Figure
		rule model.Rule
	}{{"plan", &t.Plan, plans}, {"superior", &t.Superior, plans}, {"last_year", &t.LastYear, t.Rule}} {
		c, ok := row.Fields[f.name]
		if !ok {
			continue
		}
		second := f.to.Second
		fig, err := figure(c, f.rule)
		if err != nil {
			return withField(err, f.name)
		}
		if !fig.Second.Valid && fig.Number.Valid && keepsSecond(row, t.Rule.Comparator, f.name) {
			fig.Second = second
		}
		*f.to = fig
	}
	if c, ok := row.Fields["plan2"]; ok && c.Text != "" {
		n, err := number(c, plans.Unit)
		if err != nil {
			return withField(err, "plan2")
		}
		t.Plan.Second = n
	}
	return nil
}

// keepsSecond tells whether a cell with one number leaves the second one of a
// figure as it is. A change in percent has one only when it is a range, and
// loses it where the column for it is empty.
func keepsSecond(row model.SheetRow, c model.Comparator, name string) bool {
	_, column := row.Fields["plan2"]
	return c == model.Ratio || c == model.Range || c.Relative() && name == "plan" && !column
}

// targetFieldNames are the fields a list of targets carries, in column order.
var targetFieldNames = []string{"name", "text", "unit", "comparator", "plan", "plan2", "superior", "last_year", "decimals",
	"timing", "roll_up", "weight", "pace", "baseline", "grades", "lead", "note"}

func targetFields(t model.Target, units []model.Unit) map[string]string {
	out := map[string]string{"name": t.Name, "text": t.Text, "note": t.Note}
	for _, u := range units {
		if u.ID == t.LeadID {
			out["lead"] = u.Code
		}
	}
	if !t.Measured() {
		return out
	}
	r := t.Rule
	out["unit"], out["comparator"] = r.Unit, string(r.Comparator)
	out["timing"], out["roll_up"], out["weight"] = string(r.Timing), string(r.RollUp), string(r.Weight)
	out["pace"] = string(r.Pace.Kind)
	if r.Pace.Final != "" {
		out["pace"] += ":" + string(r.Pace.Final)
	}
	out["plan"], out["plan2"] = figureText(model.Figure{Number: t.Plan.Number, Choice: t.Plan.Choice}), model.Plain(t.Plan.Second)
	out["superior"], out["last_year"] = figureText(t.Superior), figureText(t.LastYear)
	out["decimals"], out["baseline"] = strconv.Itoa(r.Decimals), model.Plain(r.Baseline)
	out["grades"] = strings.Join(r.Grades, "; ")
	return out
}
