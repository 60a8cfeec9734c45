package model

import "github.com/shopspring/decimal"

// Criterion (tiêu chí) is one line of the scoring table.
type Criterion struct {
	ID     ID
	Number string // "1", "2a"
	Name   string
	Max    decimal.Decimal // points
	Proof  string          // document that proves it
}

// Mark is what one unit got for one criterion; missing is not zero.
type Mark struct {
	CriterionID ID
	Self        Number // điểm tự chấm
	Council     Number // điểm Hội đồng chấm
	Note        string
}

// ScoreSheet (phiếu chấm điểm) holds the marks of one unit.
type ScoreSheet struct {
	UnitID  ID
	Marks   []Mark
	Bonus   Number // may take the total above the sum of the maxima
	Penalty Number // points taken off, 0 or more
	Note    string
}

// ScoreClass is a classification (xếp loại) and the least total it takes.
type ScoreClass struct {
	Name  string
	Least decimal.Decimal
}

// Scoring is the scoring of all units for a year.
type Scoring struct {
	Year     int
	Criteria []Criterion
	Sheets   []ScoreSheet
	Classes  []ScoreClass // best first
	Sample   bool
}

// Empty tells whether there is nothing to score by.
func (s Scoring) Empty() bool { return len(s.Criteria) == 0 }
