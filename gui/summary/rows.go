package summary

import (
	"fmt"
	"strconv"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// The columns of the office's usual table.
const (
	colNumber = iota
	colName
	colUnit
	colLast
	colPlan
	colDone
	colPercent
	colChange
	colEstimate
	colJudgement
	colReported
	colNote
)

// columns heads the table; full đồng need wider ones.
func columns(t progress.Table, m progress.Money) []kit.Column {
	year, last := t.Plan.Year, t.Plan.Year-1
	number := float32(80)
	if m == progress.Dong {
		number = 122
	}
	right := func(id, title string, width float32) kit.Column {
		return kit.Column{ID: id, Title: title, Width: width, Align: kit.AlignRight}
	}
	return withRoom([]kit.Column{
		colNumber:    {ID: "number", Title: "Số", Width: 44, Align: kit.AlignCenter},
		colName:      {ID: "name", Title: "Chỉ tiêu", Width: 190, Grow: true},
		colUnit:      {ID: "unit", Title: "Đơn vị\ntính", Width: 76, Small: true},
		colLast:      right("last", fmt.Sprintf("Năm\n%d", last), number),
		colPlan:      right("plan", fmt.Sprintf("Kế hoạch\n%d", year), max(number+4, wordsWidth(t))),
		colDone:      right("done", fmt.Sprintf("%s\n%d", t.Code.Short(), year), number+8),
		colPercent:   right("percent", "% kế\nhoạch", 74),
		colChange:    right("change", fmt.Sprintf("So cùng\nkỳ %d", last), 92),
		colEstimate:  right("estimate", "Ước\ncả năm", number),
		colJudgement: {ID: "judgement", Title: "Đánh giá", Width: 146},
		colReported:  {ID: "reported", Title: "Đã\nbáo", Width: 48, Room: roomMost, Align: kit.AlignCenter, Small: true},
		colNote:      {ID: "note", Title: "Ghi\nchú", Width: 48, Align: kit.AlignCenter, Small: true},
	}, t, m)
}

// roomMost is the most that a column widens for its figures; words of a scale
// can be longer and are cut.
const roomMost float32 = 150

// withRoom widens the columns of figures until each shows whole: a budget of a
// hundred billion, reports of "23/28" units.
func withRoom(cols []kit.Column, t progress.Table, m progress.Money) []kit.Column {
	rows := make([]kit.Row, len(t.Rows))
	for i, r := range t.Rows {
		rows[i].Cells = cells(r, m)
	}
	return kit.WithRoom(cols, rows, roomMost)
}

// wordsWidth is the room that plans which are words and a number need: "tăng ≥
// 10%"; 0 when there are none.
func wordsWidth(t progress.Table) float32 {
	widest := 0
	for _, r := range t.Rows {
		if r.Target.Rule.Comparator.Relative() {
			widest = max(widest, len([]rune(progress.PlanText(r.Target.Rule, r.Plan))))
		}
	}
	if widest == 0 {
		return 0
	}
	return float32(widest)*8 + 18
}

// filter says which rows the table shows. A judgement is that of whole items,
// as on the tiles of the overview.
type filter struct {
	query     string
	judgement progress.Judgement // "": all
	percent   bool               // only what has a share of the plan
}

// narrow tells whether rows may be hidden.
func (f filter) narrow() bool { return f != filter{} }

// filterItems lists the choices of the filter with the number of items of each
// judgement, as on the overview.
func filterItems(t progress.Table) []string {
	items := []string{"Mọi chỉ tiêu", "Chỉ tiêu tính theo %"}
	for _, g := range progress.Tally(t) {
		items = append(items, fmt.Sprintf("%s (%d)", g.Judgement.Label(), len(g.Numbers)))
	}
	return items
}

// pick is the filter of a choice of filterItems.
func (f filter) pick(i int) filter {
	f.judgement, f.percent = "", i == 1
	if i >= 2 {
		f.judgement = progress.Judgements[i-2]
	}
	return f
}

// index is the choice a filter stands for.
func (f filter) index() int {
	if f.percent {
		return 1
	}
	for i, j := range progress.Judgements {
		if f.judgement == j {
			return i + 2
		}
	}
	return 0
}

func rowKey(id model.ID) string { return strconv.FormatInt(int64(id), 10) }

// makeRows writes the table's rows; items with parts are group rows that fold.
// While something is filtered everything that matches is unfolded.
func makeRows(t progress.Table, f filter, m progress.Money, closed map[string]bool) []kit.Row {
	var out []kit.Row
	for from := 0; from < len(t.Rows); {
		to := from + 1
		for to < len(t.Rows) && t.Rows[to].Depth > t.Rows[from].Depth {
			to++
		}
		for _, r := range f.item(t.Rows[from:to]) {
			row := kit.Row{Key: rowKey(r.Target.ID), Level: r.Depth, Cells: cells(r, m)}
			if !r.Target.Leaf {
				row.Kind, row.Open = kit.RowGroup, f.narrow() || !closed[row.Key]
			}
			out = append(out, row)
		}
		from = to
	}
	return out
}

// item returns what of an item and its parts stands: the parts that match, all
// of them when the item's own name does, under the item.
func (f filter) item(rows []progress.Row) []progress.Row {
	item, parts := rows[0], rows[1:]
	if f.judgement != "" && item.Judgement != f.judgement {
		return nil
	}
	named := f.named(item)
	if len(parts) == 0 {
		if named && f.counted(item) {
			return rows
		}
		return nil
	}
	out := []progress.Row{item}
	for _, p := range parts {
		if f.counted(p) && (named || f.named(p)) {
			out = append(out, p)
		}
	}
	if len(out) == 1 {
		return nil
	}
	return out
}

func (f filter) named(r progress.Row) bool {
	return vn.Match(f.query, r.Target.Number+" "+r.Target.Name+" "+r.Target.Text)
}

func (f filter) counted(r progress.Row) bool { return !f.percent || r.Percent.Valid }

func cells(r progress.Row, m progress.Money) []kit.Cell {
	out := make([]kit.Cell, colNote+1)
	out[colNumber], out[colName] = kit.Cell{Text: r.Target.Number}, kit.Cell{Text: r.Target.Name}
	out[colJudgement] = kit.Cell{Text: r.Judgement.Label(), Mark: kit.JudgementMark(r.Judgement)}
	if !r.Target.Measured() {
		return out
	}
	rule := r.Target.Rule
	unit := m.Unit(rule)
	if unit == string(progress.Million) {
		unit = "triệu đ"
	}
	out[colUnit] = kit.Cell{Text: unit}
	out[colLast] = kit.Cell{Text: m.Figure(r.LastYear, rule)}
	out[colPlan] = kit.Cell{Text: m.Plan(r.Plan, rule)}
	out[colDone] = kit.Cell{Text: m.Figure(r.ToDate, rule), Bold: true}
	out[colPercent] = kit.Cell{Text: percentText(r)}
	out[colChange] = kit.Cell{Text: progress.ChangeText(r.Change)}
	out[colEstimate] = kit.Cell{Text: m.Amount(r.Estimate, rule)}
	out[colReported] = reportedCell(r)
	if r.Note != "" {
		out[colNote] = kit.Cell{Text: "xem", Tone: kit.ToneLink}
	}
	return out
}

// percentText marks the progress of a falling target with an arrow.
func percentText(r progress.Row) string {
	s := progress.PercentText(r.Percent)
	if r.Falling && r.Percent.Valid {
		s += " ↓"
	}
	return s
}

// reportedCell turns amber while units are missing.
func reportedCell(r progress.Row) kit.Cell {
	if r.Expected == 0 {
		return kit.Cell{Text: "–"}
	}
	c := kit.Cell{Text: fmt.Sprintf("%d/%d", r.Reported, r.Expected)}
	if r.Reported < r.Expected {
		c.Tone, c.Bold = kit.ToneWarn, true
	}
	return c
}

// status counts the leaves shown of all, for the status bar.
func status(t progress.Table, shown []kit.Row) string {
	leaves, share := 0, 0
	for _, r := range t.Rows {
		if r.Target.Leaf {
			leaves++
			if r.Percent.Valid {
				share++
			}
		}
	}
	visible := 0
	for _, r := range shown {
		if r.Kind == kit.RowNormal {
			visible++
		}
	}
	if visible < leaves {
		return fmt.Sprintf("đang hiện %d/%d chỉ tiêu thành phần", visible, leaves)
	}
	return fmt.Sprintf("%d chỉ tiêu thành phần, %d có tính %%", leaves, share)
}
