package service

import (
	"context"
	"maps"
	"slices"

	"sothidua/data/model"
	"sothidua/data/store"
	"sothidua/data/vn"
)

// shiftSetting is the key of the setting that moves deadlines off days off;
// "1" when it does.
const shiftSetting = "deadline_shift"

// Calendar returns the office's days off and what they do to deadlines.
func (s *Service) Calendar(ctx context.Context) (model.WorkCalendar, error) {
	return read(ctx, s, calendar)
}

func calendar(tx *store.Tx) (model.WorkCalendar, error) {
	shift, _, err := tx.Setting(shiftSetting)
	if err != nil {
		return model.WorkCalendar{}, err
	}
	c := model.WorkCalendar{Shift: shift == "1"}
	c.Holidays, err = tx.Holidays()
	return c, err
}

// moved fills in where the deadlines of periods move to.
func moved(tx *store.Tx, periods []model.Period) ([]model.Period, error) {
	c, err := calendar(tx)
	if err != nil {
		return nil, err
	}
	for i, p := range periods {
		if due, why := c.Deadline(p.Deadline); why != "" {
			periods[i].MovedTo, periods[i].MovedFor = due, why
		}
	}
	return periods, nil
}

// periods lists the year's reporting calendar with its deadlines moved.
func periods(tx *store.Tx, year int) ([]model.Period, error) {
	ps, err := tx.Periods(year)
	if err != nil {
		return nil, err
	}
	return moved(tx, ps)
}

// period returns one period with its deadline moved. Errors: CodeNotFound.
func period(tx *store.Tx, year int, code model.PeriodCode) (model.Period, error) {
	p, err := tx.Period(year, code)
	if err != nil {
		return p, err
	}
	ps, err := moved(tx, []model.Period{p})
	if err != nil {
		return p, err
	}
	return ps[0], nil
}

// SaveCalendar replaces the office's days off and what they do to deadlines;
// reports already in hand are on time or late by the new calendar, too. Errors:
// CodeInvalid with Field "date" or "name" for a day that is not on the calendar,
// stands twice or has no name.
func (s *Service) SaveCalendar(ctx context.Context, c model.WorkCalendar) error {
	want, err := holidayNames(c.Holidays)
	if err != nil {
		return err
	}
	return s.write(ctx, func(tx *store.Tx) error {
		old, err := calendar(tx)
		if err != nil {
			return err
		}
		if err := s.saveShift(tx, old.Shift, c.Shift); err != nil {
			return err
		}
		have, err := holidayNames(old.Holidays)
		if err != nil {
			return err
		}
		for _, h := range old.Holidays {
			if _, keep := want[h.Date]; !keep {
				if err := s.dropHoliday(tx, h); err != nil {
					return err
				}
			}
		}
		for _, d := range slices.Sorted(maps.Keys(want)) {
			if err := s.saveHoliday(tx, model.Holiday{Date: d, Name: want[d]}, have[d]); err != nil {
				return err
			}
		}
		return nil
	}, TopicPeriods, TopicReports)
}

// holidayNames checks days off and returns their names by day.
func holidayNames(all []model.Holiday) (map[model.Date]string, error) {
	out := map[model.Date]string{}
	for _, h := range all {
		name := vn.Clean(h.Name)
		switch {
		case !h.Date.Valid():
			return nil, model.Invalid("date", "Ngày nghỉ không có trên lịch. Ghi như 30/04/2024.")
		case name == "":
			return nil, model.Invalid("name", "Ghi tên ngày nghỉ %s, ví dụ Giỗ Tổ Hùng Vương.", vn.FormatDate(h.Date))
		case out[h.Date] != "":
			return nil, model.Invalid("date", "Ngày %s đã có trong danh sách (%s).", vn.FormatDate(h.Date), out[h.Date])
		}
		out[h.Date] = name
	}
	return out, nil
}

func (s *Service) saveShift(tx *store.Tx, old, on bool) error {
	if old == on {
		return nil
	}
	value := "0"
	if on {
		value = "1"
	}
	if err := tx.SetSetting(shiftSetting, value); err != nil {
		return err
	}
	return s.record(tx, model.Change{Entity: "calendar", Action: "đặt lịch làm việc", Subject: "hạn rơi vào ngày nghỉ",
		Old: shiftText(old), New: shiftText(on)})
}

func shiftText(on bool) string {
	if on {
		return "chuyển sang ngày làm việc kế tiếp"
	}
	return "giữ nguyên"
}

func (s *Service) dropHoliday(tx *store.Tx, h model.Holiday) error {
	if err := tx.DeleteHoliday(h.Date); err != nil {
		return err
	}
	return s.record(tx, model.Change{Entity: "calendar", Action: "bỏ ngày nghỉ", Subject: vn.FormatDate(h.Date), Old: h.Name})
}

func (s *Service) saveHoliday(tx *store.Tx, h model.Holiday, old string) error {
	if h.Name == old {
		return nil
	}
	if err := tx.SaveHoliday(h); err != nil {
		return err
	}
	action := "thêm ngày nghỉ"
	if old != "" {
		action = "sửa ngày nghỉ"
	}
	return s.record(tx, model.Change{Entity: "calendar", Action: action, Subject: vn.FormatDate(h.Date), Old: old, New: h.Name})
}
