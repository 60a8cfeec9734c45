package plantext

import "sothidua/data/model"

// direction is which way a result is better, as the name alone tells.
type direction int

const (
	upward direction = iota
	downward
	undecided
)

var (
	// lowerNouns are things a commune wants less of.
	lowerNouns = newPhrases("hộ nghèo|nghèo đa chiều|cận nghèo|hộ cận nghèo|suy dinh dưỡng|thấp còi|nhẹ cân|sinh con thứ|con thứ 3|con thứ ba|tăng dân số|phát triển dân số|phát triển tự nhiên|dân số tự nhiên|tăng tự nhiên|gia tăng dân số|" +
		"tỷ suất sinh|mức sinh|tội phạm|phạm pháp|tai nạn|thất nghiệp|tảo hôn|hôn nhân cận huyết|tử vong|mắc bệnh|bỏ học|lưu ban|tái nghèo|ma túy|người nghiện|mù chữ|mất cân bằng giới tính|" +
		"tỷ số giới tính|chênh lệch|đơn thư|khiếu nại|khiếu kiện|nợ đọng|nợ xấu|nợ thuế|tồn đọng|trễ hạn|quá hạn|cháy|nổ|vi phạm|nhà tạm|nhà dột nát|thất thoát|sinh ba|tăng dân số tự nhiên|bạo lực gia đình|" +
		"hao hụt|dịch bệnh|sâu bệnh|ô nhiễm|bỏ hoang|lao động trẻ em|tệ nạn|chưa đạt chuẩn|không đạt|yếu kém|thiếu việc làm|tỷ lệ sinh|tốc độ tăng dân số|trốn đóng|nghèo về thu nhập|ly hôn|hộ nghèo đa chiều|trẻ hóa|sdd|tngt|tnxh|tlst|tnnk|pphs|khtt|chậm muộn|chậm nộp")
	// upholders turn such a noun round: households helped, crimes solved.
	upholders = newPhrases("được|thoát|xóa|giải quyết|xử lý|điều tra|khám phá|phá án|cai nghiện|hỗ trợ|giúp đỡ|giúp|thu hồi|có bảo hiểm|tham gia|vay vốn|tiếp nhận|phòng chống|phòng , chống|cứu hộ|thu nợ|cấp thẻ|cấp|có thẻ|sử dụng|tiêm")
	// lateNouns say of anything that it went wrong.
	lateNouns = newPhrases("quá hạn|trễ hạn|chậm muộn|tồn đọng|không đạt|chưa đạt chuẩn|bỏ học|tái nghèo|thất nghiệp")
	// neutralNouns are told without saying which way is better.
	neutralNouns = newPhrases("tổng chi|chi ngân sách|chi thường xuyên|chi đầu tư|chi khác|chi cân đối|dân số trung bình|dân số toàn xã|dân số cuối năm|tổng dân số|quy mô dân số|số hộ gia đình|tổng số hộ|tổng số khẩu|biên chế|mật độ dân số|" +
		"lao động nông nghiệp|tỷ trọng nông nghiệp|tỷ trọng lao động nông|bội chi|giá tiêu dùng|cpi|tổng số dân|dự phòng|tiêu hao|số học sinh đầu năm|tổng số học sinh|tổng số lao động|dân số")
	// quotaNouns are quotas that are met exactly.
	quotaNouns = newPhrases("giao quân|tuyển quân|nhập ngũ|nghĩa vụ quân sự|gọi thanh niên|tuyển chọn và gọi công dân")
)

// directionOf reads the direction from a name; turned tells that words in it
// turn a noun round.
func directionOf(name []token) (d direction, turned bool) {
	at, lower := lowerNouns.in(name)
	_, neutral := neutralNouns.in(name)
	switch {
	case lower:
		if _, late := lateNouns.in(name); late {
			return downward, false
		}
		if at > 0 && name[at-1].is("không", "chống") {
			return upward, false
		}
		for i := range name {
			if upholders.at(name, i) > 0 && !(i < at && name[i].is("được")) {
				return upward, true
			}
		}
		return downward, false
	case neutral && !isShareOf(name), farmed(name):
		return undecided, false
	}
	return upward, false
}

// farmed tells whether a name is about the part farming has, which many plans
// want to fall without saying so.
func farmed(name []token) bool {
	_, ok := farmShares.in(name)
	return ok
}

var farmShares = newPhrases("tỷ lệ lđ nông nghiệp|tỷ trọng lđ nông nghiệp|tỷ lệ lao động nông nghiệp|tỷ trọng lao động nông nghiệp|tỷ lệ lao động nông|tỷ trọng lao động nông|tỷ trọng nông nghiệp|tỷ trọng ngành nông nghiệp|tỷ trọng lao động trong nông nghiệp|tỷ lệ lao động trong nông nghiệp")

// isShareOf tells whether a name asks for a share of the people rather than
// their number: "tỷ lệ dân số sử dụng …".
func isShareOf(name []token) bool {
	for i, t := range name {
		if t.is("tỷ") && i+1 < len(name) && name[i+1].is("lệ") || t.is("được", "tham", "sử", "tập", "luyện", "dùng") {
			return true
		}
	}
	return false
}

// reading is a clause with its comparator.
type reading struct {
	comparator model.Comparator
	growth     bool // an increase is planned
	reduction  bool // a decrease is planned
	doubts     []string
}

func (r *reading) doubt(s string) { r.doubts = append(r.doubts, s) }

// motion tells what the words before a number, and a verb that opens the
// clause, say about the way it moves.
type motion struct {
	down, up     bool // by so much
	downTo, upTo bool // to a level
	keep         bool
	mixed        bool // kept and added to: "duy trì và xây dựng mới"
}

func motionOf(q quantity, verb []token) motion {
	m := motion{down: q.has(roleDown), up: q.has(roleUp) && !q.has(roleFor), downTo: q.has(roleDownTo), upTo: q.has(roleUpTo), keep: q.has(roleKeep)}
	if len(verb) > 0 {
		_, falls := roleWords[roleDown].in(verb)
		switch {
		case falls:
			m.down = true
		case verb[0].is("tăng"):
			m.up = true
		case verb[0].is("nâng"):
			m.upTo = true
		case roleWords[roleKeep].at(verb, 0) == len(verb):
			m.keep = true
		case roleWords[roleKeep].at(verb, 0) > 0:
			m.keep, m.mixed = false, true
		}
	}
	if m.downTo || m.upTo {
		m.down, m.up = false, false
	}
	return m
}

// compare reads the comparator of a clause with a number. name are the words
// of its name, verb those that open the clause.
func compare(q quantity, name, verb []token) reading {
	m := motionOf(q, verb)
	r := reading{growth: m.up, reduction: m.down}
	d := r.direction(q, m, name, verb)
	if m.mixed {
		r.doubt("Vừa duy trì vừa làm thêm: số này là tổng hay chỉ phần làm thêm?")
	}
	if q.has(roleVague) {
		r.doubt("Kế hoạch ghi số ước chừng (khoảng, gần, hơn): lấy đúng số này làm mức không?")
	}
	switch q.form {
	case parts:
		r.comparator = model.Exactly
	case ofTotal:
		r.comparator = model.Ratio
		if m.keep {
			r.doubt("Duy trì một tỷ số: giữ số đã có hay đạt tỷ số này?")
		}
	case between:
		r.comparator = model.Range
		if d == downward && !m.down || m.downTo {
			r.doubt("Khoảng số của một chỉ tiêu càng thấp càng tốt: mức nào là đạt?")
		}
	default:
		r.one(q, m, d, name)
	}
	return r
}

// direction finds which way is better, and whether the name itself tells of a
// rise or a drop.
func (r *reading) direction(q quantity, m motion, name, verb []token) direction {
	d, turned := directionOf(name)
	if r.movesByName(q, m, name, d) {
		d = upward
	}
	whole := q.unit.name == "%" && q.value.IntPart() == 100
	switch {
	case d == downward && q.unit.class == counted && does(verb):
		d = upward // "sửa chữa 02 nhà cho hộ nghèo"
	case r.reduction, d == undecided && (len(verb) > 0 || q.unit.class == share && ofPeople(name)): // "tiết kiệm 10% chi thường xuyên"
		d = upward
	case turned && !whole && !m.down && !m.up && !settles(name):
		r.doubt("Tên có từ chỉ điều cần giảm: kết quả cao hơn hay thấp hơn thì tốt?")
	}
	return d
}

// does tells whether a verb does something to what is counted, more of which is
// better, rather than hold it down.
func does(verb []token) bool {
	if len(verb) == 0 || verbs.at(verb, 0) == 0 || roleWords[roleKeep].at(verb, 0) > 0 {
		return false
	}
	_, falls := roleWords[roleDown].in(verb)
	_, held := heldDown.in(verb)
	return !falls && !held && !verb[0].is("đạt", "có", "thêm", "phấn")
}

var heldDown = newPhrases("hạn chế|kiềm chế|giảm|ngăn chặn|phát hiện|đẩy lùi|kéo giảm|để|xảy ra")

// settles tells whether a name is about settling what went wrong, more of
// which is better: "tỷ lệ giải quyết đơn thư", "khám phá tội phạm".
func settles(name []token) bool { _, ok := settling.in(name); return ok }

var settling = newPhrases("giải quyết|xử lý|điều tra|khám phá|phá án|hòa giải|thu hồi|được cấp|tham gia|sử dụng|tiếp nhận")

// ofPeople tells whether a name is about the people: a share of them that does
// something is to grow, their number is told without a direction.
func ofPeople(name []token) bool { _, ok := people.in(name); return ok }

var people = newPhrases("dân số|lao động nông thôn|số hộ gia đình")

// movesByName reads a rise or a drop out of a name ("Mức giảm sinh", a title
// that ends in "tăng"); true when the name begins with it.
func (r *reading) movesByName(q quantity, m motion, name []token, d direction) bool {
	for len(name) > 2 && perYears.endingAt(name, len(name)-1) > 0 {
		name = name[:len(name)-perYears.endingAt(name, len(name)-1)]
	}
	if n := len(name); n > 1 && !m.downTo && !m.upTo {
		r.growth = r.growth || name[n-1].is("tăng") && d == upward
		r.reduction = r.reduction || name[n-1].is("giảm")
	}
	if !growsOrFalls(name) || m.downTo || m.down {
		return false
	}
	c := stated(q)
	r.reduction = c == "" || c == model.AtLeast || c == model.MoreThan
	return true
}

// perYears stand behind a rise or a drop in a name: "tăng bình quân 5 năm".
var perYears = newPhrases("bình quân|hằng năm|mỗi năm|trong năm|bình quân 5 năm|bình quân hằng năm|5 năm|cả nhiệm kỳ|hằng năm bình quân|/ năm")

// one reads the comparator of a single number.
func (r *reading) one(q quantity, m motion, d direction, name []token) {
	if c := stated(q); c != "" {
		r.comparator = c
		if m.down && (c == model.LessThan || c == model.AtMost) {
			r.reduction = false
			r.doubt("“giảm … dưới”: giảm còn dưới mức này hay giảm một lượng dưới mức này?")
		}
		if m.up && (c == model.LessThan || c == model.AtMost) {
			r.growth = false
		}
		return
	}
	switch {
	case m.downTo:
		r.comparator = model.AtMost
	case m.upTo, m.up, m.down:
		r.comparator = model.AtLeast
		if d == downward && m.up {
			r.comparator, r.growth = model.AtMost, false
			r.doubt("Chỉ tiêu càng thấp càng tốt mà ghi “tăng”: mức này là mức trần phải không?")
		}
	case m.keep && d == downward:
		r.comparator = model.AtMost
		r.doubt("Duy trì một chỉ tiêu càng thấp càng tốt: không để vượt mức này phải không?")
	case m.keep:
		r.comparator = model.Maintain
	default:
		r.byName(q, d, name)
	}
}

// stated returns the comparator that words or signs state, "" for none.
func stated(q quantity) model.Comparator {
	switch {
	case q.downward:
		return model.AtMost
	case q.has(roleMore) && !q.upward:
		return model.MoreThan
	case q.upward, q.has(roleAtLeast):
		return model.AtLeast
	case q.has(roleAtMost):
		return model.AtMost
	case q.has(roleLess):
		return model.LessThan
	}
	return ""
}

// byName proposes a comparator where the plan states none.
func (r *reading) byName(q quantity, d direction, name []token) {
	_, quota := quotaNouns.in(name)
	switch {
	case q.has(roleExact) && !q.equal, quota && (q.unit.name == "%" || q.unit.class == counted):
		r.comparator = model.Exactly
	case d == downward:
		r.comparator = model.AtMost
		r.doubt("Kế hoạch không ghi cách so. Đây là điều cần giảm: lấy “không quá” phải không?")
	case d == undecided:
		r.comparator = model.AtMost
		r.doubt("Kế hoạch không ghi cách so: từ mức này trở lên, không quá, hay đúng bằng?")
	default:
		r.comparator = model.AtLeast
		if q.over {
			r.comparator = model.MoreThan
		}
		if q.has(roleFrom) {
			r.doubt("Ghi “từ” mà không có “trở lên” hay “đến”: lấy “từ mức này trở lên” phải không?")
		}
		if q.has(roleExact) {
			r.doubt("Ghi “bằng”: từ mức này trở lên hay đúng bằng?")
		}
	}
}
