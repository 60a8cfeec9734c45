package biff

import (
	"io"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"

	"sothidua/data/sheet/raw"
	"sothidua/data/vn"
)

// The bits that head a BIFF8 text.
const (
	flagWide = 1 << iota
	_
	flagExtended
	flagRich
)

// unicode reads a BIFF8 text whose length was read already.
func (r *reader) unicode(b *body, n int) text {
	flags := b.u8()
	runs, extra := 0, 0
	if flags&flagRich != 0 {
		runs = b.u16()
	}
	if flags&flagExtended != 0 {
		extra = int(b.u32())
	}
	out := text{value: b.characters(n, flags&flagWide != 0)}
	for range runs {
		b.skip(2) // where the piece begins
		out.font = raw.PieceFont(out.font, r.font(b.u16()))
		if b.short {
			break
		}
	}
	b.skip(extra)
	return out
}

// font is the name of a font by its number; number 4 is never used.
func (r *reader) font(i int) string {
	if i > 4 {
		i--
	}
	if i >= len(r.fonts) {
		return ""
	}
	return r.fonts[i]
}

// short reads a text with a length of one byte, as names of sheets and fonts.
func (r *reader) short(b *body) string {
	n := b.u8()
	if r.eight {
		return r.unicode(b, n).value
	}
	return r.decode(b.bytes(n), "")
}

// long reads a text with a length of two bytes, as cells hold it.
func (r *reader) long(b *body, font string) text {
	n := b.u16()
	if r.eight {
		return r.unicode(b, n)
	}
	return text{value: r.decode(b.bytes(n), font)}
}

// decode reads an 8-bit text by the workbook's code page. Legacy fonts keep
// their letters where Western Europe has its own, whatever the page says.
func (r *reader) decode(b []byte, font string) string {
	var page encoding.Encoding = charmap.Windows1252
	if l, _ := vn.LegacyFont(font); l == vn.NoLegacy {
		page = codePage(r.page)
	}
	out, err := page.NewDecoder().Bytes(b)
	if err != nil {
		return string(b) // 8-bit pages read every byte
	}
	return string(out)
}

// codePage is the encoding a workbook names; Western Europe for others.
func codePage(page int) encoding.Encoding {
	switch page {
	case 1250:
		return charmap.Windows1250
	case 1251:
		return charmap.Windows1251
	case 1253:
		return charmap.Windows1253
	case 1254:
		return charmap.Windows1254
	case 1258:
		return charmap.Windows1258
	case 10000, 32768:
		return charmap.Macintosh
	}
	return charmap.Windows1252
}

// sst reads the texts that cells refer to. Some programs state more texts than
// they wrote.
func (r *reader) sst(b *body) error {
	b.skip(4) // how often they are used
	n, total := int(b.u32()), 0
	for range n {
		if b.left() == 0 {
			return nil
		}
		t := r.unicode(b, b.u16())
		if b.short {
			return io.ErrUnexpectedEOF
		}
		if total += len(t.value) + 32; total > raw.MaxText {
			return raw.ErrTooLarge
		}
		r.shared = append(r.shared, t)
	}
	return nil
}
