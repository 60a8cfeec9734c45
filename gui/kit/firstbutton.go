package kit

import "fyne.io/fyne/v2"

// FirstButton returns the first button under root, in the order of the page,
// that shows and can be pressed; nil when there is none.
func FirstButton(root fyne.CanvasObject) *Button {
	if root == nil || !root.Visible() {
		return nil
	}
	switch o := root.(type) {
	case *Button:
		if !o.Disabled() {
			return o
		}
	case *fyne.Container:
		for _, child := range o.Objects {
			if b := FirstButton(child); b != nil {
				return b
			}
		}
	}
	return nil
}
