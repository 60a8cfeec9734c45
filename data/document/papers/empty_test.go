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
