package shell

import (
	"context"
	"errors"
	"fmt"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

// BuildAll makes the screen of every tab of every area, loads it and lays it
// out on an office screen of 1366×698, and returns how many it made. A screen
// that panics or reports an error is part of err; the others are made all the
// same. It must run instead of Show, on the goroutine of main, before the app
// runs: fyne.Do then acts at once.
func (s *Shell) BuildAll(ctx context.Context) (n int, err error) {
	run := s.p.Run
	s.p.Run = func(f func()) { f() }
	defer func() {
		s.p.Run = run
		s.memory.flush()
	}()
	office := fyne.NewSize(1366, 698)
	s.win.Resize(office)
	s.start()
	if !s.book.loaded {
		return 0, errors.Join(model.Errorf(model.CodeNotFound, "Sổ chưa có dữ liệu nên chưa dựng được màn hình nào."), s.troubles("sổ"))
	}
	var errs []error
	for _, p := range s.pages.all {
		if ctx.Err() != nil {
			return n, errors.Join(append(errs, ctx.Err())...)
		}
		s.showPage(p, kit.Place{})
		s.frame.root.Resize(office) // makes and lays out every widget of the page
		name := p.area.ID + "/" + p.area.Tabs[p.tab].ID
		if err := errors.Join(p.err, s.troubles(name)); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", name, err))
			continue
		}
		n++
	}
	return n, errors.Join(errs...)
}

// troubles returns the red bars shown meanwhile as an error, and clears them.
func (s *Shell) troubles(where string) error {
	var errs []error
	for _, shown := range s.frame.notices.shown {
		if shown.notice.Kind == kit.NoticeError {
			errs = append(errs, fmt.Errorf("%s: %s", where, shown.notice.Text))
		}
	}
	s.frame.notices.clear()
	return errors.Join(errs...)
}
