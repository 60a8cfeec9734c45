package exchange

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2/test"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

func TestEveryKindIsWritten(t *testing.T) {
	w := newWorld(t)
	s := newExport(w.env, w.params)
	w.show(s)
	if got := s.titles[0].Text(); got != "Phiếu đơn vị, 6 tháng đầu năm 2024" {
		t.Errorf("title %q", got)
	}
	test.Tap(s.buttons[0])
	n := w.told()
	files, err := os.ReadDir(filepath.Join(w.dir, "phieu"))
	if err != nil || len(files) < 20 || n.Kind != kit.NoticeDone {
		t.Fatalf("%d files, %v, notice %+v", len(files), err, n)
	}
	wantText(t, n.Text, "tệp vào “phieu”.")
	test.Tap(s.buttons[1])
	n = w.told()
	wantText(t, n.Text, "Đã lưu Don vi 2024.xlsx.")
	for _, a := range n.Actions {
		a.Do()
	}
	want := []string{filepath.Join(w.dir, "Don vi 2024.xlsx"), w.dir}
	if len(w.opened) != 2 || w.opened[0] != want[0] || w.opened[1] != want[1] {
		t.Errorf("opened %v, want %v", w.opened, want)
	}
}

func TestExportThatFailsIsTriedAgain(t *testing.T) {
	w := newWorld(t)
	s := newExport(w.env, w.params)
	w.show(s)
	w.refuse = model.Errorf(model.CodeBusy, "Tệp đang mở trong Excel.")
	test.Tap(s.buttons[1])
	n := w.told()
	if n.Kind != kit.NoticeError || n.Actions[0].Label != "Thử lại" {
		t.Fatalf("notice %+v", n)
	}
	w.refuse = nil
	n.Actions[0].Do()
	wantText(t, w.told().Text, "Đã lưu")
}

func TestAStoppedExportSaysWhatIsThere(t *testing.T) {
	w := newWorld(t)
	s := newExport(w.env, w.params)
	w.show(s)
	k, half := w.params.Kinds[0], w.scope
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
		if n := w.told(); n.Kind != tc.kind || n.Text != tc.want {
			t.Errorf("notice %+v, want %q", n, tc.want)
		}
	}
}
