package progress_test

import (
	"errors"
	"testing"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/sample/sampletest"
)

func TestCheckCrossCheck(t *testing.T) {
	f := sampletest.Facts(t)
	equal := func() model.CrossCheck { return check(t, f, model.CheckEqual, "3a", "3b", "1") }
	change := func(c model.CrossCheck, by func(*model.CrossCheck)) model.CrossCheck {
		by(&c)
		return c
	}
	for _, c := range []struct {
		name, field string
		check       model.CrossCheck
	}{
		{"an equation", "", equal()},
		{"a product", "", percent(check(t, f, model.CheckProduct, "1d", "1c rice_area", "0.1"), "5")},
		{"a total", "", check(t, f, model.CheckTotal, "13a 13b", "13c", "1")},
		{"a structure", "", check(t, f, model.CheckHundred, "13a 13b 13c", "", "1")},
		{"all sums", "", check(t, f, model.CheckNotFalling, "", "", "1")},
		{"some sums", "", check(t, f, model.CheckNotFalling, "12a 1d", "", "1")},
		{"all results", "", check(t, f, model.CheckJump, "", "", "2.5")},
		{"other units with a factor", "", check(t, f, model.CheckEqual, "12a", "12b", "2")},
		{"no kind", "kind", change(equal(), func(c *model.CrossCheck) { c.Kind = "" })},
		{"no name", "name", change(equal(), func(c *model.CrossCheck) { c.Name = " " })},
		{"no scope", "scope", change(equal(), func(c *model.CrossCheck) { c.Scope = "" })},
		{"no such period", "code", change(equal(), func(c *model.CrossCheck) { c.Code = "M13" })},
		{"nothing on the left", "left", check(t, f, model.CheckEqual, "", "3b", "1")},
		{"nothing on the right", "right", check(t, f, model.CheckEqual, "3a", "", "1")},
		{"one part only", "left", check(t, f, model.CheckTotal, "13a", "13c", "1")},
		{"two totals", "right", check(t, f, model.CheckTotal, "13a 13b", "13c 11", "1")},
		{"one factor only", "right", check(t, f, model.CheckProduct, "1d", "1c", "0.1")},
		{"a structure with a total", "right", check(t, f, model.CheckHundred, "13a 13b", "13c", "1")},
		{"both sides", "right", check(t, f, model.CheckEqual, "3a 3b", "3b", "1")},
		{"twice", "left", check(t, f, model.CheckEqual, "3a 3a", "3b", "1")},
		{"words", "left", check(t, f, model.CheckEqual, "6", "3b", "1")},
		{"a composite item", "left", check(t, f, model.CheckEqual, "3", "3b", "1")},
		{"a target of another plan", "right", change(equal(), func(c *model.CrossCheck) { c.Right[0].TargetID = 9999 })},
		{"a measure in a sum", "right", check(t, f, model.CheckEqual, "1d", "rice_area", "1")},
		{"a stock that may fall", "left", check(t, f, model.CheckNotFalling, "8", "", "1")},
		{"tons and percent", "left", check(t, f, model.CheckTotal, "1d 13a", "13c", "1")},
		{"units of measure without a factor", "factor", check(t, f, model.CheckEqual, "12a", "12b", "1")},
		{"a structure of tons", "left", check(t, f, model.CheckHundred, "3a 3b", "", "1")},
		{"a factor of zero", "factor", check(t, f, model.CheckEqual, "3a", "3b", "0")},
		{"a jump of one", "factor", check(t, f, model.CheckJump, "", "", "1")},
		{"a factor too fine", "factor", check(t, f, model.CheckEqual, "3a", "3b", "0.0000001")},
		{"a negative tolerance", "tolerance", percent(equal(), "-1")},
		{"a tolerance of everything", "tolerance", percent(equal(), "100")},
	} {
		err := progress.CheckCrossCheck(c.check, f.Targets)
		var e *model.Error
		switch {
		case c.field == "" && err != nil:
			t.Errorf("%s is refused: %v", c.name, err)
		case c.field != "" && (!errors.As(err, &e) || e.Code != model.CodeInvalid || e.Field != c.field || e.Msg == ""):
			t.Errorf("%s: %#v, want field %q", c.name, err, c.field)
		}
	}
}

func TestCrossCheckText(t *testing.T) {
	f := sampletest.Facts(t)
	amount := func(c model.CrossCheck, a string) model.CrossCheck {
		c.Tolerance.Amount = decimal.RequireFromString(a)
		return c
	}
	for _, c := range []struct {
		check model.CrossCheck
		want  string
	}{
		{check(t, f, model.CheckEqual, "3a", "3b", "1"), "3a = 3b"},
		{only1(amount(check(t, f, model.CheckEqual, "3a", "3b", "1"), "1500000"), model.ScopePlan, model.H1), "3a = 3b, cho lệch 1.500.000 đồng (số kế hoạch)"},
		{check(t, f, model.CheckTotal, "13a 13b", "13c", "2"), "13a + 13b = 13c × 2"},
		{check(t, f, model.CheckHundred, "13a 13b 13c", "", "1"), "13a + 13b + 13c = 100%"},
		{only1(percent(check(t, f, model.CheckProduct, "1d", "1c rice_area", "0.1"), "2.5"), model.ScopeResults, "Q1"),
			"1d = 1c × diện tích lúa × 0,1, cho lệch 2,5% (số thực hiện, quý I)"},
		{model.DefaultChecks(1)[0], "Mọi chỉ tiêu: số từ đầu năm kỳ sau không ít hơn kỳ trước"},
		{check(t, f, model.CheckNotFalling, "12a 12b", "", "1"), "12a, 12b: số từ đầu năm kỳ sau không ít hơn kỳ trước"},
		{model.DefaultChecks(1)[1], "Mọi chỉ tiêu: không quá 3 lần, không dưới 1/3 cùng kỳ năm trước"},
	} {
		if got := progress.CrossCheckText(c.check, f.Targets); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
