package targets

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

// exportFunc writes the year's targets as a workbook to a file.
type exportFunc func(ctx context.Context, year int, path string) error

// list is the page “Danh mục”: the tree of targets and the form of one.
type list struct {
	env    kit.Env
	book   listBook
	export exportFunc

	load    kit.Loader[listData]
	data    listData
	query   string
	current model.ID        // shown in the form; 0: a new target, or none
	pending model.ID        // to select once it is loaded
	back    model.ID        // shown before a new target was begun
	unfold  map[string]bool // composite items that are unfolded

	grid *kit.Grid
	form *form
	bar  listBar
	page fyne.CanvasObject
	side *kit.Split
}

// listData is everything the page shows of a year.
type listData struct {
	year  int
	plan  model.Plan
	units []model.Unit
	rows  []service.TargetRow
}

// listBar is the buttons over the list and under the form.
type listBar struct {
	add, part, remove, up, down *kit.Button
	save, cancel                *kit.Button
}

func newList(env kit.Env, book listBook, export exportFunc) *list {
	s := &list{env: env, book: book, export: export}
	s.grid = kit.NewGrid(listColumns(env.Scope().Year, nil), kit.GridOptions{RowHeight: 26, TreeColumn: colName})
	s.grid.On = kit.GridEvents{Select: func(row, _ int) { s.selected() }, Activate: func(_, _ int) { s.edit() },
		Insert: s.insert, Delete: func(int) { s.remove() }, Key: s.gridKey, Fold: s.fold}
	s.form = newForm(s.changed)
	s.side = kit.NewSplit(s.grid, s.formPanel(), 338)
	s.page = kit.NewPage(s.actions(), s.side, nil)
	s.form.load(model.Target{Leaf: true})
	s.enable()
	return s
}

func (s *list) actions() fyne.CanvasObject {
	s.bar.add = kit.NewPrimary(kit.IconPlus, "Thêm chỉ tiêu", func() { s.add(0) })
	s.bar.part = kit.NewButton(kit.IconPlus, "Thêm thành phần", s.addPart)
	s.bar.remove = kit.NewButton(kit.IconTrash, "Xóa", s.remove)
	s.bar.up = kit.NewButton(kit.IconUp, "Lên", func() { s.move(-1) })
	s.bar.down = kit.NewButton(kit.IconDown, "Xuống", func() { s.move(1) })
	left := []fyne.CanvasObject{s.bar.add, s.bar.part, s.bar.remove, s.bar.up, s.bar.down}
	right := []fyne.CanvasObject{kit.NewButton(kit.IconImport, "Nhập từ Excel…", func() {
		s.env.Go(kit.Place{Area: "exchange", Tab: "import"})
	})}
	if s.export != nil {
		right = append(right, kit.NewButton(kit.IconExport, "Xuất Excel", s.exportFile))
	}
	return kit.NewActions(left, right)
}

// formPanel is the side form: heading, fields, the rule's sentence, buttons.
func (s *list) formPanel() fyne.CanvasObject {
	s.bar.save = kit.NewPrimary(kit.IconSave, "Lưu", func() { s.Save(func(bool) {}) }).Hint("Ctrl+S")
	s.bar.cancel = kit.NewButton("", "Hủy", s.Discard).Hint("Esc")
	head := kit.NewInset(12, 2, kit.NewRow(8, s.form.head.title, kit.Grow(container.NewWithoutLayout()), s.form.head.badge))
	foot := kit.NewInset(12, 8, kit.NewStackV(8, s.form.box,
		kit.NewRow(8, kit.Grow(container.NewWithoutLayout()), s.bar.save, s.bar.cancel)))
	return kit.NewPanel("", "", kit.NewStackV(0, head, kit.Grow(s.form.scroll), foot))
}

// Content implements kit.Screen.
func (s *list) Content() fyne.CanvasObject { return s.page }

// Close implements kit.Screen.
func (s *list) Close() { s.load.Stop() }

// Reload implements kit.Screen.
func (s *list) Reload() {
	year := s.env.Scope().Year
	s.grid.SetBusy(true)
	s.load.Load(s.env, func(ctx context.Context) (listData, error) { return readList(ctx, s.book, year) }, s.apply)
}

func readList(ctx context.Context, book listBook, year int) (listData, error) {
	d := listData{year: year}
	var err error
	if d.plan, err = book.Plan(ctx, year); err != nil {
		return d, err
	}
	if d.units, err = book.Units(ctx, year); err != nil {
		return d, err
	}
	d.rows, err = book.Targets(ctx, year)
	return d, err
}

// apply shows what was loaded. A form with unsaved typing keeps it.
func (s *list) apply(d listData, err error) {
	if err != nil && model.CodeOf(err) != model.CodeNotFound {
		s.grid.SetError(err, s.Reload)
		return
	}
	if d.year != s.data.year {
		s.current, s.unfold = 0, opened(d.rows)
	}
	s.data = d
	s.grid.SetColumns(listColumns(d.year, d.rows))
	s.grid.SetEmpty(s.empty())
	if !s.form.dirty() {
		s.form.offer(d.year, d.plan, d.units)
	}
	s.show()
	s.settle()
}

// settle selects what was asked for, else what was shown, else the first row.
func (s *list) settle() {
	if s.form.dirty() {
		s.enable()
		return
	}
	for _, id := range []model.ID{s.pending, s.current} {
		if r, ok := byID(s.data.rows, id); ok {
			s.pending = 0
			s.open(r.Target)
			s.grid.SelectKey(key(id))
			return
		}
	}
	s.current = 0
	if len(s.data.rows) > 0 {
		s.open(s.data.rows[0].Target)
		s.grid.SelectKey(key(s.current))
		return
	}
	s.open(model.Target{Leaf: true, PlanID: s.data.plan.ID, Rule: model.Rule{Pace: model.Pace{Kind: model.Linear}}})
}

// show writes the rows of the list with the folding the user left; what a
// search found is unfolded.
func (s *list) show() {
	tree := kit.NewTree(listRows(found(s.data.rows, s.query), s.unfold, s.unsavedID()))
	if s.query != "" {
		tree.FoldAll(true)
	}
	s.grid.SetSource(tree)
	s.mark()
	s.status()
}

// mark makes the shown target's row current; no row is when the list does not
// show it, so that a click on any row is a choice.
func (s *list) mark() {
	if !s.grid.SelectKey(key(s.current)) {
		s.grid.Select(-1, 0)
	}
}

// fold folds or unfolds an item and remembers it, but not within a search.
func (s *list) fold(row int, open bool) {
	tree, ok := s.grid.Source().(*kit.Tree)
	if !ok {
		return
	}
	at := tree.Row(row).Key
	if s.query == "" {
		s.unfold[at] = open
	}
	tree.Fold(row, open)
	s.grid.Reload()
	s.grid.SelectKey(at)
}

func (s *list) empty() kit.Empty {
	switch {
	case s.data.plan.ID == 0:
		return kit.Empty{Icon: kit.IconFlag, Title: fmt.Sprintf("Năm %d chưa có kế hoạch", s.data.year),
			Text:   "Ghi số, ngày và nội dung kế hoạch trước, rồi thêm chỉ tiêu.",
			Button: kit.NewPrimary(kit.IconFlag, "Mở kế hoạch", func() { s.env.Go(kit.Place{Area: "plans"}) })}
	case s.query != "":
		return kit.Empty{Icon: kit.IconSearch, Title: "Không có chỉ tiêu nào như vậy", Text: "Gõ ít chữ hơn; không cần dấu."}
	}
	return kit.Empty{Icon: kit.IconTarget, Title: "Chưa có chỉ tiêu nào", Text: "Thêm từng chỉ tiêu, hoặc nhập từ Excel.",
		Button: kit.NewPrimary(kit.IconPlus, "Thêm chỉ tiêu", func() { s.add(0) })}
}

func (s *list) unsavedID() model.ID {
	if s.form.dirty() {
		return s.current
	}
	return 0
}

// status writes the left part of the status bar.
func (s *list) status() {
	text := countText(s.data.rows)
	if s.query != "" {
		shown := 0
		for _, r := range found(s.data.rows, s.query) {
			if r.Target.ParentID == 0 {
				shown++
			}
		}
		text = fmt.Sprintf("Đang hiện %d trong ", shown) + text
	}
	s.env.Status(text)
}

// enable turns the buttons on and off for the present selection.
func (s *list) enable() {
	noPlan, noRow, clean := "", "", ""
	if s.data.plan.ID == 0 {
		noPlan = "Năm này chưa có kế hoạch."
	}
	if s.current == 0 {
		noRow = "Chọn một chỉ tiêu trong bảng trước."
	}
	if !s.form.dirty() {
		clean = "Chưa có thay đổi nào."
	}
	s.bar.add.SetReason(noPlan)
	for _, b := range []*kit.Button{s.bar.part, s.bar.remove, s.bar.up, s.bar.down} {
		b.SetReason(noRow)
	}
	if noPlan != "" {
		clean = noPlan
	}
	s.bar.save.SetReason(clean)
	if s.adding() {
		clean = ""
	}
	s.bar.cancel.SetReason(clean)
}

// Search implements kit.Searcher.
func (s *list) Search(query string) {
	s.query = query
	s.grid.SetEmpty(s.empty())
	s.show()
}

// GoTo implements kit.Goer.
func (s *list) GoTo(p kit.Place) {
	if p.Target == 0 {
		return
	}
	if r, ok := byID(s.data.rows, p.Target); ok {
		s.leave(func() {
			s.open(r.Target)
			s.grid.SelectKey(key(p.Target))
		})
		return
	}
	s.pending = p.Target
}

// Keys implements kit.Hinter.
func (s *list) Keys() string {
	return "F2: sửa · →: mở, ←: gập nhóm · Insert: thêm · Delete: xóa · Alt+↑, Alt+↓: đổi chỗ · Ctrl+S: lưu"
}

// Sample implements kit.SampleTeller.
func (s *list) Sample() bool { return s.data.plan.Sample }

var (
	_ kit.Screen       = (*list)(nil)
	_ kit.Searcher     = (*list)(nil)
	_ kit.Saver        = (*list)(nil)
	_ kit.Goer         = (*list)(nil)
	_ kit.Keyer        = (*list)(nil)
	_ kit.Shortcutter  = (*list)(nil)
	_ kit.Hinter       = (*list)(nil)
	_ kit.SampleTeller = (*list)(nil)
)
