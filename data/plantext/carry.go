package plantext

// legalOpening finds the comma behind words that only name the document a
// target comes from ("Thực hiện Nghị quyết số …, trồng 5 ha chè"), 0 for none.
func (s *splitter) legalOpening(from int, q quantity) int {
	at, ok := documents.in(s.ts[from:q.start])
	if named := ok && at <= 2 && s.ts[from].is("thực", "căn", "theo"); !named && circumstance.at(s.ts, from) == 0 {
		return 0
	}
	first, best := 0, 0
	for i := from; i < q.start; i++ {
		switch {
		case s.ts[i].aside || !s.ts[i].is(",", "nên"):
		case s.ts[i].is("nên"), same(s.ts, i+1, []string{"phấn", "đấu"}):
			best = i
		case first == 0:
			first = i
		}
	}
	if best > 0 {
		return best
	}
	return first
}

// efforts finds the comma behind words that only say what is gone on with
// before a number to be reached: "Đẩy mạnh liên kết đào tạo, phấn đấu có 72% …",
// "Chuyển đổi cơ cấu cây trồng, đưa diện tích … lên 310 ha"; 0 for none.
func (s *splitter) efforts(from int, q quantity) int {
	if carryOn.at(s.ts, skipFillers(s.ts, from, q.start)) > 0 || measureFirst(s.ts[skipFillers(s.ts, from, q.start):q.first]) {
		return 0
	}
	for i := from + 2; i < q.start; i++ {
		if same(s.ts, i+1, []string{"phấn", "đấu"}) && i+3 <= q.first {
			return i // "Hội Nông dân huyện phấn đấu xây dựng …"
		}
		if !s.ts[i].is(",") || s.ts[i].aside {
			continue
		}
		raised := i+2 < q.first && s.ts[i+1].is("đưa", "nâng") && prefixMeasures.at(s.ts, i+2) > 0
		if raised {
			return i
		}
	}
	return 0
}

// circumstance opens words that only say how or why: "Nhờ đẩy mạnh …, …".
var circumstance = newPhrases("nhờ|thông qua|trên cơ sở|cùng với|bằng việc|với việc|do|bên cạnh|song song với|căn cứ|để|nhằm|trong bối cảnh|với mục tiêu|với quyết tâm")

// leading finds the separator before the first quantity where a clause without
// a number ends ("Giữ vững an ninh, giảm 5% số vụ …"), 0 for none.
func (s *splitter) leading(from int, q quantity) int {
	for i := min(q.start, len(s.ts)-1); i > from; i-- {
		if s.ts[i].is(",", "và") && !s.ts[i].aside && s.standsAlone(from, i, q) {
			return i
		}
	}
	return 0
}

// standsAlone tells whether the words from from to the separator at i are a
// target of their own and the rest of the clause another.
func (s *splitter) standsAlone(from, i int, q quantity) bool {
	next, left := i+1, s.ts[from:i]
	if moves(left) && prefixMeasures.at(s.ts, next) > 0 || s.reached(from, i, q) {
		return true
	}
	if next < q.start && carryOn.at(s.ts, next) == 0 && verbs.at(s.ts, next) == 0 && prefixMeasures.at(s.ts, next) == 0 {
		return false
	}
	said := skipFillers(s.ts, from, i)
	said += carryOn.at(s.ts, said)
	_, settles := settled.in(left)
	return settles && len(left) > 3 && i-said > 1 && quality(left).whole && !measureFirst(left)
}

// reached tells whether what stands before the comma at i is reached or not:
// "Hoàn thành chỉ tiêu tuyển quân, động viên … đạt 98%".
func (s *splitter) reached(from, i int, q quantity) bool {
	for from < i && s.ts[from].is("phấn", "đấu", "tiếp", "tục") {
		from++
	}
	if verbs.in1(s.ts, i-1) {
		return false // "tuyển chọn, gọi công dân nhập ngũ": two verbs of one thing
	}
	return s.ts[i].is(",") && i-from > 3 && carryOn.at(s.ts, from) > 0 && quality(s.ts[from:i]).kind == KindYesNo && named(s.ts, i+1, q.start)
}

// thorough tells whether words say how well something is to be done.
func thorough(ts []token) bool {
	_, ok := thoroughly.in(ts)
	return ok
}

// goesOn opens a clause without a number behind one with a number.
var goesOn = newPhrases("kiềm chế|hạn chế|nâng cao|tăng cường|bảo đảm|đảm bảo|đẩy mạnh|củng cố|ngăn chặn")

var thoroughly = newPhrases("đầy đủ|kịp thời|hiệu quả|tốt|nghiêm túc|chặt chẽ")

// moves tells whether words end in saying that something rises or falls, by no
// matter how much.
func moves(ts []token) bool {
	return len(ts) > 2 && ts[len(ts)-1].is("tăng", "giảm") && measureHeads.at(ts, 0) > 0
}

// carried finds the separator behind a quantity where a clause without a
// number begins ("…, không có hộ tái nghèo"), 0 for none.
func (s *splitter) carried(from, to int) int {
	for i := from; i+1 < to; i++ {
		if s.ts[i].is(",", "và") && !s.ts[i].aside && s.carriesOn(from, i, to) {
			return i
		}
	}
	return 0
}

// carriesOn tells whether a target without a number begins behind the
// separator at i.
func (s *splitter) carriesOn(from, i, to int) bool {
	next, comma := i+1, s.ts[i].is(",")
	if n := timeStarting(s.ts, next, to); n > 0 && negatives.at(s.ts, next+n) > 0 {
		return true // "…, đến năm 2025 không còn hộ nghèo"
	}
	if comma && verbs.at(s.ts, next) > 0 && thorough(s.ts[next:to]) {
		return true
	}
	r := quality(s.ts[next:to])
	switch {
	case r.comparator == "":
		return false
	case carryOn.at(s.ts, next) > 0, comma && goesOn.at(s.ts, next) > 0, !comma && carryOn.at(s.ts, i) > 0:
		return true
	}
	decided := r.kind == KindGrade || r.kind == KindYesNo
	if comma && decided && r.whole && verbs.at(s.ts, next) > 0 {
		return true // "…, xây dựng xã đạt vững mạnh"
	}
	return comma && s.ts[next].capital && r.whole && decided && quality(s.ts[from:i]).comparator != ""
}
