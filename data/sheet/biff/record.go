package biff

import (
	"encoding/binary"
	"io"
	"unicode/utf16"
)

// The records that are read ([MS-XLS] 2.3).
const (
	recFormula    = 0x0006
	recFormula3   = 0x0206 // some programs keep the number of Excel 3 and 4;
	recFormula4   = 0x0406 // the value stands in the same place
	recEOF        = 0x000A
	recName       = 0x0018
	recDate1904   = 0x0022
	recFilePass   = 0x002F
	recFont       = 0x0031
	recContinue   = 0x003C
	recCodePage   = 0x0042
	recColInfo    = 0x007D
	recBoundSheet = 0x0085
	recMulRK      = 0x00BD
	recRString    = 0x00D6
	recXF         = 0x00E0
	recMergeCells = 0x00E5
	recSST        = 0x00FC
	recLabelSST   = 0x00FD
	recNumber     = 0x0203
	recLabel      = 0x0204
	recBoolErr    = 0x0205
	recString     = 0x0207
	recRow        = 0x0208
	recRK         = 0x027E
	recFormat     = 0x041E
	recBOF        = 0x0809
)

// records walks through a stream of records from a place on.
type records struct {
	stream []byte
	at     int
}

// next returns the next record with the pieces that continue it; io.EOF at the
// end of the stream.
func (r *records) next() (id int, b *body, err error) {
	id, data, err := r.one()
	if err != nil {
		return 0, nil, err
	}
	b = &body{pieces: [][]byte{data}}
	for r.at+4 <= len(r.stream) && binary.LittleEndian.Uint16(r.stream[r.at:]) == recContinue {
		if _, data, err = r.one(); err != nil {
			return 0, nil, err
		}
		b.pieces = append(b.pieces, data)
	}
	return id, b, nil
}

func (r *records) one() (id int, data []byte, err error) {
	if r.at < 0 || r.at >= len(r.stream) {
		return 0, nil, io.EOF
	}
	if r.at+4 > len(r.stream) {
		return 0, nil, io.ErrUnexpectedEOF
	}
	id = int(binary.LittleEndian.Uint16(r.stream[r.at:]))
	size := int(binary.LittleEndian.Uint16(r.stream[r.at+2:]))
	if r.at+4+size > len(r.stream) {
		return 0, nil, io.ErrUnexpectedEOF
	}
	data = r.stream[r.at+4 : r.at+4+size]
	r.at += 4 + size
	return id, data, nil
}

// body reads the content of a record. The first read beyond its end is kept in
// short; what is read then is zero.
type body struct {
	pieces [][]byte
	short  bool
}

// left is the number of bytes in the piece being read, after moving past
// pieces that are used up.
func (b *body) left() int {
	for len(b.pieces) > 1 && len(b.pieces[0]) == 0 {
		b.pieces = b.pieces[1:]
	}
	return len(b.pieces[0])
}

// bytes takes n bytes; the result is shorter when the record ends.
func (b *body) bytes(n int) []byte {
	if n <= b.left() {
		out := b.pieces[0][:n]
		b.pieces[0] = b.pieces[0][n:]
		return out
	}
	var out []byte
	for len(out) < n {
		take := min(n-len(out), b.left())
		if take == 0 {
			b.short = true
			break
		}
		out = append(out, b.pieces[0][:take]...)
		b.pieces[0] = b.pieces[0][take:]
	}
	return out
}

func (b *body) skip(n int) { b.bytes(n) }

func (b *body) u8() int {
	if d := b.bytes(1); len(d) == 1 {
		return int(d[0])
	}
	return 0
}

func (b *body) u16() int {
	if d := b.bytes(2); len(d) == 2 {
		return int(binary.LittleEndian.Uint16(d))
	}
	return 0
}

func (b *body) u32() uint32 {
	if d := b.bytes(4); len(d) == 4 {
		return binary.LittleEndian.Uint32(d)
	}
	return 0
}

func (b *body) u64() uint64 {
	if d := b.bytes(8); len(d) == 8 {
		return binary.LittleEndian.Uint64(d)
	}
	return 0
}

// characters reads n letters of a BIFF8 text. Where a text runs over into
// another piece, also before its first letter, the piece says anew how wide its
// letters are.
func (b *body) characters(n int, wide bool) string {
	units := make([]uint16, 0, min(n, 1<<15))
	for len(units) < n {
		if len(b.pieces[0]) == 0 && len(b.pieces) > 1 {
			b.pieces = b.pieces[1:]
			wide = b.u8()&1 != 0
		}
		if b.left() == 0 {
			b.short = true
			break
		}
		width := 1
		if wide {
			width = 2
		}
		take := min(n-len(units), len(b.pieces[0])/width)
		if take == 0 {
			b.short = true
			break
		}
		data := b.bytes(take * width)
		for i := range take {
			if wide {
				units = append(units, binary.LittleEndian.Uint16(data[2*i:]))
			} else {
				units = append(units, uint16(data[i]))
			}
		}
	}
	return string(utf16.Decode(units))
}
