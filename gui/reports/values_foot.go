package reports

import (
	"strings"

	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// moved follows the current cell: what was said of the one before is over.
func (p *valuesPage) moved() {
	p.tell()
	p.s.status()
}

// tell shows the current cell in the formula bar and a cell that needs a look
// in the foot.
func (p *valuesPage) tell() {
	if p.s.report == nil {
		return
	}
	row, col := p.grid.Current()
	number, text := formula(p.s.report, row, col)
	p.bar.set(number, text, p.links(row, col))
	p.showFoot(row, col)
}

// links offers what can be done about a doubtful current cell.
func (p *valuesPage) links(row, col int) []kit.Span {
	var out []kit.Span
	if k, fix, ok := p.s.report.doubt(row, col); ok {
		out = append(out, kit.Span{Text: " Sửa thành " + fix, Link: func() { p.s.commit([]edit{{k, fix}}, "") }}, kit.Span{Text: " (F4)"})
	}
	if p.clashes() {
		out = append(out, kit.Span{Text: " Lấy số cộng", Link: p.takeSum}, kit.Span{Text: " (F4)"})
	}
	return out
}

// showWhole shows the text of the formula bar that has no room there.
func (p *valuesPage) showWhole() {
	row, col := p.grid.Current()
	if p.s.report == nil || row < 0 {
		return
	}
	number, text := formula(p.s.report, row, col)
	p.focus() // a click on a link took the keyboard away
	kit.ShowDialog(p.s.env.Window, "Chỉ tiêu "+number, kit.NewWords(text...), 640, kit.DialogButton{Label: "Đóng", Key: "Esc"})
}

// showFoot tells of a wrong cell, or else of a doubtful one. When the foot takes
// room from the grid, the current row is scrolled back into sight.
func (p *valuesPage) showFoot(row, col int) {
	before := p.footHeight()
	p.warn.Hide()
	p.doubt.Hide()
	if f, ok := p.s.report.fault(row, col); ok {
		p.warn.SetSpans(p.faultSpans(f)...)
		p.warn.Show()
	} else if d, ok := p.s.report.suspect(row, col); ok {
		p.doubt.SetSpans(p.suspectSpans(d)...)
		p.doubt.Show()
	}
	if now := p.footHeight(); now != before {
		p.content.Refresh()
		if row >= 0 && now > before {
			p.grid.ScrollTo(row)
		}
	}
}

// footHeight is the height of the box in the foot, 0 for none.
func (p *valuesPage) footHeight() float32 {
	for _, b := range []*kit.EdgeBox{p.warn, p.doubt} {
		if b.Visible() {
			return b.MinSize().Height
		}
	}
	return 0
}

// placeWords names a cell: "Dòng 12a, ước cả năm: ".
func placeWords(number string, f field) string {
	where := "Dòng " + number
	if f != fieldValue {
		where += ", " + f.label()
	}
	return where + ": "
}

// faultSpans words a wrong cell (picture 05, foot).
func (p *valuesPage) faultSpans(f fault) []kit.Span {
	why := f.why
	if first, _, more := strings.Cut(why, ". "); more && f.fix != "" {
		why = first + "." // what to do about it is the proposal
	}
	spans := []kit.Span{{Text: placeWords(f.number, f.field), Bold: true}, {Text: why}}
	dot := kit.Span{Text: " ·"}
	switch {
	case f.retry:
		spans = append(spans, kit.Span{Text: " Thử lại", Link: func() { p.s.send(p.s.report.retry()) }}, dot)
	case f.fix != "":
		spans = append(spans, kit.Span{Text: " Có phải"}, kit.Span{Text: " " + f.fix, Bold: true}, kit.Span{Text: "?"},
			kit.Span{Text: " Sửa thành " + f.fix, Link: p.takeFix}, kit.Span{Text: " (F4)"}, dot)
	}
	return append(spans, kit.Span{Text: " Giữ ô, để sau", Link: func() { p.later(f) }})
}

// suspectSpans words a doubtful cell; the formula bar has the other reasons.
func (p *valuesPage) suspectSpans(d suspect) []kit.Span {
	spans := []kit.Span{{Text: placeWords(d.number, d.key.field), Bold: true}, {Text: strings.TrimRight(splitSentences(d.why)[0], " ")}}
	row, col := p.grid.Current()
	if k, ok := p.s.report.keyAt(row, col); !ok || k != d.key {
		spans = append(spans, kit.Span{Text: " Tới ô", Link: func() {
			p.selectKey(d.key)
			p.focus()
		}}, kit.Span{Text: " ·"})
	}
	return append(spans, kit.Span{Text: " Để sau", Link: func() {
		p.s.report.passed[d.key] = d.why
		p.tell()
		p.focus()
	}})
}

// takeFix is F4: it writes the proposed text into the doubtful cell under the
// cursor or the wrong cell the foot tells of, or saves what could not be saved.
func (p *valuesPage) takeFix() {
	row, col := p.grid.Current()
	if k, fix, ok := p.s.report.doubt(row, col); ok {
		p.s.commit([]edit{{k, fix}}, "")
		return
	}
	switch f, ok := p.s.report.fault(row, col); {
	case ok && f.retry:
		p.s.send(p.s.report.retry())
	case ok && f.fix != "":
		p.s.commit([]edit{{f.key, f.fix}}, "")
	case !ok:
		p.takeSum()
	}
}

// takeSum drops the typed sum of the current row where it differs from the
// periods', which then counts.
func (p *valuesPage) takeSum() {
	if r, ok := p.currentRow(); ok && p.clashes() {
		p.s.commit([]edit{{key: cellKey{r.Row.Target.ID, fieldToDate}}}, "lấy số cộng các kỳ")
	}
}

// clashes tells whether the current row has a typed sum that differs from the
// periods' and can be dropped.
func (p *valuesPage) clashes() bool {
	r, ok := p.currentRow()
	return ok && r.Clash() && lockedWhy(*r, fieldToDate) == ""
}

// fixes tells whether F4 has something to do.
func (p *valuesPage) fixes() bool {
	row, col := p.grid.Current()
	if _, _, ok := p.s.report.doubt(row, col); ok {
		return true
	}
	if f, ok := p.s.report.fault(row, col); ok {
		return f.retry || f.fix != ""
	}
	return p.clashes()
}

// later keeps a wrong cell and stops telling of it.
func (p *valuesPage) later(f fault) {
	p.s.report.quiet(f.key)
	p.tell()
	p.warn.Hide()
	p.content.Refresh()
	p.focus()
}

// tellLocked answers typing where nothing can be typed.
func (p *valuesPage) tellLocked() {
	if p.s.report == nil {
		return
	}
	row, col := p.grid.Current()
	why := p.s.report.locked(row, col)
	if row < 0 || why == "" {
		return
	}
	p.s.env.Status("Ô này không gõ vào được: " + vn.LowerFirst(why))
}
