package exchange

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

// sourceView shows a sheet as its file shows it, with what the reader made of
// its cells.
type sourceView struct {
	s           *importScreen
	title, note *kit.Text
	sheets      *kit.Select
	choice      fyne.CanvasObject // of tables
	more        *kit.Button       // adds one where there is only one
	head        fyne.CanvasObject // the line of the title, the note and the choice
	grid        *kit.Grid
	whose       whoseView

	spots []spot // of the tables offered
	rows  map[int]int
	marks map[string]kit.Fill // by cell of the shown sheet
	jumps bool                // the cell is chosen by the program, not by the user
}

func (v *sourceView) make(s *importScreen) fyne.CanvasObject {
	v.s = s
	v.title = kit.NewHeading("")
	v.note = kit.NewNote("").Cut()
	v.sheets = kit.NewSelect(nil, v.pickTable)
	v.grid = kit.NewGrid(numberColumn(), kit.GridOptions{CellMode: true, TreeColumn: -1, RowHeight: 26, Frozen: 1, Bare: true, MinRows: 3})
	v.grid.SetEmpty(kit.Empty{Title: "Tệp không đọc được nên không có gì để xem", Text: "Xem lý do ở phần Vấn đề."})
	v.grid.On = kit.GridEvents{Select: func(row, col int) { v.chosen(row, col) }, Key: s.Key, Insert: s.choose, Menu: v.menu,
		Sort:     v.headPicked,
		Activate: func(_, col int) { s.cols.focus(letterOf(col)) }, Rune: s.asks.rune}
	legend := kit.NewInset(12, 6, kit.NewRow(14, kit.NewMark(kit.StateMark(kit.StateMissing), "lỗi"), kit.NewMark(kit.StateMark(kit.StateLate), "cần hỏi"),
		kit.NewMark(kit.StateMark(kit.StateOnTime), "đã rõ"), kit.Grow(kit.NewNote("Số đậm: sẽ ghi. Tệp gốc không bị thay đổi.").Cut())))
	body := kit.NewStackV(0, kit.Grow(v.grid), v.whose.make(s), legend)
	v.choice = kit.Wide(190, v.sheets)
	v.more = kit.NewButton(kit.IconPlus, "Thêm bảng", v.addTable).Small()
	v.head = headOf(v.title, v.note, v.choice, v.more)
	return titled(v.head, body)
}

// headPicked opens the fields of a column whose heading was clicked, once the
// click is over: the grid gets the keyboard with it.
func (v *sourceView) headPicked(col int, _ bool) {
	v.grid.SetSort(-1, false)
	v.s.env.Run(func() { fyne.Do(func() { v.s.cols.focus(letterOf(col)) }) })
}

// letterOf names a column of the grid as Excel does; column 0 holds the row
// numbers.
func letterOf(col int) string {
	if col < 1 {
		return ""
	}
	out := ""
	for ; col > 0; col = (col - 1) / 26 {
		out = string(rune('A'+(col-1)%26)) + out
	}
	return out
}

// columnOf is the column of the grid that a cell stands in, 0 for none.
func columnOf(cell string) int {
	n := 0
	for _, r := range cell {
		if r < 'A' || r > 'Z' {
			break
		}
		n = n*26 + int(r-'A') + 1
	}
	return n
}

// letter is the column of the chosen cell.
func (v *sourceView) letter() string {
	_, col := v.grid.Current()
	return letterOf(col)
}

func (v *sourceView) show(f loaded, r model.FileResult) {
	t, _ := f.table(v.s.shown)
	v.title.SetText(cutName(f.data.File))
	v.note.SetText(howRead(f, t))
	v.spots = v.spots[:0]
	labels := []string{}
	for _, o := range f.data.Tables {
		v.spots = append(v.spots, spotOf(o.Mapping))
		labels = append(labels, tableLabel(f, o))
	}
	kit.Show(v.choice, len(labels) > 1)
	kit.Show(v.more, len(labels) == 1 && t.Mapping.From != model.MappingIdentity)
	v.sheets.SetItems(append(labels, "Thêm bảng từ dòng đang chọn"))
	v.sheets.SetIndex(v.at())
	v.head.Refresh() // the note takes the room of the hidden choice
	v.whose.show(f, t)
	v.mark(r, t.Mapping.Sheet)
	v.fill(f, t, r)
}

func cutName(name string) string {
	if utf8.RuneCountInString(name) <= 34 {
		return name
	}
	return string([]rune(name)[:31]) + "…"
}

// at is the place of the shown table among those offered.
func (v *sourceView) at() int {
	t, _ := v.s.table()
	return slices.Index(v.spots, spotOf(t.Mapping))
}

// pickTable shows a table of the list, or adds one.
func (v *sourceView) pickTable(i int) {
	if i < len(v.spots) {
		v.s.showTable(v.spots[i])
		return
	}
	v.sheets.SetIndex(v.at()) // that is what is shown still
	v.addTable()
}

// addTable adds a table whose headings begin in the chosen row.
func (v *sourceView) addTable() {
	t, _ := v.s.table()
	row, _ := v.grid.Current()
	n := 0
	if t.Source != nil && row >= 0 && row < len(t.Source.Lines) && texts(t.Source.Lines[row]) > 1 { // headings are several
		n = t.Source.Lines[row].Row
	}
	switch at := slices.Index(v.spots, spot{sheet: t.Mapping.Sheet, at: n}); {
	case n == 0:
		v.s.env.Notify(kit.Notice{Kind: kit.NoticeInfo, Text: "Chọn một ô trên dòng tiêu đề của bảng rồi thêm."})
	case at >= 0:
		v.s.env.Notify(kit.Notice{Kind: kit.NoticeInfo, Text: fmt.Sprintf("Dòng %d đã là tiêu đề của một bảng. Chọn một ô trên dòng tiêu đề của bảng khác rồi thêm.", n)})
		v.s.showTable(v.spots[at])
	default:
		v.s.addTable(n)
	}
}

// tableLabel names a table: its sheet where the file has several, and where it
// stands and what it is where the sheet has several.
func tableLabel(f loaded, t model.SheetTable) string {
	label, on := t.Mapping.Sheet, f.tablesOn(t.Mapping.Sheet)
	several := on > 1
	if several {
		label = t.Range + ": " + t.Mapping.Layout.Label()
	}
	if several && f.manySheets() {
		label = t.Mapping.Sheet + " " + label
	}
	if t.Source != nil && t.Source.Hidden {
		label += " (ẩn)"
	}
	if t.Mapping.Layout == model.LayoutUnknown && !several {
		label += ": không nhận ra"
	}
	return label
}

// howRead tells where the headings are and who said so.
func howRead(f loaded, t model.SheetTable) string {
	m := t.Mapping
	switch {
	case len(f.data.Tables) == 0:
		return ""
	case m.HeaderFirst == 0:
		return "trang “" + m.Sheet + "”, chưa biết dòng tiêu đề"
	}
	rows := strconv.Itoa(m.HeaderFirst)
	if m.HeaderLast > m.HeaderFirst {
		rows += "–" + strconv.Itoa(m.HeaderLast)
	}
	from := map[model.MappingFrom]string{model.MappingIdentity: "phiếu của chương trình", model.MappingRecognised: "tự nhận ra",
		model.MappingRemembered: "như lần trước", model.MappingByHand: "bạn đặt", model.MappingProposed: "cần bạn xem"}[m.From]
	if f.tablesOn(m.Sheet) > 1 && t.Range != "" {
		return fmt.Sprintf("bảng %s, dòng tiêu đề %s (%s)", t.Range, rows, from)
	}
	return fmt.Sprintf("trang “%s”, dòng tiêu đề %s (%s)", m.Sheet, rows, from)
}

// mark remembers how the cells of the sheet are to be coloured.
func (v *sourceView) mark(r model.FileResult, sheet string) {
	v.marks = map[string]kit.Fill{}
	for _, p := range r.Problems {
		if p.Sheet != sheet && p.Sheet != "" || p.Cell == "" {
			continue
		}
		fill := kit.FillGood
		switch {
		case p.Open() && p.Severity == model.SeverityError:
			fill = kit.FillWrong
		case p.Open():
			fill = kit.FillWarn
		}
		if old := v.marks[p.Cell]; old != kit.FillWrong && (old != kit.FillWarn || fill == kit.FillWrong) {
			v.marks[p.Cell] = fill
		}
	}
}

// fill puts the sheet into the grid.
func (v *sourceView) fill(f loaded, t model.SheetTable, r model.FileResult) {
	v.rows = map[int]int{}
	if t.Source == nil {
		v.grid.SetColumns(numberColumn()) // no headings of the file shown before
		v.grid.SetRows(nil)
		return
	}
	writes := map[string]bool{}
	for _, c := range r.Changes {
		if c.Sheet == t.Mapping.Sheet {
			writes[c.Cell] = true
		}
	}
	cols := v.columns(t)
	v.grid.SetColumns(cols)
	lines := t.Source.Lines
	for i, l := range lines {
		v.rows[l.Row] = i
	}
	v.grid.SetSource(kit.SourceFunc{Count: func() int { return len(lines) }, At: func(i int) kit.Row {
		row := v.row(lines[i], len(cols), writes)
		if f.rowOut(t.Mapping.Sheet, "A"+row.Key) {
			leftOut(row)
		}
		return row
	}})
}

// numberColumn is the column of the row numbers, wide enough for "123 ẩn".
func numberColumn() []kit.Column {
	return []kit.Column{{ID: "row", Width: 52, Align: kit.AlignCenter, Small: true}}
}

// columns heads every column with its letter and what it is.
func (v *sourceView) columns(t model.SheetTable) []kit.Column {
	width := 1
	for _, l := range t.Source.Lines {
		width = max(width, len(l.Cells))
	}
	longest, numbers := make([]int, width), make([]int, width) // numbers: more numbers than texts among the data
	for _, l := range t.Source.Lines {
		if l.Role == model.RowOutside {
			continue // titles run over their neighbours
		}
		for i, c := range l.Cells {
			longest[i] = max(longest[i], min(utf8.RuneCountInString(c.Text), 34))
			switch {
			case l.Role != model.RowData || c.Text == "":
			case c.Number:
				numbers[i]++
			default:
				numbers[i]--
			}
		}
	}
	cols := numberColumn()
	for i := range longest {
		letter := letterOf(i + 1)
		note := strings.TrimSuffix(v.s.cols.label(t.Mapping.Columns[letter]), onlyShown)
		widest, align := float32(230), kit.AlignLeft
		if numbers[i] > 0 && i > 0 { // titles run over from the first column
			widest, align = 150, kit.AlignRight // a long heading takes no room from the names
		}
		width := min(max(float32(longest[i])*7.4+18, float32(utf8.RuneCountInString(note))*6.2+16, 46), widest)
		cols = append(cols, kit.Column{ID: letter, Title: letter, Note: note, Small: true, Sortable: true, Align: align, Width: width})
	}
	return cols
}

// row writes one row of the sheet.
func (v *sourceView) row(l model.SourceLine, width int, writes map[string]bool) kit.Row {
	number := strconv.Itoa(l.Row)
	if l.Hidden {
		number += " ẩn"
	}
	row := kit.Row{Key: strconv.Itoa(l.Row), Cells: make([]kit.Cell, width)}
	if l.Role == model.RowOutside && texts(l) == 1 {
		row.Kind = kit.RowGroup // a title runs over the cells beside it
	}
	row.Cells[0] = kit.Cell{Text: number, Tone: kit.ToneMuted, Fill: kit.FillLocked}
	for i, c := range l.Cells {
		if i+1 >= width {
			break
		}
		cell := letterOf(i+1) + strconv.Itoa(l.Row)
		out := kit.Cell{Text: c.Text, Fill: v.marks[cell], Bold: writes[cell]}
		if c.Covered {
			out.Text = ""
		}
		switch l.Role {
		case model.RowHeader:
			out.Bold = true
			if out.Fill == kit.FillNone {
				out.Fill = kit.FillComputed
			}
		case model.RowSkipped, model.RowOutside:
			out.Tone = kit.ToneMuted
		}
		row.Cells[i+1] = out
	}
	return row
}

// leftOut shows a row that the user left out: told beside its number, and pale.
func leftOut(row kit.Row) {
	row.Cells[0].Text = row.Key + " bỏ"
	for i := range row.Cells {
		row.Cells[i].Tone = kit.ToneMuted
	}
}

// texts counts the cells of a row that hold something.
func texts(l model.SourceLine) int {
	n := 0
	for _, c := range l.Cells {
		if c.Text != "" && !c.Covered {
			n++
		}
	}
	return n
}

// step shows the table after or before the shown one.
func (v *sourceView) step(by int) {
	at := v.at() + by
	if at >= 0 && at < len(v.spots) {
		v.s.showTable(v.spots[at])
	}
}

// toTable chooses the first heading of the shown table, which may stand far down
// or at the right.
func (v *sourceView) toTable() {
	t, _ := v.s.table()
	v.goTo(fmt.Sprintf("%s%d", letterOf(max(1, t.Mapping.Left)), t.Mapping.HeaderFirst))
}

// goTo chooses a cell.
func (v *sourceView) goTo(cell string) {
	if at, ok := v.rows[rowIn(cell)]; ok {
		v.jumps = true
		v.grid.Select(at, columnOf(cell))
		v.jumps = false
	}
}

// chosen shows the problem of the cell the user chose.
func (v *sourceView) chosen(row, col int) {
	if v.jumps || row < 0 || col < 1 {
		return
	}
	sheet, cell := v.s.shownSheet(), v.cell(row, col)
	if !v.s.asks.at(sheet, cell) {
		v.s.asks.tellDecided(sheet, cell)
	}
}

// cell names a cell of the grid.
func (v *sourceView) cell(row, col int) string {
	return letterOf(col) + v.grid.Source().Row(row).Key
}

// shownSheet names the sheet that is shown.
func (s *importScreen) shownSheet() string {
	t, _ := s.table()
	return t.Mapping.Sheet
}
