package biff

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
	"os"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/sheet/raw"
)

// stream writes records the way [MS-XLS] describes them.
type stream struct{ bytes.Buffer }

// rec appends a record of whole numbers (16 bit), bytes and texts as they are.
func (s *stream) rec(id int, parts ...any) *stream {
	var b bytes.Buffer
	for _, p := range parts {
		switch v := p.(type) {
		case int:
			p = uint16(v)
		case string:
			p = []byte(v)
		}
		if err := binary.Write(&b, binary.LittleEndian, p); err != nil {
			panic(err) // a buffer takes everything but a wrong type
		}
	}
	if err := binary.Write(s, binary.LittleEndian, []uint16{uint16(id), uint16(b.Len())}); err != nil {
		panic(err)
	}
	s.Write(b.Bytes())
	return s
}

func wide(s string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		b.WriteByte(byte(u))
		b.WriteByte(byte(u >> 8))
	}
	return b.String()
}

func font(name string) []any { return []any{make([]byte, 14), byte(len(name)), name} }

// workbook5 is a workbook of Excel 5.0/95: texts of 8 bits, every kind of cell.
func workbook5() []byte {
	sheet := new(stream)
	sheet.rec(recBOF, version5, 0x10, 0, 0).rec(recColInfo, 1, 2, 0, 0, 1, 0).
		rec(recRow, 1, 0, 9, 0, 0, 0, rowHidden, 0).
		rec(recLabel, 0, 0, 1, 7, "V\xd6 sinh").
		rec(recLabel, 0, 1, 0, 4, "Gr\xf6\xdfe"[:4]).
		rec(recRString, 0, 2, 0, 6, "Th\xabn 3", byte(1), byte(0), byte(1)).
		rec(recNumber, 0, 3, 2, 61.8).
		rec(recRK, 0, 4, 3, uint32(45460<<2|2)).
		rec(recMulRK, 1, 0, 2, uint32(127<<2|3), 0, uint32(math.Float64bits(0.5)>>32), 1).
		rec(recBoolErr, 1, 2, 0, byte(1), byte(0)).
		rec(recBoolErr, 1, 3, 0, byte(0x07), byte(1)).
		rec(recFormula, 1, 4, 0, 2.5, 0, uint32(0), 0).
		rec(recFormula, 1, 5, 1, []byte{0, 0, 0, 0, 0, 0, 0xFF, 0xFF}, 0, uint32(0), 0).
		rec(recString, 4, "ng\xadi").
		rec(recBOF, version5, 0x20, 0, 0).rec(recNumber, 0, 0, 0, 9.9).rec(recEOF).
		rec(recEOF)
	head := func(at int) *stream {
		s := new(stream)
		s.rec(recBOF, version5, 5, 0, 0).rec(recCodePage, 1258).rec(recDate1904, 1)
		for _, name := range []string{"Arial", ".VnTime", "a", "b", "c"} {
			s.rec(recFont, font(name)...)
		}
		s.rec(recFormat, 164, byte(5), "0.00%").
			rec(recXF, 0, 0).rec(recXF, 1, 0).rec(recXF, 0, 164).rec(recXF, 5, 14).
			rec(recBoundSheet, uint32(at), byte(0), byte(2), byte(5), "Chart").
			rec(recBoundSheet, uint32(at), byte(1), byte(0), byte(6), "So 1\xb0\xf5").
			rec(recName, 0, byte(0), byte(1), 5, 0, 2, uint32(0), "N", byte(tokenString), byte(3), "a=b").
			rec(recName, 0, byte(0), byte(1), 3, 0, 0, uint32(0), "M", byte(0x1E), 7).
			rec(recEOF)
		return s
	}
	out := head(head(0).Len())
	out.Write(sheet.Bytes())
	return out.Bytes()
}

func load(t testing.TB, content []byte) (*raw.Book, *raw.Sheet) {
	t.Helper()
	b, err := Read(content)
	if err != nil {
		t.Fatal(err)
	}
	s := b.Sheets[0]
	if err := s.Load(); err != nil {
		t.Fatal(err)
	}
	return b, s
}

func TestExcel95(t *testing.T) {
	b, s := load(t, workbook5())
	if len(b.Sheets) != 1 || s.Name != "So 1°ơ" || !s.Hidden || !b.Base1904 {
		t.Fatalf("sheet %+v of %+v", s, b)
	}
	want := [][]raw.Cell{
		{{Kind: raw.Text, Text: "VÖ sinh", Look: 1}, {Kind: raw.Text, Text: "Größ"}, {Kind: raw.Text, Text: "Th«n 3", Look: 4},
			{Kind: raw.Number, Text: "61.8", Look: 2}, {Kind: raw.Number, Text: "45460", Look: 3}},
		{{Kind: raw.Number, Text: "1.27", Look: 2}, {Kind: raw.Number, Text: "0.5"}, {Kind: raw.Text, Text: "TRUE"}, {Kind: raw.Error, Text: "#DIV/0!"},
			{Kind: raw.Number, Text: "2.5"}, {Kind: raw.Text, Text: "ng\u00ADi", Look: 1}},
	}
	for i, row := range want {
		if diff := cmp.Diff(row, s.Rows[i].Cells); diff != "" {
			t.Errorf("row %d (-want +got):\n%s", i+1, diff)
		}
	}
	looks := []raw.Look{{Font: "Arial"}, {Font: ".VnTime"}, {Shows: raw.ShowsPercent, Font: "Arial"}, {Shows: raw.ShowsDay, Font: "c"}, {Font: ".VnTime"}}
	if diff := cmp.Diff(looks, b.Looks); diff != "" {
		t.Errorf("looks (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]raw.Name{{Name: "N", Value: `"a=b"`, Sheet: "So 1°ơ"}}, b.Names); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
	if s.Rows[0].Hidden || !s.Rows[1].Hidden || !s.ColHidden(3) || s.ColHidden(1) {
		t.Error("hidden rows or columns differ")
	}
}

// workbook8 is a workbook of Excel 97 whose shared texts run over several
// records, once in the middle of a text that also changes its width there.
func workbook8(more ...func(*stream)) []byte {
	sheet := new(stream)
	sheet.rec(recBOF, version8, 0x10, 0, 0, 0, 0).
		rec(recLabelSST, 0, 0, 0, uint32(0)).rec(recLabelSST, 0, 1, 0, uint32(1)).rec(recLabelSST, 0, 2, 0, uint32(2)).
		rec(recFormula, 1, 0, 0, []byte{0, 0, 0, 0, 0, 0, 0xFF, 0xFF}, 0, uint32(0), 0).
		rec(recString, 3, byte(flagWide), wide("Sơn")).
		rec(recMergeCells, 1, 0, 1, 2, 3).
		rec(recEOF)
	head := func(at int) *stream {
		s := new(stream)
		s.rec(recBOF, version8, 5, 0, 0, 0, 0)
		for _, f := range more {
			f(s)
		}
		s.rec(recFont, make([]byte, 14), byte(5), byte(0), "Arial").rec(recFont, make([]byte, 14), byte(7), byte(0), ".VnTime").
			rec(recXF, 0, 0).
			rec(recBoundSheet, uint32(at), byte(0), byte(0), byte(4), byte(flagWide), wide("Sốđẹ")).
			rec(recSST, uint32(3), uint32(3), 7, byte(0), "Ten").rec(recContinue, byte(flagWide), wide(" đội"),
			7, byte(flagRich|flagExtended), 1, uint32(2), "V\xd6 si").rec(recContinue, byte(0), "nh", 0).
			rec(recContinue, 1, make([]byte, 2), 1, byte(flagWide), wide("ệ")).
			rec(recEOF)
		return s
	}
	out := head(head(0).Len())
	out.Write(sheet.Bytes())
	return out.Bytes()
}

func TestTextsOverSeveralRecords(t *testing.T) {
	b, s := load(t, workbook8())
	want := []raw.Cell{{Kind: raw.Text, Text: "Ten đội"}, {Kind: raw.Text, Text: "VÖ sinh", Look: 1}, {Kind: raw.Text, Text: "ệ"}}
	if diff := cmp.Diff(want, s.Rows[0].Cells); diff != "" {
		t.Errorf("cells (-want +got):\n%s", diff)
	}
	if s.Name != "Sốđẹ" || s.At(2, 1).Text != "Sơn" || b.Looks[1].Font != ".VnTime" {
		t.Errorf("sheet %q, %+v, looks %+v", s.Name, s.At(2, 1), b.Looks)
	}
	if diff := cmp.Diff([]raw.Rect{{Row: 1, Col: 3, ToRow: 2, ToCol: 4}}, s.Merges); diff != "" {
		t.Errorf("merges (-want +got):\n%s", diff)
	}
}

// texts8 is workbook8 with another list of shared texts.
func texts8(list func(*stream)) []byte {
	sheet := new(stream)
	sheet.rec(recBOF, version8, 0x10, 0, 0, 0, 0).rec(recLabelSST, 0, 0, 0, uint32(0)).rec(recLabelSST, 0, 1, 0, uint32(1)).rec(recEOF)
	head := func(at int) *stream {
		s := new(stream)
		s.rec(recBOF, version8, 5, 0, 0, 0, 0).rec(recBoundSheet, uint32(at), byte(0), byte(0), byte(1), byte(0), "A")
		list(s)
		return s.rec(recEOF)
	}
	out := head(head(0).Len())
	out.Write(sheet.Bytes())
	return out.Bytes()
}

// A record of shared texts may end between the head of a text and its first
// letter, and state more texts than there are.
func TestOddListsOfTexts(t *testing.T) {
	for name, list := range map[string]func(*stream){
		"broken before the first letter": func(s *stream) {
			s.rec(recSST, uint32(2), uint32(2), 3, byte(0), "Ten", 3, byte(0)).rec(recContinue, byte(flagWide), wide("Sơn"))
		},
		"more stated than written": func(s *stream) {
			s.rec(recSST, uint32(9), uint32(9), 3, byte(0), "Ten", 3, byte(flagWide), wide("Sơn"))
		},
	} {
		_, s := load(t, texts8(list))
		if got := s.At(1, 1).Text + " " + s.At(1, 2).Text; got != "Ten Sơn" {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// Some programs write formulas under the number they had in Excel 3 or 4.
func TestFormulasOfOlderNumbers(t *testing.T) {
	sheet := new(stream)
	sheet.rec(recBOF, version8, 0x10, 0, 0, 0, 0).rec(recFormula4, 0, 0, 0, 2.5, 0, uint32(0), 0).rec(recFormula3, 0, 1, 0, 1.5, 0, uint32(0), 0).rec(recEOF)
	head := func(at int) *stream {
		return new(stream).rec(recBOF, version8, 5, 0, 0, 0, 0).rec(recBoundSheet, uint32(at), byte(0), byte(0), byte(1), byte(0), "A").rec(recEOF)
	}
	out := head(head(0).Len())
	out.Write(sheet.Bytes())
	if _, s := load(t, out.Bytes()); s.At(1, 1).Text != "2.5" || s.At(1, 2).Text != "1.5" {
		t.Errorf("cells %+v", s.Rows)
	}
}

// Some programs write the name of the workbook's stream in capitals.
func TestStreamInCapitals(t *testing.T) {
	content, err := os.ReadFile("../testdata/kit.xls")
	if err != nil {
		t.Fatal(err)
	}
	usual, s := load(t, content)
	named := bytes.Replace(content, []byte(wide("Workbook")), []byte(wide("WORKBOOK")), 1)
	if bytes.Equal(named, content) {
		t.Fatal("the stream has another name")
	}
	b, other := load(t, named)
	if len(b.Sheets) != len(usual.Sheets) || len(other.Rows) != len(s.Rows) || len(s.Rows) == 0 {
		t.Errorf("%d sheets, %d rows", len(b.Sheets), len(other.Rows))
	}
}

func TestRefused(t *testing.T) {
	encrypted := workbook8(func(s *stream) { s.rec(recFilePass, 1, 1, 1) })
	old := new(stream).rec(0x0809, 0x0400, 0x10)
	for name, tc := range map[string]struct {
		content []byte
		want    error
	}{
		"password":      {encrypted, raw.ErrPassword},
		"before 5.0":    {old.Bytes(), raw.ErrKind},
		"a bare header": {[]byte(magicOLE), nil},
		"cut off":       {workbook8()[:60], nil},
	} {
		_, err := Read(tc.content)
		if err == nil || tc.want != nil && !errors.Is(err, tc.want) {
			t.Errorf("%s: %v, want %v", name, err, tc.want)
		}
	}
	whole := workbook5()
	b, err := Read(whole[:len(whole)-8])
	if err != nil {
		t.Fatal(err)
	}
	if b.Sheets[0].Load() == nil {
		t.Error("a sheet cut off is read half")
	}
}

// FuzzRead reads damaged workbooks, with and without their container:
//
//	go test -run xxx -fuzz FuzzRead -fuzztime 60s ./data/sheet/biff
func FuzzRead(f *testing.F) {
	f.Add(workbook5())
	f.Add(workbook8())
	if content, err := os.ReadFile("../testdata/crooked.xls"); err == nil {
		f.Add(content)
	} else {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		b, err := Read(content)
		if err != nil {
			return
		}
		for _, s := range b.Sheets[:min(len(b.Sheets), 20)] {
			if s.Load() != nil {
				return
			}
		}
	})
}
