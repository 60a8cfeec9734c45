package progress_test

import (
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/sample/sampletest"
)

// truth reads a table computed by hand without the explanations of its rows.
func truth(tb testing.TB, name string) []map[string]string {
	tb.Helper()
	rows := sampletest.Truth(tb, name)
	for _, r := range rows {
		delete(r, "how")
	}
	return rows
}

func plain(f model.Figure) string { return model.Plain(f.Number) + f.Choice }

// judged is a row of a table by the columns of those computed by hand.
func judged(r progress.Row) map[string]string {
	return map[string]string{"number": r.Target.Number, "plan": plain(r.Plan), "to_date": plain(r.ToDate),
		"percent_of_plan": model.Plain(r.Percent), "judgement": string(r.Judgement)}
}

func TestCommuneHalfYearMatchesTheHandComputedTable(t *testing.T) {
	want := truth(t, sampletest.HalfYear)
	var got []map[string]string
	for _, r := range progress.Build(sampletest.Facts(t), model.H1).Rows {
		line := judged(r)
		line["reported"], line["expected"] = "", ""
		if r.Target.Leaf {
			line["reported"], line["expected"] = strconv.Itoa(r.Reported), strconv.Itoa(r.Expected)
		}
		got = append(got, line)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Fatal(d)
	}
}

func TestUnitsHalfYearMatchesTheHandComputedTable(t *testing.T) {
	want := truth(t, sampletest.HalfYearOfUnits)
	f := sampletest.Facts(t)
	var got []map[string]string
	for _, u := range f.Units {
		table, err := progress.BuildUnit(f, u.ID, model.H1)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range table.Rows {
			if r.Target.Leaf {
				line := judged(r)
				line["unit"] = u.Code
				got = append(got, line)
			}
		}
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Fatal(d)
	}
}
