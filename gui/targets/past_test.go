package targets

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/data/progress"
)

func newTestPast(t *testing.T) (*world, *past) {
	w := newWorld(t)
	s := newPast(w.Env, w.Svc)
	w.Show(s)
	return w, s
}

// type types a text into a cell and leaves it with Enter.
func (s *past) enter(w *world, number string, code model.PeriodCode, text string) {
	w.T.Helper()
	for i, r := range s.rows {
		if r.Target.Number != number {
			continue
		}
		for j, c := range s.sheet.Codes {
			if c != code {
				continue
			}
			w.Win.Canvas().Focus(s.grid)
			s.grid.Select(i, pastFirst+j)
			for _, r := range text {
				w.Win.Canvas().Focused().TypedRune(r)
			}
			w.Press(fyne.KeyReturn)
			return
		}
	}
	w.T.Fatalf("the page has no %s in %s", number, code)
}

// kept returns a result of the year before as the book holds it.
func (w *world) kept(unit model.ID, number string, code model.PeriodCode) string {
	w.T.Helper()
	sheet, err := w.Svc.PastSheet(context.Background(), 2024, unit)
	if err != nil {
		w.T.Fatal(err)
	}
	for _, r := range sheet.Rows {
		if r.Target.Number == number {
			return progress.FigureText(r.Target.Rule, r.Figures[code])
		}
	}
	return "not given"
}

func TestPastResultsAreTypedAndUndone(t *testing.T) {
	w, s := newTestPast(t)
	before := w.kept(0, "1d", model.H1)
	s.enter(w, "1d", model.H1, "2555,5")
	if got := w.kept(0, "1d", model.H1); got != "2.555,5" {
		t.Fatalf("the book has %q (before %q)", got, before)
	}
	s.undo()
	if got := w.kept(0, "1d", model.H1); got != before {
		t.Errorf("after undo %q, want %q", got, before)
	}
	s.redo()
	if got := w.kept(0, "1d", model.H1); got != "2.555,5" {
		t.Errorf("after redo %q", got)
	}
}

func TestPastOfTheWholeYearIsTheTargetsOwn(t *testing.T) {
	w, s := newTestPast(t)
	s.enter(w, "8", model.Y, "1,77")
	target := w.Target("8").Target
	if got := progress.FigureText(target.Rule, target.LastYear); got != "1,77" {
		t.Errorf("the target says %q", got)
	}
}

func TestPastOfAUnit(t *testing.T) {
	w, s := newTestPast(t)
	var unit model.ID
	for i, u := range s.sheet.Units {
		if u.Name == "Thôn 3" {
			unit = u.ID
			s.who.SetIndex(i + 1)
			s.chooseUnit(i + 1)
		}
	}
	if s.unit != unit || len(s.rows) == 0 {
		t.Fatalf("unit %d shows with %d rows", s.unit, len(s.rows))
	}
	commune := w.kept(0, "1c", model.H1)
	s.enter(w, "1c", model.H1, "59,5")
	if got := w.kept(unit, "1c", model.H1); got != "59,5" {
		t.Errorf("the unit has %q", got)
	}
	if got := w.kept(0, "1c", model.H1); got != commune {
		t.Errorf("the commune changed to %q", got)
	}
}

func TestPastThatCannotBeIsKeptInItsCell(t *testing.T) {
	w, s := newTestPast(t)
	before := w.kept(0, "8", model.H1)
	s.enter(w, "8", model.H1, "abc")
	if got := w.kept(0, "8", model.H1); got != before {
		t.Errorf("the book has %q", got)
	}
	if s.Unsaved() == "" || s.wrong.Hidden {
		t.Fatalf("nothing tells of the cell: %q", s.Unsaved())
	}
	saved := true
	s.Save(func(ok bool) { saved = ok })
	if row, col := s.grid.Current(); saved || s.rows[row].Target.Number != "8" || col != pastFirst {
		t.Errorf("saved %v, at %d, %d", saved, row, col)
	}
	s.Discard()
	if s.Unsaved() != "" {
		t.Errorf("still %q", s.Unsaved())
	}
}

func TestPastTakesAnExcelBlock(t *testing.T) {
	w, s := newTestPast(t)
	row := 0
	for i, r := range s.rows {
		if r.Target.Number == "1c" {
			row = i
		}
	}
	s.paste(row, pastFirst, [][]string{{"60,1", "60,9"}, {"5000", "x"}})
	if a, b := w.kept(0, "1c", model.H1), w.kept(0, "1c", model.Y); a != "60,1" || b != "60,9" {
		t.Errorf("1c has %q and %q", a, b)
	}
	if got := w.kept(0, s.rows[row+1].Target.Number, model.H1); got != "5.000" {
		t.Errorf("the second line has %q", got)
	}
	if !strings.Contains(s.Unsaved(), "1 ô sai") {
		t.Errorf("unsaved %q", s.Unsaved())
	}
}
