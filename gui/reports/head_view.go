package reports

import (
	"fmt"
	"strings"

	"sothidua/data/model"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// headView is what the head of the entry screen shows of a report: the buttons
// that make sense, why the first one waits, and the state in words.
type headView struct {
	submit, approve, giveBack, reopen bool

	waits   string // why the report cannot be handed in, "" when it can
	reason  string // beside the buttons
	mark    kit.State
	state   string
	overdue string // bold, at the end
}

// newHeadView tells the state of a report on a day; page is the inner page that
// shows.
func newHeadView(s *report, today model.Date, page int) headView {
	r, p := s.entry.Report, s.entry.Period
	v := headView{}
	switch {
	case p.Locked:
		v.reason = s.entry.Locked
	case r.Status == model.Submitted:
		v.approve, v.giveBack, v.reason = true, true, s.entry.Locked
	case r.Status == model.Approved:
		v.reopen, v.reason = true, s.entry.Locked
	default:
		v.submit = true
		if left := s.notReady(); left != "" {
			v.waits = "Chưa nộp được: " + left
			if page != pageValues {
				v.waits += " ở trang Số liệu"
			}
			v.waits += "."
		}
		v.reason = strings.TrimSpace(v.waits + " " + sentBack(r))
	}
	v.setState(s, today)
	return v
}

// sentBack tells why a report is open again.
func sentBack(r model.Report) string {
	switch {
	case r.Reason == "":
		return ""
	case r.Status == model.Returned:
		return "Trả lại vì: " + r.Reason
	case r.Status == model.Draft:
		return "Mở lại vì: " + r.Reason
	}
	return ""
}

func (v *headView) setState(s *report, today model.Date) {
	r, p := s.entry.Report, s.entry.Period
	filled, asked := s.entry.Filled()
	cells := fmt.Sprintf("%d/%d ô", filled, asked)
	late := r.SubmittedOn.DaysSince(p.Due())
	switch {
	case r.Status.Received():
		v.mark, v.state = kit.StateOnTime, r.Status.Label()+", nhận "+vn.FormatDate(r.SubmittedOn)
		if late > 0 {
			v.mark, v.overdue = kit.StateLate, fmt.Sprintf("muộn %d ngày", late)
		}
	case r.Status == model.Returned:
		v.mark, v.state = kit.StateReturned, r.Status.Label()+", "+cells
	case r.Status == model.Draft:
		v.mark, v.state = kit.StateDraft, r.Status.Label()+" "+cells
	default:
		v.mark, v.state = kit.StateNotDue, "Chưa nhập, "+cells
		if today > p.Due() {
			v.mark = kit.StateMissing
		}
	}
	if p.Locked {
		v.mark = kit.StateLocked
	}
	if !r.Status.Received() && today > p.Due() {
		v.overdue = fmt.Sprintf("quá hạn %d ngày", today.DaysSince(p.Due()))
	}
}
