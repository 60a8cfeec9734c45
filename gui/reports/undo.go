package reports

import "slices"

// textChange is one cell before and after a step, as it is edited.
type textChange struct {
	key      cellKey
	old, new string
}

// step is what one Ctrl+Z takes back: one cell, or all cells of a paste.
type step []textChange

// maxSteps is how many steps back an open report remembers.
const maxSteps = 200

// undoStack remembers the steps of one report. It holds texts and not values,
// so that a cell that could not be saved comes back as it was typed.
type undoStack struct {
	done, undone []step
	pasted       int // how many steps were done with the last paste that a bar tells of; 0 for none
}

// push remembers a new step; what was undone before cannot be redone any more.
func (u *undoStack) push(s step) {
	if len(s) == 0 {
		return
	}
	u.done = append(u.done, s)
	if len(u.done) > maxSteps {
		u.done = u.done[1:]
		u.pasted = max(0, u.pasted-1)
	}
	u.undone = nil
}

// undo takes the last step and returns what to write to take it back.
func (u *undoStack) undo() (step, bool) {
	n := len(u.done)
	if n == 0 {
		return nil, false
	}
	s := u.done[n-1]
	u.done, u.undone = u.done[:n-1], append(u.undone, s)
	return s.reversed(), true
}

// redo returns the step undone last.
func (u *undoStack) redo() (step, bool) {
	n := len(u.undone)
	if n == 0 {
		return nil, false
	}
	s := u.undone[n-1]
	u.undone, u.done = u.undone[:n-1], append(u.done, s)
	return s, true
}

// pasteUndone tells once that the paste a bar tells of was taken back.
func (u *undoStack) pasteUndone() bool {
	if u.pasted == 0 || len(u.done) >= u.pasted {
		return false
	}
	u.pasted = 0
	return true
}

// forget drops the changes that led to texts which were given up: those that
// do not end in what a cell holds now, or in what a later step starts from.
func (u *undoStack) forget(text func(cellKey) string) {
	now := map[cellKey]string{}
	var kept []step
	for i := len(u.done) - 1; i >= 0; i-- {
		var left step
		for _, c := range u.done[i] {
			if _, ok := now[c.key]; !ok {
				now[c.key] = text(c.key)
			}
			if c.new == now[c.key] {
				now[c.key] = c.old
				left = append(left, c)
			}
		}
		if len(left) > 0 {
			kept = append(kept, left)
		}
	}
	slices.Reverse(kept)
	*u = undoStack{done: kept}
}

// reversed returns the step that takes s back.
func (s step) reversed() step {
	out := make(step, len(s))
	for i, c := range s {
		out[i] = textChange{key: c.key, old: c.new, new: c.old}
	}
	return out
}

// apply returns the edits of a step for cells that still hold what the step
// expects; moved counts the others, which someone changed meanwhile.
func (s step) apply(text func(cellKey) string) (edits []edit, moved int) {
	for _, c := range s {
		if text(c.key) != c.old {
			moved++
			continue
		}
		edits = append(edits, edit{c.key, c.new})
	}
	return edits, moved
}
