package vn_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/vn"
)

func TestParseNumber(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"0", "0"}, {"05", "5"}, {"5350", "5350"}, {"6000", "6000"},
		{"1.234", "1234"}, {"5.350", "5350"}, {"12.345", "12345"}, {"123.456", "123456"},
		{"10.129.300.000", "10129300000"}, {"334.327,57", "334327.57"}, {"1.234,5", "1234.5"}, {"1.234,567", "1234.567"},
		{"99,6", "99.6"}, {"1,234", "1.234"}, {"0,3", "0.3"}, {"8,5", "8.5"}, {"0,996", "0.996"},
		{"12.5", "12.5"}, {"1.27", "1.27"}, {"99.60", "99.60"}, {"1.2345", "1.2345"}, {"0.996", "0.996"}, {"0.5", "0.5"},
		{"1,234,567", "1234567"}, {"1,234,567.89", "1234567.89"}, {"1,355.90", "1355.90"},
		{"1 234", "1234"}, {"10 129 300 000", "10129300000"}, {"1\u00a0234,5", "1234.5"}, {"1\u202f234", "1234"}, {"1 234.5", "1234.5"},
		{"-0,3", "-0.3"}, {"−0,3", "-0.3"}, {"+12", "12"}, {"- 5", "-5"}, {" 99,6 \n", "99.6"}, {"-1.234", "-1234"},
	} {
		got, err := vn.ParseNumber(c.in)
		if err != nil || !got.Equal(decimal.RequireFromString(c.want)) {
			t.Errorf("ParseNumber(%q) = %v, %v, want %s", c.in, got, err, c.want)
		}
	}
}

func TestParseNumberRefuses(t *testing.T) {
	for _, c := range []struct{ in, says string }{
		{"", "Chưa ghi số."}, {"   ", "Chưa ghi số."},
		{"khoảng 3", "“khoảng 3” không phải một số chính xác."}, {"gần 5 tỷ", "không phải một số chính xác"},
		{"≥ 60", "không phải một số chính xác"}, {"~5", "không phải một số chính xác"},
		{"12abc", "“12abc” không phải là số."}, {"abc", "không phải là số"}, {"1e5", "không phải là số"}, {"(3)", "không phải là số"},
		{"1.2.3", "“1.2.3” không rõ là số nào."}, {"1234.567", "không rõ là số nào"}, {"012.345", "không rõ là số nào"},
		{"1.234.56", "không rõ là số nào"}, {"1,23,456", "không rõ là số nào"}, {"1,2,3", "không rõ là số nào"},
		{"1,234.567", "không rõ là số nào"}, {"1.234,567,8", "không rõ là số nào"}, {"1 234.567", "không rõ là số nào"},
		{"12 5", "không rõ là số nào"}, {"1 2345", "không rõ là số nào"}, {"5,", "không rõ là số nào"}, {".5", "không rõ là số nào"},
		{"--5", "không rõ là số nào"}, {"5-", "không rõ là số nào"}, {"-", "không rõ là số nào"}, {"0.123.456", "không rõ là số nào"},
		{strings.Repeat("9", 200), "…” không rõ là số nào"},
	} {
		got, err := vn.ParseNumber(c.in)
		if model.CodeOf(err) != model.CodeInvalid {
			t.Errorf("ParseNumber(%q) = %v, %v: not refused as invalid", c.in, got, err)
			continue
		}
		if msg := model.Message(err); !strings.Contains(msg, c.says) || !strings.Contains(msg, "1.234,5") {
			t.Errorf("ParseNumber(%q) says %q, want %q and an example", c.in, msg, c.says)
		}
	}
}

func TestParseFor(t *testing.T) {
	for _, c := range []struct{ in, unit, want string }{
		{"99,6", "%", "99.6"}, {"99,6%", "%", "99.6"}, {"99,6 %", "%", "99.6"}, {"99,6 phần trăm", "%", "99.6"},
		{"11‰", "‰", "11"}, {"11 0/00", "‰", "11"}, {"9,80/00", "‰", "9.8"}, {"11 o/oo", "‰", "11"}, {"11 phần nghìn", "‰", "11"},
		{"61 tạ/ha", "tạ/ha", "61"}, {"6,1 tấn/ha", "tạ/ha", "61"}, {"61 tạ", "tạ/ha", "61"}, {"61 TẠ/HA", "tạ/ha", "61"},
		{"53.500 tạ", "tấn", "5350"}, {"500 kg", "tấn", "0.5"}, {"5.350 tấn", "tấn", "5350"},
		{"60,5 triệu đồng", "đồng", "60500000"}, {"60,5 triệu", "đồng", "60500000"}, {"60,5tr", "đồng", "60500000"},
		{"2 tỷ 150 triệu", "đồng", "2150000000"}, {"2 tỷ 150 triệu đồng", "triệu đồng", "2150"}, {"-2 tỷ 150 triệu", "đồng", "-2150000000"},
		{"2 tỉ, 150 triệu 300 nghìn đồng", "đồng", "2150300000"}, {"10.129.300.000đ", "đồng", "10129300000"},
		{"60,5 triệu đồng/người/năm", "triệu đồng/người/năm", "60.5"}, {"60.500.000 đồng", "triệu đồng/người/năm", "60.5"},
		{"500 đồng/m2", "đồng/m2", "500"}, {"5 người", "người", "5"}, {"5 Người", "người", "5"}, {"12 m2", "m2", "12"},
		{"−0,3%", "%", "-0.3"}, {"1.234", "", "1234"}, {"1,2 BS/vạn dân", "BS/vạn dân", "1.2"},
	} {
		got, err := vn.ParseFor(c.in, c.unit)
		if err != nil || !got.Equal(decimal.RequireFromString(c.want)) {
			t.Errorf("ParseFor(%q, %q) = %v, %v, want %s", c.in, c.unit, got, err, c.want)
		}
	}
}

func TestParseForRefuses(t *testing.T) {
	for _, c := range []struct{ in, unit, says string }{
		{"", "%", "Chưa ghi số."}, {"1,1%", "‰", "không theo đơn vị tính “‰”"}, {"5 hộ", "người", "“5 hộ” không theo đơn vị tính “người”"},
		{"5 người", "", "Chỉ ghi số: 5."}, {"2 tỷ 150", "đồng", "không rõ là bao nhiêu tiền"},
		{"150 triệu 2 tỷ", "đồng", "không rõ là bao nhiêu tiền"}, {"2 tỷ 1500 triệu", "đồng", "không rõ là bao nhiêu tiền"},
		{"2 tỷ 150 cái", "đồng", "không rõ là bao nhiêu tiền"}, {"61 tạ/sào", "tạ/ha", "không theo đơn vị tính"},
		{"khoảng 5 tỷ", "đồng", "không phải một số chính xác"}, {"1.2.3 tỷ", "đồng", "không rõ là số nào"},
	} {
		got, err := vn.ParseFor(c.in, c.unit)
		if model.CodeOf(err) != model.CodeInvalid || !strings.Contains(model.Message(err), c.says) {
			t.Errorf("ParseFor(%q, %q) = %v, %v, want a refusal saying %q", c.in, c.unit, got, err, c.says)
		}
	}
}

func TestFormat(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"0", "0"}, {"100", "100"}, {"1000", "1.000"}, {"10129300000", "10.129.300.000"}, {"99.60", "99,6"},
		{"-0.37", "−0,37"}, {"-1234.5", "−1.234,5"}, {"0.000001", "0,000001"}, {"123456", "123.456"},
	} {
		if got := vn.Format(decimal.RequireFromString(c.in)); got != c.want {
			t.Errorf("Format(%s) = %q, want %q", c.in, got, c.want)
		}
	}
	for _, c := range []struct {
		in   string
		n    int
		want string
	}{
		{"45.652", 1, "45,7"}, {"100", 1, "100,0"}, {"0.05", 1, "0,1"}, {"-0.05", 1, "−0,1"}, {"-0.04", 1, "0,0"},
		{"1234.5", 0, "1.235"}, {"-2.5", 0, "−3"}, {"999.95", 1, "1.000,0"},
	} {
		if got := vn.FormatFixed(decimal.RequireFromString(c.in), c.n); got != c.want {
			t.Errorf("FormatFixed(%s, %d) = %q, want %q", c.in, c.n, got, c.want)
		}
	}
	if got := vn.FormatNumber(model.None, "–"); got != "–" {
		t.Errorf("missing number: %q", got)
	}
	if got := vn.FormatNumber(model.Num("0"), "–"); got != "0" {
		t.Errorf("zero is not missing: %q", got)
	}
}

// FuzzParseNumber: reading never panics, refuses with a coded error, and what
// was read is written and read again as the same number.
func FuzzParseNumber(f *testing.F) {
	for _, s := range []string{"1.234,5", "1,234", "−0,3", "10 129 300 000", "khoảng 3", "1.2.3", "0.996", "1e9", "٣", "2 tỷ 150 triệu", "11 0/00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, unit := range []string{"", "%", "‰", "đồng", "tạ/ha"} {
			if _, err := vn.ParseFor(s, unit); err != nil && model.CodeOf(err) != model.CodeInvalid {
				t.Fatalf("ParseFor(%q, %q): uncoded %v", s, unit, err)
			}
		}
		d, err := vn.ParseNumber(s)
		if err != nil {
			if model.CodeOf(err) != model.CodeInvalid || model.Message(err) == "" {
				t.Fatalf("ParseNumber(%q): uncoded %v", s, err)
			}
			return
		}
		text := vn.Format(d)
		back, err := vn.ParseNumber(text)
		if err != nil && len(text) <= 64 || err == nil && !back.Equal(d) {
			t.Fatalf("%q read as %v, written %q, read again as %v, %v", s, d, text, back, err)
		}
	})
}

// FuzzFormat: every stored number is written so that it reads back the same.
func FuzzFormat(f *testing.F) {
	for _, n := range []int64{0, 1, -1, 1_234_000_000, 996_000, -350_000, 10_129_300_000_000_000} {
		f.Add(n)
	}
	f.Fuzz(func(t *testing.T, millionths int64) {
		d := decimal.New(millionths, -6)
		back, err := vn.ParseNumber(vn.Format(d))
		if err != nil || !back.Equal(d) {
			t.Fatalf("%v is written %q and read as %v, %v", d, vn.Format(d), back, err)
		}
	})
}
