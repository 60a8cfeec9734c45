package reports

import (
	"sothidua/data/model"
	"sothidua/data/service"
)

// unitItem is a unit to choose in the entry screen.
type unitItem struct {
	id       model.ID
	label    string // "Thôn 3 – Khối thôn"
	received bool
}

// unitItems lists the units that report in a period, in the order of the
// tracker; want is listed even when nothing is expected of it.
func unitItems(t service.Tracker, code model.PeriodCode, want model.ID) []unitItem {
	col := t.Column(code)
	var out []unitItem
	for _, r := range t.Rows {
		item := unitItem{id: r.Unit.ID, label: r.Unit.Name}
		if r.Block.Name != "" {
			item.label += " – " + r.Block.Name
		}
		if col >= 0 {
			if r.Cells[col].State == service.StateNotExpected && item.id != want {
				continue
			}
			item.received = r.Cells[col].Status.Received()
		}
		out = append(out, item)
	}
	return out
}

// pickUnit returns the wanted unit when it is listed, else the first whose
// report is not in hand, else the first. items is not empty.
func pickUnit(items []unitItem, want model.ID) model.ID {
	if indexOfUnit(items, want) >= 0 {
		return want
	}
	for _, u := range items {
		if !u.received {
			return u.id
		}
	}
	return items[0].id
}

// indexOfUnit returns the place of a unit in the list, -1 when it is not there.
func indexOfUnit(items []unitItem, id model.ID) int {
	for i, u := range items {
		if u.id == id {
			return i
		}
	}
	return -1
}
