package docx

import (
	"slices"

	"sothidua/data/document/doc"
	"sothidua/data/document/flow"
	"sothidua/data/document/font"
	"sothidua/data/document/lay"
)

// stretch is a run of pages of one shape: what Word calls a section.
type stretch struct {
	body  []node
	props node
}

// document returns word/document.xml.
func (w *writer) document() ([]byte, error) {
	var all []stretch
	for i, s := range w.d.Sections {
		parts, err := w.section(s, i == 0, i > 0 && s.Restart)
		if err != nil {
			return nil, err
		}
		all = append(all, parts...)
	}
	if len(all) == 0 {
		w.frame = lay.FrameOf(doc.Section{})
		all = []stretch{w.end(shape{w: w.frame.W, h: w.frame.H, sample: w.d.Sample}, true, false)}
	}
	body := el("w:body")
	for i, s := range all {
		if i < len(all)-1 {
			s.body = closed(s.body, s.props)
		} else if n := len(s.body); n == 0 || s.body[n-1].name == "w:tbl" {
			s.body = append(s.body, spacer(0).node())
		}
		body = body.add(s.body...)
	}
	root := el("w:document", body.add(all[len(all)-1].props)).at("xmlns:w", nsMain).at("xmlns:r", nsRel).
		at("xmlns:wp", nsPlace).at("xmlns:a", nsDraw).at("xmlns:pic", nsPicture)
	return root.file(), nil
}

// shape tells which pages stand in one stretch.
type shape struct {
	w, h   float64
	sheet  bool
	sample bool // the header carries the sample mark
}

// section returns the stretches of a section: sheets are stretches of their
// own. first hides the number of the first page, restart numbers from 1 anew
// and hides it too.
func (w *writer) section(s doc.Section, first, restart bool) ([]stretch, error) {
	w.frame, w.fresh = lay.FrameOf(s), false
	text := shape{w: w.frame.W, h: w.frame.H, sample: w.d.Sample}
	cur := text
	var out []stretch
	end := func() {
		out = append(out, w.end(cur, first || restart, restart))
		first, restart = false, false
	}
	for i, b := range s.Blocks {
		want := text
		sheet, ok := b.(doc.Sheet)
		if ok {
			want = shape{w: sheet.Page.W, h: sheet.Page.H, sheet: true, sample: w.d.Sample && !lay.Marked(sheet.Page.Items)}
		}
		if want != cur && len(w.body) > 0 {
			end()
			w.fresh = false
		}
		cur = want
		var err error
		if ok {
			err = w.sheet(sheet)
		} else {
			err = w.block(b, stays(b, s.Blocks[i+1:]))
		}
		if err != nil {
			return nil, err
		}
	}
	if len(w.body) > 0 || len(out) == 0 {
		end()
	}
	return out, nil
}

// stays tells whether a block must stand on the page of the next one: the
// closing of the paper takes its last lines along, and a table has its notes.
func stays(b doc.Block, next []doc.Block) bool {
	if _, ok := b.(doc.Table); ok && len(next) > 0 && doc.Footnote(next[0]) {
		return true
	}
	for _, b := range next {
		switch b.(type) {
		case doc.Space:
			continue
		case doc.Closing:
			return true
		}
		return false
	}
	return false
}

// end takes what was written as one stretch.
func (w *writer) end(s shape, hideFirst, restart bool) stretch {
	out := stretch{body: w.body, props: w.sectionProps(s, hideFirst, restart)}
	w.body = nil
	return out
}

// closed gives the last paragraph of a stretch the properties of its pages.
func closed(body []node, props node) []node {
	body = slices.Clone(body)
	if n := len(body); n == 0 || body[n-1].name != "w:p" {
		body = append(body, spacer(0).node())
	}
	p := body[len(body)-1]
	if len(p.kids) == 0 || p.kids[0].name != "w:pPr" {
		p.kids = append([]node{el("w:pPr")}, p.kids...)
	} else {
		p.kids = slices.Clone(p.kids)
	}
	p.kids[0] = p.kids[0].add(props)
	body[len(body)-1] = p
	return body
}

// sectionProps returns the shape of the pages, their margins and headers.
func (w *writer) sectionProps(s shape, hideFirst, restart bool) node {
	props := el("w:sectPr", w.header(header{width: s.w, number: true, sample: s.sample}, "default"))
	if hideFirst {
		props = props.add(w.header(header{width: s.w, sample: s.sample}, "first"))
	}
	size := el("w:pgSz").num("w:w", twips(s.w)).num("w:h", twips(s.h))
	if s.w > s.h {
		size = size.at("w:orient", "landscape")
	}
	m := w.frame.Margins
	props = props.add(val("w:type", "nextPage"), size, el("w:pgMar").
		num("w:top", twips(m.Top)).num("w:right", twips(m.Right)).num("w:bottom", twips(m.Bottom)).num("w:left", twips(m.Left)).
		num("w:header", twips(lay.HeadTop(w.frame))).num("w:footer", twips(m.Bottom/2)).num("w:gutter", 0))
	if restart {
		props = props.add(el("w:pgNumType").num("w:start", 1))
	}
	props = props.add(el("w:cols").num("w:space", twips(flow.BodyIndent)))
	if hideFirst {
		props = props.add(el("w:titlePg"))
	}
	return props
}

// header is what stands in the top margin of the pages of one width.
type header struct {
	width  float64 // of the page
	number bool
	sample bool
}

// header returns the reference to a header of that kind, made once.
func (w *writer) header(h header, kind string) node {
	i := slices.Index(w.headers, h)
	if i < 0 {
		i = len(w.headers)
		w.headers = append(w.headers, h)
	}
	return el("w:headerReference").at("w:type", kind).at("r:id", headerID(i))
}

// file returns the header's part: the page number centred, the sample mark at
// the right edge.
func (h header) file() []byte {
	p := el("w:pPr", val("w:pStyle", styleHeader))
	width := twips(h.width - flow.OfficialMargins.Left - flow.OfficialMargins.Right)
	p = p.add(el("w:tabs", val("w:tab", "center").num("w:pos", width/2), val("w:tab", "right").num("w:pos", width)))
	line := el("w:p", p, el("w:r", el("w:tab")))
	if h.number {
		line = line.add(el("w:fldSimple", el("w:r", words("2"))).at("w:instr", " PAGE "))
	}
	if h.sample {
		mark := runProps(doc.Run{Style: font.Italic, Size: lay.SampleSize}, lookOf(styleHeader))
		line = line.add(el("w:r", el("w:tab")), run(mark, words(flow.SampleText)))
	}
	return el("w:hdr", line).at("xmlns:w", nsMain).at("xmlns:r", nsRel).file()
}
