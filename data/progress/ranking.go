package progress

import (
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
)

// Score is what a unit brings to a ranking, whatever the points stand for.
type Score struct {
	Unit   model.Unit
	Points model.Number // missing: nothing known yet, so the unit has no place; 0 is a score
	Detail string       // what the points come from, in a few words: "6/7 chỉ tiêu"
	Remark string       // what they leave out: "1 chỉ tiêu chưa có số liệu"
}

// Ranked is a score with its place.
type Ranked struct {
	Score
	Place int  // from 1; 0 for none
	Tied  bool // others have the same points and so the same place
}

// PlaceText writes the place: "3", "3 =" when it is shared, "–" for none.
func (r Ranked) PlaceText() string {
	switch {
	case r.Place == 0:
		return noFigure
	case r.Tied:
		return strconv.Itoa(r.Place) + " ="
	}
	return strconv.Itoa(r.Place)
}

// Rank puts scores in order, most points first. Equal points share a place and
// the places after it stay free (1, 2 =, 2 =, 4); units without points stand
// last, in the order they came.
func Rank(scores []Score) []Ranked {
	out := make([]Ranked, len(scores))
	for i, s := range scores {
		out[i].Score = s
	}
	slices.SortStableFunc(out, func(a, b Ranked) int {
		switch {
		case a.Points.Valid != b.Points.Valid:
			if a.Points.Valid {
				return -1
			}
			return 1
		case !a.Points.Valid:
			return 0
		}
		return b.Points.Decimal.Cmp(a.Points.Decimal)
	})
	for i := range out {
		if !out[i].Points.Valid {
			continue
		}
		out[i].Place = i + 1
		if i > 0 && out[i-1].Points.Decimal.Equal(out[i].Points.Decimal) {
			out[i].Place, out[i].Tied, out[i-1].Tied = out[i-1].Place, true, true
		}
	}
	return out
}

// ShareOf returns part of whole in percent with one decimal, missing when
// there is no whole.
func ShareOf(part, whole int) model.Number {
	if whole == 0 {
		return model.None
	}
	return model.Some(decimal.NewFromInt(int64(part)).Shift(2).DivRound(decimal.NewFromInt(int64(whole)), 1))
}
