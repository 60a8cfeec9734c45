package sheet_test

import (
	"context"
	"os"
	"testing"
	"time"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/sheet"
	"sothidua/data/store"
	"sothidua/data/store/storetest"
)

// day is when the tests work: the reporting of the half-year is under way.
func day() time.Time { return time.Date(2024, time.June, 18, 9, 41, 0, 0, time.UTC) }

// sampleBook opens a fresh book with the sample year.
func sampleBook(t testing.TB) *service.Service {
	t.Helper()
	ctx := context.Background()
	db := storetest.Open(t, store.Options{Clock: day})
	svc := service.New(service.Params{DB: db, Clock: day})
	if err := svc.LoadSample(ctx); err != nil {
		t.Fatalf("load sample: %v", err)
	}
	return svc
}

// export writes one kind of workbook of the sample half-year.
func export(t testing.TB, svc *service.Service, what sheet.What, code model.PeriodCode) []string {
	t.Helper()
	dir := os.Getenv("SHEET_OUT")
	if dir == "" {
		dir = t.TempDir()
	}
	files, err := sheet.Export(context.Background(), svc, what, sheet.Scope{Year: 2024, Code: code}, dir, nil)
	if err != nil {
		t.Fatalf("export %s: %v", what, err)
	}
	return files
}

func preview(t testing.TB, svc *service.Service, files []string) service.ImportReport {
	t.Helper()
	data, err := sheet.ReadAll(context.Background(), files, nil)
	if err != nil {
		t.Fatalf("read: %v", err)
	}
	r, err := svc.PreviewImport(context.Background(), data, nil)
	if err != nil {
		t.Fatalf("preview: %v", err)
	}
	return r
}

// A file that goes out and comes back unchanged changes nothing: every layout,
// every unit, both periods of the sample year.
func TestUnchangedFilesChangeNothing(t *testing.T) {
	svc := sampleBook(t)
	for _, code := range []model.PeriodCode{model.H1, model.Y} {
		r := preview(t, svc, export(t, svc, sheet.WhatAll, code))
		if want := 5 + 28; len(r.Files) != want {
			t.Errorf("%s: %d files, want %d", code, len(r.Files), want)
		}
		for _, f := range r.Files {
			for _, c := range f.Changes {
				t.Errorf("%s: change %+v old=%v new=%v", f.File, c, deref(c.Old), deref(c.New))
			}
			for _, p := range f.Problems {
				if f.Layout != model.LayoutUnknown {
					t.Errorf("%s: problem %+v", f.File, p)
				}
			}
			if f.Layout != model.LayoutUnknown && (f.Rows == 0 || f.Accepted != f.Rows || f.Unchanged == 0) {
				t.Errorf("%s: %d rows, %d accepted, %d unchanged", f.File, f.Rows, f.Accepted, f.Unchanged)
			}
		}
	}
}

func deref(s *string) string {
	if s == nil {
		return "<nil>"
	}
	return *s
}

// reported adds a target to the plan, gives it to the unit that leads it and
// writes what the unit did in a period.
func reported(t testing.TB, svc *service.Service, target model.Target, code model.PeriodCode, done string) {
	t.Helper()
	ctx := context.Background()
	saved, err := svc.SaveTarget(ctx, target)
	if err != nil {
		t.Fatal(err)
	}
	if err := svc.Assign(ctx, saved.ID, saved.LeadID, model.Figure{}); err != nil {
		t.Fatal(err)
	}
	v := model.Value{TargetID: saved.ID, Figure: model.Of(model.Num(done))}
	if err := svc.SaveValue(ctx, saved.LeadID, 2024, code, v); err != nil {
		t.Fatal(err)
	}
}

// unchanged fails when importing workbooks would change the book, or finds
// fault with one of a known layout.
func unchanged(t *testing.T, svc *service.Service, files []string) {
	t.Helper()
	for _, f := range preview(t, svc, files).Files {
		for _, c := range f.Changes {
			t.Errorf("%s: %s %s %s → %s", f.File, c.Number, c.Field, deref(c.Old), deref(c.New))
		}
		for _, p := range f.Problems {
			if f.Layout != model.LayoutUnknown {
				t.Errorf("%s: problem %+v", f.File, p)
			}
		}
	}
}
