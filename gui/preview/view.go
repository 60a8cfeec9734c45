package preview

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"sothidua/data/document"
	"sothidua/gui/kit"
)

// Make lays a document out; mono asks for the look of a black-and-white printer.
type Make func(mono bool) (document.Document, error)

// View is the preview over the whole content area, opened by Ctrl+P.
type View struct {
	widget.BaseWidget
	env   kit.Env
	make  Make
	load  kit.Loader[document.Document]
	pages *Pages
	bar   *Bar
	page  fyne.CanvasObject
	mono  bool
}

var (
	_ kit.Printer      = (*View)(nil)
	_ kit.Keyer        = (*View)(nil)
	_ kit.Shortcutter  = (*View)(nil)
	_ kit.Hinter       = (*View)(nil)
	_ kit.SampleTeller = (*View)(nil)
	_ kit.Focuser      = (*View)(nil)
)

// New returns the preview of what make lays out.
func New(env kit.Env, make Make) *View {
	v := &View{env: env, make: make, pages: NewPages(env)}
	v.pages.OnSpot = func(s document.Spot) { env.Go(SpotPlace(s)) }
	v.bar = NewBar(env, v.pages)
	mono := kit.NewCheck("Xem như máy in đen trắng", func(on bool) { v.mono = on; v.Reload() })
	v.page = kit.NewPage(v.bar.Row(mono), v.pages, nil)
	v.ExtendBaseWidget(v)
	v.Reload()
	return v
}

// SpotPlace is where the figures behind a part of a page are: a unit's report,
// the reports of a block, or the rows of the summary table.
func SpotPlace(s document.Spot) kit.Place {
	switch {
	case s.Unit != 0:
		return kit.Place{Area: "reports", Tab: "entry", Unit: s.Unit, Target: s.Target}
	case s.Block != 0:
		return kit.Place{Area: "reports", Tab: "tracker"}
	}
	return kit.Place{Area: "summary", Tab: "table", Target: s.Target, Filter: s.Judgement}
}

// CreateRenderer implements fyne.Widget.
func (v *View) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(v.page) }

// Reload lays the document out anew.
func (v *View) Reload() {
	mono := v.mono
	v.bar.Wait("đang dựng trang")
	v.load.Load(v.env, func(context.Context) (document.Document, error) { return v.make(mono) }, func(d document.Document, err error) {
		if err != nil {
			v.pages.Fail("Chưa dựng được trang.")
			v.bar.Wait("chưa có trang")
			v.env.Fail(err, kit.Action{Label: "Thử lại", Do: v.Reload})
			return
		}
		v.pages.SetDocument(d, mono)
		v.bar.Ready()
	})
}

// Print implements kit.Printer.
func (v *View) Print() { v.bar.Print() }

// Sample implements kit.SampleTeller.
func (v *View) Sample() bool { return v.pages.Document().Sample }

// Keys implements kit.Hinter.
func (v *View) Keys() string {
	return "Ctrl+P: in · + −: phóng to, thu nhỏ · PgUp PgDn: trang · ← →: từng dòng · Enter: mở · Esc: quay lại"
}

// Key implements kit.Keyer.
func (v *View) Key(ev *fyne.KeyEvent) bool { return v.pages.Key(ev) }

// Shortcut implements kit.Shortcutter.
func (v *View) Shortcut(s fyne.Shortcut) bool { return v.pages.Shortcut(s) }

// FocusFirst implements kit.Focuser.
func (v *View) FocusFirst() { v.pages.Focus() }
