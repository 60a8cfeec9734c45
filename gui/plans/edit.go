package plans

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// changed answers typing: the tree, the buttons and the badge follow.
func (s *screen) changed() {
	s.sync()
	s.showTree()
}

// selected answers a new current row; what was typed goes into the text first.
func (s *screen) selected() {
	key := s.tree.CurrentKey()
	if key == s.current || key == "" {
		return
	}
	s.sync()
	s.current = key
	s.showTree()
	s.showPart()
}

// fold remembers which headings the user closed.
func (s *screen) fold(row int, open bool) {
	key := s.tree.Source().Row(row).Key
	s.folded[key] = !open
	s.sync()
	s.current = key // a part under a folded heading would unfold it again
	s.showTree()
	s.showPart()
}

// edit puts the keyboard into the text of the part, or adds the first one of a
// heading.
func (s *screen) edit() {
	if s.part.key == "" {
		s.add()
		return
	}
	s.part.text.Focus()
}

// heading is the heading of the current row.
func (s *screen) heading() model.PlanPartKind {
	if i := s.text.find(s.current); i >= 0 {
		return s.text.parts[i].Kind
	}
	k, _ := kindOf(s.current)
	return k
}

// add puts a new part behind the current one, or under the current heading.
func (s *screen) add() {
	kind := s.heading()
	if kind == "" {
		return
	}
	s.sync()
	s.query = ""
	s.current = s.text.add(kind, s.current)
	delete(s.folded, headingKey(kind))
	s.showTree()
	s.showPart()
	s.part.text.Focus()
}

// remove takes the current part out; one that holds text is asked about.
func (s *screen) remove() {
	s.sync()
	i := s.text.find(s.current)
	if i < 0 {
		return
	}
	p := s.text.parts[i]
	if p.Text == "" {
		s.drop(p)
		return
	}
	ask := fmt.Sprintf("Xóa mục “%s”? Mục chỉ mất hẳn khi lưu kế hoạch.", short(p))
	if n := len(serving(s.data.rows, p.ID)); n > 0 {
		ask = fmt.Sprintf("Xóa mục “%s”? %d chỉ tiêu đang thuộc nội dung này sẽ không thuộc nội dung nào. Mục chỉ mất hẳn khi lưu kế hoạch.", short(p), n)
	}
	kit.Confirm(s.env.Window, "Xóa mục", ask, "Xóa mục", true, func() { s.drop(p) })
}

// short names a part in a question.
func short(p part) string {
	if p.Number != "" {
		return p.label()
	}
	return vn.Shorten(vn.Clean(p.Text), 60)
}

func (s *screen) drop(p part) {
	s.part.key = ""
	if s.current = s.text.remove(p.key); s.current == "" {
		s.current = headingKey(p.Kind)
	}
	s.showTree()
	s.showPart()
}

// move puts the current part one place up or down under its heading.
func (s *screen) move(by int) {
	s.sync()
	if s.text.move(s.current, by) {
		s.showTree()
	}
}

// rekind puts the current part under another heading.
func (s *screen) rekind(kind model.PlanPartKind) {
	i := s.text.find(s.part.key)
	if i < 0 || s.text.parts[i].Kind == kind {
		return
	}
	s.sync()
	s.text.parts[i].Kind = kind
	s.text.sort()
	delete(s.folded, headingKey(kind))
	s.showTree()
	s.showPart()
}

// Save implements kit.Saver.
func (s *screen) Save(done func(saved bool)) {
	if s.Unsaved() == "" {
		done(true)
		return
	}
	p, err := s.plan()
	if err == nil {
		err = s.checkBlank()
	}
	if err != nil {
		s.refused(err)
		done(false)
		return
	}
	s.bar.save.Disable("Đang lưu…")
	keys, year := s.text.keys(), s.data.year
	var saved data
	kit.Do(s.env, func(ctx context.Context) (err error) {
		if _, err = s.book.SavePlan(ctx, p); err == nil {
			saved, err = read(ctx, s.book, year)
		}
		return err
	}, func(err error) {
		if err != nil {
			s.enable()
			s.refused(err)
			done(false)
			return
		}
		s.saved(saved, keys)
		done(s.Unsaved() == "")
	})
}

// saved takes what the book now holds; keys name its parts in order. What was
// typed meanwhile stays.
func (s *screen) saved(d data, keys []string) {
	s.sync()
	s.begun, s.data = false, d
	for i, stored := range d.plan.Parts {
		if i >= len(keys) {
			break
		}
		now := partKey(stored.ID)
		s.text.store(keys[i], stored.ID)
		if s.current == keys[i] {
			s.current = now
		}
		if s.part.key == keys[i] {
			s.part.key = now
		}
	}
	s.head.form.Saved()
	s.showTree()
	s.relink()
}

// checkBlank refuses a part without text: the book would drop it.
func (s *screen) checkBlank() error {
	key := s.text.blank()
	if key == "" {
		return nil
	}
	p := s.text.parts[s.text.find(key)]
	s.query, s.current = "", key
	delete(s.folded, headingKey(p.Kind))
	s.showTree()
	s.showPart()
	s.part.text.SetWrong(true)
	s.part.text.Focus()
	return model.Errorf(model.CodeInvalid, "Mục “%s” chưa có nội dung. Ghi nội dung, hoặc xóa mục.", p.label())
}

// refused shows why the plan was not saved: beside its field or in the bar.
func (s *screen) refused(err error) {
	if !s.head.form.ShowError(err) {
		s.env.Fail(err)
	}
}

// Discard implements kit.Saver.
func (s *screen) Discard() {
	s.begun = false
	s.take(s.data)
}

func (s *screen) treeKey(ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeyF2 {
		s.edit()
		return true
	}
	return s.Key(ev)
}

// Key implements kit.Keyer.
func (s *screen) Key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyInsert:
		s.add()
	case fyne.KeyEscape:
		s.FocusFirst()
	default:
		return false
	}
	return true
}

// Shortcut implements kit.Shortcutter.
func (s *screen) Shortcut(sc fyne.Shortcut) bool {
	by := kit.MoveOf(sc)
	if by != 0 {
		s.move(by)
	}
	return by != 0
}
