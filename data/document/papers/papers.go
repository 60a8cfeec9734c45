// Package papers holds the official papers of the office: which there are, what
// each needs, and how it is made of the book. A paper is a wording (assets/papers,
// or the office's own, see package text) filled with what the book holds, and
// tables and charts that the program makes. What the book lacks becomes a dotted
// line to fill by hand and a doc.Gap that tells where the office sets it: nothing
// is ever invented.
package papers

import (
	"slices"
	"strings"

	"sothidua/data/document/doc"
	"sothidua/data/model"
	"sothidua/data/progress"
)

// Need is something a paper is made for.
type Need string

// The needs.
const (
	NeedPlan    Need = "plan"    // a year that has a plan
	NeedPeriod  Need = "period"  // a reporting period
	NeedUnit    Need = "unit"    // a unit; without one the paper is about all of them
	NeedTargets Need = "targets" // chosen targets; without any all of them
	NeedEach    Need = "each"    // may be made once for every unit
)

// Kind is one paper of the catalogue.
type Kind struct {
	Name    string // on the command line: "half-year-report"
	Label   string
	About   string // one sentence: what it is for
	Group   string // heading under which a list shows it
	Needs   []Need
	Outputs []string // endings of files: ".pdf", ".png", ".docx", ".xlsx"
}

// Takes tells whether the paper asks for n.
func (k Kind) Takes(n Need) bool { return slices.Contains(k.Needs, n) }

// List returns the catalogue in the order of the year's work.
func List() []Kind {
	var out []Kind
	for _, e := range catalogue() {
		out = append(out, e.Kind)
	}
	return out
}

// KindOf returns the paper of that name; the error (CodeNotFound) lists the
// names there are.
func KindOf(name string) (Kind, error) {
	e, err := entryOf(name)
	return e.Kind, err
}

func entryOf(name string) (entry, error) {
	var names []string
	for _, e := range catalogue() {
		if e.Name == name {
			return e, nil
		}
		names = append(names, e.Name+" ("+e.Label+")")
	}
	return entry{}, model.Errorf(model.CodeNotFound, "Không có văn bản tên “%s”. Các tên: %s.", name, strings.Join(names, ", "))
}

// Request is what is asked for.
type Request struct {
	Name    string
	Year    int
	Code    model.PeriodCode
	Unit    model.ID // 0: the commune, or all units
	Each    bool     // one paper for every unit concerned
	Targets []model.ID
	// Date and Number are those of the paper; without a date the day is left to
	// the pen and the law of today is cited.
	Date   model.Date
	Number string // "12" or "12/BC-UBND"
	// Until is the last day that a letter which reminds gives; without one the
	// day is left to the pen.
	Until   model.Date
	BuiltIn bool // the built-in wording even where the office has its own
	Mono    bool // charts for a black-and-white printer
	Trial   bool // certificates: crosses and names of the fields instead of texts
	Blank   model.ID
}

// Period returns the period the paper is about: a year report is about the
// year, a half-year report without a period about the first half.
func (r Request) Period() model.PeriodCode {
	switch {
	case r.Name == "year-report":
		return model.Y
	case r.Code != "":
		return r.Code
	case r.Name == "half-year-report":
		return model.H1
	}
	return model.Y
}

// Facts is everything a paper may tell.
type Facts struct {
	Request       Request
	Today         model.Date
	Book          progress.Facts
	Table         progress.Table  // the commune at the period
	Review        progress.Review // what charts speak of beside the table
	Blocks        []model.Block
	Registrations []model.Registration
	Periods       []model.Period
	Reporting     Reporting
	Words         []UnitWords // of the reports in hand, in the order of the units
	Scoring       model.Scoring
	Round         model.AwardRound   // the one that a decision or a list is about
	Rounds        []model.AwardRound // all of the year, for register and year report; none: Round alone
	Council       model.Council
	Settings      Settings
}

// Reporting tells who has reported a period.
type Reporting struct {
	Expected, Received, OnTime, Late int
	Overdue                          []Overdue // not in hand after the deadline
	Lines                            []ReportLine
}

// Overdue is one unit whose report is not in hand after the deadline.
type Overdue struct {
	Unit     model.Unit
	Block    string
	DaysLate int
	Expected []string // numbers of targets still owed
	State    string   // "Đang nhập", "Thiếu"
}

// ReportLine is one unit's report: its state in words and the day it came in.
type ReportLine struct {
	Unit     model.Unit
	State    string
	Received model.Date
	Note     string
}

// UnitWords is what a unit wrote into its report.
type UnitWords struct {
	Unit      model.Unit
	Narrative map[model.Section]string
}

// Settings are the office's own choices for papers; empty lists use what is
// built in.
type Settings struct {
	Texts      []model.PaperText
	Heads      []model.PaperHead
	Recipients []model.PaperRecipient
	Bases      []model.LegalBasis
	Blanks     []model.Blank
}

// Make makes the paper that the facts ask for. Errors: CodeNotFound for an
// unknown paper or unit, CodeInvalid for an edited wording that cannot be
// filled (Request.BuiltIn makes the paper all the same).
func Make(f Facts) (doc.Doc, error) {
	e, err := entryOf(f.Request.Name)
	if err != nil {
		return doc.Doc{}, err
	}
	m := newMaker(f, e)
	if f.Request.Unit != 0 {
		if m.unit, err = m.unitOf(f.Request.Unit); err != nil {
			return doc.Doc{}, err
		}
	}
	sections, err := e.make(m)
	if err != nil {
		return doc.Doc{}, err
	}
	m.keepNames(sections)
	m.tellLater()
	return doc.Doc{Title: m.title(), Sections: sections, Sample: m.sample(), Date: m.day, Gaps: m.gaps}, nil
}

// TryText tells whether a wording can be filled with the facts of its paper.
// Errors: CodeInvalid with Field "text" that names the line at fault.
func TryText(f Facts, t model.PaperText) error {
	t.Validity = model.Validity{}
	f.Request.Name, f.Request.BuiltIn = t.Kind, false
	f.Settings.Texts = []model.PaperText{t}
	_, err := Make(f)
	return err
}
