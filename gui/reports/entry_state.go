package reports

import (
	"context"
	"fmt"

	"sothidua/data/model"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// goToFirst shows the first cell that keeps the report from being handed in.
func (s *entryScreen) goToFirst() {
	s.showPage(pageValues)
	if p, ok := s.report.next(-1, -1); ok {
		s.values.grid.Select(p.row, p.col)
	}
	s.values.focus()
}

// askSubmit asks for the day the report was received, and hands it in.
func (s *entryScreen) askSubmit() {
	s.flush()
	s.writes.whenIdle(func() {
		if s.report == nil || s.report.unsaved() != "" || s.report.notReady() != "" {
			s.head.refresh()
			s.showFault()
			return
		}
		s.submitDialog(s.report)
	})
}

func (s *entryScreen) submitDialog(report *report) {
	day := kit.NewDateBox()
	day.SetDate(s.svc.Today())
	field := kit.NewField("Ngày nhận báo cáo", day)
	p := report.entry.Period
	field.SetNote("Hạn nộp " + deadlineWords(p) + ". Nhận sau hạn thì ghi là muộn.")
	kit.ShowDialog(s.env.Window, "Nộp báo cáo của "+report.entry.Unit.Name+", "+periodTitle(p), kit.NewForm([]kit.FormItem{{Key: "submitted_on", Field: field}}), 440,
		kit.DialogButton{Label: "Nộp báo cáo", Icon: kit.IconSend, Kind: kit.PrimaryButton, Do: func() bool {
			on, err := receivedOn(day, s.svc.Today())
			if err != nil {
				field.SetError(model.Message(err))
				day.Focus()
				return false
			}
			s.submit(report.key, on)
			return true
		}},
		kit.DialogButton{Label: "Hủy", Key: "Esc"})
}

// receivedOn reads the day of the dialog: today when empty, never a day to come.
func receivedOn(box *kit.DateBox, today model.Date) (model.Date, error) {
	on, err := box.Date()
	switch {
	case err != nil:
		return "", err
	case on == "":
		return today, nil
	case on > today:
		return "", model.Invalid("submitted_on", "Ngày nhận %s còn chưa tới. Hôm nay là %s.", vn.FormatDate(on), vn.FormatDate(today))
	}
	return on, nil
}

func (s *entryScreen) submit(k reportKey, on model.Date) {
	s.move("Đã nộp báo cáo, nhận "+vn.FormatDate(on), func(ctx context.Context) error {
		return s.svc.Submit(ctx, k.unit, k.year, k.code, on)
	})
}

func (s *entryScreen) approve() {
	k := s.report.key
	s.move("Đã duyệt báo cáo", func(ctx context.Context) error { return s.svc.Approve(ctx, k.unit, k.year, k.code) })
}

// move changes the state of the report that shows and tells the outcome.
func (s *entryScreen) move(done string, work func(context.Context) error) {
	name := s.report.entry.Unit.Name
	kit.Do(s.env, work, func(err error) {
		if err != nil {
			s.env.Fail(err)
			return
		}
		n := kit.Notice{Kind: kit.NoticeDone, Text: fmt.Sprintf("%s: %s.", name, vn.LowerFirst(done))}
		if s.report != nil && indexOfUnit(s.units, s.report.key.unit)+1 < len(s.units) {
			n.Actions = []kit.Action{{Label: "Đơn vị kế tiếp", Do: func() { s.stepUnit(1) }}}
		}
		s.env.Notify(n)
		s.focusPage()
	})
}

func (s *entryScreen) askReturn() {
	k := s.report.key
	askReason(s.env, returnReason(s.report.entry.Unit.Name), func(ctx context.Context, reason string) error {
		return s.svc.Return(ctx, k.unit, k.year, k.code, reason)
	}, s.focusPage)
}

func (s *entryScreen) askReopen() {
	k := s.report.key
	askReason(s.env, reopenReason(s.report.entry.Unit.Name), func(ctx context.Context, reason string) error {
		return s.svc.Reopen(ctx, k.unit, k.year, k.code, reason)
	}, s.focusPage)
}
