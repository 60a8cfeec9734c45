// Command sothidua is Sổ Thi đua: the book in which the office of a commune
// runs its yearly emulation movement. Without a command it opens the window;
// with one it does the same work without.
package main

import (
	"context"
	_ "embed"
	"errors"
	"flag"
	"io"
	"log/slog"
	"os"
	"os/signal"
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

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:])
	stop()
	os.Exit(code)
}

func run(ctx context.Context, args []string) int {
	if command.Is(args) {
		command.AttachConsole()
		env := command.Env{Stdout: os.Stdout, Stderr: os.Stderr, Clock: time.Now, Screens: gui.BuildScreens}
		return command.Run(ctx, env, args)
	}
	w := window{clock: time.Now}
	if err := w.parse(args); err != nil {
		command.AttachConsole()
		return command.Run(ctx, command.Env{Stdout: os.Stdout, Stderr: os.Stderr}, []string{"help"})
	}
	if err := w.open(ctx); err != nil {
		gui.ShowFailure(gui.Failure{Err: err, Book: w.book, Dirs: w.dirs})
		return command.ExitFault
	}
	return command.ExitDone
}

// window is one run of the windowed program.
type window struct {
	book    string
	restore string
	today   string // "" for the real one
	clock   model.Clock
	dirs    appdir.Dirs
}

func (w *window) parse(args []string) error {
	fs := flag.NewFlagSet("sothidua", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.StringVar(&w.book, "db", "", "")
	fs.StringVar(&w.restore, "restore", "", "")
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
	if fs.NArg() > 0 {
		w.book = fs.Arg(0)
	}
	return nil
}

// clockOn tells today's time of day on another day.
func clockOn(day model.Date) model.Clock {
	return func() time.Time {
		now, d := time.Now(), day.Time()
		return time.Date(d.Year(), d.Month(), d.Day(), now.Hour(), now.Minute(), now.Second(), now.Nanosecond(), now.Location())
	}
}

// open runs the window on the book until it is closed.
func (w *window) open(ctx context.Context) (err error) {
	if w.dirs, err = appdir.Find(); err != nil {
		return err
	}
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
	return gui.Run(ctx, gui.Deps{Service: svc, Backups: keeper, Dirs: w.dirs, Log: log, Version: version(), Today: w.today})
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
