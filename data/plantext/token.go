package plantext

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"sothidua/data/vn"
)

// tokenKind tells what a token is.
type tokenKind int

const (
	word tokenKind = iota
	numeral
	sign
)

// token is a word, a number or one sign of the text.
type token struct {
	from, to int       // bytes of the text
	src      string    // as it stands in the text
	key      string    // lower-case word with its accents, digits with separators, or the sign
	kind     tokenKind // what it is
	gap      bool      // white space stands before it
	capital  bool      // begins with a capital letter
	caps     bool      // two capital letters or more and no small ones
	aside    bool      // stands between brackets that only explain
}

func (t token) is(keys ...string) bool {
	for _, k := range keys {
		if t.key == k {
			return true
		}
	}
	return false
}

// tokenise cuts text[from:to] into tokens. Marks of Markdown (** __ `) are no
// tokens, so that a plan copied with them reads the same.
func tokenise(text string, from, to int) []token {
	var out []token
	gap := false
	for i := from; i < to; {
		r, size := utf8.DecodeRuneInString(text[i:to])
		switch {
		case unicode.IsSpace(r) || r == '*' || r == '`' || r == utf8.RuneError:
			gap = true
			i += size
			continue
		case unicode.Is(unicode.Cf, r) || unicode.IsControl(r):
			i += size
			continue
		}
		t := token{from: i, gap: gap, capital: unicode.IsUpper(r)}
		switch {
		case isDigit(r):
			t.kind, t.to = numeral, i+numberEnd(text[i:to])
			t.key = text[i:t.to]
		case unicode.IsLetter(r):
			t.kind, t.to = word, i+wordEnd(text[i:to])
			if glued, rest := text[i:t.to], len("đồng"); strings.HasPrefix(glued, "đồng") && len(glued) > rest {
				t.to = i + rest // "95 triệu đồngtổng vốn …"
			}
			t.key = wordKey(text[i:t.to])
			t.caps = t.to-i > size && strings.ToUpper(text[i:t.to]) == text[i:t.to]
		default:
			t.kind, t.to = sign, i+size
			t.key = signKey(text[i:t.to])
		}
		t.src = text[i:t.to]
		out = append(out, t)
		mend(out)
		i, gap = t.to, false
	}
	return out
}

// mend reads the slips scanners make in the words that matter here; the text
// itself stays as it is.
func mend(ts []token) {
	n := len(ts) - 1
	switch ts[n].key {
	case "đat", "dạt", "đạt":
		ts[n].key = "đạt"
	case "trờ", "trỏ", "trớ":
		ts[n].key = "trở"
	case "giãm", "giàm":
		ts[n].key = "giảm"
	case "tỹ", "tý":
		ts[n].key = "tỷ"
	case "đinh":
		if n > 0 && ts[n-1].is("ổn") {
			ts[n].key = "định"
		}
	case "đấu", "đầu", "đâu":
		if n > 0 && ts[n-1].is("phấn", "phần", "phân", "phẩn") {
			ts[n-1].key, ts[n].key = "phấn", "đấu"
		}
	}
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// numberEnd measures digits with separators between digits.
func numberEnd(s string) int {
	i := 0
	for i < len(s) {
		switch {
		case isDigit(rune(s[i])):
			i++
		case (s[i] == '.' || s[i] == ',') && i+1 < len(s) && isDigit(rune(s[i+1])):
			i++
		default:
			return i
		}
	}
	return i
}

// wordEnd measures letters with their marks; digits glued to a short word
// belong to it (m2, km2, COVID19).
func wordEnd(s string) int {
	end := 0
	for i, r := range s {
		if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) && !(isDigit(r) && i > 0) {
			break
		}
		end = i + utf8.RuneLen(r)
	}
	return end
}

// wordKey is the form words are compared in: one place for tone marks, one
// spelling for tỉ/tỷ.
func wordKey(s string) string {
	k := vn.Key(s)
	switch k {
	case "tỉ":
		return "tỷ"
	case "hàng":
		return "hằng"
	}
	return k
}

// signKey writes the signs that mean the same in one way.
func signKey(s string) string {
	switch s {
	case "–", "—", "−", "‐", "‑", "‒":
		return "-"
	case "“", "”", "„", "\"", "«", "»", "‘", "’", "'":
		return "\""
	case "⩾", "≧":
		return "≥"
	case "⩽", "≦":
		return "≤"
	case "•", "▪", "■", "●", "○", "·", "\uf0b7", "\uf02d", "►", "➢", "✓", "❖", "◦", "§", "→", "➔", "➤", "⇒", "◆", "◇", "✔", "❑", "☑", "□", "⁃", "※", "▶", "‣", "∙", "\uf0a7", "\uf0d8", "\uf076", "\uf0fc":
		return "•"
	case "：":
		return ":"
	case "；":
		return ";"
	}
	return s
}

// source writes tokens as they stand in the text, single-spaced, in NFC.
func source(ts []token) string {
	var b strings.Builder
	for i, t := range ts {
		if i > 0 && (t.gap || ts[i-1].to != t.from) {
			b.WriteByte(' ')
		}
		b.WriteString(t.src)
	}
	return norm.NFC.String(vn.Clean(b.String()))
}

// span returns the words of the plan between two bytes, on one line.
func span(text string, from, to int) string {
	return vn.Clean(strings.Trim(strings.ReplaceAll(text[from:to], "**", ""), " \t\r\n"))
}

// phrases is a set of word sequences, found by their first or last word.
type phrases struct {
	byFirst, byLast map[string][][]string
}

// newPhrases reads phrases parted by "|".
func newPhrases(list string) phrases {
	p := phrases{byFirst: map[string][][]string{}, byLast: map[string][][]string{}}
	for _, item := range strings.Split(list, "|") {
		ws := keysOf(item)
		if len(ws) == 0 {
			continue
		}
		p.byFirst[ws[0]] = append(p.byFirst[ws[0]], ws)
		last := ws[len(ws)-1]
		p.byLast[last] = append(p.byLast[last], ws)
	}
	return p
}

func keysOf(s string) []string {
	var out []string
	for _, t := range tokenise(s, 0, len(s)) {
		out = append(out, t.key)
	}
	return out
}

// at returns the length of the longest phrase that begins at token i, 0 for none.
func (p phrases) at(ts []token, i int) int {
	best := 0
	if i < 0 || i >= len(ts) {
		return 0
	}
	for _, ws := range p.byFirst[ts[i].key] {
		if len(ws) > best && same(ts, i, ws) {
			best = len(ws)
		}
	}
	return best
}

// endingAt returns the length of the longest phrase whose last word is token i.
func (p phrases) endingAt(ts []token, i int) int {
	best := 0
	if i < 0 || i >= len(ts) {
		return 0
	}
	for _, ws := range p.byLast[ts[i].key] {
		if n := len(ws); n > best && i-n+1 >= 0 && same(ts, i-n+1, ws) {
			best = n
		}
	}
	return best
}

// in tells whether any phrase stands in ts, and where the first one does.
func (p phrases) in(ts []token) (int, bool) {
	for i := range ts {
		if p.at(ts, i) > 0 {
			return i, true
		}
	}
	return 0, false
}

func same(ts []token, i int, ws []string) bool {
	if i+len(ws) > len(ts) {
		return false
	}
	for j, w := range ws {
		if ts[i+j].key != w {
			return false
		}
	}
	return true
}
