package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"sothidua/gui/kit"
)

// sideItem is one entry of the side bar.
type sideItem struct {
	id, label, group string
	icon             kit.IconName
	key              rune // digit with Alt, 0 for none
	badge            int  // work waiting, shown in red
}

// sideList is the list of areas in the side bar. It is one stop of the Tab
// key: ↑ and ↓ move, Enter opens.
type sideList struct {
	widget.BaseWidget
	items   []sideItem
	picked  func(id string)
	current int // item shown as chosen, -1 none
	cursor  int // item the keyboard is on
	over    int // item under the pointer, -1 none
	focused bool
	narrow  bool
}

// Sizes of the list, in pixels of a 100% screen (picture 01).
const (
	sideRow       float32 = 30
	sideHead      float32 = 27
	sideGapNarrow float32 = 11 // between groups when their names do not show
)

func newSideList(items []sideItem, picked func(id string)) *sideList {
	l := &sideList{items: items, picked: picked, current: -1, over: -1}
	l.ExtendBaseWidget(l)
	return l
}

var (
	_ fyne.Focusable     = (*sideList)(nil)
	_ fyne.Tappable      = (*sideList)(nil)
	_ desktop.Hoverable  = (*sideList)(nil)
	_ desktop.Cursorable = (*sideList)(nil)
)

// sidePlace is where an item stands: the top of its group's heading, which is
// its own top when it has none, and its own top.
type sidePlace struct{ head, top float32 }

// places lays the items out from the top.
func (l *sideList) places() ([]sidePlace, float32) {
	out := make([]sidePlace, len(l.items))
	y, group := float32(0), ""
	for i, it := range l.items {
		out[i].head = y
		switch {
		case it.group == group:
		case !l.narrow:
			y += px(sideHead)
		case i > 0:
			y += px(sideGapNarrow)
		}
		group = it.group
		out[i].top = y
		y += px(sideRow)
	}
	return out, y
}

// at returns the item at y, -1 for none.
func (l *sideList) at(y float32) int {
	places, _ := l.places()
	for i, p := range places {
		if y >= p.top && y < p.top+px(sideRow) {
			return i
		}
	}
	return -1
}

// choose shows the item with the ID as chosen.
func (l *sideList) choose(id string) {
	l.current = -1
	for i, it := range l.items {
		if it.id == id {
			l.current, l.cursor = i, i
		}
	}
	l.Refresh()
}

// setBadges shows the counts of waiting work, by item ID.
func (l *sideList) setBadges(counts map[string]int) {
	for i := range l.items {
		l.items[i].badge = counts[l.items[i].id]
	}
	l.Refresh()
}

func (l *sideList) setNarrow(narrow bool) {
	if l.narrow != narrow {
		l.narrow = narrow
		l.Refresh()
	}
}

func (l *sideList) open(i int) {
	if i >= 0 && i < len(l.items) {
		l.cursor = i
		l.picked(l.items[i].id)
	}
}

// Tapped implements fyne.Tappable.
func (l *sideList) Tapped(ev *fyne.PointEvent) { l.open(l.at(ev.Position.Y)) }

// FocusGained implements fyne.Focusable.
func (l *sideList) FocusGained() {
	l.focused = true
	l.cursor = max(0, l.current)
	l.Refresh()
}

// FocusLost implements fyne.Focusable.
func (l *sideList) FocusLost() { l.focused = false; l.Refresh() }

// TypedRune implements fyne.Focusable.
func (l *sideList) TypedRune(rune) {}

// TypedKey implements fyne.Focusable. Keys that mean nothing here go to the
// window, which gets none of its own while a widget holds the focus.
func (l *sideList) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp:
		l.cursor = max(0, l.cursor-1)
		l.Refresh()
	case fyne.KeyDown:
		l.cursor = min(len(l.items)-1, l.cursor+1)
		l.Refresh()
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		l.open(l.cursor)
	default:
		if c := fyne.CurrentApp().Driver().CanvasForObject(l); c != nil && c.OnTypedKey() != nil {
			c.OnTypedKey()(ev)
		}
	}
}

// MouseIn implements desktop.Hoverable.
func (l *sideList) MouseIn(ev *desktop.MouseEvent) { l.MouseMoved(ev) }

// MouseMoved implements desktop.Hoverable.
func (l *sideList) MouseMoved(ev *desktop.MouseEvent) {
	if i := l.at(ev.Position.Y); i != l.over {
		l.over = i
		l.Refresh()
	}
}

// MouseOut implements desktop.Hoverable.
func (l *sideList) MouseOut() { l.over = -1; l.Refresh() }

// Cursor implements desktop.Cursorable.
func (l *sideList) Cursor() desktop.Cursor {
	if l.over >= 0 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// MinSize implements fyne.CanvasObject.
func (l *sideList) MinSize() fyne.Size {
	l.ExtendBaseWidget(l)
	_, h := l.places()
	return fyne.NewSize(px(sideNarrow), h)
}
