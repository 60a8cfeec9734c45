package exchange

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

// asksView lists the problems of a file and the cells it would change, and
// takes the user's decisions.
type asksView struct {
	s        *importScreen
	note     *kit.Text
	tabs     *kit.Tabs
	few      *kit.Check
	problems *kit.Grid
	changes  *kit.Grid
	stack    *fyne.Container
	answer   *fyne.Container
	scroll   *container.Scroll

	file        string
	many        bool
	result      model.FileResult
	listed      []model.Problem
	firstAnswer *kit.Button // the first answer of the shown problem
	jumps       bool
}

func (v *asksView) makeList(s *importScreen) fyne.CanvasObject {
	v.s = s
	v.note = kit.NewNote("").Cut()
	v.few = kit.NewCheck("Chỉ chỗ chờ", func(bool) { v.list() })
	v.tabs = kit.NewTabs([]string{"Vấn đề", "Sẽ ghi"}, func(int) { v.pickTab() })
	v.problems = kit.NewGrid(problemColumns(), kit.GridOptions{TreeColumn: -1, RowHeight: 26, Bare: true, MinRows: 2})
	v.problems.SetEmpty(kit.Empty{Icon: kit.IconCheck, Title: "Không có vấn đề nào"})
	v.problems.On = kit.GridEvents{Select: func(row, _ int) { v.chosen(row) }, Delete: func(int) { v.skip() }, Insert: s.choose,
		Activate: func(int, int) { v.toAnswer() }, Key: s.Key, Rune: v.rune}
	v.changes = kit.NewGrid(changeColumns(), kit.GridOptions{TreeColumn: -1, RowHeight: 26, Bare: true, MinRows: 2})
	v.changes.SetEmpty(kit.Empty{Title: "Không có ô nào thay đổi"})
	v.changes.On = kit.GridEvents{Select: func(row, _ int) { v.tellChange(row) }, Key: s.Key, Insert: s.choose}
	v.stack = container.NewStack(v.problems)
	head := kit.NewInset(6, 2, kit.NewRow(8, v.tabs, kit.Grow(v.note), v.few))
	return kit.NewPanel("", "", kit.NewStackV(0, head, kit.Grow(v.stack)))
}

func (v *asksView) makeAnswer(*importScreen) fyne.CanvasObject {
	v.answer = container.New(layoutOf(kit.NewStackV(6)))
	v.scroll = container.NewVScroll(kit.NewInset(12, 8, v.answer))
	v.scroll.SetMinSize(fyne.NewSize(0, 84*kit.Scale()))
	return kit.NewPanel("", "", v.scroll)
}

// show lists the problems and changes of a file; many tells that it has several
// sheets, so that every cell needs the name of its sheet.
func (v *asksView) show(r model.FileResult, many bool) {
	other := v.file != r.File
	v.file, v.result, v.many = r.File, r, many
	v.tabs.SetLabel(0, fmt.Sprintf("Vấn đề (%d)", r.Errors()+r.Questions()))
	v.tabs.SetLabel(1, fmt.Sprintf("Sẽ ghi (%s)", count(len(r.Changes))))
	v.changes.SetSource(kit.SourceFunc{Count: func() int { return len(r.Changes) }, At: func(i int) kit.Row { return changeRow(r.Changes[i], many) }})
	key := v.problems.CurrentKey()
	v.list()
	switch at := v.problems.RowByKey(key); {
	case !other && at >= 0 && !v.listed[at].Open() && v.waiting() >= 0:
		v.pick(v.waiting()) // that one is settled: on to the next
	case !other && at >= 0:
		v.pick(at)
	case len(v.listed) > 0:
		v.pick(0)
	default:
		v.tell(nil)
	}
}

// waiting is the first listed problem that waits for the user, -1 for none.
func (v *asksView) waiting() int { return slices.IndexFunc(v.listed, model.Problem.Open) }

func (v *asksView) list() {
	v.listed = problemsOf(v.result, v.few.On())
	listed := v.listed
	v.problems.SetSource(kit.SourceFunc{Count: func() int { return len(listed) }, At: func(i int) kit.Row { return problemRow(listed[i], v.many) }})
	v.pickTab()
}

// pickTab shows the list of the chosen tab.
func (v *asksView) pickTab() {
	if v.tabs.Current() == 0 {
		v.stack.Objects = []fyne.CanvasObject{v.problems}
		v.note.SetText(problemsText(v.result))
		v.few.Show()
	} else {
		v.stack.Objects = []fyne.CanvasObject{v.changes}
		v.note.SetText(fmt.Sprintf("%s; %s ô trùng với số đang có", changesText(v.result), count(v.result.Unchanged)))
		v.few.Hide()
	}
	v.stack.Refresh()
}

// pick chooses a problem without moving the sheet back and forth.
func (v *asksView) pick(i int) {
	v.problems.Select(i, 0)
	v.chosen(i)
}

// chosen shows a problem and its cell.
func (v *asksView) chosen(row int) {
	if row < 0 || row >= len(v.listed) {
		return
	}
	p := v.listed[row]
	v.tell(&p)
	if !v.jumps {
		v.s.goTo(p.Sheet, p.Cell)
	}
}

// current is the problem that is shown.
func (v *asksView) current() (model.Problem, bool) {
	row, _ := v.problems.Current()
	if row < 0 || row >= len(v.listed) || v.tabs.Current() != 0 {
		return model.Problem{}, false
	}
	return v.listed[row], true
}

// at shows the problem of a cell; false when it has none.
func (v *asksView) at(sheet, cell string) bool {
	i := slices.IndexFunc(v.listed, func(p model.Problem) bool { return p.Cell == cell && (p.Sheet == sheet || p.Sheet == "") })
	if i < 0 {
		return false
	}
	v.tabs.Select(0)
	v.pickTab()
	v.jumps = true
	v.pick(i)
	v.jumps = false
	return true
}

// first goes to the first problem that waits.
func (v *asksView) first() {
	if i := v.waiting(); i >= 0 {
		v.pick(i)
	}
}

// next goes to the next problem that waits after the shown one, or to the shown
// one itself; false when there is none in this file.
func (v *asksView) next(same bool) bool {
	v.tabs.Select(0)
	v.pickTab()
	row, _ := v.problems.Current()
	if !same {
		row++
	}
	for i := max(row, 0); i < len(v.listed); i++ {
		if v.listed[i].Open() {
			v.pick(i)
			return true
		}
	}
	return false
}

// tellChange shows a whole change, which the table may have cut, and its cell.
func (v *asksView) tellChange(row int) {
	if row < 0 || row >= len(v.result.Changes) {
		return
	}
	c := v.result.Changes[row]
	v.answer.Objects = []fyne.CanvasObject{kit.NewSmallWords(kit.SizeLabel, changeSpans(c)...)}
	v.refresh()
	v.s.goTo(c.Sheet, c.Cell)
}

func (v *asksView) refresh() {
	v.answer.Refresh()
	v.scroll.ScrollToTop()
	v.scroll.Refresh()
}

// rune answers a problem with its n-th choice.
func (v *asksView) rune(r rune) {
	p, ok := v.current()
	if n := int(r - '1'); ok && n >= 0 && n < min(len(p.Choices), 9) {
		v.decide(p, p.Choices[n].Value)
	}
}

// skip leaves out the cell of the shown problem.
func (v *asksView) skip() {
	if p, ok := v.current(); ok && skips(p) {
		v.decide(p, model.AnswerSkip)
	}
}

// toAnswer goes to the answers of the shown problem.
func (v *asksView) toAnswer() {
	if v.firstAnswer != nil {
		v.s.env.Window.Canvas().Focus(v.firstAnswer)
	}
}

// decide answers a problem; the same answer again takes it back.
func (v *asksView) decide(p model.Problem, value string) {
	if p.Answer == value {
		value = ""
	}
	v.s.env.Window.Canvas().Focus(v.problems) // the answers are made anew
	v.s.change(func(l *loaded) { l.decide(answerTo(p, value)) })
}
