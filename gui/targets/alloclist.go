package targets

import (
	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// The filters of the list of leaves.
const (
	filterAll = iota
	filterOpen
	filterDone
	filterCommune
)

func filterLabels() []string {
	return []string{"Tất cả tình trạng giao", "Chưa giao hết", "Đã giao hết", "Cấp xã báo"}
}

// leafFilter narrows the list of leaves.
type leafFilter struct {
	state int // one of the filters above
	query string
}

// leafRows returns the leaves that a filter leaves, those not fully
// handed out first, otherwise in the order of the plan.
func leafRows(rows []service.TargetRow, f leafFilter) []service.TargetRow {
	var open, rest []service.TargetRow
	for _, r := range rows {
		if !r.Target.Leaf || !fits(r, f.state) || !vn.Match(f.query, r.Target.Number+" "+r.Target.Name) {
			continue
		}
		if handOut(r) < handedOut {
			open = append(open, r)
		} else {
			rest = append(rest, r)
		}
	}
	return append(open, rest...)
}

func fits(r service.TargetRow, filter int) bool {
	switch filter {
	case filterOpen:
		return handOut(r) < handedOut
	case filterDone:
		return handOut(r) == handedOut
	case filterCommune:
		return handOut(r) == communeLevel
	}
	return true
}

// leafColumns gives the state as much room as the longest one needs: "còn 1" is
// usual, "vượt 26" and "còn 5.350" happen.
func leafColumns(rows []service.TargetRow) []kit.Column {
	return kit.WithRoom([]kit.Column{
		{ID: "mark", Width: 30, Align: kit.AlignCenter},
		{ID: "number", Width: 44, Small: true},
		{ID: "name", Width: 100, Grow: true, Small: true},
		{ID: "state", Width: 62, Align: kit.AlignRight, Small: true},
	}, leafList(rows), figureRoom)
}

// leafList writes the rows of the list of leaves.
func leafList(rows []service.TargetRow) []kit.Row {
	out := make([]kit.Row, len(rows))
	for i, r := range rows {
		state := givenCell(r)
		cells := kit.Texts("", r.Target.Number, r.Target.Name, state.Text)
		cells[0].Mark = handMark(handOut(r))
		cells[3].Tone = kit.ToneMuted
		if handOut(r) < handedOut {
			cells[1].Bold, cells[2].Bold, cells[3].Tone = true, true, state.Tone
		}
		out[i] = kit.Row{Key: key(r.Target.ID), Cells: cells}
	}
	return out
}

// openLeaves counts the leaves that are not fully handed out.
func openLeaves(rows []service.TargetRow) int {
	n := 0
	for _, r := range rows {
		if r.Target.Leaf && handOut(r) < handedOut {
			n++
		}
	}
	return n
}

// unitPick is the list from which units are chosen to hand a target to.
type unitPick struct {
	rows   []service.AllocationRow
	blocks map[model.ID]string
	chosen map[model.ID]bool
	query  string
}

// shown returns the units that the query leaves.
func (p *unitPick) shown() []service.AllocationRow {
	var out []service.AllocationRow
	for _, r := range p.rows {
		if vn.Match(p.query, r.Unit.Code+" "+r.Unit.Name+" "+p.blocks[r.Unit.BlockID]) {
			out = append(out, r)
		}
	}
	return out
}

func (p *unitPick) kitRows() []kit.Row {
	shown := p.shown()
	out := make([]kit.Row, len(shown))
	for i, r := range shown {
		cells := kit.Texts("", r.Unit.Name, p.blocks[r.Unit.BlockID])
		cells[0] = kit.Cell{Mark: kit.CheckMark(p.chosen[r.Unit.ID]), Check: true}
		out[i] = kit.Row{Key: key(r.Unit.ID), Cells: cells}
	}
	return out
}

// toggle ticks or unticks a unit; toggleAll does so with all that show: they
// are unticked only when every one was ticked.
func (p *unitPick) toggle(id model.ID) { p.chosen[id] = !p.chosen[id] }

func (p *unitPick) toggleAll() {
	all := true
	for _, r := range p.shown() {
		all = all && p.chosen[r.Unit.ID]
	}
	for _, r := range p.shown() {
		p.chosen[r.Unit.ID] = !all
	}
}

// changes hands the target to the ticked units without a share of their own.
func (p *unitPick) changes() []change {
	var out []change
	for _, r := range p.rows {
		if p.chosen[r.Unit.ID] {
			to := shareOf(r)
			to.assigned = true
			out = append(out, change{unit: r.Unit.ID, from: shareOf(r), to: to})
		}
	}
	return out
}
