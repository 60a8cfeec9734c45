package summary

import (
	"context"
	"strings"
	"testing"

	"sothidua/data/model"
	"sothidua/data/progress"
)

// crossText returns what the explanation of a target says about other figures.
func crossText(w *world, number string) string {
	w.T.Helper()
	ctx := context.Background()
	findings, err := w.Svc.CrossFindings(ctx, 2024, model.H1)
	if err != nil {
		w.T.Fatal(err)
	}
	table, err := w.Svc.Progress(ctx, 2024, model.H1)
	if err != nil {
		w.T.Fatal(err)
	}
	var out string
	for _, r := range table.Rows {
		if r.Target.Number == number {
			for _, s := range crossSpans(r, findings) {
				out += s.Text
			}
		}
	}
	return out
}

func TestRowTellsWhatContradictsIt(t *testing.T) {
	w := newWorld(t).sample()
	if got := crossText(w, "1d"); !strings.HasPrefix(got, "\nKiểm tra chéo: Kế hoạch: 1d. Sản lượng lúa là 5.350 tấn") {
		t.Errorf("1d: %q", got)
	}
	if got := crossText(w, "8"); got != "" {
		t.Errorf("8: %q", got)
	}
	row := progress.Row{Target: model.Target{ID: 5, Rule: model.Rule{RollUp: model.Sum}}}
	unit := []progress.Finding{{Unit: 7, Targets: []model.ID{5}, Message: "của một đơn vị"}}
	if got := crossSpans(row, unit); len(got) > 0 {
		t.Errorf("a village's contradiction stands at the commune: %v", got)
	}
	row.Target.Rule.RollUp = model.Single
	if got := crossSpans(row, unit); len(got) != 2 {
		t.Errorf("what one unit reports for the commune: %v", got)
	}
}
