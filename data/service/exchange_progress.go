package service

import (
	"strconv"

	"sothidua/data/model"
	"sothidua/data/progress"
)

// progress imports a summary table: the plan and last year's result can be
// changed there; everything else is computed from the units' reports, so a
// changed cell is told as a problem and where to change it.
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
			if err := im.failed(row, withField(err, f.name)); err != nil {
				return err
			}
			continue
		}
		if im.compare(row, field{kind: "target", name: f.name, old: figureText(f.shown), new: figureText(fig), exists: true}, t.Number, t.Name, t.Rule.Unit) {
			*f.to, changed = fig, true
		}
	}
	for _, f := range []struct {
		name string
		now  model.Figure
	}{{"period_value", r.Period}, {"to_date", r.ToDate}, {"estimate", model.Of(r.Estimate)}} {
		im.computed(row, f.name, f.now, t)
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
