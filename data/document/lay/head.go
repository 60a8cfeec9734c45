package lay

import (
	"math"
	"strings"

	"sothidua/data/document/doc"
	"sothidua/data/document/flow"
	"sothidua/data/document/font"
	"sothidua/data/document/page"
	"sothidua/data/model"
	"sothidua/data/vn"
)

// The measures of the head of a paper, millimetres unless told otherwise.
const (
	ColumnGap   = 6   // between the two halves of a letterhead
	NumberGap   = 1.8 // from the rules to the number and the date
	AboutGap    = 6 * font.PointMM
	HeadAfter   = 6.5  // under the letterhead
	TitleAfter  = 5.5  // under the rule of a title
	TitleShare  = 0.92 // of the width of the text that a title may take
	NumberSize  = 13   // points: "Số: …", upright
	AboutSize   = 12.5 // points: "V/v …" of a letter (12 to 13)
	annexLabel  = 14   // points
	annexName   = 13.5 // points (13 to 14)
	AnnexOfSize = 13   // points
)

// stack piles up lines at the top of a strip.
type stack struct {
	s     *setter
	items []page.Item
	y     float64
	wide  float64 // widest line so far
}

// lines adds runs in a column and returns how wide they are.
func (k *stack) lines(runs []doc.Run, size, x, w float64, align flow.Align) float64 {
	set := k.s.wrap(runs, size, w, w)
	k.items = append(k.items, flow.SetLines(k.s.fonts, set, x, k.y, w, align)...)
	k.y += flow.Height(set)
	k.wide = widest(set)
	return k.wide
}

// balanced adds runs centred in a column, in lines of about the same length: a
// last line of one word looks careless in a title.
func (k *stack) balanced(runs []doc.Run, size, x, w float64) float64 {
	narrow := Balanced(k.s.fonts, runs, size, w)
	return k.lines(runs, size, x+(w-narrow)/2, narrow, flow.AlignCentre)
}

// rule draws a rule of that length centred in a column.
func (k *stack) rule(x, w, length float64) {
	k.y += flow.RuleGap
	from := x + (w-length)/2
	k.items = append(k.items, page.Line{X1: from, Y1: k.y, X2: from + length, Y2: k.y, Width: flow.RuleWidth, Ink: page.Black})
}

// strip returns the pile as one strip that stays with the next block.
func (k *stack) strip(after float64) strip {
	return strip{h: k.y, after: after, keep: true, items: k.items}
}

func widest(lines []flow.Line) float64 {
	w := 0.0
	for _, l := range lines {
		w = math.Max(w, l.W)
	}
	return w
}

// Widest returns how wide the widest line of runs is in a column, millimetres.
func Widest(fonts *font.Set, runs []doc.Run, size, width float64) float64 {
	s := &setter{fonts: fonts}
	return widest(s.wrap(runs, size, width, width))
}

// Balanced returns the narrowest column, at most width, that holds runs in as
// few lines as width does, in millimetres.
func Balanced(fonts *font.Set, runs []doc.Run, size, width float64) float64 {
	s := &setter{fonts: fonts}
	lines := len(s.wrap(runs, size, width, width))
	if lines == 1 {
		return width
	}
	const exact = 0.2
	low, high := 0.0, width
	for high-low > exact {
		if middle := (low + high) / 2; len(s.wrap(runs, size, middle, middle)) > lines {
			low = middle
		} else {
			high = middle
		}
	}
	return high
}

// HeadColumns returns the widths of the halves of a letterhead; the right one
// holds the name of the state on one line.
func HeadColumns(fonts *font.Set, width float64) (left, right float64) {
	right = fonts.Width(flow.StateName, font.Bold, flow.StateSize)
	return math.Min(width-right-ColumnGap, right), right
}

// letterhead sets the issuing body left and the state right with their rules,
// and number and date on one line under them.
func (s *setter) letterhead(h doc.Letterhead) {
	left, right := HeadColumns(s.fonts, s.frame.Width())
	x1, x2 := s.frame.Left(), s.frame.Right()-right
	issuer := stack{s: s}
	if h.Parent != "" {
		issuer.balanced(doc.Text(h.Parent), flow.IssuerSize, x1, left)
	}
	wide := 0.0
	for _, line := range IssuerRuns(h) {
		wide = math.Max(wide, issuer.balanced([]doc.Run{line}, flow.IssuerSize, x1, left))
	}
	issuer.rule(x1, left, wide*flow.RuleShare)

	state := stack{s: s}
	state.lines(doc.Bold(flow.StateName), flow.StateSize, x2, right+slack, flow.AlignCentre)
	motto := state.lines(doc.Bold(flow.Motto), flow.MottoSize, x2, right, flow.AlignCentre)
	state.rule(x2, right, motto)

	if h.Plain {
		all := stack{s: s, y: math.Max(issuer.y, state.y), items: append(issuer.items, state.items...)}
		s.add(all.strip(HeadAfter))
		return
	}
	top := math.Max(issuer.y, state.y) + NumberGap
	number, date := stack{s: s, y: top}, stack{s: s, y: top}
	number.lines(NumberRuns(h.Number), NumberSize, x1, left, flow.AlignCentre)
	date.lines(DateRuns(h.Place, h.Date, h.Open), flow.DateSize, x2, right, flow.AlignCentre)
	if h.About != "" {
		number.y += AboutGap
		number.balanced(doc.Text(h.About), AboutSize, x1, left)
	}
	all := stack{s: s, y: math.Max(number.y, date.y)}
	for _, part := range []stack{issuer, state, number, date} {
		all.items = append(all.items, part.items...)
	}
	s.add(all.strip(HeadAfter))
}

// IssuerRuns returns the lines of the issuing body, or one to fill by hand.
func IssuerRuns(h doc.Letterhead) []doc.Run {
	var out []doc.Run
	for _, line := range h.Issuer {
		if strings.TrimSpace(line) != "" {
			out = append(out, doc.Run{S: line, Style: font.Bold})
		}
	}
	if len(out) == 0 {
		return []doc.Run{{Blank: 50, Style: font.Bold}}
	}
	return out
}

// NumberRuns returns the number of a paper, with a blank where none is given
// yet: "Số: 16/KH-UBND", "Số: …/KH-UBND".
func NumberRuns(number string) []doc.Run {
	switch number = strings.TrimSpace(number); {
	case number == "":
		return []doc.Run{{S: "Số:" + noBreak}, {Blank: 26}}
	case strings.HasPrefix(number, "/"):
		return []doc.Run{{S: "Số:" + noBreak}, {Blank: 12}, {S: number}}
	}
	return doc.Text("Số: " + number)
}

// DateRuns returns place and date in italics, with blanks for what is missing;
// with open only the day is left to the pen.
func DateRuns(place string, d model.Date, open bool) []doc.Run {
	var out []doc.Run
	add := func(s string) { out = append(out, doc.Run{S: s, Style: font.Italic}) }
	blank := func(mm float64) { out = append(out, doc.Run{Blank: mm, Style: font.Italic}) }
	if place == "" {
		blank(26)
		add(", ")
	} else {
		add(place + ", ")
	}
	switch long := vn.LongDate(d); {
	case long == "":
		add("ngày ")
		blank(8)
		add(" tháng ")
		blank(8)
		add(" năm ")
		blank(12)
	case open:
		_, month, _ := strings.Cut(long, " tháng")
		add("ngày ")
		blank(8)
		add(" tháng" + month)
	default:
		add(long)
	}
	return out
}

// title sets the kind and the subject of a paper with the rule under them.
func (s *setter) title(t doc.Title) {
	w := s.frame.Width() * TitleShare
	x := s.frame.Left() + (s.frame.Width()-w)/2
	k := stack{s: s}
	for _, part := range []string{t.Kind, t.About} {
		if part != "" {
			k.balanced(doc.Bold(part), flow.TitleSize, x, w)
		}
	}
	k.rule(x, w, k.wide*flow.RuleShare)
	s.add(k.strip(TitleAfter))
	if t.Under != "" {
		s.text(text{
			runs: doc.Bold(t.Under), size: flow.TitleSize, align: flow.AlignCentre,
			x: x, w: w, after: TitleAfter, keep: true,
		})
	}
}

// annexTitle sets the head of an annex (NĐ 30/2020: label bold 14, name in bold
// capitals, the paper it belongs to in italics with a rule).
func (s *setter) annexTitle(a doc.AnnexTitle) {
	w := s.frame.Width() * TitleShare
	x := s.frame.Left() + (s.frame.Width()-w)/2
	k := stack{s: s}
	for _, part := range AnnexParts(a) {
		k.balanced([]doc.Run{part}, part.Size, x, w)
	}
	if a.Of != "" {
		k.rule(x, w, k.wide*flow.RuleShare)
	}
	head := k.strip(TitleAfter)
	head.mark = &page.Bookmark{Text: annexMark(a)}
	s.add(head)
}

// AnnexParts returns the lines of an annex's head, each in its size and style.
func AnnexParts(a doc.AnnexTitle) []doc.Run {
	var out []doc.Run
	for _, part := range []doc.Run{
		{S: a.Label, Style: font.Bold, Size: annexLabel},
		{S: a.Name, Style: font.Bold, Size: annexName},
		{S: a.Of, Style: font.Italic, Size: AnnexOfSize},
	} {
		if part.S != "" {
			out = append(out, part)
		}
	}
	return out
}

// annexMark names an annex in the outline.
func annexMark(a doc.AnnexTitle) string {
	name := strings.ReplaceAll(a.Name, "\n", " ")
	if a.Label == "" || name == "" {
		return a.Label + name
	}
	return a.Label + ". " + name
}
