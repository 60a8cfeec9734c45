package kit

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
)

// queue collects background work, to run it in any order.
type queue struct{ jobs []func() }

func (q *queue) run(f func()) { q.jobs = append(q.jobs, f) }

func TestLoaderAppliesOnlyTheLastCall(t *testing.T) {
	w := showIn(t, NewTextBox(), 100, 100)
	var q queue
	env := testEnv(w)
	env.Run = q.run
	var l Loader[string]
	var got []string
	var cancelled []bool
	load := func(s string) {
		l.Load(env, func(ctx context.Context) (string, error) {
			cancelled = append(cancelled, ctx.Err() != nil)
			return s, nil
		}, func(s string, err error) { got = append(got, s) })
	}
	load("first")
	load("second")
	q.jobs[1]()
	q.jobs[0]()
	if diff := cmp.Diff([]string{"second"}, got); diff != "" {
		t.Errorf("applied (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]bool{false, true}, cancelled); diff != "" {
		t.Errorf("cancelled (-want +got):\n%s", diff)
	}
	load("third")
	l.Stop()
	q.jobs[2]()
	if len(got) != 1 {
		t.Errorf("a stopped call was applied: %q", got)
	}
}

func TestLoaderAfterTheWindowClosed(t *testing.T) {
	w := showIn(t, NewTextBox(), 100, 100)
	env := testEnv(w)
	ctx, cancel := context.WithCancel(context.Background())
	env.Ctx = ctx
	var l Loader[int]
	l.Load(env, func(context.Context) (int, error) { cancel(); return 1, nil },
		func(int, error) { t.Error("applied after the window closed") })
}

func TestBackgroundPanicsBecomeErrors(t *testing.T) {
	var log strings.Builder
	old := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, nil)))
	t.Cleanup(func() { slog.SetDefault(old) })
	w := showIn(t, NewTextBox(), 100, 100)
	env := testEnv(w)
	check := func(err error) {
		t.Helper()
		if model.CodeOf(err) != model.CodeInternal {
			t.Errorf("a panic came as %v", err)
		}
	}
	called := 0
	var l Loader[[]int]
	l.Load(env, func(context.Context) ([]int, error) { var rows []int; return rows[:1], nil },
		func(_ []int, err error) { called++; check(err) })
	Do(env, func(context.Context) error { panic("bad row") }, func(err error) { called++; check(err) })
	RunJob(env, "In", func(context.Context, func(int, int, string)) error { panic("bad page") },
		func(err error) { called++; check(err) })
	if called != 3 || dialogOf(w) != nil {
		t.Errorf("%d of 3 were told, dialog %v", called, dialogOf(w))
	}
	for _, want := range []string{"bad row", "bad page", "load_test.go"} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("the log lacks %q", want)
		}
	}
}

func TestRunJobShowsItsStepsAndStops(t *testing.T) {
	w := showIn(t, NewTextBox(), 800, 600)
	k := typist{w.Canvas()}
	var q queue
	env := testEnv(w)
	env.Run = q.run
	var result []error
	RunJob(env, "In 28 phiếu", func(ctx context.Context, step func(int, int, string)) error {
		step(17, 28, "Trường THCS")
		k.key(fyne.KeyReturn)
		if ctx.Err() != nil {
			t.Error("Enter stops the work")
		}
		k.key(fyne.KeyEscape)
		return ctx.Err()
	}, func(err error) { result = append(result, err) })
	m := dialogOf(w)
	if m == nil {
		t.Fatal("nothing locks the window")
	}
	q.jobs[0]()
	v := m.body.(*jobView)
	if v.line.Text() != "17/28, Trường THCS" || v.share < 0.6 || v.share > 0.61 {
		t.Errorf("the bar says %q at %g", v.line.Text(), v.share)
	}
	if len(result) != 1 || !errors.Is(result[0], context.Canceled) || dialogOf(w) != nil {
		t.Errorf("the stopped job ended with %v", result)
	}
}

func TestRunJobLocksTheWindowBeforeItShows(t *testing.T) {
	w := showIn(t, NewTextBox(), 800, 600)
	m := newModal(w.Canvas(), "In", newJobView(), 300)
	m.veiled, m.holds = true, true
	m.open()
	if len(testRenderer(m).Objects()) != 0 || w.Canvas().Focused() != fyne.Focusable(m) {
		t.Error("the card shows at once, or does not hold the keyboard")
	}
	m.reveal()
	if len(testRenderer(m).Objects()) == 0 {
		t.Error("the card does not show")
	}
}

func TestRunJobDrawsSeldom(t *testing.T) {
	drawn := 0
	synctest.Test(t, func(t *testing.T) {
		s := &jobSteps{show: func(int, int, string) { drawn++ }}
		for i := range 1000 {
			s.step(i+1, 1000, "")
			time.Sleep(time.Millisecond)
		}
	})
	if drawn < 8 || drawn > 12 {
		t.Errorf("1000 steps in a second were drawn %d times, want about 10", drawn)
	}
}

func TestTimer(t *testing.T) {
	showIn(t, NewTextBox(), 100, 100)
	done := make(chan bool, 2)
	stop := timer(time.Hour, func() { done <- false })
	stop()
	timer(time.Millisecond, func() { done <- true })
	if !<-done {
		t.Error("a stopped timer ran")
	}
	ran := false
	after(time.Hour, func() { ran = true })
	if !ran {
		t.Error("without a window something waits")
	}
}
