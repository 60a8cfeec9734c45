package reports

import (
	"context"
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

// autosaveAfter is how long nobody types before a narrative is saved.
const autosaveAfter = 5 * time.Second

// narrativePage is the inner page “Thuyết minh”: the sections, which scroll,
// beside the sentences drafted from what is saved (picture 05b).
type narrativePage struct {
	s        *entryScreen
	sections []*sectionBox
	scroll   *container.Scroll
	drafts   *draftList
	files    *fileList
	content  fyne.CanvasObject
	// after runs f on Fyne's goroutine when d has passed, unless stopped; tests
	// replace it.
	after    func(d time.Duration, f func()) (stop func())
	stopWait func()
}

// sectionBox is one section: its heading with a mark, its state and its text.
type sectionBox struct {
	section model.Section
	mark    *canvas.Image
	note    *kit.Text
	area    *kit.TextArea
	whole   fyne.CanvasObject // heading and text
	failed  string            // why it was not saved
	savedAt time.Time
}

func newNarrativePage(s *entryScreen) *narrativePage {
	p := &narrativePage{s: s, after: afterFunc, stopWait: func() {}}
	var boxes []fyne.CanvasObject
	for i, sec := range model.Sections {
		b := newSectionBox(sec, i+1)
		b.area.OnTyping = func(string) { p.typed() }
		b.area.OnCommit = func(string) { p.save() }
		b.area.OnFocus = func() { p.reveal(b) }
		p.sections = append(p.sections, b)
		boxes = append(boxes, b.whole)
	}
	bar := canvas.NewRectangle(color.Transparent)
	bar.SetMinSize(fyne.NewSize(barRoom*kit.Scale(), 0))
	p.scroll = container.NewVScroll(container.NewBorder(nil, nil, nil, bar, kit.NewStackV(sectionGap, boxes...)))
	p.drafts = newDraftList(p.insert)
	p.files = newFileList(s)
	right := kit.NewStackV(10, kit.Grow(kit.NewPanel("Câu gợi ý từ số liệu", "tự viết theo ô đã lưu", p.drafts.content)), p.files.content)
	p.content = kit.NewSplit(p.scroll, right, 404)
	return p
}

func afterFunc(d time.Duration, f func()) (stop func()) {
	t := time.AfterFunc(d, func() { fyne.Do(f) })
	return func() { t.Stop() }
}

func newSectionBox(sec model.Section, number int) *sectionBox {
	b := &sectionBox{section: sec, mark: kit.NewPicture(kit.StateMark(kit.StateNotDue), 16), area: kit.NewTextArea(4)}
	b.note = kit.NewNote("")
	title := kit.NewText(itoa(model.ID(number))+". "+sec.Label(), kit.TextStyle{Bold: true})
	head := kit.NewRow(8, b.mark, title, kit.Grow(container.NewWithoutLayout()), b.note)
	b.whole = kit.NewStackV(5, head, b.area)
	return b
}

// The room between sections and beside them for the scroll bar, in pixels of a
// 100% screen.
const (
	sectionGap float32 = 10
	barRoom    float32 = 16
)

// reveal scrolls so that a section shows whole.
func (p *narrativePage) reveal(b *sectionBox) {
	top, bottom := b.whole.Position().Y, b.whole.Position().Y+b.whole.Size().Height
	at := p.scroll.Offset
	switch {
	case top < at.Y:
		at.Y = top
	case bottom > at.Y+p.scroll.Size().Height:
		at.Y = bottom - p.scroll.Size().Height
	default:
		return
	}
	p.scroll.ScrollToOffset(at)
}

// focus gives the first section the keyboard.
//
// A locked box takes no keyboard, and what held it before is not on the page
// any more: then the window gets the keys, else Alt+← would be lost.
func (p *narrativePage) focus() {
	if p.sections[0].area.Disabled() {
		p.s.env.Window.Canvas().Unfocus()
		return
	}
	p.sections[0].area.Focus()
}

// stop ends the waiting autosave.
func (p *narrativePage) stop() { p.stopWait() }

// typed notes what was typed and saves it when nothing more comes.
func (p *narrativePage) typed() {
	p.collect()
	p.s.head.refresh()
	p.s.status()
	p.stopWait()
	p.stopWait = p.after(autosaveAfter, p.save)
}

// collect takes what stands in the boxes over into the report.
func (p *narrativePage) collect() {
	report := p.s.report
	if report == nil {
		return
	}
	for _, b := range p.sections {
		if text := b.area.Text(); text != report.entry.Narrative[b.section] {
			report.words[b.section] = text
		} else {
			delete(report.words, b.section)
			b.failed = ""
		}
		b.show(report)
	}
}

// save sends every section that is not saved into the book.
func (p *narrativePage) save() {
	p.stopWait()
	p.collect()
	report := p.s.report
	if report == nil || report.entry.Locked != "" {
		return
	}
	for _, b := range p.sections {
		if text, ok := report.words[b.section]; ok && !report.onItsWay(b.section) {
			p.send(b, report, text)
		}
	}
}

func (p *narrativePage) send(b *sectionBox, report *report, text string) {
	k := report.key
	report.sent[b.section] = text
	p.s.writes.add(job{make: func() (func(context.Context) error, error) {
		return func(ctx context.Context) error {
			return p.s.svc.SaveNarrative(ctx, k.unit, k.year, k.code, b.section, text)
		}, nil
	}, done: func(err error) {
		if report.sent[b.section] == text {
			delete(report.sent, b.section)
		}
		b.failed = ""
		if err != nil {
			b.failed = model.Message(err)
		} else {
			report.takeNarrative(b.section, text)
			b.savedAt = p.s.svc.Now()
		}
		if p.s.report == report {
			b.show(report)
			p.s.head.refresh()
			p.s.status()
		}
	}})
}

// takeNarrative notes that the book holds a text now.
func (s *report) takeNarrative(sec model.Section, text string) {
	if s.entry.Narrative == nil {
		s.entry.Narrative = map[model.Section]string{}
	}
	s.entry.Narrative[sec] = text
	if s.words[sec] == text {
		delete(s.words, sec)
	}
}

// reset shows what the book holds again.
func (p *narrativePage) reset() {
	p.stopWait()
	report := p.s.report
	for _, b := range p.sections {
		b.failed = ""
		if report != nil {
			b.area.SetText(report.entry.Narrative[b.section])
		}
	}
}

// insert puts a drafted sentence at the end of a section and saves it.
func (p *narrativePage) insert(sen sentence) {
	for _, b := range p.sections {
		if b.section == sen.section && !b.area.Disabled() {
			b.area.SetText(appendSentence(b.area.Text(), sen.text))
			p.reveal(b)
			p.save()
		}
	}
}

// refresh shows the report. A text being typed is left alone.
func (p *narrativePage) refresh() {
	report := p.s.report
	if report == nil {
		p.drafts.show(nil)
		p.files.show(service.Entry{})
		return
	}
	for _, b := range p.sections {
		text, typed := report.words[b.section]
		if !typed {
			text = report.entry.Narrative[b.section]
		}
		if b.area.Text() != text {
			b.area.SetText(text)
		}
		b.lock(report.entry.Locked != "")
		b.show(report)
	}
	p.drafts.show(&report.entry)
	p.files.show(report.entry)
}

// lock closes or opens the box of a section.
func (b *sectionBox) lock(locked bool) {
	if locked {
		b.area.SetPlaceholder("")
		b.area.Disable()
		return
	}
	b.area.SetPlaceholder("Gõ hoặc dán từ Word. Bỏ định dạng, giữ xuống dòng.")
	b.area.Enable()
}

// show tells the state of the section's text.
func (b *sectionBox) show(report *report) {
	state, note := sectionState(report.entry.Narrative[b.section], b.area.Text(), b.failed)
	if state == stateSaved && !b.savedAt.IsZero() {
		note += " lúc " + b.savedAt.Format("15:04")
	}
	b.mark.Resource = state.mark()
	b.mark.Refresh()
	b.note.SetText(note)
	tone := kit.ToneMuted
	if state == stateWrong {
		tone = kit.ToneBad
	}
	b.note.SetTone(tone)
}

func (s stateOf) mark() fyne.Resource {
	switch s {
	case stateSaved:
		return kit.StateMark(kit.StateSaved)
	case stateUnsaved:
		return kit.StateMark(kit.StateDraft)
	case stateWrong:
		return kit.StateMark(kit.StateWrong)
	}
	return kit.JudgementMark(progress.NoData)
}
