package document_test

import (
	"strings"
	"testing"

	"sothidua/data/document"
	"sothidua/data/document/page"
	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/sample/sampletest"
)

func summary(t progress.Table, m progress.Money) document.Document {
	return document.SummaryTable(t, document.SummaryOptions{Money: m, Signature: true})
}

// soundSummary checks pages under the margins of NĐ 30/2020 and that every
// word stands inside a cell or outside the table.
func soundSummary(t *testing.T, d document.Document) {
	t.Helper()
	sound(t, d, 30, 15, 20)
	for n, p := range d.Pages {
		var cells []page.Rect
		for _, it := range p.Items {
			if r, ok := it.(page.Rect); ok {
				cells = append(cells, r)
			}
		}
		for _, x := range boxes(p) {
			for _, c := range cells {
				crossed := x.y1 > c.Y && x.y2 < c.Y+c.H && (x.x1 < c.X && x.x2 > c.X+0.05 || x.x1 < c.X+c.W-0.05 && x.x2 > c.X+c.W)
				if crossed {
					t.Errorf("page %d: %q runs out of its cell", n+1, x.S)
				}
			}
		}
	}
}

func TestSummaryOfTheDesign(t *testing.T) {
	d := summary(picture14(), progress.Million)
	soundSummary(t, d)
	text := flat(d)
	for _, want := range []string{
		"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "XÃ TRÍ YÊN",
		"BẢNG TỔNG HỢP KẾT QUẢ THỰC HIỆN CHỈ TIÊU THI ĐUA", "Số liệu đến ngày 18/06/2024 – Đơn vị tiền: triệu đồng", "(số liệu mẫu)",
		"STT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện năm 2023", "Kế hoạch năm 2024", "6 tháng đầu năm 2024", "% KH", "So cùng kỳ 2023",
		"Ước cả năm", "Đánh giá", "Đã báo", "Ghi chú",
		"10.129,3", "4.238,1", "45,7 (*)", "−0,37 điểm", "Cấp trên giao 1,1%", "6/8", "Có nguy cơ", "Tốt",
		"(*) Chỉ tiêu càng thấp càng tốt: % là phần đã giảm so với phần phải giảm. 8: (1,52 − 1,31)/(1,52 − 1,06) = 45,7%.",
		"Chỉ tiêu 12a, 12b mới có số của 6/8 đơn vị (chưa có Thôn 3, Thôn 6).",
		"Trí Yên, ngày tháng 6 năm 2024", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn Diễn",
	} {
		if !strings.Contains(strings.Join(strings.Fields(text), " "), want) {
			t.Errorf("the table does not say %q", want)
		}
	}
	for i, p := range d.Pages {
		find(t, p, "STT")
		find(t, p, "(số liệu mẫu)")
		if i > 0 {
			find(t, p, []string{"", "2", "3", "4"}[i])
		}
	}
	if first := boxes(d.Pages[0]); first[len(first)-2].S == "1" {
		t.Error("page 1 carries a number")
	}
}

func TestSummaryMoney(t *testing.T) {
	for m, want := range map[progress.Money][]string{
		progress.Dong:    {"10.129.300.000", "4.238.126.500", "60.500.000"},
		progress.Million: {"10.129,3", "4.238,1", "60,5"},
		progress.Billion: {"10,129", "4,238", "0,061"},
	} {
		d := summary(picture14(), m)
		soundSummary(t, d)
		text := flat(d)
		for _, w := range append(want, string(m)) {
			if !strings.Contains(text, w) {
				t.Errorf("%s: no %q", m, w)
			}
		}
	}
	table := picture14()
	table.Rows[5].Plan = model.Of(model.Num("45000")) // far too little for the scale
	if text := flat(summary(table, progress.Billion)); !strings.Contains(text, "0,000045") {
		t.Error("a small amount is printed as nothing")
	}
}

func TestSummaryNumbersAreAlignedRight(t *testing.T) {
	d := summary(picture14(), progress.Million)
	right := 0.0
	for _, s := range []string{"10.129,3", "5.350", "60,5"} {
		x := find(t, d.Pages[0], s)
		if right != 0 && (x.x2 < right-0.01 || x.x2 > right+0.01) {
			t.Errorf("%q ends at %.2f, others at %.2f", s, x.x2, right)
		}
		right = x.x2
	}
}

func TestSummaryShowsMissingAsDash(t *testing.T) {
	table := picture14()
	table.Rows = table.Rows[2:3] // not yet judged, no figures
	d := summary(table, progress.Million)
	dashes := 0
	for _, x := range boxes(d.Pages[0]) {
		if x.S == "–" {
			dashes++
		}
		if x.S == "0" {
			t.Error("a missing figure is printed as zero")
		}
	}
	// Last year, done, share, same period, estimate, reported.
	if dashes != 6 {
		t.Errorf("%d dashes, want 6", dashes)
	}
}

func TestSummaryOfAPeriodInsideTheYear(t *testing.T) {
	table := picture14()
	table.Code = "Q2"
	table.Rows[4].Period = model.Of(model.Num("1234"))
	d := summary(table, progress.Million)
	soundSummary(t, d)
	text := flat(d)
	for _, want := range []string{"Quý II/2024", "Trong kỳ", "Lũy kế", "1.234", "2.780"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q", want)
		}
	}
	if strings.Contains(flat(summary(picture14(), progress.Million)), "Lũy kế") {
		t.Error("a half-year from January has two columns for one figure")
	}
}

func TestSummaryOfOneUnit(t *testing.T) {
	f := sampletest.Facts(t)
	table, err := progress.BuildUnit(f, f.Units[0].ID, model.H1)
	if err != nil {
		t.Fatal(err)
	}
	d := summary(table, progress.Million)
	soundSummary(t, d)
	text := flat(d)
	if !strings.Contains(text, f.Units[0].Name+": 6 tháng đầu năm 2024") || strings.Contains(text, "Đã báo") {
		t.Error("one unit's table must name it and not count units")
	}
}

func TestExtremeSummaries(t *testing.T) {
	extreme := picture14()
	extreme.Office.Commune = "xã Nghĩa Thượng Phú Xuân Hòa Đông Nam Thạnh Mỹ Trung Lập Bình"
	extreme.Rows[1].Target.Name = strings.Repeat("chỉ tiêu rất dài ", 9)
	extreme.Rows[3].ToDate = model.Of(model.Num("-99999999999.25"))
	extreme.Rows[6].Plan = model.Of(model.Num("999999999999999"))
	extreme.Rows[6].Note = strings.Repeat("Ghi chú rất dài của đơn vị. ", 80)
	for name, table := range map[string]progress.Table{
		"extreme": extreme, "empty": {Code: model.H1}, "400 rows": many(400), "sample": progress.Build(sampletest.Facts(t), model.H1),
	} {
		for _, m := range progress.Monies {
			d := summary(table, m)
			soundSummary(t, d)
			leaves, spots := 0, map[model.ID]bool{}
			for _, r := range table.Rows {
				if r.Target.Leaf {
					leaves++
				}
			}
			for _, p := range d.Pages {
				for _, s := range p.Spots {
					spots[s.Target] = true
				}
			}
			if len(spots) != leaves {
				t.Errorf("%s in %s: %d rows can be clicked, want %d", name, m, len(spots), leaves)
			}
		}
	}
	text := flat(summary(extreme, progress.Dong))
	for _, want := range []string{"999.999.999.999.999", "−99.999.999.999,25"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is broken", want)
		}
	}
	if n := strings.Count(text, "Ghi chú rất dài"); n < 70 {
		t.Errorf("%d of 80 sentences of the note are printed in one piece", n)
	}
}
