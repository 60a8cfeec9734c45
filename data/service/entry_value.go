package service

import (
	"context"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/store"
	"sothidua/data/vn"
)

// Earlier is what a unit stated for a target in an earlier period of the year.
type Earlier struct {
	Code   model.PeriodCode // "" when it stated nothing
	Figure model.Figure
}

// earlier returns, by target, what a unit stated last before a period.
func earlier(f progress.Facts, unit model.ID, code model.PeriodCode) map[model.ID]Earlier {
	out := map[model.ID]Earlier{}
	for _, v := range f.Values {
		if v.UnitID != unit || v.Value.Figure.Missing() || !v.Code.Before(code) {
			continue
		}
		if last := out[v.Value.TargetID]; last.Code == "" || last.Code.Before(v.Code) {
			out[v.Value.TargetID] = Earlier{v.Code, v.Value.Figure}
		}
	}
	return out
}

// Rechecks counts the values marked “cần kiểm tra lại”.
func (e Entry) Rechecks() int {
	n := 0
	for _, r := range e.Rows {
		if r.Value.Recheck {
			n++
		}
	}
	return n
}

// mustRow returns the row of a target. Errors: CodeNotFound for an unknown
// target, CodeInvalid for one the unit was not given.
func (e *Entry) mustRow(tx *store.Tx, target model.ID) (*EntryRow, error) {
	if row := e.row(target); row != nil {
		return row, nil
	}
	t, err := tx.Target(target)
	if err != nil {
		return nil, err
	}
	return nil, model.Errorf(model.CodeInvalid, "Chỉ tiêu %s chưa giao cho %s. Giao trong màn hình Chỉ tiêu rồi nhập.", t.Number, e.Unit.Name)
}

// recordValue writes the line of history of a changed value and takes the
// value over into its row.
func (s *Service) recordValue(tx *store.Tx, e *Entry, row *EntryRow, v model.Value, reason string) error {
	before, line := row.Value, s.valueLine(tx, e, &row.Row.Target, row.Value, v, reason)
	row.Value = v
	return tx.AddValueChange(line, before)
}

// valueAction names in the history what was done to a value.
func valueAction(before, after model.Value) string {
	flipped := before
	flipped.Recheck = after.Recheck
	switch {
	case before.Recheck != after.Recheck && sameValue(flipped, after) && after.Recheck:
		return "đánh dấu cần kiểm tra lại"
	case before.Recheck != after.Recheck && sameValue(flipped, after):
		return "bỏ dấu cần kiểm tra lại"
	case before.Empty():
		return "nhập số"
	case after.Empty():
		return "xóa số"
	}
	return "sửa số"
}

// SetRecheck marks a value “cần kiểm tra lại” or takes the mark away. The mark
// is the office's own, so a submitted report takes it too. Errors: CodeLocked
// when the period is locked or the report is approved; CodeInvalid with Field
// "value" when the cell is empty.
func (s *Service) SetRecheck(ctx context.Context, unit model.ID, year int, code model.PeriodCode, target model.ID, on bool) error {
	return s.write(ctx, func(tx *store.Tx) error {
		e, err := s.entry(tx, unit, year, code)
		if err != nil {
			return err
		}
		if e.Period.Locked || e.Report.Status == model.Approved {
			return model.Errorf(model.CodeLocked, "%s", e.Locked)
		}
		row, err := e.mustRow(tx, target)
		if err != nil || row.Value.Recheck == on {
			return err
		}
		if row.Value.Empty() {
			return model.Invalid("value", "Ô của chỉ tiêu %s còn trống, chưa có gì để kiểm tra lại.", row.Row.Target.Number)
		}
		v := row.Value
		v.Recheck = on
		if err := tx.SaveValue(e.Report.ID, v); err != nil {
			return err
		}
		return s.recordValue(tx, &e, row, v, "")
	}, TopicReports)
}

// ValueChange is one line of the history of one cell.
type ValueChange struct {
	model.Change
	Before model.Value // what the cell held before the change
	Known  bool        // false for lines written before the book kept Before
}

// ValueHistory returns the changes of one cell, newest first.
func (s *Service) ValueHistory(ctx context.Context, unit model.ID, year int, code model.PeriodCode, target model.ID) ([]ValueChange, error) {
	return read(ctx, s, func(tx *store.Tx) ([]ValueChange, error) {
		lines, err := tx.Changes(store.ChangeFilter{UnitID: unit, TargetID: target, Year: year, Code: code, Entity: "value"})
		if err != nil {
			return nil, err
		}
		before, err := tx.ValuesBefore(unit, target, year, code)
		if err != nil {
			return nil, err
		}
		out := make([]ValueChange, len(lines))
		for i, c := range lines {
			out[i].Change = c
			out[i].Before, out[i].Known = before[c.ID]
		}
		return out, nil
	})
}

// RestoreValue writes again what a cell held before a line of its history, as
// a new change with its own reason. The mark “cần kiểm tra lại” stays as it is:
// it is taken away by hand only. Errors: CodeInvalid with Field "reason" without
// a reason; CodeNotFound when the line does not keep a value of this cell;
// CodeConflict when the cell holds that value now; those of SaveValue.
func (s *Service) RestoreValue(ctx context.Context, unit model.ID, year int, code model.PeriodCode, target, line model.ID, reason string) error {
	reason = vn.Clean(reason)
	if reason == "" {
		return model.Invalid("reason", "Ghi lý do trả về số cũ; lý do nằm lại trong lịch sử.")
	}
	return s.write(ctx, func(tx *store.Tx) error {
		e, err := s.openEntry(tx, unit, year, code)
		if err != nil {
			return err
		}
		row, err := e.mustRow(tx, target)
		if err != nil {
			return err
		}
		before, err := tx.ValuesBefore(unit, target, year, code)
		if err != nil {
			return err
		}
		v, ok := before[line]
		if !ok {
			return model.Errorf(model.CodeNotFound, "Dòng lịch sử này không giữ số cũ của ô. Gõ lại số vào ô.")
		}
		v.Recheck = row.Value.Recheck
		if sameValue(row.Value, v) {
			return model.Errorf(model.CodeConflict, "Ô đang giữ đúng số này, không có gì để trả về.")
		}
		return s.saveValues(tx, unit, year, code, []model.Value{v}, "trả về số cũ: "+reason)
	}, TopicReports)
}
