package reports

import (
	"context"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// cellHistory is the dialog with the changes of one cell, from which an
// earlier value can be written again.
type cellHistory struct {
	s      *entryScreen
	key    reportKey
	target model.Target
	lines  []service.ValueChange
	grid   *kit.Grid
	note   *kit.Words // the current line whole, and what restoring would do
	locked string     // why nothing can be written, "" when it can
	close  func()
}

// showCellHistory is Ctrl+H: it shows the changes of the current row's cell.
func (s *entryScreen) showCellHistory() {
	r, ok := s.values.currentRow()
	if !ok {
		return
	}
	s.flush()
	d := &cellHistory{s: s, key: s.report.key, target: r.Row.Target, locked: r.Locked}
	if s.report.entry.Locked != "" {
		d.locked = s.report.entry.Locked
	}
	s.writes.whenIdle(func() {
		k := d.key
		var lines []service.ValueChange
		kit.Do(s.env, func(ctx context.Context) (err error) {
			lines, err = s.svc.ValueHistory(ctx, k.unit, k.year, k.code, d.target.ID)
			return err
		}, func(err error) {
			if err != nil {
				s.env.Fail(err)
				return
			}
			if s.report != nil && s.report.key == k {
				d.show(lines)
			}
		})
	})
}

// cellHistoryColumns are the columns of the dialog.
func cellHistoryColumns() []kit.Column {
	return []kit.Column{
		{ID: "at", Title: "Lúc", Width: 140},
		{ID: "person", Title: "Người", Width: 140},
		{ID: "what", Title: "Việc", Width: 206},
		{ID: "old", Title: "Cũ", Width: 150, Grow: true},
		{ID: "new", Title: "Mới", Width: 150, Grow: true},
		{ID: "reason", Title: "Lý do", Width: 180},
	}
}

func cellHistoryRows(lines []service.ValueChange) []kit.Row {
	out := make([]kit.Row, len(lines))
	for i, c := range lines {
		cells := kit.Texts(c.At.Format("02/01/2006 15:04"), c.Person, c.Action, oneLine(c.Old), oneLine(c.New), c.Reason)
		for _, k := range []int{3, 4} {
			if cells[k].Text == "" {
				cells[k] = kit.Cell{Text: "trống", Tone: kit.ToneMuted}
			}
		}
		cells[4].Bold = c.New != ""
		out[i] = kit.Row{Key: historyKey(c.Change), Cells: cells}
	}
	return out
}

func (d *cellHistory) show(lines []service.ValueChange) {
	d.lines = lines
	d.grid = kit.NewGrid(cellHistoryColumns(), kit.GridOptions{TreeColumn: -1, MinRows: 8})
	d.grid.SetEmpty(kit.Empty{Icon: kit.IconHistory, Title: "Ô này chưa được nhập, sửa lần nào trong sổ",
		Text: "Mỗi lần nhập hay sửa đều được ghi lại: ai, lúc nào, từ số nào sang số nào."})
	d.grid.SetRows(cellHistoryRows(lines))
	d.note = kit.NewSmallWords(kit.SizeNote)
	d.grid.On.Select = func(int, int) { d.follow() }
	d.grid.On.Activate = func(int, int) { d.restore() }
	buttons := []kit.DialogButton{{Label: "Đóng", Key: "Esc"}}
	if d.locked == "" && len(lines) > 0 {
		buttons = append([]kit.DialogButton{{Label: "Trả về số cũ…", Icon: kit.IconUndo, Do: func() bool { d.restore(); return false }}}, buttons...)
	}
	title := "Lịch sử ô: " + d.target.Number + ". " + d.target.Name + ", " + d.s.report.entry.Unit.Name
	d.close = kit.ShowDialog(d.s.env.Window, title, kit.NewStackV(6, d.grid, d.note), 1060, buttons...)
	if len(lines) > 0 {
		d.grid.Select(0, 0)
	}
	d.follow()
}

// follow tells the current line whole, and what writing its old value again
// would do.
func (d *cellHistory) follow() {
	c, ok := d.current()
	if !ok {
		d.note.SetSpans()
		return
	}
	can := "“Trả về số cũ” ghi lại số cũ thành một lần sửa mới, có lý do; dòng này vẫn còn."
	switch {
	case d.locked != "":
		can = "Chỉ xem: " + vn.LowerFirst(d.locked)
	case !c.Known:
		can = "Dòng này ghi trước khi sổ giữ số cũ, không trả về được; gõ lại số vào ô."
	}
	d.note.SetSpans(kit.Span{Text: "Cũ: ", Bold: true}, kit.Span{Text: orMissing(oneLine(c.Old), "trống") + "  "},
		kit.Span{Text: "Mới: ", Bold: true}, kit.Span{Text: orMissing(oneLine(c.New), "trống") + ".  "}, kit.Span{Text: can, Tone: kit.ToneMuted})
}

func (d *cellHistory) current() (service.ValueChange, bool) {
	return kit.Chosen(d.grid, d.lines)
}

// restore asks why, and writes the old value of the current line again.
func (d *cellHistory) restore() {
	c, ok := d.current()
	if !ok || !c.Known || d.locked != "" {
		return
	}
	d.close()
	old := orMissing(figureText(d.target.Rule, c.Before.Figure, ""), "trống")
	q := question{title: "Chỉ tiêu " + d.target.Number + ": trả về " + old, label: "Lý do trả về số cũ", yes: "Trả về",
		missing: "Ghi lý do trả về số cũ; lý do nằm lại trong lịch sử.",
		done:    "Chỉ tiêu " + d.target.Number + ": đã trả về " + old + "."}
	k := d.key
	askReason(d.s.env, q, func(ctx context.Context, reason string) error {
		return d.s.svc.RestoreValue(ctx, k.unit, k.year, k.code, d.target.ID, c.ID, vn.Clean(reason))
	}, func() {
		if d.s.report != nil && d.s.report.key == k {
			d.s.report.drop(d.target.ID)
			d.s.redraw()
		}
		d.s.focusPage()
	})
}

// drop forgets what was typed over the cells of a target: another value was
// put there on purpose.
func (s *report) drop(target model.ID) {
	for _, f := range fields {
		delete(s.drafts, cellKey{target, f})
	}
}

// currentRow returns the row under the cursor of the entry grid.
func (p *valuesPage) currentRow() (*service.EntryRow, bool) {
	row, _ := p.grid.Current()
	if p.s.report == nil || row < 0 || row >= len(p.s.report.entry.Rows) {
		return nil, false
	}
	return &p.s.report.entry.Rows[row], true
}

// flip is Ctrl+L: it marks the current row's value “cần kiểm tra lại” or takes the
// mark away. It waits its turn among the writes, which each start from what the
// book held before them.
func (s *entryScreen) flip() {
	r, ok := s.values.currentRow()
	if !ok {
		return
	}
	s.values.grid.FinishEdit()
	report, target := s.report, r.Row.Target
	on, k := false, report.key
	s.writes.add(job{make: func() (func(context.Context) error, error) {
		if row := report.row(target.ID); row != nil {
			on = !row.Value.Recheck
		}
		return func(ctx context.Context) error {
			return s.svc.SetRecheck(ctx, k.unit, k.year, k.code, target.ID, on)
		}, nil
	}, done: func(err error) {
		switch code := model.CodeOf(err); {
		case code == model.CodeInvalid || code == model.CodeLocked:
			s.env.Status(model.Message(err)) // as typing into such a cell is answered
			return
		case err != nil:
			s.env.Fail(err)
			return
		}
		if row := report.row(target.ID); row != nil {
			row.Value.Recheck = on
		}
		if s.report == report {
			s.redraw()
			s.env.Status(flipWords(target.Number, on))
		}
	}})
}

func flipWords(number string, on bool) string {
	if on {
		return "Chỉ tiêu " + number + ": đã đánh dấu cần kiểm tra lại"
	}
	return "Chỉ tiêu " + number + ": đã bỏ dấu cần kiểm tra lại"
}

// recheckLabel is what the button of the mark “cần kiểm tra lại” says.
const recheckLabel = "Kiểm tra lại"

// cellButtons are what is done with the current cell beside typing.
func (s *entryScreen) cellButtons() []*kit.Button {
	return []*kit.Button{
		kit.NewButton(kit.IconFlag, recheckLabel, s.flip).Hint("Ctrl+L"),
		kit.NewButton(kit.IconHistory, "Lịch sử ô", s.showCellHistory).Hint("Ctrl+H"),
	}
}
