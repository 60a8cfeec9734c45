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

// Daily copies the book into dir unless there is a sound automatic copy of the
// day of now, and removes automatic copies that have grown old. It returns
// today's copy and whether it was made now.
func Daily(ctx context.Context, db *store.DB, dir string, now time.Time) (Info, bool, error) {
	copies, err := automatic(dir, baseOf(db.Path()))
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
	return info, true, errors.Join(prune(dir, baseOf(db.Path()), info.Path), sweep(dir, now))
}

// dated is an automatic copy as its name tells.
type dated struct {
	path string
	at   time.Time
}

// automatic lists the automatic copies of a book, newest first.
func automatic(dir, book string) ([]dated, error) {
	paths, err := copiesIn(dir)
	var out []dated
	for _, path := range paths {
		if n, ok := parseName(path); ok && n.kind == Automatic && n.book == book {
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
	copies, err := automatic(dir, book)
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
