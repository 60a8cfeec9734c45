package progress_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/sample/sampletest"
)

func scores(points ...string) []progress.Score {
	var out []progress.Score
	for i, p := range points {
		s := progress.Score{Unit: model.Unit{ID: model.ID(i + 1)}}
		if p != "" {
			s.Points = model.Num(p)
		}
		out = append(out, s)
	}
	return out
}

func TestRank(t *testing.T) {
	for name, tc := range map[string]struct {
		points []string
		want   string // unit:place
	}{
		"in order":          {[]string{"3", "1", "2"}, "1:1 3:2 2:3"},
		"ties share":        {[]string{"80", "95.5", "80", "10"}, "2:1 1:2 = 3:2 = 4:4"},
		"equal as numbers":  {[]string{"80", "80.0"}, "1:1 = 2:1 ="},
		"zero is a score":   {[]string{"0", "5"}, "2:1 1:2"},
		"none has no place": {[]string{"", "0", "", "1"}, "4:1 2:2 1:– 3:–"},
		"nobody":            {nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, r := range progress.Rank(scores(tc.points...)) {
				got = append(got, model.Plain(model.Num(string(rune('0'+r.Unit.ID))))+":"+r.PlaceText())
			}
			if s := strings.Join(got, " "); s != tc.want {
				t.Errorf("ranked %q, want %q", s, tc.want)
			}
		})
	}
}

func TestShareOf(t *testing.T) {
	if got := model.Plain(progress.ShareOf(2, 3)); got != "66.7" {
		t.Errorf("2 of 3 is %s%%", got)
	}
	if progress.ShareOf(0, 0).Valid {
		t.Error("a share of nothing is known")
	}
}

// A unit is judged by its own plan, and only by reports in hand.
func TestTallyUnits(t *testing.T) {
	target := model.Target{ID: 1, Number: "12b", Name: "Xuất khẩu lao động", Leaf: true, Plan: model.Of(model.Num("20")),
		Rule: model.Rule{Comparator: model.AtLeast, Unit: "người", Timing: model.Flow, RollUp: model.Sum, Pace: model.Pace{Kind: model.Linear}}}
	late := target
	late.ID, late.Number, late.Rule.Pace.Kind = 2, "13a", model.YearEnd
	f := progress.Facts{Plan: model.Plan{Year: 2024}, Targets: []model.Target{target, late},
		Units: []model.Unit{{ID: 1, Name: "Thôn 1"}, {ID: 2, Name: "Thôn 2"}, {ID: 3, Name: "Thôn 3"}, {ID: 4, Name: "Thôn 4", ValidTo: "2024-03-01"}, {ID: 5, Name: "Trạm y tế"}}}
	for _, u := range []model.ID{1, 2, 3, 4} {
		f.Allocations = append(f.Allocations, model.Allocation{TargetID: 1, UnitID: u, Plan: model.Of(model.Num("4"))}, model.Allocation{TargetID: 2, UnitID: u})
	}
	for u, status := range map[model.ID]model.Status{1: model.Approved, 2: model.Submitted, 3: model.Draft} {
		done := map[model.ID]string{1: "2", 2: "0", 3: "4"}[u]
		f.Values = append(f.Values, progress.Reported{UnitID: u, Code: model.H1, Status: status,
			Value: model.Value{TargetID: 1, Figure: model.Of(model.Num(done))}})
	}
	got := map[string]map[progress.Judgement][]string{}
	for _, u := range progress.TallyUnits(f, model.H1) {
		got[u.Unit.Name] = u.Numbers
		if u.Asked != 1 {
			t.Errorf("%s is asked for %d leaves, want 1: the other is known at year end", u.Unit.Name, u.Asked)
		}
	}
	yearEnd := []string{"13a"}
	want := map[string]map[progress.Judgement][]string{
		"Thôn 1": {progress.OnPace: {"12b"}, progress.NotYetJudged: yearEnd},
		"Thôn 2": {progress.Behind: {"12b"}, progress.NotYetJudged: yearEnd},
		"Thôn 3": {progress.NoData: {"12b"}, progress.NotYetJudged: yearEnd},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("tallies (-want +got):\n%s", diff)
	}
	if len(f.Values) != 3 {
		t.Error("the caller's values were changed")
	}
}

// The row of one target is the same whether the whole table is made or not.
func TestCourseIsTheTablesRow(t *testing.T) {
	f := sampletest.Facts(t)
	codes := []model.PeriodCode{"Q1", model.H1, model.Y}
	for _, target := range f.Targets {
		got := progress.Course(f, target.ID, codes)
		for i, code := range codes {
			want, _ := progress.Build(f, code).Row(target.ID)
			if diff := cmp.Diff(want, got[i]); diff != "" {
				t.Errorf("%s at %s (-want +got):\n%s", target.Number, code, diff)
			}
		}
	}
	if got := progress.Course(f, 9999, codes); got != nil {
		t.Errorf("a target that is not there: %v", got)
	}
}

func TestDeliveryUpTo(t *testing.T) {
	d := progress.Delivery{Reports: []progress.Handed{{Code: "Q1", Way: progress.Late, Days: 2}, {Code: model.H1, Way: progress.OnTime},
		{Code: "Q3", Way: progress.Missing}, {Code: model.Y, Way: progress.NotDueYet}}}
	if diff := cmp.Diff(map[progress.Handing]int{progress.Late: 1, progress.OnTime: 1}, d.UpTo(model.H1)); diff != "" {
		t.Errorf("up to six months (-want +got):\n%s", diff)
	}
	if h, ok := d.At("Q1"); !ok || h.Days != 2 {
		t.Errorf("first quarter: %+v, %v", h, ok)
	}
	if _, ok := d.At("M01"); ok {
		t.Error("owes a report of January")
	}
}

// Years are matched by name; a year between without the target is a gap, and
// the year before is known from the result carried along.
func TestTrend(t *testing.T) {
	year := func(y int, number, last, done string) progress.Facts {
		target := model.Target{ID: model.ID(y), Number: number, Name: "Tỷ lệ hộ nghèo", Leaf: true, Plan: model.Of(model.Num("1")),
			Rule: model.Rule{Comparator: model.AtMost, Unit: "%", Timing: model.Stock, RollUp: model.Single, Decimals: 2}}
		if last != "" {
			target.LastYear = model.Of(model.Num(last))
		}
		f := progress.Facts{Plan: model.Plan{Year: y}, Targets: []model.Target{target}, Units: []model.Unit{{ID: 1}},
			Allocations: []model.Allocation{{TargetID: target.ID, UnitID: 1}}}
		if done != "" {
			f.Values = []progress.Reported{{UnitID: 1, Code: model.Y, Status: model.Approved, Value: model.Value{TargetID: target.ID, Figure: model.Of(model.Num(done))}}}
		}
		return f
	}
	odd := year(2023, "3", "", "9")
	odd.Targets[0].Name = "Hộ nghèo cũ"
	r := progress.Review{Facts: year(2024, "8", "1.52", "1.31"), Code: model.H1,
		Others: []progress.Facts{year(2021, "5", "2.5", "2.1"), odd, year(2026, "8", "", "")}}
	type line struct {
		Year int
		Done string
		Code model.PeriodCode
	}
	var got []line
	for _, y := range r.Trend(2024) {
		got = append(got, line{y.Year, model.Plain(y.Done.Number), y.Code})
	}
	want := []line{{2020, "2.5", ""}, {2021, "2.1", model.Y}, {2022, "", ""}, {2023, "1.52", ""}, {2024, "", ""}, {2025, "", ""}, {2026, "", ""}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("at six months the year's result is not known yet (-want +got):\n%s", diff)
	}
	r.Code = model.Y
	if y := r.Trend(2024)[4]; model.Plain(y.Done.Number) != "1.31" || y.Judgement != progress.NotMet {
		t.Errorf("at year end: %+v", y)
	}
	if r.Trend(77) != nil {
		t.Error("a target the year lacks has a trend")
	}
}
