package plantext

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// decode makes text of a file's bytes.
func decode(raw []byte, name string) (string, error) {
	switch {
	case bytes.HasPrefix(raw, []byte{0xEF, 0xBB, 0xBF}):
		raw = raw[3:]
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}):
		return wide(raw[2:], binary.LittleEndian), nil
	case bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		return wide(raw[2:], binary.BigEndian), nil
	case zeros(raw, 1) > len(raw)/5:
		return wide(raw, binary.LittleEndian), nil
	case zeros(raw, 0) > len(raw)/5:
		return wide(raw, binary.BigEndian), nil
	}
	if bytes.IndexByte(raw, 0) >= 0 {
		return "", model.Invalid("", "“%s” không phải tệp văn bản. Chọn tệp .txt, .md hoặc .docx.", name)
	}
	if utf8.Valid(raw) {
		return modern(string(raw)), nil
	}
	if text, ok := legacy(latin(raw)); ok {
		return text, nil
	}
	return "", model.Invalid("", "Không nhận ra bảng mã của tệp “%s”. Mở tệp bằng Notepad hoặc UniKey, lưu lại kiểu UTF-8, rồi đọc lại.", name)
}

// zeros counts zero bytes at odd or even places: text of two bytes a letter has
// many at one of them.
func zeros(raw []byte, place int) int {
	n := 0
	for i := place; i < min(len(raw), 4096); i += 2 {
		if raw[i] == 0 {
			n++
		}
	}
	return n
}

func wide(raw []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = order.Uint16(raw[2*i:])
	}
	return modern(string(utf16.Decode(units)))
}

// latin reads bytes as Latin-1.
func latin(raw []byte) string {
	rs := make([]rune, len(raw))
	for i, b := range raw {
		rs[i] = rune(b)
	}
	return string(rs)
}

// modern converts text that was typed in an older encoding and saved as
// Unicode letter by letter; Vietnamese Unicode stays.
func modern(s string) string {
	ours, high := 0, 0
	for _, r := range s {
		switch {
		case r == 'ă' || r == 'đ' || r == 'ơ' || r == 'ư' || r >= 0x1EA0 && r <= 0x1EF9 || r >= 0x300 && r <= 0x323:
			ours++
		case r >= 0xA1 && r <= 0xFF:
			high++
		}
	}
	if high < 20 || ours*3 > high {
		return s
	}
	if text, ok := legacy(s); ok {
		return text
	}
	return s
}

// legacy converts TCVN3 or VNI letters, whichever makes more Vietnamese words;
// false when neither does.
func legacy(s string) (string, bool) {
	best, text := 2, ""
	for _, convert := range []func(string) string{fromTCVN3, fromVNI} {
		t := convert(s)
		if n := commonWords(t) - commonWords(s); n > best {
			best, text = n, t
		}
	}
	return text, text != ""
}

// commonWords counts words that stand in every Vietnamese plan.
func commonWords(s string) int {
	n := 0
	for _, w := range strings.Fields(vn.Lower(s)) {
		switch strings.Trim(w, ".,;:()") {
		case "và", "của", "các", "được", "đạt", "xã", "tỷ", "lệ", "chỉ", "tiêu", "hộ", "số", "đồng", "người", "trên", "tổng", "sản", "nghèo", "kế", "hoạch", "kinh", "tế", "diện", "tích", "với", "từ", "lên":
			n++
		}
	}
	return n
}

// tcvn3 lists the letters of TCVN 5712 (VN3) from 0xA1 on; "·" stands where
// the table is empty.
const tcvn3 = "ĂÂÊÔƠƯĐăâêôơưđ······àảãáạ·ằẳẵắ·······ặầẩẫấậè·ẻẽéẹềểễếệìỉ···ĩíịò·ỏõóọồổỗốộờởỡớợù·ủũúụừửữứựỳỷỹýỵ"

func fromTCVN3(s string) string {
	table := []rune(tcvn3)
	return strings.Map(func(r rune) rune {
		if i := int(r) - 0xA1; i >= 0 && i < len(table) && table[i] != '·' {
			return table[i]
		}
		return r
	}, s)
}

// vniMarks are the second letters of VNI pairs, as the marks they stand for.
var vniMarks = map[rune]string{
	'ù': "\u0301", 'ø': "\u0300", 'û': "\u0309", 'õ': "\u0303", 'ï': "\u0323",
	'â': "\u0302", 'á': "\u0302\u0301", 'à': "\u0302\u0300", 'å': "\u0302\u0309", 'ã': "\u0302\u0303", 'ä': "\u0302\u0323",
	'ê': "\u0306", 'é': "\u0306\u0301", 'è': "\u0306\u0300", 'ú': "\u0306\u0309", 'ü': "\u0306\u0303", 'ë': "\u0306\u0323",
	'Ù': "\u0301", 'Ø': "\u0300", 'Û': "\u0309", 'Õ': "\u0303", 'Ï': "\u0323",
	'Â': "\u0302", 'Á': "\u0302\u0301", 'À': "\u0302\u0300", 'Å': "\u0302\u0309", 'Ã': "\u0302\u0303", 'Ä': "\u0302\u0323",
	'Ê': "\u0306", 'É': "\u0306\u0301", 'È': "\u0306\u0300", 'Ú': "\u0306\u0309", 'Ü': "\u0306\u0303", 'Ë': "\u0306\u0323",
}

// vniLetters are VNI letters that stand alone.
var vniLetters = map[rune]rune{'ñ': 'đ', 'Ñ': 'Đ', 'ô': 'ơ', 'Ô': 'Ơ', 'ö': 'ư', 'Ö': 'Ư', 'æ': 'ỉ', 'Æ': 'Ỉ', 'ó': 'ĩ', 'Ó': 'Ĩ', 'ò': 'ị', 'Ò': 'Ị', 'î': 'ỵ', 'Î': 'Ỵ'}

func fromVNI(s string) string {
	var b strings.Builder
	vowel := false
	for _, r := range s {
		if m, ok := vniMarks[r]; ok && vowel {
			b.WriteString(m)
			vowel = false
			continue
		}
		if l, ok := vniLetters[r]; ok {
			r = l
		}
		vowel = strings.ContainsRune("aeouyơưAEOUYƠƯ", r)
		b.WriteRune(r)
	}
	return vn.NFC(b.String())
}
