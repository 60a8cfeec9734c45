package kit

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sothidua/data/model"
)

func TestGridReloadKeepsSelectionAndEditor(t *testing.T) {
	s := newSheet(t)
	selected := 0
	s.grid.On.Select = func(int, int) { selected++ }
	s.grid.Select(3, 1)
	s.k.text("36")
	s.order = []string{"d", "c", "a", "b"}
	s.fill()
	if row, col, open := s.grid.Editing(); !open || row != 0 || col != 1 || s.grid.ed.edit.Text() != "36" {
		t.Errorf("after a reload the editor is at %d,%d open %v with %q", row, col, open, s.grid.ed.edit.Text())
	}
	if s.grid.CurrentKey() != "d" {
		t.Errorf("the current row became %q", s.grid.CurrentKey())
	}
	s.k.key(fyne.KeyReturn)
	s.told(t, "d1=36")
	s.at(t, "Enter over a locked row", 2, 1)
	s.order = []string{"d", "a"}
	s.fill()
	if key := s.grid.CurrentKey(); key != "a" {
		t.Errorf("row a moved up, current is %q", key)
	}
	s.order = []string{"d"}
	s.fill()
	if key := s.grid.CurrentKey(); key != "d" {
		t.Errorf("the row is gone, current is %q, want the last one", key)
	}
	if selected != 2 {
		t.Errorf("Select was called %d times, want 2: reloading is no choice of the user", selected)
	}
}

func TestGridStates(t *testing.T) {
	s := newSheet(t)
	pressed, retried := 0, 0
	s.grid.SetEmpty(Empty{Icon: IconDocument, Title: "Chưa có báo cáo kỳ này", Button: NewPrimary("", "Nhập", func() { pressed++ })})
	if s.shown("Chưa có báo cáo kỳ này") {
		t.Error("the picture of the empty table lies over rows")
	}
	s.grid.SetRows(nil)
	if !s.shown("Chưa có báo cáo kỳ này") {
		t.Error("an empty table does not say so")
	}
	s.grid.SetBusy(true)
	if s.shown("Chưa có báo cáo kỳ này") {
		t.Error("the table says it is empty while it is being loaded")
	}
	s.grid.SetError(model.Errorf(model.CodeBusy, "Sổ đang bận. Thử lại sau."), func() { retried++ })
	if !s.shown("Sổ đang bận. Thử lại sau.") || s.grid.Err() == nil {
		t.Error("the error does not show")
	}
	words := find[*Words](s.grid)[0]
	last := words.boxes[len(words.boxes)-1]
	words.Tapped(&fyne.PointEvent{Position: fyne.NewPos(last.x+2, last.y+5)})
	if retried != 1 {
		t.Errorf("Thử lại was called %d times", retried)
	}
	s.fill()
	if s.grid.Err() != nil || s.shown("Sổ đang bận. Thử lại sau.") {
		t.Error("the error stays over the rows")
	}
	s.grid.SetError(errors.New("disk"), nil)
	if !s.shown(model.Message(errors.New("disk"))) {
		t.Error("an uncoded error has no message")
	}
}

// A table must not say that there is nothing before anything was loaded.
func TestGridIsNotEmptyBeforeItsFirstRows(t *testing.T) {
	s := &sheet{grid: NewGrid([]Column{{ID: "a", Width: 100}}, GridOptions{})}
	s.grid.SetEmpty(Empty{Title: "Không còn thời hạn nào"})
	showIn(t, s.grid, 400, 200)
	if s.shown("Không còn thời hạn nào") {
		t.Error("a table without rows yet says that there are none")
	}
	s.grid.SetError(errors.New("disk"), nil)
	if !s.shown(model.Message(errors.New("disk"))) {
		t.Error("the first loading failed and nothing says so")
	}
	s.grid.SetRows(nil)
	if !s.shown("Không còn thời hạn nào") {
		t.Error("loaded and empty, the table does not say so")
	}
}

// shown tells whether a text is in what replaces the rows.
func (s *sheet) shown(text string) bool {
	if s.grid.state.slot.Hidden {
		return false
	}
	for _, x := range find[*Text](s.grid) {
		if x.Text() == text {
			return true
		}
	}
	for _, x := range find[*Words](s.grid) {
		if x.spans[0].Text == text {
			return true
		}
	}
	return false
}

// TestWithRoom: figures get the room they need, what grows or is wrong does not.
func TestWithRoom(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme(1))
	cols := []Column{{Width: 60}, {Width: 60, Align: AlignRight}, {Width: 60, Align: AlignRight, Grow: true}, {Width: 60, Align: AlignRight}, {Width: 60, Align: AlignRight}}
	long := "1.100.129.300.000"
	wrong := Cell{Text: long, Fill: FillWrong}
	rows := []Row{{Cells: []Cell{{Text: long}, {Text: long}, {Text: long}, wrong, {Text: strings.Repeat("9", 60)}}}, {Cells: Texts("x")}}
	got := WithRoom(cols, rows, 150)
	need := fyne.MeasureText(long, SizeText, fyne.TextStyle{}).Width
	if got[1].Width < need+14 || got[1].Width > need+16 {
		t.Errorf("%q of %g pixels gets %g", long, need, got[1].Width)
	}
	if got[0].Width != 60 || got[2].Width != 60 || got[3].Width != 60 || got[4].Width != 150 {
		t.Errorf("widths %v", got)
	}
	own := WithRoom([]Column{{Width: 60, Room: 90}, {Width: 60, Room: 200, Small: true, Align: AlignCenter}, {Width: 60, Align: AlignRight, Room: 80}},
		[]Row{{Cells: []Cell{{Text: long}, {Text: long, Mark: StateMark(StateOnTime)}, {Text: long}}}}, 150)
	marked := fyne.MeasureText(long, SizeLabel, fyne.TextStyle{}).Width + 14 + 22
	if own[0].Width != 90 || own[1].Width < marked || own[1].Width > marked+1 || own[2].Width != 80 {
		t.Errorf("columns with a room of their own get %g, %g and %g", own[0].Width, own[1].Width, own[2].Width)
	}
	var f fitter
	if shown := f.fitCell(long, textLook{size: px(SizeText)}, px(got[1].Width)-2*px(cellPad)+2, AlignRight); shown.text != long {
		t.Errorf("the figure shows %q", shown.text)
	}
}
