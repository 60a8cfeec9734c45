package service

import "sync"

// Topic says what kind of thing changed.
type Topic string

// The topics.
const (
	TopicOffice  Topic = "office"
	TopicUnits   Topic = "units"
	TopicPlan    Topic = "plan"
	TopicTargets Topic = "targets"
	TopicPeriods Topic = "periods"
	TopicReports Topic = "reports" // values, narrative and states of reports
	TopicBackups Topic = "backups"
)

// AllTopics lists every topic, for changes that touch everything.
var AllTopics = []Topic{TopicOffice, TopicUnits, TopicPlan, TopicTargets, TopicPeriods, TopicReports, TopicBackups}

// bus hands topics to its listeners after a commit.
type bus struct {
	mu   sync.Mutex
	next int
	subs map[int]func(Topic)
}

// Subscribe calls fn, on the goroutine that wrote, for every topic that
// changed. The returned func ends it.
func (s *Service) Subscribe(fn func(Topic)) (unsubscribe func()) {
	b := &s.bus
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.subs == nil {
		b.subs = map[int]func(Topic){}
	}
	id := b.next
	b.next++
	b.subs[id] = fn
	return func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		delete(b.subs, id)
	}
}

func (b *bus) publish(topics ...Topic) {
	b.mu.Lock()
	fns := make([]func(Topic), 0, len(b.subs))
	for _, fn := range b.subs {
		fns = append(fns, fn)
	}
	b.mu.Unlock()
	for _, t := range topics {
		for _, fn := range fns {
			fn(t)
		}
	}
}
