package sheet_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"sothidua/data/disk"
	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/service"
	"sothidua/data/sheet"
)

// back saves a workbook under a name of no meaning and reads it.
func back(t testing.TB, content []byte, err error) model.SheetData {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "Book1.xlsx")
	if err := disk.Write(path, content); err != nil {
		t.Fatal(err)
	}
	data, err := sheet.ReadWith(path, sheet.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// texts are the fields of a row that hold something.
func texts(row model.SheetRow) map[string]string {
	out := map[string]string{}
	for name, c := range row.Fields {
		if c.Text != "" {
			out[name] = c.Text
		}
	}
	return out
}

// Every kind of rule comes back canonical, whatever words stood in the sheet.
func TestTargetsComeBackCanonical(t *testing.T) {
	lead := model.Unit{ID: 7, Code: "DC-1", Name: "Địa chính – Nông nghiệp"}
	grades := []string{"Hoàn thành tốt", "Hoàn thành", "Không hoàn thành"}
	l := sheet.TargetList{Plan: model.Plan{Year: 2024, Number: "16/KH-UBND"}, Units: []model.Unit{lead}, Targets: []model.Target{
		{Number: "1", Name: "Mục lớn", Text: "Dòng một\nDòng hai"},
		{Number: "1a", Name: "=1+2", Leaf: true, LeadID: 7, Plan: model.Of(model.Num("-0.35")), LastYear: model.Of(model.Num("0")),
			Rule: model.Rule{Comparator: model.AtMost, Unit: "‰", Decimals: 2, Timing: model.Stock, RollUp: model.Weighted, Weight: model.MeasurePopulation,
				Pace: model.Pace{Kind: model.Season, Final: "Q2"}, Baseline: model.Num("1.275")}},
		{Number: "I.2", Name: "@tỷ số", Leaf: true, Plan: model.Figure{Number: model.Num("4"), Second: model.Num("9")}, Superior: model.Figure{Number: model.Num("5"), Second: model.Num("9")},
			Rule: model.Rule{Comparator: model.Ratio, Unit: "thôn", Timing: model.Stock, RollUp: model.Single, Pace: model.Pace{Kind: model.Linear}}},
		{Number: "3", Name: "khoảng", Leaf: true, Plan: model.Figure{Number: model.Num("8"), Second: model.Num("9.5")}, LastYear: model.Figure{Number: model.Num("7.5"), Second: model.Num("8")},
			Rule: model.Rule{Comparator: model.Range, Unit: "%", Decimals: 1, Timing: model.Flow, RollUp: model.Sum, Pace: model.Pace{Kind: model.YearEnd}}},
		{Number: "4", Name: "mức", Leaf: true, Plan: model.Figure{Choice: "Hoàn thành"}, Note: "a\nb",
			Rule: model.Rule{Comparator: model.Grade, Timing: model.Stock, RollUp: model.Worst, Pace: model.Pace{Kind: model.Linear}, Grades: grades}},
		{Number: "5", Name: "tiền", Leaf: true, Plan: model.Of(model.Num("1234567890123.456789")), Superior: model.Of(model.Num("123456789012345")),
			Rule: model.Rule{Comparator: model.Exactly, Unit: "đồng", Decimals: 6, Timing: model.Flow, RollUp: model.Sum, Pace: model.Pace{Kind: model.Linear}}},
	}}
	data := back(t, must(sheet.Targets(l)), nil)
	if data.Layout != model.LayoutTargets || data.Year != 2024 || len(data.Problems) != 0 {
		t.Fatalf("%s %d, problems %+v", data.Layout, data.Year, data.Problems)
	}
	got := map[string]map[string]string{}
	for _, r := range data.Rows {
		got[r.Key] = texts(r)
	}
	want := map[string]map[string]string{
		"1": {"number": "1", "name": "Mục lớn", "text": "Dòng một\nDòng hai"},
		"1a": {"number": "1a", "name": "=1+2", "unit": "‰", "comparator": "<=", "plan": "-0.35", "last_year": "0", "decimals": "2", "timing": "stock",
			"roll_up": "weighted", "weight": "population", "pace": "season:Q2", "baseline": "1.275", "lead": "DC-1"},
		"I.2": {"number": "I.2", "name": "@tỷ số", "unit": "thôn", "comparator": "ratio", "plan": "4", "plan2": "9", "superior": "5/9", "decimals": "0",
			"timing": "stock", "roll_up": "single", "pace": "linear"},
		"3": {"number": "3", "name": "khoảng", "unit": "%", "comparator": "range", "plan": "8", "plan2": "9.5", "last_year": "7,5 – 8", "decimals": "1",
			"timing": "flow", "roll_up": "sum", "pace": "year_end"},
		"4": {"number": "4", "name": "mức", "comparator": "grade", "plan": "Hoàn thành", "decimals": "0", "timing": "stock", "roll_up": "worst", "pace": "linear",
			"grades": "Hoàn thành tốt; Hoàn thành; Không hoàn thành", "note": "a\nb"},
		"5": {"number": "5", "name": "tiền", "unit": "đồng", "comparator": "=", "plan": "1.234.567.890.123,456789", "superior": "123456789012345", "decimals": "6",
			"timing": "flow", "roll_up": "sum", "pace": "linear"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("fields (-want +got):\n%s", diff)
	}
	for _, r := range data.Rows {
		if r.Key == "3" {
			fig, err := progress.ParseFigure(l.Targets[3].Rule, r.Fields["last_year"].Text)
			if err != nil || !fig.Equal(l.Targets[3].LastYear) {
				t.Errorf("range reads back as %+v, %v", fig, err)
			}
		}
	}
}

func must(content []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return content
}

// Codes, phone numbers, days and texts that look like formulas stay what they are.
func TestUnitsComeBack(t *testing.T) {
	l := sheet.UnitList{Year: 2024, Blocks: []model.Block{{ID: 1, Name: "Khối thôn, tổ"}}, Units: []model.Unit{
		{Code: "001", Name: "Tổ 1", BlockID: 1, Kind: model.Village, Head: "+84", Phone: "0912345678", Council: "-", ValidFrom: "1999-12-31", ValidTo: "2024-06-30",
			Note: "=HYPERLINK(\"x\")", Measures: map[model.Measure]decimal.Decimal{model.MeasureRiceArea: decimal.RequireFromString("57.65"), model.MeasureHouseholds: decimal.Zero}},
		{Code: "B2", Name: "Bỏ trống", BlockID: 1, Kind: model.Business},
	}}
	data := back(t, must(sheet.Units(l)), nil)
	if len(data.Problems) != 0 || len(data.Rows) != 2 {
		t.Fatalf("problems %+v, %d rows", data.Problems, len(data.Rows))
	}
	want := map[string]string{"code": "001", "name": "Tổ 1", "block": "Khối thôn, tổ", "kind": "Thôn, tổ dân phố", "head": "+84", "phone": "0912345678",
		"council": "-", "valid_from": "1999-12-31", "valid_to": "2024-06-30", "note": "=HYPERLINK(\"x\")", "rice_area": "57.65", "households": "0"}
	if diff := cmp.Diff(want, texts(data.Rows[0])); diff != "" {
		t.Errorf("unit (-want +got):\n%s", diff)
	}
	if c := data.Rows[1].Fields["households"]; c.Text != "" || c.Numeric {
		t.Errorf("a missing measure reads as %+v, want an empty cell", c)
	}
}

// Rows of our own workbooks count whatever they are called.
func TestOddNamesInAKit(t *testing.T) {
	rule := model.Rule{Comparator: model.AtLeast, Unit: "tấn", Timing: model.Flow, RollUp: model.Sum, Pace: model.Pace{Kind: model.Linear}}
	row := func(number, name string, n model.Number) service.EntryRow {
		target := model.Target{Number: number, Name: name, Leaf: true, Rule: rule}
		return service.EntryRow{Row: progress.Row{Target: target}, Value: model.Value{Figure: model.Of(n), Note: "Tổng cộng"}}
	}
	e := service.Entry{Unit: model.Unit{Code: "ĐV.1-a", Name: "Người lập"}, Period: model.Period{Year: 2024, Code: "Q3"},
		Rows:      []service.EntryRow{row("I", "A", model.None), row("1.", "2024", model.Num("3")), row("b)", "Tổng cộng", model.None)},
		Narrative: map[model.Section]string{model.SectionWeakness: "Đề xuất, kiến nghị\nvà Kết quả nổi bật", model.SectionCauses: "Giá cả", model.SectionProposals: "=1"}}
	data := back(t, must(sheet.Kit(sheet.KitForm{Entry: e})), nil)
	if data.UnitCode != "ĐV.1-a" || data.Code != "Q3" || len(data.Problems) != 0 {
		t.Errorf("%q %s, problems %+v", data.UnitCode, data.Code, data.Problems)
	}
	got := map[string]string{}
	for _, r := range data.Rows {
		got[r.Key] = r.Name + "|" + r.Fields["period_value"].Text + "|" + r.Fields["note"].Text
	}
	want := map[string]string{"I": "A||Tổng cộng", "1.": "2024|3|Tổng cộng", "b)": "Tổng cộng||Tổng cộng", "results": "Kết quả nổi bật||",
		"weakness": "Tồn tại, hạn chế||Đề xuất, kiến nghị\nvà Kết quả nổi bật", "causes": "Nguyên nhân||Giá cả",
		"obstacles": "Khó khăn, vướng mắc||", "next_steps": "Nhiệm vụ kỳ tới||", "proposals": "Đề xuất, kiến nghị||=1"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
}

// A text that Excel would cut is refused, not cut.
func TestTooLongTextIsRefused(t *testing.T) {
	l := sheet.UnitList{Year: 2024, Units: []model.Unit{{Code: "A", Name: "A", Note: strings.Repeat("ă", 32768)}}}
	if _, err := sheet.Units(l); model.CodeOf(err) != model.CodeInvalid || !strings.Contains(model.Message(err), "32.767") {
		t.Errorf("error %v, want CodeInvalid that tells the limit", err)
	}
	l.Units[0].Note = strings.Repeat("ă", 32767)
	if _, err := sheet.Units(l); err != nil {
		t.Errorf("the longest text: %v", err)
	}
}

// open opens a finished workbook of the sample book.
func openExport(t testing.TB, what sheet.What) *excelize.File {
	t.Helper()
	f, err := excelize.OpenFile(export(t, sampleBook(t), what, model.H1)[0])
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}

// The summary's formulas give what stands beside them as numbers.
func TestSummaryFormulas(t *testing.T) {
	f := openExport(t, sheet.WhatProgress)
	const page = "Tổng hợp"
	rows, err := f.GetRows(page, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	formulas := 0
	for r, row := range rows {
		for c, cached := range row {
			cell, err := excelize.CoordinatesToCellName(c+1, r+1)
			if err != nil {
				t.Fatal(err)
			}
			if formula, err := f.GetCellFormula(page, cell); err == nil && formula != "" {
				formulas++
				checkFormula(t, f, page, cell, cached)
			}
		}
	}
	if formulas < 20 {
		t.Errorf("%d formulas, want the percentages and comparisons", formulas)
	}
}

func checkFormula(t *testing.T, f *excelize.File, page, cell, cached string) {
	t.Helper()
	computed, err := f.CalcCellValue(page, cell, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatalf("%s: %v", cell, err)
	}
	if a, b := decimal.RequireFromString(cached), decimal.RequireFromString(computed); a.Sub(b).Abs().GreaterThan(decimal.RequireFromString("0.0000001")) {
		t.Errorf("%s holds %s, its formula gives %s", cell, cached, computed)
	}
	if kind, err := f.GetCellType(page, cell); err != nil || kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber {
		t.Errorf("%s: the value beside the formula is no number (%v, %v)", cell, kind, err)
	}
}

// The summary's heading stays in sight and on every page, sample figures are
// marked, and there is one native chart.
func TestSummaryFrame(t *testing.T) {
	f := openExport(t, sheet.WhatProgress)
	const page = "Tổng hợp"
	panes, err := f.GetPanes(page)
	if err != nil || !panes.Freeze || panes.YSplit == 0 || panes.XSplit != 2 {
		t.Errorf("panes %+v, %v; want a frozen heading and two columns", panes, err)
	}
	for _, n := range []string{"_xlnm.Print_Titles", "SoThiDua_Phieu"} {
		if !slices.ContainsFunc(f.GetDefinedName(), func(d excelize.DefinedName) bool { return d.Name == n && d.Scope == page }) {
			t.Errorf("no name %s on %s", n, page)
		}
	}
	if l, err := f.GetPageLayout(page); err != nil || *l.Orientation != "landscape" || *l.Size != 9 || *l.FitToWidth != 1 {
		t.Errorf("layout %+v, %v; want A4 across, one page wide", l, err)
	}
	if cells, err := f.SearchSheet(page, "(SỐ LIỆU MẪU)"); err != nil || len(cells) != 1 {
		t.Errorf("sample mark at %v, %v", cells, err)
	}
	if _, ok := f.Pkg.Load("xl/charts/chart1.xml"); !ok {
		t.Error("no native chart")
	}
}

// The chart shows the worst judgement first, and among equals the smaller share.
func TestChartOrder(t *testing.T) {
	f := openExport(t, sheet.WhatProgress)
	rows, err := f.GetRows("Biểu đồ")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, row := range rows {
		if len(row) > 2 && row[2] == "100" {
			names = append(names, row[0])
		}
	}
	want := []string{"1a. Gieo cấy lúa vụ Chiêm Xuân: 98,9%", "12b. Xuất khẩu lao động: 30,0%", "3a. Tổng thu ngân sách: 41,8%"}
	if len(names) < 11 {
		t.Fatalf("bars %q", names)
	}
	if diff := cmp.Diff(want, names[:3]); diff != "" {
		t.Errorf("first bars (-want +got):\n%s", diff)
	}
}

// A kit takes typing only in its yellow cells.
func TestKitLocks(t *testing.T) {
	f := openKit(t)
	for _, tc := range []struct {
		number, column string
		locked         bool
	}{{"1d", done, false}, {"1d", guess, false}, {"1d", remark, false}, {"1d", "Kế hoạch", true}, {"1b", done, true}, {"6", guess, true}, {"6", done, false}} {
		cell := cellOf(t, f, kitPage, tc.number, tc.column)
		id, err := f.GetCellStyle(kitPage, cell)
		if err != nil {
			t.Fatal(err)
		}
		s, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		if locked := s.Protection == nil || s.Protection.Locked; locked != tc.locked {
			t.Errorf("%s %s (%s): locked %v, want %v", tc.number, tc.column, cell, locked, tc.locked)
		}
	}
	if p, err := f.GetSheetProtection(kitPage); err != nil || p.FormatCells {
		t.Errorf("protection %+v, %v", p, err)
	}
}

func openKit(t *testing.T) *excelize.File {
	t.Helper()
	f, err := excelize.OpenFile(kitOf(t, sampleBook(t), "T03"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}

// A kit offers the grades as a list and asks before it takes a wrong number.
func TestKitRules(t *testing.T) {
	f := openKit(t)
	rules, err := f.GetDataValidations(kitPage)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, r := range rules {
		found[strings.Split(r.Sqref, ":")[0]] = fmt.Sprint(r.Type, " ", r.Formula1)
	}
	choice, number := cellOf(t, f, kitPage, "6", done), cellOf(t, f, kitPage, "1d", done)
	if !strings.HasPrefix(found[choice], "list 'Danh mục'!") || !strings.HasPrefix(found[number], "decimal 0") {
		t.Errorf("rules %s=%q, %s=%q", choice, found[choice], number, found[number])
	}
	list, err := f.GetCols("Danh mục")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"Tốt", "Khá", "Trung bình", "Yếu", "Không áp dụng"}, list[0]); diff != "" {
		t.Errorf("choices (-want +got):\n%s", diff)
	}
	if shown, err := f.GetSheetVisible("Danh mục"); err != nil || shown {
		t.Errorf("the list sheet is shown (%v)", err)
	}
}

// The matrix has every unit and leaf, missing values as dashes, and what is
// not asked left empty.
func TestReportMatrix(t *testing.T) {
	f := openExport(t, sheet.WhatReports)
	rows, err := f.GetRows("Số liệu các đơn vị")
	if err != nil {
		t.Fatal(err)
	}
	units, byCode, head := 0, map[string][]string{}, 0
	for i, row := range rows {
		if len(row) > 2 && row[0] == "STT" {
			head = i
		} else if head > 0 && len(row) > 7 && row[1] != "" {
			units++
			byCode[row[1]] = row
		}
	}
	if units != 28 || len(rows[head]) != 8+25 {
		t.Fatalf("%d units, %d columns; want 28 and 33", units, len(rows[head]))
	}
	col := slices.IndexFunc(rows[head], func(s string) bool { return strings.HasPrefix(s, "1d. ") })
	for code, want := range map[string]string{"T01": "533.0", "T06": "–", "MN": ""} {
		got := ""
		if col < len(byCode[code]) {
			got = byCode[code][col]
		}
		if got != want {
			t.Errorf("%s 1d: %q, want %q", code, got, want)
		}
	}
	if got := byCode["T03"][4:8]; got[0] != "Đang nhập" || got[3] != "9/11" {
		t.Errorf("T03 status %q", got)
	}
}

// The same book gives the same content: no order of maps gets into a workbook.
func TestWritersAreStable(t *testing.T) {
	svc := sampleBook(t)
	read := func() model.SheetData {
		data, err := sheet.ReadWith(export(t, svc, sheet.WhatTargets, model.H1)[0], sheet.Options{})
		if err != nil {
			t.Fatal(err)
		}
		data.File = ""
		return data
	}
	if diff := cmp.Diff(read(), read()); diff != "" {
		t.Errorf("two exports differ:\n%s", diff)
	}
}
