package document_test

import (
	"strings"
	"testing"

	"sothidua/data/document"
	"sothidua/data/model"
	"sothidua/data/progress"
)

// crops is an item that is the total of two leaves of which the shares are
// given, "" for none.
func crops(a, b string) progress.Table {
	t := picture14()
	total := row("1", "Diện tích gieo trồng", "ha", model.AtLeast, "1200", "2400", "50", progress.OnPace)
	total.Target.Leaf = false
	leaf := func(number, share string) progress.Row {
		r := row(number, "Diện tích cây "+number, "ha", model.AtLeast, "600", "1200", share, progress.OnPace)
		r.Target.ParentID, r.Depth = 1, 1
		return r
	}
	t.Rows = []progress.Row{total, leaf("1a", a), leaf("1b", b)}
	for i := range t.Rows {
		t.Rows[i].Target.ID = model.ID(i + 1)
	}
	return t
}

// TestTotalIsDrawnOnce: its leaves stand for it, unless none has a share or it
// was chosen.
func TestTotalIsDrawnOnce(t *testing.T) {
	for _, c := range []struct {
		name   string
		table  progress.Table
		chosen []model.ID
		want   string
	}{
		{"leaves", crops("50", ""), nil, "1a"},
		{"no leaf has a share", crops("", ""), nil, "1"},
		{"chosen", crops("50", "50"), []model.ID{1}, "1"},
		{"both chosen", crops("50", "50"), []model.ID{1, 2}, "1 1a"},
	} {
		opt := document.DefaultChartOptions()
		opt.Targets, opt.Order = c.chosen, document.PlanOrder
		d := document.ProgressChart(c.table, opt)
		soundChart(t, d)
		if got := strings.Join(order(c.table, d), " "); got != c.want {
			t.Errorf("%s: bars %q, want %q", c.name, got, c.want)
		}
	}
}

// TestTotalTellsWhatItLacks: a leaf without a figure is named under the table
// and the chart.
func TestTotalTellsWhatItLacks(t *testing.T) {
	table := crops("50", "")
	table.Rows[2].ToDate = model.Figure{}
	const want = "Tổng 1 chưa có số của 1b."
	if text := flat(summary(table, progress.Million)); !strings.Contains(text, want) {
		t.Errorf("the table does not say %q:\n%s", want, text)
	}
	opt := document.DefaultChartOptions()
	opt.Targets = []model.ID{1}
	if text := flat(document.ProgressChart(table, opt)); !strings.Contains(text, want) {
		t.Errorf("the chart does not say %q:\n%s", want, text)
	}
	if text := flat(summary(crops("50", ""), progress.Million)); strings.Contains(text, "Tổng 1 chưa") {
		t.Error("a whole total is said to lack something")
	}
}

// TestSummaryShowsTotals: the row of a total has its figures, that of another
// item none.
func TestSummaryShowsTotals(t *testing.T) {
	table := crops("50", "50")
	if text := flat(summary(table, progress.Million)); !strings.Contains(text, "2.400") || strings.Count(text, "50,0") != 3 {
		t.Errorf("the total's figures are not shown:\n%s", text)
	}
	table.Rows[0].Target.Rule = model.Rule{}
	if text := flat(summary(table, progress.Million)); strings.Contains(text, "2.400") || strings.Count(text, "50,0") != 2 {
		t.Errorf("an item without figures shows some:\n%s", text)
	}
}
