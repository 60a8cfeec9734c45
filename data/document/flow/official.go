package flow

import (
	"math"
	"slices"
	"strings"

	"sothidua/data/document/font"
	"sothidua/data/document/page"
	"sothidua/data/model"
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

// The rules under headings.
const (
	RuleWidth = 0.2 // millimetres
	RuleGap   = 0.8 // from the text to the rule, millimetres
	RuleShare = 0.4 // of the text above that a short rule is long (NĐ 30/2020: ⅓ to ½)
)

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
	y += RuleGap
	half := widest * RuleShare / 2
	b.Add(page.Line{X1: x - half, Y1: y, X2: x + half, Y2: y, Width: RuleWidth, Ink: page.Black})
	return y
}

// IssuerLines returns the issuing body of a commune's committee for a
// letterhead: "ỦY BAN NHÂN DÂN", "XÃ TRÍ YÊN". A commune without a name gets
// dots for it.
func IssuerLines(commune string) []string {
	switch {
	case commune == "":
		return []string{"ỦY BAN NHÂN DÂN"}
	case Nameless(commune):
		return []string{"ỦY BAN NHÂN DÂN", vn.Upper(strings.TrimSpace(commune)) + " " + strings.Repeat(".", 20)}
	}
	return []string{"ỦY BAN NHÂN DÂN", vn.Upper(commune)}
}

// Nameless tells whether a commune is called only what it is, "xã", as a book
// made on the command line starts with.
func Nameless(commune string) bool {
	return slices.ContainsFunc(model.CommuneKinds(), func(kind string) bool { return vn.Fold(kind) == vn.Fold(commune) })
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
