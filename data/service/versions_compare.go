package service

import (
	"context"

	"sothidua/data/model"
	"sothidua/data/store"
)

// VersionLine is one target or section of a report, as a version stated it and
// as the report states it now; "" is nothing.
type VersionLine struct {
	Number    string // of the target, "" for a section
	Name      string
	Then, Now string
}

// Changed tells whether the report states something else now.
func (l VersionLine) Changed() bool { return l.Then != l.Now }

// VersionView is a version beside the present report: every target and section
// one of them states, in the order of the plan.
type VersionView struct {
	Version model.Version
	Lines   []VersionLine
}

// CompareVersion holds a version of a unit's report against what the report
// states now. Errors: CodeNotFound when the report has no such version.
func (s *Service) CompareVersion(ctx context.Context, unit model.ID, year int, code model.PeriodCode, version model.ID) (VersionView, error) {
	return read(ctx, s, func(tx *store.Tx) (VersionView, error) {
		var out VersionView
		r, err := tx.Report(unit, year, code)
		if err != nil {
			return out, err
		}
		if out.Version, err = tx.Version(version); err != nil {
			return out, err
		}
		if out.Version.ReportID != r.ID {
			return out, model.Errorf(model.CodeNotFound, "Bản này không phải của báo cáo đang mở. Tải lại màn hình.")
		}
		_, targets, err := planned(tx, year)
		if err != nil {
			return out, err
		}
		values, err := tx.Values(r.ID)
		if err != nil {
			return out, err
		}
		narrative, err := tx.Narrative(r.ID)
		out.Lines = append(valueLines(targets, out.Version.Values, values), sectionLines(out.Version.Narrative, narrative)...)
		return out, err
	})
}

func valueLines(targets []model.Target, then, now []model.Value) []VersionLine {
	was, is := byTarget(then), byTarget(now)
	var out []VersionLine
	for _, t := range targets {
		a, b := valueText(t.Rule, was[t.ID]), valueText(t.Rule, is[t.ID])
		if a != "" || b != "" {
			out = append(out, VersionLine{t.Number, t.Name, a, b})
		}
	}
	return out
}

func byTarget(vs []model.Value) map[model.ID]model.Value {
	out := make(map[model.ID]model.Value, len(vs))
	for _, v := range vs {
		out[v.TargetID] = v
	}
	return out
}

func sectionLines(then, now map[model.Section]string) []VersionLine {
	var out []VersionLine
	for _, s := range model.Sections {
		if then[s] != "" || now[s] != "" {
			out = append(out, VersionLine{Name: s.Label(), Then: then[s], Now: now[s]})
		}
	}
	return out
}
