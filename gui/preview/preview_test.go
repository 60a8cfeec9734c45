package preview

import (
	"bytes"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"sothidua/data/document"
	"sothidua/data/document/page"
	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/gui/guitest"
	"sothidua/gui/kit"
)

// world is a preview's surroundings.
type world struct{ *guitest.World }

func newWorld(t *testing.T) *world {
	t.Helper()
	return &world{guitest.New(t)}
}

func (w *world) show(o fyne.CanvasObject, width, height float32) {
	w.Win.SetContent(o)
	w.Win.Resize(fyne.NewSize(width, height))
}

// view shows a preview of a chart of so many targets.
func (w *world) view(targets int) *View {
	v := New(w.Env, func(mono bool) (document.Document, error) { return chartOf(targets, mono), nil })
	w.show(v, 1142, 624)
	return v
}

// chartOf draws so many targets, ten on a page.
func chartOf(targets int, mono bool) document.Document {
	t := progress.Table{Office: model.Office{Commune: "xã Trí Yên"}, Plan: model.Plan{Year: 2024, Number: "16/KH-UBND", Date: "2024-02-01"},
		Code: model.H1, AsOf: "2024-06-18", Sample: true}
	for i := range targets {
		t.Rows = append(t.Rows, progress.Row{Judgement: progress.Behind, Percent: model.Num(fmt.Sprint(30 + i)), Reported: 1, Expected: 1,
			Target: model.Target{ID: model.ID(i + 1), Number: fmt.Sprint(i + 1), Name: "Xuất khẩu lao động", Leaf: true,
				Rule: model.Rule{Comparator: model.AtLeast, Unit: "người", Timing: model.Flow}},
			Plan: model.Of(model.Num("20")), ToDate: model.Of(model.Num("6"))})
	}
	opt := document.DefaultChartOptions()
	opt.Mono = mono
	return document.ProgressChart(t, opt)
}

func key(name fyne.KeyName) *fyne.KeyEvent { return &fyne.KeyEvent{Name: name} }

func TestPagesTurnAndStopAtTheEnds(t *testing.T) {
	w := newWorld(t)
	v := w.view(25)
	if got := v.pages.Where(); got != "Trang 1/3" {
		t.Fatalf("shows %q", got)
	}
	for _, tt := range []struct {
		name fyne.KeyName
		want string
	}{
		{fyne.KeyPageUp, "Trang 1/3"}, {fyne.KeyPageDown, "Trang 2/3"}, {fyne.KeyPageDown, "Trang 3/3"}, {fyne.KeyPageDown, "Trang 3/3"},
		{fyne.KeyHome, "Trang 1/3"}, {fyne.KeyEnd, "Trang 3/3"}, {fyne.KeyPageUp, "Trang 2/3"},
	} {
		if !v.Key(key(tt.name)) {
			t.Errorf("%s is no key of the preview", tt.name)
		}
		if got := v.pages.Where(); got != tt.want {
			t.Errorf("after %s: %q, want %q", tt.name, got, tt.want)
		}
	}
	if w.Status != "Bản xem trước giống hệt bản in · Trang 2/3" {
		t.Errorf("status %q", w.Status)
	}
	if v.bar.back.Disabled() || v.bar.on.Disabled() {
		t.Error("in the middle one of the arrows is dead")
	}
	v.pages.Turn(1)
	if v.bar.back.Disabled() || !v.bar.on.Disabled() {
		t.Error("on the last page the arrow forward is not dead")
	}
	if v.Key(key(fyne.KeyF5)) {
		t.Error("F5 is taken for a key of the preview")
	}
}

func TestPageKeysGoDownALargePageFirst(t *testing.T) {
	w := newWorld(t)
	v := w.view(25)
	for range 5 {
		v.Key(key(fyne.KeyPlus))
	}
	v.Key(key(fyne.KeyPageDown))
	if v.pages.Page() != 0 || v.pages.box.Offset.Y == 0 {
		t.Errorf("PgDn on a large page: page %d at %v", v.pages.Page(), v.pages.box.Offset)
	}
	for v.pages.Page() == 0 {
		before := v.pages.box.Offset
		v.Key(key(fyne.KeyPageDown))
		if v.pages.Page() == 0 && v.pages.box.Offset == before {
			t.Fatal("PgDn does not reach the next page")
		}
	}
	if v.pages.box.Offset.Y != 0 {
		t.Error("the next page does not start at its top")
	}
	v.Key(key(fyne.KeyPageUp))
	if v.pages.Page() != 0 || v.pages.box.Offset.Y == 0 {
		t.Errorf("PgUp goes back to page %d at %v, want the foot of the first", v.pages.Page(), v.pages.box.Offset)
	}
}

// wantSharp tells whether the picture of the page has a dot for every pixel.
func wantSharp(t *testing.T, p *Pages, when string) {
	t.Helper()
	img, paper := p.sheet.img.Image, p.sheet.Size()
	if img == nil {
		t.Fatalf("%s: no picture", when)
	}
	b := img.Bounds()
	if dx, dy := float32(b.Dx())-paper.Width, float32(b.Dy())-paper.Height; dx < -1 || dx > 1 || dy < -1 || dy > 1 {
		t.Errorf("%s: picture %v for a sheet of %v", when, b, paper)
	}
}

func TestZoomKeepsThePageSharp(t *testing.T) {
	w := newWorld(t)
	v := w.view(3)
	wantSharp(t, v.pages, "fitted")
	fit := v.pages.Zoom()
	if s := v.pages.sheet.Size(); s.Width > v.pages.Size().Width || s.Height > v.pages.Size().Height {
		t.Errorf("the fitted page of %v is larger than its room %v", s, v.pages.Size())
	}
	v.Key(key(fyne.KeyPlus))
	wantSharp(t, v.pages, "larger")
	if v.pages.Zoom() == fit {
		t.Error("+ does not zoom")
	}
	v.Shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyMinus, Modifier: fyne.KeyModifierControl})
	v.Key(key(fyne.KeyMinus))
	wantSharp(t, v.pages, "smaller")
	v.Shortcut(&desktop.CustomShortcut{KeyName: fyne.Key0, Modifier: fyne.KeyModifierControl})
	if got := v.pages.Zoom(); got != fit {
		t.Errorf("Ctrl+0 shows %s, want %s", got, fit)
	}
	w.Win.Resize(fyne.NewSize(700, 400))
	wantSharp(t, v.pages, "in a smaller window")
	if v.pages.Zoom() == fit {
		t.Error("the fitted page does not follow the window")
	}
	for range 20 {
		v.Key(key(fyne.KeyPlus))
	}
	if got := v.pages.Zoom(); got != "300%" {
		t.Errorf("the largest size is %s", got)
	}
}

func TestAClickOpensTheTarget(t *testing.T) {
	w := newWorld(t)
	v := w.view(3)
	spot := v.pages.Document().Pages[0].Spots[1]
	k := v.pages.scale() * pixelsPerMM
	at := fyne.NewPos(float32(spot.X+spot.W/2)*k, float32(spot.Y+spot.H/2)*k)
	v.pages.sheet.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
	if v.pages.sheet.Cursor() != desktop.PointerCursor {
		t.Error("over a bar the pointer is no hand")
	}
	v.pages.sheet.Tapped(&fyne.PointEvent{Position: at})
	if len(w.Places) != 1 || w.Places[0] != (kit.Place{Area: "summary", Tab: "table", Target: spot.Target}) {
		t.Errorf("the bar of target %d goes to %v", spot.Target, w.Places)
	}
	v.pages.sheet.Tapped(&fyne.PointEvent{Position: fyne.NewPos(5, 5)})
	if len(w.Places) != 1 {
		t.Error("the margin of the page opens something")
	}
	if got := SpotPlace(document.Spot{Target: 3, Unit: 7}); got != (kit.Place{Area: "reports", Tab: "entry", Unit: 7, Target: 3}) {
		t.Errorf("a unit's bar goes to %+v", got)
	}
}

func TestKeysOfTheWindowStayItsOwn(t *testing.T) {
	w := newWorld(t)
	v := w.view(3)
	var got []fyne.KeyName
	w.Win.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { got = append(got, ev.Name) })
	v.FocusFirst()
	w.Win.Canvas().Focused().TypedKey(key(fyne.KeyEscape))
	w.Win.Canvas().Focused().TypedKey(key(fyne.KeyPageDown))
	if len(got) != 1 || got[0] != fyne.KeyEscape {
		t.Errorf("the window got %v, want Esc alone", got)
	}
}

func TestMonoIsAskedForAnew(t *testing.T) {
	w := newWorld(t)
	var asked []bool
	v := New(w.Env, func(mono bool) (document.Document, error) { asked = append(asked, mono); return chartOf(2, mono), nil })
	w.show(v, 1142, 624)
	for _, o := range test.LaidOutObjects(w.Win.Content()) {
		if c, ok := o.(*kit.Check); ok {
			test.Tap(c)
		}
	}
	if len(asked) != 2 || asked[0] || !asked[1] {
		t.Fatalf("asked for %v, want colour, then black and white", asked)
	}
	for x := range 200 {
		for y := range 200 {
			r, g, b, _ := v.pages.sheet.img.Image.At(x*4, y*3).RGBA()
			if r != g || g != b {
				t.Fatalf("a coloured dot at %d,%d in black and white", x*4, y*3)
			}
		}
	}
}

func TestADocumentThatFailsCanBeTriedAgain(t *testing.T) {
	w := newWorld(t)
	err := error(model.Errorf(model.CodeBusy, "Sổ đang bận."))
	v := New(w.Env, func(mono bool) (document.Document, error) { return chartOf(2, mono), err })
	w.show(v, 1142, 624)
	n := w.Notice()
	if n.Kind != kit.NoticeError || n.Text != "Sổ đang bận." || n.Actions[0].Label != "Thử lại" {
		t.Fatalf("told %+v", n)
	}
	for _, label := range []string{"In", "Lưu PDF", "Lưu ảnh PNG"} {
		if b := w.Button(label); !b.Disabled() || b.Reason() == "" {
			t.Errorf("%s works without a page", label)
		}
	}
	v.Print()
	if len(w.Files.Opened) != 0 {
		t.Error("nothing was printed")
	}
	err = nil
	n.Actions[0].Do()
	if w.Button("In").Disabled() || v.pages.Where() != "Trang 1/1" || !v.Sample() {
		t.Error("trying again does not show the page")
	}
}

func TestPrintWithoutAPrinterOpensAPDF(t *testing.T) {
	w := newWorld(t)
	t.Setenv("PATH", t.TempDir()) // no commands of CUPS
	t.Setenv("TMPDIR", t.TempDir())
	v := w.view(3)
	v.Print()
	if len(w.Files.Opened) != 1 {
		t.Fatalf("opened %v", w.Files.Opened)
	}
	content, err := os.ReadFile(w.Files.Opened[0])
	if err != nil || !bytes.HasPrefix(content, []byte("%PDF-")) {
		t.Errorf("%s is no PDF: %v", w.Files.Opened[0], err)
	}
	if got, want := filepath.Base(w.Files.Opened[0]), "bieu do tien do thuc hien chi tieu thi dua 18-06-2024.pdf"; got != want {
		t.Errorf("the file is called %q, want %q", got, want)
	}
	if n := w.Notice(); n.Kind != kit.NoticeDone || !strings.Contains(n.Text, "Ctrl+P") {
		t.Errorf("told %+v", n)
	}
	w.Files.Refuse = model.Errorf(model.CodeNotFound, "Máy chưa có trình xem PDF.")
	v.Print()
	if n := w.Notice(); n.Kind != kit.NoticeError || n.Actions[0].Label != "Lưu PDF" {
		t.Errorf("without a viewer it tells %+v", n)
	}
}

func TestSaving(t *testing.T) {
	w := newWorld(t)
	w.view(25)
	dir := t.TempDir()
	w.Files.Path = filepath.Join(dir, "bieu do.pdf")
	w.Tap("Lưu PDF")
	if content, err := os.ReadFile(w.Files.Path); err != nil || !bytes.HasPrefix(content, []byte("%PDF-")) {
		t.Errorf("no PDF: %v", err)
	}
	n := w.Notice()
	if n.Text != "Đã lưu bieu do.pdf." {
		t.Errorf("told %q", n.Text)
	}
	n.Actions[0].Do()
	n.Actions[1].Do()
	if len(w.Files.Opened) != 2 || w.Files.Opened[0] != w.Files.Path || w.Files.Opened[1] != dir {
		t.Errorf("Mở and Mở thư mục open %v", w.Files.Opened)
	}
	w.Files.Path = filepath.Join(dir, "trang.png")
	w.Tap("Lưu ảnh PNG")
	if got := w.Notice().Text; got != "Đã lưu 3 ảnh, từ trang-1.png." {
		t.Errorf("told %q", got)
	}
	f, err := os.Open(filepath.Join(dir, "trang-3.png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if img, err := png.Decode(f); err != nil || img.Bounds().Dx() < 2300 {
		t.Errorf("the third picture: %v", err)
	}
	w.Tap("Lưu ảnh PNG")
	if n := w.Notice(); n.Kind != kit.NoticeError || !strings.Contains(n.Text, "Đã có tệp “trang-1.png”") {
		t.Errorf("over pictures that exist it tells %+v", n)
	}
	w.Files.Path = filepath.Join(dir, "khong", "co.pdf")
	w.Tap("Lưu PDF")
	if n := w.Notice(); n.Kind != kit.NoticeError || n.Actions[0].Label != "Lưu tên khác" {
		t.Errorf("into a folder that is not there it tells %+v", n)
	}
}

func TestPreviewLooks(t *testing.T) {
	w := newWorld(t)
	w.view(4)
	test.AssertRendersToImage(t, "preview.png", w.Win.Canvas())
}

// TestPagesAreChosenFromTheirList: the list names the pages by the heading that
// begins on each, follows the pages and leads to one.
func TestPagesAreChosenFromTheirList(t *testing.T) {
	w := newWorld(t)
	pages := NewPages(w.Env)
	list := NewPageList(pages)
	list.Follow()
	if !list.list.Disabled() {
		t.Error("a list without pages can be opened")
	}
	d := document.Document{Pages: make([]document.Page, 3), Outline: []page.Bookmark{{Text: "I. TỔNG QUAN", Page: 1}, {Text: "1. Đánh giá", Level: 1, Page: 1}}}
	for i := range d.Pages {
		d.Pages[i].W, d.Pages[i].H = page.A4Short, page.A4Long
	}
	pages.SetDocument(d, false)
	pages.Turn(1)
	list.Follow()
	if diff := cmp.Diff([]string{"Trang 1/3", "Trang 2/3  I. TỔNG QUAN", "Trang 3/3"}, list.list.Items()); diff != "" || list.list.Index() != 1 {
		t.Errorf("at %d (-want +got):\n%s", list.list.Index(), diff)
	}
	w.Win.SetContent(list.Object())
	w.Win.Canvas().Focus(list.list)
	list.list.TypedKey(key(fyne.KeyDown))
	if pages.Page() != 2 {
		t.Errorf("page %d, want the third", pages.Page()+1)
	}
}

// TestFitWidthFollowsEveryPage: a lying page after a standing one is shown as
// wide as the room, too.
func TestFitWidthFollowsEveryPage(t *testing.T) {
	w := newWorld(t)
	pages := NewPages(w.Env)
	w.Win.SetContent(pages)
	w.Win.Resize(fyne.NewSize(800, 500))
	d := document.Document{Pages: []document.Page{{W: page.A4Short, H: page.A4Long}, {W: page.A4Long, H: page.A4Short}}}
	pages.SetDocument(d, false)
	pages.FitWidth()
	standing := pages.paper().Width
	pages.Turn(1)
	if lying := pages.paper().Width; lying > standing+2 || lying < standing-2 {
		t.Errorf("a standing page is %v wide, a lying one %v", standing, lying)
	}
	pages.ZoomIn()
	if pages.fitWide() != 0 {
		t.Error("a chosen zoom does not hold")
	}
}
