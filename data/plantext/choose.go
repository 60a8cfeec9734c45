package plantext

// choose picks the quantity that is the value of the clause.
func (c *clause) choose(ts []token, qs []quantity) {
	best := 0
	for i := 1; i < len(qs); i++ {
		if done := opensWithVerb(ts, c.from, qs[0].start) && named(ts, c.from, qs[0].start) && qs[0].unit.known; done {
			break // "Đóng mới 05 tàu cá công suất trên 90 CV"
		}
		if strength(ts, qs[i], i) > strength(ts, qs[best], best) {
			best = i
		}
	}
	c.q = &qs[best]
	for i, q := range qs {
		if i == best {
			continue
		}
		c.others = append(c.others, q)
		if !comparison(ts, q) && !(i > 0 && againstPast(ts, q)) {
			c.doubt("Trong câu còn số “" + numberText(q) + "”: số nào là chỉ tiêu?")
		}
	}
}

// strength rates how much a quantity looks like the value of its clause.
func strength(ts []token, q quantity, place int) int {
	n := 0
	if q.has(roleReach, roleAtLeast, roleMore, roleAtMost, roleLess, roleDownTo, roleUpTo, roleKeep, roleExact) {
		n += 4
	}
	if q.has(roleDown, roleUp) {
		n += 3
	}
	if q.unit.known {
		n += 2
	}
	if q.unit.class != counted && q.unit.class != noUnit {
		n++
	}
	if comparison(ts, q) || place > 0 && againstPast(ts, q) {
		n -= 8
	}
	return n
}

// comparison tells whether a quantity is only what another one is compared
// with: "so với 55 triệu đồng năm 2023".
func comparison(ts []token, q quantity) bool {
	return q.start > 0 && versus.in1(ts, q.start-1) || q.start < q.first && versus.at(ts, q.start) > 0
}

// againstPast tells whether a quantity only says how far the one before it is
// from what was: "giảm 3,4% so với năm 2015".
func againstPast(ts []token, q quantity) bool {
	if q.equal && q.start > 0 && unitsKnown.endsAt(ts, q.start) {
		return true // "3 trường = 100%" says one thing twice
	}
	return q.has(roleUp, roleDown) && versus.at(ts, q.end) > 0
}

func numberText(q quantity) string { return q.value.String() }
