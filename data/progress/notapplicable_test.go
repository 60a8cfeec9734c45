package progress_test

import (
	"strings"
	"testing"

	"sothidua/data/model"
	"sothidua/data/progress"
)

// notApplicable makes a stated value say that the target does not concern the
// unit.
func notApplicable(r *progress.Reported) { r.Value.Figure = model.Figure{Choice: model.ChoiceNone} }

// TestFourKindsOfNothing: zero, a negative number, no report and "không áp
// dụng" are four different answers, for the unit and for the commune.
func TestFourKindsOfNothing(t *testing.T) {
	change := rule(model.AtLeast, "%", model.Stock, model.Sum) // a growth may be negative
	target := model.Target{Rule: change, Name: "Tốc độ tăng", Plan: number(t, "8")}
	target.LastYear = number(t, "-1")
	for _, c := range []struct {
		name      string
		values    []stated
		text      string
		reported  int
		judgement progress.Judgement
		why       string
	}{
		{"missing", nil, "–", 0, progress.NoData, "chưa báo"},
		{"zero", []stated{{unit: 1, code: model.H1, value: "0"}}, "0", 1, progress.Behind, "0"},
		{"negative", []stated{{unit: 1, code: model.H1, value: "-2"}}, "-2", 1, progress.Behind, "-2"},
		{"not applicable", []stated{{unit: 1, code: model.H1, value: "0", more: notApplicable}}, "Không áp dụng", 1, progress.NotYetJudged, "Không áp dụng trong kỳ này"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := only(t, book(t, target, 1, c.values...), model.H1)
			if got := strings.ReplaceAll(progress.FigureText(r.Target.Rule, r.ToDate), "−", "-"); got != c.text || r.Reported != c.reported || r.Judgement != c.judgement {
				t.Errorf("%q, %d reported, %s", got, r.Reported, r.Judgement)
			}
			if !strings.Contains(strings.ReplaceAll(r.Why, "−", "-"), c.why) {
				t.Errorf("why: %s", r.Why)
			}
		})
	}
}

// TestNotApplicableIsLeftOut: a unit that a target does not concern has
// answered, and weighs nothing in the commune's figure.
func TestNotApplicableIsLeftOut(t *testing.T) {
	flow := rule(model.AtLeast, "tấn", model.Flow, model.Sum)
	f := book(t, model.Target{Rule: flow, Plan: number(t, "100")}, 3,
		stated{unit: 1, code: model.H1, value: "30"}, stated{unit: 2, code: model.H1, value: "20"}, stated{unit: 3, code: model.H1, value: "0", more: notApplicable})
	r := only(t, f, model.H1)
	if text(r.ToDate) != "50" || r.Reported != 3 || r.Judgement != progress.OnPace || !strings.Contains(r.Why, "Không áp dụng ở Thôn 3.") {
		t.Errorf("%q of %d, %s: %s", text(r.ToDate), r.Reported, r.Judgement, r.Why)
	}
	rate := rule(model.AtLeast, "%", model.Stock, model.Weighted)
	f = book(t, model.Target{Rule: rate, Plan: number(t, "80")}, 2,
		stated{unit: 1, code: model.H1, value: "90"}, stated{unit: 2, code: model.H1, value: "0", more: notApplicable})
	if r := only(t, f, model.H1); text(r.ToDate) != "90" || r.Judgement != progress.OnPace {
		t.Errorf("a rate: %q, %s", text(r.ToDate), r.Judgement)
	}
	grade := rule(model.YesNo, "", model.Stock, model.Sum)
	f = book(t, model.Target{Rule: grade}, 2,
		stated{unit: 1, code: model.H1, value: model.ChoiceYes}, stated{unit: 2, code: model.H1, value: "", more: notApplicable})
	if r := only(t, f, model.H1); text(r.ToDate) != model.ChoiceYes || r.Judgement != progress.OnPace {
		t.Errorf("a choice: %q, %s", text(r.ToDate), r.Judgement)
	}
}

// TestNotApplicableInAFlow: a quarter that does not apply adds nothing, and a
// later one that does counts.
func TestNotApplicableInAFlow(t *testing.T) {
	flow := rule(model.AtLeast, "tấn", model.Flow, model.Single)
	target := model.Target{Rule: flow, Plan: number(t, "100")}
	f := book(t, target, 1, stated{unit: 1, code: "Q1", value: "0", more: notApplicable}, stated{unit: 1, code: "Q2", value: "50"})
	if r := only(t, f, "Q2"); text(r.ToDate) != "50" || r.Judgement != progress.OnPace || strings.Contains(r.Why, "kỳ trước") {
		t.Errorf("%q, %s: %s", text(r.ToDate), r.Judgement, r.Why)
	}
	f = book(t, target, 1, stated{unit: 1, code: "Q1", value: "50"}, stated{unit: 1, code: "Q2", value: "0", more: notApplicable})
	if r := only(t, f, "Q2"); text(r.ToDate) != "50" || r.Judgement != progress.OnPace {
		t.Errorf("%q, %s: %s", text(r.ToDate), r.Judgement, r.Why)
	}
	f = book(t, target, 1, stated{unit: 1, code: "Q1", value: "0", more: notApplicable}, stated{unit: 1, code: "Q2", value: "0", more: notApplicable})
	if r := only(t, f, "Q2"); text(r.ToDate) != model.ChoiceNone || r.Judgement != progress.NotYetJudged {
		t.Errorf("%q, %s: %s", text(r.ToDate), r.Judgement, r.Why)
	}
}

func TestNotApplicableIsTyped(t *testing.T) {
	for _, r := range []model.Rule{rule(model.AtLeast, "tấn", model.Flow, model.Sum), rule(model.YesNo, "", model.Stock, model.Sum), rule(model.Ratio, "thôn", model.Stock, model.Sum)} {
		for _, typed := range []string{"Không áp dụng", "khong ap dung", "KAD", "n/a"} {
			f, err := progress.ParseFigure(r, typed)
			if err != nil || !f.NotApplicable() {
				t.Errorf("%s, %q: %+v, %v", r.Comparator, typed, f, err)
			}
		}
		target := model.Target{Leaf: true, Rule: r}
		na := model.Figure{Choice: model.ChoiceNone}
		if warning, err := progress.CheckValue(target, na); warning != "" || err != nil {
			t.Errorf("%s: %q, %v", r.Comparator, warning, err)
		}
		if _, err := progress.CheckPlan(target, na); model.CodeOf(err) != model.CodeInvalid {
			t.Errorf("%s: a plan that does not apply is %v", r.Comparator, err)
		}
	}
	row := progress.Row{Target: model.Target{Name: "Sản lượng lúa", Leaf: true, Rule: rule(model.AtLeast, "tấn", model.Flow, model.Sum)},
		ToDate: model.Figure{Choice: model.ChoiceNone}, Judgement: progress.NotYetJudged}
	if got := progress.Sentence(row, "Trường Tiểu học"); got != "Sản lượng lúa của Trường Tiểu học: không áp dụng trong kỳ này." {
		t.Errorf("the sentence says %q", got)
	}
}
