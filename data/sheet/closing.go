package sheet

import (
	"slices"
	"strings"
	"unicode"

	"sothidua/data/vn"
)

// isClosing tells whether a text belongs to the end of a paper.
func isClosing(text string) bool {
	t := vn.Fold(text)
	return slices.ContainsFunc([]string{"nguoi lap", "nguoi tong hop", "chu tich", "pho chu tich", "thu truong", "tm. ", "kt. ", "noi nhan", "ghi chu"},
		func(w string) bool { return strings.HasPrefix(t, w) })
}

// isSigner tells whether a text stands over a signature and can be nothing
// else: "NGƯỜI LẬP BIỂU", "TM. ỦY BAN NHÂN DÂN", "KẾ TOÁN". A target may begin
// with such a word ("Chủ tịch UBND tiếp công dân"), so only the whole text counts.
func isSigner(text string) bool {
	t := strings.Trim(vn.Fold(vn.Clean(text)), " .,:;()")
	if len(strings.Fields(t)) > 9 || strings.ContainsFunc(t, unicode.IsDigit) {
		return false
	}
	if slices.ContainsFunc([]string{"tm. ", "tm ", "kt. ", "tl. ", "tuq. ", "t/m ", "k/t ", "nguoi lap", "nguoi tong hop", "xac nhan cua", "dai dien "},
		func(w string) bool { return strings.HasPrefix(t+" ", w) }) {
		return true
	}
	return slices.Contains([]string{"lap bieu", "lap bang", "ke toan", "ke toan truong", "ke toan don vi", "ke toan ngan sach", "chu tich", "pho chu tich", "chu tich ubnd xa",
		"thu truong", "thu truong don vi", "thu truong co quan", "truong thon", "truong ban", "truong khu", "to truong", "bi thu", "bi thu chi bo",
		"hieu truong", "pho hieu truong", "tram truong", "giam doc", "van phong", "van phong thong ke", "cong chuc van phong", "uy ban nhan dan"}, t)
}

// signed tells whether a row belongs to the signatures under a table: it has
// the words that stand over one, or follows such a row and holds nothing but a
// few words. A row with a number of the plan or with figures ends them.
func (s *scan) signed(row int) bool {
	if s.own {
		return false
	}
	cells := s.g.filledCells(row)
	switch {
	case cells == 0:
	case cells > 3 || s.digits(row):
		s.closed = false
	case !s.closed:
		s.closed = s.signer(row)
	}
	return s.closed && cells > 0
}

// digits tells whether a cell of a row has one.
func (s *scan) digits(row int) bool {
	for col := 1; col <= s.g.across(row); col++ {
		if strings.ContainsFunc(s.g.raw(row, col), unicode.IsDigit) {
			return true
		}
	}
	return false
}

// signer tells whether a cell of a row stands over a signature.
func (s *scan) signer(row int) bool {
	for col := 1; col <= s.g.across(row); col++ {
		if text := s.g.raw(row, col); text != "" && isSigner(text) {
			return true
		}
	}
	return false
}
