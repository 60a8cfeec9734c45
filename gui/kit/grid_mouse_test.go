package kit

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/google/go-cmp/cmp"
)

// listing is a row-mode grid of a small tree in a window of 300×200.
type listing struct {
	grid *Grid
	log  []string
	k    typist
}

func newListing(t testing.TB, src Source) *listing {
	t.Helper()
	l := &listing{}
	l.grid = NewGrid([]Column{
		{ID: "name", Title: "Tên", Width: 150, Sortable: true},
		{ID: "value", Title: "Giá trị", Width: 100, Align: AlignRight, Sortable: true},
	}, GridOptions{TreeColumn: 0})
	l.grid.SetSource(src)
	l.grid.On = GridEvents{
		Select:   func(r, _ int) { l.logf("select %d", r) },
		Activate: func(r, _ int) { l.logf("activate %d", r) },
		Toggle:   func(r, c int) { l.logf("toggle %d %d", r, c) },
		Menu:     func(r, c int, at fyne.Position) { l.logf("menu %d %d", r, c) },
		Link:     func(r, c int) { l.logf("link %d %d", r, c) },
		Insert:   func() { l.logf("insert") },
		Delete:   func(r int) { l.logf("delete %d", r) },
	}
	l.grid.Remember(nil, func(w map[string]float32) { l.logf("widths %v", w) })
	w := showIn(t, l.grid, 300, 200)
	l.k = typist{w.Canvas()}
	return l
}

func (l *listing) logf(format string, args ...any) {
	l.log = append(l.log, fmt.Sprintf(format, args...))
}

func (l *listing) told(t *testing.T, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, l.log); diff != "" {
		t.Errorf("calls (-want +got):\n%s", diff)
	}
	l.log = nil
}

func (l *listing) keys() []string {
	var out []string
	for i := range l.grid.Source().Len() {
		out = append(out, l.grid.Source().Row(i).Key)
	}
	return out
}

func smallTree() *Tree {
	row := func(key string, level int, value string) Row {
		return Row{Key: key, Level: level, Cells: Texts(key, value)}
	}
	return NewTree([]Row{row("lúa", 0, ""), row("vụ Chiêm", 1, "100"), row("vụ Mùa", 1, "80"), row("ngân sách", 0, ""),
		row("thu", 1, ""), row("thuế", 2, "5"), row("chi", 1, "7"), row("hộ nghèo", 0, "1,06")})
}

func TestGridFoldsATree(t *testing.T) {
	l := newListing(t, smallTree())
	l.k.c.Focus(l.grid)
	if diff := cmp.Diff([]string{"lúa", "ngân sách", "hộ nghèo"}, l.keys()); diff != "" {
		t.Fatalf("a new tree shows (-want +got):\n%s", diff)
	}
	l.k.key(fyne.KeyRight)
	if diff := cmp.Diff([]string{"lúa", "vụ Chiêm", "vụ Mùa", "ngân sách", "hộ nghèo"}, l.keys()); diff != "" {
		t.Errorf("→ shows (-want +got):\n%s", diff)
	}
	l.k.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyLeft) // to its parent
	if l.grid.CurrentKey() != "lúa" {
		t.Errorf("← on a part goes to %q", l.grid.CurrentKey())
	}
	l.k.key(fyne.KeyLeft, fyne.KeyEnd)
	if len(l.keys()) != 3 || l.grid.CurrentKey() != "hộ nghèo" {
		t.Errorf("← leaves %v, End goes to %q", l.keys(), l.grid.CurrentKey())
	}
	if !l.grid.SelectKey("thuế") || l.grid.CurrentKey() != "thuế" {
		t.Errorf("SelectKey leaves %q among %v", l.grid.CurrentKey(), l.keys())
	}
	l.log = nil
	press(l.grid, 12, 30+1.5*28) // the triangle of "ngân sách"
	if diff := cmp.Diff([]string{"lúa", "ngân sách", "hộ nghèo"}, l.keys()); diff != "" || l.grid.CurrentKey() != "ngân sách" {
		t.Errorf("a click on the triangle leaves (-want +got):\n%s current %q", diff, l.grid.CurrentKey())
	}
	l.told(t, "select 1")
	if l.grid.SelectKey("nowhere") {
		t.Error("a key that is not there was selected")
	}
}

func TestGridRowKeys(t *testing.T) {
	l := newListing(t, Rows{{Key: "1", Cells: Texts("một")}, {Key: "2", Cells: Texts("hai")}, {Key: "3", Cells: Texts("ba")}})
	l.k.c.Focus(l.grid)
	l.told(t, "select 0")
	l.k.key(fyne.KeyDown, fyne.KeyReturn, fyne.KeyInsert, fyne.KeyDelete)
	l.k.text(" ")
	l.told(t, "select 1", "activate 1", "insert", "delete 1", "toggle 1 0")
	l.k.key(fyne.KeyEnd, fyne.KeyHome, fyne.KeyPageDown)
	l.told(t, "select 2", "select 0", "select 2")
	if got := l.k.copy(); got != "ba\t\r\n" {
		t.Errorf("copied %q, want the row", got)
	}
	l.k.send(&fyne.ShortcutCut{Clipboard: fyne.CurrentApp().Clipboard()})
	l.told(t)
	var keys []fyne.KeyName
	l.k.c.SetOnTypedKey(func(ev *fyne.KeyEvent) { keys = append(keys, ev.Name) })
	l.k.key(fyne.KeyF8, fyne.KeyEscape)
	if diff := cmp.Diff([]fyne.KeyName{fyne.KeyF8, fyne.KeyEscape}, keys); diff != "" {
		t.Errorf("the window got (-want +got):\n%s", diff)
	}
	l.grid.SetRows(nil)
	l.k.key(fyne.KeyDown, fyne.KeyReturn, fyne.KeyInsert)
	l.told(t, "insert")
}

func TestGridSortsByHeader(t *testing.T) {
	l := newListing(t, Rows{
		{Key: "a", Cells: Texts("Đội 10", "1.234,5")}, {Key: "b", Cells: Texts("đội 2", "–")},
		{Key: "c", Cells: Texts("An", "99")}, {Key: "d", Cells: Texts("Ấp", "")},
		{Key: "sum", Kind: RowTotal, Cells: Texts("Cộng", "1")}})
	l.grid.Select(2, 0)
	click := func(x float32) { press(l.grid, x, 15) }
	click(50)
	if diff := cmp.Diff([]string{"c", "d", "b", "a", "sum"}, l.keys()); diff != "" {
		t.Errorf("by name (-want +got):\n%s", diff)
	}
	if l.grid.CurrentKey() != "c" {
		t.Errorf("sorting moves the selection to %q", l.grid.CurrentKey())
	}
	click(200)
	if diff := cmp.Diff([]string{"c", "a", "d", "b", "sum"}, l.keys()); diff != "" {
		t.Errorf("by number (-want +got):\n%s", diff)
	}
	click(200)
	if diff := cmp.Diff([]string{"a", "c", "d", "b", "sum"}, l.keys()); diff != "" {
		t.Errorf("descending, missing last (-want +got):\n%s", diff)
	}
	l.grid.SetRows([]Row{{Key: "x", Cells: Texts("", "1")}, {Key: "y", Cells: Texts("", "2")}})
	if diff := cmp.Diff([]string{"y", "x"}, l.keys()); diff != "" {
		t.Errorf("new rows (-want +got):\n%s", diff)
	}
}

func TestGridMouse(t *testing.T) {
	tick := Cell{Check: true, Mark: CheckMark(false)}
	l := newListing(t, Rows{
		{Key: "a", Cells: Texts("một", "1")},
		{Key: "b", Cells: []Cell{{Text: "Mở báo cáo", Tone: ToneLink}, tick}},
		{Key: "c", Cells: Texts("ba", "3")}})
	row := func(i float32) float32 { return 30 + (i+0.5)*28 }
	press(l.grid, 50, row(2))
	l.told(t, "select 2")
	press(l.grid, 200, row(1))
	l.told(t, "select 1", "toggle 1 1")
	press(l.grid, 50, row(1))
	l.told(t, "link 1 0")
	drag(l.grid, fyne.NewPos(50, row(1)), fyne.NewPos(52, row(1)))
	l.told(t, "link 1 0")
	l.grid.DoubleTapped(&fyne.PointEvent{Position: fyne.NewPos(50, row(2))})
	l.told(t, "activate 2")
	l.grid.TappedSecondary(&fyne.PointEvent{Position: fyne.NewPos(200, row(0))})
	l.told(t, "menu 0 1")
	press(l.grid, 50, 190) // below the rows
	l.told(t)
	l.grid.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(50, row(1))}})
	if l.grid.Cursor() != desktop.PointerCursor {
		t.Error("no hand over a link")
	}
	l.grid.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(151, 15)}})
	if l.grid.Cursor() != desktop.HResizeCursor {
		t.Error("no resizing cursor over a column's edge")
	}
}

func TestGridColumnWidths(t *testing.T) {
	l := newListing(t, Rows{{Key: "a", Cells: Texts("một", "1")}})
	drag(l.grid, fyne.NewPos(151, 15), fyne.NewPos(191, 15))
	l.told(t, "widths map[name:190]")
	drag(l.grid, fyne.NewPos(191, 15), fyne.NewPos(0, 15))
	l.told(t, "widths map[name:24]")
	l.grid.SetWidths(map[string]float32{"value": 77, "gone": 50})
	if diff := cmp.Diff(map[string]float32{"value": 77}, l.grid.Widths()); diff != "" {
		t.Errorf("widths (-want +got):\n%s", diff)
	}
	l.grid.SetColumns([]Column{{ID: "value", Width: 10}, {ID: "new", Width: 30}})
	if w := l.grid.view.w; w[0] != 77 || w[1] != 30 {
		t.Errorf("after new columns the widths are %v", w)
	}
}

// drag presses the left button, moves and lets go.
func drag(g *Grid, from, to fyne.Position) {
	ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	ev.Position = from
	g.MouseDown(ev)
	g.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to}})
	ev.Position = to
	g.MouseUp(ev)
	g.DragEnd()
}

func TestGridScrolls(t *testing.T) {
	l := newListing(t, SourceFunc{Count: func() int { return 1000 }, At: func(i int) Row {
		return Row{Key: fmt.Sprint(i), Cells: Texts(fmt.Sprint(i), "")}
	}})
	l.grid.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -280)})
	if _, y := l.grid.Offset(); y != 280 {
		t.Errorf("the wheel scrolls to %g, want 280", y)
	}
	drag(l.grid, fyne.NewPos(294, 35), fyne.NewPos(294, 2000)) // the thumb
	if _, y := l.grid.Offset(); y != 1000*28-(200-2-30) {
		t.Errorf("dragging the thumb to the end scrolls to %g", y)
	}
	l.k.c.Focus(l.grid)
	l.grid.Select(500, 0)
	if from, to := l.grid.visibleRows(); 500 < from || 500 >= to {
		t.Errorf("row 500 is current, rows %d to %d show", from, to)
	}
	l.k.key(fyne.KeyPageDown)
	if row, _ := l.grid.Current(); row != 506 {
		t.Errorf("a page of 6 rows goes from 500 to %d", row)
	}
}

func TestGridDraggingSelectsARectangle(t *testing.T) {
	s := newSheet(t)
	drag(s.grid, fyne.NewPos(60, 35), fyne.NewPos(200, 30+1.5*28))
	rows, cols, _ := s.grid.Range()
	if rows != [2]int{0, 1} || cols != [2]int{1, 2} {
		t.Errorf("dragging selects %v %v", rows, cols)
	}
}

func TestGridDoubleClickEdits(t *testing.T) {
	s := newSheet(t)
	press(s.grid, 100, 35)
	s.grid.DoubleTapped(&fyne.PointEvent{Position: fyne.NewPos(100, 35)})
	if row, col, open := s.grid.Editing(); !open || row != 0 || col != 1 {
		t.Errorf("editing %d,%d open %v", row, col, open)
	}
	s.k.text("!")
	press(s.grid, 100, 35+28)
	s.told(t, "a1=100!")
	s.at(t, "the click", 1, 1)
}

func TestGridFrozenColumnsStay(t *testing.T) {
	s := newSheet(t)
	s.grid.opt.Frozen = 1
	s.grid.Resize(fyne.NewSize(200, 200))
	s.grid.Select(0, 3)
	if x := s.grid.colX(3) + s.grid.view.w[3]; x > s.grid.view.geo.bodyW+1 {
		t.Errorf("the current column ends at %g of %g", x, s.grid.view.geo.bodyW)
	}
	if s.grid.colX(0) != 0 || s.grid.colAt(10) != 0 {
		t.Errorf("the frozen column stands at %g", s.grid.colX(0))
	}
	s.grid.Select(0, 1)
	if x := s.grid.colX(1); x < 50 {
		t.Errorf("the current column starts at %g, under the frozen one", x)
	}
}
