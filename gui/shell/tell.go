package shell

import (
	"time"

	"fyne.io/fyne/v2"

	"sothidua/gui/kit"
)

// tellPause is how often the status bar asks the page what it has to say: a
// screen does not tell when its keys or its unsaved work change.
const tellPause = time.Second

// defaultKeys are the keys valid on every page.
const defaultKeys = "Alt+1…5: chuyển màn hình · Ctrl+Tab: trang kế · F1: trợ giúp"

// keepTelling refreshes the status bar until the window closes.
func (s *Shell) keepTelling() {
	tick := time.NewTicker(tellPause)
	defer tick.Stop()
	for {
		select {
		case <-s.env.Ctx.Done():
			return
		case <-tick.C:
			fyne.Do(func() {
				if s.env.Ctx.Err() == nil {
					s.tell()
				}
			})
		}
	}
}

// tell shows in the status bar and the badge what the page says now. Nothing
// is drawn when it is the same as before.
func (s *Shell) tell() {
	if s.frame == nil {
		return
	}
	t := statusText{mark: kit.StateInfo, saved: "Chưa có thay đổi", keys: defaultKeys}
	if !s.book.saved.IsZero() {
		t.mark, t.saved = kit.StateOnTime, "Đã lưu lúc "+s.book.saved.Format("15:04")
	}
	active := s.active()
	if saver, ok := active.(kit.Saver); ok {
		if what := saver.Unsaved(); what != "" {
			t.mark, t.saved = kit.StateDraft, what
		}
	}
	if h, ok := active.(kit.Hinter); ok && h.Keys() != "" {
		t.keys = h.Keys()
	}
	sample := s.book.sample
	switch {
	case s.over != nil:
		t.screen, sample = s.over.status, false
	case s.pages.current != nil:
		t.screen = s.pages.current.status
	}
	if teller, ok := active.(kit.SampleTeller); ok && teller.Sample() {
		sample = true
	}
	s.frame.title.setSample(sample)
	s.frame.status.set(t)
}
