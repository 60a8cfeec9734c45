package backup

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"time"

	"sothidua/data/store"
)

// How many automatic copies of a book are kept: the newest ones, and of the
// newest months the last one each.
const (
	keepDays   = 14
	keepMonths = 12
)

// How many copies made ahead of imports are kept, and as many ahead of restores:
// the newest ones, and all of the last days. An import or a restore that went
// wrong is noticed within a reporting period; copies by hand are never removed.
const (
	keepBefore     = 20
	keepBeforeDays = 60
)

// Daily copies the book into dir unless there is a sound automatic copy of the
// day of now, and removes copies that have grown old, but for those made by
// hand. It returns today's copy and whether it was made now.
func Daily(ctx context.Context, db *store.DB, dir string, now time.Time) (Info, bool, error) {
	book := baseOf(db.Path())
	copies, err := copiesOf(dir, book, Automatic)
	if err != nil {
		return Info{}, false, err
	}
	for _, c := range copies {
		if c.at.Format(time.DateOnly) != now.Format(time.DateOnly) {
			continue
		}
		info, err := examine(ctx, c.path)
		if err != nil || info.Sound {
			return info, false, err
		}
	}
	info, err := createIn(ctx, db, dir, Automatic, now)
	if err != nil {
		return Info{}, false, err
	}
	if !info.Sound {
		return info, true, nil // the old ones may be needed
	}
	return info, true, errors.Join(prune(dir, book, info.Path), pruneBefore(dir, book, BeforeImport, now),
		pruneBefore(dir, book, BeforeRestore, now), sweep(dir, now))
}

// dated is a copy as its name tells.
type dated struct {
	path string
	at   time.Time
}

// copiesOf lists the copies of a book of one kind, newest first.
func copiesOf(dir, book string, kind Kind) ([]dated, error) {
	paths, err := copiesIn(dir)
	var out []dated
	for _, path := range paths {
		if n, ok := parseName(path); ok && n.kind == kind && n.book == book {
			out = append(out, dated{path, n.at})
		}
	}
	slices.SortFunc(out, func(a, b dated) int { return b.at.Compare(a.at) })
	return out, err
}

// prune removes the automatic copies of a book that are neither among the
// newest nor the last of a month. It keeps the one just made, which is not the
// newest when the clock of the PC was once ahead.
func prune(dir, book, made string) error {
	copies, err := copiesOf(dir, book, Automatic)
	months := map[string]bool{}
	for i, c := range copies {
		month := c.at.Format("2006-01")
		last := !months[month]
		months[month] = true
		if i < keepDays || last && len(months) <= keepMonths || c.path == made {
			continue
		}
		err = errors.Join(err, os.Remove(c.path))
	}
	return store.FileError(dir, err)
}

// pruneBefore removes the copies of a kind that are neither among the newest
// nor of the last days, with the logs that a damaged book left beside them. The
// days count from the newest of them, so that none goes while nothing happens;
// one from a clock that was ahead does not count.
func pruneBefore(dir, book string, kind Kind, now time.Time) error {
	copies, err := copiesOf(dir, book, kind)
	if len(copies) <= keepBefore {
		return store.FileError(dir, err)
	}
	since := now
	if copies[0].at.Before(now) {
		since = copies[0].at
	}
	since = since.AddDate(0, 0, -keepBeforeDays)
	for _, c := range copies[keepBefore:] {
		if !c.at.Before(since) {
			continue
		}
		for _, path := range append(store.LogFiles(c.path), c.path) {
			err = errors.Join(err, remove(path))
		}
	}
	return store.FileError(dir, err)
}

// sweep removes what copies that a crash broke off more than a day ago left.
func sweep(dir string, now time.Time) error {
	left, err := filepath.Glob(filepath.Join(dir, "*"+Ext+store.Unfinished))
	for _, path := range left {
		file, serr := os.Stat(path)
		if serr == nil && now.Sub(file.ModTime()) > 24*time.Hour {
			serr = os.Remove(path)
		}
		err = errors.Join(err, serr)
	}
	return store.FileError(dir, err)
}

// markMonthEnds names the automatic copies that are kept for their month only.
// The list is newest first and may hold copies of several books.
func markMonthEnds(list []Info) {
	seen := map[string]int{}
	for i := range list {
		n, ok := parseName(list[i].Path)
		if !ok || n.kind != Automatic {
			continue
		}
		if seen[n.book]++; seen[n.book] > keepDays {
			list[i].Kind = MonthEnd
		}
	}
}
