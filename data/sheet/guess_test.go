package sheet

import (
	"strings"
	"testing"

	"sothidua/data/model"
)

func TestGuess(t *testing.T) {
	for text, want := range map[string]struct {
		code model.PeriodCode
		year int
	}{
		"BÁO CÁO 6 THÁNG ĐẦU NĂM 2024":    {model.H1, 2024},
		"Báo cáo sáu tháng cuối năm 2024": {model.H2, 2024},
		"TH 6T/2024":                      {model.H1, 2024},
		"Quý III/2023":                    {"Q3", 2023},
		"quý 2 năm 2025":                  {"Q2", 2025},
		"9 tháng năm 2024":                {model.M9, 2024},
		"Tháng 3 năm 2024":                {"M03", 2024},
		"tháng 12/2024":                   {"M12", 2024},
		"Trí Yên, ngày 14 tháng 6 năm 2024\nBáo cáo cả năm 2023":   {model.Y, 2023},
		"So với năm 2023, kế hoạch 2024":                           {"", 2023},
		"Trí Yên, ngày 14 tháng 6 năm 2024":                        {"", 2024},
		"Danh sách 128 hộ":                                         {"", 0},
		"Thực hiện Kế hoạch số 16/KH-UBND ngày 01/02/2024 của xã.": {"", 2024},
	} {
		if code, year := guessPeriod(text), guessYear(text); code != want.code || year != want.year {
			t.Errorf("%q: %q %d, want %q %d", text, code, year, want.code, want.year)
		}
	}
}

func TestFileNames(t *testing.T) {
	for title, want := range map[string]string{
		"Phiếu 6 tháng 2024 - T03 Thôn 3":    "Phieu 6 thang 2024 - T03 Thon 3.xlsx",
		`Đội <1>: "A/B" \ C|D?*`:             "Doi -1-- -A-B- - C-D--.xlsx",
		"Địa chính – Nông nghiệp…":           "Dia chinh - Nong nghiep.xlsx",
		strings.Repeat("Tên rất dài ", 20):   strings.TrimSpace(strings.Repeat("Ten rat dai ", 9)[:100]) + ".xlsx",
		"Hội LHPN 👩‍🌾 xã":                    "Hoi LHPN xa.xlsx",
		"Đo\u0302\u0323i to\u0302\u0309 hợp": "Doi to hop.xlsx",
	} {
		if got := fileName(title); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
}

func TestSheetNames(t *testing.T) {
	taken := map[string]bool{"Phiếu": true, "Bảng số liệu rất dài của các đơ": true}
	for title, want := range map[string]string{
		"Phiếu":    "Phiếu (2)",
		"a:b/c[d]": "a-b-c-d-",
		" ' ":      "-",
		"":         "Trang",
		"Bảng số liệu rất dài của các đơn vị": "Bảng số liệu rất dài của cá (2)",
	} {
		got := sheetName(title, func(n string) bool { return taken[n] })
		if got != want || len([]rune(got)) > 31 {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
}

func TestStoredNumbers(t *testing.T) {
	for raw, want := range map[string]string{
		"99.6": "99.6", "0.30000000000000004": "0.3", "10129300000": "10129300000", "1.2E3": "1200", "-0.35": "-0.35",
		"0.99599999999999999": "0.996", "123456789012345": "123456789012345", "1E-7": "0.0000001",
	} {
		d, ok := stored(raw)
		if !ok || d.String() != want {
			t.Errorf("%s: %s %v, want %s", raw, d, ok, want)
		}
	}
	for _, raw := range []string{"1e999", "nan", "1e-200", "x"} {
		if d, ok := stored(raw); ok {
			t.Errorf("%s: taken as %s", raw, d)
		}
	}
}

func TestIdentityLine(t *testing.T) {
	id := identity{layout: "kit", year: 2024, code: model.H1, unit: "T-3.Đ", book: "UBND xã Trí Yên; \"a\" & b, một tên rất dài để không vượt quá giới hạn của Excel"}
	line := id.line()
	got, ok, err := parseIdentity(line)
	if !ok || err != nil || got.layout != id.layout || got.year != id.year || got.code != id.code || got.unit != id.unit {
		t.Errorf("%q reads as %+v, %v, %v", line, got, ok, err)
	}
	if len(line) > 255 || strings.Contains(line, `"`) {
		t.Errorf("%d characters: %s", len(line), line)
	}
	if _, ok, err := parseIdentity(strings.Replace(line, "sothidua=1", "sothidua=2", 1)); ok || model.CodeOf(err) != model.CodeNewer {
		t.Errorf("a newer version: %v, %v", ok, err)
	}
	for _, bad := range []string{"", "sothidua=x", "layout=kit", "sothidua=1&year=x", "sothidua=1&year=2024&period=H3", "%zz"} {
		if _, ok, err := parseIdentity(bad); ok || err != nil {
			t.Errorf("%q: %v, %v", bad, ok, err)
		}
	}
}
