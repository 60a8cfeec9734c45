package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"sothidua/data/vn"
)

// choiceList is a list that drops down from a field or a cell. Typed letters go
// to an item, with or without accents; letters that fit no item choose nothing.
type choiceList struct {
	items   []string
	current int // chosen when the list was opened, 0 for none
	typed   []rune
	finding bool // the program moves in the list, not the user
	grid    *Grid
	pop     *widget.PopUp
	drop    func(size fyne.Size) fyne.Position
	width   float32
	done    func(i int, byKey bool) // i is -1 when the list was given up
}

// listRows is how many items of a list show at once.
const listRows = 10

// openList drops a list down from a place of a canvas, width wide at least.
// done is called once, after the list was closed by a choice or Esc.
func openList(c fyne.Canvas, at fyne.Position, below, width float32, items []string, current int, done func(i int, byKey bool)) *choiceList {
	l := &choiceList{items: items, current: max(0, current), width: width, done: done}
	l.drop = func(size fyne.Size) fyne.Position { return dropFrom(c, at, below, size) }
	l.grid = NewGrid([]Column{{ID: "item", Grow: true, Width: 20}}, GridOptions{NoHeader: true, TreeColumn: -1, MinRows: 1})
	rows := make([]Row, len(items))
	for i, s := range items {
		rows[i] = Row{Cells: Texts(s)}
		l.width = max(l.width, listWidth(s))
	}
	l.grid.SetRows(rows)
	l.grid.state.click = func(row int) { l.close(row, false) }
	l.grid.On.Activate = func(row, _ int) { l.close(row, true) }
	l.grid.On.Select = l.moved
	l.grid.On.Rune = l.rune
	l.grid.On.Key = l.key
	l.pop = widget.NewPopUp(l.grid, c)
	l.place()
	c.Focus(l.grid)
	l.show(l.current, "")
	return l
}

// listWidth is the width of a list that shows a text whole.
func listWidth(s string) float32 {
	return fyne.MeasureText(s, px(SizeText), fyne.TextStyle{}).Width + 2*px(cellPad) + px(barSize) + 4
}

// place gives the list the room its rows and its message need.
func (l *choiceList) place() {
	w := l.width
	for _, row := range l.grid.foot {
		w = max(w, listWidth(row.Cells[0].Text))
	}
	size := fyne.NewSize(w, l.grid.FitHeight(min(listRows, len(l.items))))
	l.pop.Resize(size)
	l.pop.ShowAtPosition(l.drop(size))
}

// rune goes to the first item that starts with what was typed so far, else to
// one with a word that does. The Space that opened the list is not part of it.
func (l *choiceList) rune(r rune) {
	if r == ' ' && len(l.typed) == 0 {
		return
	}
	l.typed = append(l.typed, r)
	l.find()
}

func (l *choiceList) find() {
	want := vn.Fold(string(l.typed))
	if want == "" {
		l.show(l.current, "")
		return
	}
	at := -1
	for i, s := range l.items {
		folded := vn.Fold(s)
		if strings.HasPrefix(folded, want) {
			at = i
			break
		}
		if at < 0 && strings.Contains(folded, " "+want) {
			at = i
		}
	}
	if at >= 0 {
		l.show(at, "")
		return
	}
	l.show(-1, "Không có mục “"+tail(vn.Clean(string(l.typed)))+"”")
}

// tailLength is how many letters of what was typed a message repeats.
const tailLength = 20

// tail is the end of a text that may be too long for a list.
func tail(text string) string {
	if r := []rune(text); len(r) > tailLength {
		return "…" + string(r[len(r)-tailLength:])
	}
	return text
}

// show goes to an item, -1 for none, and writes a message under the list, "" for
// none.
func (l *choiceList) show(at int, message string) {
	l.finding = true
	l.grid.Select(at, 0)
	l.finding = false
	if message == "" && len(l.grid.foot) == 0 {
		return
	}
	var foot []Row
	if message != "" {
		foot = []Row{{Kind: RowNotice, Cells: Texts(message)}}
	}
	l.grid.SetFoot(foot)
	l.place()
}

// moved starts the typing anew when the user went to another item.
func (l *choiceList) moved(row, _ int) {
	if !l.finding && row >= 0 {
		l.typed = nil
		l.show(row, "")
	}
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
