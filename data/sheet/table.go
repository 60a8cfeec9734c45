package sheet

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/xuri/excelize/v2"

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

	nameTo    int              // the last column of names
	target    *model.Target    // of the row being read, nil when not known
	names     *names           // the targets the rows may be about, nil when not known
	units     map[int]string   // the units of rows as the user answered
	columns   map[int]notation // how the numbers of a column are written
	headUnits map[int]string   // units of measure in headings
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
	s.prepareNames()
	sections := kitSections()
	last := s.g.height()
	if s.header.last > 0 {
		last = min(last, s.header.last)
	}
	for row := s.header.bottom + 1; row <= last; row++ {
		if s.shape.layout == model.LayoutKit {
			if section, col := s.section(row, sections); section != "" {
				s.words(row, col, section, sections)
				continue
			}
		}
		if s.isRow(row) {
			s.row(row)
		} else {
			s.heads(row)
		}
	}
	s.tellHidden()
	s.tellComputed()
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
	switch {
	case key == "" && name == "":
		return s.skip(row, "Không có số và tên")
	case s.isRemark(row):
		return s.skip(row, "Dòng ghi chú")
	case s.own && key != "":
		return name != "" || s.figures(row) > 0
	case isCounter(name):
		return s.skip(row, "Dòng đánh số cột")
	case isTotal(name) || isTotal(key):
		s.problem(at(row, s.header.cols["name"]), model.SeverityQuestion, "Dòng “"+cut(name+key, 40)+"” là dòng cộng nên không nhập.")
		return s.skip(row, "Dòng cộng")
	}
	if s.byUnits() {
		return s.isUnitRow(row, name)
	}
	switch s.shape.layout {
	case model.LayoutUnits:
		return name != "" && (key != "" || s.raw(row, "block") != "" || !isClosing(name)) || s.skip(row, "Dòng cuối trang")
	case model.LayoutTargets:
		if s.listed() || s.names == nil {
			return s.isTarget(row, key, name) || s.skip(row, "Không phải chỉ tiêu")
		}
	}
	return s.isResult(row, key, name)
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
		if c.kind != kindFigure && c.kind != kindLong {
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

func isTotal(text string) bool {
	t := vn.Fold(strings.TrimRight(text, ":. "))
	return t == "cong" || t == "tong" || t == "tong cong" || t == "tong so" || t == "toan xa"
}

// isClosing tells whether a text belongs to the end of a paper.
func isClosing(text string) bool {
	t := vn.Fold(text)
	return slices.ContainsFunc([]string{"nguoi lap", "nguoi tong hop", "chu tich", "pho chu tich", "thu truong", "tm. ", "kt. ", "noi nhan", "ghi chu"},
		func(w string) bool { return strings.HasPrefix(t, w) })
}

// row takes one row of the table.
func (s *scan) row(row int) {
	out := model.SheetRow{Sheet: s.g.sheet.Name, Row: row, Key: s.raw(row, s.key()), Name: s.raw(row, "name"), Fields: map[string]model.SheetCell{}}
	if !s.own {
		out.Key = strings.TrimRight(out.Key, ".) ") // "12b." in the office's own tables
	}
	if !s.named(&out) || !s.seen(row) {
		return
	}
	s.target = nil
	if s.names != nil {
		s.target = s.names.target(out.Key)
	}
	for _, c := range s.shape.cols {
		col := s.header.cols[c.field]
		if col == 0 || c.kind == kindShown {
			continue
		}
		// A blank in a table of the office's own empties nothing in the book.
		if cell, ok := s.field(row, col, c); ok && (s.own || cell.Text != "") {
			out.Fields[c.field] = cell
		}
	}
	if !s.own && s.shape.layout == model.LayoutTargets && !s.listed() {
		for _, f := range []string{"name", "text", "unit"} { // the table's words are not the book's
			delete(out.Fields, f)
		}
	}
	if isMatrix(s.shape.layout) {
		s.split(out)
		return
	}
	s.out = append(s.out, out)
}

// field reads one field of a row; false when it is left out or asked about.
func (s *scan) field(row, col int, c column) (model.SheetCell, bool) {
	cell, ok := s.cell(row, col, c)
	near, judged := doubtedFields(s.shape.layout)[c.field]
	if dynamic(c.field) {
		near, judged = nil, true
		if isRate(s.measure(row, "")) { // shares of an amount are not near the whole
			near = []string{"plan"}
		}
	}
	if ok && cell.Text == "" && c.field == "period_value" && !s.own {
		return s.mark(row, cell)
	}
	if ok && judged {
		cell, ok = s.doubt(row, cell, c, near)
	}
	if ok && c.kind == kindFigure {
		cell = s.measured(row, cell, c.field)
	}
	return cell, ok
}

// mark reads an x under "Đạt" where no value is given: it may be the answer, or
// only the unit's own judgement.
func (s *scan) mark(row int, cell model.SheetCell) (model.SheetCell, bool) {
	col := s.header.cols[meansMark]
	if col == 0 || !isTick(s.g.raw(row, col)) {
		return cell, true
	}
	cell.Cell = at(row, col)
	head := vn.Clean(s.g.stackedText(s.header.row, s.header.bottom, col))
	choices := []model.Choice{typedChoice(head, "Ghi “"+head+"”")}
	if s.target != nil && s.target.Rule.Comparator.Numeric() {
		choices = []model.Choice{{Value: "1", Label: "Ghi 1"}}
	}
	return s.ask(cell, column{field: "period_value"}, model.AskCell, "Dòng không có số, chỉ đánh dấu ở cột “"+head+"”. Ghi gì?", choices...)
}

// isTick tells whether a cell is only marked.
func isTick(text string) bool {
	return strings.Contains(" x X ✓ ✔ √ v V + ", " "+vn.Clean(text)+" ") && vn.Clean(text) != ""
}

// seen tells whether a row is taken although nobody sees it in Excel: the
// program's own workbooks are taken whole, the office's tables when the user
// says so.
func (s *scan) seen(row int) bool {
	if !s.g.isHidden(row) {
		return true
	}
	if s.own {
		s.hidden = append(s.hidden, row)
		return true
	}
	p := model.Problem{Cell: at(row, max(1, s.header.cols["name"])), Severity: model.SeverityQuestion, About: model.AskHidden,
		Message: "Dòng " + strconv.Itoa(row) + " “" + cut(s.raw(row, "name"), 40) + "” đang ẩn trong tệp. Có nhập dòng này không?", Group: s.g.sheet.Name + " hidden",
		Choices: []model.Choice{{Value: answerTake, Label: "Nhập dòng này"}, {Value: model.AnswerSkip, Label: "Bỏ dòng này"}}}
	return s.tell(p) == answerTake || s.skip(row, "Dòng đang ẩn")
}

// answerTake takes what a question is about.
const answerTake = "take"

// cell reads one field; false when it cannot be taken or was not there.
func (s *scan) cell(row, col int, c column) (model.SheetCell, bool) {
	from := row
	if m, ok := s.g.merged(row, col); ok && m.Row != row && m.Col == col {
		switch {
		case c.kind == kindLong, c.kind == kindCode && !s.own:
			return model.SheetCell{}, false // what stands beside several rows belongs to none of them
		case c.kind != kindText:
			return s.stuck(model.SheetCell{Cell: at(row, col)},
				trouble{message: "Ô này gộp với dòng trên nên không biết số của từng dòng. Bỏ gộp ô rồi ghi cho từng dòng."})
		}
		from = m.Row
	}
	cell, t := s.g.read(from, col, c.kind)
	cell.Cell = at(row, col)
	if t.message != "" {
		return s.stuck(cell, t)
	}
	return s.canonical(cell, c.field)
}

// stuck tells of a cell that cannot be taken as it is: a question when it may
// mean something, an error otherwise. The user may leave it out or type what
// it says.
func (s *scan) stuck(cell model.SheetCell, t trouble) (model.SheetCell, bool) {
	p := model.Problem{Cell: cell.Cell, Severity: model.SeverityError, Message: t.message, About: model.AskCell, Choices: append(t.choices, skipCell())}
	if len(t.choices) > 0 {
		p.Severity = model.SeverityQuestion
	}
	return answered(cell, s.tell(p))
}

// canonical turns the words of a drop-down list into the book's own value.
func (s *scan) canonical(cell model.SheetCell, field string) (model.SheetCell, bool) {
	if s.shape.layout != model.LayoutTargets || cell.Text == "" {
		return cell, true
	}
	if field == "lead" {
		for _, sep := range []string{codeSeparator, " - "} {
			if code, _, ok := strings.Cut(cell.Text, sep); ok && !strings.Contains(code, " ") {
				cell.Text = code
			}
		}
		return cell, true
	}
	words := vocabulary(field)
	if words == nil {
		return cell, true
	}
	value, ok := valueOf(words, cell.Text)
	if !ok {
		p := model.Problem{Cell: cell.Cell, Severity: model.SeverityError, About: model.AskCell, Message: "“" + cut(cell.Text, 40) +
			"” không có trong các giá trị của cột “" + s.title(field) + "”: " + strings.Join(labels(words), "; ") + ". Chọn một giá trị."}
		for _, w := range words {
			p.Choices = append(p.Choices, model.Choice{Value: w.value, Label: w.label})
		}
		p.Choices = append(p.Choices, skipCell())
		if value = s.tell(p); value == "" || value == model.AnswerSkip {
			return cell, false
		}
	}
	cell.Text, cell.Numeric = value, false
	return cell, true
}

// tellHidden reports what was taken although nobody sees it in Excel.
func (s *scan) tellHidden() {
	if len(s.hidden) > 0 {
		var names []string
		for _, r := range s.hidden[:min(len(s.hidden), 10)] {
			names = append(names, strconv.Itoa(r))
		}
		more := ""
		if len(s.hidden) > 10 {
			more = "…"
		}
		s.problem(at(s.hidden[0], 1), model.SeverityQuestion, "Dòng đang ẩn trong tệp vẫn được nhập: "+strings.Join(names, ", ")+more+". Bỏ ẩn để xem lại trước khi nhập.")
	}
	for _, c := range s.shape.cols {
		col := s.header.cols[c.field]
		if col == 0 || c.kind == kindShown {
			continue
		}
		if s.g.sheet.ColHidden(col) {
			s.problem(at(s.header.row, col), model.SeverityQuestion, "Cột “"+vn.Clean(c.title)+"” đang ẩn trong tệp vẫn được nhập. Bỏ ẩn để xem lại trước khi nhập.")
		}
	}
}

// shortestHeading is less, in bytes, than any heading of a section has.
const shortestHeading = 8

// section finds the heading of a narrative section in a row.
func (s *scan) section(row int, sections map[string]model.Section) (model.Section, int) {
	for col := 1; col <= s.g.across(row); col++ {
		cell := s.g.sheet.At(row, col)
		if cell.Kind != raw.Text || len(cell.Text) < shortestHeading || len(cell.Text) > longestHeading {
			continue // most cells, which need no folding then
		}
		if sec, ok := sections[vn.Fold(strings.Trim(cell.Text, " :."))]; ok {
			return sec, col
		}
	}
	return "", 0
}

// words takes the text under a section's heading.
func (s *scan) words(row, col int, section model.Section, sections map[string]model.Section) {
	for c := 1; row < s.g.height() && c <= s.g.across(row+1); c++ {
		if s.g.raw(row+1, c) != "" {
			col = c
			break
		}
	}
	cell, t := s.g.read(row+1, col, kindLong)
	if t.message != "" {
		var ok bool
		if cell, ok = s.stuck(cell, t); !ok {
			return
		}
	}
	if _, next := sections[vn.Fold(cell.Text)]; next {
		cell.Text = ""
	}
	s.out = append(s.out, model.SheetRow{Sheet: s.g.sheet.Name, Row: row + 1, Key: string(section), Name: section.Label(),
		Fields: map[string]model.SheetCell{"note": cell}})
}
