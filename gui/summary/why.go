package summary

import (
	"slices"
	"strings"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/gui/kit"
)

// whySpans explains a judgement: the sentence, the comparisons, who is missing,
// the note.
func whySpans(r progress.Row, m progress.Money) []kit.Span {
	spans := []kit.Span{{Text: r.Why}}
	if past := pastText(r, m); past != "" {
		spans = append(spans, kit.Span{Text: " " + past})
	}
	if len(r.Missing) > 0 {
		spans = append(spans, kit.Span{Text: "\nChưa đủ số: ", Bold: true, Tone: kit.ToneWarn},
			kit.Span{Text: "chưa có báo cáo của " + strings.Join(r.Missing, ", ") + "; không tính là 0."})
	}
	if r.Note != "" {
		spans = append(spans, kit.Span{Text: "\nGhi chú: ", Bold: true}, kit.Span{Text: r.Note})
	}
	return spans
}

// crossSpans tells what other figures contradict in the row: those of the plan
// and of the commune, and of the unit that reports it for the commune.
func crossSpans(r progress.Row, findings []progress.Finding) []kit.Span {
	var spans []kit.Span
	for _, f := range findings {
		if !slices.Contains(f.Targets, r.Target.ID) || f.Unit != 0 && r.Target.Rule.RollUp != model.Single {
			continue
		}
		spans = append(spans, kit.Span{Text: "\nKiểm tra chéo: ", Bold: true, Tone: kit.ToneWarn}, kit.Span{Text: f.Message})
	}
	return spans
}

// pastText compares with the plan of the level above and with last year, and
// tells the estimate.
func pastText(r progress.Row, m progress.Money) string {
	rule := r.Target.Rule
	var parts []string
	if !r.Superior.Missing() {
		text := "Cấp trên giao " + m.PlanWithUnit(r.Superior, rule)
		if r.PercentSuperior.Valid {
			text += ": đạt " + progress.PercentText(r.PercentSuperior)
		}
		parts = append(parts, text+".")
	}
	if !r.SamePeriod.Missing() {
		parts = append(parts, "Cùng kỳ năm trước: "+m.WithUnit(m.Figure(r.SamePeriod, rule), rule)+".")
	}
	if r.Estimate.Valid {
		parts = append(parts, "Ước cả năm: "+m.WithUnit(m.Amount(r.Estimate, rule), rule)+".")
	}
	return strings.Join(parts, " ")
}

// Lists of up to unitRows units stand in one column, longer ones in two.
const unitRows = 4

// unitTable is the units behind a number, laid out in one or two columns that
// read downwards.
type unitTable struct {
	units   []progress.UnitRow
	columns []kit.Column
	rows    []kit.Row
}

// stateRoom is the most that the bars widen for why a unit has none: "chưa đánh
// giá".
const stateRoom float32 = 112

// setWidth is how many cells one unit takes.
const setWidth = 3

// makeUnits lays the units out; late tells that the deadline has passed.
func makeUnits(units []progress.UnitRow, rule model.Rule, m progress.Money, late bool) unitTable {
	t := unitTable{units: units}
	sets := 1
	if len(units) > unitRows {
		sets = 2
	}
	widest := 0
	for _, u := range units {
		widest = max(widest, len([]rune(m.Figure(u.ToDate, rule)+"  / "+m.Plan(u.Plan, rule))))
	}
	value := max(78, min(float32(widest)*7+18, 240))
	for range sets {
		t.columns = append(t.columns, kit.Column{Width: 84, Grow: true, Small: true},
			kit.Column{Width: value, Align: kit.AlignRight}, kit.Column{Width: 88, Room: stateRoom, Small: true})
	}
	high := (len(units) + sets - 1) / sets
	for i := range high {
		r := kit.Row{Key: rowKey(units[i].Unit.ID)}
		for set := range sets {
			if at := i + set*high; at < len(units) {
				r.Cells = append(r.Cells, unitCells(units[at], rule, m, late)...)
			}
		}
		t.rows = append(t.rows, r)
	}
	t.columns = kit.WithRoom(t.columns, t.rows, value)
	return t
}

// at returns the unit in a cell, nil for none.
func (t unitTable) at(row, col int) *progress.UnitRow {
	at := row + col/setWidth*len(t.rows)
	if row < 0 || row >= len(t.rows) || col < 0 || at >= len(t.units) {
		return nil
	}
	return &t.units[at]
}

// worst returns the unit to look at first: the one in charge, else one without
// a figure in hand, else the worst; nil for none.
func (t unitTable) worst(lead model.ID) *progress.UnitRow {
	var out *progress.UnitRow
	for i := range t.units {
		u := &t.units[i]
		if lead != 0 && u.Unit.ID == lead {
			return u
		}
		if out == nil || out.Counted && (!u.Counted || u.Judgement.Rank() < out.Judgement.Rank()) {
			out = u
		}
	}
	return out
}

// unitCells writes one unit's part of a number; a value that is not counted
// says why instead of a bar. late tells that the deadline has passed.
func unitCells(u progress.UnitRow, rule model.Rule, m progress.Money, late bool) []kit.Cell {
	name := kit.Cell{Text: u.Unit.Name, Mark: kit.JudgementMark(u.Judgement)}
	value := kit.Cell{Text: m.Figure(u.ToDate, rule), Bold: true, More: &kit.Run{Text: "/ " + m.Plan(u.Plan, rule), Tone: kit.ToneMuted}}
	if u.Plan.Missing() {
		value.More = nil
	}
	if !u.Counted {
		value.Tone, value.Bold = kit.ToneMuted, false
		text, state := notCounted(u, late)
		if state != "" {
			name.Mark = kit.StateMark(state)
		}
		return []kit.Cell{name, value, {Text: text, Tone: kit.ToneMuted}}
	}
	if !u.Percent.Valid {
		return []kit.Cell{name, value, {Text: u.Judgement.Label(), Tone: kit.ToneMuted}}
	}
	share, _ := u.Percent.Decimal.Float64()
	return []kit.Cell{name, value, {Bar: &kit.Bar{Share: share / 100, Colour: kit.JudgementBar(u.Judgement)}}}
}

// notCounted says why a unit's value is not part of the commune's, and by which
// mark of its report; "" keeps the mark of the judgement.
func notCounted(u progress.UnitRow, late bool) (string, kit.State) {
	switch {
	case u.Judgement == progress.NotYetJudged && u.ToDate.Missing():
		return "chưa đánh giá", ""
	case u.Status == model.Draft:
		return "đang nhập", kit.StateDraft
	case u.Status == model.Returned:
		return "trả lại để sửa", kit.StateReturned
	case u.Status.Received() && u.ToDate.Missing():
		return "chưa có số", ""
	case u.Status.Received():
		return "không cộng vào xã", ""
	case late:
		return "chưa nộp", kit.StateMissing
	}
	return "chưa nộp", kit.StateNotDue
}
