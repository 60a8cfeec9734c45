package raw

import "testing"

func TestNumberFormats(t *testing.T) {
	for _, tc := range []struct {
		builtin int
		code    string
		want    Shows
	}{
		{0, "", ShowsNumber}, {9, "", ShowsPercent}, {10, "", ShowsPercent}, {14, "", ShowsDay}, {22, "", ShowsDay}, {49, "", ShowsNumber},
		{0, "0.0%", ShowsPercent}, {0, `0.0"%"`, ShowsNumber}, {0, `"≤ "#,##0.00`, ShowsNumber}, {0, "dd/mm/yyyy", ShowsDay},
		{0, "[$-42A]dd mmmm yyyy", ShowsDay}, {0, "[Red]#,##0", ShowsNumber}, {0, `#,##0" điểm"`, ShowsNumber}, {0, `#,##0\d`, ShowsNumber},
		{0, "General", ShowsNumber}, {0, "_(* #,##0_);_(* (#,##0)", ShowsNumber}, {0, "0.00E+00", ShowsNumber},
	} {
		if got := FormatOf(tc.builtin, tc.code); got != tc.want {
			t.Errorf("%d %q: %d, want %d", tc.builtin, tc.code, got, tc.want)
		}
	}
}
