package targets

import (
	"context"
	"fmt"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/service"
)

// fill is a way to hand a summed plan out to the units that have it.
type fill int

const (
	fillRest  fill = iota // what is left, on top of what each has
	fillEqual             // the whole plan in equal parts
	fillBasis             // the whole plan by a denominator
)

// fillReason says why a fill cannot be done now, "" when it can.
func (m matrix) fillReason(f fill) string {
	assigned, without := 0, ""
	for _, r := range m.rows {
		if !r.Assigned || r.Closed {
			continue
		}
		assigned++
		if d := r.Unit.Measures[m.basis]; !d.IsPositive() && without == "" {
			without = r.Unit.Name
		}
	}
	left := m.sheet.Left
	switch {
	case !m.summed():
		return "Chỉ tiêu này không cộng từ các đơn vị."
	case !m.sheet.Target.Plan.Number.Valid:
		return "Chỉ tiêu chưa có số kế hoạch."
	case assigned == 0:
		return "Chưa giao cho đơn vị nào."
	case f == fillRest && left.Decimal.IsZero():
		return "Đã giao hết."
	case f == fillRest && left.Decimal.IsNegative():
		return "Đã giao vượt kế hoạch."
	case f == fillBasis && m.basis == "":
		return "Các đơn vị chưa ghi số hộ, nhân khẩu hay diện tích."
	case f == fillBasis && without != "":
		return without + " chưa ghi " + measureName(m.basis) + "."
	}
	return ""
}

// fill divides the plan or what is left of it and returns what every unit that
// goes on shall have afterwards. The shares add up exactly.
func (m matrix) fill(f fill) ([]change, error) {
	if why := m.fillReason(f); why != "" {
		return nil, model.Errorf(model.CodeInvalid, "%s", why)
	}
	var rows []service.AllocationRow
	var weights []decimal.Decimal
	total := m.sheet.Target.Plan.Number.Decimal
	for _, r := range m.rows {
		if !r.Assigned {
			continue
		}
		if r.Closed { // a unit that stops keeps what it has
			total = total.Sub(r.Allocation.Plan.Number.Decimal)
			continue
		}
		rows = append(rows, r)
		w := decimal.NewFromInt(1)
		if d := r.Unit.Measures[m.basis]; f == fillBasis || f == fillRest && m.fillReason(fillBasis) == "" {
			w = d
		}
		weights = append(weights, w)
	}
	if f == fillRest {
		total = m.sheet.Left.Decimal
	}
	if total.IsNegative() {
		return nil, model.Errorf(model.CodeInvalid, "Đơn vị đã thôi hoạt động được giao nhiều hơn kế hoạch. Bớt phần của đơn vị ấy trước.")
	}
	parts := progress.Split(total, weights, m.rule().Decimals)
	if len(parts) != len(rows) {
		return nil, model.Errorf(model.CodeInternal, "Không chia được %s cho %d đơn vị.", total, len(rows))
	}
	var out []change
	for i, r := range rows {
		to := shareOf(r)
		n := parts[i]
		if f == fillRest {
			n = n.Add(to.plan.Number.Decimal)
		}
		to.plan = model.Of(model.Some(n))
		out = append(out, change{unit: r.Unit.ID, from: shareOf(r), to: to})
	}
	return changed(out), nil
}

// share is all that is kept about one unit and one target.
type share struct {
	assigned bool
	plan     model.Figure
	own      model.Figure // registered
	hard     bool
	note     string
}

func shareOf(r service.AllocationRow) share {
	return share{assigned: r.Assigned, plan: r.Allocation.Plan, own: r.Registration.Plan, hard: r.Registration.Hard, note: r.Registration.Note}
}

// sameAssignment and sameRegistration compare the two halves of a share.
func (s share) sameAssignment(o share) bool { return s.assigned == o.assigned && s.plan.Equal(o.plan) }
func (s share) sameRegistration(o share) bool {
	return s.own.Equal(o.own) && s.hard == o.hard && s.note == o.note
}

// change is one unit's share before and after.
type change struct {
	unit     model.ID
	from, to share
}

// changed leaves out what changes nothing.
func changed(list []change) []change {
	var out []change
	for _, c := range list {
		if !c.from.sameAssignment(c.to) || !c.from.sameRegistration(c.to) {
			out = append(out, c)
		}
	}
	return out
}

// reversed turns changes around, for undo.
func reversed(list []change) []change {
	out := make([]change, len(list))
	for i, c := range list {
		out[i] = change{unit: c.unit, from: c.to, to: c.from}
	}
	return out
}

// shareBook is what writing shares asks of the book.
type shareBook interface {
	AssignAll(ctx context.Context, target model.ID, plans map[model.ID]model.Figure) error
	Unassign(ctx context.Context, target, unit model.ID) error
	Register(ctx context.Context, r model.Registration) error
}

// write brings the changes into the book: the assignments in one step, then
// what is taken back, then the registrations. It returns what was written,
// which is less than all only beside an error.
func write(ctx context.Context, book shareBook, target model.ID, list []change) ([]change, error) {
	plans := map[model.ID]model.Figure{}
	for _, c := range list {
		if c.to.assigned && !c.from.sameAssignment(c.to) {
			plans[c.unit] = c.to.plan
		}
	}
	if len(plans) > 0 {
		if err := book.AssignAll(ctx, target, plans); err != nil {
			return nil, err
		}
	}
	done := make([]change, len(list))
	for i, c := range list {
		done[i] = c
		done[i].to.own, done[i].to.hard, done[i].to.note = c.from.own, c.from.hard, c.from.note
		if !c.to.assigned {
			done[i].to.assigned, done[i].to.plan = c.from.assigned, c.from.plan
		}
	}
	for i, c := range list {
		if c.from.assigned && !c.to.assigned {
			if err := book.Unassign(ctx, target, c.unit); err != nil {
				return changed(done), err
			}
			done[i].to.assigned, done[i].to.plan = false, c.to.plan
		}
		if c.from.sameRegistration(c.to) {
			continue
		}
		if err := book.Register(ctx, model.Registration{TargetID: target, UnitID: c.unit, Plan: c.to.own, Hard: c.to.hard, Note: c.to.note}); err != nil {
			return changed(done), err
		}
		done[i].to.own, done[i].to.hard, done[i].to.note = c.to.own, c.to.hard, c.to.note
	}
	return changed(done), nil
}

// step is what one undo takes back.
type step struct {
	target model.ID
	what   string // "Chia đều 20 người cho 8 đơn vị"
	list   []change
}

// history holds the steps that can be undone and redone.
type history struct{ done, undone []step }

// add notes a step; what was undone before can no longer be redone.
func (h *history) add(s step) {
	if len(s.list) > 0 {
		h.done, h.undone = append(h.done, s), nil
	}
}

// undo takes the last step off and returns it turned around.
func (h *history) undo() (step, bool) {
	if len(h.done) == 0 {
		return step{}, false
	}
	s := h.done[len(h.done)-1]
	h.done = h.done[:len(h.done)-1]
	h.undone = append(h.undone, s)
	return step{s.target, s.what, reversed(s.list)}, true
}

// redo returns the step undone last.
func (h *history) redo() (step, bool) {
	if len(h.undone) == 0 {
		return step{}, false
	}
	s := h.undone[len(h.undone)-1]
	h.undone = h.undone[:len(h.undone)-1]
	h.done = append(h.done, s)
	return s, true
}

// paste reads an Excel block laid over the matrix at row and col. It returns
// the changes, the cells that could not be read, and how many lines or columns
// of the block had no place.
func (m matrix) paste(row, col int, cells [][]string) (list []change, bad map[cellRef]typedCell, over int) {
	bad = map[cellRef]typedCell{}
	for i, line := range cells {
		if row+i >= len(m.rows) {
			over++
			continue
		}
		r := m.rows[row+i]
		c := change{unit: r.Unit.ID, from: shareOf(r), to: shareOf(r)}
		for j, text := range line {
			if at := col + j; at == colAssigned || at == colRegistered {
				if err := m.put(&c.to, at, text); err != nil {
					bad[cellRef{r.Unit.ID, at}] = typedCell{text, model.Message(err)}
				}
			}
		}
		list = append(list, c)
	}
	return changed(list), bad, over
}

// put reads a text into one column of a share.
func (m matrix) put(s *share, col int, text string) error {
	f, err := m.read(text)
	if err != nil {
		return err
	}
	if col == colRegistered {
		s.own = f
		return nil
	}
	s.assigned, s.plan = s.assigned || !f.Missing(), f
	return nil
}

// countUnits is "Thôn 4", or "3 đơn vị", of a list of changes.
func (m matrix) countUnits(list []change) string {
	if len(list) == 1 {
		for _, r := range m.sheet.Rows {
			if r.Unit.ID == list[0].unit {
				return r.Unit.Name
			}
		}
	}
	return fmt.Sprintf("%d %s", len(list), m.word())
}
