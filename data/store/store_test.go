package store

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"sothidua/data/model"
)

// TestMain lets a test run this binary again as a program that is killed in
// the middle of its work.
func TestMain(m *testing.M) {
	if path := os.Getenv(childBook); path != "" {
		writeUntilKilled(path)
	}
	os.Exit(m.Run())
}

var noon = time.Date(2024, time.June, 18, 12, 30, 5, 250_000_000, time.FixedZone("", 7*3600))

func fixedClock() time.Time { return noon }

// open opens a book that the test closes at its end.
func open(t testing.TB, o Options) *DB {
	t.Helper()
	if o.Clock == nil {
		o.Clock = fixedClock
	}
	db, err := Open(t.Context(), o)
	if err != nil {
		t.Fatalf("open %s: %v", o.Path, err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return db
}

func bookPath(t testing.TB) string { return filepath.Join(t.TempDir(), "so-thi-dua.db") }

func newBook(t testing.TB) *DB { return open(t, Options{Path: bookPath(t)}) }

// closedBook makes a filled book that nobody has open and returns its file.
func closedBook(t testing.TB) string {
	t.Helper()
	path := bookPath(t)
	db, err := Open(t.Context(), Options{Path: path, Clock: fixedClock})
	if err != nil {
		t.Fatal(err)
	}
	fill(t, db)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func write(t testing.TB, db *DB, fn func(*Tx) error) {
	t.Helper()
	if err := db.Write(t.Context(), fn); err != nil {
		t.Fatalf("write: %v", err)
	}
}

func read[T any](t testing.TB, db *DB, fn func(*Tx) (T, error)) T {
	t.Helper()
	var out T
	if err := db.Read(t.Context(), func(tx *Tx) (err error) { out, err = fn(tx); return err }); err != nil {
		t.Fatalf("read: %v", err)
	}
	return out
}

// must gives the ID of what was saved.
func must(t testing.TB, id model.ID, err error) model.ID {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// refused tries a write that must fail with the code and change nothing.
func refused(t *testing.T, db *DB, code model.Code, field string, fn func(*Tx) error) {
	t.Helper()
	err := db.Write(t.Context(), fn)
	wantCode(t, err, code)
	var e *model.Error
	if errors.As(err, &e) && e.Field != field {
		t.Errorf("field %q, want %q (%v)", e.Field, field, err)
	}
}

func wantCode(t *testing.T, err error, code model.Code) {
	t.Helper()
	if model.CodeOf(err) != code {
		t.Fatalf("code %q, want %q: %v", model.CodeOf(err), code, err)
	}
}

func same(t *testing.T, got, want any) {
	t.Helper()
	equal := cmp.Comparer(func(a, b decimal.Decimal) bool { return a.String() == b.String() })
	if d := cmp.Diff(want, got, equal); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
}

// whole fails unless the file is sound.
func whole(t testing.TB, db *DB) FileCheck {
	t.Helper()
	c, err := db.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if !c.Sound() {
		t.Fatalf("not sound: %+v", c)
	}
	return c
}

// ids are the entities of the book that fill makes.
type ids struct{ block, unit, other, plan, area, item, leaf, period, report model.ID }

// fill puts one of everything into the book.
func fill(t testing.TB, db *DB) (x ids) {
	t.Helper()
	write(t, db, func(tx *Tx) error {
		save := func(id model.ID, err error) model.ID { return must(t, id, err) }
		x.block = save(tx.SaveBlock(model.Block{Name: "Khối thôn", Position: 1}))
		x.unit = save(tx.SaveUnit(thon3(x.block), 2024))
		x.other = save(tx.SaveUnit(model.Unit{Code: "TYT", Name: "Trạm Y tế", Kind: model.Agency}, 2024))
		x.plan = save(tx.SavePlan(plan16()))
		plan, err := tx.Plan(2024)
		if err != nil {
			return err
		}
		x.area = plan.Parts[1].ID
		x.item = save(tx.SaveTarget(model.Target{PlanID: x.plan, Number: "1", Position: 1, Name: "Sản xuất"}))
		x.leaf = save(tx.SaveTarget(grain(x)))
		x.period = save(tx.SavePeriod(model.Period{Year: 2024, Code: model.H1, Deadline: "2024-06-14"}))
		x.report = save(tx.SaveReport(model.Report{UnitID: x.unit, Year: 2024, Code: model.H1, Status: model.Draft}))
		return errors.Join(
			tx.SaveAllocation(model.Allocation{TargetID: x.leaf, UnitID: x.unit, Plan: model.Of(model.Num("535.5"))}),
			tx.SaveValue(x.report, model.Value{TargetID: x.leaf, Figure: model.Of(model.Num("301.25"))}),
			tx.AddChange(model.Change{Person: "Lan", Action: "nhập số", Entity: "value", UnitID: x.unit, TargetID: x.leaf, Year: 2024, Code: model.H1, New: "301,25"}))
	})
	return x
}

func thon3(block model.ID) model.Unit {
	return model.Unit{Code: "T03", Name: "Thôn 3", BlockID: block, Kind: model.Village, Head: "Trần Thị Đào", Phone: "0987 654 321",
		Council: "Nguyễn Văn Điển", ValidFrom: "2020-01-01", Note: "có 'nháy' và \"ngoặc\"", Position: 3,
		Measures: map[model.Measure]decimal.Decimal{model.MeasureHouseholds: decimal.NewFromInt(214), model.MeasureRiceArea: decimal.RequireFromString("61.75")}}
}

func plan16() model.Plan {
	return model.Plan{Year: 2024, Number: "16/KH-UBND", Date: "2024-02-01", Title: "Phát động phong trào thi đua", Issuer: "Chủ tịch UBND xã",
		Signer: "Hoàng Văn Nam", Position: "CHỦ TỊCH", Sample: true, Parts: []model.PlanPart{
			{Kind: model.PartBasis, Text: "Căn cứ Luật Thi đua, khen thưởng;\nThực hiện Kế hoạch của huyện."},
			{Kind: model.PartContent, Number: "1.1", Text: "Phát triển kinh tế"}}}
}

func grain(x ids) model.Target {
	return model.Target{PlanID: x.plan, ParentID: x.item, AreaID: x.area, Number: "1a", Position: 1, Name: "Sản lượng lương thực",
		Text: "Tổng sản lượng lương thực đạt 5.350 tấn trở lên", Leaf: true, LeadID: x.other, Note: "theo vụ",
		Rule: model.Rule{Comparator: model.AtLeast, Unit: "tấn", Decimals: 2, Timing: model.Flow, RollUp: model.Weighted, Weight: model.MeasureRiceArea,
			Pace: model.Pace{Kind: model.Season, Final: model.H1}, Baseline: model.Num("0.5"), Grades: []string{"Tốt", "Khá", "Đạt"}},
		Plan: model.Of(model.Num("5350")), Superior: model.Figure{Number: model.Num("4"), Second: model.Num("9")}, LastYear: model.Figure{Choice: model.ChoiceYes}}
}

func TestWriteIsSavedWholeOrNotAtAll(t *testing.T) {
	db := newBook(t)
	fault := errors.New("fault")
	if err := db.Write(t.Context(), func(tx *Tx) error {
		must(t, 0, second(tx.SaveBlock(model.Block{Name: "Khối 1"})))
		return fault
	}); !errors.Is(err, fault) {
		t.Fatalf("err = %v", err)
	}
	func() {
		defer func() {
			if r := recover(); r != "hỏng" {
				t.Errorf("recovered %v", r)
			}
		}()
		write(t, db, func(tx *Tx) error {
			must(t, 0, second(tx.SaveBlock(model.Block{Name: "Khối 2"})))
			panic("hỏng")
		})
	}()
	if got := read(t, db, (*Tx).Blocks); len(got) > 0 {
		t.Errorf("kept %v", got)
	}
	write(t, db, func(tx *Tx) error { return second(tx.SaveBlock(model.Block{Name: "Khối 3"})) }) // the writer is free again
}

func second[T any](_ T, err error) error { return err }

func TestContextThatEndsRollsBack(t *testing.T) {
	db := newBook(t)
	ctx, cancel := context.WithCancel(t.Context())
	err := db.Write(ctx, func(tx *Tx) error {
		if err := second(tx.SaveBlock(model.Block{Name: "Khối 1"})); err != nil {
			return err
		}
		cancel()
		return second(tx.SaveBlock(model.Block{Name: "Khối 2"}))
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("err = %v", err)
	}
	if err := db.Read(ctx, func(*Tx) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("read: %v", err)
	}
	if got := read(t, db, (*Tx).Blocks); len(got) > 0 {
		t.Errorf("kept %v", got)
	}
}

// TestClosedByTheEndIsCanceled: what is said of a statement that the end of the
// context closed under way is no error of the book; what the work itself says
// stays.
func TestClosedByTheEndIsCanceled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	tx := &Tx{ctx: ctx, path: "so.db"}
	closed := errors.New("sql: statement is closed")
	wantCode(t, tx.fail(closed), model.CodeInternal)
	cancel()
	if err := tx.fail(closed); !errors.Is(err, context.Canceled) || !errors.Is(err, closed) {
		t.Errorf("err = %v", err)
	}
	wantCode(t, tx.fail(model.Invalid("name", "Thiếu tên.")), model.CodeInvalid)
	if err := tx.fail(nil); err != nil {
		t.Errorf("nothing wrong gives %v", err)
	}
}

// TestEndBeforeTheCommitIsCanceled: the work went well, and the transaction was
// taken back before it could be kept.
func TestEndBeforeTheCommitIsCanceled(t *testing.T) {
	db := newBook(t)
	ctx, cancel := context.WithCancel(t.Context())
	err := db.Write(ctx, func(tx *Tx) error {
		if err := second(tx.SaveBlock(model.Block{Name: "Khối 1"})); err != nil {
			return err
		}
		cancel()
		for {
			if err := tx.sql.Commit(); errors.Is(err, sql.ErrTxDone) {
				return nil
			}
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("err = %v", err)
	}
	if got := read(t, db, (*Tx).Blocks); len(got) > 0 {
		t.Errorf("kept %v", got)
	}
}

func TestReaderSeesOneMomentAndCannotWrite(t *testing.T) {
	db := newBook(t)
	err := db.Read(t.Context(), func(tx *Tx) error {
		if _, err := tx.Blocks(); err != nil { // the snapshot begins
			return err
		}
		write(t, db, func(w *Tx) error { return second(w.SaveBlock(model.Block{Name: "Khối 1"})) })
		got, err := tx.Blocks()
		if len(got) > 0 {
			t.Errorf("saw %v", got)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	err = db.Read(t.Context(), func(tx *Tx) error { return second(tx.SaveBlock(model.Block{Name: "Khối 2"})) })
	wantCode(t, err, model.CodeReadOnly)
	if got := read(t, db, (*Tx).Blocks); len(got) != 1 {
		t.Errorf("blocks %v", got)
	}
}

func TestWritersInParallelWaitForEachOther(t *testing.T) {
	path := bookPath(t)
	dbs := []*DB{open(t, Options{Path: path}), open(t, Options{Path: path})} // as two programs
	const each = 40
	var wg sync.WaitGroup
	for _, db := range dbs {
		for range 2 {
			wg.Go(func() {
				for range each {
					err := db.Write(t.Context(), func(tx *Tx) error {
						// Reading first would fail as busy if the lock were taken late.
						n, err := tx.CountChanges(ChangeFilter{})
						if err != nil {
							return err
						}
						return tx.AddChange(model.Change{Action: "thử", EntityID: model.ID(n)})
					})
					if err != nil {
						t.Errorf("write: %v", err)
					}
				}
			})
		}
	}
	wg.Wait()
	got := read(t, dbs[0], func(tx *Tx) ([]model.Change, error) { return tx.Changes(ChangeFilter{}) })
	if len(got) != 4*each {
		t.Fatalf("%d lines, want %d", len(got), 4*each)
	}
	for i, c := range got { // newest first; every writer saw all lines before its own
		if want := model.ID(len(got) - 1 - i); c.EntityID != want {
			t.Fatalf("line %d saw %d lines, want %d", c.ID, c.EntityID, want)
		}
	}
}

func TestSettingsOfEveryConnection(t *testing.T) {
	db := newBook(t)
	for _, c := range []struct{ pragma, writer, reader string }{
		{"journal_mode", "wal", "wal"}, {"foreign_keys", "1", "1"}, {"busy_timeout", "5000", "5000"},
		{"synchronous", "2", "2"}, {"query_only", "0", "1"},
	} {
		var w, r string
		if err := errors.Join(db.writer.QueryRow("PRAGMA "+c.pragma).Scan(&w), db.reader.QueryRow("PRAGMA "+c.pragma).Scan(&r)); err != nil {
			t.Fatal(err)
		}
		if w != c.writer || r != c.reader {
			t.Errorf("%s = %s, %s", c.pragma, w, r)
		}
	}
	if n := db.writer.Stats().MaxOpenConnections; n != 1 {
		t.Errorf("%d writers", n)
	}
}

func TestDiskFullKeepsWhatWasSaved(t *testing.T) {
	db := newBook(t)
	x := fill(t, db)
	var pages int
	if err := db.writer.QueryRow(`PRAGMA page_count`).Scan(&pages); err != nil {
		t.Fatal(err)
	}
	limit := func(n int) {
		var got int
		if err := db.writer.QueryRow("PRAGMA max_page_count = " + decimal.NewFromInt(int64(n)).String()).Scan(&got); err != nil {
			t.Fatal(err)
		}
	}
	limit(pages + 4)
	add := func(tx *Tx) error { return second(tx.AddAttachment(x.report, "ảnh.jpg", make([]byte, 1<<20))) }
	wantCode(t, db.Write(t.Context(), add), model.CodeDiskFull)
	before := whole(t, db).Counts
	if before["attachments"] != 0 || before["report_values"] != 1 {
		t.Errorf("counts %v", before)
	}
	limit(1 << 20)
	write(t, db, add) // room was made
}

func TestCloseFoldsTheLog(t *testing.T) {
	path := closedBook(t)
	for _, name := range LogFiles(path) {
		if Exists(name) {
			t.Errorf("%s is left", name)
		}
	}
}
