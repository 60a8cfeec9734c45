package plantext

import (
	"strconv"
	"strings"
)

// nextOfList reads a number that only its list tells from a quantity: "4 - 100%
// cơ quan …", "4.100% cơ quan …", "2.4 100% …" behind an item written the same way.
func (d *document) nextOfList(s string) (label, bool) {
	n, ok := readLevels(s)
	if !ok || n.order < 2 {
		return label{}, false
	}
	for _, read := range []func(string, leveled) (label, bool){d.nextOfLevels, d.nextDashed, d.nextGlued} {
		if l, ok := read(s, n); ok {
			return l, true
		}
	}
	return label{}, false
}

// nextOfLevels reads "2.4 100% cơ quan …".
func (d *document) nextOfLevels(s string, n leveled) (label, bool) {
	if n.levels < 2 || n.end+1 >= len(s) || s[n.end] != ' ' || !isDigit(rune(s[n.end+1])) {
		return label{}, false
	}
	style := n.text[:strings.LastIndexByte(n.text, '.')] + ".1"
	for _, o := range d.open {
		if o.label.style == style && o.label.order == n.order-1 {
			return label{style: style, rank: rankDecimal + n.levels, order: n.order, text: n.text, end: n.end + 1}, true
		}
	}
	return label{}, false
}

// nextDashed reads "4 - 100% cơ quan …".
func (d *document) nextDashed(s string, n leveled) (label, bool) {
	order := strconv.Itoa(n.order)
	for _, mark := range []string{" - ", " – "} {
		if rest, is := strings.CutPrefix(s, order+mark); is && d.hasItem(n.order-1, mark) {
			return label{style: "1", rank: rankDecimal + 1, order: n.order, text: order, end: len(s) - len(rest)}, true
		}
	}
	return label{}, false
}

// nextGlued reads "4.100% cơ quan …", "4/100% …".
func (d *document) nextGlued(s string, _ leveled) (label, bool) {
	for i := 1; i < 3 && i+1 < len(s); i++ {
		k, err := strconv.Atoi(s[:i])
		glued := err == nil && k > 1 && strings.IndexByte("./", s[i]) >= 0 && isDigit(rune(s[i+1]))
		if glued && d.hasItem(k-1, s[i:i+1]) {
			return label{style: "1", rank: rankDecimal + 1, order: k, text: strconv.Itoa(k), end: i + 1}, true
		}
	}
	return label{}, false
}

// hasItem tells whether the list being read stands at an item whose number is
// followed by just this mark, without a space behind it.
func (d *document) hasItem(order int, mark string) bool {
	for i := len(d.open) - 1; i > 0; i-- {
		o := d.open[i]
		if o.label.style == "1" && o.label.order == order {
			return d.text[o.start:o.from] == strconv.Itoa(order)+mark
		}
	}
	return false
}
