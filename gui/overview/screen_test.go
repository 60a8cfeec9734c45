package overview

import (
	"context"
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/vn"
	"sothidua/gui/guitest"
	"sothidua/gui/kit"
)

// tilesOf returns the tiles that show.
func tilesOf(s *screen) []*tile {
	var out []*tile
	for _, o := range s.view.tiles.Objects {
		out = append(out, o.(*tile))
	}
	return out
}

func TestTilesCountWhatWasComputedByHand(t *testing.T) {
	w := guitest.Sample(t)
	s := show(w, w.Svc)
	order, judged, _ := truth(t)
	want := map[string]string{}
	for _, number := range order {
		if strings.Trim(number, "0123456789") == "" {
			want[judged[number]] = strings.TrimPrefix(want[judged[number]]+", "+number, ", ")
		}
	}
	got := map[string]string{}
	for _, x := range tilesOf(s) {
		got[string(x.data.judgement)] = strings.TrimPrefix(x.data.numbers, "Số ")
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("tiles (-by hand +shown):\n%s", diff)
	}
}

func TestLeavesShowWhatWasComputedByHand(t *testing.T) {
	w := guitest.Sample(t)
	s := show(w, w.Svc)
	_, _, percent := truth(t)
	var numbers []string
	for i := range s.view.urgent.Source().Len() {
		cells := s.view.urgent.Source().Row(i).Cells
		number := cells[urgentNumber].Text
		numbers = append(numbers, number)
		want := "–"
		if p := percent[number]; p != "" {
			want = vn.FormatFixed(model.Num(p).Decimal, 1) + "%"
		}
		if got := cells[urgentPercent].Text; got != want {
			t.Errorf("%s: %s of the plan, want %s", number, got, want)
		}
	}
	if diff := cmp.Diff([]string{"1a", "12b", "3a", "4", "11", "16"}, numbers); diff != "" {
		t.Errorf("leaves (-want +got):\n%s", diff)
	}
	if got := s.view.urgent.Cell(1, urgentName).Sub; got != "Thời gian đã qua 50%, mới đạt 30,0%; mới có số của 6/8 đơn vị." {
		t.Errorf("12b: %q", got)
	}
	if got, want := s.view.urgent.Cell(2, urgentValue).Text, "4.238,1 / 10.129,3 triệu đ"; got != want {
		t.Errorf("3a: %q, want %q", got, want)
	}
}

func TestReportsAreCountedAsTracked(t *testing.T) {
	w := guitest.Sample(t)
	s := show(w, w.Svc)
	want := []segment{{kit.StateOnTime, 19}, {kit.StateLate, 4}, {kit.StateMissing, 5}}
	if diff := cmp.Diff(want, s.view.share.segments, cmp.AllowUnexported(segment{})); diff != "" {
		t.Errorf("bar (-want +got):\n%s", diff)
	}
	if s.view.reports.note != "đã nhận 23/28, quá 4 ngày" {
		t.Errorf("note %q", s.view.reports.note)
	}
	var units []string
	for i := range s.view.waiting.Source().Len() {
		units = append(units, s.view.waiting.Cell(i, 0).Text+": "+s.view.waiting.Cell(i, 1).Text)
	}
	if diff := cmp.Diff([]string{"Thôn 3: đang nhập 9/11 ô", "Thôn 6: chưa nhập", "Đoàn TNCS Hồ Chí Minh: trả lại để sửa",
		"Văn phòng – Thống kê: chưa nhập", "Doanh nghiệp B: chưa nhập"}, units); diff != "" {
		t.Errorf("units (-want +got):\n%s", diff)
	}
	if want := "6 chỉ tiêu cần xử lý · 23/28 đơn vị đã báo cáo"; w.Status != want {
		t.Errorf("status %q, want %q", w.Status, want)
	}
	if !s.Sample() {
		t.Error("the sample year does not say so")
	}
}

func TestTilesOpenTheirList(t *testing.T) {
	w := guitest.Sample(t)
	s := show(w, w.Svc)
	tiles := tilesOf(s)
	test.Tap(tiles[1])
	if got := w.Went(); got != (kit.Place{Area: "summary", Tab: "table", Filter: "behind"}) {
		t.Errorf("a click on Chậm goes to %+v", got)
	}
	w.Win.Canvas().Focus(tiles[1])
	w.Press(fyne.KeyRight)
	w.Press(fyne.KeyReturn)
	if got := w.Went(); got.Filter != "at_risk" {
		t.Errorf("→ and Enter go to %+v", got)
	}
	w.Press(fyne.KeyLeft)
	w.Press(fyne.KeySpace)
	if got := w.Went(); got.Filter != "behind" {
		t.Errorf("← and Space go to %+v", got)
	}
	var handed fyne.KeyName
	w.Win.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { handed = ev.Name })
	w.Press(fyne.KeyF1)
	if handed != fyne.KeyF1 {
		t.Errorf("the window got %q from a tile, want F1", handed)
	}
}

func TestRowsOpenTheirSource(t *testing.T) {
	w := guitest.Sample(t)
	s := show(w, w.Svc)
	w.Press(fyne.KeyDown)
	w.Press(fyne.KeyReturn)
	if got := w.Went(); got != (kit.Place{Area: "summary", Tab: "table", Target: w.Target("12b").Target.ID}) {
		t.Errorf("Enter on 12b goes to %+v", got)
	}
	w.Press(fyne.KeyEnd)
	w.Press(fyne.KeyReturn)
	if got := w.Went(); got != (kit.Place{Area: "reports", Tab: "entry", Unit: w.Unit("Văn phòng – Thống kê").ID, Target: w.Target("16").Target.ID}) {
		t.Errorf("Enter on 16 goes to %+v", got)
	}
	w.Win.Canvas().Focus(s.view.waiting)
	w.Press(fyne.KeyDown)
	w.Press(fyne.KeyReturn)
	if got := w.Went(); got != (kit.Place{Area: "reports", Tab: "entry", Unit: w.Unit("Thôn 6").ID}) {
		t.Errorf("Enter on Thôn 6 goes to %+v", got)
	}
	test.Tap(w.Button("Xem cả bảng"))
	if got := w.Went(); got != (kit.Place{Area: "reports", Tab: "tracker"}) {
		t.Errorf("Xem cả bảng goes to %+v", got)
	}
	w.Win.Canvas().Focus(s.view.deadlines)
	w.Press(fyne.KeyEnd)
	w.Press(fyne.KeyReturn)
	if got := w.Went(); got.Tab != "tracker" || w.Scope != (kit.Scope{Year: 2024, Code: model.Y}) {
		t.Errorf("the deadline of the year goes to %+v in %+v", got, w.Scope)
	}
}

func TestButtonsOfTheFirstRow(t *testing.T) {
	w := guitest.Sample(t)
	show(w, w.Svc)
	test.Tap(w.Button("Bảng tổng hợp"))
	if got := w.Went(); got != (kit.Place{Area: "summary", Tab: "table"}) {
		t.Errorf("Bảng tổng hợp goes to %+v", got)
	}
	test.Tap(w.Button("Nhập số liệu"))
	if got := w.Went(); got != (kit.Place{Area: "reports", Tab: "entry", Unit: w.Unit("Thôn 3").ID}) {
		t.Errorf("Nhập số liệu goes to %+v", got)
	}
	test.Tap(w.Button("In bộ tài liệu họp"))
	if got := w.Went(); got != (kit.Place{Area: "papers", Tab: "print", Filter: "meeting-pack"}) {
		t.Errorf("In bộ tài liệu họp goes to %+v", got)
	}
}

func TestAChangedFigureShowsAtOnce(t *testing.T) {
	w := guitest.Sample(t)
	s := show(w, w.Svc)
	w.Press(fyne.KeyDown) // 12b
	if err := w.Svc.SaveValue(context.Background(), w.Unit("Văn phòng – Thống kê").ID, 2024, model.H1,
		model.Value{TargetID: w.Target("16").Target.ID, Figure: model.Figure{Choice: "Tốt"}}); err != nil {
		t.Fatal(err)
	}
	if err := w.Svc.Submit(context.Background(), w.Unit("Văn phòng – Thống kê").ID, 2024, model.H1, "2024-06-18"); err != nil {
		t.Fatal(err)
	}
	for _, x := range tilesOf(s) {
		if x.data.judgement == "no_data" && x.data.count != 0 || x.data.judgement == "on_pace" && x.data.count != 7 {
			t.Errorf("after 16 was reported the tile says %+v", x.data)
		}
	}
	if s.view.urgent.RowByKey(idKey(w.Target("16").Target.ID)) >= 0 {
		t.Error("16 is still urgent")
	}
	if got := s.view.urgent.CurrentKey(); got != idKey(w.Target("12b").Target.ID) {
		t.Errorf("the chosen row moved to %s", got)
	}
	if s.view.reports.note != "đã nhận 24/28, quá 4 ngày" {
		t.Errorf("note %q", s.view.reports.note)
	}
	if got := s.view.changes.Cell(0, 1).Text; !strings.HasPrefix(got, "Nộp báo cáo: Văn phòng – Thống kê") {
		t.Errorf("the newest change is %q", got)
	}
	w.Win.Canvas().Focus(s.view.changes)
	w.Press(fyne.KeyReturn)
	if got := w.Went(); got.Area != "reports" || got.Unit != w.Unit("Văn phòng – Thống kê").ID {
		t.Errorf("the newest change goes to %+v", got)
	}
}

func TestSearchNarrowsTheLists(t *testing.T) {
	w := guitest.Sample(t)
	s := show(w, w.Svc)
	s.Search("bhyt")
	if n := s.view.urgent.Source().Len(); n != 1 || s.view.urgent.Cell(0, urgentNumber).Text != "11" {
		t.Errorf("bhyt finds %d leaves", n)
	}
	s.Search("thon 6")
	if n := s.view.waiting.Source().Len(); n != 1 || s.view.waiting.Cell(0, 0).Text != "Thôn 6" {
		t.Errorf("thon 6 finds %d units", n)
	}
	if len(tilesOf(s)) != 7 {
		t.Error("searching changed the tiles")
	}
	s.Search("")
	if n := s.view.urgent.Source().Len(); n != 6 {
		t.Errorf("an empty search shows %d leaves", n)
	}
}

// broken is a book that cannot be read while err is set.
type broken struct {
	*service.Service
	err error
}

func (b *broken) Overview(ctx context.Context, year int, code model.PeriodCode) (service.Overview, error) {
	if b.err != nil {
		return service.Overview{}, b.err
	}
	return b.Service.Overview(ctx, year, code)
}

func TestAnErrorCanBeTriedAgain(t *testing.T) {
	w := guitest.Sample(t)
	b := &broken{Service: w.Svc, err: model.Wrap(model.CodeBusy, errors.New("locked"), "Sổ đang bận.")}
	s := show(w, b)
	if !w.Says("Chưa tải được số liệu tổng quan") || !w.Says("Sổ đang bận.") {
		t.Error("the error does not show")
	}
	b.err = nil
	test.Tap(w.Button("Thử lại"))
	if w.Says("Sổ đang bận.") || len(tilesOf(s)) != 7 || s.view.urgent.Source().Len() != 6 {
		t.Error("trying again does not show the book")
	}
}

func TestAnEmptyBookSaysWhatToDo(t *testing.T) {
	w := guitest.New(t)
	ctx := context.Background()
	if err := w.Svc.CreateBook(ctx, service.NewBook{Office: model.Office{Commune: "xã Trí Yên", Province: "tỉnh Bắc Giang"}, Year: 2024,
		Periods: []model.PeriodCode{model.H1, model.Y}}); err != nil {
		t.Fatal(err)
	}
	s := show(w, w.Svc)
	if !w.Says("Năm 2024 chưa có chỉ tiêu nào") {
		t.Error("an empty book does not say so")
	}
	test.Tap(w.Button("Thêm chỉ tiêu"))
	if got := w.Went(); got != (kit.Place{Area: "targets", Tab: "list"}) {
		t.Errorf("Thêm chỉ tiêu goes to %+v", got)
	}
	plan, err := w.Svc.Plan(ctx, 2024)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Svc.SaveTarget(ctx, model.Target{PlanID: plan.ID, Number: "1", Name: "Thu ngân sách", Leaf: true,
		Plan: model.Of(model.Num("100")), Rule: model.Rule{Comparator: model.AtLeast, Unit: "tấn", Timing: model.Flow, RollUp: model.Sum,
			Pace: model.Pace{Kind: model.Linear}}}); err != nil {
		t.Fatal(err)
	}
	if w.Says("Năm 2024 chưa có chỉ tiêu nào") || !w.Says("Chưa có đơn vị nào phải báo cáo") {
		t.Error("with a target and no unit the page does not ask for units")
	}
	test.Tap(w.Button("Thêm đơn vị"))
	if got := w.Went(); got != (kit.Place{Area: "units", Tab: "list"}) {
		t.Errorf("Thêm đơn vị goes to %+v", got)
	}
	w.Scope.Code = "Q1"
	s.Reload()
	test.Tap(w.Button("Thêm kỳ báo cáo"))
	if got := w.Went(); got != (kit.Place{Area: "system", Tab: "periods"}) {
		t.Errorf("Thêm kỳ báo cáo goes to %+v", got)
	}
}

func TestEverythingFitsAnOfficeScreen(t *testing.T) {
	w := guitest.Sample(t)
	s := show(w, w.Svc)
	if got, room := s.view.scroll.Content.MinSize().Height, s.view.scroll.Size().Height; got > room {
		t.Errorf("the page needs %v and has %v", got, room)
	}
	if need, room := s.view.urgent.FitHeight(-1), s.view.urgent.Size().Height; need > room {
		t.Errorf("the 6 leaves need %v and have %v", need, room)
	}
	for _, x := range tilesOf(s) {
		label := fyne.MeasureText(x.data.judgement.Label(), kit.SizeText, fyne.TextStyle{Bold: true}).Width
		if room := x.Size().Width - tilePad - 4; label > room {
			t.Errorf("%s needs %v and has %v", x.data.judgement.Label(), label, room)
		}
	}
	w.Win.Resize(fyne.NewSize(1037, 484)) // 1366×768 at 125%
	if got, room := s.view.scroll.Content.MinSize().Height, s.view.scroll.Size().Height; got > room {
		t.Errorf("at 125%% the page needs %v and has %v", got, room)
	}
	w.Win.Resize(fyne.NewSize(844, 380))
	if !s.Key(&fyne.KeyEvent{Name: fyne.KeyPageDown}) || s.view.scroll.Offset.Y == 0 {
		t.Error("PgDn does not turn a page that is too high")
	}
	s.Key(&fyne.KeyEvent{Name: fyne.KeyPageUp})
	if s.view.scroll.Offset.Y != 0 {
		t.Error("PgUp does not turn it back")
	}
}

func TestTheWheelTurnsThePageOverAShortList(t *testing.T) {
	w := guitest.Sample(t)
	s := show(w, w.Svc)
	w.Win.Resize(fyne.NewSize(844, 380))
	turn := &fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -30)}
	(&wheel{list: s.view.deadlines, page: s.view.scroll}).Scrolled(turn)
	if s.view.scroll.Offset.Y == 0 {
		t.Error("over a list that shows whole the page stays")
	}
	(&wheel{list: s.view.urgent, page: s.view.scroll}).Scrolled(turn)
	if _, y := s.view.urgent.Offset(); y == 0 {
		t.Error("over a list that does not the list stays")
	}
}

func TestOverviewLooks(t *testing.T) {
	w := guitest.Sample(t)
	show(w, w.Svc)
	test.AssertRendersToImage(t, "overview.png", w.Win.Canvas())
}
