package overview

import (
	"testing"

	"fyne.io/fyne/v2"

	"sothidua/data/sample/sampletest"
	"sothidua/gui/guitest"
)

// show puts the screen on a book into the window, which is as high as on an
// office PC with the bar of the sample year. The page tells what is wrong on
// itself, never in a notice.
func show(w *guitest.World, svc book) *screen {
	w.T.Helper()
	s := newScreen(w.Env, svc).(*screen)
	w.T.Cleanup(func() {
		for _, n := range w.Notices {
			w.T.Errorf("notice %q", n.Text)
		}
	})
	w.Show(s)
	w.Win.Resize(fyne.NewSize(guitest.Width, 624))
	s.FocusFirst()
	return s
}

// truth is the half-year that was computed by hand, by the target's number.
func truth(t *testing.T) (order []string, judged, percent map[string]string) {
	t.Helper()
	judged, percent = map[string]string{}, map[string]string{}
	for _, r := range sampletest.Truth(t, sampletest.HalfYear) {
		number := r["number"]
		order = append(order, number)
		judged[number], percent[number] = r["judgement"], r["percent_of_plan"]
	}
	return order, judged, percent
}
