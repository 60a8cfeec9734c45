// Package gui puts the window together: the shell with every area, wired to
// the open book.
package gui

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"sothidua/data/appdir"
	"sothidua/data/backup"
	"sothidua/data/document"
	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/gui/firstrun"
	"sothidua/gui/kit"
	"sothidua/gui/preview"
	"sothidua/gui/shell"
)

// RestartMark is set in the environment of a window that another one started
// to take its place, to what the user is told there.
const RestartMark = "SOTHIDUA_RESTART"

// appID is the program's name for the system, as in FyneApp.toml.
const appID = "vn.sothidua.app"

// Deps are what the window works with.
type Deps struct {
	Service *service.Service
	Backups *backup.Keeper
	Dirs    appdir.Dirs
	Log     *slog.Logger
	Version string
	Drawn   string // how the window is drawn
	Offer   string // a copy of a book to ask about, "" for none
	Today   string // the day given on the command line, "" for none; a restarted window keeps it
}

// Run shows the window until it is closed. Background work has ended when it
// returns, so that the book can be closed.
func Run(ctx context.Context, d Deps) (err error) {
	said := os.Getenv(RestartMark)
	if said != "" { // the user chose this book, and it opened
		if err := d.Dirs.Use(d.Service.Path()); err != nil {
			d.Log.Error("book used last", "err", err)
		}
	}
	a := app.NewWithID(appID)
	w := newWindow(a, d)
	if said != "" {
		w.shell.Notify(kit.Notice{Kind: kit.NoticeInfo, Text: said})
	}
	stop := context.AfterFunc(ctx, func() { fyne.Do(a.Quit) })
	defer stop()
	ear, deaf := appdir.Listen(d.Service.Path(), func(file string) { fyne.Do(func() { w.called(file) }) })
	if deaf != nil { // a later start then only says that the book is open
		d.Log.Warn("not listening for later starts", "err", deaf)
	} else {
		defer func() { err = errors.Join(err, ear.Close()) }()
	}
	w.take(d.Offer)
	w.tellCrash()
	w.shell.Show()
	w.shell.Background(w.dailyCopy)
	a.Run()
	w.shell.Wait()
	return nil
}

// called answers a later start of the program on the same book.
func (w *window) called(file string) {
	w.shell.Raise()
	w.take(file)
}

// take asks whether to restore a copy that the program was opened with; while
// the book is empty the page of the first run does.
func (w *window) take(file string) {
	switch {
	case file == "":
	case w.first != nil:
		w.first.Take(file)
	default:
		w.offer = file
		w.shell.Take([]string{file})
	}
}

// tellCrash says that the last run ended in a crash, and where its trace is.
func (w *window) tellCrash() {
	if !w.deps.Dirs.Crashed() {
		return
	}
	w.shell.Notify(kit.Notice{Kind: kit.NoticeError, Text: "Lần trước chương trình dừng đột ngột. Số liệu đã lưu còn nguyên; gửi tệp su-co.log trong thư mục nhật ký cho người hỗ trợ.",
		Actions: []kit.Action{{Label: "Mở thư mục nhật ký", Do: func() {
			if err := shell.OpenPath(w.deps.Dirs.Logs); err != nil {
				w.shell.Notify(kit.Notice{Kind: kit.NoticeError, Text: model.Message(err)})
			}
		}}}})
}

// BuildScreens builds every screen on a book without showing a window, and
// returns how many there are.
func BuildScreens(ctx context.Context, svc *service.Service, keeper *backup.Keeper) (int, error) {
	dir, err := os.MkdirTemp("", "sothidua-tu-kiem-tra-")
	if err != nil {
		return 0, err
	}
	a := app.NewWithID(appID)
	w := newWindow(a, Deps{Service: svc, Backups: keeper, Dirs: appdir.Dirs{Data: dir, Logs: dir}, Log: slog.Default(), Version: "-"})
	n, err := w.shell.BuildAll(ctx)
	w.shell.Wait()
	return n, errors.Join(err, os.RemoveAll(dir))
}

// window is the shell with what starts it anew.
type window struct {
	deps  Deps
	shell *shell.Shell
	first *firstrun.View // while the book is empty
	offer string         // what waits for the first run
}

func newWindow(a fyne.App, d Deps) *window {
	w := &window{deps: d}
	w.shell = shell.New(shell.Params{App: a, Service: d.Service, Areas: w.areas(), Dirs: d.Dirs, Log: d.Log, Version: d.Version,
		FirstRun: w.firstRun,
		NewPreview: func(env kit.Env, _ string, draw func(mono bool) (document.Document, error), _ func()) fyne.CanvasObject {
			return preview.New(env, draw)
		}, WriteTable: writeTable})
	return w
}

func (w *window) firstRun(env kit.Env, done func()) fyne.CanvasObject {
	w.first = firstrun.New(env, firstrun.Params{Books: w.deps.Service, Look: w.look,
		Restore: func(path string) error { return w.restart(path, "") },
		Done: func(place kit.Place) {
			w.first = nil
			done()
			env.Go(place)
			w.shell.Background(w.dailyCopy)
		}})
	if w.offer != "" {
		fyne.Do(func() { w.first.Take(w.offer) })
	}
	return w.first.Content()
}

// look tells why a file cannot be restored, nil when it can.
func (w *window) look(ctx context.Context, path string) error {
	info, err := w.deps.Backups.Look(ctx, path)
	if err == nil && !info.Sound {
		err = model.Errorf(model.CodeDamaged, "Không khôi phục được từ “%s”. %s", filepath.Base(path), info.Why)
	}
	return err
}

// dailyCopy makes today's copy of the book once it holds something; a failure
// is told, not fatal.
func (w *window) dailyCopy() {
	ctx := context.Background()
	empty, err := w.deps.Service.Empty(ctx)
	if empty && err == nil {
		return
	}
	var info backup.Info
	made := false
	if err == nil {
		info, made, err = w.deps.Backups.Daily(ctx)
	}
	if err != nil {
		w.deps.Log.Error("daily copy", "err", err)
		fyne.Do(func() {
			w.shell.Notify(kit.Notice{Kind: kit.NoticeError, Text: "Chưa sao lưu được hôm nay. " + model.Message(err)})
		})
		return
	}
	if made {
		w.deps.Log.Info("daily copy", "file", info.Path)
	}
}

// restart closes this window and starts another on the same book with a copy
// restored, or on another book.
func (w *window) restart(restore, book string) error {
	program, err := os.Executable()
	if err != nil {
		return err
	}
	if book == "" {
		book = w.deps.Service.Path()
	}
	args, said := []string{"-db", book}, "Đã mở sổ “"+filepath.Base(book)+"”."
	if w.deps.Today != "" {
		args = append(args, "-today", w.deps.Today)
	}
	if restore != "" {
		args = append(args, "-restore", restore)
		said = restoredText(restore)
	}
	cmd := exec.Command(program, args...)
	cmd.Env = append(os.Environ(), RestartMark+"="+said)
	if err := cmd.Start(); err != nil {
		return model.Wrap(model.CodeInternal, err, "Không mở lại được chương trình. Đóng cửa sổ rồi mở lại bằng tay.")
	}
	w.shell.Quit()
	return cmd.Process.Release()
}

// restoredText is what a window tells that opened with a copy restored.
func restoredText(copied string) string {
	return "Đã khôi phục sổ từ “" + filepath.Base(copied) + "”. Sổ trước đó nằm trong danh sách bản sao lưu."
}

// xlsx makes sure that a workbook's name ends as Excel expects.
func xlsx(path string) string {
	if strings.EqualFold(filepath.Ext(path), ".xlsx") {
		return path
	}
	return path + ".xlsx"
}
