package document_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"sothidua/data/document"
	charts "sothidua/data/document/chart"
	"sothidua/data/document/page"
	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/sample/sampletest"
)

// sampleReview is the sample year as the charts see it on 18/06/2024.
func sampleReview(tb testing.TB) progress.Review {
	tb.Helper()
	r := progress.Review{Facts: sampletest.Facts(tb), Code: model.H1, Codes: []model.PeriodCode{model.H1, model.Y}}
	for i, name := range []string{"Khối thôn", "Khối trường học, y tế", "Khối cơ quan, đoàn thể"} {
		r.Blocks = append(r.Blocks, model.Block{ID: model.ID(i + 1), Name: name})
	}
	ways := []progress.Handing{progress.OnTime, progress.OnTime, progress.Late, progress.Missing}
	for i := range r.Facts.Units {
		u := &r.Facts.Units[i]
		u.BlockID = map[model.UnitKind]model.ID{model.Village: 1, model.School: 2}[u.Kind]
		if u.BlockID == 0 && u.Kind != model.Business {
			u.BlockID = 3 // businesses stand in no block
		}
		r.Deliveries = append(r.Deliveries, progress.Delivery{Unit: *u, Reports: []progress.Handed{
			{Code: model.H1, Way: ways[i%len(ways)], Days: []int{0, 0, 3, 4}[i%len(ways)]}, {Code: model.Y, Way: progress.NotDueYet}}})
	}
	return r
}

func targetOf(tb testing.TB, r progress.Review, number string) model.ID {
	tb.Helper()
	for _, t := range r.Facts.Targets {
		if t.Number == number {
			return t.ID
		}
	}
	tb.Fatalf("no target %s", number)
	return 0
}

// made lays out a chart of the sample year.
func made(tb testing.TB, name string, r progress.Review, o document.ChartOptions) document.Document {
	tb.Helper()
	for _, k := range document.ChartKinds() {
		if k.Name == name {
			d, err := k.Make(r, o)
			if err != nil {
				tb.Fatal(err)
			}
			return d
		}
	}
	tb.Fatalf("no chart %s", name)
	return document.Document{}
}

// level checks that no line of a plan, or of what is due, runs through a word.
func level(t *testing.T, d document.Document) {
	t.Helper()
	for n, p := range d.Pages {
		for _, a := range boxes(p) {
			for _, l := range lines(p) {
				if l.Y1 == l.Y2 && l.Width >= 0.4 && l.Y1 > a.y1+0.05 && l.Y1 < a.y2-0.05 && l.X1 < a.x2 && l.X2 > a.x1 {
					t.Errorf("page %d: a line runs through %q", n+1, a.S)
				}
			}
		}
	}
}

// inside checks that every shape stays within the margins.
func inside(t *testing.T, d document.Document) {
	t.Helper()
	left, right, bottom := 20.0, 15.0, 13.0
	if d.Pages[0].W == page.A4Short {
		left, bottom = 30, 20
	}
	const eps = 0.8 // strokes have a width
	for n, p := range d.Pages {
		for _, it := range p.Items {
			var x1, y1, x2, y2 float64
			switch s := it.(type) {
			case page.Rect:
				x1, y1, x2, y2 = s.X, s.Y, s.X+s.W, s.Y+s.H
			case page.Line:
				x1, x2 = math.Min(s.X1, s.X2), math.Max(s.X1, s.X2)
				y1, y2 = math.Min(s.Y1, s.Y2), math.Max(s.Y1, s.Y2)
			default:
				continue
			}
			if x1 < left-eps || x2 > p.W-right+eps || y1 < 10 || y2 > p.H-bottom+eps || math.IsNaN(x1+y1+x2+y2) {
				t.Errorf("page %d: %T from %.1f, %.1f to %.1f, %.1f leaves the text area", n+1, it, x1, y1, x2, y2)
			}
		}
		for _, s := range p.Spots {
			if s.Tip == "" || s.W <= 0 || s.H <= 0 {
				t.Errorf("page %d: a spot of %.1f by %.1f says %q", n+1, s.W, s.H, s.Tip)
			}
		}
	}
}

// proper checks everything that must hold of every chart.
func proper(t *testing.T, d document.Document) {
	t.Helper()
	soundChart(t, d)
	level(t, d)
	inside(t, d)
}

// Every chart is laid out properly, in both orientations and in black and
// white, says what it is of and where it comes from on every page, and marks
// sample figures.
func TestEveryKindOfChart(t *testing.T) {
	r := sampleReview(t)
	for _, k := range document.ChartKinds() {
		for _, o := range []document.ChartOptions{document.DefaultChartOptions(), {Portrait: true, Mono: true, Order: document.PlanOrder}, {Basis: charts.ByReports}} {
			t.Run(fmt.Sprintf("%s %v %s", k.Name, o.Portrait, o.Basis), func(t *testing.T) {
				d, err := k.Make(r, o)
				if err != nil {
					t.Fatal(err)
				}
				proper(t, d)
				for i, p := range d.Pages {
					text := flat(document.Document{Pages: []document.Page{p}})
					if len(p.Spots) == 0 || len(p.Spots) > 20 || !strings.Contains(text, "số liệu mẫu") || !strings.Contains(text, "Nguồn: ") {
						t.Errorf("page %d has %d bars: %s", i+1, len(p.Spots), text)
					}
					for _, b := range boxes(p) {
						if b.Size < 10.5 {
							t.Errorf("page %d: %q is %v points high", i+1, b.S, b.Size)
						}
					}
					if o.Mono {
						colourless(t, p)
					}
				}
			})
		}
	}
}

func colourless(t *testing.T, p document.Page) {
	t.Helper()
	for _, it := range p.Items {
		for _, c := range inks(it) {
			if c != c.GreyOf() {
				t.Errorf("%T in colour %x on a page in black and white", it, c)
			}
		}
	}
}

func inks(it page.Item) []page.Colour {
	switch s := it.(type) {
	case page.Rect:
		return []page.Colour{s.Fill, s.Edge, s.Hatch}
	case page.Line:
		return []page.Colour{s.Ink}
	case page.Path:
		return []page.Colour{s.Fill, s.Stroke}
	case page.Text:
		return []page.Colour{s.Ink}
	}
	return nil
}

// The columns of a target tell actual, the year before, plan and what is due.
func TestCourseOfATarget(t *testing.T) {
	r := sampleReview(t)
	o := document.DefaultChartOptions()
	o.Targets = []model.ID{targetOf(t, r, "1d")}
	d := made(t, "course-chart", r, o)
	text := flat(d)
	for _, want := range []string{"BIỂU ĐỒ THỰC HIỆN CHỈ TIÊU QUA CÁC KỲ 1d. Sản lượng lúa",
		"6 tháng đầu năm 2024 so với cùng kỳ năm 2023 và kế hoạch cả năm", "3.400,5", "2.780", "5.286", "–", "(tấn)",
		"Cùng kỳ năm 2023", "Thực hiện năm 2024 (từ đầu năm)", "Mức cần đạt theo thời gian của năm", "Kế hoạch cả năm ≥ 5.350 tấn", "Đúng tiến độ"} {
		if !strings.Contains(text, want) {
			t.Errorf("the chart does not say %q:\n%s", want, text)
		}
	}
	p := d.Pages[0]
	heights := map[string]float64{} // by figure
	for _, it := range p.Items {
		rect, ok := it.(page.Rect)
		if !ok {
			continue
		}
		for _, b := range boxes(p) {
			if math.Abs((b.x1+b.x2)/2-(rect.X+rect.W/2)) < 0.1 && b.y2 < rect.Y+0.01 && rect.Y-b.y2 < 6 {
				heights[b.S] = rect.H
			}
		}
	}
	if got, want := heights["2.780"]/heights["5.286"], 2780.0/5286; math.Abs(got-want) > 0.001 {
		t.Errorf("2.780 is drawn %.3f of 5.286, want %.3f: columns start at zero", got, want)
	}
	if s := p.Spots[1]; s.Code != model.H1 || s.Target != o.Targets[0] || !strings.Contains(s.Tip, "6 tháng đầu năm 2024: 2.780 tấn.") {
		t.Errorf("the column opens %+v", s)
	}
}

// A figure that must fall is not drawn as bad for being low.
func TestLowerIsBetterLooksTheSame(t *testing.T) {
	r := sampleReview(t)
	fills := map[page.Colour]int{}
	for _, number := range []string{"8", "9", "1d"} {
		o := document.DefaultChartOptions()
		o.Targets = []model.ID{targetOf(t, r, number)}
		d := made(t, "course-chart", r, o)
		for _, it := range d.Pages[0].Items {
			if rect, ok := it.(page.Rect); ok && rect.W > 9 {
				fills[rect.Fill]++
			}
		}
		if says := strings.Contains(flat(d), "Chỉ tiêu càng thấp càng tốt: cột thấp hơn vạch kế hoạch là đạt."); says != (number != "1d") {
			t.Errorf("%s explains the direction: %v", number, says)
		}
	}
	if len(fills) != 2 {
		t.Errorf("%d fills, want one for this year and one for the last", len(fills))
	}
}

func TestChartsOfAnEmptyYear(t *testing.T) {
	r := progress.Review{Facts: progress.Facts{Plan: model.Plan{Year: 2024}}, Code: model.H1, Codes: []model.PeriodCode{model.H1}}
	for _, k := range document.ChartKinds() {
		d, err := k.Make(r, document.DefaultChartOptions())
		if err != nil || len(d.Pages) != 1 || len(d.Pages[0].Spots) != 0 {
			t.Errorf("%s: %d pages, %v", k.Name, len(d.Pages), err)
			continue
		}
		proper(t, d)
	}
	if _, err := document.ChartKinds()[0].Make(r, document.ChartOptions{Unit: 7}); model.CodeOf(err) != model.CodeNotFound {
		t.Errorf("a unit that is not there: %v", err)
	}
}
