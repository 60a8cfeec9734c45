package shell

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/gui/kit"
)

// doneStays is how long a bar that reports success stays.
const doneStays = 8 * time.Second

// maxNotices is how many bars show at once; the oldest goes first, and bars
// that report success before those that report errors.
const maxNotices = 3

// noticeBar is the bars under the title row: what happened and what can be
// done next.
type noticeBar struct {
	root    *fyne.Container
	shown   []*shownNotice
	after   func(time.Duration, func())
	changed func() // the bars take more or less room
}

type shownNotice struct {
	notice kit.Notice
	object fyne.CanvasObject
}

// newNoticeBar returns no bars yet. after runs something later on Fyne's
// goroutine.
func newNoticeBar(after func(time.Duration, func()), changed func()) *noticeBar {
	b := &noticeBar{root: container.NewStack(), after: after, changed: changed}
	b.root.Hide()
	return b
}

// add shows a notice on top of the others. One with the same text replaces the
// earlier, and a new success replaces an old one.
func (b *noticeBar) add(n kit.Notice) {
	if n.Text == "" {
		return
	}
	for _, old := range append([]*shownNotice(nil), b.shown...) {
		if old.notice.Text == n.Text || (n.Kind == kit.NoticeDone && old.notice.Kind == kit.NoticeDone) {
			b.drop(old)
		}
	}
	s := &shownNotice{notice: n}
	s.object = b.build(s)
	b.shown = append([]*shownNotice{s}, b.shown...)
	for len(b.shown) > maxNotices {
		b.drop(b.oldest())
	}
	if n.Kind == kit.NoticeDone {
		b.after(doneStays, func() { b.close(s) })
	}
	b.arrange()
}

// oldest returns the bar that goes first when there are too many.
func (b *noticeBar) oldest() *shownNotice {
	for i := len(b.shown) - 1; i > 0; i-- {
		if b.shown[i].notice.Kind != kit.NoticeError {
			return b.shown[i]
		}
	}
	return b.shown[len(b.shown)-1]
}

// drop takes a bar out of the list.
func (b *noticeBar) drop(s *shownNotice) bool {
	for i, have := range b.shown {
		if have == s {
			b.shown = append(b.shown[:i:i], b.shown[i+1:]...)
			return true
		}
	}
	return false
}

// close removes a bar; one that went already is ignored.
func (b *noticeBar) close(s *shownNotice) {
	if b.drop(s) {
		b.arrange()
	}
}

// clear removes all bars.
func (b *noticeBar) clear() {
	b.shown = nil
	b.arrange()
}

func (b *noticeBar) arrange() {
	objs := make([]fyne.CanvasObject, len(b.shown))
	for i, s := range b.shown {
		objs[i] = s.object
	}
	b.root.Objects = []fyne.CanvasObject{kit.NewStackV(6, objs...)}
	showIf(b.root, len(objs) > 0)
	b.root.Refresh()
	b.changed()
}

// build draws a bar: its first sentence bold, its links, and the cross.
func (b *noticeBar) build(s *shownNotice) fyne.CanvasObject {
	first, rest := firstSentence(s.notice.Text)
	spans := []kit.Span{{Text: first, Bold: s.notice.Kind == kit.NoticeError}}
	if rest != "" {
		spans = append(spans, kit.Span{Text: " " + rest})
	}
	for _, a := range s.notice.Actions {
		spans = append(spans, kit.Span{Text: "   "}, kit.Span{Text: a.Label, Link: func() {
			b.close(s)
			a.Do()
		}})
	}
	box := kit.NewNoticeBox(s.notice.Kind, spans...)
	cross := kit.NewButton(kit.IconCross, "", func() { b.close(s) })
	return kit.NewRow(6, kit.Grow(box), cross)
}

// firstSentence cuts a text after its first sentence.
func firstSentence(text string) (first, rest string) {
	for _, end := range []string{". ", "! ", "? ", "\n"} {
		if head, tail, ok := strings.Cut(text, end); ok && (first == "" || len(head) < len(first)) {
			first, rest = head+strings.TrimRight(end, " \n"), tail
		}
	}
	if first == "" {
		return text, ""
	}
	return first, rest
}
