package sheet

import (
	"fmt"
	"slices"
	"strings"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// The fields of the columns of a table of targets by units begin so.
const (
	fieldUnit   = "unit:"
	fieldTarget = "target:"
)

// isMatrix tells whether a layout is a table of targets by units.
func isMatrix(l model.Layout) bool {
	return l == model.LayoutAllocation || l == model.LayoutResults || l == model.LayoutRegistration
}

// dynamic tells whether a field is a column of figures or marks of one unit or
// target.
func dynamic(field string) bool {
	field = strings.TrimPrefix(field, fieldHard)
	return strings.HasPrefix(field, fieldUnit) || strings.HasPrefix(field, fieldTarget)
}

// matrixShape is a table of targets by units without its columns of figures.
func matrixShape(l model.Layout) shape {
	return shape{layout: l, cols: []column{
		{"number", "Số", 6, kindCode, []string{"stt", "tt"}},
		{"code", "Mã đơn vị", 8, kindCode, []string{"ma don vi", "ma dv", "ma"}},
		{"name", "Chỉ tiêu, hoặc đơn vị", 36, kindText, []string{"chi tieu", "ten chi tieu", "noi dung", "don vi", "ten don vi", "thon", "ten"}},
		{"unit", "Đơn vị tính", 10, kindShown, []string{"dvt"}},
		{"plan", "Kế hoạch xã", 15, kindShown, []string{"ke hoach", "kh", "toan xa", "tong", "tong so", "cong"}},
	}, need: []string{"name"}}
}

// adding gives a shape its columns of figures, from left to right.
func (s shape) adding(cols map[string]int, titles map[string]string) shape {
	var fields []string
	for f := range cols {
		if dynamic(f) {
			fields = append(fields, f)
		}
	}
	slices.SortFunc(fields, func(a, b string) int { return cols[a] - cols[b] })
	s.cols = slices.Clone(s.cols)
	for _, f := range fields {
		kind := kindFigure
		if strings.HasPrefix(f, fieldHard) {
			kind = kindText
		}
		s.cols = append(s.cols, column{field: f, title: titles[strings.TrimPrefix(f, fieldHard)], kind: kind})
	}
	return s
}

// matrix finds a table of targets by units, nil when there is none.
func (r *reader) matrix(g *grid, w within, year int) *table {
	if t := r.columned(g, w, year); t != nil {
		return t
	}
	return r.down(g, w, year)
}

// columned finds a table of targets by units whose columns are units.
func (r *reader) columned(g *grid, w within, year int) *table {
	units := r.roster(year)
	for row := w.first; row <= min(g.height(), w.last) && len(units.list) > 0; row++ {
		cols := map[int]model.Unit{}
		distinct := map[string]bool{}
		for col := 1; col <= g.width(); col++ {
			if u, ok := units.one(g.filled(row, col)); ok {
				cols[col] = u
				distinct[u.Code] = true
			}
		}
		if len(distinct) >= 2 {
			if t := r.across(g, row, cols, year); t != nil {
				t.top = w.top
				return t
			}
		}
	}
	return nil
}

// matrixTable places a table whose headings end in a row.
func (r *reader) matrixTable(g *grid, row, bottom int, cols map[string]int, titles map[string]string, year int) *table {
	base := matrixShape(r.purpose(g, row))
	top, names := row, base.known(year)
	f := folding{g: g, year: year, width: g.width(), done: map[string]string{}}
	var best header
	for first := max(1, row-headDepth+1); first <= row; first++ {
		lines := f.to(bottom)[first-1:]
		h := match(base, names, withoutColumns(stacked(lines), cols))
		if h.cols["name"] > 0 && len(h.cols) >= len(best.cols) { // the lowest of equals: titles stand above
			best, top = h, first
		}
	}
	if best.cols == nil {
		return nil
	}
	for f, col := range cols {
		best.cols[f] = col
	}
	best.row, best.bottom = top, bottom
	for col := range best.cols {
		if m, ok := g.merged(top, best.cols[col]); ok {
			best.bottom = max(best.bottom, m.ToRow)
		}
	}
	return &table{g: g, shape: base.adding(cols, titles), header: best, mapping: model.Mapping{From: model.MappingRecognised, Year: year}}
}

// withoutColumns leaves the columns of figures out of the headings.
func withoutColumns(headings []string, cols map[string]int) []string {
	for _, c := range cols {
		headings[c-1] = ""
	}
	return headings
}

// across places a table whose columns are units. A unit may have several
// columns: then the one for what was done counts, or the one for what it was
// given in a table of allocations.
func (r *reader) across(g *grid, row int, units map[int]model.Unit, year int) *table {
	cols, titles, bottom := map[string]int{}, map[string]string{}, row
	byUnit := map[string][]int{}
	for col, u := range units {
		byUnit[u.Code] = append(byUnit[u.Code], col)
		titles[fieldUnit+u.Code] = u.Name
	}
	wanted := map[model.Layout][]string{model.LayoutUnknown: {"thuc hien", "th", "ket qua"}, model.LayoutResults: {"thuc hien", "th", "ket qua"},
		model.LayoutAllocation: {"ke hoach", "kh", "giao", "chi tieu"}, model.LayoutRegistration: registers()}[r.purpose(g, row)]
	for code, list := range byUnit {
		slices.Sort(list)
		under := func(names []string) []int {
			return slices.DeleteFunc(slices.Clone(list), func(col int) bool { return fits(names, heading(g.filled(row+1, col), year)) == 0 })
		}
		values := list
		if len(list) > 1 {
			bottom = row + 1
			values = under(wanted)
			if hard := under(hardWords()); len(hard) == 1 {
				cols[fieldHard+fieldUnit+code] = hard[0]
			}
		}
		if len(values) != 1 {
			return nil
		}
		cols[fieldUnit+code] = values[0]
	}
	return r.matrixTable(g, row, bottom, cols, titles, year)
}

// counters tells whether a row only numbers the columns.
func (g *grid) counters(row int) bool {
	n := 0
	for col := 1; col <= g.across(row); col++ {
		if text := vn.Clean(g.raw(row, col)); text != "" {
			if !isCounter(text) {
				return false
			}
			n++
		}
	}
	return n > 1
}

// stackedText joins the headings of one column.
func (g *grid) stackedText(from, to, col int) string {
	var parts []string
	for row := from; row <= to; row++ {
		if text := vn.Clean(g.filled(row, col)); text != "" && !slices.Contains(parts, text) {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, " ")
}

// heading finds the one target a heading names, by its number or its name.
func (n *names) heading(text string) (model.Target, bool) {
	if text == "" || len(text) > 2*longestHeading {
		return model.Target{}, false
	}
	bare, _, _ := strings.Cut(text, "(")
	bare = vn.Clean(bare)
	key := strings.Trim(vn.Key(strings.TrimPrefix(vn.Fold(bare), "chi tieu ")), ". ")
	for _, d := range n.targets {
		if key == d.key && key != "" {
			return d.target, true
		}
	}
	number, name, _ := strings.Cut(bare, " ")
	if list, sure := n.find(strings.TrimRight(number, ".):"), name); sure && name != "" && list[0].score >= confirms && !n.clash(bare, list[0]) {
		return *n.target(list[0].number), true
	}
	list := n.rank("", bare)
	if list[0].score >= certain && !n.clash(bare, list[0]) && (len(list) == 1 || list[1].score <= list[0].score-clearly) {
		return *n.target(list[0].number), true
	}
	return model.Target{}, false
}

// target is the target of a number, nil for none.
func (n *names) target(number string) *model.Target {
	key := vn.Key(number)
	i := slices.IndexFunc(n.targets, func(d named) bool { return d.key == key })
	if i < 0 {
		return nil
	}
	return &n.targets[i].target
}

// purpose tells by the title of a table of targets by units what it holds;
// LayoutUnknown when it does not say.
func (r *reader) purpose(g *grid, row int) model.Layout {
	top := row
	for top > 1 && (g.filledCells(top-1) <= 3 || row-top < headDepth) {
		top-- // titles, and the upper headings
	}
	title := " " + vn.Fold(vn.Clean(g.aboveFrom(top, row+2))) + " "
	has := func(ws ...string) bool {
		return slices.ContainsFunc(ws, func(w string) bool { return strings.Contains(title, " "+w+" ") })
	}
	promised := has("dang ky", "giao uoc", "cam ket")
	given := has("giao chi tieu", "phan bo", "chi tieu giao", "giao ke hoach", "phan khai", "phan giao", "giao cho", "duoc giao")
	switch {
	case promised && (given || has("ket qua", "bao cao")):
		return model.LayoutUnknown
	case promised:
		return model.LayoutRegistration
	case has("ket qua", "bao cao", "so lieu", "tong hop"), !given && has("thuc hien", "uoc thuc hien"):
		return model.LayoutResults
	case given:
		return model.LayoutAllocation
	}
	return model.LayoutUnknown
}

// askPurpose asks what a table of targets by units holds; false while nobody said.
func (r *reader) askPurpose(t *table) bool {
	if t.shape.layout != model.LayoutUnknown {
		return true
	}
	p := r.aboutTable(t, model.AskLayout)
	p.Message = "Bảng trên trang “" + p.Sheet + "” là chỉ tiêu giao cho đơn vị, mức các đơn vị đăng ký, hay kết quả của các đơn vị?"
	for _, l := range []model.Layout{model.LayoutAllocation, model.LayoutRegistration, model.LayoutResults} {
		p.Choices = append(p.Choices, model.Choice{Value: string(l), Label: l.Label()})
	}
	p.Choices = append(p.Choices, model.Choice{Value: model.AnswerSkip, Label: "Bỏ trang này"})
	t.shape.layout = model.Layout(r.ask(p))
	if !isMatrix(t.shape.layout) {
		t.shape.layout = model.LayoutUnknown
	}
	return t.shape.layout != model.LayoutUnknown
}

// split hands out a row of a table of targets by units as one row for each
// figure in it.
func (s *scan) split(row model.SheetRow) {
	if s.listsOwners() {
		row.Unit = s.owners.rows[row.Row]
		s.out = append(s.out, row)
		return
	}
	field := map[model.Layout]string{model.LayoutAllocation: "plan", model.LayoutRegistration: "registered", model.LayoutResults: "period_value"}[s.shape.layout]
	for _, c := range s.shape.cols {
		if !dynamic(c.field) || strings.HasPrefix(c.field, fieldHard) {
			continue
		}
		said := map[string]string{field: c.field}
		if s.shape.layout == model.LayoutRegistration {
			said["hard"] = fieldHard + c.field
		}
		fields := map[string]model.SheetCell{}
		for name, from := range said {
			if cell, ok := row.Fields[from]; ok && cell.Text != "" {
				fields[name] = cell
			}
		}
		if len(fields) == 0 {
			continue
		}
		one := model.SheetRow{Sheet: row.Sheet, Row: row.Row, Key: row.Key, Name: row.Name, Fields: fields}
		if code, across := strings.CutPrefix(c.field, fieldUnit); across {
			one.Unit = code
		} else {
			one.Unit, one.Key, one.Name = s.unitOf(row), strings.TrimPrefix(c.field, fieldTarget), c.title
		}
		s.out = append(s.out, one)
	}
}

// unitOf is the code of the unit a row is about, else its name as written.
func (s *scan) unitOf(row model.SheetRow) string {
	if code := s.units[row.Row]; code != "" {
		return code
	}
	units := s.r.roster(s.mapping.Year)
	for _, text := range []string{row.Fields["code"].Text, row.Name} {
		if u, ok := units.one(text); ok {
			return u.Code
		}
	}
	return row.Name
}

// byUnits tells whether the rows of a table of targets by units are units.
func (s *scan) byUnits() bool {
	return isMatrix(s.shape.layout) && slices.ContainsFunc(s.shape.cols, func(c column) bool { return strings.HasPrefix(c.field, fieldTarget) })
}

// isUnitRow tells whether a row of a table of units is one; a row with figures
// that names no unit of the book is told.
func (s *scan) isUnitRow(row int, name string) bool {
	units := s.r.roster(s.mapping.Year)
	for _, text := range []string{s.raw(row, "code"), name} {
		if _, ok := units.one(text); ok {
			return true
		}
	}
	if !s.filled(row) || isClosing(name) {
		return s.skip(row, "Không phải đơn vị")
	}
	p := model.Problem{Cell: at(row, max(1, s.header.cols["name"])), Severity: model.SeverityQuestion, About: model.AskUnit,
		Message: fmt.Sprintf("Dòng “%s” là đơn vị nào?", cut(name, 60)),
		Choices: append(unitChoices(units.list), model.Choice{Value: model.AnswerSkip, Label: "Bỏ dòng này"})}
	answer := s.tell(p)
	if answer == "" || answer == model.AnswerSkip {
		return s.skip(row, "Chưa biết là đơn vị nào")
	}
	if s.units == nil {
		s.units = map[int]string{}
	}
	s.units[row] = strings.TrimPrefix(answer, model.AnswerTyped)
	return true
}
