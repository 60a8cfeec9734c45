package reports

import (
	"context"
	"errors"
	"testing"

	"sothidua/gui/kit"
)

func TestWriterSettlesWhatIsOnItsWay(t *testing.T) {
	w := writer{env: kit.Env{Ctx: context.Background(), Run: func(func()) {}}} // the book does not answer by itself
	var told []string
	job := func(name string) job {
		return job{make: func() (func(context.Context) error, error) {
			told = append(told, "make "+name)
			return func(context.Context) error { return nil }, nil
		}, done: func(err error) { told = append(told, "done "+name) }}
	}
	w.add(job("a"))
	w.add(job("b"))
	idle := false
	w.whenIdle(func() { idle = true })
	first := w.now.result
	first <- nil
	w.over(w.now, <-first)
	if len(told) != 3 || told[0] != "make a" || told[1] != "done a" || told[2] != "make b" || idle {
		t.Fatalf("told %v, idle %v", told, idle)
	}
	w.now.result <- errors.New("refused")
	w.settle()
	if w.now != nil || !idle || told[len(told)-1] != "done b" {
		t.Errorf("after settling: told %v, idle %v", told, idle)
	}
}

func TestWriterGoesOnAfterAJobThatCannotBeMade(t *testing.T) {
	w := writer{env: kit.Env{Ctx: context.Background(), Run: func(f func()) { f() }}}
	refused := errors.New("the rule changed")
	var got []error
	w.add(job{make: func() (func(context.Context) error, error) { return nil, refused }, done: func(err error) { got = append(got, err) }})
	w.add(job{make: func() (func(context.Context) error, error) {
		return func(context.Context) error { return nil }, nil
	}, done: func(err error) { got = append(got, err) }})
	if len(got) != 2 || !errors.Is(got[0], refused) || got[1] != nil {
		t.Errorf("outcomes %v", got)
	}
}
