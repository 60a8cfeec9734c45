package plantext

// between finds the separator where the clause of quantity a ends and the one
// of b begins: at the words that open parts, at the comma before a number that
// stands before its name, at the first comma behind a number that stands after
// its name. It returns -1 when both belong to one clause, how many tokens open
// parts there, and whether the place is sure.
func (s *splitter) between(start int, a, b quantity) (at, partOpens int, sure bool) {
	ts := s.ts
	var marks []int
	for i := a.end; i <= b.start && i < len(ts); i++ {
		if ts[i].aside {
			continue
		}
		if n := partWords.at(ts, i); n > 0 && i < b.start && i >= a.end && !named(ts, a.end, i) {
			return i, n + colonAt(ts, i+n), true
		}
		if ts[i].is(",", "và", "với") && i < b.start || i < b.start && ts[i].is("-") && ts[i].gap {
			marks = append(marks, i)
		}
	}
	if len(marks) == 0 {
		return -1, 0, false
	}
	last := marks[len(marks)-1]
	if onlyFillers(ts, last+1, b.start) {
		if ts[last].is("với") || ts[last].is("-") {
			return -1, 0, false
		}
		return last, 0, true
	}
	if named(ts, start, a.start) && !opensWithVerb(ts, start, a.start) {
		return marks[0], 0, true
	}
	best, several := last, len(marks) > 1
	for _, m := range marks {
		if startsName(ts, m) {
			return m, 0, !several || ts[m].is(",")
		}
	}
	return best, 0, !several
}

// colonAt counts a colon at token i.
func colonAt(ts []token, i int) int {
	if i < len(ts) && ts[i].is(":") {
		return 1
	}
	return 0
}

// named tells whether words that can be a name stand between two tokens.
func named(ts []token, from, to int) bool {
	for i := from; i < to && i < len(ts); {
		if n := max(timeStarting(ts, i, to), fillers.at(ts, i), softFillers.at(ts, i)); n > 0 {
			i += n
			continue
		}
		if ts[i].kind == word && !ts[i].aside {
			return true
		}
		i++
	}
	return false
}

// onlyFillers tells whether nothing but words that say nothing stands between
// two tokens.
func onlyFillers(ts []token, from, to int) bool { return !named(ts, from, to) }

// opensWithVerb tells whether the words before a number are only a verb, so
// that the name goes on behind it ("trồng mới 12 ha rừng").
func opensWithVerb(ts []token, from, to int) bool {
	i := skipFillers(ts, from, to)
	for i < to {
		n := verbs.at(ts, i)
		if n == 0 {
			return false
		}
		i += n
		for i < to && ts[i].is("và", ",", "thêm", "được", "mới") {
			i++
		}
	}
	return true
}

// skipFillers passes words at the start of a clause that say nothing.
func skipFillers(ts []token, from, to int) int {
	for from < to {
		if n := timeStarting(ts, from, to); n > 0 {
			from += n
			continue
		}
		if n := fillers.at(ts, from); n > 0 && from+n <= to {
			from += n
			continue
		}
		if n := softFillers.at(ts, from); n > 0 && (from+n == to || prefixMeasures.at(ts, from+n) > 0 || verbs.at(ts, from+n) > 0) {
			from += n
			continue
		}
		if !ts[from].is(",", ":", "-") {
			break
		}
		from++
	}
	return from
}

// timeStarting measures "đến năm 2025" at the start of a clause.
func timeStarting(ts []token, from, to int) int {
	for i := min(to, from+7) - 1; i >= from; i-- {
		if n := timeEnding(ts, i); n > 0 && i-n+1 == from {
			return n
		}
	}
	return 0
}

// startsName tells whether the words behind the separator at m open a new name.
func startsName(ts []token, m int) bool {
	i := m + 1
	if i >= len(ts) {
		return false
	}
	if ts[m].is("và", "với") {
		return prefixMeasures.at(ts, i) > 0 || ts[i].capital
	}
	return ts[i].capital || prefixMeasures.at(ts, i) > 0 || verbs.at(ts, i) > 0 || carryOn.at(ts, i) > 0
}
