package targets

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

// open shows a target in the form.
func (s *list) open(t model.Target) {
	s.current = t.ID
	s.form.relate(s.familyOf(t.ID))
	if !s.form.holds(t) {
		s.form.load(t)
	}
	s.showGiven()
	s.enable()
	s.status()
}

// showGiven tells how far the target is handed out, with the way there.
func (s *list) showGiven() {
	r, ok := byID(s.data.rows, s.current)
	if !ok || !r.Target.Leaf {
		s.form.head.given.Hide()
		return
	}
	id := r.Target.ID
	s.form.head.given.SetSpans(kit.Span{Text: givenText(r) + " "}, kit.Span{Text: "Giao và đăng ký…", Link: func() {
		s.env.Go(kit.Place{Area: "targets", Tab: "allocation", Target: id})
	}})
	s.form.head.given.Show()
}

// selected answers a new current row. With unsaved typing the old row stays
// until the user decided.
func (s *list) selected() {
	id := idOf(s.grid.CurrentKey())
	if id == s.current || id == 0 {
		return
	}
	r, ok := byID(s.data.rows, id)
	if !ok {
		return
	}
	if s.form.dirty() {
		s.grid.SelectKey(key(s.current))
	}
	s.leave(func() {
		s.open(r.Target)
		s.grid.SelectKey(key(id))
	})
}

// leave runs next once nothing is unsaved.
func (s *list) leave(next func()) {
	kit.Leave(s.env.Window, s, next)
}

// edit puts the keyboard into the form.
func (s *list) edit() {
	s.side.Open()
	s.form.kit.FocusFirst()
}

// changed answers typing in the form.
func (s *list) changed() {
	was := s.grid.Cell(s.grid.RowByKey(key(s.current)), colNumber).Fill == kit.FillUnsaved
	if was != (s.unsavedID() != 0) {
		s.show()
	}
	s.enable()
	s.status()
}

// Unsaved implements kit.Saver.
func (s *list) Unsaved() string {
	if !s.form.dirty() {
		return ""
	}
	return s.form.describe() + " có thay đổi chưa lưu"
}

// Save implements kit.Saver.
func (s *list) Save(done func(saved bool)) {
	if !s.form.dirty() {
		done(true)
		return
	}
	t, err := s.form.read()
	if err != nil {
		s.refused(err)
		done(false)
		return
	}
	s.bar.save.Disable("Đang lưu…")
	typed := s.form.draft()
	var saved model.Target
	kit.Do(s.env, func(ctx context.Context) (err error) {
		saved, err = saveDraft(ctx, s.book, t, typed.kind)
		return err
	}, func(err error) {
		if err != nil {
			s.enable()
			s.refused(err)
			done(false)
			return
		}
		s.current, s.pending = saved.ID, saved.ID
		s.form.kind.family.structure = typed.kind == kindStructure
		s.form.saved(saved, typed)
		s.showGiven()
		s.show()
		s.enable()
		done(!s.form.dirty())
	})
}

// saveDraft writes a target; an item may be a structure too.
func saveDraft(ctx context.Context, book listBook, t model.Target, k itemKind) (model.Target, error) {
	if t.Leaf {
		return book.SaveTarget(ctx, t)
	}
	return book.SaveItem(ctx, t, k == kindStructure)
}

// refused shows why the target was not saved: beside the field at fault, or in
// the bar of the window.
func (s *list) refused(err error) {
	s.side.Open()
	if !s.form.showError(err) {
		s.env.Fail(err)
	}
}

// Discard implements kit.Saver: what the book holds is shown again, and
// instead of a new target the one shown before.
func (s *list) Discard() {
	if s.form.base.ID == 0 {
		s.current = s.back
	}
	s.form.load(s.form.base)
	s.show()
	s.settle()
}

// adding tells whether the form holds a new target.
func (s *list) adding() bool { return s.current == 0 && len(s.data.rows) > 0 }

// add starts a new item, or a new leaf of one.
func (s *list) add(item model.ID) {
	if s.data.plan.ID == 0 {
		return
	}
	s.leave(func() {
		parent, _ := byID(s.data.rows, item)
		s.back, s.current = s.current, 0
		s.mark()
		s.showGiven()
		s.form.relate(family{})
		s.form.load(newTarget(s.data.plan.ID, parent.Target, nextNumber(s.data.rows, item)))
		s.enable()
		s.status()
		s.edit()
	})
}

// addPart starts a new leaf of the current item, or of the item the current
// leaf belongs to.
func (s *list) addPart() {
	r, ok := byID(s.data.rows, s.current)
	if !ok {
		return
	}
	s.add(itemOf(r.Target))
}

func itemOf(t model.Target) model.ID {
	if t.ParentID != 0 {
		return t.ParentID
	}
	return t.ID
}

// insert asks what to add: Insert stands for both buttons.
func (s *list) insert() {
	r, ok := byID(s.data.rows, s.current)
	if !ok {
		s.add(0)
		return
	}
	item, _ := byID(s.data.rows, itemOf(r.Target))
	text := kit.NewWords(kit.Span{Text: fmt.Sprintf("Thêm một chỉ tiêu mới sau chỉ tiêu cuối, hay một thành phần của chỉ tiêu %s. %s?",
		item.Target.Number, item.Target.Name)})
	kit.ShowDialog(s.env.Window, "Thêm gì?", text, 440,
		kit.DialogButton{Label: "Chỉ tiêu mới", Kind: kit.PrimaryButton, Do: func() bool { s.add(0); return true }},
		kit.DialogButton{Label: "Thành phần của " + item.Target.Number, Do: func() bool { s.add(item.Target.ID); return true }},
		kit.DialogButton{Label: "Hủy", Key: "Esc"})
}

// remove deletes the current target after asking.
func (s *list) remove() {
	r, ok := byID(s.data.rows, s.current)
	if !ok {
		return
	}
	t := r.Target
	text := fmt.Sprintf("Xóa chỉ tiêu %s. %s cùng những gì đã giao và đăng ký?", t.Number, t.Name)
	if n := len(leavesOf(s.data.rows, t.ID)); n > 0 {
		text = fmt.Sprintf("Xóa chỉ tiêu %s. %s với %d thành phần, cùng những gì đã giao và đăng ký?", t.Number, t.Name, n)
	}
	kit.Confirm(s.env.Window, "Xóa chỉ tiêu "+t.Number, text, "Xóa", true, func() {
		s.form.load(t) // what was typed goes with it
		s.pending = s.neighbour()
		kit.Do(s.env, func(ctx context.Context) error { return s.book.DeleteTarget(ctx, t.ID) }, func(err error) {
			if err != nil {
				s.pending = 0
				s.env.Fail(err)
				return
			}
			s.env.Done(fmt.Sprintf("Đã xóa chỉ tiêu %s. %s.", t.Number, t.Name))
		})
	})
}

// neighbour is the target to show after the current row is gone.
func (s *list) neighbour() model.ID {
	row, _ := s.grid.Current()
	src := s.grid.Source()
	for _, i := range []int{row + 1, row - 1} {
		if i >= 0 && i < src.Len() {
			return idOf(src.Row(i).Key)
		}
	}
	return 0
}

// move puts the current target one place up or down among its siblings.
func (s *list) move(by int) {
	id := s.current
	if id == 0 {
		return
	}
	kit.Do(s.env, func(ctx context.Context) error { return s.book.MoveTarget(ctx, id, by) }, func(err error) {
		if err != nil {
			s.env.Fail(err)
		}
	})
}

// exportFile writes the list as a workbook.
func (s *list) exportFile() {
	year := s.data.year
	s.env.Files.Save("Xuất danh mục chỉ tiêu", fmt.Sprintf("Chi tieu %d.xlsx", year), func(path string) {
		kit.Do(s.env, func(ctx context.Context) error { return s.export(ctx, year, path) }, func(err error) {
			if err != nil {
				s.env.Fail(err, kit.Action{Label: "Thử lại", Do: s.exportFile})
				return
			}
			s.env.Saved(path)
		})
	})
}

// gridKey answers keys that the grid itself has no use for.
func (s *list) gridKey(ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeyF2 {
		s.edit()
		return true
	}
	return s.Key(ev)
}

// askDiscard drops what was typed after a question: Esc also closes lists, and
// one too many must not cost a whole form.
func (s *list) askDiscard() {
	if !s.form.dirty() {
		s.Discard()
		s.FocusFirst()
		return
	}
	kit.Confirm(s.env.Window, "Bỏ thay đổi?", s.Unsaved(), "Bỏ thay đổi", true, func() {
		s.Discard()
		s.FocusFirst()
	})
}

// Key implements kit.Keyer.
func (s *list) Key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyInsert:
		s.insert()
	case fyne.KeyEscape:
		if !s.form.dirty() && !s.adding() {
			s.FocusFirst()
			return false // a form that lies over the list is closed, too
		}
		s.askDiscard()
	default:
		return false
	}
	return true
}

// Shortcut implements kit.Shortcutter.
func (s *list) Shortcut(sc fyne.Shortcut) bool {
	by := kit.MoveOf(sc)
	if by != 0 {
		s.move(by)
	}
	return by != 0
}
