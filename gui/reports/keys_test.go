package reports

import (
	"context"
	"strings"
	"testing"

	"sothidua/gui/guitest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func TestOnlyKeysThatDoSomethingAreTold(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	w.at(s, "12a", colValue)
	wantKeys(t, s, []string{"F8", "Ctrl+L", "Ctrl+H", "Shift+F2"}, []string{"F4"})
	w.at(s, "11", colValue)
	w.Type("992\n")
	wantKeys(t, s, []string{"F8", "F4"}, nil)
	w.Press(fyne.KeyF4)
	w.at(s, "14", colValue)
	w.Type("t\n")
	w.at(s, "1b", colValue)
	w.Type("5")
	guitest.WantText(t, w.Status, "Ô này không gõ vào được")
	wantKeys(t, s, []string{"Ctrl+H"}, []string{"F4", "Ctrl+L"})
	w.at(s, "12a", colValue)
	guitest.WantText(t, w.Status, "Tự lưu khi rời ô")
	if err := w.Svc.LockPeriod(context.Background(), 2024, w.Scope.Code); err != nil {
		t.Fatal(err)
	}
	wantKeys(t, s, []string{"Ctrl+H", "Ctrl+PgDn"}, []string{"F2", "F4", "F8", "Ctrl+L"})
	s.showPage(pageFiles)
	wantKeys(t, s, []string{"Alt+mũi tên"}, []string{"Insert", "Delete", "Enter"})
	s.showPage(pageNarrative)
	wantKeys(t, s, nil, []string{"Ctrl+S"})
}

func wantKeys(t *testing.T, s *entryScreen, with, without []string) {
	t.Helper()
	for _, k := range with {
		guitest.WantText(t, s.Keys(), k)
	}
	for _, k := range without {
		if strings.Contains(s.Keys(), k) {
			t.Errorf("%s is told, and does nothing: %s", k, s.Keys())
		}
	}
}

// TestPagesOfALockedReportAreLeftWithTheKeyboard: a locked narrative takes no
// keyboard, so the window must have it.
func TestPagesOfALockedReportAreLeftWithTheKeyboard(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 1") // approved
	right := &desktop.CustomShortcut{KeyName: fyne.KeyRight, Modifier: fyne.KeyModifierAlt}
	left := &desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierAlt}
	w.Win.Canvas().Focus(s.values.grid)
	s.Shortcut(right)
	if s.page != pageNarrative || w.Win.Canvas().Focused() != nil {
		t.Fatalf("page %v, %T holds the keyboard", s.page, w.Win.Canvas().Focused())
	}
	s.Shortcut(left) // as the window does, which has the keys now
	if s.page != pageValues {
		t.Errorf("page %v, want the figures", s.page)
	}
}
