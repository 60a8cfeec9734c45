package sheet

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/sheet/raw"
)

// written is a sheet of texts, each in the font before its "|".
func written(t *testing.T, rows [][]string) *grid {
	t.Helper()
	b, s := &raw.Book{}, &raw.Sheet{Name: "A"}
	if err := b.Add(s); err != nil {
		t.Fatal(err)
	}
	for r, row := range rows {
		for c, cell := range row {
			font, text, _ := strings.Cut(cell, "|")
			b.Looks = append(b.Looks, raw.Look{Font: font})
			if err := s.Put(r+1, c+1, raw.Cell{Kind: raw.Text, Text: text, Look: uint32(len(b.Looks) - 1)}); err != nil {
				t.Fatal(err)
			}
		}
	}
	g, err := loadGrid(b, s)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestLettersAreReadByFontAndByThemselves(t *testing.T) {
	for name, tc := range map[string]struct {
		rows, want [][]string
		notes      []string
	}{
		"by font": {
			[][]string{{".VnTime|ViÖt", ".VnTime|th«n", ".VnTimeH|x· trÝ yªn", ".VnTimeH|thon 3", ".VnTime|§/c", "VNI-Times|xaõ", "Arial|Thôn 3"}},
			[][]string{{"Việt", "thôn", "XÃ TRÍ YÊN", "THON 3", "Đ/c", "xã", "Thôn 3"}},
			[]string{"Chữ .VnTime (TCVN3) ở 5 ô đã đổi sang Unicode, ví dụ A1: ViÖt → Việt.", "Chữ VNI-Times (VNI) ở 1 ô đã đổi sang Unicode, ví dụ F1: xaõ → xã."},
		},
		"Unicode in a legacy font": {
			[][]string{{".VnTime|Việt Nam", ".VnTime|thôn", ".VnTime|hòa", ".VnTime|25 °C, 3 × 4", "VNI-Times|Hà Nội", "VNI-Times|hoá"}},
			[][]string{{"Việt Nam", "thôn", "hòa", "25 °C, 3 × 4", "Hà Nội", "hoá"}}, nil,
		},
		"a word that reads both ways": {
			[][]string{{".VnTime|thôn"}}, [][]string{{"thôn"}},
			[]string{"1 ô có phông .VnTime nhưng đọc được cả theo Unicode nên giữ nguyên, ví dụ A1: “thôn” (đổi thì thành “thụn”)."},
		},
		"both ways, but its font tells": {
			[][]string{{".VnTime|hé nghÌo", ".VnTime|ch¨m sãc", ".VnTime|dông cô", ".VnTime|hé"}},
			[][]string{{"hộ nghèo", "chăm sóc", "dụng cụ", "hộ"}}, []string{"Chữ .VnTime (TCVN3) ở 4 ô"},
		},
		"by letters": {
			[][]string{{"|§VT", "|Ghi chú"}, {"|tÊn", "|Thôn hoà"}, {"|ng\u00ADêi", "|é"}, {"|tr\u00ADêng häc", "|Năm"}, {"|hé", "|Việt"}},
			[][]string{{"ĐVT", "Ghi chú"}, {"tấn", "Thôn hoà"}, {"người", "é"}, {"trường học", "Năm"}, {"hộ", "Việt"}},
			[]string{"Chữ TCVN3 ở 5 ô đã đổi sang Unicode, ví dụ A1: §VT → ĐVT."},
		},
		"one odd word": {
			[][]string{{"|hôtel tôt", "|Müller"}, {"|Việt Nam", "|§5"}}, [][]string{{"hôtel tôt", "Müller"}, {"Việt Nam", "§5"}}, nil,
		},
		"decomposed": {
			[][]string{{"|Vie\u0323\u0302t", "|e\u0301\u0302"}}, [][]string{{"Việt", "ế"}}, nil,
		},
	} {
		t.Run(name, func(t *testing.T) {
			g := written(t, tc.rows)
			var got [][]string
			for _, r := range g.sheet.Rows {
				var row []string
				for _, c := range r.Cells {
					row = append(row, c.Text)
				}
				got = append(got, row)
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("texts (-want +got):\n%s", diff)
			}
			if len(g.notes) != len(tc.notes) {
				t.Fatalf("notes %+v, want %q", g.notes, tc.notes)
			}
			for i, n := range g.notes {
				if !strings.HasPrefix(n.Message, tc.notes[i]) || n.Sheet != "A" || n.Cell == "" {
					t.Errorf("note %+v, want %q", n, tc.notes[i])
				}
			}
		})
	}
}

// Merged cells are found whatever their order and size.
func TestMergedCells(t *testing.T) {
	b, s := &raw.Book{}, &raw.Sheet{}
	if err := b.Add(s); err != nil {
		t.Fatal(err)
	}
	for _, r := range []raw.Rect{{Row: 2, Col: 5, ToRow: 4, ToCol: 6}, {Row: 1, Col: 1, ToRow: 900_000, ToCol: 1}, {Row: 3, Col: 2, ToRow: 3, ToCol: 4}} {
		if err := s.Merge(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Put(6, 7, raw.Cell{Kind: raw.Text, Text: "x"}); err != nil {
		t.Fatal(err)
	}
	g, err := loadGrid(b, s)
	if err != nil {
		t.Fatal(err)
	}
	for at, want := range map[[2]int]int{{1, 1}: 1, {6, 1}: 1, {3, 1}: 1, {3, 2}: 2, {3, 4}: 2, {3, 5}: 5, {4, 6}: 5, {5, 5}: 0, {4, 4}: 0, {1, 7}: 0} {
		m, ok := g.merged(at[0], at[1])
		if ok != (want > 0) || m.Col != want {
			t.Errorf("%v lies in %+v, %v; want one from column %d", at, m, ok, want)
		}
	}
}
