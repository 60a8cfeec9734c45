package vn_test

import (
	"testing"
	"time"

	"sothidua/data/model"
	"sothidua/data/vn"
)

func TestParseDate(t *testing.T) {
	for _, c := range []struct {
		in   string
		want model.Date
	}{
		{"18/06/2024", "2024-06-18"}, {"1/2/2024", "2024-02-01"}, {"18/6/24", "2024-06-18"}, {"18-6-2024", "2024-06-18"},
		{"18.06.2024", "2024-06-18"}, {"18062024", "2024-06-18"}, {" 18 / 06 / 2024 ", "2024-06-18"}, {"29/2/2024", "2024-02-29"},
		{"1/1/70", "1970-01-01"}, {"1/1/69", "2069-01-01"}, {"2024-06-18", "2024-06-18"},
	} {
		if got, err := vn.ParseDate(c.in); err != nil || got != c.want {
			t.Errorf("ParseDate(%q) = %q, %v, want %q", c.in, got, err, c.want)
		}
	}
	for _, in := range []string{"", "18/06", "31/02/2024", "29/02/2023", "13/13/2024", "0/1/2024", "18/06/1024", "18/6/024", "ngày 18", "1806202", "a/b/c", "1/2/3/4"} {
		if got, err := vn.ParseDate(in); model.CodeOf(err) != model.CodeInvalid || got != "" {
			t.Errorf("ParseDate(%q) = %q, %v: not refused", in, got, err)
		}
	}
}

func TestFormatDates(t *testing.T) {
	at := time.Date(2024, 6, 18, 9, 41, 30, 0, time.UTC)
	for _, c := range [][2]string{
		{vn.FormatDate("2024-06-18"), "18/06/2024"}, {vn.FormatDate(""), ""}, {vn.FormatDate("hỏng"), ""},
		{vn.FormatTime(at), "18/06/2024 09:41"}, {vn.FormatTime(time.Time{}), ""},
		{vn.LongDate("2024-02-01"), "ngày 01 tháng 02 năm 2024"}, {vn.LongDate("2024-06-18"), "ngày 18 tháng 6 năm 2024"},
		{vn.LongDate("2024-12-09"), "ngày 09 tháng 12 năm 2024"}, {vn.LongDate("2024-03-10"), "ngày 10 tháng 3 năm 2024"}, {vn.LongDate(""), ""},
	} {
		if c[0] != c[1] {
			t.Errorf("got %q, want %q", c[0], c[1])
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"18/06/2024", "18062024", "1-2-3", "2024-06-18", "ngày"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := vn.ParseDate(s)
		if err != nil {
			return
		}
		if back, err := vn.ParseDate(vn.FormatDate(d)); err != nil || back != d {
			t.Fatalf("%q read as %q, read again as %q, %v", s, d, back, err)
		}
	})
}
