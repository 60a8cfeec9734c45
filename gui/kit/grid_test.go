package kit

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"
)

// sheet is a grid to type into over a table of texts: column 0 is locked,
// column 3 holds choices, row "c" is locked but for column 3.
type sheet struct {
	grid  *Grid
	cells map[string][]string
	order []string
	log   []string
	k     typist
	w     fyne.Window
}

func newSheet(t testing.TB) *sheet {
	t.Helper()
	s := &sheet{order: []string{"a", "b", "c", "d"}, cells: map[string][]string{
		"a": {"1a", "100", "Vụ Chiêm", "Tốt"},
		"b": {"1b", "80", "", "Khá"},
		"c": {"1c", "–", "", ""},
		"d": {"1d", "358", "", "Tốt"},
	}}
	s.grid = NewGrid([]Column{
		{ID: "no", Title: "Số", Width: 50},
		{ID: "now", Title: "Kỳ này", Width: 100, Align: AlignRight},
		{ID: "note", Title: "Ghi chú", Width: 120, Small: true},
		{ID: "grade", Title: "Mức", Width: 80},
	}, GridOptions{CellMode: true, TreeColumn: -1})
	s.grid.Edit = GridEditing{
		Editable: func(r, c int) bool { return c > 0 && (s.grid.Source().Row(r).Key != "c" || c == 3) },
		Choices: func(r, c int) []string {
			if c == 3 {
				return []string{"Tốt", "Khá", "Đạt", "Chưa đạt"}
			}
			return nil
		},
		Commit: func(r, c int, text string) {
			key := s.grid.Source().Row(r).Key
			s.logf("%s%d=%s", key, c, text)
			s.cells[key][c] = text
			s.fill()
		},
		Paste: func(r, c int, cells [][]string) { s.logf("paste %d %d %q", r, c, cells) },
		Clear: func(rows, cols [2]int) { s.logf("clear %v %v", rows, cols) },
		Undo:  func() { s.logf("undo") },
		Redo:  func() { s.logf("redo") },
		Note:  func(r, c int) { s.logf("note %d %d", r, c) },
	}
	s.fill()
	s.w = showIn(t, s.grid, 420, 300)
	s.k = typist{s.w.Canvas()}
	s.w.Canvas().Focus(s.grid)
	return s
}

func (s *sheet) logf(format string, args ...any) { s.log = append(s.log, fmt.Sprintf(format, args...)) }

func (s *sheet) fill() {
	rows := make([]Row, len(s.order))
	for i, key := range s.order {
		rows[i] = Row{Key: key, Cells: Texts(s.cells[key]...)}
	}
	s.grid.SetRows(rows)
}

// at fails when another cell is current.
func (s *sheet) at(t *testing.T, what string, row, col int) {
	t.Helper()
	if r, c := s.grid.Current(); r != row || c != col {
		t.Errorf("%s goes to %d,%d, want %d,%d", what, r, c, row, col)
	}
}

// told fails unless exactly these calls were made since it was asked last.
func (s *sheet) told(t *testing.T, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, s.log); diff != "" {
		t.Errorf("calls (-want +got):\n%s", diff)
	}
	s.log = nil
}

func TestGridMovesByKeys(t *testing.T) {
	s := newSheet(t)
	s.at(t, "the focus", 0, 0)
	for _, tt := range []struct {
		key      fyne.KeyName
		row, col int
	}{
		{fyne.KeyRight, 0, 1}, {fyne.KeyDown, 1, 1}, {fyne.KeyLeft, 1, 0}, {fyne.KeyLeft, 1, 0}, {fyne.KeyUp, 0, 0},
		{fyne.KeyUp, 0, 0}, {fyne.KeyEnd, 0, 3}, {fyne.KeyHome, 0, 0}, {fyne.KeyPageDown, 3, 0}, {fyne.KeyPageUp, 0, 0},
	} {
		s.k.key(tt.key)
		s.at(t, string(tt.key), tt.row, tt.col)
	}
	s.k.shortcut(fyne.KeyModifierControl, fyne.KeyEnd)
	s.at(t, "Ctrl+End", 3, 3)
	s.k.shortcut(fyne.KeyModifierControl, fyne.KeyHome)
	s.at(t, "Ctrl+Home", 0, 0)
	s.told(t)
}

func TestGridTabPassesOverLockedCells(t *testing.T) {
	s := newSheet(t)
	want := [][2]int{{0, 1}, {0, 2}, {0, 3}, {1, 1}, {1, 2}, {1, 3}, {2, 3}, {3, 1}, {3, 2}, {3, 3}}
	for _, p := range want {
		s.k.key(fyne.KeyTab)
		s.at(t, "Tab", p[0], p[1])
	}
	for i := len(want) - 2; i >= 0; i-- {
		s.k.shift(fyne.KeyTab)
		s.at(t, "Shift+Tab", want[i][0], want[i][1])
	}
}

func TestGridTabLeavesAfterTheLastCell(t *testing.T) {
	before, after := NewTextBox(), NewTextBox()
	g := NewGrid([]Column{{ID: "a", Width: 50}}, GridOptions{CellMode: true, TreeColumn: -1})
	w := showIn(t, column(before, g, after), 300, 300)
	k := typist{w.Canvas()}
	for name, rows := range map[string][]Row{"empty": nil, "one cell": {{Key: "1", Cells: Texts("x")}}} {
		g.SetRows(rows)
		w.Canvas().Focus(g)
		k.key(fyne.KeyTab)
		if w.Canvas().Focused() != fyne.Focusable(after.edit) {
			t.Errorf("%s: Tab does not leave the grid", name)
		}
		k.shift(fyne.KeyTab)
		k.shift(fyne.KeyTab)
		if w.Canvas().Focused() != fyne.Focusable(before.edit) {
			t.Errorf("%s: Shift+Tab does not leave the grid", name)
		}
	}
}

func TestGridTypingStartsTheEditor(t *testing.T) {
	s := newSheet(t)
	s.grid.Select(0, 1)
	s.k.text("99,5")
	if _, _, open := s.grid.Editing(); !open || s.grid.ed.edit.Text() != "99,5" {
		t.Fatalf("editing %v with %q, want the first letter in it", open, s.grid.ed.edit.Text())
	}
	s.k.key(fyne.KeyReturn)
	s.told(t, "a1=99,5")
	s.at(t, "Enter", 1, 1)
	s.k.text("81")
	s.k.shift(fyne.KeyReturn)
	s.told(t, "b1=81")
	s.at(t, "Shift+Enter", 0, 1)
	s.k.text("7")
	s.k.key(fyne.KeyTab)
	s.told(t, "a1=7")
	s.at(t, "Tab", 0, 2)
	s.k.text("x")
	s.k.shift(fyne.KeyTab)
	s.told(t, "a2=x")
	s.at(t, "Shift+Tab", 0, 1)
	s.k.text("8")
	s.k.key(fyne.KeyDown)
	s.told(t, "a1=8")
	s.at(t, "↓", 1, 1)
	s.k.text("9")
	s.k.key(fyne.KeyUp)
	s.told(t, "b1=9")
	s.at(t, "↑", 0, 1)
}

func TestGridTypingTakesUniKeyBursts(t *testing.T) {
	s := newSheet(t)
	s.grid.Select(0, 2)
	s.k.uniKey("d", "<đ", "uong", "<<<<ương", "<<<ờng")
	s.k.key(fyne.KeyReturn)
	s.told(t, "a2=đường")
	// The very first key of a word is taken back at once.
	s.k.uniKey("a", "<â", "m")
	s.k.key(fyne.KeyReturn)
	s.told(t, "b2=âm")
	s.grid.Select(3, 2)
	s.k.text("Tru\u031Bo\u031B\u0300ng  ")
	if got := s.grid.ed.edit.Text(); got != "Tru\u031Bo\u031B\u0300ng  " {
		t.Errorf("the text changed while typing: %q", got)
	}
	s.k.key(fyne.KeyTab)
	s.told(t, "d2=Trường")
}

func TestGridF2KeepsTheText(t *testing.T) {
	s := newSheet(t)
	s.grid.Select(0, 2)
	s.k.key(fyne.KeyF2)
	s.k.text(" Xuân")
	s.k.key(fyne.KeyHome)
	s.k.shortcut(fyne.KeyModifierControl, fyne.KeyDelete)
	s.k.key(fyne.KeyReturn)
	s.told(t, "a2=Chiêm Xuân")
	s.grid.Select(0, 2)
	s.k.key(fyne.KeyF2, fyne.KeyReturn)
	s.told(t)
	s.k.shift(fyne.KeyF2)
	s.told(t, "note 1 2")
}

func TestGridEscGivesUp(t *testing.T) {
	s := newSheet(t)
	s.grid.Select(0, 1)
	s.k.text("5")
	s.k.key(fyne.KeyEscape)
	s.told(t)
	s.at(t, "Esc", 0, 1)
	if s.w.Canvas().Focused() != fyne.Focusable(s.grid) || s.grid.Cell(0, 1).Text != "100" {
		t.Errorf("after Esc the cell holds %q", s.grid.Cell(0, 1).Text)
	}
	escaped := false
	s.w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { escaped = ev.Name == fyne.KeyEscape })
	s.k.key(fyne.KeyEscape)
	if !escaped {
		t.Error("a second Esc does not reach the window")
	}
}

func TestGridLockedCellsTakeNothing(t *testing.T) {
	s := newSheet(t)
	s.grid.Select(2, 1)
	var runes []rune
	s.grid.On.Rune = func(r rune) { runes = append(runes, r) }
	s.k.text("5")
	s.k.key(fyne.KeyF2)
	if _, _, open := s.grid.Editing(); open {
		t.Error("a locked cell opens its editor")
	}
	s.k.shortcut(fyne.KeyModifierControl, fyne.KeyD)
	s.told(t)
	if string(runes) != "5" {
		t.Errorf("the screen got %q", string(runes))
	}
	s.k.key(fyne.KeyReturn)
	s.at(t, "Enter", 3, 1)
	s.k.shift(fyne.KeyReturn)
	s.at(t, "Shift+Enter over the locked cell", 1, 1)
	s.k.key(fyne.KeyReturn)
	s.at(t, "Enter over the locked cell", 3, 1)
	s.k.key(fyne.KeyReturn)
	s.at(t, "Enter in the last row", 3, 1)
}

func TestGridSelectsRectangles(t *testing.T) {
	s := newSheet(t)
	s.grid.Select(0, 1)
	s.k.shift(fyne.KeyDown, fyne.KeyRight)
	rows, cols, ok := s.grid.Range()
	if !ok || rows != [2]int{0, 1} || cols != [2]int{1, 2} {
		t.Errorf("selected %v %v %v", rows, cols, ok)
	}
	if got := s.k.copy(); got != "100\tVụ Chiêm\r\n80\t\r\n" {
		t.Errorf("copied %q", got)
	}
	s.k.key(fyne.KeyDelete)
	s.told(t, "clear [0 1] [1 2]")
	s.k.key(fyne.KeyDown)
	if rows, _, _ := s.grid.Range(); rows != [2]int{2, 2} {
		t.Errorf("an arrow keeps the rectangle: %v", rows)
	}
	s.k.send(&fyne.ShortcutSelectAll{})
	if rows, cols, _ := s.grid.Range(); rows != [2]int{0, 3} || cols != [2]int{0, 3} {
		t.Errorf("Ctrl+A selects %v %v", rows, cols)
	}
}

func TestGridDeleteWithoutClearCommitsEveryCell(t *testing.T) {
	s := newSheet(t)
	s.grid.Edit.Clear = nil
	s.grid.Select(0, 0)
	s.k.shift(fyne.KeyDown, fyne.KeyDown, fyne.KeyRight)
	s.k.key(fyne.KeyDelete)
	s.told(t, "a1=", "b1=")
}

func TestGridClipboardAndHistory(t *testing.T) {
	s := newSheet(t)
	s.grid.Select(1, 1)
	s.k.paste("1.234,5\t\"hai\ndòng, \"\"trích\"\"\"\r\n–\tTru\u031Bo\u031B\u0300ng\r\n")
	s.told(t, `paste 1 1 [["1.234,5" "hai dòng, \"trích\""] ["–" "Trường"]]`)
	s.k.send(&fyne.ShortcutUndo{})
	s.k.send(&fyne.ShortcutRedo{})
	s.told(t, "undo", "redo")
	s.k.shortcut(fyne.KeyModifierControl, fyne.KeyD)
	s.told(t, "b1=100")
	s.grid.Select(0, 1)
	s.k.shortcut(fyne.KeyModifierControl, fyne.KeyD) // nothing above
	s.told(t)
	s.grid.Select(2, 1)
	if got := s.k.copy(); got != "\r\n" {
		t.Errorf("a missing value is copied as %q, want an empty cell", got)
	}
}

func TestGridShortcutSavesTheOpenCell(t *testing.T) {
	s := newSheet(t)
	s.grid.Select(0, 1)
	s.k.text("12")
	s.k.shortcut(fyne.KeyModifierControl, fyne.KeyS)
	s.told(t, "a1=12")
	s.grid.Select(0, 1)
	s.k.text("13")
	s.k.send(&fyne.ShortcutUndo{}) // takes back the typing, not the cell
	s.told(t)
	s.k.text("14")
	s.grid.FinishEdit()
	s.told(t, "a1=14")
	if s.w.Canvas().Focused() != fyne.Focusable(s.grid) {
		t.Error("the grid does not get the keyboard back")
	}
}

func TestGridLosingTheFocusCommits(t *testing.T) {
	s := newSheet(t)
	s.grid.Select(0, 1)
	s.k.text("12")
	s.w.Canvas().Unfocus()
	s.told(t, "a1=12")
	if _, _, open := s.grid.Editing(); open {
		t.Error("the editor stays open")
	}
}

// TestTableOfAGrid: all that is shown leaves as text, apart from columns of
// marks.
func TestTableOfAGrid(t *testing.T) {
	g := NewGrid([]Column{{ID: "mark", Width: 26}, {ID: "name", Title: "Đơn\nvị", Width: 90}, {ID: "state", Title: "6 tháng", Note: "hạn 14/06", Width: 60}}, GridOptions{TreeColumn: 1})
	g.SetRows([]Row{{Kind: RowGroup, Cells: Texts("", "Khối thôn", "")},
		{Level: 1, Cells: []Cell{{}, {Text: "Thôn 3", Sub: "9/11 ô"}, {Text: "Thiếu", More: &Run{Text: " đang nhập"}}}}})
	want := Table{Columns: []TableColumn{{Title: "Đơn vị", Width: 90}, {Title: "6 tháng (hạn 14/06)", Width: 60}},
		Rows: []TableRow{{Texts: []string{"Khối thôn", ""}, Group: true, Bold: true}, {Texts: []string{"   Thôn 3\n9/11 ô", "Thiếu đang nhập"}}}}
	if diff := cmp.Diff(want, g.Table()); diff != "" {
		t.Errorf("table (-want +got):\n%s", diff)
	}
}
