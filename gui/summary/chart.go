package summary

import (
	"context"

	"fyne.io/fyne/v2"

	"sothidua/data/document"
	"sothidua/data/document/chart"
	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/gui/kit"
	"sothidua/gui/preview"
)

// chartScreen shows a chart as it is printed, with the choices at its left.
type chartScreen struct {
	env   kit.Env
	svc   service
	load  kit.Loader[chartData]
	lay   kit.Loader[drawing]
	kinds []document.ChartKind
	kind  int // index among kinds
	opt   document.ChartOptions

	data   chartData
	loaded bool
	drawn  drawing

	pages   *preview.Pages
	bar     *preview.Bar
	choices *chartChoices
	page    fyne.CanvasObject
}

// chartData is everything the charts of a period are drawn from.
type chartData struct {
	review progress.Review
	table  progress.Table // of the commune
}

// drawing is a chart that was laid out.
type drawing struct {
	spec chart.Spec
	doc  document.Document
}

func newChart(env kit.Env, svc service) kit.Screen {
	s := &chartScreen{env: env, svc: svc, kinds: document.ChartKinds(), opt: document.DefaultChartOptions(), pages: preview.NewPages(env)}
	s.pages.OnSpot = s.open
	s.bar = preview.NewBar(env, s.pages)
	s.choices = newChartChoices(s.kinds, s.pick, func(change func(*document.ChartOptions)) {
		change(&s.opt)
		s.draw()
	})
	s.page = kit.NewPage(s.bar.Row(kit.NewButton(kit.IconExport, "Lưu Excel", s.saveExcel),
		kit.NewButton(kit.IconWord, "Lưu Word", s.bar.SaveWord)),
		kit.NewBeside(choicesWidth, 10, s.choices.panel, s.pages), nil)
	return s
}

// Content implements kit.Screen.
func (s *chartScreen) Content() fyne.CanvasObject { return s.page }

// Close implements kit.Screen.
func (s *chartScreen) Close() {
	s.load.Stop()
	s.lay.Stop()
}

// FocusFirst implements kit.Focuser: the keys go through the bars and pages.
func (s *chartScreen) FocusFirst() { s.pages.Focus() }

// pick draws another kind of chart.
func (s *chartScreen) pick(kind int) {
	s.kind = kind
	s.choices.fill(s.data, s.kinds[kind], s.opt)
	s.draw()
}

// Reload implements kit.Screen.
func (s *chartScreen) Reload() {
	scope := s.env.Scope()
	s.load.Load(s.env, func(ctx context.Context) (chartData, error) {
		r, err := s.svc.Review(ctx, scope.Year, scope.Code)
		return chartData{review: r, table: r.Table()}, err
	}, func(d chartData, err error) {
		if err != nil {
			s.fail(err)
			return
		}
		s.data, s.loaded = d, true
		s.forget()
		s.choices.fill(d, s.kinds[s.kind], s.opt)
		s.draw()
	})
}

// forget drops choices the year does not have.
func (s *chartScreen) forget() {
	r := s.data.review
	if !hasUnit(r.Facts.Units, s.opt.Unit) {
		s.opt.Unit = 0
	}
	if r.Block(s.opt.Block).ID == 0 {
		s.opt.Block = 0
	}
}

func hasUnit(units []model.Unit, id model.ID) bool {
	for _, u := range units {
		if u.ID == id {
			return true
		}
	}
	return false
}

// fail tells that there is no chart, and why.
func (s *chartScreen) fail(err error) {
	s.loaded = false
	s.lay.Stop()
	s.pages.Fail("Chưa dựng được biểu đồ.")
	s.bar.Wait("chưa có trang")
	s.env.Fail(err, kit.Action{Label: "Thử lại", Do: s.Reload})
}

// draw makes the chart by the options and lays it out in the background.
func (s *chartScreen) draw() {
	if !s.loaded {
		return
	}
	kind, review, opt := s.kinds[s.kind], s.data.review, kindOptions(s.kinds[s.kind], s.opt)
	s.lay.Load(s.env, func(context.Context) (drawing, error) {
		spec, err := kind.Spec(review, opt)
		if err != nil {
			return drawing{}, err
		}
		return drawing{spec, document.Chart(spec, opt)}, nil
	}, func(d drawing, err error) {
		if err != nil {
			s.fail(err)
			return
		}
		s.drawn = d
		s.pages.SetDocument(d.doc, opt.Mono)
		s.bar.Ready()
	})
}

// kindOptions are the options without the choice of one target where all are
// shown, which would leave the others out.
func kindOptions(k document.ChartKind, opt document.ChartOptions) document.ChartOptions {
	if !k.Choices.Target {
		opt.Targets = nil
	}
	return opt
}

// open goes to the figures behind a part of the chart: into the units of a
// block, to another period, to a report or a target.
func (s *chartScreen) open(spot document.Spot) {
	switch {
	case spot.Block != 0:
		to := "ranking-chart"
		if s.kinds[s.kind].Name == "report-block-chart" {
			to = "report-unit-chart"
		}
		s.opt.Block = spot.Block
		s.show(to)
		return
	case spot.Year != 0 && spot.Target == 0:
		return // only carried along, the book has no such year
	}
	if spot.Year != 0 || spot.Code != "" {
		to := s.env.Scope()
		if spot.Year != 0 {
			to.Year = spot.Year
		}
		if spot.Code != "" {
			to.Code = spot.Code
		}
		if to != s.env.Scope() {
			s.env.SetScope(to)
		}
	}
	s.env.Go(preview.SpotPlace(spot))
}

// show draws a kind of chart by its name.
func (s *chartScreen) show(name string) {
	for i, k := range s.kinds {
		if k.Name == name {
			s.pick(i)
		}
	}
}

// GoTo implements kit.Goer: the chart of the units of one target.
func (s *chartScreen) GoTo(p kit.Place) {
	if p.Target != 0 {
		s.opt.Targets = []model.ID{p.Target}
		s.show("unit-chart")
	}
}

// Print implements kit.Printer.
func (s *chartScreen) Print() { s.bar.Print() }

// Sample implements kit.SampleTeller.
func (s *chartScreen) Sample() bool { return s.data.table.Sample }

// Keys implements kit.Hinter.
func (s *chartScreen) Keys() string {
	return "← →: từng thanh · Enter: mở nguồn · + −: phóng to, thu nhỏ · PgUp PgDn: trang · Ctrl+P: in"
}

// Key implements kit.Keyer.
func (s *chartScreen) Key(ev *fyne.KeyEvent) bool { return s.pages.Key(ev) }

// Shortcut implements kit.Shortcutter.
func (s *chartScreen) Shortcut(sc fyne.Shortcut) bool { return s.pages.Shortcut(sc) }
