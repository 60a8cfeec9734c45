package lay

import (
	"fmt"
	"strings"
	"testing"

	"sothidua/data/document/doc"
	"sothidua/data/document/font"
	"sothidua/data/model"
)

func TestATableOf400RowsRepeatsItsHeader(t *testing.T) {
	for _, landscape := range []bool{false, true} {
		d := one(summary(400), closing())
		d.Sections[0].Landscape = landscape
		ps := pages(d)
		sound(t, ps)
		seen := model.ID(0)
		for i, p := range ps {
			if head := find(t, p, "% KH"); head.Style != font.Bold {
				t.Errorf("page %d: header style %v", i+1, head.Style)
			}
			if len(p.Spots) < 2 {
				t.Errorf("page %d holds %d rows", i+1, len(p.Spots))
			}
			for _, s := range p.Spots {
				if s.Target <= seen {
					t.Errorf("page %d: row %d after %d", i+1, s.Target, seen)
				}
				seen = s.Target
			}
			all := body(p)
			if last := all[len(all)-1].S; strings.HasPrefix(last, "Nhóm") {
				t.Errorf("page %d ends with the name of a group", i+1)
			}
		}
		if seen != 400 {
			t.Errorf("last row %d", seen)
		}
	}
}

func TestNoRowIsLeftOver(t *testing.T) {
	for n := 1; n < 110; n++ {
		for i, p := range pages(one(plain(n))) {
			if i > 0 && len(p.Spots) == 1 || len(p.Spots) == 0 {
				t.Fatalf("%d rows: page %d holds %d", n, i+1, len(p.Spots))
			}
		}
	}
}

func TestATableWithoutRowsShowsItsHeader(t *testing.T) {
	ps := pages(one(append(filler(2), plain(0), doc.Paragraph{Runs: doc.Text("Hết")})...))
	sound(t, ps)
	find(t, ps[0], "STT")
	if end := find(t, ps[0], "Hết"); end.Y < rects(ps[0])[0].Y+rects(ps[0])[0].H {
		t.Errorf("the text stands at %.1f, over the table", end.Y)
	}
	if got := pages(one(doc.Table{})); len(rects(got[0])) != 0 {
		t.Errorf("an empty table has %d cells", len(rects(got[0])))
	}
}

func TestMergedCellsOfTheBody(t *testing.T) {
	table := doc.Table{Widths: []float64{1, 1, 1}, Rows: []doc.Row{
		{Cells: []doc.Cell{{Runs: doc.Text("A"), Down: 2, Across: 2}, {Runs: doc.Text("B")}}},
		{Cells: []doc.Cell{{Runs: doc.Text("C")}}},
		{Cells: []doc.Cell{{Runs: doc.Text("D")}, {Runs: doc.Text("E"), Across: 9, Down: 9}}},
	}}
	p := pages(one(table))[0]
	r := rects(p)
	if len(r) != 5 {
		t.Fatalf("%d cells", len(r))
	}
	a, b, c, d, e := r[0], r[1], r[2], r[3], r[4]
	w := portrait.Width() / 3
	if !near(a.W, 2*w) || !near(a.H, b.H+c.H) || !near(b.X, a.X+a.W) || !near(c.X, b.X) || !near(c.Y, b.Y+b.H) {
		t.Errorf("cells %+v %+v %+v", a, b, c)
	}
	if !near(d.Y, a.Y+a.H) || !near(e.X, d.X+d.W) || !near(e.W, 2*w) || !near(e.H, d.H) {
		t.Errorf("cells %+v %+v", d, e)
	}
}

func TestACellOverManyRowsIsParted(t *testing.T) {
	table := plain(150)
	table.Widths = []float64{1, 4, 2}
	table.Rows[0].Cells = append(table.Rows[0].Cells, doc.Cell{Runs: doc.Text(prose(9)), Down: 150, Middle: true})
	ps := pages(one(table))
	sound(t, ps)
	if n := strings.Count(letters(ps), "trào"); n != 9 {
		t.Errorf("the cell's text stands %d times, want 9", n)
	}
	for i, p := range ps {
		tall := 0.0
		for _, r := range rects(p) {
			tall = max(tall, r.H)
		}
		if tall < 20 {
			t.Errorf("page %d: the cell's part is %.1f mm high", i+1, tall)
		}
	}
}

func TestTheTextOfATallCellOverRowsIsWhole(t *testing.T) {
	for _, words := range []int{20, 120, 700} {
		for before := 0; before < 40; before += 13 {
			table := plain(4)
			table.Widths = []float64{1, 4, 2}
			table.Rows[1].Cells = append(table.Rows[1].Cells, doc.Cell{Runs: doc.Text(prose(words)), Down: 2})
			ps := pages(one(append(filler(before), table, doc.Paragraph{Runs: doc.Text("Hết")})...))
			sound(t, ps)
			if n := strings.Count(letters(ps), "trào"); n != words {
				t.Errorf("%d words, %d lines before: %d are printed", words, before, n)
			}
		}
	}
}

func TestALongRowIsPartedBetweenItsLines(t *testing.T) {
	for before := 0; before < 40; before += 3 {
		table := plain(3)
		table.Rows[1].Cells[1].Runs = doc.Text(prose(250))
		table.Rows[1].Cells[0].Runs = doc.Text("Số\nhai")
		ps := pages(one(append(filler(before), table)...))
		sound(t, ps)
		if n := strings.Count(letters(ps), "trào"); n != 250 {
			t.Fatalf("%d lines before: %d words", before, n)
		}
		if i := strings.Index(letters(ps), "Hàngsố3"); i < strings.LastIndex(letters(ps), "trào") {
			t.Fatal("the rows are out of order")
		}
		// The pages in the middle are filled: nothing is pushed on whole.
		for i, p := range ps[:len(ps)-1] {
			all := body(p)
			if y := all[len(all)-1].Y; y < portrait.H-portrait.Margins.Bottom-30 {
				t.Errorf("%d lines before: page %d ends at %.1f", before, i+1, y)
			}
		}
	}
}

func TestWordsWiderThanTheirColumnBreak(t *testing.T) {
	table := plain(2)
	table.Rows[0].Cells[0].Runs = doc.Text(strings.Repeat("1234567890", 6))
	ps := pages(one(table, doc.Paragraph{Runs: doc.Text(strings.Repeat("Nghiêng", 60))}))
	sound(t, ps)
	if !strings.Contains(letters(ps), strings.Repeat("Nghiêng", 60)) {
		t.Error("the word is not whole")
	}
}

func TestCellAlignment(t *testing.T) {
	table := doc.Table{Widths: []float64{1, 1, 1}, Size: 9, Bare: true,
		Header: []doc.Row{{Cells: cells("Đầu", "Giữa", "Cuối")}},
		Rows:   []doc.Row{{Cells: []doc.Cell{{Runs: doc.Text("trái")}, {Runs: doc.Text("giữa"), Align: doc.Centre}, {Runs: doc.Text("phải"), Align: doc.Right}}}}}
	p := pages(one(table))[0]
	w := portrait.Width() / 3
	left, mid, right := find(t, p, "trái"), find(t, p, "giữa"), find(t, p, "phải")
	if !near(left.X, portrait.Left()+CellPadX) || !near(middle(mid, p.Fonts), portrait.Left()+1.5*w) || !near(right.X+right.Width(p.Fonts), portrait.Right()-CellPadX) {
		t.Errorf("cells at %.2f, %.2f, %.2f", left.X, mid.X, right.X)
	}
	if head := find(t, p, "Đầu"); !near(middle(head, p.Fonts), portrait.Left()+w/2) || head.Size != 9 || head.Style != font.Bold {
		t.Errorf("header %+v", head)
	}
	if len(rects(p)) != 0 {
		t.Error("a bare table is ruled")
	}
}

func TestColumnsWithoutShares(t *testing.T) {
	got := Columns(doc.Table{Header: []doc.Row{{Cells: []doc.Cell{{Across: 3}, {}}}}}, font.Embedded(), 100)
	if fmt.Sprint(got) != "[25 25 25 25]" {
		t.Errorf("columns %v", got)
	}
	wide := doc.Table{Widths: []float64{1, 3}, Rows: []doc.Row{{Cells: cells("a", "b", "c")}}}
	if got := Columns(wide, font.Embedded(), 90); fmt.Sprint(got) != "[15 45 30]" {
		t.Errorf("columns %v for a row with more cells than shares", got)
	}
	if got := letters(pages(one(wide))); got != "abc" {
		t.Errorf("the table says %q", got)
	}
}

func TestLongRowsAreThoseThatArePartedOnPaper(t *testing.T) {
	table := plain(3)
	table.Rows[1].Cells[1].Runs = doc.Text(prose(250))
	if got := LongRows(table, font.Embedded(), portrait); fmt.Sprint(got) != "[false true false]" {
		t.Errorf("long rows %v", got)
	}
}

func TestAmountsStayWholeWhereOthersHaveRoom(t *testing.T) {
	fonts := font.Embedded()
	table := doc.Table{Widths: []float64{2, 1, 2}, Rows: []doc.Row{
		{Cells: cells("Tổng thu ngân sách trên địa bàn", "10.129.300.000.000", strings.Repeat("9", 200))},
		{Cells: []doc.Cell{{Runs: doc.Text(strings.Repeat("x", 90)), Across: 3}}},
	}}
	cols := Columns(table, fonts, 120)
	if want := fonts.Width("10.129.300.000.000", font.Regular, TableSize) + CellRoom; !near(cols[1], want) || !near(sum(cols), 120) {
		t.Errorf("columns %v, want the second %.2f and 120 in all", cols, want)
	}
	if cols[0] > 48 || cols[2] >= 48 {
		t.Errorf("the room does not come from the column that has most: %v", cols)
	}
	long := strings.Repeat("1", 14)
	full := doc.Table{Widths: []float64{1, 1, 1, 1}, Rows: []doc.Row{{Cells: cells(long, long, long, long)}}}
	if got := Columns(full, fonts, 100); fmt.Sprint(got) != "[25 25 25 25]" {
		t.Errorf("without room to spare the columns are %v", got)
	}
}

func TestNotesStayWithTheLastRows(t *testing.T) {
	for n := 1; n < 60; n++ {
		ps := pages(one(plain(n), doc.Paragraph{Flush: true, Size: 10.5, Runs: doc.Text("(*) Ghi chú.")}))
		p := ps[len(ps)-1]
		find(t, p, "(*) Ghi chú.")
		if want := min(n, 2); len(p.Spots) < want {
			t.Fatalf("%d rows: the notes stand with %d of them", n, len(p.Spots))
		}
	}
}
