package openxml

import (
	"fmt"
	"strconv"
	"strings"

	"sothidua/data/sheet/raw"
)

// maxStyles is more than Excel allows in one workbook.
const maxStyles = 70_000

// styles reads the number formats and fonts the cells refer to.
func (r *reader) styles(part string) error {
	codes, fonts := map[int]string{}, []string{}
	inside := "" // the list being read
	return r.pack.Each(part, func(s *raw.Scanner, t raw.Token) error {
		if t != raw.Start {
			return nil
		}
		if len(fonts) > maxStyles || len(r.book.Looks) > maxStyles || len(codes) > maxStyles {
			return raw.ErrTooLarge
		}
		switch name := string(s.Name); name {
		case "numFmts", "fonts", "cellXfs", "cellStyleXfs", "dxfs":
			inside = name
		case "numFmt":
			if inside == "numFmts" {
				codes[s.Int("numFmtId", -1)] = string(s.Attr("formatCode"))
			}
		case "font":
			if inside == "fonts" {
				fonts = append(fonts, "")
			}
		case "name":
			if inside == "fonts" && len(fonts) > 0 {
				fonts[len(fonts)-1] = string(s.Attr("val"))
			}
		case "xf":
			if inside == "cellXfs" {
				id, font := s.Int("numFmtId", 0), s.Int("fontId", -1)
				l := raw.Look{Shows: raw.FormatOf(id, codes[id])}
				if font >= 0 && font < len(fonts) {
					l.Font = fonts[font]
				}
				r.book.Looks = append(r.book.Looks, l)
			}
		}
		return nil
	})
}

// shared is one text of the workbook, with the legacy font of a piece of it.
type shared struct{ text, font string }

// sharedStrings reads the workbook's texts, when the first sheet needs them.
func (r *reader) sharedStrings() error {
	part := r.strPart
	r.strPart = ""
	if part == "" {
		return nil
	}
	total := 0
	return r.pack.Each(part, func(s *raw.Scanner, t raw.Token) error {
		if t != raw.Start || string(s.Name) != "si" {
			return nil
		}
		text, err := richText(s)
		if err != nil {
			return err
		}
		if total += len(text.text) + 32; total > raw.MaxText {
			return raw.ErrTooLarge
		}
		r.strings = append(r.strings, text)
		return nil
	})
}

// shared finds the text a cell refers to by its number.
func (r *reader) shared(index string) (shared, error) {
	if err := r.sharedStrings(); err != nil {
		return shared{}, err
	}
	i, err := strconv.Atoi(index)
	if err != nil || i < 0 || i >= len(r.strings) {
		return shared{}, fmt.Errorf("shared text %q", index)
	}
	return r.strings[i], nil
}

// richText reads a text in one or several pieces to the end of its element.
// How a text is spoken (phonetic runs) is no part of it.
func richText(s *raw.Scanner) (out shared, err error) {
	depth, spoken, taking := s.Depth(), 0, false
	var pieces []string
	for {
		t, err := s.Next()
		switch {
		case err != nil:
			return out, err
		case t == raw.Start:
			switch string(s.Name) {
			case "rPh":
				spoken = s.Depth()
			case "t":
				taking = spoken == 0
			case "rFont":
				out.font = raw.PieceFont(out.font, string(s.Attr("val")))
			}
		case t == raw.Chars && taking:
			pieces = append(pieces, string(s.Text))
		case t == raw.End:
			taking = false
			if s.Depth() < spoken {
				spoken = 0
			}
			if s.Depth() < depth {
				out.text = unescape(join(pieces))
				return out, nil
			}
		}
	}
}

func join(pieces []string) string {
	if len(pieces) == 1 {
		return pieces[0]
	}
	return strings.Join(pieces, "")
}

// unescape reads the letters that XML cannot hold, written _x000D_.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(s, "_x")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		code, err := uint64(0), strconv.ErrSyntax
		if len(rest) > 4 && rest[4] == '_' {
			code, err = strconv.ParseUint(rest[:4], 16, 32)
		}
		if err != nil {
			b.WriteString("_x")
			s = rest
			continue
		}
		b.WriteRune(rune(code))
		s = rest[5:]
	}
}
