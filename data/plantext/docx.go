package plantext

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"sothidua/data/model"
)

// maxPart is the largest part of a Word file read, in bytes when unpacked; the
// text of a plan takes some hundred thousand.
const maxPart = 40 << 20

// errTooLarge says that a part unpacks to more than maxPart.
var errTooLarge = errors.New("part too large")

// readDocx reads the text of a Word file.
func readDocx(raw []byte, name string) (string, error) {
	if bytes.HasPrefix(raw, []byte{0xD0, 0xCF, 0x11, 0xE0}) {
		return "", model.Invalid("", "“%s” có mật khẩu hoặc là tệp Word kiểu cũ. Mở bằng Word, bỏ mật khẩu, lưu thành .docx, rồi đọc lại.", name)
	}
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return "", model.Wrap(model.CodeDamaged, err, "“%s” không phải tệp Word, hoặc đã hỏng. Mở bằng Word, lưu lại, rồi đọc lại.", name)
	}
	body, err := unpack(z, "word/document.xml")
	if err != nil {
		return "", partError(err, name)
	}
	if body == nil {
		return "", model.Errorf(model.CodeDamaged, "“%s” không có phần nội dung của tệp Word. Mở bằng Word, lưu lại, rồi đọc lại.", name)
	}
	lists := newLists()
	for part, read := range map[string]func([]byte) error{"word/numbering.xml": lists.read, "word/styles.xml": lists.readStyles} {
		b, err := unpack(z, part)
		if err == nil && b != nil {
			err = read(b)
		}
		if err != nil {
			return "", partError(err, name)
		}
	}
	w := docxReader{lists: lists}
	if err := w.read(body); err != nil {
		return "", partError(err, name)
	}
	return modern(w.text()), nil
}

func partError(err error, name string) error {
	if errors.Is(err, errTooLarge) {
		return model.Wrap(model.CodeDamaged, err, "Nội dung tệp “%s” quá lớn. Chép phần chỉ tiêu ra tệp riêng rồi đọc lại.", name)
	}
	return model.Wrap(model.CodeDamaged, err, "Tệp “%s” đã hỏng. Mở bằng Word, lưu lại, rồi đọc lại.", name)
}

// unpack reads one part of the file, nil when it is not there. What it claims
// to hold is not believed: reading stops at maxPart.
func unpack(z *zip.Reader, part string) (b []byte, err error) {
	for _, f := range z.File {
		if f.Name != part {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		b, err = io.ReadAll(io.LimitReader(r, maxPart+1))
		if cerr := r.Close(); err == nil {
			err = cerr
		}
		if err == nil && len(b) > maxPart {
			err = errTooLarge
		}
		return b, err
	}
	return nil, nil
}

// docxReader walks through the document and writes its text.
type docxReader struct {
	lists *lists
	out   strings.Builder
	par   strings.Builder // paragraph being read
	style string          // its style
	list  listPlace       // its automatic number
	skip  int             // depth inside what is not read
	rows  []docxRow       // rows open, the outermost first
}

// docxRow is a row of a table being read.
type docxRow struct {
	cells []string
	span  int // columns the open cell takes
}

// skipped are elements whose text is not part of the document as it stands.
func skipped(name string) bool {
	switch name {
	case "del", "moveFrom", "instrText", "delText", "Fallback", "footnoteReference", "rPrChange", "pPrChange", "tblPrChange":
		return true
	}
	return false
}

func (w *docxReader) text() string { return w.out.String() }

func (w *docxReader) read(body []byte) error {
	d := xml.NewDecoder(bytes.NewReader(body))
	inText := false
	for {
		t, err := d.Token()
		if err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if w.skip > 0 || skipped(t.Name.Local) {
				w.skip++
				continue
			}
			inText = t.Name.Local == "t"
			w.start(t)
		case xml.EndElement:
			if w.skip > 0 {
				w.skip--
				continue
			}
			inText = false
			w.end(t.Name.Local)
		case xml.CharData:
			if inText && w.skip == 0 {
				w.par.Write(t)
			}
		}
	}
}

func (w *docxReader) start(t xml.StartElement) {
	switch t.Name.Local {
	case "p":
		w.flush()
	case "pStyle":
		w.style = attr(t, "val")
	case "numId":
		w.list.num = attr(t, "val")
	case "ilvl":
		w.list.level = attr(t, "val")
	case "tab":
		w.par.WriteByte(' ')
	case "br", "cr":
		w.par.WriteByte('\n')
	case "noBreakHyphen":
		w.par.WriteByte('-')
	case "tr":
		w.flush()
		w.rows = append(w.rows, docxRow{})
	case "tc":
		if r := w.row(); r != nil {
			r.cells, r.span = append(r.cells, ""), 1
		}
	case "gridSpan":
		if r := w.row(); r != nil {
			r.span = max(1, min(number(attr(t, "val")), 60))
		}
	}
}

func (w *docxReader) end(name string) {
	switch name {
	case "p":
		w.flush()
	case "tc":
		if r := w.row(); r != nil {
			for ; r.span > 1; r.span-- {
				r.cells = append(r.cells, "")
			}
		}
	case "tr":
		w.endRow()
	}
}

func (w *docxReader) row() *docxRow {
	if len(w.rows) == 0 {
		return nil
	}
	return &w.rows[len(w.rows)-1]
}

// flush ends a paragraph: into the open cell, or as a line.
func (w *docxReader) flush() {
	text := strings.TrimSpace(w.par.String())
	w.par.Reset()
	mark := ""
	if text != "" {
		mark = w.lists.next(w.list, w.style)
	}
	w.list, w.style = listPlace{}, ""
	if text == "" {
		return
	}
	if mark != "" {
		text = mark + " " + text
	}
	if r := w.row(); r != nil && len(r.cells) > 0 {
		c := &r.cells[len(r.cells)-1]
		*c = strings.TrimSpace(*c + " " + strings.ReplaceAll(text, "\n", " "))
		return
	}
	w.out.WriteString(text + "\n")
}

// endRow writes a row; one inside a cell becomes words of that cell.
func (w *docxReader) endRow() {
	w.flush()
	r := w.row()
	if r == nil {
		return
	}
	cells := r.cells
	w.rows = w.rows[:len(w.rows)-1]
	if outer := w.row(); outer != nil && len(outer.cells) > 0 {
		c := &outer.cells[len(outer.cells)-1]
		*c = strings.TrimSpace(*c + " " + strings.Join(cells, " "))
		return
	}
	for i, c := range cells {
		cells[i] = strings.ReplaceAll(c, "|", "/")
	}
	if len(cells) == 1 {
		w.out.WriteString(cells[0] + "\n") // a frame around text is no table
		return
	}
	w.out.WriteString("| " + strings.Join(cells, " | ") + " |\n")
}

func attr(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// number reads a small number of the file's own; 0 for anything else.
func number(s string) int {
	n := 0
	for _, r := range s {
		if !isDigit(r) || n > 1<<20 {
			return 0
		}
		n = n*10 + int(r-'0')
	}
	return n
}
