package plantext

import "sothidua/data/model"

// verdict is how words without a number are judged.
type verdict struct {
	comparator model.Comparator // empty when the words say nothing that can be judged
	kind       string
	grade      string
	whole      bool // the words are a sentence of their own
	doubt      string
}

// decided tells whether the words are judged as a whole: reached or not, graded.
func (v verdict) decided() bool { return v.whole && (v.kind == KindYesNo || v.kind == KindGrade) }

// grades are the grades named in plans, best first; the words that mean each.
var grades = [...]struct {
	name  string
	words phrases
}{
	{"Xuất sắc", newPhrases("hoàn thành xuất sắc|loại xuất sắc|mức xuất sắc|hạng xuất sắc")},
	{"Giỏi", newPhrases("loại giỏi|đạt giỏi|mức giỏi")},
	{"Tốt", newPhrases("hoàn thành tốt|loại tốt|mức tốt|hạng tốt")},
	{"Khá", newPhrases("loại khá|đạt khá|mức khá|hạng khá|khá trở lên")},
	{"Hoàn thành", newPhrases("hoàn thành nhiệm vụ|loại hoàn thành")},
	{"Vững mạnh", newPhrases("đạt vững mạnh|loại vững mạnh|đạt trong sạch vững mạnh|trong sạch , vững mạnh trở lên")},
}

var (
	// negatives promise that something does not happen.
	negatives = newPhrases("không có|không để|không còn|không xảy ra|không phát sinh|không để xảy ra")
	// attained are reached or not.
	attained = newPhrases("đạt chuẩn|được công nhận|đạt danh hiệu|đạt bộ tiêu chí|giữ vững danh hiệu|đạt tiêu chuẩn|đạt tiêu chí|được xếp hạng|được cấp|về đích|cơ bản đạt|đạt nông thôn mới|đạt xã|" +
		"hoàn thành xây dựng|hoàn thành việc|hoàn thành chỉ tiêu|hoàn thành kế hoạch|hoàn thành các tiêu chí|hoàn thành tiêu chí|đạt chỉ tiêu|đủ chỉ tiêu|đủ quân số|đạt an toàn|đạt vững mạnh|đạt kế hoạch|đạt dự toán|đạt và vượt dự toán|giữ vững các tiêu chí đạt|phấn đấu đạt|hoàn thành và|thành lập|hoàn thành 1|" +
		"đạt và vượt chỉ tiêu|đạt và vượt kế hoạch|hoàn thành vượt mức|đạt các tiêu chí|hoàn thành dự toán|hoàn thành công tác|được duyệt|công nhận|đi vào hoạt động|giữ chuẩn|đạt nếp sống|xóa xong|vững mạnh toàn diện|giữ vững chuẩn|duy trì chuẩn|hoàn thành")
	// judged are told by words only.
	judged = newPhrases("giữ vững|được giữ vững|đảm bảo|bảo đảm|được đảm bảo|được bảo đảm|nâng cao|được nâng cao|tăng cường|đẩy mạnh|ổn định|được duy trì|duy trì|hạn chế|kiềm chế|thực hiện có hiệu quả|thực hiện hiệu quả|" +
		"thực hiện nghiêm|thực hiện đầy đủ|được thực hiện|được quan tâm|quan tâm|phát huy|củng cố|làm tốt|chăm lo|từng bước|chủ động|tích cực|phát triển|khuyến khích|thực hiện đúng|kịp thời|tập trung|" +
		"thường xuyên|xây dựng|cải thiện|phối hợp|triển khai|tạo điều kiện|quản lý|giảm|tăng|thực hiện|huy động|bảo vệ|làm giảm|giải quyết|vận động|tổ chức|hoàn thiện|mở rộng|phòng ngừa|ngăn chặn|đổi mới|khai thác|tuyên truyền|thu hút|đề cao|khắc phục|xóa bỏ|chuyển dịch|chuyển đổi|ứng dụng")
	// settled close a clause that stands alone before one with a number.
	settled = newPhrases("giữ vững|được giữ vững|đảm bảo|bảo đảm|thực hiện tốt|làm tốt|nâng cao|được duy trì|hiệu quả|ổn định|duy trì|tăng cường|đẩy mạnh|hạn chế|kiềm chế|không có|không để|không còn|đạt chuẩn|đạt danh hiệu|được công nhận|hoàn thành|củng cố|hoạt động")
	// done well asks for a grade the plan does not name.
	doneWell = newPhrases("thực hiện tốt|làm tốt|tổ chức tốt|quản lý tốt|thực hiện thật tốt")
)

// quality reads words without a number.
func quality(ts []token) verdict {
	i := 0
	for i < len(ts) && ts[i].is("phấn", "đấu", "tiếp", "tục", "duy", "trì", ",", "và") {
		i++
	}
	if at, ok := doneWell.in(ts); ok && at <= i {
		return verdict{comparator: model.Grade, kind: KindText, grade: "Tốt", whole: true,
			doubt: "Kế hoạch ghi “thực hiện tốt” mà không nêu mức: đề nghị xếp Tốt, Khá, Trung bình, Yếu và lấy mức Tốt. Đồng ý không?"}
	}
	no, hasNo := negatives.in(ts)
	if hasNo && no < 3+timeStarting(ts, i, len(ts)) {
		return verdict{comparator: model.YesNo, kind: KindYesNo, whole: true}
	}
	for _, g := range grades {
		if at, ok := g.words.in(ts); ok && !rather(ts, at) {
			v := verdict{comparator: model.Grade, kind: KindGrade, grade: g.name, whole: true}
			if _, usual := usualGrade.in(ts); !usual || len(ts) > 16 {
				v.doubt = "Thang xếp mức không nêu trong kế hoạch: kiểm tra các mức và mức cần đạt."
			}
			return v
		}
	}
	return byFirstWord(ts, first(hasNo, no))
}

// byFirstWord lets the word that comes first decide: one that promises that
// something does not happen (at no), one that is reached or not, one that only
// a person can judge.
func byFirstWord(ts []token, no int) verdict {
	at, hasYes := attained.in(ts)
	yes := first(hasYes, at)
	at, hasSay := judged.in(ts)
	say := first(hasSay, at)
	switch {
	case no < never && no <= say && no <= yes:
		return verdict{comparator: model.YesNo, kind: KindYesNo}
	case hasYes && (yes <= say || keeps(ts, say)):
		return verdict{comparator: model.YesNo, kind: KindYesNo, whole: true}
	case hasSay:
		return verdict{comparator: model.Text, kind: KindText, whole: true}
	}
	return verdict{kind: KindText}
}

// never is the place of a word that does not stand there.
const never = 1 << 20

// usualGrade are the grades every year's evaluation of bodies and party members
// gives, whose scale is known.
var usualGrade = newPhrases("hoàn thành xuất sắc nhiệm vụ|hoàn thành tốt nhiệm vụ|hoàn thành nhiệm vụ")

// rather tells whether "hoàn thành tốt" at i only opens a task ("hoàn thành
// tốt công tác …") and is no grade.
func rather(ts []token, i int) bool {
	for j := i + 1; j < len(ts) && j < i+4; j++ {
		if ts[j].is("công", "việc", "các", "kế", "chỉ") {
			return true
		}
	}
	return false
}

func first(ok bool, at int) int {
	if ok {
		return at
	}
	return never
}

// keeps tells whether the word at i only says that what follows is to stay:
// "duy trì xã đạt chuẩn …", "xã giữ vững danh hiệu …".
func keeps(ts []token, i int) bool {
	for j := 1; j+1 < len(ts); j++ {
		if ts[j].is("nâng") && ts[j+1].is("cao") && ts[j-1].is("và", ",", ";") {
			return false
		}
	}
	return same(ts, i, []string{"duy", "trì"}) || same(ts, i, []string{"giữ", "vững"}) || ts[i].is("xây") ||
		same(ts, i, []string{"được", "duy"})
}
