package store

import (
	"io/fs"
	"maps"
	"strings"
	"testing"

	"sothidua/data/model"
)

func version(x ids) model.Version {
	return model.Version{ReportID: x.report, Status: model.Approved, SubmittedOn: "2024-06-13", Person: "Lan", At: noon,
		Values:    []model.Value{{TargetID: x.leaf, Figure: model.Of(model.Num("301.25")), ToDate: model.Num("0.000001"), Estimate: model.Num("5350"), Note: "ước", Recheck: true}},
		Narrative: map[model.Section]string{model.SectionResults: "Tốt\nrất tốt"}}
}

func TestVersionsNeverChange(t *testing.T) {
	db := newBook(t)
	x := fill(t, db)
	want := version(x)
	write(t, db, func(tx *Tx) (err error) { want.ID, err = tx.AddVersion(want); return err })
	want.Number = 1
	get := func(tx *Tx) (model.Version, error) { return tx.Version(want.ID) }
	same(t, read(t, db, get), want)
	want.Reopened = model.Reopening{Person: "Hà", At: noon, Reason: "sai số hộ"}
	reopen := func(tx *Tx) error { return tx.AddReopening(want.ID, want.Reopened) }
	write(t, db, reopen)
	refused(t, db, model.CodeConflict, "", reopen)
	refused(t, db, model.CodeConflict, "", func(tx *Tx) error { return tx.AddReopening(99, want.Reopened) })
	refused(t, db, model.CodeConflict, "", func(tx *Tx) error { return second(tx.AddVersion(model.Version{ReportID: 99, Status: model.Approved})) })
	refused(t, db, model.CodeNotFound, "", func(tx *Tx) error { return second(tx.Version(99)) })
	write(t, db, func(tx *Tx) error { return second(tx.AddVersion(version(x))) })
	for _, table := range []string{"report_versions", "version_values", "version_narratives", "version_reopenings"} {
		for _, sql := range []string{`UPDATE %s SET rowid = rowid`, `DELETE FROM %s`, `REPLACE INTO %s SELECT * FROM %s`} {
			if strings.Contains(table, "_values") || strings.Contains(table, "_narr") {
				sql = strings.Replace(sql, "rowid = rowid", "version_id = version_id", 1)
			} else {
				sql = strings.Replace(sql, "rowid = rowid", "person = 'kẻ gian'", 1)
			}
			sql = strings.ReplaceAll(sql, "%s", table)
			if _, err := db.writer.Exec(sql); err == nil || !strings.Contains(err.Error(), "never change") {
				t.Errorf("%s: %v", sql, err)
			}
		}
	}
	same(t, read(t, db, get), want)
	var numbers []int
	for _, v := range read(t, db, func(tx *Tx) ([]model.Version, error) { return tx.Versions(x.report) }) {
		numbers = append(numbers, v.Number)
	}
	same(t, numbers, []int{1, 2})
}

// A book of an earlier program, with data in it, takes the new tables.
func TestBookOfAnEarlierProgramIsUpgraded(t *testing.T) {
	for last := 1; last <= 2; last++ {
		old := maps.Clone(shipped(t))
		names, err := fs.Glob(old, "*.sql")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names[last:] {
			delete(old, name)
		}
		path := bookPath(t)
		db, err := Open(t.Context(), Options{Path: path, Clock: fixedClock, migrations: old})
		if err != nil {
			t.Fatal(err)
		}
		x := fill(t, db)
		before := whole(t, db).Counts
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		db = open(t, Options{Path: path})
		after := whole(t, db).Counts
		for _, table := range []string{"units", "reports", "report_values", "history"} {
			if after[table] != before[table] || after[table] == 0 {
				t.Errorf("from step %d: %d rows of %s, had %d", last, after[table], table, before[table])
			}
		}
		same(t, schema(t, db), schema(t, newBook(t)))
		write(t, db, func(tx *Tx) error { return second(tx.AddVersion(version(x))) })
		whole(t, db)
	}
}
