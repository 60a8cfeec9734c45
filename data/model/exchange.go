package model

// Layout is the shape of a workbook the program knows.
type Layout string

// The layouts.
const (
	LayoutUnits    Layout = "units"
	LayoutTargets  Layout = "targets"
	LayoutProgress Layout = "progress"
	LayoutKit      Layout = "kit"
	LayoutUnknown  Layout = "unknown"
)

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
type Problem struct {
	Sheet    string   `json:"sheet"`
	Cell     string   `json:"cell"`
	Severity Severity `json:"severity"`
	Message  string   `json:"message"`
}

// CellChange is one cell of a workbook that would change the book. Old is nil
// for what does not exist yet, New is nil for what would be emptied.
type CellChange struct {
	Sheet  string  `json:"sheet"`
	Cell   string  `json:"cell"`
	Kind   string  `json:"kind"` // unit|target|value|registration|text
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
		if p.Severity == SeverityError {
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
}

// SheetCell is one field of a SheetRow.
type SheetCell struct {
	Cell string // "E12"
	Text string // trimmed NFC text, or a number in plain notation when Numeric
	// Numeric tells that the cell holds a number and Text is plain notation
	// ("1.234" is one and a bit); otherwise Text is what a person typed and is
	// read by the Vietnamese rule ("1.234" is a thousand and more).
	Numeric bool
}

// SheetData is a workbook as read, before it is compared with the book.
type SheetData struct {
	File     string
	Layout   Layout
	Year     int
	Code     PeriodCode
	UnitCode string // for a kit
	Rows     []SheetRow
	Problems []Problem // cells that cannot be read
}
