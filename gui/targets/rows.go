package targets

import (
	"fmt"
	"strconv"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/service"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// The columns of the list.
const (
	colNumber = iota
	colName
	colUnit
	colLastYear
	colPlan
	colMet
	colGiven
)

// listColumns heads the list and makes room for its figures.
func listColumns(year int, rows []service.TargetRow) []kit.Column {
	return kit.WithRoom([]kit.Column{
		{ID: "number", Title: "Số", Width: 42, Align: kit.AlignCenter},
		{ID: "name", Title: "Chỉ tiêu", Width: 200, Grow: true},
		{ID: "unit", Title: "Đơn vị\ntính", Width: 74, Small: true},
		{ID: "last_year", Title: fmt.Sprintf("Thực\nhiện %d", year-1), Width: 82, Align: kit.AlignRight},
		{ID: "plan", Title: fmt.Sprintf("Kế hoạch\n%d", year), Width: 82, Align: kit.AlignRight},
		{ID: "met", Title: "Đạt khi", Width: 158, Small: true},
		{ID: "given", Title: "Giao\nđơn vị", Width: 78, Room: givenRoom, Small: true},
	}, listRows(rows, nil, 0), figureRoom)
}

// figureRoom is the most that a column widens for figures in full đồng, in
// pixels of a 100% screen; words of a scale can be longer and are cut.
const figureRoom float32 = 150

// givenRoom is the most that a column widens for how far targets are handed out:
// "8/8" is usual, "vượt 1" and "còn 5.350" happen.
const givenRoom float32 = 120

// key is the row key of a target.
func key(id model.ID) string { return strconv.FormatInt(int64(id), 10) }

// idOf reads a row key back; 0 for a key that is none.
func idOf(key string) model.ID {
	n, err := strconv.ParseInt(key, 10, 64)
	if err != nil {
		return 0
	}
	return model.ID(n)
}

// shownRows is how many rows the list shows on the smallest office screen; the
// list opens composite items as long as everything still fits.
const shownRows = 20

// opened proposes which composite items start unfolded: from the top, as long
// as the whole list fits without scrolling.
func opened(rows []service.TargetRow) map[string]bool {
	items, leaves := 0, map[model.ID]int{}
	for _, r := range rows {
		if r.Target.ParentID == 0 {
			items++
		}
		leaves[r.Target.ParentID]++
	}
	open := map[string]bool{}
	for _, r := range rows {
		if r.Target.Leaf {
			continue
		}
		if items += leaves[r.Target.ID]; items > shownRows {
			break
		}
		open[key(r.Target.ID)] = true
	}
	return open
}

// found returns the rows that a query finds: an item that matches with all its
// leaves, a leaf that matches with its item. An empty query finds all.
func found(rows []service.TargetRow, query string) []service.TargetRow {
	if vn.Clean(query) == "" {
		return rows
	}
	hit := map[model.ID]bool{} // rows to show
	for _, r := range rows {
		t := r.Target
		if !vn.Match(query, t.Number+" "+t.Name+" "+t.Text+" "+t.Rule.Unit+" "+t.Note) {
			continue
		}
		hit[t.ID] = true
		if t.ParentID != 0 {
			hit[t.ParentID] = true
			continue
		}
		for _, o := range rows {
			if o.Target.ParentID == t.ID {
				hit[o.Target.ID] = true
			}
		}
	}
	out := make([]service.TargetRow, 0, len(hit))
	for _, r := range rows {
		if hit[r.Target.ID] {
			out = append(out, r)
		}
	}
	return out
}

// listRows writes the rows of the list; unsaved is the target whose form holds
// changes, 0 for none.
func listRows(rows []service.TargetRow, open map[string]bool, unsaved model.ID) []kit.Row {
	out := make([]kit.Row, len(rows))
	for i, r := range rows {
		if r.Target.Leaf {
			out[i] = leafRow(r)
		} else {
			out[i] = itemRow(r, rows)
		}
		out[i].Key = key(r.Target.ID)
		out[i].Open = open[out[i].Key]
		if r.Target.ParentID != 0 {
			out[i].Level = 1
		}
		if r.Target.ID == unsaved && unsaved != 0 {
			out[i].Cells[colNumber].Fill = kit.FillUnsaved
		}
	}
	return out
}

func leafRow(r service.TargetRow) kit.Row {
	rule, last := shown(r.Target.Rule, r.Target.LastYear)
	cells := kit.Texts(r.Target.Number, r.Target.Name, measureText(rule), progress.FigureText(rule, last),
		planText(r.Target.Rule, r.Target.Plan), metText(r.Target.Rule, r.Target.Plan), "")
	if r.Target.ParentID == 0 {
		cells[colNumber].Bold = true
	}
	cells[colGiven] = givenCell(r)
	return kit.Row{Cells: cells}
}

// itemRow is a composite item: it holds no figures unless it is a total, but
// tells the worst of how its leaves are handed out.
func itemRow(r service.TargetRow, rows []service.TargetRow) kit.Row {
	cells := kit.Texts(r.Target.Number, r.Target.Name, "", "", "", "", "")
	leaves := leavesOf(rows, r.Target.ID)
	parts := fmt.Sprintf("%d thành phần", len(leaves))
	switch {
	case r.Target.Total():
		cells = leafRow(r).Cells
		cells[colGiven] = kit.Cell{}
	case r.Structure:
		cells[colMet] = kit.Cell{Text: "cơ cấu, " + parts, Tone: kit.ToneMuted}
	default:
		cells[colMet] = kit.Cell{Text: parts, Tone: kit.ToneMuted}
	}
	worst := handedOut
	top := kit.Cell{Text: "cấp xã", Tone: kit.ToneMuted}
	for _, l := range leaves {
		switch s := handOut(l); {
		case s < worst:
			worst, top = s, givenCell(l)
		case s == handedOut && worst == handedOut:
			top = givenCell(r)
		}
	}
	if len(leaves) > 0 {
		cells[colGiven] = top
	}
	return kit.Row{Cells: cells, Kind: kit.RowGroup}
}

func leavesOf(rows []service.TargetRow, item model.ID) []service.TargetRow {
	var out []service.TargetRow
	for _, r := range rows {
		if r.Target.ParentID == item {
			out = append(out, r)
		}
	}
	return out
}

// dong is the unit of measure whose amounts the list shows in millions.
const dong = "đồng"

// shown returns rule and figure as the list shows them: amounts in đồng are
// written in triệu đồng with at most two decimals. The form shows them exactly.
func shown(r model.Rule, f model.Figure) (model.Rule, model.Figure) {
	if r.Unit != dong {
		return r, f
	}
	r.Unit, r.Decimals = "triệu đồng", 0
	for _, n := range []*model.Number{&f.Number, &f.Second} {
		if n.Valid {
			*n = model.Some(n.Decimal.Shift(-6).Round(2))
		}
	}
	return r, f
}

// planText writes a plan as the list shows it; one that is not in the target's
// unit of measure has its own: "10%".
func planText(r model.Rule, plan model.Figure) string {
	rule, plan := shown(r.PlanRule(), plan)
	text := progress.FigureText(rule, plan)
	if r.Comparator.Relative() {
		return measured(rule, text)
	}
	return text
}

// metText says in a few words, with the sign, when a target is met: "≤ không
// quá 1,06".
func metText(r model.Rule, plan model.Figure) string {
	if plan.Missing() {
		return "–"
	}
	figure := planText(r, plan)
	switch r.Comparator {
	case model.AtLeast, model.Ratio:
		return "≥ từ " + figure + " trở lên"
	case model.MoreThan:
		return "> trên " + figure
	case model.AtMost:
		return "≤ không quá " + figure
	case model.LessThan:
		return "< dưới " + figure
	case model.Exactly:
		return "= đúng bằng " + figure
	case model.Range:
		return "khoảng " + figure
	case model.Maintain:
		return "giữ: không dưới " + figure
	case model.Growth, model.Reduction:
		return progress.PlanText(r, plan)
	case model.Grade:
		return "mức: từ " + figure + " trở lên"
	}
	return "mức: " + figure
}

// measureText is the unit of measure in the narrow column, or what kind of
// words the result is.
func measureText(r model.Rule) string {
	switch {
	case r.Comparator == model.Grade:
		return "xếp mức"
	case r.Comparator == model.Text:
		return "nhận xét"
	case r.Comparator == model.YesNo:
		return "có, không"
	case r.Unit == "triệu đồng":
		return "triệu đ"
	}
	return r.Unit
}

// countText says in one line what the plan holds: "16 chỉ tiêu, 25 thành phần
// (18 số, 7 định tính)".
func countText(rows []service.TargetRow) string {
	items, leaves, numeric := 0, 0, 0
	for _, r := range rows {
		if r.Target.ParentID == 0 {
			items++
		}
		if r.Target.Leaf {
			leaves++
			if r.Target.Rule.Comparator.Numeric() {
				numeric++
			}
		}
	}
	return fmt.Sprintf("%d chỉ tiêu, %d thành phần (%d số, %d định tính)", items, leaves, numeric, leaves-numeric)
}

// nextNumber proposes the number of a new item, or of a new leaf of one: 17
// after 16, 1e after 1d.
func nextNumber(rows []service.TargetRow, item model.ID) string {
	if item == 0 {
		top := 0
		for _, r := range rows {
			if n, err := strconv.Atoi(r.Target.Number); err == nil && r.Target.ParentID == 0 {
				top = max(top, n)
			}
		}
		return strconv.Itoa(top + 1)
	}
	used, parent := map[string]bool{}, ""
	for _, r := range rows {
		used[vn.Key(r.Target.Number)] = true
		if r.Target.ID == item {
			parent = r.Target.Number
		}
	}
	for c := 'a'; c <= 'z'; c++ {
		if n := parent + string(c); !used[vn.Key(n)] {
			return n
		}
	}
	return parent
}

// byID returns the row of a target.
func byID(rows []service.TargetRow, id model.ID) (service.TargetRow, bool) {
	for _, r := range rows {
		if r.Target.ID == id {
			return r, true
		}
	}
	return service.TargetRow{}, false
}
