package sheet

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/xuri/excelize/v2"

	"sothidua/data/internal/memory"
	"sothidua/data/model"
	"sothidua/data/sheet/raw"
	"sothidua/data/vn"
)

// scan reads the rows of one table.
type scan struct {
	r       *reader
	g       *grid
	shape   shape
	header  header
	mapping *model.Mapping
	own     bool // the workbook says itself what it is
	out     []model.SheetRow
	hidden  []int          // rows taken although they are hidden
	skipped map[int]string // why rows are not taken
	doubted map[int]bool   // rows with a problem

	block     model.SheetCell     // heading of the block of units above the row
	doubts    map[string][]string // the fields asked about, see doubtedFields
	nameTo    int                 // the last column of names
	target    *model.Target       // of the row being read, nil when not known
	names     *names              // the targets the rows may be about, nil when not known
	units     map[int]string      // the units of rows as the user answered
	columns   map[int]notation    // how the numbers of a column are written
	headUnits map[int]string      // units of measure in headings
	closed    bool                // the rows are those of the signatures
	owners    owners              // of registrations
	pairing   pairing             // of planned and done rows
}

func (s *scan) problem(cell string, severity model.Severity, message string) {
	s.tell(model.Problem{Cell: cell, Severity: severity, Message: message})
}

// tell adds a problem of this sheet; it returns the user's answer to it.
func (s *scan) tell(p model.Problem) string {
	p.Sheet = s.g.sheet.Name
	if _, row, ok := raw.ParseRef([]byte(p.Cell)); ok {
		if s.doubted == nil {
			s.doubted = map[int]bool{}
		}
		s.doubted[row] = true
	}
	return s.r.ask(p)
}

// skip notes why a row is not taken.
func (s *scan) skip(row int, why string) bool {
	s.skipped[row] = why
	return false
}

func (s *scan) raw(row int, field string) string {
	if s.pairing.names != nil && field == "name" {
		return s.pairing.names[row]
	}
	if s.pairing.keys != nil && field == s.key() {
		return s.pairing.keys[row]
	}
	col := s.header.cols[field]
	if col == 0 {
		return ""
	}
	if field == "name" && s.nameTo > col {
		return s.wideName(row)
	}
	return vn.Clean(s.g.raw(row, col))
}

// wideName is the name of a row where the heading of the names spans several
// columns: the last of them that says something. What stands before it is the
// section.
func (s *scan) wideName(row int) string {
	for col := s.nameTo; col >= s.header.cols["name"]; col-- {
		if text := vn.Clean(s.g.raw(row, col)); text != "" {
			return text
		}
	}
	return ""
}

// key is the field that names a row.
func (s *scan) key() string {
	if s.shape.layout == model.LayoutUnits || s.byUnits() {
		return "code"
	}
	return "number"
}

// rows reads the table; for a kit, the words under it too.
func (s *scan) rows() {
	if t := s.header.twin; t != "" {
		s.problem(at(s.header.row, s.header.twinCol), model.SeverityError, "Hai cột "+letter(s.header.cols[t])+" và "+letter(s.header.twinCol)+
			" cùng có thể là “"+s.title(t)+"”. Đổi tiêu đề của cột không dùng rồi nhập lại.")
	}
	if m, ok := s.g.merged(s.header.row, s.header.cols["name"]); ok && !s.own {
		s.nameTo = m.ToCol
	}
	s.doubts = doubtedFields(s.shape.layout)
	if s.shape.layout != model.LayoutUnits && s.shape.layout != model.LayoutTargets {
		s.paired()
	}
	s.prepareNames()
	sections := kitSections()
	last := s.g.height()
	if s.header.last > 0 {
		last = min(last, s.header.last)
	}
	for row := s.header.bottom + 1; row <= last; row++ {
		memory.Collect(row)
		if s.shape.layout == model.LayoutKit && !isNumber(s.raw(row, "number")) {
			if section, col := s.section(row, sections); section != "" {
				s.words(row, col, section, sections)
				continue
			}
		}
		switch {
		case s.ownerRow(row):
		case s.isRow(row):
			s.row(row)
		default:
			s.heads(row)
		}
	}
	s.tellHidden()
	s.tellComputed()
	s.tellLinked()
}

// tellComputed names the formulas that were saved without their values.
func (s *scan) tellComputed() {
	if cells := s.g.computed; len(cells) > 0 {
		more := ""
		if len(cells) > 10 {
			more = "…"
		}
		s.problem(cells[0], model.SeverityQuestion, "Công thức lưu không kèm kết quả; chương trình đã tự tính: "+strings.Join(cells[:min(len(cells), 10)], ", ")+more+
			". Mở tệp bằng Excel, bấm Lưu để so lại.")
	}
}

func (s *scan) title(field string) string { return s.shape.title(field) }

func letter(col int) string {
	name, err := excelize.ColumnNumberToName(col)
	if err != nil {
		panic("sheet: " + err.Error()) // columns come from the sheet itself
	}
	return name
}

// isRow tells whether a row of the sheet is a row of the table, and not a
// blank, a heading of a group, a total, a remark or a signature.
func (s *scan) isRow(row int) bool {
	key, name := s.raw(row, s.key()), s.raw(row, "name")
	if s.own && key != "" && !s.isRemark(row) {
		return name != "" || s.figures(row) > 0
	}
	if why := s.otherRow(row); why != "" {
		return s.skip(row, why)
	}
	if why := s.aside(row, key, name); why != "" {
		return s.skip(row, why)
	}
	switch {
	case s.byUnits():
		return s.isUnitRow(row, name)
	case s.shape.layout == model.LayoutUnits:
		return s.isUnit(row, key, name)
	case s.shape.layout == model.LayoutTargets && (s.listed() || s.names == nil):
		return s.isTarget(row, key, name) || s.skip(row, "Không phải chỉ tiêu")
	}
	return s.isResult(row, key, name)
}

// aside says why a row is no part of any table, "" when it may be.
func (s *scan) aside(row int, key, name string) string {
	signed := s.signed(row)
	switch {
	case key == "" && name == "":
		return "Không có số và tên"
	case !s.own && name != "" && name == vn.Clean(s.g.filled(s.header.row, s.header.cols["name"])):
		return "Tiêu đề lặp lại"
	case s.isRemark(row):
		return "Dòng ghi chú"
	case signed:
		return "Chữ ký"
	case isCounter(name):
		return "Dòng đánh số cột"
	case isTotal(name) || isTotal(key):
		s.problem(at(row, s.header.cols["name"]), model.SeverityQuestion, "Dòng “"+cut(name+key, 40)+"” là dòng cộng nên không nhập.")
		return "Dòng cộng"
	}
	return ""
}

// isUnit tells whether a row of a list of units is one.
func (s *scan) isUnit(row int, key, name string) bool {
	if s.blockHeading(row, name) {
		return s.skip(row, "Tên khối")
	}
	return name != "" && (key != "" || s.raw(row, "block") != "" || !isClosing(name)) || s.skip(row, "Dòng cuối trang")
}

// isTarget tells whether a row of a list of targets is one; without a number
// it still counts when it says how it is judged, so that it is told.
func (s *scan) isTarget(row int, key, name string) bool {
	if key == "" {
		return s.raw(row, "comparator") != ""
	}
	return name != "" && len([]rune(key)) <= 15 || isNumber(key) && s.figures(row) > 0
}

// isResult tells whether a row of a kit or a summary is one: it has the number
// of a target, or figures, which then must have a number.
func (s *scan) isResult(row int, key, name string) bool {
	figures := s.figures(row)
	switch {
	case s.names != nil && s.filled(row):
		return name != "" && !isClosing(name) || name == "" && isNumber(key) || s.skip(row, "Không có tên chỉ tiêu")
	case isNumber(key) && (name != "" || figures > 0):
		return true
	case figures == 0:
		return s.skip(row, "Không có số liệu")
	case key == "":
		s.problem(at(row, s.header.cols["number"]), model.SeverityError, "Dòng “"+cut(name, 40)+"” có số liệu nhưng thiếu số chỉ tiêu ở cột “"+s.title("number")+"”. Ghi số như trong kế hoạch: 8, 1a…")
		return s.skip(row, "Thiếu số chỉ tiêu")
	}
	return name != "" || s.skip(row, "Không có tên chỉ tiêu")
}

// filled tells whether a row says anything that is read.
func (s *scan) filled(row int) bool {
	if col := s.header.cols[meansMark]; col > 0 && isTick(s.g.raw(row, col)) {
		return true
	}
	return slices.ContainsFunc(s.shape.cols, func(c column) bool {
		if c.kind != kindFigure && c.kind != kindLong && c.field != "hard" && !strings.HasPrefix(c.field, fieldHard) {
			return false
		}
		from, col := row, s.header.cols[c.field]
		if m, ok := s.g.merged(row, col); ok && c.kind == kindFigure && m.Col == col {
			from = m.Row // one number for several rows is told of each
		}
		cell := s.g.sheet.At(from, col)
		return cell.Kind == raw.Pending || !isBlankSign(vn.Clean(cell.Text))
	})
}

// isRemark tells whether the first cell runs across the table, as remarks and
// signatures do.
func (s *scan) isRemark(row int) bool {
	m, ok := s.g.merged(row, s.header.cols["name"])
	return ok && m.ToCol > s.nameTo && m.Col < m.ToCol && (m.Col <= s.header.cols[s.key()] && s.header.cols[s.key()] <= m.ToCol || m.Col < s.header.cols["name"])
}

// figures counts the cells of a row that hold a number.
func (s *scan) figures(row int) int {
	n := 0
	for _, c := range s.shape.cols {
		if c.kind == kindFigure && strings.ContainsFunc(s.raw(row, c.field), unicode.IsDigit) {
			n++
		}
	}
	return n
}

// isNumber tells whether a text is the number of a target: 8, 1a, 1.2, 12b.
func isNumber(s string) bool {
	rs := []rune(s)
	return len(rs) > 0 && len(rs) <= 8 && unicode.IsDigit(rs[0]) &&
		!slices.ContainsFunc(rs, func(r rune) bool { return !unicode.IsDigit(r) && !unicode.IsLetter(r) && r != '.' && r != '-' })
}

// isCounter tells whether a cell only numbers its column: "(2)", "2", "B".
func isCounter(name string) bool {
	name = strings.Trim(name, "()")
	_, err := strconv.Atoi(name)
	return err == nil || len([]rune(name)) == 1
}

// longestTotal is more, in bytes, than any name of a total has.
const longestTotal = 24

func isTotal(text string) bool {
	if len(text) > longestTotal {
		return false // most names, which need no folding then
	}
	t := vn.Fold(strings.TrimRight(text, ":. "))
	return t == "cong" || t == "tong" || t == "tong cong" || t == "tong so" || t == "toan xa"
}
