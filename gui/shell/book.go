package shell

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"sync"
	"time"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

// eventPause is how long changes of the book are gathered before the window
// loads again: an import writes hundreds.
const eventPause = 50 * time.Millisecond

// Memory keys.
const (
	yearKey   = "nam"
	periodKey = "ky"
	personKey = "nguoi-dung"
	sizeKey   = "kich-thuoc"
	scaleKey  = "co-chu"
)

// bookState is what the window knows of the book.
type bookState struct {
	scope  kit.Scope
	loaded bool      // the scope is one of the book
	saved  time.Time // the last change of this run, zero for none
	sample bool      // the year of the scope holds sample figures
	loader kit.Loader[bookData]
	badges kit.Loader[map[string]int]
	// waiting are files that came before the book was loaded.
	waiting []string
}

// bookData is what one loading brings.
type bookData struct {
	office  string
	years   []int
	periods []model.PeriodCode
	people  []string
	scope   kit.Scope
	sample  bool
}

// refresh loads what the frame shows of the book, and then the present page.
func (s *Shell) refresh() {
	s.pages.markStale()
	want := s.book.scope
	s.book.loader.Load(s.env, func(ctx context.Context) (bookData, error) { return s.fetch(ctx, want) }, s.apply)
}

// fetch reads the frame's data; it runs in the background.
func (s *Shell) fetch(ctx context.Context, want kit.Scope) (bookData, error) {
	var d bookData
	var err error
	svc := s.p.Service
	if d.years, err = svc.Years(ctx); err != nil || len(d.years) == 0 {
		return d, err
	}
	office, err := svc.Office(ctx)
	if err != nil {
		return d, err
	}
	d.office = office.Name
	people, err := svc.People(ctx)
	if err != nil {
		return d, err
	}
	for _, p := range people {
		if p.Active {
			d.people = append(d.people, p.Name)
		}
	}
	if !slices.Contains(d.years, want.Year) {
		want.Year = slices.Max(d.years)
	}
	plan, err := svc.Plan(ctx, want.Year)
	switch {
	case err == nil:
		d.sample = plan.Sample
	case model.CodeOf(err) != model.CodeNotFound:
		return d, err
	}
	d.scope, d.periods, err = s.fitScope(ctx, want)
	return d, err
}

// fitScope lists the year's periods and finds the one to show: the wanted one
// when the year has it, else the one the office works on.
func (s *Shell) fitScope(ctx context.Context, want kit.Scope) (kit.Scope, []model.PeriodCode, error) {
	periods, err := s.p.Service.Periods(ctx, want.Year)
	if err != nil {
		return want, nil, err
	}
	codes := make([]model.PeriodCode, len(periods))
	for i, p := range periods {
		codes[i] = p.Code
	}
	if len(codes) == 0 || slices.Contains(codes, want.Code) {
		return want, codes, nil
	}
	t, err := s.p.Service.Tracker(ctx, want.Year)
	if err != nil {
		return want, nil, err
	}
	want.Code = workedOn(t)
	return want, codes, nil
}

// workedOn returns the period the office works on: the last one that holds a
// report, else the first whose deadline has not passed, else the last. The
// tracker must hold a period.
func workedOn(t service.Tracker) model.PeriodCode {
	for i, p := range slices.Backward(t.Periods) {
		for _, r := range t.Rows {
			if r.Cells[i].Status.Received() || r.Cells[i].Filled > 0 {
				return p.Code
			}
		}
	}
	for _, p := range t.Periods {
		if p.Due() >= t.Today {
			return p.Code
		}
	}
	return t.Periods[len(t.Periods)-1].Code
}

// apply shows what was loaded.
func (s *Shell) apply(d bookData, err error) {
	switch {
	case err != nil:
		s.p.Log.Error("book not read", "err", err)
		s.Notify(kit.Notice{Kind: kit.NoticeError, Text: "Chưa đọc được sổ. " + model.Message(err),
			Actions: []kit.Action{{Label: "Thử lại", Do: s.refresh}}})
		return
	case len(d.years) == 0 && s.p.FirstRun != nil:
		s.showFirstRun()
		return
	case len(d.years) == 0: // nothing to choose from: the pages say what to do
		d.scope = kit.Scope{Year: s.p.Service.Today().Time().Year(), Code: model.H1}
	}
	s.book.scope, s.book.loaded, s.book.sample = d.scope, true, d.sample
	s.memory.Set(yearKey, strconv.Itoa(d.scope.Year))
	s.memory.Set(periodKey, string(d.scope.Code))
	s.frame.side.setOffice(d.office, d.people)
	s.frame.side.setPerson(s.p.Service.Person())
	s.frame.side.setScope(d.years, d.periods, d.scope)
	s.setTitle(d.office, d.scope.Year)
	s.showFrame()
	s.reloadStale()
	s.loadBadges()
	s.takeWaiting()
}

func (s *Shell) setTitle(office string, year int) {
	title := "Sổ Thi đua"
	if office != "" {
		title += " – " + office
	}
	s.win.SetTitle(fmt.Sprintf("%s – Năm %d", title, year))
}

// loadBadges counts the work waiting in every area.
func (s *Shell) loadBadges() {
	scope := s.book.scope
	s.book.badges.Load(s.env, func(ctx context.Context) (map[string]int, error) {
		counts := map[string]int{}
		for _, a := range s.p.Areas {
			if a.Badge == nil {
				continue
			}
			n, err := a.Badge(ctx, scope)
			if err != nil {
				return counts, fmt.Errorf("badge of %s: %w", a.ID, err)
			}
			counts[a.ID] = n
		}
		return counts, nil
	}, func(counts map[string]int, err error) {
		if err != nil { // the pages themselves say what is wrong
			s.p.Log.Warn("badges not counted", "err", err)
		}
		s.frame.side.list.setBadges(counts)
	})
}

// setPerson changes who works with the book; the name stands in the history
// from now on.
func (s *Shell) setPerson(name string) {
	s.p.Service.SetPerson(name)
	s.memory.Set(personKey, name)
	s.frame.side.setPerson(name)
}

// rememberedScope returns the scope of the last run; parts may be zero.
func (s *Shell) rememberedScope() kit.Scope {
	year, err := strconv.Atoi(s.memory.Get(yearKey))
	if err != nil {
		return kit.Scope{}
	}
	return kit.Scope{Year: year, Code: model.PeriodCode(s.memory.Get(periodKey))}
}

// bursts gathers the book's events.
type bursts struct {
	mu      sync.Mutex
	pending bool
	saved   time.Time
}

// onEvent is called on whatever goroutine wrote.
func (s *Shell) onEvent(t service.Topic) {
	b := &s.bursts
	b.mu.Lock()
	defer b.mu.Unlock()
	if t != service.TopicBackups {
		b.saved = s.p.Service.Now()
	}
	if !b.pending {
		b.pending = true
		s.after(eventPause, s.onBurst)
	}
}

// onBurst loads again what shows, on Fyne's goroutine.
func (s *Shell) onBurst() {
	s.bursts.mu.Lock()
	s.bursts.pending = false
	s.book.saved = s.bursts.saved
	s.bursts.mu.Unlock()
	s.tell()
	s.refresh()
}
