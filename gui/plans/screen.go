package plans

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

// screen is the page of the year's plan.
type screen struct {
	env  kit.Env
	book book

	load    kit.Loader[data]
	data    data   // as the book holds it
	text    *text  // as edited
	current string // row key of the shown heading or part
	query   string
	folded  map[string]bool // headings the user closed
	begun   bool            // a plan is being written for a year that has none

	tree *kit.Grid
	head headForm
	part partForm
	bar  bar
	page *fyne.Container
	main fyne.CanvasObject
}

// data is everything the page shows of a year.
type data struct {
	year   int
	plan   model.Plan
	office model.Office
	rows   []service.TargetRow
}

// bar is the buttons over the page.
type bar struct{ save, cancel, year, add, remove, up, down *kit.Button }

func newScreen(env kit.Env, b book) *screen {
	s := &screen{env: env, book: b, text: newText(nil), folded: map[string]bool{}}
	s.head = newHeadForm(s.changed)
	s.part = newPartForm(s.changed, s.rekind)
	s.tree = kit.NewGrid([]kit.Column{{ID: "part", Width: 200, Grow: true}},
		kit.GridOptions{NoHeader: true, TreeColumn: 0, Bare: true, MinRows: 6})
	s.tree.On = kit.GridEvents{Select: func(int, int) { s.selected() }, Activate: func(int, int) { s.edit() }, Fold: s.fold,
		Insert: s.add, Delete: func(int) { s.remove() }, Key: s.treeKey}
	left := kit.NewPanel("Các mục", "theo thứ tự của văn bản", s.tree)
	s.main = kit.NewPage(s.actions(), kit.NewStackV(10, s.head.panel, kit.Grow(kit.NewColumns(10, []float32{2, 3}, left, s.part.panel))), nil)
	s.page = container.NewStack(s.main)
	return s
}

func (s *screen) actions() fyne.CanvasObject {
	s.bar.save = kit.NewPrimary(kit.IconSave, "Lưu", func() { s.Save(func(bool) {}) }).Hint("Ctrl+S")
	s.bar.cancel = kit.NewButton("", "Hủy", s.Discard)
	s.bar.year = kit.NewButton(kit.IconCalendar, "Mở năm mới…", s.openYear)
	s.bar.add = kit.NewButton(kit.IconPlus, "Thêm mục", s.add)
	s.bar.remove = kit.NewButton(kit.IconTrash, "Xóa mục", s.remove)
	s.bar.up = kit.NewButton(kit.IconUp, "Lên", func() { s.move(-1) })
	s.bar.down = kit.NewButton(kit.IconDown, "Xuống", func() { s.move(1) })
	return kit.NewActions([]fyne.CanvasObject{s.bar.save, s.bar.cancel, s.bar.year}, []fyne.CanvasObject{s.bar.add, s.bar.remove, s.bar.up, s.bar.down})
}

// Content implements kit.Screen.
func (s *screen) Content() fyne.CanvasObject { return s.page }

// Close implements kit.Screen.
func (s *screen) Close() { s.load.Stop() }

// Reload implements kit.Screen.
func (s *screen) Reload() {
	year := s.env.Scope().Year
	s.tree.SetBusy(true)
	s.load.Load(s.env, func(ctx context.Context) (data, error) { return read(ctx, s.book, year) }, s.apply)
}

// read loads a year; one without a plan has an empty plan of ID 0.
func read(ctx context.Context, b book, year int) (data, error) {
	d := data{year: year}
	var err error
	if d.office, err = b.Office(ctx); err != nil {
		return d, err
	}
	if d.plan, err = b.Plan(ctx, year); err != nil {
		if model.CodeOf(err) == model.CodeNotFound {
			return d, nil
		}
		return d, err
	}
	d.rows, err = b.Targets(ctx, year)
	return d, err
}

// apply shows what was loaded; unsaved typing of the same year stays.
func (s *screen) apply(d data, err error) {
	if err != nil {
		s.tree.SetError(err, s.Reload)
		return
	}
	if shows := s.shows(d.plan); d.year == s.data.year && (shows || s.Unsaved() != "") {
		if shows {
			s.data = d
		} else {
			s.data.rows = d.rows
		}
		s.showTree()
		s.relink()
		return
	}
	if d.year != s.data.year {
		s.current, s.begun = "", false
		clear(s.folded)
	}
	s.take(d)
}

// shows tells whether the page shows a stored plan as it is: showing it again
// would only move the caret of who types.
func (s *screen) shows(p model.Plan) bool {
	edited, err := s.plan()
	return err == nil && p.ID != 0 && samePlan(edited, p)
}

// take shows a year as the book holds it.
func (s *screen) take(d data) {
	s.data, s.text = d, newText(d.plan.Parts)
	s.head.set(d.plan)
	s.part.key = ""
	if d.plan.ID == 0 && !s.begun {
		s.page.Objects = []fyne.CanvasObject{kit.NewPage(nil, kit.NewPanel("", "", s.empty()), nil)}
		s.page.Refresh()
		s.env.Status(fmt.Sprintf("Năm %d chưa có kế hoạch", d.year))
		return
	}
	s.page.Objects = []fyne.CanvasObject{s.main}
	s.page.Refresh()
	if _, heading := kindOf(s.current); !heading && s.text.find(s.current) < 0 {
		s.current = s.firstKey()
	}
	s.showTree()
	s.showPart()
}

func (s *screen) firstKey() string {
	if len(s.text.parts) > 0 {
		return s.text.parts[0].key
	}
	return headingKey(model.PartBasis)
}

func (s *screen) empty() fyne.CanvasObject {
	return kit.NewEmpty(kit.Empty{Icon: kit.IconFlag, Title: fmt.Sprintf("Năm %d chưa có kế hoạch", s.data.year),
		Text:   "Ghi số, ngày, người ký và các mục của kế hoạch phát động thi đua.",
		Button: kit.NewPrimary(kit.IconPlus, fmt.Sprintf("Lập kế hoạch năm %d", s.data.year), s.begin)})
}

// begin starts the plan of a year that has none.
func (s *screen) begin() {
	s.begun = true
	o := s.data.office
	s.take(s.data)
	s.head.set(model.Plan{Title: fmt.Sprintf("Phát động các phong trào thi đua năm %d", s.data.year),
		Issuer: o.Name, Signer: o.Signer, Position: o.Position})
	s.changed()
	s.head.form.FocusFirst()
}

// showTree writes the headings and parts.
func (s *screen) showTree() {
	s.tree.SetEmpty(kit.Empty{Icon: kit.IconSearch, Title: "Không có mục nào như vậy", Text: "Gõ ít chữ hơn; không cần dấu."})
	s.tree.SetSource(kit.NewTree(s.text.rows(s.query, s.folded)))
	if !s.tree.SelectKey(s.current) { // so that a click on any row is a choice
		s.tree.Select(-1, 0)
	}
	s.enable()
	s.status()
}

// showPart shows the current part, or what its heading can hold.
func (s *screen) showPart() {
	i := s.text.find(s.current)
	if i < 0 {
		kind, _ := kindOf(s.current)
		s.part.clear(kind, s.add)
	} else {
		s.part.set(s.text.parts[i])
		s.relink()
	}
	s.enable()
	s.status()
}

// relink lists the targets that serve the current part.
func (s *screen) relink() {
	i := s.text.find(s.current)
	if i < 0 {
		return
	}
	p := s.text.parts[i]
	s.part.link(p.Kind, serving(s.data.rows, p.ID), func(id model.ID) {
		s.env.Go(kit.Place{Area: "targets", Tab: "list", Target: id})
	})
}

// sync takes what is typed into the text.
func (s *screen) sync() {
	if i := s.text.find(s.part.key); i >= 0 {
		s.part.read(&s.text.parts[i].PlanPart)
	}
}

// plan returns the plan as edited; an error names its field.
func (s *screen) plan() (model.Plan, error) {
	s.sync()
	p := s.data.plan
	p.Year = s.data.year
	p.Parts = s.text.stored()
	return s.head.read(p)
}

// Unsaved implements kit.Saver.
func (s *screen) Unsaved() string {
	p, err := s.plan()
	if err == nil && samePlan(p, s.data.plan) || s.data.plan.ID == 0 && !s.begun {
		return ""
	}
	return fmt.Sprintf("Kế hoạch năm %d có thay đổi chưa lưu", s.data.year)
}

// samePlan compares what the page can change; b is as the book holds it.
func samePlan(a, b model.Plan) bool {
	return a.ID == b.ID && a.Number == b.Number && a.Date == b.Date && a.Title == b.Title && a.Issuer == b.Issuer &&
		a.Signer == b.Signer && a.Position == b.Position && slices.Equal(a.Parts, newText(b.Parts).stored())
}

// status writes the left part of the status bar.
func (s *screen) status() {
	text := fmt.Sprintf("%d mục", len(s.text.parts))
	if s.query != "" {
		text = fmt.Sprintf("%d/%d mục có “%s”", s.text.countFound(s.query), len(s.text.parts), s.query)
	}
	s.env.Status(text)
}

// enable turns the buttons on and off.
func (s *screen) enable() {
	clean, none := "", ""
	if s.Unsaved() == "" {
		clean = "Chưa có thay đổi nào."
	}
	if s.text.find(s.current) < 0 {
		none = "Chọn một mục trước."
	}
	s.bar.save.SetReason(clean)
	s.bar.cancel.SetReason(clean)
	for _, b := range []*kit.Button{s.bar.remove, s.bar.up, s.bar.down} {
		b.SetReason(none)
	}
	s.head.unsaved(clean == "")
}

// Search implements kit.Searcher.
func (s *screen) Search(query string) {
	s.sync()
	s.query = query
	s.showTree()
}

// Keys implements kit.Hinter.
func (s *screen) Keys() string {
	return "Enter: sửa mục · Insert: thêm · Delete: xóa · Alt+↑, Alt+↓: đổi chỗ · Ctrl+F: tìm · Ctrl+S: lưu"
}

// Sample implements kit.SampleTeller.
func (s *screen) Sample() bool { return s.data.plan.Sample }

var (
	_ kit.Screen       = (*screen)(nil)
	_ kit.Searcher     = (*screen)(nil)
	_ kit.Saver        = (*screen)(nil)
	_ kit.Keyer        = (*screen)(nil)
	_ kit.Shortcutter  = (*screen)(nil)
	_ kit.Hinter       = (*screen)(nil)
	_ kit.SampleTeller = (*screen)(nil)
)
