// Package sampletest gives tests the sample year without a database, the plan
// it was taken from, and what was computed of it by hand.
package sampletest

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"testing"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/sample"
)

// The tables computed by hand: the half-year of the commune by target, and of
// every unit by target.
const (
	HalfYear        = "tri-yen-2024-h1.csv"
	HalfYearOfUnits = "tri-yen-2024-h1-units.csv"
)

// Facts gives the sample year IDs and resolves its names to them, as the
// service does in a database. It is the 18th of June 2024.
func Facts(tb testing.TB) progress.Facts {
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

// Plan returns the text of plan 16/KH-UBND as it was scanned, Markdown: the
// sample year is checked against it.
func Plan(tb testing.TB) string {
	tb.Helper()
	b, err := os.ReadFile(testdata(tb, "16-KH-UBND-2024.md"))
	if err != nil {
		tb.Fatal(err)
	}
	return string(b)
}

// Truth reads a table computed by hand: its rows, by the name of the column.
// Numbers are in plain notation; "how" explains the row in words.
func Truth(tb testing.TB, name string) []map[string]string {
	tb.Helper()
	f, err := os.Open(testdata(tb, name))
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil {
		tb.Fatal(err)
	}
	var rows []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, column := range lines[0] {
			row[column] = line[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// testdata is the path of a file beside the tests of package sample.
func testdata(tb testing.TB, name string) string {
	tb.Helper()
	return filepath.Join(root(tb), "data", "sample", "testdata", name)
}

// root is the top folder of the module; tests run in folders below it.
func root(tb testing.TB) string {
	tb.Helper()
	dir, err := os.Getwd()
	if err != nil {
		tb.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			tb.Fatal("the test does not run inside the module")
		}
		dir = up
	}
}
