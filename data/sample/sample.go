// Package sample reads the sample year that travels with the program: plan
// 16/KH-UBND of xã Trí Yên for 2024 in its own words, with invented units,
// allocations and results around it. Everything invented is flagged sample, so
// that every screen and page can say so.
//
// Entities stand in the model's types with all IDs 0. What refers to another
// entity names it: units by code, targets by number, blocks by name, content
// areas by their number ("1.3"). The service resolves the names when it writes
// the book into a database.
package sample

import (
	"sothidua/assets"
	"sothidua/data/model"
)

// TriYen2024 is the sample year's name on the command line.
const TriYen2024 = "tri-yen-2024"

// Book is one whole sample year.
type Book struct {
	Office        model.Office
	People        []model.Person
	Plan          model.Plan // with its parts, in the order of the document
	Mends         []Mend
	Blocks        []model.Block
	Units         []Unit   // in display order
	Targets       []Target // in the plan's order, each item followed by its leaves
	Checks        []Check
	Allocations   []Allocation
	Registrations []Registration
	Periods       []model.Period
	Past          []Past // results of the year before, commune and units
	Reports       []Report
}

// Mend is one scanner slip of the plan's source that the book writes right:
// From stands in the source, To in the part of that kind and number. Kind
// recipient mends the heading "Nơi nhận", which no part holds.
type Mend struct {
	Kind   model.PlanPartKind
	Number string
	From   string
	To     string
}

// Unit is a unit with the name of its block; BlockID is 0. Measures are those
// of the plan's year.
type Unit struct {
	model.Unit
	Block string
}

// Target is an item or a leaf. PlanID, ParentID, AreaID and LeadID are 0.
type Target struct {
	model.Target
	Parent string // number of the item a leaf belongs to, "" for an item
	Area   string // number of the content area
	Lead   string // code of the unit in charge
}

// Allocation hands a leaf to a unit. TargetID and UnitID are 0.
type Allocation struct {
	model.Allocation
	Target string
	Unit   string
}

// Registration is what a unit registered. TargetID and UnitID are 0.
type Registration struct {
	model.Registration
	Target string
	Unit   string
}

// Past is a result of the year before. TargetID and UnitID are 0.
type Past struct {
	model.Past
	Target string
	Unit   string // "" for the commune
}

// Report is one unit's report with its values and narrative. UnitID is 0 and
// UpdatedAt is zero: the store sets it.
type Report struct {
	model.Report
	Unit      string
	Values    []Value
	Narrative map[model.Section]string
}

// Value is one value of a report. TargetID is 0.
type Value struct {
	model.Value
	Target string
}

// Load reads the sample year out of the program. Past results of the whole
// year before are the LastYear figures of targets and allocations. An error
// means that the program itself was built with a bad file (CodeInternal).
func Load() (Book, error) {
	b, err := assets.Sample(assets.SampleYear)
	if err != nil {
		return Book{}, unreadable(err)
	}
	book, err := decode(b)
	if err != nil {
		return Book{}, unreadable(err)
	}
	return book, nil
}

func unreadable(err error) error {
	return model.Wrap(model.CodeInternal, err, "Không đọc được năm mẫu kèm theo chương trình. Cài lại chương trình rồi thử lại.")
}
