package document

import (
	"fmt"
	"math"
	"strings"

	"sothidua/data/document/chart"
	"sothidua/data/document/doc"
	"sothidua/data/document/flow"
	"sothidua/data/document/font"
	"sothidua/data/document/lay"
	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/vn"
)

// SummaryOptions are the choices beside the summary table.
type SummaryOptions struct {
	Money progress.Money // unit of amounts of money
	// Signature adds place, date, position and name at the end.
	Signature bool
}

// DefaultSummaryOptions returns the usual table: money in million đồng, signed.
func DefaultSummaryOptions() SummaryOptions {
	return SummaryOptions{Money: progress.Million, Signature: true}
}

// tableNoteSize is the size of the notes under a table, in points.
const tableNoteSize = 10.5

// tableSizes are the sizes of a table's text in points; a smaller one is taken
// only when the numbers would not fit beside each other.
var tableSizes = []float64{11, 10.5, 10, 9.5, 9}

// SummaryTable lays out the office's table of all targets on A4 landscape with
// letterhead and signature; the header stands again on every page.
func SummaryTable(t progress.Table, opt SummaryOptions) Document {
	return FromDoc(summaryPaper(t, opt))
}

// summaryPaper makes the paper of the table.
func summaryPaper(t progress.Table, opt SummaryOptions) doc.Doc {
	h := chart.HeadOf(t)
	section := doc.Section{Landscape: true}
	m := measure{fonts: font.Standard(), width: lay.FrameOf(section).Width()}
	title := "Bảng tổng hợp kết quả thực hiện chỉ tiêu thi đua"
	section.Blocks = []doc.Block{
		doc.Letterhead{Issuer: flow.IssuerLines(h.Office.Commune), Plain: true},
		doc.Title{Kind: vn.Upper(title), About: strings.Join(subtitle(h, m), "\n")},
		doc.Paragraph{Runs: doc.Italic(summaryUnits(h, opt)), Align: doc.Centre, Size: 12, Keep: true},
		summaryTable(m, t, opt),
	}
	if notes := summaryNotes(t); len(notes) > 0 {
		section.Blocks = append(section.Blocks, doc.Paragraph{Runs: doc.Text(strings.Join(notes, "\n")), Flush: true, Size: tableNoteSize})
	}
	if opt.Signature {
		section.Blocks = append(section.Blocks, doc.Closing{Signers: []doc.Signature{signature(h)}})
	}
	return doc.Doc{Title: title, Sections: []doc.Section{section}, Sample: t.Sample, Date: t.AsOf}
}

// subtitle tells period and plan: "6 tháng đầu năm 2024 so với kế hoạch cả năm
// (Kế hoạch số …)", on two lines where one does not hold it.
func subtitle(h chart.Head, m measure) []string {
	s := h.Code.Label(h.Plan.Year) + " so với kế hoạch cả năm"
	if h.Unit != nil {
		s = h.Unit.Name + ": " + s
	}
	p := h.PlanText()
	if p == "" {
		return []string{s}
	}
	one := s + " (" + p + ")"
	if m.text(one, font.Bold, flow.TitleSize) <= m.width*lay.TitleShare {
		return []string{one}
	}
	return []string{s, "(" + p + ")"}
}

// summaryUnits tells the day of the figures and the unit of money.
func summaryUnits(h chart.Head, opt SummaryOptions) string {
	unit := "Đơn vị tiền: " + string(opt.Money)
	if s := h.AsOfText(); s != "" {
		return s + " – " + unit
	}
	return unit
}

// measure tells how wide text is on a page whose text is that wide, millimetres.
type measure struct {
	fonts *font.Set
	width float64
}

func (m measure) text(s string, style font.Style, size float64) float64 {
	return flow.NaturalWidth(m.fonts, flow.Styled(s, style, size))
}

// column is one column of the summary table.
type column struct {
	head  string
	under bool // stands under the merged heading of the period
	align doc.Align
	text  func(progress.Row) string
	bold  func(progress.Row) bool
	least float64 // millimetres
	most  float64 // the column is as wide as its widest text up to this
	grow  float64 // share of the width that is left over
	small float64 // points taken off the size of the table
}

// summaryColumns are the office's columns. A period that does not start the
// year shows what was done in it beside what was done to date. One unit's table
// does not count units.
func summaryColumns(t progress.Table, m progress.Money) []column {
	year := t.Plan.Year
	rule := func(r progress.Row) model.Rule { return r.Target.Rule }
	num := func(head string, least float64, text func(progress.Row) string) column {
		return column{head: head, align: doc.Right, least: least, most: 50, text: measured(text)}
	}
	inPeriod := func(c column) column {
		c.under = true
		return c
	}
	worrying := func(r progress.Row) bool { return r.Judgement.Rank() <= progress.AtRisk.Rank() }
	cols := []column{
		{head: "STT", align: doc.Centre, least: 10, most: 14, text: func(r progress.Row) string { return r.Target.Number }},
		{head: "Chỉ tiêu", least: 40, grow: 0.4, text: func(r progress.Row) string { return r.Target.Name }},
		{head: "Đơn vị tính", align: doc.Centre, least: 14, most: 22, text: measured(func(r progress.Row) string { return m.Unit(rule(r)) })},
		num(fmt.Sprintf("Thực hiện năm %d", year-1), 20, func(r progress.Row) string { return m.Figure(r.LastYear, rule(r)) }),
		num(fmt.Sprintf("Kế hoạch năm %d", year), 20, func(r progress.Row) string { return m.Plan(r.Plan, rule(r)) }),
	}
	done := "Thực hiện"
	if !t.Code.FromJanuary() {
		cols = append(cols, inPeriod(num("Trong kỳ", 18, func(r progress.Row) string { return m.Figure(r.Period, rule(r)) })))
		done = "Lũy kế"
	}
	cols = append(cols,
		inPeriod(num(done, 20, func(r progress.Row) string { return m.Figure(r.ToDate, rule(r)) })),
		inPeriod(num("% KH", 13, shareText)),
		inPeriod(num(fmt.Sprintf("So cùng kỳ %d", year-1), 17, func(r progress.Row) string { return progress.ChangeText(r.Change) })),
		num("Ước cả năm", 15, func(r progress.Row) string { return m.Amount(r.Estimate, rule(r)) }),
		column{head: "Đánh giá", least: 18, most: 30, text: func(r progress.Row) string { return r.Judgement.Label() }, bold: worrying},
	)
	if t.Unit == nil {
		cols = append(cols, column{head: "Đã báo", align: doc.Centre, least: 11.5, text: measured(reportedText)})
	}
	return append(cols, column{head: "Ghi chú", least: 32, grow: 0.6, small: 1, text: func(r progress.Row) string { return noteText(r, m) }})
}

// measured leaves the cells of items without figures empty.
func measured(text func(progress.Row) string) func(progress.Row) string {
	return func(r progress.Row) string {
		if !r.Target.Measured() {
			return ""
		}
		return text(r)
	}
}

func shareText(r progress.Row) string {
	if r.Falling && r.Percent.Valid {
		return vn.FormatFixed(r.Percent.Decimal, 1) + " (*)"
	}
	if !r.Percent.Valid {
		return none
	}
	return vn.FormatFixed(r.Percent.Decimal, 1)
}

// reportedText tells how many units the figure holds; nothing is asked for when
// none is expected.
func reportedText(r progress.Row) string {
	if r.Expected == 0 {
		return none
	}
	return fmt.Sprintf("%d/%d", r.Reported, r.Expected)
}

// noteText joins what stands in the last column: the superior's plan and the
// note itself. Missing units are named once, under the table.
func noteText(r progress.Row, m progress.Money) string {
	var parts []string
	if !r.Superior.Missing() {
		s := "Cấp trên giao " + m.PlanWithUnit(r.Superior, r.Target.Rule)
		if r.PercentSuperior.Valid {
			s += " (bằng " + progress.PercentText(r.PercentSuperior) + ")"
		}
		parts = append(parts, s)
	}
	if r.Note != "" {
		parts = append(parts, strings.TrimSuffix(r.Note, "."))
	}
	return strings.Join(parts, "; ")
}

// summaryTable makes the table in the largest size at which its numbers fit
// beside each other.
func summaryTable(m measure, t progress.Table, opt SummaryOptions) doc.Table {
	cols := summaryColumns(t, opt.Money)
	out := doc.Table{Header: summaryHeader(t, cols)}
	fits := false
	for _, out.Size = range tableSizes {
		if out.Widths, fits = columnWidths(m, t, cols, out.Size); fits {
			break
		}
	}
	for _, r := range t.Rows {
		row := doc.Row{Group: !r.Target.Leaf}
		if r.Target.Leaf {
			row.Target = r.Target.ID
		}
		for _, c := range cols {
			align := c.align
			if align == doc.Right && !r.Target.Rule.Comparator.Numeric() {
				align = doc.Centre // words under numbers
			}
			row.Cells = append(row.Cells, doc.Cell{Runs: c.runs(r, out.Size), Align: align, Middle: true})
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

func (c column) style(r progress.Row) font.Style {
	if !r.Target.Leaf || c.bold != nil && c.bold(r) {
		return font.Bold
	}
	return font.Regular
}

func (c column) runs(r progress.Row, size float64) []doc.Run {
	return []doc.Run{{S: c.text(r), Style: c.style(r), Size: size - c.small}}
}

// columnWidths gives every column its widest text up to its limit and shares
// what is left between the columns that grow. It tells whether all fit; when
// not, the words give way to the numbers, which must not break.
func columnWidths(m measure, t progress.Table, cols []column, size float64) ([]float64, bool) {
	widths := make([]float64, len(cols))
	left, words := m.width, 0.0
	for i, c := range cols {
		widths[i] = c.least
		for _, r := range t.Rows {
			w := m.text(c.text(r), c.style(r), size-c.small) + lay.CellRoom
			widths[i] = math.Max(widths[i], math.Min(w, c.most))
		}
		left -= widths[i]
		if c.grow > 0 {
			words += widths[i]
		}
	}
	const squeeze = 0.5 // share of their width that words may lose
	for i, c := range cols {
		switch {
		case left >= 0:
			widths[i] += left * c.grow
		case -left <= words*squeeze && c.grow > 0:
			widths[i] += left * widths[i] / words
		case -left > words*squeeze:
			widths[i] *= m.width / (m.width - left)
		}
	}
	return widths, left >= 0
}

// summaryHeader makes the two header rows: the columns of the period stand
// together under its name.
func summaryHeader(t progress.Table, cols []column) []doc.Row {
	var top, under doc.Row
	for _, c := range cols {
		switch {
		case !c.under:
			top.Cells = append(top.Cells, doc.Cell{Runs: doc.Text(c.head), Down: 2})
		case len(under.Cells) == 0:
			top.Cells = append(top.Cells, doc.Cell{Runs: doc.Text(t.Code.Label(t.Plan.Year))})
			fallthrough
		default:
			under.Cells = append(under.Cells, doc.Cell{Runs: doc.Text(c.head)})
			top.Cells[len(top.Cells)-1].Across++
		}
	}
	return []doc.Row{top, under}
}

// summaryNotes explains the signs of the table and names the missing units.
func summaryNotes(t progress.Table) []string {
	var notes, falls []string
	for _, r := range t.Rows {
		if r.Falling && r.Percent.Valid {
			falls = append(falls, chart.FallText(r))
		}
	}
	if len(falls) > 0 {
		notes = append(notes, "(*) Chỉ tiêu càng thấp càng tốt: % là phần đã giảm so với phần phải giảm. "+strings.Join(falls, "; ")+".")
	}
	if s := chart.LackText(t); s != "" && t.Unit == nil {
		notes = append(notes, s)
	}
	return notes
}

// signature makes the block at the end. The day is left open for the pen: a
// table is printed before it is signed.
func signature(h chart.Head) doc.Signature {
	day := h.AsOf
	if !day.Valid() {
		day = h.Code.LastDay(h.Plan.Year)
	}
	place := h.Office.Place
	if place == "" {
		place = h.Office.Commune
	}
	return doc.Signature{Place: place, Date: day, Open: true, Lines: flow.Authority(h.Office.Position), Name: h.Office.Signer}
}
