package sheet

import (
	"slices"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// pairing are rows that go together: one says what was planned, the next what
// was done, as a column between the names and the figures tells.
type pairing struct {
	col   int            // of the words, 0 when the table has none
	names map[int]string // by row, the name of the first row of its group
	keys  map[int]string // by row, its code or number
}

// The words of a row of a pair.
func plannedWords() []string {
	return []string{"kh", "ke hoach", "giao", "chi tieu", "chi tieu giao", "kh giao", "kh nam", "dk", "dang ky"}
}

func doneWords() []string {
	return []string{"th", "thuc hien", "ket qua", "kq", "da thuc hien", "th ky nay"}
}

func shareWords() []string {
	return []string{"ty le", "%", "dat", "% kh", "th kh", "% th kh", "so sanh", "ty le %", "dat %"}
}

// paired looks for the column that tells planned and done rows apart.
func (s *scan) paired() {
	used := map[int]bool{}
	for _, col := range s.header.cols {
		used[col] = true
	}
	for col := 1; col <= min(s.g.width(), model.SourceCols) && !s.own; col++ {
		if (!used[col] || col == s.header.cols["unit"]) && s.pairs(col) {
			s.pairing.col = col
			s.groups()
			return
		}
	}
}

// pairs tells whether a column holds nothing but the words of pairs, both kinds
// of them.
func (s *scan) pairs(col int) bool {
	planned, done := 0, 0
	for row := s.header.bottom + 1; row <= min(s.g.height(), s.header.bottom+maxRowQuestions); row++ {
		word := heading(s.g.raw(row, col), 0)
		switch {
		case word == "", slices.Contains(shareWords(), word):
		case slices.Contains(plannedWords(), word):
			planned++
		case slices.Contains(doneWords(), word):
			done++
		default:
			return false
		}
	}
	return planned > 1 && done > 1
}

// groups gives the rows without a name of their own that of the row over them.
func (s *scan) groups() {
	s.pairing.names, s.pairing.keys = map[int]string{}, map[int]string{}
	name, key := "", ""
	for row := s.header.bottom + 1; row <= s.g.height(); row++ {
		own, code := vn.Clean(s.g.filled(row, s.header.cols["name"])), ""
		if col := s.header.cols[s.key()]; col > 0 {
			code = vn.Clean(s.g.filled(row, col))
		}
		switch {
		case own != "":
			name, key = own, code
		case s.g.raw(row, s.pairing.col) == "":
			name, key = "", ""
		}
		s.pairing.names[row], s.pairing.keys[row] = name, key
	}
}

// otherRow says why a row of a pair is not read: it holds what the table is not
// about. "" for the others.
func (s *scan) otherRow(row int) string {
	if s.pairing.col == 0 {
		return ""
	}
	wanted := doneWords()
	if s.shape.layout == model.LayoutAllocation || s.shape.layout == model.LayoutRegistration {
		wanted = plannedWords()
	}
	word := heading(s.g.raw(row, s.pairing.col), 0)
	if word == "" || slices.Contains(wanted, word) {
		return ""
	}
	return "Dòng “" + vn.Clean(s.g.raw(row, s.pairing.col)) + "” không đọc ở bảng này"
}
