package service

import (
	"context"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/store"
	"sothidua/data/vn"
)

var one = decimal.NewFromInt(1)

// Periods lists the year's reporting calendar in order.
func (s *Service) Periods(ctx context.Context, year int) ([]model.Period, error) {
	return read(ctx, s, func(tx *store.Tx) ([]model.Period, error) { return periods(tx, year) })
}

// SavePeriod adds a period to the calendar or changes its deadline.
func (s *Service) SavePeriod(ctx context.Context, p model.Period) error {
	if !p.Deadline.Valid() {
		return model.Invalid("deadline", "Ghi hạn nộp của kỳ %s, ví dụ 14/06/%d.", p.Code.Short(), p.Year)
	}
	if first := p.Code.FirstDay(p.Year); p.Deadline < first {
		return model.Invalid("deadline", "Hạn nộp %s đứng trước ngày đầu kỳ %s.", vn.FormatDate(p.Deadline), vn.FormatDate(first))
	}
	return s.write(ctx, func(tx *store.Tx) error {
		change := model.Change{Entity: "period", Action: "thêm kỳ báo cáo", Subject: p.Label(), Year: p.Year, Code: p.Code,
			New: vn.FormatDate(p.Deadline)}
		old, err := tx.Period(p.Year, p.Code)
		switch {
		case err == nil:
			p.ID, p.Locked, p.Reason = old.ID, old.Locked, old.Reason
			change.Action, change.Old = "sửa hạn nộp", vn.FormatDate(old.Deadline)
		case model.CodeOf(err) != model.CodeNotFound:
			return err
		}
		if change.EntityID, err = tx.SavePeriod(p); err != nil {
			return err
		}
		return s.record(tx, change)
	}, TopicPeriods)
}

// DeletePeriod takes a period that holds no report out of the calendar.
func (s *Service) DeletePeriod(ctx context.Context, year int, code model.PeriodCode) error {
	return s.write(ctx, func(tx *store.Tx) error {
		p, err := tx.Period(year, code)
		if err != nil {
			return err
		}
		reports, err := tx.Reports(year)
		if err != nil {
			return err
		}
		for _, r := range reports {
			if r.Code == code {
				return model.Errorf(model.CodeConflict, "Kỳ %s đã có báo cáo, không bỏ được. Có thể khóa kỳ.", p.Label())
			}
		}
		if err := tx.DeletePeriod(p.ID); err != nil {
			return err
		}
		return s.record(tx, model.Change{Entity: "period", EntityID: p.ID, Action: "bỏ kỳ báo cáo", Subject: p.Label(),
			Year: year, Code: code, Old: vn.FormatDate(p.Deadline)})
	}, TopicPeriods)
}

// LockPeriod closes a period: its reports can no longer change.
func (s *Service) LockPeriod(ctx context.Context, year int, code model.PeriodCode) error {
	return s.setLock(ctx, year, code, true, "")
}

// UnlockPeriod opens a closed period again; a reason is required.
func (s *Service) UnlockPeriod(ctx context.Context, year int, code model.PeriodCode, reason string) error {
	reason = vn.Clean(reason)
	if reason == "" {
		return model.Invalid("reason", "Ghi lý do mở khóa kỳ; lý do nằm lại trong lịch sử.")
	}
	return s.setLock(ctx, year, code, false, reason)
}

func (s *Service) setLock(ctx context.Context, year int, code model.PeriodCode, locked bool, reason string) error {
	return s.write(ctx, func(tx *store.Tx) error {
		p, err := tx.Period(year, code)
		if err != nil {
			return err
		}
		if p.Locked == locked {
			return nil
		}
		p.Locked, p.Reason = locked, reason
		if _, err := tx.SavePeriod(p); err != nil {
			return err
		}
		change := model.Change{Entity: "period", EntityID: p.ID, Action: "khóa kỳ", Subject: p.Label(), Year: year, Code: code,
			Old: "mở", New: "khóa", Reason: reason}
		if !locked {
			change.Action, change.Old, change.New = "mở khóa kỳ", "khóa", "mở"
		}
		return s.record(tx, change)
	}, TopicPeriods, TopicReports)
}
