package flow

import (
	"strconv"

	"sothidua/data/document/font"
	"sothidua/data/document/page"
)

// Margins are the white edges of a page in millimetres.
type Margins struct{ Top, Bottom, Left, Right float64 }

// OfficialMargins are the margins of NĐ 30/2020 the office uses: 20 at the top
// and bottom, 30 left, 15 right.
var OfficialMargins = Margins{Top: 20, Bottom: 20, Left: 30, Right: 15}

// Builder fills pages from the top down. Y is where the next block starts.
type Builder struct {
	Fonts   *font.Set
	W, H    float64
	Margins Margins
	Y       float64
	pages   []page.Page
}

// NewBuilder starts a document with one empty page of w by h millimetres.
func NewBuilder(fonts *font.Set, w, h float64, m Margins) *Builder {
	b := &Builder{Fonts: fonts, W: w, H: h, Margins: m}
	b.Break()
	return b
}

// Left returns the X of the text's left edge.
func (b *Builder) Left() float64 { return b.Margins.Left }

// Right returns the X of the text's right edge.
func (b *Builder) Right() float64 { return b.W - b.Margins.Right }

// Width returns the width of the text.
func (b *Builder) Width() float64 { return b.Right() - b.Left() }

// Bottom returns the Y of the text's bottom edge.
func (b *Builder) Bottom() float64 { return b.H - b.Margins.Bottom }

// Room returns how much height is left on the page.
func (b *Builder) Room() float64 { return b.Bottom() - b.Y }

// Break starts a new page.
func (b *Builder) Break() {
	b.pages = append(b.pages, page.Page{W: b.W, H: b.H, Fonts: b.Fonts})
	b.Y = b.Margins.Top
}

// Need starts a new page unless h millimetres are left on this one.
func (b *Builder) Need(h float64) {
	if h > b.Room()+slack && b.Y > b.Margins.Top {
		b.Break()
	}
}

// slack absorbs rounding: heights are sums of many small numbers.
const slack = 1e-6

// Add draws items on the page.
func (b *Builder) Add(items ...page.Item) {
	p := &b.pages[len(b.pages)-1]
	p.Items = append(p.Items, items...)
}

// Spot marks a part of the page that stands for a target.
func (b *Builder) Spot(s page.Spot) {
	p := &b.pages[len(b.pages)-1]
	p.Spots = append(p.Spots, s)
}

// Pages returns the pages made so far.
func (b *Builder) Pages() []page.Page { return b.pages }

// PageNumberSize is the size of page numbers in points (NĐ 30/2020: 13 to 14).
const PageNumberSize = 13

// Number writes page numbers centred in the top margin; page 1 shows none
// (NĐ 30/2020, Phụ lục I).
func (b *Builder) Number() {
	for i := 1; i < len(b.pages); i++ {
		p := &b.pages[i]
		p.Items = append(p.Items, page.Text{
			X: (b.Left() + b.Right()) / 2, Y: b.headline(), Anchor: page.Centre,
			S: strconv.Itoa(i + 1), Size: PageNumberSize, Ink: page.Black,
		})
	}
}

// headline is the baseline of what stands in the top margin.
func (b *Builder) headline() float64 { return b.Margins.Headline() }

// Headline returns the baseline of what stands in the middle of the top margin.
func (m Margins) Headline() float64 { return m.Top/2 + PageNumberSize*font.PointMM*CapHeight/2 }

// CapHeight is the height of capitals and digits in em.
const CapHeight = 0.66

// SampleText marks figures that are invented; it stands on every page.
const SampleText = "(số liệu mẫu)"

// MarkSample writes the sample mark into the top margin of every page from the
// given index on, at the right edge.
func (b *Builder) MarkSample(from int) {
	for i := from; i < len(b.pages); i++ {
		p := &b.pages[i]
		p.Items = append(p.Items, page.Text{
			X: b.Right(), Y: b.headline(), Anchor: page.Right,
			S: SampleText, Style: font.Italic, Size: 12, Ink: page.Black,
		})
	}
}
