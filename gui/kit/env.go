package kit

import (
	"context"

	"fyne.io/fyne/v2"

	"sothidua/data/document"
	"sothidua/data/model"
)

// Scope is what every screen shows: a year and a period of it, chosen in the
// side bar.
type Scope struct {
	Year int
	Code model.PeriodCode
}

// Place is something to go to: a screen and what it shall select. Empty parts
// mean "as it is".
type Place struct {
	Area, Tab    string   // IDs of an Area and of one of its Tabs
	Unit, Target model.ID // to select
	Filter       string   // the area's own word: "late", "behind"
}

// NoticeKind is the colour of a Notice and how long it stays.
type NoticeKind int

// The kinds of notice.
const (
	NoticeDone  NoticeKind = iota // green, goes after 8 seconds
	NoticeError                   // red, stays until closed or replaced
	NoticeInfo                    // blue, goes after 12 seconds or with the next notice
)

// Notice is a bar over the top of the page: what happened and what can be done
// next. It replaces the bar of its kind that showed before; only a red bar with
// a Key stays beside others.
type Notice struct {
	Kind    NoticeKind
	Text    string
	Actions []Action
	// Key names what the bar is about, in the screen's own words
	// ("reports.save"). A notice with the same Key replaces the bar, whatever
	// its kind, and one without Text takes it away. "" for none.
	Key string
}

// Action is a link in a Notice: "Hoàn tác", "Thử lại".
type Action struct {
	Label string
	Do    func()
}

// Env is what the shell gives every screen. It is passed by value.
type Env struct {
	Ctx      context.Context // ends when the window closes
	Window   fyne.Window
	Run      func(func()) // starts background work: go f() in the program, f() in tests
	Scope    func() Scope
	SetScope func(Scope)
	Go       func(Place) // shows another screen
	Notify   func(Notice)
	Status   func(string) // left part of the status bar: "17/34 dòng đang hiện"
	// Preview opens the print view; make runs in the background.
	Preview  func(title string, make func(mono bool) (document.Document, error))
	Files    Files
	OpenPath func(path string) error // opens a file or folder with the system's program
	Memory   Memory
}

// Files asks for files and folders. The callbacks run on Fyne's goroutine and
// are not called when the user gives up.
type Files interface {
	// Open asks for existing files; exts are like ".xlsx".
	Open(title string, exts []string, many bool, done func(paths []string))
	// Save asks for a new file, and before overwriting one; name is proposed.
	Save(title, name string, done func(path string))
	Folder(title string, done func(path string))
}

// Memory keeps small things between two runs: column widths, the last folder.
type Memory interface {
	Get(key string) string
	Set(key, value string)
}

// Screen is one page of the program: everything under the title row.
type Screen interface {
	Content() fyne.CanvasObject
	// Reload loads again for the present Scope, in the background. It is called
	// when the screen is shown, and when the scope or the book changed.
	Reload()
	Close()
}

// Searcher is a Screen that finds things: Search is called while typing in the
// search box, debounced, on Fyne's goroutine.
type Searcher interface{ Search(query string) }

// Saver is a Screen that may hold unsaved work.
type Saver interface {
	Unsaved() string // what is unsaved ("Chỉ tiêu 8 có 1 ô chưa lưu"), "" for nothing
	Save(done func(saved bool))
	Discard()
}

// Printer is a Screen that answers Ctrl+P.
type Printer interface{ Print() }

// Goer is a Screen that selects what a Place names, which may come before its
// data is loaded.
type Goer interface{ GoTo(Place) }

// Keyer is a Screen that answers keys no widget wanted: Insert, F8, PgUp.
type Keyer interface{ Key(*fyne.KeyEvent) bool }

// Shortcutter is a Screen that answers shortcuts no widget wanted, such as
// Ctrl+PgDn. Ctrl+S and Ctrl+P go to Saver and Printer.
type Shortcutter interface{ Shortcut(fyne.Shortcut) bool }

// Hinter is a Screen that names the keys valid now, for the status bar.
type Hinter interface{ Keys() string }

// SampleTeller is a Screen that tells whether it shows sample figures; the
// shell then shows the badge SỐ LIỆU MẪU.
type SampleTeller interface{ Sample() bool }

// Area is one entry of the side bar with its pages.
type Area struct {
	ID, Label string
	Icon      IconName
	Key       rune   // '1' to '9' with Alt; 0 for none
	Group     string // heading above it in the side bar
	Title     string // of its pages
	Tabs      []Tab
	// Badge counts the work waiting; nil for none. It runs in the background.
	Badge func(ctx context.Context, s Scope) (int, error)
}

// Tab is one page of an Area. New is called when it is first shown.
type Tab struct {
	ID, Label string
	New       func(Env) Screen
}
