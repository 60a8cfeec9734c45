package model

import (
	"encoding/json"
	"time"
)

// ImportBatch is one import of one or more workbooks, which was saved whole and
// can be undone whole.
type ImportBatch struct {
	ID     ID
	At     time.Time
	Person string
	Files  []ImportFile
	Steps  []ImportStep // what no single file changed, in the order it was done
	Undo   ImportUndo   // zero while it stands
}

// Cells counts the cells that changed the book.
func (b ImportBatch) Cells() int {
	n := 0
	for _, f := range b.Files {
		n += f.Count
	}
	return n
}

// ImportFile is one workbook of a batch.
type ImportFile struct {
	Name   string // without its folder
	Layout Layout
	Count  int          // how many cells changed the book
	Cells  []CellChange // nil in a list of batches
	Steps  []ImportStep // what it changed, in the order it was done; nil in a list of batches
}

// ImportUndo tells that an import was taken back.
type ImportUndo struct {
	At     time.Time
	Person string
	Undone int // cells put back
	Kept   int // cells left as they were, because they were changed later
}

// Done tells whether the import was undone.
func (u ImportUndo) Done() bool { return !u.At.IsZero() }

// ImportStep is one thing an import changed: which, and how it was before and
// after. Before is empty for what the import added.
type ImportStep struct {
	Kind    string          `json:"kind"` // value|text|report|unit|block|target|check|allocation|registration|past
	Unit    ID              `json:"unit,omitempty"`
	Target  ID              `json:"target,omitempty"`
	ID      ID              `json:"id,omitempty"` // of a block or check
	Year    int             `json:"year,omitempty"`
	Code    PeriodCode      `json:"code,omitempty"`
	Section Section         `json:"section,omitempty"`
	Sheet   string          `json:"sheet,omitempty"`
	Cell    string          `json:"cell,omitempty"`
	Before  json.RawMessage `json:"before,omitempty"`
	After   json.RawMessage `json:"after,omitempty"`
}

// SavedMapping is how the columns of one shape of tables were matched the last
// time, as the reader writes it.
type SavedMapping struct {
	Signature string
	Mapping   json.RawMessage
	File      string // where it was made, without its folder
	At        time.Time
}

// AskRow with AnswerSkip leaves a whole row out of an import; its cell is any
// cell of the row.
const AskRow About = "row"

// OfRow tells whether a question is settled when its row is left out: one
// about a cell or a row of data, not about the table.
func OfRow(a About) bool {
	switch a {
	case AskCell, AskNumber, AskScale, AskDate, AskMeasure, AskTarget:
		return true
	}
	return false
}
