package reports

import (
	"fmt"
	"strings"

	"sothidua/data/model"
	"sothidua/data/service"
)

// reportKey names one report.
type reportKey struct {
	unit model.ID
	year int
	code model.PeriodCode
}

// draftState is where a typed text stands on its way into the book.
type draftState int

const (
	draftWaiting draftState = iota // read; being saved
	draftWrong                     // unreadable or impossible; stays as typed
	draftFailed                    // read, but the book did not take it
)

// draft is a text typed over a cell that is not in the book.
type draft struct {
	text  string
	state draftState
	why   string // what is wrong, or why it was not saved
	fix   string // the text probably meant
	quiet bool   // the user wants to look at it later
}

// report is one report being entered: what the book holds and what was typed
// over it. It outlives reloads and the choice of another unit, so that nothing
// typed is lost.
type report struct {
	key    reportKey
	entry  service.Entry
	drafts map[cellKey]draft
	words  map[model.Section]string // narrative typed and not in the book
	sent   map[model.Section]string // narrative on its way into the book
	undo   undoStack
	rows   map[model.ID]int
	passed map[cellKey]string // doubts the user passed over, as they were told
	told   string             // what the bar says that tells of cells not saved, "" for none
}

func newReport(key reportKey) *report {
	return &report{key: key, drafts: map[cellKey]draft{}, words: map[model.Section]string{}, sent: map[model.Section]string{},
		passed: map[cellKey]string{}}
}

// load takes what the book holds now. Drafts of targets that the unit no longer
// reports are dropped and named.
func (s *report) load(e service.Entry) (lost []string) {
	s.entry = e
	s.rows = make(map[model.ID]int, len(e.Rows))
	for i, r := range e.Rows {
		s.rows[r.Row.Target.ID] = i
	}
	for k, d := range s.drafts {
		if _, ok := s.rows[k.target]; !ok {
			lost = append(lost, "“"+d.text+"”")
			delete(s.drafts, k)
		}
	}
	return lost
}

// row returns the row of a target, nil when the unit does not report it.
func (s *report) row(target model.ID) *service.EntryRow {
	if i, ok := s.rows[target]; ok {
		return &s.entry.Rows[i]
	}
	return nil
}

// keyAt returns the cell at a row and column of the grid; ok is false for cells
// that are never typed into.
func (s *report) keyAt(row, col int) (k cellKey, ok bool) {
	f, ok := fieldAt(col)
	if !ok || row < 0 || row >= len(s.entry.Rows) {
		return cellKey{}, false
	}
	return cellKey{s.entry.Rows[row].Row.Target.ID, f}, true
}

// locked tells why a cell at a row and column cannot be typed into, "" when it can.
func (s *report) locked(row, col int) string {
	k, ok := s.keyAt(row, col)
	if !ok {
		return computedWhy
	}
	return lockedWhy(*s.row(k.target), k.field)
}

// text returns what a cell holds, as it is edited.
func (s *report) text(k cellKey) string {
	if d, ok := s.drafts[k]; ok {
		return d.text
	}
	r := s.row(k.target)
	if r == nil {
		return ""
	}
	return savedText(r.Row.Target.Rule, r.Value, k.field)
}

// batch is a set of readable cells to be saved in one transaction.
type batch struct {
	report *report
	edits  []edit
	reason string // stands in the history
}

// put writes texts over cells: what can be read waits to be saved in the
// returned batch, the rest stays in its cell as typed, marked wrong. The step
// holds every cell that changed; locked counts the texts meant for cells that
// cannot be typed into.
func (s *report) put(edits []edit, reason string) (b batch, done step, locked int) {
	b = batch{report: s, reason: reason}
	for _, e := range edits {
		r := s.row(e.key.target)
		if r == nil || lockedWhy(*r, e.key.field) != "" {
			locked++
			continue
		}
		old := s.text(e.key)
		p, err := parse(r.Row.Target, r.Value, e.key.field, e.text)
		switch {
		case err != nil:
			s.drafts[e.key] = draft{text: e.text, state: draftWrong, why: model.Message(err), fix: p.fix}
		case p.text == savedText(r.Row.Target.Rule, r.Value, e.key.field):
			delete(s.drafts, e.key)
		default:
			s.drafts[e.key] = draft{text: p.text}
			b.edits = append(b.edits, edit{e.key, p.text})
		}
		if now := s.text(e.key); now != old {
			done = append(done, textChange{e.key, old, now})
		}
	}
	return b, done, locked
}

// values returns the values of a batch: what the book holds with the batch's
// cells changed, in the order of the rows.
func (b batch) values() ([]model.Value, error) {
	changed := map[model.ID]model.Value{}
	for _, e := range b.edits {
		r := b.report.row(e.key.target)
		if r == nil {
			continue
		}
		v, ok := changed[e.key.target]
		if !ok {
			v = r.Value
		}
		p, err := parse(r.Row.Target, v, e.key.field, e.text)
		if err != nil {
			return nil, err
		}
		changed[e.key.target] = p.value
	}
	var out []model.Value
	for _, r := range b.report.entry.Rows {
		if v, ok := changed[r.Row.Target.ID]; ok {
			out = append(out, v)
		}
	}
	return out, nil
}

// saved takes over values the book holds now. A cell that was typed into again
// meanwhile keeps its draft.
func (b batch) saved(values []model.Value) {
	for _, v := range values {
		if r := b.report.row(v.TargetID); r != nil {
			r.Value = v
		}
	}
	for _, e := range b.edits {
		if d, ok := b.report.drafts[e.key]; ok && d.text == e.text {
			delete(b.report.drafts, e.key)
		}
	}
}

// failed marks the cells of a batch that the book did not take. What it can
// never take is wrong, whatever else was tried again.
func (b batch) failed(err error) {
	state := draftFailed
	if model.CodeOf(err) == model.CodeInvalid {
		state = draftWrong
	}
	for _, e := range b.edits {
		if d, ok := b.report.drafts[e.key]; ok && d.text == e.text {
			d.state, d.why, d.quiet = state, model.Message(err), false
			b.report.drafts[e.key] = d
		}
	}
}

// retry returns the cells that were not saved, to be tried again.
func (s *report) retry() batch {
	b := batch{report: s}
	for _, r := range s.entry.Rows {
		for _, f := range fields {
			k := cellKey{r.Row.Target.ID, f}
			if d, ok := s.drafts[k]; ok && d.state == draftFailed {
				d.state, d.why = draftWaiting, ""
				s.drafts[k] = d
				b.edits = append(b.edits, edit{k, d.text})
			}
		}
	}
	return b
}

// quiet remembers that the user wants to look at a wrong cell later.
func (s *report) quiet(k cellKey) {
	if d, ok := s.drafts[k]; ok {
		d.quiet = true
		s.drafts[k] = d
	}
}

// counts returns how many cells hold a wrong text, how many one that the book
// did not take, and how many one that is on its way.
func (s *report) counts() (wrong, failed, waiting int) {
	for _, d := range s.drafts {
		switch d.state {
		case draftWrong:
			wrong++
		case draftFailed:
			failed++
		default:
			waiting++
		}
	}
	return wrong, failed, waiting
}

// unsaved tells what would be lost, "" for nothing: "Thôn 3 có 1 ô sai". What
// is on its way into the book is not lost.
func (s *report) unsaved() string {
	wrong, failed, _ := s.counts()
	var parts []string
	if wrong > 0 {
		parts = append(parts, fmt.Sprintf("%d ô sai", wrong))
	}
	if failed > 0 {
		parts = append(parts, fmt.Sprintf("%d ô chưa lưu", failed))
	}
	for i, sec := range model.Sections {
		if _, ok := s.words[sec]; ok && !s.onItsWay(sec) {
			parts = append(parts, fmt.Sprintf("mục %d thuyết minh chưa lưu", i+1))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return s.entry.Unit.Name + " có " + strings.Join(parts, ", ")
}

// onItsWay tells whether the text typed into a section is being saved.
func (s *report) onItsWay(sec model.Section) bool {
	text, ok := s.sent[sec]
	return ok && text == s.words[sec]
}

// discard drops everything that is not in the book. Steps that were saved can
// still be undone.
func (s *report) discard() {
	s.drafts = map[cellKey]draft{}
	s.words = map[model.Section]string{}
	s.undo.forget(s.text)
}

// firstFailure returns why the first of the cells that were not saved was not.
func (s *report) firstFailure() string {
	for _, r := range s.entry.Rows {
		for _, f := range fields {
			if d, ok := s.drafts[cellKey{r.Row.Target.ID, f}]; ok && d.state == draftFailed {
				return d.why
			}
		}
	}
	return ""
}

// id names the report in the keys of notices.
func (k reportKey) id() string { return itoa(k.unit) + "/" + yearText(k.year) + "/" + string(k.code) }
