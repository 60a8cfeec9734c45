package targets

// FocusFirst implements kit.Focuser: the keys go through the list.
func (s *list) FocusFirst() { s.env.Window.Canvas().Focus(s.grid) }

// FocusFirst implements kit.Focuser: the keys go through the targets, and Enter
// leads into the units of one.
func (s *allocation) FocusFirst() { s.env.Window.Canvas().Focus(s.ui.leaves) }

// FocusFirst implements kit.Focuser.
func (s *checks) FocusFirst() { s.env.Window.Canvas().Focus(s.grid) }

// FocusFirst implements kit.Focuser: to the words that are pasted, later to
// what was read out of them.
func (s *reading) FocusFirst() {
	if s.found.Visible() {
		s.env.Window.Canvas().Focus(s.grid)
		return
	}
	s.text.Focus()
}
