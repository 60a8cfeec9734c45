package service

import (
	"context"
	"strings"
	"testing"
	"time"

	"sothidua/data/model"
	"sothidua/data/store"
	"sothidua/data/store/storetest"
)

// book is a sample book in a temporary file, on the day of the sample's
// pictures, with the changes it published.
type book struct {
	*Service
	t      *testing.T
	ctx    context.Context
	topics []Topic
}

func sampleClock() time.Time { return time.Date(2024, time.June, 18, 9, 41, 0, 0, time.UTC) }

func emptyBook(t *testing.T) *book {
	t.Helper()
	ctx := context.Background()
	db := storetest.Open(t, store.Options{Clock: sampleClock})
	b := &book{Service: New(Params{DB: db, Clock: sampleClock, Person: "Nguyễn Thị Hà"}), t: t, ctx: ctx}
	b.Subscribe(func(topic Topic) { b.topics = append(b.topics, topic) })
	return b
}

func newBook(t *testing.T) *book {
	t.Helper()
	b := emptyBook(t)
	if err := b.LoadSample(b.ctx); err != nil {
		t.Fatal(err)
	}
	b.topics = nil
	return b
}

// unit returns the unit with the code.
func (b *book) unit(code string) model.Unit {
	b.t.Helper()
	units, err := b.Units(b.ctx, 2024)
	if err != nil {
		b.t.Fatal(err)
	}
	for _, u := range units {
		if u.Code == code {
			return u
		}
	}
	b.t.Fatalf("no unit %s", code)
	return model.Unit{}
}

// target returns the target with the number.
func (b *book) target(number string) model.Target {
	b.t.Helper()
	rows, err := b.Targets(b.ctx, 2024)
	if err != nil {
		b.t.Fatal(err)
	}
	for _, r := range rows {
		if r.Target.Number == number {
			return r.Target
		}
	}
	b.t.Fatalf("no target %s", number)
	return model.Target{}
}

// value is a number stated for a target.
func (b *book) value(number, plain string) model.Value {
	b.t.Helper()
	return model.Value{TargetID: b.target(number).ID, Figure: model.Of(model.Num(plain))}
}

// entry opens the half-year report of a unit.
func (b *book) entry(code string) Entry {
	b.t.Helper()
	e, err := b.Entry(b.ctx, b.unit(code).ID, 2024, model.H1)
	if err != nil {
		b.t.Fatal(err)
	}
	return e
}

// stated returns what a unit's half-year report states for a target, in plain
// notation or as a choice.
func (b *book) stated(code, number string) string {
	b.t.Helper()
	for _, r := range b.entry(code).Rows {
		if r.Row.Target.Number == number {
			return figureText(r.Value.Figure)
		}
	}
	b.t.Fatalf("%s does not report %s", code, number)
	return ""
}

// lines counts the lines of the history.
func (b *book) lines() int {
	b.t.Helper()
	all, err := b.History(b.ctx, HistoryFilter{})
	if err != nil {
		b.t.Fatal(err)
	}
	return len(all)
}

// newest returns the newest line of the history.
func (b *book) newest() model.Change {
	b.t.Helper()
	all, err := b.History(b.ctx, HistoryFilter{Limit: 1})
	if err != nil || len(all) == 0 {
		b.t.Fatalf("history: %v, %d lines", err, len(all))
	}
	return all[0]
}

// refused checks that an error has the code and the field, and that its
// message holds the words.
func refused(t *testing.T, err error, code model.Code, field string, words ...string) {
	t.Helper()
	var e *model.Error
	if model.CodeOf(err) != code {
		t.Fatalf("err = %v (%s), want code %s", err, model.CodeOf(err), code)
	}
	if e, _ = err.(*model.Error); field != "" && (e == nil || e.Field != field) {
		t.Fatalf("err = %#v, want field %q", err, field)
	}
	for _, w := range words {
		if !strings.Contains(model.Message(err), w) {
			t.Errorf("the message lacks %q: %s", w, model.Message(err))
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
