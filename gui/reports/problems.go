package reports

import (
	"fmt"
	"strings"

	"sothidua/data/model"
	"sothidua/data/service"
)

// problemKind is why a cell needs a look.
type problemKind int

const (
	problemWrong problemKind = iota // typed, and not in the book
	problemBlank                    // required and empty
	problemDoubt                    // saved, but worth a second look or marked for one
)

// problem is a cell that needs a look.
type problem struct {
	row, col int
	kind     problemKind
}

// problems lists the cells that need a look, in reading order.
func (s *report) problems() []problem {
	var out []problem
	for i, r := range s.entry.Rows {
		id := r.Row.Target.ID
		if s.blank(i) {
			out = append(out, problem{i, colValue, problemBlank})
		}
		for _, f := range fields {
			if d, ok := s.drafts[cellKey{id, f}]; ok && d.state != draftWaiting {
				out = append(out, problem{i, f.column(), problemWrong})
			} else if !ok && doubtful(r, f) {
				out = append(out, problem{i, f.column(), problemDoubt})
			}
		}
	}
	return out
}

// doubtful tells whether a saved cell is worth a second look.
func doubtful(r service.EntryRow, f field) bool {
	return f == fieldValue && (r.Warning != "" || r.Value.Recheck) || f == fieldToDate && r.Clash()
}

// blank tells whether the value of a row is required, empty and not being typed.
func (s *report) blank(row int) bool {
	r := s.entry.Rows[row]
	if !r.Required {
		return false
	}
	_, value := s.drafts[cellKey{r.Row.Target.ID, fieldValue}]
	_, note := s.drafts[cellKey{r.Row.Target.ID, fieldNote}]
	return !value && !note
}

// next returns the first problem after a cell in reading order, starting over
// at the end. Doubts count only when nothing else is left.
func (s *report) next(row, col int) (problem, bool) {
	all := s.problems()
	var must []problem
	for _, p := range all {
		if p.kind != problemDoubt {
			must = append(must, p)
		}
	}
	if len(must) == 0 {
		must = all
	}
	for _, p := range must {
		if p.row > row || p.row == row && p.col > col {
			return p, true
		}
	}
	if len(must) == 0 {
		return problem{}, false
	}
	return must[0], true
}

// notReady tells why the report cannot be handed in, "" when it can:
// "còn 1 ô sai, 1 ô trống".
func (s *report) notReady() string {
	wrong, failed, waiting := s.counts()
	blank := 0
	for i := range s.entry.Rows {
		if s.blank(i) {
			blank++
		}
	}
	var parts []string
	for _, p := range []struct {
		n    int
		what string
	}{{wrong, "ô sai"}, {failed + waiting, "ô chưa lưu"}, {blank, "ô trống"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.what))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "còn " + strings.Join(parts, ", ")
}

// fault is a wrong cell as the foot of the entry screen tells it.
type fault struct {
	key    cellKey
	number string // the target's number
	field  field
	why    string
	fix    string // text probably meant, "" for none
	retry  bool   // the text is right, only saving failed
}

// fault returns the wrong cell to tell of: the one at the row and column, or
// the first one the user does not want to leave for later.
func (s *report) fault(row, col int) (fault, bool) {
	if k, ok := s.keyAt(row, col); ok {
		if d, ok := s.drafts[k]; ok && d.state != draftWaiting {
			return s.faultOf(k, d), true
		}
	}
	for _, p := range s.problems() {
		if k, _ := s.keyAt(p.row, p.col); p.kind == problemWrong && !s.drafts[k].quiet {
			return s.faultOf(k, s.drafts[k]), true
		}
	}
	return fault{}, false
}

func (s *report) faultOf(k cellKey, d draft) fault {
	return fault{key: k, number: s.number(k.target), field: k.field, why: d.why, fix: d.fix, retry: d.state == draftFailed}
}

// doubt returns the text that was probably meant by a saved value that is
// possible but far from what was expected; ok is false when there is none.
func (s *report) doubt(row, col int) (k cellKey, fix string, ok bool) {
	k, ok = s.keyAt(row, col)
	if !ok || k.field != fieldValue || s.locked(row, col) != "" {
		return k, "", false
	}
	r := s.row(k.target)
	if _, typed := s.drafts[k]; typed || r.Warning == "" {
		return k, "", false
	}
	fix = suggestion(r.Row.Target, r.Value.Figure)
	return k, fix, fix != ""
}

// suspect is a doubtful cell as the foot of the entry screen tells it.
type suspect struct {
	key    cellKey
	number string // the target's number
	why    string
}

// suspect returns the doubtful cell to tell of: the one at the row and column,
// or the first one. Those the user passed over, and those only marked for
// another look, are not told of.
func (s *report) suspect(row, col int) (suspect, bool) {
	var first *suspect
	for _, p := range s.problems() {
		k, _ := s.keyAt(p.row, p.col)
		why := s.doubtWords(k)
		if p.kind != problemDoubt || why == "" || s.passed[k] == why {
			continue
		}
		found := suspect{key: k, number: s.number(k.target), why: why}
		if p.row == row && p.col == col {
			return found, true
		}
		if first == nil {
			first = &found
		}
	}
	if first == nil {
		return suspect{}, false
	}
	return *first, true
}

// doubtWords tells why a saved cell is doubtful, "" when it is not.
func (s *report) doubtWords(k cellKey) string {
	r := s.row(k.target)
	switch {
	case r == nil:
		return ""
	case k.field == fieldValue:
		return r.Warning
	case k.field == fieldToDate && r.Clash():
		return clashText(*r)
	}
	return ""
}

// number returns a target's number in the plan.
func (s *report) number(id model.ID) string {
	if r := s.row(id); r != nil {
		return r.Row.Target.Number
	}
	return ""
}
