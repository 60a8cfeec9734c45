package reports

import (
	"context"
	"fmt"

	"sothidua/data/model"
	"sothidua/data/vn"
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
	if s.report == b.report {
		s.redraw()
	} else {
		s.tellFailed(b.report)
	}
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
		switch {
		case model.CodeOf(err) == model.CodeInvalid && len(b.edits) > 1:
			for _, e := range b.edits { // one that is wrong must not keep the others out
				s.send(batch{report: b.report, edits: []edit{e}, reason: b.reason})
			}
			return
		case err != nil:
			b.failed(err)
		default:
			b.saved(values)
		}
		s.batchDone(b, err)
	}})
}

// redraw shows the cells and what follows from them.
func (s *entryScreen) redraw() {
	s.tellFailed(s.report)
	s.values.refresh()
	s.head.refresh()
	s.status()
}

// batchDone is told of every saved or refused batch. What follows from a saved
// value (to date, percent, judgement) comes with the reload the shell asks for.
func (s *entryScreen) batchDone(b batch, err error) {
	if err != nil {
		b.report.told = "" // the user may have closed the bar of an earlier try
	}
	if s.report == b.report {
		s.redraw()
	} else {
		s.tellFailed(b.report)
	}
}

// tellFailed tells of the cells of a report that the book did not take, and
// takes the bar back when there are none any more.
func (s *entryScreen) tellFailed(r *report) {
	text := ""
	if _, failed, _ := r.counts(); failed > 0 {
		text = fmt.Sprintf("Chưa lưu được %d ô của %s. %s Chữ đã gõ vẫn nằm trong ô.", failed, r.entry.Unit.Name, r.firstFailure())
	}
	if text == r.told {
		return
	}
	r.told = text
	n := kit.Notice{Kind: kit.NoticeError, Text: text, Key: "reports.save/" + r.key.id()}
	if text != "" {
		n.Actions = []kit.Action{{Label: "Thử lại", Do: func() { s.send(r.retry()) }}}
	}
	s.env.Notify(n)
}

// undo takes the last step back, or brings it back again.
func (s *entryScreen) undo(again bool) {
	if s.report == nil {
		return
	}
	reason, take := "hoàn tác", s.report.undo.undo
	if again {
		reason, take = "làm lại", s.report.undo.redo
	}
	if why := s.report.entry.Locked; why != "" {
		s.env.Status("Không " + reason + " được: " + vn.LowerFirst(why))
		return
	}
	st, ok := take()
	if !ok {
		s.env.Status("Không còn gì để " + reason + " trong báo cáo này")
		return
	}
	if s.report.undo.pasteUndone() {
		s.env.Notify(kit.Notice{Key: pasteNotice(s.report)})
	}
	edits, moved := st.apply(s.report.text)
	b, _, _ := s.report.put(edits, reason)
	if moved > 0 {
		s.env.Notify(kit.Notice{Kind: kit.NoticeInfo, Key: "reports.undo",
			Text: fmt.Sprintf("%d ô đã đổi sau đó nên không %s.", moved, reason)})
	}
	s.send(b)
	if len(st) > 0 {
		s.values.selectKey(st[0].key)
	}
}

// reports lists the reports opened so far, of which some may hold something
// unsaved.
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
		s.tellFailed(sh)
	}
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
			s.tellFailed(s.report)
			s.words.reset()
			s.refresh()
			then()
		})
	})
}
