package shell

import (
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"sothidua/assets"
	"sothidua/data/document"
	"sothidua/data/model"
	"sothidua/gui/kit"
)

func newQuietLog() *slog.Logger { return slog.New(slog.NewTextHandler(io.Discard, nil)) }

func TestMemoryOutlivesTheRun(t *testing.T) {
	dir := t.TempDir()
	m := openMemory(dir, newQuietLog())
	m.Set("cot", "12,5")
	m.Set("thu-muc", "D:\\Báo cáo")
	m.Set("cot", "")
	m.flush()
	again := openMemory(dir, newQuietLog())
	if again.Get("thu-muc") != "D:\\Báo cáo" || again.Get("cot") != "" {
		t.Errorf("read back %q and %q", again.Get("thu-muc"), again.Get("cot"))
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 1 {
		t.Errorf("the folder holds %v, %v", left, err)
	}
}

func TestMemorySurvivesADamagedFile(t *testing.T) {
	for _, content := range []string{"{", "null", "[]", ""} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, memoryFile), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		m := openMemory(dir, newQuietLog())
		m.Set("a", "1")
		m.flush()
		if got := openMemory(dir, newQuietLog()).Get("a"); got != "1" {
			t.Errorf("after %q: read back %q", content, got)
		}
	}
}

func TestNoticesGoStayAndAct(t *testing.T) {
	f := newFixture(t, false).open(nil)
	acted := 0
	f.Notify(kit.Notice{Kind: kit.NoticeError, Text: "Không ghi được tệp.", Actions: []kit.Action{{Label: "Thử lại", Do: func() { acted++ }}}})
	f.Notify(kit.Notice{Kind: kit.NoticeDone, Text: "Đã nhập 23 ô."})
	f.Notify(kit.Notice{Kind: kit.NoticeDone, Text: "Đã nhập 24 ô."})
	if diff := cmp.Diff([]string{"Đã nhập 24 ô.", "Không ghi được tệp."}, f.noticeTexts()); diff != "" {
		t.Fatalf("bars (-want +got):\n%s", diff)
	}
	f.runLater()
	if diff := cmp.Diff([]string{"Không ghi được tệp."}, f.noticeTexts()); diff != "" {
		t.Errorf("after 8 seconds (-want +got):\n%s", diff)
	}
	f.Notify(kit.Notice{Kind: kit.NoticeInfo, Text: "Một tin."})
	if n := len(f.later); n != 1 || f.later[0].in != infoStays {
		t.Errorf("what only tells something does not go: %d calls put off", n)
	}
	f.Notify(kit.Notice{Kind: kit.NoticeInfo, Text: "Hai."})
	f.runLater() // the time of the first one, which is gone, and of the second
	f.Notify(kit.Notice{Kind: kit.NoticeInfo, Text: "Ba."})
	f.Notify(kit.Notice{Kind: kit.NoticeDone, Text: "Đã lưu."})
	if diff := cmp.Diff([]string{"Đã lưu.", "Không ghi được tệp."}, f.noticeTexts()); diff != "" {
		t.Errorf("after the next report (-want +got):\n%s", diff)
	}
	f.frame.notices.shown[1].notice.Actions[0].Do()
	if acted != 1 {
		t.Errorf("acted %d times", acted)
	}
}

func TestNoticesReplaceAndAreTakenBack(t *testing.T) {
	f := newFixture(t, false).open(nil)
	tell := func(kind kit.NoticeKind, key, text string) {
		f.Notify(kit.Notice{Kind: kind, Key: key, Text: text})
	}
	for _, step := range []struct {
		what string
		do   func()
		want []string
	}{
		{"an error", func() { tell(kit.NoticeError, "", "Lỗi một.") }, []string{"Lỗi một."}},
		{"the next error", func() { tell(kit.NoticeError, "save", "Chưa lưu được.") }, []string{"Chưa lưu được."}},
		{"an error beside one with a key", func() { tell(kit.NoticeError, "", "Lỗi hai.") }, []string{"Lỗi hai.", "Chưa lưu được."}},
		{"the same key", func() { tell(kit.NoticeError, "save", "Vẫn chưa lưu được.") }, []string{"Vẫn chưa lưu được."}},
		{"another key", func() { tell(kit.NoticeDone, "clear", "Đã xóa 3 ô.") }, []string{"Đã xóa 3 ô.", "Vẫn chưa lưu được."}},
		{"taking back what is not there", func() { tell(kit.NoticeDone, "xyz", "") }, []string{"Đã xóa 3 ô.", "Vẫn chưa lưu được."}},
		{"taking back the undone", func() { tell(kit.NoticeDone, "clear", "") }, []string{"Vẫn chưa lưu được."}},
		{"success in the place of the error", func() { tell(kit.NoticeDone, "save", "Đã lưu.") }, []string{"Đã lưu."}},
		{"nothing", func() { tell(kit.NoticeDone, "", "") }, []string{"Đã lưu."}},
	} {
		step.do()
		if diff := cmp.Diff(step.want, f.noticeTexts()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", step.what, diff)
		}
	}
	tell(kit.NoticeDone, "save", "")
	if f.frame.notices.root.Visible() {
		t.Error("an empty strip lies over the page")
	}
}

func TestNoticesLieOverThePage(t *testing.T) {
	f := newFixture(t, false).open(nil)
	page, at := f.frame.page.Size(), f.frame.page.Position()
	f.Notify(kit.Notice{Kind: kit.NoticeDone, Text: "Đã nhập 23 ô."})
	bars := f.frame.notices.root
	if f.frame.page.Size() != page || f.frame.page.Position() != at {
		t.Errorf("the page moved to %v %v", f.frame.page.Position(), f.frame.page.Size())
	}
	if right := bars.Position().X + bars.Size().Width; bars.Size().Width > 300 || right != 1366-margin || bars.Position().Y < at.Y {
		t.Errorf("a short bar lies at %v, %v", bars.Position(), bars.Size())
	}
	one := bars.Size().Height
	f.Notify(kit.Notice{Kind: kit.NoticeDone, Text: strings.Repeat("Một câu dài. ", 30)})
	if free := page.Width - 2*margin - bars.Size().Width; free < 280 || free > 400 || bars.Size().Height <= one || f.frame.page.Size() != page {
		t.Errorf("a long bar takes %v of a page of %v", bars.Size(), page)
	}
	shields := 0
	for _, o := range f.frame.notices.shown[0].object.(*fyne.Container).Objects {
		if s, ok := o.(*shield); ok && s.Size().Width == bars.Size().Width && s.Size().Height > bars.Size().Height-1 {
			shields++
		}
	}
	if shields != 1 {
		t.Error("clicks go through the bar to the page")
	}
}

func (f *fixture) noticeTexts() []string {
	var out []string
	for _, s := range f.frame.notices.shown {
		out = append(out, s.notice.Text)
	}
	return out
}

func TestFirstSentence(t *testing.T) {
	for _, c := range []struct{ text, first, rest string }{
		{"Không ghi được tệp PDF. Tệp đang mở. Đóng lại.", "Không ghi được tệp PDF.", "Tệp đang mở. Đóng lại."},
		{"Ghi đè? Không.", "Ghi đè?", "Không."},
		{"Một câu 1.234,5", "Một câu 1.234,5", ""},
		{"Dòng một\nDòng hai. Hết", "Dòng một", "Dòng hai. Hết"},
	} {
		if first, rest := firstSentence(c.text); first != c.first || rest != c.rest {
			t.Errorf("%q: %q, %q", c.text, first, rest)
		}
	}
}

func TestKeysReachTheScreen(t *testing.T) {
	f := newFixture(t, false).open(nil)
	s := f.screens["overview/main"]
	typed := f.win.Canvas().OnTypedKey()
	typed(&fyne.KeyEvent{Name: fyne.KeyInsert})
	typed(&fyne.KeyEvent{Name: fyne.KeyF8})
	if diff := cmp.Diff([]fyne.KeyName{fyne.KeyInsert, fyne.KeyF8}, s.keys); diff != "" {
		t.Errorf("keys (-want +got):\n%s", diff)
	}
	s.unsaved = "1 ô"
	f.win.Canvas().Focus(s.edit)
	f.press(fyne.KeyS, ctrl)
	if s.saves != 1 || f.win.Canvas().Focused() != fyne.Focusable(s.edit) {
		t.Errorf("Ctrl+S saved %d times, the keyboard is at %T", s.saves, f.win.Canvas().Focused())
	}
	f.press(fyne.KeyF, ctrl)
	if e, ok := f.win.Canvas().Focused().(*kit.LineEdit); !ok || e == s.edit {
		t.Errorf("Ctrl+F gives the keyboard to %T", f.win.Canvas().Focused())
	}
	f.pages.current.search.Clear()
	test.Type(f.win.Canvas().Focused(), "thon 3")
	f.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if n := len(s.queries); n == 0 || s.queries[n-1] != "thon 3" {
		t.Errorf("queries %q", s.queries)
	}
	if f.win.Canvas().Focused() != fyne.Focusable(s.edit) {
		t.Errorf("Enter in the search box leaves the keyboard to %T, not to what was found", f.win.Canvas().Focused())
	}
}

// TestSavingAsksAndGivesTheKeyboardBack: a dialog that Ctrl+S opens gives the
// keyboard back to where it was.
func TestSavingAsksAndGivesTheKeyboardBack(t *testing.T) {
	f := newFixture(t, false).open(nil)
	s := f.screens["overview/main"]
	var closeDialog func()
	s.onSave = func() {
		closeDialog = kit.ShowDialog(f.win, "Lưu PDF", kit.NewText("tên", kit.TextStyle{}), 300, kit.DialogButton{Label: "Hủy", Key: "Esc"})
	}
	f.win.Canvas().Focus(s.edit)
	f.press(fyne.KeyS, ctrl)
	closeDialog()
	if f.win.Canvas().Focused() != fyne.Focusable(s.edit) {
		t.Errorf("the keyboard is at %T", f.win.Canvas().Focused())
	}
}

func TestHelpOfEveryAreaOpensAndCloses(t *testing.T) {
	f := newFixture(t, false).open(nil)
	typed := f.win.Canvas().OnTypedKey()
	typed(&fyne.KeyEvent{Name: fyne.KeyF1})
	if !f.frame.help.Visible() {
		t.Fatal("F1 shows no help")
	}
	typed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if f.frame.help.Visible() || len(f.screens["overview/main"].keys) != 0 {
		t.Fatal("Esc did not close the help, or went to the screen as well")
	}
	f.tapButton("F1")
	f.press(fyne.Key3, alt)
	if f.frame.help.Visible() {
		t.Error("the help of another page stayed")
	}
	for _, area := range []string{"overview", "plans", "targets", "reports", "summary", "units", "exchange", "system"} {
		text, err := assets.Help(area)
		if err != nil || !strings.HasPrefix(text, "# ") {
			t.Errorf("help of %s: %.20q, %v", area, text, err)
		}
	}
}

func TestPreviewLiesOverThePage(t *testing.T) {
	var goBack func()
	object := container.NewStack()
	f := newFixture(t, false).open(func(p *Params) {
		p.NewPreview = func(env kit.Env, _ string, _ func(bool) (document.Document, error), back func()) fyne.CanvasObject {
			goBack = back
			env.Status("Trang 1/1")
			return object
		}
	})
	edit := f.screens["overview/main"].edit
	f.win.Canvas().Focus(edit)
	f.env.Preview("Biểu đồ tiến độ", nil)
	if f.frame.page.Objects[0] != fyne.CanvasObject(object) || f.frame.title.title.Text() != "Biểu đồ tiến độ" || !f.frame.title.back.Visible() {
		t.Fatal("the preview does not show")
	}
	if got := f.frame.status.now.screen; got != "Trang 1/1" {
		t.Errorf("status %q", got)
	}
	f.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if f.over != nil || f.frame.title.title.Text() != "Tổng quan" || f.frame.title.back.Visible() {
		t.Fatal("Esc did not go back")
	}
	if f.win.Canvas().Focused() != fyne.Focusable(edit) {
		t.Errorf("back on the page the keyboard is at %T", f.win.Canvas().Focused())
	}
	f.env.Preview("Bảng", nil)
	goBack()
	if f.over != nil {
		t.Error("the preview's own way back does nothing")
	}
	f.env.Preview("Bảng", nil)
	f.press(fyne.Key4, alt)
	f.wantShown("reports/tracker")
	if f.over != nil || f.frame.title.back.Visible() {
		t.Error("another area did not close the preview")
	}
}

func TestSideListByKeyboard(t *testing.T) {
	f := newFixture(t, false).open(nil)
	l := f.frame.side.list
	f.win.Canvas().Focus(l)
	for _, key := range []fyne.KeyName{fyne.KeyUp, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn} {
		l.TypedKey(&fyne.KeyEvent{Name: key})
	}
	f.wantShown("exchange/import")
	places, _ := l.places()
	test.TapAt(l, fyne.NewPos(20, places[1].top+5))
	f.wantShown("targets/list")
	test.TapAt(l, fyne.NewPos(20, places[1].head+5)) // the group's heading
	f.wantShown("targets/list")
}

func TestShortestPeriodNamesFitTheNarrowBar(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme(1))
	for _, c := range model.PeriodCodes {
		if w := fyne.MeasureText(shortest(c), kit.SizeLabel, fyne.TextStyle{}).Width; w > 53 {
			t.Errorf("%s is %v wide", shortest(c), w)
		}
	}
}

func TestFileNames(t *testing.T) {
	if got := fileName("Biểu đồ 6T/2024: \"xã\"?"); got != "Biểu đồ 6T-2024- -xã--" {
		t.Errorf("file name %q", got)
	}
	for _, c := range [][3]string{{"/a/b", "x.pdf", "/a/b.pdf"}, {"/a/b.png", "x.pdf", "/a/b.png"}, {"/a/b", "x", "/a/b"}} {
		if got := withExt(c[0], c[1]); got != c[2] {
			t.Errorf("withExt(%q, %q) = %q", c[0], c[1], got)
		}
	}
}

func TestOpenPathRefusesProgramsAndMissingFiles(t *testing.T) {
	dir := t.TempDir()
	program := filepath.Join(dir, "bao cao.xlsx.EXE")
	if err := os.WriteFile(program, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := openPath(program, newQuietLog()); model.CodeOf(err) != model.CodeDenied {
		t.Errorf("a program: %v", err)
	}
	if err := openPath(filepath.Join(dir, "khong-co.pdf"), newQuietLog()); model.CodeOf(err) != model.CodeNotFound {
		t.Errorf("a missing file: %v", err)
	}
}

func TestBackgroundPanicEndsAlone(t *testing.T) {
	f := newFixture(t, false).open(nil)
	f.env.Run(func() { panic("boom") })
	f.Wait()
	f.press(fyne.Key4, alt)
	f.wantShown("reports/tracker")
}

func TestTextSizeChangesAtOnce(t *testing.T) {
	f := newFixture(t, false).open(nil)
	f.env.Memory.Set(scaleKey, "1.3")
	if got := kit.Scale(); got < 1.29 || got > 1.31 {
		t.Errorf("scale %v", got)
	}
	f.env.Memory.Set(scaleKey, "xyz")
	if got := kit.Scale(); got != 1 {
		t.Errorf("scale %v after nonsense", got)
	}
}
