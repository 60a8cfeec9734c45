package exchange

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

// importScreen shows what the chosen workbooks would change, and writes it
// when nothing is wrong with them.
type importScreen struct {
	env    kit.Env
	p      Params
	load   kit.Loader[service.ImportReport]
	files  []loaded           // as read
	result []model.FileResult // what importing them would do, same order

	list  *kit.Grid
	parts importParts
	page  *fyne.Container
	work  fyne.CanvasObject // shown while there are files
	none  fyne.CanvasObject // shown while there are none
}

// importParts is what follows the chosen file.
type importParts struct {
	do                      *kit.Button
	why                     *kit.Text
	changes, problems       *kit.Grid
	changeNote, problemNote *kit.Text
	detail                  *kit.Words
}

var (
	_ kit.Screen    = (*importScreen)(nil)
	_ kit.Keyer     = (*importScreen)(nil)
	_ kit.Hinter    = (*importScreen)(nil)
	_ kit.Focuser   = (*importScreen)(nil)
	_ kit.FileTaker = (*importScreen)(nil)
)

func newImport(env kit.Env, p Params) *importScreen {
	s := &importScreen{env: env, p: p}
	s.list = kit.NewGrid(fileColumns(), kit.GridOptions{TreeColumn: -1, MinRows: 4})
	s.list.On = kit.GridEvents{Select: func(int, int) { s.showFile() }, Delete: func(int) { s.dropFile() }, Insert: s.choose}
	s.work, s.none = s.layout(), s.emptyPage()
	s.page = container.NewStack()
	s.show()
	return s
}

// emptyPage is what stands before a file is chosen.
func (s *importScreen) emptyPage() fyne.CanvasObject {
	return kit.NewPage(nil, kit.NewPanel("", "", kit.NewEmpty(kit.Empty{Icon: kit.IconImport, Title: "Chưa chọn tệp nào",
		Text:   "Chọn hoặc kéo thả vào cửa sổ các tệp .xlsx, .xls, .ods: danh sách đơn vị, danh mục chỉ tiêu, bảng tổng hợp, phiếu đơn vị đã điền.",
		Button: kit.NewPrimary(kit.IconFolder, "Chọn tệp…", s.choose)})), nil)
}

func (s *importScreen) layout() fyne.CanvasObject {
	p := &s.parts
	p.do = kit.NewPrimary(kit.IconImport, "Nhập", s.write)
	p.why = kit.NewText("", kit.TextStyle{Size: kit.SizeLabel, Tone: kit.ToneMuted}).Cut()
	top := kit.NewRow(8, p.do, kit.Grow(p.why), kit.NewButton(kit.IconFolder, "Thêm tệp…", s.choose),
		kit.NewButton(kit.IconTrash, "Bỏ tệp này", s.dropFile).Hint("Delete"), kit.NewButton("", "Hủy", s.Discard).Hint("Esc"))
	p.changes = kit.NewGrid(changeColumns(), kit.GridOptions{TreeColumn: -1, RowHeight: 26, Bare: true})
	p.changes.SetEmpty(kit.Empty{Title: "Không có ô nào thay đổi"})
	p.changes.On.Select = func(row, _ int) { s.tellChange(row) }
	p.problems = kit.NewGrid(problemColumns(), kit.GridOptions{TreeColumn: -1, RowHeight: 26, Bare: true})
	p.problems.SetEmpty(kit.Empty{Icon: kit.IconCheck, Title: "Không có vấn đề nào"})
	p.problems.On.Select = func(row, _ int) { s.tellProblem(row) }
	p.changeNote, p.problemNote = kit.NewNote("").Cut(), kit.NewNote("").Cut()
	p.detail = kit.NewSmallWords(kit.SizeLabel)
	detail := container.New(fixedHeight(92), container.NewVScroll(kit.NewInset(12, 8, p.detail)))
	left := kit.NewStackV(10, container.New(listHeight{s}, s.list), kit.Grow(titled("Ô sẽ thay đổi", p.changeNote, p.changes)))
	right := kit.NewStackV(10, kit.Grow(titled("Vấn đề", p.problemNote, p.problems)), kit.NewPanel("", "", detail))
	return kit.NewPage(top, kit.NewColumns(10, []float32{0.58, 0.42}, left, right),
		kit.NewNote("Nhập tất cả các tệp cùng lúc hoặc không nhập gì. Trước khi nhập chương trình tự sao lưu sổ; tệp gốc không bị thay đổi.").Cut())
}

// titled is a panel whose note follows what the grid shows.
func titled(title string, note *kit.Text, grid fyne.CanvasObject) fyne.CanvasObject {
	head := kit.NewInset(12, 6, kit.NewRow(10, kit.NewHeading(title), kit.Grow(note)))
	return kit.NewPanel("", "", kit.NewStackV(0, head, kit.Grow(grid)))
}

// fixedHeight is a layout that gives its one object a height, in pixels of a
// 100% screen.
type fixedHeight float32

// MinSize implements fyne.Layout.
func (h fixedHeight) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objs[0].MinSize().Width, float32(h)*kit.Scale())
}

// Layout implements fyne.Layout.
func (h fixedHeight) Layout(objs []fyne.CanvasObject, size fyne.Size) { objs[0].Resize(size) }

// listHeight is the layout of the list of files: as high as its files, between
// 3 and 7 of them.
type listHeight struct{ s *importScreen }

// MinSize implements fyne.Layout.
func (l listHeight) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objs[0].MinSize().Width, l.s.list.FitHeight(min(max(len(l.s.files), 3), 7)))
}

// Layout implements fyne.Layout.
func (l listHeight) Layout(objs []fyne.CanvasObject, size fyne.Size) { objs[0].Resize(size) }

// Content implements kit.Screen.
func (s *importScreen) Content() fyne.CanvasObject { return s.page }

// Close implements kit.Screen.
func (s *importScreen) Close() { s.load.Stop() }

// Reload implements kit.Screen: what was read is compared with the book anew.
func (s *importScreen) Reload() {
	if len(s.files) == 0 {
		s.Discard()
		return
	}
	data := s.data()
	s.list.SetBusy(true)
	s.load.Load(s.env, func(ctx context.Context) (service.ImportReport, error) {
		return s.p.Books.PreviewImport(ctx, data, nil)
	}, func(r service.ImportReport, err error) {
		if err != nil {
			s.list.SetError(err, s.Reload)
			return
		}
		s.result = r.Files
		s.show()
	})
}

// data is what was read, in the order of the list.
func (s *importScreen) data() []model.SheetData {
	out := make([]model.SheetData, len(s.files))
	for i, f := range s.files {
		out[i] = f.data
	}
	return out
}

// FocusFirst implements kit.Focuser.
func (s *importScreen) FocusFirst() {
	if len(s.files) > 0 {
		s.env.Window.Canvas().Focus(s.list)
	}
}

// Keys implements kit.Hinter.
func (s *importScreen) Keys() string {
	if len(s.files) == 0 {
		return "Insert: chọn tệp"
	}
	return "F8: vấn đề kế tiếp · Insert: thêm tệp · Delete: bỏ tệp · Esc: hủy"
}

// Key implements kit.Keyer.
func (s *importScreen) Key(ev *fyne.KeyEvent) bool {
	switch {
	case ev.Name == fyne.KeyInsert:
		s.choose()
	case ev.Name == fyne.KeyEscape && len(s.files) > 0:
		s.Discard()
	case ev.Name == fyne.KeyF8 && len(s.files) > 0:
		s.nextProblem()
	default:
		return false
	}
	return true
}

// Discard forgets the chosen files; nothing was written.
func (s *importScreen) Discard() {
	s.load.Stop()
	s.files, s.result = nil, nil
	s.show()
}

func (s *importScreen) choose() {
	s.env.Files.Open("Chọn tệp Excel", []string{".xlsx", ".xlsm", ".xls", ".ods"}, true, s.TakeFiles)
}

// TakeFiles implements kit.FileTaker: files chosen or dropped onto the window
// are added to the list; a file read again replaces its older reading.
func (s *importScreen) TakeFiles(paths []string) {
	files := slices.Clone(s.files)
	var report service.ImportReport
	kit.RunJob(s.env, "Đọc tệp Excel", func(ctx context.Context, step func(done, total int, item string)) error {
		total := len(files) + 2*len(paths) // read the new ones, compare all
		read, err := s.p.Read(ctx, paths, func(done int) { step(done, total, filepath.Base(paths[done-1])) })
		if err != nil {
			return err
		}
		for i, d := range read {
			files = put(files, loaded{paths[i], d})
		}
		data := make([]model.SheetData, len(files))
		for i, f := range files {
			data[i] = f.data
		}
		report, err = s.p.Books.PreviewImport(ctx, data, func(done int) { step(len(paths)+done, total, "đối chiếu "+data[done-1].File) })
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
			s.env.Notify(kit.Notice{Kind: kit.NoticeInfo, Text: "Đã dừng đọc tệp. Chưa ghi gì vào sổ."})
		case err != nil:
			fail(s.env, err, kit.Action{Label: "Thử lại", Do: func() { s.TakeFiles(paths) }})
		default:
			s.load.Stop()
			s.files, s.result = files, report.Files
			s.show()
			s.list.Select(firstBad(s.result), 0)
			s.showFile()
			s.FocusFirst()
		}
	})
}

// put adds a file to the list, in the place of its older reading.
func put(files []loaded, f loaded) []loaded {
	if i := slices.IndexFunc(files, func(o loaded) bool { return o.path == f.path }); i >= 0 {
		files[i] = f
		return files
	}
	return append(files, f)
}

// write imports all files, or nothing.
func (s *importScreen) write() {
	data := s.data()
	var report service.ImportReport
	kit.RunJob(s.env, "Nhập Excel", func(ctx context.Context, step func(done, total int, item string)) error {
		step(0, len(data), "sao lưu trước khi nhập")
		if err := s.p.Before(ctx); err != nil {
			return notCopied(err)
		}
		var err error
		report, err = s.p.Books.Import(ctx, data, func(done int) { step(done, len(data), data[done-1].File) })
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
			s.env.Notify(kit.Notice{Kind: kit.NoticeInfo, Text: "Đã dừng. Chưa nhập gì vào sổ."})
		case err != nil:
			fail(s.env, err)
			s.Reload()
		default:
			s.Discard()
			s.env.Notify(kit.Notice{Kind: kit.NoticeDone, Text: fmt.Sprintf("Đã nhập %s ô từ %d tệp.", count(report.Changes()), len(report.Files)),
				Actions: []kit.Action{
					{Label: "Xem", Do: func() { s.env.Go(kit.Place{Area: "exchange", Tab: "history"}) }},
					{Label: "Trở về trước khi nhập…", Do: func() { s.env.Go(kit.Place{Area: "system", Tab: "backup", Filter: "before-import"}) }}}})
		}
	})
}

// notCopied says that nothing was imported because the book could not be
// copied before.
func notCopied(err error) error {
	if errors.Is(err, context.Canceled) {
		return err
	}
	return model.Wrap(model.CodeOf(err), err, "Chưa nhập gì: không sao lưu được sổ trước khi nhập. %s", model.Message(err))
}
