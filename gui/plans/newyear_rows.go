package plans

import (
	"fmt"
	"strings"

	"sothidua/data/progress"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

// The columns of what becomes last year's figures.
const (
	colNumber = iota
	colName
	colCarried
	colNote
)

func carriedColumns(year int) []kit.Column {
	return []kit.Column{
		{ID: "number", Title: "Số", Width: 48, Align: kit.AlignCenter},
		{ID: "name", Title: "Chỉ tiêu", Width: 220, Grow: true},
		{ID: "carried", Title: fmt.Sprintf("Thực hiện %d", year), Width: 150, Align: kit.AlignRight},
		{ID: "note", Title: "Lấy từ đâu", Width: 310, Small: true},
	}
}

// carriedRows lists what becomes last year's figure of every target; what is
// missing or not final comes with its mark.
func carriedRows(p service.NewYearPreview) []kit.Row {
	out := make([]kit.Row, len(p.LastYear))
	for i, r := range p.LastYear {
		cells := kit.Texts(r.Target.Number, r.Target.Name,
			progress.Dong.WithUnit(progress.FigureText(r.Target.Rule, r.Figure), r.Target.Rule), r.Note)
		switch {
		case r.Figure.Missing():
			cells[colNote].Tone, cells[colNote].Mark = kit.ToneMuted, kit.JudgementMark(progress.NoData)
		case !r.Final:
			cells[colNote].Tone, cells[colNote].Mark = kit.ToneWarn, kit.StateMark(kit.StateLate)
		default:
			cells[colNote].Text, cells[colNote].Mark = "kết quả cả năm", kit.StateMark(kit.StateOnTime)
		}
		out[i] = kit.Row{Key: fmt.Sprint(r.Target.ID), Cells: cells}
	}
	return out
}

// copiedSpans tells what is copied, and what has to be gone over.
func copiedSpans(p service.NewYearPreview) []kit.Span {
	parts := []string{fmt.Sprintf("%d mục lời văn", p.Parts)}
	for _, c := range []struct {
		n    int
		text string
	}{{p.Items, fmt.Sprintf("%d chỉ tiêu với %d thành phần có số liệu", p.Items, p.Leaves)}, {p.Allocations, fmt.Sprintf("%d lượt giao", p.Allocations)},
		{p.Registrations, fmt.Sprintf("%d đăng ký", p.Registrations)}, {p.Checks, fmt.Sprintf("%d kiểm tra chéo", p.Checks)},
		{p.Measures, fmt.Sprintf("số đo của %d đơn vị", p.Measures)}, {p.Periods, fmt.Sprintf("%d kỳ báo cáo", p.Periods)},
		{p.Past, fmt.Sprintf("%d số cùng kỳ để so", p.Past)}} {
		if c.n > 0 {
			parts = append(parts, c.text)
		}
	}
	spans := []kit.Span{{Text: fmt.Sprintf("Năm %d sẽ có: ", p.To), Bold: true},
		{Text: strings.Join(parts, ", ") + fmt.Sprintf("; %d đơn vị đang hoạt động.", p.Units)}}
	if p.Items > 0 {
		spans = append(spans, kit.Span{Text: fmt.Sprintf(" Số kế hoạch chép nguyên từ %d, cần xem lại từng chỉ tiêu.", p.From)})
	}
	return spans
}

// warnSpans tells what is not as one might expect; nil when there is nothing.
func warnSpans(p service.NewYearPreview) []kit.Span {
	var lines []string
	if p.Sample {
		lines = append(lines, fmt.Sprintf("Năm %d có số liệu mẫu nên năm %d cũng mang nhãn SỐ LIỆU MẪU.", p.From, p.To))
	}
	if !p.Follows {
		lines = append(lines, fmt.Sprintf("Năm %d không liền sau năm %d: cột thực hiện năm trước để trống.", p.To, p.From))
	}
	if len(p.Closed) > 0 {
		lines = append(lines, "Không lấy đơn vị đã thôi hoạt động: "+strings.Join(p.Closed, ", ")+".")
	}
	if p.Periods == 0 {
		lines = append(lines, "Không chép kỳ báo cáo nào: thêm kỳ trong Hệ thống, Kỳ báo cáo trước khi nhập số liệu.")
	}
	if len(lines) == 0 {
		return nil
	}
	return []kit.Span{{Text: strings.Join(lines, "\n")}}
}
