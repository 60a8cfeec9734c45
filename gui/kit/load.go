package kit

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
)

// Loader fetches what a screen shows. Of several calls only the last one is
// applied: the earlier ones are cancelled and what they bring is dropped. The
// zero value is ready; all methods belong to Fyne's goroutine.
type Loader[T any] struct {
	stop context.CancelFunc
	turn int
}

// Load runs fetch in the background and then apply on Fyne's goroutine. A
// panic in fetch comes as an error. Nothing is applied after the window closed.
func (l *Loader[T]) Load(env Env, fetch func(context.Context) (T, error), apply func(T, error)) {
	l.Stop()
	ctx, cancel := context.WithCancel(env.Ctx)
	l.stop = cancel
	turn := l.turn
	env.Run(func() {
		var got T
		err := guard(func() (err error) {
			got, err = fetch(ctx)
			return err
		})
		fyne.Do(func() {
			defer cancel()
			if turn == l.turn && env.Ctx.Err() == nil {
				apply(got, err)
			}
		})
	})
}

// Stop cancels the running call; nothing of it is applied.
func (l *Loader[T]) Stop() {
	l.turn++
	if l.stop != nil {
		l.stop()
		l.stop = nil
	}
}

// Do runs work in the background and then done on Fyne's goroutine. A panic in
// work comes as an error.
func Do(env Env, work func(context.Context) error, done func(error)) {
	env.Run(func() {
		err := guard(func() error { return work(env.Ctx) })
		fyne.Do(func() { done(err) })
	})
}

// guard turns a panic into an error and logs where it happened: background
// work must not end the program and take unsaved typing with it.
func guard(f func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			slog.Error("panic in background work", "panic", r, "stack", string(debug.Stack()))
			err = model.Wrap(model.CodeInternal, fmt.Errorf("panic: %v", r),
				"Lỗi hệ thống, chưa có gì bị mất. Xem nhật ký chương trình để biết chi tiết, rồi thử lại.")
		}
	}()
	return f()
}
