package sheet

import (
	"sothidua/data/model"
)

// found is a table recognised by its headings.
type found struct {
	grid   *grid
	shape  shape
	header header
	year   int
	code   model.PeriodCode
}

// recognise reads a workbook without an identity: the office's own table, or
// a kit that lost its marks.
func (r *reader) recognise() error {
	var first *found
	for _, s := range r.visible() {
		g, err := loadGrid(r.book, s)
		if err != nil {
			return err
		}
		t := g.recognise()
		if first != nil || t == nil {
			s.Drop()
		}
		switch {
		case t == nil:
		case first == nil:
			first = t
		default:
			r.data.Problems = append(r.data.Problems, model.Problem{Sheet: s.Name, Severity: model.SeverityQuestion,
				Message: "Tệp có nhiều trang có bảng; chỉ trang “" + first.grid.sheet.Name + "” được nhập. Muốn nhập trang này thì lưu nó thành tệp riêng."})
		}
	}
	if first == nil {
		return nil
	}
	r.take(first)
	return nil
}

// recognise tries the known shapes on a sheet, nil when none fits.
func (g *grid) recognise() *found {
	text := g.above(min(g.height(), headSearch) + 1)
	year := guessYear(text)
	for _, s := range shapes(year, "") {
		h, ok := g.findHeader(s, year)
		if !ok {
			continue
		}
		over := g.above(h.bottom + 1)
		return &found{grid: g, shape: s, header: h, year: guessYear(over), code: guessPeriod(over)}
	}
	return nil
}

// take reads a recognised table, when it says whose and of when it is.
func (r *reader) take(t *found) {
	unit := ""
	if t.shape.layout == model.LayoutKit {
		unit = unitAfter(t.grid.above(t.header.row))
	}
	missing := ""
	switch {
	case needsPeriod(t.shape.layout) && (t.code == "" || t.year == 0):
		missing = "kỳ nào. Ghi tên kỳ phía trên bảng, ví dụ “6 tháng đầu năm 2024”"
	case t.shape.layout == model.LayoutKit && unit == "":
		missing = "đơn vị nào. Ghi “" + codeLabel + "T03” phía trên bảng"
	}
	if missing != "" {
		r.data.Problems = append(r.data.Problems, model.Problem{Sheet: t.grid.sheet.Name, Cell: at(t.header.row, 1), Severity: model.SeverityError,
			Message: "Nhận ra “" + t.shape.layout.Label() + "” nhưng không biết của " + missing + ", hoặc chép số sang tệp do chương trình xuất ra."})
		return
	}
	r.data.Layout, r.data.Year, r.data.UnitCode = t.shape.layout, t.year, unit
	if needsPeriod(t.shape.layout) {
		r.data.Code = t.code
	}
	r.data.Problems = append(r.data.Problems, t.grid.notes...)
	sc := scan{g: t.grid, shape: t.shape, header: t.header, data: &r.data}
	sc.rows()
}
