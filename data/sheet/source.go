package sheet

import (
	"context"

	"sothidua/data/model"
	"sothidua/data/service"
)

func (e *exporter) units(ctx context.Context) ([]byte, error) {
	office, err := e.src.Office(ctx)
	if err != nil {
		return nil, err
	}
	blocks, err := e.src.Blocks(ctx)
	if err != nil {
		return nil, err
	}
	units, err := e.src.Units(ctx, e.scope.Year)
	if err != nil {
		return nil, err
	}
	l := UnitList{Office: office, Year: e.scope.Year, Blocks: blocks, Units: units}
	for _, u := range units {
		l.Sample = l.Sample || u.Sample
	}
	return Units(l)
}

// head returns what the head of a workbook tells.
func (e *exporter) head(ctx context.Context) (office model.Office, plan model.Plan, err error) {
	if office, err = e.src.Office(ctx); err == nil {
		plan, err = e.src.Plan(ctx, e.scope.Year)
	}
	return office, plan, err
}

func (e *exporter) targets(ctx context.Context) ([]byte, error) {
	office, plan, err := e.head(ctx)
	if err != nil {
		return nil, err
	}
	rows, err := e.src.Targets(ctx, e.scope.Year)
	if err != nil {
		return nil, err
	}
	units, err := e.src.Units(ctx, e.scope.Year)
	if err != nil {
		return nil, err
	}
	l := TargetList{Office: office, Plan: plan, Units: units}
	for _, r := range rows {
		l.Targets = append(l.Targets, r.Target)
	}
	return Targets(l)
}

// progressJob is the commune's table, or one unit's.
func (e *exporter) progressJob(ctx context.Context) ([]job, error) {
	if e.scope.Unit == 0 {
		return []job{{progressFile(e.scope, nil), e.table}}, nil
	}
	t, err := e.src.UnitProgress(ctx, e.scope.Unit, e.scope.Year, e.scope.Code)
	if err != nil {
		return nil, err
	}
	return []job{{progressFile(e.scope, t.Unit), func(context.Context) ([]byte, error) { return Progress(t) }}}, nil
}

func (e *exporter) table(ctx context.Context) ([]byte, error) {
	t, err := e.src.Progress(ctx, e.scope.Year, e.scope.Code)
	if err != nil {
		return nil, err
	}
	return Progress(t)
}

// tracked returns the units that report the period, with the period itself.
func (e *exporter) tracked(ctx context.Context) (service.Tracker, int, error) {
	t, err := e.src.Tracker(ctx, e.scope.Year)
	if err != nil {
		return t, 0, err
	}
	i := t.Column(e.scope.Code)
	if i < 0 {
		return t, 0, &model.Error{Code: model.CodeNotFound, Field: "period",
			Msg: "Sổ không có kỳ " + e.scope.Code.Label(e.scope.Year) + ". Thêm kỳ trong Hệ thống, Kỳ báo cáo."}
	}
	return t, i, nil
}

func (e *exporter) reports(ctx context.Context) ([]byte, error) {
	tracker, col, err := e.tracked(ctx)
	if err != nil {
		return nil, err
	}
	m := ReportMatrix{Period: tracker.Periods[col], Today: tracker.Today}
	if m.Office, m.Plan, err = e.head(ctx); err != nil {
		return nil, err
	}
	rows, err := e.src.Targets(ctx, e.scope.Year)
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		if r.Target.Leaf {
			m.Targets = append(m.Targets, r.Target)
		}
	}
	for _, r := range tracker.Rows {
		if r.Cells[col].State == service.StateNotExpected {
			continue
		}
		entry, err := e.src.Entry(ctx, r.Unit.ID, e.scope.Year, e.scope.Code)
		if err != nil {
			return nil, err
		}
		m.Units = append(m.Units, ReportLine{Block: r.Block.Name, Entry: entry, Cell: r.Cells[col]})
	}
	return Reports(m)
}

// kitJobs lists one kit for every unit that reports the period, or the one of
// the scope.
func (e *exporter) kitJobs(ctx context.Context) ([]job, error) {
	tracker, col, err := e.tracked(ctx)
	if err != nil {
		return nil, err
	}
	office, plan, err := e.head(ctx)
	if err != nil {
		return nil, err
	}
	var jobs []job
	for _, r := range tracker.Rows {
		if e.scope.Unit != 0 && r.Unit.ID != e.scope.Unit || r.Cells[col].State == service.StateNotExpected {
			continue
		}
		jobs = append(jobs, job{kitFile(e.scope, r.Unit), func(ctx context.Context) ([]byte, error) {
			entry, err := e.src.Entry(ctx, r.Unit.ID, e.scope.Year, e.scope.Code)
			if err != nil {
				return nil, err
			}
			return Kit(KitForm{Office: office, Plan: plan, Entry: entry})
		}})
	}
	if len(jobs) == 0 {
		return nil, model.Errorf(model.CodeNotFound, "Không có đơn vị nào phải báo cáo kỳ %s. Giao chỉ tiêu cho đơn vị rồi xuất phiếu.", e.scope.Code.Label(e.scope.Year))
	}
	return jobs, nil
}
