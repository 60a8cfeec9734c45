package sheet

import (
	"fmt"
	"strings"

	"sothidua/data/model"
)

// TargetList is the year's list of targets, each item followed by its leaves.
type TargetList struct {
	Office  model.Office
	Plan    model.Plan
	Targets []model.Target
	Units   []model.Unit // for the unit in charge
}

func targetColumns(year int) []column {
	return []column{
		{"number", "Số", 7, kindCode, []string{"stt", "tt", "so chi tieu"}},
		{"name", "Tên chỉ tiêu", 28, kindText, []string{"chi tieu", "ten"}},
		{"text", "Nguyên văn trong kế hoạch", 40, kindLong, []string{"nguyen van", "noi dung"}},
		{"unit", "Đơn vị tính", 11, kindText, []string{"dvt"}},
		{"comparator", "Đạt khi", 20, kindText, []string{"cach so"}},
		{"plan", fmt.Sprintf("Kế hoạch năm %d", year), 16, kindFigure, []string{"ke hoach", "kh"}},
		{"plan2", "Đến (khoảng) hoặc mẫu số", 12, kindFigure, []string{"den", "ke hoach 2"}},
		{"superior", "Cấp trên giao", 16, kindFigure, []string{"ke hoach cap tren", "huyen giao", "tinh giao"}},
		{"last_year", fmt.Sprintf("Thực hiện năm %d", year-1), 16, kindFigure, []string{"thuc hien nam truoc", "nam truoc", "th nam truoc"}},
		{"decimals", "Số lẻ", 7, kindFigure, []string{"so chu so thap phan"}},
		{"timing", "Trong năm", 14, kindText, []string{"cong don"}},
		{"roll_up", "Cách tổng hợp", 26, kindText, []string{"tong hop"}},
		{"weight", "Mẫu số bình quân", 18, kindText, []string{"mau so"}},
		{"pace", "Tiến độ", 26, kindText, []string{"cach danh gia tien do"}},
		{"baseline", "Mức đầu kỳ", 12, kindFigure, []string{"dau ky"}},
		{"grades", "Các mức, từ tốt nhất", 20, kindText, []string{"cac muc", "thang muc"}},
		{"lead", "Đơn vị chủ trì", 26, kindText, []string{"chu tri", "don vi phu trach"}},
		{"note", "Ghi chú", 30, kindLong, nil},
	}
}

// codeSeparator stands between a unit's code and its name in a list.
const codeSeparator = " – "

// Targets writes the list of targets, one row for each item and leaf, with a
// drop-down list wherever the book takes one of a few values. The cells an
// item with leaves leaves to them are grey; one that is their total has them.
func Targets(l TargetList) ([]byte, error) {
	b := newBook()
	p := b.page("Chỉ tiêu")
	cols := targetColumns(l.Plan.Year)
	// Two columns stand on every page, so nothing may run out of them.
	row := p.letterhead(committee(l.Office), span{3, 3}, span{4, 9})
	row = p.title(row, span{3, 9}, "Danh mục chỉ tiêu thi đua", planLine(l.Plan), l.Plan.Sample)
	p.header(row, cols, 2)
	leads := map[model.ID]string{}
	var units []string
	for _, u := range l.Units {
		leads[u.ID] = u.Code + codeSeparator + u.Name
		units = append(units, leads[u.ID])
	}
	first := row + 1
	for i, t := range l.Targets {
		if t.Measured() {
			p.target(first+i, cols, t, leads[t.LeadID])
		} else {
			p.item(first+i, cols, t, leads[t.LeadID])
		}
	}
	last := first + len(l.Targets) + 50
	for i, c := range cols {
		if words := vocabulary(c.field); words != nil {
			p.choose(at(first, i+1), at(last, i+1), labels(words), true)
		}
		if c.field == "lead" {
			p.choose(at(first, i+1), at(last, i+1), units, false)
		}
	}
	p.landscape(2)
	b.identify(p, identity{layout: string(model.LayoutTargets), year: l.Plan.Year, book: l.Office.Name})
	return b.bytes()
}

// planLine names the plan a paper goes with.
func planLine(p model.Plan) string {
	if p.Number == "" {
		return fmt.Sprintf("Năm %d", p.Year)
	}
	return fmt.Sprintf("Năm %d, theo Kế hoạch số %s", p.Year, p.Number)
}

// item writes an item that has leaves and holds words and no figures.
func (p *page) item(row int, cols []column, t model.Target, lead string) {
	texts := map[string]string{"number": t.Number, "name": t.Name, "text": t.Text, "lead": lead, "note": t.Note}
	for i, c := range cols {
		s := groupStyle()
		if _, has := texts[c.field]; !has {
			s.fill = colLocked
		}
		if c.kind == kindCode {
			s.format = textFormat
		}
		p.text(row, i+1, texts[c.field], s)
	}
}

func (p *page) target(row int, cols []column, t model.Target, lead string) {
	r := t.Rule
	texts := map[string]string{"number": t.Number, "name": t.Name, "text": t.Text, "unit": r.Unit,
		"comparator": labelOf(comparators(), string(r.Comparator)), "timing": labelOf(timings(), string(r.Timing)),
		"roll_up": labelOf(rollUps(), string(r.RollUp)), "weight": labelOf(measures(), string(r.Weight)),
		"pace": labelOf(paces(), paceValue(r.Pace)), "grades": strings.Join(r.Grades, "; "), "lead": lead, "note": t.Note}
	figures := map[string]model.Figure{"plan": {Number: t.Plan.Number, Choice: t.Plan.Choice}, "superior": t.Superior, "last_year": t.LastYear}
	numbers := map[string]model.Number{"plan2": t.Plan.Second, "baseline": r.Baseline}
	look := bodyStyle()
	if !t.Leaf {
		look = groupStyle()
	}
	for i, c := range cols {
		s := look
		if c.kind == kindCode {
			s.format = textFormat
		}
		if f, ok := figures[c.field]; ok && c.field != "last_year" && r.Comparator.Relative() {
			p.figure(row, i+1, r.PlanRule(), f, "", s.formatted(percentFormat(f.Number)))
		} else if ok {
			p.figure(row, i+1, r, f, "", s)
		} else if n, ok := numbers[c.field]; ok && r.Comparator.Relative() {
			p.number(row, i+1, n, 0, s.formatted(percentFormat(n)))
		} else if ok {
			p.number(row, i+1, n, r.Decimals, s)
		} else if c.field == "decimals" {
			p.number(row, i+1, model.Some(intDecimal(r.Decimals)), 0, s)
		} else {
			p.text(row, i+1, texts[c.field], s)
		}
	}
}
