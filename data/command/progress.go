package command

import (
	"context"
	"fmt"
	"strings"
	"text/tabwriter"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/service"
	"sothidua/data/store"
	"sothidua/data/vn"
)

// progressJSON is the shape of progress -json.
type progressJSON struct {
	Year   int           `json:"year"`
	Period string        `json:"period"`
	Unit   *string       `json:"unit"` // code of the unit, null for the commune
	Sample bool          `json:"sample"`
	Rows   []progressRow `json:"rows"`
}

// progressRow is one leaf, or one item with leaves (composite true), which has
// a comparator and figures when it is their total.
type progressRow struct {
	Number                  string  `json:"number"`
	Name                    string  `json:"name"`
	Unit                    string  `json:"unit"`
	Composite               bool    `json:"composite"`
	Comparator              *string `json:"comparator"`
	Plan                    *string `json:"plan"`
	LastYear                *string `json:"last_year"`
	PeriodValue             *string `json:"period_value"`
	ToDate                  *string `json:"to_date"`
	PercentOfPlan           *string `json:"percent_of_plan"`
	SamePeriodLastYear      *string `json:"same_period_last_year"`
	PercentOfSamePeriod     *string `json:"percent_of_same_period"`
	PointsAgainstSamePeriod *string `json:"points_against_same_period"`
	Estimate                *string `json:"estimate"`
	Reported                int     `json:"reported"`
	Expected                int     `json:"expected"`
	Judgement               string  `json:"judgement"`
	Why                     string  `json:"why"`
}

func runProgress(ctx context.Context, env Env, args []string) error {
	var s scope
	rest, err := flags("progress", args, s.define)
	if err != nil {
		return err
	}
	if len(rest) > 0 {
		return badUsage("Lệnh progress không nhận “%s”.", rest[0])
	}
	return withTable(ctx, env, s, func(_ *service.Service, t progress.Table) error {
		if s.json {
			return printJSON(env.Stdout, tableJSON(t))
		}
		return printTable(env, t)
	})
}

// withTable opens the book and builds the summary table of the scope.
func withTable(ctx context.Context, env Env, s scope, fn func(*service.Service, progress.Table) error) error {
	if err := s.requireYear(); err != nil {
		return err
	}
	code, err := s.code()
	if err != nil {
		return err
	}
	return withBook(ctx, env, s.db, func(svc *service.Service, _ *store.DB) error {
		unit, err := s.unitID(ctx, svc)
		if err != nil {
			return err
		}
		if err := knowsPeriod(ctx, svc, s.year, code); err != nil {
			return err
		}
		var t progress.Table
		if unit == 0 {
			t, err = svc.Progress(ctx, s.year, code)
		} else {
			t, err = svc.UnitProgress(ctx, unit, s.year, code)
		}
		if err != nil {
			return err
		}
		return fn(svc, t)
	})
}

// knowsPeriod refuses a period that the year's calendar does not have, and tells
// which it has: a table of dashes would read as nobody having reported.
func knowsPeriod(ctx context.Context, svc *service.Service, year int, code model.PeriodCode) error {
	if _, err := svc.Plan(ctx, year); err != nil {
		return err
	}
	periods, err := svc.Periods(ctx, year)
	if err != nil {
		return err
	}
	var known []string
	for _, p := range periods {
		if p.Code == code {
			return nil
		}
		known = append(known, fmt.Sprintf("%s (%s)", p.Code, vn.LowerFirst(p.Code.Short())))
	}
	if len(known) == 0 {
		return model.Errorf(model.CodeNotFound, "Năm %d chưa có kỳ báo cáo nào. Thêm kỳ ở Hệ thống, Kỳ báo cáo.", year)
	}
	return model.Errorf(model.CodeNotFound, "Năm %d không có kỳ %s (%s). Các kỳ trong lịch: %s.", year, code, vn.LowerFirst(code.Short()), strings.Join(known, ", "))
}

func tableJSON(t progress.Table) progressJSON {
	out := progressJSON{Year: t.Plan.Year, Period: string(t.Code), Sample: t.Sample, Rows: []progressRow{}}
	if t.Unit != nil {
		out.Unit = &t.Unit.Code
	}
	for _, r := range t.Rows {
		row := progressRow{Number: r.Target.Number, Name: r.Target.Name, Unit: r.Target.Rule.Unit, Composite: !r.Target.Leaf,
			Plan: figureJSON(r.Plan), LastYear: figureJSON(r.LastYear), PeriodValue: figureJSON(r.Period), ToDate: figureJSON(r.ToDate),
			PercentOfPlan: numberJSON(r.Percent), SamePeriodLastYear: figureJSON(r.SamePeriod), Estimate: numberJSON(r.Estimate),
			Reported: r.Reported, Expected: r.Expected, Judgement: string(r.Judgement), Why: r.Why}
		if r.Target.Measured() {
			c := string(r.Target.Rule.Comparator)
			row.Comparator = &c
		}
		if r.Change.Points {
			row.PointsAgainstSamePeriod = numberJSON(r.Change.Value)
		} else {
			row.PercentOfSamePeriod = numberJSON(r.Change.Value)
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

// numberJSON writes a decimal in plain notation, null when missing.
func numberJSON(n model.Number) *string {
	if !n.Valid {
		return nil
	}
	s := n.Decimal.String()
	return &s
}

// figureJSON writes a figure: plain notation, "a/b" for pairs, or the
// canonical choice; null when missing.
func figureJSON(f model.Figure) *string {
	if f.Missing() {
		return nil
	}
	s := f.Choice
	if f.Number.Valid {
		s = f.Number.Decimal.String()
		if f.Second.Valid {
			s += "/" + f.Second.Decimal.String()
		}
	}
	return &s
}

func printTable(env Env, t progress.Table) error {
	title := "Tổng hợp " + t.Code.Label(t.Plan.Year)
	if t.Unit != nil {
		title += ", " + t.Unit.Name
	}
	if t.Sample {
		title += " (số liệu mẫu)"
	}
	fmt.Fprintln(env.Stdout, title)
	w := tabwriter.NewWriter(env.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "Số\tChỉ tiêu\tĐVT\tKế hoạch\tThực hiện\t% KH\tĐã báo\tĐánh giá")
	for _, r := range t.Rows {
		percent, reported := vn.FormatNumber(r.Percent, "–"), ""
		if r.Target.Measured() && r.Expected > 0 {
			reported = fmt.Sprintf("%d/%d", r.Reported, r.Expected)
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", r.Target.Number, r.Target.Name, r.Target.Rule.Unit,
			progress.Dong.Plan(r.Plan, r.Target.Rule), progress.FigureText(r.Target.Rule, r.ToDate), percent, reported, r.Judgement.Label())
	}
	return w.Flush()
}
