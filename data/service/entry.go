package service

import (
	"context"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/store"
	"sothidua/data/vn"
)

// EntryRow is one line of the entry grid: a leaf with what the unit reports.
type EntryRow struct {
	Row      progress.Row // plan, same period, to date, judgement of this unit
	Value    model.Value
	Previous Earlier // what the unit stated last in an earlier period of the year
	Locked   string  // why nothing can be typed here, "" when it can
	Required bool    // empty, asked for, and without a note that explains it
	Warning  string  // possible, but worth a second look

	OwnToDate bool         // the unit may type its own sum from the start of the year
	Sum       model.Figure // what the periods add up to, beside a sum typed so
}

// Entry is one unit's report for one period, ready for the entry grid.
type Entry struct {
	Unit      model.Unit
	Block     string
	Period    model.Period
	Report    model.Report // Status NotStarted while nothing is entered
	Sample    bool
	Rows      []EntryRow
	Narrative map[model.Section]string
	Files     []model.Attachment
	Locked    string // why the whole report is closed, "" when it is open
}

// Filled counts the cells that hold a value; Asked counts those that should.
func (e Entry) Filled() (filled, asked int) {
	for _, r := range e.Rows {
		if r.Locked != "" && e.Locked == "" {
			continue
		}
		if !r.Row.Target.Rule.Pace.Asked(e.Period.Code) {
			continue
		}
		asked++
		if !r.Value.Figure.Missing() {
			filled++
		}
	}
	return filled, asked
}

// Blanks counts the required cells still empty.
func (e Entry) Blanks() int {
	n := 0
	for _, r := range e.Rows {
		if r.Required {
			n++
		}
	}
	return n
}

// Entry opens a unit's report for a period. Nothing is stored by opening it.
func (s *Service) Entry(ctx context.Context, unit model.ID, year int, code model.PeriodCode) (Entry, error) {
	return read(ctx, s, func(tx *store.Tx) (Entry, error) { return s.entry(tx, unit, year, code) })
}

func (s *Service) entry(tx *store.Tx, unit model.ID, year int, code model.PeriodCode) (Entry, error) {
	var e Entry
	f, err := s.unitFacts(tx, unit, year)
	if err != nil {
		return e, err
	}
	if e.Unit, err = tx.Unit(unit, year); err != nil {
		return e, err
	}
	if e.Block, err = blockName(tx, e.Unit.BlockID); err != nil {
		return e, err
	}
	if e.Period, err = period(tx, year, code); err != nil {
		return e, err
	}
	e.Report, err = tx.Report(unit, year, code)
	switch {
	case model.CodeOf(err) == model.CodeNotFound:
		e.Report = model.Report{UnitID: unit, Year: year, Code: code}
	case err != nil:
		return e, err
	default:
		if e.Narrative, err = tx.Narrative(e.Report.ID); err != nil {
			return e, err
		}
		if e.Files, err = tx.Attachments(e.Report.ID); err != nil {
			return e, err
		}
	}
	e.Sample = e.Report.Sample || e.Unit.Sample
	e.Locked = lockReason(e.Period, e.Report)
	return e, e.fillRows(tx, f)
}

func blockName(tx *store.Tx, id model.ID) (string, error) {
	blocks, err := tx.Blocks()
	if err != nil {
		return "", err
	}
	for _, b := range blocks {
		if b.ID == id {
			return b.Name, nil
		}
	}
	return "", nil
}

// lockReason tells why a report takes no more changes.
func lockReason(p model.Period, r model.Report) string {
	switch {
	case p.Locked:
		return "Kỳ " + p.Label() + " đã khóa. Mở khóa kỳ trong Hệ thống, Kỳ báo cáo."
	case r.Status == model.Submitted:
		return "Báo cáo đã nộp. Trả lại để sửa thì mới nhập tiếp được."
	case r.Status == model.Approved:
		return "Báo cáo đã duyệt. Mở lại (có ghi lý do) thì mới sửa được."
	}
	return ""
}

func (e *Entry) fillRows(tx *store.Tx, f progress.Facts) error {
	table, err := progress.BuildUnit(f, e.Unit.ID, e.Period.Code)
	if err != nil {
		return err
	}
	values := map[model.ID]model.Value{}
	if e.Report.ID != 0 {
		list, err := tx.Values(e.Report.ID)
		if err != nil {
			return err
		}
		for _, v := range list {
			values[v.TargetID] = v
		}
	}
	before := earlier(f, e.Unit.ID, e.Period.Code)
	for _, row := range table.Rows {
		if !row.Target.Leaf {
			continue
		}
		v := values[row.Target.ID]
		v.TargetID = row.Target.ID
		er := EntryRow{Row: row, Value: v, Previous: before[row.Target.ID], Locked: e.Locked,
			OwnToDate: takesToDate(row.Target.Rule, e.Period.Code)}
		if !row.Target.Rule.Pace.Asked(e.Period.Code) {
			er.Locked = "từ kỳ năm"
		}
		er.Required = er.Locked == "" && v.Figure.Missing() && v.Note == ""
		if !v.Figure.Missing() {
			// A stored value passed CheckValue when it was typed; a rule changed
			// since then may make it wrong, and that is told here too.
			if er.Warning, err = progress.CheckValue(row.Target, v.Figure); err != nil {
				er.Warning = model.Message(err)
			}
		}
		e.Rows = append(e.Rows, er)
	}
	e.crossCheck(f)
	return e.fillSums(f)
}

// SaveValue saves what a unit states for one target in one period, starting
// the report when it is the first value. An empty value removes the old one.
// Errors: CodeInvalid with Field "value", CodeLocked when the report or the
// period is closed or the target is not asked for in this period.
func (s *Service) SaveValue(ctx context.Context, unit model.ID, year int, code model.PeriodCode, v model.Value) error {
	return s.SaveValues(ctx, unit, year, code, []model.Value{v}, "")
}

// SaveValues saves several values in one transaction: all or none. The reason
// stands in the history ("dán từ Excel", "hoàn tác").
func (s *Service) SaveValues(ctx context.Context, unit model.ID, year int, code model.PeriodCode, vs []model.Value, reason string) error {
	return s.write(ctx, func(tx *store.Tx) error {
		return s.saveValues(tx, unit, year, code, vs, reason)
	}, TopicReports)
}

func (s *Service) saveValues(tx *store.Tx, unit model.ID, year int, code model.PeriodCode, vs []model.Value, reason string) error {
	e, err := s.entry(tx, unit, year, code)
	if err != nil {
		return err
	}
	if e.Locked != "" {
		return model.Errorf(model.CodeLocked, "%s", e.Locked)
	}
	changed := false
	for _, v := range vs {
		c, err := s.saveValue(tx, &e, v, reason)
		if err != nil {
			return err
		}
		changed = changed || c
	}
	if !changed {
		return nil
	}
	return s.touch(tx, &e)
}

// saveValue writes one value and its line of history; it tells whether
// anything changed.
func (s *Service) saveValue(tx *store.Tx, e *Entry, v model.Value, reason string) (bool, error) {
	row, err := e.mustRow(tx, v.TargetID)
	if err != nil {
		return false, err
	}
	if row.Locked != "" {
		return false, model.Errorf(model.CodeLocked, "Chỉ tiêu %s chỉ nhập %s.", row.Row.Target.Number, row.Locked)
	}
	v.Note = vn.CleanText(v.Note)
	if sameValue(row.Value, v) {
		return false, nil
	}
	if err := checkStated(&row.Row.Target, row.OwnToDate, row.Value, v); err != nil {
		return false, err
	}
	if err := s.ensureReport(tx, e); err != nil {
		return false, err
	}
	if err := tx.SaveValue(e.Report.ID, v); err != nil {
		return false, err
	}
	return true, s.recordValue(tx, e, row, v, reason)
}

func (e *Entry) row(target model.ID) *EntryRow {
	for i := range e.Rows {
		if e.Rows[i].Row.Target.ID == target {
			return &e.Rows[i]
		}
	}
	return nil
}

func sameValue(a, b model.Value) bool {
	return a.Figure.Equal(b.Figure) && model.Of(a.ToDate).Equal(model.Of(b.ToDate)) &&
		model.Of(a.Estimate).Equal(model.Of(b.Estimate)) && a.Note == b.Note && a.Recheck == b.Recheck
}

// ensureReport starts the report before its first value.
func (s *Service) ensureReport(tx *store.Tx, e *Entry) error {
	if e.Report.ID != 0 {
		return nil
	}
	e.Report.Status, e.Report.UpdatedAt = model.Draft, tx.Now()
	var err error
	e.Report.ID, err = tx.SaveReport(e.Report)
	return err
}

// touch stamps the report; a report that was returned stays so until it is
// submitted again.
func (s *Service) touch(tx *store.Tx, e *Entry) error {
	e.Report.UpdatedAt = tx.Now()
	_, err := tx.SaveReport(e.Report)
	return err
}

// valueText writes a value in one line for the history.
func valueText(r model.Rule, v model.Value) string {
	if v.Empty() {
		return ""
	}
	out := progress.FigureText(r, v.Figure)
	if v.ToDate.Valid {
		out += "; từ đầu năm " + vn.Format(v.ToDate.Decimal)
	}
	if v.Estimate.Valid {
		out += "; ước cả năm " + vn.Format(v.Estimate.Decimal)
	}
	if v.Note != "" {
		out += "; ghi chú: " + v.Note
	}
	if v.Recheck {
		out += "; cần kiểm tra lại"
	}
	return out
}
