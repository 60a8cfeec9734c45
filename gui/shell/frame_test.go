package shell

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sothidua/gui/kit"
)

func TestNarrowWindowShrinksTheSideBar(t *testing.T) {
	f := newFixture(t, false).open(nil)
	side := f.frame.side
	if side.narrow || side.root.Size().Width != 224 || f.frame.page.Size() != fyne.NewSize(1142, 624) {
		t.Fatalf("at 1366: narrow %v, %v wide, page %v", side.narrow, side.root.Size().Width, f.frame.page.Size())
	}
	f.win.Resize(fyne.NewSize(1093, 558))
	if !side.narrow || side.root.Size().Width != 56 || f.frame.page.Size() != fyne.NewSize(1037, 484) {
		t.Fatalf("at 1093: narrow %v, %v wide, page %v", side.narrow, side.root.Size().Width, f.frame.page.Size())
	}
	if side.wide.year.Visible() || !side.slim.year.Visible() || side.slim.period.Text() != "6 tháng" {
		t.Errorf("choices: %v, %v, %q", side.wide.year.Visible(), side.slim.year.Visible(), side.slim.period.Text())
	}
	test.Tap(side.slim.period)
	if len(f.win.Canvas().Overlays().List()) != 1 {
		t.Error("the period's button opens no menu")
	}
	if m := f.frame.root.MinSize(); m.Width > 1093 || m.Height > 558 {
		t.Errorf("the window cannot be smaller than %v", m)
	}
}

func TestNarrowSideBarKeepsDigitsInTheBox(t *testing.T) {
	f := newFixture(t, false).open(nil)
	f.win.Resize(fyne.NewSize(1093, 558))
	f.press(fyne.Key4, alt) // the area with a badge
	l := f.frame.side.list
	for i, a := range test.WidgetRenderer(l).(*sideRenderer).art {
		box := a.back.Position().X + a.back.Size().Width
		if end := a.key.Position().X + a.key.Size().Width; l.items[i].key != 0 && end > box-3 {
			t.Errorf("digit %c ends at %v, its box at %v", l.items[i].key, end, box)
		}
		if start := a.icon.Position().X; start < a.back.Position().X+3 {
			t.Errorf("icon %d starts at %v, its box at %v", i, start, a.back.Position().X)
		}
	}
}

// In the title row the tabs must end before the badge at every width.
func TestTitleRowKeepsTabsAndBadgeApart(t *testing.T) {
	f := newFixture(t, false).open(func(p *Params) {
		for _, label := range []string{"Một trang có tên dài", "Trang thứ tư", "Trang thứ năm", "Giới thiệu"} {
			tab := p.Areas[2].Tabs[0]
			tab.ID, tab.Label = label, label
			p.Areas[2].Tabs = append(p.Areas[2].Tabs, tab)
		}
	})
	f.press(fyne.Key4, alt)
	title := f.frame.title
	left := func(o fyne.CanvasObject) float32 { return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).X }
	if w := title.search.Size().Width; w >= searchWide {
		t.Errorf("the search box stays %v wide beside crowded tabs", w)
	}
	for _, width := range []float32{1366, 1181, 1093, leastWidth} {
		f.win.Resize(fyne.NewSize(width, 558))
		texts := test.WidgetRenderer(title.tabs).Objects()
		last := texts[len(texts)-1]
		end := left(title.tabs) + last.Position().X + last.Size().Width
		if badge := left(title.badge); end > badge-10 {
			t.Errorf("at %v the tabs end at %v, the badge starts at %v", width, end, badge)
		}
		if w := title.search.Size().Width; w < searchLeast {
			t.Errorf("at %v the search box is %v wide", width, w)
		}
		if help := left(title.search) + title.search.Size().Width; help > width-40 {
			t.Errorf("at %v the search box ends at %v", width, help)
		}
	}
	f.win.Resize(fyne.NewSize(1366, 698))
	f.press(fyne.Key3, alt)
	if w := title.search.Size().Width; w != searchWide {
		t.Errorf("where there is room the search box is %v wide", w)
	}
}

// splitScreen is a list with a side form.
type splitScreen struct{ split *kit.Split }

func (s *splitScreen) Content() fyne.CanvasObject { return kit.NewPage(nil, s.split, nil) }
func (s *splitScreen) Reload()                    {}
func (s *splitScreen) Close()                     {}

func TestEscClosesTheFormOverTheList(t *testing.T) {
	list := kit.NewGrid([]kit.Column{{ID: "a", Width: 50}}, kit.GridOptions{})
	box := kit.NewTextBox()
	screen := &splitScreen{kit.NewSplit(list, box, 340)}
	f := newFixture(t, false).open(func(p *Params) {
		p.Areas[2].Tabs[0].New = func(kit.Env) kit.Screen { return screen }
	})
	f.win.Resize(fyne.NewSize(1000, 558))
	f.press(fyne.Key4, alt)
	screen.split.Open()
	box.Focus()
	f.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if f.win.Canvas().Focused() != fyne.Focusable(list) {
		t.Errorf("after Esc the keyboard is at %T", f.win.Canvas().Focused())
	}
	if kit.CloseSplit(screen.split) {
		t.Error("the form still lies over the list")
	}
}
