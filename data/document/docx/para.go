package docx

import (
	"math"
	"strings"

	"sothidua/data/document/doc"
	"sothidua/data/document/flow"
	"sothidua/data/document/font"
)

// para is a paragraph with what differs from its style. Lengths are twips.
type para struct {
	style       string
	keep        bool // with the next paragraph
	fresh       bool // starts a page
	frame       *frame
	list, level int  // numbering of its marker; list 0 has none
	rule        bool // a rule at its top
	before      int
	after       int // negative: as the style has it
	exact       int // height of its lines; 0: as high as the letters
	left, right int
	first       int // indent of the first line; negative: as the style has it
	jc          string
	runs        []node
}

// newPara returns a paragraph that looks as its style.
func newPara(style string, runs ...node) para {
	return para{style: style, after: -1, first: -1, runs: runs}
}

// node returns the paragraph; its properties stand in the order of the schema.
func (p para) node() node {
	props := el("w:pPr")
	if p.style != "" {
		props = props.add(val("w:pStyle", p.style))
	}
	if p.keep {
		props = props.add(el("w:keepNext"))
	}
	if p.fresh {
		props = props.add(el("w:pageBreakBefore"))
	}
	if p.frame != nil {
		props = props.add(p.frame.node())
	}
	if p.list > 0 {
		props = props.add(el("w:numPr", el("w:ilvl").num("w:val", p.level), el("w:numId").num("w:val", p.list)))
	}
	if p.rule {
		line := val("w:top", "single").num("w:sz", ruleEighths).num("w:space", 0).at("w:color", "000000")
		props = props.add(el("w:pBdr", line))
	}
	if spacing := p.spacing(); len(spacing.attrs) > 0 {
		props = props.add(spacing)
	}
	if indent := p.indent(); len(indent.attrs) > 0 {
		props = props.add(indent)
	}
	if p.jc != "" {
		props = props.add(val("w:jc", p.jc))
	}
	out := el("w:p")
	if len(props.kids) > 0 {
		out = out.add(props)
	}
	return out.add(p.runs...)
}

// ruleEighths is the width of rules in eighths of a point, about 0,2 mm.
const ruleEighths = 4

func (p para) spacing() node {
	n := el("w:spacing")
	if p.before > 0 {
		n = n.num("w:before", p.before)
	}
	if p.after >= 0 {
		n = n.num("w:after", p.after)
	}
	if p.exact > 0 {
		n = n.num("w:line", p.exact).at("w:lineRule", "exact")
	}
	return n
}

func (p para) indent() node {
	n := el("w:ind")
	if p.left > 0 {
		n = n.num("w:left", p.left)
	}
	if p.right > 0 {
		n = n.num("w:right", p.right)
	}
	if p.first >= 0 {
		n = n.num("w:firstLine", p.first)
	}
	return n
}

// spacer returns white of that height in millimetres as a paragraph of its own.
func spacer(mm float64) para {
	p := newPara(styleSpacer)
	p.exact = max(twips(mm), 20)
	return p
}

// look is the type that a paragraph's style gives its runs.
type look struct {
	style font.Style
	size  float64 // points
}

// runs returns the runs of text; what the style of the paragraph says is not
// said again. Width, in millimetres, cuts blanks that a line cannot hold.
func (w *writer) runs(runs []doc.Run, base look, width float64) []node {
	var out []node
	for _, r := range runs {
		if r.Size == 0 {
			r.Size = base.size
		}
		props := runProps(r, base)
		if r.Blank > 0 {
			out = append(out, w.blank(r, props, width))
			continue
		}
		for i, line := range strings.Split(clean(r.S), "\n") {
			if i > 0 {
				out = append(out, run(props, el("w:br")))
			}
			if line != "" {
				out = append(out, run(props, words(line)))
			}
		}
	}
	return out
}

// words returns text inside a run; its spaces count.
func words(s string) node { return el("w:t").at("xml:space", "preserve").words(s) }

func run(props node, what node) node {
	if len(props.kids) == 0 {
		return el("w:r", what)
	}
	return el("w:r", props, what)
}

// runProps returns what differs from the type of the paragraph, in the order of
// the schema.
func runProps(r doc.Run, base look) node {
	props := el("w:rPr")
	onOff := func(name string, bit, was bool) {
		switch {
		case bit && !was:
			props = props.add(el(name))
		case was && !bit:
			props = props.add(val(name, "0"))
		}
	}
	onOff("w:b", bold(r.Style), bold(base.style))
	onOff("w:i", italic(r.Style), italic(base.style))
	if r.Size != base.size {
		props = props.add(el("w:sz").num("w:val", halves(r.Size)), el("w:szCs").num("w:val", halves(r.Size)))
	}
	return props
}

func bold(s font.Style) bool   { return s == font.Bold || s == font.BoldItalic }
func italic(s font.Style) bool { return s == font.Italic || s == font.BoldItalic }

// blank returns a dotted line to write on, as clerks type it: with full stops,
// which no program breaks or drops at the end of a line.
func (w *writer) blank(r doc.Run, props node, width float64) node {
	n := int(math.Min(r.Blank, width) / w.fonts.Width(".", r.Style, r.Size))
	return run(props, words(strings.Repeat(".", max(n, leastDots))))
}

// leastDots is how many dots tell a blank from an ellipsis.
const leastDots = 4

// jc names an alignment.
func jc(a flow.Align) string {
	switch a {
	case flow.AlignCentre:
		return "center"
	case flow.AlignRight:
		return "right"
	case flow.AlignJustify:
		return "both"
	}
	return "left"
}
