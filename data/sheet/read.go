package sheet

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"sothidua/data/model"
	"sothidua/data/sheet/raw"
)

// Options is what the reader is told besides the file.
type Options struct {
	// Mappings are made by hand for sheets of this workbook; a sheet is found
	// by its name. Year, Code, UnitCode and Measure may be left empty: then
	// the reader takes what the sheet says.
	Mappings []model.Mapping
	// Remembered are mappings made by hand for other workbooks; a sheet whose
	// headings have the same signature is read as they say.
	Remembered []model.Mapping
	// Answers are the user's decisions on questions of an earlier reading.
	Answers []model.Answer
	// Known tells what the book holds of a year (see Knowing): the units, by
	// which the reader finds whose a table is, and the targets, by which it
	// finds what a row without the number of the plan is about. It may be nil.
	Known func(year int) Known
	// Year is offered where a table does not say of which year it is.
	Year int
	// Source asks for the sheets as the file shows them (SheetTable.Source).
	Source bool
}

// ReadWith reads one workbook: the layout by its hidden identity, or by its
// headings when that is lost, and by what the user decided: how sheets are
// mapped and what is meant where the file leaves a doubt. Every sheet with a
// table is read, and comes back with the mapping it was read by; a sheet that
// is not recognised comes back with a proposed mapping to complete. What is
// wrong with single cells stands in the result's Problems; a workbook of no
// known layout has LayoutUnknown. Errors, all coded with a message that names
// the file: CodeInvalid for a file that is no workbook, has a password or is
// too large, CodeDamaged, CodeNewer, CodeBusy, CodeNotFound, CodeDenied.
func ReadWith(path string, o Options) (data model.SheetData, err error) {
	name := filepath.Base(path)
	content, err := load(path)
	if err != nil {
		return model.SheetData{}, err
	}
	return parse(name, content, o)
}

// parse reads a workbook from its bytes.
func parse(name string, content []byte, o Options) (data model.SheetData, err error) {
	defer func() {
		if r := recover(); r != nil {
			data, err = model.SheetData{}, damaged(name, fmt.Errorf("panic: %v", r))
		}
	}()
	book, err := openBook(name, content)
	if err != nil {
		return data, err
	}
	r := reader{book: book, opts: o, data: model.SheetData{File: name, Layout: model.LayoutUnknown, Answers: o.Answers}}
	if err := r.read(); err != nil {
		return model.SheetData{}, refused(name, err)
	}
	r.first()
	if macros(content) {
		r.remark("Tệp “" + name + "” có macro. Chương trình chỉ đọc các ô, không chạy macro nào.")
	}
	if err := r.unmask(disguise(name, content)); err != nil {
		return model.SheetData{}, err
	}
	return r.data, nil
}

// ReadAll reads several workbooks, telling step after each; step may be nil. A
// file that cannot be read does not stop the others: it comes back with
// LayoutUnknown and its error as a problem. The error is that of ctx.
func ReadAll(ctx context.Context, paths []string, step Step) ([]model.SheetData, error) {
	return ReadAllWith(ctx, paths, func(string) Options { return Options{} }, step)
}

// ReadAllWith is ReadAll with what each file is read with, by its path.
func ReadAllWith(ctx context.Context, paths []string, options func(path string) Options, step Step) ([]model.SheetData, error) {
	out := make([]model.SheetData, 0, len(paths))
	for i, p := range paths {
		if err := ctx.Err(); err != nil {
			return out, err
		}
		data, err := ReadWith(p, options(p))
		if err != nil {
			data = model.SheetData{File: filepath.Base(p), Layout: model.LayoutUnknown,
				Problems: []model.Problem{{Severity: model.SeverityError, Message: model.Message(err)}}}
		}
		out = append(out, data)
		if step != nil {
			step(i+1, len(paths), filepath.Base(p))
		}
	}
	return out, nil
}

// reader carries one workbook through its recognition.
type reader struct {
	book *raw.Book
	opts Options
	data model.SheetData

	rosters map[int]*roster // by year
}

func (r *reader) read() error {
	id, sheet, ok, err := findIdentity(r.book)
	if err != nil {
		return err
	}
	if !ok {
		return r.recognise()
	}
	switch id.layout {
	case shapeReports:
		r.remark("Bảng số liệu các đơn vị chỉ để xem và in, không có gì để nhập. Sửa số bằng phiếu đơn vị.")
		return nil
	case shapeUnitProgress:
		r.remark("Bảng tổng hợp của riêng một đơn vị chỉ để xem và in, không có gì để nhập. Sửa số bằng phiếu đơn vị.")
		return nil
	}
	s, ok := shapeOf(model.Layout(id.layout), id.year, id.code)
	if !ok || needsPeriod(s.layout) && id.code == "" {
		return model.Errorf(model.CodeDamaged, "Dấu nhận dạng trong tệp “%s” đã bị sửa. Xuất lại tệp từ chương trình rồi chép số sang.", r.data.File)
	}
	r.data.Layout, r.data.Year, r.data.Code, r.data.UnitCode = s.layout, id.year, id.code, id.unit
	return r.identified(s, id, sheet)
}

func needsPeriod(l model.Layout) bool {
	return l == model.LayoutKit || l == model.LayoutProgress || l == model.LayoutResults
}

// first makes the first table that is ready the workbook's own.
func (r *reader) first() {
	for _, t := range r.data.Tables {
		if t.Ready {
			m := t.Mapping
			r.data.Layout, r.data.Year, r.data.Code, r.data.UnitCode, r.data.UnitName = m.Layout, m.Year, m.Code, m.UnitCode, m.UnitName
			r.data.Rows = t.Rows
			return
		}
	}
}

// remark says something about the whole file that stops nothing.
func (r *reader) remark(message string) {
	r.data.Problems = append(r.data.Problems, model.Problem{Severity: model.SeverityQuestion, Message: message})
}

// answer finds what the user decided, "" when nothing.
func (r *reader) answer(sheet, cell string, about model.About) string {
	return model.AnswerTo(r.opts.Answers, sheet, cell, about)
}

// ask adds a problem with choices; it returns the answer when it is one of
// them or was typed, "" while the question is open.
func (r *reader) ask(p model.Problem) string {
	answer := r.answer(p.Sheet, p.Cell, p.About)
	if answer != "" && (strings.HasPrefix(answer, model.AnswerTyped) ||
		slices.ContainsFunc(p.Choices, func(c model.Choice) bool { return c.Value == answer })) {
		p.Answer = answer
	}
	r.data.Problems = append(r.data.Problems, p)
	return p.Answer
}

// identified reads the table of a workbook that knows what it is.
func (r *reader) identified(sh shape, id identity, sheet string) error {
	tables, err := r.copies(sh, id, sheet)
	if err != nil {
		return err
	}
	if len(tables) == 0 {
		r.data.Problems = append(r.data.Problems, model.Problem{Sheet: sheet, Severity: model.SeverityError,
			Message: "Không thấy dòng tiêu đề của bảng (" + headings(sh) + "). Có thể cột đã bị xóa hay đổi tên. Xuất lại tệp từ chương trình rồi chép số sang."})
		return nil
	}
	t := r.chosen(tables)
	if t == nil || r.foreignKit(t, id) {
		r.data.Layout = model.LayoutUnknown
		return nil
	}
	m := &t.mapping
	m.Year, m.Code, m.UnitCode = id.year, id.code, id.unit
	r.take(t)
	return nil
}

// copies finds the table of a workbook that knows what it is, the sheet of its
// mark first, and the copies people made of that sheet.
func (r *reader) copies(sh shape, id identity, sheet string) ([]*table, error) {
	sheets := r.visible()
	if s := r.book.Sheet(sheet); s != nil {
		sheets = append([]*raw.Sheet{s}, slices.DeleteFunc(sheets, func(o *raw.Sheet) bool { return o == s })...)
	}
	var out []*table
	for i, s := range sheets {
		if len(out) > 0 && !isCopy(out[0].g.sheet.Name, s.Name) {
			continue
		}
		g, err := loadGrid(r.book, s)
		if err != nil {
			return nil, err
		}
		t := &table{g: g, shape: sh, own: true, mapping: model.Mapping{From: model.MappingIdentity}}
		if hand := r.byHand(g); len(hand) > 0 {
			return hand[:1], nil
		}
		if h, ok := g.findHeader(sh, id.year); ok {
			t.header = h
			out = append(out, t)
		} else if i == 0 || sheet == "" {
			r.propose(g)
		}
	}
	return out, nil
}

// isCopy tells whether a sheet is named as the copy of another: "Phiếu (2)".
func isCopy(original, name string) bool {
	rest, ok := strings.CutPrefix(name, original)
	return ok && (strings.HasPrefix(rest, " (") || strings.HasPrefix(rest, "_"))
}

// chosen is the table that is read: the first, unless copies of it hold other
// numbers; then the user says which. Nil while nobody said.
func (r *reader) chosen(tables []*table) *table {
	first := tables[0]
	others := slices.DeleteFunc(slices.Clone(tables[1:]), func(t *table) bool { return t.g.sameCells(first.g) })
	if len(others) == 0 {
		return first
	}
	p := r.aboutTable(first, model.AskSheet)
	p.Message = "Trang “" + others[0].g.sheet.Name + "” là bản chép của trang “" + first.g.sheet.Name + "” nhưng số khác nhau. Nhập trang nào?"
	for _, t := range append([]*table{first}, others...) {
		p.Choices = append(p.Choices, model.Choice{Value: t.g.sheet.Name, Label: "Trang “" + t.g.sheet.Name + "”"})
	}
	p.Choices = append(p.Choices, model.Choice{Value: model.AnswerSkip, Label: "Bỏ tệp này"})
	answer := r.ask(p)
	for _, t := range tables {
		if t.g.sheet.Name == answer {
			return t
		}
	}
	return nil
}

// headings names the columns a table cannot do without.
func headings(s shape) string {
	var names []string
	for _, f := range s.need {
		names = append(names, "“"+s.title(f)+"”")
	}
	return strings.Join(names, ", ")
}

// checkUnit compares the unit named on the kit with the one it was made for: a
// kit copied for a neighbour would overwrite the first unit's figures.
func (s *scan) checkUnit() {
	for row := 1; row < s.header.row; row++ {
		for col := 1; col <= s.g.across(row); col++ {
			code := unitAfter(s.g.raw(row, col))
			if code != "" && !strings.EqualFold(code, s.mapping.UnitCode) {
				s.problem(at(row, col), model.SeverityError, "Phiếu ghi đơn vị "+code+" nhưng được xuất cho đơn vị "+s.mapping.UnitCode+
					". Xuất phiếu của đúng đơn vị rồi chép số sang.")
			}
		}
	}
}

// visible lists the sheets a person sees.
func (r *reader) visible() []*raw.Sheet {
	return slices.DeleteFunc(slices.Clone(r.book.Sheets), func(s *raw.Sheet) bool { return s.Hidden })
}
