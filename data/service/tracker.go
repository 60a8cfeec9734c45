package service

import (
	"context"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/store"
)

// State is what the office says about one unit's report for one period.
type State string

// The states, as on the tracker.
const (
	StateNotExpected State = "not_expected" // the unit reports nothing this period
	StateNotDue      State = "not_due"      // nothing in hand, the deadline has not passed
	StateOnTime      State = "on_time"
	StateLate        State = "late"    // received after the deadline
	StateMissing     State = "missing" // nothing entered and the deadline has passed
	StateDraft       State = "draft"   // being entered
	StateReturned    State = "returned"
)

// Label returns the state's Vietnamese name.
func (s State) Label() string {
	switch s {
	case StateNotExpected:
		return "Không phải nộp"
	case StateNotDue:
		return "Chưa đến hạn"
	case StateOnTime:
		return "Đúng hạn"
	case StateLate:
		return "Muộn"
	case StateMissing:
		return "Thiếu"
	case StateDraft:
		return "Đang nhập"
	case StateReturned:
		return "Trả lại để sửa"
	}
	return string(s)
}

// TrackerCell is one unit × period.
type TrackerCell struct {
	State     State
	Status    model.Status
	Received  model.Date // day received, for on time and late
	DaysLate  int        // days after the deadline: until received, or until today while missing
	Overdue   bool       // still not in hand after the deadline (missing, draft, returned)
	Filled    int        // cells holding a value
	Asked     int        // cells that should
	Reason    string     // why it was returned
	UpdatedOn model.Date
	Reminders []model.Reminder // oldest first
}

// TrackerRow is one unit over the year's periods.
type TrackerRow struct {
	Unit  model.Unit
	Block model.Block
	Cells []TrackerCell // one per period of the Tracker
}

// Tracker tells who has reported: units by block × periods.
type Tracker struct {
	Year    int
	Today   model.Date
	Sample  bool
	Periods []model.Period
	Rows    []TrackerRow
}

// Tally counts the units of one period by state; Expected is all but
// StateNotExpected, Received those in hand.
type Tally struct {
	Expected, Received int
	By                 map[State]int
	Overdue            []model.Unit // not in hand after the deadline, in order
}

// Tally counts the period in column i.
func (t Tracker) Tally(i int) Tally {
	out := Tally{By: map[State]int{}}
	for _, r := range t.Rows {
		c := r.Cells[i]
		out.By[c.State]++
		if c.State == StateNotExpected {
			continue
		}
		out.Expected++
		if c.Status.Received() {
			out.Received++
		}
		if c.Overdue {
			out.Overdue = append(out.Overdue, r.Unit)
		}
	}
	return out
}

// Column returns the index of a period in the tracker, -1 when it is not there.
func (t Tracker) Column(code model.PeriodCode) int {
	for i, p := range t.Periods {
		if p.Code == code {
			return i
		}
	}
	return -1
}

// Tracker returns the year's reports, unit by unit.
func (s *Service) Tracker(ctx context.Context, year int) (Tracker, error) {
	return read(ctx, s, func(tx *store.Tx) (Tracker, error) {
		f, err := s.facts(tx, year)
		if err != nil {
			return Tracker{}, err
		}
		return tracker(tx, f, year)
	})
}

// tracker reads what the facts do not hold and makes the tracker.
func tracker(tx *store.Tx, f progress.Facts, year int) (Tracker, error) {
	blocks, err := tx.Blocks()
	if err != nil {
		return Tracker{}, err
	}
	ps, err := periods(tx, year)
	if err != nil {
		return Tracker{}, err
	}
	t := track(f, blocks, ps, year)
	reminders, err := tx.Reminders(year)
	if err != nil {
		return Tracker{}, err
	}
	t.remind(reminders)
	return t, nil
}

// remind puts reminders into their cells.
func (t *Tracker) remind(reminders []model.Reminder) {
	rows := map[model.ID]int{}
	for i, r := range t.Rows {
		rows[r.Unit.ID] = i
	}
	for _, m := range reminders {
		i, ok := rows[m.UnitID]
		if k := t.Column(m.Code); ok && k >= 0 {
			c := &t.Rows[i].Cells[k]
			c.Reminders = append(c.Reminders, m)
		}
	}
}

func track(f progress.Facts, blocks []model.Block, periods []model.Period, year int) Tracker {
	t := Tracker{Year: year, Today: f.AsOf, Sample: f.Plan.Sample, Periods: periods}
	blockOf := map[model.ID]model.Block{}
	for _, b := range blocks {
		blockOf[b.ID] = b
	}
	ix := indexFacts(f)
	for _, u := range f.Units {
		row := TrackerRow{Unit: u, Block: blockOf[u.BlockID], Cells: make([]TrackerCell, len(periods))}
		expected := false
		for i, p := range periods {
			row.Cells[i] = ix.cell(u, p, t.Today)
			expected = expected || row.Cells[i].State != StateNotExpected
		}
		if expected {
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

type unitPeriod struct {
	unit model.ID
	code model.PeriodCode
}

// factIndex finds what one cell of the tracker needs without searching.
type factIndex struct {
	asked   map[model.ID][]model.Pace // by unit: the paces of the leaves it must report
	reports map[unitPeriod]model.Report
	filled  map[unitPeriod]int
}

func indexFacts(f progress.Facts) factIndex {
	ix := factIndex{map[model.ID][]model.Pace{}, map[unitPeriod]model.Report{}, map[unitPeriod]int{}}
	targets := map[model.ID]model.Target{}
	for _, t := range f.Targets {
		targets[t.ID] = t
	}
	for _, a := range f.Allocations {
		if t, ok := targets[a.TargetID]; ok && t.Leaf {
			ix.asked[a.UnitID] = append(ix.asked[a.UnitID], t.Rule.Pace)
		}
	}
	for _, r := range f.Reports {
		ix.reports[unitPeriod{r.UnitID, r.Code}] = r
	}
	for _, v := range f.Values {
		if !v.Value.Figure.Missing() {
			ix.filled[unitPeriod{v.UnitID, v.Code}]++
		}
	}
	return ix
}

// cell judges one report. A unit valid on the last day of the period is
// expected to report it when something is asked of it; at half-year and year
// end every unit reports, at least in words (plan 16/KH-UBND, III.3).
func (ix factIndex) cell(u model.Unit, p model.Period, today model.Date) TrackerCell {
	key := unitPeriod{u.ID, p.Code}
	r, exists := ix.reports[key]
	if !exists && !u.ValidOn(p.Code.LastDay(p.Year)) {
		return TrackerCell{State: StateNotExpected}
	}
	c := TrackerCell{Status: r.Status, Filled: ix.filled[key], Reason: r.Reason}
	for _, pace := range ix.asked[u.ID] {
		if pace.Asked(p.Code) {
			c.Asked++
		}
	}
	if kind := p.Code.Kind(); !exists && c.Asked == 0 && kind != model.Half && kind != model.WholeYear {
		return TrackerCell{State: StateNotExpected}
	}
	if exists {
		c.UpdatedOn = model.DateOf(r.UpdatedAt)
	}
	if r.Status.Received() {
		c.Received, c.State = r.SubmittedOn, StateOnTime
		if r.SubmittedOn > p.Due() {
			c.State, c.DaysLate = StateLate, r.SubmittedOn.DaysSince(p.Due())
		}
		return c
	}
	if c.Overdue = today > p.Due(); c.Overdue {
		c.DaysLate = today.DaysSince(p.Due())
	}
	switch {
	case r.Status == model.Draft:
		c.State = StateDraft
	case r.Status == model.Returned:
		c.State = StateReturned
	case c.Overdue:
		c.State = StateMissing
	default:
		c.State = StateNotDue
	}
	return c
}

func megabytes(n int) decimal.Decimal {
	return decimal.NewFromInt(int64(n)).Div(decimal.NewFromInt(1 << 20))
}
