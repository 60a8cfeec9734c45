package service

import (
	"slices"
	"strconv"

	"sothidua/data/model"
	"sothidua/data/progress"
)

// progress imports a summary table: the plan and last year's result can be
// changed there, and what one unit reports for the commune; everything else is
// computed from the units' reports, so a changed cell is told as a problem and
// where to change it.
func (im *importer) progress() error {
	d := im.data
	plan, err := im.tx.Plan(im.year())
	if err != nil {
		if model.CodeOf(err) != model.CodeNotFound {
			return err
		}
		im.problem("", "", "Bảng tổng hợp năm "+strconv.Itoa(im.year())+", nhưng sổ không có kế hoạch năm này.")
		return nil
	}
	f, err := im.s.facts(im.tx, plan.Year)
	if err != nil {
		return err
	}
	table := progress.Build(f, d.Code)
	for _, row := range d.Rows {
		r := tableRow(table, row.Key)
		if r == nil {
			im.problem(row.Sheet, row.Fields["name"].Cell, "Chỉ tiêu số “"+row.Key+"” không có trong kế hoạch. Thêm trong màn hình Chỉ tiêu rồi nhập lại.")
			continue
		}
		if !r.Target.Measured() {
			im.result.Accepted++
			continue
		}
		if err := im.progressRow(row, *r); err != nil {
			return err
		}
	}
	return nil
}

func tableRow(t progress.Table, number string) *progress.Row {
	for i := range t.Rows {
		if t.Rows[i].Target.Number == number {
			return &t.Rows[i]
		}
	}
	return nil
}

func (im *importer) progressRow(row model.SheetRow, r progress.Row) error {
	// The row of a total may show what its leaves had last year.
	t, err := im.tx.Target(r.Target.ID)
	if err != nil {
		return err
	}
	changed := false
	for _, f := range []struct {
		name  string
		to    *model.Figure
		shown model.Figure
		rule  model.Rule
	}{{"plan", &t.Plan, r.Plan, t.Rule.PlanRule()}, {"last_year", &t.LastYear, r.LastYear, t.Rule}} {
		c, ok := row.Fields[f.name]
		if !ok {
			continue
		}
		fig, err := figure(c, f.rule)
		if err != nil {
			if err := im.failedFigure(row, withField(err, f.name), f.rule); err != nil {
				return err
			}
			continue
		}
		if im.compare(row, field{kind: "target", name: f.name, old: figureText(f.shown), new: figureText(fig), exists: true}, t.Number, t.Name, t.Rule.Unit) {
			*f.to, changed = fig, true
		}
	}
	if err := im.achieved(row, r, t); err != nil {
		return err
	}
	if changed {
		if err := progress.CheckTarget(t); err != nil {
			return im.failed(row, err)
		}
		if _, err := im.s.saveTarget(im.tx, t); err != nil {
			return im.failed(row, err)
		}
	}
	im.result.Accepted++
	return nil
}

// achieved imports what a table says was done. What one unit reports for the
// commune goes into its report; everything else is computed.
func (im *importer) achieved(row model.SheetRow, r progress.Row, t model.Target) error {
	e, err := im.leadEntry(t)
	if err != nil {
		return err
	}
	own := row
	own.Fields = map[string]model.SheetCell{}
	for _, f := range []struct {
		name string
		now  model.Figure
	}{{"period_value", r.Period}, {"estimate", model.Of(r.Estimate)}} {
		c, has := row.Fields[f.name]
		if fig, err := figure(c, t.Rule); e == nil || !has || err == nil && fig.Equal(f.now) {
			im.computed(row, f.name, f.now, t)
			continue
		}
		own.Fields[f.name] = c // differs from the book
	}
	if len(own.Fields) == 0 {
		im.computed(row, "to_date", r.ToDate, t)
		return nil
	}
	if err := im.kitValue(own, e); err != nil {
		return err
	}
	im.result.Accepted-- // the row is counted once
	if im.data.Code.FromJanuary() {
		im.computed(row, "to_date", im.run.numbered(e, row.Key).value.Figure, t)
	} // else the sum from January follows from the new figure
	return nil
}

// leadEntry opens the report of the one unit that reports a target for the
// commune, nil when there is none or the book does not have the period.
func (im *importer) leadEntry(t model.Target) (*importEntry, error) {
	if !t.Leaf || t.Rule.RollUp != model.Single {
		return nil, nil
	}
	y, err := im.run.year(im.year())
	if err != nil {
		return nil, err
	}
	var given []model.Unit
	for _, u := range y.units {
		if slices.ContainsFunc(y.given[u.ID], func(o share) bool { return o.target.ID == t.ID }) {
			given = append(given, u)
		}
	}
	lead := slices.IndexFunc(given, func(u model.Unit) bool { return u.ID == t.LeadID || t.LeadID == 0 && len(given) == 1 })
	if lead < 0 {
		return nil, nil
	}
	e, err := im.run.entry(given[lead], im.year(), im.data.Code)
	if model.CodeOf(err) == model.CodeNotFound {
		return nil, nil
	}
	if err != nil || im.run.numbered(e, t.Number) == nil {
		return nil, err
	}
	return e, nil
}

// computed compares a cell that the book computes itself.
func (im *importer) computed(row model.SheetRow, name string, now model.Figure, t model.Target) {
	c, ok := row.Fields[name]
	if !ok {
		return
	}
	fig, err := figure(c, t.Rule)
	if err == nil && fig.Equal(now) {
		im.result.Unchanged++
		return
	}
	im.problem(row.Sheet, c.Cell, "Ô này do chương trình tính từ báo cáo của đơn vị ("+progress.FigureText(t.Rule, now)+
		"), không nhập được ở đây. Sửa trong báo cáo của đơn vị hoặc phiếu đơn vị.")
}
