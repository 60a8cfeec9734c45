package sheet

import (
	"fmt"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/vn"
)

// ReportMatrix is what all units stated for one period: units down, leaves
// across.
type ReportMatrix struct {
	Office  model.Office
	Plan    model.Plan
	Period  model.Period
	Today   model.Date
	Targets []model.Target // leaves, in order
	Units   []ReportLine
}

// ReportLine is one unit's report.
type ReportLine struct {
	Block string
	Entry service.Entry
	Cell  service.TrackerCell
}

// matrixColumns are the columns before the leaves.
func matrixColumns() []column {
	return []column{
		{"", "STT", 5, kindShown, nil},
		{"", "Mã", 7, kindShown, nil},
		{"", "Đơn vị", 26, kindShown, nil},
		{"", "Khối thi đua", 20, kindShown, nil},
		{"", "Tình trạng", 14, kindShown, nil},
		{"", "Ngày nhận", 11, kindShown, nil},
		{"", "Muộn (ngày)", 8, kindShown, nil},
		{"", "Đã nhập", 8, kindShown, nil},
	}
}

// Reports writes what all units stated for a period, with the state of each
// report. A grey cell is not asked of the unit, a dash is still missing.
func Reports(m ReportMatrix) ([]byte, error) {
	b := newBook()
	p := b.page("Số liệu các đơn vị")
	cols := matrixColumns()
	fixedCols := len(cols)
	for _, t := range m.Targets {
		title := t.Number + ". " + t.Name
		if t.Rule.Unit != "" {
			title += " (" + t.Rule.Unit + ")"
		}
		cols = append(cols, column{title: title, width: 14.5})
	}
	// Three columns stand on every page, so nothing may run out of them.
	row := p.letterhead(committee(m.Office), span{4, 6}, span{7, 12})
	row = p.title(row, span{4, 12}, "Số liệu các đơn vị báo cáo", m.Period.Label()+", đến ngày "+vn.FormatDate(m.Today), m.Plan.Sample)
	p.header(row, cols, 3)
	for i, l := range m.Units {
		p.reportLine(row+1+i, i+1, l)
		p.reportValues(row+1+i, fixedCols, l.Entry, m.Targets)
	}
	p.note(row+len(m.Units)+2, span{4, 12}, "Ô xám: đơn vị không được giao hoặc kỳ này không báo. “–”: đã giao, chưa có số. Bảng này để xem và in; nhập số bằng phiếu đơn vị.")
	p.landscape(3)
	b.identify(p, identity{layout: shapeReports, year: m.Period.Year, code: m.Period.Code, book: m.Office.Name})
	return b.bytes()
}

func (p *page) reportLine(row, number int, l ReportLine) {
	body := bodyStyle()
	text := body.formatted(textFormat)
	p.number(row, 1, model.Some(intDecimal(number)), 0, body.aligned("center"))
	for i, s := range []string{l.Entry.Unit.Code, l.Entry.Unit.Name, l.Block, l.Cell.State.Label()} {
		p.text(row, i+2, s, text)
	}
	p.date(row, 6, l.Cell.Received, body)
	late := model.None
	if l.Cell.DaysLate > 0 {
		late = model.Some(intDecimal(l.Cell.DaysLate))
	}
	p.number(row, 7, late, 0, body.aligned("center"))
	p.text(row, 8, fmt.Sprintf("%d/%d", l.Cell.Filled, l.Cell.Asked), text.aligned("center"))
}

func (p *page) reportValues(row, before int, e service.Entry, targets []model.Target) {
	rows := map[model.ID]service.EntryRow{}
	for _, r := range e.Rows {
		rows[r.Row.Target.ID] = r
	}
	for i, t := range targets {
		r, asked := rows[t.ID]
		if !asked || !t.Rule.Pace.Asked(e.Period.Code) && r.Value.Figure.Missing() {
			p.text(row, before+i+1, "", bodyStyle().with(func(s *style) { s.fill = colLocked }))
			continue
		}
		p.figure(row, before+i+1, t.Rule, r.Value.Figure, dash, bodyStyle())
	}
}
