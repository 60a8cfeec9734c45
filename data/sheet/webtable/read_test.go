package webtable

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/sheet/raw"
)

const page = `<!-- saved --><html><head><meta charset=utf-8><title>x<table></title><style>
<!-- .xl65, td.xl66 {mso-number-format:"\@"; font-family:".VnTime", sans-serif;} p {color:red} --></style><script>"<table>"</script></head><body>
<p>Trước bảng</p><table><col><col style="Display: none" span=2>
<tr><th colspan=2 rowspan="2">BÁO
  CÁO<br>năm&nbsp;2024 &lt;1&gt;<td class="x xl65">x·<td rowspan=99999>cuối</tr>
<tr style='mso-hide:all;display:none'><td x:num="1234.5">1.234,5
<tr><td>a</td><td x:num="0.127">12,7%</td><td><font face="VNI-Times">xaõ</font> <b>hoäi</b></td></tr>
<tr><td sdval="8" sdnum="1033;">8</td><td x:err="#N/A">lỗi</td><td>#REF!</td></tr>
<tr><td><table><tr><td>trong</td></tr></table>ngoài</td></tr>
</table><table><tr><td>hai`

func TestPage(t *testing.T) {
	b, err := Read([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range b.Sheets {
		got = append(got, s.Name)
		for _, r := range s.Rows {
			var row []string
			for _, c := range r.Cells {
				text := c.Text
				if font := b.Look(c).Font; font != "" && c.Kind != raw.Empty {
					text += "{" + font + "}"
				}
				row = append(row, strings.Repeat("*", int(c.Kind)-min(int(c.Kind), 1))+text)
			}
			got = append(got, strings.Join(row, "|"))
		}
	}
	want := []string{"Bảng 1", "BÁO CÁO\nnăm\u00A02024 <1>||x·{.VnTime}|cuối", "||*1234.5", "a|12,7%|xaõ hoäi{VNI-Times}", "*8|**lỗi|**#REF!", "ngoài",
		"Bảng 2", "trong", "Bảng 3", "hai"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("cells (-want +got):\n%s", diff)
	}
	s := b.Sheets[0]
	if diff := cmp.Diff([]raw.Rect{{Row: 1, Col: 1, ToRow: 2, ToCol: 2}, {Row: 1, Col: 4, ToRow: 65534, ToCol: 4}}, s.Merges); diff != "" {
		t.Errorf("merges (-want +got):\n%s", diff)
	}
	if s.ColHidden(1) || !s.ColHidden(2) || !s.ColHidden(3) || s.Rows[0].Hidden || !s.Rows[1].Hidden {
		t.Error("hidden rows or columns differ")
	}
}

func TestRefused(t *testing.T) {
	for name, tc := range map[string]struct {
		text string
		want error
	}{
		"no table":      {"<html><p>Kính gửi</p></html>", raw.ErrKind},
		"XML of Excel":  {`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Table/></Workbook>`, raw.ErrKind},
		"no text":       {"<table>\x00\x01\x02", raw.ErrKind},
		"tables inside": {strings.Repeat("<table><tr><td>", 200), raw.ErrTooLarge},
		"tables":        {strings.Repeat("<table></table>", raw.MaxSheet+1), raw.ErrTooLarge},
		"rows":          {"<table>" + strings.Repeat("<tr><td>1", raw.MaxRows+1), raw.ErrTooLarge},
		"columns":       {"<table><tr>" + strings.Repeat("<td colspan=1000>1", 20), raw.ErrTooLarge},
		"one long tag":  {"<table><tr><td " + strings.Repeat("x", 5<<20), raw.ErrTooLarge},
	} {
		if _, err := Read([]byte(tc.text)); !errors.Is(err, tc.want) {
			t.Errorf("%s: %v, want %v", name, err, tc.want)
		}
	}
}

func TestIs(t *testing.T) {
	for text, want := range map[string]bool{"\xEF\xBB\xBF \r\n<html>": true, "<table>": true, "\xFF\xFE<\x00": true, "a<b": false, "": false} {
		if Is([]byte(text)) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}

// FuzzRead reads pages of any content:
//
//	go test -run xxx -fuzz FuzzRead -fuzztime 60s ./data/sheet/webtable
func FuzzRead(f *testing.F) {
	f.Add([]byte(page))
	f.Add([]byte("<table><tr><td rowspan=65000 colspan=1000>1<td colspan=9>2</table>"))
	f.Fuzz(func(t *testing.T, content []byte) {
		b, err := Read(content)
		if err != nil {
			return
		}
		for _, s := range b.Sheets {
			if len(s.Rows) > raw.MaxCells {
				t.Errorf("%d rows", len(s.Rows))
			}
		}
	})
}
