package sheet

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sothidua/data/disk"
	"sothidua/data/model"
	"sothidua/data/sheet/biff"
	"sothidua/data/sheet/delimited"
	"sothidua/data/sheet/ods"
	"sothidua/data/sheet/openxml"
	"sothidua/data/sheet/raw"
	"sothidua/data/sheet/webtable"
	"sothidua/data/sheet/xmlsheet"
	"sothidua/data/vn"
)

// maxFile is the largest file that is read, in bytes; what it may hold is
// limited by package raw.
const maxFile = 20 << 20

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
	return content, nil
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

// magicZip begins the kinds of workbooks that are zip files.
const magicZip = "PK\x03\x04"

// openBook reads a workbook of any kind, judged by what the file holds; its
// name says little.
func openBook(name string, content []byte) (*raw.Book, error) {
	var book *raw.Book
	err := raw.ErrKind
	switch {
	case bytes.HasPrefix(content, []byte(magicZip)):
		book, err = openPack(content)
	case biff.Is(content):
		book, err = biff.Read(content)
	case xmlsheet.Is(content):
		book, err = xmlsheet.Read(content)
	case webtable.Is(content):
		book, err = webtable.Read(content)
	case !otherText(content):
		book, err = delimited.Read(strings.TrimSuffix(name, filepath.Ext(name)), content)
	}
	if err != nil {
		return nil, refused(name, err)
	}
	return book, nil
}

// otherText tells whether a text is a document or a mail and no table.
func otherText(content []byte) bool {
	return slices.ContainsFunc([]string{"%PDF-", `{\rtf`, "MIME-Version:"}, func(head string) bool { return bytes.HasPrefix(content, []byte(head)) })
}

// openPack reads the kinds that are zip files.
func openPack(content []byte) (*raw.Book, error) {
	p, err := raw.OpenPack(content)
	if err != nil {
		return nil, err
	}
	switch {
	case openxml.Is(p):
		return openxml.Read(p, content)
	case ods.Is(p):
		return ods.Read(p)
	}
	return nil, raw.ErrKind
}

// refused says in words of the office why a file cannot be read.
func refused(name string, err error) error {
	var coded *model.Error
	switch {
	case errors.As(err, &coded):
		return err
	case errors.Is(err, raw.ErrPassword):
		return model.Invalid("file", "Tệp “%s” có mật khẩu nên không đọc được. Mở bằng Excel, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc), lưu lại rồi nhập.", name)
	case errors.Is(err, raw.ErrTooLarge):
		return model.Invalid("file", "Tệp “%s” quá lớn: có trang tính hơn %s dòng, có ô nằm quá xa, hoặc bung ra quá %d MB. Xóa dòng, cột, ảnh và trang tính thừa, lưu lại rồi nhập.",
			name, vn.Format(intDecimal(raw.MaxRows)), raw.MaxPart>>20)
	case errors.Is(err, raw.ErrKind):
		return model.Invalid("file", "Tệp “%s” không phải bảng tính đọc được (.xlsx, .xls, .ods, .csv). Nếu mở được bằng Excel thì: %s", name, asXLSX)
	}
	return damaged(name, err)
}

func damaged(name string, err error) error {
	return model.Wrap(model.CodeDamaged, err, "Tệp “%s” bị hỏng, không đọc được. Mở bằng Excel để sửa rồi lưu lại, hoặc xin gửi lại tệp.", name)
}

// macros tells whether a workbook holds programs of its own: as a part of the
// zip file, whose name stands uncompressed in its list, or as a storage of an
// old one.
func macros(content []byte) bool {
	if bytes.HasPrefix(content, []byte(magicZip)) {
		return bytes.Contains(content, []byte("vbaProject.bin"))
	}
	return biff.Is(content) && bytes.Contains(content, []byte("_\x00V\x00B\x00A\x00_\x00P\x00R\x00O\x00J\x00E\x00C\x00T\x00"))
}
