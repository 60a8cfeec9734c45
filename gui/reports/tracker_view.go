package reports

import "sothidua/data/model"

// startRow returns the first unit whose report is overdue, else the first unit,
// -1 when there is none.
func (v trackerView) startRow() int {
	if i := v.nextOverdue(-1); i >= 0 {
		return i
	}
	for i, r := range v.rows {
		if r.unit != nil {
			return i
		}
	}
	return -1
}

// nextOverdue returns the next row after a row whose report is overdue in the
// current period, starting over at the end; -1 when there is none.
func (v trackerView) nextOverdue(row int) int {
	n := len(v.rows)
	if v.current < 0 {
		return -1
	}
	for k := 1; k <= n; k++ {
		i := (max(row, -1) + k + n) % n
		if u := v.rows[i].unit; u != nil && u.Cells[v.current].Overdue {
			return i
		}
	}
	return -1
}

// blocks lists the blocks of the tracker, whatever the filter hides.
func (v trackerView) blocks() []model.Block {
	var out []model.Block
	for _, r := range v.data.Rows {
		if n := len(out); n == 0 || out[n-1].ID != r.Block.ID {
			out = append(out, r.Block)
		}
	}
	return out
}
