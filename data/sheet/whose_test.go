package sheet

import "testing"

func TestTheCommuneOfATableIsNamedAsWritten(t *testing.T) {
	for text, want := range map[string]string{
		"UBND XÃ NAM LĨNH\nHỆ THỐNG CHỈ TIÊU":        "Nam Lĩnh",
		"Của Ủy ban nhân dân phường Đông  Hòa, 2024": "Đông Hòa 2024",
		"CHỈ TIÊU\nUBND thị trấn Ái Quốc":            "Ái Quốc",
		"UBND ĐẶC KHU CÁT HẢI":                       "Cát Hải",
		"UBND huyện Yên Dũng":                        "",
		"Xã Nam Lĩnh":                                "",
		"UBND xã":                                    "",
	} {
		if got := placeName(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if got := place("UBND XÃ NAM LĨNH"); got != "nam linh" {
		t.Errorf("compared as %q", got)
	}
}
