package exchange

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sothidua/data/document"
	"sothidua/data/document/doc"
	"sothidua/data/model"
	"sothidua/gui/guitest"
	"sothidua/gui/kit"
)

// strange is a table whose result column nobody would recognise.
func strange(w *world, name, unit, value string) string {
	return w.csv(name, "UBND XÃ TRÍ YÊN", "BÁO CÁO 6 THÁNG ĐẦU NĂM 2024, Mã đơn vị: "+unit, "STT;Chỉ tiêu;Đơn vị tính;Cột X;Cột Y",
		"11;Bao phủ BHYT;%;"+value+";97")
}

func (s *importScreen) pickColumn(t *testing.T, letter, name string) {
	t.Helper()
	i := slices.IndexFunc(s.cols.rows, func(r columnRow) bool { return r.letter == letter })
	at := slices.IndexFunc(s.cols.fields, func(f field) bool { return f.name == name })
	if i < 0 || at < 0 {
		t.Fatalf("column %s (%d rows), field %s at %d of %v", letter, len(s.cols.rows), name, at, s.cols.fields)
	}
	s.remap(func(m *model.Mapping) { setColumn(m, letter, name) })
}

func TestColumnsAreMappedByHandAndRemembered(t *testing.T) {
	w := newWorld(t)
	s := w.importScreen()
	s.TakeFiles([]string{strange(w, "Thon 6.csv", "T06", "98,4")})
	if !s.top.do.Disabled() {
		t.Fatalf("a table without a result can be imported: %+v", s.result)
	}
	if s.files[0].data.Tables[0].Mapping.Layout != model.LayoutKit {
		s.src.whose.setLayout(slices.Index(model.Layouts, model.LayoutKit))
	}
	if s.cols.rowsOf.first.Text() != "3" {
		s.remap(func(m *model.Mapping) { m.HeaderFirst, m.HeaderLast, m.DataFirst = 3, 3, 4 })
	}
	s.pickColumn(t, "A", "number")
	s.pickColumn(t, "B", "name")
	s.pickColumn(t, "D", "period_value")
	if s.result[0].Errors() > 0 || len(s.result[0].Changes) != 1 || s.top.do.Disabled() {
		t.Fatalf("mapped: %+v, %s", s.result[0], s.top.do.Reason())
	}
	guitest.WantText(t, s.cols.note.Text(), "bạn ghép")
	col := columnOf("D4")
	if got := s.src.grid.Columns()[col]; got.Title != "D" || got.Note != s.cols.label("period_value") {
		t.Errorf("the column is headed %q, %q", got.Title, got.Note)
	}
	test.Tap(s.top.do)
	if w.stored("Thôn 6", "11") != "98.4" {
		t.Fatalf("stored %s", w.stored("Thôn 6", "11"))
	}

	s.TakeFiles([]string{strange(w, "Thon 3.csv", "T03", "98,6")})
	if n := w.Notice(); n.Text != "Đã dùng cách ghép cột của lần trước cho 1 tệp." {
		t.Errorf("notice %+v", n)
	}
	if len(s.result[0].Changes) != 1 || s.cols.note.Text() != "Đã dùng cách ghép cột của lần trước" || !s.cols.forget.Visible() {
		t.Fatalf("the next file: %+v, note %q", s.result[0], s.cols.note.Text())
	}
	test.Tap(s.cols.forget)
	if s.files[0].data.Tables[0].Mapping.From == model.MappingRemembered || !s.top.do.Disabled() {
		t.Errorf("forgotten, but still read as before: %+v", s.files[0].data.Tables[0].Mapping)
	}
}

func TestHeaderRowsAndPeriodAreChosen(t *testing.T) {
	w := newWorld(t)
	s := w.importScreen()
	s.TakeFiles([]string{w.csv("Thon 6.csv", "Thôn 6", "Số;Chỉ tiêu;Đơn vị tính;Thực hiện kỳ này", "11;Bao phủ BHYT;%;98,4")})
	v := &s.src.whose
	at := slices.Index(v.times, when{2024, model.H1})
	if at < 0 {
		t.Fatalf("offered %v", v.times)
	}
	s.remap(func(m *model.Mapping) { m.Year, m.Code, m.UnitCode = 2024, model.H1, "T06" })
	if len(s.result[0].Changes) != 1 || v.period.Index() != at || v.period.Text() != "6 tháng 2024" {
		t.Fatalf("%+v, period %q", s.result[0], v.period.Text())
	}
	p := s.cols.rowsOf
	p.from.SetText("2")
	p.commit()
	if s.files[0].data.Tables[0].Mapping.DataFirst == 2 {
		t.Error("figures may begin in the heading")
	}
	p.show(s.files[0].data.Tables[0])
	p.till.SetText("3")
	p.commit()
	if m := s.files[0].data.Tables[0].Mapping; m.DataLast != 3 || m.From != model.MappingByHand {
		t.Errorf("mapping %+v", m)
	}
	if got := s.files[0].mappedByHand(); len(got) != 0 {
		t.Errorf("only period, unit and last row were chosen, but %+v would be remembered", got)
	}
	s.Key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if len(s.files) != 1 {
		t.Fatal("Esc throws decisions away without a question")
	}
	w.press("Hủy")
	test.Tap(s.cols.forget)
	if len(s.files[0].hand) > 0 {
		t.Error("the mapping by hand is still there")
	}
}

func TestF4OpensTheFieldsOfAColumn(t *testing.T) {
	w := newWorld(t)
	s := w.importScreen()
	s.TakeFiles([]string{strange(w, "Thon 6.csv", "T06", "98,4")})
	s.src.grid.Select(3, 2)
	s.Key(&fyne.KeyEvent{Name: fyne.KeyF4})
	i := slices.IndexFunc(s.cols.rows, func(r columnRow) bool { return r.letter == "B" })
	if i < 0 || w.Win.Canvas().Overlays().Top() == nil {
		t.Errorf("row %d, no list is open", i)
	}
}

func TestAMappingIsChangedWithoutTouchingTheOldOne(t *testing.T) {
	table := model.SheetTable{Mapping: model.Mapping{Sheet: "S", Layout: model.LayoutKit, Columns: map[string]string{"A": "number", "B": "name"}}}
	l := loaded{data: model.SheetData{Tables: []model.SheetTable{table}}}
	l.remap(spot{sheet: "S"}, func(m *model.Mapping) { setColumn(m, "C", "name") })
	l.remap(spot{sheet: "khác"}, func(m *model.Mapping) { m.Layout = model.LayoutUnits })
	if len(l.hand) != 1 || l.hand[0].Columns["C"] != "name" || l.hand[0].Columns["B"] != "" || l.hand[0].From != model.MappingByHand {
		t.Errorf("mapping %+v", l.hand)
	}
	if table.Mapping.Columns["B"] != "name" || len(table.Mapping.Columns) != 2 {
		t.Errorf("the reader's own mapping changed: %+v", table.Mapping)
	}
	l.remap(spot{sheet: "S"}, func(m *model.Mapping) {
		setLayout(m, model.LayoutUnits, []model.SheetField{{Name: "name"}})
	})
	if m := l.hand[0]; m.Layout != model.LayoutUnits || len(m.Columns) != 1 || m.Columns["B"] != "name" {
		t.Errorf("another table: %+v", m)
	}
	l.unmap(spot{sheet: "S"})
	if len(l.hand) != 0 {
		t.Errorf("left %+v", l.hand)
	}
}

func TestDecisions(t *testing.T) {
	var l loaded
	p := model.Problem{Sheet: "S", Cell: "AB12", About: model.AskCell, Choices: []model.Choice{{Value: model.AnswerSkip, Label: "Bỏ ô này"}}}
	l.decide(answerTo(p, "=3"))
	l.decide(answerTo(p, model.AnswerSkip))
	if len(l.answers) != 1 || l.answers[0].Value != model.AnswerSkip || !skips(p) || !typable(p) {
		t.Errorf("answers %+v", l.answers)
	}
	l.decide(model.Answer{Sheet: "S", Cell: rowOf(p.Cell), About: model.AskRow, Value: model.AnswerSkip})
	if !l.rowOut("S", "C12") || l.rowOut("S", "C13") || l.rowOut("S", "") {
		t.Error("the row is not left out")
	}
	l.takeBack(p)
	if len(l.answers) != 0 {
		t.Errorf("left %+v", l.answers)
	}
	p.Answer = "=98,4"
	if answerText(p) != "ghi 98,4" {
		t.Error(answerText(p))
	}
	for letter, col := range map[string]int{"A": 1, "Z": 26, "AA": 27, "AZ": 52} {
		if letterOf(col) != letter || columnOf(letter+"7") != col {
			t.Errorf("column %d is %s, %s is column %d", col, letterOf(col), letter, columnOf(letter+"7"))
		}
	}
}

func TestEqualQuestionsAreAnsweredTogether(t *testing.T) {
	ask := func(cell, answer string) model.Problem {
		return model.Problem{Sheet: "S", Cell: cell, Severity: model.SeverityQuestion, About: model.AskMeasure, Group: "g", Answer: answer,
			Choices: []model.Choice{{Value: "same"}, {Value: model.AnswerSkip}}}
	}
	other := ask("A4", "")
	other.Group = "khác"
	v := asksView{result: model.FileResult{Problems: []model.Problem{ask("A1", "same"), ask("A2", ""), ask("A3", ""), other}}}
	if got := v.alike(v.result.Problems[0]); len(got) != 2 || got[0].Cell != "A2" || got[1].Cell != "A3" {
		t.Errorf("alike %+v", got)
	}
	if got := v.skippable(); len(got) != 3 {
		t.Errorf("%d can be left out", len(got))
	}
}

func TestWhatWaitsIsPrinted(t *testing.T) {
	result := model.FileResult{File: "Thon 6.xlsx", Problems: []model.Problem{{Sheet: "S", Cell: "E12", Severity: model.SeverityError, Message: "“khoảng 3” không phải số."}, asked("E7")}}
	scope := kit.Scope{Year: 2024, Code: model.H1}
	d, err := problemList([]loaded{{}, {out: true}}, []model.FileResult{result, result}, scope)
	if err != nil || len(d.Pages) != 1 {
		t.Fatalf("%d pages, %v", len(d.Pages), err)
	}
	rows := 0
	for _, b := range d.Source.Sections[0].Blocks {
		if table, ok := b.(doc.Table); ok {
			rows = len(table.Rows)
		}
	}
	if rows != 3 {
		t.Errorf("%d rows, want the file and its two problems", rows)
	}
	if _, err := problemList([]loaded{{out: true}}, []model.FileResult{result}, scope); model.CodeOf(err) != model.CodeNotFound {
		t.Errorf("nothing to print: %v", err)
	}
	w := newWorld(t)
	s := w.importScreen()
	var made document.Document
	s.env.Preview = func(_ string, make func(bool) (document.Document, error)) { made, err = make(false) }
	s.TakeFiles([]string{w.kit("Thôn 6", "Thon 6.xlsx", map[string]string{"8": "như mọi năm"})})
	s.Print()
	if err != nil || len(made.Pages) != 1 {
		t.Errorf("%d pages, %v", len(made.Pages), err)
	}
}

func TestColumnsOfAnotherFileShowFromTheFirst(t *testing.T) {
	w := newWorld(t)
	s := w.importScreen()
	s.TakeFiles([]string{strange(w, "Thon 3.csv", "T03", "98,6"), strange(w, "Thon 6.csv", "T06", "98,4")})
	down := fyne.NewPos(0, 20)
	s.cols.scroll.Offset = down
	s.cols.show(s.files[0])
	if got := s.cols.scroll.Offset; got != down {
		t.Errorf("the columns of the same file scroll to %v", got)
	}
	s.cols.show(s.files[1])
	if got := s.cols.scroll.Offset; got.Y != 0 {
		t.Errorf("the columns of the next file begin at %v", got)
	}
}
