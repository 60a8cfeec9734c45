package document_test

import (
	"strings"
	"testing"

	"sothidua/data/document"
	"sothidua/data/model"
	"sothidua/data/progress"
)

// changeRow makes a leaf that is planned against the year before: plan in
// percent, done and before as amounts, change in percent of before.
func changeRow(id model.ID, number, name, unit string, c model.Comparator, plan model.Figure, done, change, share string) progress.Row {
	r := row(number, name, unit, c, done, "", share, progress.OnPace)
	r.Target.ID, r.Target.Rule.Timing = id, model.Flow
	r.Plan, r.Change = plan, progress.Change{Value: plainNumber(change)}
	return r
}

func changes() progress.Table {
	t := picture14()
	two := model.Figure{Number: model.Num("8"), Second: model.Num("9")}
	crime := changeRow(3, "5", "Số vụ phạm pháp hình sự", "vụ", model.Reduction, model.Of(model.Num("12")), "5", "83.3", "138.9")
	crime.Superior = model.Of(model.Num("15"))
	t.Rows = []progress.Row{
		changeRow(1, "3", "Thu ngân sách trên địa bàn", "đồng", model.Growth, model.Of(model.Num("10")), "12000000000", "120", "200"),
		changeRow(2, "4", "Đàn bò", "con", model.Growth, two, "98", "98", "-25"), crime,
	}
	return t
}

// TestChartOfChanges: a bar is the share of the planned change, the words tell
// the change itself, and the time line has no meaning for it.
func TestChartOfChanges(t *testing.T) {
	d := chart(changes())
	soundChart(t, d)
	text := flat(d)
	for _, want := range []string{"tăng 20,0%/10%", "giảm 2,0%/tăng 8 – 9%", "giảm 16,7%/12%", "200,0%", "138,9%",
		"So với năm trước: % của chỉ tiêu 3, 4, 5 là mức tăng (giảm) đã có trên mức phải tăng (giảm)."} {
		if !strings.Contains(text, want) {
			t.Errorf("the chart does not say %q", want)
		}
	}
	if strings.Contains(text, "thời gian đã qua") {
		t.Error("the time line is drawn for changes")
	}
	if n := len(bars(d.Pages[0])); n > 3 {
		t.Errorf("%d bars for three targets", n)
	}
}

// TestSummaryOfChanges: the plan stands as a percentage beside amounts.
func TestSummaryOfChanges(t *testing.T) {
	d := summary(changes(), progress.Million)
	soundSummary(t, d)
	text := strings.Join(strings.Fields(flat(d)), " ")
	for _, want := range []string{"tăng ≥ 10%", "tăng 8 – 9%", "giảm ≥ 12%", "12.000,0", "120,0%", "Cấp trên giao giảm ≥ 15%"} {
		if !strings.Contains(text, want) {
			t.Errorf("the table does not say %q:\n%s", want, text)
		}
	}
}

// TestUnitChartOfAChange: every unit against its own year before.
func TestUnitChartOfAChange(t *testing.T) {
	target := changes().Rows[0].Target
	target.Plan = model.Of(model.Num("10"))
	up, down := unitRow(1, "Thôn 1", "11", "", "100", progress.OnPace), unitRow(2, "Thôn 2", "9", "20", "-50", progress.Behind)
	up.Change, down.Change = progress.Change{Value: model.Num("110")}, progress.Change{Value: model.Num("90")}
	text := flat(unitsOf(t, target, []progress.UnitRow{up, down}, document.DefaultChartOptions()))
	for _, want := range []string{"tăng 10,0%/10%", "giảm 10,0%/tăng 20%", "So với cùng kỳ năm trước của từng đơn vị"} {
		if !strings.Contains(text, want) {
			t.Errorf("the chart does not say %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, "thời gian đã qua") {
		t.Error("the time line is drawn for changes")
	}
}
