package flow

import (
	"math"
	"strings"

	"sothidua/data/document/font"
	"sothidua/data/document/page"
	"sothidua/data/vn"
)

// The sizes of NĐ 30/2020 (Phụ lục I) as the office uses them, in points.
const (
	StateSize     = 12.5 // Quốc hiệu: 12 to 13
	MottoSize     = 13.5 // Tiêu ngữ: 13 to 14
	IssuerSize    = 12.5 // issuing body: 12 to 13
	TitleSize     = 14   // tên loại, trích yếu: 13 to 14
	BodySize      = 13   // body: 13 to 14
	SignatureSize = 13.5 // authority, position and name: 13 to 14
	DateSize      = 13   // place and date: 13 to 14
)

// The words every official paper carries.
const (
	StateName = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
	Motto     = "Độc lập - Tự do - Hạnh phúc"
)

// ruleWidth is the width of the rules under headings, millimetres.
const ruleWidth = 0.2

// shortRule is the length of the rule under the issuing body as a share of its
// text (NĐ 30/2020: one third to one half).
const shortRule = 0.4

// Issuer draws the lines of the issuing body centred on x, at most w wide, from
// the top y down, with its rule. It returns the Y below the rule.
func (b *Builder) Issuer(lines []string, x, y, w, size float64) float64 {
	widest := 0.0
	for _, s := range lines {
		set := Wrap(b.Fonts, Styled(s, font.Bold, size), w, w)
		for _, l := range set {
			widest = math.Max(widest, l.W)
		}
		b.Add(SetLines(b.Fonts, set, x-w/2, y, w, AlignCentre)...)
		y += Height(set)
	}
	y += 0.8
	half := widest * shortRule / 2
	b.Add(page.Line{X1: x - half, Y1: y, X2: x + half, Y2: y, Width: ruleWidth, Ink: page.Black})
	return y
}

// Letterhead draws the head of an official paper: the issuing body left; right
// the name of the state and its motto with a rule as long as the motto.
func (b *Builder) Letterhead(issuer []string) {
	const gutter = 6
	right := b.Fonts.Width(StateName, font.Bold, StateSize)
	left := math.Min(b.Width()-right-gutter, right)
	top := b.Y
	y1 := b.Issuer(issuer, b.Left()+left/2, top, left, IssuerSize)

	x := b.Right() - right/2
	y2 := top
	for _, l := range []struct {
		s    string
		size float64
	}{{StateName, StateSize}, {Motto, MottoSize}} {
		b.Add(page.Text{X: x, Y: y2 + Baseline(l.size), S: l.s, Style: font.Bold, Size: l.size, Ink: page.Black, Anchor: page.Centre})
		y2 += LineHeight(l.size)
	}
	y2 += 0.8
	half := b.Fonts.Width(Motto, font.Bold, MottoSize) / 2
	b.Add(page.Line{X1: x - half, Y1: y2, X2: x + half, Y2: y2, Width: ruleWidth, Ink: page.Black})
	b.Y = math.Max(y1, y2) + 4
}

// Signature is the block at the end of an official paper.
type Signature struct {
	Date  string   // place and date, italic
	Lines []string // authority and position, capitals
	Name  string
}

// signGap is the height left for the signature and the seal, millimetres.
const signGap = 22

// signLines returns the block's lines with their width.
func (b *Builder) signLines(s Signature) (date, head, name []Line, w float64) {
	w = b.Width() * 0.46
	if s.Date != "" {
		date = Wrap(b.Fonts, Styled(s.Date, font.Italic, DateSize), w, w)
	}
	for _, l := range s.Lines {
		head = append(head, Wrap(b.Fonts, Styled(l, font.Bold, SignatureSize), w, w)...)
	}
	if s.Name != "" {
		name = Wrap(b.Fonts, Styled(s.Name, font.Bold, SignatureSize), w, w)
	}
	return date, head, name, w
}

// SignatureHeight returns the height of the block in millimetres.
func (b *Builder) SignatureHeight(s Signature) float64 {
	date, head, name, _ := b.signLines(s)
	return 4 + Height(date) + Height(head) + signGap + Height(name)
}

// Sign draws the block at the right edge; it is never broken over pages.
func (b *Builder) Sign(s Signature) {
	b.Need(b.SignatureHeight(s))
	date, head, name, w := b.signLines(s)
	x := b.Right() - w
	b.Y += 4
	for _, part := range []struct {
		lines []Line
		after float64
	}{{date, 0}, {head, signGap}, {name, 0}} {
		b.Add(SetLines(b.Fonts, part.lines, x, b.Y, w, AlignCentre)...)
		b.Y += Height(part.lines) + part.after
	}
}

// IssuerLines returns the issuing body of a commune's committee for a
// letterhead: "ỦY BAN NHÂN DÂN", "XÃ TRÍ YÊN".
func IssuerLines(commune string) []string {
	if commune == "" {
		return []string{"ỦY BAN NHÂN DÂN"}
	}
	return []string{"ỦY BAN NHÂN DÂN", vn.Upper(commune)}
}

// Authority returns the lines above a signature for a position of a commune's
// committee (NĐ 30/2020): "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"; a deputy signs
// "KT. CHỦ TỊCH". A position that states its authority itself ("TL. CHỦ TỊCH")
// stays as it is; lines are parted by "/" or a line end.
func Authority(position string) []string {
	lines := strings.FieldsFunc(vn.Upper(vn.CleanText(position)), func(r rune) bool { return r == '\n' || r == '/' })
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	if len(lines) == 0 {
		return []string{"TM. ỦY BAN NHÂN DÂN"}
	}
	for _, sign := range []string{"TM.", "TL.", "TUQ."} {
		if strings.HasPrefix(lines[0], sign) {
			return lines
		}
	}
	out := []string{"TM. ỦY BAN NHÂN DÂN"}
	if strings.HasPrefix(lines[0], "PHÓ CHỦ TỊCH") {
		out = append(out, "KT. CHỦ TỊCH")
	}
	return append(out, lines...)
}
