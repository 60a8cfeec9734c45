package service

import (
	"fmt"
	"slices"

	"sothidua/data/model"
	"sothidua/data/progress"
)

// tableKey is one table of the old year: the commune's (unit 0) or a unit's.
type tableKey struct {
	unit model.ID
	code model.PeriodCode
}

// carrier finds what a year that is over leaves to the next one. Only reports
// in hand count.
type carrier struct {
	codes []model.PeriodCode // of the calendar, and the whole year, in order
	rows  map[tableKey]map[model.ID]progress.Row
	year  int
}

func newCarrier(f progress.Facts, periods []model.Period) (*carrier, error) {
	c := &carrier{rows: map[tableKey]map[model.ID]progress.Row{}, year: f.Plan.Year}
	for _, p := range periods {
		c.codes = append(c.codes, p.Code)
	}
	if !slices.Contains(c.codes, model.Y) {
		c.codes = append(c.codes, model.Y)
	}
	received := make([]progress.Reported, 0, len(f.Values))
	for _, v := range f.Values {
		if v.Status.Received() {
			received = append(received, v)
		}
	}
	f.Values = received
	for _, code := range c.codes {
		c.keep(tableKey{0, code}, progress.Build(f, code))
		for _, u := range f.Units {
			t, err := progress.BuildUnit(f, u.ID, code)
			if err != nil {
				return nil, err
			}
			c.keep(tableKey{u.ID, code}, t)
		}
	}
	return c, nil
}

func (c *carrier) keep(key tableKey, t progress.Table) {
	rows := map[model.ID]progress.Row{}
	for _, r := range t.Rows {
		if r.Target.Measured() && !r.ToDate.Missing() && !r.ToDate.NotApplicable() {
			rows[r.Target.ID] = r
		}
	}
	c.rows[key] = rows
}

// commune returns what becomes last year's result of a leaf.
func (c *carrier) commune(t model.Target) CarriedResult { return c.result(t, 0) }

// unit returns what becomes last year's result of a unit for a leaf.
func (c *carrier) unit(t model.Target, unit model.ID) CarriedResult { return c.result(t, unit) }

// result takes the result of the whole year; without one the latest reported,
// which is told. A sum over a part of the year is not taken: it would read as
// the year's.
func (c *carrier) result(t model.Target, unit model.ID) CarriedResult {
	out := CarriedResult{Target: t, Note: "chưa có số liệu"}
	for _, code := range slices.Backward(c.codes) {
		row, ok := c.rows[tableKey{unit, code}][t.ID]
		settled := t.Rule.Pace.Settled(code)
		switch {
		case !ok:
			continue
		case !settled && t.Rule.Timing == model.Flow && t.Rule.Comparator.Numeric():
			out.Note = fmt.Sprintf("mới cộng đến %s %d, để trống", progress.PeriodWord(code), c.year)
			return out
		}
		out.Figure, out.Code, out.Final, out.Note = row.ToDate, code, settled && row.Reported >= row.Expected, ""
		switch {
		case !settled:
			out.Note = fmt.Sprintf("lấy đến %s %d, chưa phải cả năm", progress.PeriodWord(code), c.year)
		case !out.Final:
			out.Note = fmt.Sprintf("mới có %d/%d đơn vị báo kỳ cả năm", row.Reported, row.Expected)
		}
		return out
	}
	return out
}

// pastOf lists what the summary showed to date at each period, for comparison
// with the same period of the next year.
func (c *carrier) pastOf(t model.Target, unit model.ID) []model.Past {
	var out []model.Past
	for _, code := range c.codes {
		if row, ok := c.rows[tableKey{unit, code}][t.ID]; ok {
			out = append(out, model.Past{TargetID: t.ID, UnitID: unit, Code: code, Figure: row.ToDate})
		}
	}
	return out
}
