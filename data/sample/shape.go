package sample

import "sothidua/data/model"

// The shapes of the file. Figures are text: plain decimals for numeric
// targets, the choice itself ("Tốt", "good", "yes") for the others.

type fileBook struct {
	Office        fileOffice         `json:"office"`
	People        []filePerson       `json:"people"`
	Plan          filePlan           `json:"plan"`
	Mends         []fileMend         `json:"mends"`
	Blocks        []string           `json:"blocks"`
	Units         []fileUnit         `json:"units"`
	Targets       []fileTarget       `json:"targets"`
	Checks        []fileCheck        `json:"checks"`
	Allocations   []fileAllocation   `json:"allocations"`
	Registrations []fileRegistration `json:"registrations"`
	Periods       []filePeriod       `json:"periods"`
	Past          []filePast         `json:"past"`
	Reports       []fileReport       `json:"reports"`
}

type fileOffice struct {
	Name     string `json:"name"`
	Commune  string `json:"commune"`
	District string `json:"district"`
	Province string `json:"province"`
	Place    string `json:"place"`
	Signer   string `json:"signer"`
	Position string `json:"position"`
}

type filePerson struct {
	Name     string `json:"name"`
	Position string `json:"position"`
}

type filePlan struct {
	Year     int        `json:"year"`
	Number   string     `json:"number"`
	Date     model.Date `json:"date"`
	Title    string     `json:"title"`
	Issuer   string     `json:"issuer"`
	Signer   string     `json:"signer"`
	Position string     `json:"position"`
	Parts    []filePart `json:"parts"`
}

type filePart struct {
	Kind   model.PlanPartKind `json:"kind"`
	Number string             `json:"number"`
	Text   string             `json:"text"`
}

type fileMend struct {
	Kind   model.PlanPartKind `json:"kind"`
	Number string             `json:"number"`
	From   string             `json:"from"`
	To     string             `json:"to"`
}

type fileUnit struct {
	Code     string                   `json:"code"`
	Name     string                   `json:"name"`
	Block    string                   `json:"block"`
	Kind     model.UnitKind           `json:"kind"`
	Head     string                   `json:"head"`
	Phone    string                   `json:"phone"`
	Council  string                   `json:"council"`
	Note     string                   `json:"note"`
	Measures map[model.Measure]string `json:"measures"`
}

type fileTarget struct {
	Number   string    `json:"number"`
	Parent   string    `json:"parent"`
	Name     string    `json:"name"`
	Text     string    `json:"text"`
	Area     string    `json:"area"`
	Lead     string    `json:"lead"`
	Plan     string    `json:"plan"`
	Superior string    `json:"superior"`
	LastYear string    `json:"last_year"`
	Note     string    `json:"note"`
	Rule     *fileRule `json:"rule"` // nil for a composite item
}

type fileRule struct {
	Comparator model.Comparator `json:"comparator"`
	Unit       string           `json:"unit"`
	Decimals   int              `json:"decimals"`
	Timing     model.Timing     `json:"timing"`
	RollUp     model.RollUp     `json:"roll_up"`
	Weight     model.Measure    `json:"weight"`
	Pace       model.PaceKind   `json:"pace"`
	Final      model.PeriodCode `json:"final"`
	Grades     []string         `json:"grades"`
}

type fileAllocation struct {
	Target   string `json:"target"`
	Unit     string `json:"unit"`
	Plan     string `json:"plan"`
	LastYear string `json:"last_year"`
}

type fileRegistration struct {
	Target string `json:"target"`
	Unit   string `json:"unit"`
	Plan   string `json:"plan"`
	Hard   bool   `json:"hard"`
	Note   string `json:"note"`
}

type filePeriod struct {
	Code     model.PeriodCode `json:"code"`
	Deadline model.Date       `json:"deadline"`
}

type filePast struct {
	Target string           `json:"target"`
	Unit   string           `json:"unit"`
	Code   model.PeriodCode `json:"code"`
	Value  string           `json:"value"`
}

type fileReport struct {
	Unit        string                   `json:"unit"`
	Code        model.PeriodCode         `json:"code"`
	Status      model.Status             `json:"status"`
	SubmittedOn model.Date               `json:"submitted_on"`
	Reason      string                   `json:"reason"`
	Narrative   map[model.Section]string `json:"narrative"`
	Values      []fileValue              `json:"values"`
}

type fileValue struct {
	Target   string `json:"target"`
	Value    string `json:"value"`
	Estimate string `json:"estimate"`
	Note     string `json:"note"`
	Recheck  bool   `json:"recheck"`
}
