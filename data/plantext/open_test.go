package plantext

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"sothidua/data/model"
)

// file writes bytes to a file of the test and returns its path.
func file(t *testing.T, name string, raw []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const planWords = "Các chỉ tiêu của xã: tỷ lệ hộ nghèo giảm còn 1,06%; tổng thu ngân sách đạt 5 tỷ đồng; số hộ được công nhận trên 90%."

// utf16Bytes writes text with two bytes a letter.
func utf16Bytes(s string, bom, little bool) []byte {
	var out []byte
	units := utf16.Encode([]rune(s))
	if bom {
		units = append([]uint16{0xFEFF}, units...)
	}
	for _, u := range units {
		if little {
			out = append(out, byte(u), byte(u>>8))
		} else {
			out = append(out, byte(u>>8), byte(u))
		}
	}
	return out
}

// tcvn3Bytes writes text in the older encoding TCVN3.
func tcvn3Bytes(s string) []byte {
	var out []byte
	for _, r := range s {
		if i := strings.IndexRune(tcvn3, r); r > 0x7F && i >= 0 {
			out = append(out, byte(0xA1+len([]rune(tcvn3[:i]))))
			continue
		}
		out = append(out, byte(r))
	}
	return out
}

// vniText writes text with the letters of VNI.
func vniText(s string) string {
	marks := map[string]rune{}
	for r, m := range vniMarks {
		if strings.ContainsRune("ùøûõïâáàåãäêéèúüë", r) {
			marks[m] = r
		}
	}
	alone := map[rune]rune{}
	for v, r := range vniLetters {
		alone[r] = v
	}
	var b strings.Builder
	for _, r := range s {
		if v, ok := alone[r]; ok {
			b.WriteRune(v)
			continue
		}
		d := []rune(norm.NFD.String(string(r)))
		base, rest := d[0], string(d[1:])
		if strings.HasPrefix(rest, "\u031b") { // the horn of ơ and ư
			base, rest = map[rune]rune{'o': 'ô', 'u': 'ö'}[base], strings.TrimPrefix(rest, "\u031b")
		}
		if strings.HasPrefix(rest, "\u0323") && len([]rune(rest)) > 1 {
			rest = rest[len("\u0323"):] + "\u0323"
		}
		if v, ok := marks[rest]; ok && rest != "" {
			b.WriteString(string(base) + string(v))
			continue
		}
		b.WriteString(string(base) + rest)
	}
	return b.String()
}

func TestOpenKnowsEncodings(t *testing.T) {
	for name, raw := range map[string][]byte{
		"UTF-8":                    []byte(planWords),
		"UTF-8 with mark":          append([]byte{0xEF, 0xBB, 0xBF}, planWords...),
		"UTF-16 little":            utf16Bytes(planWords, true, true),
		"UTF-16 big":               utf16Bytes(planWords, true, false),
		"UTF-16 without mark":      utf16Bytes(planWords, false, true),
		"TCVN3 bytes":              tcvn3Bytes(planWords),
		"TCVN3 saved as UTF-8":     []byte(latin(tcvn3Bytes(planWords))),
		"VNI bytes":                latinBytes(vniText(planWords)),
		"VNI saved as UTF-8":       []byte(vniText(planWords)),
		"UTF-8 of combining marks": []byte(norm.NFD.String(planWords)),
	} {
		got, err := Open(file(t, "a.txt", raw))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if norm.NFC.String(got) != planWords {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func latinBytes(s string) []byte {
	var out []byte
	for _, r := range s {
		out = append(out, byte(r))
	}
	return out
}

func TestOpenKeepsForeignText(t *testing.T) {
	for _, s := range []string{"Kế hoạch à, á, â, ã, è, é, ê, ì, í, ò, ó, ô, õ, ù, ú, ý của xã được", "Café crème, où êtes-vous, très déjà à côté, âge, même, être, goût, île, forêt, août, hôtel"} {
		if got, err := Open(file(t, "a.txt", []byte(s))); err != nil || got != s {
			t.Errorf("%q became %q (%v)", s, got, err)
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	for _, c := range []struct {
		name, want string
		raw        []byte
		code       model.Code
	}{
		{"a.doc", "Lưu thành", nil, model.CodeInvalid},
		{"a.pdf", "PDF", nil, model.CodeInvalid},
		{"a.xls", "Chưa đọc được loại tệp", nil, model.CodeInvalid},
		{"a.txt", "bảng mã", []byte("\xff\xe4\xe5 k\xe9 \xf8\xfe zzz"), model.CodeInvalid},
		{"a.txt", "không phải tệp văn bản", []byte("abc\x00def, dài hơn một chút để không giống hai byte"), model.CodeInvalid},
		{"a.docx", "không phải tệp Word", []byte("PK? no"), model.CodeDamaged},
		{"a.docx", "mật khẩu", []byte{0xD0, 0xCF, 0x11, 0xE0, 1}, model.CodeInvalid},
		{"a.docx", "không có phần nội dung", zipped(t, map[string]string{"x.txt": "x"}), model.CodeDamaged},
		{"a.docx", "đã hỏng", zipped(t, map[string]string{"word/document.xml": "<w:document><w:p>"}), model.CodeDamaged},
		{"a.docx", "đã hỏng", zipped(t, map[string]string{"word/document.xml": "<a/>", "word/numbering.xml": "<b"}), model.CodeDamaged},
		{"a.docx", "quá lớn", zipped(t, map[string]string{"word/document.xml": strings.Repeat(" ", maxPart+2)}), model.CodeDamaged},
	} {
		_, err := Open(file(t, c.name, c.raw))
		if model.CodeOf(err) != c.code || !strings.Contains(model.Message(err), c.want) {
			t.Errorf("%s: %v (%s), want %q", c.name, err, model.CodeOf(err), c.want)
		}
	}
	if _, err := Open(filepath.Join(t.TempDir(), "không có.txt")); model.CodeOf(err) != model.CodeNotFound {
		t.Errorf("missing file: %v", err)
	}
}

// zipped packs parts into a zip file.
func zipped(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestPlainTakesMarkdownAway(t *testing.T) {
	in := "## **2. Các chỉ tiêu**\n\n1\\. Thu **5 tỷ**<br>đồng\n* mục *nghiêng*\n> trích\n| a | **b** |\n|---|---|\nTỷ lệ < 5% và &gt; 3%"
	want := "2. Các chỉ tiêu\n\n1. Thu 5 tỷ đồng\n* mục nghiêng\ntrích\n| a | b |\n|---|---|\nTỷ lệ < 5% và > 3%"
	if d := cmp.Diff(want, plain(in)); d != "" {
		t.Error(d)
	}
}
