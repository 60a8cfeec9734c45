package targets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

func newTestAllocation(t *testing.T) (*world, *allocation) {
	w := newWorld(t)
	s := newAllocation(w.Env, w.Svc)
	w.Show(s)
	return w, s
}

// choose shows a leaf as a click does.
func (s *allocation) choose(t *testing.T, w *world, number string) {
	t.Helper()
	if !s.ui.leaves.SelectKey(key(w.Target(number).Target.ID)) {
		t.Fatalf("the list does not show %s", number)
	}
}

// enter types a text into a cell and leaves it with Enter.
func (s *allocation) enter(w *world, unit string, col int, text string) {
	w.T.Helper()
	for i, r := range s.m.rows {
		if r.Unit.Name != unit {
			continue
		}
		w.Win.Canvas().Focus(s.ui.units)
		s.ui.units.Select(i, col)
		for _, c := range text {
			w.Win.Canvas().Focused().TypedRune(c)
		}
		w.Press(fyne.KeyReturn)
		return
	}
	w.T.Fatalf("the matrix has no %s", unit)
}

// row returns a unit's row of a target in the book.
func (w *world) row(number, unit string) service.AllocationRow {
	w.T.Helper()
	for _, r := range w.sheet(number).Rows {
		if r.Unit.Name == unit {
			return r
		}
	}
	w.T.Fatalf("the book has no %s", unit)
	return service.AllocationRow{}
}

func TestAllocationStartsWithWhatIsOpen(t *testing.T) {
	w, s := newTestAllocation(t)
	if s.current != w.Target("12b").Target.ID || s.ui.leaves.CurrentKey() != key(s.current) {
		t.Fatalf("target %d shows first", s.current)
	}
	if got := s.ui.leaves.Source().Len(); got != 25 {
		t.Errorf("the list has %d leaves, want 25", got)
	}
	if got := footOf(s.m)[2]; got != [4]string{"amber", "Còn lại", "1", "Giao tiếp 1 người"} {
		t.Errorf("the foot says %q", got)
	}
	if got := s.ui.rest.Text(); got != "Giao phần còn lại (1)" {
		t.Errorf("the main button says %q", got)
	}
	if got := s.ui.byM.Text(); got != "Chia theo số lao động" {
		t.Errorf("the basis button says %q", got)
	}
	if !strings.HasPrefix(w.Status, "Còn 1 người chưa giao") {
		t.Errorf("status %q", w.Status)
	}
	if h, room := s.ui.units.FitHeight(-1), s.ui.units.Size().Height; h > room {
		t.Errorf("the units of 12b need %v pixels and have %v", h, room)
	}
}

func TestTypeAndUndo(t *testing.T) {
	w, s := newTestAllocation(t)
	s.enter(w, "Thôn 4", colAssigned, "5")
	wantNumber(t, "Thôn 4", w.row("12b", "Thôn 4").Allocation.Plan.Number, "5")
	if got := footOf(s.m)[2]; got[0] != "red" || got[1] != "Giao vượt" || got[2] != "2" {
		t.Errorf("the foot of an over-assigned target says %q", got)
	}
	if row, col := s.ui.units.Current(); row != 4 || col != colAssigned {
		t.Errorf("Enter went to %d, %d", row, col)
	}
	s.undo()
	wantNumber(t, "Thôn 4 after undo", w.row("12b", "Thôn 4").Allocation.Plan.Number, "2")
	s.redo()
	wantNumber(t, "Thôn 4 after redo", w.row("12b", "Thôn 4").Allocation.Plan.Number, "5")
	s.undo()
	s.undo()
	if w.Status != "Không còn thay đổi nào để hoàn tác." {
		t.Errorf("an undo too many says %q", w.Status)
	}
}

// A registration never changes what was assigned.
func TestRegistration(t *testing.T) {
	w, s := newTestAllocation(t)
	before := w.row("12b", "Thôn 8")
	s.enter(w, "Thôn 8", colRegistered, "1")
	after := w.row("12b", "Thôn 8")
	wantNumber(t, "the registration", after.Registration.Plan.Number, "1")
	if !after.Allocation.Plan.Equal(before.Allocation.Plan) {
		t.Errorf("the assignment went from %v to %v", before.Allocation.Plan, after.Allocation.Plan)
	}
	cells := s.m.kitRows()[7].Cells
	if cells[colState].Text != "Thấp hơn mức giao" || cells[colDifference].Text != "−1" {
		t.Errorf("the row says %q, %q", cells[colState].Text, cells[colDifference].Text)
	}
	s.ui.units.Select(7, colHard)
	w.Press(fyne.KeySpace)
	if !w.row("12b", "Thôn 8").Registration.Hard {
		t.Error("Space does not tick việc khó")
	}
	s.undo()
	s.undo()
	if w.row("12b", "Thôn 8").Registered {
		t.Error("two undos leave a registration")
	}
}

func TestWrongTextStaysInCell(t *testing.T) {
	w, s := newTestAllocation(t)
	s.enter(w, "Thôn 4", colAssigned, "hai")
	wantNumber(t, "Thôn 4", w.row("12b", "Thôn 4").Allocation.Plan.Number, "2")
	cell := s.ui.units.Cell(3, colAssigned)
	if cell.Text != "hai" || cell.Fill != kit.FillWrong {
		t.Errorf("the cell is %+v", cell)
	}
	if !s.ui.wrong.Visible() || !strings.Contains(s.ui.wrong.Text(), "Thôn 4: ") {
		t.Errorf("the reason: %q", s.ui.wrong.Text())
	}
	if s.Unsaved() != "Chỉ tiêu 12b có 1 ô sai chưa lưu" {
		t.Errorf("unsaved %q", s.Unsaved())
	}
	s.Reload()
	if got := s.ui.units.Cell(3, colAssigned).Text; got != "hai" {
		t.Errorf("the reload left %q in the cell", got)
	}
	saved := true
	s.Save(func(ok bool) { saved = ok })
	if row, col := s.ui.units.Current(); saved || row != 3 || col != colAssigned {
		t.Errorf("saved %t, went to %d, %d", saved, row, col)
	}
	s.choose(t, w, "1a")
	if s.current != w.Target("12b").Target.ID {
		t.Error("another target shows over a wrong cell")
	}
	w.Answer("Bỏ thay đổi")
	if s.current != w.Target("1a").Target.ID || s.Unsaved() != "" {
		t.Errorf("after dropping: target %d, %q", s.current, s.Unsaved())
	}
	s.choose(t, w, "12b")
	s.enter(w, "Thôn 4", colAssigned, "hai")
	s.enter(w, "Thôn 4", colAssigned, "3")
	if s.ui.wrong.Visible() || s.Unsaved() != "" {
		t.Errorf("a good number leaves %q", s.ui.wrong.Text())
	}
	wantNumber(t, "Thôn 4", w.row("12b", "Thôn 4").Allocation.Plan.Number, "3")
}

// Every fill is one step of undo, whatever the number of units.
func TestFillIsOneStep(t *testing.T) {
	w, s := newTestAllocation(t)
	shares := func() string {
		var out []string
		for _, r := range w.sheet("12b").Rows {
			if r.Assigned {
				out = append(out, model.Plain(r.Allocation.Plan.Number))
			}
		}
		return strings.Join(out, " ")
	}
	start := shares()
	for _, tc := range []struct {
		button *kit.Button
		want   string
	}{
		{s.ui.equal, "3 3 3 3 2 2 2 2"},
		{s.ui.byM, "3 3 3 2 3 2 2 2"},
		{s.ui.rest, ""},
	} {
		tc.button.Tapped(nil)
		got := shares()
		if tc.want != "" && got != tc.want {
			t.Errorf("%s gives %s, want %s", tc.button.Text(), got, tc.want)
		}
		if left := w.sheet("12b").Left; got == start || !left.Decimal.IsZero() {
			t.Errorf("%s leaves %s of %s", tc.button.Text(), model.Plain(left), got)
		}
		n := w.Notices[len(w.Notices)-1]
		if len(n.Actions) != 1 || n.Actions[0].Label != "Hoàn tác" {
			t.Fatalf("%s offers %+v", tc.button.Text(), n.Actions)
		}
		n.Actions[0].Do()
		if got := shares(); got != start {
			t.Errorf("undoing %s gives %s, want %s", tc.button.Text(), got, start)
		}
	}
	s.redo()
	if got := s.ui.rest.Reason(); got != "Đã giao hết." || s.ui.fillNote.Text() != got {
		t.Errorf("with nothing left the main button says %q, beside it %q", got, s.ui.fillNote.Text())
	}
}

// TestFillReplacesWhatWasTypedWrong: the plan is divided anew among all units,
// also those with a cell that could not be read, and one undo takes it back.
func TestFillReplacesWhatWasTypedWrong(t *testing.T) {
	w, s := newTestAllocation(t)
	s.enter(w, "Thôn 1", colAssigned, "30")
	if room, need := leafColumns(s.data.rows)[3].Width, fyne.MeasureText("vượt 26", kit.SizeLabel, fyne.TextStyle{}).Width; room < need+14 || !drawn(w, "vượt 26") {
		t.Errorf("“vượt 26” of %g pixels stands in %g, or shows cut", need, room)
	}
	s.enter(w, "Thôn 2", colAssigned, "-3")
	if s.Unsaved() == "" {
		t.Fatal("a negative assignment was taken")
	}
	s.fill(fillEqual)
	if s.Unsaved() != "" {
		t.Errorf("after the fill %q", s.Unsaved())
	}
	if got, want := w.Notices[len(w.Notices)-1].Text, "Đã chia đều chỉ tiêu 12b cho 8 thôn."; got != want {
		t.Errorf("told %q, want %q", got, want)
	}
	s.undo()
	wantNumber(t, "Thôn 1 after undo", w.row("12b", "Thôn 1").Allocation.Plan.Number, "30")
	wantNumber(t, "Thôn 2 after undo", w.row("12b", "Thôn 2").Allocation.Plan.Number, "3")
}

// Until the book holds it, a cell shows as unsaved and nothing is told.
func TestCellIsUnsavedUntilWritten(t *testing.T) {
	w, s := newTestAllocation(t)
	w.Hold()
	s.enter(w, "Thôn 4", colAssigned, "5")
	if c := s.ui.units.Cell(3, colAssigned); c.Text != "5" || c.Fill != kit.FillUnsaved {
		t.Errorf("the cell is %+v", c)
	}
	w.Release()
	if c := s.ui.units.Cell(3, colAssigned); c.Text != "5" || c.Fill != kit.FillNone {
		t.Errorf("after the write the cell is %+v", c)
	}
	w.Hold()
	s.ui.equal.Tapped(nil)
	if w.Told() != "" {
		t.Errorf("told %q before the write", w.Told())
	}
	w.Release()
	if !strings.HasPrefix(w.Told(), "Đã chia đều") {
		t.Errorf("told %q after the write", w.Told())
	}
}

func TestPasteBlock(t *testing.T) {
	w, s := newTestAllocation(t)
	w.Win.Canvas().Focus(s.ui.units)
	s.ui.units.Select(6, colAssigned)
	clip := fyne.CurrentApp().Clipboard()
	clip.SetContent("4\t5\r\nx\t6\r\n7\t8\r\n")
	s.ui.units.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip})
	wantNumber(t, "Thôn 7", w.row("12b", "Thôn 7").Allocation.Plan.Number, "4")
	wantNumber(t, "Thôn 7 registered", w.row("12b", "Thôn 7").Registration.Plan.Number, "5")
	wantNumber(t, "Thôn 8", w.row("12b", "Thôn 8").Allocation.Plan.Number, "2")
	wantNumber(t, "Thôn 8 registered", w.row("12b", "Thôn 8").Registration.Plan.Number, "6")
	if c := s.ui.units.Cell(7, colAssigned); c.Text != "x" || c.Fill != kit.FillWrong {
		t.Errorf("the cell that cannot be read is %+v", c)
	}
	if !strings.Contains(w.Told(), "1 dòng") {
		t.Errorf("the line outside is told as %q", w.Told())
	}
	s.Discard()
	s.undo()
	wantNumber(t, "Thôn 7 after undo", w.row("12b", "Thôn 7").Allocation.Plan.Number, "2")
	wantNumber(t, "Thôn 8 registered after undo", w.row("12b", "Thôn 8").Registration.Plan.Number, "")
}

func TestRateHasNoSum(t *testing.T) {
	w, s := newTestAllocation(t)
	s.choose(t, w, "8")
	if got := footOf(s.m)[0][1]; got != "Bình quân theo số hộ, không cộng" {
		t.Errorf("the foot says %q", got)
	}
	if s.ui.equal.Visible() || s.ui.rest.Visible() {
		t.Error("a rate can be divided")
	}
	s.enter(w, "Thôn 1", colAssigned, "0,9")
	wantNumber(t, "Thôn 1", w.row("8", "Thôn 1").Allocation.Plan.Number, "0.9")
	s.choose(t, w, "6")
	if got := s.m.choices(); len(got) != 4 || got[0] != "Tốt" {
		t.Errorf("a grade offers %q", got)
	}
	s.commit(0, colRegistered, "Khá")
	if got := w.row("6", "Thôn 1").Registration.Plan.Choice; got != "Khá" {
		t.Errorf("registered %q", got)
	}
	if got := s.m.kitRows()[0].Cells[colState].Text; got != "Thấp hơn mức giao" {
		t.Errorf("below the commune's plan: %q", got)
	}
}

func TestUndoGoesToItsTarget(t *testing.T) {
	w, s := newTestAllocation(t)
	s.enter(w, "Thôn 4", colAssigned, "3")
	s.choose(t, w, "1a")
	s.undo()
	if s.current != w.Target("12b").Target.ID {
		t.Errorf("the undone target does not show: %d", s.current)
	}
	wantNumber(t, "Thôn 4", w.row("12b", "Thôn 4").Allocation.Plan.Number, "2")
}

func TestAllocationFilterAndGoTo(t *testing.T) {
	w, s := newTestAllocation(t)
	w.pick(s.ui.filter, "Cấp xã báo")
	for i := range s.ui.leaves.Source().Len() {
		if got := s.ui.leaves.Cell(i, 3).Text; got != "cấp xã" {
			t.Errorf("row %d of the commune's targets says %q", i, got)
		}
	}
	s.GoTo(kit.Place{Target: w.Target("1d").Target.ID})
	if s.current != w.Target("1d").Target.ID || s.ui.filter.Text() != "Tất cả tình trạng giao" {
		t.Errorf("went to %d under %q", s.current, s.ui.filter.Text())
	}
	s.Search("suy dinh duong")
	if got := s.ui.leaves.Source().Len(); got != 1 {
		t.Errorf("found %d", got)
	}
}

func TestAllocationWithoutTargets(t *testing.T) {
	w, s := newTestAllocation(t)
	w.Scope.Year = 2030
	s.Reload()
	if s.current != 0 || s.ui.units.Source().Len() != 0 || s.ui.info.Visible() {
		t.Errorf("a year without a plan shows target %d", s.current)
	}
	s.emptyLeaves().Button.Tapped(nil)
	if len(w.Places) != 1 || w.Places[0].Area != "plans" {
		t.Errorf("went to %v", w.Places)
	}
}
