package sheet

import (
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/service"
	"sothidua/data/vn"
)

// KitForm is what one unit's workbook for one period is made of.
type KitForm struct {
	Office model.Office
	Plan   model.Plan
	Entry  service.Entry
}

func kitColumns(year int, code model.PeriodCode) []column {
	period := ""
	if code != "" {
		period = "\n(" + vn.LowerFirst(code.Short()) + ")"
	}
	return []column{
		{"number", "Số", 6, kindCode, []string{"stt", "tt"}},
		{"name", "Chỉ tiêu", 36, kindText, []string{"ten chi tieu", "noi dung"}},
		{"unit", "Đơn vị tính", 10, kindShown, []string{"dvt"}},
		{"plan", fmt.Sprintf("Kế hoạch năm %d", year), 15, kindShown, []string{"ke hoach", "kh"}},
		{"same_period", fmt.Sprintf("Cùng kỳ năm %d", year-1), 15, kindShown, []string{"cung ky"}},
		{"period_value", "Thực hiện kỳ này" + period, 16, kindFigure, []string{"thuc hien", "ket qua", "th", "so lieu"}},
		{"to_date", "Lũy kế từ đầu năm", 15, kindFigure, []string{"luy ke"}},
		{"estimate", "Ước cả năm", 15, kindFigure, []string{"uoc"}},
		{"note", "Ghi chú", 34, kindLong, nil},
		{"how", "Cách ghi", 24, kindShown, nil},
	}
}

// kitPage is the page of a kit and where its columns stand. The sum from the
// start of the year has one where a target takes it.
type kitPage struct {
	*page
	cols map[string]int // by field, 1-based
	last int            // the last column
}

// codeLabel stands before the unit's code on the kit, so that a kit that was
// copied for another unit can be told.
const codeLabel = "Mã đơn vị: "

// Kit writes one unit's workbook for one period, filled with what is entered
// already. Only the cells to be filled can be typed into.
func Kit(k KitForm) ([]byte, error) {
	b := newBook()
	e := k.Entry
	cols := kitColumns(e.Period.Year, e.Period.Code)
	if !slices.ContainsFunc(e.Rows, func(r service.EntryRow) bool { return r.OwnToDate }) {
		cols = slices.DeleteFunc(cols, func(c column) bool { return c.field == "to_date" })
	}
	p := kitPage{page: b.page("Phiếu"), cols: map[string]int{}, last: len(cols)}
	for i, c := range cols {
		p.cols[c.field] = i + 1
	}
	p.header(p.kitHead(k), cols, 2)
	row := p.freeze[0] + 1
	for _, r := range e.Rows {
		p.kitRow(row, e, r)
		row++
	}
	row = p.kitWords(row+1, e)
	p.signatures(row, 4, p.last, [2]string{"NGƯỜI LẬP PHIẾU", ""}, [2]string{"TRƯỞNG ĐƠN VỊ", e.Unit.Head})
	p.landscape(1)
	p.then(protect)
	b.identify(p.page, identity{layout: string(model.LayoutKit), year: e.Period.Year, code: e.Period.Code, unit: e.Unit.Code, book: k.Office.Name})
	return b.bytes()
}

// protect lets only the cells to be filled be changed. It guards against
// slips, not against people: there is no password.
func protect(f *excelize.File, sheet string) error {
	return f.ProtectSheet(sheet, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true,
		FormatColumns: true, FormatRows: true})
}

// kitHead writes everything above the table and returns the row of its headings.
func (p kitPage) kitHead(k KitForm) int {
	e := k.Entry
	who := issuer{above: committee(k.Office).own, own: vn.Upper(e.Unit.Name)}
	row := p.letterhead(who, span{1, 4}, span{5, p.last})
	row = p.title(row, span{1, p.last}, "Phiếu báo cáo kết quả thực hiện chỉ tiêu thi đua", e.Period.Label(), e.Sample || k.Plan.Sample)
	line := fmt.Sprintf("Đơn vị: %s", e.Unit.Name)
	if e.Block != "" {
		line += " – " + e.Block
	}
	if e.Period.Deadline != "" {
		line += ".  Gửi về " + k.Office.Name + " chậm nhất ngày " + vn.FormatDate(e.Period.Due())
	}
	p.wide(row, span{1, p.last - 2}, line, style{bold: true})
	p.wide(row, span{p.last - 1, p.last}, codeLabel+e.Unit.Code, style{align: "right"})
	for _, text := range kitHelp(e) {
		row++
		p.wide(row, span{1, p.last}, text, style{size: 11, italic: true, wrap: true})
		p.heights[row] = float64(wrapped(text, 165)) * 16
	}
	return row + 1
}

func kitHelp(e service.Entry) []string {
	if e.Locked != "" {
		return []string{"Phiếu này chỉ để xem: " + e.Locked}
	}
	return []string{"Chỉ ghi vào các ô nền vàng. Chưa có số thì để trống và nói lý do ở cột Ghi chú; không có gì thì ghi 0. Ghi số như 1.234,5 hoặc 99,6.",
		"Ghi xong: lưu tệp (đuôi .xlsx) và gửi lại. Đổi tên tệp được; không thêm, bớt cột và không chép phiếu cho đơn vị khác."}
}

// open tells whether the row takes anything, and why not.
func open(r service.EntryRow) bool { return r.Locked == "" }

func (p kitPage) kitRow(row int, e service.Entry, r service.EntryRow) {
	rule, body, shown := r.Row.Target.Rule, bodyStyle(), bodyStyle()
	shown.fill = colLocked
	p.text(row, 1, r.Row.Target.Number, shown.formatted(textFormat).aligned("center"))
	p.text(row, 2, r.Row.Target.Name, shown.formatted(textFormat))
	p.text(row, 3, rule.Unit, shown.aligned("center"))
	p.plan(row, 4, rule, r.Row.Plan, shown)
	p.figure(row, 5, rule, r.Row.SamePeriod, dash, shown)
	p.text(row, p.last, howTo(rule, e.Period.Code, r), shown.with(func(s *style) { s.italic = true }))
	input := body.with(func(s *style) { s.fill, s.input = colInput, true })
	if !open(r) {
		input = shown
	}
	p.kitFigure(row, r, input)
	if col := p.cols["to_date"]; col > 0 {
		sum := input
		if !r.OwnToDate {
			sum = shown
		}
		p.number(row, col, r.Value.ToDate, rule.Decimals, sum.formatted(inputFormat(rule, r.Value.ToDate)))
		if sum.input {
			p.positive(at(row, col), at(row, col))
		}
	}
	guess := input
	if !rule.Comparator.Numeric() || e.Period.Code.Final() {
		guess = shown
	}
	p.number(row, p.cols["estimate"], r.Value.Estimate, rule.Decimals, guess.formatted(inputFormat(rule, r.Value.Estimate)))
	if guess.input {
		p.positive(at(row, p.cols["estimate"]), at(row, p.cols["estimate"]))
	}
	p.text(row, p.cols["note"], r.Value.Note, input)
}

// kitFigure writes the cell for the value with what it may hold: a number, a
// pair typed as text, or a choice from a list.
func (p kitPage) kitFigure(row int, r service.EntryRow, look style) {
	rule, cell := r.Row.Target.Rule, at(row, p.cols["period_value"])
	look.bold = true
	switch {
	case !rule.Comparator.Numeric():
		var names []string
		for _, c := range progress.Choices(rule) {
			names = append(names, progress.ChoiceLabel(rule, c))
		}
		names = append(names, progress.NotApplicable)
		if look.input {
			p.choose(cell, cell, names, true)
		}
		p.figure(row, p.cols["period_value"], rule, r.Value.Figure, "", look.formatted(textFormat).aligned("center"))
	case rule.Comparator == model.Ratio || rule.Comparator == model.Range:
		// As a number Excel would take 05/08 for a day in August.
		p.figure(row, p.cols["period_value"], rule, r.Value.Figure, "", look.formatted(textFormat).aligned("right"))
	default:
		if look.input {
			p.positive(cell, cell)
		}
		p.figure(row, p.cols["period_value"], rule, r.Value.Figure, "", look.formatted(inputFormat(rule, r.Value.Figure.Number)).aligned("right"))
	}
}

// inputFormat is the number format of a cell to be filled. A rate keeps the
// general one: there Excel marks a typed 99,6% as a percentage, and the reader
// sees what was meant.
func inputFormat(r model.Rule, n model.Number) string {
	switch {
	case r.Rate():
		return generalFormat
	case n.Valid:
		return numberFormat(n.Decimal, r.Decimals)
	case r.Decimals == 0:
		return "#,##0.######"
	}
	return "#,##0." + zeros[:min(r.Decimals, len(zeros))]
}

// howTo tells in a few words what the value cell takes.
func howTo(r model.Rule, code model.PeriodCode, row service.EntryRow) string {
	switch {
	case row.Locked != "" && !r.Pace.Asked(code):
		return "Kỳ này không báo"
	case row.Locked != "":
		return "Không sửa ở phiếu này"
	case !r.Comparator.Numeric():
		return "Chọn trong danh sách"
	case r.Comparator == model.Ratio:
		return "Ghi hai số, như 4/9"
	case r.Comparator == model.Range:
		return "Ghi một số, hoặc 8 - 9"
	case r.Timing == model.Flow && !code.FromJanuary():
		return "Số làm được trong riêng kỳ này"
	case r.Timing == model.Flow:
		return "Số làm được từ đầu năm"
	case r.Rate():
		return "Ghi số tính theo " + r.Unit
	}
	return "Ghi số mới nhất"
}

// kitWords writes the narrative sections as large cells and returns the first
// free row.
func (p kitPage) kitWords(row int, e service.Entry) int {
	for _, s := range model.Sections {
		p.wide(row, span{1, p.last}, s.Label(), style{bold: true})
		box := style{wrap: true, border: true, top: true, align: "left", fill: colInput, input: true}
		if e.Locked != "" {
			box.fill, box.input = colLocked, false
		}
		text := e.Narrative[s]
		p.wide(row+1, span{1, p.last}, text, box)
		p.heights[row+1] = float64(min(max(wrapped(text, 165)+1, 3), 22)) * 16
		row += 2
	}
	return row
}

// kitSections are the headings of the narrative, folded, with their keys.
func kitSections() map[string]model.Section {
	out := map[string]model.Section{}
	for _, s := range slices.Clone(model.Sections) {
		out[vn.Fold(s.Label())] = s
	}
	out[vn.Fold("Tồn tại, khó khăn")] = model.SectionWeakness // on kits of the time when there were three
	return out
}
