package progress_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/sample/sampletest"
)

// TestUnitTable: a unit sees its draft, its own plan and its own start.
func TestUnitTable(t *testing.T) {
	target := model.Target{Rule: rule(model.AtMost, "%", model.Stock, model.Weighted), Plan: number(t, "1"), LastYear: number(t, "2"), Superior: number(t, "1.2")}
	f := book(t, target, 2, stated{1, model.H1, "2", status(model.Draft)}, stated{2, model.H1, "2", nil})
	f.Allocations[0].Plan, f.Allocations[0].LastYear = number(t, "1.5"), number(t, "2.5")
	f.Past = []model.Past{{TargetID: leafID, UnitID: 1, Code: model.H1, Figure: number(t, "2.7")}}
	table, err := progress.BuildUnit(f, 1, model.H1)
	if err != nil {
		t.Fatal(err)
	}
	r := table.Rows[0]
	if table.Unit.Name != "Thôn 1" || text(r.Plan) != "1.5" || text(r.LastYear) != "2.5" || text(r.Target.Plan) != "1.5" ||
		model.Plain(r.Percent) != "50" || !r.Falling || r.Reported != 1 || model.Plain(r.Change.Value) != "-0.7" {
		t.Errorf("got %+v", r)
	}
	// Without a start of its own there is nothing to fall from: a ceiling.
	if table, err = progress.BuildUnit(f, 2, model.H1); err != nil {
		t.Fatal(err)
	}
	if r = table.Rows[0]; text(r.Plan) != "1" || text(r.Superior) != "1.2" || r.Falling || r.Judgement != progress.Behind {
		t.Errorf("got %+v", r)
	}
	if _, err := progress.BuildUnit(f, 9, model.H1); model.CodeOf(err) != model.CodeNotFound {
		t.Errorf("unknown unit: %v", err)
	}
}

// TestLeadStartsWhereTheCommuneDoes: the unit that reports for the commune has
// the commune's start unless it was given one.
func TestLeadStartsWhereTheCommuneDoes(t *testing.T) {
	target := model.Target{Rule: rule(model.AtMost, "%", model.Stock, model.Single), Plan: number(t, "1"), LastYear: number(t, "2")}
	f := book(t, target, 1, stated{1, model.H1, "1.5", nil})
	for _, c := range []struct {
		baseline model.Number
		want     string
	}{{model.None, "50"}, {model.Num("3"), "75"}} {
		f.Allocations[0].Baseline = c.baseline
		table, err := progress.BuildUnit(f, 1, model.H1)
		if err != nil {
			t.Fatal(err)
		}
		if got := model.Plain(table.Rows[0].Percent); got != c.want {
			t.Errorf("baseline %v: %s%%, want %s%%", c.baseline, got, c.want)
		}
	}
}

func TestDrill(t *testing.T) {
	target := model.Target{Rule: rule(model.AtLeast, "người", model.Flow, model.Sum), Plan: number(t, "20")}
	f := book(t, target, 4, stated{1, model.H1, "5", nil}, stated{2, model.H1, "3", status(model.Draft)}, stated{4, "Q1", "3", nil})
	f.Reports = []model.Report{{UnitID: 1, Code: model.H1, Status: model.Submitted}, {UnitID: 2, Code: model.H1, Status: model.Draft}}
	f.Units[3].ValidTo = "2024-03-31"
	type line struct {
		name, toDate string
		status       model.Status
		counted      bool
		judgement    progress.Judgement
	}
	var got []line
	for _, r := range progress.Drill(f, leafID, model.H1) {
		got = append(got, line{r.Unit.Name, text(r.ToDate), r.Status, r.Counted, r.Judgement})
	}
	want := []line{
		{"Thôn 1", "5", model.Submitted, true, progress.Behind},
		{"Thôn 2", "3", model.Draft, false, progress.Behind},
		{"Thôn 3", "", model.NotStarted, false, progress.NoData},
	}
	if d := cmp.Diff(want, got, cmp.AllowUnexported(line{})); d != "" {
		t.Error(d)
	}
	if rows := progress.Drill(f, 99, model.H1); rows != nil {
		t.Errorf("unknown target: %v", rows)
	}
}

// TestCompositeItems: the worst judged part decides; with none judged a
// missing report comes before a judgement that is not due.
func TestCompositeItems(t *testing.T) {
	yearEnd := rule(model.AtLeast, "%", model.Stock, model.Single)
	yearEnd.Pace.Kind = model.YearEnd
	leaf := func(id model.ID, number string, r model.Rule) model.Target {
		return model.Target{ID: id, ParentID: 1, Number: number, Leaf: true, Rule: r, Plan: model.Of(model.Num("10")), LeadID: 1}
	}
	flow := rule(model.AtLeast, "tấn", model.Flow, model.Single)
	f := progress.Facts{Plan: model.Plan{Year: 2024}, Units: []model.Unit{{ID: 1, Name: "Thôn 1"}},
		Targets: []model.Target{{ID: 1, Number: "1"}, leaf(2, "1a", flow), leaf(3, "1b", flow), leaf(4, "1c", yearEnd), {ID: 5, Number: "2"}}}
	for id := model.ID(2); id <= 4; id++ {
		f.Allocations = append(f.Allocations, model.Allocation{TargetID: id, UnitID: 1})
	}
	say := func(values map[model.ID]string) progress.Table {
		f.Values = nil
		for id, v := range values {
			f.Values = append(f.Values, progress.Reported{UnitID: 1, Code: model.H1, Status: model.Approved,
				Value: model.Value{TargetID: id, Figure: number(t, v)}})
		}
		return progress.Build(f, model.H1)
	}
	for _, c := range []struct {
		values map[model.ID]string
		want   progress.Judgement
		why    string
	}{
		{map[model.ID]string{2: "9", 3: "1"}, progress.Behind, "Lấy mức kém nhất của các thành phần đã đánh giá: 1b chậm."},
		{map[model.ID]string{2: "10"}, progress.Met, "Lấy mức kém nhất của các thành phần đã đánh giá: 1a đạt."},
		{nil, progress.NoData, "Chưa thành phần nào được đánh giá (1a, 1b chưa có số liệu)."},
	} {
		rows := say(c.values).Rows
		if rows[0].Judgement != c.want || rows[0].Why != c.why || rows[0].Depth != 0 || rows[1].Depth != 1 {
			t.Errorf("%v: %s, %s", c.values, rows[0].Judgement, rows[0].Why)
		}
		if rows[4].Judgement != progress.NotYetJudged {
			t.Errorf("an item without parts is %s", rows[4].Judgement)
		}
	}
	table, err := progress.BuildUnit(f, 1, model.H1)
	if err != nil {
		t.Fatal(err)
	}
	if len(table.Rows) != 4 {
		t.Errorf("a unit's table has %d rows, want the item and its 3 leaves", len(table.Rows))
	}
}

func TestTally(t *testing.T) {
	want := []progress.TallyGroup{
		{Judgement: progress.NotMet, Numbers: []string{"1"}},
		{Judgement: progress.Behind, Numbers: []string{"12"}},
		{Judgement: progress.AtRisk, Numbers: []string{"3", "4", "11"}},
		{Judgement: progress.NoData, Numbers: []string{"16"}},
		{Judgement: progress.OnPace, Numbers: []string{"5", "6", "7", "8", "14", "15"}},
		{Judgement: progress.Met, Numbers: []string{"9", "10"}},
		{Judgement: progress.NotYetJudged, Numbers: []string{"2", "13"}},
	}
	if d := cmp.Diff(want, progress.Tally(progress.Build(sampletest.Facts(t), model.H1))); d != "" {
		t.Error(d)
	}
}

func TestNotesSayWhoWroteThem(t *testing.T) {
	note := func(s string) func(*progress.Reported) {
		return func(r *progress.Reported) { r.Value.Note = s }
	}
	target := model.Target{Rule: rule(model.AtLeast, "người", model.Flow, model.Sum)}
	f := book(t, target, 4, stated{1, model.H1, "5", note("Thiếu đơn hàng.")}, stated{2, model.H1, "3", nil},
		stated{3, model.H1, "3", note("Thiếu đơn hàng.")}, stated{4, model.H1, "3", note("Đang học")})
	if r := only(t, f, model.H1); r.Note != "Thôn 1, Thôn 3: Thiếu đơn hàng; Thôn 4: Đang học" {
		t.Errorf("got %q", r.Note)
	}
}

// TestSampleFiguresAreTold: one sample report among real ones is enough.
func TestSampleFiguresAreTold(t *testing.T) {
	f := book(t, model.Target{Rule: rule(model.AtLeast, "tấn", model.Flow, model.Sum)}, 1)
	if progress.Build(f, model.H1).Sample {
		t.Error("no sample figure, but told so")
	}
	f.Reports = []model.Report{{UnitID: 1, Code: model.H1}, {UnitID: 1, Code: model.Y, Sample: true}}
	if !progress.Build(f, model.H1).Sample {
		t.Error("a sample report is not told")
	}
}

// TestJudgementsCanBeToldApart in words, and in one letter on black-and-white paper.
func TestJudgementsCanBeToldApart(t *testing.T) {
	seen := map[string]progress.Judgement{}
	for i, j := range progress.Judgements {
		for _, s := range []string{j.Label(), j.Letter()} {
			if o, dup := seen[s]; dup || s == "" {
				t.Errorf("%s and %s are both %q", o, j, s)
			}
			seen[s] = j
		}
		if j.Rank() != i {
			t.Errorf("%s has rank %d, want %d", j, j.Rank(), i)
		}
	}
	if r := progress.Judgement("").Rank(); r != len(progress.Judgements) {
		t.Errorf("no judgement has rank %d", r)
	}
}
