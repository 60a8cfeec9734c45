package units

import (
	"context"
	"testing"

	"sothidua/data/model"
	core "sothidua/data/service"
	"sothidua/gui/guitest"
	"sothidua/gui/kit"
)

// world is the screen in its surroundings, with the writer of workbooks.
type world struct {
	*screen
	*guitest.World
	wrote  []string
	refuse error // what writing a workbook ends with
}

// newWorld opens the screen on the sample year, or on an empty book.
func newWorld(t *testing.T, sample bool) *world {
	t.Helper()
	w := &world{}
	if sample {
		w.World = guitest.Sample(t)
	} else {
		w.World = guitest.New(t)
		if err := w.Svc.CreateBook(w.Env.Ctx, core.NewBook{Office: model.Office{Commune: "Xã Trí Yên"}, Year: 2024, Periods: []model.PeriodCode{model.H1}}); err != nil {
			t.Fatal(err)
		}
	}
	w.screen = newScreen(w.Env, w.Svc, func(_ context.Context, _ int, path string) error {
		if w.refuse != nil {
			return w.refuse
		}
		w.wrote = append(w.wrote, path)
		return nil
	})
	w.Show(w.screen)
	w.FocusFirst()
	return w
}

// choose makes the row of a unit the current one, as a click does.
func (w *world) choose(name string) {
	w.T.Helper()
	if !w.grid.SelectKey(unitKey(w.Unit(name).ID)) {
		w.T.Fatalf("the table does not show %s", name)
	}
}

// fill puts a text into a box of the form, as typing over it does.
func (w *world) fill(box *kit.TextBox, text string) {
	w.T.Helper()
	box.Focus()
	w.Type(text)
}

// history returns the last line of the history.
func (w *world) history() model.Change {
	w.T.Helper()
	all, err := w.Svc.History(context.Background(), core.HistoryFilter{Limit: 1})
	if err != nil || len(all) == 0 {
		w.T.Fatalf("history: %v, %v", all, err)
	}
	return all[0]
}
