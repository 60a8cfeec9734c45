package legal

import (
	"strings"
	"testing"

	"sothidua/data/model"
)

// TestLawOfTheDay: a paper cites what is in force on its day (DOMAIN 3.1: NĐ 98
// until 30/06/2025 and NĐ 152 from 01/07/2025; TT 01 until 04/08/2025 and TT 15
// from 05/08/2025; the law as amended from 01/10/2026, to be checked).
func TestLawOfTheDay(t *testing.T) {
	for _, c := range []struct {
		day  model.Date
		has  []string
		not  []string
		asks bool // to look up the law itself
	}{
		{"2024-06-20", []string{"98/2023", "01/2024", "ngày 15 tháng 6 năm 2022", "ngày 19 tháng 6 năm 2015"}, []string{"152/2025", "15/2025", "129/2025", "06/2026"}, false},
		{"2025-06-30", []string{"98/2023", "01/2024"}, []string{"152/2025"}, false},
		{"2025-07-01", []string{"152/2025", "01/2024", "129/2025", "ngày 16 tháng 6 năm 2025"}, []string{"98/2023 ngày", "15/2025/TT"}, false},
		{"2025-08-04", []string{"01/2024"}, []string{"15/2025/TT"}, false},
		{"2025-08-05", []string{"15/2025/TT"}, []string{"01/2024"}, false},
		{"2026-09-30", []string{"ngày 15 tháng 6 năm 2022"}, []string{"06/2026"}, false},
		{"2026-10-01", []string{"06/2026/QH16"}, nil, true},
	} {
		var texts []string
		asks := false
		for _, b := range On(Defaults(), "reward-decision", c.day) {
			texts = append(texts, b.Text)
			if strings.Contains(b.Text, "Luật Thi đua, khen thưởng ngày") {
				asks = b.Recheck
			}
		}
		all := strings.Join(texts, "\n")
		for _, s := range c.has {
			if !strings.Contains(all, s) {
				t.Errorf("%s does not cite %s:\n%s", c.day, s, all)
			}
		}
		for _, s := range c.not {
			if strings.Contains(all, s) {
				t.Errorf("%s cites %s:\n%s", c.day, s, all)
			}
		}
		if asks != c.asks {
			t.Errorf("%s: the law asks to be looked up: %v", c.day, asks)
		}
	}
}

// TestBasesOfAKind: what is meant for decisions only is not cited elsewhere, and
// the order is that of the list.
func TestBasesOfAKind(t *testing.T) {
	list := []model.LegalBasis{{Text: "B", Position: 2}, {Text: "A", Position: 1, Kinds: []string{"assignment"}}, {Text: "C", Position: 3, Validity: model.Validity{To: "2023-12-31"}}}
	for kind, want := range map[string]string{"assignment": "AB", "submission": "B"} {
		got := ""
		for _, b := range On(list, kind, "2024-01-01") {
			got += b.Text
		}
		if got != want {
			t.Errorf("%s cites %q, want %q", kind, got, want)
		}
	}
}

func TestDefaultsAreWhole(t *testing.T) {
	for _, b := range Defaults() {
		if !strings.HasPrefix(b.Text, "Căn cứ ") || strings.HasSuffix(b.Text, ";") || b.Source == "" || b.Backward() {
			t.Errorf("basis %+v", b)
		}
	}
}
