package reports

import (
	"fmt"
	"strings"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

// text returns what a cell is edited as.
func (p *valuesPage) text(row, col int) string {
	if k, ok := p.s.report.keyAt(row, col); ok {
		return p.s.report.text(k)
	}
	return ""
}

// choices returns the list of a cell that is chosen.
func (p *valuesPage) choices(row, col int) []string {
	k, ok := p.s.report.keyAt(row, col)
	if !ok {
		return nil
	}
	return choicesOf(p.s.report.row(k.target).Row.Target.Rule, k.field)
}

// commit takes what was typed into one cell.
func (p *valuesPage) commit(row, col int, text string) {
	if k, ok := p.s.report.keyAt(row, col); ok {
		p.s.commit([]edit{{k, text}}, "")
	}
}

// copyAbove is Ctrl+D.
func (p *valuesPage) copyAbove(row, col int) {
	from, ok := p.s.report.above(row, col)
	if to, ok2 := p.s.report.keyAt(row, col); ok && ok2 {
		p.s.commit([]edit{{to, p.s.report.text(from)}}, "")
	}
}

// clear is Delete over a rectangle; what the book holds is asked about first.
func (p *valuesPage) clear(rows, cols [2]int) {
	edits, saved := p.s.report.filled(rows, cols)
	switch {
	case len(edits) == 0:
		p.tellLocked()
	case saved == 0:
		p.s.commit(edits, "")
	default:
		report := p.s.report
		kit.Confirm(p.s.env.Window, "Xóa ô đã lưu", fmt.Sprintf("Xóa %d ô đã lưu của %s? Ctrl+Z lấy lại được.", saved, report.entry.Unit.Name),
			"Xóa", true, func() {
				if p.s.report == report {
					p.s.commit(edits, "")
					p.focus()
				}
			})
	}
}

// paste lays an Excel block over the grid: readable cells are saved in one
// step, the others stay red.
func (p *valuesPage) paste(row, col int, cells [][]string) {
	if why := p.s.report.entry.Locked; why != "" {
		p.s.env.Notify(kit.Notice{Kind: kit.NoticeInfo, Text: why})
		return
	}
	rows, cols, _ := p.grid.Range()
	report := p.s.report
	b := report.lay(row, col, cells, rows, cols)
	p.s.commit(b.edits, "dán từ Excel")
	text := pasteWords(b)
	if text == "" && report.undo.pasted == 0 {
		return
	}
	report.undo.pasted = 0
	if text != "" {
		report.undo.pasted = len(report.undo.done)
	}
	p.s.env.Notify(kit.Notice{Kind: kit.NoticeInfo, Text: text, Key: pasteNotice(report)})
}

// pasteNotice is the key of the notice that tells what a paste into a report
// left out.
func pasteNotice(r *report) string { return "reports.paste/" + r.key.id() }

// pasteWords tells what of a pasted block was left out, "" for nothing.
func pasteWords(b block) string {
	var parts []string
	if b.skipped > 0 {
		parts = append(parts, fmt.Sprintf("%d ô rơi vào ô khóa", b.skipped))
	}
	if b.beyond > 0 {
		parts = append(parts, fmt.Sprintf("%d dòng nằm dưới dòng cuối", b.beyond))
	}
	if len(parts) == 0 {
		return ""
	}
	return "Đã dán, bỏ qua " + strings.Join(parts, ", ") + "."
}

// note is Shift+F2: it opens the note of the current row.
func (p *valuesPage) note(row, _ int) {
	if p.s.report.locked(row, colNote) != "" {
		p.tellLocked()
		return
	}
	p.grid.Select(row, colNote)
	p.grid.StartEdit()
}

// nextProblem is F8.
func (p *valuesPage) nextProblem() {
	row, col := p.grid.Current()
	next, ok := p.s.report.next(row, col)
	if !ok {
		p.s.env.Status("Không còn ô nào cần xem")
		return
	}
	p.grid.Select(next.row, next.col)
}

// focus gives the grid the keyboard.
func (p *valuesPage) focus() { p.s.env.Window.Canvas().Focus(p.grid) }

// selectKey makes a cell the current one.
func (p *valuesPage) selectKey(k cellKey) {
	if i, ok := p.s.report.rows[k.target]; ok {
		p.grid.Select(i, k.field.column())
	}
}

// selectTarget makes the value of a target the current cell; an item stands
// for its first part, 0 for the first cell that needs a look.
func (p *valuesPage) selectTarget(id model.ID) {
	for i, r := range p.s.report.entry.Rows {
		if id != 0 && (r.Row.Target.ID == id || r.Row.Target.ParentID == id) {
			p.grid.Select(i, colValue)
			return
		}
	}
	if next, ok := p.s.report.next(-1, -1); ok && next.kind != problemDoubt {
		p.grid.Select(next.row, next.col)
		return
	}
	p.grid.Select(0, colValue)
}
