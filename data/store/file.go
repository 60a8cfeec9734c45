package store

import (
	"context"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// applicationID marks a file as a book of this program ("STDu" in ASCII).
const applicationID = 0x53544475

// header is what the first 100 bytes of an SQLite file tell
// (sqlite.org/fileformat2.html, section 1.3).
type header struct {
	application int64
	version     int   // number of the last migration
	size        int64 // bytes the file must have when it has no log
}

// readHeader looks at a file without SQLite, which would change the journal
// mode of a stranger's database by opening it. The error is CodeDamaged when
// the file is not an SQLite database.
func readHeader(path string) (h header, err error) {
	f, err := os.Open(path)
	if err != nil {
		return h, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	b := make([]byte, 100)
	if _, err := io.ReadFull(f, b); errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return h, damaged(path, err)
	} else if err != nil {
		return h, err
	}
	if string(b[:16]) != "SQLite format 3\x00" {
		return h, damaged(path, nil)
	}
	page := int64(binary.BigEndian.Uint16(b[16:]))
	if page == 1 {
		page = 1 << 16 // 65536 does not fit into the two bytes
	}
	h.size = page * int64(binary.BigEndian.Uint32(b[28:]))
	h.version = int(binary.BigEndian.Uint32(b[60:]))
	h.application = int64(binary.BigEndian.Uint32(b[68:]))
	return h, nil
}

// inspect refuses a file that is not a whole book which version can read. A
// log beside the file may hold what the file lacks, so only a book at rest is
// measured.
func inspect(path string, version int) error {
	h, err := readHeader(path)
	if err != nil {
		return coded(path, err)
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return coded(path, err)
	case h.application != applicationID:
		return notOurs(path)
	case h.version > version:
		return newer(path)
	case info.Size() < h.size && !hasLog(path):
		return damaged(path, errors.New("the file is shorter than its header says"))
	}
	return nil
}

// LogFiles returns the names of the files that belong to an open book, or to
// one whose program ended without closing it: the write-ahead log, its index,
// and the journal SQLite keeps while it begins or ends the use of a log.
// Without its own book such a file harms any other of the name.
func LogFiles(path string) []string { return []string{path + "-wal", path + "-shm", path + "-journal"} }

// hasLog tells whether changes lie in a log beside the book.
func hasLog(path string) bool {
	info, err := os.Stat(LogFiles(path)[0])
	return err == nil && info.Size() > 0
}

// removeBook removes a book and its log, if they are there.
func removeBook(path string) error {
	var err error
	for _, name := range append([]string{path}, LogFiles(path)...) {
		if e := os.Remove(name); e != nil && !errors.Is(e, fs.ErrNotExist) {
			err = errors.Join(err, e)
		}
	}
	return err
}

// Fold folds the log that a crash may have left into the book at path, so that
// the file alone is the whole book, without bringing it up to date. Errors:
// CodeBusy when anybody has the book open, CodeInvalid when it is not a book,
// CodeDamaged, CodeReadOnly.
func Fold(ctx context.Context, path string) error {
	h, err := readHeader(path)
	if err != nil {
		return coded(path, err)
	}
	if h.application != applicationID {
		return notOurs(path)
	}
	handle, err := pool(foldDSN(path, defaultBusy), 1)
	if err != nil {
		return coded(path, err)
	}
	// Leaving the write-ahead log needs the file for oneself: SQLite answers
	// busy while another connection is open, even an idle one.
	return coded(path, errors.Join(handle.PingContext(ctx), handle.Close()))
}

// ReplaceFile puts the file from in the place of the file to, at once: a crash
// leaves the old one or the new one. Both lie in one folder.
func ReplaceFile(from, to string) error {
	err := os.Rename(from, to)
	if err == nil {
		err = syncDir(filepath.Dir(to))
	}
	return FileError(to, err)
}

// FileError turns what went wrong with the file or folder at path into an
// error with a code and a message; nil and coded errors pass unchanged.
func FileError(path string, err error) error { return coded(path, err) }
