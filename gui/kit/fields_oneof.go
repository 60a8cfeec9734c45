package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// oneOf is what Radio and Select have in common: items of which one is chosen.
type oneOf struct {
	widget.BaseWidget
	fieldHooks
	items  []string
	index  int // -1: nothing chosen
	given  int // what the program chose last
	picked func(i int)
	keys   modifierTracker
	look   boxLook
}

// Index returns the chosen item, -1 for none.
func (o *oneOf) Index() int { return o.index }

// SetIndex chooses an item without telling anyone; outside the list: none.
func (o *oneOf) SetIndex(i int) {
	if i < 0 || i >= len(o.items) {
		i = -1
	}
	o.index, o.given, o.look.unsaved = i, i, false
	o.say("", "")
	o.Refresh()
}

// Disabled tells whether nothing can be chosen.
func (o *oneOf) Disabled() bool { return o.look.disabled }

// SetWrong implements Control.
func (o *oneOf) SetWrong(wrong bool) { o.look.wrong = wrong; o.Refresh() }

func (o *oneOf) differs() bool         { return o.index != o.given }
func (o *oneOf) keep()                 { o.given = o.index }
func (o *oneOf) unavailable() bool     { return o.look.disabled }
func (o *oneOf) showUnsaved(mark bool) { o.look.unsaved = mark; o.Refresh() }

// choose takes what the user chose.
func (o *oneOf) choose(i int) {
	if i < 0 || i >= len(o.items) || i == o.index || o.look.disabled {
		return
	}
	o.index = i
	o.say("", "")
	o.Refresh()
	call(o.changed)
	if o.picked != nil {
		o.picked(i)
	}
}

// AcceptsTab implements fyne.Tabbable.
func (o *oneOf) AcceptsTab() bool { return true }

// FocusGained implements fyne.Focusable.
func (o *oneOf) FocusGained() { o.look.focused = true; o.Refresh(); call(o.reached) }

// FocusLost implements fyne.Focusable.
func (o *oneOf) FocusLost() { o.look.focused = false; o.Refresh() }

// KeyDown implements desktop.Keyable.
func (o *oneOf) KeyDown(ev *fyne.KeyEvent) { o.keys.down(ev) }

// KeyUp implements desktop.Keyable.
func (o *oneOf) KeyUp(ev *fyne.KeyEvent) { o.keys.up(ev) }
