package shell

import (
	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

// over is what lies over the page until the user goes back: a preview.
type over struct {
	object fyne.CanvasObject
	status string
	back   func() // gives the page the keyboard it had
}

// Go implements kit.Env.Go: it shows another page, or selects something on the
// present one, after unsaved work was dealt with.
func (s *Shell) Go(to kit.Place) {
	p := s.pages.find(to.Area, to.Tab)
	if p == nil {
		s.p.Log.Error("no such page", "area", to.Area, "tab", to.Tab)
		return
	}
	if p == s.pages.current {
		s.closeOver()
		s.goTo(p, to)
		return
	}
	s.leave(func() { s.showPage(p, to) })
}

// leave runs then once nothing unsaved is left on the present page: it asks
// whether to save, to drop, or to stay. A field that is being typed into is
// left first, which commits it; who stays gets the keyboard back.
func (s *Shell) leave(then func()) {
	back := kit.LeaveField(s.win.Canvas())
	p := s.pages.current
	if p == nil || p.screen == nil {
		then()
		return
	}
	saver, ok := p.screen.(kit.Saver)
	if !ok || saver.Unsaved() == "" {
		then()
		return
	}
	kit.AskLeaving(s.win, saver.Unsaved(), func() {
		saver.Save(func(saved bool) {
			if saved {
				then()
			} else {
				back()
			}
		})
	}, func() {
		saver.Discard()
		then()
	}, back)
}

// showPage puts a page into the window, making and loading it when needed.
func (s *Shell) showPage(p *page, to kit.Place) {
	s.over = nil
	s.hideHelp()
	s.pages.current = p
	s.pages.last[p.area.ID] = p
	if p.content == nil {
		s.make(p)
	}
	s.showCurrent()
	s.frame.side.list.choose(p.area.ID)
	s.goTo(p, to)
	s.reloadStale()
	s.focusPage()
}

// focusPage gives the keyboard to the present page.
func (s *Shell) focusPage() {
	p := s.pages.current
	if p == nil {
		return
	}
	if f, ok := p.screen.(kit.Focuser); ok {
		s.try(p, "focusing", f.FocusFirst)
	}
}

// showCurrent shows the present page with its title.
func (s *Shell) showCurrent() {
	p := s.pages.current
	s.frame.show(p.content)
	title := p.area.Title
	if title == "" {
		title = p.area.Label
	}
	s.frame.title.showPage(title, tabLabels(p.area), p.tab, p.search)
	s.tell()
}

// goTo lets a page select what a place names.
func (s *Shell) goTo(p *page, to kit.Place) {
	if to.Unit == 0 && to.Target == 0 && to.Filter == "" {
		return
	}
	if g, ok := p.screen.(kit.Goer); ok {
		s.try(p, "going to a place of", func() { g.GoTo(to) })
	}
}

// reloadStale loads the present page again when the book or scope changed.
func (s *Shell) reloadStale() {
	p := s.pages.current
	if p == nil || p.screen == nil || !p.stale || !s.book.loaded {
		return
	}
	p.stale = false
	s.try(p, "loading", p.screen.Reload)
	s.tell()
}

// pickTab shows another tab of the present area.
func (s *Shell) pickTab(i int) {
	cur := s.pages.current
	if cur == nil || i < 0 || i >= len(cur.area.Tabs) {
		return
	}
	s.frame.title.tabs.Select(cur.tab) // until leaving is agreed on
	s.Go(kit.Place{Area: cur.area.ID, Tab: cur.area.Tabs[i].ID})
}

// nextTab shows the tab after the present one, or before it; it goes round.
func (s *Shell) nextTab(by int) {
	cur := s.pages.current
	if cur == nil || s.over != nil {
		return
	}
	n := len(cur.area.Tabs)
	s.pickTab(((cur.tab+by)%n + n) % n)
}

// SetScope implements kit.Env.SetScope: every page shows the year and period
// from now on, after unsaved work was dealt with.
func (s *Shell) SetScope(to kit.Scope) {
	if to == s.book.scope {
		return
	}
	s.frame.side.showScope(s.book.scope) // until leaving is agreed on
	s.leave(func() {
		s.book.scope = to
		s.refresh()
	})
}

func (s *Shell) pickYear(year int) { s.SetScope(kit.Scope{Year: year, Code: s.book.scope.Code}) }

func (s *Shell) pickPeriod(code model.PeriodCode) {
	s.SetScope(kit.Scope{Year: s.book.scope.Year, Code: code})
}

// preview implements kit.Env.Preview: the print view lies over the page until
// the user goes back.
func (s *Shell) preview(title string, draw drawing) {
	if s.p.NewPreview == nil {
		s.p.Log.Error("no preview", "title", title)
		return
	}
	o := &over{back: kit.LeaveField(s.win.Canvas())}
	env := s.env
	env.Status = func(text string) { o.status = text; s.tell() }
	err := s.guard("preview", func() { o.object = s.p.NewPreview(env, title, draw, s.closeOver) })
	if err != nil {
		s.Notify(kit.Notice{Kind: kit.NoticeError, Text: "Không mở được bản xem trước. " + model.Message(err)})
		return
	}
	s.hideHelp()
	s.over = o
	s.frame.show(o.object)
	s.frame.title.showOver(title)
	s.tell()
}

// closeOver goes back from the preview to the page.
func (s *Shell) closeOver() {
	if s.over == nil {
		return
	}
	s.win.Canvas().Unfocus()
	back := s.over.back
	s.over = nil
	s.showCurrent()
	back()
	s.reloadStale()
}

// active is what gets the keys: the preview, or the screen of the page; nil
// when the page does not work.
func (s *Shell) active() any {
	switch {
	case s.over != nil:
		return s.over.object
	case s.pages.current != nil && s.pages.current.screen != nil:
		return s.pages.current.screen
	}
	return nil
}
