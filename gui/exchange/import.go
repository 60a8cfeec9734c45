package exchange

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

// importScreen shows the chosen workbooks as their files show them, beside what
// was read from them, and writes that when nothing waits for the user.
type importScreen struct {
	env    kit.Env
	p      Params
	load   kit.Loader[reading]
	files  []loaded           // as read
	result []model.FileResult // what importing them would do, same order
	refs   refs
	shown  spot // of the chosen file, empty for its first table
	stay   bool // the table was changed: the problems do not lead away from it

	list *kit.Grid
	top  topRow
	src  sourceView
	cols columnsView
	asks asksView

	page *fyne.Container
	work fyne.CanvasObject // shown while there are files
	none fyne.CanvasObject // shown while there are none
}

// topRow is the row of actions.
type topRow struct {
	do  *kit.Button
	why *kit.Text
	out *kit.Button
	bad *kit.Button // leaves out all files that cannot be read, or takes them in again
}

// refs is what the book offers to choose from.
type refs struct {
	units   []model.Unit
	targets []model.Target // leaves
}

// reading is the files as read, with what importing them would do.
type reading struct {
	files  []loaded
	result []model.FileResult
	refs   refs
}

var (
	_ kit.Screen    = (*importScreen)(nil)
	_ kit.Keyer     = (*importScreen)(nil)
	_ kit.Hinter    = (*importScreen)(nil)
	_ kit.Focuser   = (*importScreen)(nil)
	_ kit.FileTaker = (*importScreen)(nil)

	_ kit.Shortcutter = (*importScreen)(nil)
)

func newImport(env kit.Env, p Params) *importScreen {
	s := &importScreen{env: env, p: p}
	s.list = kit.NewGrid(fileColumns(), kit.GridOptions{TreeColumn: -1, MinRows: 2})
	s.list.On = kit.GridEvents{Select: func(int, int) { s.showFile() }, Delete: func(int) { s.leaveFile() }, Insert: s.choose, Key: s.Key,
		Rune: func(r rune) { s.asks.rune(r) }}
	s.work, s.none = s.layout(), s.emptyPage()
	s.page = container.NewStack()
	s.show()
	return s
}

// emptyPage is what stands before a file is chosen.
func (s *importScreen) emptyPage() fyne.CanvasObject {
	folder := kit.NewRow(8, kit.NewButton(kit.IconFolder, "Chọn thư mục…", s.chooseFolder))
	return kit.NewPage(folder, kit.NewPanel("", "", kit.NewEmpty(kit.Empty{Icon: kit.IconImport, Title: "Chưa chọn tệp nào",
		Text:   "Chọn, hoặc kéo thả vào cửa sổ, tệp hay cả thư mục: phiếu đơn vị, báo cáo, đăng ký, danh sách, bảng tổng hợp tự làm cũng được.",
		Button: kit.NewPrimary(kit.IconFolder, "Chọn tệp…", s.choose)})), nil)
}

func (s *importScreen) layout() fyne.CanvasObject {
	s.top.do = kit.NewPrimary(kit.IconImport, "Nhập", s.write)
	s.top.why = kit.NewText("", kit.TextStyle{Size: kit.SizeLabel, Tone: kit.ToneMuted}).Cut()
	s.top.out = kit.NewButton("", "Để ra ngoài", s.leaveFile).Hint("Del")
	s.top.bad = kit.NewButton("", "", s.leaveBroken).Hint("Ctrl+Del")
	top := kit.NewRow(8, s.top.do, kit.Grow(s.top.why), s.top.out, kit.NewButton(kit.IconFolder, "Thêm tệp…", s.choose),
		kit.NewButton(kit.IconFolder, "Thư mục…", s.chooseFolder), kit.NewButton(kit.IconPrint, "In lỗi…", s.Print), kit.NewButton("", "Hủy", s.giveUp).Hint("Esc"))
	left := kit.NewStackV(10, s.top.bad, container.New(listHeight{s}, s.list), kit.Grow(s.src.make(s)))
	right := container.New(shares{gap: 10, parts: []float32{0.30, 0.38, 0.32}}, s.cols.make(s), s.asks.makeList(s), s.asks.makeAnswer(s))
	return kit.NewPage(top, kit.NewColumns(10, []float32{0.51, 0.49}, left, right), nil)
}

// listHeight is the layout of the list of files: as high as its files, between
// 1 and 4 of them.
type listHeight struct{ s *importScreen }

// MinSize implements fyne.Layout.
func (l listHeight) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objs[0].MinSize().Width, l.s.list.FitHeight(min(max(len(l.s.files), 1), 4)))
}

// Layout implements fyne.Layout.
func (l listHeight) Layout(objs []fyne.CanvasObject, size fyne.Size) { objs[0].Resize(size) }

// shares is a layout of objects one over the other, which share the height.
type shares struct {
	gap   float32 // pixels of a 100% screen
	parts []float32
}

// MinSize implements fyne.Layout.
func (l shares) MinSize(objs []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, l.gap*kit.Scale()*float32(len(objs)-1))
	for _, o := range objs {
		m := o.MinSize()
		size = fyne.NewSize(max(size.Width, m.Width), size.Height+m.Height)
	}
	return size
}

// Layout implements fyne.Layout: no object gets less than it needs.
func (l shares) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	gap := l.gap * kit.Scale()
	room, parts, heights := size.Height-gap*float32(len(objs)-1), float32(0), make([]float32, len(objs))
	spare := room
	for i, o := range objs {
		heights[i] = o.MinSize().Height
		spare -= heights[i]
	}
	// What is left goes to those below their share.
	for i := range objs {
		parts += max(0, l.parts[i]*room-heights[i])
	}
	y := float32(0)
	for i, o := range objs {
		if parts > 0 && spare > 0 {
			heights[i] += spare * max(0, l.parts[i]*room-heights[i]) / parts
		}
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, heights[i]))
		y += heights[i] + gap
	}
}

// Content implements kit.Screen.
func (s *importScreen) Content() fyne.CanvasObject { return s.page }

// Close implements kit.Screen.
func (s *importScreen) Close() { s.load.Stop() }

// Reload implements kit.Screen: the files are read and compared with the book
// anew.
func (s *importScreen) Reload() {
	if len(s.files) == 0 {
		s.Discard()
		return
	}
	all := make([]int, len(s.files))
	for i := range all {
		all[i] = i
	}
	s.reread(all...)
}

// reread reads some of the files again, with what the user decided about them,
// and compares all with the book.
func (s *importScreen) reread(which ...int) {
	files, year := slices.Clone(s.files), s.env.Scope().Year
	s.list.SetBusy(true)
	s.load.Load(s.env, func(ctx context.Context) (reading, error) {
		if err := s.read(ctx, files, which, year, nil); err != nil {
			return reading{}, err
		}
		return s.compare(ctx, files, year, nil)
	}, func(r reading, err error) {
		if err != nil {
			s.list.SetError(err, s.Reload)
			return
		}
		s.apply(r)
	})
}

// read reads some of the files again.
func (s *importScreen) read(ctx context.Context, files []loaded, which []int, year int, step func(int)) error {
	asked := make([]Request, len(which))
	for i, n := range which {
		asked[i] = files[n].request()
	}
	read, err := s.p.Read(ctx, asked, year, step)
	if err != nil {
		return err
	}
	for i, n := range which {
		files[n].data = read[i]
		files[n].data.Answers = files[n].answers
	}
	return nil
}

// compare compares the files that are not left out with the book.
func (s *importScreen) compare(ctx context.Context, files []loaded, year int, step func(int)) (reading, error) {
	out := reading{files: files, result: make([]model.FileResult, len(files))}
	var data []model.SheetData
	var at []int
	for i, f := range files {
		out.result[i] = model.FileResult{File: f.data.File, Layout: f.data.Layout, Rows: len(f.data.Rows), Problems: f.data.Problems}
		if !f.out {
			data, at = append(data, f.data), append(at, i)
		}
	}
	report, err := s.p.Books.PreviewImport(ctx, data, step)
	if err != nil {
		return out, err
	}
	for i, r := range report.Files {
		out.result[at[i]] = r
	}
	out.refs, err = s.offers(ctx, year)
	return out, err
}

// offers reads what the book has to choose from; a year without a plan has no
// targets.
func (s *importScreen) offers(ctx context.Context, year int) (refs, error) {
	var out refs
	var err error
	if out.units, err = s.p.Books.Units(ctx, year); err != nil {
		return out, err
	}
	rows, err := s.p.Books.Targets(ctx, year)
	if err != nil && model.CodeOf(err) != model.CodeNotFound {
		return out, err
	}
	for _, r := range rows {
		if r.Target.Leaf {
			out.targets = append(out.targets, r.Target)
		}
	}
	return out, nil
}

func (s *importScreen) apply(r reading) {
	s.files, s.result, s.refs = r.files, r.result, r.refs
	s.show()
}

// data lists what is to be imported.
func (s *importScreen) data() []model.SheetData {
	var out []model.SheetData
	for _, f := range s.files {
		if !f.out {
			out = append(out, f.data)
		}
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
	return "F8: vấn đề kế tiếp · 1…9: trả lời · F4: ghép cột · F5: đọc lại · Ctrl+Enter: nhập · Esc: hủy"
}

// Key implements kit.Keyer.
func (s *importScreen) Key(ev *fyne.KeyEvent) bool {
	open := len(s.files) > 0
	switch {
	case ev.Name == fyne.KeyInsert:
		s.choose()
	case ev.Name == fyne.KeyEscape && open:
		s.giveUp()
	case ev.Name == fyne.KeyF8 && open:
		s.nextProblem()
	case ev.Name == fyne.KeyF4 && open:
		s.cols.focus(s.src.letter())
	case ev.Name == fyne.KeyF5 && open:
		s.Reload()
	default:
		return false
	}
	return true
}

// Shortcut implements kit.Shortcutter: Ctrl+Enter imports, or goes to what is in
// the way; Ctrl+PgUp and Ctrl+PgDn show the other tables of the file; Ctrl+Del
// leaves out the files that cannot be read.
func (s *importScreen) Shortcut(sc fyne.Shortcut) bool {
	c, ok := sc.(*desktop.CustomShortcut)
	if !ok || c.Modifier != fyne.KeyModifierControl || len(s.files) == 0 {
		return false
	}
	switch c.KeyName {
	case fyne.KeyReturn, fyne.KeyEnter:
		if s.top.do.Disabled() {
			s.nextProblem()
		} else {
			s.write()
		}
	case fyne.KeyDelete:
		s.leaveBroken()
	case fyne.KeyPageUp:
		s.src.step(-1)
	case fyne.KeyPageDown:
		s.src.step(1)
	default:
		return false
	}
	return true
}

// giveUp forgets the chosen files, after a question when the user has decided
// something about them.
func (s *importScreen) giveUp() {
	if !slices.ContainsFunc(s.files, loaded.decided) {
		s.Discard()
		return
	}
	kit.Confirm(s.env.Window, "Bỏ các tệp đã chọn?", "Chưa ghi gì vào sổ. Các câu đã trả lời, cột đã ghép của những tệp này sẽ mất.", "Bỏ các tệp", true, s.Discard)
}

// Discard forgets the chosen files; nothing was written.
func (s *importScreen) Discard() {
	s.load.Stop()
	s.files, s.result, s.shown = nil, nil, spot{}
	s.show()
}

// report is what importing did, for the notice after it.
type report = service.ImportReport
