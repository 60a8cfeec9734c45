package biff

import (
	"fmt"
	"math"
	"strconv"

	"sothidua/data/sheet/raw"
)

// cells carries one sheet from record to record.
type cells struct {
	r     *reader
	sheet *raw.Sheet
	hide  []int
	// A formula with a text keeps it in a record of its own, which follows.
	waiting  bool
	row, col int
	look     uint32
}

// fill reads the cells of the sheet that begins at a place of the stream.
func (r *reader) fill(s *raw.Sheet, at int) error {
	in := records{stream: r.stream, at: at}
	eight := r.eight
	if err := r.begin(&in); err != nil {
		return fmt.Errorf("sheet %q at %d: %w", s.Name, at, err)
	}
	r.eight = eight
	c := cells{r: r, sheet: s}
	for depth := 0; depth >= 0; {
		id, b, err := in.next()
		if err != nil {
			return whole(err)
		}
		switch {
		case id == recBOF: // a chart inside the sheet
			depth++
		case id == recEOF:
			depth--
		case depth == 0:
			if err := c.record(id, b); err != nil {
				return err
			}
		}
	}
	for _, row := range c.hide {
		s.HideRows(row, row)
	}
	return nil
}

func (c *cells) record(id int, b *body) error {
	switch id {
	case recRow:
		return c.rowInfo(b)
	case recColInfo:
		from, to := b.u16()+1, b.u16()+1
		b.skip(4)
		if b.u16()&1 != 0 {
			return c.sheet.HideCols(from, to)
		}
	case recMergeCells:
		return c.merges(b)
	case recLabelSST, recLabel, recRString, recNumber, recRK, recBoolErr, recFormula, recFormula3, recFormula4:
		c.row, c.col, c.look, c.waiting = b.u16()+1, b.u16()+1, uint32(b.u16()), false
		return c.cell(id, b)
	case recMulRK:
		return c.numbers(b)
	case recString:
		if c.waiting {
			c.waiting = false
			return c.text(c.r.long(b, c.font()))
		}
	}
	return nil
}

// rowHidden is the bit of a row's record that hides it.
const rowHidden = 0x20

func (c *cells) rowInfo(b *body) error {
	row := b.u16() + 1
	b.skip(10)
	if b.u16()&rowHidden != 0 {
		if len(c.hide) > raw.MaxRows {
			return raw.ErrTooLarge
		}
		c.hide = append(c.hide, row)
	}
	return nil
}

func (c *cells) merges(b *body) error {
	for range b.u16() {
		row, toRow, col, toCol := b.u16()+1, b.u16()+1, b.u16()+1, b.u16()+1
		if b.short {
			return nil
		}
		if err := c.sheet.Merge(raw.Rect{Row: row, Col: col, ToRow: toRow, ToCol: toCol}); err != nil {
			return err
		}
	}
	return nil
}

// cell reads the value of a cell whose place is known.
func (c *cells) cell(id int, b *body) error {
	switch id {
	case recNumber:
		return c.number(math.Float64frombits(b.u64()))
	case recRK:
		return c.number(rk(b.u32()))
	case recBoolErr:
		value, isError := b.u8(), b.u8()
		return c.special(value, isError != 0)
	case recFormula, recFormula3, recFormula4:
		return c.formula(b.u64())
	case recLabelSST:
		i := int(b.u32())
		if b.short || i >= len(c.r.shared) {
			return fmt.Errorf("text %d of %d", i, len(c.r.shared))
		}
		return c.text(c.r.shared[i])
	}
	t := c.r.long(b, c.font())
	if id == recRString && !c.r.eight {
		for range b.u8() {
			b.skip(1)
			t.font = raw.PieceFont(t.font, c.r.font(b.u8()))
		}
	}
	return c.text(t)
}

func (c *cells) font() string { return c.r.book.Look(raw.Cell{Look: c.look}).Font }

func (c *cells) put(k raw.Kind, text string) error {
	return c.sheet.Put(c.row, c.col, raw.Cell{Kind: k, Text: text, Look: c.look})
}

// text puts a text, in the look of its legacy font when a piece has one.
func (c *cells) text(t text) error {
	if t.value == "" {
		return nil
	}
	if t.font == "" {
		return c.put(raw.Text, t.value)
	}
	return c.sheet.Put(c.row, c.col, raw.Cell{Kind: raw.Text, Text: t.value, Look: c.r.dress.InFont(c.look, t.font)})
}

func (c *cells) number(f float64) error {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return c.put(raw.Error, "#NUM!")
	}
	return c.put(raw.Number, strconv.FormatFloat(f, 'g', -1, 64))
}

// rk unpacks a number of 30 bits.
func rk(v uint32) float64 {
	f := float64(int32(v) >> 2)
	if v&2 == 0 {
		f = math.Float64frombits(uint64(v&^3) << 32)
	}
	if v&1 != 0 {
		f /= 100
	}
	return f
}

// numbers reads several numbers in one row.
func (c *cells) numbers(b *body) error {
	c.row, c.col = b.u16()+1, b.u16()+1
	for b.left() >= 8 { // the last two bytes repeat the column
		c.look = uint32(b.u16())
		if err := c.number(rk(b.u32())); err != nil {
			return err
		}
		c.col++
	}
	return nil
}

// special puts a truth value or an error.
func (c *cells) special(value int, isError bool) error {
	switch {
	case isError:
		return c.put(raw.Error, errorName(value))
	case value != 0:
		return c.put(raw.Text, "TRUE")
	}
	return c.put(raw.Text, "FALSE")
}

// errorName is Excel's name of an error value.
func errorName(code int) string {
	switch code {
	case 0x00:
		return "#NULL!"
	case 0x07:
		return "#DIV/0!"
	case 0x0F:
		return "#VALUE!"
	case 0x17:
		return "#REF!"
	case 0x1D:
		return "#NAME?"
	case 0x24:
		return "#NUM!"
	}
	return "#N/A"
}

// What the value of a formula is when it is no number.
const (
	valueText = iota
	valueBool
	valueError
)

// formula puts the value a formula had when the workbook was saved.
func (c *cells) formula(value uint64) error {
	if value>>48 != 0xFFFF {
		return c.number(math.Float64frombits(value))
	}
	what := int(value >> 16 & 0xFF)
	switch value & 0xFF {
	case valueText:
		c.waiting = true
	case valueBool:
		return c.special(what, false)
	case valueError:
		return c.special(what, true)
	}
	return nil
}
