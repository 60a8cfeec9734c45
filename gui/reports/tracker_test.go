package reports

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
	"sothidua/gui/guitest"
	"sothidua/gui/kit"
)

// atUnit makes a unit of the tracker current.
func (w *world) atUnit(s *trackerScreen, unit string) {
	w.T.Helper()
	if !s.grid.SelectKey(unitKey(w.Unit(unit).ID)) {
		w.T.Fatalf("the tracker does not show %s", unit)
	}
	w.Win.Canvas().Focus(s.grid)
}

func TestTrackerTellsWhoHasNotReported(t *testing.T) {
	w := newWorld(t)
	s := w.tracker()
	heading, counts := summary(s.view.data, s.view.current)
	if heading != "6 tháng 2024: 28 đơn vị phải nộp" {
		t.Errorf("heading %q", heading)
	}
	got := map[string]int{}
	for _, c := range counts {
		got[c.label] = c.n
	}
	want := map[string]int{"Đúng hạn": 19, "Muộn": 4, "Thiếu": 5, "Chờ duyệt": 16}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("counts (-want +got):\n%s", diff)
	}
	row := s.grid.RowByKey(unitKey(w.Unit("Thôn 3").ID))
	c := s.grid.Cell(row, 1)
	if c.Text != "Thiếu" || c.Tone != kit.ToneBad || c.More == nil || c.More.Text != "đang nhập 9/11" {
		t.Errorf("Thôn 3 shows %+v", c)
	}
	guitest.WantText(t, w.Status, "28/28 đơn vị")
}

func TestTrackerOpensTheReportUnderTheCursor(t *testing.T) {
	w := newWorld(t)
	s := w.tracker()
	w.atUnit(s, "Thôn 6")
	w.Press(fyne.KeyReturn)
	want := kit.Place{Area: "reports", Tab: "entry", Unit: w.Unit("Thôn 6").ID}
	if len(w.Places) != 1 || w.Places[0] != want {
		t.Fatalf("went to %+v", w.Places)
	}
	w.Press(fyne.KeyRight)
	w.Press(fyne.KeyReturn)
	if w.Scope.Code != model.Y || len(w.Places) != 2 {
		t.Errorf("the year's cell leads to %+v at %s", w.Places, w.Scope.Code)
	}
}

func TestTrackerFilters(t *testing.T) {
	w := newWorld(t)
	s := w.tracker()
	s.GoTo(kit.Place{Filter: FilterOverdue, Unit: w.Unit("Thôn 6").ID})
	if n := s.view.units(); n != 9 || !s.top.overdue.On() {
		t.Errorf("%d units are missing or late, want 9", n)
	}
	if key := s.grid.CurrentKey(); key != unitKey(w.Unit("Thôn 6").ID) {
		t.Errorf("%s is selected", key)
	}
	s.Search("thon 6")
	if n := s.view.units(); n != 1 {
		t.Errorf("%d units found, want 1", n)
	}
	s.Search("không có ai")
	if s.side.content.Visible() {
		t.Error("without a unit there is something to enter")
	}
	s.clearFilter()
	s.pickBlock(2)
	if n := s.view.units(); n != 4 {
		t.Errorf("%d units in the second block, want 4", n)
	}
}

func TestTrackerGoesToTheNextMissingUnit(t *testing.T) {
	w := newWorld(t)
	s := w.tracker()
	w.atUnit(s, "Thôn 3")
	w.Press(fyne.KeyF8)
	if r, _, _ := s.current(); r.Unit.Name != "Thôn 6" {
		t.Errorf("F8 goes to %s, want Thôn 6", r.Unit.Name)
	}
}

func TestTrackerMovesReports(t *testing.T) {
	w := newWorld(t)
	s := w.tracker()
	w.atUnit(s, "Thôn 7") // submitted
	w.Press(fyne.KeyF6)   // the first next step is to approve
	w.Press(fyne.KeyReturn)
	if r := w.reportStatus("Thôn 7"); r.Status != model.Approved {
		t.Fatalf("the report is %+v", r)
	}
	if w.Win.Canvas().Focused() != s.grid {
		t.Error("the grid did not get the keyboard back")
	}
	if s.side.approve.Visible() || !s.side.reopen.Visible() {
		t.Error("the next steps do not follow the state")
	}
	test.Tap(s.side.reopen)
	w.Type("sai số hộ\n")
	if r := w.reportStatus("Thôn 7"); r.Status != model.Draft {
		t.Errorf("the report is %+v", r)
	}
	guitest.WantText(t, s.side.facts[0].text.Text(), "sai số hộ")
}

func TestTrackerLocksAndUnlocksThePeriod(t *testing.T) {
	w := newWorld(t)
	s := w.tracker()
	w.atUnit(s, "Thôn 7")
	test.Tap(s.side.lock)
	if !w.Asked() {
		t.Fatal("nothing was asked")
	}
	w.TabTo("Khóa kỳ")
	if p := s.view.data.Periods[0]; !p.Locked {
		t.Fatal("the period is open")
	}
	if !s.side.approve.Disabled() {
		t.Error("reports of a locked period can be approved")
	}
	guitest.WantText(t, s.grid.Columns()[1].Note, "đã khóa")
	test.Tap(s.side.unlock)
	w.Type("\n")
	if !w.Asked() {
		t.Fatal("unlocked without a reason")
	}
	w.Type("bổ sung Thôn 6\n")
	if p := s.view.data.Periods[0]; p.Locked || p.Reason != "bổ sung Thôn 6" {
		t.Errorf("the period is %+v", p)
	}
	guitest.WantText(t, s.side.periodState.Text(), "mở khóa vì: bổ sung Thôn 6")
}

func TestTrackerWritesTheUnitsWorkbooks(t *testing.T) {
	w := newWorld(t)
	s := w.tracker()
	dir := t.TempDir()
	w.Files.Dir = dir
	s.exportAll()
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 28 {
		t.Errorf("%d workbooks for 28 units: %s", len(files), w.Told())
	}
	guitest.WantText(t, w.Told(), "Đã xuất 28 phiếu vào “"+dir)
	w.atUnit(s, "Thôn 6")
	one := t.TempDir()
	w.Files.Dir = one
	test.Tap(s.side.workbook)
	if files, err = os.ReadDir(one); err != nil || len(files) != 1 {
		t.Errorf("one unit's workbook: %v, %v, %s", files, err, w.Told())
	}
	last := w.Notices[len(w.Notices)-1]
	last.Actions[len(last.Actions)-1].Do()
	if len(w.Files.Opened) != 1 || filepath.Ext(w.Files.Opened[0]) != ".xlsx" {
		t.Errorf("opened %v", w.Files.Opened)
	}
}

func TestAreaCountsTheOverdueReports(t *testing.T) {
	w := newWorld(t)
	a := Area(w.Svc)
	for code, want := range map[model.PeriodCode]int{model.H1: 5, model.Y: 0, "Q1": 0} {
		got, err := a.Badge(context.Background(), kit.Scope{Year: 2024, Code: code})
		if err != nil || got != want {
			t.Errorf("%s: badge %d, %v, want %d", code, got, err, want)
		}
	}
	for _, tab := range a.Tabs {
		s := tab.New(w.Env)
		w.Show(s)
		if s.Content().MinSize().Width > 1013 {
			t.Errorf("%s needs %v, a window at 125%% gives 1013", tab.ID, s.Content().MinSize())
		}
	}
}
