package raw

import "sothidua/data/vn"

// PieceFont remembers the legacy font among the pieces of one text: have is
// what was remembered so far, font that of the next piece. A font that also
// draws small letters is preferred to one for capitals only.
func PieceFont(have, font string) string {
	l, _ := vn.LegacyFont(font)
	_, capitals := vn.LegacyFont(have)
	if l != vn.NoLegacy && (have == "" || capitals) {
		return font
	}
	return have
}

// Dresser gives cells looks that differ in their font from the styles of the
// file, and adds each of them once.
type Dresser struct {
	book *Book
	done map[Look]uint32
}

// NewDresser adds looks to a workbook.
func NewDresser(b *Book) *Dresser { return &Dresser{book: b, done: map[Look]uint32{}} }

// Look is the number of a look.
func (d *Dresser) Look(l Look) uint32 {
	id, ok := d.done[l]
	if !ok {
		id = uint32(len(d.book.Looks))
		d.book.Looks, d.done[l] = append(d.book.Looks, l), id
	}
	return id
}

// InFont is the number of the look that differs from another one in its font.
func (d *Dresser) InFont(look uint32, font string) uint32 {
	l := d.book.Look(Cell{Look: look})
	l.Font = font
	return d.Look(l)
}
