// Command sothidua is Sổ Thi đua: the book in which the office of a commune
// runs its yearly emulation movement. Without a command it opens the window;
// with one it does the same work without.
package main

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"sothidua/data/appdir"
	"sothidua/data/backup"
	"sothidua/data/command"
	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/store"
	"sothidua/gui"
	"sothidua/gui/render"
)

// details is the one place of the program's version.
//
//go:embed FyneApp.toml
var details string

// version reads the version out of FyneApp.toml: Version = "0.1.0".
func version() string {
	_, rest, _ := strings.Cut(details, "\nVersion = \"")
	v, _, _ := strings.Cut(rest, "\"")
	return v
}

// lockPatience is how long a restarted window waits for the one before it to
// let go of the book.
const lockPatience = 10 * time.Second

// exitNewer tells the installer that the book used last was written by a newer
// version than this one.
const exitNewer = 4

// A window that has just taken the book may not be listening yet: it is called
// several times.
const (
	callTries = 10
	callPause = 300 * time.Millisecond
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:])
	stop()
	os.Exit(code)
}

func run(ctx context.Context, args []string) int {
	if command.Is(args) && !opensCopy(args) {
		command.AttachConsole()
		env := command.Env{Stdout: os.Stdout, Stderr: os.Stderr, Clock: time.Now, Screens: gui.BuildScreens}
		return command.Run(ctx, env, args)
	}
	w := window{clock: time.Now}
	if err := w.parse(args); err != nil {
		command.AttachConsole()
		return command.Run(ctx, command.Env{Stdout: os.Stdout, Stderr: os.Stderr}, []string{"help"})
	}
	switch {
	case w.probe:
		return answerProbe()
	case w.fits:
		return fits(ctx)
	}
	return w.show(ctx, args)
}

// show opens the window, unless another one shows the same book or another
// copy of the program draws it.
func (w *window) show(ctx context.Context, args []string) int {
	defer w.crashed()
	var err error
	if w.dirs, err = appdir.Find(); err == nil {
		handed, unable := render.Begin(render.Options{Version: version(), Data: w.dirs.Data, Args: args, Forced: w.compat})
		switch {
		case unable != nil:
			render.Tell(model.Message(unable))
			return command.ExitFault
		case handed:
			return command.ExitDone
		}
		err = w.open(ctx)
	}
	if err != nil {
		gui.ShowFailure(gui.Failure{Err: err, Book: w.book, Dirs: w.dirs})
		return command.ExitFault
	}
	return command.ExitDone
}

// window is one run of the windowed program.
type window struct {
	book    string
	restore string
	offer   string // a copy to ask about, given as the program's file
	today   string // "" for the real one
	compat  bool   // draw the compatible way
	probe   bool   // only tell the driver's OpenGL
	fits    bool   // only tell whether this version can open the book used last
	clock   model.Clock
	dirs    appdir.Dirs
}

func (w *window) parse(args []string) error {
	fs := flag.NewFlagSet("sothidua", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.StringVar(&w.book, "db", "", "")
	fs.StringVar(&w.restore, "restore", "", "")
	fs.BoolVar(&w.compat, "compat", false, "")
	fs.BoolVar(&w.probe, strings.TrimPrefix(render.ProbeFlag, "-"), false, "")
	fs.BoolVar(&w.fits, "fits", false, "")
	fs.Func("today", "", func(day string) error {
		if !model.Date(day).Valid() {
			return model.Invalid("today", "Ngày “%s” không có trên lịch.", day)
		}
		w.today, w.clock = day, clockOn(model.Date(day))
		return nil
	})
	if err := fs.Parse(args); err != nil {
		return err
	}
	switch {
	case fs.NArg() > 0 && isCopy(fs.Arg(0)):
		w.offer = fs.Arg(0)
	case fs.NArg() > 0:
		w.book = fs.Arg(0)
	}
	return nil
}

// opensCopy tells whether the program was opened with a copy of a book, as by
// a double click on it.
func opensCopy(args []string) bool { return len(args) == 1 && isCopy(args[0]) }

func isCopy(path string) bool { return strings.EqualFold(filepath.Ext(path), backup.Ext) }

// clockOn tells today's time of day on another day.
func clockOn(day model.Date) model.Clock {
	return func() time.Time {
		now, d := time.Now(), day.Time()
		return time.Date(d.Year(), d.Month(), d.Day(), now.Hour(), now.Minute(), now.Second(), now.Nanosecond(), now.Location())
	}
}

// open runs the window on the book until it is closed.
func (w *window) open(ctx context.Context) (err error) {
	log, closer, err := w.dirs.OpenLog()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, closer.Close()) }()
	defer func() {
		if err != nil {
			log.Error("cannot run", "err", err, "cause", errors.Unwrap(err))
		}
	}()
	if w.book == "" {
		w.book = w.dirs.Book()
	}
	if w.restore != "" {
		if err := patiently(func() error { return backup.Restore(ctx, w.restore, w.book) }); err != nil {
			return err
		}
	}
	var lock *appdir.Lock
	err = patiently(func() (err error) {
		lock, err = appdir.Acquire(w.book)
		return err
	})
	if w.calls(err) {
		log.Info("the window that has the book came to the front", "book", w.book)
		return nil
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, lock.Release()) }()
	return w.serve(ctx, log)
}

func (w *window) serve(ctx context.Context, log *slog.Logger) (err error) {
	db, err := store.Open(ctx, store.Options{Path: w.book, Clock: w.clock})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	svc := service.New(service.Params{DB: db, Clock: w.clock})
	keeper := backup.New(db, appdir.Backups(w.book), w.clock)
	return gui.Run(ctx, gui.Deps{Service: svc, Backups: keeper, Dirs: w.dirs, Log: log, Version: version(),
		Drawn: render.Name(w.dirs.Data), Offer: w.offer, Today: w.today})
}

// patiently repeats what finds the book in use, when a window that just closed
// started this one and may hold the book a moment longer.
func patiently(do func() error) error {
	for deadline := time.Now().Add(lockPatience); ; time.Sleep(200 * time.Millisecond) {
		err := do()
		if model.CodeOf(err) != model.CodeBusy || os.Getenv(gui.RestartMark) == "" || time.Now().After(deadline) {
			return err
		}
	}
}

// calls tells whether another window of this user has the book open and came
// to the front instead of a second one.
func (w *window) calls(err error) bool {
	if model.CodeOf(err) != model.CodeBusy || os.Getenv(gui.RestartMark) != "" {
		return false
	}
	for range callTries {
		if appdir.Call(w.book, w.offer) {
			return true
		}
		time.Sleep(callPause)
	}
	return false
}

// crashed tells the user of a panic on the window's goroutine, after the book
// was closed on the way here. Other goroutines' panics end the program at once;
// the next start tells of them.
func (w *window) crashed() {
	cause := recover()
	if cause == nil {
		return
	}
	if err := w.dirs.NoteCrash(version(), cause, debug.Stack()); err != nil {
		slog.Error("crash not noted", "err", err, "panic", cause)
	}
	render.Tell("Sổ Thi đua gặp sự cố nên phải đóng. Số liệu đã lưu còn nguyên.\n\nHãy mở lại chương trình. Nếu lặp lại, mở bằng biểu tượng “Chế độ tương thích”, và gửi tệp su-co.log trong thư mục này cho người hỗ trợ:\n" + w.dirs.Logs)
	os.Exit(command.ExitFault)
}

// answerProbe prints the driver's OpenGL for the program that asked.
func answerProbe() int {
	driver, err := render.Probe()
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(driver)
	}
	if err != nil {
		slog.Error("probe", "err", err)
		return command.ExitFault
	}
	return command.ExitDone
}

// fits tells by the exit code whether this version can open the book used
// last; the installer asks before it puts an older program in the place of a
// newer one. A book that cannot be read for another reason hinders no
// installation.
func fits(ctx context.Context) int {
	dirs, err := appdir.Find()
	if err != nil {
		return command.ExitDone
	}
	db, err := store.Open(ctx, store.Options{Path: dirs.Book(), ReadOnly: true, Clock: time.Now})
	switch {
	case model.CodeOf(err) == model.CodeNewer:
		return exitNewer
	case err == nil:
		err = db.Close()
	}
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		slog.Warn("book not read", "err", err)
	}
	return command.ExitDone
}
