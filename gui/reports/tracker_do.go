package reports

import (
	"context"
	"fmt"

	"sothidua/data/service"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// current returns the unit and period under the cursor.
func (s *trackerScreen) current() (r service.TrackerRow, period int, ok bool) {
	row, col := s.grid.Current()
	return s.view.cell(row, col)
}

// showSide tells of the current unit, or hides the panel when there is none.
func (s *trackerScreen) showSide() {
	r, period, ok := s.current()
	if !ok {
		s.side.content.Hide()
	} else {
		s.side.show(s.view.data, r, period)
		s.side.remind.SetText(s.picks.label(s.view.data.Periods[period].Code))
		s.side.content.Show()
	}
	s.showLetters()
	s.content.Refresh()
}

// openCurrent opens the report under the cursor, of another period too.
func (s *trackerScreen) openCurrent() {
	r, period, ok := s.current()
	if !ok {
		return
	}
	scope := kit.Scope{Year: s.view.data.Year, Code: s.view.data.Periods[period].Code}
	if scope != s.env.Scope() {
		s.env.SetScope(scope)
	}
	s.env.Go(kit.Place{Area: areaID, Tab: tabEntry, Unit: r.Unit.ID})
}

// key names the report under the cursor.
func (s *trackerScreen) key() (k reportKey, unit string, ok bool) {
	r, period, ok := s.current()
	if !ok {
		return reportKey{}, "", false
	}
	return reportKey{r.Unit.ID, s.view.data.Year, s.view.data.Periods[period].Code}, r.Unit.Name, true
}

func (s *trackerScreen) approve() {
	k, unit, ok := s.key()
	if !ok {
		return
	}
	s.do("Đã duyệt báo cáo của "+unit+".", func(ctx context.Context) error {
		return s.svc.Approve(ctx, k.unit, k.year, k.code)
	})
}

// do works in the background and tells the outcome.
func (s *trackerScreen) do(done string, work func(context.Context) error) {
	kit.Do(s.env, work, func(err error) {
		if err != nil {
			s.env.Fail(err)
			return
		}
		s.env.Done(done)
		s.focusGrid()
	})
}

func (s *trackerScreen) focusGrid() { s.env.Window.Canvas().Focus(s.grid) }

func (s *trackerScreen) askReturn() {
	if k, unit, ok := s.key(); ok {
		askReason(s.env, returnReason(unit), func(ctx context.Context, reason string) error {
			return s.svc.Return(ctx, k.unit, k.year, k.code, reason)
		}, s.focusGrid)
	}
}

func (s *trackerScreen) askReopen() {
	if k, unit, ok := s.key(); ok {
		askReason(s.env, reopenReason(unit), func(ctx context.Context, reason string) error {
			return s.svc.Reopen(ctx, k.unit, k.year, k.code, reason)
		}, s.focusGrid)
	}
}

// askLock closes the period under the cursor after telling who has not reported.
func (s *trackerScreen) askLock() {
	_, period, ok := s.current()
	if !ok {
		return
	}
	per := s.view.data.Periods[period]
	name := vn.LowerFirst(periodTitle(per))
	kit.Confirm(s.env.Window, "Khóa kỳ "+name, lockWords(s.view.data.Tally(period)), "Khóa kỳ", false, func() {
		s.do("Đã khóa kỳ "+name+".", func(ctx context.Context) error {
			return s.svc.LockPeriod(ctx, per.Year, per.Code)
		})
	})
}

// lockWords tells what locking a period means now.
func lockWords(t service.Tally) string {
	text := fmt.Sprintf("Đã nhận %d/%d báo cáo.", t.Received, t.Expected)
	if left := t.Expected - t.Received; left > 0 {
		text += fmt.Sprintf(" %d đơn vị chưa nộp sẽ không nhập được nữa.", left)
	}
	return text + " Mở khóa lại được, nhưng phải ghi lý do."
}

func (s *trackerScreen) askUnlock() {
	_, period, ok := s.current()
	if !ok {
		return
	}
	per := s.view.data.Periods[period]
	askReason(s.env, unlockReason(vn.LowerFirst(periodTitle(per))), func(ctx context.Context, reason string) error {
		return s.svc.UnlockPeriod(ctx, per.Year, per.Code, reason)
	}, s.focusGrid)
}
