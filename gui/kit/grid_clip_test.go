package kit

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseTSV(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       [][]string
	}{
		{"Excel block", "1\t2\r\n3\t4\r\n", [][]string{{"1", "2"}, {"3", "4"}}},
		{"no last line end", "1\t2\n3\t4", [][]string{{"1", "2"}, {"3", "4"}}},
		{"empty cells", "\t1\t\r\n\t\t\r\n", [][]string{{"", "1", ""}, {"", "", ""}}},
		{"empty line between", "1\r\n\r\n2\r\n", [][]string{{"1"}, {""}, {"2"}}},
		{"quoted line end and quote", "\"hai\r\ndòng \"\"x\"\"\"\tb\r\n", [][]string{{`hai dòng "x"`, "b"}}},
		{"quoted tab", "\"a\tb\"\tc", [][]string{{"a b", "c"}}},
		{"a quote inside is a letter", "cao 5\" \t\"hở", [][]string{{`cao 5"`, `"hở`}}},
		{"quoted part of a text", "\"a\"b\tc", [][]string{{`"a"b`, "c"}}},
		{"decomposed letters", "Tru\u031Bo\u031B\u0300ng\u00A0 THCS", [][]string{{"Trường THCS"}}},
		{"old Mac line ends", "1\r2\r", [][]string{{"1"}, {"2"}}},
		{"nothing", "", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, ParseTSV(tt.text)); diff != "" {
				t.Errorf("cells (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFormatTSVIsReadBack(t *testing.T) {
	want := [][]string{{`Thôn "3"`, "1.234,5", ""}, {"a b", "", "x"}}
	if diff := cmp.Diff(want, ParseTSV(FormatTSV(want))); diff != "" {
		t.Errorf("read back (-want +got):\n%s", diff)
	}
	if got := FormatTSV([][]string{{"a\tb", "c\nd"}}); got != "\"a\tb\"\t\"c\nd\"\r\n" {
		t.Errorf("written %q", got)
	}
}

func TestCopyTextIsReadByExcel(t *testing.T) {
	for text, want := range map[string]string{"–": "", "−0,35": "-0,35", "− ba": "− ba", "1.234,5": "1.234,5", "": ""} {
		if got := copyText(Cell{Text: text}); got != want {
			t.Errorf("%q is copied as %q, want %q", text, got, want)
		}
	}
}

func FuzzParseTSV(f *testing.F) {
	for _, s := range []string{"1\t2\r\n", "\"a\"\"b\"\t\n", "\"", "\"\"\"", "\r\n\t"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		cells := ParseTSV(s)
		again := ParseTSV(FormatTSV(cells))
		if diff := cmp.Diff(cells, again); diff != "" {
			t.Errorf("written and read again (-want +got):\n%s", diff)
		}
	})
}
