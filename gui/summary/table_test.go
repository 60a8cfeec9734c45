package summary

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/sample/sampletest"
	book "sothidua/data/service"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

func TestTableShowsWhatWasComputedByHand(t *testing.T) {
	w := newWorld(t).sample()
	w.Memory[moneyKey] = string(progress.Dong)
	s := w.table(w.Svc)
	rows := sampletest.Truth(t, sampletest.HalfYear)
	if n := s.view.grid.Source().Len(); n != len(rows) {
		t.Fatalf("the table has %d rows, want %d", n, len(rows))
	}
	for i, want := range rows {
		cell := func(col int) string { return s.view.grid.Cell(i, col).Text }
		if cell(colNumber) != want["number"] {
			t.Fatalf("row %d is %s, want %s", i, cell(colNumber), want["number"])
		}
		if got, label := cell(colJudgement), progress.Judgement(want["judgement"]).Label(); got != label {
			t.Errorf("%s is judged %q, want %q", want["number"], got, label)
		}
		if s.view.grid.Source().Row(i).Kind == kit.RowGroup {
			continue
		}
		if got := cell(colDone); got != shown(want["to_date"]) {
			t.Errorf("%s: done %q, want %q", want["number"], got, shown(want["to_date"]))
		}
		share := "–"
		if p := want["percent_of_plan"]; p != "" {
			share = vn.FormatFixed(model.Num(p).Decimal, 1) + "%"
		}
		if got := strings.TrimSuffix(cell(colPercent), " ↓"); got != share {
			t.Errorf("%s: %q of the plan, want %q", want["number"], got, share)
		}
		reported := want["reported"] + "/" + want["expected"]
		if want["expected"] == "0" {
			reported = "–"
		}
		if got := cell(colReported); got != reported {
			t.Errorf("%s: reported %q, want %q", want["number"], got, reported)
		}
	}
	if !s.Sample() {
		t.Error("the sample year does not say so")
	}
}

// shown is how a result of the table computed by hand is written.
func shown(plain string) string {
	switch plain {
	case "":
		return "–"
	case model.RatingGood:
		return "Giữ vững"
	case model.ChoiceYes:
		return "Đạt"
	case "Tốt":
		return plain
	}
	return vn.Format(model.Num(plain).Decimal)
}

func TestDrillShowsEveryUnitAndWhoIsNotCounted(t *testing.T) {
	w := newWorld(t).sample()
	s := w.table(w.Svc)
	s.GoTo(kit.Place{Target: w.Target("12b").Target.ID})
	want := map[string]string{}
	for _, r := range sampletest.Truth(t, sampletest.HalfYearOfUnits) {
		if r["number"] == "12b" {
			want[r["unit"]] = shown(r["to_date"])
		}
	}
	got := map[string]string{}
	var out []string
	for _, u := range s.units.units {
		got[u.Unit.Code] = progress.FigureText(model.Rule{}, u.ToDate)
		if !u.Counted {
			out = append(out, u.Unit.Name)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" || len(got) != 8 {
		t.Errorf("%d units (-by hand +shown):\n%s", len(got), diff)
	}
	if diff := cmp.Diff([]string{"Thôn 3", "Thôn 6"}, out); diff != "" {
		t.Errorf("not counted (-want +got):\n%s", diff)
	}
	if c := s.view.units.Cell(2, 2); c.Bar != nil || c.Text != "đang nhập" {
		t.Errorf("Thôn 3 shows %q, bar %v", c.Text, c.Bar != nil)
	}
	if c := s.view.units.Cell(1, 5); c.Bar != nil || c.Text != "chưa nộp" {
		t.Errorf("Thôn 6 shows %q, bar %v", c.Text, c.Bar != nil)
	}
	if got := s.view.unitTitle.Text(); got != "12b. Xuất khẩu lao động theo đơn vị" {
		t.Errorf("title %q", got)
	}
	if got := s.view.why.Text(); !strings.HasPrefix(got, "Mới đạt 6/20 người = 30,0%; dưới mức 37,5%") || !strings.Contains(got, "Thôn 3, Thôn 6; không tính là 0.") {
		t.Errorf("explained by %q", got)
	}
	if h, room := s.view.units.FitHeight(-1), s.view.units.Size().Height; h > room+2 {
		t.Errorf("the 8 units need %v pixels and have %v", h, room)
	}
}

func TestTheWorstRowIsChosenFirst(t *testing.T) {
	w := newWorld(t).sample()
	s := w.table(w.Svc)
	if r := s.chosen(); r == nil || r.Target.Number != "1a" {
		t.Errorf("chosen at first: %+v", r)
	}
	if got := s.view.whyTitle.Text(); got != "Vì sao “Không đạt”?" {
		t.Errorf("title %q", got)
	}
}

func TestEnterOpensTheReport(t *testing.T) {
	w := newWorld(t).sample()
	s := w.table(w.Svc)
	s.GoTo(kit.Place{Target: w.Target("3a").Target.ID})
	w.Press(fyne.KeyReturn)
	if got := w.Went(); got != (kit.Place{Area: "reports", Tab: "entry", Unit: w.Unit("Tài chính – Kế toán").ID, Target: w.Target("3a").Target.ID}) {
		t.Errorf("Enter on 3a goes to %+v", got)
	}
	s.GoTo(kit.Place{Target: w.Target("12b").Target.ID})
	w.Press(fyne.KeyReturn)
	if got := w.Went(); got.Unit != w.Unit("Thôn 3").ID {
		t.Errorf("Enter on 12b opens unit %d, want the one without a figure in hand", got.Unit)
	}
	w.Win.Canvas().Focus(s.view.units)
	s.view.units.Select(1, 3)
	w.Press(fyne.KeyReturn)
	if got := w.Went(); got != (kit.Place{Area: "reports", Tab: "entry", Unit: w.Unit("Thôn 6").ID, Target: w.Target("12b").Target.ID}) {
		t.Errorf("Enter on Thôn 6 goes to %+v", got)
	}
	w.Tap("Sửa chỉ tiêu")
	if got := w.Went(); got != (kit.Place{Area: "targets", Tab: "list", Target: w.Target("12b").Target.ID}) {
		t.Errorf("Sửa chỉ tiêu goes to %+v", got)
	}
	w.Win.Canvas().Focus(s.view.grid)
	w.Press(fyne.KeyUp, fyne.KeyUp, fyne.KeyReturn) // the item 12
	if len(w.Places) != 0 {
		t.Errorf("an item opens %v", w.Places)
	}
	if got := s.view.whyTitle.Text(); got != "Vì sao “Chậm”?" {
		t.Errorf("the item is explained as %q", got)
	}
}

func TestItemsFoldByKeyboard(t *testing.T) {
	w := newWorld(t).sample()
	s := w.table(w.Svc)
	all := s.view.grid.Source().Len()
	w.Press(fyne.KeyHome, fyne.KeyLeft)
	if n := s.view.grid.Source().Len(); n != all-4 {
		t.Errorf("← on item 1 leaves %d rows, want %d", n, all-4)
	}
	s.Reload()
	if n := s.view.grid.Source().Len(); n != all-4 {
		t.Errorf("loading anew unfolds it: %d rows", n)
	}
	s.GoTo(kit.Place{Target: w.Target("1c").Target.ID})
	if r := s.chosen(); r == nil || r.Target.Number != "1c" {
		t.Error("a part of a folded item is not shown when it is asked for")
	}
	w.Press(fyne.KeyLeft)
	if r := s.chosen(); r == nil || r.Target.Number != "1" {
		t.Error("← on a part does not go to its item")
	}
	w.Press(fyne.KeyRight)
	if n := s.view.grid.Source().Len(); n != all {
		t.Errorf("→ shows %d rows, want %d", n, all)
	}
}

func TestATileShowsItsItems(t *testing.T) {
	w := newWorld(t).sample()
	s := newTable(w.Env, w.Svc, w.export).(*table)
	s.GoTo(kit.Place{Filter: string(progress.AtRisk)}) // before it is loaded
	w.show(s)
	var got []string
	for i := range s.view.grid.Source().Len() {
		got = append(got, s.view.grid.Cell(i, colNumber).Text)
	}
	if diff := cmp.Diff([]string{"3", "3a", "3b", "4", "11"}, got); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if got := s.view.filter.Text(); got != "Có nguy cơ (3)" {
		t.Errorf("the filter says %q", got)
	}
	if r := s.chosen(); r == nil || r.Target.Number != "3a" {
		t.Error("the worst of them is not chosen")
	}
	if w.Status != "đang hiện 4/25 chỉ tiêu thành phần" {
		t.Errorf("status %q", w.Status)
	}
	s.GoTo(kit.Place{Target: w.Target("9").Target.ID})
	if r := s.chosen(); r == nil || r.Target.Number != "9" || s.view.filter.Index() != 0 {
		t.Error("a target outside the filter is not shown")
	}
}

func TestNothingFoundOffersEverything(t *testing.T) {
	w := newWorld(t).sample()
	s := w.table(w.Svc)
	s.Search("không có chỉ tiêu này")
	if s.view.grid.Source().Len() != 0 || s.view.report.Disabled() == false {
		t.Error("a search for nothing shows rows or opens a report")
	}
	s.Search("")
	s.GoTo(kit.Place{Filter: string(progress.NotMet)})
	s.Search("bhyt")
	w.Tap("Hiện mọi chỉ tiêu")
	if n := s.view.grid.Source().Len(); n != 1 || s.view.grid.Cell(0, colNumber).Text != "11" {
		t.Errorf("without the filter bhyt finds %d rows", n)
	}
}

func TestCopyingIntoExcel(t *testing.T) {
	w := newWorld(t).sample()
	s := w.table(w.Svc)
	s.GoTo(kit.Place{Target: w.Target("8").Target.ID})
	clip := test.NewClipboard()
	s.view.grid.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
	cells := strings.Split(strings.TrimSpace(clip.Content()), "\t")
	if want := []string{"8", "Tỷ lệ hộ nghèo (chuẩn mới)", "%", "1,52", "1,06", "1,31", "45,7% ↓", "-0,37 điểm"}; len(cells) < 8 || cmp.Diff(want, cells[:8]) != "" {
		t.Errorf("Ctrl+C copies %q", clip.Content())
	}
	w.Tap("Chép bảng")
	lines := kit.ParseTSV(fyne.CurrentApp().Clipboard().Content())
	if len(lines) != s.view.grid.Source().Len()+1 || lines[0][colPlan] != "Kế hoạch 2024" {
		t.Fatalf("the whole table is copied as %d lines, first %v", len(lines), lines[0])
	}
	for _, l := range lines {
		if len(l) != colNote+1 {
			t.Errorf("a line has %d cells: %v", len(l), l)
		}
	}
	if got := w.Notice().Text; !strings.HasPrefix(got, "Đã chép 30 dòng.") {
		t.Errorf("told %q", got)
	}
}

func TestMoneyIsAChoiceThatStays(t *testing.T) {
	w := newWorld(t).sample()
	s := w.table(w.Svc)
	at := s.view.grid.RowByKey(rowKey(w.Target("3a").Target.ID))
	if got := s.view.grid.Cell(at, colDone).Text; got != "4.238,1" {
		t.Errorf("at first %q", got)
	}
	s.pickMoney(progress.Dong)
	if got := s.view.grid.Cell(at, colDone).Text; got != "4.238.126.500" || s.view.grid.Columns()[colDone].Width < 122 {
		t.Errorf("in đồng %q, column %v wide", got, s.view.grid.Columns()[colDone].Width)
	}
	s.Print()
	d, err := w.Preview(false)
	if err != nil || len(d.Pages) == 0 || d.Title != "Bảng tổng hợp kết quả thực hiện chỉ tiêu thi đua" {
		t.Errorf("the printed table: %q on %d pages, %v", d.Title, len(d.Pages), err)
	}
	again := newTable(w.Env, w.Svc, w.export).(*table)
	if again.money != progress.Dong {
		t.Errorf("the next time money is in %s", again.money)
	}
}

func TestExcelIsSavedAndOpened(t *testing.T) {
	w := newWorld(t).sample()
	w.table(w.Svc)
	w.Tap("Excel có công thức")
	n := w.Notice()
	if n.Kind != kit.NoticeDone || n.Text != "Đã lưu Tong hop 6 thang 2024.xlsx." {
		t.Errorf("told %+v", n)
	}
	n.Actions[0].Do()
	if len(w.Files.Opened) != 1 || w.Files.Opened[0] != w.saved[0] {
		t.Errorf("Mở tệp opens %v", w.Files.Opened)
	}
	w.failure = model.Errorf(model.CodeBusy, "Tệp đang mở.")
	w.Tap("Excel có công thức")
	n = w.Notice()
	if n.Kind != kit.NoticeError || n.Text != "Tệp đang mở." {
		t.Errorf("told %+v", n)
	}
	w.failure = nil
	n.Actions[0].Do()
	if w.Notice().Kind != kit.NoticeDone || len(w.saved) != 3 {
		t.Error("trying again does not save")
	}
}

func TestANoteIsShownWhole(t *testing.T) {
	w := newWorld(t).sample()
	s := w.table(w.Svc)
	s.GoTo(kit.Place{Target: w.Target("3a").Target.ID})
	row, _ := s.view.grid.Current()
	s.view.grid.On.Link(row, colNote)
	top := w.Win.Canvas().Overlays().Top()
	if top == nil {
		t.Fatal("no dialog")
	}
	found := false
	for _, o := range test.LaidOutObjects(top) {
		if x, ok := o.(*kit.Words); ok && strings.Contains(x.Text(), "Tiền sử dụng đất") {
			found = true
		}
	}
	if !found {
		t.Error("the dialog does not hold the note")
	}
}

func TestAChangedReportShowsAtOnce(t *testing.T) {
	w := newWorld(t).sample()
	s := w.table(w.Svc)
	s.GoTo(kit.Place{Target: w.Target("12b").Target.ID})
	ctx := context.Background()
	if err := w.Svc.SaveValue(ctx, w.Unit("Thôn 3").ID, 2024, model.H1, model.Value{TargetID: w.Target("12b").Target.ID, Figure: model.Of(model.Num("2"))}); err != nil {
		t.Fatal(err)
	}
	if got := s.view.units.Cell(2, 1).Text; got != "2" {
		t.Errorf("Thôn 3 shows %q after it typed 2", got)
	}
	at, _ := s.view.grid.Current()
	if got := s.view.grid.Cell(at, colDone).Text; got != "6" {
		t.Errorf("a draft counts: %q", got)
	}
}

func (b *broken) Progress(ctx context.Context, year int, code model.PeriodCode) (progress.Table, error) {
	if b.err != nil {
		return progress.Table{}, b.err
	}
	return b.Service.Progress(ctx, year, code)
}

func TestTableErrorCanBeTriedAgain(t *testing.T) {
	w := newWorld(t).sample()
	b := &broken{Service: w.Svc, err: model.Errorf(model.CodeBusy, "Sổ đang bận.")}
	s := w.table(b)
	if got := s.view.grid.Err(); got == nil || got.Error() != "Sổ đang bận." {
		t.Errorf("the grid shows %v", got)
	}
	s.Search("bhyt")
	if !s.view.report.Disabled() {
		t.Error("without a table a report can be opened")
	}
	b.err = nil
	s.Reload()
	if s.view.grid.Err() != nil || s.view.grid.Source().Len() != 1 {
		t.Errorf("after loading anew: %v, %d rows", s.view.grid.Err(), s.view.grid.Source().Len())
	}
}

func TestTableOfAnEmptyBook(t *testing.T) {
	w := newWorld(t)
	if err := w.Svc.CreateBook(context.Background(), book.NewBook{Office: model.Office{Commune: "xã Trí Yên", Province: "tỉnh Bắc Giang"}, Year: 2024,
		Periods: []model.PeriodCode{model.H1}}); err != nil {
		t.Fatal(err)
	}
	w.table(w.Svc)
	w.Tap("Thêm chỉ tiêu")
	if got := w.Went(); got != (kit.Place{Area: "targets", Tab: "list"}) {
		t.Errorf("Thêm chỉ tiêu goes to %+v", got)
	}
}

func TestTableLooks(t *testing.T) {
	w := newWorld(t).sample()
	s := w.table(w.Svc)
	s.GoTo(kit.Place{Target: w.Target("12b").Target.ID})
	test.AssertRendersToImage(t, "table.png", w.Win.Canvas())
}

func (b *broken) Review(ctx context.Context, year int, code model.PeriodCode) (progress.Review, error) {
	if b.err != nil {
		return progress.Review{}, b.err
	}
	return b.Service.Review(ctx, year, code)
}
