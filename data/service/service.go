// Package service holds the use cases of the office: each one checks what it
// is given, writes it together with its line of history in one transaction,
// and tells the open screens after the commit. Screens and the command line
// call it; it knows neither.
package service

import (
	"context"
	"sync/atomic"
	"time"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/store"
)

// Params are what a Service is built from.
type Params struct {
	DB    *store.DB
	Clock model.Clock // time.Now when nil
	// Person is who works with the book until SetPerson says otherwise; the
	// name stands in the history.
	Person string
}

// Service is the one door to the book. It is safe for use by several
// goroutines.
type Service struct {
	db     *store.DB
	clock  model.Clock
	person atomic.Pointer[string]
	bus    bus
}

// New builds a Service; it panics without a database, which is a fault of the
// program and not of its user.
func New(p Params) *Service {
	if p.DB == nil {
		panic("service: no database")
	}
	if p.Clock == nil {
		p.Clock = time.Now
	}
	if p.Person == "" {
		p.Person = DefaultPerson
	}
	s := &Service{db: p.DB, clock: p.Clock}
	s.SetPerson(p.Person)
	return s
}

// DefaultPerson is the person of the plan who gathers the reports (III.3:
// "qua công chức VP-TK xã").
const DefaultPerson = "Công chức VP-TK"

// Person returns who works with the book now.
func (s *Service) Person() string { return *s.person.Load() }

// SetPerson changes who works with the book.
func (s *Service) SetPerson(name string) { s.person.Store(&name) }

// Today returns the day on the office's clock.
func (s *Service) Today() model.Date { return model.DateOf(s.clock()) }

// Now returns the time on the office's clock.
func (s *Service) Now() time.Time { return s.clock() }

// Path returns the database file.
func (s *Service) Path() string { return s.db.Path() }

// read runs fn on one consistent snapshot and returns its result.
func read[T any](ctx context.Context, s *Service, fn func(*store.Tx) (T, error)) (T, error) {
	var out T
	err := s.db.Read(ctx, func(tx *store.Tx) error {
		v, err := fn(tx)
		out = v
		return err
	})
	return out, err
}

// write runs fn in one transaction and, once it is committed, publishes the
// topics.
func (s *Service) write(ctx context.Context, fn func(*store.Tx) error, topics ...Topic) error {
	if err := s.db.Write(ctx, fn); err != nil {
		return err
	}
	s.bus.publish(topics...)
	return nil
}

// record adds a line to the history in the person's name.
func (s *Service) record(tx *store.Tx, c model.Change) error {
	c.At = tx.Now()
	c.Person = s.Person()
	return tx.AddChange(c)
}

// facts reads everything the rules need to know of a year.
func (s *Service) facts(tx *store.Tx, year int) (progress.Facts, error) {
	return s.factsWith(tx, year, func() ([]store.ValueRow, error) { return tx.YearValues(year) })
}

// unitFacts reads what the rules need to know of one unit in a year: of the
// values only its own, which of a big commune are one in sixty.
func (s *Service) unitFacts(tx *store.Tx, unit model.ID, year int) (progress.Facts, error) {
	return s.factsWith(tx, year, func() ([]store.ValueRow, error) { return tx.UnitValues(year, unit) })
}

func (s *Service) factsWith(tx *store.Tx, year int, read func() ([]store.ValueRow, error)) (progress.Facts, error) {
	f := progress.Facts{AsOf: s.Today()}
	var err error
	if f.Office, err = tx.Office(); err != nil {
		return f, err
	}
	if f.Plan, err = tx.Plan(year); err != nil {
		return f, err
	}
	if f.Targets, err = tx.Targets(f.Plan.ID); err != nil {
		return f, err
	}
	if f.Checks, err = tx.CrossChecks(f.Plan.ID); err != nil {
		return f, err
	}
	if f.Units, err = tx.Units(year); err != nil {
		return f, err
	}
	if f.Allocations, err = tx.Allocations(f.Plan.ID); err != nil {
		return f, err
	}
	if f.Past, err = tx.PastResults(f.Plan.ID); err != nil {
		return f, err
	}
	if f.Reports, err = tx.Reports(year); err != nil {
		return f, err
	}
	values, err := read()
	if err != nil {
		return f, err
	}
	f.Values = make([]progress.Reported, len(values))
	for i, v := range values {
		f.Values[i] = progress.Reported{UnitID: v.UnitID, Code: v.Code, Status: v.Status, Value: v.Value}
	}
	return f, nil
}
