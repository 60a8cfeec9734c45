package kit

import "fyne.io/fyne/v2"

// FirstButton returns the first button under root, in the order of the page,
// that shows and can be pressed; nil when there is none.
func FirstButton(root fyne.CanvasObject) *Button {
	b, _ := first(root, func(b *Button) bool { return !b.Disabled() })
	return b
}

// first returns the first visible object of a kind under root, in the order of
// the page, that fits.
func first[T fyne.CanvasObject](root fyne.CanvasObject, fits func(T) bool) (found T, ok bool) {
	if root == nil || !root.Visible() {
		return found, false
	}
	if o, is := root.(T); is && fits(o) {
		return o, true
	}
	if box, is := root.(*fyne.Container); is {
		for _, child := range box.Objects {
			if found, ok = first(child, fits); ok {
				return found, true
			}
		}
	}
	return found, false
}
