package kit

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"sothidua/data/model"
)

// gridState is what a Grid shows in place of rows, and what the mouse does.
type gridState struct {
	mouse gridMouse
	over  gridHit
	click func(row int) // a click on a row was finished; used by lists
	given bool          // rows were given once, if only none
	busy  bool
	err   error
	retry func()
	empty Empty
	stop  func() // stops the wait before the busy sign shows

	shade *canvas.Rectangle
	busyT *canvas.Text
	slot  *fyne.Container // holds the empty or error picture
}

// busyDelay is how long a Grid waits before it says that it is loading: most
// loads are done before, and a flash would only disturb.
const busyDelay = 250 * time.Millisecond

// Empty is what is shown in place of rows: an icon, a sentence, a note, and
// the one button that fills the table.
type Empty struct {
	Icon   IconName
	Title  string // "Chưa có báo cáo kỳ này"
	Text   string // "Xuất phiếu gửi đơn vị, hoặc nhập ngay."
	Button *Button
}

// NewEmpty returns the picture of an empty table or page.
func NewEmpty(e Empty) fyne.CanvasObject {
	box := container.NewVBox()
	if e.Icon != "" {
		box.Add(container.NewCenter(NewIcon(e.Icon, Secondary, 32)))
	}
	box.Add(container.NewCenter(NewText(e.Title, TextStyle{Bold: true})))
	if e.Text != "" {
		box.Add(container.NewCenter(NewText(e.Text, TextStyle{Size: SizeLabel, Tone: ToneMuted})))
	}
	if e.Button != nil {
		box.Add(container.NewCenter(e.Button))
	}
	return container.NewCenter(box)
}

func (s *gridState) objects(_ *Grid) []fyne.CanvasObject {
	s.shade = canvas.NewRectangle(color.NRGBA{R: 0xFF, G: 0xFF, B: 0xFF, A: 0xB0})
	s.busyT = canvas.NewText("Đang tải…", Secondary)
	s.slot = container.NewStack()
	s.shade.Hidden, s.busyT.Hidden = true, true
	s.fill()
	return []fyne.CanvasObject{s.shade, s.busyT, s.slot}
}

// replaces tells whether something is shown in place of the rows.
func (s *gridState) replaces(g *Grid) bool { return s.err != nil || g.src.Len() == 0 }

// fill puts the error or empty picture into its slot.
func (s *gridState) fill() {
	if s.slot == nil {
		return
	}
	s.slot.Objects = nil
	switch {
	case s.err != nil:
		retry := s.retry
		runs := []Span{{Text: model.Message(s.err), Tone: ToneBad}}
		if retry != nil {
			runs = append(runs, Span{Text: "  "}, Span{Text: "Thử lại", Link: retry})
		}
		s.slot.Objects = []fyne.CanvasObject{container.NewPadded(NewWords(runs...))}
	case s.empty.Title != "" && s.given:
		s.slot.Objects = []fyne.CanvasObject{NewEmpty(s.empty)}
	}
	s.slot.Refresh()
}

// place lays the state over the body.
func (s *gridState) place(g *Grid) {
	if s.slot == nil {
		return
	}
	geo := g.view.geo
	at := fyne.NewPos(geo.border, geo.border+geo.head)
	size := fyne.NewSize(geo.bodyW, max(0, g.Size().Height-geo.head-2*geo.border))
	s.shade.Move(at)
	s.shade.Resize(size)
	s.busyT.TextSize = px(SizeText)
	min := s.busyT.MinSize()
	s.busyT.Move(at.AddXY((size.Width-min.Width)/2, (size.Height-min.Height)/2))
	s.busyT.Resize(min)
	s.slot.Hidden = !s.replaces(g) || s.busy && s.err == nil
	s.slot.Move(at)
	s.slot.Resize(size)
	if !s.busy {
		s.showBusy(false)
	}
}

func (s *gridState) showBusy(on bool) {
	if s.shade != nil {
		s.shade.Hidden, s.busyT.Hidden = !on, !on
	}
}

// SetEmpty tells what to show when there are no rows. It does not show before
// SetSource or SetRows said so.
func (g *Grid) SetEmpty(e Empty) {
	g.state.empty = e
	g.state.fill()
	g.Refresh()
}

// SetBusy dims the grid and writes "Đang tải…" when loading takes longer than
// a moment. SetSource, SetRows and SetError end it.
func (g *Grid) SetBusy(on bool) {
	s := &g.state
	if s.stop != nil {
		s.stop()
		s.stop = nil
	}
	s.busy = on
	if on {
		s.stop = after(busyDelay, func() {
			if s.busy {
				s.showBusy(true)
				g.Refresh()
			}
		})
	}
	g.Refresh()
}

// SetError shows why the rows could not be loaded, in place of them; retry may
// be nil. SetSource and SetRows take it away.
func (g *Grid) SetError(err error, retry func()) {
	g.SetBusy(false)
	g.closeEditor(false, false)
	g.state.err, g.state.retry = err, retry
	g.state.fill()
	g.Refresh()
}

// Err returns the error shown in place of the rows, nil when there is none.
func (g *Grid) Err() error { return g.state.err }

// loaded ends the busy and error states: there are rows, or there are none.
func (s *gridState) loaded() {
	if s.stop != nil {
		s.stop()
		s.stop = nil
	}
	changed := s.err != nil || !s.given
	s.busy, s.given, s.err, s.retry = false, true, nil, nil
	if changed {
		s.fill()
	}
}
