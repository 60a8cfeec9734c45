package service

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
)

// TestValuesAreMergedLikeOtherStates: what is known of the fields of a value
// changes nothing of the rule.
func TestValuesAreMergedLikeOtherStates(t *testing.T) {
	states := []held{
		{},
		heldOf(model.Value{Figure: model.Of(model.Num("1.27"))}),
		heldOf(model.Value{Figure: model.Of(model.Num("1.27")), Note: "a"}),
		heldOf(model.Value{Figure: model.Figure{Number: model.Num("4"), Second: model.Num("9")}, ToDate: model.Num("0"), Estimate: model.Num("8"), Note: "a"}),
		heldOf(model.Value{Figure: model.Figure{Choice: "good"}, ToDate: model.Num("5"), Note: "b"}),
	}
	for i, before := range states {
		for j, after := range states {
			for k, now := range states {
				want, err := mergeStates(before.state(), after.state(), now.state())
				must(t, err)
				got, back, clashes := mergeHeld(before, after, now)
				names := map[string]bool{}
				for _, n := range clashes {
					names[n] = true
				}
				for _, n := range want.clashes {
					if !names[n] {
						t.Errorf("%d %d %d: %s clashes", i, j, k, n)
					}
				}
				back2, err := heldIn(want.state)
				must(t, err)
				if string(got.state()) != string(back2.state()) || back != want.back || len(clashes) != len(want.clashes) {
					t.Errorf("%d %d %d: %s, %d back, clashes %v\nwant %s, %d back, clashes %v", i, j, k, got.state(), back, clashes, want.state, want.back, want.clashes)
				}
			}
		}
	}
}

func TestStatesOfValuesReadBack(t *testing.T) {
	for _, v := range []model.Value{{}, {Figure: model.Of(model.Num("-0.35"))}, {Figure: model.Of(model.Num("7")), Note: `a"}}`},
		{Figure: model.Figure{Choice: "good"}}, {ToDate: model.Num("3")}} {
		h := heldOf(v)
		if string(h.state()) != string(stateOf(h)) {
			t.Errorf("state %s, want %s", h.state(), stateOf(h))
		}
		back, err := heldIn(h.state())
		if d := cmp.Diff(v, back.value(model.Value{})); d != "" || err != nil {
			t.Errorf("%v (-want +got):\n%s", err, d)
		}
	}
	if _, err := heldIn([]byte(`{"figure":{"number":"x"}}`)); err == nil {
		t.Error("a number that is none was read")
	}
}
