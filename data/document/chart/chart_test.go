package chart

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
	"sothidua/data/progress"
)

func TestCourseCodes(t *testing.T) {
	all := model.PeriodCodes
	for name, tc := range map[string]struct {
		calendar []model.PeriodCode
		code     model.PeriodCode
		want     string
	}{
		"the plan's own":     {[]model.PeriodCode{"H1", "Y"}, "H1", "H1 Y"},
		"months stay months": {all, "M03", "M01 M02 M03 M04 M05 M06 M07 M08 M09 M10 M11 Y"},
		"quarters":           {all, "Q2", "Q1 Q2 Q3 Y"},
		"halves":             {all, "H1", "H1 9M Y"},
		"the whole year":     {all, "Y", "Q1 Q2 Q3 Y"},
		"nine months":        {[]model.PeriodCode{"Q1", "H1", "9M", "Y"}, "9M", "9M Y"},
		"not in the list":    {[]model.PeriodCode{"Y"}, "H1", "H1 Y"},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, c := range courseCodes(tc.calendar, tc.code) {
				got = append(got, string(c))
			}
			if s := strings.Join(got, " "); s != tc.want {
				t.Errorf("periods %s, want %s", s, tc.want)
			}
		})
	}
}

func TestCounted(t *testing.T) {
	for most, want := range map[int]string{0: "1 by 1", 1: "1 by 1", 5: "5 by 1", 6: "6 by 2", 28: "30 by 10", 99: "100 by 20", 7000: "7000 by 1000"} {
		a := counted(most, "đơn vị")
		if got := model.Plain(a.Full) + " by " + model.Plain(a.Step); got != want {
			t.Errorf("%d: %s, want %s", most, got, want)
		}
	}
}

// rule is a flow of amounts that is judged by the time of the year.
func rule(c model.Comparator) model.Rule {
	return model.Rule{Comparator: c, Unit: "tấn", Timing: model.Flow, RollUp: model.Sum, Pace: model.Pace{Kind: model.Linear}}
}

func TestDue(t *testing.T) {
	row := func(r model.Rule, falling bool) progress.Row {
		return progress.Row{Target: model.Target{Rule: r}, Plan: model.Of(model.Num("100")), LastYear: model.Of(model.Num("200")), Falling: falling}
	}
	stock := rule(model.AtLeast)
	stock.Timing = model.Stock
	season := rule(model.AtLeast)
	season.Pace = model.Pace{Kind: model.Season, Final: "H1"}
	for name, tc := range map[string]struct {
		row  progress.Row
		code model.PeriodCode
		want string
	}{
		"half of a sum":            {row(rule(model.AtLeast), false), "H1", "50"},
		"half of a fall":           {row(stock, true), "H1", "150"},
		"a ceiling has no pace":    {row(rule(model.AtMost), false), "H1", ""},
		"a state has no pace":      {row(stock, false), "H1", ""},
		"a season has no pace":     {row(season, false), "Q1", ""},
		"the year's is the plan":   {row(rule(model.AtLeast), false), "Y", ""},
		"a change has its own way": {row(rule(model.Growth), false), "H1", ""},
	} {
		if got := model.Plain(due(tc.row, tc.code)); got != tc.want {
			t.Errorf("%s: %q, want %q", name, got, tc.want)
		}
	}
}

func TestHeights(t *testing.T) {
	money := rule(model.AtLeast)
	money.Unit = "đồng"
	if got := model.Plain(height(money, model.Of(model.Num("4238126500")))); got != "4238.1265" {
		t.Errorf("money stands at %s triệu đồng", got)
	}
	ratio := model.Figure{Number: model.Num("4"), Second: model.Num("8")}
	if got := model.Plain(height(rule(model.Ratio), ratio)); got != "50" {
		t.Errorf("4 of 8 stands at %s%%", got)
	}
	if height(money, model.Figure{}).Valid {
		t.Error("a missing figure has a height")
	}
	if got := model.Plain(turned(rule(model.Reduction), model.Num("200"), model.Num("10"))); got != "180" {
		t.Errorf("a tenth less than 200 is %s", got)
	}
}

// review is a year with two blocks: units 1 and 2 in the first, 3 in the second.
func review() progress.Review {
	target := model.Target{ID: 1, Number: "1", Name: "Sản lượng", Leaf: true, Plan: model.Of(model.Num("300")), Rule: rule(model.AtLeast)}
	f := progress.Facts{Plan: model.Plan{Year: 2024, Sample: true}, Targets: []model.Target{target}}
	for i, done := range []string{"60", "10", "", "99"} {
		u := model.Unit{ID: model.ID(i + 1), Name: "Đơn vị " + string(rune('A'+i)), BlockID: []model.ID{1, 1, 2, 0}[i]}
		f.Units = append(f.Units, u)
		f.Allocations = append(f.Allocations, model.Allocation{TargetID: 1, UnitID: u.ID, Plan: model.Of(model.Num("100"))})
		if done != "" {
			f.Values = append(f.Values, progress.Reported{UnitID: u.ID, Code: "H1", Status: model.Approved, Value: model.Value{TargetID: 1, Figure: model.Of(model.Num(done))}})
		}
	}
	return progress.Review{Facts: f, Code: "H1", Codes: []model.PeriodCode{"H1", "Y"}, Blocks: []model.Block{{ID: 1, Name: "Khối một"}, {ID: 2, Name: "Khối hai"}},
		Deliveries: []progress.Delivery{
			{Unit: f.Units[0], Reports: []progress.Handed{{Code: "H1", Way: progress.OnTime}, {Code: "Y", Way: progress.NotDueYet}}},
			{Unit: f.Units[1], Reports: []progress.Handed{{Code: "H1", Way: progress.Late, Days: 3}}},
			{Unit: f.Units[2], Reports: []progress.Handed{{Code: "H1", Way: progress.Missing, Days: 4}}},
		}}
}

// words lists number, name, share and value of the bars.
func words(s Spec) []string {
	var out []string
	for _, b := range s.Bars {
		out = append(out, strings.Join([]string{b.Number, b.Name, b.Share, b.Value}, "|"))
	}
	return out
}

func TestBlocks(t *testing.T) {
	got := words(Blocks(review(), DefaultOptions()))
	want := []string{"1|Khối hai|0,0%|0/1 lượt chỉ tiêu", "2|Khối một|50,0%|1/2 lượt chỉ tiêu", "3|Chưa xếp khối|100,0%|1/1 lượt chỉ tiêu"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
}

func TestRankingIsWithinBlocks(t *testing.T) {
	r := review()
	scores, what := Scores(r, ByTargets)
	s := Ranking(r, scores, what, DefaultOptions())
	want := []string{"1|Đơn vị A|100,0%|1/1 chỉ tiêu", "2|Đơn vị B|0,0%|0/1 chỉ tiêu", "–|Đơn vị C|–|–", "1|Đơn vị D|100,0%|1/1 chỉ tiêu"}
	if diff := cmp.Diff(want, words(s)); diff != "" {
		t.Errorf("by targets (-want +got):\n%s", diff)
	}
	if got := []string{s.Bars[0].Group, s.Bars[2].Group, s.Bars[3].Group}; !cmp.Equal(got, []string{"Khối một", "Khối hai", "Chưa xếp khối"}) {
		t.Errorf("groups %v", got)
	}
	o := DefaultOptions()
	o.Block = 1
	scores, what = Scores(r, ByReports)
	want = []string{"1|Đơn vị A|100,0%|1/1 báo cáo", "2|Đơn vị B|0,0%|0/1 báo cáo"}
	if diff := cmp.Diff(want, words(Ranking(r, scores, what, o))); diff != "" {
		t.Errorf("by reports in one block (-want +got):\n%s", diff)
	}
}

// Points may stand for anything: a ranking of council scores uses the same bars.
func TestRankingOfPoints(t *testing.T) {
	r := review()
	var scores []progress.Score
	for i, points := range []string{"87.5", "92", ""} {
		s := progress.Score{Unit: r.Facts.Units[i], Detail: "tự chấm 90"}
		if points != "" {
			s.Points = model.Num(points)
		}
		scores = append(scores, s)
	}
	what := Ranked{Name: "Điểm Hội đồng chấm", Head: "Điểm", From: "Tự chấm", Axis: Axis{Full: model.Num("100"), Step: model.Num("25"), Unit: "điểm"},
		Text: func(n model.Number) string { return strings.ReplaceAll(model.Plain(n), ".", ",") }}
	s := Ranking(r, scores, what, DefaultOptions())
	want := []string{"1|Đơn vị B|92|tự chấm 90", "2|Đơn vị A|87,5|tự chấm 90", "–|Đơn vị C|–|tự chấm 90"}
	if diff := cmp.Diff(want, words(s)); diff != "" || s.About != "Điểm Hội đồng chấm" {
		t.Errorf("%s (-want +got):\n%s", s.About, diff)
	}
}

func TestReports(t *testing.T) {
	s := ReportsByBlock(review(), DefaultOptions())
	want := []string{"1|Khối hai|0,0%|1 thiếu", "2|Khối một|50,0%|1 đúng hạn, 1 muộn"}
	if diff := cmp.Diff(want, words(s)); diff != "" {
		t.Errorf("by block (-want +got):\n%s", diff)
	}
	if len(s.Notes) != 1 || s.Notes[0] != "Còn thiếu: Đơn\u00a0vị\u00a0C. Nộp muộn: Đơn\u00a0vị\u00a0B (3 ngày)." {
		t.Errorf("notes %q", s.Notes)
	}
	s = ReportsByUnit(review(), DefaultOptions())
	want = []string{"1|Đơn vị C|0,0%|Thiếu, quá hạn 4 ngày", "2|Đơn vị B|0,0%|Muộn 3 ngày", "3|Đơn vị A|100,0%|Đúng hạn"}
	if diff := cmp.Diff(want, words(s)); diff != "" {
		t.Errorf("by unit (-want +got):\n%s", diff)
	}
}

func TestStatusCountsItems(t *testing.T) {
	s := Status(review().Table(), DefaultOptions())
	got := 0
	for _, b := range s.Bars {
		if b.Total().Valid {
			got++
			if b.Name != "Đúng tiến độ" || b.Value != "1" || b.Share != "1" || b.Word != "100,0%" {
				t.Errorf("bar %+v", b)
			}
		} else if b.Share != "0" || b.Value != none {
			t.Errorf("an empty bar says %q, %q", b.Share, b.Value)
		}
	}
	if len(s.Bars) != 7 || got != 1 {
		t.Errorf("%d bars, %d of them drawn", len(s.Bars), got)
	}
}

func TestListedNumbers(t *testing.T) {
	list := make([]string, 43)
	for i := range list {
		list[i] = "9"
	}
	if got := listedNumbers(list); !strings.HasSuffix(got, "9, 9 … và 3 mục nữa") || strings.Count(got, "9") != 40 {
		t.Errorf("43 numbers: %s", got)
	}
	if got := listedNumbers(list[:2]); got != "9, 9" {
		t.Errorf("two numbers: %s", got)
	}
}

func TestPicked(t *testing.T) {
	r := review()
	word := model.Target{ID: 2, Number: "2", Name: "Nền nếp", Leaf: true, Rule: model.Rule{Comparator: model.Grade, Grades: []string{"Tốt", "Khá"}}}
	r.Facts.Targets = append(r.Facts.Targets, word)
	for name, want := range map[string]model.ID{"unit-chart": 2, "course-chart": 1, "trend-chart": 1} {
		if got := Picked(name, r.Table(), Options{Targets: []model.ID{9, 2}}); got != want {
			t.Errorf("%s shows target %d, want %d", name, got, want)
		}
	}
	if s := Course(r, 2, DefaultOptions()); s.Drawn() || !strings.Contains(s.Empty, "không vẽ được cột") {
		t.Errorf("words are drawn: %+v", s)
	}
	names := map[string]bool{}
	for _, k := range Kinds() {
		s, err := k.Make(r, DefaultOptions())
		if err != nil || s.Name != k.Name || names[k.Name] {
			t.Errorf("%s makes %q, %v", k.Name, s.Name, err)
		}
		names[k.Name] = true
	}
}
