package service

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/progress"
)

// cross returns the sheet of the sample's half year.
func (b *book) cross() CrossSheet {
	b.t.Helper()
	sheet, err := b.CrossChecks(b.ctx, 2024, model.H1)
	if err != nil {
		b.t.Fatal(err)
	}
	return sheet
}

// result returns what the check with the name finds.
func (b *book) result(name string) progress.CheckResult {
	b.t.Helper()
	for _, r := range b.cross().Results {
		if r.Check.Name == name {
			return r
		}
	}
	b.t.Fatalf("no check %q", name)
	return progress.CheckResult{}
}

// equal is a new check that two targets are the same.
func (b *book) equal(name, left, right string) model.CrossCheck {
	b.t.Helper()
	return model.CrossCheck{PlanID: b.cross().Plan.ID, Kind: model.CheckEqual, Name: name,
		Left: []model.CheckTerm{{TargetID: b.target(left).ID}}, Right: []model.CheckTerm{{TargetID: b.target(right).ID}},
		Factor: decimal.NewFromInt(1), Scope: model.ScopeBoth, Active: true}
}

const (
	budgetCheck = "Kế hoạch thu bằng chi ngân sách"
	springCheck = "Sản lượng lúa vụ Chiêm Xuân"
	yearCheck   = "Sản lượng lúa cả năm"
	fallCheck   = "Số từ đầu năm không giảm"
)

func TestSampleChecks(t *testing.T) {
	b := newBook(t)
	var got []string
	for _, r := range b.cross().Results {
		if err := progress.CheckCrossCheck(r.Check, b.cross().Targets); err != nil {
			t.Errorf("%s: %v", r.Check.Name, err)
		}
		line := r.Check.Name
		for _, f := range r.Findings {
			line += " | " + f.Where + " " + f.Gap
		}
		got = append(got, line)
	}
	want := []string{budgetCheck, springCheck, yearCheck + " | Kế hoạch 1.931,3 tấn", fallCheck, "Chênh nhiều so với cùng kỳ"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if r := b.result(budgetCheck); r.Agreed != 1 {
		t.Errorf("the budget: %+v", r)
	}
	if r := b.result(springCheck); r.Agreed != 7 || len(r.Short) != 2 {
		t.Errorf("the spring crop: %d agree, %v", r.Agreed, r.Short)
	}
	findings, err := b.CrossFindings(b.ctx, 2024, model.H1)
	must(t, err)
	if len(findings) != 1 || findings[0].Gap != "1.931,3 tấn" || !slices.Contains(findings[0].Targets, b.target("1d").ID) {
		t.Errorf("findings %+v", findings)
	}
}

func TestNewBooksAndPlansGetTheGeneralChecks(t *testing.T) {
	b := emptyBook(t)
	must(t, b.CreateBook(b.ctx, NewBook{Office: model.Office{Commune: "xã Mẫu"}, Year: 2024, Periods: []model.PeriodCode{model.H1, model.Y}}))
	_, err := b.SavePlan(b.ctx, model.Plan{Year: 2025, Title: "Phát động"})
	must(t, err)
	for _, year := range []int{2024, 2025} {
		sheet, err := b.CrossChecks(b.ctx, year, model.H1)
		must(t, err)
		var got []model.CrossCheck
		for _, r := range sheet.Results {
			r.Check.ID = 0
			got = append(got, r.Check)
		}
		if d := cmp.Diff(model.DefaultChecks(sheet.Plan.ID), got); d != "" {
			t.Error(year, d)
		}
	}
}

func TestSaveCrossCheck(t *testing.T) {
	b := newBook(t)
	before := b.lines()
	c, err := b.SaveCrossCheck(b.ctx, b.equal("  Thu bằng  chi ", "3a", "3b"))
	must(t, err)
	if c.ID == 0 || c.Name != "Thu bằng chi" || c.Severity != model.SeverityWarning {
		t.Errorf("saved as %+v", c)
	}
	if h := b.newest(); h.Action != "thêm kiểm tra chéo" || h.New != "Thu bằng chi; 3a = 3b" || h.Person != "Nguyễn Thị Hà" || b.lines() != before+1 {
		t.Errorf("history %+v", h)
	}
	if !slices.Equal(b.topics, []Topic{TopicTargets}) {
		t.Errorf("published %v", b.topics)
	}
	r := b.result("Thu bằng chi")
	if r.Agreed != 1 || len(r.Findings) != 1 || r.Findings[0].Where != "Tài chính – Kế toán" {
		t.Errorf("found %+v", r)
	}
	_, err = b.SaveCrossCheck(b.ctx, c)
	must(t, err)
	if b.lines() != before+1 {
		t.Error("the same check again made a line of history")
	}
	c.Tolerance = model.CheckTolerance{Amount: decimal.NewFromInt(5), Percent: true}
	_, err = b.SaveCrossCheck(b.ctx, c)
	must(t, err)
	if h := b.newest(); h.Old != "Thu bằng chi; 3a = 3b" || h.New != "Thu bằng chi; 3a = 3b, cho lệch 5%" {
		t.Errorf("history %+v", h)
	}
	if r := b.result("Thu bằng chi"); len(r.Findings) > 0 || r.Agreed != 2 {
		t.Errorf("with a tolerance %+v", r)
	}
	_, err = b.SaveCrossCheck(b.ctx, b.equal("thu bằng chi", "3b", "3a"))
	refused(t, err, model.CodeInvalid, "name", "Thu bằng chi")
	_, err = b.SaveCrossCheck(b.ctx, b.equal("Khác đơn vị", "12a", "3a"))
	refused(t, err, model.CodeInvalid, "factor", "lao động", "đồng")
	must(t, b.DeleteCrossCheck(b.ctx, c.ID))
	if h := b.newest(); h.Action != "xóa kiểm tra chéo" || !strings.Contains(h.Old, "3a = 3b") {
		t.Errorf("history %+v", h)
	}
	refused(t, b.DeleteCrossCheck(b.ctx, c.ID), model.CodeNotFound, "")
	refused(t, b.SetCrossCheckActive(b.ctx, c.ID, true), model.CodeNotFound, "")
}

func TestSwitchCrossCheckOff(t *testing.T) {
	b := newBook(t)
	id := b.result(yearCheck).Check.ID
	before := b.lines()
	must(t, b.SetCrossCheckActive(b.ctx, id, true)) // it is on
	if b.lines() != before {
		t.Error("switching on what is on made a line of history")
	}
	must(t, b.SetCrossCheckActive(b.ctx, id, false))
	if r := b.result(yearCheck); r.Check.Active || len(r.Findings) > 0 {
		t.Errorf("off: %+v", r)
	}
	if h := b.newest(); h.Action != "tắt kiểm tra chéo" || h.Subject != yearCheck {
		t.Errorf("history %+v", h)
	}
	must(t, b.SetCrossCheckActive(b.ctx, id, true))
	if r := b.result(yearCheck); len(r.Findings) != 1 {
		t.Errorf("on again: %+v", r)
	}
}

func TestEntryTellsWhatDoesNotAgree(t *testing.T) {
	b := newBook(t)
	warning := func(number string) string {
		for _, r := range b.entry("T03").Rows {
			if r.Row.Target.Number == number {
				return r.Warning
			}
		}
		return "no row"
	}
	if w := warning("1d"); w != "" {
		t.Fatalf("before: %q", w)
	}
	must(t, b.SaveValue(b.ctx, b.unit("T03").ID, 2024, model.H1, b.value("1d", "385"))) // 358 with two digits changed over
	for _, n := range []string{"1a", "1c", "1d"} {
		if w := warning(n); !strings.Contains(w, "385 tấn") || !strings.Contains(w, "358 tấn") || !strings.Contains(w, "lệch 27 tấn (7,5%)") {
			t.Errorf("%s says %q", n, w)
		}
	}
	if w := warning("8"); w != "" {
		t.Errorf("8 says %q", w)
	}
	// Without the yield there is nothing to say.
	must(t, b.SaveValue(b.ctx, b.unit("T03").ID, 2024, model.H1, model.Value{TargetID: b.target("1c").ID}))
	if w := warning("1d"); w != "" {
		t.Errorf("with a missing figure: %q", w)
	}
}

func TestCheckHoldsFiguresAgainstEachOther(t *testing.T) {
	b := newBook(t)
	budget := b.target("3b")
	budget.Plan = model.Of(model.Num("10000000000"))
	_, err := b.SaveTarget(b.ctx, budget)
	must(t, err)
	must(t, b.SaveValue(b.ctx, b.unit("T03").ID, 2024, model.H1, b.value("1d", "385")))
	r, err := b.Check(b.ctx)
	must(t, err)
	found := map[string]Finding{}
	for _, f := range r.Findings {
		found[f.Subject] = f
	}
	if f := found[budgetCheck]; f.Year != 2024 || f.Severity != "warning" || !strings.Contains(f.Message, "lệch 129.300.000 đồng") {
		t.Errorf("the budget: %+v", f)
	}
	if f := found[springCheck+", Thôn 3, 6 tháng"]; !strings.Contains(f.Message, "lệch 27 tấn") {
		t.Errorf("the harvest: %+v", r.Findings)
	}
	if !r.Sound() {
		t.Error("reminders make the book unsound")
	}
	c := b.result(budgetCheck).Check
	c.Severity = model.SeverityError
	_, err = b.SaveCrossCheck(b.ctx, c)
	must(t, err)
	if r, err = b.Check(b.ctx); err != nil || r.Sound() {
		t.Errorf("an error leaves the book sound (%v)", err)
	}
}

func TestTargetOfACheckIsNotDeleted(t *testing.T) {
	b := newBook(t)
	c := b.equal("Hai chỉ tiêu mới", "2", "2")
	var ids []model.ID
	for _, n := range []string{"17", "18"} {
		extra := b.target("2")
		extra.ID, extra.Number, extra.Name = 0, n, "Chỉ tiêu "+n
		saved, err := b.SaveTarget(b.ctx, extra)
		must(t, err)
		ids = append(ids, saved.ID)
	}
	c.Left[0].TargetID, c.Right[0].TargetID = ids[0], ids[1]
	c, err := b.SaveCrossCheck(b.ctx, c)
	must(t, err)
	refused(t, b.DeleteTarget(b.ctx, ids[0]), model.CodeConflict, "", "Hai chỉ tiêu mới", "Kiểm tra chéo")
	must(t, b.DeleteCrossCheck(b.ctx, c.ID))
	must(t, b.DeleteTarget(b.ctx, ids[0]))
}
