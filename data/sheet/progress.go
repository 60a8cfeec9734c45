package sheet

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/vn"
)

// progressColumns are the columns of the office's table. What the importer
// cannot take back is only shown.
func progressColumns(year int, code model.PeriodCode) []column {
	period := "kỳ này"
	if code != "" {
		period = vn.LowerFirst(code.Short())
	}
	return []column{
		{"number", "Số", 5, kindCode, []string{"stt", "tt"}},
		{"name", "Chỉ tiêu", 29, kindText, []string{"ten chi tieu", "noi dung"}},
		{"unit", "Đơn vị tính", 9, kindShown, []string{"dvt"}},
		{"last_year", fmt.Sprintf("Thực hiện năm %d", year-1), 14.5, kindFigure, []string{"thuc hien nam truoc", "th nam truoc", "nam truoc"}},
		{"plan", fmt.Sprintf("Kế hoạch năm %d", year), 15, kindFigure, []string{"ke hoach", "kh"}},
		{"superior", "Cấp trên giao", 11, kindShown, nil},
		{"period_value", "Thực hiện " + period, 14.5, kindFigure, []string{"thuc hien", "ket qua", "th"}},
		{"to_date", "Lũy kế từ đầu năm", 14.5, kindFigure, []string{"luy ke"}},
		{"percent", "% kế hoạch", 8.5, kindShown, []string{"% so kh", "% kh"}},
		{"percent_superior", "% cấp trên giao", 8.5, kindShown, nil},
		{"same_period", fmt.Sprintf("Cùng kỳ năm %d", year-1), 14, kindShown, []string{"cung ky"}},
		{"change", "So cùng kỳ", 11, kindShown, []string{"% so cung ky", "% cung ky"}},
		{"estimate", "Ước cả năm", 14, kindFigure, []string{"uoc"}},
		{"reported", "Đã báo", 7, kindShown, nil},
		{"judgement", "Đánh giá", 15, kindShown, nil},
		{"note", "Ghi chú", 34, kindShown, nil},
	}
}

// tableColumns leaves out the columns a table has no use for: what a superior
// gave when nothing was given, and the value to date when the period starts
// the year.
func tableColumns(t progress.Table) []column {
	superior := slices.ContainsFunc(t.Rows, func(r progress.Row) bool { return !r.Superior.Missing() })
	return slices.DeleteFunc(progressColumns(t.Plan.Year, t.Code), func(c column) bool {
		switch c.field {
		case "superior", "percent_superior":
			return !superior
		case "to_date":
			return t.Code.FromJanuary()
		}
		return false
	})
}

// summary writes the office's table and remembers where its columns stand.
type summary struct {
	*page
	t     progress.Table
	cols  map[string]int // by field, 1-based
	first int            // row of the first target
}

// Progress writes the office's table of a period, for the commune or for one
// unit: numbers as numbers, percentages as live formulas, and a native chart.
func Progress(t progress.Table) ([]byte, error) {
	b := newBook()
	s := &summary{page: b.page("Tổng hợp"), t: t, cols: map[string]int{}}
	cols := tableColumns(t)
	for i, c := range cols {
		s.cols[c.field] = i + 1
	}
	s.header(s.head(len(cols)), cols, 2)
	s.first = s.freeze[0] + 1
	for i, r := range t.Rows {
		s.row(s.first+i, cols, r)
	}
	s.foot(s.first+len(t.Rows)+1, len(cols))
	s.landscape(1)
	id := identity{layout: string(model.LayoutProgress), year: t.Plan.Year, code: t.Code, book: t.Office.Name}
	if t.Unit != nil {
		id.layout, id.unit = shapeUnitProgress, t.Unit.Code
	}
	s.chart()
	b.identify(s.page, id)
	return b.bytes()
}

// head writes everything above the table and returns the row of its headings.
func (s *summary) head(last int) int {
	who, about := committee(s.t.Office), s.t.Code.Label(s.t.Plan.Year)
	if s.t.Unit != nil {
		about = s.t.Unit.Name + ", " + vn.LowerFirst(about)
	}
	row := s.letterhead(who, span{1, 4}, span{5, last})
	if day := vn.LongDate(s.t.AsOf); day != "" {
		s.wide(row-1, span{5, last}, s.t.Office.Place+", "+day, style{italic: true, align: "center"})
		row++
	}
	return s.title(row, span{1, last}, "Tổng hợp kết quả thực hiện các chỉ tiêu thi đua", about, s.t.Sample) + 1
}

func (s *summary) row(row int, cols []column, r progress.Row) {
	look := bodyStyle()
	if !r.Target.Leaf {
		look = groupStyle()
	}
	for i, c := range cols {
		switch c.kind {
		case kindCode, kindText:
			look.format = textFormat
		default:
			look.format = ""
		}
		if !r.Target.Measured() {
			s.words(row, i+1, c.field, r, look)
			continue
		}
		s.figures(row, i+1, c.field, r, look)
	}
}

// words writes the columns that are not figures.
func (s *summary) words(row, col int, field string, r progress.Row, look style) {
	centre := look.aligned("center")
	switch field {
	case "number":
		s.text(row, col, r.Target.Number, centre)
	case "name":
		s.text(row, col, r.Target.Name, look)
	case "unit":
		s.text(row, col, r.Target.Rule.Unit, centre)
	case "judgement":
		s.text(row, col, r.Judgement.Label(), look)
	case "note":
		s.text(row, col, r.Note, look)
	default:
		s.text(row, col, "", look)
	}
}

// dash stands for what is not known; it is not zero.
const dash = "–"

func (s *summary) figures(row, col int, field string, r progress.Row, look style) {
	rule := r.Target.Rule
	switch field {
	case "last_year":
		s.figure(row, col, rule, r.LastYear, dash, look)
	case "plan":
		s.plan(row, col, rule, r.Plan, look)
	case "superior":
		s.plan(row, col, rule, r.Superior, look)
	case "period_value":
		s.figure(row, col, rule, r.Period, dash, look.with(func(l *style) { l.bold = true }))
	case "to_date":
		s.figure(row, col, rule, r.ToDate, dash, look.with(func(l *style) { l.bold = true }))
	case "same_period":
		s.figure(row, col, rule, r.SamePeriod, dash, look)
	case "estimate":
		s.figure(row, col, rule, model.Of(r.Estimate), dash, look)
	case "percent":
		s.percent(row, col, "plan", r.Percent, r.Plan, r, look)
	case "percent_superior":
		s.percent(row, col, "superior", r.PercentSuperior, r.Superior, r, look)
	case "change":
		s.change(row, col, r, look)
	case "reported":
		text := dash
		if r.Expected > 0 {
			text = fmt.Sprintf("%d/%d", r.Reported, r.Expected)
		}
		s.text(row, col, text, look.formatted(textFormat).aligned("center"))
	default:
		s.words(row, col, field, r, look)
	}
}

// done is the column that holds what is compared with the plan.
func (s *summary) done() int {
	if c := s.cols["to_date"]; c != 0 {
		return c
	}
	return s.cols["period_value"]
}

// percent writes the share of a plan. The formula is written only when it
// gives what the program computed; otherwise the number stands alone, for the
// program is right and the table must not say otherwise.
func (s *summary) percent(row, col int, against string, n model.Number, plan model.Figure, r progress.Row, look style) {
	if !n.Valid {
		s.text(row, col, dash, look.aligned("center"))
		return
	}
	look.format = "#,##0.0"
	if r.Falling {
		look.format += `" ↓"`
	}
	done, goal, start := at(row, s.done()), at(row, s.cols[against]), at(row, s.cols["last_year"])
	formula := ""
	if r.Target.Rule.Comparator.Relative() {
		formula = s.changeShare(row, goal, n, plan, r)
	} else if plain(r.ToDate) && plain(plan) {
		x, y := r.ToDate.Number.Decimal, plan.Number.Decimal
		switch {
		case sameShare(n, x, y):
			formula = fmt.Sprintf("ROUND(%s/%s*100,1)", done, goal)
		case plain(r.LastYear) && sameShare(n, r.LastYear.Number.Decimal.Sub(x), r.LastYear.Number.Decimal.Sub(y)):
			formula = fmt.Sprintf("ROUND((%s-%s)/(%s-%s)*100,1)", start, done, start, goal)
		}
	}
	s.computed(row, col, formula, n, 1, look)
}

// changeShare is the formula of the share of a planned change in percent, ""
// when it would not give what the program computed.
func (s *summary) changeShare(row int, goal string, n model.Number, plan model.Figure, r progress.Row) string {
	done, before := at(row, s.done()), at(row, s.cols["same_period"])
	if !plain(r.ToDate) || !plain(r.SamePeriod) || !plain(plan) {
		return ""
	}
	x, y := r.ToDate.Number.Decimal, r.SamePeriod.Number.Decimal
	part, formula := x.Sub(y), fmt.Sprintf("(%s/%s-1)", done, before)
	if r.Target.Rule.Comparator == model.Reduction {
		part, formula = part.Neg(), fmt.Sprintf("(1-%s/%s)", done, before)
	}
	if !sameShare(n, part.Mul(decimal.NewFromInt(100)), y.Mul(plan.Number.Decimal)) {
		return ""
	}
	return "ROUND(" + formula + "*10000/" + goal + ",1)"
}

// change compares with the same period of the year before: amounts in percent
// of it, rates in points.
func (s *summary) change(row, col int, r progress.Row, look style) {
	n := r.Change.Value
	if !n.Valid {
		s.text(row, col, dash, look.aligned("center"))
		return
	}
	done, before := at(row, s.done()), at(row, s.cols["same_period"])
	formula := ""
	comparable := plain(r.ToDate) && plain(r.SamePeriod)
	if r.Change.Points {
		format := numberFormat(n.Decimal, 0)
		look.format = `+` + format + `" điểm";-` + format + `" điểm";0" điểm"`
		if comparable && r.ToDate.Number.Decimal.Sub(r.SamePeriod.Number.Decimal).Equal(n.Decimal) {
			formula = fmt.Sprintf("ROUND(%s-%s,%d)", done, before, places(n.Decimal))
		}
	} else {
		look.format = `#,##0.0"%"`
		if comparable && sameShare(n, r.ToDate.Number.Decimal, r.SamePeriod.Number.Decimal) {
			formula = fmt.Sprintf("ROUND(%s/%s*100,1)", done, before)
		}
	}
	s.computed(row, col, formula, n, 1, look)
}

// plain tells whether the figure stands in its cell as one native number.
func plain(f model.Figure) bool {
	if !f.Number.Valid || f.Second.Valid {
		return false
	}
	_, ok := exact(f.Number.Decimal)
	return ok
}

// sameShare tells whether part of whole, in percent with one decimal, is n.
func sameShare(n model.Number, part, whole decimal.Decimal) bool {
	return !whole.IsZero() && part.Mul(decimal.NewFromInt(100)).DivRound(whole, 20).Round(1).Equal(n.Decimal)
}

// foot writes the remarks and the signatures under the table.
func (s *summary) foot(row, last int) {
	notes := []string{"“–” là chưa có số liệu, không phải 0. “Đã báo”: số đơn vị đã gửi số trên số đơn vị phải gửi; tổng hợp chỉ gồm số đã gửi."}
	if slices.ContainsFunc(s.t.Rows, func(r progress.Row) bool { return r.Falling }) {
		notes[0] += " “↓”: chỉ tiêu giảm; % là phần mức giảm đã đạt."
	}
	if s.t.Unit == nil {
		notes = append(notes, "Nhập lại tệp này vào chương trình: chỉ nhận cột Thực hiện năm trước và cột Kế hoạch năm; các cột khác do chương trình tính từ báo cáo của đơn vị.")
	}
	for _, n := range notes {
		s.note(row, span{1, last}, n)
		row++
	}
	s.signatures(row+1, last/2, last, [2]string{"NGƯỜI LẬP BIỂU", ""}, [2]string{vn.Upper(s.t.Office.Position), s.t.Office.Signer})
}
