package progress

import (
	"slices"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
)

// Scored is one unit's line of the scoring table. A total is missing, and the
// unit unranked, while any criterion lacks its mark: a missing mark is not zero.
type Scored struct {
	Unit    model.Unit
	Sheet   model.ScoreSheet
	Self    model.Number // sum of the unit's own marks
	Council model.Number // sum of the Council's marks
	Total   model.Number // Council with bonus and penalty; may pass the maxima
	Rank    int          // within the block, equal totals share it; 0 unranked
	Class   string       // "" while the total is missing or under every class
}

// ScoredBlock is the units of one block, in the order of their list.
type ScoredBlock struct {
	Block model.Block
	Rows  []Scored
}

// Scores sums, classifies and ranks the units within their blocks. Units without
// a sheet are there with nothing scored; blocks without units are left out.
func Scores(s model.Scoring, units []model.Unit, blocks []model.Block) []ScoredBlock {
	sheets := map[model.ID]model.ScoreSheet{}
	for _, sheet := range s.Sheets {
		sheets[sheet.UnitID] = sheet
	}
	var out []ScoredBlock
	for _, b := range append(slices.Clone(blocks), model.Block{}) {
		block := ScoredBlock{Block: b}
		for _, u := range units {
			if u.BlockID == b.ID {
				block.Rows = append(block.Rows, score(s, u, sheets[u.ID]))
			}
		}
		if len(block.Rows) > 0 {
			rank(block.Rows)
			out = append(out, block)
		}
	}
	return out
}

func score(s model.Scoring, u model.Unit, sheet model.ScoreSheet) Scored {
	out := Scored{Unit: u, Sheet: sheet}
	out.Self = sumOfMarks(s, sheet, func(m model.Mark) model.Number { return m.Self })
	out.Council = sumOfMarks(s, sheet, func(m model.Mark) model.Number { return m.Council })
	if !out.Council.Valid {
		return out
	}
	total := out.Council.Decimal.Add(sheet.Bonus.Decimal).Sub(sheet.Penalty.Decimal)
	out.Total = model.Some(total)
	for _, c := range s.Classes {
		if total.GreaterThanOrEqual(c.Least) {
			out.Class = c.Name
			break
		}
	}
	return out
}

// sumOfMarks adds the marks of all criteria; missing when any is missing.
func sumOfMarks(s model.Scoring, sheet model.ScoreSheet, of func(model.Mark) model.Number) model.Number {
	var sum decimal.Decimal
	for _, c := range s.Criteria {
		i := slices.IndexFunc(sheet.Marks, func(m model.Mark) bool { return m.CriterionID == c.ID })
		if i < 0 || !of(sheet.Marks[i]).Valid {
			return model.None
		}
		sum = sum.Add(of(sheet.Marks[i]).Decimal)
	}
	if len(s.Criteria) == 0 {
		return model.None
	}
	return model.Some(sum)
}

// rank gives 1 to the highest total; equal totals share a place and the next
// place is skipped (1, 1, 3).
func rank(rows []Scored) {
	for i := range rows {
		if !rows[i].Total.Valid {
			continue
		}
		rows[i].Rank = 1
		for _, o := range rows {
			if o.Total.Valid && o.Total.Decimal.GreaterThan(rows[i].Total.Decimal) {
				rows[i].Rank++
			}
		}
	}
}
