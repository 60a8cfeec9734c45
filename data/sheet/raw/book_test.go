package raw

import (
	"errors"
	"testing"
)

func newSheet(t *testing.T) *Sheet {
	t.Helper()
	b, s := &Book{}, &Sheet{Name: "A"}
	if err := b.Add(s); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestCellsStandWhereTheyArePut(t *testing.T) {
	s := newSheet(t)
	for _, at := range [][2]int{{3, 2}, {1, 1}, {3, 5}} {
		if err := s.Put(at[0], at[1], Cell{Kind: Text, Text: "x"}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Put(9, 9, Cell{}); err != nil || len(s.Rows) != 3 {
		t.Errorf("an empty cell takes room: %d rows, %v", len(s.Rows), err)
	}
	s.HideRows(2, 900)
	if s.At(3, 2).Text != "x" || s.At(3, 3).Kind != Empty || s.At(7, 1).Kind != Empty || s.At(0, 0).Kind != Empty ||
		len(s.Rows[1].Cells) != 0 || !s.Rows[1].Hidden || s.Rows[0].Hidden {
		t.Errorf("rows %+v", s.Rows)
	}
}

func TestLimits(t *testing.T) {
	cell := Cell{Kind: Number, Text: "1"}
	for name, fill := range map[string]func(s *Sheet, i int) error{
		"far columns": func(s *Sheet, i int) error { return s.Put(i+1, MaxCols, cell) },
		"many rows":   func(s *Sheet, i int) error { return s.Put(i+1, 1, cell) },
		"far row":     func(s *Sheet, _ int) error { return s.Put(MaxCells+1, 1, cell) },
		"far column":  func(s *Sheet, _ int) error { return s.Put(1, MaxCols+1, cell) },
		"much text": func(s *Sheet, i int) error {
			return s.Put(1, i%9+1, Cell{Kind: Text, Text: string(make([]byte, 1<<20))})
		},
		"merges":  func(s *Sheet, i int) error { return s.Merge(Rect{i + 1, 1, i + 1, 2}) },
		"columns": func(s *Sheet, i int) error { return s.HideCols(i, i) },
		"sheets":  func(s *Sheet, _ int) error { return s.book.Add(&Sheet{}) },
	} {
		s := newSheet(t)
		var err error
		for i := 0; err == nil && i <= MaxCells; i++ {
			err = fill(s, i)
		}
		if !errors.Is(err, ErrTooLarge) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestReferences(t *testing.T) {
	for ref, want := range map[string][2]int{"A1": {1, 1}, "$XFD$1048576": {16384, 1048576}, "aa10": {27, 10}, "": {}, "A": {}, "1": {}, "A0": {}, "XFE1": {}, "A1B": {}, "ABCD1": {}} {
		col, row, ok := ParseRef([]byte(ref))
		if !ok {
			col, row = 0, 0
		}
		if [2]int{col, row} != want {
			t.Errorf("%q: %d %d", ref, col, row)
		}
	}
	if r, ok := ParseRange("C3:A1"); !ok || r != (Rect{1, 1, 3, 3}) {
		t.Errorf("C3:A1 is %+v, %v", r, ok)
	}
	if _, ok := ParseRange("A1:"); ok {
		t.Error("A1: is no range")
	}
}
