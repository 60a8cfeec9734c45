package sheet

import (
	"slices"
	"strings"
	"unicode"

	"sothidua/data/model"
)

// recognise reads a workbook without an identity: the office's own tables, or
// a kit that lost its marks. Every sheet is read.
func (r *reader) recognise() error {
	var unknown []*table
	for _, s := range r.book.Sheets {
		if s.Hidden && len(r.hands(s.Name)) == 0 {
			if err := r.tellHiddenSheet(s.Name); err != nil {
				return err
			}
			continue
		}
		g, err := loadGrid(r.book, s)
		if err != nil {
			return err
		}
		tables := r.tables(g)
		for _, t := range tables {
			r.take(t)
		}
		if len(tables) == 0 && g.tabular() {
			unknown = append(unknown, r.propose(g))
		}
		if !r.opts.Source {
			s.Drop()
		}
	}
	for _, t := range unknown {
		r.askLayout(t)
	}
	return nil
}

// tellHiddenSheet says that a hidden sheet with something on it is not read.
func (r *reader) tellHiddenSheet(name string) error {
	s := r.book.Sheet(name)
	if err := s.Load(); err != nil {
		return err
	}
	if len(s.Rows) > 0 && name != identitySheet && name != listSheet {
		r.data.Problems = append(r.data.Problems, model.Problem{Sheet: name, Severity: model.SeverityQuestion,
			Message: "Trang “" + name + "” đang ẩn trong tệp nên không đọc. Bỏ ẩn trang rồi chọn lại tệp nếu có số cần nhập."})
	}
	s.Drop()
	return nil
}

// byHeadings finds the table of a sheet by its headings, nil when none fits: a
// table of targets by units, a list of registrations, a list of targets or of
// units as the program knows them, else a table of targets by the meaning of its
// headings.
func (r *reader) byHeadings(g *grid) *table {
	year := guessYear(g.above(min(g.height(), headSearch) + 1))
	whole := within{top: 1, first: 1, last: headSearch}
	if t := r.results(g, whole, year); t != nil {
		return t
	}
	if t := r.matrix(g, whole, year); t != nil {
		return t
	}
	if t := r.registered(g, whole, year); t != nil {
		return t
	}
	for _, s := range shapes(year, "") {
		if s.layout != model.LayoutTargets && s.layout != model.LayoutUnits {
			continue
		}
		if h, ok := g.findHeader(s, year); ok {
			return &table{g: g, shape: s, header: h, mapping: model.Mapping{From: model.MappingRecognised, Year: year}}
		}
		if s.layout == model.LayoutTargets {
			if t := r.ownTable(g, whole, year); t != nil {
				return t
			}
			if t := r.unitTable(g, whole, year); t != nil {
				return t
			}
		}
	}
	return nil
}

// texts counts the cells of a row that hold words.
func (g *grid) texts(row int) int {
	n := 0
	for col := 1; col <= g.across(row); col++ {
		if text := g.raw(row, col); text != "" && strings.ContainsFunc(text, unicode.IsLetter) {
			n++
		}
	}
	return n
}

// filledCells counts the cells of a row that hold anything.
func (g *grid) filledCells(row int) int {
	n := 0
	for col := 1; col <= g.across(row); col++ {
		if g.raw(row, col) != "" {
			n++
		}
	}
	return n
}

// tabular tells whether a sheet that was not recognised may be a table at all:
// two rows with three cells.
func (g *grid) tabular() bool {
	n := 0
	for row := 1; row <= g.height() && n < 2; row++ {
		if g.filledCells(row) >= 3 {
			n++
		}
	}
	return n >= 2
}

// propose adds a sheet that was not recognised, with the mapping that fits it
// best to start from.
func (r *reader) propose(g *grid) *table {
	year := guessYear(g.above(min(g.height(), headSearch) + 1))
	t := &table{g: g, shape: shape{layout: model.LayoutUnknown}, mapping: model.Mapping{From: model.MappingProposed, Year: year}}
	most := 0
	for _, s := range shapes(year, "") {
		needs := s.need
		s.need = nil
		h, ok := g.findHeader(s, year)
		if !ok {
			continue
		}
		score := h.score
		for _, f := range needs {
			if h.cols[f] > 0 {
				score += 10
			}
		}
		if score > most {
			t.header, most = h, score
		}
	}
	if most == 0 {
		t.header = header{row: g.firstFull(), bottom: g.firstFull()}
	}
	t.mapping.HeaderLast = t.header.bottom
	t.describe()
	out := model.SheetTable{Mapping: t.mapping, Range: t.area()}
	if r.opts.Source {
		out.Source = t.source(nil)
	}
	r.data.Tables = append(r.data.Tables, out)
	return t
}

// firstFull is the first row with three cells, 1 when there is none.
func (g *grid) firstFull() int {
	for row := 1; row <= g.height(); row++ {
		if g.filledCells(row) >= 3 {
			return row
		}
	}
	return 1
}

// askLayout asks what a sheet holds. Without any table in the workbook nothing
// can be imported, so it is an error then.
func (r *reader) askLayout(t *table) {
	p := model.Problem{Sheet: t.g.sheet.Name, Cell: at(max(t.header.row, 1), 1), Severity: model.SeverityQuestion, About: model.AskLayout}
	if !slices.ContainsFunc(r.data.Tables, func(t model.SheetTable) bool { return t.Mapping.Layout != model.LayoutUnknown }) {
		p.Severity = model.SeverityError
	}
	p.Message = "Không nhận ra bảng trên trang “" + p.Sheet + "”. Chọn loại bảng và các cột, hoặc bỏ trang này."
	p.Choices = []model.Choice{{Value: model.AnswerSkip, Label: "Bỏ trang này"}}
	r.ask(p)
}

// take reads a table that was placed, when it says whose and of when it is.
func (r *reader) take(t *table) {
	r.settle(t)
	r.tellYear(t)
	t.describe()
	if m := &t.mapping; m.Measure == "" && !t.own {
		m.Measure = t.g.tableMeasure(t.header.bottom)
	}
	r.askRivals(t)
	r.tellUnread(t)
	sc := scan{r: r, g: t.g, shape: t.shape, header: t.header, mapping: &t.mapping, own: t.own, skipped: map[int]string{}}
	out := model.SheetTable{Range: t.area()}
	if names := t.missing(); len(names) > 0 {
		sc.problem(at(max(t.header.row, 1), 1), model.SeverityError, "Chưa chọn cột "+strings.Join(names, ", ")+" cho bảng “"+t.shape.layout.Label()+"”. Chọn cột rồi xem lại.")
	} else if out.Ready = !r.foreign(t) && r.askPurpose(t) && r.samePeriod(t) && r.ready(t); out.Ready {
		t.describe()
		sc.shape = t.shape
		r.data.Problems = append(r.data.Problems, t.g.notes...)
		if t.own && t.shape.layout == model.LayoutKit {
			sc.checkUnit()
		}
		sc.rows()
		out.Rows = sc.out
	}
	out.Mapping = t.mapping
	if r.opts.Source {
		out.Source = t.source(&sc)
	}
	r.data.Tables = append(r.data.Tables, out)
}

// askRivals asks which of several columns is meant where their headings mean
// the same; until then none of them is read.
func (r *reader) askRivals(t *table) {
	for _, c := range t.shape.cols {
		cols := t.rivals[c.field]
		if len(cols) < 2 || t.header.cols[c.field] == 0 || c.kind == kindShown {
			continue
		}
		p := model.Problem{Sheet: t.g.sheet.Name, Cell: at(t.header.row, cols[1]), Severity: model.SeverityQuestion, About: model.AskColumn,
			Message: "Cột " + letter(cols[0]) + " và " + letter(cols[1]) + " cùng có thể là “" + t.shape.title(c.field) + "”. Chọn cột nào?"}
		for _, col := range cols {
			p.Choices = append(p.Choices, model.Choice{Value: letter(col), Label: "Cột " + letter(col) + ": " + cut(t.g.stackedText(t.header.row, t.header.bottom, col), 60)})
		}
		p.Choices = append(p.Choices, model.Choice{Value: model.AnswerSkip, Label: "Không đọc cột nào"})
		answer := r.ask(p)
		delete(t.header.cols, c.field)
		for _, col := range cols {
			if answer == letter(col) {
				t.header.cols[c.field] = col
				if code := t.columnPeriod(); c.field == "period_value" && code != "" {
					t.mapping.Code = code // the column says of when it is
				}
			}
		}
		t.mapping.Columns = nil
		t.describe()
	}
}
