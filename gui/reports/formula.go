package reports

import (
	"strings"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/service"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// formula is what the bar over the entry grid says of the current cell: the
// target's number, then what is asked, the rule and the judgement so far.
func formula(s *report, row, col int) (number string, spans []kit.Span) {
	if row < 0 || row >= len(s.entry.Rows) {
		return "", []kit.Span{{Text: "Chọn một ô để xem chỉ tiêu và cách đánh giá.", Tone: kit.ToneMuted}}
	}
	r := s.entry.Rows[row]
	t := r.Row.Target
	name := t.Name
	if f, ok := fieldAt(col); ok {
		name += ", " + f.label()
	}
	rule, why := judgedText(r.Row)
	spans = append(spans, kit.Span{Text: name, Bold: true}, kit.Span{Text: " – " + measureText(t.Rule) + ". " + rule})
	spans = append(spans, cellSpans(r, col, s.entry.Locked)...)
	if why != "" {
		spans = append(spans, kit.Span{Text: " " + why})
	}
	if r.Previous.Code != "" {
		spans = append(spans, kit.Span{Text: " Kỳ trước (" + vn.LowerFirst(r.Previous.Code.Short()) + "): " + figureText(t.Rule, r.Previous.Figure, "–") + "."})
	}
	return t.Number, spans
}

// cellSpans tells what is particular about a cell. It comes before the
// judgement, which may be cut; closed is why the whole report is, "" when open.
func cellSpans(r service.EntryRow, col int, closed string) []kit.Span {
	var spans []kit.Span
	if r.Value.Recheck {
		spans = append(spans, kit.Span{Text: " Cần kiểm tra lại.", Bold: true, Tone: kit.ToneWarn})
	}
	if r.Clash() {
		spans = append(spans, kit.Span{Text: " " + clashText(r), Bold: true, Tone: kit.ToneWarn})
	}
	switch {
	case col == colNote && r.Value.Note != "":
		spans = append(spans, kit.Span{Text: " Ghi chú: "}, kit.Span{Text: r.Value.Note, Bold: true})
	case r.Locked != "" && r.Locked != closed:
		spans = append(spans, kit.Span{Text: " Ô khóa: chỉ nhập " + r.Locked + ".", Tone: kit.ToneMuted})
	case r.Warning != "" && col == colValue:
		spans = append(spans, kit.Span{Text: " " + r.Warning, Tone: kit.ToneWarn})
	}
	if capped(r.Row) {
		spans = append(spans, kit.Span{Text: " Bằng " + vn.FormatFixed(r.Row.Percent.Decimal, 1) + "% kế hoạch."})
	}
	return spans
}

// clashText tells both sums when the typed one differs from the periods'.
func clashText(r service.EntryRow) string {
	rule := r.Row.Target.Rule
	return "Từ đầu năm gõ " + figureText(rule, model.Of(r.Value.ToDate), "") + ", cộng các kỳ được " + figureText(rule, r.Sum, "") + "."
}

// measureText tells the unit of measure and how results add up.
func measureText(r model.Rule) string {
	timing := "số mới nhất"
	if r.Timing == model.Flow {
		timing = "cộng các kỳ"
	}
	if unit := unitOfMeasure(r); unit != "" {
		return unit + ", " + timing
	}
	return timing
}

// judgedText tells the rule and, when something is reported, where it stands;
// the explanation then says what the rule's second sentence would.
func judgedText(r progress.Row) (rule, why string) {
	t := r.Target
	t.Plan = r.Plan
	rule = progress.RuleText(t)
	if r.ToDate.Missing() {
		return rule, ""
	}
	first, _, _ := strings.Cut(rule, ". ")
	return strings.TrimSuffix(first, ".") + ".", r.Why
}
