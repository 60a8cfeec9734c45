package store

import (
	"context"
	"errors"
	"io/fs"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"sothidua/data/disk"
	"sothidua/data/model"
)

// primary returns SQLite's primary result code of err, 0 when err is not
// SQLite's. The text of an error is never looked at: it changes with versions.
func primary(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}

// extended tells whether SQLite reported exactly the extended result code.
func extended(err error, code int) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && e.Code() == code
}

// isUnique tells whether a row with the same key exists already.
func isUnique(err error) bool {
	return extended(err, sqlite3.SQLITE_CONSTRAINT_UNIQUE) || extended(err, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY)
}

// isForeignKey tells whether another row refers to this one, or this one to a
// row that does not exist.
func isForeignKey(err error) bool { return extended(err, sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY) }

// coded turns what went wrong with the file at path into an error the office
// can act on. Coded errors and a context that ended pass unchanged.
func coded(path string, err error) error {
	var e *model.Error
	switch {
	case err == nil, errors.As(err, &e), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case primary(err) != 0:
		return codedSQLite(path, err)
	case disk.InUse(err):
		return busy(path, err)
	case disk.Full(err):
		return diskFull(path, err)
	case errors.Is(err, fs.ErrPermission), disk.ReadOnly(err):
		return readOnly(path, err)
	case errors.Is(err, fs.ErrExist):
		return nameTaken(path)
	case errors.Is(err, fs.ErrNotExist):
		return model.Wrap(model.CodeNotFound, err, "Không thấy “%s”. Xem lại ổ đĩa, thư mục và tên tệp.", path)
	}
	return model.Wrap(model.CodeInternal, err, "Lỗi khi đọc, ghi tệp “%s”, việc vừa làm chưa được ghi. Xem nhật ký chương trình rồi thử lại.", path)
}

func codedSQLite(path string, err error) error {
	switch primary(err) {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL:
		return busy(path, err)
	case sqlite3.SQLITE_FULL:
		return diskFull(path, err)
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return readOnly(path, err)
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return damaged(path, err)
	case sqlite3.SQLITE_CONSTRAINT:
		return model.Wrap(model.CodeConflict, err, "Chưa ghi được: dữ liệu trùng với dòng đã có, hoặc còn liên kết với mục khác. Tải lại màn hình rồi thử lại.")
	case sqlite3.SQLITE_TOOBIG:
		return model.Wrap(model.CodeInvalid, err, "Nội dung quá lớn, không ghi được. Rút gọn hoặc chia nhỏ rồi nhập lại.")
	case sqlite3.SQLITE_INTERRUPT:
		return errors.Join(context.Canceled, err)
	case sqlite3.SQLITE_IOERR:
		return model.Wrap(model.CodeInternal, err, "Ổ đĩa báo lỗi khi đọc, ghi “%s”, việc vừa làm chưa được ghi. Kiểm tra ổ đĩa (rút USB, đứt mạng, ổ hỏng) rồi mở lại chương trình.", path)
	}
	return model.Wrap(model.CodeInternal, err, "Lỗi cơ sở dữ liệu ở “%s”, việc vừa làm chưa được ghi. Xem nhật ký chương trình rồi thử lại.", path)
}

func busy(path string, err error) error {
	return model.Wrap(model.CodeBusy, err, "Tệp “%s” đang bị chương trình khác giữ. Đóng chương trình đó (kể cả cửa sổ Sổ Thi đua khác, phần mềm sao lưu) rồi thử lại.", path)
}

func diskFull(path string, err error) error {
	return model.Wrap(model.CodeDiskFull, err, "Ổ đĩa chứa “%s” đã đầy, việc vừa làm chưa được ghi; số liệu cũ còn nguyên. Xóa bớt tệp không cần rồi thử lại.", path)
}

func readOnly(path string, err error) error {
	return model.Wrap(model.CodeReadOnly, err, "Không ghi được vào “%s”: tệp hoặc thư mục chỉ cho đọc. Bỏ dấu “Chỉ đọc” trong Thuộc tính của tệp, hoặc chép sổ sang thư mục khác rồi mở.", path)
}

func damaged(path string, err error) error {
	return model.Wrap(model.CodeDamaged, err, "Tệp “%s” bị hỏng hoặc không phải sổ thi đua. Đừng xóa tệp này; khôi phục từ bản sao lưu gần nhất.", path)
}

func newer(path string) error {
	return model.Errorf(model.CodeNewer, "Sổ “%s” do bản chương trình mới hơn ghi. Cài bản mới nhất của Sổ Thi đua rồi mở lại; tệp chưa bị thay đổi.", path)
}

func notOurs(path string) error {
	return &model.Error{Code: model.CodeInvalid, Field: "path", Msg: "Tệp “" + path + "” không phải sổ thi đua: chương trình khác tạo ra nó. Chọn tệp khác."}
}

func nameTaken(path string) error {
	return &model.Error{Code: model.CodeConflict, Field: "path", Msg: "Đã có tệp “" + path + "”, không ghi đè. Chọn tên khác."}
}
