package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Control is something a Field puts a label on. SetWrong draws the red frame
// of a value that is refused, or takes it away.
type Control interface {
	fyne.CanvasObject
	SetWrong(bool)
}

// formControl is what a Form needs of a Control; every control of the kit has it.
type formControl interface {
	Control
	target() fyne.Focusable // what gets the keyboard
	hooks() *fieldHooks
	differs() bool     // holds something else than it was given
	keep()             // takes the present content as given
	showUnsaved(bool)  // paints the ground of unsaved content, or not
	unavailable() bool // locked
}

// fieldHooks are who a control tells of what the user does. Nil ones are not told.
type fieldHooks struct {
	changed func()                   // the content changed, also while typing
	enter   func(back bool)          // Enter, or Shift+Enter
	reached func()                   // the control got the keyboard
	tell    func(remark, bad string) // what the content is read as, why it is refused
}

func (h *fieldHooks) hooks() *fieldHooks { return h }

// advance answers Enter inside a Form and tells whether there is one.
func (h *fieldHooks) advance(back bool) bool {
	if h.enter == nil {
		return false
	}
	h.enter(back)
	return true
}

func (h *fieldHooks) say(remark, bad string) {
	if h.tell != nil {
		h.tell(remark, bad)
	}
}

// debounce runs a function when nothing called it again for a while. The zero
// value is ready.
type debounce struct {
	wait func(time.Duration, func()) (stop func()) // nil: after
	stop func()
	do   func()
}

func (b *debounce) later(d time.Duration, f func()) {
	b.cancel()
	b.do = f
	wait := b.wait
	if wait == nil {
		wait = after
	}
	b.stop = wait(d, b.flush)
}

// flush runs what waits at once.
func (b *debounce) flush() {
	f := b.do
	b.cancel()
	call(f)
}

func (b *debounce) cancel() {
	call(b.stop)
	b.stop, b.do = nil, nil
}

// tapIcon is a small picture to click on inside a field. It takes no focus: the
// keyboard has its own way to do the same.
type tapIcon struct {
	widget.BaseWidget
	icon   IconName
	size   float32
	tapped func()
}

func newTapIcon(icon IconName, size float32, tapped func()) *tapIcon {
	t := &tapIcon{icon: icon, size: size, tapped: tapped}
	t.ExtendBaseWidget(t)
	return t
}

// Tapped implements fyne.Tappable.
func (t *tapIcon) Tapped(*fyne.PointEvent) { call(t.tapped) }

// Cursor implements desktop.Cursorable.
func (t *tapIcon) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (t *tapIcon) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(NewIcon(t.icon, Secondary, t.size))
}
