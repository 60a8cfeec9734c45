package papers_test

import (
	"slices"
	"strings"
	"testing"

	"sothidua/data/document/doc"
	"sothidua/data/model"
)

// TestEmptyYearClaimsNothing: a report of a year without figures and words says
// neither that the targets go well nor that the units ask for nothing.
func TestEmptyYearClaimsNothing(t *testing.T) {
	for _, name := range []string{"half-year-report", "year-report"} {
		d := made(t, bare(name))
		for _, claim := range []string{"bảo đảm tiến độ", "không có đề xuất, kiến nghị"} {
			if strings.Contains(strings.Join(lines(d), "\n"), claim) {
				t.Errorf("%s claims %q", name, claim)
			}
		}
		for _, want := range []string{"tồn tại, hạn chế", "khó khăn, đề xuất, kiến nghị của đơn vị"} {
			if !slices.ContainsFunc(d.Gaps, func(g doc.Gap) bool { return g.What == want }) {
				t.Errorf("%s does not tell that %q misses: %v", name, want, d.Gaps)
			}
		}
	}
}

// TestLetterCountsNoUnits: a period in which nobody has to report is not told as
// 00/00 units.
func TestLetterCountsNoUnits(t *testing.T) {
	if text := strings.Join(lines(made(t, bare("reminder-letter"))), "\n"); strings.Contains(text, "đơn vị gửi báo cáo") {
		t.Errorf("the letter counts units:\n%s", text)
	}
}

// TestNamelessCommune: a commune that is called "xã" alone has no name yet.
func TestNamelessCommune(t *testing.T) {
	f := bare("assignment")
	f.Book.Office = model.Office{Name: "UBND xã", Commune: "xã", Place: "xã"}
	d := made(t, f)
	for _, want := range []string{"tên cơ quan ban hành", "địa danh trước ngày tháng"} {
		if !slices.ContainsFunc(d.Gaps, func(g doc.Gap) bool { return g.What == want }) {
			t.Errorf("%q is no gap: %v", want, d.Gaps)
		}
	}
	if h, ok := d.Sections[0].Blocks[0].(doc.Letterhead); !ok || len(h.Issuer) > 0 || h.Place != "" {
		t.Errorf("letterhead %+v", d.Sections[0].Blocks[0])
	}
}

// TestGapsNameWhatMisses: with a number the day alone is missing, and with a
// day the number.
func TestGapsNameWhatMisses(t *testing.T) {
	for _, tt := range []struct {
		name, number string
		date         model.Date
		plan         string // number of the plan, which has no day
		want, not    []string
	}{
		{"half-year-report", "", "", "", []string{"số, ngày của văn bản", "số, ngày của kế hoạch năm 2025"}, nil},
		{"half-year-report", "45/BC-UBND", "", "16/KH-UBND", []string{"ngày của văn bản", "ngày của kế hoạch năm 2025"}, []string{"số, ngày của văn bản"}},
		{"half-year-report", "", "2025-06-20", "", []string{"số của văn bản"}, []string{"ngày của văn bản"}},
		{"half-year-report", "45/BC-UBND", "2025-06-20", "", nil, []string{"số của văn bản", "ngày của văn bản"}},
		{"certificate", "45", "", "", []string{"ngày quyết định khen thưởng"}, []string{"số, ngày quyết định khen thưởng"}},
	} {
		f := bare(tt.name)
		if tt.name == "certificate" {
			f = awarded()
		}
		f.Request.Number, f.Request.Date, f.Book.Plan.Number = tt.number, tt.date, tt.plan
		gaps := made(t, f).Gaps
		for _, what := range tt.want {
			if !slices.ContainsFunc(gaps, func(g doc.Gap) bool { return g.What == what }) {
				t.Errorf("%s, number %q, day %q: %q is no gap: %v", tt.name, tt.number, tt.date, what, gaps)
			}
		}
		for _, what := range tt.not {
			if slices.ContainsFunc(gaps, func(g doc.Gap) bool { return g.What == what }) {
				t.Errorf("%s, number %q, day %q: %q is a gap", tt.name, tt.number, tt.date, what)
			}
		}
	}
}
