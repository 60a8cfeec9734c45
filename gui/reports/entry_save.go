package reports

import (
	"context"
	"fmt"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

// commit writes texts into cells as one undo step and saves those that can be
// read. It returns how many fell on locked cells.
func (s *entryScreen) commit(edits []edit, reason string) (locked int) {
	b, done, locked := s.report.put(edits, reason)
	s.report.undo.push(done)
	s.send(b)
	return locked
}

// send saves a batch and draws the cells with their new texts.
func (s *entryScreen) send(b batch) {
	s.redraw()
	if len(b.edits) == 0 {
		return
	}
	var values []model.Value
	k := b.report.key
	s.writes.add(job{make: func() (func(context.Context) error, error) {
		var err error
		values, err = b.values()
		return func(ctx context.Context) error {
			return s.svc.SaveValues(ctx, k.unit, k.year, k.code, values, b.reason)
		}, err
	}, done: func(err error) {
		if err != nil {
			b.failed(err)
		} else {
			b.saved(values)
		}
		s.batchDone(b, err)
	}})
}

// redraw shows the cells and what follows from them.
func (s *entryScreen) redraw() {
	s.values.refresh()
	s.head.refresh()
	s.status()
}

// batchDone is told of every saved or refused batch. What follows from a saved
// value (to date, percent, judgement) comes with the reload the shell asks for.
func (s *entryScreen) batchDone(b batch, err error) {
	if err != nil {
		s.env.Notify(kit.Notice{Kind: kit.NoticeError,
			Text:    fmt.Sprintf("Chưa lưu được %d ô của %s. %s Chữ đã gõ vẫn nằm trong ô.", len(b.edits), b.report.entry.Unit.Name, model.Message(err)),
			Actions: []kit.Action{{Label: "Thử lại", Do: func() { s.send(b.report.retry()) }}}})
	}
	if s.report == b.report {
		s.redraw()
	} else if b.report.unsaved() != "" {
		s.parked[b.report.key] = b.report // it failed after another period was opened
	}
}

// undo takes the last step back, or brings it back again.
func (s *entryScreen) undo(again bool) {
	if s.report == nil || s.report.entry.Locked != "" {
		return
	}
	st, ok, reason := step(nil), false, "hoàn tác"
	if again {
		reason = "làm lại"
		st, ok = s.report.undo.redo()
	} else {
		st, ok = s.report.undo.undo()
	}
	if !ok {
		return
	}
	edits, moved := st.apply(s.report.text)
	b, _, _ := s.report.put(edits, reason)
	if moved > 0 {
		s.env.Notify(kit.Notice{Kind: kit.NoticeInfo, Text: fmt.Sprintf("%d ô đã đổi sau đó nên không %s.", moved, reason)})
	}
	s.send(b)
	if len(st) > 0 {
		s.values.selectKey(st[0].key)
	}
}

// reports lists the open reports that may hold something unsaved.
func (s *entryScreen) reports() []*report {
	var out []*report
	if s.report != nil {
		out = append(out, s.report)
	}
	for _, p := range s.parked {
		out = append(out, p)
	}
	return out
}

// Unsaved implements kit.Saver. The window asks all the time, also while a cell
// is being typed into: nothing is changed here.
func (s *entryScreen) Unsaved() string {
	s.words.collect()
	for _, r := range s.reports() {
		if what := r.unsaved(); what != "" {
			return what
		}
	}
	return ""
}

// flush sends everything typed so far on its way into the book.
func (s *entryScreen) flush() {
	s.values.grid.FinishEdit()
	s.words.save()
}

// Save implements kit.Saver: whatever can be read is saved, also what failed
// before. A wrong cell stays as typed and is shown.
func (s *entryScreen) Save(done func(saved bool)) {
	s.flush()
	for _, sh := range s.reports() {
		s.send(sh.retry())
	}
	s.writes.whenIdle(func() {
		ok := s.Unsaved() == ""
		if !ok && s.report != nil {
			s.showFault()
		}
		done(ok)
	})
}

// showFault goes to the first wrong cell of the report that shows.
func (s *entryScreen) showFault() {
	if f, ok := s.report.fault(-1, -1); ok {
		s.showPage(pageValues)
		s.values.selectKey(f.key)
		s.values.focus()
	}
}

// Discard implements kit.Saver.
func (s *entryScreen) Discard() {
	for _, sh := range s.reports() {
		sh.discard()
	}
	s.parked = map[reportKey]*report{}
	s.words.reset()
	s.refresh()
}

// leave runs then once nothing of the report that shows can be lost: what is
// being saved is waited for, what cannot be saved is asked about.
func (s *entryScreen) leave(then func()) {
	if s.report == nil {
		then()
		return
	}
	s.flush()
	s.writes.whenIdle(func() {
		what := s.report.unsaved()
		if what == "" {
			then()
			return
		}
		kit.AskUnsaved(s.env.Window, what, func() {
			s.Save(func(saved bool) {
				if saved {
					then()
				}
			})
		}, func() {
			s.report.discard()
			s.words.reset()
			s.refresh()
			then()
		})
	})
}
