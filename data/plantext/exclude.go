package plantext

import "strings"

// notValue tells how many tokens from the numeral at i on are a number that
// cannot be the value of a target: a date, the number of a document, a year, an
// age, "thứ 3", "lớp 1", "5 rõ"; 0 when it may be one.
func notValue(ts []token, i int) int {
	for _, skip := range []func([]token, int) int{dateLength, clockTime, documentNumber, phoneNumber, gluedNumber, yearNumber} {
		if n := skip(ts, i); n > 0 {
			return n
		}
	}
	u := unitsKnown.read(ts, i+1)
	if quotedNumber(ts, i, u) || namedNumber(ts, i, u) || countedElsewhere(ts, i, u) {
		return 1
	}
	return 0
}

// before returns the key of the token n places before i, "" at the start.
func before(ts []token, i, n int) string {
	if i-n < 0 {
		return ""
	}
	return ts[i-n].key
}

// after returns the key of the token n places behind i, "" at the end.
func after(ts []token, i, n int) string {
	if i+n >= len(ts) {
		return ""
	}
	return ts[i+n].key
}

// dateLength measures 01/02/2024, "ngày 5", "tháng 12", "ngày 01 tháng 02 năm 2024".
func dateLength(ts []token, i int) int {
	if parts := strings.Split(ts[i].key, "."); len(parts) == 3 && isYear(parts[2]) && len(parts[1]) <= 2 {
		return 1 // 04.05.2020
	}
	first, second := numberBehindSlash(ts, i), numberBehindSlash(ts, i+2)
	if first && second && len(ts[i].key) <= 2 && len(ts[i+4].key) >= 2 {
		return 5
	}
	switch before(ts, i, 1) {
	case "ngày", "tháng", "quý":
		if first {
			return 3
		}
		if len(ts[i].key) <= 2 { // not "cây ngắn ngày 150 ha"
			return 1
		}
		return 0
	}
	if first && ts[i+1].is("/") && isYear(ts[i+2].key) && !isYear(ts[i].key) {
		return 3
	}
	return 0
}

// clockTime measures "05:13", "7:30": not two parts of a structure, which are
// told with "%" or total 100.
func clockTime(ts []token, i int) int {
	if i+2 >= len(ts) || !ts[i+1].is(":") || ts[i+1].gap || ts[i+2].gap || ts[i+2].kind != numeral {
		return 0
	}
	hour, minute := ts[i].key, ts[i+2].key
	if len(hour) > 2 || len(minute) != 2 || hour > "23" && len(hour) == 2 || minute > "59" {
		return 0
	}
	switch after(ts, i, 3) {
	case "%":
		return 0
	case ":":
		if hour[0] != '0' && after(ts, i, 5) == "%" || len(after(ts, i, 4)) != 2 {
			return 0
		}
		return 5 // 11:08:23
	}
	return 3
}

// numberBehindSlash tells whether "/" or "-" and a number follow token i
// without a space.
func numberBehindSlash(ts []token, i int) bool {
	return i+2 < len(ts) && ts[i+1].is("/", "-") && !ts[i+1].gap && ts[i+2].kind == numeral && !ts[i+2].gap
}

// documentNumber measures "15/KH-UBND", "19-NQ/TW", "32/2022/QĐ", "số 16".
func documentNumber(ts []token, i int) int {
	if officeBehind(ts, i) {
		n := 3
		for i+n < len(ts) && !ts[i+n].gap && !ts[i+n].is(",", ".", ";", ")", "\"") {
			n++
		}
		return n
	}
	if after(ts, i, 1) == "/" && after(ts, i, 3) == "/" && i+4 < len(ts) && ts[i+2].kind == numeral && ts[i+4].capital {
		return 5
	}
	if before(ts, i, 1) == "số" && !unitsKnown.read(ts, i+1).known {
		return 1
	}
	return 0
}

// officeBehind tells whether the sign of an office is glued to the number at i.
func officeBehind(ts []token, i int) bool {
	if i+2 >= len(ts) || ts[i+1].gap || ts[i+2].gap {
		return false
	}
	return ts[i+1].is("/", "-") && ts[i+2].caps || ts[i+1].is("/") && ts[i+2].capital
}

var numberMarks = strings.NewReplacer(".", "", ",", "")

func phoneNumber(ts []token, i int) int {
	digits := numberMarks.Replace(ts[i].key)
	if strings.HasPrefix(digits, "0") && len(digits) > 8 {
		return 1
	}
	return 0
}

// gluedNumber leaves out numbers that belong to a word: Covid-19, 3D, 24/24.
func gluedNumber(ts []token, i int) int {
	if i > 1 && ts[i-1].is("-", "/") && !ts[i-1].gap && !ts[i].gap && ts[i-2].kind == word && !unitsKnown.read(ts, i+1).known {
		return 1
	}
	if i+1 < len(ts) && ts[i+1].kind == word && !ts[i+1].gap && !unitsKnown.read(ts, i+1).known {
		return 1
	}
	if ts[i].is("24") && after(ts, i, 1) == "/" && (after(ts, i, 2) == "24" || after(ts, i, 2) == "7") {
		return 3
	}
	return 0
}

func isYear(s string) bool {
	return len(s) == 4 && s >= "1930" && s <= "2069" && !strings.ContainsAny(s, ".,")
}

// yearNumber measures a year and a span of years.
func yearNumber(ts []token, i int) int {
	if !isYear(ts[i].key) {
		return 0
	}
	if i+2 < len(ts) && ts[i+1].is("-", "/", "đến") && ts[i+2].kind == numeral && (isYear(ts[i+2].key) || len(ts[i+2].key) == 2 && !unitsKnown.read(ts, i+3).known) {
		return 3
	}
	if before(ts, i, 1) == "năm" || before(ts, i, 1) == "vụ" || before(ts, i, 1) == "-" && i > 1 && isYear(before(ts, i, 2)) {
		return 1
	}
	if !unitsKnown.read(ts, i+1).known && !newUnit(ts, i+1) {
		return 1
	}
	return 0
}

// newUnit tells whether a word stands at i that can be counted.
func newUnit(ts []token, i int) bool {
	return i < len(ts) && ts[i].kind == word && !ts[i].capital && !joins(ts, i)
}

// joins tells whether the words at i continue the sentence rather than name
// what is counted.
func joins(ts []token, i int) bool {
	if ts[i].is("và", "so", "của", "trong", "trở", "tại", "ở", "theo", "do", "vào", "để", "tuổi", "thì", "hoặc", "bằng", "qua", "trên", "dưới", "còn", "này", "như", "nhằm") {
		return true
	}
	for _, r := range []role{roleReach, roleDown, roleUp, roleKeep, roleUntil, roleFrom, roleDownTo, roleUpTo} {
		if roleWords[r].at(ts, i) > 0 {
			return true
		}
	}
	return false
}

// quotedNumber leaves out slogans in quotation marks ("3 dám", "5 rõ").
func quotedNumber(ts []token, i int, u unit) bool {
	if u.class == share || u.class == money {
		return false
	}
	for j := i - 1; j >= 0 && j > i-12; j-- {
		if ts[j].is("\"") {
			return ts[j].gap && j+1 < len(ts) && !ts[j+1].gap || j == 0
		}
	}
	return false
}

// namedNumber leaves out numbers that are part of a name or a degree: "thứ 3",
// "mức độ 2", "thôn 5", "6 tuổi", "5 rõ".
func namedNumber(ts []token, i int, u unit) bool {
	return namedBefore(ts, i, u) || namedAfter(ts, i) || before(ts, i, 1) == "cả"
}

// namedBefore judges by the words before a number.
func namedBefore(ts []token, i int, u unit) bool {
	prev, prev2 := before(ts, i, 1), before(ts, i, 2)
	switch prev {
	case "thứ", "điều", "khoản":
		return true
	case "độ", "đoạn":
		return prev2 == "mức" || prev2 == "cấp" || prev2 == "giai"
	case "khóa", "lớp", "loại", "hạng", "luật", "kỳ", "thôn", "xóm", "khu", "tổ", "đội", "ấp", "nhóm", "cụm", "mức", "lục", "biểu", "mẫu", "đường", "lộ", "cấp", "vùng", "bảng", "phố":
		return !u.known && after(ts, i, 1) != "/"
	case "định", "quyết", "trình", "án", "thị", "báo":
		return !u.known && i > 1 && ts[i-2].is("quyết", "nghị", "chương", "đề", "chỉ", "thông", "dự")
	}
	return false
}

// namedAfter judges by the words behind a number.
func namedAfter(ts []token, i int) bool {
	switch after(ts, i, 1) {
	case "tuổi":
		return !roleWords[roleReach].in1(ts, i-1)
	case "dám", "rõ", "sao", "cấp", "khâu", "chiều", "nhiệm", "sạch", "không":
		return true
	case "tháng", "năm", "ngày":
		return after(ts, i, 2) != "công" && !isYear(after(ts, i, 2)) && !roleWords[roleReach].in1(ts, i-1)
	case "chỉ":
		return after(ts, i, 2) == "tiêu" || after(ts, i, 2) == "số"
	case "-", "đến":
		return after(ts, i, 3) == "tuổi" || after(ts, i, 3) == "tháng" // 15 - 60 tuổi
	case "/":
		return after(ts, i, 3) == "chỉ" && after(ts, i, 4) == "tiêu" // 16/18 chỉ tiêu
	case "buổi":
		return after(ts, i, 2) == "/" && after(ts, i, 3) == "ngày"
	case "lượt":
		return after(ts, i, 2) == "xem"
	case "vụ":
		return i > 0 && ts[i-1].is("lúa", "ngô", "màu", "đất", "ruộng", "cấy", "trồng", "rau", "tác")
	}
	return false
}

// in1 tells whether a phrase of the set ends at token i.
func (p phrases) in1(ts []token, i int) bool { return p.endingAt(ts, i) > 0 }

// countedElsewhere leaves out places ("ở 3 nhà trường") and what a quantity is
// counted per ("trên 1 ha").
func countedElsewhere(ts []token, i int, u unit) bool {
	prev := before(ts, i, 1)
	if u.class == counted && (prev == "ở" || prev == "tại" || prev == "thuộc" || prev == "giữa") {
		return true
	}
	if prev == "trên" && faces.at(ts, i+1) > 0 {
		return true // "giảm … trên 3 mặt"
	}
	one := ts[i].is("1", "01", "một", "10.000", "1.000", "100.000")
	return one && (u.known || unitsKnown.per.at(ts, i+1) > 0) && (prev == "trên" || prev == "/" || prev == "mỗi" || prev == "cho") && laterNumber(ts, i+1)
}

// laterNumber tells whether another number follows in the same sentence.
func laterNumber(ts []token, i int) bool {
	for end := min(len(ts), i+60); i < end && !ts[i].is(";"); i++ {
		if ts[i].kind == numeral {
			return true
		}
	}
	return false
}

// faces are in how many ways something is to get better.
var faces = newPhrases("mặt|tiêu chí|lĩnh vực|phương diện|nội dung")
