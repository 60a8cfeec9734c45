package sheet

import (
	"fmt"

	"sothidua/data/model"
)

// UnitList is the office's list of units with their measures of a year.
type UnitList struct {
	Office model.Office
	Year   int
	Sample bool
	Blocks []model.Block
	Units  []model.Unit
}

func unitColumns() []column {
	cols := []column{
		{"code", "Mã", 8, kindCode, []string{"ma don vi", "ma dv", "ma so"}},
		{"name", "Tên đơn vị", 30, kindText, []string{"don vi", "ten"}},
		{"block", "Khối thi đua", 22, kindText, []string{"khoi", "cum thi dua", "cum khoi"}},
		{"kind", "Loại đơn vị", 20, kindText, []string{"loai"}},
		{"head", "Người phụ trách", 22, kindText, []string{"phu trach", "nguoi dung dau", "thu truong", "truong don vi"}},
		{"phone", "Điện thoại", 15, kindPhone, []string{"so dien thoai", "sdt", "dt"}},
		{"council", "Thành viên Hội đồng phụ trách", 24, kindText, []string{"thanh vien hoi dong", "uy vien hoi dong", "hoi dong"}},
		{"valid_from", "Từ ngày", 12, kindDate, []string{"hoat dong tu", "ngay bat dau"}},
		{"valid_to", "Đến ngày", 12, kindDate, []string{"hoat dong den", "ngay ket thuc"}},
	}
	widths := map[model.Measure]float64{model.MeasureLabour: 12}
	names := map[model.Measure][]string{
		model.MeasureHouseholds: {"ho", "tong so ho"},
		model.MeasurePopulation: {"dan so", "so khau", "so nhan khau"},
		model.MeasureLabour:     {"lao dong", "so lao dong"},
		model.MeasureRiceArea:   {"dien tich lua", "dien tich"},
		model.MeasureClassrooms: {"phong hoc"},
	}
	for _, m := range model.Measures {
		cols = append(cols, column{string(m), m.Label(), max(10, widths[m]), kindFigure, names[m]})
	}
	return append(cols, column{"note", "Ghi chú", 30, kindLong, []string{"ghi chu"}})
}

// Units writes the list of units: codes and phone numbers as text, days as
// dates, measures as numbers, blocks and kinds to choose from.
func Units(l UnitList) ([]byte, error) {
	b := newBook()
	p := b.page("Đơn vị")
	cols := unitColumns()
	row := p.letterhead(committee(l.Office), span{1, 4}, span{5, len(cols)})
	row = p.title(row, span{1, len(cols)}, "Danh sách đơn vị", fmt.Sprintf("Năm %d", l.Year), l.Sample)
	p.header(row, cols, 2)
	first := row + 1
	blocks := map[model.ID]string{}
	var names []string
	for _, bl := range l.Blocks {
		blocks[bl.ID] = bl.Name
		names = append(names, bl.Name)
	}
	for i, u := range l.Units {
		p.unit(first+i, u, blocks[u.BlockID])
	}
	// Rows below the list are there to be filled, too.
	last := first + len(l.Units) + 50
	p.choose(at(first, 3), at(last, 3), names, false)
	var kinds []string
	for _, k := range model.UnitKinds {
		kinds = append(kinds, k.Label())
	}
	p.choose(at(first, 4), at(last, 4), kinds, true)
	p.landscape(1)
	b.identify(p, identity{layout: string(model.LayoutUnits), year: l.Year, book: l.Office.Name})
	return b.bytes()
}

func (p *page) unit(row int, u model.Unit, block string) {
	body := bodyStyle()
	short := body.formatted(textFormat)
	for i, text := range []string{u.Code, u.Name, block, u.Kind.Label(), u.Head, u.Phone, u.Council} {
		p.text(row, i+1, text, short)
	}
	p.date(row, 8, u.ValidFrom, body)
	p.date(row, 9, u.ValidTo, body)
	for i, m := range model.Measures {
		d, ok := u.Measures[m]
		n := model.None
		if ok {
			n = model.Some(d)
		}
		p.number(row, 10+i, n, 0, body)
	}
	p.text(row, 10+len(model.Measures), u.Note, body)
}
