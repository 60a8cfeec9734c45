package service

import (
	"strconv"
	"strings"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// results imports a table of what many units did in a period: every row is one
// unit's figure for one target.
func (im *importer) results() error {
	seen := map[model.ID]map[string]string{}
	return im.eachUnit(func(row model.SheetRow, unit model.Unit) error {
		e, err := im.run.entry(unit, im.data.Year, im.data.Code)
		if model.CodeOf(err) == model.CodeNotFound {
			im.problem(row.Sheet, "", model.Message(err))
			return nil
		}
		if err != nil {
			return err
		}
		if seen[unit.ID] == nil {
			seen[unit.ID] = map[string]string{}
		}
		return im.reportRow(row, e, seen[unit.ID])
	})
}

// eachUnit imports the rows of a table in which every row is of a unit.
func (im *importer) eachUnit(do func(model.SheetRow, model.Unit) error) error {
	unknown := map[string]bool{}
	for _, row := range im.data.Rows {
		unit, err := im.rowUnit(row, unknown)
		if err != nil {
			return err
		}
		if unit.ID == 0 {
			continue
		}
		if err := do(row, unit); err != nil {
			return err
		}
	}
	return nil
}

// rowUnit finds the unit of a row by code or name; one the book does not know
// is told once and comes back with ID 0.
func (im *importer) rowUnit(row model.SheetRow, unknown map[string]bool) (model.Unit, error) {
	y, err := im.run.year(im.year())
	if err != nil {
		return model.Unit{}, err
	}
	u, ok := findUnit(y.units, row.Unit, "")
	if !ok {
		u, ok = findUnit(y.units, "", row.Unit)
	}
	if !ok && !unknown[row.Unit] {
		unknown[row.Unit] = true
		im.problem(row.Sheet, anyCell(row), "Đơn vị “"+row.Unit+"” không có trong sổ. Thêm đơn vị trong màn hình Đơn vị, hoặc ghép cột với đúng đơn vị.")
	}
	return u, nil
}

func anyCell(row model.SheetRow) string {
	cell := ""
	for _, c := range row.Fields {
		if cell == "" || c.Cell < cell {
			cell = c.Cell
		}
	}
	return cell
}

// stated reads what a unit states for a target. A number in a unit of measure
// that is not the target's is a question; until it is answered the cell stays
// as it is in the book.
func (im *importer) stated(row model.SheetRow, c model.SheetCell, r model.Rule, now model.Figure) (model.Figure, error) {
	if c.Measure != "" && (initialsOf(c.Measure, r.Unit) || people(c.Measure) && people(r.Unit)) {
		c.Measure = ""
	}
	fig, err := figure(c, r)
	if err == nil || !c.Numeric || c.Measure == "" {
		return fig, err
	}
	p := model.Problem{Sheet: row.Sheet, Cell: c.Cell, Severity: model.SeverityQuestion, About: model.AskMeasure,
		Message: "Tệp ghi đơn vị tính “" + c.Measure + "”, chỉ tiêu " + row.Key + " tính bằng “" + r.Unit + "”. Số " + shown(c) + " tính bằng gì?",
		Choices: []model.Choice{{Value: sameMeasure, Label: shown(c) + " " + r.Unit}, {Value: model.AnswerSkip, Label: "Bỏ ô này"}},
		Group:   row.Sheet + " " + c.Measure + " " + r.Unit}
	if im.ask(p) != sameMeasure {
		return now, nil
	}
	c.Measure = ""
	return figure(c, r)
}

// people tells whether a unit of measure counts people: "6 người" are 6 "lao động".
func people(unit string) bool {
	switch vn.Key(unit) {
	case "người", "lao động", "lđ", "nhân khẩu":
		return true
	}
	return false
}

// initialsOf tells whether a short text is made of the first letters of the
// words of a longer one: "LĐ" for "lao động".
func initialsOf(short, long string) bool {
	var initials strings.Builder
	for _, word := range strings.Fields(vn.Fold(long)) {
		initials.WriteByte(word[0])
	}
	return len(initials.String()) > 1 && initials.String() == strings.NewReplacer(" ", "", ".", "").Replace(vn.Fold(short))
}

// sameMeasure answers that a number is in the target's own unit of measure.
const sameMeasure = "same"

// shown writes a numeric cell for people.
func shown(c model.SheetCell) string {
	d, err := plainDecimal(c.Text)
	if err != nil {
		return c.Text
	}
	return vn.Format(d)
}

// planFor returns the plan of the year of a table that needs one; ok is false,
// and the problem told, when the book has none.
func (im *importer) planFor(table string) (plan model.Plan, ok bool, err error) {
	year := im.year()
	plan, err = im.tx.Plan(year)
	if model.CodeOf(err) == model.CodeNotFound {
		im.problem("", "", table+" năm "+strconv.Itoa(year)+", nhưng sổ không có kế hoạch năm này. Tạo kế hoạch trong màn hình Kế hoạch rồi nhập.")
		return plan, false, nil
	}
	return plan, err == nil, err
}

// byNumber returns the targets of a plan by the keys of their numbers.
func (im *importer) byNumber(plan model.ID) (map[string]model.Target, error) {
	all, err := im.tx.Targets(plan)
	out := make(map[string]model.Target, len(all))
	for _, t := range all {
		out[im.run.key(t.Number)] = t
	}
	return out, err
}

// leaf finds the target of a row that says what a unit is given of it or sets
// itself; ok is false, and the problem told, when no unit can have it. do is
// what is done with a target: "giao".
func (im *importer) leaf(row model.SheetRow, targets map[string]model.Target, do string) (t model.Target, ok bool) {
	t, ok = targets[im.run.key(row.Key)]
	switch {
	case !ok:
		im.problem(row.Sheet, anyCell(row), "Chỉ tiêu số “"+row.Key+"” không có trong kế hoạch. Thêm trong màn hình Chỉ tiêu rồi nhập lại.")
	case !t.Leaf:
		im.problem(row.Sheet, anyCell(row), "Chỉ tiêu "+row.Key+" gồm nhiều thành phần; "+do+" từng thành phần.")
	}
	return t, ok && t.Leaf
}

// allocation imports a table of what each unit is given of each target.
func (im *importer) allocation() error {
	plan, ok, err := im.planFor("Bảng giao chỉ tiêu")
	if err != nil || !ok {
		return err
	}
	targets, err := im.byNumber(plan.ID)
	if err != nil {
		return err
	}
	all, err := im.tx.Allocations(plan.ID)
	if err != nil {
		return err
	}
	now := allocationsByPair(all)
	return im.eachUnit(func(row model.SheetRow, unit model.Unit) error { return im.share(row, unit, targets, now) })
}

// share imports one cell of a table of allocations.
func (im *importer) share(row model.SheetRow, unit model.Unit, targets map[string]model.Target, now map[pair]model.Allocation) error {
	t, ok := im.leaf(row, targets, "giao")
	if !ok {
		return nil
	}
	key := pair{t.ID, unit.ID}
	share, there := now[key]
	before := share.Plan
	fig, err := im.stated(row, row.Fields["plan"], t.Rule.PlanRule(), before)
	if err != nil {
		return im.failedFigure(row, withField(err, "plan"), t.Rule.PlanRule())
	}
	im.result.Accepted++
	if fig.Missing() && !there {
		im.result.Unchanged++
		return nil
	}
	f := field{kind: "allocation", name: "plan", old: figureText(before), new: figureText(fig), exists: there}
	if !im.compare(row, f, t.Number, unit.Name+", "+t.Name, t.Rule.PlanRule().Unit) {
		return nil
	}
	var old *model.Allocation
	if there {
		old = &share
	}
	err = im.tx.Try(func() error { return im.s.assign(im.tx, t, old, unit.ID, fig) })
	if err != nil {
		im.result.Accepted--
		return im.failed(row, withField(err, "plan"))
	}
	share.TargetID, share.UnitID, share.Plan = t.ID, unit.ID, fig
	now[key] = share
	return nil
}
