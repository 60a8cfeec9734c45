package reports

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

// The inner pages of the entry screen.
const (
	pageValues = iota
	pageNarrative
	pageFiles
	pageHistory
)

// wish is what shall be shown once it is loaded.
type wish struct {
	unit, target model.ID
	focus        bool // give the grid the keyboard
}

// entryScreen is “Nhập báo cáo”: one unit's report for the period, to be typed.
type entryScreen struct {
	env  kit.Env
	svc  entryService
	load kit.Loader[entryData]
	wish wish

	units  []unitItem
	report *report               // what shows; nil until something is loaded
	parked map[reportKey]*report // reports left: what is unsaved in them, and their undo steps
	writes writer

	entryPages
	head    *entryHead
	content fyne.CanvasObject
}

// entryPages are the inner pages, of which one shows.
type entryPages struct {
	page    int
	values  *valuesPage
	words   *narrativePage
	files   *filesPage
	history *historyPage
	stack   *fyne.Container
}

// entryData is what one load brings.
type entryData struct {
	units []unitItem
	entry service.Entry
	none  bool // no unit reports in this period
}

func newEntryScreen(env kit.Env, svc entryService) *entryScreen {
	s := &entryScreen{env: env, svc: svc, parked: map[reportKey]*report{}}
	s.writes = writer{env: env}
	s.head = newEntryHead(s)
	s.values = newValuesPage(s)
	s.words = newNarrativePage(s)
	s.files = newFilesPage(s)
	s.history = newHistoryPage(s)
	s.stack = container.NewStack(s.values.content, s.words.content, s.files.content, s.history.content)
	s.content = kit.NewPage(s.head.actions, kit.NewStackV(8, s.head.unitRow, kit.Grow(s.stack)), nil)
	s.showPage(pageValues)
	return s
}

var (
	_ kit.Screen       = (*entryScreen)(nil)
	_ kit.Saver        = (*entryScreen)(nil)
	_ kit.Goer         = (*entryScreen)(nil)
	_ kit.Searcher     = (*entryScreen)(nil)
	_ kit.Keyer        = (*entryScreen)(nil)
	_ kit.Shortcutter  = (*entryScreen)(nil)
	_ kit.Hinter       = (*entryScreen)(nil)
	_ kit.SampleTeller = (*entryScreen)(nil)
	_ kit.Focuser      = (*entryScreen)(nil)
)

// Content implements kit.Screen.
func (s *entryScreen) Content() fyne.CanvasObject { return s.content }

// Close implements kit.Screen.
func (s *entryScreen) Close() {
	s.writes.settle()
	s.load.Stop()
	s.history.load.Stop()
	s.words.stop()
	s.files.close()
}

// Sample implements kit.SampleTeller.
func (s *entryScreen) Sample() bool { return s.report != nil && s.report.entry.Sample }

// GoTo implements kit.Goer: another unit opens once what was typed is safe.
func (s *entryScreen) GoTo(p kit.Place) {
	w := wish{unit: p.Unit, target: p.Target, focus: true}
	if s.report == nil || p.Unit == 0 || p.Unit == s.report.key.unit {
		if s.wish.unit != 0 && w.unit == 0 {
			w.unit = s.wish.unit
		}
		s.wish = w
		s.Reload()
		return
	}
	s.leave(func() {
		s.wish = w
		s.Reload()
	})
}

// openUnit shows another unit's report.
func (s *entryScreen) openUnit(id model.ID) {
	s.leave(func() {
		s.wish = wish{unit: id, focus: s.page == pageValues}
		s.Reload()
	})
}

// Reload implements kit.Screen.
func (s *entryScreen) Reload() {
	scope, unit := s.env.Scope(), s.wish.unit
	if unit == 0 && s.report != nil {
		unit = s.report.key.unit
	}
	if s.report == nil || s.report.key != (reportKey{unit, scope.Year, scope.Code}) {
		s.values.grid.SetBusy(true) // after a save the grid stays as it is meanwhile
	}
	s.load.Load(s.env, func(ctx context.Context) (entryData, error) {
		return loadEntry(ctx, s.svc, scope, unit)
	}, s.apply)
}

// loadEntry reads a unit's report and the units to choose from; unit 0 is the
// first one whose report is not in hand.
func loadEntry(ctx context.Context, svc entryService, scope kit.Scope, unit model.ID) (entryData, error) {
	t, err := svc.Tracker(ctx, scope.Year)
	if err != nil {
		return entryData{}, err
	}
	d := entryData{units: unitItems(t, scope.Code, unit)}
	if len(d.units) == 0 {
		d.none = true
		return d, nil
	}
	d.entry, err = svc.Entry(ctx, pickUnit(d.units, unit), scope.Year, scope.Code)
	return d, err
}

// apply shows what was loaded over what is being typed.
func (s *entryScreen) apply(d entryData, err error) {
	w := s.wish
	if err != nil || d.none {
		s.values.grid.FinishEdit()
		s.park()
		if s.report != nil && s.wish.unit == 0 {
			s.wish.unit = s.report.key.unit // trying again shows the same unit
		}
		s.report = nil
		s.values.unavailable(err, s.Reload)
		s.refresh()
		s.showPage(pageValues) // the others have nothing to show either, and do not say why
		return
	}
	s.wish = wish{}
	s.units = d.units
	key := reportKey{d.entry.Unit.ID, d.entry.Period.Year, d.entry.Period.Code}
	fresh := s.report == nil || s.report.key != key
	if fresh {
		s.values.grid.FinishEdit() // belongs to the report that shows
		s.park()
		s.report = s.unpark(key)
	} else {
		s.words.collect()
	}
	if lost := s.report.load(d.entry); len(lost) > 0 {
		s.env.Notify(kit.Notice{Kind: kit.NoticeError, Text: "Chỉ tiêu vừa bị bỏ giao cho " + d.entry.Unit.Name +
			", chữ đã gõ không còn chỗ ghi: " + strings.Join(lost, ", ") + "."})
	}
	s.tellFailed(s.report)
	s.values.show(fresh)
	s.refresh()
	if fresh || w.target != 0 {
		s.values.selectTarget(w.target)
	}
	if w.focus {
		s.showPage(pageValues)
		s.values.focus()
	}
	s.history.reload()
}

// park keeps the report that showed: something in it may not be saved, and what
// was done in it can be undone when it shows again.
func (s *entryScreen) park() {
	if s.report == nil {
		return
	}
	s.words.collect()
	s.parked[s.report.key] = s.report
}

func (s *entryScreen) unpark(key reportKey) *report {
	if old, ok := s.parked[key]; ok {
		delete(s.parked, key)
		return old
	}
	return newReport(key)
}

// refresh draws everything that follows from the report.
func (s *entryScreen) refresh() {
	s.values.refresh()
	s.words.refresh()
	s.files.refresh()
	s.head.refresh()
	s.status()
}

// status tells in the status bar when things are saved.
func (s *entryScreen) status() {
	switch {
	case s.report == nil:
		s.env.Status("")
	case s.report.entry.Locked != "":
		s.env.Status("Báo cáo đang khóa, chỉ xem")
	case s.page == pageNarrative:
		s.env.Status("Tự lưu sau 5 giây ngừng gõ và khi rời ô")
	default:
		s.env.Status("Tự lưu khi rời ô")
	}
}

// showPage shows one of the inner pages.
func (s *entryScreen) showPage(i int) {
	if s.report == nil {
		i = pageValues
	}
	s.values.grid.FinishEdit()
	s.page = i
	for k, o := range s.stack.Objects {
		if k == i {
			o.Show()
		} else {
			o.Hide()
		}
	}
	s.head.refresh()
	s.status()
	if i == pageHistory {
		s.history.reload()
	}
}

// Search implements kit.Searcher: it goes to the first target that is found.
func (s *entryScreen) Search(query string) {
	if s.report != nil && query != "" {
		s.values.find(query)
	}
}
