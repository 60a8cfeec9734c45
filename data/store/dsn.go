package store

import (
	"database/sql"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// readers is how many connections may read at once: a few screens together.
const readers = 4

// common are the settings every connection needs. They stand in the data
// source name because a PRAGMA statement reaches one connection of a pool
// only; the driver applies the busy timeout before the others.
func common(busy time.Duration) url.Values {
	return url.Values{
		"_busy_timeout": {strconv.FormatInt(busy.Milliseconds(), 10)},
		"_foreign_keys": {"on"},
		"_dqs":          {"0"}, // "x" is a name, never a text
		"_defensive":    {"1"},
	}
}

// writerDSN names the book for the one connection that writes. A plain path
// keeps '#' and '%' as they are; a '?' in it is refused by Open.
func writerDSN(path string, busy time.Duration) string {
	v := common(busy)
	v.Set("_journal_mode", "WAL")
	v.Set("_synchronous", "FULL")
	v.Set("_txlock", "immediate")
	v.Set("_pragma", "temp_store(MEMORY)")
	return path + "?" + v.Encode()
}

// readerDSN names the book for the pool beside the writer.
func readerDSN(path string, busy time.Duration) string {
	v := common(busy)
	v.Set("_query_only", "1")
	return path + "?" + v.Encode()
}

// readOnlyDSN names a book that must not be touched. SQLite obeys mode and
// immutable in a URI only. Without immutable a book at rest would get new -wal
// and -shm files beside it just for being read; with it SQLite would not see
// a log that is there.
func readOnlyDSN(path string, busy time.Duration, hasLog bool) string {
	v := common(busy)
	v.Set("mode", "ro")
	if !hasLog {
		v.Set("immutable", "1")
	}
	return fileURI(path) + "?" + v.Encode()
}

// foldDSN names a book whose log is to be folded into the file.
func foldDSN(path string, busy time.Duration) string {
	v := common(busy)
	v.Set("_journal_mode", "DELETE")
	return path + "?" + v.Encode()
}

// fileURI escapes an absolute path as SQLite wants it: file:///C:/…, and
// file:////server/share/… for a share.
func fileURI(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

// pool opens a handle with at most so many connections, which stay open.
func pool(dsn string, conns int) (*sql.DB, error) {
	handle, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, err
	}
	handle.SetMaxOpenConns(conns)
	handle.SetMaxIdleConns(conns)
	return handle, nil
}
