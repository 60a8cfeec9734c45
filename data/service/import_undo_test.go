package service

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
	"sothidua/data/store"
	"sothidua/data/store/storetest"
)

func sameBook(t *testing.T, before, after map[string][]string) {
	t.Helper()
	if d := cmp.Diff(before, after); d != "" {
		t.Errorf("the book is not as before (-before +after):\n%s", d)
	}
}

// table makes a table of an office's sheet: each row has a key and fields.
func table(file string, layout model.Layout, rows ...map[string]string) model.SheetData {
	d := model.SheetData{File: file, Layout: layout, Year: 2024, Code: model.H1}
	for i, fields := range rows {
		r := model.SheetRow{Sheet: "S", Row: i + 5, Key: fields["key"], Unit: fields["of"], Fields: map[string]model.SheetCell{}}
		for name, text := range fields {
			if name != "key" && name != "of" {
				r.Fields[name] = model.SheetCell{Cell: fmt.Sprintf("%c%d", 'A'+len(name)%20, i+5), Text: text}
			}
		}
		d.Rows = append(d.Rows, r)
	}
	return d
}

// allKinds is an import that touches all that an import can.
func allKinds() []model.SheetData {
	units := table("đơn vị.xlsx", model.LayoutUnits,
		map[string]string{"key": "T01", "name": "Thôn 1", "phone": "0912 345 678", "households": "151"},
		map[string]string{"key": "T19", "name": "Thôn 19", "block": "Khối thôn mới", "kind": string(model.Village), "households": "150"})
	targets := table("chỉ tiêu.xlsx", model.LayoutTargets,
		map[string]string{"key": "11", "plan": "99,7", "note": "theo nghị quyết"},
		map[string]string{"key": "17", "name": "Hộ sử dụng nước sạch", "unit": "%", "comparator": ">=", "plan": "97,5", "decimals": "1"},
		map[string]string{"key": "18", "name": "Rau an toàn", "unit": "ha", "comparator": ">=", "plan": "12", "roll_up": "sum"},
		map[string]string{"key": "18a", "name": "Rau vụ xuân", "unit": "ha", "comparator": ">=", "plan": "7", "roll_up": "sum"},
		map[string]string{"key": "18b", "name": "Rau vụ mùa", "unit": "ha", "comparator": ">=", "plan": "5", "roll_up": "sum"})
	shares := table("giao.xlsx", model.LayoutAllocation,
		map[string]string{"key": "17", "of": "T19", "plan": "98"},
		map[string]string{"key": "12a", "of": "T06", "plan": "6"})
	results := table("ket qua.xlsx", model.LayoutResults,
		map[string]string{"key": "17", "of": "Thôn 19", "period_value": "96,5"},
		map[string]string{"key": "11", "of": "T06", "period_value": "98,4"})
	filled := kit("T06.xlsx", "T06", "12a", "3", "6", "tốt")
	filled.Rows = append(filled.Rows, model.SheetRow{Sheet: "Phiếu", Row: 30, Key: string(model.SectionResults),
		Fields: map[string]model.SheetCell{"note": {Cell: "B30", Text: "Có nhiều cố gắng."}}})
	promises := table("đăng ký.xlsx", model.LayoutRegistration,
		map[string]string{"key": "17", "of": "T19", "registered": "98,5", "hard": "x"},
		map[string]string{"key": "12b", "of": "Thôn 1", "registered": "5", "note": "thêm một người"},
		map[string]string{"key": "12b", "of": "T02", "registered": "", "hard": "", "note": ""})
	return []model.SheetData{units, targets, shares, promises, results, filled}
}

func TestUndoneImportLeavesTheBookAsItWas(t *testing.T) {
	b := newBook(t)
	before := storetest.Dump(t, b.Path())
	r, err := b.Import(b.ctx, allKinds(), nil)
	must(t, err)
	if r.Batch == 0 || r.Changes() < 15 {
		t.Fatalf("batch %d, %d changes: %+v", r.Batch, r.Changes(), r.Files)
	}
	if b.stated("T06", "12a") != "3" || b.stated("T19", "17") != "96.5" {
		t.Fatalf("stated %s, %s", b.stated("T06", "12a"), b.stated("T19", "17"))
	}
	plan, err := b.PreviewUndo(b.ctx, r.Batch)
	must(t, err)
	if len(plan.Clashes) > 0 || plan.Undone == 0 {
		t.Fatalf("preview %+v", plan)
	}
	if b.stated("T06", "12a") != "3" {
		t.Fatal("the preview undid something")
	}
	b.topics = nil
	done, err := b.UndoImport(b.ctx, r.Batch, false, nil)
	must(t, err)
	if done.Undone != plan.Undone || len(b.topics) == 0 {
		t.Errorf("undone %d, the preview said %d; %d topics", done.Undone, plan.Undone, len(b.topics))
	}
	sameBook(t, before, storetest.Dump(t, b.Path()))
	line := b.newest()
	if line.Action != "hoàn tác lần nhập" || line.Person != "Nguyễn Thị Hà" || !strings.Contains(line.Subject, "đơn vị.xlsx và 5 tệp khác") {
		t.Errorf("history %+v", line)
	}
	_, err = b.UndoImport(b.ctx, r.Batch, true, nil)
	refused(t, err, model.CodeConflict, "", "Nguyễn Thị Hà", "hoàn tác")
	sameBook(t, before, storetest.Dump(t, b.Path()))
	all, err := b.Imports(b.ctx)
	must(t, err)
	if len(all) != 1 || !all[0].Undo.Done() || all[0].Undo.Undone != done.Undone || len(all[0].Files) != 6 || all[0].Cells() != r.Changes() {
		t.Errorf("imports %+v", all)
	}
	again, err := b.Import(b.ctx, allKinds(), nil)
	must(t, err)
	if again.Changes() != r.Changes() {
		t.Errorf("importing again changes %d cells, want %d", again.Changes(), r.Changes())
	}
}

func TestUndoOverAReportThatWasBegunBefore(t *testing.T) {
	b := newBook(t)
	u := b.unit("T06")
	must(t, b.SaveValue(b.ctx, u.ID, 2024, model.H1, b.value("11", "97")))
	before := storetest.Dump(t, b.Path())
	r, err := b.Import(b.ctx, []model.SheetData{kit("T06.xlsx", "T06", "11", "98,4", "12a", "3"), kit("T06 (2).xlsx", "T06", "11", "98,5")}, nil)
	must(t, err)
	if b.stated("T06", "11") != "98.5" {
		t.Fatal(b.stated("T06", "11"))
	}
	batch, err := b.ImportBatch(b.ctx, r.Batch)
	must(t, err)
	c := batch.Files[0].Cells[0]
	if c.Cell != "F1" || *c.Old != "97" || *c.New != "98.4" {
		t.Errorf("first cell %+v", c)
	}
	_, err = b.UndoImport(b.ctx, r.Batch, false, nil)
	must(t, err)
	sameBook(t, before, storetest.Dump(t, b.Path()))
	lines, err := b.ValueHistory(b.ctx, u.ID, 2024, model.H1, b.target("11").ID)
	must(t, err)
	if len(lines) != 5 || lines[0].New != "97" || !strings.Contains(lines[0].Reason, "hoàn tác lần nhập từ T06.xlsx") || !lines[0].Known {
		t.Errorf("%d lines, newest %+v", len(lines), lines[0])
	}
}

// TestLaterWorkIsNamedAndKept: what was edited, locked or used after an import
// is named; the rest can be undone.
func TestLaterWorkIsNamedAndKept(t *testing.T) {
	b := newBook(t)
	r, err := b.Import(b.ctx, allKinds(), nil)
	must(t, err)
	b.SetPerson("Trần Văn Bình")
	must(t, b.SaveValue(b.ctx, b.unit("T06").ID, 2024, model.H1, b.value("12a", "4")))
	unit := b.unit("T01")
	unit.Phone = "0988 000 111"
	_, err = b.SaveUnit(b.ctx, unit, 2024)
	must(t, err)
	must(t, b.Assign(b.ctx, b.target("17").ID, b.unit("T01").ID, model.Figure{}))
	edited := storetest.Dump(t, b.Path())

	report, err := b.UndoImport(b.ctx, r.Batch, false, nil)
	refused(t, err, model.CodeConflict, "clash", "3 chỗ")
	sameBook(t, edited, storetest.Dump(t, b.Path()))
	value := report.Clashes[0]
	if value.Cell != "F1" || value.File != "T06.xlsx" || value.Subject != "Thôn 6, 6 tháng, chỉ tiêu 12a: số kỳ này" || value.Imported != "3" ||
		!strings.HasPrefix(value.Now, "4") || value.Person != "Trần Văn Bình" || value.At.IsZero() {
		t.Errorf("clash %+v", value)
	}
	for i, want := range []string{"12a", "17. Hộ sử dụng nước sạch", "Thôn 1: điện thoại"} {
		if got := report.Clashes[i]; !strings.Contains(got.Subject, want) || got.Why == "" {
			t.Errorf("clash %d is %+v, want one of %s", i, got, want)
		}
	}

	report, err = b.UndoImport(b.ctx, r.Batch, true, nil)
	must(t, err)
	if b.stated("T06", "12a") != "4" || b.stated("T06", "11") != "" || b.target("11").Note != "" || b.unit("T01").Phone != "0988 000 111" {
		t.Errorf("after undoing: %s, %s, %q, %s", b.stated("T06", "12a"), b.stated("T06", "11"), b.target("11").Note, b.unit("T01").Phone)
	}
	if got := b.unit("T01").Measures[model.MeasureHouseholds].String(); got == "151" {
		t.Error("the households of T01 were not put back")
	}
	if b.target("17").Name == "" || len(report.Clashes) != 3 {
		t.Errorf("target 17 is gone, or %d clashes", len(report.Clashes))
	}
	units, err := b.Units(b.ctx, 2024)
	must(t, err)
	if slices.ContainsFunc(units, func(u model.Unit) bool { return u.Code == "T19" }) {
		t.Error("the unused unit T19 is still there")
	}
}

func TestClosedReportsAreNotUndone(t *testing.T) {
	for name, c := range map[string]struct {
		close func(b *book) error
		why   string
	}{
		"locked period": {func(b *book) error { return b.LockPeriod(b.ctx, 2024, model.H1) }, "đã khóa"},
		"approved": {func(b *book) error {
			e := b.entry("T06")
			var vs []model.Value
			for _, r := range e.Rows {
				if r.Required {
					vs = append(vs, model.Value{TargetID: r.Row.Target.ID, Note: "chưa có"})
				}
			}
			return errors.Join(b.SaveValues(b.ctx, e.Unit.ID, 2024, model.H1, vs, ""),
				b.Submit(b.ctx, e.Unit.ID, 2024, model.H1, ""), b.Approve(b.ctx, e.Unit.ID, 2024, model.H1))
		}, "đã duyệt"},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBook(t)
			r, err := b.Import(b.ctx, []model.SheetData{kit("T06.xlsx", "T06", "12a", "3"), table("u.xlsx", model.LayoutUnits,
				map[string]string{"key": "T01", "name": "Thôn 1", "phone": "0912 345 678"})}, nil)
			must(t, err)
			must(t, c.close(b))
			before := storetest.Dump(t, b.Path())
			plan, err := b.UndoImport(b.ctx, r.Batch, false, nil)
			refused(t, err, model.CodeConflict, "clash")
			if len(plan.Clashes) != 1 || !strings.Contains(plan.Clashes[0].Why, c.why) || plan.Clashes[0].Cell != "F1" {
				t.Errorf("clashes %+v", plan.Clashes)
			}
			sameBook(t, before, storetest.Dump(t, b.Path()))
			_, err = b.UndoImport(b.ctx, r.Batch, true, nil)
			must(t, err)
			if b.stated("T06", "12a") != "3" || b.unit("T01").Phone == "0912 345 678" {
				t.Errorf("stated %s, phone %s", b.stated("T06", "12a"), b.unit("T01").Phone)
			}
		})
	}
}

func TestTwoImportsAreUndoneInAnyOrder(t *testing.T) {
	b := newBook(t)
	before := storetest.Dump(t, b.Path())
	first, err := b.Import(b.ctx, []model.SheetData{kit("a.xlsx", "T06", "12a", "3", "11", "98")}, nil)
	must(t, err)
	second, err := b.Import(b.ctx, []model.SheetData{kit("b.xlsx", "T06", "12a", "5")}, nil)
	must(t, err)
	plan, err := b.PreviewUndo(b.ctx, first.Batch)
	must(t, err)
	if len(plan.Clashes) != 1 || plan.Undone != 1 || plan.Clashes[0].Now != "5" {
		t.Fatalf("plan %+v", plan)
	}
	_, err = b.UndoImport(b.ctx, second.Batch, false, nil)
	must(t, err)
	_, err = b.UndoImport(b.ctx, first.Batch, false, nil)
	must(t, err)
	sameBook(t, before, storetest.Dump(t, b.Path()))
}

func TestAnImportWithoutChangesIsNoBatch(t *testing.T) {
	b := newBook(t)
	r, err := b.Import(b.ctx, []model.SheetData{kit("a.xlsx", "T06")}, nil)
	must(t, err)
	all, err := b.Imports(b.ctx)
	must(t, err)
	if r.Batch != 0 || len(all) != 0 {
		t.Errorf("batch %d, %d imports", r.Batch, len(all))
	}
	_, err = b.UndoImport(b.ctx, 7, false, nil)
	refused(t, err, model.CodeNotFound, "")
}

func TestStoppedUndoChangesNothing(t *testing.T) {
	b := newBook(t)
	r, err := b.Import(b.ctx, []model.SheetData{kit("a.xlsx", "T06", "12a", "3"), kit("b.xlsx", "T03", "12a", "4")}, nil)
	must(t, err)
	before, lines := storetest.Dump(t, b.Path()), b.lines()
	ctx, stop := context.WithCancel(b.ctx)
	_, err = b.UndoImport(ctx, r.Batch, false, func(int) { stop() })
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("err %v", err)
	}
	sameBook(t, before, storetest.Dump(t, b.Path()))
	if b.lines() != lines {
		t.Errorf("%d lines were added", b.lines()-lines)
	}
}

// killedUndo names the variable that makes the test binary a program which
// undoes the only import of the book it names and dies in the middle.
const killedUndo = "SERVICE_TEST_UNDO"

func TestMain(m *testing.M) {
	if path := os.Getenv(killedUndo); path != "" {
		undoAndDie(path)
	}
	os.Exit(m.Run())
}

func undoAndDie(path string) {
	db, err := store.Open(context.Background(), store.Options{Path: path, Clock: sampleClock})
	if err == nil {
		_, err = New(Params{DB: db}).UndoImport(context.Background(), 1, false, func(int) { os.Exit(9) })
	}
	fmt.Fprintln(os.Stderr, "not killed:", err)
	os.Exit(1)
}

func TestKilledUndoChangesNothing(t *testing.T) {
	b := newBook(t)
	path := filepath.Join(t.TempDir(), "so.db")
	_, err := b.Import(b.ctx, allKinds(), nil)
	must(t, err)
	must(t, b.db.CopyTo(b.ctx, path))
	before := storetest.Dump(t, path)
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), killedUndo+"="+path)
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 9 {
		t.Fatalf("%v: %s", err, out)
	}
	sameBook(t, before, storetest.Dump(t, path))
}

// TestStoredStates pins what a step keeps: books hold it for years, so a field
// that is renamed here would no longer be put back.
func TestStoredStates(t *testing.T) {
	for want, state := range map[string]any{
		`{}`:                           heldOf(model.Value{}),
		`{"figure":{"number":"1.27"}}`: heldOf(model.Value{Figure: model.Of(model.Num("1.270"))}),
		`{"figure":{"number":"4","second":"9"},"to_date":"0","estimate":"8","note":"a"}`: heldOf(model.Value{
			Figure: model.Figure{Number: model.Num("4"), Second: model.Num("9")}, ToDate: model.Num("0"), Estimate: model.Num("8"), Note: "a"}),
		`{"ID":1,"Code":"T01","Name":"Thôn 1","BlockID":2,"Kind":"","Head":"","Phone":"","Council":"","ValidFrom":"","ValidTo":"","Note":"","Sample":false,"Position":0,"Measures":{}}`: unitState(model.Unit{ID: 1, Code: "T01", Name: "Thôn 1", BlockID: 2}),
		`{"TargetID":1,"UnitID":2,"Plan":{"Number":"3","Second":null,"Choice":""},"Hard":true,"Note":""}`: model.Registration{TargetID: 1, UnitID: 2,
			Plan: model.Of(model.Num("3")), Hard: true},
		`{"ID":2,"Name":"Khối","Position":3}`: model.Block{ID: 2, Name: "Khối", Position: 3},
		`{"TargetID":1,"UnitID":2,"Plan":{"Number":"3","Second":null,"Choice":""},"LastYear":{"Number":null,"Second":null,"Choice":""},"Baseline":null}`: model.Allocation{TargetID: 1, UnitID: 2, Plan: model.Of(model.Num("3"))},
	} {
		if got := string(stateOf(state)); got != want {
			t.Errorf("state %s\nwant  %s", got, want)
		}
	}
	var names map[string]json.RawMessage
	must(t, json.Unmarshal(stateOf(model.Target{}), &names))
	if len(names) != 15 {
		t.Errorf("a target is stored with %d fields: %v", len(names), names)
	}
}
