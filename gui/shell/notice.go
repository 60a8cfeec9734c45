package shell

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"sothidua/gui/kit"
)

// How long bars stay that report success, and that only tell something.
const (
	doneStays = 8 * time.Second
	infoStays = 12 * time.Second
)

// maxNotices is how many bars show at once; the oldest goes first, and bars
// that report success before those that report errors.
const maxNotices = 3

// noticeBar is the bars over the top of the page: what happened and what can be
// done next. They take no room from the page, so that nothing moves away from
// under the mouse when one comes or goes.
type noticeBar struct {
	root    *fyne.Container
	shown   []*shownNotice
	after   func(time.Duration, func())
	changed func() // the bars must be placed anew
}

type shownNotice struct {
	notice kit.Notice
	object fyne.CanvasObject
	width  func() float32 // in which its text needs no wrapping
}

// newNoticeBar returns no bars yet. after runs something later on Fyne's
// goroutine.
func newNoticeBar(after func(time.Duration, func()), changed func()) *noticeBar {
	b := &noticeBar{root: container.NewStack(), after: after, changed: changed}
	b.root.Hide()
	return b
}

// add shows a notice on top of the others, in the place of those it replaces.
// One without a text only takes away what has its key.
func (b *noticeBar) add(n kit.Notice) {
	if n.Text == "" && n.Key == "" {
		return
	}
	for _, old := range append([]*shownNotice(nil), b.shown...) {
		if replaces(n, old.notice) {
			b.drop(old)
		}
	}
	if n.Text != "" {
		b.show(n)
	}
	b.arrange()
}

// replaces tells whether a notice takes the place of an older one. What only
// tells something goes with whatever is reported next.
func replaces(n, old kit.Notice) bool {
	sameKey := n.Key != "" && n.Key == old.Key
	if n.Text == "" {
		return sameKey
	}
	kept := old.Kind == kit.NoticeError && old.Key != ""
	return sameKey || n.Text == old.Text || old.Kind == kit.NoticeInfo || n.Kind == old.Kind && !kept
}

func (b *noticeBar) show(n kit.Notice) {
	s := &shownNotice{notice: n}
	s.object = b.build(s)
	b.shown = append([]*shownNotice{s}, b.shown...)
	for len(b.shown) > maxNotices {
		b.drop(b.oldest())
	}
	switch n.Kind {
	case kit.NoticeDone:
		b.after(doneStays, func() { b.close(s) })
	case kit.NoticeInfo:
		b.after(infoStays, func() { b.close(s) })
	}
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
	kit.Show(b.root, len(objs) > 0)
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
	s.width = func() float32 { return box.LineWidth() + px(noticeGap+2*noticeEdge) + cross.MinSize().Width }
	row := kit.NewRow(noticeGap, kit.Grow(box), cross)
	return container.NewStack(newShield(), kit.NewInset(noticeEdge, noticeEdge, row))
}

// Sizes of a bar, in pixels of a 100% screen.
const (
	noticeGap  float32 = 6 // between its text and its cross
	noticeEdge float32 = 4 // white around both, so that it stands off the page

	noticeRoom  float32 = 800  // from here on a bar leaves the main button free
	noticeShare float32 = 0.72 // of the room that a bar then takes at most
)

// place lays the bars over a strip from the top, at its right end: the main
// button of a page is at the left and stays free where the window is wide. Long
// ones wrap.
func (b *noticeBar) place(x, y, room float32) {
	width := float32(0)
	for _, s := range b.shown {
		width = max(width, s.width())
	}
	most := room
	if room >= px(noticeRoom) {
		most *= noticeShare
	}
	width = min(most, width)
	// The height is known once the width is.
	b.root.Resize(fyne.NewSize(width, b.root.Size().Height))
	set(b.root, x+room-width, y, width, b.root.MinSize().Height)
}

// noticesOver lays bars over something that fills the window.
type noticesOver struct{ bars *noticeBar }

// Layout implements fyne.Layout.
func (l noticesOver) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	set(objs[0], 0, 0, size.Width, size.Height)
	l.bars.place(px(margin), px(margin), max(0, size.Width-2*px(margin)))
}

// MinSize implements fyne.Layout.
func (noticesOver) MinSize(objs []fyne.CanvasObject) fyne.Size { return objs[0].MinSize() }

// shield is the ground of a bar: it keeps clicks and the pointer from what lies
// below.
type shield struct{ widget.BaseWidget }

var (
	_ fyne.Tappable     = (*shield)(nil)
	_ desktop.Hoverable = (*shield)(nil)
)

func newShield() *shield {
	s := &shield{}
	s.ExtendBaseWidget(s)
	return s
}

// Tapped implements fyne.Tappable.
func (s *shield) Tapped(*fyne.PointEvent) {}

// MouseIn implements desktop.Hoverable.
func (s *shield) MouseIn(*desktop.MouseEvent) {}

// MouseMoved implements desktop.Hoverable.
func (s *shield) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (s *shield) MouseOut() {}

// CreateRenderer implements fyne.Widget.
func (s *shield) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(kit.White)
	ground.StrokeColor, ground.StrokeWidth, ground.CornerRadius = kit.InputEdge, 1, px(4)
	return widget.NewSimpleRenderer(ground)
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
