package service

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"sothidua/data/model"
	"sothidua/data/store"
	"sothidua/data/vn"
)

// UndoReport is what undoing an import would do, or did.
type UndoReport struct {
	Batch   model.ImportBatch
	Undone  int         // fields put back
	Clashes []UndoClash // what cannot be put back and stays as it is
}

// UndoClash is one thing that the book no longer holds as the import left it,
// or that may not be changed now.
type UndoClash struct {
	File, Sheet, Cell string // where the import took it from, "" when from no single cell
	Subject           string // "Thôn 6, 6 tháng, chỉ tiêu 8: số kỳ này"
	Imported, Now     string // what the import wrote and what stands there
	Person            string // who changed it after the import, "" when nobody did
	At                time.Time
	Why               string // a sentence
}

// Imports lists the imports, newest first, without their cells.
func (s *Service) Imports(ctx context.Context) ([]model.ImportBatch, error) {
	return read(ctx, s, func(tx *store.Tx) ([]model.ImportBatch, error) { return tx.Imports() })
}

// ImportBatch returns one import with the cells it changed. Errors: CodeNotFound.
func (s *Service) ImportBatch(ctx context.Context, id model.ID) (model.ImportBatch, error) {
	return read(ctx, s, func(tx *store.Tx) (model.ImportBatch, error) { return tx.Import(id) })
}

// PreviewUndo tells what undoing an import would put back and what it would
// have to leave, without saving anything. Errors: those of UndoImport, but a
// clash is none.
func (s *Service) PreviewUndo(ctx context.Context, id model.ID) (UndoReport, error) {
	var out UndoReport
	err := s.db.Write(ctx, func(tx *store.Tx) error {
		u := newUndo(s, tx)
		err := u.all(ctx, id, nil)
		out = u.report
		if err != nil {
			return err
		}
		return errDryRun
	})
	if errors.Is(err, errDryRun) {
		err = nil
	}
	return out, err
}

// UndoImport puts back everything an import changed, in one transaction, with
// its lines of history. What was changed after the import, or is closed now, is
// a clash: with keep it stays and the rest is put back; without, nothing is
// done and the report names the clashes (CodeConflict with Field "clash").
// What the import added and nobody used since is removed. Step, when not nil,
// is called after each file. Errors: CodeNotFound; CodeConflict when the import
// was undone already.
func (s *Service) UndoImport(ctx context.Context, id model.ID, keep bool, step func(done int)) (UndoReport, error) {
	var out UndoReport
	err := s.write(ctx, func(tx *store.Tx) error {
		u := newUndo(s, tx)
		err := u.all(ctx, id, step)
		out = u.report
		switch n := len(out.Clashes); {
		case err != nil:
			return err
		case n > 0 && !keep:
			return &model.Error{Code: model.CodeConflict, Field: "clash", Msg: "Chưa hoàn tác gì: " + vn.Format(intDecimal(n)) +
				" chỗ đã thay đổi sau lần nhập này hoặc đang khóa. Chọn giữ các chỗ đó và hoàn tác phần còn lại, hoặc thôi."}
		}
		return u.keep()
	}, AllTopics...)
	return out, err
}

// undoRun puts an import back.
type undoRun struct {
	*importRun
	report UndoReport
	file   string // the file whose steps are undone
	stamps []reportStamp
}

// reportStamp is a report that nobody touched after the import: it gets its
// earlier time of change back, or goes when the import began it.
type reportStamp struct {
	report model.Report
	before time.Time // zero: the import began it
}

func newUndo(s *Service, tx *store.Tx) *undoRun { return &undoRun{importRun: newImportRun(s, tx)} }

func (u *undoRun) all(ctx context.Context, id model.ID, step func(int)) error {
	b, err := u.tx.Import(id)
	if err != nil {
		return err
	}
	u.report.Batch = b
	if b.Undo.Done() {
		return model.Errorf(model.CodeConflict, "Lần nhập này đã được %s hoàn tác lúc %s, không hoàn tác lần nữa.", b.Undo.Person, vn.FormatTime(b.Undo.At))
	}
	steps := 0
	for _, f := range b.Files {
		steps += len(f.Steps)
	}
	u.expect(steps)
	for i, f := range slices.Backward(b.Files) {
		if err := ctx.Err(); err != nil {
			return err
		}
		u.file = f.Name
		for _, st := range slices.Backward(f.Steps) {
			if err := u.reportStep(st); err != nil {
				return err
			}
		}
		if step != nil {
			step(len(b.Files) - i)
		}
	}
	u.file = ""
	if err := u.flush(); err != nil {
		return err
	}
	if err := u.restamp(); err != nil {
		return err
	}
	return u.things(b.Steps)
}

// reportStep undoes one step of a report.
func (u *undoRun) reportStep(st model.ImportStep) error {
	e, err := u.entryOf(st)
	if err != nil || e == nil {
		return err
	}
	switch st.Kind {
	case stepValue:
		return u.value(st, e)
	case stepText:
		return u.text(st, e)
	case stepReport:
		return u.stamp(st, e)
	}
	return model.Errorf(model.CodeNewer, "Lần nhập này do bản chương trình mới hơn ghi. Cài bản mới nhất rồi hoàn tác.")
}

// entryOf opens the report of a step; when it is gone the step is a clash and
// the entry nil.
func (u *undoRun) entryOf(st model.ImportStep) (*importEntry, error) {
	unit, err := u.unit(st.Unit, st.Year)
	if err == nil {
		var e *importEntry
		if e, err = u.entry(unit, st.Year, st.Code); err == nil {
			return e, nil
		}
	}
	if model.CodeOf(err) != model.CodeNotFound {
		return nil, err
	}
	if st.Kind != stepReport {
		u.clash(st, UndoClash{Subject: st.Code.Label(st.Year), Why: model.Message(err)})
	}
	return nil, nil
}

// unit returns a unit of a year that was read. Errors: CodeNotFound.
func (r *importRun) unit(id model.ID, year int) (model.Unit, error) {
	y, err := r.year(year)
	if err != nil {
		return model.Unit{}, err
	}
	if i, ok := y.unitAt[id]; ok {
		return y.units[i], nil
	}
	return r.tx.Unit(id, year) // which says that it is gone
}

// value puts back what the cell of a report held before the import, but for
// the parts that were changed since.
func (u *undoRun) value(st model.ImportStep, e *importEntry) error {
	subject := e.Unit.Name + ", " + lower(e.Period.Code.Short())
	row := e.about(st.Target)
	if row == nil {
		u.clash(st, UndoClash{Subject: subject, Why: "Chỉ tiêu của ô này không còn giao cho đơn vị."})
		return nil
	}
	subject += ", chỉ tiêu " + row.target.Number
	before, err := heldIn(st.Before)
	if err != nil {
		return err
	}
	after, err := heldIn(st.After)
	if err != nil {
		return err
	}
	before, back, clashes := mergeHeld(before, after, heldOf(row.value))
	rule := row.target.Rule
	if len(clashes) > 0 {
		c := UndoClash{Subject: subject + ": " + fieldNames(clashes), Imported: valueText(rule, after.value(row.value)), Now: valueText(rule, row.value),
			Why: "Ô này đã được sửa sau khi nhập."}
		if err := u.later(&c, store.ChangeFilter{Entity: "value", UnitID: st.Unit, TargetID: st.Target, Year: st.Year, Code: st.Code}); err != nil {
			return err
		}
		u.clash(st, c)
	}
	if back == 0 {
		return nil
	}
	now := row.value
	if err := u.saveValue(e, row, before.value(now), u.reason(), st.Sheet, st.Cell); err != nil {
		return u.refusal(st, err, UndoClash{Subject: subject, Imported: valueText(rule, after.value(now)), Now: valueText(rule, now)})
	}
	u.report.Undone += back
	return nil
}

// value puts what a step holds into a value, which keeps the rest.
func (h held) value(v model.Value) model.Value {
	v.Figure, v.ToDate, v.Estimate, v.Note = h.Figure.figure(), h.ToDate, h.Estimate, h.Note
	return v
}

func (u *undoRun) text(st model.ImportStep, e *importEntry) error {
	var before, after string
	if err := errors.Join(json.Unmarshal(st.Before, &before), json.Unmarshal(st.After, &after)); err != nil {
		return err
	}
	now := e.Narrative[st.Section]
	c := UndoClash{Subject: e.Unit.Name + ", " + lower(e.Period.Code.Short()) + ": " + lower(st.Section.Label()), Imported: after, Now: now}
	switch now {
	case before:
		return nil
	case after:
		if err := u.saveText(e, st.Section, before, st.Sheet, st.Cell); err != nil {
			return u.refusal(st, err, c)
		}
		u.report.Undone++
		return nil
	}
	c.Why = "Đoạn này đã được sửa sau khi nhập."
	if err := u.later(&c, store.ChangeFilter{Entity: "narrative", UnitID: st.Unit, Year: st.Year, Code: st.Code}); err != nil {
		return err
	}
	u.clash(st, c)
	return nil
}

// stamp remembers a report whose last change is the import.
func (u *undoRun) stamp(st model.ImportStep, e *importEntry) error {
	var before, after time.Time
	if err := json.Unmarshal(st.After, &after); err != nil {
		return err
	}
	if st.Before != nil {
		if err := json.Unmarshal(st.Before, &before); err != nil {
			return err
		}
	}
	if e.Report.ID != 0 && e.Report.UpdatedAt.Equal(after) && e.Report.Status.Editable() {
		u.stamps = append(u.stamps, reportStamp{e.Report, before})
	}
	return nil
}

// restamp gives the reports their earlier time of change back. A report that
// the import began goes, unless it holds something else by now.
func (u *undoRun) restamp() error {
	for _, s := range u.stamps {
		if !s.before.IsZero() {
			s.report.UpdatedAt = s.before
			if _, err := u.tx.SaveReport(s.report); err != nil {
				return err
			}
			continue
		}
		err := u.tx.Try(func() error { return u.tx.DeleteReport(s.report.ID) })
		if err != nil && model.CodeOf(err) != model.CodeConflict {
			return err
		}
	}
	return nil
}

// reason stands in the history beside what was put back.
func (u *undoRun) reason() string { return "hoàn tác lần nhập từ " + u.file }

// clash adds a clash at the cell of a step.
func (u *undoRun) clash(st model.ImportStep, c UndoClash) {
	c.File, c.Sheet, c.Cell = u.file, st.Sheet, st.Cell
	u.report.Clashes = append(u.report.Clashes, c)
}

// refusal makes a clash of a rule that forbids to put something back; other
// errors are passed on.
func (u *undoRun) refusal(st model.ImportStep, err error, c UndoClash) error {
	switch model.CodeOf(err) {
	case model.CodeInvalid, model.CodeConflict, model.CodeLocked, model.CodeNotFound:
		c.Why = model.Message(err)
		u.clash(st, c)
		return nil
	}
	return err
}

// later tells who changed something last.
func (u *undoRun) later(c *UndoClash, f store.ChangeFilter) error {
	if f.Entity == "" {
		return nil
	}
	f.Limit = 1
	lines, err := u.tx.Changes(f)
	if err != nil || len(lines) == 0 {
		return err
	}
	c.Person, c.At = lines[0].Person, lines[0].At
	return nil
}

// keep records that the import was undone.
func (u *undoRun) keep() error {
	undo := model.ImportUndo{Person: u.s.Person(), Undone: u.report.Undone, Kept: len(u.report.Clashes)}
	b := u.report.Batch
	if err := u.tx.AddImportUndo(b.ID, undo); err != nil {
		return err
	}
	text := "trả lại " + vn.Format(intDecimal(undo.Undone)) + " ô"
	if undo.Kept > 0 {
		text += ", giữ " + vn.Format(intDecimal(undo.Kept)) + " chỗ đã sửa sau"
	}
	return u.s.record(u.tx, model.Change{Entity: "import", EntityID: b.ID, Action: "hoàn tác lần nhập", Subject: BatchName(b),
		Old: "nhập lúc " + vn.FormatTime(b.At), New: text})
}

// BatchName names an import by its files: "a.xlsx", "a.xlsx và 3 tệp khác".
func BatchName(b model.ImportBatch) string {
	switch n := len(b.Files); n {
	case 0:
		return ""
	case 1:
		return b.Files[0].Name
	default:
		return b.Files[0].Name + " và " + vn.Format(intDecimal(n-1)) + " tệp khác"
	}
}
