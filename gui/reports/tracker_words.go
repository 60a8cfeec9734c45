package reports

import (
	"fmt"
	"slices"
	"strings"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// stateWords tells a report's state in words: "Thiếu, quá hạn 4 ngày".
func stateWords(c service.TrackerCell) (text string, tone kit.Tone) {
	switch c.State {
	case service.StateOnTime:
		return "Đã nhận, đúng hạn", kit.ToneGood
	case service.StateLate:
		return fmt.Sprintf("Đã nhận, muộn %d ngày", c.DaysLate), kit.ToneWarn
	case service.StateDraft:
		text = fmt.Sprintf("Đang nhập %d/%d ô", c.Filled, c.Asked)
	default:
		text = c.State.Label()
	}
	if c.Overdue {
		return fmt.Sprintf("%s, quá hạn %d ngày", text, c.DaysLate), kit.ToneBad
	}
	return text, kit.ToneNormal
}

// fact is a labelled line of the side panel.
type fact struct{ label, text string }

// deadlineWords tells the last day of a period and, when days off moved it,
// both days: "15/06/2024, chuyển 17/06/2024 vì thứ Bảy".
func deadlineWords(p model.Period) string {
	text := vn.FormatDate(p.Deadline)
	if p.MovedTo != "" {
		text += ", chuyển " + vn.FormatDate(p.MovedTo) + " vì " + p.MovedFor
	}
	return text
}

// unitFacts are the lines that tell of a unit's report for one period.
func unitFacts(r service.TrackerRow, period int) []fact {
	c := r.Cells[period]
	facts := []fact{
		{"Người nộp", withPhone(r.Unit.Head, r.Unit.Phone)},
		{"Thành viên Hội đồng phụ trách", orMissing(r.Unit.Council, "chưa phân công")},
	}
	if len(c.Reminders) > 0 {
		facts = append(facts, fact{fmt.Sprintf("Đã nhắc (%d lần)", len(c.Reminders)), remindedWords(c.Reminders)})
	}
	facts = append(facts, fact{"Các kỳ trước", earlierWords(r.Cells[:period])})
	if c.Status.Received() {
		facts = append([]fact{{"Ngày nhận", vn.FormatDate(c.Received) + ", " + strings.ToLower(c.Status.Label())}}, facts...)
	}
	if c.State == service.StateReturned {
		facts = append([]fact{{"Trả lại vì", orMissing(c.Reason, "không ghi lý do")}}, facts...)
	}
	if c.State == service.StateDraft && c.Reason != "" {
		facts = append([]fact{{"Mở lại vì", c.Reason}}, facts...)
	}
	return facts
}

// remindedWords lists reminders, newest first.
func remindedWords(all []model.Reminder) string {
	var lines []string
	for _, m := range slices.Backward(all) {
		lines = append(lines, vn.FormatDate(m.Day)+" "+m.Way.Label())
	}
	return strings.Join(lines, "; ")
}

func withPhone(head, phone string) string {
	head = orMissing(head, "Chưa ghi người phụ trách")
	if phone == "" {
		return head + " (chưa ghi số điện thoại)"
	}
	return head + ", " + phone
}

func orMissing(s, missing string) string {
	if s == "" {
		return missing
	}
	return s
}

// earlierWords sums up how a unit reported the earlier periods of the year,
// newest first: "2 kỳ liền nộp muộn (6 ngày, 5 ngày)".
func earlierWords(cells []service.TrackerCell) string {
	var asked []service.TrackerCell
	for i := len(cells) - 1; i >= 0; i-- {
		if cells[i].State != service.StateNotExpected {
			asked = append(asked, cells[i])
		}
	}
	if len(asked) == 0 {
		return "chưa có kỳ nào trước trong năm"
	}
	var days []string
	for _, c := range asked {
		if c.State != service.StateLate {
			break
		}
		days = append(days, fmt.Sprintf("%d ngày", c.DaysLate))
	}
	if len(days) > 0 {
		return fmt.Sprintf("%d kỳ liền nộp muộn (%s)", len(days), strings.Join(days, ", "))
	}
	onTime, missing := 0, 0
	for _, c := range asked {
		if c.State == service.StateOnTime {
			onTime++
		}
		if !c.Status.Received() {
			missing++
		}
	}
	text := fmt.Sprintf("%d/%d kỳ đúng hạn", onTime, len(asked))
	if missing > 0 {
		text += fmt.Sprintf(", %d kỳ chưa nộp", missing)
	}
	return text
}

// count is one group of the summary line.
type count struct {
	mark  kit.State
	label string
	n     int
}

// summary counts the current period: the heading, then the groups with units.
func summary(t service.Tracker, column int) (heading string, counts []count) {
	if column < 0 {
		return "Năm " + yearText(t.Year) + " không có kỳ đang chọn trong lịch báo cáo", nil
	}
	tally := t.Tally(column)
	heading = fmt.Sprintf("%s: %d đơn vị phải nộp", periodTitle(t.Periods[column]), tally.Expected)
	draft, returned, waiting := 0, 0, 0
	for _, r := range t.Rows {
		c := r.Cells[column]
		switch {
		case c.Status == model.Submitted:
			waiting++
		case c.Overdue:
		case c.State == service.StateDraft:
			draft++
		case c.State == service.StateReturned:
			returned++
		}
	}
	for _, c := range []count{
		{kit.StateOnTime, "Đúng hạn", tally.By[service.StateOnTime]},
		{kit.StateLate, "Muộn", tally.By[service.StateLate]},
		{kit.StateMissing, "Thiếu", len(tally.Overdue)},
		{kit.StateDraft, "Đang nhập", draft},
		{kit.StateReturned, "Trả lại", returned},
		{kit.StateNotDue, "Chưa nộp", tally.By[service.StateNotDue]},
		{kit.StateInfo, "Chờ duyệt", waiting},
	} {
		if c.n > 0 || c.mark == kit.StateOnTime || c.mark == kit.StateLate || c.mark == kit.StateMissing {
			counts = append(counts, c)
		}
	}
	return heading, counts
}
