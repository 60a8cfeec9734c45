package preview

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"sothidua/data/document"
	"sothidua/data/model"
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
	out   Output
	where *kit.Text
	zoom  *kit.Text
	main  *kit.Button
	page  fyne.CanvasObject
	mono  bool
}

// New returns the preview of what make lays out.
func New(env kit.Env, make Make) *View {
	v := &View{env: env, make: make, pages: NewPages(env), out: NewOutput(env)}
	v.pages.OnChange = v.follow
	v.pages.OnSpot = func(s document.Spot) {
		env.Go(kit.Place{Area: "summary", Tab: "table", Target: s.Target, Unit: s.Unit})
	}
	v.where, v.zoom = kit.NewLabel(""), kit.NewLabel("")
	v.main = kit.NewPrimary(kit.IconPrint, "In", func() { v.out.Print(v.pages.Document()) }).Hint("Ctrl+P")
	mono := kit.NewCheck("Xem như máy in đen trắng", func(on bool) { v.mono = on; v.Reload() })
	actions := kit.NewActions([]fyne.CanvasObject{
		v.main,
		kit.NewButton(kit.IconSave, "Lưu PDF", func() { v.out.SavePDF(v.pages.Document()) }),
		kit.NewButton(kit.IconImage, "Lưu ảnh PNG", func() { v.out.SavePNG(v.pages.Document()) }),
		mono,
	}, ZoomBar(v.pages, v.where, v.zoom))
	v.page = kit.NewPage(actions, v.pages, nil)
	v.ExtendBaseWidget(v)
	v.Reload()
	return v
}

// CreateRenderer implements fyne.Widget.
func (v *View) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(v.page) }

// ZoomBar is the row that turns pages and changes the zoom.
func ZoomBar(p *Pages, where, zoom *kit.Text) []fyne.CanvasObject {
	return []fyne.CanvasObject{
		kit.NewButton(kit.IconLeft, "", func() { p.Turn(-1) }), where, kit.NewButton(kit.IconRight, "", func() { p.Turn(1) }),
		kit.NewButton(kit.IconZoomOut, "", p.ZoomOut), zoom, kit.NewButton(kit.IconZoomIn, "", p.ZoomIn),
		kit.NewButton("", "Vừa trang", p.Fit),
	}
}

// Reload lays the document out anew.
func (v *View) Reload() {
	mono := v.mono
	v.main.Disable("đang dựng trang")
	v.load.Load(v.env, func(context.Context) (document.Document, error) { return v.make(mono) }, func(d document.Document, err error) {
		if err != nil {
			v.env.Notify(kit.Notice{Kind: kit.NoticeError, Text: model.Message(err), Actions: []kit.Action{{Label: "Thử lại", Do: v.Reload}}})
			return
		}
		v.main.Enable()
		v.pages.SetDocument(d, mono)
	})
}

func (v *View) follow() {
	v.where.SetText(v.pages.Where())
	v.zoom.SetText(v.pages.Zoom())
	v.env.Status("Bản xem trước giống hệt bản in · " + v.pages.Where())
}

// Print implements kit.Printer.
func (v *View) Print() { v.out.Print(v.pages.Document()) }

// Sample implements kit.SampleTeller.
func (v *View) Sample() bool { return v.pages.Document().Sample }

// Keys implements kit.Hinter.
func (v *View) Keys() string {
	return "Ctrl+P: in · + −: phóng to, thu nhỏ · PgUp PgDn: trang · bấm vào thanh: mở chỉ tiêu · Esc: đóng"
}

// Key implements kit.Keyer.
func (v *View) Key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyPageDown, fyne.KeyRight, fyne.KeyDown:
		v.pages.Turn(1)
	case fyne.KeyPageUp, fyne.KeyLeft, fyne.KeyUp:
		v.pages.Turn(-1)
	case fyne.KeyPlus, fyne.KeyEqual:
		v.pages.ZoomIn()
	case fyne.KeyMinus:
		v.pages.ZoomOut()
	default:
		return false
	}
	return true
}
