package plantext

import (
	"io"
	"os"
	"path/filepath"
	"strings"

	"sothidua/data/model"
)

// maxFile is the largest file opened, in bytes. Plans with pictures rarely pass
// ten megabytes.
const maxFile = 50 << 20

// Open reads the text of a plan's file: .txt (UTF-8, UTF-16, or the older
// TCVN3 and VNI, which are told from the letters), .md (without its marks) or
// .docx (paragraphs with the numbers Word gives them, tables as rows of cells
// parted by "|", deletions left out). Errors are coded and say in Vietnamese
// what to do: a missing file is CodeNotFound, a broken or too large one
// CodeDamaged, anything that is no such text CodeInvalid.
func Open(path string) (string, error) {
	name := filepath.Base(path)
	ext := strings.ToLower(filepath.Ext(path))
	switch ext {
	case ".txt", ".md", ".docx":
	case ".doc":
		return "", model.Invalid("", "“%s” là tệp Word kiểu cũ. Mở bằng Word, chọn Lưu thành, kiểu Word Document (.docx), rồi đọc lại.", name)
	case ".pdf":
		return "", model.Invalid("", "“%s” là tệp PDF. Dùng bản Word của kế hoạch, hoặc chép phần chỉ tiêu sang tệp .txt.", name)
	default:
		return "", model.Invalid("", "Chưa đọc được loại tệp “%s”. Chọn tệp .docx, .txt hoặc .md.", name)
	}
	raw, err := readFile(path, name)
	if err != nil {
		return "", err
	}
	switch ext {
	case ".docx":
		return readDocx(raw, name)
	case ".md":
		text, err := decode(raw, name)
		return plain(text), err
	}
	return decode(raw, name)
}

// readFile reads a file of bounded size.
func readFile(path, name string) (raw []byte, err error) {
	f, err := os.Open(path)
	switch {
	case os.IsNotExist(err):
		return nil, model.Wrap(model.CodeNotFound, err, "Không thấy tệp “%s”. Kiểm tra đường dẫn.", path)
	case err != nil:
		return nil, model.Wrap(model.CodeInvalid, err, "Không mở được tệp “%s”. Đóng chương trình đang mở tệp rồi thử lại.", name)
	}
	defer func() {
		if cerr := f.Close(); err == nil && cerr != nil {
			err = model.Wrap(model.CodeInvalid, cerr, "Không đọc được tệp “%s”.", name)
		}
	}()
	raw, err = io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return nil, model.Wrap(model.CodeInvalid, err, "Không đọc được tệp “%s”. Kiểm tra ổ đĩa, rồi thử lại.", name)
	}
	if len(raw) > maxFile {
		return nil, model.Errorf(model.CodeDamaged, "Tệp “%s” lớn hơn %d MB. Bỏ hình ảnh hoặc chép phần chỉ tiêu ra tệp riêng.", name, maxFile>>20)
	}
	return raw, nil
}

// tags are the tags of HTML that Markdown files hold, with what takes their place.
var tags = map[string]string{"br": " ", "p": "", "/p": "", "b": "", "/b": "", "i": "", "/i": "", "u": "", "/u": "", "strong": "", "/strong": "", "em": "", "/em": "",
	"sup": "", "/sup": "", "sub": "", "/sub": "", "center": "", "/center": "", "span": "", "/span": "", "div": "", "/div": "\n",
	"table": "\n", "/table": "\n", "thead": "", "/thead": "", "tbody": "", "/tbody": "", "tr": "\n|", "/tr": "\n", "td": " ", "/td": " |", "th": " ", "/th": " |"}

// plain takes the marks of Markdown away; rows of tables keep their "|".
func plain(text string) string {
	text = strings.NewReplacer("<sup>0</sup>/<sub>00</sub>", "‰", "<sup>o</sup>/<sub>oo</sub>", "‰", `\geq`, "≥", `\leq`, "≤", `\ge`, "≥", `\le`, "≤", "$", "").Replace(text)
	lines := strings.Split(untag(text), "\n")
	for i, l := range lines {
		lines[i] = plainLine(l)
	}
	return strings.Join(lines, "\n")
}

// untag replaces the tags of HTML; "<" before anything else stays.
func untag(s string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '<')
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:i])
		s = s[i:]
		end := strings.IndexByte(s, '>')
		name, _, _ := strings.Cut(strings.TrimRight(s[1:max(end, 1)], "/ "), " ")
		to, ok := tags[strings.ToLower(name)]
		if end < 0 || !ok {
			b.WriteByte('<')
			s = s[1:]
			continue
		}
		b.WriteString(to)
		s = s[end+1:]
	}
}

func plainLine(l string) string {
	body := strings.TrimLeft(l, " \t")
	indent := l[:len(l)-len(body)]
	if strings.HasPrefix(body, "```") {
		return ""
	}
	body = strings.TrimPrefix(body, "> ")
	body = strings.TrimLeft(body, "#")
	bullet := ""
	if strings.HasPrefix(body, "* ") {
		bullet, body = "* ", body[2:]
	}
	body = strings.NewReplacer("**", "", "__", "", "`", "", "*", "",
		`\.`, ".", `\-`, "-", `\+`, "+", `\(`, "(", `\)`, ")", `\[`, "[", `\]`, "]", `\_`, "_", `\%`, "%", `\>`, ">", `\<`, "<", `\#`, "#",
		"&lt;", "<", "&gt;", ">", "&amp;", "&", "&nbsp;", " ").Replace(body)
	return indent + bullet + strings.TrimLeft(body, " ")
}
