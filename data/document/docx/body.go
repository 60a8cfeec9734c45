package docx

import (
	"sothidua/data/document/doc"
	"sothidua/data/document/flow"
	"sothidua/data/document/font"
	"sothidua/data/document/lay"
)

// block writes one block; with keep it stays on the page of the next one.
func (w *writer) block(b doc.Block, keep bool) error {
	switch b := b.(type) {
	case doc.Letterhead:
		w.letterhead(b)
	case doc.Title:
		w.title(b)
	case doc.AnnexTitle:
		w.annexTitle(b)
	case doc.To:
		w.to(b)
	case doc.Bases:
		w.bases(b)
	case doc.Heading:
		w.para(newPara(headingID(b.Level), w.text(headingID(b.Level), doc.Text(b.Text))...))
	case doc.Paragraph:
		w.paragraph(b, keep)
	case doc.Item:
		w.item(b, keep)
	case doc.Table:
		w.table(b, keep)
	case doc.Figure:
		return w.figure(b, keep)
	case doc.Closing:
		w.closing(b)
	case doc.Space:
		p := spacer(b.H)
		p.keep = keep
		w.para(p)
	case doc.Break:
		w.fresh = true
	}
	return nil
}

// para adds a paragraph; it starts a page when a break came before it.
func (w *writer) para(p para) {
	p.fresh = p.fresh || w.fresh
	w.fresh = false
	w.body = append(w.body, p.node())
}

// tbl adds a table. Two tables without a paragraph between them would become
// one, and a table cannot start a page itself.
func (w *writer) tbl(t node) {
	n := len(w.body)
	if w.fresh || n > 0 && w.body[n-1].name == "w:tbl" {
		w.para(spacer(0))
	}
	w.body = append(w.body, t)
}

// text returns runs in a style. Upright text takes the type of the style; text
// in a style of its own keeps it.
func (w *writer) text(styleID string, runs []doc.Run) []node {
	base := lookOf(styleID)
	own := make([]doc.Run, len(runs))
	for i, r := range runs {
		if r.Style == font.Regular {
			r.Style = base.style
		}
		own[i] = r
	}
	return w.runs(own, base, w.frame.Width()-flow.BodyIndent)
}

func (w *writer) paragraph(b doc.Paragraph, keep bool) {
	p := newPara(styleBody)
	base := lookOf(styleBody)
	runs := b.Runs
	if b.Size > 0 && b.Size != base.size {
		runs = sized(runs, b.Size)
	}
	p.runs = w.runs(runs, base, w.frame.Width()-flow.BodyIndent)
	p.keep = b.Keep || keep
	switch b.Align {
	case doc.Left:
		p.jc = "left"
	case doc.Centre:
		p.jc, p.first = "center", 0
	case doc.Right:
		p.jc, p.first = "right", 0
	}
	if b.Flush {
		p.first = 0
	}
	w.para(p)
}

// sized gives runs without a size that of their block.
func sized(runs []doc.Run, size float64) []doc.Run {
	out := make([]doc.Run, len(runs))
	for i, r := range runs {
		if r.Size == 0 {
			r.Size = size
		}
		out[i] = r
	}
	return out
}

// item writes a line of a list. Word sets the markers it knows; others are
// typed.
func (w *writer) item(it doc.Item, keep bool) {
	p := newPara(styleList)
	runs := it.Runs
	if n := listOf(it.Marker); n > 0 {
		p.style, p.list, p.level = styleBullet, n, min(it.Level, listLevels-1)
	} else {
		p.first = twips(flow.BodyIndent + float64(it.Level)*lay.ItemStep)
		if it.Marker != "" {
			runs = append([]doc.Run{{S: it.Marker + "\u00a0"}}, runs...)
		}
	}
	p.runs = w.runs(runs, lookOf(styleBody), w.frame.Width()-flow.BodyIndent)
	p.keep = keep
	w.para(p)
}

func (w *writer) bases(b doc.Bases) {
	for i, line := range b.Lines {
		w.para(newPara(styleBase, w.text(styleBase, doc.Text(lay.Ended(line, i == len(b.Lines)-1)))...))
	}
}

func (w *writer) to(t doc.To) {
	if len(t.Names) < 2 {
		runs := []doc.Run{{S: lay.ToCaption + " "}, {Blank: 80}}
		if len(t.Names) == 1 {
			runs[1] = doc.Run{S: t.Names[0]}
		}
		p := newPara(styleTo, w.text(styleTo, runs)...)
		p.jc, p.after = "center", twips(lay.ToAfter)
		w.para(p)
		return
	}
	p := newPara(styleTo, w.text(styleTo, doc.Text(lay.ToCaption))...)
	p.left = twips(lay.ToIndent)
	w.para(p)
	for i, name := range t.Names {
		end := i == len(t.Names)-1
		p := newPara(styleTo, w.text(styleTo, doc.Text("-\u00a0"+lay.Ended(name, end)))...)
		p.left = twips(lay.ToNamesAt)
		if end {
			p.after = twips(2 * flow.ParagraphGap)
		}
		w.para(p)
	}
}

// rule returns a rule of that length centred in a column, as a paragraph of its
// own with a line at its top.
func rule(length, column, after float64) para {
	p := spacer(0)
	p.rule, p.keep = true, true
	p.before, p.after = twips(flow.RuleGap), max(twips(after)-p.exact, 0)
	p.left = twips((column - length) / 2)
	p.right = p.left
	return p
}

// breakSlack is how much wider than its balanced lines a centred text may be,
// so that rounding breaks no line anew, millimetres.
const breakSlack = 0.5

// centred returns a centred paragraph in a column, broken into lines of like
// length, and the width of its widest line.
func (w *writer) centred(styleID string, text doc.Run, column, most float64) (para, float64) {
	base := lookOf(styleID)
	if text.Size == 0 {
		text.Size = base.size
	}
	runs := []doc.Run{text}
	p := newPara(styleID, w.runs(runs, base, most)...)
	narrow := lay.Balanced(w.fonts, runs, base.size, most)
	if side := (column - narrow) / 2; side > breakSlack {
		p.left = twips(side - breakSlack/2)
		p.right = p.left
	}
	return p, lay.Widest(w.fonts, runs, base.size, narrow)
}

func (w *writer) title(t doc.Title) {
	width := w.frame.Width()
	wide := 0.0
	add := func(styleID, s string, after float64) {
		if s == "" {
			return
		}
		var p para
		p, wide = w.centred(styleID, doc.Run{S: s, Style: font.Bold}, width, width*lay.TitleShare)
		if after > 0 {
			p.after = twips(after)
		}
		w.para(p)
	}
	add(styleTitle, t.Kind, 0)
	add(styleSubtitle, t.About, 0)
	w.para(rule(wide*flow.RuleShare, width, lay.TitleAfter))
	add(styleSubtitle, t.Under, lay.TitleAfter)
}

func (w *writer) annexTitle(a doc.AnnexTitle) {
	width := w.frame.Width()
	wide := 0.0
	parts := lay.AnnexParts(a)
	for i, part := range parts {
		styleID := styleSubtitle
		if i == 0 {
			styleID = styleAnnex
		}
		var p para
		p, wide = w.centred(styleID, part, width, width*lay.TitleShare)
		if i == len(parts)-1 && a.Of == "" {
			p.after = twips(lay.TitleAfter)
		}
		w.para(p)
	}
	if a.Of != "" {
		w.para(rule(wide*flow.RuleShare, width, lay.TitleAfter))
	}
}
