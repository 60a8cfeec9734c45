package sheet_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/sheet"
)

// The names under "NGƯỜI LẬP BIỂU" and "TM. ỦY BAN NHÂN DÂN" are no targets,
// wherever their columns are; a number of the plan after them is read again.
func TestSignaturesAreNoTargets(t *testing.T) {
	path := reportOf(t, []any{"8", "Tỷ lệ hộ nghèo", "%", nil, nil, 1.27},
		[]any{}, []any{nil, nil, nil, nil, nil, "Trí Yên, ngày 14 tháng 6 năm 2024"},
		[]any{nil, "NGƯỜI LẬP BIỂU", nil, "KẾ TOÁN", nil, "TM. ỦY BAN NHÂN DÂN"}, []any{nil, nil, nil, nil, nil, "CHỦ TỊCH"},
		[]any{}, []any{nil, "Nguyễn Thị Hạnh", nil, "Trần Văn Bình", nil, "Ngô Quang Sáng"},
		[]any{"12a", "Đào tạo nghề, việc làm mới", "lao động", nil, nil, 35})
	data := readWith(t, path, sheet.Options{Known: knownYear})
	if diff := cmp.Diff([]string{"8 F4 1.27", "12a F11 35"}, rowsOf(data.Rows, "period_value")); diff != "" {
		t.Errorf("rows: %s", diff)
	}
	for _, p := range data.Problems {
		if p.Open() {
			t.Errorf("asked: %+v", p)
		}
	}
}
