package summary

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/data/document"
	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/gui/kit"
	"sothidua/gui/preview"
)

// chartKind is one chart the screen offers.
type chartKind int

const (
	progressChart chartKind = iota
	unitChart
)

// chart shows a chart as it is printed, with the choices at its left.
type chart struct {
	env    kit.Env
	svc    service
	export Exporter
	load   kit.Loader[chartData]
	data   chartData
	loaded bool
	asked  chartAsk
	opt    document.ChartOptions

	pages   *preview.Pages
	bar     *preview.Bar
	choices *chartChoices
	page    fyne.CanvasObject
}

// chartAsk is what is to be drawn.
type chartAsk struct {
	kind   chartKind
	unit   model.ID // whose targets; 0: the commune's
	target model.ID // whose units; 0: the worst
}

// chartData is everything the charts of a period are drawn from.
type chartData struct {
	ask   chartAsk
	table progress.Table
	units []model.Unit
	rows  []progress.UnitRow // of the target, for unitChart
}

func newChart(env kit.Env, svc service, export Exporter) kit.Screen {
	s := &chart{env: env, svc: svc, export: export, opt: document.DefaultChartOptions(), pages: preview.NewPages(env)}
	s.pages.OnSpot = func(spot document.Spot) { env.Go(preview.SpotPlace(spot)) }
	s.bar = preview.NewBar(env, s.pages)
	s.choices = newChartChoices(chartHooks{
		kind: func(k chartKind) { s.ask(func(a *chartAsk) { a.kind = k }) },
		unit: func(i int) {
			s.ask(func(a *chartAsk) {
				a.unit = 0
				if i > 0 {
					a.unit = s.data.units[i-1].ID
				}
			})
		},
		target: func(id model.ID) { s.ask(func(a *chartAsk) { a.target = id }) },
		option: func(change func(*document.ChartOptions)) { change(&s.opt); s.draw() },
	})
	excel := kit.NewButton(kit.IconExport, "Excel (biểu đồ sửa được)", func() { saveExcel(s.env, s.export, s.data.table, s.data.ask.unit) })
	s.page = kit.NewPage(s.bar.Row(excel), container.New(beside{choicesWidth, 10}, s.choices.panel, s.pages), nil)
	return s
}

// Content implements kit.Screen.
func (s *chart) Content() fyne.CanvasObject { return s.page }

// Close implements kit.Screen.
func (s *chart) Close() { s.load.Stop() }

// FocusFirst implements kit.Focuser: the page keys turn the pages.
func (s *chart) FocusFirst() { s.pages.Focus() }

// ask draws something else.
func (s *chart) ask(change func(*chartAsk)) {
	before := s.asked
	change(&s.asked)
	if s.asked != before {
		s.choices.show(s.asked.kind)
		s.Reload()
	}
}

// Reload implements kit.Screen.
func (s *chart) Reload() {
	scope, ask := s.env.Scope(), s.asked
	s.load.Load(s.env, func(ctx context.Context) (chartData, error) { return s.fetch(ctx, scope, ask) }, func(d chartData, err error) {
		if err != nil {
			s.loaded = false
			s.pages.Fail("Chưa dựng được biểu đồ.")
			s.bar.Wait("chưa có trang")
			s.env.Notify(kit.Notice{Kind: kit.NoticeError, Text: model.Message(err), Actions: []kit.Action{{Label: "Thử lại", Do: s.Reload}}})
			return
		}
		s.data, s.asked, s.loaded = d, d.ask, true
		s.choices.fill(d)
		s.draw()
	})
}

// fetch reads what the chart is drawn from. A unit or target that the year does
// not have gives way to the commune, or to the worst target.
func (s *chart) fetch(ctx context.Context, scope kit.Scope, ask chartAsk) (d chartData, err error) {
	d.ask = ask
	if d.units, err = s.svc.Units(ctx, scope.Year); err != nil {
		return d, err
	}
	if !hasUnit(d.units, ask.unit) {
		d.ask.unit = 0
	}
	if ask.kind == progressChart && d.ask.unit != 0 {
		d.table, err = s.svc.UnitProgress(ctx, d.ask.unit, scope.Year, scope.Code)
		return d, err
	}
	if d.table, err = s.svc.Progress(ctx, scope.Year, scope.Code); err != nil || ask.kind == progressChart {
		return d, err
	}
	if row(d.table, ask.target) == nil {
		d.ask.target = worstShared(d.table)
	}
	if d.ask.target != 0 {
		d.rows, err = s.svc.Drill(ctx, d.ask.target, scope.Year, scope.Code)
	}
	return d, err
}

func hasUnit(units []model.Unit, id model.ID) bool {
	for _, u := range units {
		if u.ID == id {
			return true
		}
	}
	return false
}

// worstShared returns the worst leaf that several units report, 0 for none.
func worstShared(t progress.Table) model.ID {
	best := len(progress.Judgements) + 1
	var id model.ID
	for _, r := range t.Rows {
		if r.Target.Leaf && r.Expected > 1 && r.Judgement.Rank() < best {
			best, id = r.Judgement.Rank(), r.Target.ID
		}
	}
	return id
}

// draw lays the chart out by the options.
func (s *chart) draw() {
	if !s.loaded {
		return
	}
	s.pages.SetDocument(s.document(), s.opt.Mono)
	s.bar.Ready()
}

func (s *chart) document() document.Document {
	if s.data.ask.kind == unitChart {
		if r := row(s.data.table, s.data.ask.target); r != nil {
			return document.UnitChart(r.Target, s.data.rows, document.HeadOf(s.data.table), s.opt)
		}
	}
	return document.ProgressChart(s.data.table, s.opt)
}

// GoTo implements kit.Goer: the chart of the units of one target.
func (s *chart) GoTo(p kit.Place) {
	if p.Target != 0 {
		s.ask(func(a *chartAsk) { a.kind, a.target = unitChart, p.Target })
	}
}

// Print implements kit.Printer.
func (s *chart) Print() { s.bar.Print() }

// Sample implements kit.SampleTeller.
func (s *chart) Sample() bool { return s.data.table.Sample }

// Keys implements kit.Hinter.
func (s *chart) Keys() string {
	return "Ctrl+P: in · Ctrl + −: phóng to, thu nhỏ · PgUp PgDn: trang · Bấm vào dòng: mở chỉ tiêu"
}

// Key implements kit.Keyer.
func (s *chart) Key(ev *fyne.KeyEvent) bool { return s.pages.Key(ev) }

// Shortcut implements kit.Shortcutter.
func (s *chart) Shortcut(sc fyne.Shortcut) bool { return s.pages.Shortcut(sc) }
