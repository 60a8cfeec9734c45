package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// newLine shows an editor that has the focus.
func newLine(t *testing.T) (*LineEdit, typist) {
	t.Helper()
	e := NewLineEdit()
	w := showIn(t, column(e), 300, 60)
	w.Canvas().Focus(e)
	return e, typist{w.Canvas()}
}

func TestLineEditTakesUniKeyBursts(t *testing.T) {
	for _, tt := range []struct {
		name  string
		steps []string
		want  string
	}{
		{"Telex in steps", []string{"tie", "<ê", "ng", "<<<ếng"}, "tiếng"},
		{"Telex word", []string{"d", "<đ", "uong", "<<<<ương", "<<<ờng"}, "đường"},
		{"VNI types digits", []string{"Vie6", "<<ê", "t5", "<<<ệt"}, "Việt"},
		{"capital", []string{"D", "<Đ", "o", "<ô", "i", "<<ội"}, "Đội"},
		{"decomposed letters stay until the box is left", []string{"e\u0302\u0301"}, "e\u0302\u0301"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e, k := newLine(t)
			k.uniKey(tt.steps...)
			if e.Text() != tt.want {
				t.Errorf("text %q, want %q", e.Text(), tt.want)
			}
		})
	}
}

func TestLineEditIgnoresSpuriousKeysOfInputMethods(t *testing.T) {
	e, k := newLine(t)
	k.c.SetOnTypedKey(func(ev *fyne.KeyEvent) { t.Errorf("key %s reached the window", ev.Name) })
	// A capital injected by an input method can come with the code of F7 to
	// F10, a digit with that of a modifier.
	k.key(fyne.KeyF7, fyne.KeyF8, fyne.KeyF10, desktop.KeyAltLeft, desktop.KeyShiftRight)
	k.text("A")
	if e.Text() != "A" {
		t.Errorf("text %q, want A", e.Text())
	}
}

// TestLineEditLetsF6Go: no letter arrives with the code of F6, which leads on
// from a field to the next part of the page.
func TestLineEditLetsF6Go(t *testing.T) {
	_, k := newLine(t)
	var got []fyne.KeyName
	k.c.SetOnTypedKey(func(ev *fyne.KeyEvent) { got = append(got, ev.Name) })
	k.key(fyne.KeyF6, fyne.KeyF9)
	if len(got) != 1 || got[0] != fyne.KeyF6 {
		t.Errorf("the window has %v, want F6", got)
	}
}

func TestLineEditMovesAndSelects(t *testing.T) {
	e, k := newLine(t)
	e.SetText("Khối thôn xóm")
	k.key(fyne.KeyHome, fyne.KeyRight)
	k.shift(fyne.KeyRight, fyne.KeyRight)
	if got := e.SelectedText(); got != "hố" {
		t.Errorf("selected %q, want hố", got)
	}
	k.text("a")
	if e.Text() != "Kai thôn xóm" {
		t.Errorf("typing over a selection gives %q", e.Text())
	}
	k.shortcut(fyne.KeyModifierControl, fyne.KeyRight)
	k.shortcut(fyne.KeyModifierControl|fyne.KeyModifierShift, fyne.KeyRight)
	if got := e.SelectedText(); got != "thôn " {
		t.Errorf("Ctrl+Shift+→ selects %q, want the word", got)
	}
	k.key(fyne.KeyLeft)
	k.text("|")
	if e.Text() != "Kai |thôn xóm" {
		t.Errorf("← leaves the selection at its start: %q", e.Text())
	}
	k.key(fyne.KeyEnd)
	k.shortcut(fyne.KeyModifierControl, fyne.KeyBackspace)
	if e.Text() != "Kai |thôn " {
		t.Errorf("Ctrl+Backspace leaves %q", e.Text())
	}
	k.key(fyne.KeyHome, fyne.KeyDelete)
	k.shift(fyne.KeyEnd)
	if got := e.SelectedText(); got != "ai |thôn " {
		t.Errorf("Shift+End selects %q", got)
	}
}

func TestLineEditUndoesWholeWords(t *testing.T) {
	e, k := newLine(t)
	k.uniKey("tie", "<ê", "ng", "<<<ếng")
	k.paste(" Việt")
	k.send(&fyne.ShortcutUndo{})
	if e.Text() != "tiếng" {
		t.Errorf("undoing the paste gives %q", e.Text())
	}
	k.send(&fyne.ShortcutUndo{})
	if e.Text() != "" {
		t.Errorf("undoing the word gives %q, want no half word", e.Text())
	}
	k.send(&fyne.ShortcutRedo{})
	k.send(&fyne.ShortcutRedo{})
	if e.Text() != "tiếng Việt" {
		t.Errorf("redo gives %q", e.Text())
	}
}

func TestLineEditPastesOneCleanLine(t *testing.T) {
	for _, tt := range []struct{ clip, want string }{
		{"1.234,5\r\n", "1.234,5"},
		{"Thôn 3\tKhối thôn\r\n", "Thôn 3 Khối thôn"},
		{"a\u00A0b\u200Bc", "a bc"},
		{"hai\ndòng", "hai dòng"},
	} {
		e, k := newLine(t)
		k.paste(tt.clip)
		if e.Text() != tt.want {
			t.Errorf("pasting %q gives %q, want %q", tt.clip, e.Text(), tt.want)
		}
	}
}

func TestLineEditCutsAndCopies(t *testing.T) {
	e, k := newLine(t)
	e.SetText("Tấn")
	k.send(&fyne.ShortcutSelectAll{})
	if got := k.copy(); got != "Tấn" {
		t.Errorf("copied %q", got)
	}
	clip := test.NewClipboard()
	k.send(&fyne.ShortcutCut{Clipboard: clip})
	if e.Text() != "" || clip.Content() != "Tấn" {
		t.Errorf("cutting leaves %q and copies %q", e.Text(), clip.Content())
	}
}

func TestLineEditSendsTheWindowItsKeys(t *testing.T) {
	_, k := newLine(t)
	var keys []fyne.KeyName
	k.c.SetOnTypedKey(func(ev *fyne.KeyEvent) { keys = append(keys, ev.Name) })
	k.key(fyne.KeyEscape, fyne.KeyF1, fyne.KeyReturn, fyne.KeyDelete)
	if len(keys) != 2 || keys[0] != fyne.KeyEscape || keys[1] != fyne.KeyF1 {
		t.Errorf("the window got %v, want Escape and F1", keys)
	}
}

func TestLineEditFollowsTheMouse(t *testing.T) {
	e, k := newLine(t)
	e.SetText("Thôn 3 Trí Yên")
	press(e, 10, 15)
	k.text("x")
	if e.Text() != "xThôn 3 Trí Yên" {
		t.Errorf("a click at the left end types into %q", e.Text())
	}
	press(e, 290, 15)
	k.text("y")
	if e.Text() != "xThôn 3 Trí Yêny" {
		t.Errorf("a click behind the text types into %q", e.Text())
	}
	press(e, 12+e.widthTo(8), 15)
	e.DoubleTapped(&fyne.PointEvent{})
	if got := e.SelectedText(); got != "Trí" {
		t.Errorf("a double click selects %q, want the word Trí", got)
	}
}

func TestLineEditLockedCanOnlyBeCopied(t *testing.T) {
	e, k := newLine(t)
	e.SetText("1,52")
	e.Disable()
	press(e, 20, 15)
	k.send(&fyne.ShortcutSelectAll{})
	k.text("9")
	k.key(fyne.KeyBackspace, fyne.KeyDelete)
	k.paste("7")
	k.send(&fyne.ShortcutCut{Clipboard: test.NewClipboard()})
	if e.Text() != "1,52" {
		t.Errorf("a locked text became %q", e.Text())
	}
	if got := k.copy(); got != "1,52" {
		t.Errorf("copied %q, want the locked text", got)
	}
}

func TestLineEditScrollsALongText(t *testing.T) {
	e, k := newLine(t)
	for range 20 {
		k.text("rất dài ")
	}
	caret := e.textLeft() + e.widthTo(e.st.caret)
	if caret < 0 || caret > e.Size().Width {
		t.Errorf("the caret stands at %g of %g pixels", caret, e.Size().Width)
	}
	k.key(fyne.KeyHome)
	if left := e.textLeft(); left < 0 {
		t.Errorf("Home leaves the text at %g", left)
	}
}
