package sheet_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
	"sothidua/data/sheet"
)

func names(paths []string) []string {
	out := make([]string, len(paths))
	for i, p := range paths {
		out[i] = filepath.Base(p)
	}
	return out
}

func TestExportWritesWhereItIsTold(t *testing.T) {
	svc, ctx, dir := sampleBook(t), context.Background(), t.TempDir()
	half := sheet.Scope{Year: 2024, Code: model.H1}
	file := filepath.Join(dir, "Tổng hợp của tôi.xlsx")
	for range 2 { // a second export replaces the named file
		got, err := sheet.Export(ctx, svc, sheet.WhatProgress, half, file, nil)
		if err != nil || !slices.Equal(got, []string{file}) {
			t.Fatalf("named file: %v, %v", got, err)
		}
	}
	folder := filepath.Join(dir, "phiếu", "mới")
	kit := half
	kit.Unit = unitOf(t, svc, "T03").ID
	var steps []string
	for range 2 { // a second export leaves a filled-in kit alone
		if _, err := sheet.Export(ctx, svc, sheet.WhatKit, kit, folder, func(done, total int, name string) {
			steps = append(steps, name)
		}); err != nil {
			t.Fatal(err)
		}
	}
	want := []string{"Phieu 6 thang 2024 - T03 Thon 3.xlsx", "Phieu 6 thang 2024 - T03 Thon 3 (2).xlsx"}
	if diff := cmp.Diff(want, steps); diff != "" {
		t.Errorf("kits (-want +got):\n%s", diff)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".tmp") {
			t.Errorf("left behind: %s", e.Name())
		}
	}
}

// One unit's table is for reading; it says so instead of changing anything.
func TestUnitTableOnlyGoesOut(t *testing.T) {
	svc := sampleBook(t)
	scope := sheet.Scope{Year: 2024, Code: model.H1, Unit: unitOf(t, svc, "T03").ID}
	unit, err := sheet.Export(context.Background(), svc, sheet.WhatProgress, scope, t.TempDir(), nil)
	if err != nil || !slices.Equal(names(unit), []string{"Tong hop 6 thang 2024 - T03 Thon 3.xlsx"}) {
		t.Errorf("one unit's table: %v, %v", unit, err)
	}
	r := preview(t, svc, unit)
	if r.Errors() != 0 || r.Changes() != 0 || len(r.Files[0].Problems) != 1 || !strings.Contains(r.Files[0].Problems[0].Message, "chỉ để xem") {
		t.Errorf("one unit's table comes back as %+v", r.Files[0])
	}
}

func TestExportRefuses(t *testing.T) {
	svc, ctx, dir := sampleBook(t), context.Background(), t.TempDir()
	plain := filepath.Join(dir, "tep.txt")
	if err := os.WriteFile(plain, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	half := sheet.Scope{Year: 2024, Code: model.H1}
	for name, tc := range map[string]struct {
		what  sheet.What
		scope sheet.Scope
		out   string
		code  model.Code
	}{
		"no period":        {sheet.WhatKit, sheet.Scope{Year: 2024}, dir, model.CodeInvalid},
		"no such period":   {sheet.WhatKit, sheet.Scope{Year: 2024, Code: "M03"}, dir, model.CodeNotFound},
		"no such year":     {sheet.WhatTargets, sheet.Scope{Year: 1999}, dir, model.CodeNotFound},
		"no such kind":     {"everything", half, dir, model.CodeInvalid},
		"no destination":   {sheet.WhatUnits, half, " ", model.CodeInvalid},
		"another ending":   {sheet.WhatUnits, half, filepath.Join(dir, "a.csv"), model.CodeInvalid},
		"a file as folder": {sheet.WhatAll, half, plain, model.CodeInvalid},
		"no such folder":   {sheet.WhatUnits, half, filepath.Join(dir, "no", "a.xlsx"), model.CodeNotFound},
	} {
		t.Run(name, func(t *testing.T) {
			if got, err := sheet.Export(ctx, svc, tc.what, tc.scope, tc.out, nil); model.CodeOf(err) != tc.code || len(got) != 0 {
				t.Errorf("%v, %v (%s), want %s", got, err, model.CodeOf(err), tc.code)
			}
		})
	}
	if _, err := sheet.ParseWhat("csv"); model.CodeOf(err) != model.CodeInvalid {
		t.Errorf("ParseWhat: %v", err)
	}
}

func TestExportStops(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	files, err := sheet.Export(ctx, sampleBook(t), sheet.WhatKit, sheet.Scope{Year: 2024, Code: model.H1}, t.TempDir(),
		func(done, total int, name string) {
			if total != 28 {
				t.Errorf("total %d, want 28", total)
			}
			if done == 3 {
				stop()
			}
		})
	if err == nil || len(files) != 3 {
		t.Errorf("%d files and %v, want 3 and an error", len(files), err)
	}
}
