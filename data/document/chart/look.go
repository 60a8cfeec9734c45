package chart

import (
	"strings"

	"sothidua/data/progress"
)

// Judgement returns the judgement a look stands for, false for other looks.
func (l Look) Judgement() (progress.Judgement, bool) {
	for _, j := range progress.Judgements {
		if l == Judged(j) {
			return j, true
		}
	}
	return "", false
}

// Handing returns the way of handing in a look stands for, false for other
// looks.
func (l Look) Handing() (progress.Handing, bool) {
	h, ok := strings.CutPrefix(string(l), string(Delivered("")))
	return progress.Handing(h), ok
}

// Letter returns the letter that tells the look in black and white, "" when it
// needs none (SCREENS section 2).
func (l Look) Letter() string {
	if j, ok := l.Judgement(); ok {
		return j.Letter()
	}
	if h, ok := l.Handing(); ok {
		switch h {
		case progress.OnTime:
			return "Đ"
		case progress.Late:
			return "M"
		case progress.Missing:
			return "X"
		case progress.Writing:
			return "…"
		}
		return "–"
	}
	return ""
}

// judgedSeries lists the judgements among the bars in the order given, for the
// legend.
func judgedSeries(bars []Bar, order []progress.Judgement) []Series {
	var out []Series
	for _, j := range order {
		if used(bars, Judged(j)) {
			out = append(out, Series{Judged(j), j.Label()})
		}
	}
	return out
}

// deliveredSeries lists the ways of handing in among the bars, as they are
// piled up.
func deliveredSeries(bars []Bar) []Series {
	var out []Series
	for _, h := range piled {
		if used(bars, Delivered(h)) {
			out = append(out, Series{Delivered(h), h.Label()})
		}
	}
	return out
}

// used tells whether a look is the mark of some bar or fills a part of it.
func used(bars []Bar, l Look) bool {
	for _, b := range bars {
		if b.Mark == l {
			return true
		}
		for _, p := range b.Parts {
			if p.Look == l {
				return true
			}
		}
	}
	return false
}
