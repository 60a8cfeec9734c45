package lay

import (
	"slices"
	"strconv"
	"strings"

	"sothidua/data/document/doc"
	"sothidua/data/document/flow"
	"sothidua/data/document/font"
	"sothidua/data/document/page"
)

// strip is a piece of a section that stands on one page: a line of text, a row
// of a table or a part of one, a figure.
type strip struct {
	h     float64 // millimetres
	after float64 // white below; lost at the end of a page
	keep  bool    // stands on the page of the next strip
	fresh bool    // starts a page
	items []page.Item
	spots []page.Spot
	mark  *page.Bookmark
	table *table // the strip is a part of this table
	part  part
	sheet *doc.Sheet // a whole page of its own
}

// placed is a strip at its height on a page.
type placed struct {
	*strip
	y float64
}

// leaf is one page of strips, or one sheet.
type leaf struct {
	strips []placed
	sheet  *doc.Sheet
}

// slack absorbs rounding: heights are sums of many small numbers.
const slack = 1e-6

// paginate shares the strips out to pages. A section without strips is one
// empty page.
func paginate(strips []strip, f Frame) []leaf {
	var out []leaf
	var cur leaf
	y := f.Margins.Top
	flush := func() {
		if len(cur.strips) > 0 {
			out = append(out, cur)
		}
		cur, y = leaf{}, f.Margins.Top
	}
	for i := range strips {
		s := &strips[i]
		if s.sheet != nil {
			flush()
			out = append(out, leaf{sheet: s.sheet})
			continue
		}
		if s.fresh || len(cur.strips) > 0 && y+chain(strips[i:], last(cur), f.Height()) > f.H-f.Margins.Bottom+slack {
			flush()
		}
		y += s.lead(last(cur))
		cur.strips = append(cur.strips, placed{strip: s, y: y})
		y += s.h + s.after
	}
	flush()
	if len(out) == 0 {
		out = append(out, leaf{})
	}
	return out
}

// last returns the last strip of a page so far, nil for none.
func last(l leaf) *strip {
	if len(l.strips) == 0 {
		return nil
	}
	return l.strips[len(l.strips)-1].strip
}

// lead is the height of the table header that stands above the strip when
// before is the strip above it on the page.
func (s *strip) lead(before *strip) float64 {
	if s.table == nil || before != nil && before.table == s.table {
		return 0
	}
	return s.table.head.height()
}

// chain returns the height that must be free for the first strip: its own and
// those of the strips that it keeps with, as far as one page holds them.
func chain(strips []strip, before *strip, full float64) float64 {
	h := strips[0].lead(before) + strips[0].h
	for i := 0; strips[i].keep && i+1 < len(strips); i++ {
		next := &strips[i+1]
		if next.fresh || next.sheet != nil {
			break
		}
		more := strips[i].after + next.lead(&strips[i]) + next.h
		if h+more > full+slack {
			break
		}
		h += more
	}
	return h
}

// page draws the leaf; index is its place in the paper.
func (l leaf) page(s *setter, index int) (page.Page, []page.Bookmark) {
	if l.sheet != nil {
		return l.sheetPage(s, index)
	}
	p := page.Page{W: s.frame.W, H: s.frame.H, Fonts: s.fonts}
	var marks []page.Bookmark
	for i := 0; i < len(l.strips); i++ {
		at := l.strips[i]
		if at.mark != nil {
			m := *at.mark
			m.Page, m.Y = index, at.y
			marks = append(marks, m)
		}
		if at.table != nil {
			end := i + 1
			for end < len(l.strips) && l.strips[end].table == at.table {
				end++
			}
			at.table.draw(&p, l.strips[i:end])
			i = end - 1
			continue
		}
		p.Items = append(p.Items, page.Placed(at.items, 0, at.y, 1)...)
		p.Spots = append(p.Spots, page.PlacedSpots(at.spots, 0, at.y, 1)...)
	}
	return p, marks
}

func (l leaf) sheetPage(s *setter, index int) (page.Page, []page.Bookmark) {
	p := l.sheet.Page
	p.Items = Unnumbered(p.Items)
	p.Spots = append([]page.Spot(nil), p.Spots...)
	if p.Fonts == nil {
		p.Fonts = s.fonts
	}
	if l.sheet.Title == "" {
		return p, nil
	}
	return p, []page.Bookmark{{Text: l.sheet.Title, Page: index}}
}

// HeadTop is the top of the line that stands in the top margin, millimetres.
func HeadTop(f Frame) float64 { return f.Margins.Headline() - flow.Baseline(flow.PageNumberSize) }

// headline writes the page's number centred in the top margin.
func headline(p *page.Page, f Frame, number int) {
	left, right := f.Left(), p.W-f.Margins.Right
	p.Items = append(p.Items, page.Text{
		X: (left + right) / 2, Y: f.Margins.Headline(), Anchor: page.Centre,
		S: strconv.Itoa(number), Size: flow.PageNumberSize, Ink: page.Black,
	})
}

// Unnumbered returns the items of a sheet without a page number of its own: the
// paper numbers its pages itself.
func Unnumbered(items []page.Item) []page.Item {
	return slices.DeleteFunc(slices.Clone(items), func(it page.Item) bool {
		t, ok := it.(page.Text)
		return ok && t.Anchor == page.Centre && t.Size == flow.PageNumberSize && t.Y < flow.OfficialMargins.Top &&
			strings.Trim(t.S, "0123456789") == ""
	})
}

// SampleSize is the size of the sample mark in points.
const SampleSize = 12

// markSample writes the sample mark into the top margin at the right edge. A
// sheet that carries the mark itself keeps its own.
func markSample(p *page.Page, f Frame) {
	if Marked(p.Items) {
		return
	}
	p.Items = append(p.Items, page.Text{
		X: p.W - f.Margins.Right, Y: f.Margins.Headline(), Anchor: page.Right,
		S: flow.SampleText, Style: font.Italic, Size: SampleSize, Ink: page.Black,
	})
}

// Marked tells whether a drawing carries the sample mark itself.
func Marked(items []page.Item) bool {
	for _, it := range items {
		if t, ok := it.(page.Text); ok && strings.Contains(t.S, flow.SampleText) {
			return true
		}
	}
	return false
}
