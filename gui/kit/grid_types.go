package kit

import (
	"fyne.io/fyne/v2"
)

// Align is where a column's texts stand.
type Align int

// The alignments.
const (
	AlignLeft Align = iota
	AlignRight
	AlignCenter
)

// Column describes one column of a Grid.
type Column struct {
	ID    string // stable name, the key of its width
	Title string // may hold newlines; the header grows to 30, 44 or 60 pixels
	Note  string // small second line of the header ("hạn 14/06/2024"), not bold
	Width float32
	// Grow gives the column what is left of the width, never less than Width.
	// Several columns share it.
	Grow bool
	// Room is the most that WithRoom widens the column to, whatever stands in it,
	// in pixels of a 100% screen; 0: figures at the right only, as WithRoom is told.
	Room     float32
	Align    Align
	Sortable bool
	Small    bool // 14-pixel text, for dense columns
	Axis     bool // draws 0, 50, 100% in the header over bars
}

// Tone is the meaning of a text's colour.
type Tone int

// The tones.
const (
	ToneNormal Tone = iota
	ToneMuted
	ToneWarn
	ToneBad
	ToneGood
	ToneLink // underlined; a click calls GridEvents.Link
)

// Hex returns the tone's colour.
func (t Tone) Hex() Hex {
	switch t {
	case ToneMuted:
		return Secondary
	case ToneWarn:
		return WarnInk
	case ToneBad:
		return Bad
	case ToneGood:
		return Good
	case ToneLink:
		return Primary
	}
	return Ink
}

// Fill is the meaning of a cell's background.
type Fill int

// The fills.
const (
	FillNone     Fill = iota
	FillLocked        // grey: not typed in here
	FillRequired      // pale yellow: must be filled
	FillUnsaved       // pale yellow: typed, not saved
	FillWrong         // red edge on pale red
	FillGroup         // a group's row
	FillComputed      // pale blue: computed elsewhere
	FillWarn          // amber
	FillBad           // pale red without edge
	FillGood          // pale green
)

// Run is a second piece of text in a cell, after the first.
type Run struct {
	Text string
	Tone Tone
	Bold bool
}

// Bar draws progress in a cell, against a line at 100% and one at the time gone.
type Bar struct {
	Share  float64 // 1 is 100%; drawn up to 1.1
	Gone   float64 // share of the year that has passed, 0: no line
	Colour Hex     // JudgementBar of the judgement
}

// Cell is what one cell shows: ready-made text, no formatting happens later.
type Cell struct {
	Text    string
	Bold    bool
	Tone    Tone
	Mark    fyne.Resource // before the text; in the middle when there is no text
	Fill    Fill
	Choice  bool // draws ▾: the cell has a list
	Check   bool // a click calls GridEvents.Toggle; Mark is CheckMark
	Bar     *Bar
	More    *Run   // after Text
	Sub     string // second line, for rows of 52 pixels; runs over empty cells to its right
	SubTone Tone
}

// RowKind tells how a row looks.
type RowKind int

// The kinds of row.
const (
	RowNormal RowKind = iota
	RowGroup          // grey, texts bold and running over empty cells
	RowTotal          // grey, bold
	RowNotice         // amber: what is left to hand out
	RowWrong          // red: over-assigned
)

// Row is one line of a Grid.
type Row struct {
	Key         string // stable identity, so that the selection survives reloading
	Cells       []Cell
	Kind        RowKind
	Level       int  // indent in the tree column
	HasChildren bool // draws the fold triangle
	Open        bool
}

// cellOf returns the cell of a row, an empty one beyond its end.
func cellOf(r Row, col int) Cell {
	if col < 0 || col >= len(r.Cells) {
		return Cell{}
	}
	return r.Cells[col]
}

// Source gives a Grid its rows. Row is called for visible rows on every draw:
// it must be quick and must not touch the database.
type Source interface {
	Len() int
	Row(i int) Row
}

// Sorter is a Source that can be put in another order.
type Sorter interface {
	Sort(col int, descending bool)
}

// SourceFunc is a Source made of two functions.
type SourceFunc struct {
	Count func() int
	At    func(i int) Row
}

// Len implements Source.
func (s SourceFunc) Len() int { return s.Count() }

// Row implements Source.
func (s SourceFunc) Row(i int) Row { return s.At(i) }

// Texts makes cells out of plain texts.
func Texts(texts ...string) []Cell {
	out := make([]Cell, len(texts))
	for i, t := range texts {
		out[i].Text = t
	}
	return out
}

// clampInt returns n held between lo and hi.
func clampInt(n, lo, hi int) int { return max(lo, min(n, hi)) }
