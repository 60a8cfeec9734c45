package kit

import (
	"testing"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"sothidua/data/model"
	"sothidua/data/progress"
)

// entryGrid is a grid as the entry screen fills it, with every kind of cell.
func entryGrid() *Grid {
	g := NewGrid([]Column{
		{ID: "mark", Width: 26, Align: AlignCenter},
		{ID: "no", Title: "Số", Width: 46, Align: AlignCenter},
		{ID: "name", Title: "Chỉ tiêu", Width: 180, Grow: true, Sortable: true},
		{ID: "now", Title: "Kỳ này\n6 tháng 2024", Width: 118, Align: AlignRight},
		{ID: "bar", Title: "Tiến độ", Width: 100, Axis: true},
		{ID: "judge", Title: "Đánh giá", Width: 140},
	}, GridOptions{CellMode: true, TreeColumn: 2})
	judged := func(j progress.Judgement, word string) Cell {
		return Cell{Text: word, Mark: JudgementMark(j), Fill: FillLocked}
	}
	locked := func(s string) Cell { return Cell{Text: s, Fill: FillLocked} }
	g.SetSource(NewTree([]Row{
		{Key: "1", Kind: RowGroup, Open: true, Cells: Texts("", "1", "Sản xuất lúa")},
		{Key: "1a", Level: 1, Cells: []Cell{{Mark: StateMark(StateSaved)}, locked("1a"), locked("Gieo cấy vụ Chiêm Xuân"),
			{Text: "100"}, {Bar: &Bar{Share: 1, Gone: 0.5, Colour: Good}}, judged(progress.Met, "Đạt")}},
		{Key: "1b", Level: 1, Cells: []Cell{{Mark: StateMark(StateLocked)}, locked("1b"), locked("Gieo cấy vụ Mùa, tên dài bị cắt bớt"),
			{Text: "từ kỳ năm", Mark: StateMark(StateLocked), Fill: FillLocked}, {Text: "–", Fill: FillLocked}, judged(progress.NotYetJudged, "Chưa đánh giá")}},
		{Key: "11", Cells: []Cell{{Mark: StateMark(StateWrong)}, locked("11"), locked("Bao phủ BHYT"), {Text: "992", Fill: FillWrong}, {Fill: FillLocked}, {Fill: FillLocked}}},
		{Key: "12", Cells: []Cell{{Mark: StateMark(StateUnsaved)}, locked("12b"), locked("Xuất khẩu lao động"), {Text: "1", Fill: FillUnsaved},
			{Bar: &Bar{Share: 0.5, Gone: 0.5, Colour: Pace}}, judged(progress.OnPace, "Đúng tiến độ")}},
		{Key: "14", Cells: []Cell{{}, locked("14"), locked("Chính sách"), {Choice: true, Fill: FillRequired}, {Fill: FillLocked}, judged(progress.NoData, "Chưa có số liệu")}},
	}))
	g.SetFoot([]Row{{Kind: RowTotal, Cells: Texts("", "", "Cộng", "1.093", "", "")}})
	return g
}

func TestGridLooks(t *testing.T) {
	g := entryGrid()
	w := showIn(t, g, 640, 260)
	w.Canvas().Focus(g)
	g.Select(4, 3)
	test.AssertRendersToMarkup(t, "grid.xml", w.Canvas())
	test.AssertRendersToImage(t, "grid.png", w.Canvas())
}

func TestEditorLooks(t *testing.T) {
	g := entryGrid()
	g.Edit.Commit = func(int, int, string) {}
	w := showIn(t, g, 640, 260)
	w.Canvas().Focus(g)
	g.Select(1, 3)
	typist{w.Canvas()}.text("99,5")
	test.AssertRendersToImage(t, "grid-editor.png", w.Canvas())
}

func TestFormLooks(t *testing.T) {
	name, plan, wrong, last, day := NewTextBox(), NewNumberBox("%"), NewNumberBox(""), NewNumberBox(""), NewDateBox()
	plan.SetNumber(model.Num("1.06"))
	wrong.SetText("992")
	last.SetNumber(model.Num("1.52"))
	last.Disable()
	day.SetDate("2024-06-18")
	kind := NewSelect([]string{"Bình quân theo số hộ"}, nil)
	kind.SetIndex(0)
	empty := NewSelect(nil, nil)
	empty.SetPlaceholder("Chọn khối")
	empty.SetWrong(true)
	radio := NewRadio([]string{"Số mới nhất", "Cộng các kỳ"}, nil)
	radio.SetIndex(0)
	check := NewCheck("Việc khó", nil)
	check.SetOn(true)
	area := NewTextArea(2)
	area.SetText("8. Tỷ lệ hộ nghèo theo chuẩn mới giảm còn 1,06%.")
	area.Disable()
	form := NewForm(
		[]FormItem{{Field: NewField("Nguyên văn trong kế hoạch (khóa)", area)}},
		[]FormItem{{Field: NewField("Tên ngắn", name)}},
		[]FormItem{{Field: NewField("Kế hoạch", plan)}, {Key: "actual", Field: NewField("Thực hiện", wrong)}, {Field: NewField("Năm trước", last)}},
		[]FormItem{{Field: NewField("Tổng hợp", kind), Span: 2}, {Field: NewField("Khối", empty)}},
		[]FormItem{{Field: NewField("Số cả kỳ tính theo", radio)}, {Field: NewField("Ngày nhận", day)}},
		[]FormItem{{Field: NewField("", check)}},
	).MarkUnsaved()
	buttons := NewRow(8, NewPrimary(IconSave, "Lưu", nil).Hint("Ctrl+S"), NewButton("", "Hủy", nil).Hint("Esc"), NewDanger(IconCross, "Xóa hẳn", nil), NewLink("Mở", nil))
	back := canvas.NewRectangle(White)
	w := showIn(t, container.NewStack(back, NewInset(12, 12, NewStackV(10, form, buttons))), 480, 420)
	form.ShowError(model.Invalid("actual", "992%% vượt 100%%. Có phải 99,2?"))
	name.Focus()
	typist{w.Canvas()}.text("Hộ nghèo")
	w.Content().Refresh()
	test.AssertRendersToMarkup(t, "form.xml", w.Canvas())
	test.AssertRendersToImage(t, "form.png", w.Canvas())
}
