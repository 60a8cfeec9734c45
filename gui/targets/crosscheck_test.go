package targets

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/gui/kit"
)

func newTestChecks(t *testing.T) (*world, *checks) {
	w := newWorld(t)
	s := newChecks(w.Env, w.Svc)
	w.Show(s)
	return w, s
}

// results returns the names and results as the list shows them.
func (s *checks) results() (out []string) {
	for i := range s.grid.Source().Len() {
		out = append(out, s.grid.Cell(i, colCheckName).Text+": "+s.grid.Cell(i, colCheckResult).Text)
	}
	return out
}

// choose makes the check with the name current.
func (s *checks) choose(t *testing.T, name string) {
	t.Helper()
	for i := range s.grid.Source().Len() {
		if s.grid.Cell(i, colCheckName).Text == name {
			s.grid.Select(i, 0)
			return
		}
	}
	t.Fatalf("no check %q in %q", name, s.results())
}

func (w *world) checks() []progress.CheckResult {
	w.T.Helper()
	sheet, err := w.Svc.CrossChecks(context.Background(), w.Scope.Year, w.Scope.Code)
	if err != nil {
		w.T.Fatal(err)
	}
	return sheet.Results
}

func TestChecksShowWhatTheyFind(t *testing.T) {
	w, s := newTestChecks(t)
	want := []string{"Kế hoạch thu bằng chi ngân sách: khớp", "Sản lượng lúa vụ Chiêm Xuân: khớp, 2 nơi chưa đủ số",
		"Sản lượng lúa cả năm: lệch 1.931,3 tấn", "Số từ đầu năm không giảm: chưa có số để so", "Chênh nhiều so với cùng kỳ: khớp"}
	if d := cmp.Diff(want, s.results()); d != "" {
		t.Error(d)
	}
	if w.Status != "5 kiểm tra, 5 đang dùng │ lệch 1 nơi" || !s.Sample() || s.when.Text() != "Số thực hiện xem ở 6 tháng đầu năm 2024" {
		t.Errorf("status %q, %q", w.Status, s.when.Text())
	}
	s.choose(t, "Sản lượng lúa cả năm")
	for _, text := range []string{"5.350 tấn", "3.418,7 tấn", "lệch 1.931,3 tấn", "877,05 ha"} {
		if !strings.Contains(s.found.Text(), text) {
			t.Errorf("the finding lacks %q: %s", text, s.found.Text())
		}
	}
	s.choose(t, "Sản lượng lúa vụ Chiêm Xuân")
	if text := s.found.Text(); !strings.Contains(text, "Khớp: 7 chỗ.") || !strings.Contains(text, "Thôn 6: chưa có 1d") {
		t.Errorf("found %q", text)
	}
}

func TestCheckIsSwitchedWithSpace(t *testing.T) {
	w, s := newTestChecks(t)
	s.choose(t, "Sản lượng lúa cả năm")
	w.Win.Canvas().Focus(s.grid)
	w.Press(fyne.KeySpace)
	if w.checks()[2].Check.Active || s.grid.Cell(2, colCheckResult).Text != "đang tắt" || !strings.Contains(s.found.Text(), "đang tắt") {
		t.Errorf("off: %q, %s", s.results()[2], s.found.Text())
	}
	if w.Status != "5 kiểm tra, 4 đang dùng │ lệch 0 nơi" {
		t.Errorf("status %q", w.Status)
	}
	w.Press(fyne.KeySpace)
	if !w.checks()[2].Check.Active || s.grid.CurrentKey() != key(w.checks()[2].Check.ID) {
		t.Errorf("on again: %q", s.results()[2])
	}
}

func TestFindingOpensItsFigures(t *testing.T) {
	w, _ := newTestChecks(t)
	id := w.Target("1d").Target.ID
	for _, c := range []struct {
		finding progress.Finding
		want    kit.Place
	}{
		{progress.Finding{Plan: true, Targets: []model.ID{id}}, kit.Place{Area: "targets", Tab: "list", Target: id}},
		{progress.Finding{Code: model.H1, Targets: []model.ID{id}}, kit.Place{Area: "summary", Tab: "table", Target: id}},
		{progress.Finding{Code: model.H1, Unit: 7, Targets: []model.ID{id}}, kit.Place{Area: "reports", Tab: "entry", Unit: 7, Target: id}},
	} {
		if got := placeOf(c.finding); got != c.want {
			t.Errorf("%+v leads to %+v", c.finding, got)
		}
	}
	// The link of the finding leads there.
	r := w.checks()[2]
	for _, span := range foundSpans(r, nil, func(f progress.Finding) { w.Env.Go(placeOf(f)) }) {
		if span.Link != nil {
			span.Link()
		}
	}
	if len(w.Places) != 1 || w.Places[0].Tab != "list" || w.Places[0].Target != id {
		t.Errorf("went to %+v", w.Places)
	}
}

func TestManyPlacesAreCounted(t *testing.T) {
	r := progress.CheckResult{Check: model.CrossCheck{Active: true, Severity: model.SeverityError}, Findings: make([]progress.Finding, 3)}
	if c := resultCell(r); c.Text != "lệch 3 nơi" || c.Tone != kit.ToneBad {
		t.Errorf("%+v", c)
	}
	r = progress.CheckResult{Check: model.CrossCheck{Active: true}, Short: []string{"a", "b", "c", "d", "e", "f", "g", "h"}}
	if c := resultCell(r); c.Text != "chưa đủ số" {
		t.Errorf("%+v", c)
	}
	var text string
	for _, s := range foundSpans(r, nil, nil) {
		text += s.Text
	}
	if !strings.HasSuffix(text, "a; b; c; d; e; f; và 2 nơi khác.") {
		t.Errorf("found %q", text)
	}
}

func TestDeleteCheck(t *testing.T) {
	w, s := newTestChecks(t)
	s.choose(t, "Chênh nhiều so với cùng kỳ")
	s.bar.remove.Tapped(nil)
	w.Answer("Hủy")
	if len(w.checks()) != 5 {
		t.Fatal("giving up deletes")
	}
	w.Win.Canvas().Focus(s.grid)
	w.Press(fyne.KeyDelete)
	w.Answer("Xóa")
	if got := w.checks(); len(got) != 4 || w.Told() != "Đã xóa kiểm tra “Chênh nhiều so với cùng kỳ”." {
		t.Errorf("%d checks, told %q", len(got), w.Told())
	}
}

func TestChecksOfAYearWithoutAPlan(t *testing.T) {
	w, s := newTestChecks(t)
	w.Scope.Year = 2030
	s.Reload()
	if s.bar.add.Reason() == "" || s.grid.Source().Len() != 0 || s.found.Text() != "" {
		t.Errorf("shows %q, %q", s.results(), s.found.Text())
	}
	s.Key(&fyne.KeyEvent{Name: fyne.KeyInsert})
	if w.Win.Canvas().Overlays().Top() != nil {
		t.Error("a check can be added without a plan")
	}
}
