package targets

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

// allocation is the page “Giao và đăng ký”: the leaves at the left, the units
// of the chosen one at the right.
type allocation struct {
	env  kit.Env
	book allocationBook

	load  kit.Loader[allocData]
	data  allocData
	sheet kit.Loader[service.AllocationSheet]
	m     matrix
	basis map[model.ID]model.Measure // chosen by the user, per target
	typed map[cellRef]typedCell      // of the shown target
	steps history

	current, pending model.ID
	narrow           leafFilter

	ui   allocUI
	page fyne.CanvasObject
}

// allocData is what the left side shows.
type allocData struct {
	year   int
	plan   model.Plan
	rows   []service.TargetRow
	blocks []model.Block
}

// allocUI is the widgets of the page.
type allocUI struct {
	leaves, units     *kit.Grid
	filter, basis     *kit.Select
	rest, equal, byM  *kit.Button
	fillNote          *kit.Text
	title, note       *kit.Text
	figures           *fyne.Container
	info, wrong       *kit.EdgeBox
	right, basisLabel fyne.CanvasObject
}

func newAllocation(env kit.Env, book allocationBook) *allocation {
	s := &allocation{env: env, book: book, basis: map[model.ID]model.Measure{}, typed: map[cellRef]typedCell{}}
	left := s.leftPanel()
	s.ui.right = s.rightSide()
	bar := s.actions()
	body := kit.NewColumns(10, []float32{326, 782}, left, s.ui.right)
	s.page = kit.NewPage(bar, body, nil)
	s.showTarget()
	return s
}

func (s *allocation) actions() fyne.CanvasObject {
	s.ui.rest = kit.NewPrimary(kit.IconRight, "Giao phần còn lại", func() { s.fill(fillRest) })
	s.ui.equal = kit.NewButton(kit.IconTasks, "Chia đều", func() { s.fill(fillEqual) })
	s.ui.byM = kit.NewButton(kit.IconScore, "Chia theo", func() { s.fill(fillBasis) })
	s.ui.fillNote = kit.NewNote("")
	s.ui.basis = kit.NewSelect(nil, s.chooseBasis)
	s.ui.basisLabel = kit.NewLabel("Căn cứ")
	basis := container.New(minWidth(210), s.ui.basis)
	return kit.NewActions([]fyne.CanvasObject{s.ui.rest, s.ui.equal, s.ui.byM, s.ui.fillNote}, []fyne.CanvasObject{s.ui.basisLabel, basis})
}

func (s *allocation) leftPanel() fyne.CanvasObject {
	s.ui.filter = kit.NewSelect(filterLabels(), func(i int) { s.narrow.state = i; s.showLeaves() })
	s.ui.filter.SetIndex(filterAll)
	s.ui.leaves = kit.NewGrid(leafColumns(nil), kit.GridOptions{NoHeader: true, TreeColumn: -1, Bare: true})
	s.ui.leaves.On.Select = func(int, int) { s.selected() }
	s.ui.leaves.On.Activate = func(int, int) { s.focusMatrix() }
	return kit.NewPanel("Chỉ tiêu", "chưa giao hết lên trước",
		kit.NewStackV(0, kit.NewInset(10, 8, s.ui.filter), kit.Grow(s.ui.leaves)))
}

func (s *allocation) rightSide() fyne.CanvasObject {
	s.ui.title = kit.NewHeading("")
	s.ui.note = kit.NewNote("").Cut()
	s.ui.figures = container.New(figuresLayout{})
	head := kit.NewPanel("", "", kit.NewInset(14, 7, kit.NewStackV(4, kit.NewRow(8, s.ui.title, kit.Grow(s.ui.note)), s.ui.figures)))
	s.ui.units = kit.NewGrid(nil, kit.GridOptions{RowHeight: 30, CellMode: true, TreeColumn: -1})
	s.ui.units.On = kit.GridEvents{Toggle: s.toggle, Key: s.gridKey, Insert: s.chooseUnits}
	s.ui.units.Edit = kit.GridEditing{Editable: editable, Text: func(r, c int) string { return s.m.editText(r, c) },
		Choices: func(int, int) []string { return s.m.choices() }, Commit: s.commit, Clear: s.clear, Paste: s.paste,
		Undo: s.undo, Redo: s.redo, NextProblem: s.nextWrong}
	s.ui.info = kit.NewRuleBox()
	s.ui.wrong = kit.NewWarnBox()
	s.ui.wrong.Hide()
	return kit.NewStackV(10, head, kit.Grow(s.ui.units), s.ui.wrong, s.ui.info)
}

// editable tells which cells of the matrix are typed into.
func editable(_, col int) bool { return col == colAssigned || col == colRegistered }

// Content implements kit.Screen.
func (s *allocation) Content() fyne.CanvasObject { return s.page }

// Close implements kit.Screen.
func (s *allocation) Close() {
	s.load.Stop()
	s.sheet.Stop()
}

// Reload implements kit.Screen.
func (s *allocation) Reload() {
	year := s.env.Scope().Year
	s.ui.leaves.SetBusy(true)
	s.load.Load(s.env, func(ctx context.Context) (allocData, error) { return readAllocation(ctx, s.book, year) }, s.apply)
}

func readAllocation(ctx context.Context, book allocationBook, year int) (allocData, error) {
	d := allocData{year: year}
	var err error
	if d.plan, err = book.Plan(ctx, year); err != nil {
		return d, err
	}
	if d.blocks, err = book.Blocks(ctx); err != nil {
		return d, err
	}
	d.rows, err = book.Targets(ctx, year)
	return d, err
}

func (s *allocation) apply(d allocData, err error) {
	if err != nil && model.CodeOf(err) != model.CodeNotFound {
		s.ui.leaves.SetError(err, s.Reload)
		return
	}
	if d.year != s.data.year {
		s.current, s.steps = 0, history{}
		clear(s.typed)
	}
	s.data = d
	s.showLeaves()
}

// showLeaves writes the left list and keeps, finds or chooses a leaf.
func (s *allocation) showLeaves() {
	rows := leafRows(s.data.rows, s.narrow)
	s.ui.leaves.SetEmpty(s.emptyLeaves())
	s.ui.leaves.SetColumns(leafColumns(rows))
	s.ui.leaves.SetRows(leafList(rows))
	id := s.current
	if _, ok := byID(rows, s.pending); ok {
		id, s.pending = s.pending, 0
	}
	if _, ok := byID(s.data.rows, id); !ok {
		id = 0
	}
	if id == 0 && len(rows) > 0 {
		id = rows[0].Target.ID
	}
	s.openTarget(id)
	if !s.ui.leaves.SelectKey(key(id)) { // so that a click on any row is a choice
		s.ui.leaves.Select(-1, 0)
	}
}

func (s *allocation) emptyLeaves() kit.Empty {
	switch {
	case s.data.plan.ID == 0:
		return kit.Empty{Icon: kit.IconFlag, Title: fmt.Sprintf("Năm %d chưa có kế hoạch", s.data.year), Text: "Lập kế hoạch trước.",
			Button: kit.NewPrimary(kit.IconFlag, "Mở kế hoạch", func() { s.env.Go(kit.Place{Area: "plans"}) })}
	case len(s.data.rows) == 0:
		return kit.Empty{Icon: kit.IconTarget, Title: "Chưa có chỉ tiêu nào", Text: "Thêm chỉ tiêu trong trang Danh mục.",
			Button: kit.NewPrimary(kit.IconTarget, "Mở danh mục", func() { s.env.Go(kit.Place{Area: "targets", Tab: "list"}) })}
	}
	return kit.Empty{Icon: kit.IconSearch, Title: "Không có chỉ tiêu nào", Text: "Đổi tình trạng hoặc bỏ tìm kiếm."}
}

// selected answers a new current leaf.
func (s *allocation) selected() {
	id := idOf(s.ui.leaves.CurrentKey())
	if id == s.current || id == 0 {
		return
	}
	if s.Unsaved() != "" {
		s.ui.leaves.SelectKey(key(s.current))
		kit.AskUnsaved(s.env.Window, s.Unsaved()+".", func() { s.Save(func(bool) {}) }, func() {
			s.Discard()
			s.ui.leaves.SelectKey(key(id))
		})
		return
	}
	s.openTarget(id)
}

// openTarget loads the matrix of a leaf.
func (s *allocation) openTarget(id model.ID) {
	if id != s.current {
		clear(s.typed)
	}
	s.current = id
	if id == 0 {
		s.sheet.Stop()
		s.m = matrix{}
		s.showTarget()
		return
	}
	year := s.data.year
	s.ui.units.SetBusy(true)
	s.sheet.Load(s.env, func(ctx context.Context) (service.AllocationSheet, error) {
		return s.book.AllocationSheet(ctx, year, id)
	}, func(sheet service.AllocationSheet, err error) {
		if err != nil {
			s.ui.units.SetError(err, func() { s.openTarget(id) })
			return
		}
		s.applySheet(sheet)
	})
}

func (s *allocation) applySheet(sheet service.AllocationSheet) {
	for ref, t := range s.typed {
		if t.reason == "" { // it was being saved, and now it is in the book
			delete(s.typed, ref)
		}
	}
	basis, chosen := s.basis[sheet.Target.ID]
	m := newMatrix(sheet, basis, s.typed)
	if !chosen {
		m.basis = basisFor(sheet.Target, m.rows)
	}
	s.m = m
	s.showTarget()
}

// showTarget writes the right side.
func (s *allocation) showTarget() {
	t := s.m.sheet.Target
	s.ui.title.SetText("Chọn một chỉ tiêu")
	s.ui.note.SetText("")
	if t.ID != 0 {
		s.ui.title.SetText(t.Number + ". " + t.Name)
		s.ui.note.SetText(s.m.ruleNote())
	}
	s.showFigures()
	s.ui.units.SetColumns(s.m.columns(s.data.year))
	s.ui.units.SetEmpty(s.emptyUnits())
	s.showMatrix()
	s.showFills()
	s.showInfo()
	s.status()
}

// showMatrix writes the units with what is typed and not yet in the book.
func (s *allocation) showMatrix() {
	s.ui.units.SetRows(s.m.kitRows())
	s.ui.units.SetFoot(s.m.foot())
	spans := []kit.Span{}
	for _, r := range s.m.rows {
		for _, col := range []int{colAssigned, colRegistered} {
			if t := s.typed[cellRef{r.Unit.ID, col}]; t.reason != "" {
				if len(spans) > 0 {
					spans = append(spans, kit.Span{Text: "\n"})
				}
				spans = append(spans, kit.Span{Text: r.Unit.Name + ": ", Bold: true, Tone: kit.ToneBad}, kit.Span{Text: t.reason})
			}
		}
	}
	if len(spans) == 0 {
		s.ui.wrong.Hide()
	} else {
		s.ui.wrong.SetSpans(spans...)
		s.ui.wrong.Show()
	}
	s.ui.right.Refresh()
}

func (s *allocation) emptyUnits() kit.Empty {
	if s.current == 0 {
		return kit.Empty{Icon: kit.IconTarget, Title: "Chưa chọn chỉ tiêu", Text: "Chọn một chỉ tiêu ở bên trái."}
	}
	return kit.Empty{Icon: kit.IconUnits, Title: "Chưa giao cho đơn vị nào", Text: "Chọn các đơn vị phải thực hiện và báo chỉ tiêu này.",
		Button: kit.NewPrimary(kit.IconPlus, "Giao cho đơn vị…", s.chooseUnits)}
}

func (s *allocation) showFigures() {
	s.ui.figures.Objects = nil
	if s.current != 0 {
		for _, f := range s.m.figures() {
			s.ui.figures.Add(kit.NewStackV(0, kit.NewLabel(f.label), kit.NewText(f.value, kit.TextStyle{Size: kit.SizeTitle, Bold: true, Tone: f.tone})))
		}
	}
	s.ui.figures.Refresh()
}

// showFills shows the ways to hand out that the target allows, dead ones
// beside their reason.
func (s *allocation) showFills() {
	buttons := []*kit.Button{s.ui.rest, s.ui.equal, s.ui.byM}
	note := ""
	for i, b := range buttons {
		why := s.m.fillReason(fill(i))
		b.SetReason(why)
		if why != "" && note == "" && s.current != 0 {
			note = why
		}
		kit.Show(b, s.current != 0 && s.m.summed())
	}
	kit.Show(s.ui.basis, s.current != 0)
	kit.Show(s.ui.basisLabel, s.current != 0)
	s.ui.rest.SetText("Giao phần còn lại")
	if n := s.m.sheet.Left; s.m.fillReason(fillRest) == "" {
		s.ui.rest.SetText("Giao phần còn lại (" + signless(n) + ")")
	}
	s.ui.byM.SetText("Chia theo căn cứ")
	if s.m.basis != "" {
		s.ui.byM.SetText("Chia theo " + measureName(s.m.basis))
	}
	s.ui.fillNote.SetText(note)
	labels := make([]string, len(model.Measures))
	for i, m := range model.Measures {
		labels[i] = m.Label()
	}
	s.ui.basis.SetItems(labels)
	s.ui.basis.SetIndex(slices.Index(model.Measures, s.m.basis))
	s.page.Refresh()
}

// chooseBasis compares and divides by another denominator.
func (s *allocation) chooseBasis(i int) {
	s.basis[s.current] = model.Measures[i]
	s.m.basis = model.Measures[i]
	s.showTarget()
}

// showInfo tells which units do not have the target and offers to add some.
func (s *allocation) showInfo() {
	others := s.m.others()
	if s.current == 0 || len(s.m.rows) == 0 || len(others) == 0 {
		s.ui.info.Hide()
		return
	}
	s.ui.info.SetSpans(kit.Span{Text: fmt.Sprintf("%d đơn vị khác", len(others)), Bold: true},
		kit.Span{Text: " không giao chỉ tiêu này (" + othersText(others) + "). "},
		kit.Span{Text: "Giao thêm cho đơn vị…", Link: s.chooseUnits})
	s.ui.info.Show()
}

func (s *allocation) focusMatrix() {
	if len(s.m.rows) > 0 {
		s.env.Window.Canvas().Focus(s.ui.units)
		s.ui.units.Select(0, colAssigned)
	}
}
