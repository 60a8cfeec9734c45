package papers

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"sothidua/data/document"
	"sothidua/data/document/doc"
	"sothidua/data/document/papers"
	"sothidua/data/model"
	"sothidua/gui/kit"
	"sothidua/gui/preview"
)

// printScreen is the tab “In văn bản”: the catalogue, the choices of a paper and
// the paper itself as it will be printed.
type printScreen struct {
	env    kit.Env
	svc    book
	load   kit.Loader[made]
	kind   papers.Kind
	asked  ask
	asks   map[string]ask // by paper, while the window is open
	shown  made
	loaded bool       // shown is what was asked for last
	then   func(made) // what waits for that

	printView
}

// printView is what the tab consists of.
type printView struct {
	list    *catalogue
	choices *choices
	gaps    *gapBar
	pages   *preview.Pages
	bar     *bar
	out     *output
	page    *fyne.Container
	main    fyne.CanvasObject
}

var (
	_ kit.Screen       = (*printScreen)(nil)
	_ kit.Searcher     = (*printScreen)(nil)
	_ kit.Goer         = (*printScreen)(nil)
	_ kit.Printer      = (*printScreen)(nil)
	_ kit.Saver        = (*printScreen)(nil)
	_ kit.Keyer        = (*printScreen)(nil)
	_ kit.Shortcutter  = (*printScreen)(nil)
	_ kit.Hinter       = (*printScreen)(nil)
	_ kit.SampleTeller = (*printScreen)(nil)
	_ kit.Focuser      = (*printScreen)(nil)
)

func newPrint(env kit.Env, svc book) *printScreen {
	s := &printScreen{env: env, svc: svc, asks: map[string]ask{}}
	s.pages = preview.NewPages(env)
	s.pages.OnSpot = func(spot document.Spot) { env.Go(preview.SpotPlace(spot)) }
	s.out = &output{env: env, ready: s.ready, send: preview.NewOutput(env).PrintThen, printed: s.printed}
	s.bar = newBar(s.out, s.pages, s.fit)
	s.pages.OnChange, s.pages.OnPoint = s.follow, s.follow
	s.gaps = newGapBar(env, s.openGap)
	s.list = newCatalogue(s.choose)
	s.choices = newChoices(choiceHooks{change: s.change, targets: s.askTargets,
		period: func(c model.PeriodCode) { env.SetScope(kit.Scope{Year: env.Scope().Year, Code: c}) },
		signer: func() { env.Go(kit.Place{Area: areaID, Tab: tabGrounds, Filter: s.kind.Name}) }})
	right := kit.NewStackV(8, s.choices.root, s.gaps.root, kit.Grow(s.pages))
	s.main = kit.NewPage(s.bar.row, kit.NewBeside(listWidth, 10, s.list.root, right), nil)
	s.page = container.NewStack(s.main)
	s.begin(env.Memory.Get(lastKey))
	return s
}

// begin chooses a paper by name, the first one for a name that is none.
func (s *printScreen) begin(name string) {
	kind, err := papers.KindOf(name)
	if err != nil {
		kind = papers.List()[0]
	}
	s.kind = kind
	a, known := s.asks[kind.Name]
	if !known {
		a = recall(s.env.Memory, kind.Name)
	}
	s.asked = a
	s.list.set(kind.Name)
	s.choices.begin(a)
}

// choose is a paper chosen in the catalogue.
func (s *printScreen) choose(k papers.Kind) {
	s.asks[s.kind.Name] = s.asked
	s.begin(k.Name)
	s.env.Memory.Set(lastKey, k.Name)
	s.shown, s.then = made{}, nil
	s.pages.Fail("Đang dựng trang…")
	s.Reload()
}

// ready calls do with the paper asked for last, which may still be on its way: a
// number typed just before Ctrl+P is printed too. A day that is none stands in
// the way and is told.
func (s *printScreen) ready(do func(made)) {
	switch box := s.choices.wrong(); {
	case box != nil:
		box.Focus()
		s.env.Status("Ngày này không có trên lịch, sửa rồi in")
	case s.loaded:
		do(s.shown)
	default:
		s.then = do
	}
}

// change changes what is asked for and makes the paper anew.
func (s *printScreen) change(set func(*ask)) {
	set(&s.asked)
	keep(s.env.Memory, s.kind.Name, s.asked)
	s.Reload()
}

// Content implements kit.Screen.
func (s *printScreen) Content() fyne.CanvasObject { return s.page }

// Close implements kit.Screen.
func (s *printScreen) Close() { s.load.Stop() }

// FocusFirst implements kit.Focuser.
func (s *printScreen) FocusFirst() { s.env.Window.Canvas().Focus(s.list.grid) }

// Search implements kit.Searcher.
func (s *printScreen) Search(query string) { s.list.search(query) }

// Sample implements kit.SampleTeller.
func (s *printScreen) Sample() bool { return s.shown.doc.Sample }

// Keys implements kit.Hinter.
func (s *printScreen) Keys() string {
	return "↑ ↓: chọn văn bản · Ctrl+P: in · Ctrl+S: lưu PDF · PgUp PgDn: trang · F8: chỗ còn thiếu · F6: sang trang in"
}

// Reload implements kit.Screen: it makes the paper anew in the background.
func (s *printScreen) Reload() {
	kind, a, scope := s.kind, s.asked, s.env.Scope()
	s.loaded = false
	if len(s.shown.doc.Pages) == 0 {
		s.bar.wait("đang dựng trang")
	}
	s.load.Load(s.env, func(ctx context.Context) (made, error) { return a.make(ctx, s.svc, kind, scope) },
		func(m made, err error) { s.apply(m, scope, err) })
}

func (s *printScreen) apply(m made, scope kit.Scope, err error) {
	if err != nil {
		s.refuse(err, scope)
		return
	}
	s.replace(s.main)
	s.shown, s.asked, s.loaded = m, m.ask, true
	s.choices.show(m, scope)
	s.gaps.set(m.doc.Gaps)
	s.pages.SetDocument(m.doc, m.ask.Mono)
	s.showFit()
	s.bar.ready(m)
	s.follow()
	s.main.Refresh()
	if do := s.then; do != nil {
		s.then = nil
		do(m)
	}
}

// refuse tells why there is no paper: a year without a plan, a wording that
// cannot be filled, or a book that cannot be read.
func (s *printScreen) refuse(err error, scope kit.Scope) {
	s.shown, s.then = made{kind: s.kind}, nil
	if model.CodeOf(err) == model.CodeNotFound {
		s.replace(kit.NewPage(nil, kit.NewPanel("", "", kit.NewEmpty(kit.Empty{Icon: kit.IconFlag, Title: fmt.Sprintf("Năm %d chưa có gì để in", scope.Year),
			Text:   model.Message(err),
			Button: kit.NewPrimary(kit.IconFlag, "Lập kế hoạch năm", func() { s.env.Go(kit.Place{Area: "plans"}) })})), nil))
		s.env.Status("")
		return
	}
	s.replace(s.main)
	s.gaps.set(nil)
	s.pages.Fail("Chưa dựng được văn bản.")
	s.bar.wait("chưa có trang")
	actions := []kit.Action{{Label: "Thử lại", Do: s.Reload}}
	if model.CodeOf(err) == model.CodeInvalid {
		actions = []kit.Action{{Label: "Sửa lời văn", Do: func() { s.env.Go(kit.Place{Area: areaID, Tab: tabTexts, Filter: s.kind.Name}) }}}
	}
	s.env.Fail(err, actions...)
}

// fit changes between pages as wide as the room, to be read, and whole ones, and
// remembers which.
func (s *printScreen) fit() {
	to := fitPage
	if s.env.Memory.Get(fitKey) == fitPage {
		to = ""
	}
	s.env.Memory.Set(fitKey, to)
	s.showFit()
}

// showFit fits the pages as is remembered; the button offers the other way.
func (s *printScreen) showFit() {
	if s.env.Memory.Get(fitKey) == fitPage {
		s.bar.fit.SetText("Vừa ngang")
		s.pages.Fit()
		return
	}
	s.bar.fit.SetText("Vừa trang")
	s.pages.FitWidth()
}

// replace shows the page, or what stands in its place.
func (s *printScreen) replace(o fyne.CanvasObject) {
	if len(s.page.Objects) == 1 && s.page.Objects[0] == o {
		return
	}
	s.page.Objects = []fyne.CanvasObject{o}
	s.page.Refresh()
}

// follow tells in the status bar where the pages are.
func (s *printScreen) follow() {
	s.bar.follow(s.pages)
	if spot, ok := s.pages.Spot(); ok && spot.Tip != "" {
		s.env.Status(spot.Tip)
		return
	}
	if s.loaded {
		s.env.Status("Bản xem trước giống hệt bản in · " + s.pages.Where())
	}
}

// openGap goes to where a gap is set.
func (s *printScreen) openGap(g doc.Gap) {
	place, ok := placeOf(g)
	switch {
	case !ok:
	case place.Tab == tabPrint && strings.HasPrefix(g.What, "hạn"):
		s.choices.until.Focus()
	case place.Tab == tabPrint && s.asked.Number == "":
		s.choices.number.Focus()
	case place.Tab == tabPrint:
		s.choices.date.Focus()
	default:
		if place.Area == areaID {
			place.Filter = s.kind.Name
		}
		s.env.Go(place)
	}
}

// GoTo implements kit.Goer.
func (s *printScreen) GoTo(p kit.Place) {
	if p.Filter == "" {
		return
	}
	name, units, err := readFilter(p.Filter)
	if err != nil {
		s.env.Fail(err)
		return
	}
	s.asks[s.kind.Name] = s.asked
	s.list.search("")
	s.begin(name)
	if s.kind.Takes(papers.NeedUnit) {
		s.asked.Unit, s.asked.Units = p.Unit, units
		s.asked.Each = p.Unit == 0 && len(units) == 0 && s.kind.Takes(papers.NeedEach)
	}
	s.Reload()
}

// Print implements kit.Printer. A field that is being typed into is left first,
// which commits it.
func (s *printScreen) Print() {
	back := kit.LeaveField(s.env.Window.Canvas())
	s.out.print()
	back()
}

// Unsaved implements kit.Saver: what is printed is in the book already.
func (s *printScreen) Unsaved() string { return "" }

// Save implements kit.Saver: Ctrl+S saves the paper as a PDF.
func (s *printScreen) Save(saved func(bool)) {
	s.out.save(formatPDF)
	saved(true)
}

// Discard implements kit.Saver.
func (s *printScreen) Discard() {}

// Key implements kit.Keyer.
func (s *printScreen) Key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyF6:
		s.switchFocus()
	case fyne.KeyF8:
		return s.gaps.next()
	default:
		return s.pages.Key(ev)
	}
	return true
}

// switchFocus moves the keyboard from the catalogue to the choices, on to the
// pages and back.
func (s *printScreen) switchFocus() {
	c := s.env.Window.Canvas()
	switch c.Focused() {
	case s.list.grid:
		if s.choices.fields.number.Visible() {
			s.choices.number.Focus()
			return
		}
		s.choices.date.Focus()
	case fyne.Focusable(s.pages):
		c.Focus(s.list.grid)
	default:
		s.pages.Focus()
	}
}

// Shortcut implements kit.Shortcutter.
func (s *printScreen) Shortcut(sc fyne.Shortcut) bool {
	if c, ok := sc.(*desktop.CustomShortcut); ok && c.Modifier == fyne.KeyModifierControl {
		switch c.KeyName {
		case fyne.KeyPageDown:
			return s.pages.Turn(1)
		case fyne.KeyPageUp:
			return s.pages.Turn(-1)
		}
	}
	return s.pages.Shortcut(sc)
}

// printed asks, after letters that remind were printed, whether to write down
// that the units were reminded.
func (s *printScreen) printed(m made) {
	units := reminded(m)
	if len(units) == 0 {
		return
	}
	code, year := m.facts.Request.Period(), m.facts.Request.Year
	text := fmt.Sprintf("Công văn gửi %d đơn vị: ghi vào sổ là đã nhắc bằng công văn hôm nay? Nếu chưa in xong thì chọn Để sau; ghi lại được ở Báo cáo, Theo dõi nộp.", len(units))
	kit.ShowDialog(s.env.Window, "Ghi đã nhắc", kit.NewWords(kit.Span{Text: text}), 460,
		kit.DialogButton{Label: fmt.Sprintf("Ghi đã nhắc %d đơn vị", len(units)), Icon: kit.IconCheck, Kind: kit.PrimaryButton, Do: func() bool {
			kit.Do(s.env, func(ctx context.Context) error {
				return s.svc.RecordReminder(ctx, units, year, code, model.ByLetter, "")
			}, func(err error) {
				if err != nil {
					s.env.Fail(err)
					return
				}
				s.env.Done(fmt.Sprintf("Đã ghi nhắc %d đơn vị bằng công văn.", len(units)))
			})
			return true
		}}, kit.DialogButton{Label: "Để sau", Key: "Esc"})
}

// reminded lists the units that a printed paper reminds: those it was asked for,
// or those overdue.
func reminded(m made) []model.ID {
	if m.kind.Name != "reminder-letter" {
		return nil
	}
	if len(m.ask.Units) > 0 {
		return m.ask.Units
	}
	var out []model.ID
	for _, o := range m.facts.Reporting.Overdue {
		if m.ask.Unit == 0 || m.ask.Unit == o.Unit.ID {
			out = append(out, o.Unit.ID)
		}
	}
	return out
}
