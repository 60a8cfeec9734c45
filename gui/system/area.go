// Package system is the area Hệ thống: copies of the book and the history of
// changes, the people who work with it, the letterhead and limits of the
// office, the reporting calendar, and what the program is.
package system

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"sothidua/data/backup"
	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

// The parts of the open book that the screens call.
type (
	historyBook interface {
		History(ctx context.Context, f service.HistoryFilter) ([]model.Change, error)
	}
	peopleBook interface {
		People(ctx context.Context) ([]model.Person, error)
		SavePerson(ctx context.Context, p model.Person) (model.Person, error)
	}
	officeBook interface {
		Office(ctx context.Context) (model.Office, error)
		SaveOffice(ctx context.Context, o model.Office) error
	}
	periodBook interface {
		Periods(ctx context.Context, year int) ([]model.Period, error)
		SavePeriod(ctx context.Context, p model.Period) error
		DeletePeriod(ctx context.Context, year int, code model.PeriodCode) error
		LockPeriod(ctx context.Context, year int, code model.PeriodCode) error
		UnlockPeriod(ctx context.Context, year int, code model.PeriodCode, reason string) error
		Calendar(ctx context.Context) (model.WorkCalendar, error)
		SaveCalendar(ctx context.Context, c model.WorkCalendar) error
		Today() model.Date
	}
	books interface {
		historyBook
		peopleBook
		officeBook
		periodBook
		Check(ctx context.Context) (service.CheckReport, error)
		Path() string
		Now() time.Time
	}
)

// keeper makes and lists copies of the book.
type keeper interface {
	Dir() string
	Now(ctx context.Context) (backup.Info, error)
	SaveAs(ctx context.Context, path string) (backup.Info, error)
	List(ctx context.Context) ([]backup.Info, error)
	Look(ctx context.Context, path string) (backup.Info, error)
}

// Params are what the area is built from.
type Params struct {
	Books   books
	Backups keeper
	// Restart closes the window and opens it anew: with the copy restored, or
	// on another book; "" for neither.
	Restart func(restore, book string) error
	Version string
	Drawn   string // how the window is drawn, for the page that tells what the program is
	Logs    string // folder of the program's log
}

// FilterBeforeImport is the word of a kit.Place that asks to restore the newest
// copy made before an import.
const FilterBeforeImport = "before-import"

// Area returns the entry of the side bar.
func Area(p Params) kit.Area {
	return kit.Area{ID: "system", Label: "Hệ thống", Title: "Hệ thống", Icon: kit.IconGear, Group: "DỮ LIỆU", Tabs: []kit.Tab{
		{ID: "backup", Label: "Sao lưu, lịch sử", New: func(env kit.Env) kit.Screen { return newSafety(env, p) }},
		{ID: "people", Label: "Người dùng", New: func(env kit.Env) kit.Screen { return newPeople(env, p.Books) }},
		{ID: "office", Label: "Cơ quan", New: func(env kit.Env) kit.Screen { return newOffice(env, p.Books) }},
		{ID: "periods", Label: "Kỳ báo cáo", New: func(env kit.Env) kit.Screen { return newPeriods(env, p.Books) }},
		{ID: "about", Label: "Giới thiệu", New: func(env kit.Env) kit.Screen { return newAbout(env, p) }},
	}}
}

// save runs a change in the background; what was wrong is told in the form.
func save(env kit.Env, form *kit.Form, work func(context.Context) error, after func()) {
	form.ClearErrors()
	kit.Do(env, work, func(err error) {
		switch {
		case err == nil:
			after()
		case !form.ShowError(err):
			kit.ShowError(env.Window, err)
		}
	})
}

// width is a layout that gives its one object a width, in pixels of a 100%
// screen.
type width float32

// MinSize implements fyne.Layout.
func (w width) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(w)*kit.Scale(), objs[0].MinSize().Height)
}

// Layout implements fyne.Layout.
func (w width) Layout(objs []fyne.CanvasObject, size fyne.Size) { objs[0].Resize(size) }

// height is a layout that gives its one object a height, in pixels of a 100%
// screen.
type height float32

// MinSize implements fyne.Layout.
func (h height) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objs[0].MinSize().Width, float32(h)*kit.Scale())
}

// Layout implements fyne.Layout.
func (h height) Layout(objs []fyne.CanvasObject, size fyne.Size) { objs[0].Resize(size) }

// atMost is a layout that keeps its one object at the left, at most so wide, in
// pixels of a 100% screen.
type atMost float32

// MinSize implements fyne.Layout.
func (w atMost) MinSize(objs []fyne.CanvasObject) fyne.Size { return objs[0].MinSize() }

// Layout implements fyne.Layout.
func (w atMost) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	wide := min(float32(w)*kit.Scale(), size.Width)
	objs[0].Resize(fyne.NewSize(wide, objs[0].MinSize().Height)) // flowing text gets its height
	objs[0].Resize(fyne.NewSize(wide, objs[0].MinSize().Height))
}
