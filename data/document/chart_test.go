package document_test

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/document"
	"sothidua/data/document/page"
	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/sample/sampletest"
)

func chart(t progress.Table) document.Document {
	return document.ProgressChart(t, document.DefaultChartOptions())
}

// order returns the numbers of the bars from the top, by the clickable rows.
func order(t progress.Table, d document.Document) []string {
	var out []string
	for _, p := range d.Pages {
		for _, s := range p.Spots {
			for _, r := range t.Rows {
				if r.Target.ID == s.Target {
					out = append(out, r.Target.Number)
				}
			}
		}
	}
	return out
}

// bars returns the filled bars of a chart page from the top: rectangles that
// start on the axis.
func bars(p document.Page) []page.Rect {
	var out []page.Rect
	for _, it := range p.Items {
		if r, ok := it.(page.Rect); ok && len(p.Spots) > 0 && r.X > p.Spots[0].X+60 && r.Y < p.Spots[len(p.Spots)-1].Y+p.Spots[0].H {
			out = append(out, r)
		}
	}
	return out
}

func TestChartOfTheDesign(t *testing.T) {
	table := picture14()
	d := chart(table)
	if len(d.Pages) != 1 || d.Pages[0].W != 297 || d.Pages[0].H != 210 {
		t.Fatalf("%d pages", len(d.Pages))
	}
	soundChart(t, d)
	if got := order(table, d); strings.Join(got, " ") != "12b 3a 4 11 3b 8 1d 12a 1c 1a" {
		t.Errorf("order %v", got)
	}
	text := flat(d)
	for _, want := range []string{
		"ỦY BAN NHÂN DÂN XÃ TRÍ YÊN", "(số liệu mẫu)", "Số liệu đến ngày 18/06/2024",
		"BIỂU ĐỒ TIẾN ĐỘ THỰC HIỆN CHỈ TIÊU THI ĐUA",
		"6 tháng đầu năm 2024 so với kế hoạch cả năm (Kế hoạch số 16/KH-UBND ngày 01/02/2024)",
		"thời gian đã qua 50%", "kế hoạch 100%", "% KH", "Thực hiện/kế hoạch", "Đánh giá",
		"6/20 người", "4.238,1/10.129,3 triệu đồng", "98,9/99,6%", "1,31% (1,52% → 1,06%)", "2.780/5.350 tấn", "100/100%",
		"Tổng chi ngân sách (không vượt)", "Giảm tỷ lệ hộ nghèo *", "30,0%", "102,3%",
		"Vạch 50% chỉ dùng cho chỉ tiêu cộng dồn và lộ trình giảm.",
		"* Chỉ tiêu càng thấp càng tốt: % là phần đã giảm trên phần phải giảm, (1,52 − 1,31)/(1,52 − 1,06) = 45,7%.",
		"Mức trần, không tính %: 9. Phát triển dân số 9,8‰ (kế hoạch dưới 11‰): Đạt; 10. Trẻ em suy dinh dưỡng 14,6% (kế hoạch dưới 24%): Đạt.",
		"Chỉ tiêu 12a, 12b mới có số của 6/8 đơn vị (chưa có Thôn 3, Thôn 6). Chưa đánh giá ở kỳ này: 1b, 2, 13a, 13b, 13c.",
		"Không tính %: Đúng tiến độ 14.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the chart does not say %q", want)
		}
	}
}

func TestBarsAreDrawnToScale(t *testing.T) {
	d := chart(picture14())
	p := d.Pages[0]
	plan := planLine(t, p)
	all := bars(p)
	if len(all) != 10 {
		t.Fatalf("%d bars", len(all))
	}
	axis := all[0].X
	full := plan.X1 - axis
	if math.Abs(full-79.6) > 0.01 {
		t.Errorf("100%% stands %.2f mm from the axis, want 79.6", full)
	}
	for i, want := range []float64{30, 41.8, 97.4, 99.3, 40, 45.7, 52, 60, 102.3, 100} {
		if got := all[i].W / full * 100; math.Abs(got-want) > 0.01 {
			t.Errorf("bar %d is %.2f%% long, want %v", i, got, want)
		}
		if spot := p.Spots[i]; all[i].Y < spot.Y || all[i].Y+all[i].H > spot.Y+spot.H {
			t.Errorf("bar %d leaves its row", i)
		}
	}
	dashed := 0
	for _, l := range lines(p) {
		if l.Dash != nil {
			dashed++
			if math.Abs(l.X1-(axis+full/2)) > 0.01 {
				t.Errorf("half of the year stands at %.2f", l.X1)
			}
		}
	}
	if dashed != 1 {
		t.Errorf("%d time lines", dashed)
	}
	for i, label := range []string{"0%", "25%", "50%", "75%", "100%"} {
		x := find(t, p, label)
		if math.Abs(x.X-(axis+full*float64(i)/4)) > 0.01 || x.Anchor != page.Centre || x.y1 < plan.Y2 {
			t.Errorf("%s stands at %.1f, %.1f", label, x.X, x.Y)
		}
	}
}

func TestFillsDifferWithoutColour(t *testing.T) {
	opt := document.DefaultChartOptions()
	opt.Mono = true
	table := many(5)
	for i, j := range []progress.Judgement{progress.NotMet, progress.Behind, progress.AtRisk, progress.OnPace, progress.Met} {
		table.Rows[i].Judgement = j
	}
	p := document.ProgressChart(table, opt).Pages[0]
	type look struct{ fill, hatch page.Colour }
	seen := map[look]bool{}
	for _, r := range bars(p) {
		if r.Fill.GreyOf() != r.Fill || r.Edge.GreyOf() != r.Edge {
			t.Errorf("a colour in black and white: %x, %x", r.Fill, r.Edge)
		}
		seen[look{r.Fill, r.Hatch}] = true
	}
	if len(seen) != 5 {
		t.Errorf("%d looks for 5 judgements", len(seen))
	}
}

func TestTenBarsOnAPageThenContinued(t *testing.T) {
	table := many(24)
	opt := document.DefaultChartOptions()
	for _, opt.Portrait = range []bool{false, true} {
		d := document.ProgressChart(table, opt)
		soundChart(t, d)
		var per []int
		for _, p := range d.Pages {
			per = append(per, len(p.Spots))
		}
		if diff := cmp.Diff([]int{10, 10, 4}, per); diff != "" {
			t.Fatalf("portrait %v: bars on the pages %s", opt.Portrait, diff)
		}
		for i, p := range d.Pages {
			planLine(t, p)
			find(t, p, "% KH")
			find(t, p, "(số liệu mẫu)")
			if i > 0 {
				find(t, p, "BIỂU ĐỒ TIẾN ĐỘ THỰC HIỆN CHỈ TIÊU THI ĐUA (tiếp theo)")
				find(t, p, []string{"", "2", "3"}[i])
			}
		}
	}
}

func TestChartOrder(t *testing.T) {
	table := picture14()
	opt := document.DefaultChartOptions()
	opt.Order = document.PlanOrder
	d := document.ProgressChart(table, opt)
	if got := strings.Join(order(table, d), " "); got != "1a 1c 1d 3a 3b 4 8 11 12a 12b" {
		t.Errorf("plan order: %s", got)
	}
}

func TestChartOptionsSwitchPartsOff(t *testing.T) {
	d := document.ProgressChart(picture14(), document.ChartOptions{})
	text := flat(d)
	for _, gone := range []string{"thời gian đã qua", "Vạch 50%", "Mức trần", "Chưa đánh giá ở kỳ này", "* Chỉ tiêu"} {
		if strings.Contains(text, gone) {
			t.Errorf("%q is still there", gone)
		}
	}
	for _, l := range lines(d.Pages[0]) {
		if l.Dash != nil {
			t.Error("the time line is still there")
		}
	}
	if !strings.Contains(text, "(số liệu mẫu)") {
		t.Error("sample figures must always be marked")
	}
}

func TestChosenTargets(t *testing.T) {
	table := picture14()
	schools := row("7b", "Trường đạt chuẩn quốc gia", "trường", model.Maintain, "3", "3", "100", progress.Met)
	schools.Target.ID = 99
	table.Rows = append(table.Rows, schools)
	if got := order(table, chart(table)); strings.Contains(strings.Join(got, " "), "7b") {
		t.Errorf("a target to be maintained has a bar: %v", got)
	}
	if !strings.Contains(flat(chart(table)), "Đạt 7b") {
		t.Error("the target without a bar is not named")
	}
	opt := document.DefaultChartOptions()
	opt.Targets = []model.ID{schools.Target.ID, table.Rows[1].Target.ID}
	d := document.ProgressChart(table, opt)
	if got := strings.Join(order(table, d), " "); got != "1a 7b" {
		t.Errorf("chosen targets: %s", got)
	}
	if strings.Contains(flat(d), "13a") {
		t.Error("notes name targets that were not asked for")
	}
}

func TestEveryLeafIsDrawnOrNamed(t *testing.T) {
	for _, code := range []model.PeriodCode{model.H1, model.M9, model.Y, "Q1", "M02"} {
		table := progress.Build(sampletest.Facts(t), code)
		d := chart(table)
		soundChart(t, d)
		drawn := map[string]bool{}
		for _, n := range order(table, d) {
			drawn[n] = true
		}
		text := flat(d)
		_, notes, found := strings.Cut(text, "Đánh giá ")
		if !found {
			_, notes, _ = strings.Cut(text, "Chưa có chỉ tiêu nào")
		}
		for _, r := range table.Rows {
			n := r.Target.Number
			named := strings.Contains(notes, " "+n+",") || strings.Contains(notes, " "+n+".") || strings.Contains(notes, " "+n+";") || strings.Contains(notes, " "+n+" ")
			if r.Target.Leaf && !drawn[n] && !named {
				t.Errorf("%s: target %s is passed over", code, n)
			}
		}
	}
}

func TestTimeLineByPeriod(t *testing.T) {
	for code, want := range map[model.PeriodCode]string{"M01": "8,3%", "Q1": "25%", "M05": "41,7%", model.H1: "50%", model.M9: "75%", "M11": "91,7%", model.Y: ""} {
		table := picture14()
		table.Code = code
		for _, portrait := range []bool{false, true} {
			opt := document.DefaultChartOptions()
			opt.Portrait = portrait
			d := document.ProgressChart(table, opt)
			soundChart(t, d)
			if got := strings.Contains(flat(d), "thời gian đã qua "+want); got != (want != "") {
				t.Errorf("%s: time line %q shown %v", code, want, got)
			}
		}
	}
	stocks := picture14()
	stocks.Rows = stocks.Rows[1:2]
	if strings.Contains(flat(chart(stocks)), "thời gian đã qua") {
		t.Error("the time line is drawn for a stock, where it means nothing")
	}
}

func TestExtremeBars(t *testing.T) {
	table := picture14()
	table.Rows[3].Percent = model.Num("-12.5")
	table.Rows[4].Percent = model.Num("1234.5")
	table.Rows[6].Percent = model.Num("0")
	for _, opt := range []document.ChartOptions{{}, {Portrait: true, TimeLine: true, Notes: true}} {
		d := document.ProgressChart(table, opt)
		soundChart(t, d)
		p := d.Pages[0]
		plan := planLine(t, p)
		percents := find(t, p, "1.234,5%")
		for _, r := range bars(p) {
			if r.W <= 0 || r.X+r.W > plan.X1+4 || r.X+r.W > percents.x1 {
				t.Errorf("bar from %.1f to %.1f", r.X, r.X+r.W)
			}
		}
		find(t, p, "−12,5%")
		find(t, p, "0,0%")
	}
}

func TestExtremeTexts(t *testing.T) {
	table := picture14()
	name := "Tỷ lệ hộ gia đình văn hóa tiêu biểu xuất sắc được công nhận và biểu dương tại khu dân cư trong năm theo tiêu chuẩn mới của cấp có thẩm quyền đã ban hành"
	word := strings.Repeat("Nghiễng", 22)
	table.Office.Commune = "xã Nghĩa Thượng Phú Xuân Hòa Đông Nam Thạnh Mỹ Trung Lập Bình"
	table.Rows[1].Target.Name, table.Rows[3].Target.Name = name, word
	table.Rows[4].Target.Rule.Unit = "triệu đồng/người/năm"
	table.Rows[6].Plan = model.Of(model.Num("999999999999999"))
	for _, portrait := range []bool{false, true} {
		opt := document.DefaultChartOptions()
		opt.Portrait = portrait
		d := document.ProgressChart(table, opt)
		soundChart(t, d)
		if !strings.Contains(flat(d), name) {
			t.Error("the long name is cut")
		}
		if !strings.Contains(strings.ReplaceAll(joined(d), "\n", ""), word) {
			t.Error("letters of the long word are lost")
		}
		if got := len(order(table, d)); got != 10 {
			t.Errorf("%d bars", got)
		}
	}
}

func TestEmptyChart(t *testing.T) {
	for _, table := range []progress.Table{{Code: model.H1}, {Code: model.Y, Plan: model.Plan{Year: 2024}, Office: model.Office{Commune: "xã Trí Yên"}}} {
		d := chart(table)
		soundChart(t, d)
		if len(d.Pages) != 1 || !strings.Contains(flat(d), "Chưa có chỉ tiêu nào tính được tỷ lệ") {
			t.Errorf("an empty table gives %q", flat(d))
		}
	}
}

func TestManyBarsAndNotes(t *testing.T) {
	table := many(400)
	for i := range table.Rows {
		if i%2 == 1 {
			table.Rows[i].Percent, table.Rows[i].Judgement = model.None, progress.NotYetJudged
		}
	}
	d := chart(table)
	if len(d.Pages) < 20 || len(order(table, d)) != 200 {
		t.Errorf("%d pages, %d bars", len(d.Pages), len(order(table, d)))
	}
	soundChart(t, d)
}
