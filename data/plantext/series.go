package plantext

// respectively cuts a sentence that tells several numbers behind several names:
// "Diện tích lúa, ngô, khoai lần lượt là 120 ha, 45 ha và 12 ha". It is false for
// any other, or when there are not as many names as numbers.
func (s *splitter) respectively(from, to int, qs []quantity) bool {
	at, ok := inTurn.in(s.ts[from:qs[0].first])
	if !ok || len(qs) < 2 {
		return false
	}
	opens := min(skipFillers(s.ts, from, from+at), from+at)
	head, names := series(trimName(clone(s.ts[opens : from+at])))
	if len(names) != len(qs) {
		return false
	}
	for i := range qs {
		if i > 0 && named(s.ts, qs[i-1].end, qs[i].start) {
			return false
		}
	}
	start := from
	for i := range qs {
		end := to
		if i+1 < len(qs) {
			end = qs[i+1].start
		}
		n := len(s.out)
		s.add(start, end, qs[i:i+1], []string{respectivelyAsked})
		if len(s.out) > n {
			s.out[n].named = append(clone(head), names[i]...)
		}
		start = end
	}
	return true
}

var inTurn = newPhrases("lần lượt|tương ứng")

const respectivelyAsked = "Nhiều tên đứng trước nhiều số: mỗi số đi với tên nào?"

// series parts names written one after the other, and what stands before all of
// them ("tỷ lệ hộ nghèo, hộ cận nghèo").
func series(ts []token) (head []token, names [][]token) {
	k := prefixMeasures.at(ts, 0)
	head = ts[:k]
	from := k
	for i := k; i <= len(ts); i++ {
		if i == len(ts) || ts[i].is(",", "và") {
			if from < i {
				names = append(names, ts[from:i])
			}
			from = i + 1
		}
	}
	return head, names
}
