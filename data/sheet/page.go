package sheet

import (
	"fmt"
	"slices"
	"sort"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// page is one sheet being written. Cells are gathered in any order and written
// row by row at the end, because only the row writer can put a number beside
// the formula that computes it.
type page struct {
	book    *book
	name    string
	widths  []float64
	rows    map[int]map[int]excelize.Cell
	heights map[int]float64
	merges  [][2]string
	freeze  [2]int // rows and columns that stay in sight
	before  []func(*excelize.File, string) error
}

// at names a cell: at(12, 5) is E12.
func at(row, col int) string {
	name, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		panic(fmt.Sprintf("sheet: cell %d,%d: %v", row, col, err)) // a fault of the layout itself
	}
	return name
}

func (p *page) put(row, col int, c excelize.Cell, s style) {
	if p.rows[row] == nil {
		p.rows[row] = map[int]excelize.Cell{}
	}
	c.StyleID = p.book.styleID(s)
	p.rows[row][col] = c
}

// text writes a text, which stays text even when it starts with = + - or @.
func (p *page) text(row, col int, text string, s style) {
	if text == "" {
		p.put(row, col, excelize.Cell{}, s)
		return
	}
	if s.align == "" && s.border {
		s.align = "left"
	}
	p.book.fail(tooLong(at(row, col), text))
	p.put(row, col, excelize.Cell{Value: text}, s)
}

// number writes a number with at least the given decimals, missing as a blank.
// A number with more digits than Excel keeps (15) is written as text, which
// comes back whole.
func (p *page) number(row, col int, n model.Number, decimals int, s style) {
	if !n.Valid {
		p.put(row, col, excelize.Cell{}, s)
		return
	}
	if s.align == "" {
		s.align = "right"
	}
	f, ok := exact(n.Decimal)
	if !ok {
		p.text(row, col, vn.Format(n.Decimal), s.formatted(textFormat))
		return
	}
	if s.format == "" {
		s.format = numberFormat(n.Decimal, decimals)
	}
	p.put(row, col, excelize.Cell{Value: f}, s)
}

// computed writes a formula with its value; the value is what the program
// computed, so that both must agree.
func (p *page) computed(row, col int, formula string, n model.Number, decimals int, s style) {
	f, ok := exact(n.Decimal)
	if formula == "" || !n.Valid || !ok {
		p.number(row, col, n, decimals, s)
		return
	}
	if s.format == "" {
		s.format = numberFormat(n.Decimal, decimals)
	}
	p.put(row, col, excelize.Cell{Value: f, Formula: formula}, s.aligned("right"))
}

// date writes a day as Excel's own date, missing as a blank.
func (p *page) date(row, col int, d model.Date, s style) {
	s.format, s.align = dateFormat, "center"
	if !d.Valid() {
		p.put(row, col, excelize.Cell{}, s)
		return
	}
	p.put(row, col, excelize.Cell{Value: d.Time()}, s)
}

// merge joins cells of a row; the first keeps its value, the others its look.
func (p *page) merge(row int, over span) {
	for c := over.from + 1; c <= over.to; c++ {
		p.rows[row][c] = excelize.Cell{StyleID: p.rows[row][over.from].StyleID}
	}
	p.merges = append(p.merges, [2]string{at(row, over.from), at(row, over.to)})
}

// wide writes a text over several columns of one row.
func (p *page) wide(row int, over span, text string, s style) {
	p.text(row, over.from, text, s)
	if over.to > over.from {
		p.merge(row, over)
	}
}

// then adds what must be set on the sheet beside its cells.
func (p *page) then(fn func(f *excelize.File, sheet string) error) {
	p.before = append(p.before, fn)
}

// write hands the gathered cells to the row writer.
func (p *page) write() {
	if p.book.err != nil {
		return
	}
	p.book.fail(p.stream())
}

func (p *page) stream() error {
	for i, width := range p.widths {
		col := letter(i + 1)
		if err := p.book.f.SetColWidth(p.name, col, col, width); err != nil {
			return err
		}
	}
	// The row writer takes over the settings the sheet has when it starts, and
	// a chart measures the columns it lies on.
	for _, fn := range p.before {
		if err := fn(p.book.f, p.name); err != nil {
			return err
		}
	}
	w, err := p.book.f.NewStreamWriter(p.name)
	if err != nil {
		return err
	}
	if p.freeze != [2]int{} {
		if err := w.SetPanes(&excelize.Panes{Freeze: true, XSplit: p.freeze[1], YSplit: p.freeze[0],
			TopLeftCell: at(p.freeze[0]+1, p.freeze[1]+1), ActivePane: "bottomRight"}); err != nil {
			return err
		}
	}
	numbers := make([]int, 0, len(p.rows))
	for r := range p.rows {
		numbers = append(numbers, r)
	}
	sort.Ints(numbers)
	for _, r := range numbers {
		if err := w.SetRow(at(r, 1), p.cells(r), excelize.RowOpts{Height: p.height(r)}); err != nil {
			return err
		}
	}
	for _, m := range p.merges {
		if err := w.MergeCell(m[0], m[1]); err != nil {
			return err
		}
	}
	return w.Flush()
}

// lineHeight is the height of one line of text in a table, in points.
const lineHeight = 15

// maxHeight is the tallest row Excel has, in points.
const maxHeight = 409

// height is the row's own height, or what its longest text needs. A row of one
// line has none: Excel then makes it taller by itself when more is typed.
func (p *page) height(row int) float64 {
	if h, ok := p.heights[row]; ok {
		return h
	}
	lines := 1
	for col, c := range p.rows[row] {
		if text, ok := c.Value.(string); ok && col <= len(p.widths) && !p.isMerged(row, col) {
			lines = max(lines, wrapped(text, p.widths[col-1]-1))
		}
	}
	if lines == 1 {
		return 0
	}
	return min(float64(lines)*lineHeight+2, maxHeight)
}

func (p *page) isMerged(row, col int) bool {
	return slices.ContainsFunc(p.merges, func(m [2]string) bool { return m[0] == at(row, col) })
}

func (p *page) cells(row int) []any {
	cols := make([]int, 0, len(p.rows[row]))
	for c := range p.rows[row] {
		cols = append(cols, c)
	}
	out := make([]any, slices.Max(cols))
	for c, cell := range p.rows[row] {
		out[c-1] = cell
	}
	return out
}

// keeps is the number of significant digits a spreadsheet keeps.
const keeps = 15

// exact returns the number as Excel stores it, and whether nothing is lost.
func exact(d decimal.Decimal) (float64, bool) {
	f, _ := d.Float64()
	return f, len(decimal.NewFromBigInt(d.Coefficient(), 0).Abs().String()) <= keeps && decimal.NewFromFloat(f).Equal(d)
}

// numberFormat shows thousands and at least the given decimals, more when the
// number has more.
func numberFormat(d decimal.Decimal, decimals int) string {
	decimals = max(decimals, places(d))
	if decimals == 0 {
		return "#,##0"
	}
	return "#,##0." + zeros[:min(decimals, len(zeros))]
}

const zeros = "000000000000"

// places counts the decimals a number really has: 1 for 99.60.
func places(d decimal.Decimal) int {
	for n := 0; n < len(zeros); n++ {
		if d.Truncate(int32(n)).Equal(d) {
			return n
		}
	}
	return len(zeros)
}

func intDecimal(n int) decimal.Decimal { return decimal.NewFromInt(int64(n)) }
