package text

import (
	"math"
	"strconv"
	"strings"

	"sothidua/data/document/doc"
	"sothidua/data/document/font"
)

// parser makes blocks of the lines of a filled wording.
type parser struct {
	frame    Frame
	done     []doc.Section
	section  doc.Section
	title    *doc.Title
	annex    *doc.AnnexTitle
	to       []string
	copies   []string
	bases    []string
	toPlaced bool
}

// line takes one line. Lines that belong together (recipients, bases, the parts
// of a title) are kept until another kind of line follows.
func (p *parser) line(line string) {
	name, words := "", strings.TrimSpace(line)
	if rest, ok := strings.CutPrefix(words, signLine); ok {
		name, words, _ = strings.Cut(rest, signLine)
		words = strings.TrimSpace(words)
	}
	if name == "" && words == "" {
		return
	}
	if p.collect(name, words) {
		return
	}
	p.flush()
	if words == "" && !strings.HasPrefix(name, "@") {
		return
	}
	switch name {
	case "#", "##", "###":
		p.add(doc.Heading{Level: len(name), Text: plain(words)})
	case "-":
		p.add(doc.Item{Marker: "-", Runs: runs(words)})
	case "@bìa":
		p.add(doc.Paragraph{Runs: runs(words), Align: doc.Centre, Flush: true, Size: coverSize})
	case "@giữa":
		p.add(doc.Paragraph{Runs: runs(words), Align: doc.Centre, Flush: true})
	case "@sát", "":
		p.add(paragraph(words, name != ""))
	default:
		p.command(name, words)
	}
}

// paragraph makes running text; a line with blanks is not justified, which
// would tear its words apart.
func paragraph(words string, flush bool) doc.Paragraph {
	out := doc.Paragraph{Runs: runs(words), Flush: flush}
	for _, r := range out.Runs {
		if r.Blank > 0 {
			out.Align = doc.Left
		}
	}
	return out
}

// collect keeps lines that make one block together, and tells whether this was
// one.
func (p *parser) collect(name, words string) bool {
	switch name {
	case "@tên":
		p.flush()
		p.title = &doc.Title{Kind: plain(words)}
	case "@trích yếu", "@thẩm quyền":
		if p.title == nil {
			p.flush()
			p.title = &doc.Title{}
		}
		if name == "@trích yếu" {
			p.title.About = plain(words)
		} else {
			p.title.Under = plain(words)
		}
	case "@phụ lục":
		p.flush()
		p.annex = &doc.AnnexTitle{Label: "Phụ lục"}
		if words != "" {
			p.annex.Label += " " + plain(words)
		}
	case "@phụ lục tên", "@phụ lục của":
		if p.annex == nil {
			p.flush()
			p.annex = &doc.AnnexTitle{Label: "Phụ lục"}
		}
		if name == "@phụ lục tên" {
			p.annex.Name = plain(words)
		} else {
			p.annex.Of = plain(words)
		}
	case "@kính gửi":
		p.addTo(plain(words))
	case "@nơi nhận":
		if words != "" {
			p.copies = append(p.copies, plain(words))
		}
	case "@căn cứ":
		if len(p.bases) == 0 {
			p.flush()
		}
		if words != "" {
			p.bases = append(p.bases, unended(plain(words)))
		}
	default:
		return false
	}
	return true
}

// unended takes the closing sign off a legal ground; the page sets its own.
func unended(s string) string {
	return strings.TrimRight(s, ";.")
}

// addTo takes one recipient of the wording, unless the office named its own.
func (p *parser) addTo(name string) {
	if len(p.to) == 0 {
		p.flush()
	}
	switch {
	case len(p.frame.To) == 0 && name != "":
		p.to = append(p.to, name)
	case !p.toPlaced && len(p.frame.To) > 0:
		p.to, p.toPlaced = append(p.to, p.frame.To...), true
	}
}

// flush places what was kept.
func (p *parser) flush() {
	if p.title != nil {
		p.add(*p.title)
	}
	if p.annex != nil {
		p.add(*p.annex)
	}
	if len(p.to) > 0 {
		p.add(doc.To{Names: p.to})
	}
	if len(p.bases) > 0 {
		p.add(doc.Bases{Lines: p.bases})
	}
	p.title, p.annex, p.to, p.bases = nil, nil, nil, nil
}

// command carries out a mark that stands for something else than a line.
func (p *parser) command(name, words string) {
	switch name {
	case "@đầu":
		h := p.frame.Letterhead
		h.Number = number(h.Number, plain(words))
		p.add(h)
	case "@về việc":
		for i := len(p.section.Blocks) - 1; i >= 0; i-- {
			if h, ok := p.section.Blocks[i].(doc.Letterhead); ok {
				h.About = "V/v " + plain(words)
				p.section.Blocks[i] = h
				break
			}
		}
	case "@khối":
		p.add(p.frame.Blocks[words]...)
	case "@ký":
		c := p.frame.Closing
		if len(c.Recipients) == 0 && len(c.Signers) < 2 {
			c.Recipients = p.copies
		}
		p.copies = nil
		p.add(c)
	case "@ngang", "@dọc":
		p.newSection(name == "@ngang", words != "")
	case "@trang":
		p.add(doc.Break{})
	case "@trống":
		h, _ := strconv.ParseFloat(words, 64) // a number: looked at when the wording was read
		p.add(doc.Space{H: h})
	}
}

// newSection begins a section; with words behind its mark it numbers its pages
// from 1 anew.
func (p *parser) newSection(landscape, restart bool) {
	if len(p.section.Blocks) > 0 {
		p.done = append(p.done, p.section)
	}
	p.section = doc.Section{Landscape: landscape, Restart: restart}
}

func (p *parser) add(b ...doc.Block) { p.section.Blocks = append(p.section.Blocks, b...) }

func (p *parser) close() []doc.Section {
	p.flush()
	if len(p.section.Blocks) > 0 {
		p.done = append(p.done, p.section)
	}
	return p.done
}

// number joins the number of a paper and its sign: "16" and "KH-UBND" make
// "16/KH-UBND"; a number that has a sign already stays.
func number(n, sign string) string {
	if strings.Contains(n, "/") {
		return n
	}
	return n + "/" + sign
}

// runs parts a line at its signs of style and blanks.
func runs(s string) []doc.Run {
	var out []doc.Run
	bold, italic := false, false
	for s != "" {
		i := strings.IndexAny(s, signBold+signItalic+signBlank)
		if i != 0 {
			cut := s
			if i > 0 {
				cut = s[:i]
			}
			out = append(out, doc.Run{S: cut, Style: styleOf(bold, italic)})
			s = s[len(cut):]
			continue
		}
		sign := s[:1]
		s = s[1:]
		switch sign {
		case signBold:
			bold = !bold
		case signItalic:
			italic = !italic
		default:
			width, rest, _ := strings.Cut(s, signBlank)
			mm, _ := strconv.ParseFloat(width, 64) // digits: the sign is made here only
			out = append(out, doc.Run{Blank: mm, Style: styleOf(bold, italic)})
			s = rest
		}
	}
	return out
}

func styleOf(bold, italic bool) font.Style {
	switch {
	case bold && italic:
		return font.BoldItalic
	case bold:
		return font.Bold
	case italic:
		return font.Italic
	}
	return font.Regular
}

// plain returns a line without signs of style; a blank becomes dots.
func plain(s string) string {
	var b strings.Builder
	for _, r := range runs(s) {
		if r.Blank > 0 {
			b.WriteString(strings.Repeat("…", int(math.Ceil(r.Blank/dotsWidth))))
		}
		b.WriteString(r.S)
	}
	return b.String()
}

// coverSize is the size of the lines of a cover, in points.
const coverSize = 20

// dotsWidth is the width of three dots in running text (13 points), millimetres.
const dotsWidth = 4.6

// Lines returns the paragraphs of a text of the book, empty lines left out.
func Lines(s string) []string {
	var out []string
	for _, l := range strings.Split(s, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}
