// Package backup copies books, tells whether copies can still be read, and puts
// a copy back in the place of a book. A copy is one file that is itself a book.
// It gets its name only after it was read back whole.
package backup

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"sothidua/data/model"
	"sothidua/data/store"
)

// Ext is how the names of copies end.
const Ext = ".sothidua"

// Kind tells why a copy was made; it is what the office reads in the list.
type Kind string

// The kinds.
const (
	Manual        Kind = "Thủ công"
	Automatic     Kind = "Tự động"
	MonthEnd      Kind = "Cuối tháng" // an automatic copy kept as the last one of its month
	BeforeImport  Kind = "Trước khi nhập"
	BeforeRestore Kind = "Trước khi khôi phục"
)

// slugs are the kinds in the names of files. MonthEnd has none: an automatic
// copy becomes one by growing old.
var slugs = map[Kind]string{
	Manual:        "thu-cong",
	Automatic:     "tu-dong",
	BeforeImport:  "truoc-khi-nhap",
	BeforeRestore: "truoc-khi-khoi-phuc",
}

// Info describes a copy.
type Info struct {
	Path  string
	At    time.Time // when it was made
	Size  int64     // bytes
	Kind  Kind
	Sound bool   // it was opened and read whole just now
	Why   string // Vietnamese: what is wrong when it is not sound
}

// Create copies the book into a new file at path and reads the copy back. The
// errors are those of store.DB.CopyTo: CodeConflict when there is such a file.
func Create(ctx context.Context, db *store.DB, path string) (Info, error) {
	if err := db.CopyTo(ctx, path); err != nil {
		return Info{}, err
	}
	info, err := examine(ctx, path)
	if _, named := parseName(path); !named {
		info.At = db.Now()
	}
	return info, err
}

// Before copies the book into dir ahead of something that changes much of it;
// the kind and the time stand in the name. Daily removes such copies when they
// have grown old, but none made by hand.
func Before(ctx context.Context, db *store.DB, dir string, reason Kind) (Info, error) {
	return createIn(ctx, db, dir, reason, db.Now())
}

func createIn(ctx context.Context, db *store.DB, dir string, kind Kind, at time.Time) (Info, error) {
	path, err := newName(dir, db.Path(), kind, at)
	if err != nil {
		return Info{}, err
	}
	return Create(ctx, db, path)
}

// stamp is the time in the name of a copy, on the clock of the office.
const stamp = "2006-01-02_150405"

// newName makes the folder of the copies and returns the name of a new copy of
// the book: so-thi-dua_2024-06-18_073005_tu-dong.sothidua. When the second is
// taken, the next one is used.
func newName(dir, book string, kind Kind, at time.Time) (string, error) {
	slug, ok := slugs[kind]
	if !ok {
		return "", model.Errorf(model.CodeInternal, "Không có loại bản sao “%s”.", kind)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", store.FileError(dir, err)
	}
	for ; ; at = at.Add(time.Second) {
		path := filepath.Join(dir, baseOf(book)+"_"+at.Format(stamp)+"_"+slug+Ext)
		if _, err := os.Lstat(path); err != nil {
			return path, nil // not there; any other fault shows in writing it
		}
	}
}

// baseOf is what the names of all copies of a book begin with.
func baseOf(book string) string {
	name := filepath.Base(book)
	return strings.TrimSuffix(name, filepath.Ext(name))
}

// name is what the name of a copy tells.
type name struct {
	book string
	at   time.Time
	kind Kind
}

// parseName reads a name that newName made; ok is false for any other name.
func parseName(path string) (n name, ok bool) {
	rest, ok := strings.CutSuffix(filepath.Base(path), Ext)
	end := strings.LastIndexByte(rest, '_')
	start := end - len(stamp) - 1
	if !ok || start < 1 || rest[start] != '_' {
		return n, false
	}
	at, err := time.ParseInLocation(stamp, rest[start+1:end], time.Local)
	if err != nil {
		return n, false
	}
	for kind, slug := range slugs {
		if slug == rest[end+1:] {
			return name{rest[:start], at, kind}, true
		}
	}
	return n, false
}

// List returns the copies in dir, newest first, each opened and read whole. A
// folder that does not exist holds none.
func List(ctx context.Context, dir string) ([]Info, error) {
	paths, err := copiesIn(dir)
	if err != nil {
		return nil, err
	}
	out := make([]Info, 0, len(paths))
	for _, path := range paths {
		info, err := examine(ctx, path)
		if err != nil {
			return nil, err
		}
		out = append(out, info)
	}
	slices.SortStableFunc(out, func(a, b Info) int { return b.At.Compare(a.At) })
	markMonthEnds(out)
	return out, nil
}

// copiesIn lists the files in dir that are named as copies.
func copiesIn(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var out []string
	for _, e := range entries {
		if e.Type().IsRegular() && strings.EqualFold(filepath.Ext(e.Name()), Ext) {
			out = append(out, filepath.Join(dir, e.Name()))
		}
	}
	return out, store.FileError(dir, err)
}

// examine reads a copy whole. An error means that ctx ended or the file went
// away, not that the copy is broken.
func examine(ctx context.Context, path string) (Info, error) {
	file, err := os.Stat(path)
	if err != nil {
		return Info{}, store.FileError(path, err)
	}
	info := Info{Path: path, At: file.ModTime(), Size: file.Size(), Kind: Manual}
	if n, ok := parseName(path); ok {
		info.At, info.Kind = n.at, n.kind
	}
	err = verify(ctx, path)
	if ctx.Err() != nil {
		return info, ctx.Err()
	}
	info.Sound, info.Why = err == nil, why(err)
	return info, nil
}

// verify opens a copy without changing it and reads it whole. Errors: those of
// store.Open, CodeDamaged when something in it does not fit.
func verify(ctx context.Context, path string) (err error) {
	db, err := store.Open(ctx, store.Options{Path: path, ReadOnly: true})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return soundness(ctx, db)
}

func soundness(ctx context.Context, db *store.DB) error {
	c, err := db.Check(ctx)
	if err == nil && !c.Sound() {
		faults := strings.Join(append(c.Integrity, c.ForeignKeys...), " ")
		err = model.Wrap(model.CodeDamaged, errors.New(faults), "Tệp “%s” bị hỏng, không dùng được.", db.Path())
	}
	return err
}

// why tells in a few words what is wrong with a copy.
func why(err error) string {
	switch model.CodeOf(err) {
	case "":
		return ""
	case model.CodeDamaged:
		return "Bản sao hỏng, không đọc được. Dùng bản khác."
	case model.CodeInvalid:
		return "Tệp này không phải sổ thi đua."
	case model.CodeNewer:
		return "Bản sao do chương trình mới hơn ghi. Cài bản mới nhất của Sổ Thi đua rồi mở."
	}
	return model.Message(err)
}
