package preview

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"sothidua/data/document"
	"sothidua/data/model"
	"sothidua/gui/kit"
)

// mouse moves the mouse to the middle of a spot of the page.
func mouse(v *View, at int) {
	s := v.pages.doc.Pages[v.pages.at].Spots[at]
	k := v.pages.scale() * pixelsPerMM
	v.pages.sheet.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{
		Position: fyne.NewPos(float32(s.X+s.W/2)*k, float32(s.Y+s.H/2)*k)}})
}

func TestMouseShowsValueAndRule(t *testing.T) {
	w := newWorld(t)
	v := w.view(10)
	p := v.pages.pointer
	for at := range 10 {
		mouse(v, at)
		if !p.tip.Visible() || !strings.HasPrefix(p.tip.Text(), v.pages.doc.Pages[0].Spots[at].Tip[:3]) {
			t.Fatalf("bar %d: tip %q, visible %v", at+1, p.tip.Text(), p.tip.Visible())
		}
		sheet := v.pages.sheet.Position()
		top, bottom := p.tip.Position().Y+sheet.Y, p.tip.Position().Y+sheet.Y+p.tip.Size().Height
		if top < 0 || bottom > v.pages.Size().Height {
			t.Errorf("bar %d: the tip stands at %v to %v of %v", at+1, top, bottom, v.pages.Size().Height)
		}
		frame := p.frame
		if top-sheet.Y < frame.Position().Y+frame.Size().Height && bottom-sheet.Y > frame.Position().Y {
			t.Errorf("bar %d: the tip covers its bar", at+1)
		}
	}
	if !strings.Contains(w.Status, "10. Xuất khẩu lao động: 6/20 người, 39,0% kế hoạch.") {
		t.Errorf("status %q", w.Status)
	}
	v.pages.sheet.MouseOut()
	if p.tip.Visible() || p.frame.Visible() || w.Status != "Bản xem trước giống hệt bản in · Trang 1/1" {
		t.Errorf("after the mouse went: tip %v, status %q", p.tip.Visible(), w.Status)
	}
}

func TestArrowsGoThroughAllPages(t *testing.T) {
	w := newWorld(t)
	v := w.view(12)
	seen := map[model.ID]bool{}
	for range 12 {
		v.Key(key(fyne.KeyRight))
		s, ok := v.pages.Spot()
		if !ok || seen[s.Target] {
			t.Fatalf("after %d bars: %+v, %v", len(seen), s, ok)
		}
		seen[s.Target] = true
	}
	if v.pages.Where() != "Trang 2/2" {
		t.Errorf("the last bar is on %q", v.pages.Where())
	}
	last, _ := v.pages.Spot()
	v.Key(key(fyne.KeyRight))
	if s, _ := v.pages.Spot(); s != last {
		t.Error("there is a bar after the last")
	}
	v.Key(key(fyne.KeyReturn))
	if len(w.Places) != 1 || w.Places[0] != (kit.Place{Area: "summary", Tab: "table", Target: last.Target}) {
		t.Errorf("Enter goes to %v", w.Places)
	}
	v.Key(key(fyne.KeyLeft))
	v.Key(key(fyne.KeyLeft))
	if v.pages.Where() != "Trang 1/2" {
		t.Errorf("back on %q", v.pages.Where())
	}
	if !v.Key(key(fyne.KeyEscape)) || v.Key(key(fyne.KeyEscape)) {
		t.Error("Esc takes the frame away once, then it is the window's")
	}
}

func TestArrowsScrollWhereNothingIsTold(t *testing.T) {
	w := newWorld(t)
	v := New(w.Env, func(bool) (document.Document, error) {
		d := chartOf(3, false)
		for i := range d.Pages[0].Spots {
			d.Pages[0].Spots[i].Tip = ""
		}
		return d, nil
	})
	w.show(v, 800, 500)
	for range 6 {
		v.pages.ZoomIn()
	}
	v.Key(key(fyne.KeyRight))
	if _, ok := v.pages.Spot(); ok || v.pages.box.Offset.X <= 0 {
		t.Errorf("a page without tips is at %v", v.pages.box.Offset)
	}
}

// The bar pointed at is scrolled into sight.
func TestArrowsRevealTheBar(t *testing.T) {
	w := newWorld(t)
	v := w.view(10)
	for range 5 {
		v.pages.ZoomIn()
	}
	for range 10 {
		v.Key(key(fyne.KeyRight))
	}
	s, _ := v.pages.Spot()
	k := v.pages.scale() * pixelsPerMM
	y := v.pages.sheet.Position().Y + float32(s.Y)*k - v.pages.box.Offset.Y
	if y < 0 || y+float32(s.H)*k > v.pages.box.Size().Height+1 {
		t.Errorf("the last bar stands at %v of %v", y, v.pages.box.Size().Height)
	}
}

func TestSpotsOfBlocksAndJudgements(t *testing.T) {
	for name, tc := range map[string]struct {
		spot document.Spot
		want kit.Place
	}{
		"a unit's reports": {document.Spot{Unit: 4}, kit.Place{Area: "reports", Tab: "entry", Unit: 4}},
		"a block":          {document.Spot{Block: 2}, kit.Place{Area: "reports", Tab: "tracker"}},
		"a judgement":      {document.Spot{Judgement: "behind"}, kit.Place{Area: "summary", Tab: "table", Filter: "behind"}},
	} {
		if got := SpotPlace(tc.spot); got != tc.want {
			t.Errorf("%s goes to %+v", name, got)
		}
	}
}

func TestTipLooks(t *testing.T) {
	w := newWorld(t)
	v := w.view(4)
	mouse(v, 1)
	test.AssertRendersToImage(t, "tip.png", w.Win.Canvas())
}
