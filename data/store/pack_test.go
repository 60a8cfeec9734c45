package store

import (
	"encoding/json"
	"fmt"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
	"sothidua/data/vn"
)

func TestPackedListsReadBackAsTheyWere(t *testing.T) {
	one, two, odd := "1", "", "a\"b\\c\n\x01<đ>"
	cells := []model.CellChange{
		{Sheet: "Phiếu", Cell: "F8", Kind: "value", Number: "1a", Name: "Lúa", Unit: "%", Field: "period_value", New: &one},
		{Sheet: "Phiếu", Cell: "F9", Kind: "value", Number: "1b", Name: "Lúa", Unit: "%", Field: "period_value", Old: &one, New: &two},
		{Sheet: "Phiếu", Cell: "F9", Kind: "value", Number: "1b", Name: "Lúa", Unit: "%", Field: "period_value", Old: &one, New: &two},
		{Cell: "A1", Old: &odd},
		{},
	}
	steps := []model.ImportStep{
		{Kind: "report", Unit: 1, Year: 2024, Code: model.H1, After: json.RawMessage(`"x"`)},
		{Kind: "value", Unit: 1, Target: 7, Year: 2024, Code: model.H1, Sheet: "Phiếu", Cell: "F8", Before: json.RawMessage(`{}`), After: json.RawMessage(`{"a":"1"}`)},
		{Kind: "value", Unit: 1, Target: 8, Year: 2024, Code: model.H1, Sheet: "Phiếu", Cell: "F9", Before: json.RawMessage(`{}`), After: json.RawMessage(`{"a":"2"}`)},
		{Kind: "block", ID: 3, Year: 2024, Before: json.RawMessage(`{}`)},
		{Kind: "block", ID: 3, Year: 2024, Before: json.RawMessage(`{}`)},
	}
	gotCells, err := unpack(pack(cells, cellFields), cellFields)
	if d := cmp.Diff(cells, gotCells); d != "" || err != nil {
		t.Errorf("cells, %v (-want +got):\n%s", err, d)
	}
	gotSteps, err := unpack(pack(steps, stepFields), stepFields)
	if d := cmp.Diff(steps, gotSteps); d != "" || err != nil {
		t.Errorf("steps, %v (-want +got):\n%s", err, d)
	}
	if got := pack(steps[1:3], stepFields); !json.Valid([]byte(got)) || !strings.HasSuffix(got, `["F9",8,{},{"a":"2"}]]`) {
		t.Errorf("what does not change is kept again: %s", got)
	}
}

// TestBooksOfBeforeKeepTheirImports: their lists are arrays of objects.
func TestBooksOfBeforeKeepTheirImports(t *testing.T) {
	steps, err := unpack(`[{"kind":"value","unit":32,"target":2,"year":2024,"code":"H1","sheet":"Phiếu","cell":"F8","before":{},"after":{"figure":{"number":"4"}}}]`, stepFields)
	if err != nil || len(steps) != 1 || steps[0].Kind != "value" || steps[0].Cell != "F8" || string(steps[0].After) != `{"figure":{"number":"4"}}` {
		t.Errorf("%v, steps %+v", err, steps)
	}
	cells, err := unpack(`[{"sheet":"Phiếu","cell":"F8","kind":"value","number":"1a","name":"Lúa","unit":"%","field":"period_value","old":null,"new":"4"}]`, cellFields)
	if err != nil || len(cells) != 1 || cells[0].Cell != "F8" || cells[0].Old != nil || *cells[0].New != "4" {
		t.Errorf("%v, cells %+v", err, cells)
	}
}

// TestProgramsWithoutPackedListsRefuseTheBook: one that opened it could not
// undo an import.
func TestProgramsWithoutPackedListsRefuseTheBook(t *testing.T) {
	const packedFrom = "0006_packed_imports.sql"
	older := shipped(t)
	if older[packedFrom] == nil {
		t.Fatalf("no migration %s", packedFrom)
	}
	maps.DeleteFunc(older, func(name string, _ *fstest.MapFile) bool { return name >= packedFrom })
	path := closedBook(t)
	for _, readOnly := range []bool{false, true} {
		_, err := Open(t.Context(), Options{Path: path, ReadOnly: readOnly, migrations: older})
		wantCode(t, err, model.CodeNewer)
	}
}

// TestImportsSurviveTheUpgrade: what a program of before kept is read from the
// book it left.
func TestImportsSurviveTheUpgrade(t *testing.T) {
	older := shipped(t)
	maps.DeleteFunc(older, func(name string, _ *fstest.MapFile) bool { return name >= "0006" })
	path := bookPath(t)
	openClose(t, Options{Path: path, migrations: older})
	raw(t, path, `INSERT INTO import_batches (at, person, steps) VALUES ('2024-06-18T12:30:05.250+07:00', 'Lan', '[{"kind":"block","id":3,"after":{"name":"Khối thôn"}}]');
		INSERT INTO import_files (batch_id, position, name, layout, cells, steps)
		VALUES (1, 1, 'T01.xlsx', 'kit', '[{"sheet":"Phiếu","cell":"F8","kind":"value","new":"4"}]', '[{"kind":"value","unit":32,"cell":"F8"}]')`)
	db := open(t, Options{Path: path})
	b := read(t, db, func(tx *Tx) (model.ImportBatch, error) { return tx.Import(1) })
	if len(b.Steps) != 1 || b.Steps[0].ID != 3 || len(b.Files) != 1 || b.Files[0].Cells[0].Cell != "F8" || b.Files[0].Steps[0].Unit != 32 {
		t.Errorf("import %+v", b)
	}
}

func TestUnreadableListsAreErrors(t *testing.T) {
	for text, code := range map[string]model.Code{
		`[["F8",1,null,null,1,"value","H1",2024,"S","",0,"more"]]`: model.CodeNewer,
		`[["F8","not a number"]]`:                                  model.CodeInternal,
		`{}`:                                                       model.CodeInternal,
	} {
		if _, err := unpack(text, stepFields); err == nil || model.CodeOf(err) != code {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// TestManyLinesAreFoldedLikeSingleOnes: a line is found by the same words
// however it was added.
func TestManyLinesAreFoldedLikeSingleOnes(t *testing.T) {
	w := newTeller(&Tx{})
	for _, c := range []model.Change{
		{Person: "Công chức VP-TK", Action: "nhập số", Subject: "Thôn Đồng  Mới, 6 tháng, 1a", New: "7", Reason: "nhập từ X113.XLSX"},
		{Person: "Hà", Action: "sửa\tsố", Old: "1.234,5; ghi chú: Đã\nrà soát", New: "ÐẠT ‰ “Ư”"},
	} {
		want := strings.Fields(vn.Fold(changeText(c)))
		if got := strings.Fields(w.fold(&c)); !cmp.Equal(got, want) {
			t.Errorf("%+v\nfolded %q\nwant   %q", c, got, want)
		}
	}
}

// TestManyRowsAtOnce: the numbers of rows to a statement leave none out, and
// the lines of history keep what each cell held before.
func TestManyRowsAtOnce(t *testing.T) {
	db := newBook(t)
	const n = 120 + 2*20 + 3
	var ids []model.ID
	write(t, db, func(tx *Tx) error {
		var reports []*model.Report
		if _, err := tx.SavePeriod(model.Period{Year: 2024, Code: model.H1}); err != nil {
			return err
		}
		for i := range n {
			unit, err := tx.SaveUnit(model.Unit{Code: fmt.Sprint(i), Name: fmt.Sprintf("Thôn %d", i)}, 2024)
			if err != nil {
				return err
			}
			reports = append(reports, &model.Report{UnitID: unit, Year: 2024, Code: model.H1, Status: model.Draft})
		}
		err := tx.AddReports(reports)
		for _, r := range reports {
			ids = append(ids, r.ID)
		}
		return err
	})
	stored := read(t, db, func(tx *Tx) ([]model.Report, error) { return tx.Reports(2024) })
	if len(stored) != n {
		t.Fatalf("%d reports, want %d", len(stored), n)
	}
	for i, r := range stored {
		if r.ID != ids[i] {
			t.Fatalf("report %d has ID %d, told as %d", i, r.ID, ids[i])
		}
	}
}
