package store

import (
	"strings"
	"testing"

	"sothidua/data/model"
)

func TestEarlierValuesAreKeptExactlyAndForever(t *testing.T) {
	db := newBook(t)
	x := fill(t, db)
	before := model.Value{TargetID: x.leaf, Figure: model.Figure{Number: model.Num("0.000001"), Second: model.Num("9200000000000"), Choice: "Khá"},
		ToDate: model.Num("-1"), Estimate: model.None, Note: "a; b", Recheck: true}
	line := model.Change{Entity: "value", UnitID: x.unit, TargetID: x.leaf, Year: 2024, Code: model.H1}
	line.Old = "một số"
	write(t, db, func(tx *Tx) error { return tx.AddValueChange(line, before) })
	other := line
	other.UnitID = x.other
	write(t, db, func(tx *Tx) error { return tx.AddValueChange(other, model.Value{}) })
	lines := read(t, db, func(tx *Tx) ([]model.Change, error) {
		return tx.Changes(ChangeFilter{UnitID: x.unit, Entity: "value"})
	})
	same(t, read(t, db, func(tx *Tx) (map[model.ID]model.Value, error) {
		return tx.ValuesBefore(x.unit, x.leaf, 2024, model.H1)
	}), map[model.ID]model.Value{
		lines[0].ID: before,
		lines[1].ID: {TargetID: x.leaf}, // written by fill: the line itself says that the cell was empty
	})
	for _, statement := range []string{`UPDATE value_changes SET note = ''`, `DELETE FROM value_changes`,
		`REPLACE INTO value_changes SELECT * FROM value_changes`} {
		if _, err := db.writer.Exec(statement); err == nil || !strings.Contains(err.Error(), "never change") {
			t.Errorf("%s: %v", statement, err)
		}
	}
}
