package papers

import (
	"context"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

// add begins a new blank out of the one that shows.
func (s *blanksScreen) add() {
	b := clone(s.blank)
	b.ID, b.Name = 0, "Phôi mới"
	s.stored = model.Blank{}
	s.blank = b
	s.fillList()
	s.form.fill(b, s.at)
	s.follow()
	s.draw()
	s.form.form.FocusFirst()
}

func (s *blanksScreen) askRemove() {
	b := s.stored
	kit.Confirm(s.env.Window, "Xóa phôi", "Xóa phôi “"+b.Name+"” với mọi số đo? Giấy khen đã in không bị ảnh hưởng.", "Xóa phôi", true, func() {
		kit.Do(s.env, func(ctx context.Context) error { return s.svc.DeleteBlank(ctx, b) }, func(err error) {
			if err != nil {
				s.env.Fail(err)
				return
			}
			s.stored, s.blank = model.Blank{}, model.Blank{}
			s.loaded = false
			s.env.Done("Đã xóa phôi “"+b.Name+"”.", kit.Action{Label: "Hoàn tác", Do: func() { s.undo(b) }})
			s.Reload()
		})
	})
}

// undo keeps a removed blank again.
func (s *blanksScreen) undo(b model.Blank) {
	b.ID = 0
	kit.Do(s.env, func(ctx context.Context) (err error) {
		b, err = s.svc.SaveBlank(ctx, b)
		return err
	}, func(err error) {
		if err != nil {
			s.env.Fail(err)
			return
		}
		s.wish = b.ID
		s.Reload()
	})
}
