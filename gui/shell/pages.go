package shell

import (
	"fmt"
	"runtime/debug"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

// page is one tab of an area: made when it is first shown, kept afterwards.
type page struct {
	area    kit.Area
	tab     int
	screen  kit.Screen // nil until made, and when making it failed
	content fyne.CanvasObject
	search  *kit.SearchBox // nil when the screen finds nothing
	stale   bool           // must load again when it is next shown
	status  string         // what it says in the status bar
	err     error          // why it does not work
}

// pages are all tabs of all areas.
type pages struct {
	all     []*page
	current *page
	last    map[string]*page // by area, the tab shown last
}

func newPages(areas []kit.Area) *pages {
	ps := &pages{last: map[string]*page{}}
	for _, a := range areas {
		for i := range a.Tabs {
			ps.all = append(ps.all, &page{area: a, tab: i, stale: true})
		}
	}
	return ps
}

// find returns the page of an area and a tab; without a tab the one of the
// area shown last, or its first. It returns nil when there is none.
func (ps *pages) find(area, tab string) *page {
	if tab == "" && ps.last[area] != nil {
		return ps.last[area]
	}
	for _, p := range ps.all {
		if p.area.ID == area && (tab == "" || p.area.Tabs[p.tab].ID == tab) {
			return p
		}
	}
	return nil
}

// markStale makes every page load again when it is next shown.
func (ps *pages) markStale() {
	for _, p := range ps.all {
		p.stale = true
	}
}

// tabLabels lists the labels of an area's tabs.
func tabLabels(a kit.Area) []string {
	out := make([]string, len(a.Tabs))
	for i, t := range a.Tabs {
		out[i] = t.Label
	}
	return out
}

// make makes a page's screen. One that panics leaves a page that says so.
func (s *Shell) make(p *page) {
	p.err, p.stale, p.search = nil, true, nil
	env := s.env
	env.Status = func(text string) {
		p.status = text
		s.tell()
	}
	err := s.guard("making "+p.area.ID, func() {
		p.screen = p.area.Tabs[p.tab].New(env)
		p.content = p.screen.Content()
		s.rememberWidths(p)
	})
	if err != nil {
		s.fail(p, err)
		return
	}
	if finder, ok := p.screen.(kit.Searcher); ok {
		p.search = kit.NewSearchBox("Tìm trên trang", func(query string) {
			s.try(p, "searching", func() { finder.Search(query) })
		}).Hint("Ctrl+F")
		if f, ok := p.screen.(kit.Focuser); ok {
			p.search.OnLeave(func() { s.try(p, "the keyboard", f.FocusFirst) })
		}
	}
}

// try runs a piece of a page's screen. A panic becomes a red bar that offers
// to make the page anew; what the page shows stays, since it may hold work.
func (s *Shell) try(p *page, what string, f func()) {
	if p.screen == nil {
		return
	}
	if err := s.guard(what+" "+p.area.ID, f); err != nil {
		s.Notify(kit.Notice{Kind: kit.NoticeError,
			Text:    "Trang “" + p.area.Label + "” gặp lỗi. Số liệu đã lưu không bị mất; chi tiết nằm trong nhật ký chương trình.",
			Actions: []kit.Action{{Label: "Mở lại trang", Do: func() { s.remake(p) }}}})
	}
}

// fail puts an error in the place of a page that could not be made.
func (s *Shell) fail(p *page, err error) {
	p.err, p.screen, p.search = err, nil, nil
	retry := kit.NewPrimary(kit.IconRefresh, "Thử lại", func() { s.remake(p) })
	p.content = kit.NewEmpty(kit.Empty{Icon: kit.IconInfo, Title: "Trang này gặp lỗi, các trang khác vẫn dùng được",
		Text: "Số liệu đã lưu không bị mất. Chi tiết nằm trong nhật ký chương trình.", Button: retry})
}

// remake throws a page away and makes it anew.
func (s *Shell) remake(p *page) {
	if p.screen != nil {
		if err := s.guard("closing "+p.area.ID, p.screen.Close); err != nil {
			s.p.Log.Warn("page made anew without closing the old one", "err", err)
		}
	}
	p.content, p.screen = nil, nil
	s.showPage(p, kit.Place{})
}

// guard runs f and turns a panic into an error, which it logs with the place
// where it happened.
func (s *Shell) guard(what string, f func()) (err error) {
	defer func() {
		if r := recover(); r != nil {
			s.p.Log.Error("panic while "+what, "panic", r, "stack", string(debug.Stack()))
			err = model.Wrap(model.CodeInternal, fmt.Errorf("%s: panic: %v", what, r), "Trang gặp lỗi hệ thống.")
		}
	}()
	f()
	return nil
}
