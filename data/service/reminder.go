package service

import (
	"context"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/store"
	"sothidua/data/vn"
)

// ReminderLine is what a reminder to one unit has to tell. Whom to reach (Head,
// Phone) and the council member in charge (Council) stand in Unit.
type ReminderLine struct {
	Unit     model.Unit
	Block    string
	Cell     TrackerCell // DaysLate, how much is entered, earlier Reminders
	Expected []string    // numbers of the targets asked for and neither entered nor explained by a note
}

// Reminders lists the units whose report of a period is not in hand after the
// deadline, in the order of the tracker. Errors: CodeNotFound when the calendar
// has no such period.
func (s *Service) Reminders(ctx context.Context, year int, code model.PeriodCode) ([]ReminderLine, error) {
	return read(ctx, s, func(tx *store.Tx) ([]ReminderLine, error) {
		if _, err := tx.Period(year, code); err != nil {
			return nil, err
		}
		f, err := s.facts(tx, year)
		if err != nil {
			return nil, err
		}
		t, err := tracker(tx, f, year)
		if err != nil {
			return nil, err
		}
		var out []ReminderLine
		for _, r := range t.Rows {
			if c := r.Cells[t.Column(code)]; c.Overdue {
				out = append(out, ReminderLine{r.Unit, r.Block.Name, c, expectedOf(f, r.Unit.ID, code)})
			}
		}
		return out, nil
	})
}

// expectedOf lists the numbers of the targets a unit still owes in a period.
func expectedOf(f progress.Facts, unit model.ID, code model.PeriodCode) []string {
	given, done := map[model.ID]bool{}, map[model.ID]bool{}
	for _, a := range f.Allocations {
		given[a.TargetID] = given[a.TargetID] || a.UnitID == unit
	}
	for _, v := range f.Values {
		if v.UnitID == unit && v.Code == code && (!v.Value.Figure.Missing() || v.Value.Note != "") {
			done[v.Value.TargetID] = true
		}
	}
	var out []string
	for _, t := range f.Targets {
		if t.Leaf && given[t.ID] && t.Rule.Pace.Asked(code) && !done[t.ID] {
			out = append(out, t.Number)
		}
	}
	return out
}

// RecordReminder writes down that units were reminded of their report for a
// period, on a day (today when empty): all of them or none. Errors: CodeInvalid
// with Field "units" when there is none, "way" for an unknown way, "day" for a
// day that is not on the calendar or still to come; CodeConflict when a unit's
// report is in hand, is not expected, or the same reminder is written down.
func (s *Service) RecordReminder(ctx context.Context, units []model.ID, year int, code model.PeriodCode, way model.ReminderWay, on model.Date) error {
	if on == "" {
		on = s.Today()
	}
	if err := checkReminder(units, way, on, s.Today()); err != nil {
		return err
	}
	return s.write(ctx, func(tx *store.Tx) error {
		p, err := tx.Period(year, code)
		if err != nil {
			return err
		}
		f, err := s.facts(tx, year)
		if err != nil {
			return err
		}
		t, err := tracker(tx, f, year)
		if err != nil {
			return err
		}
		for _, id := range units {
			if err := s.recordReminder(tx, t, model.Reminder{UnitID: id, Year: year, Code: p.Code, Way: way, Day: on, Person: s.Person()}); err != nil {
				return err
			}
		}
		return nil
	}, TopicReports)
}

func checkReminder(units []model.ID, way model.ReminderWay, on, today model.Date) error {
	switch {
	case len(units) == 0:
		return model.Invalid("units", "Chọn ít nhất một đơn vị đã được nhắc.")
	case way != model.ByLetter && way != model.ByZalo && way != model.ByPhone:
		return model.Invalid("way", "Chọn cách nhắc: công văn, Zalo hay điện thoại.")
	case !on.Valid():
		return model.Invalid("day", "Ngày nhắc không có trên lịch. Ghi như 14/06/2024.")
	case on > today:
		return model.Invalid("day", "Ngày nhắc %s còn chưa tới. Hôm nay là %s.", vn.FormatDate(on), vn.FormatDate(today))
	}
	return nil
}

func (s *Service) recordReminder(tx *store.Tx, t Tracker, r model.Reminder) error {
	var row *TrackerRow
	for i := range t.Rows {
		if t.Rows[i].Unit.ID == r.UnitID {
			row = &t.Rows[i]
		}
	}
	if row == nil || row.Cells[t.Column(r.Code)].State == StateNotExpected {
		return model.Errorf(model.CodeConflict, "Có đơn vị không phải nộp báo cáo kỳ này. Tải lại màn hình rồi chọn lại.")
	}
	c := row.Cells[t.Column(r.Code)]
	if c.Status.Received() {
		return model.Errorf(model.CodeConflict, "%s đã nộp báo cáo, không ghi đã nhắc nữa. Bỏ đơn vị này khỏi danh sách.", row.Unit.Name)
	}
	for _, old := range c.Reminders {
		if old.Day == r.Day && old.Way == r.Way {
			return model.Errorf(model.CodeConflict, "%s: đã ghi nhắc bằng %s ngày %s rồi.", row.Unit.Name, r.Way.Label(), vn.FormatDate(r.Day))
		}
	}
	id, err := tx.AddReminder(r)
	if err != nil {
		return err
	}
	return s.record(tx, model.Change{Entity: "reminder", EntityID: id, UnitID: r.UnitID, Year: r.Year, Code: r.Code,
		Action: "ghi đã nhắc", Subject: row.Unit.Name + ", " + r.Code.Short(), New: r.Way.Label() + " " + vn.FormatDate(r.Day)})
}
