package targets

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/data/model"
	"sothidua/data/plantext"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

// readingBook is what reading a plan asks of the book.
type readingBook interface {
	AddTargets(ctx context.Context, year int, items []service.PlannedItem) error
}

// reading proposes targets out of the words of a plan, for the office to
// accept, mend or drop one by one.
type reading struct {
	env    kit.Env
	svc    readingBook
	load   kit.Loader[plantext.Result]
	result plantext.Result
	list   []proposal

	text  *kit.TextArea
	grid  *kit.Grid
	words *kit.EdgeBox
	form  readingForm
	add   *kit.Button
	why   *kit.Text
	clear *kit.Button
	paste fyne.CanvasObject // shown while nothing was read
	found fyne.CanvasObject // shown afterwards
	page  fyne.CanvasObject
}

// readingForm mends the chosen proposal.
type readingForm struct {
	form               *kit.Form
	number, name, unit *kit.TextBox
	value, value2      *kit.TextBox
	comparator         *kit.Select
	second             *kit.Field
	ok, drop           *kit.Button
}

func newReading(env kit.Env, svc readingBook) kit.Screen {
	s := &reading{env: env, svc: svc}
	s.grid = kit.NewGrid(readingColumns(nil), kit.GridOptions{TreeColumn: -1})
	s.grid.SetEmpty(kit.Empty{Icon: kit.IconDocument, Title: "Không thấy chỉ tiêu nào trong văn bản"})
	s.grid.On.Select = func(int, int) { s.show() }
	s.grid.On.Toggle = func(row, _ int) { s.keep(row, !s.list[row].keep) }
	s.grid.On.Delete = func(row int) { s.keep(row, false) }
	s.grid.On.Activate = func(int, int) { s.form.form.FocusFirst() }
	s.page = s.layout()
	s.refresh()
	return s
}

func (s *reading) layout() fyne.CanvasObject {
	s.add = kit.NewPrimary(kit.IconPlus, "Đưa vào kế hoạch", s.write).Hint("Ctrl+S")
	s.why = kit.NewText("", kit.TextStyle{Tone: kit.ToneMuted}).Cut()
	s.clear = kit.NewButton("", "Đọc văn bản khác", s.forget)
	actions := kit.NewActions([]fyne.CanvasObject{s.add, s.why},
		[]fyne.CanvasObject{kit.NewButton(kit.IconFolder, "Mở tệp…", s.choose), s.clear})
	s.text = kit.NewTextArea(16)
	s.text.SetPlaceholder("Dán nội dung kế hoạch vào đây (Ctrl+V), hoặc bấm Mở tệp để chọn .docx, .txt, .md. Chương trình tìm mục “Các chỉ tiêu…” và tách từng chỉ tiêu.")
	read := kit.NewButton(kit.IconSearch, "Đọc văn bản đã dán", s.readPasted)
	s.paste = kit.NewPanel("Văn bản kế hoạch", "không ghi gì vào sổ cho đến khi bấm Đưa vào kế hoạch",
		kit.NewInset(12, 10, kit.NewStackV(10, kit.Grow(s.text), kit.NewActions([]fyne.CanvasObject{read}, nil))))
	s.words = kit.NewRuleBox()
	s.found = kit.NewSplit(s.grid, kit.NewPanel("", "", kit.NewInset(12, 10, s.side())), 344)
	return kit.NewPage(actions, container.NewStack(s.paste, s.found), nil)
}

// side is the form of the chosen proposal beside its words in the plan.
func (s *reading) side() fyne.CanvasObject {
	f := &s.form
	f.number, f.name, f.unit = kit.NewTextBox(), kit.NewTextBox(), kit.NewTextBox()
	f.value, f.value2 = kit.NewTextBox(), kit.NewTextBox()
	labels := make([]string, len(model.Comparators))
	for i, c := range model.Comparators {
		labels[i] = c.Label()
	}
	f.comparator = kit.NewSelect(labels, func(int) { s.take(); s.show() })
	f.comparator.SetPlaceholder("Chọn cách so")
	f.second = kit.NewField("đến / trên tổng", f.value2)
	f.form = kit.NewForm(
		[]kit.FormItem{{Key: "number", Field: kit.NewField("Số", f.number)}, {Key: "name", Field: kit.NewField("Tên ngắn", f.name), Span: 3}},
		[]kit.FormItem{{Key: "comparator", Field: kit.NewField("Đạt khi kết quả", f.comparator)}},
		[]kit.FormItem{{Key: "plan", Field: kit.NewField("Kế hoạch", f.value)}, {Key: "plan2", Field: f.second}},
		[]kit.FormItem{{Key: "unit", Field: kit.NewField("Đơn vị tính", f.unit)}})
	f.form.OnChange(s.take)
	f.ok = kit.NewPrimary(kit.IconCheck, "Đúng như vậy", s.accept)
	f.drop = kit.NewButton(kit.IconTrash, "Bỏ", func() { s.keep(s.current(), false) }).Hint("Delete")
	return kit.NewStackV(10, kit.NewHeading("Nguyên văn trong kế hoạch"), s.words, f.form,
		kit.NewActions([]fyne.CanvasObject{f.ok, f.drop}, nil))
}

// Content implements kit.Screen.
func (s *reading) Content() fyne.CanvasObject { return s.page }

// Reload implements kit.Screen: what was read does not depend on the book.
func (s *reading) Reload() { s.status() }

// Close implements kit.Screen.
func (s *reading) Close() { s.load.Stop() }

// Keys implements kit.Hinter.
func (s *reading) Keys() string {
	if len(s.list) == 0 {
		return "Ctrl+V: dán văn bản · Tab: tới nút đọc · F6: mở tệp"
	}
	return "Dấu cách: giữ hay bỏ · Enter: sửa · F8: chỗ phải hỏi kế tiếp · Ctrl+S: đưa vào kế hoạch"
}

// Key implements kit.Keyer.
func (s *reading) Key(ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyF8 || len(s.list) == 0 {
		return false
	}
	at := s.current()
	for i := 1; i <= len(s.list); i++ {
		if p := s.list[(at+i)%len(s.list)]; p.keep && !p.asked {
			s.grid.Select((at+i)%len(s.list), 0)
			break
		}
	}
	return true
}

// Unsaved implements kit.Saver.
func (s *reading) Unsaved() string {
	if len(s.list) == 0 {
		return ""
	}
	return fmt.Sprintf("%d chỉ tiêu đọc từ văn bản chưa đưa vào kế hoạch.", len(s.result.Targets))
}

// Save implements kit.Saver.
func (s *reading) Save(done func(bool)) { s.commit(done) }

// Discard implements kit.Saver.
func (s *reading) Discard() { s.forget() }

func (s *reading) choose() {
	s.env.Files.Open("Chọn văn bản kế hoạch", []string{".docx", ".txt", ".md"}, false, func(paths []string) {
		s.read(func() (string, error) { return plantext.Open(paths[0]) }, filepath.Base(paths[0]))
	})
}

func (s *reading) readPasted() {
	text := s.text.Text()
	s.read(func() (string, error) { return text, nil }, "")
}

// read finds the targets in the background and shows them as proposals.
func (s *reading) read(open func() (string, error), name string) {
	s.load.Load(s.env, func(context.Context) (plantext.Result, error) {
		text, err := open()
		if err != nil {
			return plantext.Result{}, err
		}
		return plantext.Read(text), nil
	}, func(r plantext.Result, err error) {
		if err != nil {
			s.env.Fail(err)
			return
		}
		s.result, s.list = r, propose(r)
		s.tell(r)
		s.refresh()
		if len(s.list) > 0 {
			s.grid.Select(max(0, slices.IndexFunc(s.list, func(p proposal) bool { return !p.asked })), 0)
			s.FocusFirst()
		}
	})
}

// tell says what is wrong with the text as a whole; words that were not read
// stand in the list.
func (s *reading) tell(r plantext.Result) {
	for _, p := range r.Problems {
		switch {
		case len(r.Targets) == 0:
			s.env.Notify(kit.Notice{Kind: kit.NoticeError, Text: p.Message})
			return
		case p.Text == "":
			s.env.Notify(kit.Notice{Kind: kit.NoticeInfo, Text: p.Message})
		}
	}
}

func (s *reading) forget() {
	s.result, s.list = plantext.Result{}, nil
	s.text.SetText("")
	s.refresh()
}

func (s *reading) current() int {
	row, _ := s.grid.Current()
	return row
}

// refresh draws the proposals and the state of the buttons. It leaves the form
// alone: somebody may be typing in it.
func (s *reading) refresh() {
	kit.Show(s.paste, len(s.list) == 0)
	kit.Show(s.found, len(s.list) > 0)
	rows := make([]kit.Row, len(s.list))
	for i, p := range s.list {
		rows[i] = readingRow(i, p)
	}
	s.grid.SetColumns(readingColumns(rows))
	s.grid.SetRows(rows)
	why := "Mở tệp hoặc dán văn bản kế hoạch trước."
	s.clear.Hide()
	if len(s.list) > 0 {
		why = waiting(s.list)
		s.clear.Show()
	}
	s.add.SetReason(why)
	s.why.SetText(why)
	s.status()
}

func (s *reading) status() {
	if len(s.list) > 0 {
		s.env.Status(readingStatus(s.result, s.list))
		return
	}
	s.env.Status("Chưa đọc văn bản nào")
}

// show fills the form with the chosen proposal.
func (s *reading) show() {
	i := s.current()
	if i < 0 || i >= len(s.list) {
		return
	}
	p, f := s.list[i], &s.form
	spans := []kit.Span{{Text: "“" + p.found.Text + "”"}}
	if p.ask != "" {
		spans = append(spans, kit.Span{Text: "\n" + p.ask, Tone: kit.ToneWarn, Bold: !p.asked})
	}
	s.words.SetSpans(spans...)
	f.number.SetText(p.read.number)
	f.name.SetText(p.read.name)
	f.value.SetText(p.read.value)
	f.value2.SetText(p.read.value2)
	f.unit.SetText(p.read.unit)
	f.comparator.SetIndex(slices.Index(model.Comparators, p.read.comparator))
	kit.Show(f.second, pairKey(p.read.comparator, "plan"))
	f.form.ClearErrors()
	kit.Show(f.ok, p.keep && !p.asked)
	f.form.Refresh()
}

// take keeps what was typed for the chosen proposal; mending answers the question.
func (s *reading) take() {
	i := s.current()
	if i < 0 || i >= len(s.list) {
		return
	}
	f := &s.form
	now := readTarget{number: f.number.Text(), name: f.name.Text(), value: f.value.Text(), value2: f.value2.Text(), unit: f.unit.Text()}
	if c := f.comparator.Index(); c >= 0 {
		now.comparator = model.Comparators[c]
	}
	if now == s.list[i].read {
		return
	}
	s.list[i].read, s.list[i].asked = now, true
	s.refresh()
}

// accept says that an unsure proposal is right as it stands.
func (s *reading) accept() {
	i := s.current()
	if i < 0 || i >= len(s.list) {
		return
	}
	if _, err := s.list[i].target(); err != nil {
		s.form.form.ShowError(err)
		return
	}
	s.list[i].asked = true
	s.refresh()
	s.show()
	s.Key(&fyne.KeyEvent{Name: fyne.KeyF8})
}

func (s *reading) keep(i int, on bool) {
	if i >= 0 && i < len(s.list) {
		s.list[i].keep = on
		s.refresh()
		s.show()
	}
}

func (s *reading) write() { s.commit(func(bool) {}) }

// commit adds the kept proposals to the plan, all or none.
func (s *reading) commit(done func(bool)) {
	if why := waiting(s.list); why != "" {
		s.env.Notify(kit.Notice{Kind: kit.NoticeError, Text: why})
		done(false)
		return
	}
	items, bad, err := planned(s.result, s.list)
	if err != nil {
		s.grid.Select(bad, 0)
		s.form.form.ShowError(err)
		done(false)
		return
	}
	year := s.env.Scope().Year
	kit.Do(s.env, func(ctx context.Context) error { return s.svc.AddTargets(ctx, year, items) }, func(err error) {
		if err != nil {
			s.env.Fail(err)
			done(false)
			return
		}
		s.forget()
		s.env.Done(fmt.Sprintf("Đã đưa %d chỉ tiêu vào kế hoạch năm %d.", len(items), year), kit.Action{Label: "Xem danh mục", Do: func() { s.env.Go(kit.Place{Area: "targets", Tab: "list"}) }})
		done(true)
	})
}
