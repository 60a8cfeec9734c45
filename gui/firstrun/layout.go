package firstrun

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"sothidua/data/model"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// show puts the parts under the title, the foot below them where it always
// shows, and the line with the keys at the bottom.
func (v *View) show(keys string, foot fyne.CanvasObject, parts ...fyne.CanvasObject) {
	head := kit.NewStackV(4, kit.NewText("Mở sổ thi đua lần đầu", kit.TextStyle{Size: 24, Bold: true}).Cut(),
		kit.NewText("Ba bước, khoảng hai phút. Mọi lựa chọn đều sửa lại được trong Hệ thống.", kit.TextStyle{Tone: kit.ToneMuted}).Cut())
	body := kit.NewStackV(12, append([]fyne.CanvasObject{head, v.steps}, parts...)...)
	page := kit.NewStackV(0, kit.Grow(container.NewVScroll(container.New(centred{top: 20}, body))),
		container.New(centred{top: 10}, foot), statusLine("Chưa ghi gì vào sổ · Tệp sổ: "+v.p.Books.Path(), keys))
	v.env.Window.Canvas().Unfocus() // what held the keyboard may be gone
	v.page.Objects = []fyne.CanvasObject{page}
	v.page.Refresh()
}

// statusLine is the line at the bottom of the window.
func statusLine(left, right string) fyne.CanvasObject {
	note := func(s string, a kit.Align) fyne.CanvasObject {
		return kit.NewText(s, kit.TextStyle{Size: kit.SizeNote, Tone: kit.ToneMuted, Align: a}).Cut()
	}
	back, rule := canvas.NewRectangle(kit.SideFill), canvas.NewRectangle(kit.Rule)
	rule.SetMinSize(fyne.NewSize(0, 1))
	row := kit.NewInset(12, 3, kit.NewRow(10, kit.NewPicture(kit.StateMark(kit.StateInfo), 14),
		kit.Grow(note(left, kit.AlignLeft)), kit.Grow(note(right, kit.AlignRight))))
	return kit.NewStackV(0, rule, container.NewStack(back, row))
}

// centred keeps its one object at most 1000 pixels wide in the middle of the
// window.
type centred struct{ top float32 } // room above and below

const (
	widest float32 = 1000
	aside  float32 = 12 // least room at the sides
)

// MinSize implements fyne.Layout.
func (c centred) MinSize(objs []fyne.CanvasObject) fyne.Size {
	m := objs[0].MinSize()
	return fyne.NewSize(min(m.Width, 600*kit.Scale())+2*aside, m.Height+2*c.top)
}

// Layout implements fyne.Layout.
func (c centred) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	w := min(widest*kit.Scale(), size.Width-2*aside)
	objs[0].Resize(fyne.NewSize(w, max(objs[0].MinSize().Height, size.Height-2*c.top)))
	objs[0].Move(fyne.NewPos((size.Width-w)/2, c.top))
}

// sayText says in one sentence what will be created, or what is missing.
func sayText(e entry, from start) []kit.Span {
	b, err := e.book()
	if err != nil {
		return []kit.Span{{Text: "Chưa đủ để tạo sổ: "}, {Text: model.Message(err), Bold: true}}
	}
	what := fmt.Sprintf("sổ năm %d, %s", b.Year, lowerKind(b.Office.Commune))
	spans := []kit.Span{{Text: "Sẽ tạo: "}, {Text: what, Bold: true}, {Text: ", kỳ " + periodText(e)}}
	if from == fromSample {
		return append(spans, kit.Span{Text: ", từ kế hoạch mẫu. Số kết quả mẫu mang dấu "}, kit.Span{Text: "SỐ LIỆU MẪU", Bold: true, Tone: kit.ToneWarn},
			kit.Span{Text: " trên màn hình và trên bản in."})
	}
	return append(spans, kit.Span{Text: ", chưa có đơn vị và chỉ tiêu."})
}

// lowerKind writes "Xã Trí Yên" as "xã Trí Yên" within a sentence.
func lowerKind(commune string) string {
	head, rest, ok := strings.Cut(commune, " ")
	if !ok {
		return commune
	}
	return vn.Lower(head) + " " + rest
}

// periodText names the ticked periods: "6 tháng và cả năm".
func periodText(e entry) string {
	var names []string
	for i, s := range periodSets() {
		if e.periods[i] {
			names = append(names, vn.Lower(s.label))
		}
	}
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " và " + names[n-1]
	}
	return strings.Join(names, "")
}

// checkText lists what will be created.
func checkText(e entry, from start, path string) []kit.Span {
	var where []string
	for _, s := range []string{e.commune, e.district, e.province} {
		if s != "" {
			where = append(where, s)
		}
	}
	line := func(label, text string) []kit.Span {
		return []kit.Span{{Text: label + ": ", Tone: kit.ToneMuted}, {Text: text + "\n", Bold: true}}
	}
	spans := line("Cơ quan", strings.Join(where, ", "))
	spans = append(spans, line("Năm, kỳ báo cáo", fmt.Sprintf("%d; %s", e.year, periodText(e)))...)
	spans = append(spans, line("Bắt đầu từ", cards()[from].title)...)
	return append(spans, kit.Span{Text: "Tệp sổ: ", Tone: kit.ToneMuted}, kit.Span{Text: path, Bold: true})
}
