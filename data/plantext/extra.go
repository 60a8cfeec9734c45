package plantext

import (
	"strings"

	"sothidua/data/model"
)

var (
	higherLevel = newPhrases("tỉnh giao|huyện giao|thành phố giao|thị xã giao|cấp trên giao|trên giao|tỉnh|huyện|kế hoạch tỉnh giao|kế hoạch huyện giao|trung ương giao")
	ownLevel    = newPhrases("hđnd giao|hđnd xã giao|xã giao|hđnd|nghị quyết|hội đồng nhân dân|đảng ủy")
	lastYear    = newPhrases("năm trước|cùng kỳ|thực hiện|th|năm ngoái")
)

// addTo takes a clause without a name as more about the one before: the other
// level's plan, a comparison, the level a drop leads to.
func addTo(prev *leaf, ts []token, c clause) bool {
	q := *c.q
	same := prev.Unit == q.unit.name
	switch {
	case same && prev.otherLevel(q, ts[q.end:c.to]):
	case q.has(roleDownTo, roleUpTo) && same && (prev.Kind == KindReduction || prev.Kind == KindGrowth):
		toLevel(prev, q)
	case q.has(roleUp, roleDown) && versus.at(ts, q.end) > 0 && pastIn(ts[q.end:c.to]):
		// "tăng 9,2% so với năm 2023" only tells how far it is from what was
	case compared(ts, q), q.unit.class == share && !same:
		prev.question([]string{"Kế hoạch ghi thêm “" + numberText(q) + " " + q.unit.name + "”: chỉ để so sánh hay là một chỉ tiêu nữa?"})
	case same && !q.has(roleFor):
		prev.question([]string{"Kế hoạch ghi thêm mức “" + numberText(q) + " " + q.unit.name + "”: lấy mức nào làm chỉ tiêu?"})
	default:
		return false
	}
	return true
}

// pastIn tells whether words name a time that has passed.
func pastIn(ts []token) bool {
	_, past := lastYear.in(ts)
	return past || yearIn(ts) > 0
}

// compared tells whether a quantity only compares another one with what was or
// with the plan.
func compared(ts []token, q quantity) bool {
	return comparison(ts, q) || q.has(roleUp, roleDown) || basis.at(ts, q.end) > 0 || versus.at(ts, q.end) > 0
}

// otherLevel takes the plan of the other level: tail are the words behind its
// number ("kế hoạch tỉnh giao").
func (l *leaf) otherLevel(q quantity, tail []token) bool {
	_, higher := higherLevel.in(tail)
	_, own := ownLevel.in(tail)
	_, had := higherLevel.in(tokenise(l.Text, 0, len(l.Text)))
	switch {
	case own && had:
		l.Superior, l.Value = l.Value, model.Some(q.value)
	case higher:
		l.Superior = model.Some(q.value)
	default:
		return false
	}
	l.question([]string{"Kế hoạch có hai mức giao: lấy mức của xã làm kế hoạch, mức cấp trên ghi riêng. Đúng không?"})
	return true
}

// nameless tells whether a clause only says more about the one before it.
func nameless(ts []token, c clause) bool {
	if onlyBasis(ts, c) {
		return true
	}
	if !onlyFillers(ts, c.from, c.q.start) || c.from < c.q.start && ts[c.from].is("hoàn") {
		return false
	}
	for i := c.q.end; i < c.to; i++ {
		if versus.at(ts, i) > 0 || ts[i].is("trở") {
			return true
		}
		if ts[i].kind == word && !ts[i].aside && roleWords[rolePer].at(ts, i) == 0 {
			return false
		}
	}
	return true
}

// onlyBasis tells whether a clause has no name of its own, only what its
// percentage is a share of: "bằng 105% dự toán huyện giao".
func onlyBasis(ts []token, c clause) bool {
	for _, t := range ts[c.from:c.q.first] {
		if t.is("hoàn") {
			return false
		}
	}
	end := c.q.end
	if end < c.to && ts[end].is("/") {
		end++ // "đạt tỷ lệ 3%/tổng số đảng viên"
	}
	if from := end + basis.at(ts, end); c.to-from > 1 && says(ts[from:c.to]) {
		return false // "75% tổng số phụ nữ từ 18 tuổi trở lên là hội viên"
	}
	return onlyFillers(ts, c.from, c.q.start) && c.q.unit.class == share && basis.at(ts, end) > 0
}

// toLevel makes a drop with its level ("giảm 0,8%, còn 2,1%") a target of the
// level.
func toLevel(l *leaf, q quantity) {
	r := compare(q, tokenise(l.Name, 0, len(l.Name)), nil)
	name := tokenise(l.Name, 0, len(l.Name))
	for len(name) > 1 && name[len(name)-1].is("giảm", "tăng") {
		name = name[:len(name)-1]
	}
	for len(name) > 1 && name[0].is("giảm", "tăng") {
		name = name[1:]
	}
	l.Name = write(name)
	l.lead.name = l.Name
	l.question([]string{"Kế hoạch ghi cả mức giảm (" + model.Plain(l.Value) + ") và mức còn lại: lấy mức còn lại. Đúng không?"})
	l.Comparator, l.Kind, l.Value, l.Value2 = r.comparator, KindRate, model.Some(q.value), model.None
	if q.form == between {
		l.Value2 = model.Some(q.second)
	}
	if q.unit.class != share {
		l.Kind = KindCount
	}
}

// asides reads what brackets beside the number say: the higher level's plan,
// last year's result.
func (l *leaf) asides(ts []token, c clause) {
	for i := c.from; i < c.to; i++ {
		if !ts[i].aside || !ts[i].is("(") {
			continue
		}
		end := i + 1
		for end < c.to && ts[end].aside && !ts[end].is(")") {
			end++
		}
		inner := make([]token, 0, end-i)
		for _, t := range ts[i+1 : end] {
			t.aside = false
			inner = append(inner, t)
		}
		l.aside(inner)
		i = end
	}
}

// countedIn tells whether a number in a unit can be one of the leaf's results:
// "66,8 triệu đồng" beside "triệu đồng/người/năm".
func (l *leaf) countedIn(u unit) bool {
	return u.name == l.Unit || u.per == "" && strings.HasPrefix(l.Unit, u.name+"/")
}

func (l *leaf) aside(inner []token) {
	qs := quantities(inner)
	if len(qs) == 0 {
		return
	}
	q := qs[len(qs)-1]
	_, higher := higherLevel.in(inner)
	_, past := lastYear.in(inner)
	past = past || yearIn(inner) > 0
	switch {
	case len(qs) == 1 && q.unit.name == l.Unit && higher:
		l.Superior = model.Some(q.value)
	case len(qs) == 1 && past && !q.has(roleUp, roleDown) && l.countedIn(q.unit):
		l.LastYear = model.Some(q.value)
	case ofPlan(inner):
		// "(đạt 110% dự toán)" only says how much of a plan the number is
	case q.has(roleDownTo, roleUpTo, roleReach, roleAtLeast, roleLess) && q.unit.name == l.Unit:
		l.question([]string{"Trong ngoặc có thêm mức “" + numberText(q) + "”: lấy mức nào làm chỉ tiêu?"})
	case len(qs) > 1, named(inner, 0, q.start) && q.unit.name == l.Unit:
		l.question([]string{"Trong ngoặc có thêm số: có phải chỉ tiêu riêng không?"})
	}
}
