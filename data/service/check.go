package service

import (
	"context"
	"fmt"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/store"
	"sothidua/data/vn"
)

// CheckReport is the health of the book: the file itself, and whether its
// figures agree with each other.
type CheckReport struct {
	Integrity   []string       `json:"integrity"`    // faults of the file, empty when sound
	ForeignKeys []string       `json:"foreign_keys"` // rows that point nowhere
	Findings    []Finding      `json:"findings"`
	Counts      map[string]int `json:"counts"`
}

// Finding is something in the figures that does not agree.
type Finding struct {
	Year     int    `json:"year"`
	Severity string `json:"severity"` // error | warning
	Subject  string `json:"subject"`
	Message  string `json:"message"`
}

// Sound tells whether nothing is wrong; warnings do not count.
func (r CheckReport) Sound() bool {
	for _, f := range r.Findings {
		if f.Severity == "error" {
			return false
		}
	}
	return len(r.Integrity) == 0 && len(r.ForeignKeys) == 0
}

// Check examines the file and the figures of every year, also against each
// other (see progress.CrossChecks) in every period of the calendar.
func (s *Service) Check(ctx context.Context) (CheckReport, error) {
	file, err := s.db.Check(ctx)
	if err != nil {
		return CheckReport{}, err
	}
	out := CheckReport{Integrity: file.Integrity, ForeignKeys: file.ForeignKeys, Counts: file.Counts, Findings: []Finding{}}
	err = s.db.Read(ctx, func(tx *store.Tx) error {
		years, err := tx.Years()
		if err != nil {
			return err
		}
		for _, y := range years {
			f, err := s.facts(tx, y)
			if err != nil {
				return err
			}
			periods, err := tx.Periods(y)
			if err != nil {
				return err
			}
			out.Findings = append(append(out.Findings, findings(f)...), crossFindings(f, periods)...)
		}
		return nil
	})
	return out, err
}

// findings cross-checks one year: every target's rule, every value against
// its rule, and what was handed out against the plan.
func findings(f progress.Facts) []Finding {
	var out []Finding
	add := func(severity, subject, format string, args ...any) {
		out = append(out, Finding{f.Plan.Year, severity, subject, fmt.Sprintf(format, args...)})
	}
	targets := map[model.ID]model.Target{}
	for _, t := range f.Targets {
		targets[t.ID] = t
		if err := progress.CheckTarget(t); err != nil {
			add("error", "Chỉ tiêu "+t.Number, "%s", model.Message(err))
		}
		if err := progress.CheckPart(targets[t.ParentID], t); err != nil {
			add("error", "Chỉ tiêu "+t.Number, "%s", model.Message(err))
		}
		row := targetRow(t, f.Allocations)
		if row.Assigned > 0 && row.Left.Valid && !row.Left.Decimal.IsZero() {
			add("warning", "Chỉ tiêu "+t.Number, "Đã giao chưa khớp kế hoạch %s: còn lại %s %s.",
				progress.FigureText(t.Rule, t.Plan), vn.Format(row.Left.Decimal), t.Rule.Unit)
		}
	}
	for _, found := range progress.TotalFindings(f) {
		add(string(found.Severity), found.Check.Name, "%s", found.Message)
	}
	units := map[model.ID]model.Unit{}
	for _, u := range f.Units {
		units[u.ID] = u
	}
	for _, v := range f.Values {
		t, u := targets[v.Value.TargetID], units[v.UnitID]
		subject := u.Name + ", " + v.Code.Short() + ", " + t.Number
		if v.Value.Figure.Missing() {
			continue
		}
		warning, err := progress.CheckValue(t, v.Value.Figure)
		switch {
		case err != nil:
			add("error", subject, "%s", model.Message(err))
		case warning != "":
			add("warning", subject, "%s", warning)
		}
	}
	return out
}
