package papers

import (
	"fmt"
	"slices"
	"strings"

	"sothidua/data/document/doc"
	"sothidua/data/document/font"
	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/vn"
)

// tableMoney is the unit of money in tables of results: full đồng would leave
// no room for the words.
const tableMoney = progress.Million

// summarySize is the size of the widest table, in points.
const summarySize = 10

// noteSize is the size of the notes under a table, in points.
const noteSize = 10.5

// shortTable is the table inside a report: targets with figures, what is
// planned and done, and the judgement.
func (m *maker) shortTable() []doc.Block {
	done := "Thực hiện " + vn.LowerFirst(m.f.Table.Code.Short())
	if !m.f.Table.Code.FromJanuary() {
		done = "Lũy kế từ đầu năm"
	}
	t := doc.Table{Widths: []float64{10, 51, 19, 21, 20, 18, 27}, Header: headRow("Số", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch năm",
		done, "% so kế hoạch", "Đánh giá")}
	for _, r := range m.f.Table.Rows {
		if !r.Target.Measured() {
			continue
		}
		verdict := left(r.Judgement.Label())
		if worrying(r) {
			verdict = strong(verdict)
		}
		rule := r.Target.Rule
		t.Rows = append(t.Rows, doc.Row{Target: r.Target.ID, Cells: []doc.Cell{mid(r.Target.Number), left(r.Target.Name),
			mid(tableMoney.Unit(rule)), figureCell(r.Target, tableMoney.Plan(r.Plan, rule)), figureCell(r.Target, m.doneText(r)),
			right(shareText(r)), verdict}})
	}
	if len(t.Rows) == 0 {
		t.Rows = emptyRows(10, len(t.Widths))
	}
	return append([]doc.Block{t}, m.notes()...)
}

// doneText writes what is done to date.
func (m *maker) doneText(r progress.Row) string { return tableMoney.Figure(r.ToDate, r.Target.Rule) }

// shareText writes the share of the plan, with a star for a fall.
func shareText(r progress.Row) string {
	switch {
	case !r.Target.Measured():
		return ""
	case !r.Percent.Valid:
		return "–"
	case r.Falling:
		return vn.FormatFixed(r.Percent.Decimal, 1) + " (*)"
	}
	return vn.FormatFixed(r.Percent.Decimal, 1)
}

// notes explains the stars under a table of results and names incomplete sums.
func (m *maker) notes() []doc.Block {
	var notes, part []string
	for _, r := range m.f.Table.Rows {
		if r.Falling && r.Percent.Valid && len(notes) == 0 {
			notes = append(notes, "(*) Chỉ tiêu càng thấp càng tốt: phần đã giảm so với phần phải giảm.")
		}
		if r.Target.Leaf && r.Target.Rule.RollUp == model.Sum && r.Reported < r.Expected && !r.ToDate.Missing() {
			part = append(part, fmt.Sprintf("%s (%d/%d đơn vị)", r.Target.Number, r.Reported, r.Expected))
		}
	}
	if len(part) > 0 {
		notes = append(notes, "Chỉ tiêu chưa đủ số liệu của các đơn vị: "+strings.Join(part, "; ")+".")
	}
	if len(notes) == 0 {
		return nil
	}
	return []doc.Block{doc.Paragraph{Runs: doc.Italic(strings.Join(notes, " ")), Flush: true, Size: noteSize}}
}

// summaryBlocks is the office's table of all targets, for a landscape page.
func (m *maker) summaryBlocks() []doc.Block {
	year, code := m.f.Book.Plan.Year, m.f.Table.Code
	t := doc.Table{Widths: []float64{10, 46, 18, 20, 20, 20, 16, 20, 20, 28, 12, 42}, Size: summarySize}
	under := []doc.Cell{head("Thực hiện"), head("% KH"), head("So cùng kỳ")}
	if !code.FromJanuary() { // what was done in the period stands before what was done to date
		t.Widths = slices.Insert(t.Widths, 5, 18.0)
		under[0] = head("Lũy kế")
		under = slices.Insert(under, 0, head("Trong kỳ"))
	}
	down := func(s string) doc.Cell {
		c := head(s)
		c.Down = 2
		return c
	}
	span := head(m.period())
	span.Across = len(under)
	t.Header = []doc.Row{
		row(down("STT"), down("Chỉ tiêu"), down("Đơn vị tính"), down("Thực hiện năm "+itoa(year-1)), down("Kế hoạch năm "+itoa(year)),
			span, down("Ước cả năm"), down("Đánh giá"), down("Đã báo"), down("Ghi chú")),
		row(under...),
	}
	for _, r := range m.f.Table.Rows {
		t.Rows = append(t.Rows, m.summaryRow(r))
	}
	if len(t.Rows) == 0 {
		t.Rows = emptyRows(12, len(t.Widths))
		m.miss("chỉ tiêu và kết quả "+vn.LowerFirst(code.Label(year)), "Chỉ tiêu")
	}
	unit := doc.Paragraph{Runs: []doc.Run{{S: "Đơn vị tiền: " + string(tableMoney) + ". " + m.figuresOf() + ".", Style: font.Italic, Size: noteSize}}, Align: doc.Right, Flush: true, Keep: true}
	return append([]doc.Block{unit, t}, m.notes()...)
}

func (m *maker) summaryRow(r progress.Row) doc.Row {
	rule := r.Target.Rule
	if !r.Target.Measured() {
		cells := []doc.Cell{strong(mid(r.Target.Number)), strong(left(r.Target.Name))}
		figures := 7 // empty ones, up to the judgement
		if !m.f.Table.Code.FromJanuary() {
			figures++
		}
		for range figures {
			cells = append(cells, mid(""))
		}
		cells = append(cells, left(r.Judgement.Label()), mid(""), left(r.Note))
		return doc.Row{Group: true, Cells: cells}
	}
	reported := "–"
	if r.Expected > 0 {
		reported = fmt.Sprintf("%d/%d", r.Reported, r.Expected)
	}
	verdict := left(r.Judgement.Label())
	if worrying(r) {
		verdict = strong(verdict)
	}
	fig := func(f model.Figure) doc.Cell { return figureCell(r.Target, tableMoney.Figure(f, rule)) }
	cells := []doc.Cell{mid(r.Target.Number), left(r.Target.Name), mid(tableMoney.Unit(rule)), fig(r.LastYear), figureCell(r.Target, tableMoney.Plan(r.Plan, rule))}
	if !m.f.Table.Code.FromJanuary() {
		cells = append(cells, fig(r.Period))
	}
	return doc.Row{Target: r.Target.ID, Cells: append(cells, fig(r.ToDate), right(shareText(r)),
		right(progress.ChangeText(r.Change)), right(tableMoney.Amount(r.Estimate, rule)), verdict, mid(reported), left(noteText(r)))}
}

// noteText joins the superior's plan and the note of a row.
func noteText(r progress.Row) string {
	var parts []string
	if !r.Superior.Missing() {
		parts = append(parts, "Cấp trên giao "+tableMoney.PlanWithUnit(r.Superior, r.Target.Rule))
	}
	if r.Note != "" {
		parts = append(parts, strings.TrimSuffix(r.Note, "."))
	}
	return strings.Join(parts, "; ")
}

// tallyTable counts the items by judgement and names them.
func (m *maker) tallyTable() doc.Table {
	t := doc.Table{Widths: []float64{45, 25, 95}, Header: headRow("Đánh giá", "Số chỉ tiêu", "Chỉ tiêu số")}
	for _, g := range progress.Tally(m.f.Table) {
		t.Rows = append(t.Rows, row(left(g.Judgement.Label()), mid(itoa(len(g.Numbers))), left(strings.Join(g.Numbers, ", "))))
	}
	return t
}

// reportingTable lists the units with the state of their reports.
func (m *maker) reportingTable() doc.Table {
	t := doc.Table{Widths: []float64{12, 70, 40, 43}, Header: headRow("STT", "Đơn vị", "Tình trạng", "Ngày nhận")}
	for i, l := range m.f.Reporting.Lines {
		t.Rows = append(t.Rows, doc.Row{Unit: l.Unit.ID, Cells: []doc.Cell{mid(itoa(i + 1)), left(l.Unit.Name), left(l.State), mid(vn.FormatDate(l.Received))}})
	}
	if len(t.Rows) == 0 {
		t.Rows = emptyRows(8, len(t.Widths))
	}
	return t
}
