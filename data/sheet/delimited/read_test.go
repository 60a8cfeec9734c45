package delimited

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/sheet/raw"
)

// lines writes a sheet with "|" between its cells.
func lines(s *raw.Sheet) []string {
	var out []string
	for _, r := range s.Rows {
		var row []string
		for _, c := range r.Cells {
			row = append(row, c.Text)
		}
		out = append(out, strings.Join(row, "|"))
	}
	return out
}

func TestTextTables(t *testing.T) {
	for name, tc := range map[string]struct {
		text string
		want []string
	}{
		"semicolons":         {"Số;Tên;KH\r\n1a;Lúa, ngô;1,5\r\n1b;Lạc;2,5\r\n", []string{"Số|Tên|KH", "1a|Lúa, ngô|1,5", "1b|Lạc|2,5"}},
		"commas":             {"Số,Tên,KH\n1a,\"Lúa, ngô\",\"1,5\"\n1b,Lạc;đậu,2\n", []string{"Số|Tên|KH", "1a|Lúa, ngô|1,5", "1b|Lạc;đậu|2"}},
		"tabs":               {"Số\tTên\n1a\tLúa, ngô; khoai\n", []string{"Số|Tên", "1a|Lúa, ngô; khoai"}},
		"said":               {"sep=,\r\na;b,c\n", []string{"a;b|c"}},
		"titles above":       {"BÁO CÁO, 6 tháng, 2024\n\nSố;Tên\n8;Hộ nghèo\n", []string{"BÁO CÁO, 6 tháng, 2024", "", "Số|Tên", "8|Hộ nghèo"}},
		"lines in quotes":    {"a;\"một\nhai \"\"ba\"\"\"\nb;c", []string{"a|một\nhai \"ba\"", "b|c"}},
		"after quotes":       {"\"a\"x;b\n", []string{"ax|b"}},
		"a quote too many":   {"Thôn;\"6\nThôn;7\n", []string{"Thôn|\"6", "Thôn|7"}},
		"old Mac lines":      {"a;b\rc;d", []string{"a|b", "c|d"}},
		"kept zeros":         {"=\"001\";x\n", []string{"001|x"}},
		"empty at the end":   {"a;;\n;;\nb;", []string{"a", "", "b"}},
		"decimals by commas": {"Số;KH\n1;1,5\n2;2,5\n3;3,5\n", []string{"Số|KH", "1|1,5", "2|2,5", "3|3,5"}},
		"nothing":            {"", nil},
	} {
		b, err := Read("A", []byte(tc.text))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if diff := cmp.Diff(tc.want, lines(b.Sheets[0])); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestErrorsAndLimits(t *testing.T) {
	b, err := Read("A", []byte("a;#DIV/0!\n"))
	if err != nil || b.Sheets[0].At(1, 2).Kind != raw.Error || b.Sheets[0].At(1, 1).Kind != raw.Text {
		t.Errorf("%+v, %v", b, err)
	}
	for name, text := range map[string]string{"rows": strings.Repeat("a\n", raw.MaxRows+1), "columns": strings.Repeat("a;", raw.MaxCols+1)} {
		if _, err := Read("A", []byte(text)); !errors.Is(err, raw.ErrTooLarge) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Read("A", []byte("\x00\x01\x02")); !errors.Is(err, raw.ErrKind) {
		t.Errorf("no text: %v", err)
	}
}

// FuzzRead reads texts of any content:
//
//	go test -run xxx -fuzz FuzzRead -fuzztime 60s ./data/sheet/delimited
func FuzzRead(f *testing.F) {
	f.Add([]byte("Số;Tên\n\"a\"\"\nb\";1,5\r\n"))
	f.Add([]byte("\xFF\xFEa\x00;\x00b\x00"))
	f.Add([]byte("C\xe9ng;h\xdfa\tx\xb7,h\xe9i"))
	f.Fuzz(func(t *testing.T, content []byte) {
		b, err := Read("A", content)
		if err != nil {
			return
		}
		for _, r := range b.Sheets[0].Rows {
			for _, c := range r.Cells {
				if c.Kind == raw.Empty && c.Text != "" {
					t.Errorf("empty cell with %q", c.Text)
				}
			}
		}
	})
}
