package service

import (
	"fmt"
	"strings"
	"testing"

	"sothidua/data/model"
	"sothidua/data/store/storetest"
)

// preview previews one workbook with decisions.
func (b *book) preview(d model.SheetData, answers ...model.Answer) model.FileResult {
	b.t.Helper()
	d.Answers = answers
	r, err := b.PreviewImport(b.ctx, []model.SheetData{d}, nil)
	must(b.t, err)
	return r.Files[0]
}

func TestTheUserDecidesAboutCells(t *testing.T) {
	b := newBook(t)
	d := kit("a.xlsx", "T06", "12a", "khoảng 3", "11", "98,4", "99", "5")
	if r := b.preview(d); r.Errors() != 2 || len(r.Changes) != 1 || r.Problems[0].About != model.AskCell ||
		r.Problems[0].Choices[0].Value != model.AnswerSkip || !r.Problems[0].Open() {
		t.Fatalf("undecided: %+v", r)
	}
	skip := func(cell string) model.Answer {
		return model.Answer{Sheet: "Phiếu", Cell: cell, About: model.AskCell, Value: model.AnswerSkip}
	}
	typed := model.Answer{Sheet: "Phiếu", Cell: "F1", About: model.AskCell, Value: "=3"}
	r := b.preview(d, typed, skip("F3"))
	if r.Errors() != 0 || len(r.Changes) != 2 || *r.Changes[0].New != "3" || r.Changes[0].Cell != "F1" {
		t.Errorf("decided: %+v", r)
	}
	if p := r.Problems; len(p) != 1 || p[0].Answer != model.AnswerSkip || p[0].Open() || !strings.Contains(p[0].Message, "“5”") {
		t.Errorf("what was left out is not told: %+v", r.Problems)
	}
	typed.Value = "=cũng khoảng 3"
	if r := b.preview(d, typed, skip("F3")); r.Errors() != 1 || !r.Problems[1].Open() && !r.Problems[0].Open() {
		t.Errorf("a typed text that is no number: %+v", r.Problems)
	}
	row := model.Answer{Sheet: "Phiếu", Cell: "A1", About: model.AskRow, Value: model.AnswerSkip}
	d.Problems = []model.Problem{{Sheet: "Phiếu", Cell: "G1", Severity: model.SeverityError, About: model.AskCell, Message: "không đọc được"}}
	if r := b.preview(d, row, skip("F3")); r.Errors() != 0 || len(r.Changes) != 1 || r.Changes[0].Number != "11" {
		t.Errorf("a row left out: %+v", r)
	}
	d.Problems[0].About = model.AskUnit
	if r := b.preview(d, row, skip("F3")); r.Errors() != 1 {
		t.Errorf("a question about the table went with a row: %+v", r.Problems)
	}
}

func TestTheLevelsOfATargetAreOffered(t *testing.T) {
	b := newBook(t)
	d := kit("a.xlsx", "T06", "15", "Duy trì tốt", "11", "nhiều")
	r := b.preview(d)
	if r.Errors() != 2 || len(r.Problems[0].Choices) != 4 || len(r.Problems[1].Choices) != 1 {
		t.Fatalf("the levels are not offered: %+v", r.Problems)
	}
	first := r.Problems[0].Choices[0]
	if first.Label != "Ghi “Giữ vững”" || r.Problems[0].Choices[3].Value != model.AnswerSkip {
		t.Errorf("offered: %+v", r.Problems[0].Choices)
	}
	answer := model.Answer{Sheet: "Phiếu", Cell: r.Problems[0].Cell, About: model.AskCell, Value: first.Value}
	if r := b.preview(d, answer); r.Errors() != 1 || len(r.Changes) != 1 || r.Changes[0].Number != "15" || *r.Changes[0].New != "good" {
		t.Errorf("a level chosen: %+v", r)
	}
}

func TestDoneOfPlanInOneCellIsAsked(t *testing.T) {
	b := newBook(t)
	d := kit("a.xlsx", "T06", "12b", "0 / 2", "11", "1/2/2024")
	r := b.preview(d)
	if r.Errors() != 1 || r.Questions() != 1 || len(r.Changes) != 0 || len(r.Problems[1].Choices) != 1 {
		t.Fatalf("%+v", r.Problems)
	}
	p := r.Problems[0]
	if len(p.Choices) != 2 || p.Choices[0].Label != "Phải: thực hiện 0" || !strings.Contains(p.Message, "“0/2”") {
		t.Errorf("asked: %+v", p)
	}
	r = b.preview(d, model.Answer{Sheet: "Phiếu", Cell: p.Cell, About: model.AskCell, Value: p.Choices[0].Value})
	if r.Questions() != 0 || len(r.Changes) != 1 || *r.Changes[0].New != "0" {
		t.Errorf("answered: %+v", r)
	}
}

func TestAnotherMeasureIsConvertedOrAsked(t *testing.T) {
	b := newBook(t)
	cell := func(number, text, measure string) model.SheetData {
		d := kit("a.xlsx", "T06", number, text)
		f := d.Rows[0].Fields["period_value"]
		f.Numeric, f.Measure = true, measure
		d.Rows[0].Fields["period_value"] = f
		return d
	}
	money, err := b.SaveTarget(b.ctx, model.Target{PlanID: b.target("11").PlanID, Number: "19", Name: "Thu quỹ", Leaf: true, Plan: model.Of(model.Num("9000000")),
		Rule: model.Rule{Comparator: model.AtLeast, Unit: "đồng", Timing: model.Flow, RollUp: model.Sum, Pace: model.Pace{Kind: model.Linear}}})
	must(t, err)
	must(t, b.Assign(b.ctx, money.ID, b.unit("T06").ID, model.Figure{}))
	if r := b.preview(cell("19", "2.5", "triệu đồng")); r.Errors() != 0 || *r.Changes[0].New != "2500000" {
		t.Errorf("millions: %+v", r)
	}
	if r := b.preview(cell("11", "98.4", "%")); len(r.Problems) != 0 || *r.Changes[0].New != "98.4" {
		t.Errorf("the target's own unit: %+v", r)
	}
	if r := b.preview(cell("12a", "3", "L.Đ")); len(r.Problems) != 0 || *r.Changes[0].New != "3" {
		t.Errorf("its initials: %+v", r)
	}
	d := cell("12a", "3", "bao")
	r := b.preview(d)
	if r.Errors() != 0 || r.Questions() != 1 || len(r.Changes) != 0 || r.Problems[0].About != model.AskMeasure || len(r.Problems[0].Choices) != 2 {
		t.Fatalf("another word: %+v", r)
	}
	answer := model.Answer{Sheet: "Phiếu", Cell: "F1", About: model.AskMeasure, Value: r.Problems[0].Choices[0].Value}
	if r := b.preview(d, answer); r.Questions() != 0 || len(r.Changes) != 1 || *r.Changes[0].New != "3" {
		t.Errorf("answered: %+v", r)
	}
	answer.Value = model.AnswerSkip
	if r := b.preview(d, answer); r.Questions() != 0 || len(r.Changes) != 0 {
		t.Errorf("left out: %+v", r)
	}
}

func TestTablesOfTargetsByUnitsNameWhatDoesNotFit(t *testing.T) {
	b := newBook(t)
	shares := b.preview(table("giao.xlsx", model.LayoutAllocation,
		map[string]string{"key": "12a", "of": "Thôn 6", "plan": "6"},
		map[string]string{"key": "12a", "of": "T01", "plan": "nhiều"},
		map[string]string{"key": "99", "of": "T01", "plan": "6"},
		map[string]string{"key": "1", "of": "T01", "plan": "6"},
		map[string]string{"key": "11", "of": "Thôn 77", "plan": "6"},
		map[string]string{"key": "12a", "of": "Thôn 77", "plan": "6"}))
	if len(shares.Changes) != 1 || shares.Changes[0].Kind != "allocation" || *shares.Changes[0].New != "6" || shares.Errors() != 4 {
		t.Errorf("allocations: %+v\n%+v", shares.Changes, shares.Problems)
	}
	results := b.preview(table("kq.xlsx", model.LayoutResults,
		map[string]string{"key": "12a", "of": "Thôn 6", "period_value": "3"},
		map[string]string{"key": "12a", "of": "T06", "period_value": "4"},
		map[string]string{"key": "12a", "of": "Thôn 77", "period_value": "4"}))
	if len(results.Changes) != 1 || results.Errors() != 2 || results.Accepted != 1 {
		t.Errorf("results: %+v\n%+v", results.Changes, results.Problems)
	}
	late := table("kq.xlsx", model.LayoutResults, map[string]string{"key": "12a", "of": "T06", "period_value": "3"})
	late.Code = "Q3"
	if r := b.preview(late); r.Errors() != 1 || !strings.Contains(r.Problems[0].Message, "không có kỳ này") {
		t.Errorf("a period the book does not have: %+v", r.Problems)
	}
}

func TestMappingsAreRememberedAndForgotten(t *testing.T) {
	b := newBook(t)
	m := model.Mapping{Sheet: "Bao cao", Layout: model.LayoutKit, HeaderFirst: 5, HeaderLast: 5, DataFirst: 6, Columns: map[string]string{"E": "period_value"},
		Year: 2024, Code: model.H1, UnitCode: "T06", Signature: "stt|chi tieu", From: model.MappingByHand}
	must(t, b.RememberMapping(b.ctx, m, "Thon 6.xlsx"))
	got, err := b.Mappings(b.ctx)
	must(t, err)
	if len(got) != 1 || got[0].Columns["E"] != "period_value" || got[0].Year != 0 || got[0].UnitCode != "" || got[0].From != model.MappingRemembered {
		t.Errorf("mappings %+v", got)
	}
	must(t, b.ForgetMapping(b.ctx, m.Signature))
	must(t, b.ForgetMapping(b.ctx, m.Signature))
	if got, err = b.Mappings(b.ctx); err != nil || len(got) != 0 || b.newest().Old != "Thon 6.xlsx" {
		t.Errorf("mappings %+v, %v, history %+v", got, err, b.newest())
	}
	m.Signature = ""
	refused(t, b.RememberMapping(b.ctx, m, ""), model.CodeInvalid, "signature")
}

func TestAnUnknownLeadIsAsked(t *testing.T) {
	b := newBook(t)
	d := table("chỉ tiêu.xlsx", model.LayoutTargets, map[string]string{"key": "11", "plan": "99,7", "lead": "Tổ công tác"})
	r := b.preview(d)
	if r.Errors() != 0 || r.Questions() != 1 || len(r.Changes) != 1 || r.Problems[0].About != model.AskUnit || r.Problems[0].Choices[0].Value != "T01" {
		t.Fatalf("undecided: %+v", r)
	}
	answer := model.Answer{Sheet: "S", Cell: r.Problems[0].Cell, About: model.AskUnit, Value: "T03"}
	if r := b.preview(d, answer); r.Questions() != 0 || len(r.Changes) != 2 || *r.Changes[1].New != "T03" {
		t.Errorf("answered: %+v", r)
	}
	answer.Value = "T99"
	if r := b.preview(d, answer); r.Questions() != 1 {
		t.Errorf("an answer that is none of the choices: %+v", r.Problems)
	}
	answer.Value = model.AnswerSkip
	if r := b.preview(d, answer); r.Questions() != 0 || len(r.Changes) != 1 {
		t.Errorf("left out: %+v", r)
	}
}

// TestALeadIsKnownByItsInitials: "ĐC-NN" on paper is the unit with the code
// DCNN, with or without its office; initials that are no unit's are asked.
func TestALeadIsKnownByItsInitials(t *testing.T) {
	b := newBook(t)
	for text, want := range map[string]string{"ĐC-NN": "DCNN", "Công chức ĐC – NN": "DCNN", "đc.nn": "DCNN", "VP-TK": "VPTK", "ĐC-XD": ""} {
		r := b.preview(table("chỉ tiêu.xlsx", model.LayoutTargets, map[string]string{"key": "11", "lead": text}))
		switch {
		case want == "" && r.Questions() == 1 && len(r.Changes) == 0:
		case want != "" && r.Questions() == 0 && len(r.Changes) == 1 && *r.Changes[0].New == want:
		default:
			t.Errorf("%q: %+v", text, r)
		}
	}
}

// TestTwoTablesOfAWorkbookDoNotStateOneFigure: the second is named, whichever
// kind of table it is; another field of the same target is no second figure.
func TestTwoTablesOfAWorkbookDoNotStateOneFigure(t *testing.T) {
	b := newBook(t)
	first := table("hai bảng.xlsx", model.LayoutResults, map[string]string{"key": "12a", "of": "T06", "period_value": "3"}, map[string]string{"key": "11", "of": "T06", "period_value": "98,4"})
	second := table("hai bảng.xlsx", model.LayoutKit, map[string]string{"key": "12a", "period_value": "4"}, map[string]string{"key": "11", "note": "đủ"})
	d := model.SheetData{File: first.File}
	for i, part := range []model.SheetData{first, second} {
		m := model.Mapping{Sheet: fmt.Sprint("S", i), Layout: part.Layout, Year: 2024, Code: model.H1, UnitCode: "T06"}
		d.Tables = append(d.Tables, model.SheetTable{Mapping: m, Ready: true, Rows: part.Rows})
	}
	r := b.preview(d)
	if r.Errors() != 1 || !strings.Contains(r.Problems[0].Message, "đã có ở bảng khác trong tệp") || len(r.Changes) != 3 {
		t.Errorf("%+v\n%+v", r.Problems, r.Changes)
	}
}

// TestASummaryTableTellsWhatTheLeadReports: what one unit reports for the
// commune is taken from the commune's table into its report; sums are not.
func TestASummaryTableTellsWhatTheLeadReports(t *testing.T) {
	b := newBook(t)
	lead := b.target("3a")
	if lead.Rule.RollUp != model.Single || lead.LeadID == 0 {
		t.Fatalf("3a is %+v", lead)
	}
	before := storetest.Dump(t, b.Path())
	d := table("tong hop.xlsx", model.LayoutProgress,
		map[string]string{"key": "3a", "period_value": "9.500.000.000", "to_date": "9.500.000.000", "plan": "10.200.000.000"},
		map[string]string{"key": "12a", "period_value": "30"})
	d.Code = model.Y
	r := b.preview(d)
	if r.Errors() != 1 || !strings.Contains(r.Problems[0].Message, "do chương trình tính") || r.Accepted != 2 {
		t.Fatalf("problems %+v, %d accepted", r.Problems, r.Accepted)
	}
	d.Answers = []model.Answer{{Sheet: "S", Cell: r.Problems[0].Cell, About: model.AskCell, Value: model.AnswerSkip}}
	saved, err := b.Import(b.ctx, []model.SheetData{d}, nil)
	must(t, err)
	if saved.Changes() != 2 {
		t.Fatalf("changes %+v", saved.Files[0].Changes)
	}
	e, err := b.Entry(b.ctx, lead.LeadID, 2024, model.Y)
	must(t, err)
	if got := model.Plain(e.row(lead.ID).Value.Figure.Number); got != "9500000000" {
		t.Errorf("the lead states %s", got)
	}
	_, err = b.UndoImport(b.ctx, saved.Batch, false, nil)
	must(t, err)
	sameBook(t, before, storetest.Dump(t, b.Path()))
}
