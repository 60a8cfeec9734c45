package sheet

import (
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"sothidua/data/disk"
	"sothidua/data/model"
)

// The limits of a workbook that is read. A commune's tables are far below
// them; what is above was not made by filling in a table.
const (
	maxFile  = 20 << 20  // bytes on disk
	maxUnzip = 200 << 20 // bytes unpacked
	maxRows  = 50_000    // rows that hold something, per sheet
	maxCells = 2_000_000 // cells up to the last one of each row, per sheet: what memory is taken for
)

// asXLSX tells how to make a file readable.
const asXLSX = "Mở tệp bằng Excel, chọn Lưu thành (Save As), kiểu Excel Workbook (*.xlsx), rồi nhập tệp mới."

// load reads a file that may be a workbook, and refuses what cannot be one
// with a message that names the file.
func load(path string) ([]byte, error) {
	name := filepath.Base(path)
	info, err := os.Stat(path)
	if err != nil {
		return nil, readError(path, err)
	}
	switch {
	case strings.HasPrefix(name, "~$"):
		return nil, model.Invalid("file", "“%s” là tệp tạm của Excel. Đóng tệp trong Excel rồi chọn tệp có cùng tên không có “~$”.", name)
	case info.IsDir():
		return nil, model.Invalid("file", "“%s” là một thư mục. Chọn các tệp Excel trong đó.", name)
	case info.Size() > maxFile:
		return nil, model.Invalid("file", "Tệp “%s” lớn quá 20 MB nên không nhập được. Xóa ảnh và trang tính thừa trong tệp, lưu lại rồi nhập.", name)
	case info.Size() == 0:
		return nil, model.Errorf(model.CodeDamaged, "Tệp “%s” trống (0 byte). Chép lại tệp từ nơi gửi rồi nhập.", name)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, readError(path, err)
	}
	return content, sniff(name, content)
}

func readError(path string, err error) error {
	name := filepath.Base(path)
	switch {
	case disk.InUse(err):
		return model.Wrap(model.CodeBusy, err, "Không đọc được “%s”: tệp đang mở. Hãy đóng tệp trong Excel rồi thử lại.", name)
	case errors.Is(err, fs.ErrNotExist):
		return model.Wrap(model.CodeNotFound, err, "Không thấy tệp “%s”. Xem lại thư mục và tên tệp.", path)
	case errors.Is(err, fs.ErrPermission):
		return model.Wrap(model.CodeDenied, err, "Máy không cho đọc tệp “%s”. Chép tệp sang thư mục khác rồi nhập.", name)
	}
	return model.Wrap(model.CodeInternal, err, "Không đọc được tệp “%s”. Kiểm tra ổ đĩa, chép tệp sang thư mục khác rồi thử lại.", name)
}

// The first bytes of files that are taken for workbooks.
const (
	magicZip = "PK\x03\x04"
	magicOLE = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
)

// sniff judges a file by what it holds; its name says little.
func sniff(name string, content []byte) error {
	text := strings.ToLower(strings.TrimLeft(strings.TrimPrefix(string(content[:min(len(content), 512)]), "\uFEFF"), " \t\r\n"))
	switch {
	case bytes.HasPrefix(content, []byte(magicOLE)):
		if bytes.Contains(content, utf16("EncryptedPackage")) {
			return model.Invalid("file", "Tệp “%s” có mật khẩu nên không đọc được. Mở bằng Excel, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc), lưu lại rồi nhập.", name)
		}
		return model.Invalid("file", "Tệp “%s” là kiểu Excel cũ (.xls). %s", name, asXLSX)
	case strings.HasPrefix(text, "<"):
		return model.Invalid("file", "Tệp “%s” thật ra là trang web hoặc XML, không phải Excel. %s", name, asXLSX)
	case !bytes.HasPrefix(content, []byte(magicZip)):
		return model.Invalid("file", "Tệp “%s” không phải tệp Excel. Chọn tệp có đuôi .xlsx; nếu mở được bằng Excel thì: %s", name, asXLSX)
	}
	return unpackable(name, content)
}

// utf16 writes plain letters the way names stand in an old Office file.
func utf16(s string) []byte {
	out := make([]byte, 0, 2*len(s))
	for i := range len(s) {
		out = append(out, s[i], 0)
	}
	return out
}

// unpackable checks the parts of the workbook before anything unpacks them.
func unpackable(name string, content []byte) error {
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return damaged(name, err)
	}
	total, workbook := uint64(0), false
	for _, f := range z.File {
		// The unpacker stops at the size a part states, so stated sizes bind.
		if total += f.UncompressedSize64; f.UncompressedSize64 > maxUnzip || total > maxUnzip {
			return model.Invalid("file", "Tệp “%s” bung ra quá 200 MB nên không nhập. Xóa ảnh và trang tính thừa trong tệp, lưu lại rồi nhập.", name)
		}
		workbook = workbook || strings.EqualFold(strings.ReplaceAll(f.Name, `\`, "/"), "xl/workbook.xml")
	}
	if !workbook {
		return model.Invalid("file", "Tệp “%s” không phải tệp Excel .xlsx. %s", name, asXLSX)
	}
	for _, f := range z.File {
		if strings.HasPrefix(strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/")), "xl/worksheets/") && strings.HasSuffix(strings.ToLower(f.Name), ".xml") {
			if err := measure(name, f); err != nil {
				return err
			}
		}
	}
	return nil
}

func damaged(name string, err error) error {
	return model.Wrap(model.CodeDamaged, err, "Tệp “%s” bị hỏng, không đọc được. Mở bằng Excel để sửa rồi lưu lại, hoặc xin gửi lại tệp.", name)
}

// measure counts a sheet's rows and how far they reach, without building
// anything: one cell at the far end of every row would take gigabytes later.
func measure(name string, f *zip.File) error {
	r, err := f.Open()
	if err != nil {
		return damaged(name, err)
	}
	defer r.Close() // the unpacked stream has nothing left to tell
	var m extent
	tags := bufio.NewReaderSize(r, 64<<10)
	for {
		tag, err := nextTag(tags)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return damaged(name, err)
		}
		if m.add(tag); m.rows > maxRows || m.cells+m.last > maxCells {
			return model.Invalid("file", "Tệp “%s” có trang tính quá lớn (hơn 50.000 dòng, hoặc có ô nằm quá xa). Xóa dòng, cột thừa, lưu lại rồi nhập.", name)
		}
	}
}

// extent is how much of a sheet was seen so far.
type extent struct {
	rows   int  // rows that hold something
	cells  int  // cells up to the last one of each row
	last   int  // number of the last row
	col    int  // last column of this row
	filled bool // this row holds something
}

func (m *extent) add(tag string) {
	switch {
	case isTag(tag, "row"):
		m.filled, m.col = false, 0
		_, row := reach(tag)
		m.last = max(m.last+1, row)
	case isTag(tag, "c"):
		col, row := reach(tag)
		m.cells += max(1, col-m.col)
		m.col, m.last = max(m.col+1, col), max(m.last, row)
	case !m.filled && (isTag(tag, "v") || isTag(tag, "t")):
		m.filled = true
		m.rows++
	}
}

// nextTag returns the next tag of an XML text, without its brackets and cut
// after 200 bytes, which is more than any cell's tag has.
func nextTag(r *bufio.Reader) (string, error) {
	for {
		switch _, err := r.ReadSlice('<'); {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil:
			return "", err
		}
		break
	}
	var tag []byte
	for {
		part, err := r.ReadSlice('>')
		if room := 200 - len(tag); room > 0 {
			tag = append(tag, part[:min(len(part), room)]...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return strings.TrimSuffix(string(tag), ">"), err
		}
	}
}

// isTag tells whether the tag opens an element of that name, in any namespace.
func isTag(tag, name string) bool {
	word, _, _ := strings.Cut(tag, " ")
	word = strings.TrimSuffix(word, "/")
	if i := strings.IndexByte(word, ':'); i >= 0 {
		word = word[i+1:]
	}
	return word == name
}

// reach returns where a row's or a cell's tag says it stands, 0 for what it
// does not say.
func reach(tag string) (col, row int) {
	_, rest, ok := strings.Cut(tag, ` r="`)
	if !ok {
		return 0, 0
	}
	ref, _, _ := strings.Cut(rest, `"`)
	if n, err := strconv.Atoi(ref); err == nil {
		return 0, n
	}
	col, row, err := excelize.CellNameToCoordinates(ref)
	if err != nil {
		return 0, 0
	}
	return col, row
}
