package model

// About is what a question about a workbook is about.
type About string

// What the reader asks about. The importer has questions of its own.
const (
	AskLayout  About = "layout"  // what kind of table a sheet holds
	AskPeriod  About = "period"  // the year and period of a table, "2024/H1"
	AskUnit    About = "unit"    // whose table it is, a unit's code
	AskTarget  About = "target"  // which target a row is about, its number
	AskSheet   About = "sheet"   // which of the copies of a sheet is meant, its name
	AskHidden  About = "hidden"  // whether a hidden row is taken, "take"
	AskColumn  About = "column"  // which of two columns is meant, a letter
	AskNumber  About = "number"  // what number a text means
	AskScale   About = "scale"   // whether a number is some powers of ten off
	AskDate    About = "date"    // which day a text means
	AskMeasure About = "measure" // in which unit of measure a number stands
	AskCell    About = "cell"    // whether a cell with an error is left out
)

// AnswerSkip leaves the cell, row or sheet of a question out of the import.
const AnswerSkip = "skip"

// AnswerTyped begins an answer that a person typed instead of choosing: the
// cell is read as if the rest stood in it ("=98,4").
const AnswerTyped = "="

// Choice is one answer to a question.
type Choice struct {
	// Value is handed back in Answer.Value: a number in plain notation, a date
	// as 2024-06-18, a text after AnswerTyped, a code, or AnswerSkip.
	Value string `json:"value"`
	Label string `json:"label"` // in Vietnamese
}

// Answer is what the user decided about one question. An answer whose value
// no longer fits the question leaves it open.
type Answer struct {
	Sheet string `json:"sheet"`
	Cell  string `json:"cell"`
	About About  `json:"about"`
	Value string `json:"value"`
}

// AnswerTo finds the value of the answer to a problem, "" when there is none.
func AnswerTo(answers []Answer, sheet, cell string, about About) string {
	for _, a := range answers {
		if a.Sheet == sheet && a.Cell == cell && a.About == about {
			return a.Value
		}
	}
	return ""
}

// Mapping says how one sheet is read: what table it holds, where, and which
// column is which. It is made by the reader, changed by the user, and kept for
// the next sheet whose headings have the same Signature.
type Mapping struct {
	Sheet  string `json:"sheet"`
	Layout Layout `json:"layout"`
	// At is the row by which a table is known on its sheet: that in which its
	// headings were found, also when they were moved by hand. 0 is the first
	// table of the sheet.
	At int `json:"at,omitempty"`
	// Left is the first column of a table that stands at the right of another
	// one in the same rows, 0 for all others.
	Left int `json:"left,omitempty"`
	// Rows of the headings and of the data, 1-based and inclusive; DataLast 0
	// reads to the end of the sheet.
	HeaderFirst int `json:"header_first"`
	HeaderLast  int `json:"header_last"`
	DataFirst   int `json:"data_first"`
	DataLast    int `json:"data_last"`
	// Columns gives the field of a column by its letter ("F": "period_value").
	// In LayoutAllocation and LayoutResults a column of figures has the unit or
	// the target of its heading: "unit:T03", "target:8". In LayoutRegistration a
	// column may also say which of them are hard: "hard:unit:T03".
	Columns map[string]string `json:"columns"`

	// Whose and of when the table is. They belong to the file and are not
	// taken from a remembered mapping.
	Year     int        `json:"year,omitempty"`
	Code     PeriodCode `json:"code,omitempty"`
	UnitCode string     `json:"unit_code,omitempty"`
	UnitName string     `json:"unit_name,omitempty"`

	// Measure is the unit of measure of the amounts that the sheet states for
	// the whole table ("triệu đồng"), "" when it states none.
	Measure string `json:"measure,omitempty"`
	// Signature is the shape of the headings: their texts without accents,
	// marks, years and names of periods. "" when there are no headings, and for
	// a workbook that says itself what it is.
	Signature string `json:"signature"`
	// From tells where the mapping came from. One by hand without columns and of
	// LayoutUnknown only says where a table begins; the reader completes it.
	From MappingFrom `json:"from"`
}

// MappingFrom tells who made a mapping.
type MappingFrom string

// Where mappings come from.
const (
	MappingIdentity   MappingFrom = "identity"   // the workbook says itself what it is
	MappingRecognised MappingFrom = "recognised" // by the headings
	MappingRemembered MappingFrom = "remembered" // as the user mapped the same shape before
	MappingByHand     MappingFrom = "hand"       // as the user mapped this sheet
	MappingProposed   MappingFrom = "proposed"   // not enough was recognised: to be completed
)

// Field returns the letter of the column a field stands in, "" for none.
func (m Mapping) Field(field string) string {
	for letter, f := range m.Columns {
		if f == field {
			return letter
		}
	}
	return ""
}

// SheetTable is one table of a workbook as read.
type SheetTable struct {
	Mapping Mapping
	// Ready tells that the table can be compared with the book; otherwise an
	// open problem says what is still to be decided, and there are no rows.
	Ready bool
	// Range is where the table stands, "A5:H30", "" when nothing was found.
	Range string
	Rows  []SheetRow
	// Source is the sheet as the file shows it, nil unless it was asked for.
	Source *SheetSource
}

// SheetField is a field a column of a sheet can be mapped to.
type SheetField struct {
	Name   string
	Label  string // in Vietnamese
	Needed bool   // the table cannot be read without it
	Shown  bool   // helps to check the other fields but is not imported
}

// The bounds of a SheetSource.
const (
	SourceRows = 400
	SourceCols = 40
)

// SheetSource is a sheet as a person sees it in a spreadsheet, for the window:
// at most SourceCols columns of the first SourceRows rows, and of the rows
// after them those with a problem (at most SourceRows more).
type SheetSource struct {
	Sheet  string
	Hidden bool // the sheet is hidden in the file
	// Height and Width are the rows and columns the sheet has in all.
	Height, Width int
	Lines         []SourceLine
	HiddenCols    []int // 1-based, up to SourceCols
}

// SourceLine is one row of a SheetSource.
type SourceLine struct {
	Row    int // 1-based
	Role   RowRole
	Why    string // why the row is skipped, in Vietnamese; "" for others
	Hidden bool   // the row is hidden in the file
	Cells  []SourceCell
}

// RowRole is what a row of a sheet is to the reader.
type RowRole string

// The roles of rows.
const (
	RowHeader  RowRole = "header"
	RowData    RowRole = "data"
	RowSkipped RowRole = "skipped"
	RowOutside RowRole = "outside" // before the headings or after the data
)

// SourceCell is one cell of a SourceLine.
type SourceCell struct {
	Text    string // as shown, one line
	Number  bool   // shown at the right
	Covered bool   // part of a merged range that begins before it
}
