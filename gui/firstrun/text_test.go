package firstrun

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

func spanText(spans []kit.Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

func TestSentenceFollowsWhatIsEntered(t *testing.T) {
	all := []bool{true, true, true, true, true}
	for _, tc := range []struct {
		name string
		e    entry
		from start
		want string
	}{
		{"sample", sampleEntry(), fromSample, "Sẽ tạo: sổ năm 2024, xã Trí Yên, kỳ 6 tháng và cả năm, từ kế hoạch mẫu. Số kết quả mẫu mang dấu SỐ LIỆU MẪU trên màn hình và trên bản in."},
		{"empty book", entry{commune: "Phường Tân An", year: 2025, periods: all}, fromNothing,
			"Sẽ tạo: sổ năm 2025, phường Tân An, kỳ 6 tháng, cả năm, quý, 9 tháng và tháng, chưa có đơn vị và chỉ tiêu."},
		{"no commune", entry{periods: all}, fromExcel, "Chưa đủ để tạo sổ: Ghi tên xã, phường, ví dụ Xã Trí Yên."},
		{"no period", entry{commune: "Xã A", periods: make([]bool, 5)}, fromExcel, "Chưa đủ để tạo sổ: Chọn ít nhất một kỳ báo cáo."},
		{"one word", entry{commune: "Cồn", year: 2024, periods: []bool{false, true, false, false, false}}, fromExcel, "Sẽ tạo: sổ năm 2024, Cồn, kỳ cả năm, chưa có đơn vị và chỉ tiêu."},
	} {
		if got := spanText(sayText(tc.e, tc.from)); got != tc.want {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
	}
}

func TestLastStepListsEverything(t *testing.T) {
	e := entry{commune: "Xã Trí Yên", province: "Tỉnh Bắc Ninh", year: 2026, periods: usual()}
	want := "Cơ quan: Xã Trí Yên, Tỉnh Bắc Ninh\nNăm, kỳ báo cáo: 2026; 6 tháng và cả năm\nBắt đầu từ: Sổ trống\nTệp sổ: C:\\so.db"
	if got := spanText(checkText(e, fromNothing, `C:\so.db`)); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTickedPeriodsBecomeCodes(t *testing.T) {
	e := entry{commune: "Xã A", year: 2024, periods: []bool{true, false, true, true, false}}
	b, err := e.book()
	if err != nil || len(b.Periods) != 6 || b.Periods[0] != model.H1 || b.Periods[5] != model.M9 || b.Year != 2024 || b.Office.Commune != "Xã A" {
		t.Errorf("%+v, %v", b, err)
	}
}

func TestTheSampleYearCanBeShownInAnyYear(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme(1))
	f := newFields("2032-01-05", func() {}, func() {})
	if got := f.read().year; got != 2032 {
		t.Errorf("the year proposed is %d", got)
	}
	f.setSample(true)
	if got := f.read().year; got != 2024 || !f.year.Disabled() {
		t.Errorf("the sample's year shows as %d", got)
	}
	f.setSample(false)
	if got := f.read().year; got != 2032 || f.year.Disabled() {
		t.Errorf("after the sample the year is %d", got)
	}
}
