package service

import (
	"strings"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/vn"
)

// registered is a table of what units registered, with what the book holds.
type registered struct {
	targets map[string]model.Target
	now     map[pair]model.Registration
	given   map[pair]model.Allocation
	seen    map[pair]string // the cell that named the pair first
}

// registration imports a table of what units registered for the year.
func (im *importer) registration() error {
	plan, ok, err := im.planFor("Bảng đăng ký thi đua")
	if err != nil || !ok {
		return err
	}
	book, err := im.registeredNow(plan.ID)
	if err != nil {
		return err
	}
	return im.eachUnit(func(row model.SheetRow, unit model.Unit) error { return im.register(row, unit, book) })
}

func (im *importer) registeredNow(plan model.ID) (registered, error) {
	b := registered{seen: map[pair]string{}}
	var err error
	if b.targets, err = im.byNumber(plan); err != nil {
		return b, err
	}
	all, err := im.tx.Registrations(plan)
	if err != nil {
		return b, err
	}
	b.now = registrationsByPair(all)
	allocations, err := im.tx.Allocations(plan)
	b.given = allocationsByPair(allocations)
	return b, err
}

// register imports what one unit registered for one target.
func (im *importer) register(row model.SheetRow, unit model.Unit, book registered) error {
	t, ok := im.leaf(row, book.targets, "đăng ký")
	if !ok {
		return nil
	}
	key := pair{t.ID, unit.ID}
	if first := book.seen[key]; first != "" {
		im.problem(row.Sheet, anyCell(row), unit.Name+" đăng ký chỉ tiêu "+t.Number+" hai lần trong bảng (lần đầu ở ô "+first+"). Bỏ một dòng rồi nhập lại.")
		return nil
	}
	book.seen[key] = anyCell(row)
	old, there := book.now[key]
	old.TargetID, old.UnitID = t.ID, unit.ID
	got, err := im.readRegistration(row, t, old, book.given[key].Plan)
	if err != nil {
		return im.failedFigure(row, err, t.Rule.PlanRule())
	}
	im.result.Accepted++
	if registrationText(t, got) == registrationText(t, old) {
		im.result.Unchanged++
		return nil
	}
	err = im.tx.Try(func() error { return im.s.register(im.tx, t, old, got, "") })
	if err != nil {
		im.result.Accepted--
		return im.failed(row, withField(err, "registered"))
	}
	for _, f := range []field{{name: "registered", old: figureText(old.Plan), new: figureText(got.Plan)},
		{name: "hard", old: yesText(old.Hard), new: yesText(got.Hard)}, {name: "note", old: old.Note, new: got.Note}} {
		if f.old != f.new {
			f.kind, f.exists = "registration", there
			im.compare(row, f, t.Number, unit.Name+", "+t.Name, t.Rule.PlanRule().Unit)
		}
	}
	book.now[key] = got
	return nil
}

// yesText writes a mark for JSON: "true", or nothing.
func yesText(yes bool) string {
	if yes {
		return "true"
	}
	return ""
}

// readRegistration reads what a row says over what the book holds.
func (im *importer) readRegistration(row model.SheetRow, t model.Target, old model.Registration, given model.Figure) (model.Registration, error) {
	got := old
	rule := t.Rule.PlanRule()
	if c, ok := row.Fields["registered"]; ok {
		if isTicked(c.Text) {
			got.Plan = im.ticked(row, c, t, old.Plan, given)
		} else {
			fig, err := im.stated(row, c, rule, old.Plan)
			if err != nil {
				return got, withField(err, "registered")
			}
			got.Plan = fig
		}
	}
	if c, ok := row.Fields["note"]; ok {
		got.Note = vn.Clean(c.Text)
	}
	if c, ok := row.Fields["hard"]; ok {
		got.Hard = im.hard(row, c, old.Hard)
	}
	return got, nil
}

// isTicked tells whether a cell is only marked.
func isTicked(text string) bool {
	return text != "" && strings.Contains(" x X ✓ ✔ √ + ", " "+text+" ")
}

// ticked asks what a unit registered that only marked the target: what it was
// given, the commune's plan, or something to be typed. Until it is answered the
// book stays as it is.
func (im *importer) ticked(row model.SheetRow, c model.SheetCell, t model.Target, old, given model.Figure) model.Figure {
	rule := t.Rule.PlanRule()
	p := model.Problem{Sheet: row.Sheet, Cell: c.Cell, Severity: model.SeverityQuestion, About: model.AskCell, Group: row.Sheet + " registered mark",
		Message: "Chỉ tiêu " + t.Number + " chỉ đánh dấu “" + c.Text + "”, không ghi mức. Đơn vị đăng ký mức nào?"}
	for _, o := range []struct {
		label string
		fig   model.Figure
	}{{"Bằng phần giao: ", given}, {"Bằng kế hoạch xã: ", t.Plan}} {
		if !o.fig.Missing() && len(p.Choices) == 0 {
			p.Choices = append(p.Choices, model.Choice{Value: sameMeasure, Label: strings.TrimSpace(o.label + progress.FigureText(rule, o.fig) + " " + rule.Unit)})
			given = o.fig
		}
	}
	p.Choices = append(p.Choices, im.run.skip...)
	if im.ask(p) == sameMeasure {
		return given
	}
	return old
}

// hard reads the mark of a hard task. Words that are neither yes nor no are asked about.
func (im *importer) hard(row model.SheetRow, c model.SheetCell, old bool) bool {
	switch word := strings.TrimRight(vn.Fold(c.Text), ". "); {
	case word == "" || word == "-" || word == "–" || word == "khong" || word == "0" || word == "k":
		return false
	case isTicked(word) || word == "co" || word == "1" || word == "viec kho" || word == "kho" || word == "v":
		return true
	}
	p := model.Problem{Sheet: row.Sheet, Cell: c.Cell, Severity: model.SeverityQuestion, About: model.AskCell, Group: row.Sheet + " hard",
		Message: "Ô ghi “" + c.Text + "”: có phải là đăng ký việc khó không?",
		Choices: append([]model.Choice{{Value: model.AnswerTyped + "có", Label: "Là việc khó"}, {Value: model.AnswerTyped + "không", Label: "Không phải"}}, im.run.skip...)}
	im.ask(p) // the answer stands in the cell the next time
	return old
}
