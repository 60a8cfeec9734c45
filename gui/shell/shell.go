package shell

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strconv"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/assets"
	"sothidua/data/appdir"
	"sothidua/data/document"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

// drawing makes the document a preview shows; mono asks for black and white.
type drawing = func(mono bool) (document.Document, error)

// Params are what a Shell is built from. Service, App and at least one area
// with a tab are required.
type Params struct {
	App     fyne.App
	Service *service.Service
	Areas   []kit.Area // in the order of the side bar
	Dirs    appdir.Dirs
	Log     *slog.Logger // slog.Default when nil
	Version string       // for the log
	// FirstRun makes what is shown, without side bar, while the book is empty;
	// it calls done once the book holds a year. Nil shows the areas at once.
	FirstRun func(env kit.Env, done func()) fyne.CanvasObject
	// NewPreview makes the print view of a document; it calls close to go back.
	// The object may have the abilities of a kit.Screen: Keyer, Printer, Hinter.
	NewPreview func(env kit.Env, title string, draw func(mono bool) (document.Document, error), close func()) fyne.CanvasObject
	// WriteTable writes a table of the window as a workbook; nil leaves that out.
	WriteTable func(ctx context.Context, path string, sheet Sheet) error
	// Run starts background work; nil starts a goroutine. Tests run it at once.
	Run func(func())
}

// Shell is the main window. Its methods belong to Fyne's goroutine.
type Shell struct {
	p       Params
	win     fyne.Window
	env     kit.Env // what screens get, without their own Status
	stop    context.CancelFunc
	memory  *memory
	frame   *frame
	pages   *pages
	over    *over // what lies over the page, nil for nothing
	book    bookState
	bursts  bursts
	work    sync.WaitGroup // background work
	after   func(time.Duration, func())
	started bool
	quiet   func() // ends the subscription to the book's events
}

// New builds the window without showing it.
func New(p Params) *Shell {
	if p.Log == nil {
		p.Log = slog.Default()
	}
	s := &Shell{p: p}
	ctx, stop := context.WithCancel(context.Background())
	s.stop = stop
	s.after = func(d time.Duration, f func()) {
		time.AfterFunc(d, func() {
			fyne.Do(func() {
				if ctx.Err() == nil {
					f()
				}
			})
		})
	}
	s.memory = openMemory(p.Dirs.Data, p.Log)
	s.book.scope = s.rememberedScope()
	s.dress()
	s.win = p.App.NewWindow("Sổ Thi đua")
	s.win.SetPadded(false)
	s.win.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon))
	s.env = s.newEnv(ctx)
	s.pages = newPages(p.Areas)
	s.frame = s.newFrame()
	s.win.SetContent(s.frame.root)
	s.bindKeys()
	s.win.SetOnDropped(s.dropped)
	s.win.SetCloseIntercept(s.askClose)
	return s
}

// dress puts the program's theme and Fyne's Vietnamese words in force.
func (s *Shell) dress() {
	s.p.App.Settings().SetTheme(kit.Theme(scaleOf(s.memory.Get(scaleKey))))
	if err := kit.UseVietnamese(); err != nil {
		s.p.Log.Error("Vietnamese words", "err", err)
	}
}

// scaleOf reads a remembered text size; anything unreadable is 100%.
func scaleOf(text string) float32 {
	f, err := strconv.ParseFloat(text, 32)
	if err != nil {
		return 1
	}
	return float32(f)
}

// newEnv makes what every screen gets.
func (s *Shell) newEnv(ctx context.Context) kit.Env {
	memory := screenMemory{s.memory, s.dress}
	return kit.Env{
		Ctx: ctx, Window: s.win, Run: s.run, Memory: memory,
		Scope: func() kit.Scope { return s.book.scope }, SetScope: s.SetScope,
		Go: s.Go, Notify: s.Notify, Status: func(string) {}, Preview: s.preview,
		Files: newFiles(s.win, memory, s.p.Log, func(err error) { s.env.Fail(err) }),
		OpenPath: func(path string) error {
			return openPath(path, s.p.Log)
		},
	}
}

// screenMemory is the memory screens get: changing the text size through it
// changes the window at once.
type screenMemory struct {
	*memory
	dress func()
}

// Set implements kit.Memory.
func (m screenMemory) Set(key, value string) {
	old := m.Get(key)
	m.memory.Set(key, value)
	if key == scaleKey && value != old {
		m.dress()
	}
}

// newFrame builds the window's content.
func (s *Shell) newFrame() *frame {
	items := make([]sideItem, len(s.p.Areas))
	for i, a := range s.p.Areas {
		items[i] = sideItem{id: a.ID, label: a.Label, group: a.Group, icon: a.Icon, key: a.Key}
	}
	hooks := sideHooks{area: func(id string) { s.Go(kit.Place{Area: id}) },
		year: s.pickYear, period: s.pickPeriod, person: s.setPerson}
	if s.pages.find(peopleArea, peopleTab) != nil {
		hooks.people = func() { s.Go(kit.Place{Area: peopleArea, Tab: peopleTab}) }
	}
	title := newTitleRow(titleHooks{tab: s.pickTab, help: s.toggleHelp, back: s.closeOver})
	notices := newNoticeBar(s.putOff, func() {
		if s.frame != nil {
			s.frame.arrange()
		}
	})
	return newFrame(newSideBar(items, hooks), title, notices, newStatusBar())
}

// Pages the shell itself leads to.
const (
	peopleArea, peopleTab = "system", "people"
	importArea, importTab = "exchange", "import"
	backupArea, backupTab = "system", "backup"
)

// Show shows the window, loads the book and starts to follow its changes. The
// window answers at once; what it shows comes in the background.
func (s *Shell) Show() {
	s.p.Log.Info("window opened", "version", s.p.Version, "book", s.p.Service.Path())
	s.restoreSize()
	s.start()
	s.win.Show()
	s.restoreMaximised()
	s.run(s.keepTelling)
}

// start loads the book and follows its changes; a second call does nothing.
func (s *Shell) start() {
	if s.started {
		return
	}
	s.started = true
	s.quiet = s.p.Service.Subscribe(s.onEvent)
	if name := s.memory.Get(personKey); name != "" {
		s.p.Service.SetPerson(name)
	}
	s.refresh()
}

// showFrame shows the areas, first the first one, after the book was loaded.
func (s *Shell) showFrame() {
	if s.win.Content() != fyne.CanvasObject(s.frame.root) {
		s.win.SetContent(s.frame.root)
		s.focusPage() // a page that the first run opened could not have the keyboard yet
	}
	if s.pages.current == nil && len(s.pages.all) > 0 {
		s.showPage(s.pages.all[0], kit.Place{})
	}
}

// showFirstRun shows what fills an empty book, without the side bar.
func (s *Shell) showFirstRun() {
	var content fyne.CanvasObject
	bars := newNoticeBar(s.putOff, func() {})
	env := s.env
	env.Notify = bars.add
	err := s.guard("first run", func() { content = s.p.FirstRun(env, s.refresh) })
	if err != nil {
		s.env.Fail(err)
		return
	}
	page := container.New(noticesOver{bars}, content, bars.root)
	bars.changed = page.Refresh
	s.win.SetContent(page)
}

// putOff runs something later on Fyne's goroutine.
func (s *Shell) putOff(d time.Duration, f func()) { s.after(d, f) }

// Notify implements kit.Env.Notify.
func (s *Shell) Notify(n kit.Notice) {
	s.frame.notices.add(n)
	s.tell()
}

// run starts background work. One that panics is logged and ends alone.
func (s *Shell) run(f func()) {
	start := s.p.Run
	if start == nil {
		start = func(f func()) { go f() }
	}
	s.work.Add(1)
	start(func() {
		defer s.work.Done()
		defer func() {
			if r := recover(); r != nil {
				s.p.Log.Error("panic in background work", "panic", r, "stack", string(debug.Stack()))
			}
		}()
		f()
	})
}

// Background starts work of the program that no screen waits for, such as the
// daily copy; Wait waits for it too.
func (s *Shell) Background(f func()) { s.run(f) }

// Wait stops background work and returns when all of it has ended: call it
// after the window closed, or the system ended the program, and before the book
// is closed.
func (s *Shell) Wait() {
	s.stop()
	s.work.Wait()
}

// Quit closes the window at once; unsaved work is not asked about.
func (s *Shell) Quit() { s.close() }

// askClose closes the window once unsaved work was dealt with.
func (s *Shell) askClose() {
	s.dismiss()
	if !s.asking() { // else a question is open already
		s.leave(s.close)
	}
}

// close ends the screens and the window. What the window remembers is written.
func (s *Shell) close() {
	s.rememberSize()
	s.stop()
	if s.quiet != nil {
		s.quiet()
	}
	for _, p := range s.pages.all {
		if p.screen != nil {
			s.try(p, "closing", p.screen.Close)
		}
	}
	s.memory.flush()
	s.win.SetCloseIntercept(nil)
	s.win.Close()
}

const maximisedSize = "lon-nhat"

func (s *Shell) rememberSize() {
	if maximised(s.win) {
		s.memory.Set(sizeKey, maximisedSize)
		return
	}
	size := s.win.Canvas().Size()
	s.memory.Set(sizeKey, fmt.Sprintf("%.0fx%.0f", size.Width, size.Height))
}

// restoreSize gives the window the size it had, or that of an office screen.
func (s *Shell) restoreSize() {
	size := fyne.NewSize(1366, 698)
	var w, h float32
	if n, err := fmt.Sscanf(s.memory.Get(sizeKey), "%fx%f", &w, &h); err == nil && n == 2 {
		size = fyne.NewSize(max(w, leastWidth), max(h, leastHeight))
	}
	s.win.Resize(size)
}

// restoreMaximised fills the screen as last time, and on the first run.
func (s *Shell) restoreMaximised() {
	if was := s.memory.Get(sizeKey); was == "" || was == maximisedSize {
		fyne.Do(func() { maximise(s.win) })
	}
}
