package plot

import (
	"math"

	"sothidua/data/document/chart"
	"sothidua/data/document/flow"
	"sothidua/data/document/page"
)

// Inline lays lying bars out for the middle of an upright page of text: as wide
// as the text, without head, notes and source, which the text tells itself. Each
// part is as high as what it holds and starts at its own top left corner; there
// are several when the bars do not fit on one page, and none when nothing can be
// drawn or the columns stand.
func Inline(s chart.Spec, o Options) []page.Page {
	if !s.Drawn() || len(s.Groups) > 0 {
		return nil
	}
	o.Portrait, s.Source, s.Notes = true, "", nil
	d := &sheet{Spec: s, mono: o.Mono, grid: portraitGrid, b: newBuilder(o)}
	d.grid.pitch, d.grid.wide = minPitch, minPitch
	d.drawRows()
	var out []page.Page
	for _, p := range d.b.Pages() {
		top, bottom := extent(p.Items)
		out = append(out, page.Page{W: d.b.Width(), H: bottom - top, Fonts: p.Fonts,
			Items: page.Placed(p.Items, -d.b.Left(), -top, 1), Spots: page.PlacedSpots(p.Spots, -d.b.Left(), -top, 1)})
	}
	return out
}

// extent returns the top of the highest item and the bottom of the lowest one.
func extent(items []page.Item) (top, bottom float64) {
	top = math.Inf(1)
	reach := func(from, to float64) {
		top, bottom = math.Min(top, from), math.Max(bottom, to)
	}
	for _, it := range items {
		switch it := it.(type) {
		case page.Text:
			base := it.Y - flow.Baseline(it.Size)
			reach(base, base+flow.LineHeight(it.Size))
		case page.Line:
			reach(math.Min(it.Y1, it.Y2), math.Max(it.Y1, it.Y2))
		case page.Rect:
			reach(it.Y, it.Y+it.H)
		}
	}
	return math.Min(top, bottom), bottom
}
