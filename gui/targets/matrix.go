package targets

import (
	"fmt"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/service"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// The columns of the matrix of units.
const (
	colOrder = iota
	colUnitName
	colBasis
	colBefore
	colAssigned
	colRegistered
	colDifference
	colHard
	colState
)

// cellRef names one cell of the matrix by what it stands for, so that it
// survives a reload.
type cellRef struct {
	unit model.ID
	col  int
}

// typedCell is a cell that is not in the book: being saved, or refused with
// the reason.
type typedCell struct{ text, reason string }

// matrix is what the right side shows of one target.
type matrix struct {
	sheet service.AllocationSheet
	rows  []service.AllocationRow // units that have it or registered it
	basis model.Measure           // "" when no unit has a denominator
	typed map[cellRef]typedCell
}

func newMatrix(sheet service.AllocationSheet, basis model.Measure, typed map[cellRef]typedCell) matrix {
	m := matrix{sheet: sheet, basis: basis, typed: typed}
	for _, r := range sheet.Rows {
		if r.Assigned || r.Registered {
			m.rows = append(m.rows, r)
		}
	}
	return m
}

// others returns the units that do not have the target.
func (m matrix) others() []service.AllocationRow {
	var out []service.AllocationRow
	for _, r := range m.sheet.Rows {
		if !r.Assigned && !r.Registered {
			out = append(out, r)
		}
	}
	return out
}

func (m matrix) rule() model.Rule { return m.sheet.Target.Rule }

// plans is the rule that the units' shares are read and written by.
func (m matrix) plans() model.Rule { return m.rule().PlanRule() }

// summed tells whether the units' shares add up to the commune's plan.
func (m matrix) summed() bool { return m.rule().Divides() }

func (m matrix) columns(year int) []kit.Column {
	wide := float32(74)
	if m.rule().Unit == dong {
		wide = 122
	}
	return kit.WithRoom([]kit.Column{
		{ID: "order", Title: "TT", Width: 36, Align: kit.AlignCenter},
		{ID: "unit", Title: "Đơn vị", Width: 120, Grow: true},
		{ID: "basis", Title: basisTitle(m.basis), Width: 88, Align: kit.AlignRight},
		{ID: "before", Title: fmt.Sprintf("Thực hiện\n%d", year-1), Width: max(wide, 88), Align: kit.AlignRight},
		{ID: "assigned", Title: fmt.Sprintf("Giao\n%d", year), Width: wide, Align: kit.AlignRight},
		{ID: "registered", Title: "Đăng ký", Width: wide, Align: kit.AlignRight},
		{ID: "difference", Title: "So với\ngiao", Width: 62, Align: kit.AlignRight},
		{ID: "hard", Title: "Việc\nkhó", Width: 46, Align: kit.AlignCenter},
		{ID: "state", Title: "Tình trạng đăng ký", Width: 174},
	}, append(m.kitRows(), m.foot()...), figureRoom)
}

// basisTitle is the header of the denominators, in two lines.
func basisTitle(m model.Measure) string {
	switch m {
	case model.MeasureHouseholds:
		return "Số hộ"
	case model.MeasurePopulation:
		return "Nhân khẩu"
	case model.MeasureLabour:
		return "Lao động\ntrong tuổi"
	case model.MeasureRiceArea:
		return "Diện tích\nlúa (ha)"
	case model.MeasureClassrooms:
		return "Số phòng\nhọc"
	}
	return "Căn cứ\nchia"
}

// basisFor proposes the denominator to compare and divide by: the target's own,
// else one that its unit of measure suggests, else the first that the units
// have. It decides nothing: the office chooses another in the list.
func basisFor(t model.Target, rows []service.AllocationRow) model.Measure {
	if t.Rule.RollUp == model.Weighted && t.Rule.Weight != "" {
		return t.Rule.Weight
	}
	suggested := map[string]model.Measure{"lao động": model.MeasureLabour, "người": model.MeasureLabour, "hộ": model.MeasureHouseholds,
		"tấn": model.MeasureRiceArea, "tạ": model.MeasureRiceArea, "ha": model.MeasureRiceArea, "tạ/ha": model.MeasureRiceArea}[vn.Lower(t.Rule.Unit)]
	if have(rows, suggested) > 0 {
		return suggested
	}
	best, most := model.Measure(""), 0
	for _, m := range model.Measures {
		if n := have(rows, m); n > most {
			best, most = m, n
		}
	}
	return best
}

// have counts the rows whose unit has a denominator.
func have(rows []service.AllocationRow, m model.Measure) int {
	n := 0
	for _, r := range rows {
		if d, ok := r.Unit.Measures[m]; ok && d.IsPositive() {
			n++
		}
	}
	return n
}

// kitRows writes the matrix.
func (m matrix) kitRows() []kit.Row {
	out := make([]kit.Row, len(m.rows))
	for i, r := range m.rows {
		out[i] = kit.Row{Key: key(r.Unit.ID), Cells: m.cells(i, r)}
	}
	return out
}

func (m matrix) cells(i int, r service.AllocationRow) []kit.Cell {
	rule := m.rule()
	cells := kit.Texts(fmt.Sprint(i+1), r.Unit.Name, measureCell(r.Unit, m.basis), progress.FigureText(rule, r.Allocation.LastYear),
		"", "", "", "", "")
	cells[colBasis].Fill, cells[colBefore].Fill, cells[colDifference].Fill = kit.FillLocked, kit.FillLocked, kit.FillLocked
	cells[colAssigned] = m.assignedCell(r)
	cells[colRegistered] = m.registeredCell(r)
	cmp := compareShare(m.sheet.Target, r)
	cells[colDifference].Text = cmp.difference
	if cmp.worse {
		cells[colDifference].Tone, cells[colDifference].Bold = kit.ToneBad, true
	}
	cells[colHard] = kit.Cell{Mark: kit.CheckMark(r.Registration.Hard), Check: true}
	cells[colState] = cmp.cell(r)
	for _, col := range []int{colAssigned, colRegistered} {
		t, ok := m.typed[cellRef{r.Unit.ID, col}]
		if !ok {
			continue
		}
		cells[col] = kit.Cell{Text: t.text, Fill: kit.FillUnsaved}
		if t.reason != "" {
			cells[col].Fill = kit.FillWrong
		}
	}
	return cells
}

func measureCell(u model.Unit, m model.Measure) string {
	d, ok := u.Measures[m]
	if !ok {
		return "–"
	}
	return vn.Format(d)
}

// assignedCell shows a unit's share. Where shares do not add up, a unit
// without one of its own follows the commune's plan.
func (m matrix) assignedCell(r service.AllocationRow) kit.Cell {
	c := kit.Cell{Choice: !m.rule().Comparator.Numeric()}
	switch {
	case !r.Assigned:
		c.Text, c.Tone = "không giao", kit.ToneMuted
	case r.Allocation.Plan.Missing() && !m.summed():
		c.Text, c.Tone = "như xã", kit.ToneMuted
	default:
		c.Text = progress.FigureText(m.plans(), r.Allocation.Plan)
	}
	return c
}

func (m matrix) registeredCell(r service.AllocationRow) kit.Cell {
	c := kit.Cell{Choice: !m.rule().Comparator.Numeric()}
	if !r.Registration.Plan.Missing() {
		c.Text = progress.FigureText(m.plans(), r.Registration.Plan)
	}
	return c
}

// editText is what a cell is edited as: exact, without what only explains.
func (m matrix) editText(row, col int) string {
	if row < 0 || row >= len(m.rows) {
		return ""
	}
	r := m.rows[row]
	if t, ok := m.typed[cellRef{r.Unit.ID, col}]; ok {
		return t.text
	}
	f := r.Allocation.Plan
	if col == colRegistered {
		f = r.Registration.Plan
	}
	if f.Missing() {
		return ""
	}
	return progress.FigureText(m.plans(), f)
}

// choices lists what a cell may hold, nil for numbers.
func (m matrix) choices() []string {
	rule := m.rule()
	if rule.Comparator.Numeric() {
		return nil
	}
	var out []string
	for _, c := range progress.Choices(rule) {
		out = append(out, progress.ChoiceLabel(rule, c))
	}
	return out
}

// read checks what was typed for a unit.
func (m matrix) read(text string) (model.Figure, error) {
	f, err := progress.ParseFigure(m.plans(), text)
	if err != nil || f.Missing() {
		return f, err
	}
	_, err = progress.CheckPlan(m.sheet.Target, f)
	return f, err
}

// comparison is a unit's registration beside what it was assigned.
type comparison struct {
	known      bool // both are there
	sign       int  // of registered less assigned; choices: 1 is the better one
	worse      bool
	difference string
}

// compareShare compares what a unit registered with its share, or with the
// commune's plan where that applies to it.
func compareShare(t model.Target, r service.AllocationRow) comparison {
	plan, own := effectivePlan(t, r), r.Registration.Plan
	if plan.Missing() || own.Missing() {
		return comparison{}
	}
	c := comparison{known: true}
	if !t.Rule.Comparator.Numeric() {
		c.sign = rank(t.Rule, plan.Choice) - rank(t.Rule, own.Choice)
		c.worse = c.sign < 0
		return c
	}
	if t.Rule.Comparator == model.Ratio && plan.Second.Valid && own.Second.Valid && !plan.Second.Decimal.Equal(own.Second.Decimal) {
		c.sign = own.Number.Decimal.Mul(plan.Second.Decimal).Cmp(plan.Number.Decimal.Mul(own.Second.Decimal))
	} else {
		d := own.Number.Decimal.Sub(plan.Number.Decimal)
		c.sign = d.Sign()
		c.difference = vn.Format(d)
		if d.IsPositive() {
			c.difference = "+" + c.difference
		}
	}
	c.worse = c.sign != 0 && (c.sign > 0) == t.Rule.Comparator.LowerIsBetter()
	return c
}

// effectivePlan is what a unit shall reach: its own share, or the commune's
// plan where shares do not add up.
func effectivePlan(t model.Target, r service.AllocationRow) model.Figure {
	if r.Assigned && r.Allocation.Plan.Missing() && !t.Rule.Divides() {
		return t.Plan
	}
	return r.Allocation.Plan
}

// rank is the place of a choice, 0 for the best one.
func rank(r model.Rule, choice string) int {
	for i, c := range progress.Choices(r) {
		if c == choice {
			return i
		}
	}
	return 0
}

// cell tells the state of a registration: mark and words.
func (c comparison) cell(r service.AllocationRow) kit.Cell {
	mark := kit.StateMark(kit.StateOnTime)
	if c.worse {
		mark = kit.JudgementMark(progress.AtRisk)
	}
	switch {
	case r.Closed:
		return kit.Cell{Text: "Thôi hoạt động", Mark: kit.StateMark(kit.StateInfo), Tone: kit.ToneWarn}
	case r.Registration.Plan.Missing():
		return kit.Cell{Text: "Chưa đăng ký", Mark: kit.JudgementMark(progress.NoData)}
	case !r.Assigned:
		return kit.Cell{Text: "Đăng ký ngoài giao", Mark: kit.StateMark(kit.StateInfo)}
	case !c.known:
		return kit.Cell{Text: "Đã đăng ký", Mark: mark}
	case c.sign > 0:
		return kit.Cell{Text: "Cao hơn mức giao", Mark: mark}
	case c.sign < 0:
		return kit.Cell{Text: "Thấp hơn mức giao", Mark: mark}
	}
	return kit.Cell{Text: "Bằng mức giao", Mark: mark}
}
