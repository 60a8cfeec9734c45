package kit

import (
	"context"
	"fmt"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// jobStep is the least time between two drawings of a running job: each one
// costs a redraw of the whole window on software OpenGL.
const jobStep = 100 * time.Millisecond

// RunJob does long work in the background behind a bar that shows n/N and the
// item being worked on. The window stays alive but locked, and Dừng or Esc
// cancels ctx; work should then end at the next item and return ctx.Err(). done
// runs on Fyne's goroutine after work has returned, with its error; a panic
// comes as an error. The bar only shows when the work takes longer than a moment.
func RunJob(env Env, title string, work func(ctx context.Context, step func(done, total int, item string)) error, done func(error)) {
	ctx, cancel := context.WithCancel(env.Ctx)
	v := newJobView()
	m := newModal(env.Window.Canvas(), title, v, 460)
	m.veiled, m.holds = true, true // an Enter still on its way must not stop the work
	var stop *Button
	stop = m.add(DialogButton{Label: "Dừng", Icon: IconCross, Key: "Esc", Do: func() bool {
		cancel()
		stop.SetText("Đang dừng")
		stop.Disable("Chờ xong mục đang làm.")
		return false
	}})
	m.main = nil
	m.open()
	hush := after(busyDelay, m.reveal)
	steps := &jobSteps{show: v.show}
	env.Run(func() {
		err := guard(func() error { return work(ctx, steps.step) })
		fyne.Do(func() {
			defer cancel()
			hush()
			m.close()
			done(err)
		})
	})
}

// jobSteps takes the steps of a job on its goroutine and shows the latest one
// now and then on Fyne's.
type jobSteps struct {
	show   func(done, total int, item string)
	mu     sync.Mutex
	shown  time.Time
	queued bool
	n, of  int
	item   string
}

func (s *jobSteps) step(done, total int, item string) {
	s.mu.Lock()
	s.n, s.of, s.item = done, total, item
	wait := s.queued || time.Since(s.shown) < jobStep && done < total
	if !wait {
		s.queued = true
	}
	s.mu.Unlock()
	if !wait {
		fyne.Do(s.flush)
	}
}

func (s *jobSteps) flush() {
	s.mu.Lock()
	n, of, item := s.n, s.of, s.item
	s.queued, s.shown = false, time.Now()
	s.mu.Unlock()
	s.show(n, of, item)
}

// jobView is the line and the bar of a running job.
type jobView struct {
	widget.BaseWidget
	line  *Text
	share float32 // 0..1
}

func newJobView() *jobView {
	v := &jobView{line: NewText("Đang chuẩn bị…", TextStyle{}).Cut()}
	v.ExtendBaseWidget(v)
	return v
}

// show writes "17/28, Trường THCS" and draws the bar.
func (v *jobView) show(done, total int, item string) {
	text := item
	if total > 0 {
		v.share = max(0, min(1, float32(done)/float32(total)))
		text = fmt.Sprintf("%d/%d", done, total)
		if item != "" {
			text += ", " + item
		}
	}
	v.line.SetText(text)
	v.Refresh()
}

// MinSize implements fyne.CanvasObject.
func (v *jobView) MinSize() fyne.Size {
	v.ExtendBaseWidget(v)
	return fyne.NewSize(px(200), px(40))
}

// CreateRenderer implements fyne.Widget.
func (v *jobView) CreateRenderer() fyne.WidgetRenderer {
	r := &jobRenderer{v: v, track: canvas.NewRectangle(BarTrack), bar: canvas.NewRectangle(Primary)}
	r.objects = []fyne.CanvasObject{v.line, r.track, r.bar}
	return r
}

type jobRenderer struct {
	v          *jobView
	track, bar *canvas.Rectangle
	objects    []fyne.CanvasObject
}

func (r *jobRenderer) Destroy()                     {}
func (r *jobRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *jobRenderer) MinSize() fyne.Size           { return r.v.MinSize() }

func (r *jobRenderer) Refresh() {
	r.Layout(r.v.Size())
	canvas.Refresh(r.v)
}

func (r *jobRenderer) Layout(size fyne.Size) {
	r.v.line.Resize(fyne.NewSize(size.Width, px(22)))
	for _, o := range []*canvas.Rectangle{r.track, r.bar} {
		o.CornerRadius = px(5)
		o.Move(fyne.NewPos(0, px(28)))
	}
	r.track.Resize(fyne.NewSize(size.Width, px(10)))
	r.bar.Resize(fyne.NewSize(size.Width*r.v.share, px(10)))
}
