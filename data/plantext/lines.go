package plantext

import "strings"

// lines cuts the text into lines with words; page numbers standing alone and
// rules are left out.
func (d *document) lines() []line {
	var out []line
	blank, stack := false, false // an empty line before; cells on lines of their own
	for from := 0; from < len(d.text); {
		to := strings.IndexByte(d.text[from:], '\n')
		if to < 0 {
			to = len(d.text)
		} else {
			to += from
		}
		s := d.text[from:to]
		l := line{from: from + len(s) - len(strings.TrimLeft(s, " \t\r\u00a0\ufeff")), blank: blank}
		l.to = l.from + len(strings.TrimRight(d.text[l.from:to], " \t\r\u00a0"))
		if strings.Count(s, "\t") > 1 {
			l.from, l.to = from, from+len(strings.TrimRight(s, "\r"))
		}
		switch words := strings.Trim(d.text[l.from:l.to], "0123456789-–—_=*#. \t"); {
		case pageRemains(d.text[l.from:l.to]):
		case words != "" || stack && len(s) > 0 && strings.TrimSpace(s) != "" || strings.Count(s, "\t") > 1 || cellWithNumber(d.text[l.from:l.to]):
			out = append(out, l)
			blank, stack = false, stack || opensStack(s)
		default:
			blank = true
		}
		from = to + 1
	}
	return out
}

// pageRemains tells whether a line is the name of a picture or an address, as
// text copied from a page has them.
func pageRemains(s string) bool {
	s = strings.ToLower(s)
	for _, end := range [...]string{".jpg", ".jpeg", ".png", ".gif"} {
		if strings.HasSuffix(s, end) && !strings.ContainsAny(s, " \t|") {
			return true
		}
	}
	if clock := strings.Trim(s, "0123456789/,- "); clock == ":" {
		return true // "05:13 22/02/2021"
	}
	return strings.HasPrefix(s, "http") && !strings.ContainsAny(s, " \t|")
}

// cellWithNumber keeps lines that hold only a number with a decimal part.
func cellWithNumber(s string) bool { return strings.Contains(s, "|") }
