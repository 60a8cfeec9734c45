package chart

import (
	"slices"

	"sothidua/data/model"
)

// Order is the order of the bars.
type Order string

// The orders.
const (
	WorstFirst Order = "worst" // worst judgement first, then the smallest share
	PlanOrder  Order = "plan"  // as in the plan; units as in their list
)

// Basis is what a ranking counts.
type Basis string

// The bases there are figures for.
const (
	ByTargets Basis = "targets" // share of the unit's targets that are met or on pace
	ByReports Basis = "reports" // share of its reports that came on time
)

// Bases lists all bases in display order.
var Bases = []Basis{ByTargets, ByReports}

// Label returns the Vietnamese name.
func (b Basis) Label() string {
	if b == ByReports {
		return "Nộp báo cáo đúng hạn"
	}
	return "Chỉ tiêu đạt, đúng tiến độ"
}

// Options are the choices beside a chart. The zero value shows no time line and
// no notes; see DefaultOptions.
type Options struct {
	Portrait bool
	Mono     bool // greys and textures only, for printing in black and white
	TimeLine bool // how much of the year has passed
	Notes    bool // falling targets, ceilings, missing units, targets not drawn
	Order    Order
	Targets  []model.ID // leaves and totals to show; none: those of progress.Charted that have a share of the plan
	Unit     model.ID   // whose targets; 0: the commune's
	Block    model.ID   // units of one block only; 0: all
	Basis    Basis      // of a ranking; "": ByTargets
}

// DefaultOptions returns the usual chart: A4 landscape, in colour, with time
// line and notes, worst first.
func DefaultOptions() Options {
	return Options{TimeLine: true, Notes: true, Order: WorstFirst, Basis: ByTargets}
}

// target returns the one target a chart of one target is about: the first of
// those asked for that is among the wanted, 0 for none.
func (o Options) target(among []model.ID) model.ID {
	for _, id := range o.Targets {
		if slices.Contains(among, id) {
			return id
		}
	}
	return 0
}
