package reports

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

// entryHead is what stands over the inner pages: the buttons of the report,
// and the row with the unit, the pages and the state.
type entryHead struct {
	s                                 *entryScreen
	submit, approve, giveBack, reopen *kit.Button
	first                             *kit.Button // link to the first cell that waits
	reason                            *kit.Text
	unit                              *kit.Select
	prev, next                        *kit.Button
	tabs                              *kit.Tabs
	cell                              []*kit.Button // about the current cell; only beside the grid
	sign                              stateSign
	actions, unitRow                  fyne.CanvasObject
}

// stateSign is the state of the report at the end of the row.
type stateSign struct {
	mark           *canvas.Image
	state, overdue *kit.Text
}

func newEntryHead(s *entryScreen) *entryHead {
	h := &entryHead{s: s}
	h.submit = kit.NewPrimary(kit.IconSend, "Nộp báo cáo", s.askSubmit)
	h.approve = kit.NewPrimary(kit.IconCheck, "Duyệt", s.approve)
	h.giveBack = kit.NewButton(kit.IconUndo, "Trả lại…", s.askReturn)
	h.reopen = kit.NewButton(kit.IconUnlock, "Mở lại…", s.askReopen)
	h.reason = kit.NewLabel("")
	h.first = kit.NewLink("Tới ô đầu tiên", func() { s.goToFirst() })
	back := kit.NewButton(kit.IconImport, "Nhập từ Excel…", func() { s.env.Go(kit.Place{Area: "exchange", Tab: "import"}) })
	h.cell = s.cellButtons()
	right := []fyne.CanvasObject{h.cell[0], h.cell[1], back}
	h.actions = kit.NewActions([]fyne.CanvasObject{h.submit, h.approve, h.giveBack, h.reopen, h.reason, h.first}, right)

	h.unit = kit.NewSelect(nil, h.picked)
	h.unit.SetPlaceholder("Chọn đơn vị")
	h.prev = kit.NewButton(kit.IconLeft, "", func() { s.stepUnit(-1) })
	h.next = kit.NewButton(kit.IconRight, "", func() { s.stepUnit(1) })
	h.tabs = kit.NewTabs([]string{"Số liệu", "Thuyết minh", "Tệp đính kèm", "Lịch sử"}, s.showPage)
	h.sign = stateSign{kit.NewPicture(kit.StateMark(kit.StateNotDue), 16), kit.NewText("", kit.TextStyle{}),
		kit.NewText("", kit.TextStyle{Bold: true, Tone: kit.ToneBad})}
	units := container.New(widthLayout{228}, h.unit)
	row := kit.NewActions([]fyne.CanvasObject{units, h.prev, h.next, h.tabs},
		[]fyne.CanvasObject{kit.NewRow(8, h.sign.mark, h.sign.state, h.sign.overdue)})
	line := canvas.NewRectangle(kit.Rule)
	line.SetMinSize(fyne.NewSize(1, 1))
	h.unitRow = kit.NewStackV(0, row, line)
	return h
}

// widthLayout gives its one object a width, in pixels of a 100% screen.
type widthLayout struct{ width float32 }

// Layout implements fyne.Layout.
func (l widthLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	objs[0].Resize(size)
}

// MinSize implements fyne.Layout.
func (l widthLayout) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.width*kit.Scale(), objs[0].MinSize().Height)
}

// picked opens the chosen unit; until it shows, the box keeps the present one.
func (h *entryHead) picked(i int) {
	h.showUnit()
	if i >= 0 && i < len(h.s.units) {
		h.s.openUnit(h.s.units[i].id)
	}
}

// refresh shows the report's state.
func (h *entryHead) refresh() {
	report := h.s.report
	kit.Show(h.tabs, report != nil)
	if report == nil {
		h.show(headView{mark: kit.StateNotDue})
		h.unit.SetItems(nil)
		return
	}
	v := newHeadView(report, h.s.svc.Today(), h.s.page)
	h.show(v)
	h.showUnit()
	h.tabs.Select(h.s.page)
	for i, label := range []string{
		fmt.Sprintf("Số liệu (%d)", len(report.entry.Rows)),
		fmt.Sprintf("Thuyết minh (%d/%d)", sectionsFilled(report.entry), len(model.Sections)),
		fmt.Sprintf("Tệp đính kèm (%d)", len(report.entry.Files)),
		"Lịch sử",
	} {
		h.tabs.SetLabel(i, label)
	}
	h.unitRow.Refresh()
}

func (h *entryHead) show(v headView) {
	h.submit.Hidden, h.approve.Hidden = !v.submit, !v.approve
	h.giveBack.Hidden, h.reopen.Hidden = !v.giveBack, !v.reopen
	h.submit.SetReason(v.waits)
	h.first.Hidden = v.waits == ""
	h.showCellButtons()
	h.reason.SetText(v.reason)
	h.sign.show(v)
	before := h.actions.Size().Height
	h.actions.Refresh()
	if h.s.content != nil && h.actions.MinSize().Height != before {
		h.s.content.Refresh() // the row takes more or fewer lines now
	}
}

// showCellButtons shows the buttons about the current cell beside the grid, and
// on the first one how many cells wait to be checked again.
func (h *entryHead) showCellButtons() {
	for _, b := range h.cell {
		b.Hidden = h.s.page != pageValues || h.s.report == nil
	}
	label := recheckLabel
	if h.s.report != nil {
		if n := h.s.report.entry.Rechecks(); n > 0 {
			label += fmt.Sprintf(" (%d)", n)
		}
	}
	h.cell[0].SetText(label)
}

func (g stateSign) show(v headView) {
	g.mark.Resource = kit.StateMark(v.mark)
	g.mark.Hidden = v.state == ""
	g.mark.Refresh()
	g.state.SetText(v.state)
	g.overdue.SetText(v.overdue)
	g.overdue.SetTone(kit.ToneBad)
	if v.mark == kit.StateLate {
		g.overdue.SetTone(kit.ToneWarn)
	}
}

// showUnit shows the units to choose from and the present one.
func (h *entryHead) showUnit() {
	labels := make([]string, len(h.s.units))
	for i, u := range h.s.units {
		labels[i] = u.label
	}
	h.unit.SetItems(labels)
	if h.s.report == nil {
		return
	}
	i := indexOfUnit(h.s.units, h.s.report.key.unit)
	h.unit.SetIndex(i)
	setEnabled(h.prev, i > 0, "Đây là đơn vị đầu danh sách.")
	setEnabled(h.next, i+1 < len(h.s.units), "Đây là đơn vị cuối danh sách.")
}

func setEnabled(b *kit.Button, on bool, reason string) {
	if on {
		reason = ""
	}
	b.SetReason(reason)
}

// firstButton returns the first button of the report that can be pressed, nil
// when there is none.
func (h *entryHead) firstButton() *kit.Button {
	for _, b := range []*kit.Button{h.submit, h.approve, h.giveBack, h.reopen, h.first} {
		if b.Visible() && !b.Disabled() {
			return b
		}
	}
	return nil
}
