package sheet

import (
	"strconv"
	"strings"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// row takes one row of the table.
func (s *scan) row(row int) {
	out := model.SheetRow{Sheet: s.g.sheet.Name, Row: row, Key: s.raw(row, s.key()), Name: s.raw(row, "name"), Fields: map[string]model.SheetCell{}}
	if !s.own {
		out.Key = strings.TrimRight(out.Key, ".) ") // "12b." in the office's own tables
	}
	if !s.named(&out) || !s.listedUnit(&out) || !s.seen(row) || !s.ownerOf(row) {
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
	if !s.own {
		s.foreignRow(&out)
	}
	if isMatrix(s.shape.layout) {
		s.split(out)
		return
	}
	s.out = append(s.out, out)
}

// foreignRow leaves out of a row of the office's own table what must not change
// the book: its words for what the book names already.
func (s *scan) foreignRow(out *model.SheetRow) {
	switch {
	case s.shape.layout == model.LayoutTargets && !s.listed():
		for _, f := range []string{"name", "text", "unit"} {
			delete(out.Fields, f)
		}
	case s.shape.layout == model.LayoutUnits:
		s.parted(out)
		if s.block.Text != "" {
			out.Fields["block"] = s.block
		}
		if out.Key != "" && s.header.cols["code"] == 0 {
			delete(out.Fields, "name")
		}
	}
}

// field reads one field of a row; false when it is left out or asked about.
func (s *scan) field(row, col int, c column) (model.SheetCell, bool) {
	if number, ok := strings.CutPrefix(c.field, fieldTarget); ok && s.names != nil {
		s.target = s.names.target(number)
	}
	cell, ok := s.cell(row, col, c)
	if c.kind == kindFigure && !cell.Numeric && isBlankSign(cell.Text) {
		cell.Text = "" // a dash says that there is nothing
	}
	near, judged := s.doubts[c.field]
	if dynamic(c.field) && c.kind == kindFigure {
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
