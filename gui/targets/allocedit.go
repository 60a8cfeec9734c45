package targets

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// commit answers a cell that was left: what cannot be read stays with its
// reason, the rest is saved.
func (s *allocation) commit(row, col int, text string) {
	if row < 0 || row >= len(s.m.rows) {
		return
	}
	r := s.m.rows[row]
	c := change{unit: r.Unit.ID, from: shareOf(r), to: shareOf(r)}
	if err := s.m.put(&c.to, col, text); err != nil {
		s.refuse(cellRef{r.Unit.ID, col}, text, err)
		return
	}
	delete(s.typed, cellRef{r.Unit.ID, col})
	list := changed([]change{c})
	if len(list) == 0 {
		s.showMatrix()
		s.status()
		return
	}
	s.typed[cellRef{r.Unit.ID, col}] = typedCell{text: text}
	s.write(step{s.current, "sửa " + r.Unit.Name, list}, func(err error) {
		if err != nil {
			s.refuse(cellRef{r.Unit.ID, col}, text, err)
		}
	})
}

// refuse keeps what was typed in its cell and says why it is not in the book.
func (s *allocation) refuse(at cellRef, text string, err error) {
	s.typed[at] = typedCell{text, model.Message(err)}
	s.showMatrix()
	s.status()
}

// write brings a step into the book, notes it for undo and tells then how it
// went.
func (s *allocation) write(st step, then func(error)) {
	s.put(st, func(done []change, err error) {
		s.steps.add(step{st.target, st.what, done})
		then(err)
	})
}

// failed shows an error that no cell is at fault for.
func (s *allocation) failed(err error) {
	if err != nil {
		s.env.Fail(err)
	}
}

// put writes the changes of a step in the background.
func (s *allocation) put(st step, done func(written []change, err error)) {
	s.showMatrix()
	var written []change
	kit.Do(s.env, func(ctx context.Context) (err error) {
		written, err = write(ctx, s.book, st.target, st.list)
		return err
	}, func(err error) {
		if err != nil {
			s.forgetSaving()
		}
		done(written, err)
		s.showMatrix()
		s.status()
	})
}

// forgetSaving drops the cells that were being saved: the book shows what it
// holds.
func (s *allocation) forgetSaving() {
	for ref, t := range s.typed {
		if t.reason == "" {
			delete(s.typed, ref)
		}
	}
}

// fill hands the plan out as one step, with a way back.
func (s *allocation) fill(f fill) {
	list, err := s.m.fill(f)
	if err != nil {
		s.failed(err)
		return
	}
	given := list
	if f != fillRest { // the whole plan anew: every unit that has the target gets its part
		given = s.forgetAssigned()
	}
	if len(list) == 0 {
		s.showMatrix()
		s.env.Notify(kit.Notice{Kind: kit.NoticeInfo, Text: "Các đơn vị đã được giao đúng như vậy."})
		return
	}
	what := map[fill]string{fillRest: "giao phần còn lại", fillEqual: "chia đều", fillBasis: "chia theo " + measureName(s.m.basis)}[f]
	s.told(step{s.current, what, list}, fmt.Sprintf("Đã %s chỉ tiêu %s cho %s.", what, s.m.sheet.Target.Number, s.m.countUnits(given)))
}

// forgetAssigned drops what was typed as assignments and could not be read, and
// returns the units that have the target.
func (s *allocation) forgetAssigned() []change {
	var out []change
	for _, r := range s.m.rows {
		delete(s.typed, cellRef{r.Unit.ID, colAssigned})
		if r.Assigned && !r.Closed {
			out = append(out, change{unit: r.Unit.ID})
		}
	}
	return out
}

// told writes a step and says so in the bar, with a link to undo it.
func (s *allocation) told(st step, text string) {
	s.write(st, func(err error) {
		if err != nil {
			s.failed(err)
			return
		}
		s.env.Done(text, kit.Action{Label: "Hoàn tác", Do: s.undo})
	})
}

// undo takes the last step back, redo does it again; a step that the book
// refuses stays where it was.
func (s *allocation) undo() {
	s.again(s.steps.undo, s.steps.redo, "Không còn thay đổi nào để hoàn tác.")
}

func (s *allocation) redo() {
	s.again(s.steps.redo, s.steps.undo, "Không còn thay đổi nào để làm lại.")
}

func (s *allocation) again(take, back func() (step, bool), none string) {
	if s.Unsaved() != "" {
		s.Discard()
		return
	}
	st, ok := take()
	if !ok {
		s.env.Status(none)
		return
	}
	s.put(st, func(_ []change, err error) {
		if err != nil {
			back()
			s.failed(err)
			return
		}
		if st.target != s.current {
			s.GoTo(kit.Place{Target: st.target})
		}
	})
}

// toggle ticks “việc khó” of a unit.
func (s *allocation) toggle(row, col int) {
	if col != colHard || row < 0 || row >= len(s.m.rows) {
		return
	}
	r := s.m.rows[row]
	to := shareOf(r)
	to.hard = !to.hard
	s.write(step{s.current, "việc khó của " + r.Unit.Name, []change{{unit: r.Unit.ID, from: shareOf(r), to: to}}}, s.failed)
}

// paste lays an Excel block over the matrix as one step; cells that cannot be
// read stay red with their reasons.
func (s *allocation) paste(row, col int, cells [][]string) {
	list, bad, over := s.m.paste(row, col, cells)
	for ref, t := range bad {
		s.typed[ref] = t
	}
	if over > 0 {
		s.env.Notify(kit.Notice{Kind: kit.NoticeInfo, Text: fmt.Sprintf("%d dòng dán nằm ngoài bảng, không ghi.", over)})
	}
	if len(list) == 0 {
		s.showMatrix()
		s.status()
		return
	}
	s.write(step{s.current, "dán " + s.m.countUnits(list), list}, s.failed)
}

// clear answers Delete: registrations are emptied, and assignments taken back,
// after asking.
func (s *allocation) clear(rows, cols [2]int) {
	covers := func(col int) bool { return cols[0] <= col && col <= cols[1] }
	var list []change
	taken := 0
	for i := rows[0]; i <= rows[1] && i < len(s.m.rows); i++ {
		r := s.m.rows[i]
		c := change{unit: r.Unit.ID, from: shareOf(r), to: shareOf(r)}
		if covers(colRegistered) {
			c.to.own = model.Figure{}
		}
		if covers(colAssigned) && r.Assigned {
			c.to.assigned, c.to.plan = false, model.Figure{}
			taken++
		}
		delete(s.typed, cellRef{r.Unit.ID, colAssigned})
		delete(s.typed, cellRef{r.Unit.ID, colRegistered})
		list = append(list, c)
	}
	list = changed(list)
	s.showMatrix()
	s.status()
	if len(list) == 0 {
		return
	}
	who := s.m.countUnits(list)
	title, text, yes := "Xóa đăng ký", fmt.Sprintf("Xóa đăng ký chỉ tiêu %s của %s?", s.m.sheet.Target.Number, who), "Xóa đăng ký"
	if taken > 0 {
		title, yes = "Bỏ giao chỉ tiêu "+s.m.sheet.Target.Number, "Bỏ giao"
		text = fmt.Sprintf("Bỏ giao chỉ tiêu %s cho %s? Đơn vị không phải báo chỉ tiêu này nữa.", s.m.sheet.Target.Number, who)
	}
	st := step{s.current, vn.Lower(title) + " của " + who, list}
	kit.Confirm(s.env.Window, title, text, yes, true, func() {
		s.told(st, fmt.Sprintf("Đã %s của %s.", vn.Lower(yes), who))
	})
}

// chooseUnits asks for more units to hand the target to.
func (s *allocation) chooseUnits() {
	if s.current == 0 {
		return
	}
	p := &unitPick{rows: s.m.others(), blocks: map[model.ID]string{}, chosen: map[model.ID]bool{}}
	for _, b := range s.data.blocks {
		p.blocks[b.ID] = b.Name
	}
	t := s.m.sheet.Target
	showUnitPick(s.env.Window, fmt.Sprintf("Giao chỉ tiêu %s. %s", t.Number, t.Name), p, func() {
		list := p.changes()
		s.told(step{t.ID, "giao thêm", list}, fmt.Sprintf("Đã giao chỉ tiêu %s cho %s.", t.Number, s.m.countUnits(list)))
	})
}

// nextWrong goes to the next cell that was refused, in reading order and from
// the top again after the last one.
func (s *allocation) nextWrong(row, col int) {
	for i := range len(s.m.rows) + 1 {
		at := (row + i) % len(s.m.rows)
		for _, c := range []int{colAssigned, colRegistered} {
			if passed := i == 0 && c <= col; !passed && s.typed[cellRef{s.m.rows[at].Unit.ID, c}].reason != "" {
				s.ui.units.Select(at, c)
				return
			}
		}
	}
}

// status writes the left part of the status bar.
func (s *allocation) status() {
	text := fmt.Sprintf("%d thành phần chưa giao hết", openLeaves(s.data.rows))
	if s.current != 0 && s.m.sheet.Left.Decimal.IsPositive() {
		text = fmt.Sprintf("Còn %s %s chưa giao │ ", signless(s.m.sheet.Left), s.m.rule().Unit) + text
	}
	s.env.Status(text)
}

func signless(n model.Number) string { return vn.FormatNumber(n, "–") }

// Search implements kit.Searcher.
func (s *allocation) Search(query string) {
	s.narrow.query = query
	s.showLeaves()
}

// GoTo implements kit.Goer.
func (s *allocation) GoTo(p kit.Place) {
	if p.Target == 0 {
		return
	}
	s.pending = p.Target
	if _, ok := byID(s.data.rows, p.Target); !ok {
		return
	}
	s.narrow = leafFilter{}
	s.ui.filter.SetIndex(filterAll)
	s.showLeaves()
}

// Unsaved implements kit.Saver: cells that were refused are not in the book.
func (s *allocation) Unsaved() string {
	n := 0
	for _, t := range s.typed {
		if t.reason != "" {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("Chỉ tiêu %s có %d ô sai chưa lưu", s.m.sheet.Target.Number, n)
}

// Save implements kit.Saver: every good cell is saved already, a refused one
// gets the keyboard.
func (s *allocation) Save(done func(saved bool)) {
	s.ui.units.FinishEdit()
	if s.Unsaved() == "" {
		done(true)
		return
	}
	s.nextWrong(0, 0)
	done(false)
}

// Discard implements kit.Saver.
func (s *allocation) Discard() {
	clear(s.typed)
	s.showMatrix()
	s.status()
}

func (s *allocation) gridKey(ev *fyne.KeyEvent) bool { return s.Key(ev) }

// Key implements kit.Keyer.
func (s *allocation) Key(ev *fyne.KeyEvent) bool {
	switch {
	case ev.Name == fyne.KeyInsert && s.current != 0:
		s.chooseUnits()
	case ev.Name == fyne.KeyF8 && len(s.m.rows) > 0:
		s.nextWrong(s.ui.units.Current())
	case ev.Name == fyne.KeyEscape && s.Unsaved() != "":
		s.Discard()
	default:
		return false
	}
	return true
}

// Keys implements kit.Hinter.
func (s *allocation) Keys() string {
	return "Gõ số để sửa · Enter: xuống · Tab: sang phải · Ctrl+V: dán từ Excel · Ctrl+Z: hoàn tác · Insert: giao thêm · Delete: bỏ giao"
}

// Sample implements kit.SampleTeller.
func (s *allocation) Sample() bool { return s.data.plan.Sample }

var (
	_ kit.Screen       = (*allocation)(nil)
	_ kit.Searcher     = (*allocation)(nil)
	_ kit.Saver        = (*allocation)(nil)
	_ kit.Goer         = (*allocation)(nil)
	_ kit.Keyer        = (*allocation)(nil)
	_ kit.Shortcutter  = (*allocation)(nil)
	_ kit.Hinter       = (*allocation)(nil)
	_ kit.SampleTeller = (*allocation)(nil)
)

// Shortcut implements kit.Shortcutter: undo and redo work wherever the
// keyboard is.
func (s *allocation) Shortcut(sc fyne.Shortcut) bool {
	switch sc.(type) {
	case *fyne.ShortcutUndo:
		s.undo()
	case *fyne.ShortcutRedo:
		s.redo()
	default:
		return false
	}
	return true
}
