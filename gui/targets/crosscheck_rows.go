package targets

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

// The columns of the list of checks.
const (
	colUse = iota
	colCheckName
	colCheckRule
	colCheckResult
)

func checkColumns() []kit.Column {
	return []kit.Column{
		{ID: "use", Title: "Dùng", Width: 52, Align: kit.AlignCenter},
		{ID: "name", Title: "Kiểm tra", Width: 280},
		{ID: "rule", Title: "Quy tắc", Width: 360, Grow: true, Small: true},
		{ID: "result", Title: "Kết quả bây giờ", Width: 226},
	}
}

func checkRows(sheet service.CrossSheet) []kit.Row {
	out := make([]kit.Row, len(sheet.Results))
	for i, r := range sheet.Results {
		c := r.Check
		out[i] = kit.Row{Key: key(c.ID), Cells: []kit.Cell{{Mark: kit.CheckMark(c.Active), Check: true}, {Text: c.Name},
			{Text: progress.CrossCheckText(c, sheet.Targets)}, resultCell(r)}}
		if !c.Active {
			out[i].Cells[colCheckName].Tone, out[i].Cells[colCheckRule].Tone = kit.ToneMuted, kit.ToneMuted
		}
	}
	return out
}

// resultCell says in a few words what a check finds, with a mark.
func resultCell(r progress.CheckResult) kit.Cell {
	switch n := len(r.Findings); {
	case !r.Check.Active:
		return kit.Cell{Text: "đang tắt", Tone: kit.ToneMuted}
	case n > 0:
		out := kit.Cell{Text: "lệch " + r.Findings[0].Gap, Tone: kit.ToneWarn, Mark: kit.StateMark(kit.StateLate)}
		if n > 1 {
			out.Text = fmt.Sprintf("lệch %d nơi", n)
		}
		if r.Check.Severity == model.SeverityError {
			out.Tone, out.Mark = kit.ToneBad, kit.StateMark(kit.StateWrong)
		}
		return out
	case r.Agreed > 0 && len(r.Short) > 0:
		return kit.Cell{Text: fmt.Sprintf("khớp, %d nơi chưa đủ số", len(r.Short)), Mark: kit.StateMark(kit.StateOnTime)}
	case r.Agreed > 0:
		return kit.Cell{Text: "khớp", Mark: kit.StateMark(kit.StateOnTime)}
	case len(r.Short) > 0:
		return kit.Cell{Text: "chưa đủ số", Tone: kit.ToneMuted, Mark: kit.JudgementMark(progress.NoData)}
	}
	return kit.Cell{Text: "chưa có số để so", Tone: kit.ToneMuted, Mark: kit.JudgementMark(progress.NotYetJudged)}
}

// shownShort is how many places that lack figures are named.
const shownShort = 6

// foundSpans tells what a check looks at and finds; every place that does not
// agree opens its figures.
func foundSpans(r progress.CheckResult, targets []model.Target, open func(progress.Finding)) []kit.Span {
	spans := []kit.Span{{Text: r.Check.Name, Bold: true}, {Text: ": " + progress.CrossCheckText(r.Check, targets) + "."}}
	if r.Check.Note != "" {
		spans = append(spans, kit.Span{Text: " " + r.Check.Note, Tone: kit.ToneMuted})
	}
	if !r.Check.Active {
		return append(spans, kit.Span{Text: "\nKiểm tra này đang tắt. Đánh dấu ở cột Dùng để bật lại.", Tone: kit.ToneMuted})
	}
	for _, f := range r.Findings {
		where := f.Where
		if !f.Plan {
			where += ", " + progress.PeriodWord(f.Code)
		}
		spans = append(spans, kit.Span{Text: "\n"}, kit.Span{Text: where, Link: func() { open(f) }},
			kit.Span{Text: ". " + strings.TrimPrefix(f.Message, "Kế hoạch: ")})
	}
	if r.Agreed > 0 {
		spans = append(spans, kit.Span{Text: fmt.Sprintf("\nKhớp: %d chỗ.", r.Agreed), Tone: kit.ToneGood})
	}
	if n := len(r.Short); n > 0 {
		text := "\nChưa đủ số để so: " + strings.Join(r.Short[:min(n, shownShort)], "; ")
		if n > shownShort {
			text += fmt.Sprintf("; và %d nơi khác", n-shownShort)
		}
		spans = append(spans, kit.Span{Text: text + ".", Tone: kit.ToneMuted})
	}
	return spans
}

// placeOf is where the figures of a finding are corrected.
func placeOf(f progress.Finding) kit.Place {
	target := model.ID(0)
	if len(f.Targets) > 0 {
		target = f.Targets[0]
	}
	switch {
	case f.Plan:
		return kit.Place{Area: "targets", Tab: "list", Target: target}
	case f.Unit == 0:
		return kit.Place{Area: "summary", Tab: "table", Target: target}
	}
	return kit.Place{Area: "reports", Tab: "entry", Unit: f.Unit, Target: target}
}

// checkCount says in one line how many checks there are and find something.
func checkCount(results []progress.CheckResult) string {
	active, places := 0, 0
	for _, r := range results {
		if r.Check.Active {
			active++
		}
		places += len(r.Findings)
	}
	return fmt.Sprintf("%d kiểm tra, %d đang dùng │ lệch %d nơi", len(results), active, places)
}

// minHeight is a layout that gives its one object at least a height, in pixels
// of a 100% screen.
type minHeight float32

// Layout implements fyne.Layout.
func (h minHeight) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objs {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

// MinSize implements fyne.Layout.
func (h minHeight) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return objs[0].MinSize().Max(fyne.NewSize(0, float32(h)*kit.Scale()))
}

// periodChoices are the periods a check can be narrowed to: those of the
// calendar and the one it has. The first is none.
func periodChoices(periods []model.Period, own model.PeriodCode) (codes []model.PeriodCode, labels []string) {
	codes, labels = []model.PeriodCode{""}, []string{"Mọi kỳ"}
	for _, p := range periods {
		codes, labels = append(codes, p.Code), append(labels, p.Code.Short())
	}
	if own != "" && !slices.Contains(codes, own) {
		codes, labels = append(codes, own), append(labels, own.Short())
	}
	return codes, labels
}
