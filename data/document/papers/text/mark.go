package text

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// The signs that marks become before the fields are filled. They are control
// characters, which no text in the book holds.
const (
	signLine   = "\x01" // begins a marked line: sign, mark, sign, words
	signBold   = "\x02"
	signItalic = "\x03"
	signBlank  = "\x04" // sign, millimetres, sign
)

// The marks that begin with "@", longest first where one begins another.
var atMarks = []string{"@phụ lục tên", "@phụ lục của", "@phụ lục", "@trích yếu", "@thẩm quyền", "@về việc", "@kính gửi", "@nơi nhận",
	"@căn cứ", "@khối", "@giữa", "@bìa", "@sát", "@đầu", "@tên", "@ký", "@ngang", "@dọc", "@trang", "@trống"}

// The marks of headings and items.
var shortMarks = []string{"###", "##", "#", "-"}

var dotted = regexp.MustCompile(`\[\.\.\.(\d{1,3})\]`)

// mark puts signs in the place of marks. Lines keep their places, so that the
// template's own messages count them right.
func mark(s Source, f Frame) (string, error) {
	lines := strings.Split(vn.NFC(strings.ReplaceAll(s.Text, "\r\n", "\n")), "\n")
	for i, line := range lines {
		if strings.ContainsAny(line, signLine+signBold+signItalic+signBlank) {
			return "", fault(s, i+1, "có ký tự lạ không in được; xóa dòng rồi gõ lại")
		}
		name, words, err := markOf(line)
		if err != nil {
			return "", fault(s, i+1, err.Error())
		}
		if _, known := f.Blocks[words]; name == "@khối" && !known {
			return "", fault(s, i+1, fmt.Sprintf("không có khối “%s”; văn bản này có: %s", words, blockNames(f)))
		}
		if _, err := strconv.ParseFloat(words, 64); name == "@trống" && err != nil {
			return "", fault(s, i+1, "sau @trống ghi số milimét, ví dụ @trống 4")
		}
		words = strings.ReplaceAll(words, "**", signBold)
		words = strings.ReplaceAll(words, "//", signItalic)
		words = dotted.ReplaceAllString(words, signBlank+"$1"+signBlank)
		lines[i] = words
		if name != "" {
			lines[i] = signLine + name + signLine + words
		}
	}
	return strings.Join(lines, "\n"), nil
}

// markOf parts a line into its mark and its words. Actions of the template such
// as {{range}} stand on lines of their own: what is empty is left out.
func markOf(line string) (name, words string, err error) {
	line = strings.TrimSpace(line)
	for _, m := range shortMarks {
		if rest, ok := strings.CutPrefix(line, m+" "); ok {
			return m, strings.TrimSpace(rest), nil
		}
	}
	if !strings.HasPrefix(line, "@") {
		return "", line, nil
	}
	for _, m := range atMarks {
		if rest, ok := strings.CutPrefix(line, m); ok && (rest == "" || rest[0] == ' ') {
			return m, strings.TrimSpace(rest), nil
		}
	}
	word, _, _ := strings.Cut(line, " ")
	return "", "", fmt.Errorf("không có lệnh “%s”; các lệnh: %s", word, strings.Join(atMarks, ", "))
}

func blockNames(f Frame) string {
	names := []string{}
	for n := range f.Blocks {
		names = append(names, n)
	}
	slices.SortFunc(names, vn.Compare)
	if len(names) == 0 {
		return "không có khối nào"
	}
	return strings.Join(names, ", ")
}

func blank(width int) string { return signBlank + strconv.Itoa(width) + signBlank }

func fault(s Source, line int, what string) error {
	return model.Invalid("text", "Mẫu “%s”, dòng %d: %s. Sửa mẫu, hoặc in bằng mẫu có sẵn.", s.Label, line, what)
}

// The template language's own messages that an editor of a wording meets.
var (
	place    = regexp.MustCompile(`^template: :(\d+)(?::\d+)?: (?:executing "" at <([^>]*)>: )?(.*)$`)
	messages = []struct {
		like *regexp.Regexp
		says string
	}{
		{regexp.MustCompile(`map has no entry for key "(.*)"`), "không có trường “%s”"},
		{regexp.MustCompile(`can't evaluate field (\S+) in`), "không có trường “%s” ở chỗ này"},
		{regexp.MustCompile(`function "(.*)" not defined`), "không có hàm “%s”"},
		{regexp.MustCompile(`unclosed action`), "thiếu dấu }} đóng trường"},
		{regexp.MustCompile(`unexpected EOF`), "thiếu {{end}} đóng {{if}} hoặc {{range}}"},
		{regexp.MustCompile(`unexpected \{\{end\}\}`), "thừa {{end}}"},
	}
)

// explain puts a message of the template language into Vietnamese.
func explain(s Source, err error) error {
	line, what := 0, "cú pháp {{…}} không đọc được"
	text := err.Error()
	if m := place.FindStringSubmatch(text); m != nil {
		line, _ = strconv.Atoi(m[1])
		if m[2] != "" {
			what = "không điền được {{" + m[2] + "}}"
		}
	}
	for _, m := range messages {
		if found := m.like.FindStringSubmatch(text); found != nil {
			what = m.says
			if len(found) > 1 {
				what = fmt.Sprintf(m.says, found[1])
			}
		}
	}
	return fault(s, line, what)
}
