// Package chart holds the charts of the office as data. A Spec is everything
// one chart tells; package plot lays it out into pages for the screen, the PDF,
// the picture and the paper, and package sheet makes a native Excel chart of
// it. The functions named after the charts (Progress, Units, Course, …) make a
// Spec of the facts; Kinds lists them.
package chart

import (
	"sothidua/data/document/page"
	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/vn"
)

// Head is what the head of a paper tells: whose figures, of which plan, period
// and day.
type Head struct {
	Office model.Office
	Plan   model.Plan
	Code   model.PeriodCode
	Unit   *model.Unit // nil: the whole commune
	AsOf   model.Date
	Sample bool
}

// HeadOf returns the head of a summary table.
func HeadOf(t progress.Table) Head {
	return Head{Office: t.Office, Plan: t.Plan, Code: t.Code, Unit: t.Unit, AsOf: t.AsOf, Sample: t.Sample}
}

// AsOfText tells the day of the figures: "Số liệu đến ngày 18/06/2024", "" when
// it is not known.
func (h Head) AsOfText() string {
	d := vn.FormatDate(h.AsOf)
	if d == "" {
		return ""
	}
	return "Số liệu đến ngày " + d
}

// PlanText names the plan: "Kế hoạch số 16/KH-UBND ngày 01/02/2024".
func (h Head) PlanText() string {
	if h.Plan.Number == "" {
		return ""
	}
	s := "Kế hoạch số " + h.Plan.Number
	if d := vn.FormatDate(h.Plan.Date); d != "" {
		s += " ngày " + d
	}
	return s
}

// Spec is one chart. It has bars that lie (Bars, one a row from the top) or
// groups of columns that stand (Groups, from the left). Whatever is missing
// stays missing: a gap with a dash, never a bar of nothing.
type Spec struct {
	Name   string // in the catalogue
	Title  string // as in a sentence; the paper prints it in capitals
	About  string // what the title speaks of: "12b. Xuất khẩu lao động"; may be empty
	Period string // "6 tháng đầu năm 2024 so với kế hoạch cả năm"
	Plan   string // the plan's number and day, may be empty
	Source string // where the figures come from, one sentence
	Head   Head

	Axis   Axis
	Heads  Heads    // over the columns of words beside lying bars
	Series []Series // what the fills mean, in the order of the legend
	Bars   []Bar
	Groups []Group
	Marks  []Mark
	// Wordy tells that nothing can be drawn to a scale: bars are rows of words.
	Wordy bool

	LegendNote string
	Notes      []string // under the last page
	Empty      string   // stands in place of bars when there are none
}

// Drawn tells whether there is anything to draw.
func (s Spec) Drawn() bool { return len(s.Bars)+len(s.Groups) > 0 }

// FullTitle is the title with what it speaks of, for the file.
func (s Spec) FullTitle() string {
	if s.About == "" {
		return s.Title
	}
	return s.Title + ": " + s.About
}

// Axis is the scale of the bars. It always holds zero.
type Axis struct {
	Full model.Number // value at its end; missing: the drawing finds it from the values
	Step model.Number // from one label to the next, missing as Full
	Unit string       // "%", "tấn", "báo cáo"
	// Over lets bars pass the end: they go on in a point, and their text tells
	// how far.
	Over bool
}

// Heads are the words above the columns beside lying bars; "" leaves a column
// without.
type Heads struct{ Share, Value, Word string }

// Look is how a piece is filled; it tells what the piece stands for. The
// judgements and the ways of handing in are looks of their own name.
type Look string

// The looks that are no judgement and no way of handing in.
const (
	ThisYear Look = "this_year"
	LastYear Look = "last_year"
	Partial  Look = "partial" // a year that has not ended
	Points   Look = "points"
	PlanLine Look = "plan_line" // a stroke at the height of the plan
	PaceLine Look = "pace_line" // a dashed stroke at what is due by then
)

// Judged is the look of a judgement.
func Judged(j progress.Judgement) Look { return Look(j) }

// Delivered is the look of a way of handing in.
func Delivered(h progress.Handing) Look { return Look("report_" + string(h)) }

// Series is one meaning of a fill.
type Series struct {
	Look Look
	Name string
}

// Bar is one lying bar with its words. Parts follow each other from zero.
type Bar struct {
	Mark   Look   // its mark at the left edge, "" for none
	Number string // "12b", "3 ="
	Name   string
	Remark string // in small slanted letters under the name: why there is no bar
	Parts  []Part
	Share  string // "30,0%"
	Value  string // "6/20 người"
	Word   string // "Chậm"
	Strong bool   // the word stands out
	Group  string // heading above the first bar of a run with the same one, "" for none
	Spot   Spot
}

// Part is one piece of a bar.
type Part struct {
	Look  Look
	Value model.Number // on the axis; missing: no bar
	Text  string       // within the piece when it fits: "C 3"
}

// Total returns how long the bar is, missing when no part is known.
func (b Bar) Total() model.Number {
	values := make([]model.Number, len(b.Parts))
	for i, p := range b.Parts {
		values[i] = p.Value
	}
	return model.SumOf(values...)
}

// Group is some columns that stand together over one label.
type Group struct {
	Label   string
	Word    string // under the label: "Chậm", "đến 6 tháng"
	Mark    Look   // before the word, "" for none
	Columns []Column
	Plan    model.Number // height of the plan over this group alone
	Pace    model.Number // height that is due at its end
}

// Column is one standing bar; columns of one look are a series.
type Column struct {
	Look  Look
	Value model.Number // missing: a gap with a dash
	Text  string       // over the column: "2.780"
	Spot  Spot
}

// MarkKind is the weight of a line across the bars.
type MarkKind int

// The kinds of line.
const (
	MarkPlan MarkKind = iota // thick: the plan, a ceiling
	MarkTime                 // dashed: how much of the year has passed
)

// Mark is a line across all bars at a value of the axis.
type Mark struct {
	Kind  MarkKind
	At    model.Number
	Label string
}

// mark returns the first line of a kind, false when there is none.
func (s Spec) mark(k MarkKind) (Mark, bool) {
	for _, m := range s.Marks {
		if m.Kind == k {
			return m, true
		}
	}
	return Mark{}, false
}

// PlanMark returns the thick line across the bars, false when there is none.
func (s Spec) PlanMark() (Mark, bool) { return s.mark(MarkPlan) }

// TimeMark returns the dashed line across the bars, false when there is none.
func (s Spec) TimeMark() (Mark, bool) { return s.mark(MarkTime) }

// Spot is what a bar opens when it is chosen, and what it says then. Its place
// on the page is the drawing's.
type Spot = page.Spot
