package targets

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

// pastChange is one result before and after an edit.
type pastChange struct {
	cell     pastCell
	from, to model.Figure
}

// pastStep is what one undo takes back: results of one unit, or of the commune.
type pastStep struct {
	unit model.ID
	list []pastChange
}

func (p pastStep) reversed() pastStep {
	out := pastStep{unit: p.unit, list: make([]pastChange, len(p.list))}
	for i, c := range p.list {
		out.list[i] = pastChange{cell: c.cell, from: c.to, to: c.from}
	}
	return out
}

// pastSteps holds the steps that can be undone and redone.
type pastSteps struct{ done, undone []pastStep }

func (s *past) row(row int) (service.PastRow, bool) {
	if row < 0 || row >= len(s.rows) {
		return service.PastRow{}, false
	}
	return s.rows[row], true
}

// code returns the period of a column.
func (s *past) code(col int) (model.PeriodCode, bool) {
	if i := col - pastFirst; i >= 0 && i < len(s.sheet.Codes) {
		return s.sheet.Codes[i], true
	}
	return "", false
}

func (s *past) editText(row, col int) string {
	r, ok := s.row(row)
	code, known := s.code(col)
	if !ok || !known {
		return ""
	}
	if t, ok := s.typed[pastCell{r.Target.ID, code}]; ok {
		return t.text
	}
	if r.Figures[code].Missing() {
		return ""
	}
	return progress.FigureText(r.Target.Rule, r.Figures[code])
}

func (s *past) choices(row, _ int) []string {
	r, ok := s.row(row)
	if !ok || r.Target.Rule.Comparator.Numeric() {
		return nil
	}
	var out []string
	for _, c := range progress.Choices(r.Target.Rule) {
		out = append(out, progress.ChoiceLabel(r.Target.Rule, c))
	}
	return out
}

// read reads one text for one cell; what cannot be read stays in the cell with
// its reason and gives no change.
func (s *past) read(row, col int, text string) []pastChange {
	r, ok := s.row(row)
	code, known := s.code(col)
	if !ok || !known {
		return nil
	}
	at := pastCell{r.Target.ID, code}
	f, err := progress.ParseFigure(r.Target.Rule, text)
	if err == nil {
		err = progress.CheckLastYear(r.Target, f)
	}
	if err != nil {
		s.typed[at] = typedCell{text, model.Message(err)}
		return nil
	}
	delete(s.typed, at)
	if f.Equal(r.Figures[code]) {
		return nil
	}
	s.typed[at] = typedCell{text: text}
	return []pastChange{{cell: at, from: r.Figures[code], to: f}}
}

func (s *past) commit(row, col int, text string) {
	s.write(s.read(row, col, text))
}

// paste lays an Excel block over the cells as one step.
func (s *past) paste(row, col int, cells [][]string) {
	var list []pastChange
	over := 0
	for i, line := range cells {
		if row+i >= len(s.rows) {
			over++
			continue
		}
		for j, text := range line {
			list = append(list, s.read(row+i, col+j, text)...)
		}
	}
	if over > 0 {
		s.env.Notify(kit.Notice{Kind: kit.NoticeInfo, Text: fmt.Sprintf("%d dòng dán nằm ngoài bảng, không ghi.", over)})
	}
	s.write(list)
}

// clear takes results away; Ctrl+Z brings them back.
func (s *past) clear(rows, cols [2]int) {
	var list []pastChange
	for row := rows[0]; row <= rows[1]; row++ {
		for col := cols[0]; col <= cols[1]; col++ {
			list = append(list, s.read(row, col, "")...)
		}
	}
	s.write(list)
}

// write saves the changes as one step.
func (s *past) write(list []pastChange) {
	s.show()
	if len(list) == 0 {
		return
	}
	step := pastStep{unit: s.unit, list: list}
	s.put(step, func() {
		s.steps.done, s.steps.undone = append(s.steps.done, step), nil
	})
}

// put brings a step into the book; then is called once it is there.
func (s *past) put(step pastStep, then func()) {
	edits := make([]service.PastEdit, len(step.list))
	for i, c := range step.list {
		edits[i] = service.PastEdit{TargetID: c.cell.target, UnitID: step.unit, Code: c.cell.code, Figure: c.to}
	}
	kit.Do(s.env, func(ctx context.Context) error { return s.book.SavePast(ctx, edits) }, func(err error) {
		if err != nil {
			for _, c := range step.list {
				if t, ok := s.typed[c.cell]; ok {
					s.typed[c.cell] = typedCell{t.text, model.Message(err)}
				}
			}
			s.env.Fail(err)
			s.show()
			return
		}
		then()
		if step.unit != s.unit {
			s.unit = step.unit
		}
		s.Reload()
	})
}

func (s *past) undo() {
	if s.Unsaved() != "" {
		s.Discard()
		return
	}
	n := len(s.steps.done)
	if n == 0 {
		s.env.Status("Không còn thay đổi nào để hoàn tác.")
		return
	}
	step := s.steps.done[n-1]
	s.put(step.reversed(), func() {
		s.steps.done, s.steps.undone = s.steps.done[:n-1], append(s.steps.undone, step)
	})
}

func (s *past) redo() {
	n := len(s.steps.undone)
	if n == 0 {
		s.env.Status("Không còn thay đổi nào để làm lại.")
		return
	}
	step := s.steps.undone[n-1]
	s.put(step, func() {
		s.steps.undone, s.steps.done = s.steps.undone[:n-1], append(s.steps.done, step)
	})
}

// nextWrong goes to the next refused cell, from the top again after the last.
func (s *past) nextWrong(row, col int) {
	cols := len(s.sheet.Codes)
	total := len(s.rows) * cols
	at := max(row, 0)*cols + max(col-pastFirst, -1)
	for i := 1; i <= total; i++ {
		next := (at + i) % total
		r, c := next/cols, next%cols
		if s.typed[pastCell{s.rows[r].Target.ID, s.sheet.Codes[c]}].reason != "" {
			s.grid.Select(r, pastFirst+c)
			return
		}
	}
}

// Key implements kit.Keyer.
func (s *past) Key(ev *fyne.KeyEvent) bool {
	switch {
	case ev.Name == fyne.KeyF8 && len(s.rows) > 0:
		s.nextWrong(s.grid.Current())
	case ev.Name == fyne.KeyEscape && s.Unsaved() != "":
		s.Discard()
	default:
		return false
	}
	return true
}

// Unsaved implements kit.Saver: cells that were refused are not in the book.
func (s *past) Unsaved() string {
	n := 0
	for _, t := range s.typed {
		if t.reason != "" {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("Có %d ô sai chưa lưu", n)
}

// Save implements kit.Saver: every good cell is saved already, a refused one
// gets the keyboard.
func (s *past) Save(done func(saved bool)) {
	s.grid.FinishEdit()
	if s.Unsaved() == "" {
		done(true)
		return
	}
	s.nextWrong(0, pastFirst-1)
	done(false)
}

// Discard implements kit.Saver.
func (s *past) Discard() {
	clear(s.typed)
	s.show()
}
