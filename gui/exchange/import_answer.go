package exchange

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

// manyChoices is how many answers stand as buttons; more stand in a list.
const manyChoices = 7

// tell shows a problem in full with the answers to it; nil tells what to do
// with a file without problems.
func (v *asksView) tell(p *model.Problem) {
	v.firstAnswer = nil
	if p == nil {
		f, _, _ := v.s.current()
		v.answer.Objects = []fyne.CanvasObject{kit.NewSmallWords(kit.SizeLabel, kit.Span{Text: adviceText(v.result, f.out), Tone: kit.ToneMuted})}
		v.refresh()
		return
	}
	objects := []fyne.CanvasObject{kit.NewSmallWords(kit.SizeLabel, problemSpans(*p, v.about(*p))...)}
	if len(p.Choices) > manyChoices {
		objects = append(objects, kit.NewRow(8, kit.Wide(320, v.choiceList(*p))))
	} else if len(p.Choices) > 0 {
		objects = append(objects, kit.NewActions(v.choiceButtons(*p), nil))
	}
	if typable(*p) {
		objects = append(objects, v.typed(*p))
	}
	if more := v.moreButtons(*p); len(more) > 0 {
		objects = append(objects, kit.NewActions(more, nil))
	}
	v.answer.Objects = objects
	v.refresh()
}

// choiceButtons are the answers to a problem. None is chosen before the user
// chose; the chosen one has a tick.
func (v *asksView) choiceButtons(p model.Problem) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for i, c := range p.Choices {
		var icon kit.IconName
		if c.Value == p.Answer {
			icon = kit.IconCheck
		}
		b := kit.NewButton(icon, c.Label, func() { v.decide(p, c.Value) }).Small().Hint(fmt.Sprint(i + 1))
		if i == 0 {
			v.firstAnswer = b
		}
		out = append(out, b)
	}
	return out
}

// choiceList offers many answers.
func (v *asksView) choiceList(p model.Problem) fyne.CanvasObject {
	labels := make([]string, len(p.Choices))
	for i, c := range p.Choices {
		labels[i] = c.Label
	}
	pick := kit.NewSelect(labels, func(i int) { v.decide(p, p.Choices[i].Value) })
	pick.SetPlaceholder("Chọn câu trả lời")
	pick.SetIndex(slices.IndexFunc(p.Choices, func(c model.Choice) bool { return c.Value == p.Answer }))
	return pick
}

// typed takes what the user types for a cell.
func (v *asksView) typed(p model.Problem) fyne.CanvasObject {
	box := kit.NewTextBox()
	if text := answerText(p); len(p.Answer) > 0 && p.Answer[0] == model.AnswerTyped[0] {
		box.SetText(text[len("ghi "):])
	}
	commit := func(text string) {
		if text != "" {
			v.s.env.Window.Canvas().Focus(v.problems)
			v.s.change(func(l *loaded) { l.decide(answerTo(p, model.AnswerTyped+text)) })
		}
	}
	box.OnCommit = commit
	return kit.NewRow(8, kit.NewText("Ghi là", kit.TextStyle{Size: kit.SizeLabel}), kit.Wide(120, box))
}

// moreButtons are the decisions beside the answers: for all questions of a
// kind, for the whole row, for all that waits, and back.
func (v *asksView) moreButtons(p model.Problem) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	if alike := v.alike(p); p.Answer != "" && len(alike) > 0 {
		out = append(out, kit.NewButton("", fmt.Sprintf("Trả lời như vậy cho %d câu giống thế", len(alike)), func() { v.decideAlike(p, alike) }).Small())
	}
	f, _, _ := v.s.current()
	switch {
	case p.Answer != "" || f.rowOut(p.Sheet, p.Cell):
		out = append(out, kit.NewButton(kit.IconUndo, "Bỏ quyết định này", func() { v.s.change(func(l *loaded) { l.takeBack(p) }) }).Small())
	case p.Open() && rowOf(p.Cell) != "" && model.OfRow(p.About) && p.About != model.AskTarget:
		out = append(out, kit.NewButton("", "Bỏ cả dòng", func() { v.leaveRow(p.Sheet, p.Cell) }).Small())
	}
	if rest := v.skippable(); p.Open() && len(rest) > 1 {
		out = append(out, kit.NewButton("", fmt.Sprintf("Bỏ cả %d chỗ còn chờ", len(rest)), func() { v.skipAll(rest) }).Small())
	}
	return out
}

// alike lists the open questions of the same kind that have the answer given to
// a problem at the same place.
func (v *asksView) alike(p model.Problem) []model.Problem {
	var out []model.Problem
	at := choiceAt(p)
	for _, o := range v.result.Problems {
		if p.Group != "" && o.Group == p.Group && o.Open() && at >= 0 && at < len(o.Choices) {
			out = append(out, o)
		}
	}
	return out
}

func choiceAt(p model.Problem) int {
	return slices.IndexFunc(p.Choices, func(c model.Choice) bool { return c.Value == p.Answer })
}

func (v *asksView) decideAlike(p model.Problem, alike []model.Problem) {
	at := choiceAt(p)
	v.s.change(func(l *loaded) {
		for _, o := range alike {
			l.decide(answerTo(o, o.Choices[at].Value))
		}
	})
}

// leaveRow leaves a whole row out, or takes it in again.
func (v *asksView) leaveRow(sheet, cell string) {
	v.s.change(func(l *loaded) {
		a := model.Answer{Sheet: sheet, Cell: rowOf(cell), About: model.AskRow}
		if !l.rowOut(sheet, cell) {
			a.Value = model.AnswerSkip
		}
		l.decide(a)
	})
}

// tellDecided tells what the user decided about a chosen cell whose problem is
// no longer listed, and takes it back: its row is left out, or it is typed anew.
func (v *asksView) tellDecided(sheet, cell string) {
	f, _, _ := v.s.current()
	typed, isTyped := strings.CutPrefix(model.AnswerTo(f.answers, sheet, cell, model.AskCell), model.AnswerTyped)
	var text string
	switch {
	case f.rowOut(sheet, cell):
		text = "Dòng này không nhập: bạn đã bỏ cả dòng."
	case isTyped:
		text = "Ô này ghi “" + typed + "”, theo quyết định của bạn."
	default:
		return
	}
	back := kit.NewButton(kit.IconUndo, "Bỏ quyết định này", func() {
		v.s.change(func(l *loaded) { l.takeBack(model.Problem{Sheet: sheet, Cell: cell, About: model.AskCell}) })
	}).Small()
	v.firstAnswer = back
	v.answer.Objects = []fyne.CanvasObject{kit.NewSmallWords(kit.SizeLabel, kit.Span{Text: place(sheet, cell) + ": ", Bold: true}, kit.Span{Text: text}),
		kit.NewActions([]fyne.CanvasObject{back}, nil)}
	v.refresh()
}

// about names what the row of a problem's cell is about, which may be scrolled
// out of sight: the unit where the table is of several, and the row's own name.
// "" when the message says it.
func (v *asksView) about(p model.Problem) string {
	f, _, _ := v.s.current()
	t, ok := f.tableAt(p.Sheet, p.Cell)
	if !ok || p.Cell == "" || p.Sheet == "" {
		return ""
	}
	row, ok := rowAt(t, p.Cell)
	if !ok {
		return ""
	}
	var out []string
	if u := slices.IndexFunc(v.s.refs.units, func(u model.Unit) bool { return u.Code == row.Unit }); u >= 0 && row.Unit != "" {
		out = append(out, v.s.refs.units[u].Name)
	}
	if row.Name != "" {
		out = append(out, row.Name)
	}
	out = slices.DeleteFunc(out, func(s string) bool { return strings.Contains(p.Message, s) })
	return strings.Join(out, ", ")
}

// rowAt is the row that a cell was read into, or else the first one of its line.
func rowAt(t model.SheetTable, cell string) (model.SheetRow, bool) {
	line := -1
	for i, r := range t.Rows {
		if r.Row != rowNumber(strings.TrimPrefix(rowOf(cell), "A")) {
			continue
		}
		if line < 0 {
			line = i
		}
		for _, c := range r.Fields {
			if c.Cell == cell {
				return r, true
			}
		}
	}
	if line < 0 {
		return model.SheetRow{}, false
	}
	return t.Rows[line], true
}

// skippable lists the open problems that can be left out.
func (v *asksView) skippable() []model.Problem {
	return slices.DeleteFunc(slices.Clone(v.result.Problems), func(p model.Problem) bool { return !p.Open() || !skips(p) })
}

func (v *asksView) skipAll(rest []model.Problem) {
	v.s.change(func(l *loaded) {
		for _, p := range rest {
			l.decide(answerTo(p, model.AnswerSkip))
		}
	})
}

// adviceText says what to do with a file that holds no problem to show.
func adviceText(r model.FileResult, out bool) string {
	switch {
	case out:
		return "Tệp này để ngoài, không nhập. Bấm “Nhập lại tệp” để lấy vào."
	case len(r.Changes) == 0:
		return "Mọi ô của tệp này trùng với số đang có trong sổ."
	}
	return "Tệp này nhập được. Nhập xong vẫn hoàn tác được cả lần nhập trong Lịch sử nhập."
}

// menu offers what can be done with a row of the sheet.
func (v *sourceView) menu(row, _ int, at fyne.Position) {
	t, ok := v.s.table()
	if !ok || row < 0 || row >= v.grid.Source().Len() {
		return
	}
	n := rowNumber(v.grid.Source().Row(row).Key)
	sheet, cell := t.Mapping.Sheet, "A"+fmt.Sprint(n)
	f, _, _ := v.s.current()
	leave := "Bỏ cả dòng này"
	if f.rowOut(sheet, cell) {
		leave = "Nhập lại dòng này"
	}
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(leave, func() { v.s.asks.leaveRow(sheet, cell) }), fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Tiêu đề bắt đầu ở dòng này", func() {
			v.s.remap(func(m *model.Mapping) {
				depth := max(m.HeaderLast-m.HeaderFirst, 0)
				m.HeaderFirst, m.HeaderLast, m.DataFirst = n, n+depth, n+depth+1
			})
		}),
		fyne.NewMenuItem("Số liệu bắt đầu từ dòng này", func() { v.s.remap(func(m *model.Mapping) { m.DataFirst = n }) }),
		fyne.NewMenuItem("Số liệu hết ở dòng này", func() { v.s.remap(func(m *model.Mapping) { m.DataLast = n }) }),
		fyne.NewMenuItemSeparator(), fyne.NewMenuItem("Thêm một bảng, tiêu đề từ dòng này", func() { v.s.addTable(n) }),
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), v.s.env.Window.Canvas(), at)
}
