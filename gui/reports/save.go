package reports

import (
	"context"
	"time"

	"sothidua/gui/kit"
)

// job is one write into the book.
type job struct {
	// make returns the write when its turn comes, on Fyne's goroutine: the jobs
	// before it have changed what it starts from.
	make func() (write func(context.Context) error, err error)
	done func(error) // on Fyne's goroutine
}

// writer runs jobs one after the other, so that two cells of one row typed in
// quick succession do not overwrite each other. All methods belong to Fyne's
// goroutine.
type writer struct {
	env  kit.Env
	jobs []job
	now  *running
	idle []func()
}

// running is the job being written; result holds its outcome once the book
// answered.
type running struct {
	job
	result chan error
}

// add runs a job after those that wait.
func (w *writer) add(j job) {
	w.jobs = append(w.jobs, j)
	if w.now == nil {
		w.next()
	}
}

// whenIdle runs f once nothing waits to be written.
func (w *writer) whenIdle(f func()) {
	if w.now == nil && len(w.jobs) == 0 {
		f()
		return
	}
	w.idle = append(w.idle, f)
}

func (w *writer) next() {
	for w.now == nil && len(w.jobs) > 0 {
		j := w.jobs[0]
		w.jobs = w.jobs[1:]
		write, err := j.make()
		if err != nil {
			j.done(err)
			continue
		}
		w.start(&running{job: j, result: make(chan error, 1)}, write)
	}
	if w.now == nil {
		waiting := w.idle
		w.idle = nil
		for _, f := range waiting {
			f()
		}
	}
}

func (w *writer) start(r *running, write func(context.Context) error) {
	w.now = r
	kit.Do(w.env, func(ctx context.Context) error {
		// Closing the window must not take back what was typed last.
		err := write(context.WithoutCancel(ctx))
		r.result <- err
		return err
	}, func(err error) { w.over(r, err) })
}

// over ends a job once, whether its callback or settle comes first.
func (w *writer) over(r *running, err error) {
	if w.now != r {
		return
	}
	w.now = nil
	r.done(err)
	w.next()
}

// settleLimit is how long closing the window may wait for the book.
const settleLimit = 2 * time.Second

// settle waits until everything is written, so that closing the window loses
// nothing that is on its way.
func (w *writer) settle() {
	limit := time.After(settleLimit)
	for w.now != nil {
		select {
		case err := <-w.now.result:
			w.over(w.now, err)
		case <-limit:
			return
		}
	}
}
