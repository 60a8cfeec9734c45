package service

import (
	"encoding/json"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/store"
	"sothidua/data/vn"
)

// entry opens a unit's report for an import, once. Of each row only the target,
// the value and the lock are known. Errors: CodeNotFound when the year has no
// plan, or no such period.
func (r *importRun) entry(unit model.Unit, year int, code model.PeriodCode) (*importEntry, error) {
	key := reportKey{unit.ID, year, code}
	if e := r.reports[key]; e != nil {
		return e, nil
	}
	y, err := r.year(year)
	if err != nil {
		return nil, err
	}
	period, ok := y.periods[code]
	switch {
	case !y.plan:
		return nil, model.Errorf(model.CodeNotFound, "Sổ chưa có kế hoạch năm %d. Tạo kế hoạch trong màn hình Kế hoạch rồi nhập.", year)
	case !ok:
		return nil, model.Errorf(model.CodeNotFound,
			"Tệp của kỳ %s, nhưng sổ không có kỳ này. Thêm kỳ trong Hệ thống, Kỳ báo cáo, hoặc chọn đúng kỳ.", code.Label(year))
	}
	e := &importEntry{rows: make(map[string]int, len(y.given[unit.ID])), Entry: Entry{Unit: unit, Period: period, Report: model.Report{UnitID: unit.ID, Year: year, Code: code}}}
	values := map[model.ID]model.Value{}
	if report, ok := y.reports[key]; ok {
		e.Report = report
		if values, e.Narrative, err = y.heldBy(r.tx, report.ID); err != nil {
			return nil, err
		}
	}
	e.Locked = lockReason(period, e.Report)
	e.given = make([]importRow, len(y.given[unit.ID]))
	for i, own := range y.given[unit.ID] {
		row := &e.given[i]
		row.target = own.ownTarget()
		row.value = values[row.target.ID]
		row.value.TargetID = row.target.ID
		row.locked, row.ownToDate = e.Locked, takesToDate(row.target.Rule, code)
		if !row.target.Rule.Pace.Asked(code) {
			row.locked = "từ kỳ năm"
		}
		e.rows[r.key(row.target.Number)] = i
	}
	r.reports[key] = e
	r.order = append(r.order, e)
	return e, nil
}

// manyReports is from how many reports on the values of the whole year are read
// at once: fewer are read faster one by one.
const manyReports = 8

// heldBy returns what a report holds.
func (y *importYear) heldBy(tx *store.Tx, report model.ID) (map[model.ID]model.Value, map[model.Section]string, error) {
	y.opened++
	if y.opened < manyReports {
		list, err := tx.Values(report)
		if err != nil {
			return nil, nil, err
		}
		texts, err := tx.Narrative(report)
		return valuesByTarget(list), texts, err
	}
	if y.values == nil {
		var err error
		if y.values, err = tx.ValuesOfYear(y.year); err != nil {
			return nil, nil, err
		}
		if y.texts, err = tx.NarrativesOfYear(y.year); err != nil {
			return nil, nil, err
		}
	}
	return valuesByTarget(y.values[report]), y.texts[report], nil
}

func valuesByTarget(list []model.Value) map[model.ID]model.Value {
	out := make(map[model.ID]model.Value, len(list))
	for _, v := range list {
		out[v.TargetID] = v
	}
	return out
}

// numbered returns the row of a target by its number, nil when the unit was not
// given it.
func (r *importRun) numbered(e *importEntry, number string) *importRow {
	if i, ok := e.rows[r.key(number)]; ok {
		return &e.given[i]
	}
	return nil
}

// about returns the row of a target, nil when the unit was not given it.
func (e *importEntry) about(target model.ID) *importRow {
	for i := range e.given {
		if e.given[i].target.ID == target {
			return &e.given[i]
		}
	}
	return nil
}

// saveValue is Service.saveValue for an import: the value is checked now and
// written with many others at the end. The cell is where it came from.
func (r *importRun) saveValue(e *importEntry, row *importRow, v model.Value, reason, sheet, cell string) error {
	v.TargetID, v.Note = row.target.ID, vn.CleanText(v.Note)
	if sameValue(row.value, v) {
		return nil
	}
	if err := e.open(row); err != nil {
		return err
	}
	if err := checkStated(&row.target, row.ownToDate, row.value, v); err != nil {
		return err
	}
	if err := store.CheckValue(v); err != nil {
		return err
	}
	r.begin(e)
	r.step(model.ImportStep{Kind: stepValue, Unit: e.Unit.ID, Target: v.TargetID, Year: e.Period.Year, Code: e.Period.Code, Sheet: sheet, Cell: cell},
		heldOf(row.value).state(), heldOf(v).state())
	r.lines = append(r.lines, store.ValueLine{Value: v, Before: row.value, Change: r.s.valueLine(r.tx, &e.Entry, &row.target, row.value, v, reason)})
	r.owners = append(r.owners, e)
	row.value = v
	return nil
}

// open refuses a row that takes no changes.
func (e *importEntry) open(row *importRow) error {
	switch {
	case e.Locked != "":
		return model.Errorf(model.CodeLocked, "%s", e.Locked)
	case row.locked != "":
		return model.Errorf(model.CodeLocked, "Chỉ tiêu %s chỉ nhập %s.", row.target.Number, row.locked)
	}
	return nil
}

// saveText is Service.saveNarrative for an import.
func (r *importRun) saveText(e *importEntry, section model.Section, text, sheet, cell string) error {
	old := e.Narrative[section]
	if old == text {
		return nil
	}
	if e.Locked != "" {
		return model.Errorf(model.CodeLocked, "%s", e.Locked)
	}
	r.begin(e)
	if err := r.s.ensureReport(r.tx, &e.Entry); err != nil {
		return err
	}
	if err := r.tx.SaveNarrative(e.Report.ID, section, text); err != nil {
		return err
	}
	r.step(model.ImportStep{Kind: stepText, Unit: e.Unit.ID, Year: e.Period.Year, Code: e.Period.Code, Section: section, Sheet: sheet, Cell: cell}, stateOf(old), stateOf(text))
	if e.Narrative == nil {
		e.Narrative = map[model.Section]string{}
	}
	e.Narrative[section] = text
	return r.s.record(r.tx, model.Change{Entity: "narrative", EntityID: e.Report.ID, UnitID: e.Unit.ID, Year: e.Period.Year, Code: e.Period.Code,
		Action: "sửa thuyết minh", Subject: e.Unit.Name + ", " + e.Period.Code.Short() + ", " + section.Label(), Old: old, New: text})
}

// begin keeps, before a report's first change, when it was changed last. A
// report that is not in the book yet is added when its values are written.
func (r *importRun) begin(e *importEntry) {
	if e.touched {
		return
	}
	e.touched = true
	step := model.ImportStep{Kind: stepReport, Unit: e.Unit.ID, Year: e.Period.Year, Code: e.Period.Code}
	if e.Report.ID != 0 {
		r.step(step, stateOf(e.Report.UpdatedAt), stateOf(r.tx.Now()))
		return
	}
	e.began = true
	r.step(step, nil, stateOf(r.tx.Now()))
}

// The kinds of steps. They are stored: a new meaning needs a new word.
const (
	stepValue      = "value"
	stepText       = "text"
	stepReport     = "report" // when it was changed last
	stepUnit       = "unit"
	stepBlock      = "block"
	stepTarget     = "target"
	stepAllocation = "allocation"
	stepCheck      = "check"

	stepRegistration = "registration"
)

// step keeps a step with its two states; a nil state is none.
func (r *importRun) step(s model.ImportStep, before, after json.RawMessage) {
	s.Before, s.After = before, after
	r.steps = append(r.steps, s)
}

// stateOf writes a state as it is stored. The states are plain data of the
// program's own types, which always can be written.
func stateOf(v any) json.RawMessage {
	if t, ok := v.(time.Time); ok {
		v = t.Format(time.RFC3339Nano)
	}
	b, err := json.Marshal(v)
	if err != nil {
		panic("service: a state cannot be written: " + err.Error())
	}
	return b
}

// held is a value as it is stored in a step.
type held struct {
	Figure   heldFigure   `json:"figure,omitzero"`
	ToDate   model.Number `json:"to_date,omitzero"`
	Estimate model.Number `json:"estimate,omitzero"`
	Note     string       `json:"note,omitzero"`
}

type heldFigure struct {
	Number model.Number `json:"number,omitzero"`
	Second model.Number `json:"second,omitzero"`
	Choice string       `json:"choice,omitzero"`
}

func (f heldFigure) figure() model.Figure { return model.Figure(f) }

// state is stateOf without its reflection for what most cells hold: nothing, or
// a number.
func (h held) state() json.RawMessage {
	f := h.Figure
	switch {
	case h.ToDate.Valid || h.Estimate.Valid || h.Note != "" || f.Second.Valid || f.Choice != "":
		return stateOf(h)
	case !f.Number.Valid:
		return json.RawMessage("{}")
	}
	return json.RawMessage(plainStart + f.Number.Decimal.String() + plainEnd)
}

// The state of a value that is a number and nothing else.
const plainStart, plainEnd = `{"figure":{"number":"`, `"}}`

// heldIn reads a state, without reflection when it is like most.
func heldIn(state json.RawMessage) (h held, err error) {
	text := string(state)
	if text == "{}" {
		return h, nil
	}
	if n, ok := strings.CutPrefix(text, plainStart); ok {
		if n, ok = strings.CutSuffix(n, plainEnd); ok {
			if d, err := decimal.NewFromString(n); err == nil {
				h.Figure.Number = model.Some(d)
				return h, nil
			}
		}
	}
	return h, json.Unmarshal(state, &h)
}

func heldOf(v model.Value) held {
	return held{heldFigure(v.Figure), v.ToDate, v.Estimate, v.Note}
}

// valueLine is the line of history of a changed value.
func (s *Service) valueLine(tx *store.Tx, e *Entry, t *model.Target, before, v model.Value, reason string) model.Change {
	return model.Change{At: tx.Now(), Person: s.Person(), Action: valueAction(before, v),
		Entity: "value", EntityID: e.Report.ID, UnitID: e.Unit.ID, TargetID: v.TargetID,
		Year: e.Period.Year, Code: e.Period.Code, Reason: reason,
		Subject: e.Unit.Name + ", " + e.Period.Code.Short() + ", " + t.Number,
		Old:     valueText(t.Rule, before), New: valueText(t.Rule, v)}
}
