package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"sothidua/data/vn"
)

// choiceList is a list that drops down from a field or a cell. Typed letters go
// to an item, with or without accents.
type choiceList struct {
	items []string
	typed []rune
	grid  *Grid
	pop   *widget.PopUp
	done  func(i int, byKey bool) // i is -1 when the list was given up
}

// listRows is how many items of a list show at once.
const listRows = 10

// openList drops a list down from a place of a canvas, width wide at least.
// done is called once, after the list was closed by a choice or Esc.
func openList(c fyne.Canvas, at fyne.Position, below, width float32, items []string, current int, done func(i int, byKey bool)) *choiceList {
	l := &choiceList{items: items, done: done}
	l.grid = NewGrid([]Column{{ID: "item", Grow: true, Width: 20}}, GridOptions{NoHeader: true, TreeColumn: -1, MinRows: 1})
	rows := make([]Row, len(items))
	for i, s := range items {
		rows[i] = Row{Cells: Texts(s)}
		width = max(width, fyne.MeasureText(s, px(SizeText), fyne.TextStyle{}).Width+2*px(cellPad)+px(barSize)+4)
	}
	l.grid.SetRows(rows)
	l.grid.state.click = func(row int) { l.close(row, false) }
	l.grid.On.Activate = func(row, _ int) { l.close(row, true) }
	l.grid.On.Rune = l.rune
	l.grid.On.Key = l.key
	l.pop = widget.NewPopUp(l.grid, c)
	h := l.grid.FitHeight(min(listRows, len(items)))
	l.pop.Resize(fyne.NewSize(width, h))
	l.pop.ShowAtPosition(dropFrom(c, at, below, l.pop.Size()))
	c.Focus(l.grid)
	l.grid.Select(max(0, current), 0)
	return l
}

// rune goes to the first item that starts with what was typed so far, else to
// one with a word that does; a letter that fits no item starts anew.
func (l *choiceList) rune(r rune) {
	l.typed = append(l.typed, r)
	if !l.find() {
		l.typed = []rune{r}
		l.find()
	}
}

func (l *choiceList) find() bool {
	want := vn.Fold(string(l.typed))
	if strings.TrimSpace(want) == "" {
		return false
	}
	at := -1
	for i, s := range l.items {
		switch folded := vn.Fold(s); {
		case strings.HasPrefix(folded, want):
			l.grid.Select(i, 0)
			return true
		case at < 0 && strings.Contains(folded, " "+want):
			at = i
		}
	}
	if at >= 0 {
		l.grid.Select(at, 0)
	}
	return at >= 0
}

func (l *choiceList) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyEscape:
		l.close(-1, true)
	case fyne.KeyBackspace: // UniKey takes letters back
		if n := len(l.typed); n > 0 {
			l.typed = l.typed[:n-1]
			l.find()
		}
	}
	return true
}

func (l *choiceList) close(i int, byKey bool) {
	done := l.done
	l.done = nil
	l.pop.Hide()
	if done != nil {
		done(i, byKey)
	}
}

// openChoices drops the list of the current cell down; typed is what was typed
// to open it. A choice made with Enter goes down as leaving the editor does.
func (g *Grid) openChoices(items []string, typed string) {
	c := canvasOf(g)
	if c == nil {
		return
	}
	row, col := g.sel.row, g.sel.col
	g.sel.anchorRow, g.sel.anchorCol = row, col
	g.layout()
	g.reveal(row, col)
	g.Refresh()
	old := g.editText(row, col)
	current := 0
	for i, s := range items {
		if s == old {
			current = i
		}
	}
	geo := g.view.geo
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(g).AddXY(
		geo.border+g.colX(col), geo.border+geo.head+float32(row)*geo.row-g.view.offY)
	key := g.keyOf(row)
	l := openList(c, at, geo.row, g.view.w[col], items, current, func(i int, byKey bool) {
		if g.keyOf(row) != key || i < 0 {
			return
		}
		if items[i] != old {
			g.Edit.Commit(row, col, items[i])
		}
		if byKey {
			g.stepDown(1)
		}
	})
	for _, r := range typed {
		l.rune(r)
	}
}
