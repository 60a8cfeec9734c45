//go:build soffice

package sheet_test

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/sheet"
)

// Workbooks that LibreOffice opened and saved again, in any kind the importer
// reads, still change nothing:
//
//	go test -tags soffice -run LibreOffice ./data/sheet
//
// needs soffice (package libreoffice-calc), so it stands apart from the tests
// that run everywhere.
func TestLibreOfficeRoundTrip(t *testing.T) {
	svc := sampleBook(t)
	for _, code := range []model.PeriodCode{model.H1, model.Y} {
		files := export(t, svc, sheet.WhatAll, code)
		for _, to := range []string{"xlsx:Calc MS Excel 2007 XML", "xls:MS Excel 97", "ods:calc8"} {
			t.Run(string(code)+" "+to, func(t *testing.T) { keptUnchanged(t, svc, resaved(t, files, to)) })
		}
	}
}

// Long sheets of the other kinds stay as small as those of Excel; an .xls holds
// 65.536 rows.
func TestLongSheetsSavedByLibreOfficeStaySmall(t *testing.T) {
	for to, rows := range map[string]int{"xlsx:Calc MS Excel 2007 XML": 100_000, "ods:calc8": 100_000, "csv:Text - txt - csv (StarCalc):59,34,76,1": 100_000, "xls:MS Excel 97": 65_000} {
		t.Run(to, func(t *testing.T) { staysSmall(t, resaved(t, []string{longReport(t, rows)}, to)[0], rows) })
	}
}

// resaved opens workbooks in LibreOffice and saves them as another kind.
func resaved(t *testing.T, files []string, to string) []string {
	t.Helper()
	out := t.TempDir()
	cmd := exec.Command("soffice", append([]string{"-env:UserInstallation=file://" + t.TempDir(), "--headless",
		"--convert-to", to, "--outdir", out}, files...)...)
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, text)
	}
	ext, _, _ := strings.Cut(to, ":")
	saved := make([]string, len(files))
	for i, f := range files {
		saved[i] = filepath.Join(out, strings.TrimSuffix(filepath.Base(f), ".xlsx")+"."+ext)
	}
	return saved
}

// keptUnchanged is unchanged for a whole set of workbooks: all rows are accepted
// and the kits are recognised.
func keptUnchanged(t *testing.T, svc *service.Service, files []string) {
	t.Helper()
	known := 0
	for _, f := range preview(t, svc, files).Files {
		for _, c := range f.Changes {
			t.Errorf("%s: change %+v old=%v new=%v", f.File, c, deref(c.Old), deref(c.New))
		}
		if f.Layout == model.LayoutUnknown {
			continue
		}
		known++
		for _, p := range f.Problems {
			t.Errorf("%s: problem %+v", f.File, p)
		}
		if f.Rows == 0 || f.Accepted != f.Rows {
			t.Errorf("%s: %s, %d rows, %d accepted", f.File, f.Layout, f.Rows, f.Accepted)
		}
	}
	if known < 28 {
		t.Errorf("%d of %d files recognised, want the kits at least", known, len(files))
	}
}
