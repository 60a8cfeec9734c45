package model

// Layout is the shape of a workbook the program knows.
type Layout string

// The layouts.
const (
	LayoutUnits    Layout = "units"
	LayoutTargets  Layout = "targets"
	LayoutProgress Layout = "progress"
	// LayoutKit is the report of one unit for one period, the program's own
	// workbook or a table of the office's.
	LayoutKit Layout = "kit"
	// LayoutAllocation and LayoutResults are tables of targets by units: what
	// each unit was given for the year, or did in a period. Every cell with a
	// figure is one SheetRow with its Unit.
	LayoutAllocation Layout = "allocation"
	LayoutResults    Layout = "results"
	// LayoutRegistration is what units registered for the year beside what they
	// were given: a list, or a table of targets by units. Every target of a unit
	// is one SheetRow with its Unit.
	LayoutRegistration Layout = "registration"
	LayoutUnknown      Layout = "unknown"
)

// Layouts lists the layouts a person may choose for a sheet.
var Layouts = []Layout{LayoutKit, LayoutProgress, LayoutTargets, LayoutUnits, LayoutAllocation, LayoutRegistration, LayoutResults}

// Label returns the layout's Vietnamese name.
func (l Layout) Label() string {
	switch l {
	case LayoutUnits:
		return "Danh sách đơn vị"
	case LayoutTargets:
		return "Danh mục chỉ tiêu"
	case LayoutProgress:
		return "Bảng tổng hợp"
	case LayoutKit:
		return "Phiếu đơn vị"
	case LayoutAllocation:
		return "Giao chỉ tiêu cho đơn vị"
	case LayoutRegistration:
		return "Đăng ký thi đua"
	case LayoutResults:
		return "Kết quả của nhiều đơn vị"
	}
	return "Không nhận ra"
}

// Severity tells whether a problem stops the import or asks a question.
type Severity string

// The severities.
const (
	SeverityError    Severity = "error"
	SeverityQuestion Severity = "question"
)

// Problem is something in a workbook that cannot be taken as it is.
//
// An error stops the import. A question with Choices waits for an Answer; until
// then its cell is no part of the rows, so that nothing is taken by guessing. A
// question without Choices only tells something.
type Problem struct {
	Sheet    string   `json:"sheet"`
	Cell     string   `json:"cell"`
	Severity Severity `json:"severity"`
	Message  string   `json:"message"`
	// About is what the question is about; with Sheet and Cell it is the key of
	// the Answer. "" for what cannot be answered.
	About About `json:"about,omitempty"`
	// Choices are the answers offered, AnswerSkip the last of them where the
	// cell, row or sheet can be left out. An error may have choices too.
	Choices []Choice `json:"choices,omitempty"`
	// Group is the same for questions of one kind in one column: their choices
	// stand in the same order, so that one decision may serve them all.
	Group string `json:"group,omitempty"`
	// Answer is the value given to it, "" while it is open. An answered error
	// no longer stops the import.
	Answer string `json:"answer,omitempty"`
}

// Open tells whether the problem still waits for the user: an error that is
// not left out, or a question with choices and no answer.
func (p Problem) Open() bool {
	return p.Answer == "" && (p.Severity == SeverityError || len(p.Choices) > 0)
}

// CellChange is one cell of a workbook that would change the book. Old is nil
// for what does not exist yet, New is nil for what would be emptied.
type CellChange struct {
	Sheet  string  `json:"sheet"`
	Cell   string  `json:"cell"`
	Kind   string  `json:"kind"` // unit|target|value|allocation|registration|text
	Number string  `json:"number"`
	Name   string  `json:"name"`
	Unit   string  `json:"unit"`
	Field  string  `json:"field"`
	Old    *string `json:"old"`
	New    *string `json:"new"`
}

// FileResult is what importing one workbook would do, or did.
type FileResult struct {
	File      string       `json:"file"`
	Layout    Layout       `json:"layout"`
	Rows      int          `json:"rows"`
	Accepted  int          `json:"accepted"`
	Unchanged int          `json:"unchanged"`
	Changes   []CellChange `json:"changes"`
	Problems  []Problem    `json:"problems"`
}

// Errors counts the problems that stop the import.
func (r FileResult) Errors() int {
	n := 0
	for _, p := range r.Problems {
		if p.Severity == SeverityError && p.Answer == "" {
			n++
		}
	}
	return n
}

// Questions counts the questions that wait for an answer.
func (r FileResult) Questions() int {
	n := 0
	for _, p := range r.Problems {
		if p.Severity == SeverityQuestion && p.Open() {
			n++
		}
	}
	return n
}

// SheetRow is one row read from a workbook of a known layout: which entity it
// names, and the text of each field with the cell it stands in. Numbers are in
// plain notation, whatever the sheet showed.
type SheetRow struct {
	Sheet string
	Row   int // 1-based
	// Key names the entity: a unit's code, a target's number, or a narrative section.
	Key    string
	Name   string
	Fields map[string]SheetCell
	// Unit is the unit a row of LayoutAllocation, LayoutRegistration or
	// LayoutResults is about, by its code when the reader was told the units,
	// else as the sheet names it.
	Unit string
}

// SheetCell is one field of a SheetRow.
type SheetCell struct {
	Cell string // "E12"
	Text string // trimmed NFC text, or a number in plain notation when Numeric
	// Numeric tells that the cell holds a number and Text is plain notation
	// ("1.234" is one and a bit); otherwise Text is what a person typed and is
	// read by the Vietnamese rule ("1.234" is a thousand and more).
	Numeric bool
	// Measure is the unit of measure the sheet states for a number, in the row
	// or over the table ("triệu đồng"); "" when it states none. The number is
	// not converted yet.
	Measure string
}

// SheetData is a workbook as read, before it is compared with the book. Layout
// to Rows are those of its first table; all tables stand in Tables.
type SheetData struct {
	File     string
	Layout   Layout
	Year     int
	Code     PeriodCode
	UnitCode string // for a kit
	UnitName string // for a kit that names its unit without a code
	Rows     []SheetRow
	Problems []Problem // cells that cannot be read
	// Tables are the tables found, in the order of the sheets and from the top;
	// a sheet that holds something but no known table has LayoutUnknown and no
	// rows.
	Tables []SheetTable
	// Answers are those the workbook was read with; the importer looks up its
	// own questions there.
	Answers []Answer
}

// Parts splits a workbook into one SheetData for each table that is ready, with
// the problems of its sheet; what concerns the whole file or another sheet goes
// with the first. A workbook without a table that is ready is its own only part.
func (d SheetData) Parts() []SheetData {
	var out []SheetData
	for _, t := range d.Tables {
		if !t.Ready {
			continue
		}
		m := t.Mapping
		out = append(out, SheetData{File: d.File, Layout: m.Layout, Year: m.Year, Code: m.Code, UnitCode: m.UnitCode, UnitName: m.UnitName,
			Rows: t.Rows, Tables: []SheetTable{t}, Answers: d.Answers})
	}
	if len(out) == 0 {
		return []SheetData{d}
	}
	at := map[string]int{}
	for i := len(out) - 1; i >= 0; i-- {
		at[out[i].Tables[0].Mapping.Sheet] = i
	}
	for _, p := range d.Problems {
		i := at[p.Sheet] // 0 for what stands on no table's sheet
		out[i].Problems = append(out[i].Problems, p)
	}
	return out
}
