//go:build e2e

package e2e

import (
	"path/filepath"
	"strings"
	"testing"

	"sothidua/data/sample"
)

// paper is one unit's half-year as it lies on the office's desk: what is typed
// into the cells, from the top down, and what the book must hold then.
type paper struct {
	unit, name    string
	in            bool // has a paper
	typed, stored []string
	numbers       []string
}

// typing is how a stored choice is typed: the first letters, without accents.
var typing = map[string]string{"good": "Giu", "yes": "Dat", "Tốt": "Tot", "Khá": "Kha", "Trung bình": "Trung"}

// papers are the reports the office has in hand in the sample year, and Thôn
// 6's: over twenty units, some of them with words only. The order is that of the
// tracker; a unit without a paper hands nothing in.
func papers(t *testing.T) []paper {
	t.Helper()
	book, err := sample.Load()
	if err != nil {
		t.Fatal(err)
	}
	var out []paper
	for _, u := range book.Units {
		p := paper{unit: u.Code, name: u.Name}
		for _, r := range book.Reports {
			if r.Unit != u.Code || r.Code != "H1" || !r.Status.Received() {
				continue
			}
			p.in = true
			for _, v := range r.Values {
				stored := v.Figure.Choice
				if v.Figure.Number.Valid {
					stored = v.Figure.Number.Decimal.String()
				}
				text, choice := typing[stored]
				if !choice {
					text = strings.Replace(stored, ".", ",", 1)
				}
				p.numbers, p.typed, p.stored = append(p.numbers, v.Target), append(p.typed, text), append(p.stored, stored)
			}
		}
		if u.Code == "T06" {
			p.in = true
			for _, v := range village {
				p.numbers, p.typed, p.stored = append(p.numbers, v.number), append(p.typed, v.typed), append(p.stored, v.stored)
			}
		}
		out = append(out, p)
	}
	return out
}

// TestHalfYearOfAnOfficeWithoutTheMouse opens a new year and takes it through
// its first half: over twenty units are typed, handed in and approved, one report
// is returned and mended, an approved one is corrected, the period is locked.
func TestHalfYearOfAnOfficeWithoutTheMouse(t *testing.T) {
	d := newDesk(t)
	book := filepath.Join(t.TempDir(), "Sổ xã Trí Yên.db")
	d.run("init", "-db", book, "-sample", "tri-yen-2024")
	d.open("-db", book, "-today", "2025-06-13")
	d.settled("vp-1-mo")

	d.keys("alt+2")
	d.settled("vp-1-ke-hoach")
	d.keys("F6", "Return")
	d.settled("vp-2-mo-nam-moi")
	d.keys("shift+Tab", "shift+Tab", "Return")
	d.settled("vp-3-nam-moi")

	all := papers(t)
	d.keys("alt+4")
	d.settled("vp-3-theo-doi")
	d.keys("ctrl+Home", "Down", "Return")
	units := 0
	for i, p := range all {
		if i > 0 {
			d.keys("ctrl+Next")
		}
		if !p.in {
			continue
		}
		units++
		d.settled("vp-4-don-vi")
		for _, text := range p.typed {
			d.typed(text, "Return")
		}
		if len(p.typed) == 0 {
			d.keys("alt+Right")
			d.settled("vp-4-thuyet-minh")
			d.typed("Da van dong hoi vien tham gia.", "Tab")
			d.keys("alt+Left")
		}
		d.until("the half-year of "+p.name, func() bool { return p.kept(d.progressOf(book, "2025", p.unit)) })
		d.settled("vp-5-da-ghi")
		d.keys("F6", "Return")
		d.settled("vp-5-hoi-ngay")
		d.keys("Return") // handed in on the day proposed
		d.settled("vp-5-da-nop")
		if p.unit != "T02" {
			d.keys("F6", "Return")
			d.settled("vp-5-da-duyet")
		}
	}
	if units < 20 {
		t.Fatalf("%d units have a paper, want 20 or more", units)
	}
	d.settled("vp-6-tat-ca")
	d.returned(book)
	d.corrected(book)
	d.locked(book)
	if got := text(d.progressOf(book, "2025", "")["12b"].ToDate); got != "9" {
		t.Errorf("12b of the commune is %s, want 8 and the one Thôn 1 added", got)
	}
}

// kept tells whether the book holds every figure of the paper.
func (p paper) kept(rows map[string]row) bool {
	for i, number := range p.numbers {
		if text(rows[number].PeriodValue) != p.stored[i] {
			return false
		}
	}
	return true
}

// returned sends the report of Thôn 2 back, mends the health insurance and
// takes it in again.
func (d *desk) returned(book string) {
	d.t.Helper()
	d.keys("ctrl+shift+Tab")
	d.settled("vp-7-theo-doi")
	d.keys("ctrl+Home", "Down", "Down", "Return")
	d.settled("vp-7-thon-2")
	d.keys("F6", "Tab", "Return")
	d.settled("vp-8-hoi-ly-do")
	d.typed("Xem lai the BHYT", "Return")
	d.settled("vp-8-tra-lai")
	d.mended(book, mend{unit: "T02", number: "11", typed: "99,4", stored: "99.4", looks: "vp-9", again: "vp-9-nop-lai"})
	d.settled("vp-10-duyet-lai")
}

// corrected opens the approved report of Thôn 1 again, with a reason, adds one
// worker and approves it: both versions stay.
func (d *desk) corrected(book string) {
	d.t.Helper()
	d.keys("ctrl+Prior")
	d.settled("vp-11-thon-1")
	d.keys("F6", "Return")
	d.settled("vp-12-hoi-ly-do")
	d.typed("Bo sung mot nguoi", "Return")
	d.settled("vp-12-mo-lai")
	d.mended(book, mend{unit: "T01", number: "12b", typed: "2", stored: "2", looks: "vp-13", again: "vp-13-nop-ban-sua"})
	d.keys("alt+Right", "alt+Right", "alt+Right")
	d.settled("vp-14-hai-ban")
}

// mend is one figure that is written over in the open report of a unit.
type mend struct {
	unit, number  string
	typed, stored string // into the cell, and what the book must hold then
	looks, again  string // how the names of the pictures begin; the last one
}

// mended writes the figure, hands the report in again on the day proposed and
// takes it.
func (d *desk) mended(book string, m mend) {
	d.t.Helper()
	d.keys("ctrl+Home", "Tab")
	d.down(m.number)
	d.typed(m.typed, "Return")
	d.until("the mended figure "+m.number, func() bool {
		return text(d.progressOf(book, "2025", m.unit)[m.number].PeriodValue) == m.stored
	})
	d.settled(m.looks + "-da-ghi")
	d.keys("F6", "Return")
	d.settled(m.looks + "-hoi-ngay")
	d.keys("Return")
	d.settled(m.again)
	d.keys("F6", "Return")
}

// down goes from the first row to the row of a target of a village.
func (d *desk) down(number string) {
	d.t.Helper()
	for _, n := range []string{"1a", "1b", "1c", "1d", "6", "8", "9", "11", "12a", "12b"} {
		if n == number {
			return
		}
		d.keys("Down")
	}
}

// locked locks the period; what is typed then changes nothing.
func (d *desk) locked(book string) {
	d.t.Helper()
	d.keys("ctrl+Tab")
	d.settled("vp-15-theo-doi")
	d.keys("F6", "Tab", "Return")
	d.settled("vp-16-hoi-khoa")
	d.keys("Return")
	d.settled("vp-17-da-khoa")
	d.keys("ctrl+Home", "Down", "Down", "Down", "Return") // Thôn 3, which handed nothing in
	d.settled("vp-18-don-vi-bi-khoa")
	d.typed("55", "Return")
	d.settled("vp-19-khong-ghi-duoc")
	if got := text(d.progressOf(book, "2025", "T03")["1a"].PeriodValue); got != "" {
		d.t.Errorf("a locked period took %s", got)
	}
}
