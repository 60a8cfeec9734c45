package guitest

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

// Asked tells whether a dialog is open.
func (w *World) Asked() bool { return w.Win.Canvas().Overlays().Top() != nil }

// Says tells whether a text shows on the page, or in the dialog over it.
func (w *World) Says(text string) bool {
	for _, o := range test.LaidOutObjects(w.top()) {
		if x, ok := o.(*kit.Text); ok && x.Text() == text {
			return true
		}
	}
	return false
}

// Notice returns the last notice; there must be one.
func (w *World) Notice() kit.Notice {
	w.T.Helper()
	if len(w.Notices) == 0 {
		w.T.Fatal("nothing was told")
	}
	return w.Notices[len(w.Notices)-1]
}

// Told returns the text of the last notice, "" when nothing was told.
func (w *World) Told() string {
	if len(w.Notices) == 0 {
		return ""
	}
	return w.Notice().Text
}

// Went returns the place gone to since the last call; there must be one only.
func (w *World) Went() kit.Place {
	w.T.Helper()
	if len(w.Places) != 1 {
		w.T.Fatalf("went to %v, want one place", w.Places)
	}
	p := w.Places[0]
	w.Places = nil
	return p
}

// Unit returns a unit of the year by its name.
func (w *World) Unit(name string) model.Unit {
	w.T.Helper()
	units, err := w.Svc.Units(w.Env.Ctx, w.Scope.Year)
	if err != nil {
		w.T.Fatal(err)
	}
	for _, u := range units {
		if u.Name == name {
			return u
		}
	}
	w.T.Fatalf("the book has no unit %q", name)
	return model.Unit{}
}

// Target returns a target of the year by its number.
func (w *World) Target(number string) service.TargetRow {
	w.T.Helper()
	rows, err := w.Svc.Targets(w.Env.Ctx, w.Scope.Year)
	if err != nil {
		w.T.Fatal(err)
	}
	for _, r := range rows {
		if r.Target.Number == number {
			return r
		}
	}
	w.T.Fatalf("the book has no target %s", number)
	return service.TargetRow{}
}

// Stored returns what the book holds of a unit's report for one target.
func (w *World) Stored(unit, number string) service.EntryRow {
	w.T.Helper()
	e, err := w.Svc.Entry(w.Env.Ctx, w.Unit(unit).ID, w.Scope.Year, w.Scope.Code)
	if err != nil {
		w.T.Fatal(err)
	}
	for _, r := range e.Rows {
		if r.Row.Target.Number == number {
			return r
		}
	}
	w.T.Fatalf("%s does not report target %s", unit, number)
	return service.EntryRow{}
}

// WantText fails unless got holds want.
func WantText(t *testing.T, got, want string) {
	t.Helper()
	if !strings.Contains(got, want) {
		t.Errorf("got %q, want it to hold %q", got, want)
	}
}
