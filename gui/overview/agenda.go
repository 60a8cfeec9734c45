package overview

import (
	"fmt"
	"slices"
	"strings"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// weekdays are the days as written before a date, Sunday first.
var weekdays = [...]string{"Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"}

// todayText tells the day and the deadline of the period: "Hôm nay thứ Ba,
// 18/06/2024 – hạn báo cáo 6 tháng: 14/06/2024".
func todayText(t service.Tracker, code model.PeriodCode) string {
	text := fmt.Sprintf("Hôm nay %s, %s – ", weekdays[t.Today.Time().Weekday()], vn.FormatDate(t.Today))
	i := t.Column(code)
	if i < 0 {
		return text + "kỳ " + vn.LowerFirst(code.Short()) + " chưa có trong lịch báo cáo"
	}
	return text + "hạn báo cáo " + vn.LowerFirst(code.Short()) + ": " + vn.FormatDate(t.Periods[i].Due())
}

// received tells how many reports are in hand: "đã nhận 23/28, quá 4 ngày".
func received(t service.Tracker, i int) string {
	n := t.Tally(i)
	text := fmt.Sprintf("đã nhận %d/%d", n.Received, n.Expected)
	switch days := t.Periods[i].Due().DaysSince(t.Today); {
	case n.Received == n.Expected:
		return text
	case days < 0:
		return fmt.Sprintf("%s, quá %d ngày", text, -days)
	case days == 0:
		return text + ", hạn hôm nay"
	default:
		return fmt.Sprintf("%s, còn %d ngày", text, days)
	}
}

// segments divides the reports of a period: on time, late, missing and not due.
func segments(n service.Tally) []segment {
	return []segment{
		{kit.StateOnTime, n.By[service.StateOnTime]},
		{kit.StateLate, n.By[service.StateLate]},
		{kit.StateMissing, len(n.Overdue)},
		{kit.StateNotDue, n.Expected - n.Received - len(n.Overdue)},
	}
}

// waiting lists the units of the period in column i whose report is not in
// hand: the overdue ones, or all while the deadline has not passed.
func waiting(t service.Tracker, i int, query string) []service.TrackerRow {
	var out []service.TrackerRow
	for _, r := range t.Rows {
		c := r.Cells[i]
		if c.State != service.StateNotExpected && !c.Status.Received() && vn.Match(query, r.Unit.Name+" "+r.Unit.Code) {
			out = append(out, r)
		}
	}
	return out
}

// waitingColumns gives the states as much room as the longest one needs: "đang
// nhập 10/60 ô" must not hide how far a unit is.
func waitingColumns(rows []kit.Row) []kit.Column {
	return kit.WithRoom([]kit.Column{{ID: "unit", Width: 120, Grow: true}, {ID: "state", Width: 110, Align: kit.AlignRight, Small: true}}, rows, 180)
}

// waitingRow writes one unit and how far its report is.
func waitingRow(r service.TrackerRow, i int) kit.Row {
	c := r.Cells[i]
	mark, text := kit.StateMissing, "chưa nhập"
	switch {
	case c.State == service.StateDraft:
		mark, text = kit.StateDraft, fmt.Sprintf("đang nhập %d/%d ô", c.Filled, c.Asked)
	case c.State == service.StateReturned:
		mark, text = kit.StateReturned, "trả lại để sửa"
	case !c.Overdue:
		mark = kit.StateNotDue
	}
	return kit.Row{Key: idKey(r.Unit.ID), Cells: []kit.Cell{
		{Text: r.Unit.Name, Mark: kit.StateMark(mark)}, {Text: text, Tone: kit.ToneMuted}}}
}

// deadline is the end of a reporting period, as the agenda shows it.
type deadline struct {
	period  model.Period
	days    int // until it; negative when it has passed
	missing int // reports not in hand although it has passed
}

// deadlines lists what is due: first what has passed with reports missing,
// then what is to come, the next one first. A locked period is done with.
func deadlines(t service.Tracker) []deadline {
	var out []deadline
	for i, p := range t.Periods {
		d := deadline{period: p, days: p.Due().DaysSince(t.Today), missing: len(t.Tally(i).Overdue)}
		if !p.Locked && (d.days >= 0 || d.missing > 0) {
			out = append(out, d)
		}
	}
	slices.SortStableFunc(out, func(a, b deadline) int { return a.days - b.days })
	return out
}

func deadlineColumns(rows []kit.Row) []kit.Column {
	return kit.WithRoom([]kit.Column{{ID: "day", Width: 100}, {ID: "what", Width: 130, Grow: true},
		{ID: "left", Width: 100, Align: kit.AlignRight, Small: true}}, rows, 190)
}

func deadlineRow(d deadline) kit.Row {
	left, tone := fmt.Sprintf("còn %d ngày", d.days), kit.ToneMuted
	switch {
	case d.days == 0:
		left, tone = "hôm nay", kit.ToneWarn
	case d.days < 0:
		left, tone = fmt.Sprintf("quá %d ngày, thiếu %d", -d.days, d.missing), kit.ToneBad
	}
	return kit.Row{Key: string(d.period.Code), Cells: []kit.Cell{
		{Text: vn.FormatDate(d.period.Due()), Bold: true},
		{Text: "Hạn báo cáo " + vn.LowerFirst(d.period.Code.Short())},
		{Text: left, Tone: tone, Bold: d.days <= 0}}}
}

// changeColumns gives the new values as much room as the longest one needs, so
// that short ones leave it to what was changed.
func changeColumns(rows []kit.Row) []kit.Column {
	return kit.WithRoom([]kit.Column{{ID: "at", Width: 90, Small: true}, {ID: "what", Width: 150, Grow: true},
		{ID: "new", Width: 60, Align: kit.AlignRight, Small: true}}, rows, 230)
}

// changeRow writes one line of the history: when, what, from what to what.
func changeRow(c model.Change, today model.Date) kit.Row {
	at := c.At.Format("02/01/2006")
	if model.DateOf(c.At) == today {
		at = c.At.Format("15:04")
	}
	what := vn.UpperFirst(c.Action)
	if c.Subject != "" {
		what += ": " + c.Subject
	}
	return kit.Row{Key: idKey(c.ID), Cells: []kit.Cell{{Text: at, Tone: kit.ToneMuted}, {Text: oneLine(what)}, {Text: oldNew(c), Tone: kit.ToneMuted}}}
}

func oldNew(c model.Change) string {
	from, to := oneLine(c.Old), oneLine(c.New)
	switch {
	case from != "" && to != "":
		return from + " → " + to
	case from != "":
		return from + " → –"
	}
	return to
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// changePlace is where what was changed can be seen.
func changePlace(c model.Change) kit.Place {
	p := kit.Place{Unit: c.UnitID, Target: c.TargetID}
	switch c.Entity {
	case "value", "report", "narrative", "attachment":
		p.Area, p.Tab = "reports", "entry"
	case "allocation", "registration":
		p.Area, p.Tab = "targets", "allocation"
	case "past":
		p.Area, p.Tab = "targets", "past"
	case "target":
		p.Area, p.Tab = "targets", "list"
	case "unit", "block":
		p.Area, p.Tab = "units", "list"
	case "plan":
		p.Area, p.Tab = "plans", "plan"
	case "period":
		p.Area, p.Tab = "system", "periods"
	case "person":
		p.Area, p.Tab = "system", "people"
	case "import":
		p.Area, p.Tab = "exchange", "history"
	case "office":
		p.Area, p.Tab = "system", "office"
	default:
		p.Area, p.Tab = "system", "backup"
	}
	return p
}

// scopeOf is the year and period a change belongs to, now for those of none.
func scopeOf(c model.Change, now kit.Scope) kit.Scope {
	if c.Year == 0 || c.Code == "" {
		return now
	}
	return kit.Scope{Year: c.Year, Code: c.Code}
}
