package sheet

import (
	"sothidua/data/document/chart"
	"sothidua/data/progress"
)

// chartLook is the colour of a series; neighbours also differ in darkness, for
// printers without colour.
type chartLook struct{ fill, label string }

// The colours of the looks; the label is what is written on them.
var chartLooks = map[chart.Look]chartLook{
	chart.Judged(progress.Met):          {judgementColour(progress.Met), "FFFFFF"},
	chart.Judged(progress.OnPace):       {"86B3DE", "000000"},
	chart.Judged(progress.AtRisk):       {judgementColour(progress.AtRisk), "000000"},
	chart.Judged(progress.Behind):       {judgementColour(progress.Behind), "FFFFFF"},
	chart.Judged(progress.NotMet):       {"1A1A1A", "FFFFFF"},
	chart.Judged(progress.NoData):       {"E3E7EC", "000000"},
	chart.Judged(progress.NotYetJudged): {"C9D2DC", "000000"},

	chart.Delivered(progress.OnTime):    {judgementColour(progress.Met), "FFFFFF"},
	chart.Delivered(progress.Late):      {judgementColour(progress.AtRisk), "000000"},
	chart.Delivered(progress.Missing):   {judgementColour(progress.Behind), "FFFFFF"},
	chart.Delivered(progress.Writing):   {"C9D2DC", "000000"},
	chart.Delivered(progress.NotDueYet): {"E3E7EC", "000000"},

	chart.ThisYear: {"1A5FA8", "000000"},
	chart.LastYear: {"C9D8E8", "000000"},
	chart.Partial:  {"86B3DE", "000000"},
	chart.Points:   {"86B3DE", "000000"},
	chart.PlanLine: {"DDE4EC", "000000"},
}
