package summary

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/gui/kit"
)

// moneyKey is where the unit of money is remembered.
const moneyKey = "summary.money"

// tableData is what one load of the table brings.
type tableData struct {
	progress.Table
	late     bool               // the deadline of the period has passed
	findings []progress.Finding // where figures contradict each other
}

// table is the office's table with the explanation of the chosen row.
type table struct {
	env    kit.Env
	svc    service
	export Exporter
	load   kit.Loader[tableData]
	drill  kit.Loader[[]progress.UnitRow]
	data   tableData
	loaded bool
	units  unitTable // behind the chosen row
	filter filter
	money  progress.Money
	closed map[string]bool // folded items
	want   model.ID        // target to choose once it is loaded
	view   *tableView
}

func newTable(env kit.Env, svc service, export Exporter) kit.Screen {
	s := &table{env: env, svc: svc, export: export, closed: map[string]bool{}, money: progress.Million}
	for _, m := range progress.Monies {
		if env.Memory.Get(moneyKey) == string(m) {
			s.money = m
		}
	}
	s.view = newTableView(tableHooks{
		print: s.Print, excel: func() { saveExcel(s.env, s.export) }, copy: s.copyAll,
		report: s.openReport, target: s.openTarget, filter: s.pickFilter, money: s.pickMoney,
	}, s.money)
	g := s.view.grid
	g.On.Select = func(int, int) { s.explain() }
	g.On.Activate = func(int, int) { s.openReport() }
	g.On.Link = func(int, int) { s.showNote() }
	g.On.Fold = s.fold
	s.view.units.On.Activate = func(row, col int) { s.openUnit(s.units.at(row, col)) }
	return s
}

// Content implements kit.Screen.
func (s *table) Content() fyne.CanvasObject { return s.view.page }

// Close implements kit.Screen.
func (s *table) Close() { s.load.Stop(); s.drill.Stop() }

// FocusFirst implements kit.Focuser.
func (s *table) FocusFirst() { s.env.Window.Canvas().Focus(s.view.grid) }

// Reload implements kit.Screen.
func (s *table) Reload() {
	scope := s.env.Scope()
	s.view.grid.SetBusy(true)
	s.load.Load(s.env, func(ctx context.Context) (d tableData, err error) {
		if d.Table, err = s.svc.Progress(ctx, scope.Year, scope.Code); err != nil {
			return d, err
		}
		if d.findings, err = s.svc.CrossFindings(ctx, scope.Year, scope.Code); err != nil {
			return d, err
		}
		periods, err := s.svc.Periods(ctx, scope.Year)
		for _, p := range periods {
			d.late = d.late || p.Code == scope.Code && d.AsOf > p.Deadline
		}
		return d, err
	}, s.apply)
}

func (s *table) apply(d tableData, err error) {
	if err != nil {
		s.loaded, s.data = false, tableData{}
		s.explain()
		s.view.grid.SetError(err, s.Reload)
		return
	}
	changed := !s.loaded || !slices.Equal(columns(d.Table, s.money), columns(s.data.Table, s.money))
	s.data, s.loaded = d, true
	if changed {
		s.view.grid.SetColumns(columns(d.Table, s.money))
	}
	s.view.setFilter(filterItems(d.Table), s.filter.index())
	s.show()
}

// show writes the rows and explains the chosen one.
func (s *table) show() {
	if !s.loaded {
		return
	}
	g := s.view.grid
	g.SetEmpty(s.empty())
	rows := makeRows(s.data.Table, s.filter, s.money, s.closed)
	g.SetSource(kit.NewTree(rows))
	s.env.Status(status(s.data.Table, rows))
	if s.want != 0 {
		g.SelectKey(rowKey(s.want))
		s.want = 0
	}
	if at, _ := g.Current(); at < 0 && g.Source().Len() > 0 {
		g.Select(s.worst(), 0) // which explains it
		return
	}
	s.explain()
}

// empty says why no row shows, and what to do about it.
func (s *table) empty() kit.Empty {
	if len(s.data.Rows) == 0 {
		return kit.Empty{Icon: kit.IconTarget, Title: "Năm này chưa có chỉ tiêu nào", Text: "Thêm chỉ tiêu của kế hoạch, gõ tay hoặc nhập từ Excel.",
			Button: kit.NewPrimary(kit.IconPlus, "Thêm chỉ tiêu", func() { s.env.Go(kit.Place{Area: "targets", Tab: "list"}) })}
	}
	e := kit.Empty{Icon: kit.IconFilter, Title: "Không có chỉ tiêu nào khớp", Text: "Đổi từ tìm kiếm hoặc bỏ bớt điều kiện lọc."}
	if s.filter.index() != 0 {
		e.Button = kit.NewButton(kit.IconCross, "Hiện mọi chỉ tiêu", func() { s.setFilter(s.filter.pick(0)) })
	}
	return e
}

// worst returns the shown row that needs attention first.
func (s *table) worst() int {
	at, rank := 0, len(progress.Judgements)
	for i := range s.view.grid.Source().Len() {
		if r := s.rowAt(i); r != nil && r.Target.Leaf && r.Judgement.Rank() < rank {
			at, rank = i, r.Judgement.Rank()
		}
	}
	return at
}

func (s *table) rowAt(i int) *progress.Row {
	if i < 0 || i >= s.view.grid.Source().Len() {
		return nil
	}
	key := s.view.grid.Source().Row(i).Key
	for j := range s.data.Rows {
		if rowKey(s.data.Rows[j].Target.ID) == key {
			return &s.data.Rows[j]
		}
	}
	return nil
}

// chosen returns the current row, nil for none.
func (s *table) chosen() *progress.Row {
	at, _ := s.view.grid.Current()
	return s.rowAt(at)
}

func (s *table) fold(i int, open bool) {
	if i >= 0 && i < s.view.grid.Source().Len() {
		s.closed[s.view.grid.Source().Row(i).Key] = !open
		s.show()
	}
}

func (s *table) pickFilter(i int) { s.setFilter(s.filter.pick(i)) }

func (s *table) setFilter(f filter) {
	s.filter = f
	s.view.filter.SetIndex(f.index())
	s.show()
}

func (s *table) pickMoney(m progress.Money) {
	s.money = m
	s.env.Memory.Set(moneyKey, string(m))
	if s.loaded {
		s.view.grid.SetColumns(columns(s.data.Table, m))
		s.show()
	}
}

// explain shows the units behind the chosen row and why it is judged so.
func (s *table) explain() {
	r := s.chosen()
	s.units = unitTable{}
	switch {
	case r == nil:
		s.drill.Stop()
		s.view.explain("", "", nil)
		s.view.showUnits(s.units, "Chọn một dòng để xem theo đơn vị")
		return
	case !r.Target.Leaf:
		s.drill.Stop()
		s.view.explain(rowTitle(*r), whyTitle(*r), whySpans(*r, s.money))
		s.view.showUnits(s.units, "Chọn một chỉ tiêu thành phần để xem theo đơn vị")
		return
	}
	s.view.explain(rowTitle(*r), whyTitle(*r), append(whySpans(*r, s.money), crossSpans(*r, s.data.findings)...))
	target, scope, money, late := r.Target, s.env.Scope(), s.money, s.data.late
	s.drill.Load(s.env, func(ctx context.Context) ([]progress.UnitRow, error) {
		return s.svc.Drill(ctx, target.ID, scope.Year, scope.Code)
	}, func(units []progress.UnitRow, err error) {
		if err != nil {
			s.view.units.SetError(err, s.explain)
			return
		}
		s.units = makeUnits(units, target.Rule, money, late)
		s.view.showUnits(s.units, "Chưa giao cho đơn vị nào")
	})
}

func rowTitle(r progress.Row) string {
	return r.Target.Number + ". " + r.Target.Name + " theo đơn vị"
}

func whyTitle(r progress.Row) string { return "Vì sao “" + r.Judgement.Label() + "”?" }

// Search implements kit.Searcher.
func (s *table) Search(query string) {
	s.filter.query = query
	s.show()
}

// GoTo implements kit.Goer: a target, or the items of one judgement.
func (s *table) GoTo(p kit.Place) {
	if p.Filter == "" && p.Target == 0 {
		return
	}
	s.want = p.Target
	f := s.filter.pick(0)
	f.judgement = progress.Judgement(p.Filter)
	if p.Target == 0 {
		s.view.grid.Select(-1, 0) // the worst of the new list
	}
	s.setFilter(f)
}

// Keys implements kit.Hinter.
func (s *table) Keys() string {
	return "Enter: mở báo cáo · ↑ ↓: chuyển chỉ tiêu · ← →: gập, mở · Ctrl+C: chép sang Excel · Ctrl+P: in"
}

// Sample implements kit.SampleTeller.
func (s *table) Sample() bool { return s.data.Sample }
