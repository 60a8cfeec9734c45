package plantext

// markAsides decides what brackets hold: an explanation is left out of the
// reading, a list of parts is read like the words around it.
func markAsides(ts []token) {
	outside := false
	inside := depths(ts)
	for _, q := range quantities(ts) {
		outside = outside || inside[q.first] == 0
	}
	for i := 0; i < len(ts); i++ {
		if !ts[i].is("(", "[") {
			continue
		}
		end := closing(ts, i)
		if key := bracketKey(ts[i+1:end], outside); key != "" {
			ts[i].key = key
			if end < len(ts) {
				ts[end].key = ";"
			}
			continue
		}
		for j := i; j <= end && j < len(ts); j++ {
			ts[j].aside = true
		}
		i = end
	}
}

// bracketKey is the sign an opening bracket is read as: parts follow a total,
// or all the numbers of the item stand inside; "" for an explanation. outside
// tells whether the item has numbers outside of brackets.
func bracketKey(inner []token, outside bool) string {
	qs := quantities(inner)
	switch {
	case len(qs) == 0:
		return ""
	case partWords.at(inner, 0) > 0:
		return ","
	case !outside:
		return ":"
	case len(qs) > 1 && eachNamed(inner, qs):
		return "gồm"
	}
	return ""
}

// closing finds the bracket that closes the one at i, the end when none does.
func closing(ts []token, i int) int {
	n := 0
	for j := i; j < len(ts); j++ {
		if ts[j].is("(", "[") {
			n++
		} else if ts[j].is(")", "]") {
			if n--; n == 0 {
				return j
			}
		}
	}
	return len(ts)
}

// eachNamed tells whether every quantity has words of its own before it, as the
// parts of a total have.
func eachNamed(ts []token, qs []quantity) bool {
	from := 0
	for _, q := range qs {
		if !named(ts, from, q.start) {
			return false
		}
		from = q.end
	}
	return true
}

// depths counts for every token the brackets open around it.
func depths(ts []token) []int {
	out := make([]int, len(ts))
	n := 0
	for i, t := range ts {
		if t.is(")", "]") && n > 0 {
			n--
		}
		out[i] = n
		if t.is("(", "[") {
			n++
		}
	}
	return out
}
