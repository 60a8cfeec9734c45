package plantext

import "sothidua/data/model"

// giver is who set a number: "huyện giao 6,2 tỷ đồng, xã phấn đấu 6,8 tỷ đồng".
type giver int

const (
	giverNone giver = iota
	giverAbove
	giverOwn
)

var (
	aboveGivers = newPhrases("tỉnh giao|huyện giao|thành phố giao|thị xã giao|cấp trên giao|trên giao|kế hoạch tỉnh giao|kế hoạch huyện giao|dự toán huyện giao|dự toán tỉnh giao|tỉnh|huyện|thành phố")
	ownGivers   = newPhrases("xã|phường|xã giao|phường giao|hđnd|hđnd giao|hđnd xã|hđnd xã giao|hđnd phường giao|xã đăng ký|đăng ký|xã phấn đấu|phấn đấu|nghị quyết hđnd|nghị quyết hđnd xã|xã xây dựng|kế hoạch xã")
)

// giverOf tells whether a name only says who set the number.
func giverOf(name []token) giver {
	switch n := len(name); {
	case n == 0:
	case aboveGivers.at(name, 0) == n:
		return giverAbove
	case ownGivers.at(name, 0) == n:
		return giverOwn
	}
	return giverNone
}

// givenBy notes whose number a leaf holds.
func (l *leaf) givenBy(who giver) {
	l.given = who
	if who == giverAbove {
		l.Superior = l.Value
	}
}

// otherGiver adds the number of the other level to a leaf.
func (l *leaf) otherGiver(who giver, q quantity, t Target) {
	if who == giverAbove {
		l.Superior = model.Some(q.value)
	} else {
		l.Value = model.Some(q.value)
	}
	l.To, l.Text = t.To, l.Text+"; "+t.Text
	l.question([]string{"Kế hoạch có hai mức giao: lấy mức của xã làm kế hoạch, mức cấp trên ghi riêng. Đúng không?"})
}
