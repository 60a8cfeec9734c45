package document_test

import (
	"math"
	"strings"
	"testing"

	"sothidua/data/document"
	charts "sothidua/data/document/chart"
	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/sample/sampletest"
)

func unitRow(id model.ID, name, done, plan, share string, j progress.Judgement) progress.UnitRow {
	return progress.UnitRow{Unit: model.Unit{ID: id, Name: name}, Plan: model.Of(plainNumber(plan)), ToDate: model.Of(plainNumber(done)),
		Percent: plainNumber(share), Judgement: j, Status: model.Submitted, Counted: true}
}

func unitsOf(t *testing.T, target model.Target, rows []progress.UnitRow, opt document.ChartOptions) document.Document {
	t.Helper()
	d := document.Chart(charts.Units(target, rows, charts.HeadOf(picture14()), opt), opt)
	soundChart(t, d)
	return d
}

func exports() (model.Target, []progress.UnitRow) {
	target := picture14().Rows[14].Target
	draft := unitRow(3, "Thôn 3", "1", "2", "50", progress.OnPace)
	draft.Status, draft.Counted = model.Draft, false
	missing := unitRow(6, "Thôn 6", "", "2", "", progress.NoData)
	missing.Status, missing.Counted = model.NotStarted, false
	return target, []progress.UnitRow{
		unitRow(1, "Thôn 1", "1", "3", "33.3", progress.Behind), draft, unitRow(5, "Thôn 5", "2", "3", "66.7", progress.OnPace),
		missing, unitRow(7, "Thôn 7", "0", "2", "0", progress.Behind), unitRow(8, "Thôn 8", "2", "2", "100", progress.Met),
	}
}

func TestUnitChart(t *testing.T) {
	target, rows := exports()
	d := unitsOf(t, target, rows, document.DefaultChartOptions())
	text := flat(d)
	for _, want := range []string{"BIỂU ĐỒ THỰC HIỆN CHỈ TIÊU THEO ĐƠN VỊ", "12b. Xuất khẩu lao động", "đang nhập báo cáo", "chưa nhập báo cáo",
		"–/2 người", "1/3 người", "Mới có số của 4/6 đơn vị; đơn vị chưa có số không tính là 0.", "thời gian đã qua 50%"} {
		if !strings.Contains(text, want) {
			t.Errorf("the chart does not say %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, "1/2 người") || strings.Contains(text, "50,0%") {
		t.Error("a draft counts as a result")
	}
	p := d.Pages[0]
	var got []model.ID
	for _, s := range p.Spots {
		got = append(got, s.Unit)
		if s.Target != target.ID {
			t.Errorf("spot of target %d", s.Target)
		}
	}
	want := []model.ID{7, 1, 3, 6, 5, 8}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("units %v, want %v: worst first", got, want)
		}
	}
	if n := len(bars(p)); n != 4 {
		t.Errorf("%d bars, want one for each report in hand", n)
	}
	if d.Title != "Biểu đồ thực hiện chỉ tiêu theo đơn vị: 12b. Xuất khẩu lao động" {
		t.Errorf("title %q", d.Title)
	}
	if rows[1].ToDate.Missing() {
		t.Error("the caller's rows were changed")
	}
	plain := unitsOf(t, target, rows, document.ChartOptions{Order: document.PlanOrder, Portrait: true})
	for i, s := range plain.Pages[0].Spots {
		if s.Unit != rows[i].Unit.ID {
			t.Errorf("row %d is unit %d, want the order of the units", i, s.Unit)
		}
	}
}

func TestUnitChartOfACeiling(t *testing.T) {
	target := picture14().Rows[10].Target
	target.Plan = model.Of(model.Num("11"))
	rows := []progress.UnitRow{
		unitRow(1, "Thôn 1", "8.8", "11", "", progress.Met), unitRow(2, "Thôn 2", "9.9", "", "", progress.Met),
		unitRow(8, "Thôn 8", "11.11", "11", "0", progress.Behind),
	}
	rows[2].Falling = true
	d := unitsOf(t, target, rows, document.DefaultChartOptions())
	p := d.Pages[0]
	axis := bars(p)[0].X
	full := planLine(t, p).X1 - axis
	// The longest bar is the worst; the second unit has no plan of its own.
	got := bars(p)
	if len(got) != 3 {
		t.Fatalf("%d bars", len(got))
	}
	for i, want := range []float64{101, 90, 80} {
		if share := got[i].W / full * 100; math.Abs(share-want) > 0.01 {
			t.Errorf("bar %d is %.1f%% of the ceiling, want %v", i, share, want)
		}
	}
	text := flat(d)
	if !strings.Contains(text, "mức trần") || strings.Contains(text, "kế hoạch 100%") || strings.Contains(text, "thời gian") || strings.Contains(text, "*") {
		t.Errorf("words of a ceiling: %s", text)
	}
}

func TestUnitChartOfWords(t *testing.T) {
	target := model.Target{ID: 15, Number: "15", Name: "An ninh trật tự", Leaf: true, Rule: model.Rule{Comparator: model.Text}, Plan: model.Figure{Choice: model.RatingGood}}
	good := unitRow(1, "Thôn 1", "", "", "", progress.OnPace)
	good.ToDate = model.Figure{Choice: model.RatingGood}
	risk := unitRow(2, "Thôn 2", "", "", "", progress.AtRisk)
	risk.ToDate = model.Figure{Choice: model.RatingRisk}
	d := unitsOf(t, target, []progress.UnitRow{good, risk}, document.DefaultChartOptions())
	if n := len(bars(d.Pages[0])); n != 0 {
		t.Errorf("%d bars for words", n)
	}
	text := flat(d)
	label := progress.ChoiceLabel(target.Rule, model.RatingRisk)
	if !strings.Contains(text, label) || !strings.Contains(text, "(kế hoạch "+progress.ChoiceLabel(target.Rule, model.RatingGood)+")") {
		t.Errorf("words of the units: %s", text)
	}
	for _, l := range lines(d.Pages[0]) {
		if l.Width == document.PlanLineWidth {
			t.Error("a 100% line for words")
		}
	}
}

func TestUnitChartWithoutUnits(t *testing.T) {
	target, _ := exports()
	d := unitsOf(t, target, nil, document.DefaultChartOptions())
	if !strings.Contains(flat(d), "Chưa giao chỉ tiêu này cho đơn vị nào.") {
		t.Error(flat(d))
	}
}

func TestUnitChartsOfTheSampleYear(t *testing.T) {
	f := sampletest.Facts(t)
	head := charts.HeadOf(progress.Build(f, model.H1))
	for _, target := range f.Targets {
		if !target.Leaf {
			continue
		}
		rows := progress.Drill(f, target.ID, model.H1)
		opt := document.DefaultChartOptions()
		d := document.Chart(charts.Units(target, rows, head, opt), opt)
		soundChart(t, d)
		spots := 0
		for _, p := range d.Pages {
			spots += len(p.Spots)
		}
		if spots != len(rows) {
			t.Errorf("%s: %d rows for %d units", target.Number, spots, len(rows))
		}
	}
}
