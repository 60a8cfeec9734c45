package kit

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
)

// hundredThousand is a source that makes its rows when asked.
func hundredThousand() Source {
	mark := StateMark(StateOnTime)
	return SourceFunc{Count: func() int { return 100_000 }, At: func(i int) Row {
		return Row{Key: fmt.Sprint(i), Cells: []Cell{{Text: fmt.Sprint(i)}, {Text: "Đơn vị"}, {Text: "6 tháng", Mark: mark}, {Text: "10.129.300.000"}}}
	}}
}

func newHugeGrid(b testing.TB) *Grid {
	g := NewGrid([]Column{{ID: "a", Width: 80, Align: AlignRight}, {ID: "b", Width: 300, Grow: true}, {ID: "c", Width: 100}, {ID: "d", Width: 140, Align: AlignRight}},
		GridOptions{CellMode: true, TreeColumn: -1})
	g.SetSource(hundredThousand())
	showIn(b, g, 1142, 600)
	return g
}

func TestGridMakesObjectsOnlyForWhatShows(t *testing.T) {
	g := newHugeGrid(t)
	g.Select(0, 0)
	count := func() int { return len(find[fyne.CanvasObject](g)) }
	before := count()
	for range 50 {
		g.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	}
	if row, _ := g.Current(); row != 50*g.pageRows() {
		t.Errorf("50 pages go to row %d", row)
	}
	if after := count(); before > 400 || after > before+20 {
		t.Errorf("%d objects for 20 rows, %d after scrolling", before, after)
	}
}

func BenchmarkGridPageDown(b *testing.B) {
	g := newHugeGrid(b)
	page := &fyne.KeyEvent{Name: fyne.KeyPageDown}
	for b.Loop() {
		g.TypedKey(page)
		if row, _ := g.Current(); row > 99_000 {
			g.Select(0, 0)
		}
	}
}

func BenchmarkGridReload(b *testing.B) {
	g := newHugeGrid(b)
	g.Select(90_000, 0)
	for b.Loop() {
		g.SetSource(hundredThousand())
	}
}

func BenchmarkGridTypeLetter(b *testing.B) {
	g := newHugeGrid(b)
	g.Edit.Commit = func(int, int, string) {}
	g.Select(0, 1)
	g.StartEdit()
	for b.Loop() {
		g.ed.edit.TypedRune('a')
		g.ed.edit.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	}
}
