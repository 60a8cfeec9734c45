package plans

// FocusFirst implements kit.Focuser: the keys go through the parts of the plan.
func (s *screen) FocusFirst() { s.env.Window.Canvas().Focus(s.tree) }
