package targets

import (
	"testing"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/gui/guitest"
	"sothidua/gui/kit"
)

// world is the surroundings of the pages of targets.
type world struct{ *guitest.World }

// newWorld opens the sample year.
func newWorld(t *testing.T) *world {
	t.Helper()
	return &world{guitest.Sample(t)}
}

// sheet returns who has a target.
func (w *world) sheet(number string) service.AllocationSheet {
	w.T.Helper()
	sheet, err := w.Svc.AllocationSheet(w.Env.Ctx, w.Scope.Year, w.Target(number).Target.ID)
	if err != nil {
		w.T.Fatal(err)
	}
	return sheet
}

// pick chooses an item of a list by the keyboard.
func (w *world) pick(s *kit.Select, label string) {
	w.T.Helper()
	s.Focus()
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	for range s.Items() {
		if s.Text() == label {
			return
		}
		s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	if s.Text() != label {
		w.T.Fatalf("the list has no %q: %q", label, s.Items())
	}
}

// wantNumber fails unless a number of the book is want ("" for missing).
func wantNumber(t *testing.T, what string, got model.Number, want string) {
	t.Helper()
	if model.Plain(got) != want {
		t.Errorf("%s is %q, want %q", what, model.Plain(got), want)
	}
}
