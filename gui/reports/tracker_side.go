package reports

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// trackerSide is the panel about the current unit and period: its state in
// words, who answers for it, and what to do next.
type trackerSide struct {
	name, period            *kit.Text
	mark                    *canvas.Image
	state                   *kit.Words
	facts                   [7]factLine
	periodName, periodState *kit.Words
	sideButtons
	body, content fyne.CanvasObject
}

// sideButtons are the next steps for the unit, then for the whole period.
type sideButtons struct {
	enter, workbook, approve, giveBack, reopen *kit.Button
	remind                                     *kit.Button
	lock, unlock                               *kit.Button
}

func newSideButtons(s *trackerScreen) sideButtons {
	return sideButtons{
		enter:    kit.NewButton(kit.IconPencil, "Nhập số liệu", s.openCurrent).Leading(),
		workbook: kit.NewButton(kit.IconExport, "Xuất phiếu Excel…", s.exportOne).Leading(),
		remind:   kit.NewButton(kit.IconMail, remindLabel, s.askReminder).Leading(),
		approve:  kit.NewButton(kit.IconCheck, "Duyệt", s.approve).Leading(),
		giveBack: kit.NewButton(kit.IconUndo, "Trả lại…", s.askReturn).Leading(),
		reopen:   kit.NewButton(kit.IconUnlock, "Mở lại…", s.askReopen).Leading(),
		lock:     kit.NewButton(kit.IconLock, "Khóa kỳ…", s.askLock).Leading(),
		unlock:   kit.NewButton(kit.IconUnlock, "Mở khóa kỳ…", s.askUnlock).Leading(),
	}
}

// factLine is a label with its text below.
type factLine struct {
	label *kit.Text
	text  *kit.Words
	box   fyne.CanvasObject
}

func newTrackerSide(s *trackerScreen) *trackerSide {
	p := &trackerSide{
		name: kit.NewHeading("").Cut(), period: kit.NewNote(""),
		mark: kit.NewPicture(kit.StateMark(kit.StateNotDue), 22), state: kit.NewSmallWords(kit.SizePanel),
		periodName: kit.NewWords(), periodState: kit.NewSmallWords(kit.SizeNote),
		sideButtons: newSideButtons(s),
	}
	parts := []fyne.CanvasObject{kit.NewRow(10, p.mark, kit.Grow(p.state))}
	for i := range p.facts {
		f := factLine{label: kit.NewLabel(""), text: kit.NewWords()}
		f.box = kit.NewStackV(0, f.label, f.text)
		p.facts[i] = f
		parts = append(parts, f.box)
	}
	parts = append(parts, kit.NewText("Việc tiếp theo", kit.TextStyle{Bold: true}),
		p.enter, p.workbook, p.remind, p.approve, p.giveBack, p.reopen,
		ruleLine(), p.periodName, p.periodState, p.lock, p.unlock)
	p.body = kit.NewInset(12, 10, kit.NewStackV(8, parts...))
	head := kit.NewInset(12, 6, kit.NewRow(8, kit.Grow(p.name), p.period))
	p.content = kit.NewPanel("", "", kit.NewStackV(0, head, ruleLine(), kit.Grow(container.NewVScroll(p.body))))
	return p
}

// show tells of a unit's report for a period.
func (p *trackerSide) show(t service.Tracker, r service.TrackerRow, period int) {
	c, per := r.Cells[period], t.Periods[period]
	p.name.SetText(r.Unit.Name)
	p.period.SetText(periodTitle(per))
	p.mark.Resource = stateMark(c.State)
	p.mark.Hidden = p.mark.Resource == nil
	p.mark.Refresh()
	text, tone := stateWords(c)
	p.state.SetSpans(kit.Span{Text: text, Bold: true, Tone: tone})
	facts := unitFacts(r, period)
	if per.MovedTo != "" {
		facts = append([]fact{{"Hạn nộp", deadlineWords(per)}}, facts...)
	}
	for i, f := range p.facts {
		f.box.Hide()
		if i < len(facts) {
			f.label.SetText(facts[i].label)
			f.text.SetSpans(kit.Span{Text: facts[i].text})
			f.box.Show()
		}
	}
	p.buttons(c, per)
	p.body.Refresh()
}

func (p *trackerSide) buttons(c service.TrackerCell, per model.Period) {
	locked := ""
	if per.Locked {
		locked = "Kỳ đã khóa."
	}
	p.enter.SetText("Nhập số liệu")
	if c.Status.Received() || per.Locked {
		p.enter.SetText("Xem báo cáo")
	}
	p.remind.Hidden = per.Locked || c.State == service.StateNotExpected || c.Status.Received()
	p.approve.Hidden = c.Status != model.Submitted
	p.giveBack.Hidden = c.Status != model.Submitted
	p.reopen.Hidden = c.Status != model.Approved
	for _, b := range []*kit.Button{p.approve, p.giveBack, p.reopen} {
		b.SetReason(locked)
	}
	p.lock.Hidden, p.unlock.Hidden = per.Locked, !per.Locked
	p.periodName.SetSpans(kit.Span{Text: "Kỳ " + vn.LowerFirst(periodTitle(per)), Bold: true})
	p.periodState.SetSpans(kit.Span{Text: periodWords(per), Tone: kit.ToneMuted})
}

// periodWords tells whether a period is closed, and why it was opened again.
func periodWords(per model.Period) string {
	switch {
	case per.Locked:
		return "Đã khóa: không nhập, không sửa được báo cáo nào của kỳ."
	case per.Reason != "":
		return "Đang mở, mở khóa vì: " + per.Reason
	}
	return "Đang mở. Khóa kỳ khi số liệu đã chốt, để không ai sửa nữa."
}

// firstButton returns the first button that can be pressed.
func (p *trackerSide) firstButton() *kit.Button {
	for _, b := range []*kit.Button{p.approve, p.reopen, p.enter, p.lock, p.unlock} {
		if b.Visible() && !b.Disabled() {
			return b
		}
	}
	return nil
}
