package sheet_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"sothidua/data/model"
	"sothidua/data/sheet"
)

// A workbook of 300 sheets is read to its end, and the one table found.
func TestThreeHundredSheets(t *testing.T) {
	names, rows := make([]string, 300), map[string][][]any{}
	for i := range names {
		names[i] = fmt.Sprintf("Trang %d", i+1)
		rows[names[i]] = [][]any{{"Ghi chép"}, {i}}
	}
	rows["Trang 251"] = [][]any{{"6 tháng đầu năm 2024"}, {"Mã đơn vị: T06"}, {"STT", "Chỉ tiêu", "Kết quả"}, {"8", "Hộ nghèo", 1.5}}
	data := readWith(t, pages(t, names, rows), sheet.Options{Known: knownYear})
	if data.Layout != model.LayoutKit || len(data.Rows) != 1 || data.Rows[0].Sheet != "Trang 251" || len(data.Problems) != 0 {
		t.Errorf("%s, %d rows, problems %+v", data.Layout, len(data.Rows), data.Problems)
	}
}

// formulas writes a report whose value is a formula without its result.
func formulas(t *testing.T, formula string) string {
	t.Helper()
	f := excelize.NewFile()
	for i, row := range [][]any{{"6 tháng đầu năm 2024"}, {"Mã đơn vị: T06"}, {"STT", "Chỉ tiêu", "Kết quả"}, {"8", "Hộ nghèo"}} {
		if err := f.SetSheetRow("Sheet1", at(1, i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	for cell, text := range map[string]string{"C4": formula, "D4": "E4+1", "E4": "D4+1"} {
		if err := f.SetCellFormula("Sheet1", cell, text); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "cong thuc.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// Formulas that go round in a circle or lead out of the file end in a message
// at their cell.
func TestCircularAndForeignFormulas(t *testing.T) {
	for _, formula := range []string{"C4+1", "D4", "'[ngan sach.xlsx]Thu'!A1", "'C:\\so lieu\\[khac.xlsx]Sheet1'!$A$1"} {
		t.Run(formula, func(t *testing.T) {
			data := readWith(t, formulas(t, formula), sheet.Options{})
			if strings.Contains(formula, "[") != (len(data.Problems) == 2) || data.Problems[0].Cell != "C4" || !data.Problems[0].Open() || !strings.Contains(data.Problems[0].Message, "công thức") {
				t.Errorf("problems %+v, rows %+v", data.Problems, data.Rows)
			}
		})
	}
}

// Macros are not run, and said.
func TestMacrosAreSaid(t *testing.T) {
	path := reportOf(t, []any{"8", "Hộ nghèo", "%", 1.5, 1.1, 1.2})
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	vba := append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 600)...)
	if err := f.AddVBAProject(vba); err != nil {
		t.Fatal(err)
	}
	macro := filepath.Join(t.TempDir(), "co macro.xlsm")
	if err := f.SaveAs(macro); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	data := readWith(t, macro, sheet.Options{})
	if len(data.Rows) != 1 || len(data.Problems) != 1 || !strings.Contains(data.Problems[0].Message, "macro") || data.Problems[0].Open() {
		t.Errorf("rows %+v, problems %+v", data.Rows, data.Problems)
	}
	if data := readWith(t, path, sheet.Options{}); len(data.Problems) != 0 || len(content) == 0 {
		t.Errorf("without macros: %+v", data.Problems)
	}
}

// Control characters do not reach the book.
func TestControlCharacters(t *testing.T) {
	path := filepath.Join(t.TempDir(), "la.xlsx")
	text := func(s string) string { return `<c t="inlineStr"><is><t>` + s + `</t></is></c>` }
	rows := "<row>" + text("Mã đơn vị: T06, 6 tháng đầu năm 2024") + "</row><row>" + text("STT") + text("Chỉ_x0007_ tiêu") + text("Kết quả") + text("Ghi chú") + "</row><row>" +
		text("8") + text("Hộ _x0000_nghèo_x001F_") + `<c><v>1.5</v></c>` + text("rà_x0008_ soát_x200B_ lại") + "</row>"
	if err := os.WriteFile(path, xlsxOf(t, "<worksheet><sheetData>"+rows+"</sheetData></worksheet>"), 0o600); err != nil {
		t.Fatal(err)
	}
	data := readWith(t, path, sheet.Options{})
	if len(data.Rows) != 1 {
		t.Fatalf("%s, problems %+v", data.Layout, data.Problems)
	}
	for _, text := range []string{data.Rows[0].Name, data.Rows[0].Fields["note"].Text} {
		if strings.ContainsFunc(text, func(r rune) bool { return r < ' ' }) {
			t.Errorf("%q holds control characters", text)
		}
	}
}

// A kit of another commune, and one of another year, are named as such.
func TestKitsOfOthers(t *testing.T) {
	svc := sampleBook(t)
	kit := kitOf(t, svc, "T03")
	other := func(year int) sheet.Known { return sheet.Known{Year: 2025, Office: "UBND xã Nam Lĩnh"} }
	data := readWith(t, kit, sheet.Options{Known: other})
	if data.Layout != model.LayoutUnknown || len(data.Rows) != 0 || len(data.Problems) != 1 || !data.Problems[0].Open() || !strings.Contains(data.Problems[0].Message, "UBND xã Nam Lĩnh") {
		t.Fatalf("%s, problems %+v", data.Layout, data.Problems)
	}
	p := data.Problems[0]
	data = readWith(t, kit, sheet.Options{Known: other, Answers: []model.Answer{{Sheet: p.Sheet, Cell: p.Cell, About: p.About, Value: "take"}}})
	if len(data.Rows) == 0 || len(data.Problems) != 2 || !strings.Contains(data.Problems[1].Message, "năm 2024, không phải năm 2025") || data.Problems[1].Open() {
		t.Errorf("%d rows, %d problems, last %+v", len(data.Rows), len(data.Problems), data.Problems[len(data.Problems)-1])
	}
	known, err := sheet.Knowing(context.Background(), svc)
	if err != nil {
		t.Fatal(err)
	}
	if data := readWith(t, kit, sheet.Options{Known: known}); len(data.Problems) != 0 {
		t.Errorf("its own kit: %+v", data.Problems)
	}
}

// A target whose sum from the start of the year is typed has a column for it.
func TestKitWithSumsFromTheStartOfTheYear(t *testing.T) {
	svc, ctx := sampleBook(t), context.Background()
	if err := svc.SavePeriod(ctx, model.Period{Year: 2024, Code: "Q3", Deadline: model.DateOf(time.Date(2024, 10, 5, 0, 0, 0, 0, time.UTC))}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "quy 3.xlsx")
	if _, err := sheet.Export(ctx, svc, sheet.WhatKit, sheet.Scope{Year: 2024, Code: "Q3", Unit: unitOf(t, svc, "T03").ID}, path, nil); err != nil {
		t.Fatal(err)
	}
	var sum string
	change(t, path, func(f *excelize.File) {
		set(t, f, kitPage, cellOf(t, f, kitPage, "12a", done), 2)
		sum = cellOf(t, f, kitPage, "12a", "Lũy kế")
		set(t, f, kitPage, sum, 5)
	})
	r := preview(t, svc, []string{path}).Files[0]
	got := map[string]string{}
	for _, c := range r.Changes {
		got[c.Field] = c.Cell + " " + deref(c.New)
	}
	if len(r.Problems) != 0 || got["to_date"] != sum+" 5" || len(got) != 2 {
		t.Errorf("changes %v, problems %+v", got, r.Problems)
	}
}

// A kit whose sheet was copied and filled in there is not read half.
func TestKitWithACopiedSheet(t *testing.T) {
	svc := sampleBook(t)
	kit := kitOf(t, svc, "T03")
	copied := func(f *excelize.File) {
		from, err := f.GetSheetIndex(kitPage)
		if err != nil {
			t.Fatal(err)
		}
		to, err := f.NewSheet(kitPage + " (2)")
		if err != nil {
			t.Fatal(err)
		}
		if err := f.CopySheet(from, to); err != nil {
			t.Fatal(err)
		}
	}
	change(t, kit, copied)
	if data := readWith(t, kit, sheet.Options{}); len(data.Problems) != 0 || len(data.Rows) == 0 {
		t.Fatalf("an equal copy: %d rows, problems %+v", len(data.Rows), data.Problems)
	}
	change(t, kit, func(f *excelize.File) {
		set(t, f, kitPage+" (2)", cellOf(t, f, kitPage+" (2)", "12a", done), 4)
	})
	data := readWith(t, kit, sheet.Options{})
	if len(data.Rows) != 0 || len(data.Problems) != 1 || data.Problems[0].About != model.AskSheet || choices(data.Problems[0]) != "Phiếu | Phiếu (2) | skip" {
		t.Fatalf("%d rows, problems %+v", len(data.Rows), data.Problems)
	}
	p := data.Problems[0]
	data = readWith(t, kit, sheet.Options{Answers: []model.Answer{{Sheet: p.Sheet, Cell: p.Cell, About: p.About, Value: "Phiếu (2)"}}})
	if len(data.Rows) == 0 || data.Rows[0].Sheet != "Phiếu (2)" || data.UnitCode != "T03" {
		t.Errorf("%d rows, unit %s, problems %+v", len(data.Rows), data.UnitCode, data.Problems)
	}
}
