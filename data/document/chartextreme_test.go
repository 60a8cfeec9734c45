package document_test

import (
	"fmt"
	"strings"
	"testing"

	"sothidua/data/document"
	charts "sothidua/data/document/chart"
	"sothidua/data/document/page"
	"sothidua/data/model"
	"sothidua/data/progress"
)

// longName is a name of sixty letters.
const longName = "Hợp tác xã dịch vụ nông nghiệp tổng hợp thôn Nghĩa Thượng Hai"

// specOf is a chart around some bars or columns, with the longest words.
func specOf() charts.Spec {
	return charts.Spec{Title: "Biểu đồ thử với tên dài để xuống dòng chứ không bị cắt mất chữ nào ở giữa trang", About: "12b. " + longName,
		Period: "6 tháng đầu năm 2024 so với cùng kỳ năm 2023 và kế hoạch cả năm", Plan: "Kế hoạch số 16/KH-UBND ngày 01/02/2024",
		Source: "Nguồn: báo cáo của các đơn vị gửi UBND xã " + longName + " và số liệu năm trước ghi trong sổ; số liệu đến ngày 18/06/2024.",
		Head:   charts.Head{Office: model.Office{Commune: "xã " + longName}, AsOf: "2024-06-18", Sample: true}, Empty: "Chưa có gì để vẽ."}
}

// barsOf is a chart of so many bars of several pieces.
func barsOf(n int, pieces ...string) charts.Spec {
	s := specOf()
	s.Axis = charts.Axis{Full: model.Num("100"), Step: model.Num("25"), Unit: "%", Over: len(pieces) == 1}
	s.Heads = charts.Heads{Share: "% KH", Value: "Thực hiện/kế hoạch", Word: "Đánh giá"}
	if s.Axis.Over {
		s.Marks = []charts.Mark{{Kind: charts.MarkPlan, At: model.Num("100"), Label: "kế hoạch 100%"}, {Kind: charts.MarkTime, At: model.Num("91.7"), Label: "thời gian đã qua 91,7%"}}
	}
	for i := range n {
		b := charts.Bar{Mark: charts.Judged(progress.Behind), Number: fmt.Sprint(i + 1), Name: longName, Remark: "chưa có số liệu của kỳ này",
			Share: "12.345,6%", Value: "4.238,1/10.129.300,5 triệu đồng", Word: "Chưa có số liệu", Group: fmt.Sprintf("Khối thi đua số %d", i/3), Spot: document.Spot{Target: model.ID(i + 1), Tip: "a: b"}}
		for k, p := range pieces {
			part := charts.Part{Look: charts.Judged(progress.Judgements[(i+k)%6]), Text: "C\u00a0" + fmt.Sprint(k)}
			if p != "" {
				part.Value = model.Num(p)
			}
			b.Parts = append(b.Parts, part)
		}
		s.Bars = append(s.Bars, b)
	}
	for _, j := range progress.Judgements {
		s.Series = append(s.Series, charts.Series{Look: charts.Judged(j), Name: j.Label()})
	}
	return s
}

// columnsOf is a chart of so many groups of two columns with these values.
func columnsOf(n int, values ...string) charts.Spec {
	s := specOf()
	s.Axis.Unit = "triệu đồng/người/năm"
	s.Series = []charts.Series{{Look: charts.LastYear, Name: "Cùng kỳ năm 2023"}, {Look: charts.ThisYear, Name: "Thực hiện năm 2024 (từ đầu năm)"}, {Look: charts.PaceLine, Name: "Mức cần đạt theo thời gian của năm"}}
	s.Marks = []charts.Mark{{Kind: charts.MarkPlan, At: model.Num("100"), Label: "kế hoạch cả năm ≥ 100 triệu đồng"}}
	for i := range n {
		g := charts.Group{Label: "Tháng " + fmt.Sprint(i+1), Word: "Chưa có số liệu", Mark: charts.Judged(progress.NoData), Pace: model.Num("50"), Plan: model.Num("52")}
		for k, look := range []charts.Look{charts.LastYear, charts.ThisYear} {
			c := charts.Column{Look: look, Text: "–", Spot: document.Spot{Target: 1, Tip: "a: b"}}
			if v := values[(i+k)%len(values)]; v != "" {
				c.Value, c.Text = model.Num(v), strings.ReplaceAll(v, ".", ",")
			}
			g.Columns = append(g.Columns, c)
		}
		s.Groups = append(s.Groups, g)
	}
	return s
}

func TestExtremeCharts(t *testing.T) {
	for name, tc := range map[string]struct {
		spec charts.Spec
		bars int
	}{
		"nothing":                    {specOf(), 0},
		"one bar":                    {barsOf(1, "50"), 1},
		"forty bars":                 {barsOf(40, "50"), 40},
		"over 200%":                  {barsOf(12, "250"), 12},
		"negative":                   {barsOf(12, "-40"), 12},
		"missing":                    {barsOf(12, ""), 12},
		"pieces":                     {barsOf(40, "10", "0.2", "49.8", "", "40"), 40},
		"pieces over the whole":      {barsOf(5, "70", "70"), 5},
		"one group":                  {columnsOf(1, "30", "98"), 2},
		"a year of months":           {columnsOf(12, "10129300.5", "99", "100", "49.5"), 24},
		"forty groups":               {columnsOf(40, "30", "98"), 80},
		"columns below zero":         {columnsOf(6, "-12.5", "30"), 12},
		"all columns below zero":     {columnsOf(3, "-12.5", "-0.5"), 6},
		"columns at zero":            {columnsOf(3, "0"), 6},
		"missing columns":            {columnsOf(3, ""), 6},
		"figures at the lines":       {columnsOf(6, "99.9", "50", "47", "51", "95"), 12},
		"columns as long as numbers": {columnsOf(2, "999999999999999"), 4},
	} {
		for _, portrait := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s %v", name, portrait), func(t *testing.T) {
				d := document.Chart(tc.spec, document.ChartOptions{Portrait: portrait})
				proper(t, d)
				n := 0
				for _, p := range d.Pages {
					n += len(p.Spots)
					if limit := 12; len(tc.spec.Bars) > 0 && len(p.Spots) > 10 || len(p.Spots) > limit {
						t.Errorf("%d bars on a page", len(p.Spots))
					}
				}
				if n != tc.bars {
					t.Errorf("%d bars drawn of %d", n, tc.bars)
				}
				text := strings.ReplaceAll(joined(d), "\n", " ")
				if got := strings.Count(strings.Join(strings.Fields(text), " "), longName); got < 1+len(tc.spec.Bars) {
					t.Errorf("%d of %d long names are whole", got, len(tc.spec.Bars)+1)
				}
			})
		}
	}
}

// Missing is a dash on the axis, zero is a stroke: never the same.
func TestAGapIsNoZero(t *testing.T) {
	shapes := func(v string) (rects int, text string) {
		d := document.Chart(columnsOf(1, v), document.ChartOptions{})
		for _, it := range d.Pages[0].Items {
			if r, ok := it.(page.Rect); ok && r.W > 9 {
				rects++
			}
		}
		return rects, joined(d)
	}
	if n, text := shapes(""); n != 0 || strings.Count(text, "–\n") != 2 {
		t.Errorf("missing: %d columns, text %q", n, text)
	}
	if n, text := shapes("0"); n != 2 || strings.Contains(text, "–\n") {
		t.Errorf("zero: %d columns, text %q", n, text)
	}
}
