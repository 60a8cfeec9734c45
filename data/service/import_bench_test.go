package service

import (
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/store"
)

// kits120 is a book in which 120 units report all numeric leaves, and their
// filled kits.
func kits120(b *testing.B) (*Service, string, []model.SheetData) {
	b.Helper()
	ctx := b.Context()
	path := filepath.Join(b.TempDir(), "so.db")
	db, err := store.Open(ctx, store.Options{Path: path, Clock: sampleClock})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := db.Close(); err != nil {
			b.Error(err)
		}
	})
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
// history and what is needed to undo it. In turn with it, the same values are
// put into their table by bare inserts in one transaction: as SQL and nothing
// else, and as the store puts in single values, without history. The ratios of
// the times are reported as "x-bare" and "x-store".
func BenchmarkCommit120Kits(b *testing.B) {
	svc, path, kits := kits120(b)
	r, err := svc.Import(b.Context(), kits, nil)
	if err != nil {
		b.Fatal(err)
	}
	bare := openBare(b, path)
	if len(bare.rows) != r.Changes() {
		b.Fatalf("%d values stored, %d imported", len(bare.rows), r.Changes())
	}
	var imports, inserts, stores time.Duration
	bare.clear()
	for b.Loop() {
		start := time.Now()
		if _, err := svc.Import(b.Context(), kits, nil); err != nil {
			b.Fatal(err)
		}
		imports += time.Since(start)
		b.StopTimer()
		bare.empty()
		start = time.Now()
		bare.insert()
		inserts += time.Since(start)
		bare.empty()
		start = time.Now()
		bare.store(svc)
		stores += time.Since(start)
		bare.clear()
		b.StartTimer()
	}
	b.ReportMetric(float64(len(bare.rows)), "values")
	b.ReportMetric(float64(imports)/float64(inserts), "x-bare")
	b.ReportMetric(float64(imports)/float64(stores), "x-store")
}

// bareBook is the book of the benchmark, written without the program.
type bareBook struct {
	b    *testing.B
	db   *sql.DB
	rows [][3]int64 // report, target, number
}

func openBare(b *testing.B, path string) *bareBook {
	b.Helper()
	db, err := sql.Open("sqlite", path+"?_busy_timeout=5000&_foreign_keys=on&_synchronous=FULL&_txlock=immediate")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := db.Close(); err != nil {
			b.Error(err)
		}
	})
	out := &bareBook{b: b, db: db}
	rows, err := db.Query(`SELECT report_id, target_id, number FROM report_values WHERE report_id IN (` + benchReports + `)`)
	if err != nil {
		b.Fatal(err)
	}
	for rows.Next() {
		var r [3]int64
		if err := rows.Scan(&r[0], &r[1], &r[2]); err != nil {
			b.Fatal(err)
		}
		out.rows = append(out.rows, r)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		b.Fatal(err)
	}
	return out
}

// benchReports selects the reports of the 120 units.
const benchReports = `SELECT id FROM reports WHERE unit_id IN (SELECT id FROM units WHERE code LIKE 'X%')`

func (d *bareBook) exec(query string) {
	if _, err := d.db.Exec(query); err != nil {
		d.b.Fatal(err)
	}
}

// empty takes the values away, clear the reports too.
func (d *bareBook) empty() {
	d.exec(`DELETE FROM report_values WHERE report_id IN (` + benchReports + `)`)
}

func (d *bareBook) clear() {
	d.empty()
	d.exec(`DELETE FROM reports WHERE id IN (` + benchReports + `)`)
}

// store puts the values in as the store does, one after the other.
func (d *bareBook) store(svc *Service) {
	err := svc.db.Write(d.b.Context(), func(tx *store.Tx) error {
		for _, r := range d.rows {
			v := model.Value{TargetID: model.ID(r[1]), Figure: model.Of(model.Some(decimal.New(r[2], -6)))}
			if err := tx.SaveValue(model.ID(r[0]), v); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		d.b.Fatal(err)
	}
}

func (d *bareBook) insert() {
	tx, err := d.db.Begin()
	if err != nil {
		d.b.Fatal(err)
	}
	for _, r := range d.rows {
		if _, err := tx.Exec(`INSERT INTO report_values (report_id, target_id, number, second, choice, to_date, estimate, note, recheck)
			VALUES (?, ?, ?, NULL, '', NULL, NULL, '', 0)`, r[0], r[1], r[2]); err != nil {
			d.b.Fatal(err)
		}
	}
	if err := tx.Commit(); err != nil {
		d.b.Fatal(err)
	}
}
