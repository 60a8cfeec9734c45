package exchange

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2/test"

	"sothidua/data/model"
	"sothidua/gui/guitest"
	"sothidua/gui/kit"
)

func TestEveryKindIsWritten(t *testing.T) {
	w := newWorld(t)
	s := newExport(w.Env, w.params)
	w.Show(s)
	if got := s.titles[0].Text(); got != "Phiếu đơn vị, 6 tháng đầu năm 2024" {
		t.Errorf("title %q", got)
	}
	test.Tap(s.buttons[0])
	n := w.Notice()
	files, err := os.ReadDir(filepath.Join(w.dir, "phieu"))
	if err != nil || len(files) < 20 || n.Kind != kit.NoticeDone {
		t.Fatalf("%d files, %v, notice %+v", len(files), err, n)
	}
	guitest.WantText(t, n.Text, "tệp vào “phieu”.")
	w.Files.Dir = w.dir
	test.Tap(s.buttons[1])
	n = w.Notice()
	guitest.WantText(t, n.Text, "Đã lưu Don vi 2024.xlsx.")
	for _, a := range n.Actions {
		a.Do()
	}
	want := []string{filepath.Join(w.dir, "Don vi 2024.xlsx"), w.dir}
	if len(w.Files.Opened) != 2 || w.Files.Opened[0] != want[0] || w.Files.Opened[1] != want[1] {
		t.Errorf("opened %v, want %v", w.Files.Opened, want)
	}
}

func TestExportThatFailsIsTriedAgain(t *testing.T) {
	w := newWorld(t)
	s := newExport(w.Env, w.params)
	w.Show(s)
	w.Files.Dir = w.dir
	w.refuse = model.Errorf(model.CodeBusy, "Tệp đang mở trong Excel.")
	test.Tap(s.buttons[1])
	n := w.Notice()
	if n.Kind != kit.NoticeError || n.Actions[0].Label != "Thử lại" {
		t.Fatalf("notice %+v", n)
	}
	w.refuse = nil
	n.Actions[0].Do()
	guitest.WantText(t, w.Notice().Text, "Đã lưu")
}

func TestAStoppedExportSaysWhatIsThere(t *testing.T) {
	w := newWorld(t)
	s := newExport(w.Env, w.params)
	w.Show(s)
	k, half := w.params.Kinds[0], w.Scope
	for _, tc := range []struct {
		files []string
		err   error
		kind  kit.NoticeKind
		want  string
	}{
		{nil, context.Canceled, kit.NoticeInfo, "Đã dừng, chưa lưu tệp nào."},
		{[]string{"a", "b"}, context.Canceled, kit.NoticeInfo, "Đã dừng. Đã lưu 2 tệp vào “phieu”."},
		{[]string{"a"}, model.Errorf(model.CodeDiskFull, "Ổ đĩa đã đầy."), kit.NoticeError, "Ổ đĩa đã đầy. Mới lưu được 1 tệp vào “phieu”."},
	} {
		s.wrote(k, half, "/thu/phieu", tc.files, tc.err)
		if n := w.Notice(); n.Kind != tc.kind || n.Text != tc.want {
			t.Errorf("notice %+v, want %q", n, tc.want)
		}
	}
}
