package gui

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"sothidua/data/appdir"
	"sothidua/data/backup"
	"sothidua/data/model"
	"sothidua/data/store"
	"sothidua/gui/kit"
)

// failureWorld is a failure window in a test and what was asked of the system.
type failureWorld struct {
	*failureView
	win     fyne.Window
	opened  []string
	started [][]string
	said    string
	quits   int
	failed  error
	refuse  error
}

func newFailureWorld(t *testing.T, f Failure) *failureWorld {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(kit.Theme(1))
	w := &failureWorld{}
	w.failureView = newFailureView(f, failureDoing{
		open: func(path string) error { w.opened = append(w.opened, path); return w.refuse },
		start: func(args []string, said string) error {
			w.started, w.said = append(w.started, args), said
			return w.refuse
		},
		quit: func() { w.quits++ }, fail: func(err error) { w.failed = err }})
	w.win = test.NewTempWindow(t, w.content)
	w.win.Resize(fyne.NewSize(680, 340))
	return w
}

// buttons returns the labels of the buttons that show; the offer to restore is
// hidden until there are copies.
func (w *failureWorld) buttons() []string {
	var out []string
	for _, o := range test.LaidOutObjects(w.content) {
		if b, ok := o.(*kit.Button); ok && (b.Text() != "Khôi phục bản này" || w.restore.Visible()) {
			out = append(out, b.Text())
		}
	}
	return out
}

func (w *failureWorld) tap(t *testing.T, label string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(w.content) {
		if b, ok := o.(*kit.Button); ok && b.Text() == label {
			test.Tap(b)
			return
		}
	}
	t.Fatalf("no button %q", label)
}

func TestFailureOffersWhatMakesSense(t *testing.T) {
	dir := t.TempDir()
	logs := filepath.Join(dir, "nhat-ky")
	for _, d := range []string{logs, filepath.Join(dir, "sao-luu")} {
		if err := os.Mkdir(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	all := []string{"Mở thư mục sổ", "Bản sao lưu", "Nhật ký"}
	for _, tc := range []struct {
		code model.Code
		book string
		want []string
	}{
		{model.CodeBusy, filepath.Join(dir, "so.db"), append(all, "Thử lại", "Đóng")},
		{model.CodeReadOnly, filepath.Join(dir, "so.db"), append(all, "Thử lại", "Đóng")},
		{model.CodeNewer, filepath.Join(dir, "so.db"), append(all, "Đóng")},
		{model.CodeInvalid, filepath.Join(dir, "khong-co", "so.db"), []string{"Nhật ký", "Đóng"}},
		{model.CodeReadOnly, "", []string{"Nhật ký", "Thử lại", "Đóng"}},
	} {
		w := newFailureWorld(t, Failure{Err: model.Errorf(tc.code, "Vì sao."), Book: tc.book, Dirs: appdir.Dirs{Data: dir, Logs: logs}})
		if diff := cmp.Diff(tc.want, w.buttons()); diff != "" {
			t.Errorf("%s %s: buttons (-want +got):\n%s", tc.code, tc.book, diff)
		}
	}
}

func TestFailureButtonsAct(t *testing.T) {
	dir := t.TempDir()
	w := newFailureWorld(t, Failure{Err: model.Errorf(model.CodeBusy, "Sổ đang mở."), Book: filepath.Join(dir, "so.db")})
	w.tap(t, "Mở thư mục sổ")
	if diff := cmp.Diff([]string{dir}, w.opened); diff != "" || w.failed != nil {
		t.Errorf("opened (-want +got):\n%s, failed %v", diff, w.failed)
	}
	w.tap(t, "Thử lại")
	if len(w.started) != 1 || w.said != "" || w.quits != 1 {
		t.Errorf("started %v, quit %d times", w.started, w.quits)
	}
	w.refuse = model.Errorf(model.CodeInternal, "Không mở lại được.")
	w.tap(t, "Thử lại")
	if w.failed == nil || w.quits != 1 {
		t.Errorf("failed %v, quit %d times", w.failed, w.quits)
	}
	w.tap(t, "Đóng")
	if w.quits != 2 {
		t.Error("Đóng does not close")
	}
}

// A damaged book is put back from its newest copy that can be read; nothing
// else offers that.
func TestDamagedBookIsPutBackFromACopy(t *testing.T) {
	book := filepath.Join(t.TempDir(), "so.db")
	now := time.Date(2024, 6, 18, 7, 30, 0, 0, time.Local)
	clock := func() time.Time { return now }
	db, err := store.Open(t.Context(), store.Options{Path: book, Clock: clock})
	if err != nil {
		t.Fatal(err)
	}
	keeper := backup.New(db, appdir.Backups(book), clock)
	if _, err := keeper.Now(t.Context()); err != nil {
		t.Fatal(err)
	}
	now = now.Add(time.Hour)
	broken, err := keeper.Now(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(broken.Path, []byte("hỏng"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if got := (Failure{Err: model.Errorf(model.CodeBusy, "bận"), Book: book}).copies(context.Background()); got != nil {
		t.Errorf("a busy book offers %d copies", len(got))
	}
	f := Failure{Err: model.Errorf(model.CodeDamaged, "Tệp bị hỏng."), Book: book}
	w := newFailureWorld(t, f)
	if w.restore.Visible() {
		t.Fatal("a copy is offered before the copies were read")
	}
	w.offer(f.copies(context.Background()))
	if !w.restore.Visible() || w.pick.Text() != "18/06/2024 07:30, Thủ công" || len(w.pick.Items()) != 1 {
		t.Fatalf("offered %v", w.pick.Items())
	}
	w.tap(t, "Khôi phục bản này")
	want := []string{"-db", book, "-restore", w.copies[0].Path}
	if len(w.started) != 1 || cmp.Diff(want, w.started[0]) != "" || w.said == "" || w.quits != 1 {
		t.Errorf("started %v, said %q", w.started, w.said)
	}
}
