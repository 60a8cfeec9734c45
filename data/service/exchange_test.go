package service

import (
	"slices"
	"testing"

	"sothidua/data/model"
)

// kit is a unit's workbook as read, with one row for each pair of a target's
// number and what was typed for it.
func kit(file, unit string, pairs ...string) model.SheetData {
	d := model.SheetData{File: file, Layout: model.LayoutKit, Year: 2024, Code: model.H1, UnitCode: unit}
	for i := 0; i < len(pairs); i += 2 {
		cell := "F" + string(rune('1'+i/2))
		d.Rows = append(d.Rows, model.SheetRow{Sheet: "Phiếu", Row: i/2 + 1, Key: pairs[i],
			Fields: map[string]model.SheetCell{"period_value": {Cell: cell, Text: pairs[i+1]}}})
	}
	return d
}

func TestAKitIsPreviewedAndThenSaved(t *testing.T) {
	b := newBook(t)
	files := []model.SheetData{kit("T06.xlsx", "T06", "12a", "3", "11", "98,4", "6", "tốt", "1b", "")}
	preview, err := b.PreviewImport(b.ctx, files, nil)
	must(t, err)
	if b.entry("T06").Report.ID != 0 || len(b.topics) > 0 {
		t.Fatal("a preview wrote something")
	}
	if preview.Changes() != 3 || preview.Errors() != 0 {
		t.Fatalf("%d changes, problems %+v", preview.Changes(), preview.Files[0].Problems)
	}
	c := preview.Files[0].Changes[1]
	if c.Cell != "F2" || c.Number != "11" || c.Field != "period_value" || c.Old != nil || *c.New != "98.4" {
		t.Errorf("change %+v", c)
	}
	saved, err := b.Import(b.ctx, files, nil)
	must(t, err)
	if saved.Changes() != 3 || b.stated("T06", "11") != "98.4" || b.stated("T06", "6") != "Tốt" {
		t.Errorf("saved %d, stated %s and %s", saved.Changes(), b.stated("T06", "11"), b.stated("T06", "6"))
	}
	if line := b.newest(); line.Action != "nhập Excel" || line.Subject != "T06.xlsx" || line.New != "3 ô" {
		t.Errorf("history %+v", line)
	}
	again, err := b.PreviewImport(b.ctx, files, nil)
	must(t, err)
	if again.Changes() != 0 || again.Errors() != 0 {
		t.Errorf("the same file again: %+v", again)
	}
}

func TestImportIsAllOrNothing(t *testing.T) {
	b := newBook(t)
	before := b.lines()
	files := []model.SheetData{kit("T06.xlsx", "T06", "12a", "3"), kit("T03.xlsx", "T03", "11", "khoảng 3", "12a", "130")}
	report, err := b.Import(b.ctx, files, nil)
	refused(t, err, model.CodeInvalid, "file", "1 lỗi")
	if report.Errors() != 1 || b.entry("T06").Report.ID != 0 || b.lines() != before {
		t.Fatalf("%d errors, report %d, %d lines", report.Errors(), b.entry("T06").Report.ID, b.lines()-before)
	}
	p := report.Files[1].Problems
	if len(p) != 1 || p[0].Cell != "F1" || p[0].Sheet != "Phiếu" {
		t.Errorf("problems %+v", p)
	}
}

func TestImportNamesWhatDoesNotFit(t *testing.T) {
	b := newBook(t)
	for name, c := range map[string]struct {
		data model.SheetData
		cell string
	}{
		"unknown unit":     {kit("a.xlsx", "T99", "12a", "3"), ""},
		"unknown target":   {kit("a.xlsx", "T06", "99", "3"), "F1"},
		"target elsewhere": {kit("a.xlsx", "T06", "3a", "3"), "F1"},
		"twice":            {kit("a.xlsx", "T06", "12a", "3", "12a", "4"), "F2"},
		"beyond sense":     {kit("a.xlsx", "T06", "8", "130"), "F1"},
		"locked report":    {kit("a.xlsx", "T01", "12a", "9"), "F1"},
		"not asked yet":    {kit("a.xlsx", "T06", "1b", "80"), "F1"},
		"unknown layout":   {model.SheetData{File: "a.xlsx", Layout: model.LayoutUnknown}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := b.PreviewImport(b.ctx, []model.SheetData{c.data}, nil)
			must(t, err)
			p := r.Files[0].Problems
			if r.Errors() != 1 || !slices.ContainsFunc(p, func(p model.Problem) bool { return p.Cell == c.cell && p.Message != "" }) {
				t.Errorf("problems %+v, want one at %q", p, c.cell)
			}
			for _, change := range r.Files[0].Changes {
				if change.Cell == c.cell {
					t.Errorf("a refused cell counts as a change: %+v", change)
				}
			}
		})
	}
}

func TestUnitsAndTargetsAreImportedByCodeAndNumber(t *testing.T) {
	b := newBook(t)
	row := func(key string, fields map[string]string) model.SheetRow {
		r := model.SheetRow{Sheet: "S", Row: 5, Key: key, Fields: map[string]model.SheetCell{}}
		for name, text := range fields {
			r.Fields[name] = model.SheetCell{Cell: "A5", Text: text}
		}
		return r
	}
	units := model.SheetData{File: "đơn vị.xlsx", Layout: model.LayoutUnits, Year: 2024, Rows: []model.SheetRow{
		row("T01", map[string]string{"name": "Thôn 1", "phone": "0912 345 678"}),
		row("T09", map[string]string{"name": "Thôn 9", "block": "Khối thôn", "kind": string(model.Village), "households": "150"})}}
	targets := model.SheetData{File: "chỉ tiêu.xlsx", Layout: model.LayoutTargets, Year: 2024, Rows: []model.SheetRow{
		row("11", map[string]string{"plan": "99,7"}),
		row("17", map[string]string{"name": "Hộ sử dụng nước sạch", "unit": "%", "comparator": ">=", "plan": "97,5"})}}
	_, err := b.Import(b.ctx, []model.SheetData{units, targets}, nil)
	must(t, err)
	if u := b.unit("T01"); u.Phone != "0912 345 678" || u.Head == "" {
		t.Errorf("T01 %+v", u)
	}
	if u := b.unit("T09"); u.Name != "Thôn 9" || u.Measures[model.MeasureHouseholds].String() != "150" {
		t.Errorf("T09 %+v", u)
	}
	if got := b.target("11"); model.Plain(got.Plan.Number) != "99.7" || got.Name != "Bao phủ BHYT toàn dân" {
		t.Errorf("11 %+v", got)
	}
	if got := b.target("17"); model.Plain(got.Plan.Number) != "97.5" || got.Rule.Decimals != 1 {
		t.Errorf("17 %+v", got)
	}
}
