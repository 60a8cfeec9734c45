package store

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"sothidua/data/model"
)

func TestImportsAreKeptForever(t *testing.T) {
	db := newBook(t)
	old, fresh := "1", "2"
	batch := model.ImportBatch{Person: "Hà", Steps: []model.ImportStep{{Kind: "unit", Unit: 3, Before: json.RawMessage(`{"a":1}`), After: json.RawMessage(`{"a":2}`)}},
		Files: []model.ImportFile{
			{Name: "a.xlsx", Layout: model.LayoutKit, Count: 2, Cells: []model.CellChange{{Sheet: "S", Cell: "F1", Old: &old, New: &fresh}, {Cell: "F2", New: &old}},
				Steps: []model.ImportStep{{Kind: "report", Unit: 1, Year: 2024, Code: model.H1, After: json.RawMessage(`"x"`)}}},
			{Name: "b.xlsx", Layout: model.LayoutUnits}}}
	var id model.ID
	write(t, db, func(tx *Tx) (err error) { id, err = tx.AddImport(batch); return err })
	got := read(t, db, func(tx *Tx) (model.ImportBatch, error) { return tx.Import(id) })
	want := batch
	want.ID, want.At = id, got.At
	want.Files = []model.ImportFile{batch.Files[0], {Name: "b.xlsx", Layout: model.LayoutUnits, Cells: []model.CellChange{}, Steps: []model.ImportStep{}}}
	same(t, got, want)
	write(t, db, func(tx *Tx) error { return tx.AddImportUndo(id, model.ImportUndo{Person: "Bình", Undone: 2, Kept: 1}) })
	list := read(t, db, func(tx *Tx) ([]model.ImportBatch, error) { return tx.Imports() })
	if len(list) != 1 || list[0].Cells() != 2 || list[0].Files[0].Cells != nil || !list[0].Undo.Done() || list[0].Undo.Kept != 1 {
		t.Errorf("list %+v", list)
	}
	err := db.Write(t.Context(), func(tx *Tx) error { return tx.AddImportUndo(id, model.ImportUndo{}) })
	if model.CodeOf(err) != model.CodeConflict || !strings.Contains(model.Message(err), "đã hoàn tác") {
		t.Errorf("a second undo: %v", err)
	}
	for _, table := range []string{"import_batches", "import_files", "import_undos"} {
		if _, err := db.writer.Exec(`DELETE FROM ` + table); err == nil || !strings.Contains(err.Error(), "never change") {
			t.Errorf("%s: %v", table, err)
		}
	}
}

func TestMappingsAreRememberedBySignature(t *testing.T) {
	db := newBook(t)
	for _, m := range []model.SavedMapping{{Signature: "stt|ten", Mapping: json.RawMessage(`{"a":1}`), File: "a.xls"},
		{Signature: "khac", Mapping: json.RawMessage(`{}`), File: "b.xls"}, {Signature: "stt|ten", Mapping: json.RawMessage(`{"a":2}`), File: "c.xls"}} {
		write(t, db, func(tx *Tx) error { return tx.SaveMapping(m) })
	}
	write(t, db, func(tx *Tx) error { return errors.Join(tx.DeleteMapping("khac"), tx.DeleteMapping("khac")) })
	got := read(t, db, func(tx *Tx) ([]model.SavedMapping, error) { return tx.Mappings() })
	if len(got) != 1 || got[0].File != "c.xls" || string(got[0].Mapping) != `{"a":2}` || got[0].At.IsZero() {
		t.Errorf("mappings %+v", got)
	}
}

func TestTryTakesBackWhatFailed(t *testing.T) {
	db := newBook(t)
	failed := errors.New("no")
	write(t, db, func(tx *Tx) error {
		return errors.Join(
			tx.Try(func() error { return tx.SetSetting("a", "1") }),
			tx.Try(func() error {
				if err := tx.Try(func() error { return tx.SetSetting("b", "1") }); err != nil {
					return err
				}
				if err := tx.Try(func() error { return errors.Join(tx.SetSetting("c", "1"), failed) }); !errors.Is(err, failed) {
					t.Errorf("err %v", err)
				}
				return nil
			}))
	})
	for key, want := range map[string]bool{"a": true, "b": true, "c": false} {
		if got := read(t, db, func(tx *Tx) (bool, error) { _, ok, err := tx.Setting(key); return ok, err }); got != want {
			t.Errorf("setting %s is there: %v", key, got)
		}
	}
}

// TestValueLines: many values at once do what single ones do.
func TestValueLines(t *testing.T) {
	db := newBook(t)
	x := fill(t, db)
	value := func(text, note string) model.Value {
		return model.Value{TargetID: x.leaf, Figure: model.Of(model.Num(text)), Note: note}
	}
	line := func(before, after model.Value) ValueLine {
		return ValueLine{Report: x.report, Value: after, Before: before, Change: model.Change{Person: "Hà", Action: "sửa số", Entity: "value", EntityID: x.report,
			UnitID: x.unit, TargetID: x.leaf, Year: 2024, Code: model.H1, Subject: "Thôn Một, 6 tháng, 1a", Old: before.Note, New: after.Note}}
	}
	var lines []ValueLine
	for i := range 143 { // more than one statement of each length
		lines = append(lines, line(value("1", "a"), value("2", strings.Repeat("x", i+1))))
	}
	lines = append(lines, line(value("2", "x"), value("7", "")), line(value("7", ""), value("2", "b"))) // in the order told, however they are written
	gone := model.Value{TargetID: x.leaf}
	lines = append(lines, line(value("2", "b"), gone), line(gone, value("3", "cuối")))
	write(t, db, func(tx *Tx) error { return tx.SaveValueLines(lines) })
	got := read(t, db, func(tx *Tx) ([]model.Value, error) { return tx.Values(x.report) })
	same(t, got, []model.Value{value("3", "cuối")})
	told := read(t, db, func(tx *Tx) ([]model.Change, error) { return tx.Changes(ChangeFilter{Text: "thôn một cuối"}) })
	if len(told) != 1 || told[0].New != "cuối" {
		t.Errorf("lines found %+v", told)
	}
	before := read(t, db, func(tx *Tx) (map[model.ID]model.Value, error) { return tx.ValuesBefore(x.unit, x.leaf, 2024, model.H1) })
	same(t, before[told[0].ID], gone)
	same(t, before[told[0].ID-1], value("2", "b"))
	write(t, db, func(tx *Tx) error {
		return tx.SaveValueLines([]ValueLine{line(value("3", "cuối"), value("4", "x")), line(value("4", "x"), value("8", ""))})
	})
	same(t, read(t, db, func(tx *Tx) ([]model.Value, error) { return tx.Values(x.report) }), []model.Value{value("8", "")})
	write(t, db, func(tx *Tx) error { return tx.SaveValueLines([]ValueLine{line(value("8", ""), gone)}) })
	if left := read(t, db, func(tx *Tx) ([]model.Value, error) { return tx.Values(x.report) }); len(left) != 0 {
		t.Errorf("left %+v", left)
	}
}

// TestNumbersAreStoredAsTheyAre compares the short way of writing numbers with
// the long one.
func TestNumbersAreStoredAsTheyAre(t *testing.T) {
	for _, text := range []string{"0", "-0.35", "1.27", "1.270000", "0.000001", "123456789012", "1234567.890123", "9200000000000", "-9200000000000", "100e3"} {
		n := model.Num(text)
		stored, err := micro(n).Value()
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if want := n.Decimal.Shift(Scale).IntPart(); stored != want {
			t.Errorf("%s is stored as %v, want %d", text, stored, want)
		}
		var back micro
		if err := back.Scan(stored); err != nil || !back.Decimal.Equal(n.Decimal) {
			t.Errorf("%s comes back as %s (%v)", text, back.Decimal, err)
		}
	}
	for _, text := range []string{"0.0000001", "9200000000001"} {
		if _, err := micro(model.Num(text)).Value(); model.CodeOf(err) != model.CodeInvalid {
			t.Errorf("%s: %v", text, err)
		}
	}
}
