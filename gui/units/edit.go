package units

import (
	"context"
	"fmt"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

// selected answers a new current row. With unsaved typing the old row stays
// until the user decided.
func (s *screen) selected() {
	id := unitOf(s.grid.CurrentKey())
	u, ok := s.book.unit(id)
	if !ok || id == s.form.base.ID {
		return
	}
	if s.Unsaved() != "" {
		s.mark()
	}
	s.leave(func() { s.put(u) })
}

// leave runs next once nothing is unsaved.
func (s *screen) leave(next func()) {
	kit.Leave(s.env.Window, s, next)
}

// edit puts the keyboard into the form.
func (s *screen) edit() {
	s.split.Open()
	s.form.kit.FocusFirst()
}

// blank is a new unit in the block and of the kind of the one shown now.
func (s *screen) blank() model.Unit {
	u := model.Unit{Kind: s.form.base.Kind, BlockID: s.form.base.BlockID, Position: s.book.nextPosition()}
	if u.Kind == "" {
		u.Kind = model.Village
	}
	if u.BlockID == 0 && len(s.book.blocks) > 0 {
		u.BlockID = s.book.blocks[0].ID
	}
	return u
}

// add begins a new unit; without a block there must be one first.
func (s *screen) add() {
	s.leave(func() {
		if len(s.book.blocks) == 0 {
			s.editBlocks(s.add)
			return
		}
		if s.form.base.ID != 0 {
			s.back = s.form.base.ID
		}
		s.put(s.blank())
		s.edit()
	})
}

// Unsaved implements kit.Saver.
func (s *screen) Unsaved() string {
	if !s.form.kit.Changed() {
		return ""
	}
	return s.form.describe() + " có thay đổi chưa lưu."
}

// Save implements kit.Saver: what is wrong is told beside its field and stays
// as typed.
func (s *screen) Save(done func(saved bool)) {
	if !s.form.kit.Changed() {
		done(true)
		return
	}
	s.form.kit.ClearErrors()
	u, err := s.form.read()
	if err != nil {
		s.refuse(err)
		done(false)
		return
	}
	year := s.book.year
	var stored model.Unit
	s.bar.save.Disable("đang lưu")
	kit.Do(s.env, func(ctx context.Context) (err error) {
		stored, err = s.svc.SaveUnit(ctx, u, year)
		return err
	}, func(err error) {
		if err != nil {
			s.refuse(err)
			done(false)
			return
		}
		s.reveal(stored)
		s.put(stored)
		s.env.Done("Đã lưu " + stored.Name + ".")
		done(true)
	})
}

func (s *screen) refuse(err error) {
	s.split.Open()
	s.refresh()
	if !s.form.showError(err) {
		s.env.Fail(err)
	}
}

// Discard implements kit.Saver: what the book holds is shown again, and in
// place of a new unit the one shown before.
func (s *screen) Discard() {
	id := s.form.base.ID
	if id == 0 {
		id = s.back
	}
	if u, ok := s.book.unit(id); ok {
		s.put(u)
		return
	}
	s.first()
}

// exportList writes the year's list of units into a workbook.
func (s *screen) exportList() {
	year := s.book.year
	s.env.Files.Save("Lưu danh sách đơn vị", fmt.Sprintf("Don vi %d.xlsx", year), func(path string) { s.write(year, path) })
}

func (s *screen) write(year int, path string) {
	kit.Do(s.env, func(ctx context.Context) error { return s.export(ctx, year, path) }, func(err error) {
		if err != nil {
			s.env.Fail(err, kit.Action{Label: "Thử lại", Do: func() { s.write(year, path) }})
			return
		}
		s.env.Saved(path)
	})
}
