package reports

import (
	"context"
	"fmt"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// picks are the units ticked with Space, of one period.
type picks struct {
	code  model.PeriodCode
	units map[model.ID]bool
}

// flip ticks a unit of a period or unticks it; ticks of another period go.
func (p *picks) flip(code model.PeriodCode, unit model.ID) {
	if p.code != code || p.units == nil {
		*p = picks{code, map[model.ID]bool{}}
	}
	if p.units[unit] {
		delete(p.units, unit)
		return
	}
	p.units[unit] = true
}

// keep unticks the units that are not to be reminded any more.
func (p *picks) keep(t service.Tracker) {
	i := t.Column(p.code)
	for _, r := range t.Rows {
		if i < 0 || !remindable(r.Cells[i]) {
			delete(p.units, r.Unit.ID)
		}
	}
}

// remindable tells whether a unit still owes a report.
func remindable(c service.TrackerCell) bool {
	return c.State != service.StateNotExpected && !c.Status.Received()
}

// remindLabel is the button that writes down a reminder.
const remindLabel = "Ghi đã nhắc…"

// label counts the ticked units on the button.
func (p picks) label(code model.PeriodCode) string {
	if n := len(p.units); n > 0 && code == p.code {
		return fmt.Sprintf("Ghi đã nhắc (%d)…", n)
	}
	return remindLabel
}

// pick is Space: it ticks the unit under the cursor for a reminder.
func (s *trackerScreen) pick() {
	r, period, ok := s.current()
	if !ok {
		return
	}
	if !remindable(r.Cells[period]) {
		s.env.Status(r.Unit.Name + " không phải nhắc kỳ này")
		return
	}
	s.picks.flip(s.view.data.Periods[period].Code, r.Unit.ID)
	s.grid.Reload()
	s.showSide()
}

// audience is one choice of whom a reminder went to.
type audience struct {
	label string
	units []model.ID
}

// audiences are the units a reminder may be written down for: the one under the
// cursor, those ticked, and all that are overdue. The ticked ones are proposed.
func (s *trackerScreen) audiences(r service.TrackerRow, period int) (out []audience, proposed int) {
	code := s.view.data.Periods[period].Code
	out = []audience{{"Chỉ " + r.Unit.Name, []model.ID{r.Unit.ID}}}
	var ticked, overdue []model.ID
	for _, row := range s.view.data.Rows {
		if s.picks.code == code && s.picks.units[row.Unit.ID] {
			ticked = append(ticked, row.Unit.ID)
		}
		if row.Cells[period].Overdue {
			overdue = append(overdue, row.Unit.ID)
		}
	}
	if len(ticked) > 0 {
		out, proposed = append(out, audience{fmt.Sprintf("%d đơn vị đã chọn", len(ticked)), ticked}), 1
	}
	if len(overdue) > 1 {
		out = append(out, audience{fmt.Sprintf("Cả %d đơn vị quá hạn", len(overdue)), overdue})
	}
	return out, proposed
}

// reminderForm asks who was reminded, how and when.
type reminderForm struct {
	who, way *kit.Radio
	day      *kit.DateBox
	form     *kit.Form
}

// newReminderForm proposes the audience with the index ticked.
func newReminderForm(who []audience, ticked int, today model.Date) *reminderForm {
	var labels, ways []string
	for _, a := range who {
		labels = append(labels, a.label)
	}
	for _, w := range model.ReminderWays {
		ways = append(ways, vn.UpperFirst(w.Label()))
	}
	f := &reminderForm{who: kit.NewRadioColumn(labels, nil), way: kit.NewRadio(ways, nil), day: kit.NewDateBox()}
	f.who.SetIndex(ticked)
	f.way.SetIndex(0)
	f.day.SetDate(today)
	f.form = kit.NewForm([]kit.FormItem{{Key: "units", Field: kit.NewField("Đã nhắc", f.who)}},
		[]kit.FormItem{{Key: "way", Field: kit.NewField("Nhắc bằng", f.way)}},
		[]kit.FormItem{{Key: "day", Field: kit.NewField("Ngày nhắc", f.day)}})
	return f
}

// askReminder writes down that units were reminded. The dialog stays open with
// what was chosen when the book refuses.
func (s *trackerScreen) askReminder() {
	r, period, ok := s.current()
	if !ok || !remindable(r.Cells[period]) {
		return
	}
	per := s.view.data.Periods[period]
	who, proposed := s.audiences(r, period)
	f := newReminderForm(who, proposed, s.view.data.Today)
	var closeDialog func()
	closeDialog = kit.ShowDialog(s.env.Window, "Ghi đã nhắc báo cáo "+vn.LowerFirst(periodTitle(per)), f.form, 460,
		kit.DialogButton{Label: "Ghi đã nhắc", Icon: kit.IconCheck, Kind: kit.PrimaryButton, Do: func() bool {
			day, err := f.day.Date()
			if err != nil {
				f.form.ShowError(model.Invalid("day", "%s", model.Message(err)))
				return false
			}
			to, way := who[max(0, f.who.Index())], model.ReminderWays[max(0, f.way.Index())]
			kit.Do(s.env, func(ctx context.Context) error {
				return s.svc.RecordReminder(ctx, to.units, per.Year, per.Code, way, day)
			}, func(err error) {
				if err != nil {
					if !f.form.ShowError(err) {
						kit.ShowError(s.env.Window, err)
					}
					return
				}
				closeDialog()
				s.reminded(len(to.units), way)
			})
			return false
		}},
		kit.DialogButton{Label: "Hủy", Key: "Esc"})
}

// reminded tells what was written down and unticks the units.
func (s *trackerScreen) reminded(n int, way model.ReminderWay) {
	s.picks = picks{}
	s.env.Done(fmt.Sprintf("Đã ghi nhắc %d đơn vị bằng %s.", n, way.Label()))
	s.grid.Reload()
	s.showSide()
	s.focusGrid()
}
