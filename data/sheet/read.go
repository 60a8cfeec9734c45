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

// Read reads one workbook: the layout by its hidden identity, or by its
// headings when that is lost. What is wrong with single cells stands in the
// result's Problems; a workbook of no known layout has LayoutUnknown. Errors,
// all coded with a message that names the file: CodeInvalid for a file that is
// no workbook, has a password or is too large, CodeDamaged, CodeNewer,
// CodeBusy, CodeNotFound, CodeDenied.
func Read(path string) (data model.SheetData, err error) {
	name := filepath.Base(path)
	content, err := load(path)
	if err != nil {
		return model.SheetData{}, err
	}
	return parse(name, content)
}

// parse reads a workbook from its bytes.
func parse(name string, content []byte) (data model.SheetData, err error) {
	defer func() {
		if r := recover(); r != nil {
			data, err = model.SheetData{}, damaged(name, fmt.Errorf("panic: %v", r))
		}
	}()
	book, err := openBook(name, content)
	if err != nil {
		return data, err
	}
	r := reader{book: book, data: model.SheetData{File: name, Layout: model.LayoutUnknown}}
	if err := r.read(); err != nil {
		return model.SheetData{}, refused(name, err)
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
	out := make([]model.SheetData, 0, len(paths))
	for i, p := range paths {
		if err := ctx.Err(); err != nil {
			return out, err
		}
		data, err := Read(p)
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
	data model.SheetData
}

func (r *reader) read() error {
	id, sheet, ok, err := findIdentity(r.book)
	if err != nil {
		return err
	}
	if !ok {
		return r.recognise()
	}
	r.data.Year, r.data.Code, r.data.UnitCode = id.year, id.code, id.unit
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
	r.data.Layout = s.layout
	return r.identified(s, sheet)
}

func needsPeriod(l model.Layout) bool { return l == model.LayoutKit || l == model.LayoutProgress }

// remark says something about the whole file that stops nothing.
func (r *reader) remark(message string) {
	r.data.Problems = append(r.data.Problems, model.Problem{Severity: model.SeverityQuestion, Message: message})
}

// identified reads the table of a workbook that knows what it is.
func (r *reader) identified(sh shape, sheet string) error {
	sheets := r.visible()
	if s := r.book.Sheet(sheet); s != nil {
		sheets = []*raw.Sheet{s}
	}
	for _, s := range sheets {
		g, err := loadGrid(r.book, s)
		if err != nil {
			return err
		}
		h, ok := g.findHeader(sh, r.data.Year)
		if !ok {
			continue
		}
		r.data.Problems = append(r.data.Problems, g.notes...)
		sc := scan{g: g, shape: sh, header: h, data: &r.data, own: true}
		if sh.layout == model.LayoutKit {
			sc.checkUnit()
		}
		sc.rows()
		return nil
	}
	r.data.Problems = append(r.data.Problems, model.Problem{Sheet: sheet, Severity: model.SeverityError,
		Message: "Không thấy dòng tiêu đề của bảng (" + r.headings(sh) + "). Có thể cột đã bị xóa hay đổi tên. Xuất lại tệp từ chương trình rồi chép số sang."})
	return nil
}

// headings names the columns a table cannot do without.
func (r *reader) headings(s shape) string {
	sc := scan{shape: s}
	var names []string
	for _, f := range s.need {
		names = append(names, "“"+sc.title(f)+"”")
	}
	return strings.Join(names, ", ")
}

// checkUnit compares the unit named on the kit with the one it was made for: a
// kit copied for a neighbour would overwrite the first unit's figures.
func (s *scan) checkUnit() {
	for row := 1; row < s.header.row; row++ {
		for col := 1; col <= s.g.across(row); col++ {
			code := unitAfter(s.g.raw(row, col))
			if code != "" && !strings.EqualFold(code, s.data.UnitCode) {
				s.problem(at(row, col), model.SeverityError, "Phiếu ghi đơn vị "+code+" nhưng được xuất cho đơn vị "+s.data.UnitCode+
					". Xuất phiếu của đúng đơn vị rồi chép số sang.")
			}
		}
	}
}

// visible lists the sheets a person sees.
func (r *reader) visible() []*raw.Sheet {
	return slices.DeleteFunc(slices.Clone(r.book.Sheets), func(s *raw.Sheet) bool { return s.Hidden })
}
