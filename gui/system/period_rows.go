package system

import (
	"sothidua/data/model"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

func periodColumns() []kit.Column {
	return []kit.Column{
		{ID: "period", Title: "Kỳ báo cáo", Width: 220, Grow: true},
		{ID: "deadline", Title: "Hạn nộp", Width: 250},
		{ID: "left", Title: "Còn lại", Width: 130},
		{ID: "state", Title: "Trạng thái", Width: 130},
		{ID: "reason", Title: "Lý do mở khóa", Width: 220, Small: true},
	}
}

func periodRow(p model.Period, today model.Date) kit.Row {
	state := kit.Cell{Text: "đang mở"}
	if p.Locked {
		state = kit.Cell{Text: "đã khóa", Mark: kit.StateMark(kit.StateLocked)}
	}
	return kit.Row{Key: string(p.Code), Cells: []kit.Cell{{Text: p.Label()}, deadlineCell(p),
		{Text: leftText(p.Due(), today), Tone: kit.ToneMuted}, state, {Text: p.Reason, Tone: kit.ToneMuted}}}
}

// deadlineCell tells the deadline and, when a day off moved it, the day that
// counts.
func deadlineCell(p model.Period) kit.Cell {
	c := kit.Cell{Text: vn.FormatDate(p.Deadline), Bold: true}
	if p.MovedTo != "" {
		c.Bold = false
		c.More = &kit.Run{Text: "chuyển " + vn.FormatDate(p.MovedTo), Bold: true}
	}
	return c
}

// leftText tells how far a deadline is: "còn 4 ngày", "quá 4 ngày".
func leftText(deadline, today model.Date) string {
	switch days := deadline.DaysSince(today); {
	case days == 0:
		return "hôm nay"
	case days > 0:
		return "còn " + count(days) + " ngày"
	default:
		return "quá " + count(-days) + " ngày"
	}
}
