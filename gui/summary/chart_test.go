package summary

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"sothidua/data/document"
	"sothidua/data/model"
	book "sothidua/data/service"
	"sothidua/gui/kit"
)

// spots lists the targets and units of the first page's bars.
func spots(s *chartScreen) (targets, units []model.ID) {
	for _, x := range s.pages.Document().Pages[0].Spots {
		targets, units = append(targets, x.Target), append(units, x.Unit)
	}
	return targets, units
}

func TestChartShowsTheWorstFirst(t *testing.T) {
	w := newWorld(t).sample()
	s := w.chart(w.Svc)
	targets, _ := spots(s)
	for i, number := range []string{"1a", "12b", "3a", "4", "11"} {
		if targets[i] != w.Target(number).Target.ID {
			t.Errorf("bar %d is target %d, want %s", i+1, targets[i], number)
		}
	}
	if s.pages.Document().Title != "Biểu đồ tiến độ thực hiện chỉ tiêu thi đua" || !s.Sample() {
		t.Errorf("shows %q, sample %v", s.pages.Document().Title, s.Sample())
	}
	if w.Status != "Bản xem trước giống hệt bản in · Trang 1/1" {
		t.Errorf("status %q", w.Status)
	}
}

// The checks of the chart, from the top.
const (
	checkTime = iota
	checkNotes
	checkMono
)

// tick taps a check of the chart.
func (w *world) tick(which int) {
	w.T.Helper()
	for _, o := range test.LaidOutObjects(w.Win.Content()) {
		if c, ok := o.(*kit.Check); ok {
			if which == 0 {
				test.Tap(c)
				return
			}
			which--
		}
	}
	w.T.Fatal("no such check")
}

func TestChartOptionsChangeThePage(t *testing.T) {
	w := newWorld(t).sample()
	s := w.chart(w.Svc)
	items := len(s.pages.Document().Pages[0].Items)
	w.tick(checkNotes)
	if n := len(s.pages.Document().Pages[0].Items); n >= items {
		t.Errorf("without notes the page has %d items, with them %d", n, items)
	}
	w.tick(checkTime)
	if s.opt.TimeLine || s.opt.Notes || s.opt.Mono {
		t.Errorf("after taking the time line away: %+v", s.opt)
	}
	w.tick(checkMono)
	if !s.opt.Mono {
		t.Error("black and white is not asked for")
	}
	for _, o := range test.LaidOutObjects(w.Win.Content()) {
		if r, ok := o.(*kit.Radio); ok && r != s.choices.kinds {
			r.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
		}
	}
	if p := s.pages.Document().Pages[0]; p.W >= p.H {
		t.Errorf("A4 dọc gives a page of %v by %v", p.W, p.H)
	}
}

func TestChartOfOneUnitAndOfOneTarget(t *testing.T) {
	w := newWorld(t).sample()
	s := w.chart(w.Svc)
	s.choices.units.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown}) // the first unit
	if u := s.drawn.spec.Head.Unit; u == nil || u.Name != s.choices.units.Text() {
		t.Errorf("%q shows the table of %+v", s.choices.units.Text(), u)
	}
	s.choose("Theo đơn vị, một chỉ tiêu")
	if s.choices.units.field.Visible() || !s.choices.targets.field.Visible() || !s.choices.blocks.field.Visible() {
		t.Error("the chart by units does not ask for target and block, and nothing else")
	}
	if s.choices.targets.Text() != "1a. Gieo cấy lúa vụ Chiêm Xuân" {
		t.Errorf("it starts with %q, want the worst", s.choices.targets.Text())
	}
	s.GoTo(kit.Place{Target: w.Target("12b").Target.ID})
	targets, units := spots(s)
	if len(units) != 8 || targets[0] != w.Target("12b").Target.ID {
		t.Errorf("12b has bars of %d units", len(units))
	}
	if got := s.choices.targets.Text(); got != "12b. Xuất khẩu lao động" {
		t.Errorf("the list says %q", got)
	}
	s.pages.OnSpot(document.Spot{Target: targets[0], Unit: units[0]})
	if got := w.Went(); got != (kit.Place{Area: "reports", Tab: "entry", Unit: units[0], Target: targets[0]}) {
		t.Errorf("a unit's bar goes to %+v", got)
	}
	s.choose("Tiến độ chỉ tiêu")
	if !s.choices.units.field.Visible() || len(s.drawn.spec.Bars) < 2 {
		t.Error("going back does not show the chart of all targets")
	}
}

// choose picks a kind of chart by its name.
func (s *chartScreen) choose(label string) {
	for i, k := range s.kinds {
		if k.Label == label {
			s.pick(i)
		}
	}
}

func TestEveryKindOfChartShows(t *testing.T) {
	w := newWorld(t).sample()
	s := w.chart(w.Svc)
	seen := map[string]bool{}
	for range s.kinds {
		d := s.pages.Document()
		if len(d.Pages) == 0 || len(d.Pages[0].Spots) == 0 || seen[d.Title] || !d.Sample {
			t.Errorf("%s: %q with %d pages", s.kinds[s.kind].Name, d.Title, len(d.Pages))
		}
		seen[d.Title] = true
		if s.choices.kinds.Index() != s.kind {
			t.Errorf("the list marks %d while %d shows", s.choices.kinds.Index(), s.kind)
		}
		s.choices.kinds.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	if len(w.Notices) != 0 {
		t.Errorf("told %v", w.Notices)
	}
}

// The arrows go through the bars, tell value and rule, and Enter opens the
// source.
func TestChartIsReadByKeyboard(t *testing.T) {
	w := newWorld(t).sample()
	s := w.chart(w.Svc)
	w.Press(fyne.KeyRight, fyne.KeyRight)
	if !strings.HasPrefix(w.Status, "12b. Xuất khẩu lao động: 6/20 người, 30,0% kế hoạch. ") {
		t.Errorf("the second bar says %q", w.Status)
	}
	w.Press(fyne.KeyReturn)
	if got := w.Went(); got != (kit.Place{Area: "summary", Tab: "table", Target: w.Target("12b").Target.ID}) {
		t.Errorf("Enter goes to %+v", got)
	}
	w.Press(fyne.KeyLeft)
	if !strings.HasPrefix(w.Status, "1a. ") {
		t.Errorf("back at %q", w.Status)
	}
	if !s.Key(&fyne.KeyEvent{Name: fyne.KeyEscape}) || w.Status != "Bản xem trước giống hệt bản in · Trang 1/1" || s.Key(&fyne.KeyEvent{Name: fyne.KeyEscape}) {
		t.Errorf("after Esc the status is %q", w.Status)
	}
}

func TestChartOpensBlocksPeriodsAndJudgements(t *testing.T) {
	w := newWorld(t).sample()
	s := w.chart(w.Svc)
	s.choose("Hoàn thành theo khối")
	block := s.pages.Document().Pages[0].Spots[0].Block
	w.Press(fyne.KeyRight, fyne.KeyReturn)
	if s.kinds[s.kind].Name != "ranking-chart" || s.opt.Block != block || s.choices.blocks.Text() != s.data.review.Block(block).Name {
		t.Errorf("a block opens %s of block %d", s.kinds[s.kind].Name, s.opt.Block)
	}
	s.choose("Nộp báo cáo theo khối")
	w.Press(fyne.KeyRight, fyne.KeyReturn)
	if s.kinds[s.kind].Name != "report-unit-chart" {
		t.Errorf("a block's reports open %s", s.kinds[s.kind].Name)
	}
	s.opt.Block = 0
	s.choose("Tình hình chung")
	w.Press(fyne.KeyRight, fyne.KeyReturn)
	if got := w.Went(); got != (kit.Place{Area: "summary", Tab: "table", Filter: "not_met"}) {
		t.Errorf("a judgement goes to %+v", got)
	}
	s.opt.Targets = []model.ID{w.Target("1d").Target.ID}
	s.choose("So với năm trước, kế hoạch")
	w.Press(fyne.KeyLeft, fyne.KeyReturn) // the last column: the whole year
	if got := w.Went(); got.Target != w.Target("1d").Target.ID || w.Scope.Code != model.Y {
		t.Errorf("the year's column goes to %+v in %s", got, w.Scope.Code)
	}
}

func TestChartIntoExcelAndWord(t *testing.T) {
	w := newWorld(t).sample()
	w.Files.Dir = t.TempDir()
	w.chart(w.Svc)
	w.Tap("Lưu Excel")
	w.Tap("Lưu Word")
	files, err := os.ReadDir(w.Files.Dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range files {
		got = append(got, f.Name())
	}
	want := []string{"bieu do tien do thuc hien chi tieu thi dua 18-06-2024.docx", "bieu do tien do thuc hien chi tieu thi dua, 6 thang dau nam 2024.xlsx"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	if len(w.Notices) != 2 || w.Notices[0].Kind != kit.NoticeDone {
		t.Fatalf("told %+v", w.Notices)
	}
	w.Notices[0].Actions[0].Do()
	if len(w.Files.Opened) != 1 || filepath.Ext(w.Files.Opened[0]) != ".xlsx" {
		t.Errorf("opened %v", w.Files.Opened)
	}
	w.Files.Dir = filepath.Join(w.Files.Dir, "không có")
	w.Tap("Lưu Excel")
	if n := w.Notice(); n.Kind != kit.NoticeError {
		t.Errorf("a folder that is not there: %+v", n)
	}
}

func TestChartKeys(t *testing.T) {
	w := newWorld(t).sample()
	s := w.chart(w.Svc)
	if w.Win.Canvas().Focused() != fyne.Focusable(s.pages) {
		t.Error("the page has not got the keyboard")
	}
	fit := s.pages.Zoom()
	w.Press(fyne.KeyPlus)
	if s.pages.Zoom() == fit {
		t.Error("+ does not zoom")
	}
	if !s.Shortcut(&desktop.CustomShortcut{KeyName: fyne.Key0, Modifier: fyne.KeyModifierControl}) || s.pages.Zoom() != fit {
		t.Error("Ctrl+0 does not fit the page")
	}
	if s.Key(&fyne.KeyEvent{Name: fyne.KeyF5}) {
		t.Error("F5 is taken for a key of the chart")
	}
}

func TestChartErrorCanBeTriedAgain(t *testing.T) {
	w := newWorld(t).sample()
	b := &broken{Service: w.Svc, err: model.Errorf(model.CodeBusy, "Sổ đang bận.")}
	s := w.chart(b)
	n := w.Notice()
	if n.Kind != kit.NoticeError || n.Text != "Sổ đang bận." || len(s.pages.Document().Pages) != 0 {
		t.Fatalf("told %+v, %d pages", n, len(s.pages.Document().Pages))
	}
	s.Print()
	if len(w.Files.Opened) != 0 {
		t.Error("nothing was printed")
	}
	b.err = nil
	n.Actions[0].Do()
	if len(s.pages.Document().Pages) != 1 {
		t.Error("trying again shows no page")
	}
}

func TestChartOfAnEmptyBook(t *testing.T) {
	w := newWorld(t)
	if err := w.Svc.CreateBook(context.Background(), book.NewBook{Office: model.Office{Commune: "xã Trí Yên", Province: "tỉnh Bắc Giang"}, Year: 2024,
		Periods: []model.PeriodCode{model.H1}}); err != nil {
		t.Fatal(err)
	}
	s := w.chart(w.Svc)
	s.choices.kinds.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if len(w.Notices) != 0 || len(s.pages.Document().Pages) != 1 || s.choices.targets.Index() != -1 {
		t.Errorf("told %v, %d pages, target %d", w.Notices, len(s.pages.Document().Pages), s.choices.targets.Index())
	}
}

func TestChartLooks(t *testing.T) {
	w := newWorld(t).sample()
	w.chart(w.Svc)
	test.AssertRendersToImage(t, "chart.png", w.Win.Canvas())
}
