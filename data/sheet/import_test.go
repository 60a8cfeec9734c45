package sheet_test

import (
	"archive/zip"
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/sheet"
)

// kitOf exports the kit of one unit for the half-year.
func kitOf(t testing.TB, svc *service.Service, code string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), code+".xlsx")
	scope := sheet.Scope{Year: 2024, Code: model.H1, Unit: unitOf(t, svc, code).ID}
	if _, err := sheet.Export(context.Background(), svc, sheet.WhatKit, scope, out, nil); err != nil {
		t.Fatalf("export kit of %s: %v", code, err)
	}
	return out
}

func unitOf(t testing.TB, svc *service.Service, code string) model.Unit {
	t.Helper()
	units, err := svc.Units(context.Background(), 2024)
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range units {
		if u.Code == code {
			return u
		}
	}
	t.Fatalf("no unit %s", code)
	return model.Unit{}
}

// change opens a workbook, lets fn type into it and saves it.
func change(t testing.TB, path string, fn func(f *excelize.File)) {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	fn(f)
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// cellOf finds the cell of a column in the row of a target.
func cellOf(t testing.TB, f *excelize.File, page, number, column string) string {
	t.Helper()
	rows, err := f.GetRows(page)
	if err != nil {
		t.Fatal(err)
	}
	col := 0
	for r, row := range rows {
		for c, text := range row {
			if strings.HasPrefix(text, column) && col == 0 && len(row) > 6 {
				col = c + 1
			}
		}
		if col > 0 && len(row) > 0 && row[0] == number {
			name, err := excelize.CoordinatesToCellName(col, r+1)
			if err != nil {
				t.Fatal(err)
			}
			return name
		}
	}
	t.Fatalf("no row %s or column %s on %s", number, column, page)
	return ""
}

func set(t testing.TB, f *excelize.File, page, cell string, value any) {
	t.Helper()
	if err := f.SetCellValue(page, cell, value); err != nil {
		t.Fatal(err)
	}
}

// format gives a cell a number format.
func format(t testing.TB, f *excelize.File, page, cell string, style *excelize.Style) {
	t.Helper()
	id, err := f.NewStyle(style)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellStyle(page, cell, cell, id); err != nil {
		t.Fatal(err)
	}
}

const (
	kitPage = "Phiếu"
	done    = "Thực hiện kỳ này"
	guess   = "Ước cả năm"
	remark  = "Ghi chú"
)

// What a unit types comes back as it was meant, however it was typed.
func TestTypedChangesComeBack(t *testing.T) {
	svc := sampleBook(t)
	kit := kitOf(t, svc, "T03")
	tenth := "0.0%"
	change(t, kit, func(f *excelize.File) {
		set(t, f, kitPage, cellOf(t, f, kitPage, "1d", done), "1.234,5")
		set(t, f, kitPage, cellOf(t, f, kitPage, "1d", guess), 2469)
		share := cellOf(t, f, kitPage, "11", done)
		set(t, f, kitPage, share, 0.996)
		format(t, f, kitPage, share, &excelize.Style{CustomNumFmt: &tenth})
		set(t, f, kitPage, cellOf(t, f, kitPage, "9", done), "10,5 0/00")
		set(t, f, kitPage, cellOf(t, f, kitPage, "6", done), "khá")
		set(t, f, kitPage, cellOf(t, f, kitPage, "14", done), "Tốt")
		set(t, f, kitPage, cellOf(t, f, kitPage, "12b", remark), "= chờ đơn hàng quý III")
		set(t, f, kitPage, cellOf(t, f, kitPage, "12a", done), nil)
		set(t, f, kitPage, below(t, f, "Tồn tại, hạn chế"), "Thiếu nước tưới.\nThiếu giống.")
	})
	got := map[string]string{}
	r := preview(t, svc, []string{kit})
	for _, p := range r.Files[0].Problems {
		t.Errorf("problem %+v", p)
	}
	for _, c := range r.Files[0].Changes {
		got[c.Number+" "+c.Field+" "+c.Kind] = deref(c.Old) + " → " + deref(c.New)
	}
	want := map[string]string{
		"1d period_value value":  "358 → 1234.5",
		"1d estimate value":      "694 → 2469",
		"11 period_value value":  "<nil> → 99.6",
		"9 period_value value":   "9.6 → 10.5",
		"6 period_value value":   "Tốt → Khá",
		"14 period_value value":  "<nil> → Tốt",
		"12b note value":         "<nil> → = chờ đơn hàng quý III",
		"12a period_value value": "3 → <nil>",
		" note text":             "<nil> → Thiếu nước tưới.\nThiếu giống.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
	importAll(t, svc, kit)
	if again := preview(t, svc, []string{kit}); again.Changes() != 0 || len(again.Files[0].Problems) != 0 {
		t.Errorf("the second import still changes %d cells", again.Changes())
	}
	if fresh := preview(t, svc, []string{kitOf(t, svc, "T03")}); fresh.Changes() != 0 {
		t.Errorf("a fresh kit changes %d cells", fresh.Changes())
	}
}

func importAll(t testing.TB, svc *service.Service, files ...string) {
	t.Helper()
	data, err := sheet.ReadAll(context.Background(), files, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := svc.Import(context.Background(), data, nil); err != nil {
		t.Fatalf("import: %v", err)
	}
}

// below returns the cell under a heading of the kit's first column.
func below(t testing.TB, f *excelize.File, heading string) string {
	t.Helper()
	cells, err := f.SearchSheet(kitPage, heading)
	if err != nil || len(cells) != 1 {
		t.Fatalf("heading %q: %v %v", heading, cells, err)
	}
	col, row, err := excelize.CellNameToCoordinates(cells[0])
	if err != nil {
		t.Fatal(err)
	}
	name, err := excelize.CoordinatesToCellName(col, row+1)
	if err != nil {
		t.Fatal(err)
	}
	return name
}

// What cannot be taken is told with its sheet and cell, and stops the import.
func TestProblemsNameSheetAndCell(t *testing.T) {
	day := "dd/mm/yyyy"
	for name, tc := range map[string]struct {
		number, column string
		do             func(t *testing.T, f *excelize.File, cell string)
		severity       model.Severity
		message        string
	}{
		"a vague number": {"1d", done, func(t *testing.T, f *excelize.File, c string) { set(t, f, kitPage, c, "khoảng 3") }, model.SeverityQuestion, "khoảng 3"},
		"a date instead of a number": {"1d", done, func(t *testing.T, f *excelize.File, c string) {
			set(t, f, kitPage, c, 45520)
			format(t, f, kitPage, c, &excelize.Style{CustomNumFmt: &day})
		}, model.SeverityQuestion, "đổi ô này thành ngày 16/08/2024"},
		"a percentage of tons": {"1d", done, func(t *testing.T, f *excelize.File, c string) {
			set(t, f, kitPage, c, 0.5)
			format(t, f, kitPage, c, &excelize.Style{NumFmt: 9})
		}, model.SeverityError, "“50%” không theo đơn vị tính “tấn”"},
		"a formula nobody computed": {"1d", done, func(t *testing.T, f *excelize.File, c string) {
			set(t, f, kitPage, c, nil)
			if err := f.SetCellFormula(kitPage, c, "NOSUCHFUNCTION(1)"); err != nil {
				t.Fatal(err)
			}
		}, model.SeverityError, "công thức chưa có kết quả"},
		"a choice that is none": {"6", done, func(t *testing.T, f *excelize.File, c string) { set(t, f, kitPage, c, "Xuất sắc") }, model.SeverityError, "Xuất sắc"},
		"a value not asked for": {"1b", done, func(t *testing.T, f *excelize.File, c string) { set(t, f, kitPage, c, 80) }, model.SeverityError, "1b"},
		"a cell merged over two rows": {"12b", done, func(t *testing.T, f *excelize.File, c string) {
			if err := f.MergeCell(kitPage, cellOf(t, f, kitPage, "12a", done), c); err != nil {
				t.Fatal(err)
			}
		}, model.SeverityError, "gộp"},
	} {
		t.Run(name, func(t *testing.T) {
			svc := sampleBook(t)
			kit, cell := kitOf(t, svc, "T03"), ""
			change(t, kit, func(f *excelize.File) {
				cell = cellOf(t, f, kitPage, tc.number, tc.column)
				tc.do(t, f, cell)
			})
			r := preview(t, svc, []string{kit})
			if len(r.Files[0].Problems) != 1 {
				t.Fatalf("problems %+v, want one", r.Files[0].Problems)
			}
			p := r.Files[0].Problems[0]
			if p.Sheet != kitPage || p.Cell != cell || p.Severity != tc.severity || !strings.Contains(p.Message, tc.message) {
				t.Errorf("problem %+v, want %s!%s %s with %q", p, kitPage, cell, tc.severity, tc.message)
			}
		})
	}
}

// A formula that was never computed is computed; one that ends in an error, a
// hidden row and a hidden column are told.
func TestFormulasAndHiddenRows(t *testing.T) {
	svc := sampleBook(t)
	kit := kitOf(t, svc, "T03")
	var sum, bad, hidden string
	change(t, kit, func(f *excelize.File) {
		sum, bad, hidden = cellOf(t, f, kitPage, "1d", done), cellOf(t, f, kitPage, "1c", done), cellOf(t, f, kitPage, "12b", done)
		set(t, f, kitPage, sum, nil)
		if err := f.SetCellFormula(kitPage, sum, "100+258.5"); err != nil {
			t.Fatal(err)
		}
		set(t, f, kitPage, bad, nil)
		if err := f.SetCellFormula(kitPage, bad, "NA()"); err != nil {
			t.Fatal(err)
		}
		_, row, err := excelize.CellNameToCoordinates(hidden)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetRowVisible(kitPage, row, false); err != nil {
			t.Fatal(err)
		}
		if err := f.SetColVisible(kitPage, "H", false); err != nil {
			t.Fatal(err)
		}
	})
	r := preview(t, svc, []string{kit}).Files[0]
	if len(r.Changes) != 1 || r.Changes[0].Cell != sum || deref(r.Changes[0].New) != "358.5" {
		t.Errorf("changes %+v, want %s = 358.5", r.Changes, sum)
	}
	var errs, questions []string
	for _, p := range r.Problems {
		if p.Severity == model.SeverityError {
			errs = append(errs, p.Cell)
		} else {
			questions = append(questions, p.Message)
		}
	}
	if diff := cmp.Diff([]string{bad}, errs); diff != "" {
		t.Errorf("errors (-want +got):\n%s", diff)
	}
	if len(questions) != 3 || !strings.Contains(questions[0], "Dòng đang ẩn") || !strings.Contains(questions[1], "Ghi chú") || !strings.Contains(questions[2], sum) {
		t.Errorf("questions %q, want one about the row, one about the column, one about the formula", questions)
	}
}

// A kit keeps its identity under any name and with other sheets around it; a
// copy relabelled for another unit is refused.
func TestKitIdentity(t *testing.T) {
	svc := sampleBook(t)
	kit := kitOf(t, svc, "T03")
	change(t, kit, func(f *excelize.File) {
		if err := f.SetSheetName(kitPage, "Bao cao"); err != nil {
			t.Fatal(err)
		}
		if _, err := f.NewSheet("Nháp"); err != nil {
			t.Fatal(err)
		}
		set(t, f, "Nháp", "A1", "Số")
		set(t, f, "Bao cao", cellOf(t, f, "Bao cao", "12b", done), 2)
	})
	r := preview(t, svc, []string{kit}).Files[0]
	if r.Layout != model.LayoutKit || len(r.Problems) != 0 || len(r.Changes) != 1 {
		t.Errorf("renamed kit: %s, problems %+v, changes %+v", r.Layout, r.Problems, r.Changes)
	}
	copied := kitOf(t, svc, "T04")
	change(t, copied, func(f *excelize.File) {
		cells, err := f.SearchSheet(kitPage, "Mã đơn vị: T04")
		if err != nil || len(cells) == 0 {
			t.Fatalf("unit label: %v %v", cells, err)
		}
		set(t, f, kitPage, cells[0], "Mã đơn vị: T05")
	})
	r = preview(t, svc, []string{copied}).Files[0]
	if r.Errors() != 1 || !strings.Contains(r.Problems[0].Message, "T05") || !strings.Contains(r.Problems[0].Message, "T04") {
		t.Errorf("relabelled kit: %+v, want one problem naming both units", r.Problems)
	}
}

// A kit that lost its marks is known by its headings and the words over them.
func TestKitWithoutMarks(t *testing.T) {
	svc := sampleBook(t)
	kit := kitOf(t, svc, "T03")
	change(t, kit, func(f *excelize.File) {
		for _, n := range f.GetDefinedName() {
			if err := f.DeleteDefinedName(&excelize.DefinedName{Name: n.Name, Scope: n.Scope}); err != nil {
				t.Fatal(err)
			}
		}
		if err := f.DeleteSheet("SoThiDua"); err != nil {
			t.Fatal(err)
		}
		set(t, f, kitPage, cellOf(t, f, kitPage, "12b", done), 2)
	})
	r := preview(t, svc, []string{kit}).Files[0]
	if r.Layout != model.LayoutKit || len(r.Problems) != 0 || len(r.Changes) != 1 || deref(r.Changes[0].New) != "2" {
		t.Errorf("%s, problems %+v, changes %+v; want one change to 2", r.Layout, r.Problems, r.Changes)
	}
}

// The summary takes back the plan and refuses what the program computes.
func TestSummaryComesBack(t *testing.T) {
	svc := sampleBook(t)
	file := export(t, svc, sheet.WhatProgress, model.H1)[0]
	const page = "Tổng hợp"
	var plan, computed string
	change(t, file, func(f *excelize.File) {
		plan, computed = cellOf(t, f, page, "11", "Kế hoạch"), cellOf(t, f, page, "12b", "Thực hiện 6")
		set(t, f, page, plan, 99.7)
		set(t, f, page, computed, 7)
	})
	r := preview(t, svc, []string{file}).Files[0]
	if len(r.Changes) != 1 || r.Changes[0].Cell != plan || deref(r.Changes[0].New) != "99.7" {
		t.Errorf("changes %+v, want %s = 99.7", r.Changes, plan)
	}
	if len(r.Problems) != 1 || r.Problems[0].Cell != computed {
		t.Errorf("problems %+v, want one at %s", r.Problems, computed)
	}
}

// An error that Excel stored in a cell is told by its name, and the cell is
// left out.
func TestErrorCell(t *testing.T) {
	svc := sampleBook(t)
	kit := kitOf(t, svc, "T03")
	cell := ""
	change(t, kit, func(f *excelize.File) { cell = cellOf(t, f, kitPage, "1d", done) })
	content, err := os.ReadFile(kit)
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	parts := unpack(z)
	before := regexp.MustCompile(`<c r="` + cell + `"([^>]*)><v>358</v></c>`)
	const page = "xl/worksheets/sheet1.xml"
	if !before.Match(parts[page]) {
		t.Fatalf("no value in %s", cell)
	}
	parts[page] = before.ReplaceAll(parts[page], []byte(`<c r="`+cell+`"$1 t="e"><f>1/0</f><v>#DIV/0!</v></c>`))
	if err := os.WriteFile(kit, zipped(t, parts), 0o600); err != nil {
		t.Fatal(err)
	}
	r := preview(t, svc, []string{kit}).Files[0]
	if len(r.Changes) != 0 || len(r.Problems) != 1 || r.Problems[0].Cell != cell || !strings.Contains(r.Problems[0].Message, "#DIV/0!") {
		t.Errorf("changes %+v, problems %+v; want one problem at %s", r.Changes, r.Problems, cell)
	}
}
