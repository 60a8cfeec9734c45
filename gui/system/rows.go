package system

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"sothidua/data/backup"
	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// count writes a number of things.
func count(n int) string { return vn.Format(decimal.NewFromInt(int64(n))) }

// sizeText writes a size: "2,4 MB"; small files in KB.
func sizeText(size int64) string {
	if size < 1<<20 {
		return vn.FormatFixed(decimal.NewFromInt(size).Div(decimal.NewFromInt(1<<10)), 0) + " KB"
	}
	return vn.FormatFixed(decimal.NewFromInt(size).Div(decimal.NewFromInt(1<<20)), 1) + " MB"
}

func copyColumns() []kit.Column {
	return []kit.Column{
		{ID: "mark", Width: 30, Align: kit.AlignCenter},
		{ID: "at", Title: "Thời điểm", Width: 138, Small: true},
		{ID: "kind", Title: "Loại", Width: 86, Grow: true, Small: true},
		{ID: "size", Title: "Cỡ", Width: 62, Align: kit.AlignRight, Small: true},
		{ID: "sound", Title: "Kiểm tra", Width: 78, Small: true},
	}
}

func copyRow(c backup.Info) kit.Row {
	mark, said, tone := kit.StateOnTime, "đọc được", kit.ToneNormal
	if !c.Sound {
		mark, said, tone = kit.StateMissing, "hỏng", kit.ToneBad
	}
	return kit.Row{Key: c.Path, Cells: []kit.Cell{{Mark: kit.StateMark(mark)}, {Text: vn.FormatTime(c.At)}, {Text: string(c.Kind)},
		{Text: sizeText(c.Size)}, {Text: said, Tone: tone, Bold: !c.Sound}}}
}

func historyColumns() []kit.Column {
	return []kit.Column{
		{ID: "at", Title: "Lúc", Width: 138, Small: true},
		{ID: "person", Title: "Người", Width: 130, Small: true},
		{ID: "what", Title: "Việc", Width: 104, Grow: true, Small: true},
		{ID: "old", Title: "Cũ", Width: 84, Align: kit.AlignRight, Small: true},
		{ID: "new", Title: "Mới", Width: 84, Align: kit.AlignRight, Small: true},
	}
}

func historyRow(c model.Change) kit.Row {
	return kit.Row{Key: fmt.Sprint(c.ID), Cells: []kit.Cell{{Text: vn.FormatTime(c.At)}, {Text: c.Person},
		{Text: whatText(c)}, {Text: oneLine(c.Old), Tone: kit.ToneMuted}, {Text: oneLine(c.New), Bold: true}}}
}

// whatText tells what was done to what: "Thôn 3, 6 tháng, 12a: nhập số".
func whatText(c model.Change) string {
	if c.Subject == "" {
		return c.Action
	}
	return c.Subject + ": " + c.Action
}

func oneLine(s string) string { return strings.ReplaceAll(s, "\n", " ") }

// orEmpty names a value that is not there.
func orEmpty(s string) string {
	if s == "" {
		return "trống"
	}
	return s
}

// changeSpans tells one line of the history in full; the main one stands out.
func changeSpans(c model.Change, main bool) []kit.Span {
	tone := kit.ToneMuted
	if main {
		tone = kit.ToneNormal
	}
	spans := []kit.Span{{Text: vn.FormatTime(c.At) + ": ", Tone: tone}}
	switch {
	case c.Old == "" && c.New == "":
	case c.Entity == "import":
		spans = append(spans, kit.Span{Text: c.New, Bold: main, Tone: tone}, kit.Span{Text: ", ", Tone: tone})
	default:
		spans = append(spans, kit.Span{Text: orEmpty(c.Old) + " → ", Tone: tone}, kit.Span{Text: orEmpty(c.New), Bold: main, Tone: tone},
			kit.Span{Text: ", ", Tone: tone})
	}
	text := c.Person + ", " + c.Action
	if c.Reason != "" {
		text += ", lý do: " + c.Reason
	}
	return append(spans, kit.Span{Text: text + ".", Tone: tone})
}

// entityKinds are the kinds of work the history can be narrowed to.
func entityKinds() []struct{ label, entity string } {
	return []struct{ label, entity string }{
		{"Mọi loại việc", ""}, {"Số liệu", "value"}, {"Báo cáo", "report"}, {"Thuyết minh", "narrative"}, {"Tệp đính kèm", "attachment"},
		{"Chỉ tiêu", "target"}, {"Giao chỉ tiêu", "allocation"}, {"Đăng ký", "registration"}, {"Kết quả năm trước", "past"}, {"Kiểm tra chéo", "cross_check"}, {"Đơn vị", "unit"}, {"Khối", "block"},
		{"Kế hoạch", "plan"}, {"Kỳ báo cáo", "period"}, {"Ngày nghỉ", "calendar"}, {"Nhắc báo cáo", "reminder"}, {"Nhập Excel", "import"}, {"Người dùng", "person"}, {"Cơ quan", "office"},
	}
}

// placeOf returns the screen where what a change touched can be seen.
func placeOf(c model.Change) (kit.Place, bool) {
	switch c.Entity {
	case "value", "report", "narrative", "attachment":
		return kit.Place{Area: "reports", Tab: "entry", Unit: c.UnitID, Target: c.TargetID}, c.UnitID != 0
	case "target":
		return kit.Place{Area: "targets", Tab: "list", Target: c.TargetID}, c.TargetID != 0
	case "allocation", "registration":
		return kit.Place{Area: "targets", Tab: "allocation", Target: c.TargetID, Unit: c.UnitID}, c.TargetID != 0
	case "past":
		return kit.Place{Area: "targets", Tab: "past", Target: c.TargetID, Unit: c.UnitID}, c.TargetID != 0
	case "cross_check":
		return kit.Place{Area: "targets", Tab: "checks"}, true
	case "unit":
		return kit.Place{Area: "units", Unit: c.UnitID}, c.UnitID != 0
	case "block":
		return kit.Place{Area: "units"}, true
	case "plan":
		return kit.Place{Area: "plans"}, true
	case "import":
		return kit.Place{Area: "exchange", Tab: "history"}, true
	case "person":
		return kit.Place{Area: "system", Tab: "people"}, true
	case "office":
		return kit.Place{Area: "system", Tab: "office"}, true
	case "period", "calendar":
		return kit.Place{Area: "system", Tab: "periods"}, true
	case "reminder":
		return kit.Place{Area: "reports", Tab: "tracker", Unit: c.UnitID}, true
	}
	return kit.Place{}, false
}

// sameThing is the filter of the history of what a change touched; ok is false
// when the change stands alone.
func sameThing(c model.Change) (f service.HistoryFilter, ok bool) {
	f = service.HistoryFilter{Entity: c.Entity, UnitID: c.UnitID, TargetID: c.TargetID, Year: c.Year, Code: c.Code, Limit: 6}
	if c.Entity == "unit" || c.Entity == "target" {
		f.Year = 0 // it is the same one every year
	}
	return f, c.UnitID != 0 || c.TargetID != 0 || c.Entity == "period"
}

// lostText tells which changes a restored copy does not have: how many, and of
// what the first few.
func lostText(lost []model.Change) (number, subjects string) {
	var names []string
	seen := map[string]bool{}
	more := ""
	for _, c := range lost {
		name, _, _ := strings.Cut(c.Subject, ",")
		switch {
		case name == "" || seen[name]:
		case len(names) < 5:
			seen[name] = true
			names = append(names, name)
		default:
			more = "…"
		}
	}
	if len(names) == 0 {
		return count(len(lost)) + " thay đổi", ""
	}
	return count(len(lost)) + " thay đổi", " (" + strings.Join(names, ", ") + more + ")"
}

// checkSpans tells the result of a check.
func checkSpans(r service.CheckReport) []kit.Span {
	var spans []kit.Span
	for _, m := range append(append([]string(nil), r.Integrity...), r.ForeignKeys...) {
		spans = append(spans, kit.Span{Text: "Tệp hỏng: ", Tone: kit.ToneBad, Bold: true}, kit.Span{Text: m + "\n"})
	}
	if len(spans) > 0 {
		spans = append(spans, kit.Span{Text: "Khôi phục bản sao lưu gần nhất đọc được.\n", Bold: true})
	}
	for _, f := range r.Findings {
		tone := kit.ToneWarn
		if f.Severity == "error" {
			tone = kit.ToneBad
		}
		spans = append(spans, kit.Span{Text: f.Subject + ": ", Tone: tone, Bold: true}, kit.Span{Text: f.Message + "\n"})
	}
	if len(spans) == 0 {
		spans = append(spans, kit.Span{Text: "Sổ lành, các số khớp nhau.\n", Tone: kit.ToneGood, Bold: true})
	}
	return append(spans, kit.Span{Tone: kit.ToneMuted, Text: fmt.Sprintf("Đã xem %s đơn vị, %s chỉ tiêu, %s báo cáo, %s số liệu, %s dòng lịch sử.",
		count(r.Counts["units"]), count(r.Counts["targets"]), count(r.Counts["reports"]), count(r.Counts["report_values"]), count(r.Counts["history"]))})
}
