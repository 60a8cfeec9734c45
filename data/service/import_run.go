package service

import (
	"context"

	"sothidua/data/model"
	"sothidua/data/store"
	"sothidua/data/vn"
)

// importRun is one import, or one undoing of an import, within a transaction.
// It reads a year once and writes values many at a time; everything it changes
// is kept as steps.
type importRun struct {
	s      *Service
	tx     *store.Tx
	report ImportReport
	steps  []model.ImportStep // of the file at hand
	batch  model.ImportBatch

	skip    []model.Choice    // of every error in a cell
	keys    map[string]string // vn.Key of the numbers met
	years   map[int]*importYear
	reports map[reportKey]*importEntry
	order   []*importEntry      // in the order in which they were opened
	lines   []store.ValueLine   // waiting to be written
	owners  []*importEntry      // of lines, in their order
	stated  map[stated]statedIn // by the file at hand, nil when it has one table
	before  *snapshot           // filled when a file changes more than reports
	whole   []int               // years in before
}

type reportKey struct {
	unit model.ID
	year int
	code model.PeriodCode
}

// importYear is what an import needs to know of a year, read once.
type importYear struct {
	year    int
	plan    bool // there is one
	units   []model.Unit
	unitAt  map[model.ID]int     // in units
	given   map[model.ID][]share // by unit, in the order of the plan
	periods map[model.PeriodCode]model.Period
	reports map[reportKey]model.Report

	opened int                        // reports whose values were read one by one
	values map[model.ID][]model.Value // of all reports, once many are opened
	texts  map[model.ID]map[model.Section]string
}

// share is a leaf with what a unit was given of it.
type share struct {
	target *model.Target
	given  *model.Allocation
}

// importEntry is a report that takes an import's values.
type importEntry struct {
	Entry   // without its Rows
	given   []importRow
	rows    map[string]int // by vn.Key of the target's number
	began   bool           // by this run
	touched bool           // is to be stamped
}

// importRow is what an import needs of an EntryRow: a hundred reports hold
// thousands of rows.
type importRow struct {
	target    model.Target
	value     model.Value
	locked    string // why the row takes no changes, "" when it does
	ownToDate bool
}

func newImportRun(s *Service, tx *store.Tx) *importRun {
	return &importRun{s: s, tx: tx, skip: []model.Choice{{Value: model.AnswerSkip, Label: "Bỏ ô này"}}, keys: map[string]string{},
		years: map[int]*importYear{}, reports: map[reportKey]*importEntry{}, before: newSnapshot()}
}

// manyNumbers is more than the targets of any plan.
const manyNumbers = 5000

// key writes the number of a target for comparing; the same ones come again in
// every workbook.
func (r *importRun) key(number string) string {
	key, ok := r.keys[number]
	if !ok {
		key = vn.Key(number)
		if len(r.keys) < manyNumbers {
			r.keys[number] = key
		}
	}
	return key
}

// files imports the workbooks one after the other.
func (r *importRun) files(ctx context.Context, files []model.SheetData, step func(int)) error {
	rows := 0
	for _, data := range files {
		rows += len(data.Rows)
	}
	r.expect(rows)
	for i, data := range files {
		if err := ctx.Err(); err != nil {
			return err
		}
		r.steps = make([]model.ImportStep, 0, min(len(data.Rows)+1, 256))
		result, err := r.file(data)
		if err != nil {
			return err
		}
		r.report.Files = append(r.report.Files, result)
		r.batch.Files = append(r.batch.Files, model.ImportFile{Name: data.File, Layout: result.Layout, Cells: result.Changes, Steps: r.steps})
		if step != nil {
			step(i + 1)
		}
	}
	return r.flush()
}

// expect makes room for so many values; a sheet may be long and change little.
func (r *importRun) expect(values int) {
	values = min(values, 4096)
	r.lines, r.owners = make([]store.ValueLine, 0, values), make([]*importEntry, 0, values)
}

// wholeBook prepares for a table that changes more than reports: what waits is
// written, what was read is forgotten, and the state before is kept.
func (r *importRun) wholeBook(year int) error {
	if err := r.flush(); err != nil {
		return err
	}
	for _, y := range r.whole {
		if y == year {
			return nil
		}
	}
	r.whole = append(r.whole, year)
	return r.before.read(r.tx, year)
}

// flush writes the values that wait, stamps their reports and forgets what was
// read.
func (r *importRun) flush() error {
	if err := r.addReports(); err != nil {
		return err
	}
	for i, e := range r.owners {
		r.lines[i].Report, r.lines[i].Change.EntityID = e.Report.ID, e.Report.ID
	}
	if err := r.tx.SaveValueLines(r.lines); err != nil {
		return err
	}
	r.lines, r.owners = nil, nil
	for _, e := range r.order {
		if !e.touched || e.began {
			continue
		}
		e.Report.UpdatedAt = r.tx.Now()
		if _, err := r.tx.SaveReport(e.Report); err != nil {
			return err
		}
	}
	r.forget()
	return nil
}

// addReports adds the reports that the run began.
func (r *importRun) addReports() error {
	var fresh []*model.Report
	for _, e := range r.order {
		if e.touched && e.Report.ID == 0 {
			e.Report.Status, e.Report.UpdatedAt = model.Draft, r.tx.Now()
			fresh = append(fresh, &e.Report)
		}
	}
	return r.tx.AddReports(fresh)
}

// forget drops what was read of the book. Nothing may wait to be written.
func (r *importRun) forget() {
	r.years, r.reports, r.order = map[int]*importYear{}, map[reportKey]*importEntry{}, nil
}

// keep writes the batch and its lines of history, and returns its ID; 0 when
// nothing changed.
func (r *importRun) keep() (model.ID, error) {
	if r.report.Changes() == 0 {
		return 0, nil
	}
	after := newSnapshot()
	for _, year := range r.whole {
		if err := after.read(r.tx, year); err != nil {
			return 0, err
		}
	}
	r.batch.Person, r.batch.Steps = r.s.Person(), r.before.steps(after)
	id, err := r.tx.AddImport(r.batch)
	if err != nil {
		return 0, err
	}
	var told []model.Change
	for _, f := range r.batch.Files {
		if len(f.Cells) > 0 {
			told = append(told, model.Change{At: r.tx.Now(), Person: r.s.Person(), Entity: "import", EntityID: id, Action: "nhập Excel",
				Subject: f.Name, New: vn.Format(intDecimal(len(f.Cells))) + " ô"})
		}
	}
	return id, r.tx.AddChanges(told)
}

// year reads a year, or returns what was read of it.
func (r *importRun) year(year int) (*importYear, error) {
	if y := r.years[year]; y != nil {
		return y, nil
	}
	y := &importYear{year: year, unitAt: map[model.ID]int{}, given: map[model.ID][]share{}, periods: map[model.PeriodCode]model.Period{}, reports: map[reportKey]model.Report{}}
	r.years[year] = y
	var err error
	if y.units, err = r.tx.UnitsAnyOrder(year); err != nil {
		return nil, err
	}
	for i, u := range y.units {
		y.unitAt[u.ID] = i
	}
	periods, err := r.tx.Periods(year)
	if err != nil {
		return nil, err
	}
	for _, p := range periods {
		y.periods[p.Code] = p
	}
	reports, err := r.tx.Reports(year)
	if err != nil {
		return nil, err
	}
	for _, p := range reports {
		y.reports[reportKey{p.UnitID, year, p.Code}] = p
	}
	return y, y.readPlan(r.tx)
}

func (y *importYear) readPlan(tx *store.Tx) error {
	plan, err := tx.Plan(y.year)
	if model.CodeOf(err) == model.CodeNotFound {
		return nil
	}
	if err != nil {
		return err
	}
	y.plan = true
	targets, err := tx.Targets(plan.ID)
	if err != nil {
		return err
	}
	allocations, err := tx.Allocations(plan.ID)
	if err != nil {
		return err
	}
	shares := map[model.ID][]*model.Allocation{}
	for i, a := range allocations {
		shares[a.TargetID] = append(shares[a.TargetID], &allocations[i])
	}
	for i, t := range targets {
		if !t.Leaf {
			continue
		}
		for _, a := range shares[t.ID] {
			y.given[a.UnitID] = append(y.given[a.UnitID], share{&targets[i], a})
		}
	}
	return nil
}

// ownTarget is a target as its unit sees it: with its own plan and start. The
// unit that reports for the commune has the commune's start unless it was given
// one.
func (s share) ownTarget() model.Target {
	t, a := *s.target, s.given
	if !a.Plan.Missing() {
		t.Plan, t.Superior = a.Plan, model.Figure{}
	}
	lead := t.Rule.RollUp == model.Single && t.LeadID == a.UnitID
	if !lead || !a.LastYear.Missing() {
		t.LastYear = a.LastYear
	}
	if !lead || a.Baseline.Valid {
		t.Rule.Baseline = a.Baseline
	}
	return t
}
