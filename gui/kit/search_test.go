package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"
)

func TestSearchBoxGivesTheKeyboardBack(t *testing.T) {
	var got []string
	box := NewSearchBox("Tìm trên trang", func(q string) { got = append(got, q) })
	var clock fakeClock
	box.typing.wait = clock.wait
	found := NewTextBox()
	box.OnLeave(found.Focus)
	w := showIn(t, column(box, found), 300, 100)
	k := typist{w.Canvas()}
	for _, tt := range []struct {
		typed string
		keys  []fyne.KeyName
		stays bool
	}{
		{"hộ nghèo", []fyne.KeyName{fyne.KeyReturn}, false},
		{"thôn", []fyne.KeyName{fyne.KeyDown}, false},
		{"lúa", []fyne.KeyName{fyne.KeyEscape}, true},
		{"lúa", []fyne.KeyName{fyne.KeyEscape, fyne.KeyEscape}, false},
	} {
		box.Focus()
		k.text(tt.typed)
		k.key(tt.keys...)
		if w.Canvas().Focused() == fyne.Focusable(found.edit) == tt.stays {
			t.Errorf("%q and %v: the keyboard is on %T", tt.typed, tt.keys, w.Canvas().Focused())
		}
	}
	if diff := cmp.Diff([]string{"hộ nghèo", "thôn", ""}, got); diff != "" {
		t.Errorf("searches (-want +got):\n%s", diff)
	}
}
