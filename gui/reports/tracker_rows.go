package reports

import (
	"fmt"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// trackerFilter is what of the tracker shows.
type trackerFilter struct {
	block   model.ID // 0: all
	overdue bool     // only units that are missing or late in the current period
	query   string
}

// trackerRow is one row of the tracker grid: a unit, or a block's heading when
// unit is nil.
type trackerRow struct {
	block model.Block
	unit  *service.TrackerRow
}

// trackerView is the tracker as one scope shows it.
type trackerView struct {
	data    service.Tracker
	current int // column of the scope's period within data.Periods, -1 when it has none
	rows    []trackerRow
}

// newTrackerView filters the tracker for a period. Blocks keep the order in
// which their units stand.
func newTrackerView(data service.Tracker, code model.PeriodCode, f trackerFilter) trackerView {
	v := trackerView{data: data, current: data.Column(code)}
	last := model.ID(-1)
	for i := range data.Rows {
		r := &data.Rows[i]
		if !v.shows(*r, f) {
			continue
		}
		if r.Block.ID != last {
			v.rows = append(v.rows, trackerRow{block: r.Block})
			last = r.Block.ID
		}
		v.rows = append(v.rows, trackerRow{block: r.Block, unit: r})
	}
	return v
}

func (v trackerView) shows(r service.TrackerRow, f trackerFilter) bool {
	if f.block != 0 && r.Block.ID != f.block {
		return false
	}
	if f.overdue && (v.current < 0 || !r.Cells[v.current].Overdue && r.Cells[v.current].State != service.StateLate) {
		return false
	}
	return vn.Match(f.query, r.Unit.Name+" "+r.Unit.Code+" "+r.Unit.Head)
}

// units counts the units that show.
func (v trackerView) units() int {
	n := 0
	for _, r := range v.rows {
		if r.unit != nil {
			n++
		}
	}
	return n
}

// cell returns the unit and period at a row and column of the grid; col counts
// the unit's name as 0. A name stands for the current period. ok is false for
// headings.
func (v trackerView) cell(row, col int) (r service.TrackerRow, period int, ok bool) {
	if row < 0 || row >= len(v.rows) || v.rows[row].unit == nil {
		return r, 0, false
	}
	period = col - 1
	if period < 0 || period >= len(v.data.Periods) {
		period = max(0, v.current)
	}
	return *v.rows[row].unit, period, period < len(v.data.Periods)
}

// columns returns the grid's columns: the current period is the wider one.
func (v trackerView) columns() []kit.Column {
	cols := []kit.Column{{ID: "unit", Title: "Đơn vị", Width: 236, Grow: true}}
	for i, p := range v.data.Periods {
		c := kit.Column{ID: string(p.Code), Title: periodTitle(p), Note: deadlineText(p, v.data.Today, i == v.current), Width: 124}
		if i == v.current {
			c.Title += " – kỳ này"
			c.Width = 214
			if p.MovedTo != "" {
				c.Width = 290
			}
		}
		cols = append(cols, c)
	}
	return cols
}

// deadlineText tells a period's deadline; how long ago it was is told for the
// current one only, which has the room.
func deadlineText(p model.Period, today model.Date, current bool) string {
	due := p.Due()
	text := "hạn " + vn.FormatDate(due)
	if current && p.MovedTo != "" {
		text = "hạn " + shortDate(p.Deadline) + ", chuyển " + vn.FormatDate(due)
	}
	switch {
	case p.Locked:
		return text + ", đã khóa"
	case current && today > due:
		return fmt.Sprintf("%s, quá %d ngày", text, today.DaysSince(due))
	case current && today == due:
		return text + ", hôm nay"
	case current:
		return fmt.Sprintf("%s, còn %d ngày", text, due.DaysSince(today))
	}
	return text
}

// unitKey is the key of a unit's row.
func unitKey(id model.ID) string { return "u" + itoa(id) }

// row makes row i of the grid; the current unit's row is shaded, and a picked
// unit ticked.
func (v trackerView) row(i int, current bool, p picks) kit.Row {
	r := v.rows[i]
	if r.unit == nil {
		return v.groupRow(r.block)
	}
	row := kit.Row{Key: unitKey(r.unit.Unit.ID), Level: 1, Cells: []kit.Cell{{Text: r.unit.Unit.Name}}}
	if p.units[r.unit.Unit.ID] {
		row.Cells[0].Mark = kit.CheckMark(true)
	}
	for k, c := range r.unit.Cells {
		row.Cells = append(row.Cells, trackerCell(c, k == v.current))
	}
	for k := range row.Cells {
		if current {
			row.Cells[k].Fill = kit.FillComputed
		}
	}
	return row
}

// groupRow counts a block, also the units a filter hides.
func (v trackerView) groupRow(b model.Block) kit.Row {
	units, received, expected := 0, 0, 0
	for _, r := range v.data.Rows {
		if r.Block.ID != b.ID {
			continue
		}
		units++
		if v.current < 0 || r.Cells[v.current].State == service.StateNotExpected {
			continue
		}
		expected++
		if r.Cells[v.current].Status.Received() {
			received++
		}
	}
	name := b.Name
	if name == "" {
		name = "Chưa xếp khối"
	}
	row := kit.Row{Key: "b" + itoa(b.ID), Kind: kit.RowGroup,
		Cells: []kit.Cell{{Text: fmt.Sprintf("%s (%d)", name, units)}}}
	for i := range v.data.Periods {
		c := kit.Cell{}
		if i == v.current && expected > 0 {
			c.Text = fmt.Sprintf("%d/%d đã nhận", received, expected)
		}
		row.Cells = append(row.Cells, c)
	}
	return row
}

// trackerCell draws one unit × period; wide cells say more.
func trackerCell(c service.TrackerCell, wide bool) kit.Cell {
	switch c.State {
	case service.StateNotExpected:
		return kit.Cell{Text: "–", Tone: kit.ToneMuted}
	case service.StateNotDue:
		return kit.Cell{Text: "chưa đến", Tone: kit.ToneMuted, Mark: stateMark(c.State)}
	case service.StateOnTime:
		return kit.Cell{Text: shortDate(c.Received), Mark: stateMark(c.State)}
	case service.StateLate:
		late := fmt.Sprintf("+%d ngày", c.DaysLate)
		if !wide {
			return kit.Cell{Text: late, Tone: kit.ToneWarn, Bold: true, Mark: stateMark(c.State)}
		}
		return kit.Cell{Text: shortDate(c.Received), Mark: stateMark(c.State), More: &kit.Run{Text: late, Tone: kit.ToneWarn, Bold: true}}
	}
	return openCell(c, wide)
}

// openCell draws a report that is not in hand.
func openCell(c service.TrackerCell, wide bool) kit.Cell {
	out := kit.Cell{Text: c.State.Label(), Mark: stateMark(c.State)}
	more := ""
	switch c.State {
	case service.StateDraft:
		more = fmt.Sprintf("%d/%d", c.Filled, c.Asked)
		if c.Overdue {
			more = "đang nhập " + more
		}
	case service.StateReturned:
		if c.Overdue {
			more = "trả lại để sửa"
		}
	}
	if c.Overdue {
		out.Text, out.Bold, out.Tone = "Thiếu", true, kit.ToneBad
	}
	if n := len(c.Reminders); n > 0 && more == "" {
		more = "đã nhắc " + shortDate(c.Reminders[n-1].Day)
	}
	if wide && more != "" {
		out.More = &kit.Run{Text: more, Tone: kit.ToneMuted}
	}
	return out
}

// stateMark returns the mark of a report's state.
func stateMark(s service.State) fyne.Resource {
	switch s {
	case service.StateOnTime:
		return kit.StateMark(kit.StateOnTime)
	case service.StateLate:
		return kit.StateMark(kit.StateLate)
	case service.StateMissing:
		return kit.StateMark(kit.StateMissing)
	case service.StateDraft:
		return kit.StateMark(kit.StateDraft)
	case service.StateReturned:
		return kit.StateMark(kit.StateReturned)
	case service.StateNotDue:
		return kit.StateMark(kit.StateNotDue)
	}
	return nil
}

// shortDate writes a day of the year the tracker shows: "11/06".
func shortDate(d model.Date) string {
	if !d.Valid() {
		return ""
	}
	return d.Time().Format("02/01")
}
