package targets

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/service"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// foot writes the rows pinned under the matrix: the sum, the commune's plan
// and what is left; or why there is no sum.
func (m matrix) foot() []kit.Row {
	if len(m.rows) == 0 {
		return nil
	}
	plan := kit.Texts("", "Kế hoạch xã", "", "", progress.FigureText(m.plans(), m.sheet.Target.Plan), "", "", "", "")
	if !m.summed() {
		why := kit.Texts("", noSumText(m.rule()), "", "", "", "", "", fmt.Sprint(m.hard()), m.missingText())
		why[colState].Tone = kit.ToneMuted
		return []kit.Row{{Kind: kit.RowTotal, Cells: why}, {Cells: plan}}
	}
	return []kit.Row{m.totalRow(), {Cells: plan}, m.leftRow()}
}

// noSumText says why the units' figures are not added up.
func noSumText(r model.Rule) string {
	if r.Comparator.Relative() {
		return "Mức tăng, giảm theo %, không cộng"
	}
	switch r.RollUp {
	case model.Weighted:
		return "Bình quân theo " + measureName(r.Weight) + ", không cộng"
	case model.Worst:
		return "Lấy mức thấp nhất, không cộng"
	}
	return "Đơn vị chủ trì báo cho cả xã, không cộng"
}

func (m matrix) totalRow() kit.Row {
	before := make([]model.Number, 0, len(m.rows))
	for _, r := range m.rows {
		before = append(before, r.Allocation.LastYear.Number)
	}
	cells := kit.Texts("", "Cộng "+m.together(), m.basisTotal(), vn.FormatNumber(model.SumOf(before...), "–"),
		vn.FormatNumber(m.sheet.Given, "–"), vn.FormatNumber(m.sheet.Registered, "–"), "", fmt.Sprint(m.hard()), m.missingText())
	if m.sheet.Given.Valid && m.sheet.Registered.Valid {
		d := m.sheet.Registered.Decimal.Sub(m.sheet.Given.Decimal)
		cells[colDifference].Text = signed(d)
		if d.IsNegative() {
			cells[colDifference].Tone = kit.ToneBad
		}
	}
	cells[colState].Tone = kit.ToneMuted
	return kit.Row{Kind: kit.RowTotal, Cells: cells}
}

func signed(d decimal.Decimal) string {
	if d.IsPositive() {
		return "+" + vn.Format(d)
	}
	return vn.Format(d)
}

// basisTotal sums the denominators, "–" when a unit has none.
func (m matrix) basisTotal() string {
	if m.basis == "" || have(m.rows, m.basis) < len(m.rows) {
		return "–"
	}
	sum := decimal.Zero
	for _, r := range m.rows {
		sum = sum.Add(r.Unit.Measures[m.basis])
	}
	return vn.Format(sum)
}

// leftRow is what the plan still has to give: amber, red when more was given
// than there is.
func (m matrix) leftRow() kit.Row {
	cells := kit.Texts("", "Còn lại", "", "", "–", "", "", "", "")
	left := m.sheet.Left
	row := kit.Row{Cells: cells}
	if !left.Valid {
		return row
	}
	unit := m.rule().Unit
	cells[colAssigned] = kit.Cell{Text: vn.Format(left.Decimal), Bold: true}
	cells[colUnitName].Bold = true
	switch left.Decimal.Sign() {
	case 1:
		row.Kind = kit.RowNotice
		cells[colState].Text = "Giao tiếp " + vn.Format(left.Decimal) + " " + unit
	case -1:
		row.Kind = kit.RowWrong
		cells[colUnitName].Text = "Giao vượt"
		cells[colAssigned] = kit.Cell{Text: vn.Format(left.Decimal.Neg()), Bold: true, Tone: kit.ToneBad}
		cells[colState] = kit.Cell{Text: "Bớt " + vn.Format(left.Decimal.Neg()) + " " + unit, Tone: kit.ToneBad}
	default:
		cells[colState] = kit.Cell{Text: "Đã giao hết", Mark: kit.StateMark(kit.StateOnTime)}
	}
	return row
}

// word is what the units are called together: "thôn" when all are.
func (m matrix) word() string {
	kind := model.UnitKind("")
	for _, r := range m.rows {
		if kind != "" && r.Unit.Kind != kind {
			return "đơn vị"
		}
		kind = r.Unit.Kind
	}
	switch kind {
	case model.Village:
		return "thôn"
	case model.School:
		return "trường"
	}
	return "đơn vị"
}

// together names the units in the total's row.
func (m matrix) together() string { return fmt.Sprintf("%d %s", len(m.rows), m.word()) }

func (m matrix) hard() int {
	n := 0
	for _, r := range m.rows {
		if r.Registration.Hard {
			n++
		}
	}
	return n
}

// unregistered returns the names of the assigned units that registered nothing.
func (m matrix) unregistered() []string {
	var out []string
	for _, r := range m.rows {
		if r.Assigned && r.Registration.Plan.Missing() {
			out = append(out, r.Unit.Name)
		}
	}
	return out
}

func (m matrix) missingText() string {
	switch names := m.unregistered(); len(names) {
	case 0:
		return ""
	case 1:
		return names[0] + " chưa đăng ký"
	default:
		return fmt.Sprintf("%d %s chưa đăng ký", len(names), m.word())
	}
}

// headFigure is one of the big figures over the matrix.
type headFigure struct {
	label, value string
	tone         kit.Tone
}

// figures are the big figures over the matrix.
func (m matrix) figures() []headFigure {
	assigned, registered := 0, 0
	for _, r := range m.rows {
		if r.Assigned {
			assigned++
			if !r.Registration.Plan.Missing() {
				registered++
			}
		}
	}
	rule := m.rule()
	withUnit := func(n model.Number) string { return measured(rule, vn.FormatNumber(n, "–")) }
	out := []headFigure{{label: "Kế hoạch xã", value: measured(m.plans(), progress.FigureText(m.plans(), m.sheet.Target.Plan))}}
	if m.summed() {
		left := headFigure{"Còn lại chưa giao", withUnit(m.sheet.Left), kit.ToneNormal}
		switch d := m.sheet.Left.Decimal; {
		case d.IsPositive():
			left.tone = kit.ToneWarn
		case d.IsNegative():
			left = headFigure{"Giao vượt kế hoạch", withUnit(model.Some(d.Neg())), kit.ToneBad}
		}
		out = append(out, headFigure{label: "Đã giao", value: withUnit(m.sheet.Given)}, left,
			headFigure{label: "Tổng đăng ký", value: withUnit(m.sheet.Registered)})
	} else {
		out = append(out, headFigure{label: "Đã giao", value: fmt.Sprintf("%d %s", assigned, m.word())})
	}
	return append(out, headFigure{label: "Đã đăng ký", value: fmt.Sprintf("%d/%d %s", registered, assigned, m.word())},
		headFigure{label: "Việc khó", value: fmt.Sprintf("%d %s", m.hard(), m.word())})
}

// measured puts the unit of measure after a figure: "20 người", "80%".
func measured(r model.Rule, figure string) string {
	switch {
	case figure == "–" || r.Unit == "" || !r.Comparator.Numeric():
		return figure
	case r.Rate():
		return figure + r.Unit
	}
	return figure + " " + r.Unit
}

// ruleNote is the small text beside the target's name: when it is met, how
// periods and units add up.
func (m matrix) ruleNote() string {
	r := m.rule()
	parts := []string{"Đạt khi " + metText(r, m.sheet.Target.Plan)}
	if r.Comparator.Numeric() {
		if r.Timing == model.Flow {
			parts = append(parts, "cộng các kỳ")
		} else {
			parts = append(parts, "lấy số mới nhất")
		}
	}
	switch r.RollUp {
	case model.Sum:
		parts = append(parts, "cấp xã là tổng các đơn vị")
	case model.Weighted:
		parts = append(parts, "cấp xã là bình quân theo "+measureName(r.Weight))
	case model.Worst:
		parts = append(parts, "cấp xã là mức thấp nhất")
	default:
		parts = append(parts, "cấp xã do đơn vị chủ trì báo")
	}
	return strings.Join(parts, " · ")
}

// othersText names the kinds of the units that do not have the target.
func othersText(rows []service.AllocationRow) string {
	seen := map[model.UnitKind]bool{}
	var kinds []string
	for _, r := range rows {
		if !seen[r.Unit.Kind] {
			seen[r.Unit.Kind] = true
			kinds = append(kinds, vn.LowerFirst(r.Unit.Kind.Label()))
		}
	}
	return strings.Join(kinds, "; ")
}
