package system

import (
	"strings"
	"testing"
	"time"

	"sothidua/data/backup"
	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/gui/guitest"
	"sothidua/gui/kit"
)

func spanText(spans []kit.Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

func TestSizesAndDays(t *testing.T) {
	for size, want := range map[int64]string{0: "0 KB", 900_000: "879 KB", 2_516_582: "2,4 MB", 1_300_000_000: "1.239,8 MB"} {
		if got := sizeText(size); got != want {
			t.Errorf("%d bytes: %q, want %q", size, got, want)
		}
	}
	for day, want := range map[model.Date]string{"2024-06-18": "hôm nay", "2024-06-22": "còn 4 ngày", "2024-06-14": "quá 4 ngày", "2028-06-18": "còn 1.461 ngày"} {
		if got := leftText(day, "2024-06-18"); got != want {
			t.Errorf("%s: %q, want %q", day, got, want)
		}
	}
}

func TestCopiesSayWhetherTheyCanBeRead(t *testing.T) {
	at := time.Date(2024, 6, 13, 7, 32, 0, 0, time.Local)
	for _, tc := range []struct {
		info backup.Info
		said string
		mark kit.State
	}{
		{backup.Info{Path: "a", At: at, Kind: backup.Automatic, Size: 2_516_582, Sound: true}, "đọc được", kit.StateOnTime},
		{backup.Info{Path: "b", At: at, Kind: backup.Manual, Size: 800_000}, "hỏng", kit.StateMissing},
	} {
		c := copyRow(tc.info).Cells
		if c[4].Text != tc.said || c[0].Mark.Name() != kit.StateMark(tc.mark).Name() || c[1].Text != "13/06/2024 07:32" || c[2].Text != string(tc.info.Kind) {
			t.Errorf("row %+v", c)
		}
	}
}

func TestHistoryLinesReadAsSentences(t *testing.T) {
	at := time.Date(2024, 6, 18, 9, 38, 0, 0, time.Local)
	for _, tc := range []struct {
		c    model.Change
		want string
	}{
		{model.Change{At: at, Person: "VP-TK", Action: "sửa số", Old: "9,9‰", New: "9,6‰", Reason: "Trạm Y tế đính chính"},
			"18/06/2024 09:38: 9,9‰ → 9,6‰, VP-TK, sửa số, lý do: Trạm Y tế đính chính."},
		{model.Change{At: at, Person: "VP-TK", Action: "nhập số", New: "3"}, "18/06/2024 09:38: trống → 3, VP-TK, nhập số."},
		{model.Change{At: at, Person: "VP-TK", Action: "xóa số", Old: "3"}, "18/06/2024 09:38: 3 → trống, VP-TK, xóa số."},
		{model.Change{At: at, Person: "VP-TK", Action: "in công văn"}, "18/06/2024 09:38: VP-TK, in công văn."},
		{model.Change{At: at, Person: "VP-TK", Action: "nhập Excel", Entity: "import", New: "9 ô"}, "18/06/2024 09:38: 9 ô, VP-TK, nhập Excel."},
	} {
		if got := spanText(changeSpans(tc.c, true)); got != tc.want {
			t.Errorf("got %q, want %q", got, tc.want)
		}
	}
	if got := whatText(model.Change{Subject: "Thôn 3, 6 tháng, 9", Action: "sửa số"}); got != "Thôn 3, 6 tháng, 9: sửa số" {
		t.Errorf("got %q", got)
	}
	if got := whatText(model.Change{Action: "mở sổ"}); got != "mở sổ" {
		t.Errorf("without a subject: %q", got)
	}
}

func TestChangesLeadToTheirSource(t *testing.T) {
	for _, tc := range []struct {
		c    model.Change
		want kit.Place
		ok   bool
	}{
		{model.Change{Entity: "value", UnitID: 3, TargetID: 9}, kit.Place{Area: "reports", Tab: "entry", Unit: 3, Target: 9}, true},
		{model.Change{Entity: "report", UnitID: 3}, kit.Place{Area: "reports", Tab: "entry", Unit: 3}, true},
		{model.Change{Entity: "value"}, kit.Place{Area: "reports", Tab: "entry"}, false},
		{model.Change{Entity: "target", TargetID: 9}, kit.Place{Area: "targets", Tab: "list", Target: 9}, true},
		{model.Change{Entity: "allocation", UnitID: 3, TargetID: 9}, kit.Place{Area: "targets", Tab: "allocation", Unit: 3, Target: 9}, true},
		{model.Change{Entity: "unit", UnitID: 3}, kit.Place{Area: "units", Unit: 3}, true},
		{model.Change{Entity: "block"}, kit.Place{Area: "units"}, true},
		{model.Change{Entity: "plan"}, kit.Place{Area: "plans"}, true},
		{model.Change{Entity: "import"}, kit.Place{Area: "exchange", Tab: "history"}, true},
		{model.Change{Entity: "person"}, kit.Place{Area: "system", Tab: "people"}, true},
		{model.Change{Entity: "office"}, kit.Place{Area: "system", Tab: "office"}, true},
		{model.Change{Entity: "period"}, kit.Place{Area: "system", Tab: "periods"}, true},
		{model.Change{Entity: "khác"}, kit.Place{}, false},
	} {
		if got, ok := placeOf(tc.c); got != tc.want || ok != tc.ok {
			t.Errorf("%s: %+v, %v", tc.c.Entity, got, ok)
		}
	}
}

func TestSameThingFollowsOneCellOrOneUnit(t *testing.T) {
	for _, tc := range []struct {
		c    model.Change
		want service.HistoryFilter
		ok   bool
	}{
		{model.Change{Entity: "value", UnitID: 3, TargetID: 9, Year: 2024, Code: model.H1},
			service.HistoryFilter{Entity: "value", UnitID: 3, TargetID: 9, Year: 2024, Code: model.H1, Limit: 6}, true},
		{model.Change{Entity: "unit", UnitID: 3, Year: 2024}, service.HistoryFilter{Entity: "unit", UnitID: 3, Limit: 6}, true},
		{model.Change{Entity: "period", Year: 2024, Code: model.Y}, service.HistoryFilter{Entity: "period", Year: 2024, Code: model.Y, Limit: 6}, true},
		{model.Change{Entity: "office", Year: 2024}, service.HistoryFilter{Entity: "office", Year: 2024, Limit: 6}, false},
	} {
		if got, ok := sameThing(tc.c); got != tc.want || ok != tc.ok {
			t.Errorf("%s: %+v, %v", tc.c.Entity, got, ok)
		}
	}
}

func TestWhatIsLostNamesTheFirstFew(t *testing.T) {
	var many []model.Change
	for _, s := range []string{"Thôn 3, 6 tháng, 9", "Thôn 3, 6 tháng, 8", "Thôn 5", "Thôn 8", "", "Trường THCS", "Thôn 1", "Thôn 2"} {
		many = append(many, model.Change{Subject: s})
	}
	if n, s := lostText(many); n != "8 thay đổi" || s != " (Thôn 3, Thôn 5, Thôn 8, Trường THCS, Thôn 1…)" {
		t.Errorf("%q %q", n, s)
	}
	if n, s := lostText([]model.Change{{}}); n != "1 thay đổi" || s != "" {
		t.Errorf("%q %q", n, s)
	}
	info := backup.Info{At: time.Date(2024, 6, 17, 16, 58, 0, 0, time.Local)}
	guitest.WantText(t, spanText(lostSpans(many[:1], info)), "Sẽ mất 1 thay đổi sau 17/06/2024 16:58 (Thôn 3).")
	guitest.WantText(t, spanText(lostSpans(nil, info)), "Không mất gì")
}

func TestCheckReportReadsWorstFirst(t *testing.T) {
	counts := map[string]int{"units": 28, "targets": 33, "reports": 24, "report_values": 1234, "history": 5}
	good := spanText(checkSpans(service.CheckReport{Counts: counts}))
	guitest.WantText(t, good, "Sổ lành, các số khớp nhau.")
	guitest.WantText(t, good, "Đã xem 28 đơn vị, 33 chỉ tiêu, 24 báo cáo, 1.234 số liệu, 5 dòng lịch sử.")
	bad := spanText(checkSpans(service.CheckReport{Integrity: []string{"trang 5 hỏng"}, Findings: []service.Finding{{Severity: "warning", Subject: "Chỉ tiêu 8", Message: "còn 1"}}}))
	guitest.WantText(t, bad, "Tệp hỏng: trang 5 hỏng\nKhôi phục bản sao lưu gần nhất đọc được.\nChỉ tiêu 8: còn 1")
}

func TestLastCheckIsRememberedForItsBook(t *testing.T) {
	at := time.Date(2024, 6, 18, 7, 30, 0, 0, time.Local)
	warning, wrong := service.Finding{Severity: "warning"}, service.Finding{Severity: "error"}
	for _, tc := range []struct {
		r    service.CheckReport
		want checked
	}{
		{service.CheckReport{}, checked{book: "/sổ của tôi.db", at: at, sound: true}},
		{service.CheckReport{Findings: []service.Finding{warning}}, checked{book: "/sổ của tôi.db", at: at, sound: true, notes: 1}},
		{service.CheckReport{Findings: []service.Finding{wrong}}, checked{book: "/sổ của tôi.db", at: at}},
	} {
		got, ok := recall(checkedOf("/sổ của tôi.db", at, tc.r).remember(), "/sổ của tôi.db")
		if !ok || !got.at.Equal(tc.want.at) || got.sound != tc.want.sound || got.notes != tc.want.notes || got.book != tc.want.book {
			t.Errorf("recalled %+v, %v", got, ok)
		}
	}
	for _, line := range []string{"", "tot", "tot hôm nay /sổ của tôi.db", checked{book: "/khác.db", at: at}.remember()} {
		if _, ok := recall(line, "/sổ của tôi.db"); ok {
			t.Errorf("recalled %q", line)
		}
	}
}
