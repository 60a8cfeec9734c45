package sheet_test

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"sothidua/data/document/chart"
	"sothidua/data/model"
	"sothidua/data/sheet"
)

// charted writes every chart of the sample year and reads the workbook back.
func charted(t *testing.T) (*excelize.File, []chart.Spec) {
	t.Helper()
	svc := sampleBook(t)
	r, err := svc.Review(context.Background(), 2024, model.H1)
	if err != nil {
		t.Fatal(err)
	}
	var specs []chart.Spec
	for _, k := range chart.Kinds() {
		o := chart.DefaultOptions()
		for _, target := range r.Facts.Targets {
			if target.Number == "1d" {
				o.Targets = []model.ID{target.ID}
			}
		}
		if k.Name == "progress-chart" {
			o.Targets = nil
		}
		s, err := k.Make(r, o)
		if err != nil {
			t.Fatal(err)
		}
		specs = append(specs, s)
	}
	return opened(t, specs...), specs
}

func opened(t *testing.T, specs ...chart.Spec) *excelize.File {
	t.Helper()
	b, err := sheet.Charts(specs...)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}

// Every kind of chart is a native one on a sheet of its own, and its series
// point at the figures of the spec.
func TestEveryChartIsNative(t *testing.T) {
	f, specs := charted(t)
	if got := len(f.GetSheetList()); got != len(specs) {
		t.Fatalf("%d sheets for %d charts", got, len(specs))
	}
	for i, name := range f.GetSheetList() {
		raw, ok := f.Pkg.Load(fmt.Sprintf("xl/charts/chart%d.xml", i+1))
		if !ok {
			t.Errorf("%s has no native chart", specs[i].Name)
			continue
		}
		xml := string(raw.([]byte))
		if n, want := strings.Count(xml, "<ser>"), series(specs[i]); n != want {
			t.Errorf("%s: %d series, want %d", specs[i].Name, n, want)
		}
		if !strings.Contains(xml, name+"&#39;!") {
			t.Errorf("%s: the series do not point at their own sheet", specs[i].Name)
		}
		if cells, err := f.SearchSheet(name, "(SỐ LIỆU MẪU)"); err != nil || len(cells) != 1 {
			t.Errorf("%s: sample mark at %v, %v", name, cells, err)
		}
		if cells, err := f.SearchSheet(name, specs[i].Source); err != nil || len(cells) != 1 {
			t.Errorf("%s: source at %v, %v", name, cells, err)
		}
	}
}

// series is how many series a chart has: the looks, and the line of the plan.
func series(s chart.Spec) int {
	n := len(s.Series)
	if _, ok := s.PlanMark(); ok {
		n++
	}
	return n
}

// Bars that lie start at zero; the plan of standing columns is a line over them.
func TestChartsStartAtZero(t *testing.T) {
	f, specs := charted(t)
	for i, s := range specs {
		raw, _ := f.Pkg.Load(fmt.Sprintf("xl/charts/chart%d.xml", i+1))
		xml := string(raw.([]byte))
		if !strings.Contains(xml, `<min val="0">`) {
			t.Errorf("%s: the scale does not start at zero", s.Name)
		}
		if got, want := strings.Contains(xml, "<lineChart>"), len(s.Groups) > 0; got != want {
			t.Errorf("%s: has lines %v, want %v", s.Name, got, want)
		}
	}
}

// A figure that is not known leaves its cell empty, so that the chart has a gap.
func TestChartKeepsGaps(t *testing.T) {
	s := chart.Spec{Title: "Biểu đồ thử", Axis: chart.Axis{Unit: "tấn"}, Series: []chart.Series{{Look: chart.ThisYear, Name: "Thực hiện"}},
		Groups: []chart.Group{
			{Label: "Quý I", Columns: []chart.Column{{Look: chart.ThisYear, Value: model.Num("0"), Text: "0"}}},
			{Label: "Quý II", Columns: []chart.Column{{Look: chart.ThisYear, Text: "–"}}},
			{Label: "Quý III", Columns: []chart.Column{{Look: chart.ThisYear, Value: model.Num("-3.5"), Text: "-3,5"}}},
		}}
	f := opened(t, s)
	rows, err := f.GetRows(f.GetSheetList()[0], excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	var got [][]string
	for _, r := range rows {
		if len(r) > 2 && strings.HasPrefix(r[0], "Quý") {
			got = append(got, r[:3])
		}
	}
	want := [][]string{{"Quý I", "0", "0"}, {"Quý II", "", "–"}, {"Quý III", "-3.5", "-3,5"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("figures (-want +got):\n%s", diff)
	}
	raw, _ := f.Pkg.Load("xl/charts/chart1.xml")
	if xml := string(raw.([]byte)); strings.Contains(xml, `<min val="0">`) || !strings.Contains(xml, `<dispBlanksAs val="gap">`) {
		t.Error("a column below zero is cut off, or a gap is drawn as zero")
	}
}

func TestEmptyAndLongCharts(t *testing.T) {
	empty := chart.Spec{Title: "Biểu đồ trống", Empty: "Chưa có gì."}
	long := chart.Spec{Title: "Biểu đồ có tên dài hơn ba mươi mốt chữ cái của một trang tính Excel", Axis: chart.Axis{Unit: "%"},
		Series: []chart.Series{{Look: chart.Points, Name: "Điểm"}}}
	for i := range 40 {
		long.Bars = append(long.Bars, chart.Bar{Name: fmt.Sprintf("Đơn vị %d", i), Parts: []chart.Part{{Look: chart.Points, Value: model.Num("50")}}})
	}
	f := opened(t, empty, long, long)
	if cells, err := f.SearchSheet(f.GetSheetList()[0], "Chưa có gì."); err != nil || len(cells) != 1 {
		t.Errorf("the empty chart says so at %v, %v", cells, err)
	}
	if n := len(f.GetSheetList()); n != 3 {
		t.Errorf("%d sheets", n)
	}
	if _, ok := f.Pkg.Load("xl/charts/chart3.xml"); ok {
		t.Error("the empty chart has a drawing")
	}
}
