package kit

import (
	"time"

	"fyne.io/fyne/v2"

	"sothidua/data/vn"
)

// TextBox is a box for one line of text.
type TextBox struct {
	lineField
	OnCommit func(text string) // left, or Enter, with another text; cleaned
	OnTyping func(text string) // after 300 ms without a key
}

// NewTextBox returns an empty box.
func NewTextBox() *TextBox {
	b := &TextBox{}
	b.start(b, vn.Clean)
	b.typed = func(text string) {
		if b.OnTyping != nil {
			b.OnTyping(text)
		}
	}
	b.commit = func(text string) {
		if b.OnCommit != nil {
			b.OnCommit(text)
		}
	}
	return b
}

// Text returns the text cleaned: NFC, single spaces, none at the ends.
func (b *TextBox) Text() string { return vn.Clean(b.edit.Text()) }

// searchPause is how long nobody types before a search starts.
const searchPause = 250 * time.Millisecond

// SearchBox is a box that finds while typing.
type SearchBox struct {
	lineField
	find  func(query string)
	last  string // the last query told
	leave func() // gives the keyboard to what was searched, nil for nobody
}

// NewSearchBox returns a box that calls typed 250 ms after the last key, and at
// once on Enter and when Esc or × empties it.
func NewSearchBox(placeholder string, typed func(query string)) *SearchBox {
	b := &SearchBox{find: typed}
	b.start(b, vn.Clean)
	b.pause = searchPause
	b.edit.PlaceHolder = placeholder
	b.edit.look.lead = Icon(IconSearch, Secondary)
	b.typed, b.commit, b.keyed = b.search, b.search, b.key
	return b
}

// Hint shows the key that leads here at the right end ("Ctrl+F"), and returns
// the box.
func (b *SearchBox) Hint(key string) *SearchBox {
	hint := NewNote(key)
	b.tail, b.tailW = hint, hint.MinSize().Width/Scale()
	return b
}

// OnLeave sets what Enter, the arrow down, and Esc in an empty box do: they
// give the keyboard to what was searched. It returns the box.
func (b *SearchBox) OnLeave(to func()) *SearchBox {
	b.leave = to
	b.hooks().enter = func(bool) { to() }
	return b
}

// Text returns the query, cleaned.
func (b *SearchBox) Text() string { return vn.Clean(b.edit.Text()) }

// Clear empties the box and tells so.
func (b *SearchBox) Clear() {
	b.SetText("")
	b.search("")
}

func (b *SearchBox) search(query string) {
	b.told = query
	if query == b.last {
		return
	}
	b.last = query
	if b.find != nil {
		b.find(query)
	}
}

// key empties the box on Esc. Esc in an empty box and the arrow down leave it,
// or go to the window when nobody waits for the keyboard.
func (b *SearchBox) key(ev *fyne.KeyEvent) bool {
	switch {
	case ev.Name == fyne.KeyEscape && b.edit.Text() != "":
		b.Clear()
	case (ev.Name == fyne.KeyEscape || ev.Name == fyne.KeyDown) && b.leave != nil:
		b.finish()
		b.leave()
	default:
		return false
	}
	return true
}
