package kit

import (
	"context"
	"strings"
	"testing"
	"time"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// showIn puts an object into a window of the size under the program's theme.
func showIn(t testing.TB, o fyne.CanvasObject, w, h float32) fyne.Window {
	t.Helper()
	t.Setenv("LC_ALL", "vi_VN.UTF-8")
	a := test.NewTempApp(t)
	a.Settings().SetTheme(Theme(1))
	if err := UseVietnamese(); err != nil {
		t.Fatal(err)
	}
	win := test.NewTempWindow(t, o)
	win.SetPadded(false)
	win.Resize(fyne.NewSize(w, h))
	return win
}

// column stacks objects so that Tab meets them in this order.
func column(objects ...fyne.CanvasObject) fyne.CanvasObject { return container.NewVBox(objects...) }

// testEnv is an Env whose background work runs at once.
func testEnv(w fyne.Window) Env {
	return Env{Ctx: context.Background(), Window: w, Run: func(f func()) { f() }}
}

// typist sends keys to what holds the focus, as a real window does.
type typist struct{ c fyne.Canvas }

// key presses keys one after another.
func (k typist) key(names ...fyne.KeyName) {
	for _, name := range names {
		ev := &fyne.KeyEvent{Name: name}
		if f := k.c.Focused(); f != nil {
			f.TypedKey(ev)
		} else if f := k.c.OnTypedKey(); f != nil {
			f(ev)
		}
	}
}

// shift presses keys while Shift is held.
func (k typist) shift(names ...fyne.KeyName) {
	for _, name := range names {
		k.held(true)
		k.key(name)
		k.held(false)
	}
}

func (k typist) held(down bool) {
	f, ok := k.c.Focused().(desktop.Keyable)
	if !ok {
		return
	}
	if down {
		f.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	} else {
		f.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	}
}

// text types letters; those of an ordinary key come with their key event, the
// others as input methods send them.
func (k typist) text(s string) {
	for _, r := range s {
		if r < unicode.MaxASCII {
			name := fyne.KeyName(strings.ToUpper(string(r)))
			if r == ' ' {
				name = fyne.KeySpace
			}
			k.key(name)
		}
		if f := k.c.Focused(); f != nil {
			f.TypedRune(r)
		}
	}
}

// uniKey types a word the way UniKey does: letters, then in one burst as many
// Backspaces as it takes back and the letters that replace them.
func (k typist) uniKey(steps ...string) {
	for _, s := range steps {
		for strings.HasPrefix(s, "<") {
			k.key(fyne.KeyBackspace)
			s = s[1:]
		}
		k.text(s)
	}
}

// shortcut presses a key with modifiers.
func (k typist) shortcut(mod fyne.KeyModifier, name fyne.KeyName) {
	k.send(&desktop.CustomShortcut{KeyName: name, Modifier: mod})
}

func (k typist) send(s fyne.Shortcut) {
	if f, ok := k.c.Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(s)
	} else if c, ok := k.c.(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

func (k typist) copy() string {
	clip := test.NewClipboard()
	k.send(&fyne.ShortcutCopy{Clipboard: clip})
	return clip.Content()
}

func (k typist) paste(s string) {
	clip := test.NewClipboard()
	clip.SetContent(s)
	k.send(&fyne.ShortcutPaste{Clipboard: clip})
}

// press clicks the left button at a place of a widget.
func press(o interface {
	desktop.Mouseable
}, x, y float32) {
	ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	ev.Position = fyne.NewPos(x, y)
	o.MouseDown(ev)
	o.MouseUp(ev)
}

// testRenderer returns the renderer a widget is drawn with.
func testRenderer(w fyne.Widget) fyne.WidgetRenderer { return test.WidgetRenderer(w) }

// find returns the objects of a type inside an object.
func find[T fyne.CanvasObject](o fyne.CanvasObject) []T {
	var out []T
	if hit, ok := o.(T); ok {
		out = append(out, hit)
	}
	var inside []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		inside = o.Objects
	case fyne.Widget:
		inside = test.WidgetRenderer(o).Objects()
	}
	for _, child := range inside {
		out = append(out, find[T](child)...)
	}
	return out
}

// fakeClock is a clock for one debounce.
type fakeClock struct {
	left time.Duration
	do   func()
}

func (c *fakeClock) wait(d time.Duration, f func()) (stop func()) {
	c.left, c.do = d, f
	return func() { c.do = nil }
}

// pass lets time go by.
func (c *fakeClock) pass(d time.Duration) {
	c.left -= d
	if f := c.do; f != nil && c.left <= 0 {
		c.do = nil
		f()
	}
}
