package progress_test

import (
	"testing"

	"sothidua/data/model"
	"sothidua/data/progress"
)

func TestMoneyScalesOnlyMoney(t *testing.T) {
	dong := model.Rule{Comparator: model.AtLeast, Unit: "đồng"}
	tonnes := model.Rule{Comparator: model.AtLeast, Unit: "tấn", Decimals: 1}
	for _, tt := range []struct {
		name   string
		in     progress.Money
		rule   model.Rule
		number model.Number
		want   string
		unit   string
	}{
		{"full", progress.Dong, dong, model.Num("4238126500"), "4.238.126.500", "đồng"},
		{"millions", progress.Million, dong, model.Num("4238126500"), "4.238,1", "triệu đồng"},
		{"billions", progress.Billion, dong, model.Num("10129300000"), "10,129", "tỷ đồng"},
		{"too small for the scale", progress.Million, dong, model.Num("35000"), "0,035", "triệu đồng"},
		{"nothing is nothing", progress.Million, dong, model.Num("0"), "0,0", "triệu đồng"},
		{"missing", progress.Million, dong, model.None, "–", "triệu đồng"},
		{"other units stay", progress.Million, tonnes, model.Num("2780"), "2.780", "tấn"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.in.Amount(tt.number, tt.rule); got != tt.want {
				t.Errorf("Amount = %q, want %q", got, tt.want)
			}
			if got := tt.in.Figure(model.Of(tt.number), tt.rule); got != tt.want {
				t.Errorf("Figure = %q, want %q", got, tt.want)
			}
			if got := tt.in.Unit(tt.rule); got != tt.unit {
				t.Errorf("Unit = %q, want %q", got, tt.unit)
			}
		})
	}
}

func TestMoneyWritesTwoNumbersAndChoices(t *testing.T) {
	span := model.Rule{Comparator: model.Range, Unit: "đồng"}
	f := model.Figure{Number: model.Num("2000000"), Second: model.Num("2500000")}
	if got, want := progress.Million.Figure(f, span), "2,0 – 2,5"; got != want {
		t.Errorf("range of money = %q, want %q", got, want)
	}
	yes := model.Rule{Comparator: model.YesNo}
	if got := progress.Million.Figure(model.Figure{Choice: model.ChoiceYes}, yes); got != "Đạt" {
		t.Errorf("choice = %q", got)
	}
}

func TestWithUnit(t *testing.T) {
	for _, tt := range []struct{ text, unit, want string }{
		{"1,06", "%", "1,06%"},
		{"9,8", "‰", "9,8‰"},
		{"6", "người", "6 người"},
		{"4.238,1", "đồng", "4.238,1 triệu đồng"},
		{"–", "người", "–"},
		{"Tốt", "", "Tốt"},
	} {
		if got := progress.Million.WithUnit(tt.text, model.Rule{Unit: tt.unit}); got != tt.want {
			t.Errorf("WithUnit(%q, %q) = %q, want %q", tt.text, tt.unit, got, tt.want)
		}
	}
}

func TestShareAndChangeTexts(t *testing.T) {
	for _, tt := range []struct {
		change progress.Change
		want   string
	}{
		{progress.Change{Value: model.Num("102.1")}, "102,1%"},
		{progress.Change{Value: model.Num("2.5"), Points: true}, "+2,5 điểm"},
		{progress.Change{Value: model.Num("-0.37"), Points: true}, "−0,37 điểm"},
		{progress.Change{Value: model.Num("0"), Points: true}, "0 điểm"},
		{progress.Change{}, "–"},
	} {
		if got := progress.ChangeText(tt.change); got != tt.want {
			t.Errorf("ChangeText(%v) = %q, want %q", tt.change, got, tt.want)
		}
	}
	if got := progress.PercentText(model.Num("30")); got != "30,0%" {
		t.Errorf("PercentText = %q", got)
	}
	if got := progress.PercentText(model.None); got != "–" {
		t.Errorf("PercentText of nothing = %q", got)
	}
}
