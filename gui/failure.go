package gui

import (
	"context"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"sothidua/assets"
	"sothidua/data/appdir"
	"sothidua/data/backup"
	"sothidua/data/model"
	"sothidua/data/vn"
	"sothidua/gui/kit"
	"sothidua/gui/shell"
)

// Failure is why the book could not be opened.
type Failure struct {
	Err  error
	Book string
	Dirs appdir.Dirs
}

// ShowFailure says in a window of its own why the program cannot start and
// what to do: a windowed program has nowhere else to say it.
func ShowFailure(f Failure) {
	a := app.NewWithID(appID)
	a.Settings().SetTheme(kit.Theme(1))
	if err := kit.UseVietnamese(); err != nil {
		slog.Error("Vietnamese words", "err", err)
	}
	w := a.NewWindow("Sổ Thi đua")
	w.SetPadded(false)
	w.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon))
	v := newFailureView(f, failureDoing{open: shell.OpenPath, start: startAgain, quit: a.Quit, fail: func(err error) { kit.ShowError(w, err) }})
	w.SetContent(v.content)
	w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) {
		if ev.Name == fyne.KeyEscape || ev.Name == fyne.KeyReturn {
			a.Quit()
		}
	})
	w.Resize(fyne.NewSize(680, 340))
	w.CenterOnScreen()
	go func() {
		copies := f.copies(context.Background())
		fyne.Do(func() { v.offer(copies) })
	}()
	w.ShowAndRun()
}

// startAgain starts the program anew with the arguments; said is what its
// window tells, "" for nothing.
func startAgain(args []string, said string) error {
	program, err := os.Executable()
	if err != nil {
		return err
	}
	cmd := exec.Command(program, args...)
	if said != "" {
		cmd.Env = append(os.Environ(), RestartMark+"="+said)
	}
	if err := cmd.Start(); err != nil {
		return model.Wrap(model.CodeInternal, err, "Không mở lại được chương trình. Đóng cửa sổ này rồi mở lại bằng tay.")
	}
	return cmd.Process.Release()
}

// copies lists the sound copies of a book that is damaged, newest first; of a
// book that only cannot be opened now there is nothing to restore.
func (f Failure) copies(ctx context.Context) []backup.Info {
	if model.CodeOf(f.Err) != model.CodeDamaged || f.Book == "" {
		return nil
	}
	ctx, stop := context.WithTimeout(ctx, time.Minute)
	defer stop()
	all, err := backup.ListOf(ctx, appdir.Backups(f.Book), f.Book)
	if err != nil {
		slog.Error("copies of a damaged book", "err", err)
	}
	var sound []backup.Info
	for _, c := range all {
		if c.Sound {
			sound = append(sound, c)
		}
	}
	return sound
}

// again tells whether trying once more makes sense without doing anything
// about the file itself.
func (f Failure) again() bool {
	switch model.CodeOf(f.Err) {
	case model.CodeBusy, model.CodeReadOnly, model.CodeDiskFull, model.CodeNotFound, model.CodeInternal:
		return true
	}
	return false
}

// failureDoing is what the failure window can do.
type failureDoing struct {
	open  func(path string) error
	start func(args []string, said string) error
	quit  func()
	fail  func(error)
}

// failureView is the content of the failure window.
type failureView struct {
	f       Failure
	do      failureDoing
	copies  []backup.Info
	pick    *kit.Select
	restore fyne.CanvasObject // the offer to restore a copy
	content fyne.CanvasObject
}

func newFailureView(f Failure, do failureDoing) *failureView {
	v := &failureView{f: f, do: do}
	v.pick = kit.NewSelect(nil, nil)
	v.restore = kit.NewStackV(6, kit.NewText("Khôi phục từ bản sao lưu đọc được; tệp hỏng được giữ lại, không bị xóa.", kit.TextStyle{Size: kit.SizeLabel}).Cut(),
		kit.NewRow(8, kit.Grow(v.pick), kit.NewButton(kit.IconUndo, "Khôi phục bản này", v.putBack)))
	v.restore.Hide()
	parts := []fyne.CanvasObject{kit.NewText("Chưa mở được sổ", kit.TextStyle{Size: kit.SizeTitle, Bold: true}), kit.NewWords(kit.Span{Text: model.Message(f.Err)})}
	if f.Book != "" {
		parts = append(parts, kit.NewSmallWords(kit.SizeNote, kit.Span{Text: "Tệp sổ: " + f.Book, Tone: kit.ToneMuted}))
	}
	parts = append(parts, v.restore, kit.Grow(kit.NewText("", kit.TextStyle{})), v.foot())
	v.content = kit.NewInset(20, 18, kit.NewStackV(12, parts...))
	return v
}

// foot is the row of buttons.
func (v *failureView) foot() fyne.CanvasObject {
	var left []fyne.CanvasObject
	folder := func(icon kit.IconName, label, path string) {
		if _, err := os.Stat(path); path != "" && err == nil {
			left = append(left, kit.NewButton(icon, label, func() {
				if err := v.do.open(path); err != nil {
					v.do.fail(err)
				}
			}))
		}
	}
	if v.f.Book != "" {
		folder(kit.IconFolder, "Mở thư mục sổ", filepath.Dir(v.f.Book))
		folder(kit.IconDatabase, "Bản sao lưu", appdir.Backups(v.f.Book))
	}
	folder(kit.IconFile, "Nhật ký", v.f.Dirs.Logs)
	right := []fyne.CanvasObject{kit.NewPrimary("", "Đóng", v.do.quit).Hint("Esc")}
	if v.f.again() {
		right = append([]fyne.CanvasObject{kit.NewButton(kit.IconRefresh, "Thử lại", func() { v.startAgain(os.Args[1:], "") })}, right...)
	}
	return kit.NewActions(left, right)
}

// offer shows the copies that can be restored.
func (v *failureView) offer(copies []backup.Info) {
	if len(copies) == 0 {
		return
	}
	v.copies = copies
	labels := make([]string, len(copies))
	for i, c := range copies {
		labels[i] = vn.FormatTime(c.At) + ", " + string(c.Kind)
	}
	v.pick.SetItems(labels)
	v.pick.SetIndex(0)
	v.restore.Show()
	v.content.Refresh()
}

// putBack starts the program anew with the chosen copy restored.
func (v *failureView) putBack() {
	if i := v.pick.Index(); i >= 0 {
		v.startAgain([]string{"-db", v.f.Book, "-restore", v.copies[i].Path}, restoredText(v.copies[i].Path))
	}
}

func (v *failureView) startAgain(args []string, said string) {
	if err := v.do.start(args, said); err != nil {
		v.do.fail(err)
		return
	}
	v.do.quit()
}
