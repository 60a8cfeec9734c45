package flow

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"sothidua/data/document/font"
	"sothidua/data/document/page"
	"sothidua/data/model"
)

// grid makes a table of n rows under a header with a cell over two columns.
func gridTable(n int) Table {
	cell := func(s string) Cell { return Cell{Runs: Styled(s, font.Bold, 11), Align: AlignCentre} }
	number, name, both := cell("STT"), cell("Chỉ tiêu"), cell("6 tháng")
	number.Down, name.Down, both.Span = 2, 2, 2
	t := Table{
		Cols: []float64{12, 60, 25, 25}, Rule: 0.2,
		Header: [][]Cell{{number, name, both}, {cell("Thực hiện"), cell("% KH")}},
	}
	for i := range n {
		t.Rows = append(t.Rows, TableRow{Target: model.ID(i + 1), Cells: []Cell{
			{Runs: Plain(fmt.Sprint(i+1), 11), Align: AlignCentre}, {Runs: Plain("Chỉ tiêu thứ "+fmt.Sprint(i+1), 11)},
			{Runs: Plain("1.234,5", 11), Align: AlignRight}, {Runs: Plain("50,0", 11), Align: AlignRight},
		}})
	}
	return t
}

func rects(p page.Page) []page.Rect {
	var out []page.Rect
	for _, it := range p.Items {
		if r, ok := it.(page.Rect); ok {
			out = append(out, r)
		}
	}
	return out
}

func TestTableHeaderCells(t *testing.T) {
	b := portrait()
	b.Table(gridTable(1))
	r := rects(b.Pages()[0])
	if len(r) != 5+4 {
		t.Fatalf("%d cells, want 5 in the header and 4 below", len(r))
	}
	number, both, done := r[0], r[2], r[3]
	if number.W != 12 || math.Abs(number.H-(both.H+done.H)) > 1e-9 {
		t.Errorf("a cell over two rows is %v high, the rows %v and %v", number.H, both.H, done.H)
	}
	if both.W != 50 || both.X != b.Left()+72 || done.X != both.X || done.Y != both.Y+both.H {
		t.Errorf("merged cell %+v, cell below %+v", both, done)
	}
	if body := r[5]; body.Y != number.Y+number.H {
		t.Errorf("body starts at %v, header ends at %v", body.Y, number.Y+number.H)
	}
}

func TestTableRepeatsItsHeader(t *testing.T) {
	b := portrait()
	b.Table(gridTable(200))
	pages := b.Pages()
	if len(pages) < 4 {
		t.Fatalf("%d pages", len(pages))
	}
	seen := 0
	for i, p := range pages {
		find(t, p, "% KH")
		for _, r := range rects(p) {
			if r.Y < b.Margins.Top-1e-9 || r.Y+r.H > b.Bottom()+1e-6 {
				t.Errorf("page %d: cell from %.1f to %.1f", i+1, r.Y, r.Y+r.H)
			}
		}
		for _, s := range p.Spots {
			if seen++; s.Target != model.ID(seen) {
				t.Errorf("page %d: row of target %d, want %d", i+1, s.Target, seen)
			}
		}
	}
	if seen != 200 {
		t.Errorf("%d rows", seen)
	}
}

func TestRowsGrowWithTheirText(t *testing.T) {
	table := gridTable(1)
	table.Rows[0].Cells[1].Runs = Plain(strings.Repeat("tên dài ", 30), 11)
	b := portrait()
	b.Table(table)
	r := rects(b.Pages()[0])
	row := r[len(r)-1]
	lines := 0
	for _, x := range pageTexts(b.Pages()[0]) {
		if strings.HasPrefix(x.S, "tên") || strings.HasPrefix(x.S, "dài") {
			lines++
			if x.Width(b.Fonts) > 60-CellPad+1e-6 {
				t.Errorf("%q is wider than its column", x.S)
			}
		}
	}
	if want := float64(lines)*LineHeight(11) + 2*padY; lines < 4 || math.Abs(row.H-want) > 1e-6 {
		t.Errorf("row of %d lines is %.2f mm, want %.2f", lines, row.H, want)
	}
}

func TestARowLongerThanAPageIsCutBetweenLines(t *testing.T) {
	table := gridTable(3)
	table.Rows[1].Cells[1].Runs = Plain(strings.Repeat("chữ ", 2000), 11)
	b := portrait()
	b.Table(table)
	words := 0
	for i, p := range b.Pages() {
		for _, x := range pageTexts(p) {
			words += strings.Count(x.S, "chữ")
			if x.Y > b.Bottom() {
				t.Errorf("page %d: %q stands below the margin", i+1, x.S)
			}
		}
	}
	if words != 2000 {
		t.Errorf("%d words printed, want 2000", words)
	}
}

func TestTheLastRowsStayWithTheTail(t *testing.T) {
	for n := 1; n < 60; n++ {
		table := gridTable(n)
		table.Tail = 70
		b := portrait()
		b.Table(table)
		if b.Room() < 70-1e-6 {
			t.Fatalf("%d rows: only %.1f mm are left below the table", n, b.Room())
		}
		last := b.Pages()[len(b.Pages())-1]
		if want := min(n, 2); len(last.Spots) < want {
			t.Fatalf("%d rows: the last page holds %d, want at least %d", n, len(last.Spots), want)
		}
		for i, p := range b.Pages() {
			if len(p.Spots) == 0 {
				t.Fatalf("%d rows: page %d holds a header alone", n, i+1)
			}
		}
	}
	table := gridTable(2)
	table.Tail = 500 // more than a page: the rows stand where they are
	b := portrait()
	b.Table(table)
	if len(b.Pages()) != 1 {
		t.Errorf("%d pages", len(b.Pages()))
	}
}

func TestAHeadingRowKeepsItsNext(t *testing.T) {
	for n := 20; n < 60; n++ {
		table := gridTable(n + 10)
		table.Rows[n].Keep = true
		b := portrait()
		b.Table(table)
		for i, p := range b.Pages() {
			if k := len(p.Spots); k > 0 && p.Spots[k-1].Target == model.ID(n+1) {
				t.Fatalf("row %d ends page %d alone", n+1, i+1)
			}
		}
	}
}
