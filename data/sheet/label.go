package sheet

import (
	"strings"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// word is a canonical value of the book and the Vietnamese words it is
// written with.
type word struct{ value, label string }

func labels(ws []word) []string {
	out := make([]string, len(ws))
	for i, w := range ws {
		out[i] = w.label
	}
	return out
}

// labelOf returns the words of a value, "" when it has none.
func labelOf(ws []word, value string) string {
	for _, w := range ws {
		if w.value == value {
			return w.label
		}
	}
	return ""
}

// valueOf reads words back: the canonical value, its whole label, the label's
// sign or its words alone, accents and case aside. It is false for what fits
// none of them, or more than one.
func valueOf(ws []word, text string) (string, bool) {
	text = vn.Clean(text)
	key := vn.Fold(text)
	var found []string
	for _, w := range ws {
		if text == w.value || key == vn.Fold(w.label) {
			return w.value, true
		}
		sign, words, ok := strings.Cut(w.label, " ")
		if ok && (text == sign || key == vn.Fold(words)) {
			found = append(found, w.value)
		}
	}
	if len(found) == 1 {
		return found[0], true
	}
	return "", false
}

func comparators() []word {
	out := make([]word, 0, len(model.Comparators))
	for _, c := range model.Comparators {
		out = append(out, word{string(c), c.Label()})
	}
	return out
}

func timings() []word {
	return []word{{string(model.Flow), "Cộng các kỳ"}, {string(model.Stock), "Số mới nhất"}}
}

func rollUps() []word {
	out := make([]word, 0, len(model.RollUps))
	for _, r := range model.RollUps {
		out = append(out, word{string(r), r.Label()})
	}
	return out
}

func measures() []word {
	out := make([]word, 0, len(model.Measures))
	for _, m := range model.Measures {
		out = append(out, word{string(m), m.Label()})
	}
	return out
}

// paces names the period of a seasonal target after a colon.
func paces() []word {
	out := []word{{string(model.Linear), model.Linear.Label()}, {string(model.YearEnd), model.YearEnd.Label()}}
	for _, c := range model.PeriodCodes {
		out = append(out, word{string(model.Season) + ":" + string(c), model.Season.Label() + ": " + c.Short()})
	}
	return append(out, word{string(model.Season), model.Season.Label()})
}

// paceValue writes a pace as the importer takes it.
func paceValue(p model.Pace) string {
	if p.Final == "" {
		return string(p.Kind)
	}
	return string(p.Kind) + ":" + string(p.Final)
}

// vocabulary returns the words a field of the list of targets is written
// with, nil for a field of free text.
func vocabulary(field string) []word {
	switch field {
	case "comparator":
		return comparators()
	case "timing":
		return timings()
	case "roll_up":
		return rollUps()
	case "weight":
		return measures()
	case "pace":
		return paces()
	}
	return nil
}
