package reports

import (
	"testing"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/service"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// The targets of the tables below.
var (
	insurance = model.Target{ID: 11, Number: "11", Name: "Bao phủ BHYT", Leaf: true, Plan: model.Of(model.Num("99.6")),
		Rule: model.Rule{Comparator: model.AtLeast, Unit: "%", Decimals: 1, Timing: model.Stock}}
	workers = model.Target{ID: 12, Number: "12a", Name: "Đào tạo nghề", Leaf: true, Plan: model.Of(model.Num("5")),
		Rule: model.Rule{Comparator: model.AtLeast, Unit: "người", Timing: model.Flow, RollUp: model.Sum, Pace: model.Pace{Kind: model.Linear}}}
	schools = model.Target{ID: 7, Number: "7", Name: "Trường chuẩn", Leaf: true, Plan: model.Figure{Number: model.Num("3"), Second: model.Num("4")},
		Rule: model.Rule{Comparator: model.Ratio, Unit: "trường", Timing: model.Stock}}
	rites = model.Target{ID: 6, Number: "6", Name: "Vệ sinh môi trường", Leaf: true, Plan: model.Figure{Choice: "Tốt"},
		Rule: model.Rule{Comparator: model.Grade, Timing: model.Stock, Grades: []string{"Tốt", "Khá", "Yếu"}}}
	crops = model.Target{ID: 2, Number: "1b", Name: "Gieo cấy vụ Mùa", Leaf: true, Plan: model.Of(model.Num("80")),
		Rule: model.Rule{Comparator: model.AtLeast, Unit: "%", Pace: model.Pace{Kind: model.YearEnd}}}
)

// entryOf makes an open report of rows.
func entryOf(rows ...service.EntryRow) service.Entry {
	return service.Entry{Unit: model.Unit{ID: 3, Name: "Thôn 3"}, Period: model.Period{Year: 2024, Code: model.H1, Deadline: "2024-06-14"}, Rows: rows}
}

// rowOf makes a row whose saved result is written as a person types it.
func rowOf(t *testing.T, target model.Target, result string) service.EntryRow {
	t.Helper()
	fig, err := progress.ParseFigure(target.Rule, result)
	if err != nil {
		t.Fatal(err)
	}
	return service.EntryRow{Row: progress.Row{Target: target, Plan: target.Plan, ToDate: fig},
		Value: model.Value{TargetID: target.ID, Figure: fig}, Required: fig.Missing()}
}

// reportOf makes a report being entered: 11 and 12a saved, 1b locked, 6 blank.
func reportOf(t *testing.T) *report {
	t.Helper()
	locked := rowOf(t, crops, "")
	locked.Locked, locked.Required = "từ kỳ năm", false
	r := newReport(reportKey{unit: 3, year: 2024, code: model.H1})
	if lost := r.load(entryOf(rowOf(t, insurance, "98,7"), rowOf(t, workers, "3"), locked, rowOf(t, rites, ""))); lost != nil {
		t.Fatal(lost)
	}
	return r
}

func TestParse(t *testing.T) {
	for _, c := range []struct {
		target    model.Target
		field     field
		typed     string
		text, fix string // canonical text, proposed text
		wrong     bool
	}{
		{insurance, fieldValue, "99.2", "99,2", "", false},
		{insurance, fieldValue, " 99,25 % ", "99,25", "", false},
		{insurance, fieldValue, "992", "", "99,2", true},
		{insurance, fieldValue, "gần 99", "", "", true},
		{insurance, fieldValue, "–", "", "", false},
		{insurance, fieldEstimate, "99,6", "99,6", "", false},
		{insurance, fieldEstimate, "996", "", "99,6", true},
		{insurance, fieldEstimate, "", "", "", false},
		{insurance, fieldNote, "  tính cả\ttạm trú ", "tính cả tạm trú", "", false},
		{workers, fieldValue, "2,5", "", "", true},
		{workers, fieldValue, "1.234", "1.234", "", false},
		{schools, fieldValue, "3/4", "03/04", "", false},
		{schools, fieldEstimate, "4", "4", "", false},
		{rites, fieldValue, "kha", "Khá", "", false},
		{rites, fieldValue, "xuất sắc", "", "", true},
	} {
		p, err := parse(c.target, model.Value{}, c.field, c.typed)
		if (err != nil) != c.wrong || p.text != c.text || p.fix != c.fix {
			t.Errorf("%s %s %q: text %q, fix %q, %v", c.target.Number, c.field.label(), c.typed, p.text, p.fix, err)
			continue
		}
		if err != nil {
			continue
		}
		again, err := parse(c.target, model.Value{}, c.field, savedText(c.target.Rule, p.value, c.field))
		if err != nil || again.text != p.text {
			t.Errorf("%s: %q comes back as %q, %v", c.target.Number, p.text, again.text, err)
		}
	}
}

func TestPutSeparatesReadableFromWrong(t *testing.T) {
	r := reportOf(t)
	b, done, locked := r.put([]edit{
		{cellKey{11, fieldValue}, "99,2"},
		{cellKey{12, fieldValue}, "vài người"},
		{cellKey{2, fieldValue}, "80"},
		{cellKey{6, fieldEstimate}, "1"},
	}, "dán từ Excel")
	if len(b.edits) != 1 || b.edits[0].text != "99,2" || b.reason != "dán từ Excel" || locked != 2 || len(done) != 2 {
		t.Errorf("batch %+v, step %+v, %d locked", b, done, locked)
	}
	if wrong, failed, waiting := r.counts(); wrong != 1 || failed != 0 || waiting != 1 {
		t.Errorf("%d wrong, %d failed, %d waiting", wrong, failed, waiting)
	}
	values, err := b.values()
	if err != nil || len(values) != 1 || vn.FormatNumber(values[0].Figure.Number, "") != "99,2" {
		t.Fatalf("values %+v, %v", values, err)
	}
	b.saved(values)
	if got := r.unsaved(); got != "Thôn 3 có 1 ô sai" {
		t.Errorf("unsaved %q", got)
	}
	r.put([]edit{{cellKey{12, fieldValue}, "3"}}, "")
	if got := r.unsaved(); got != "" {
		t.Errorf("typing the saved number again leaves %q", got)
	}
}

func TestBatchKeepsWhatWasTypedMeanwhile(t *testing.T) {
	r := reportOf(t)
	first, _, _ := r.put([]edit{{cellKey{11, fieldValue}, "99"}}, "")
	note, _, _ := r.put([]edit{{cellKey{11, fieldNote}, "chờ BHXH"}}, "")
	second, _, _ := r.put([]edit{{cellKey{11, fieldValue}, "99,1"}}, "")
	values, err := first.values()
	if err != nil {
		t.Fatal(err)
	}
	first.saved(values)
	if got := r.text(cellKey{11, fieldValue}); got != "99,1" {
		t.Errorf("the cell shows %q, want what was typed last", got)
	}
	if values, err = note.values(); err != nil || values[0].Note != "chờ BHXH" || vn.FormatNumber(values[0].Figure.Number, "") != "99" {
		t.Errorf("the note's batch would save %+v, %v", values, err)
	}
	second.failed(model.Errorf(model.CodeBusy, "Sổ đang bận."))
	if d := r.drafts[cellKey{11, fieldValue}]; d.state != draftFailed || d.why != "Sổ đang bận." {
		t.Errorf("draft %+v", d)
	}
	if b := r.retry(); len(b.edits) != 1 || b.edits[0].text != "99,1" {
		t.Errorf("retry %+v", b)
	}
}

func TestLoadNamesWhatLostItsPlace(t *testing.T) {
	r := reportOf(t)
	r.put([]edit{{cellKey{12, fieldValue}, "vài người"}}, "")
	lost := r.load(entryOf(rowOf(t, insurance, "98,7")))
	if len(lost) != 1 || lost[0] != "“vài người”" || r.unsaved() != "" {
		t.Errorf("lost %v, unsaved %q", lost, r.unsaved())
	}
}

func TestProblems(t *testing.T) {
	r := reportOf(t)
	if got := r.notReady(); got != "còn 1 ô trống" {
		t.Errorf("not ready: %q", got)
	}
	r.put([]edit{{cellKey{12, fieldEstimate}, "nhiều"}}, "")
	if got := r.notReady(); got != "còn 1 ô sai, 1 ô trống" {
		t.Errorf("not ready: %q", got)
	}
	for _, c := range []struct{ row, col, wantRow, wantCol int }{
		{-1, -1, 1, colEstimate}, {1, colValue, 1, colEstimate}, {1, colEstimate, 3, colValue}, {3, colValue, 1, colEstimate},
	} {
		if p, ok := r.next(c.row, c.col); !ok || p.row != c.wantRow || p.col != c.wantCol {
			t.Errorf("after %d,%d comes %+v, want %d,%d", c.row, c.col, p, c.wantRow, c.wantCol)
		}
	}
	r.put([]edit{{cellKey{6, fieldNote}, "chưa bình xét"}, {cellKey{12, fieldEstimate}, ""}}, "")
	if got := r.notReady(); got != "còn 1 ô chưa lưu" {
		t.Errorf("not ready: %q", got)
	}
	r.entry.Rows[0].Warning = "Gấp đôi năm trước."
	r.drafts = map[cellKey]draft{}
	r.entry.Rows[3].Required = false
	if p, ok := r.next(-1, -1); !ok || p.kind != problemDoubt || p.row != 0 {
		t.Errorf("with nothing else left the problem is %+v, %v", p, ok)
	}
}

func TestUndoStack(t *testing.T) {
	r := reportOf(t)
	key := cellKey{11, fieldValue}
	for _, text := range []string{"99", "99,1"} {
		_, done, _ := r.put([]edit{{key, text}}, "")
		r.undo.push(done)
	}
	st, ok := r.undo.undo()
	edits, moved := st.apply(r.text)
	if !ok || moved != 0 || len(edits) != 1 || edits[0].text != "99" {
		t.Fatalf("undo gives %+v, %d moved", edits, moved)
	}
	r.put(edits, "hoàn tác")
	if st, ok = r.undo.redo(); !ok || st[0].new != "99,1" {
		t.Errorf("redo gives %+v", st)
	}
	r.undo.push(step{{key, "99,1", "99,2"}})
	if _, ok := r.undo.redo(); ok {
		t.Error("a new step can still be redone over")
	}
	other := step{{key, "50", "60"}}
	if edits, moved := other.apply(r.text); len(edits) != 0 || moved != 1 {
		t.Errorf("a cell changed meanwhile gives %+v, %d moved", edits, moved)
	}
	for range maxSteps + 10 {
		r.undo.push(step{{key, "a", "b"}})
	}
	if len(r.undo.done) != maxSteps {
		t.Errorf("%d steps are kept", len(r.undo.done))
	}
}

func TestLay(t *testing.T) {
	r := reportOf(t)
	for _, c := range []struct {
		name            string
		row, col        int
		cells           [][]string
		rows, cols      [2]int
		edits           []edit
		skipped, beyond int
	}{
		{"a column", 0, colValue, [][]string{{"99"}, {"4"}, {"80"}, {"Tốt"}, {"1"}}, [2]int{}, [2]int{colValue, colValue},
			[]edit{{cellKey{11, fieldValue}, "99"}, {cellKey{12, fieldValue}, "4"}, {cellKey{6, fieldValue}, "Tốt"}}, 1, 1},
		{"a workbook's three columns", 0, colValue, [][]string{{"99", "99,6", "đủ"}}, [2]int{}, [2]int{},
			[]edit{{cellKey{11, fieldValue}, "99"}, {cellKey{11, fieldEstimate}, "99,6"}, {cellKey{11, fieldNote}, "đủ"}}, 0, 0},
		{"the grid's own columns", 0, colValue, [][]string{{"99", "99,6", "99", "99,4", "Đạt", "đủ"}}, [2]int{}, [2]int{},
			[]edit{{cellKey{11, fieldValue}, "99"}, {cellKey{11, fieldEstimate}, "99,6"}, {cellKey{11, fieldNote}, "đủ"}}, 3, 0},
		{"dashes over locked cells", 2, colValue, [][]string{{"–"}, {"Khá"}}, [2]int{}, [2]int{},
			[]edit{{cellKey{6, fieldValue}, "Khá"}}, 0, 0},
		{"one cell over a selection", 1, colValue, [][]string{{"5"}}, [2]int{0, 1}, [2]int{colValue, colEstimate},
			[]edit{{cellKey{11, fieldValue}, "5"}, {cellKey{11, fieldEstimate}, "5"}, {cellKey{12, fieldValue}, "5"}, {cellKey{12, fieldEstimate}, "5"}}, 0, 0},
	} {
		b := r.lay(c.row, c.col, c.cells, c.rows, c.cols)
		if !equalEdits(b.edits, c.edits) || b.skipped != c.skipped || b.beyond != c.beyond {
			t.Errorf("%s: %+v", c.name, b)
		}
	}
}

func equalEdits(a, b []edit) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// TestNotApplicableIsAnAnswer: a unit that a target does not concern says so,
// and owes nothing more for it.
func TestNotApplicableIsAnAnswer(t *testing.T) {
	w := newWorld(t)
	s := w.entry("Thôn 3")
	before, asked := s.report.entry.Filled()
	w.at(s, "11", colValue)
	w.Type("kad\n")
	if got := w.Stored("Thôn 3", "11").Value.Figure; !got.NotApplicable() {
		t.Fatalf("the book holds %+v", got)
	}
	for col, want := range map[int]string{colValue: "Không áp dụng", colPercent: "–", colJudgement: progress.NotYetJudged.Label()} {
		if got := w.cell(s, "11", col).Text; got != want {
			t.Errorf("column %d shows %q, want %q", col, got, want)
		}
	}
	if after, still := s.report.entry.Filled(); after != before+1 || still != asked {
		t.Errorf("filled %d of %d, before %d of %d", after, still, before, asked)
	}
	if need := fyne.MeasureText(progress.NotApplicable, kit.SizeText, fyne.TextStyle{}).Width + 12; need > s.values.columns[colValue].Width {
		t.Errorf("the cell needs %v of %v", need, s.values.columns[colValue].Width)
	}
	w.at(s, "14", colValue)
	if list := s.values.grid.Edit.Choices(s.values.grid.Current()); list[len(list)-1] != progress.NotApplicable {
		t.Errorf("the list of choices is %q", list)
	}
}
