package lay

import (
	"math"

	"sothidua/data/document/doc"
	"sothidua/data/document/flow"
	"sothidua/data/document/font"
)

// The measures of the end of a paper, millimetres unless told otherwise.
const (
	ClosingGap     = 4  // above the closing
	SignGap        = 22 // for the signature and the seal
	SignBlank      = 45 // dotted line in place of a name
	SignShare      = 0.54
	RecipientHead  = "Nơi nhận:"
	RecipientStyle = font.BoldItalic
	RecipientSize  = 11 // points; its caption 12, bold italic
	CaptionSize    = 12 // points
	signersGap     = 4  // between signers side by side
)

// closing sets recipients left and the signers right as one strip, together
// with the last lines or rows of what stands above it. A list of recipients
// longer than a page runs on.
func (s *setter) closing(c doc.Closing) {
	var all stack
	rest := s.recipients(c, &all)
	cols := SignerColumns(c, s.frame.Width())
	sign := 0.0 // top of the place for the signatures
	for _, col := range cols {
		head := s.signerHead(c.Signers[col.Signer], s.frame.Left()+col.X, col.W)
		all.items = append(all.items, head.items...)
		sign = math.Max(sign, head.y)
	}
	for _, col := range cols {
		name := stack{s: s, y: sign + SignGap}
		name.balanced(NameRuns(c.Signers[col.Signer]), flow.SignatureSize, s.frame.Left()+col.X, col.W)
		all.items = append(all.items, name.items...)
		all.y = math.Max(all.y, name.y)
	}
	if len(all.items) == 0 {
		return
	}
	if n := len(s.strips); n > 0 {
		s.strips[n-1].keep = true
	}
	s.add(strip{h: all.y, items: all.items, keep: len(rest) > 0})
	s.add(rest...)
}

// SignerColumn is the place of a signer: X and W are millimetres from the left
// edge of the text.
type SignerColumn struct {
	Signer int
	X, W   float64
}

// SignerColumns shares the width out to the signers: the right half for one,
// equal columns for several.
func SignerColumns(c doc.Closing, width float64) []SignerColumn {
	n := len(c.Signers)
	if n == 0 {
		return nil
	}
	if n == 1 {
		w := width * SignShare
		return []SignerColumn{{X: width - w, W: w}}
	}
	left := 0.0
	if len(c.Recipients) > 0 {
		left = width * (1 - SignShare)
	}
	w := (width - left - float64(n-1)*signersGap) / float64(n)
	out := make([]SignerColumn, n)
	for i := range out {
		out[i] = SignerColumn{Signer: i, X: left + float64(i)*(w+signersGap), W: w}
	}
	return out
}

// signerHead sets the lines above a signature.
func (s *setter) signerHead(sig doc.Signature, x, w float64) stack {
	k := stack{s: s, y: ClosingGap}
	if sig.Place != "" || sig.Date.Valid() {
		k.lines(DateRuns(sig.Place, sig.Date, sig.Open), flow.DateSize, x, w, flow.AlignCentre)
	}
	for _, l := range sig.Lines {
		k.balanced(doc.Bold(l), flow.SignatureSize, x, w)
	}
	if sig.Note != "" {
		k.lines(doc.Italic(sig.Note), flow.DateSize, x, w, flow.AlignCentre)
	}
	return k
}

// NameRuns returns the name of a signer; without one the pen writes it, on a
// dotted line unless a note asks for the name.
func NameRuns(sig doc.Signature) []doc.Run {
	switch {
	case sig.Name != "":
		return doc.Bold(sig.Name)
	case sig.Note != "":
		return doc.Bold("")
	}
	return []doc.Run{{Blank: SignBlank, Style: font.Bold}}
}

// recipients adds the list at the left; it returns the lines that a page cannot
// hold beside the signature.
func (s *setter) recipients(c doc.Closing, all *stack) []strip {
	if len(c.Recipients) == 0 {
		return nil
	}
	w := s.frame.Width() * (1 - SignShare)
	if len(c.Signers) == 0 {
		w = s.frame.Width()
	}
	x := s.frame.Left()
	lines := s.wrap([]doc.Run{{S: RecipientHead, Style: RecipientStyle}}, CaptionSize, w, w)
	for i, name := range c.Recipients {
		lines = append(lines, s.wrap(doc.Text("-"+noBreak+Ended(name, i == len(c.Recipients)-1)), RecipientSize, w, w)...)
	}
	var rest []strip
	y := float64(ClosingGap)
	for _, l := range lines {
		h := flow.LineHeight(l.Size)
		if y+h > s.frame.Height() {
			rest = append(rest, strip{h: h, items: l.Set(s.fonts, x, 0, w, flow.AlignLeft)})
			continue
		}
		all.items = append(all.items, l.Set(s.fonts, x, y, w, flow.AlignLeft)...)
		y += h
	}
	all.y = math.Max(all.y, y)
	return rest
}
