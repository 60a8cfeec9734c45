package reports

import (
	"strconv"

	"fyne.io/fyne/v2"
	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/service"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// entryColumns returns the columns of the entry grid for a period (picture 05).
func entryColumns(p model.Period) []kit.Column {
	short, year := p.Code.Short(), p.Year
	return []kit.Column{
		colGutter:    {ID: "gutter", Width: 26, Align: kit.AlignCenter},
		colNumber:    {ID: "number", Title: "Số", Width: 44, Align: kit.AlignCenter},
		colName:      {ID: "name", Title: "Chỉ tiêu", Width: 204, Grow: true},
		colUnit:      {ID: "unit", Title: "Đơn vị\ntính", Width: 62, Small: true},
		colPlan:      {ID: "plan", Title: "Kế hoạch\nnăm", Width: 80, Align: kit.AlignRight},
		colSame:      {ID: "same", Title: short + "\n" + yearText(year-1), Width: 70, Align: kit.AlignRight},
		colValue:     {ID: "value", Title: "Kỳ này\n" + periodTitle(p), Width: 112, Align: kit.AlignRight},
		colEstimate:  {ID: "estimate", Title: "Ước\ncả năm", Width: 70, Align: kit.AlignRight},
		colToDate:    {ID: "to_date", Title: "Từ đầu\nnăm", Width: 70, Align: kit.AlignRight},
		colPercent:   {ID: "percent", Title: "% kế\nhoạch", Width: 62, Align: kit.AlignRight},
		colJudgement: {ID: "judgement", Title: "Đánh giá", Width: 140},
		colNote:      {ID: "note", Title: "Ghi chú", Width: 108, Grow: true, Small: true},
	}
}

// entryRows makes the rows of the entry grid.
func entryRows(s *report) []kit.Row {
	out := make([]kit.Row, len(s.entry.Rows))
	for i, r := range s.entry.Rows {
		out[i] = kit.Row{Key: r.Row.Target.Number, Cells: entryCells(s, r)}
	}
	return out
}

func entryCells(s *report, r service.EntryRow) []kit.Cell {
	t := r.Row.Target
	cells := make([]kit.Cell, colCount)
	for _, c := range []struct {
		col  int
		text string
	}{
		{colNumber, t.Number}, {colName, t.Name}, {colUnit, unitOfMeasure(t.Rule)},
		{colPlan, progress.PlanText(t.Rule, r.Row.Plan)}, {colSame, figureText(t.Rule, r.Row.SamePeriod, "–")},
	} {
		cells[c.col] = kit.Cell{Text: c.text, Fill: kit.FillLocked}
	}
	cells[colGutter].Mark = gutter(s, r)
	for _, f := range fields {
		cells[f.column()] = typedCell(s, r, f)
	}
	for _, col := range []int{colPercent, colJudgement} {
		cells[col].Fill = kit.FillLocked
	}
	if d, ok := s.drafts[cellKey{t.ID, fieldValue}]; ok && d.state == draftWrong {
		return cells // what would be computed is not what stands in the cell
	}
	if c := &cells[colToDate]; c.Text == "" {
		c.Text, c.Tone = figureText(t.Rule, r.Row.ToDate, ""), computedTone(r)
	}
	cells[colPercent].Text = percentText(r.Row)
	cells[colJudgement].Text, cells[colJudgement].Mark = r.Row.Judgement.Label(), kit.JudgementMark(r.Row.Judgement)
	return cells
}

// computedTone is muted where a computed sum stands in a cell that can be typed
// into.
func computedTone(r service.EntryRow) kit.Tone {
	if lockedWhy(r, fieldToDate) == "" {
		return kit.ToneMuted
	}
	return kit.ToneNormal
}

// gutter returns the mark of a row: something in it is wrong, on its way, to be
// checked again, or all of it is in the book.
func gutter(s *report, r service.EntryRow) fyne.Resource {
	wrong, waiting := false, false
	for _, f := range fields {
		d, ok := s.drafts[cellKey{r.Row.Target.ID, f}]
		wrong = wrong || ok && d.state != draftWaiting
		waiting = waiting || ok && d.state == draftWaiting
	}
	switch {
	case wrong:
		return kit.StateMark(kit.StateWrong)
	case waiting:
		return kit.StateMark(kit.StateUnsaved)
	case r.Value.Recheck:
		return recheckMark()
	case !r.Value.Figure.Missing():
		return kit.StateMark(kit.StateSaved)
	}
	return nil
}

// recheckMark is the mark of a value that needs checking again.
func recheckMark() fyne.Resource { return kit.Icon(kit.IconFlag, kit.WarnInk) }

// typedCell draws a cell that is typed into.
func typedCell(s *report, r service.EntryRow, f field) kit.Cell {
	t := r.Row.Target
	d, drafted := s.drafts[cellKey{t.ID, f}]
	switch {
	case drafted:
		c := kit.Cell{Text: d.text, Choice: choicesOf(t.Rule, f) != nil}
		if d.state != draftWaiting {
			c.Fill = kit.FillWrong
		}
		return c
	case r.Locked != "" && r.Locked != s.entry.Locked && f == fieldValue:
		return kit.Cell{Text: r.Locked, Mark: kit.StateMark(kit.StateLocked), Fill: kit.FillLocked}
	}
	c := kit.Cell{Text: savedText(t.Rule, r.Value, f)}
	switch {
	case f == fieldToDate && r.Clash():
		c.Fill = kit.FillWarn
		return c
	case lockedWhy(r, f) != "":
		c.Fill = kit.FillLocked
		return c
	case f != fieldValue:
	case r.Required:
		c.Fill = kit.FillRequired
	case r.Warning != "":
		c.Fill = kit.FillWarn
	}
	c.Choice = choicesOf(t.Rule, f) != nil
	return c
}

// percentText writes the share of the plan; the arrow tells that it is the
// share of a fall.
func percentText(r progress.Row) string {
	switch {
	case r.ToDate.Missing():
		return ""
	case !r.Percent.Valid:
		return "–"
	}
	text := vn.FormatFixed(r.Percent.Decimal, 1)
	if capped(r) {
		text = "<−" + strconv.Itoa(-leastPercent)
		if r.Percent.Decimal.IsPositive() {
			text = ">" + strconv.Itoa(mostPercent)
		}
	}
	if r.Falling {
		text += " ↓"
	}
	return text
}

// The shares of a plan that the column of percents writes out. A share outside
// says nothing but that a number is far off; it stands whole in the formula bar.
const (
	leastPercent = -99
	mostPercent  = 999
)

// capped tells whether the column of percents only names the limit of a row's
// share of the plan.
func capped(r progress.Row) bool {
	p := r.Percent
	return !r.ToDate.Missing() && p.Valid &&
		(p.Decimal.GreaterThan(decimal.NewFromInt(mostPercent)) || p.Decimal.LessThan(decimal.NewFromInt(leastPercent)))
}

// unitOfMeasure returns the unit shown for a rule; choices have none, so the
// column tells what they are chosen from.
func unitOfMeasure(r model.Rule) string {
	if r.Unit != "" {
		return r.Unit
	}
	switch r.Comparator {
	case model.Grade:
		return "mức"
	case model.YesNo:
		return "có/không"
	case model.Text:
		return "nhận xét"
	}
	return ""
}
