package progress

import (
	"fmt"
	"strings"

	"sothidua/data/model"
)

// Build makes the commune's table at a period: one row per target, in order.
// Only reports the office has in hand count. The figures of the units that
// reported make the commune's; how many there are and who is missing stands in
// the row, and a unit without a report is never taken as zero. What an earlier
// report in hand said still counts (a sum to date, the latest of a stock), but
// when no unit reported this period the leaf has no data.
//
// A period that does not exist gives a table without rows.
func Build(f Facts, code model.PeriodCode) Table {
	x := newIndex(f)
	t := x.table(code)
	if code.LastMonth() == 0 {
		return t
	}
	for _, target := range f.Targets {
		t.Rows = append(t.Rows, x.communeRow(target, code))
	}
	x.compose(t.Rows, code, true)
	return t
}

// BuildUnit makes one unit's table: the leaves allocated to it under their
// items (without figures: a total is the commune's), with its own plan, start and values of any status, because a unit
// looks at its own draft. The Target of each row carries the unit's own Plan,
// LastYear and Rule.Baseline, so that RuleText and CheckValue speak of the
// unit. Errors: CodeNotFound for a unit that is not among the facts.
func BuildUnit(f Facts, unit model.ID, code model.PeriodCode) (Table, error) {
	x := newIndex(f)
	t := x.table(code)
	for i := range f.Units {
		if f.Units[i].ID == unit {
			u := f.Units[i]
			t.Unit = &u
		}
	}
	if t.Unit == nil {
		return t, model.Errorf(model.CodeNotFound, "Không tìm thấy đơn vị này trong năm %d. Mở lại danh sách đơn vị rồi chọn.", f.Plan.Year)
	}
	if code.LastMonth() == 0 {
		return t, nil
	}
	for _, target := range f.Targets {
		if !target.Leaf {
			t.Rows = append(t.Rows, newRow(bare(target)))
			continue
		}
		if _, ok := x.allocations[cellKey{target.ID, unit}]; ok {
			t.Rows = append(t.Rows, x.unitRow(target, *t.Unit, code))
		}
	}
	t.Rows = withParts(t.Rows)
	x.compose(t.Rows, code, false)
	return t, nil
}

// Drill lists the units a leaf is allocated to with their part of it, in the
// order of the units; nil for an item with leaves or an unknown target. Values
// of any status are shown; Counted tells which are part of the commune's
// figure.
func Drill(f Facts, target model.ID, code model.PeriodCode) []UnitRow {
	x := newIndex(f)
	var out []UnitRow
	for _, t := range f.Targets {
		if t.ID != target || !t.Leaf || code.LastMonth() == 0 {
			continue
		}
		counts := map[model.ID]bool{}
		for _, u := range x.reporters(t) {
			counts[u.ID] = x.inHand[cellKey{t.ID, u.ID}].stand(t.Rule, code).current
		}
		for _, u := range x.assigned(t) {
			row := x.unitRow(t, u, code)
			if !x.open(u, code) && row.ToDate.Missing() {
				continue
			}
			out = append(out, UnitRow{Unit: u, Plan: row.Plan, Period: row.Period, ToDate: row.ToDate,
				Percent: row.Percent, Falling: row.Falling, Change: row.Change, Status: x.reports[reportKey{u.ID, code}].Status,
				Counted: counts[u.ID], Judgement: row.Judgement, Why: row.Why, Note: row.Note})
		}
	}
	return out
}

func (x *index) table(code model.PeriodCode) Table {
	return Table{Office: x.Office, Plan: x.Plan, Code: code, AsOf: x.AsOf, Sample: x.sampleIn()}
}

func newRow(t model.Target) Row {
	r := Row{Target: t, Plan: t.Plan, Superior: t.Superior, LastYear: t.LastYear}
	if t.ParentID != 0 {
		r.Depth = 1
	}
	return r
}

// communeRow rolls one leaf up from the units.
func (x *index) communeRow(t model.Target, code model.PeriodCode) Row {
	row := newRow(t)
	if !t.Leaf {
		return row
	}
	g := x.gather(t, code)
	row.Reported, row.Expected, row.Missing = g.reported, g.expected, g.missing
	row.Period, row.ToDate = rollUp(t.Rule, g.period), rollUp(t.Rule, g.toDate)
	row.Estimate = rollUp(t.Rule, g.estimate).Number
	row.Note = joinNotes(g.units, g.notes)
	stale := row.ToDate
	if g.current == 0 {
		row.ToDate = model.Figure{}
	}
	if !adds(t.Rule) {
		row.Period = row.ToDate
	}
	x.complete(&row, 0, code)
	if row.Judgement == NoData {
		row.Why = x.absence(t, g, stale)
	} else {
		row.Why += g.remarks(t.Rule)
	}
	return row
}

// complete judges the row of a leaf and compares it with the year before.
func (x *index) complete(row *Row, unit model.ID, code model.PeriodCode) {
	x.settle(row, x.lastYear(row.Target, unit, code), code)
}

// settle judges a row and compares it with what the same period of the year
// before had.
func (x *index) settle(row *Row, before model.Figure, code model.PeriodCode) {
	row.SamePeriod = before
	q := question{row.Target, row.ToDate, before, code, x.limits}
	v := judge(q)
	row.Judgement, row.Percent, row.Falling, row.Why = v.judgement, v.percent, v.falling, v.why
	if v.percent.Valid && !row.Superior.Missing() {
		q.target.Plan = row.Superior
		row.PercentSuperior, _ = percentOf(q)
	}
	row.Change = changeFrom(row.Target.Rule, row.ToDate, row.SamePeriod)
}

// unitRow is one leaf as one unit sees it.
func (x *index) unitRow(t model.Target, u model.Unit, code model.PeriodCode) Row {
	t = x.own(t, u)
	row := newRow(t)
	s := x.stated[cellKey{t.ID, u.ID}].stand(t.Rule, code)
	row.Estimate, row.Note = s.estimate, s.note
	if s.current {
		row.Period, row.ToDate = s.period, s.toDate
	}
	if t.Rule.Pace.Asked(code) && x.open(u, code) {
		row.Expected = 1
		if s.current {
			row.Reported = 1
		} else {
			row.Missing = []string{u.Name}
		}
	}
	x.complete(&row, u.ID, code)
	if row.Judgement == NoData {
		row.Why = "Chưa có số liệu kỳ này." + latest(t.Rule, s.toDate)
	} else if s.gap {
		row.Why += " Chưa có số của kỳ trước."
	}
	return row
}

// gathered is what the units bring to one leaf of the commune.
type gathered struct {
	units                    []model.Unit
	period, toDate, estimate []part
	notes                    []string
	missing                  []string // names of expected units without a report in hand
	reported, expected       int
	current                  int // units whose figure reaches the end of the period
	older                    int // units that count with an earlier figure
	gaps                     int // units whose sum leaves out an earlier period
}

func (x *index) gather(t model.Target, code model.PeriodCode) gathered {
	g := gathered{}
	for _, u := range x.reporters(t) {
		s := x.inHand[cellKey{t.ID, u.ID}].stand(t.Rule, code)
		open := x.open(u, code)
		if open && t.Rule.Pace.Asked(code) {
			g.expected++
			if s.current {
				g.reported++
			} else {
				g.missing = append(g.missing, u.Name)
			}
		}
		if !open && !adds(t.Rule) {
			continue // a unit that is gone has no state, but what it did stays done
		}
		g.add(u, s)
	}
	return g
}

func (g *gathered) add(u model.Unit, s standing) {
	switch {
	case s.current:
		g.current++
	case !s.toDate.Missing():
		g.older++
	}
	if s.gap {
		g.gaps++
	}
	g.units, g.notes = append(g.units, u), append(g.notes, s.note)
	g.period = append(g.period, part{u, s.period})
	g.toDate = append(g.toDate, part{u, s.toDate})
	g.estimate = append(g.estimate, part{u, model.Of(s.estimate)})
}

// remarks adds to an explanation what the figure does not hold.
func (g gathered) remarks(r model.Rule) string {
	var b strings.Builder
	if g.older > 0 {
		fmt.Fprintf(&b, " %d đơn vị lấy số của kỳ trước.", g.older)
	}
	if names := g.outside(); len(names) > 0 {
		fmt.Fprintf(&b, " Không áp dụng ở %s.", strings.Join(names, ", "))
	}
	if g.gaps > 0 {
		fmt.Fprintf(&b, " %d đơn vị chưa có số của kỳ trước.", g.gaps)
	}
	if names := weightless(r, g.toDate); len(names) > 0 {
		fmt.Fprintf(&b, " Chưa tính %s: đơn vị chưa có %s.", strings.Join(names, ", "), strings.ToLower(r.Weight.Label()))
	}
	return b.String()
}

// outside names the units that the leaf does not concern.
func (g gathered) outside() []string {
	var out []string
	for _, p := range g.toDate {
		if p.figure.NotApplicable() {
			out = append(out, p.unit.Name)
		}
	}
	return out
}

// absence says why a leaf of the commune has no data.
func (x *index) absence(t model.Target, g gathered, stale model.Figure) string {
	switch {
	case g.expected == 0 && t.Rule.RollUp == model.Single && len(x.assigned(t)) > 0:
		return "Chưa có số liệu: chưa chọn đơn vị chủ trì trong các đơn vị được giao."
	case g.expected == 0:
		return "Chưa có số liệu: chưa giao cho đơn vị nào."
	case g.current > 0:
		return "Chưa tính được số của cả xã." + g.remarks(t.Rule)
	case len(g.missing) > 3:
		return fmt.Sprintf("Chưa có số liệu: %d đơn vị chưa báo.%s", len(g.missing), latest(t.Rule, stale))
	}
	return "Chưa có số liệu: " + strings.Join(g.missing, ", ") + " chưa báo." + latest(t.Rule, stale)
}

// latest tells what the reports of earlier periods said.
func latest(r model.Rule, f model.Figure) string {
	if f.Missing() {
		return ""
	}
	return " Số gần nhất: " + measured(r, f) + "."
}

// withParts leaves out the items no leaf stands under.
func withParts(rows []Row) []Row {
	parents := map[model.ID]bool{}
	for _, r := range rows {
		parents[r.Target.ParentID] = true
	}
	var out []Row
	for _, r := range rows {
		if r.Target.Leaf || parents[r.Target.ID] {
			out = append(out, r)
		}
	}
	return out
}

// compose judges the composite items: a total by its own rule, others by their
// leaves. A total whose leaves cannot be added is one of the others, and why it
// cannot is told. In the commune's table a structure tells whether it makes 100.
func (x *index) compose(rows []Row, code model.PeriodCode, commune bool) {
	parts := map[model.ID][]Row{}
	for _, r := range rows {
		if r.Target.ParentID != 0 {
			parts[r.Target.ParentID] = append(parts[r.Target.ParentID], r)
		}
	}
	for i, r := range rows {
		if r.Target.Leaf {
			continue
		}
		own := parts[r.Target.ID]
		wrong := misfit(r.Target, own)
		if r.Target.Total() && wrong == nil {
			x.total(&rows[i], own, code)
			continue
		}
		rows[i] = newRow(bare(r.Target))
		rows[i].Judgement = together(own)
		rows[i].Why = composeWhy(own, rows[i].Judgement)
		if c, ok := Structure(r.Target.ID, x.Targets, x.Checks); ok && commune {
			rows[i].Why += structureWhy(own, c, code)
		}
		if wrong != nil {
			rows[i].Why += " " + wrong.Msg
		}
	}
}

func composeWhy(parts []Row, j Judgement) string {
	if len(parts) == 0 {
		return "Chưa có thành phần nào."
	}
	var numbers []string
	for _, p := range parts {
		if p.Judgement == j {
			numbers = append(numbers, p.Target.Number)
		}
	}
	list := strings.Join(numbers, ", ")
	if j == NoData || j == NotYetJudged {
		return "Chưa thành phần nào được đánh giá (" + list + " " + named(j) + ")."
	}
	return "Lấy mức kém nhất của các thành phần đã đánh giá: " + list + " " + named(j) + "."
}
