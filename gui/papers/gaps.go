package papers

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"sothidua/data/document/doc"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// mostGaps is how many gaps the bar names; the others stand in a list.
const mostGaps = 4

// gapLength is how many characters of its name the bar shows; the list has it
// whole.
const gapLength = 46

// gapBar names what a paper misses, each with the way to where it is set.
type gapBar struct {
	env   kit.Env
	open  func(doc.Gap) // goes to where a gap is set
	gaps  []doc.Gap
	links []*kit.Button
	at    int // the link F8 went to last
	slot  *fyne.Container
	root  *fyne.Container
}

func newGapBar(env kit.Env, open func(doc.Gap)) *gapBar {
	b := &gapBar{env: env, open: open, at: -1, slot: container.NewStack()}
	back := canvas.NewRectangle(kit.WarnFill)
	back.StrokeColor, back.StrokeWidth, back.CornerRadius = kit.WarnEdge, 1, 4
	b.root = container.NewStack(back, kit.NewInset(10, 2, b.slot))
	b.root.Hide()
	return b
}

// set shows the gaps of a paper, nothing when it has none.
func (b *gapBar) set(gaps []doc.Gap) {
	b.gaps, b.links, b.at = gaps, nil, -1
	kit.Show(b.root, len(gaps) > 0)
	parts := []fyne.CanvasObject{kit.NewText(fmt.Sprintf("Còn thiếu %d chỗ, in ra thành dòng chấm:", len(gaps)), kit.TextStyle{Bold: true, Size: kit.SizeLabel})}
	for i, g := range gaps {
		if i == mostGaps && len(gaps) > mostGaps+1 {
			parts = append(parts, b.link(fmt.Sprintf("và %d chỗ nữa…", len(gaps)-i), b.showAll))
			break
		}
		if _, ok := placeOf(g); !ok {
			parts = append(parts, kit.NewText(vn.Shorten(g.What, gapLength), kit.TextStyle{Size: kit.SizeLabel}))
			continue
		}
		parts = append(parts, b.link(vn.Shorten(g.What, gapLength), func() { b.open(g) }))
	}
	b.slot.Objects = []fyne.CanvasObject{kit.NewActions(parts, nil)}
	b.slot.Refresh()
}

func (b *gapBar) link(text string, tapped func()) *kit.Button {
	l := kit.NewLink(text, tapped).Small()
	b.links = append(b.links, l)
	return l
}

// next gives the keyboard to the next gap and tells where it is set.
func (b *gapBar) next() bool {
	if len(b.links) == 0 {
		return false
	}
	b.at = (b.at + 1) % len(b.links)
	b.env.Window.Canvas().Focus(b.links[b.at])
	b.env.Status(b.links[b.at].Text() + ": Enter để tới nơi đặt")
	return true
}

// showAll lists every gap with where it is set.
func (b *gapBar) showAll() {
	var closeDialog func()
	var lines []fyne.CanvasObject
	for _, g := range b.gaps {
		spans := []kit.Span{{Text: "• " + g.What + ". "}}
		if _, ok := placeOf(g); ok {
			spans = append(spans, kit.Span{Text: g.Where, Link: func() { closeDialog(); b.open(g) }})
		}
		lines = append(lines, kit.NewWords(spans...))
	}
	closeDialog = kit.ShowDialog(b.env.Window, "Những chỗ còn thiếu", kit.NewStackV(6, lines...), 620, kit.DialogButton{Label: "Đóng", Key: "Esc"})
}

// wheres lead from the first words of where a gap is set to a page of the
// program; the first that fits counts.
func wheres() []where {
	return []where{
		{"Hệ thống, Kỳ báo cáo", kit.Place{Area: "system", Tab: "periods"}},
		{"Văn bản, Căn cứ", kit.Place{Area: areaID, Tab: tabGrounds}},
		{"Hệ thống", kit.Place{Area: "system", Tab: "office"}},
		{"Kế hoạch", kit.Place{Area: "plans"}},
		{"Chỉ tiêu, Giao", kit.Place{Area: "targets", Tab: "allocation"}},
		{"Chỉ tiêu", kit.Place{Area: "targets", Tab: "list"}},
		{"Báo cáo, Thuyết minh", kit.Place{Area: "reports", Tab: "entry"}},
		{"Báo cáo", kit.Place{Area: "reports", Tab: "tracker"}},
		{"Đơn vị", kit.Place{Area: "units"}},
		{"ô ", kit.Place{Area: areaID, Tab: tabPrint}},
	}
}

// where is a place of the program and how gaps name it.
type where struct {
	words string
	place kit.Place
}

// placeOf returns where a gap is set, false when the program has no page for it.
func placeOf(g doc.Gap) (kit.Place, bool) {
	for _, w := range wheres() {
		if strings.HasPrefix(g.Where, w.words) {
			return w.place, true
		}
	}
	return kit.Place{}, false
}
