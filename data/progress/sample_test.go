package progress_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/sample"
)

// sampleFacts gives the sample year IDs and resolves its names to them, as the
// service does in a database.
func sampleFacts(tb testing.TB) progress.Facts {
	tb.Helper()
	b, err := sample.Load()
	if err != nil {
		tb.Fatal(err)
	}
	f := progress.Facts{Office: b.Office, Plan: b.Plan, AsOf: "2024-06-18"}
	f.Plan.ID = 1
	units, targets := map[string]model.ID{}, map[string]model.ID{}
	for i, u := range b.Units {
		u.Unit.ID = model.ID(100 + i)
		units[u.Code] = u.Unit.ID
		f.Units = append(f.Units, u.Unit)
	}
	for i, t := range b.Targets {
		t.Target.ID = model.ID(200 + i)
		targets[t.Number] = t.Target.ID
		t.Target.PlanID, t.Target.ParentID, t.Target.LeadID = 1, targets[t.Parent], units[t.Lead]
		f.Targets = append(f.Targets, t.Target)
	}
	for _, a := range b.Allocations {
		a.Allocation.TargetID, a.Allocation.UnitID = targets[a.Target], units[a.Unit]
		f.Allocations = append(f.Allocations, a.Allocation)
	}
	for _, p := range b.Past {
		p.Past.TargetID, p.Past.UnitID = targets[p.Target], units[p.Unit]
		f.Past = append(f.Past, p.Past)
	}
	for i, r := range b.Reports {
		r.Report.ID, r.Report.UnitID = model.ID(1000+i), units[r.Unit]
		f.Reports = append(f.Reports, r.Report)
		for _, v := range r.Values {
			v.Value.TargetID = targets[v.Target]
			f.Values = append(f.Values, progress.Reported{UnitID: units[r.Unit], Code: r.Code, Status: r.Status, Value: v.Value})
		}
	}
	return f
}

// truth reads a table of hand-computed results, by column name, without the
// explanation in its last column.
func truth(tb testing.TB, name string) (columns []string, rows [][]string) {
	tb.Helper()
	file, err := os.Open(filepath.Join("..", "sample", "testdata", name))
	if err != nil {
		tb.Fatal(err)
	}
	defer file.Close()
	all, err := csv.NewReader(file).ReadAll()
	if err != nil {
		tb.Fatal(err)
	}
	for i := range all {
		all[i] = all[i][:len(all[i])-1]
	}
	return all[0], all[1:]
}

func plain(f model.Figure) string { return model.Plain(f.Number) + f.Choice }

func TestCommuneHalfYearMatchesTheHandComputedTable(t *testing.T) {
	_, want := truth(t, "tri-yen-2024-h1.csv")
	var got [][]string
	for _, r := range progress.Build(sampleFacts(t), model.H1).Rows {
		line := []string{r.Target.Number, plain(r.Plan), plain(r.ToDate), model.Plain(r.Percent), string(r.Judgement), "", ""}
		if r.Target.Leaf {
			line[5], line[6] = strconv.Itoa(r.Reported), strconv.Itoa(r.Expected)
		}
		got = append(got, line)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Fatal(d)
	}
}

func TestUnitsHalfYearMatchesTheHandComputedTable(t *testing.T) {
	_, want := truth(t, "tri-yen-2024-h1-units.csv")
	f := sampleFacts(t)
	var got [][]string
	for _, u := range f.Units {
		table, err := progress.BuildUnit(f, u.ID, model.H1)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range table.Rows {
			if r.Target.Leaf {
				got = append(got, []string{u.Code, r.Target.Number, plain(r.Plan), plain(r.ToDate), model.Plain(r.Percent), string(r.Judgement)})
			}
		}
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Fatal(d)
	}
}
