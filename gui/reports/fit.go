package reports

import (
	"math"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/gui/kit"
)

// widestNumber is the most a column grows for its numbers; longer texts are
// cut and stand whole in the formula bar.
const widestNumber float32 = 200

// fitColumns widens the columns of numbers and units of measure so that each
// shows whole: a cut number could be taken for another one. A wrong entry gets
// no room: it stands whole in the bar below, and is gone once it is mended.
// measure returns the width of a cell with its mark and paddings, in pixels of a
// 100% screen.
func fitColumns(cols []kit.Column, rows []kit.Row, measure func(c kit.Cell, small bool) float32) []kit.Column {
	for i := range cols {
		if cols[i].Grow {
			continue
		}
		for _, r := range rows {
			if r.Cells[i].Fill == kit.FillWrong {
				continue
			}
			cols[i].Width = max(cols[i].Width, min(measure(r.Cells[i], cols[i].Small), widestNumber))
		}
	}
	return cols
}

// measureCell is the measure of fitColumns for the grid's own looks; a mark
// alone needs no more room than its column has.
func measureCell(c kit.Cell, small bool) float32 {
	if c.Text == "" {
		return 0
	}
	size := kit.SizeText
	if small {
		size = kit.SizeLabel
	}
	w := fyne.MeasureText(c.Text, size, fyne.TextStyle{}).Width + 17
	if c.Mark != nil {
		w += 22
	}
	if c.Choice {
		w += 14
	}
	return float32(math.Ceil(float64(w)))
}

// roomMost is the longest text that columns keep room for before it is there;
// a few choices are sentences.
const roomMost float32 = 90

// expected is the figure a result will be about as long as: the plan, or last
// year's where the plan is a change against it.
func expected(r progress.Row) model.Figure {
	if r.Target.Rule.Comparator.Relative() {
		return r.SamePeriod
	}
	return r.Plan
}

// roomRows are rows that never show: they hold the texts that typing may bring
// into the columns of figures, so that a choice or a sum still shows whole when
// it comes. A figure is taken to be as long as what is expected.
func roomRows(s *report) []kit.Row {
	var out []kit.Row
	for _, r := range s.entry.Rows {
		rule := r.Row.Target.Rule
		texts := choicesOf(rule, fieldValue)
		if rule.Comparator.Numeric() {
			texts = []string{figureText(rule, expected(r.Row), "")}
		}
		for _, text := range texts {
			if measureCell(kit.Cell{Text: text}, false) > roomMost {
				continue
			}
			cells := make([]kit.Cell, colCount)
			cells[colValue] = kit.Cell{Text: text, Choice: !rule.Comparator.Numeric()}
			cells[colToDate].Text = text
			if rule.Comparator.Numeric() {
				cells[colEstimate].Text = text
			}
			out = append(out, kit.Row{Cells: cells})
		}
	}
	return out
}

// wider tells whether one of the columns needs more than it had.
func wider(cols, had []kit.Column) bool {
	for i := range cols {
		if i >= len(had) || cols[i].Width > had[i].Width {
			return true
		}
	}
	return false
}
