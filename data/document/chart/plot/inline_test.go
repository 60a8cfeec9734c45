package plot

import (
	"testing"

	"sothidua/data/document/chart"
	"sothidua/data/document/page"
	"sothidua/data/model"
)

// TestInlineFitsTheText: a chart for a page of text is as wide as the text, as
// high as what it holds, and brings neither head nor source.
func TestInlineFitsTheText(t *testing.T) {
	s := chart.Spec{Title: "Biểu đồ", Source: "Nguồn", Notes: []string{"ghi chú"}, Axis: chart.Axis{Full: model.Num("100"), Unit: "%"}}
	for range 14 {
		s.Bars = append(s.Bars, chart.Bar{Name: "Thu ngân sách", Parts: []chart.Part{{Value: model.Num("41.8")}}, Share: "41,8%", Word: "Có nguy cơ"})
	}
	pages := Inline(s, Options{})
	if len(pages) != 2 {
		t.Fatalf("%d parts of 14 bars", len(pages))
	}
	for i, p := range pages {
		if p.W != 165 || p.H < 20 || p.H > 257 {
			t.Errorf("part %d is %.0f × %.0f mm", i+1, p.W, p.H)
		}
		for _, it := range p.Items {
			if x, ok := it.(page.Text); ok {
				if x.Y < 0 || x.Y > p.H || x.X < 0 || x.X > p.W {
					t.Errorf("part %d: %q stands at %.0f, %.0f", i+1, x.S, x.X, x.Y)
				}
				if x.S == "Nguồn" || x.S == "ghi chú" || x.S == "2" {
					t.Errorf("part %d says %q", i+1, x.S)
				}
			}
		}
	}
	if p := Inline(chart.Spec{Empty: "Chưa có số liệu."}, Options{}); p != nil {
		t.Errorf("nothing is drawn on %d parts", len(p))
	}
}
