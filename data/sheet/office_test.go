//go:build soffice

package sheet_test

import (
	"os/exec"
	"path/filepath"
	"testing"

	"sothidua/data/model"
	"sothidua/data/sheet"
)

// Workbooks that LibreOffice opened and saved again still change nothing:
//
//	go test -tags soffice -run LibreOffice ./data/sheet
//
// needs soffice (package libreoffice-calc), so it stands apart from the tests
// that run everywhere.
func TestLibreOfficeRoundTrip(t *testing.T) {
	svc := sampleBook(t)
	for _, code := range []model.PeriodCode{model.H1, model.Y} {
		files, out := export(t, svc, sheet.WhatAll, code), t.TempDir()
		cmd := exec.Command("soffice", append([]string{"-env:UserInstallation=file://" + t.TempDir(), "--headless",
			"--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", out}, files...)...)
		if text, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("soffice: %v\n%s", err, text)
		}
		saved := make([]string, len(files))
		for i, f := range files {
			saved[i] = filepath.Join(out, filepath.Base(f))
		}
		for _, f := range preview(t, svc, saved).Files {
			for _, c := range f.Changes {
				t.Errorf("%s: change %+v old=%v new=%v", f.File, c, deref(c.Old), deref(c.New))
			}
			for _, p := range f.Problems {
				if f.Layout != model.LayoutUnknown {
					t.Errorf("%s: problem %+v", f.File, p)
				}
			}
			if f.Layout != model.LayoutUnknown && (f.Rows == 0 || f.Accepted != f.Rows) {
				t.Errorf("%s: %s, %d rows, %d accepted", f.File, f.Layout, f.Rows, f.Accepted)
			}
		}
	}
}
