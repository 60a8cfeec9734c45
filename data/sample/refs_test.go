package sample_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"sothidua/data/model"
	"sothidua/data/sample"
)

// key is how two names are compared: without case and superfluous spaces.
func key(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(norm.NFC.String(s)), " "))
}

func TestNamesAndCodesAreUnique(t *testing.T) {
	b := load(t)
	once := func(kind string) func(string) {
		seen := map[string]bool{}
		return func(s string) {
			if s == "" || seen[key(s)] {
				t.Errorf("%s %q is empty or stands twice", kind, s)
			}
			seen[key(s)] = true
		}
	}
	code, unit, head := once("unit code"), once("unit name"), once("head")
	for _, u := range b.Units {
		code(u.Code)
		unit(u.Name)
		head(u.Head)
		if !u.Sample {
			t.Errorf("%s is not flagged sample", u.Code)
		}
	}
	targetNumber, targetName := once("target number"), once("target name")
	for _, x := range b.Targets {
		targetNumber(x.Number)
		targetName(x.Name)
	}
	block, person := once("block"), once("person")
	for _, x := range b.Blocks {
		block(x.Name)
	}
	for _, x := range b.People {
		person(x.Name)
	}
	handed, registered, was, report, cell := once("allocation"), once("registration"), once("past result"), once("report"), once("value")
	for _, a := range b.Allocations {
		handed(a.Target + " " + a.Unit)
	}
	for _, r := range b.Registrations {
		registered(r.Target + " " + r.Unit)
	}
	for _, p := range b.Past {
		was(p.Target + " " + p.Unit + " " + string(p.Code))
	}
	for _, r := range b.Reports {
		report(r.Unit + " " + string(r.Code))
		for _, v := range r.Values {
			cell(r.Unit + " " + string(r.Code) + " " + v.Target)
		}
	}
}

func TestBlocks(t *testing.T) {
	b := load(t)
	got := map[string]int{}
	for _, u := range b.Units {
		got[u.Block]++
	}
	want := map[string]int{"Khối thôn": 8, "Khối trường học, y tế": 4, "Khối MTTQ, đoàn thể": 6,
		"Khối bộ phận chuyên môn": 5, "Khối lực lượng vũ trang": 2, "Khối hợp tác xã, doanh nghiệp": 3}
	if d := cmp.Diff(want, got); d != "" {
		t.Fatal(d)
	}
}

// TestEveryValueIsAskedFor: a unit reports what it was handed, in a period
// that asks for it, and registers only what it was handed; who is in charge of
// a leaf that nobody else reports has it among its own; a weight is known
// wherever it is needed.
func TestEveryValueIsAskedFor(t *testing.T) {
	b := load(t)
	handed := map[string]bool{}
	for _, a := range b.Allocations {
		handed[a.Target+" "+a.Unit] = true
	}
	rules := map[string]model.Rule{}
	for _, l := range leaves(b) {
		rules[l.Number] = l.Rule
		if l.Lead == "" || l.Rule.RollUp == model.Single && !handed[l.Number+" "+l.Lead] {
			t.Errorf("%s: unit in charge %q does not report it", l.Number, l.Lead)
		}
	}
	for _, r := range b.Reports {
		for _, v := range r.Values {
			if !handed[v.Target+" "+r.Unit] || !rules[v.Target].Pace.Asked(r.Code) || v.Figure.Missing() {
				t.Errorf("%s reports %s, which is not asked or empty", r.Unit, v.Target)
			}
		}
	}
	for _, r := range b.Registrations {
		if !handed[r.Target+" "+r.Unit] || r.Plan.Missing() {
			t.Errorf("%s registers %s, which it was not handed", r.Unit, r.Target)
		}
	}
	for _, u := range b.Units {
		for leaf, rule := range rules {
			if _, ok := u.Measures[rule.Weight]; handed[leaf+" "+u.Code] && rule.RollUp == model.Weighted && !ok {
				t.Errorf("%s has no %s, which weights %s", u.Code, rule.Weight, leaf)
			}
		}
	}
}

// TestReportsOfTheHalfYear: 23 of 28 in hand, 4 of them late, as on the
// tracker's picture; nobody who is received left an asked cell empty.
func TestReportsOfTheHalfYear(t *testing.T) {
	b := load(t)
	deadline := b.Periods[0].Deadline
	tally := map[string]int{"missing": len(b.Units) - len(b.Reports)}
	filled := map[string]int{}
	for _, r := range b.Reports {
		if !r.Sample {
			t.Errorf("report of %s is not flagged sample", r.Unit)
		}
		if r.Status.Received() && r.SubmittedOn > deadline {
			tally["late"]++
		} else if r.Status.Received() {
			tally["on time"]++
		} else {
			tally[string(r.Status)]++
		}
		if (r.Status == model.Returned) != (r.Reason != "") {
			t.Errorf("%s: status %q with reason %q", r.Unit, r.Status, r.Reason)
		}
		filled[r.Unit] = len(r.Values)
	}
	want := map[string]int{"on time": 19, "late": 4, "draft": 1, "returned": 1, "missing": 3}
	if d := cmp.Diff(want, tally); d != "" {
		t.Fatal(d)
	}
	if filled["T03"] != 9 {
		t.Fatalf("the draft of T03 holds %d values, want 9 of 11", filled["T03"])
	}
	asked := map[string]int{}
	for _, a := range b.Allocations {
		i := slices.IndexFunc(leaves(b), func(l sample.Target) bool { return l.Number == a.Target })
		if leaves(b)[i].Rule.Pace.Asked(model.H1) {
			asked[a.Unit]++
		}
	}
	for _, r := range b.Reports {
		if r.Status.Received() && filled[r.Unit] != asked[r.Unit] {
			t.Errorf("%s was received with %d of %d cells", r.Unit, filled[r.Unit], asked[r.Unit])
		}
	}
}
