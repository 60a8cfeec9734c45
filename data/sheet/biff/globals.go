package biff

import (
	"errors"
	"io"

	"sothidua/data/sheet/raw"
)

// Versions in a BOF record, and the kind of sheet with cells.
const (
	version5 = 0x0500
	version8 = 0x0600
)

// name is a defined name before the sheets are known.
type name struct {
	raw.Name
	sheet int // 1-based, 0 for the whole workbook
}

// globals reads what belongs to the whole workbook.
func (r *reader) globals() error {
	in := records{stream: r.stream}
	if err := r.begin(&in); err != nil {
		return err
	}
	r.formats = map[int]string{}
	var names []name
	var all []string // every sheet, also charts, as names count them
	for {
		id, b, err := in.next()
		if err != nil {
			return whole(err)
		}
		switch id {
		case recEOF:
			for _, n := range names {
				if n.sheet > 0 && n.sheet <= len(all) {
					n.Sheet = all[n.sheet-1]
				}
				r.book.Names = append(r.book.Names, n.Name)
			}
			return nil
		case recFilePass:
			return raw.ErrPassword
		case recBoundSheet:
			var title string
			if title, err = r.boundSheet(b); err == nil {
				all = append(all, title)
			}
		case recName:
			if n, ok := r.name(b); ok && len(names) < raw.MaxSheet {
				names = append(names, n)
			}
		case recSST:
			err = r.sst(b)
		default:
			err = r.global(id, b)
		}
		if err != nil {
			return err
		}
	}
}

// whole makes an end before its time of an end.
func whole(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// begin reads the record that opens a workbook or a sheet.
func (r *reader) begin(in *records) error {
	id, b, err := in.next()
	if err != nil {
		return whole(err)
	}
	version := b.u16()
	if id != recBOF || version != version5 && version != version8 {
		return raw.ErrKind
	}
	r.eight = version == version8
	return nil
}

// global reads one record about code page, dates, fonts and formats.
func (r *reader) global(id int, b *body) error {
	const maxStyles = 70_000 // more than Excel allows in one workbook
	if len(r.fonts) > maxStyles || len(r.book.Looks) > maxStyles || len(r.formats) > maxStyles {
		return raw.ErrTooLarge
	}
	switch id {
	case recCodePage:
		r.page = b.u16()
	case recDate1904:
		r.book.Base1904 = b.u16() == 1
	case recFont:
		b.skip(14)
		r.fonts = append(r.fonts, r.short(b))
	case recFormat:
		i := b.u16()
		if r.eight {
			r.formats[i] = r.long(b, "").value
		} else {
			r.formats[i] = r.short(b)
		}
	case recXF:
		font, format := b.u16(), b.u16()
		r.book.Looks = append(r.book.Looks, raw.Look{Shows: raw.FormatOf(format, r.formats[format]), Font: r.font(font)})
	}
	return nil
}

// boundSheet lists a sheet and returns its name; only sheets of cells are read.
func (r *reader) boundSheet(b *body) (string, error) {
	at, state, kind := int(b.u32()), b.u8(), b.u8()
	title := r.short(b)
	if b.short {
		return "", io.ErrUnexpectedEOF
	}
	if kind != 0 {
		return title, nil
	}
	return title, r.book.Add(&raw.Sheet{Name: title, Hidden: state&3 != 0,
		Fill: func(s *raw.Sheet) error { return r.fill(s, at) }})
}

// tokenString begins a text inside a formula.
const tokenString = 0x17

// name reads a defined name that stands for a text; others say nothing here.
func (r *reader) name(b *body) (n name, ok bool) {
	b.skip(3)
	length, formula := b.u8(), b.u16()
	b.skip(2)
	n.sheet = b.u16()
	b.skip(4)
	if r.eight {
		n.Name.Name = r.unicode(b, length).value
	} else {
		n.Name.Name = r.decode(b.bytes(length), "")
	}
	if formula < 3 || b.u8() != tokenString {
		return n, false
	}
	n.Value = `"` + r.short(b) + `"`
	return n, !b.short
}
