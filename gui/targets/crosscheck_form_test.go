package targets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

// openForm shows a check in its dialog.
func openForm(t *testing.T, c model.CrossCheck) (*world, *checkForm) {
	t.Helper()
	w, s := newTestChecks(t)
	c.PlanID = s.data.sheet.Plan.ID
	f := newCheckForm(c, s.data.sheet.Targets, s.data.periods)
	kit.ShowDialog(w.Win, "Thử", f.body, formWidth)
	return w, f
}

// keys lists the error keys of the fields that show.
func (f *checkForm) keys() string {
	var out []string
	for _, row := range f.rows(f.chosenKind()) {
		for _, item := range row {
			if item.Key != "" {
				out = append(out, item.Key)
			}
		}
	}
	return strings.Join(out, " ")
}

func TestFormFollowsTheKind(t *testing.T) {
	w, f := openForm(t, model.DefaultChecks(0)[0])
	for _, c := range []struct {
		kind model.CheckKind
		want string
	}{
		{model.CheckEqual, "name kind scope code left right factor tolerance note"},
		{model.CheckTotal, "name kind scope code left right factor tolerance note"},
		{model.CheckProduct, "name kind scope code left right factor tolerance note"},
		{model.CheckHundred, "name kind scope code left tolerance note"},
		{model.CheckNotFalling, "name kind code left note"},
		{model.CheckJump, "name kind code left factor note"},
	} {
		w.pick(f.kind, c.kind.Label())
		if got := f.keys(); got != c.want {
			t.Errorf("%s shows %q", c.kind, got)
		}
	}
	if f.factor.Text() != "3" {
		t.Errorf("a jump starts at %q times", f.factor.Text())
	}
	w.pick(f.kind, model.CheckEqual.Label())
	w.pick(f.scope, model.ScopePlan.Label())
	if f.factor.Text() != "1" || strings.Contains(f.keys(), "code") {
		t.Errorf("an equation of the plan: factor %q, fields %q", f.factor.Text(), f.keys())
	}
}

func TestOperandsAreTypedOrChosen(t *testing.T) {
	w, f := openForm(t, model.CrossCheck{Kind: model.CheckProduct, Scope: model.ScopeBoth, Factor: model.Num("1").Decimal})
	w.Write(f.name, "Sản lượng")
	w.Write(f.left.text, "1D")
	right := f.right.picker
	if right.add.Reason() == "" {
		t.Error("nothing is chosen and it can be added")
	}
	for _, label := range []string{"1c. Năng suất lúa bình quân (tạ/ha)", "Diện tích lúa (ha) của các đơn vị"} {
		w.pick(right.list, label) // passes other items
		right.add.Tapped(nil)
		if right.list.Index() != -1 || right.add.Reason() == "" {
			t.Error("the list is not ready for the next one")
		}
	}
	if got := f.right.text.Text(); got != "1c × Diện tích lúa" {
		t.Errorf("chosen: %q", got)
	}
	w.Write(f.factor, "0,1")
	w.Write(f.tolerance, "2,5")
	if got := f.rule.Text(); got != "Câu quy tắc: 1d = 1c × diện tích lúa × 0,1, cho lệch 2,5 tấn." {
		t.Errorf("the sentence is %q", got)
	}
	w.Write(f.right.text, "1c, dien tich lua, 9z")
	if _, err := f.read(); err == nil || !strings.Contains(model.Message(err), "“9z”") {
		t.Errorf("read: %v", err)
	}
}

func TestParseTerms(t *testing.T) {
	targets := []model.Target{{ID: 1, Number: "1a"}, {ID: 2, Number: "1b"}, {ID: 3, Number: "10"}}
	term := func(ids ...model.ID) (out []model.CheckTerm) {
		for _, id := range ids {
			out = append(out, model.CheckTerm{TargetID: id})
		}
		return out
	}
	for text, want := range map[string][]model.CheckTerm{
		"": nil, "1a": term(1), "1a+1B": term(1, 2), " 1a ×10 * 1b; ": term(1, 3, 2),
		"1a × diện tích lúa": append(term(1), model.CheckTerm{Measure: model.MeasureRiceArea}),
		"SO HO":              {{Measure: model.MeasureHouseholds}},
	} {
		got, err := parseTerms("left", text, targets)
		if d := cmp.Diff(want, got); d != "" || err != nil {
			t.Errorf("%q: %v %s", text, err, d)
		}
		again, err := parseTerms("left", termsText(got, targets, "+"), targets)
		if d := cmp.Diff(want, again); d != "" || err != nil {
			t.Errorf("%q written and read again: %v %s", text, err, d)
		}
	}
	if _, err := parseTerms("left", "1a 1b", targets); model.CodeOf(err) != model.CodeInvalid {
		t.Errorf("two numbers without a sign: %v", err)
	}
}

func TestAddAndEditACheck(t *testing.T) {
	w, s := newTestChecks(t)
	s.Key(&fyne.KeyEvent{Name: fyne.KeyInsert})
	w.Answer("Lưu")
	if w.Win.Canvas().Overlays().Top() == nil || len(w.checks()) != 5 {
		t.Fatal("a check without a name was saved")
	}
	// The same dialog as the one shown, which tests cannot reach into.
	w.Answer("Hủy")
	c := model.CrossCheck{PlanID: s.data.sheet.Plan.ID, Kind: model.CheckEqual, Name: "Thu bằng chi", Scope: model.ScopeBoth, Active: true,
		Factor: model.Num("1").Decimal, Left: []model.CheckTerm{{TargetID: w.Target("3a").Target.ID}},
		Right: []model.CheckTerm{{TargetID: w.Target("3b").Target.ID}}}
	s.ask("Thêm", c)
	w.Answer("Lưu")
	if w.Win.Canvas().Overlays().Top() != nil {
		t.Fatal("the dialog stays open")
	}
	got := w.checks()[5]
	if got.Check.Name != "Thu bằng chi" || s.grid.CurrentKey() != key(got.Check.ID) || s.results()[5] != "Thu bằng chi: lệch 186.408.300 đồng" {
		t.Errorf("shown %q, current %q", s.results(), s.grid.CurrentKey())
	}
	if text := s.found.Text(); !strings.Contains(text, "Tài chính – Kế toán, 6 tháng. 3a. Tổng thu ngân sách là 4.238.126.500 đồng") {
		t.Errorf("found %q", text)
	}
	s.edit()
	w.Answer("Lưu")
	if again := w.checks()[5].Check; cmp.Diff(got.Check, again) != "" {
		t.Errorf("saving it again changed it: %s", cmp.Diff(got.Check, again))
	}
}
