package targets

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

// mustSave saves the form and fails when it was refused.
func (s *list) mustSave(t *testing.T) {
	t.Helper()
	saved := false
	s.Save(func(ok bool) { saved = ok })
	if !saved {
		t.Fatalf("not saved: %v", s.form.kit.Fault())
	}
}

func labelsOf(ks []itemKind) []string {
	out := make([]string, len(ks))
	for i, k := range ks {
		out[i] = k.label()
	}
	return out
}

// What an item can be depends on whether it has parts; a part has no choice.
func TestKindsOffered(t *testing.T) {
	w, s := newTestList(t)
	for number, want := range map[string][]itemKind{"8": {kindOwn, kindNone, kindTotal}, "13": {kindNone, kindTotal, kindStructure}, "13a": nil} {
		s.GoTo(kit.Place{Target: w.Target(number).Target.ID})
		if !slices.Equal(s.form.kind.kinds, want) {
			t.Errorf("%s offers %q, want %q", number, labelsOf(s.form.kind.kinds), labelsOf(want))
		}
		if s.Unsaved() != "" {
			t.Errorf("%s: showing it is a change: %s", number, s.Unsaved())
		}
	}
}

// An item becomes a structure in one step, says whether its plans make 100, and
// stops being one as easily.
func TestFormMakesAStructure(t *testing.T) {
	w, s := newTestList(t)
	s.choose(t, w, "13")
	w.pick(s.form.kind.pick, kindStructure.label())
	if got := s.form.box.Text(); !strings.Contains(got, "Cơ cấu: kế hoạch 13a + 13b + 13c = ") || !strings.Contains(got, "so với 100%") {
		t.Errorf("the sentence is %q", got)
	}
	if s.Unsaved() == "" {
		t.Error("the choice is no change")
	}
	s.mustSave(t)
	if !w.Target("13").Structure || s.Unsaved() != "" || s.form.kind.read() != kindStructure {
		t.Errorf("saved %t, unsaved %q, shown %q", w.Target("13").Structure, s.Unsaved(), s.form.kind.read())
	}
	if got := s.grid.Cell(s.grid.RowByKey(key(s.current)), colMet).Text; got != "cơ cấu, 3 thành phần" {
		t.Errorf("the list says %q", got)
	}
	s.choose(t, w, "8")
	s.choose(t, w, "13")
	if s.form.kind.read() != kindStructure {
		t.Errorf("shown again as %q", s.form.kind.read().label())
	}
	w.pick(s.form.kind.pick, kindNone.label())
	s.mustSave(t)
	if w.Target("13").Structure || s.form.kind.read() != kindNone {
		t.Error("still a structure")
	}
}

// Parts that are no percentages make no structure; the reason stands at the
// field.
func TestFormRefusesAStructure(t *testing.T) {
	w, s := newTestList(t)
	s.choose(t, w, "12")
	w.pick(s.form.kind.pick, kindStructure.label())
	s.Save(func(ok bool) {
		if ok {
			t.Error("saved")
		}
	})
	if got := s.form.fields["kind"].Error(); !strings.Contains(got, "12a") {
		t.Errorf("the field says %q", got)
	}
}

// A new item is a total before its parts, which then are added into it.
func TestFormMakesATotal(t *testing.T) {
	w, s := newTestList(t)
	s.bar.add.Tapped(nil)
	w.Write(s.form.words.number, "17")
	w.Write(s.form.words.name, "Gieo trồng")
	w.pick(s.form.kind.pick, kindTotal.label())
	if slices.ContainsFunc(formRows(s.form.draft(), false), func(row []string) bool { return slices.Contains(row, "roll_up") }) {
		t.Error("a total asks how units make the commune")
	}
	w.pick(s.form.rule.comparator, model.AtLeast.Label())
	w.pick(s.form.rule.unit, "ha")
	w.Write(s.form.figures[0].first, "2400")
	s.form.rule.timing.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	s.mustSave(t)
	if got := w.Target("17").Target; !got.Total() || model.Plain(got.Plan.Number) != "2400" {
		t.Fatalf("the book holds %+v", got)
	}
	if got := s.form.box.Text(); !strings.HasPrefix(got, "Câu quy tắc: Số liệu là tổng của các thành phần. Đạt khi ") {
		t.Errorf("the sentence is %q", got)
	}
	for i, plan := range []string{"1400", "900"} {
		s.choose(t, w, "17")
		s.bar.part.Tapped(nil)
		d := drafts()[model.AtLeast]
		d.number, d.rule.unit, d.plan.first, d.rule.timing = "17"+string(rune('a'+i)), "ha", plan, s.form.given.rule.timing
		fillForm(w, s, d)
		timing := w.Target("17").Target.Rule.Timing
		for s.form.rule.read().timing != timing {
			s.form.rule.timing.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
		}
		s.mustSave(t)
	}
	s.choose(t, w, "17")
	if got := s.form.box.Text(); !strings.Contains(got, "1.400 + 900 = 2.300 ha, tổng 17. Gieo trồng là 2.400 ha: lệch 100 ha") {
		t.Errorf("the sentence is %q", got)
	}
	row := s.grid.RowByKey(key(s.current))
	if unit, plan, met := s.grid.Cell(row, colUnit).Text, s.grid.Cell(row, colPlan).Text, s.grid.Cell(row, colMet).Text; unit != "ha" || plan != "2.400" || met != "≥ từ 2.400 trở lên" {
		t.Errorf("the list shows %q %q %q", unit, plan, met)
	}
	w.pick(s.form.kind.pick, kindNone.label())
	s.mustSave(t)
	if got := w.Target("17").Target; got.Measured() || !got.Plan.Missing() {
		t.Errorf("the item still has figures: %+v", got)
	}
	w.pick(s.form.kind.pick, kindTotal.label())
	if d := s.form.rule.read(); d.unit != "ha" || d.comparator != "" {
		t.Errorf("a total starts with %+v", d)
	}
	s.Discard()
}

// An item that reports itself and has values cannot give them up.
func TestKindOfAReportedItem(t *testing.T) {
	w, s := newTestList(t)
	s.choose(t, w, "8")
	w.pick(s.form.kind.pick, kindNone.label())
	s.Save(func(ok bool) {
		if ok {
			t.Error("saved")
		}
	})
	if !w.Target("8").Target.Leaf || !strings.Contains(w.Told(), "số liệu") {
		t.Errorf("told %q", w.Told())
	}
}
