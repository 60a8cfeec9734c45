package service

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"sothidua/data/model"
	"sothidua/data/store"
	"sothidua/data/store/storetest"
)

// kits120 is a book in which 120 units report all numeric leaves, and their
// filled kits.
func kits120(b *testing.B) (*Service, string, []model.SheetData) {
	b.Helper()
	ctx := b.Context()
	path := filepath.Join(b.TempDir(), "so.db")
	db := storetest.Open(b, store.Options{Path: path, Clock: sampleClock})
	svc := New(Params{DB: db, Clock: sampleClock})
	if err := svc.LoadSample(ctx); err != nil {
		b.Fatal(err)
	}
	blocks, err := svc.Blocks(ctx)
	if err != nil {
		b.Fatal(err)
	}
	rows, err := svc.Targets(ctx, 2024)
	if err != nil {
		b.Fatal(err)
	}
	kits := make([]model.SheetData, 120)
	shares := map[model.ID]model.Figure{}
	for i := range kits {
		u, err := svc.SaveUnit(ctx, model.Unit{Code: fmt.Sprintf("X%03d", i), Name: fmt.Sprintf("Thôn mới %d", i), BlockID: blocks[0].ID, Kind: model.Village}, 2024)
		if err != nil {
			b.Fatal(err)
		}
		shares[u.ID] = model.Figure{}
		kits[i] = model.SheetData{File: u.Code + ".xlsx", Layout: model.LayoutKit, Year: 2024, Code: model.H1, UnitCode: u.Code}
	}
	for _, r := range rows {
		if !r.Target.Leaf || !r.Target.Rule.Comparator.Numeric() || r.Target.Rule.Comparator == model.Ratio || !r.Target.Rule.Pace.Asked(model.H1) {
			continue
		}
		if err := svc.AssignAll(ctx, r.Target.ID, shares); err != nil {
			b.Fatal(err)
		}
		for i := range kits {
			n := len(kits[i].Rows)
			kits[i].Rows = append(kits[i].Rows, model.SheetRow{Sheet: "Phiếu", Row: n + 8, Key: r.Target.Number, Name: r.Target.Name,
				Fields: map[string]model.SheetCell{
					"period_value": {Cell: fmt.Sprintf("F%d", n+8), Text: fmt.Sprint(1 + (i+n)%9), Numeric: true},
					"note":         {Cell: fmt.Sprintf("H%d", n+8)}}})
		}
	}
	return svc, path, kits
}

// BenchmarkCommit120Kits saves the kits of 120 units in one import, with its
// history and what is needed to undo it, and undoes it. In turn with that, the
// same values are put into their table by bare INSERTs in one transaction, as
// SQL and nothing else: each read anew, and all prepared once. The ratios of
// the median times are reported: "x-exec" and "x-prepared" of the import,
// "commit-x-…" of its writing alone, which begins when the last kit was planned,
// and "undo-x-…" of undoing it.
func BenchmarkCommit120Kits(b *testing.B) {
	svc, path, kits := kits120(b)
	r, err := svc.Import(b.Context(), kits, nil)
	if err != nil {
		b.Fatal(err)
	}
	bare := storetest.OpenBare(b, path, "X")
	if bare.Len() != r.Changes() {
		b.Fatalf("%d values stored, %d imported", bare.Len(), r.Changes())
	}
	bare.Clear()
	var imports, commits, undos, inserts, prepared times
	var planned time.Time
	follow := func(done int) {
		if done == len(kits) {
			planned = time.Now()
		}
	}
	for b.Loop() {
		imports.add(func() {
			if r, err = svc.Import(b.Context(), kits, follow); err != nil {
				b.Fatal(err)
			}
		})
		b.StopTimer()
		commits = append(commits, time.Since(planned))
		bare.Empty()
		inserts.add(bare.Insert)
		bare.Empty()
		prepared.add(bare.InsertPrepared)
		undos.add(func() {
			if u, err := svc.UndoImport(b.Context(), r.Batch, false, nil); err != nil || u.Undone != bare.Len() {
				b.Fatal(u.Undone, err)
			}
		})
		b.StartTimer()
	}
	b.ReportMetric(float64(bare.Len()), "values")
	b.ReportMetric(commits.median()/inserts.median(), "commit-x-exec")
	b.ReportMetric(commits.median()/prepared.median(), "commit-x-prepared")
	b.ReportMetric(imports.median()/inserts.median(), "x-exec")
	b.ReportMetric(imports.median()/prepared.median(), "x-prepared")
	b.ReportMetric(undos.median()/inserts.median(), "undo-x-exec")
	b.ReportMetric(undos.median()/prepared.median(), "undo-x-prepared")
}

// times are durations of the same work.
type times []time.Duration

func (t *times) add(work func()) {
	start := time.Now()
	work()
	*t = append(*t, time.Since(start))
}

func (t times) median() float64 {
	slices.Sort(t)
	return float64(t[len(t)/2])
}
