package progress_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
	"sothidua/data/progress"
)

// TestScores: bonus may pass the maximum, zero is a mark, a missing mark leaves
// the unit unranked, and equal totals share a place within their block only.
func TestScores(t *testing.T) {
	sheet := func(unit model.ID, a, b, bonus, penalty string) model.ScoreSheet {
		s := model.ScoreSheet{UnitID: unit}
		for i, text := range []string{a, b} {
			m := model.Mark{CriterionID: model.ID(i + 1), Self: model.Num("1")}
			if text != "" {
				m.Council = model.Num(text)
			}
			s.Marks = append(s.Marks, m)
		}
		if bonus != "" {
			s.Bonus = model.Num(bonus)
		}
		if penalty != "" {
			s.Penalty = model.Num(penalty)
		}
		return s
	}
	s := model.Scoring{
		Criteria: []model.Criterion{{ID: 1, Max: model.Num("60").Decimal}, {ID: 2, Max: model.Num("40").Decimal}},
		Sheets:   []model.ScoreSheet{sheet(1, "60", "37", "10", ""), sheet(2, "50", "40", "", "2.5"), sheet(3, "47.5", "40", "", ""), sheet(4, "60", "", "", ""), sheet(5, "0", "0", "", "")},
		Classes:  []model.ScoreClass{{Name: "Xuất sắc", Least: model.Num("90").Decimal}, {Name: "Tốt", Least: model.Num("80").Decimal}},
	}
	unit := func(id, block model.ID) model.Unit { return model.Unit{ID: id, BlockID: block} }
	units := []model.Unit{unit(1, 1), unit(2, 1), unit(3, 1), unit(4, 1), unit(5, 2), unit(6, 2)}
	type line struct {
		Unit  model.ID
		Total string
		Rank  int
		Class string
	}
	want := [][]line{
		{{1, "107", 1, "Xuất sắc"}, {2, "87.5", 2, "Tốt"}, {3, "87.5", 2, "Tốt"}, {4, "", 0, ""}},
		{{5, "0", 1, ""}, {6, "", 0, ""}},
	}
	var got [][]line
	for _, b := range progress.Scores(s, units, []model.Block{{ID: 1}, {ID: 2}, {ID: 3}}) {
		var lines []line
		for _, r := range b.Rows {
			lines = append(lines, line{r.Unit.ID, model.Plain(r.Total), r.Rank, r.Class})
		}
		got = append(got, lines)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
