package progress_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/progress"
)

func TestParseFigure(t *testing.T) {
	graded := rule(model.Grade, "", model.Stock, model.Worst)
	graded.Grades = []string{"Tốt", "Khá", "Trung bình"}
	for _, c := range []struct {
		rule        model.Rule
		typed, want string
	}{
		{rule(model.AtLeast, "%", model.Stock, model.Single), " 99,6% ", "99.6"},
		{rule(model.AtLeast, "%", model.Stock, model.Single), "–", ""},
		{rule(model.AtLeast, "%", model.Stock, model.Single), "-", ""},
		{rule(model.AtLeast, "%", model.Stock, model.Single), "", ""},
		{rule(model.AtLeast, "đồng", model.Flow, model.Single), "2 tỷ 150 triệu", "2150000000"},
		{rule(model.AtLeast, "tấn", model.Flow, model.Single), "1.234", "1234"},
		{rule(model.Ratio, "thôn", model.Stock, model.Sum), "05/08", "5/8"},
		{rule(model.Ratio, "thôn", model.Stock, model.Sum), "05 / 08 thôn", "5/8"},
		{rule(model.Ratio, "thôn", model.Stock, model.Sum), "5", "5"},
		{rule(model.Range, "%", model.Stock, model.Single), "8 - 9%", "8/9"},
		{rule(model.Range, "%", model.Stock, model.Single), "8,5–9,5", "8.5/9.5"},
		{rule(model.Range, "%", model.Stock, model.Single), "từ 8 đến 9", "8/9"},
		{rule(model.Range, "%", model.Stock, model.Single), "8", "8"},
		{graded, "tot", "Tốt"},
		{graded, "KHÁ", "Khá"},
		{graded, "trung binh", "Trung bình"},
		{rule(model.YesNo, "", model.Stock, model.Single), "đạt", model.ChoiceYes},
		{rule(model.YesNo, "", model.Stock, model.Single), "Khong dat", model.ChoiceNo},
		{rule(model.Text, "", model.Stock, model.Single), "giữ vững", model.RatingGood},
		{rule(model.Text, "", model.Stock, model.Single), "risk", model.RatingRisk},
	} {
		got, err := progress.ParseFigure(c.rule, c.typed)
		if err != nil || text(got) != c.want {
			t.Errorf("%s %q: %q (%v), want %q", c.rule.Comparator, c.typed, text(got), err, c.want)
		}
	}
	for _, c := range []struct {
		rule  model.Rule
		typed string
	}{
		{rule(model.AtLeast, "%", model.Stock, model.Single), "khoảng 90"},
		{rule(model.AtLeast, "tấn", model.Flow, model.Single), "5 ha"},
		{rule(model.Ratio, "thôn", model.Stock, model.Sum), "5/8/9"},
		{rule(model.Ratio, "thôn", model.Stock, model.Sum), "/8"},
		{rule(model.Range, "%", model.Stock, model.Single), "8 -"},
		{graded, "Xuất sắc"},
		{rule(model.YesNo, "", model.Stock, model.Single), "1"},
	} {
		if got, err := progress.ParseFigure(c.rule, c.typed); model.FieldOf(err) != "value" || model.CodeOf(err) != model.CodeInvalid {
			t.Errorf("%s %q: %q, %v", c.rule.Comparator, c.typed, text(got), err)
		}
	}
}

// FuzzParseFigure: whatever is typed, the answer is an error for the value or a
// figure that reads back from its own text.
func FuzzParseFigure(f *testing.F) {
	for _, s := range []string{"", "–", "99,6%", "05/08", "8 - 9", "8–9", "Tốt", "tot", "2 tỷ 150 triệu", "−1.234,50", "từ 8 đến 9", "1/", "\xff"} {
		for i := range model.Comparators {
			f.Add(uint8(i), s)
		}
	}
	f.Fuzz(func(t *testing.T, comparator uint8, s string) {
		r := model.Rule{Comparator: model.Comparators[int(comparator)%len(model.Comparators)], Unit: "%", Decimals: 1, Grades: []string{"Tốt", "Khá"}}
		got, err := progress.ParseFigure(r, s)
		if err != nil {
			if model.FieldOf(err) != "value" {
				t.Fatalf("%q: %v has field %q", s, err, model.FieldOf(err))
			}
			return
		}
		if _, err := progress.CheckValue(model.Target{Leaf: true, Rule: r}, got); err != nil && model.FieldOf(err) != "value" {
			t.Fatalf("%q: %v", s, err)
		}
		if most := decimal.New(1, 13); got.Number.Decimal.Abs().GreaterThan(most) || got.Second.Decimal.Abs().GreaterThan(most) {
			return // no book holds such a number, and its text is too long to be read
		}
		again, err := progress.ParseFigure(r, progress.FigureText(r, got))
		if err != nil || !again.Equal(got) {
			t.Fatalf("%q is %v, but its text %q is %v (%v)", s, got, progress.FigureText(r, got), again, err)
		}
	})
}
