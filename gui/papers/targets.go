package papers

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2/container"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

// askTargets asks which targets an annex shall hold.
func (s *printScreen) askTargets() {
	if !s.loaded {
		return
	}
	all := s.shown.facts.Book.Targets
	on := map[model.ID]bool{}
	for _, t := range all {
		on[t.ID] = len(s.asked.Targets) == 0 || slices.Contains(s.asked.Targets, t.ID)
	}
	rows := func() []kit.Row {
		out := make([]kit.Row, len(all))
		for i, t := range all {
			out[i] = kit.Row{Key: fmt.Sprint(t.ID), Cells: []kit.Cell{{Check: true, Mark: kit.CheckMark(on[t.ID])}, {Text: t.Number}, {Text: t.Name}}}
		}
		return out
	}
	grid := kit.NewGrid([]kit.Column{{ID: "on", Width: 40, Align: kit.AlignCenter}, {ID: "number", Title: "Số", Width: 54}, {ID: "name", Title: "Chỉ tiêu", Width: 300, Grow: true}},
		kit.GridOptions{TreeColumn: -1, MinRows: 12})
	grid.SetRows(rows())
	grid.On.Toggle = func(row, _ int) {
		if row >= 0 && row < len(all) {
			on[all[row].ID] = !on[all[row].ID]
			grid.SetRows(rows())
		}
	}
	flip := func(to bool) func() {
		return func() {
			for _, t := range all {
				on[t.ID] = to
			}
			grid.SetRows(rows())
		}
	}
	body := kit.NewStackV(8, container.NewStack(grid), kit.NewRow(8, kit.NewButton("", "Chọn tất cả", flip(true)).Small(), kit.NewButton("", "Bỏ chọn", flip(false)).Small()))
	kit.ShowDialog(s.env.Window, "Chọn chỉ tiêu của phụ lục", body, 620,
		kit.DialogButton{Label: "Chọn", Icon: kit.IconCheck, Kind: kit.PrimaryButton, Do: func() bool {
			var picked []model.ID
			for _, t := range all {
				if on[t.ID] {
					picked = append(picked, t.ID)
				}
			}
			if len(picked) == len(all) {
				picked = nil
			}
			s.change(func(a *ask) { a.Targets = picked })
			return true
		}}, kit.DialogButton{Label: "Hủy", Key: "Esc"})
}
