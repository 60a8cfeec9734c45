package firstrun

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"sothidua/gui/kit"
)

// card is one way to start, as it is offered.
type card struct {
	icon        kit.IconName
	title       string
	text, notes string
}

func cards() []card {
	return []card{
		{kit.IconFlag, "Kế hoạch mẫu năm 2024", "Có sẵn 16 chỉ tiêu (25 thành phần), 28 đơn vị và số liệu 6 tháng để tập dùng.",
			"Chọn cách này nếu muốn xem thử trước. Khi dùng thật: Hệ thống, Giới thiệu, Mở sổ mới."},
		{kit.IconTable, "Tệp Excel của cơ quan", "Tạo sổ trống rồi mở ngay trang Nhập từ Excel: danh sách đơn vị, danh mục chỉ tiêu. Xem trước rồi mới ghi.",
			"Nhận bảng cơ quan đang dùng: .xlsx, .xls, .ods, .csv; chữ Unicode, .VnTime, VNI."},
		{kit.IconDocument, "Văn bản kế hoạch", "Tạo sổ trống rồi mở ngay trang Đọc từ văn bản: chương trình tách từng chỉ tiêu của kế hoạch để duyệt.",
			"Nhận .docx, .txt, .md hoặc dán nội dung. Chỗ không chắc thì hỏi."},
		{kit.IconPlus, "Sổ trống", "Tự thêm đơn vị và chỉ tiêu. Có thể nhập Excel sau bất cứ lúc nào.", ""},
	}
}

// choiceCard is a way to start on the screen: the whole card is a radio button.
type choiceCard struct {
	widget.BaseWidget
	on     cardEvents
	frame  *canvas.Rectangle
	dot    *canvas.Circle
	ring   *canvas.Circle
	body   fyne.CanvasObject
	chosen bool
	focus  bool
}

// cardEvents are what a card tells.
type cardEvents struct {
	picked func()               // clicked
	move   func(by int)         // ← → ↑ ↓
	next   func()               // Enter
	other  func(*fyne.KeyEvent) // any other key
}

var (
	_ fyne.Focusable     = (*choiceCard)(nil)
	_ fyne.Disableable   = (*choiceCard)(nil)
	_ fyne.Tappable      = (*choiceCard)(nil)
	_ desktop.Cursorable = (*choiceCard)(nil)
)

func newChoiceCard(c card, on cardEvents) *choiceCard {
	k := &choiceCard{on: on, frame: canvas.NewRectangle(kit.White), dot: canvas.NewCircle(kit.Primary), ring: canvas.NewCircle(kit.White)}
	k.frame.CornerRadius = 4
	k.ring.StrokeWidth = 1.6
	radio := container.New(radioLayout{}, k.ring, k.dot)
	parts := []fyne.CanvasObject{kit.NewRow(12, radio, kit.NewIcon(c.icon, kit.Primary, 20)),
		kit.NewText(c.title, kit.TextStyle{Bold: true}).Cut(), kit.NewSmallWords(kit.SizeLabel, kit.Span{Text: c.text})}
	if c.notes != "" {
		parts = append(parts, kit.NewSmallWords(kit.SizeNote, kit.Span{Text: c.notes, Tone: kit.ToneMuted}))
	}
	k.body = container.NewStack(k.frame, kit.NewInset(14, 14, kit.NewStackV(8, parts...)))
	k.ExtendBaseWidget(k)
	k.paint()
	return k
}

func (k *choiceCard) setChosen(on bool) {
	k.chosen = on
	k.paint()
}

func (k *choiceCard) paint() {
	k.frame.FillColor, k.frame.StrokeColor, k.frame.StrokeWidth = kit.White, kit.Rule, 1
	k.ring.StrokeColor = kit.InputEdge
	if k.chosen {
		k.frame.FillColor, k.frame.StrokeColor, k.frame.StrokeWidth = kit.InfoFill, kit.Primary, 2
		k.ring.StrokeColor = kit.Primary
	}
	if k.focus {
		k.frame.StrokeColor, k.frame.StrokeWidth = kit.Primary, 3
	}
	k.dot.Hidden = !k.chosen
	k.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (k *choiceCard) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(k.body) }

// Tapped implements fyne.Tappable.
func (k *choiceCard) Tapped(*fyne.PointEvent) { k.on.picked() }

// Cursor implements desktop.Cursorable.
func (k *choiceCard) Cursor() desktop.Cursor { return desktop.PointerCursor }

// FocusGained implements fyne.Focusable.
func (k *choiceCard) FocusGained() {
	k.focus = true
	k.paint()
}

// FocusLost implements fyne.Focusable.
func (k *choiceCard) FocusLost() {
	k.focus = false
	k.paint()
}

// Enable and Disable implement fyne.Disableable; see Disabled.
func (k *choiceCard) Enable()  {}
func (k *choiceCard) Disable() {}

// Disabled implements fyne.Disableable: the keyboard reaches only the chosen
// card, as in a group of radio buttons. Tab to another and Enter would start
// with what nobody chose.
func (k *choiceCard) Disabled() bool { return !k.chosen }

// TypedRune implements fyne.Focusable.
func (k *choiceCard) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (k *choiceCard) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace: // chosen already
	case fyne.KeyLeft, fyne.KeyUp:
		k.on.move(-1)
	case fyne.KeyRight, fyne.KeyDown:
		k.on.move(1)
	case fyne.KeyReturn, fyne.KeyEnter:
		k.on.next()
	default:
		k.on.other(ev)
	}
}

// radioLayout draws the ring of 16 pixels with its dot.
type radioLayout struct{}

// MinSize implements fyne.Layout.
func (radioLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSquareSize(20 * kit.Scale())
}

// Layout implements fyne.Layout.
func (radioLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	mid := fyne.NewPos(size.Width/2, size.Height/2)
	for i, o := range objs {
		r := 8 * kit.Scale()
		if i == 1 {
			r = 4.5 * kit.Scale()
		}
		o.Resize(fyne.NewSquareSize(2 * r))
		o.Move(mid.SubtractXY(r, r))
	}
}
