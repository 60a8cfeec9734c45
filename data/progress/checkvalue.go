package progress

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// CheckValue checks what a unit states for a target; a missing figure is fine,
// and so is “không áp dụng”.
//
// An error (CodeInvalid, Field "value") is for what cannot be true: a share
// over 100%, a negative count, half a person, a ratio above one, a choice the
// rule does not have. A warning is for what is possible but wants a second
// look: far from the plan and from last year. Both say which value and why.
//
// A share may pass 100% when its plan or last year does, or when its name says
// that it is a growth or is held against something (see grows).
func CheckValue(t model.Target, fig model.Figure) (warning string, err error) {
	if err := Impossible(t, fig); err != nil {
		return "", err
	}
	if fig.Missing() || fig.NotApplicable() || !t.Rule.Comparator.Numeric() {
		return "", nil
	}
	return suspicion(t, fig.Number.Decimal), nil
}

// Impossible returns the error of CheckValue for those who do not want its
// warning.
func Impossible(t model.Target, fig model.Figure) error {
	if fig.Missing() {
		return nil
	}
	if !t.Leaf {
		return model.Invalid("value", "Chỉ tiêu %s gồm nhiều thành phần; ghi số ở từng thành phần.", t.Number)
	}
	if fig.NotApplicable() {
		return nil
	}
	if err := checkFigure(t, fig, 100); err != nil {
		return err
	}
	return nil
}

// checkFigure checks a figure of the target; most is the highest share in
// percent when nothing says that the share may pass the whole.
func checkFigure(t model.Target, fig model.Figure, most int64) *model.Error {
	r := t.Rule
	if !r.Comparator.Numeric() {
		if !slices.Contains(Choices(r), fig.Choice) {
			return model.Invalid("value", "“%s” không có trong các mức của chỉ tiêu: %s. Chọn một mức.", FigureText(r, fig), choiceList(r))
		}
		return nil
	}
	if !fig.Number.Valid || fig.Choice != "" {
		return model.Invalid("value", "“%s” không phải là số. Ghi số theo đơn vị tính %s.", ChoiceLabel(r, fig.Choice), r.Unit)
	}
	if err := checkPair(r, fig); err != nil {
		return err
	}
	for _, n := range []model.Number{fig.Number, fig.Second} {
		if !n.Valid {
			continue
		}
		if err := checkNumber(t, n.Decimal, decimal.NewFromInt(most)); err != nil {
			return err
		}
	}
	return nil
}

func choiceList(r model.Rule) string {
	var names []string
	for _, c := range Choices(r) {
		names = append(names, ChoiceLabel(r, c))
	}
	return strings.Join(names, ", ")
}

// checkPair checks the two numbers of a ratio or a range against each other.
func checkPair(r model.Rule, f model.Figure) *model.Error {
	switch {
	case r.Comparator == model.Ratio && !f.Second.Valid:
		return model.Invalid("value", "“%s” mới có một số. Ghi cả hai số của tỷ số, ví dụ 05/08.", FigureText(r, f))
	case r.Comparator == model.Ratio && !f.Second.Decimal.IsPositive():
		return model.Invalid("value", "“%s” có số dưới không lớn hơn 0. Ghi lại, ví dụ 05/08.", FigureText(r, f))
	case r.Comparator == model.Ratio && f.Number.Decimal.GreaterThan(f.Second.Decimal):
		return model.Invalid("value", "“%s” có số trên lớn hơn số dưới. Ghi phần đạt trước, tổng số sau.", FigureText(r, f))
	case r.Comparator == model.Range && f.Second.Valid && f.Number.Decimal.GreaterThan(f.Second.Decimal):
		return model.Invalid("value", "“%s” có mức dưới cao hơn mức trên. Ghi số nhỏ trước.", FigureText(r, f))
	case r.Comparator != model.Ratio && r.Comparator != model.Range && f.Second.Valid:
		return model.Invalid("value", "Chỉ tiêu này chỉ ghi một số, không ghi hai số.")
	}
	return nil
}

// checkNumber checks one number; most is the highest share in percent.
func checkNumber(t model.Target, d, most decimal.Decimal) *model.Error {
	r := t.Rule
	if r.Unit == "‰" {
		most = most.Shift(1)
	}
	text := func() string { return measuredNumber(r, d) }
	switch {
	case decimalsOf(d) > maxDecimals:
		return model.Invalid("value", "%s có quá %d chữ số sau dấu phẩy. Làm tròn rồi ghi lại.", text(), maxDecimals)
	case d.IsNegative() && !mayBeNegative(t):
		return model.Invalid("value", "%s là số âm, chỉ tiêu này không thể âm. Bỏ dấu trừ hoặc ghi lại.", text())
	case r.Rate() && r.Comparator != model.Ratio && d.GreaterThan(most) && !mayPassWhole(t):
		return model.Invalid("value", "%s vượt %s%s. Xem lại dấu phẩy hoặc đơn vị tính.", text(), vn.Format(most), r.Unit)
	case r.Decimals == 0 && !r.Rate() && !d.IsInteger():
		return model.Invalid("value", "%s có phần lẻ, chỉ tiêu này tính bằng số nguyên. Ghi lại số nguyên.", text())
	}
	return nil
}

// grows tells by the target's name whether its percentage measures a growth or
// a result held against something else ("tốc độ tăng", "so với dự toán"), so
// that it may pass 100% or fall below zero. The unit of measure cannot tell a
// growth from a share, and the office names its targets.
func grows(t model.Target) bool {
	name := strings.ReplaceAll(vn.Lower(t.Name)+" ", "tăng cường", "")
	for _, word := range []string{"tăng ", "tốc độ", "chỉ số", "so với", "dự toán", "kế hoạch", "vượt", "chênh lệch", "lợi nhuận"} {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}

// amounts are the figures of the target on the scale of its results.
func amounts(t model.Target) []model.Figure {
	if t.Rule.Comparator.Relative() {
		return []model.Figure{t.LastYear}
	}
	return []model.Figure{t.Plan, t.Superior, t.LastYear}
}

// mayPassWhole tells whether the share may be more than the whole.
func mayPassWhole(t model.Target) bool {
	whole := decimal.NewFromInt(100)
	if t.Rule.Unit == "‰" {
		whole = whole.Shift(1)
	}
	for _, f := range amounts(t) {
		if f.Number.Valid && f.Number.Decimal.GreaterThan(whole) {
			return true
		}
	}
	return grows(t)
}

// mayBeNegative tells whether the number may be below zero: growths, natural
// increase (‰), and what was below zero before.
func mayBeNegative(t model.Target) bool {
	for _, f := range amounts(t) {
		if f.Number.Valid && f.Number.Decimal.IsNegative() {
			return true
		}
	}
	return t.Rule.Unit == "‰" || !t.Rule.Comparator.Relative() && grows(t)
}

// references are the numbers a result is expected to be near, with their
// names. Only those above zero can be compared by size.
func references(t model.Target) (numbers []decimal.Decimal, names []string) {
	add := func(name string, n model.Number) {
		if positive(n) {
			numbers, names = append(numbers, n.Decimal), append(names, name)
		}
	}
	if !t.Rule.Comparator.Relative() { // whose plan is a percentage
		add("kế hoạch", t.Plan.Number)
	}
	add("năm trước", t.LastYear.Number)
	return numbers, names
}

// levelled tells whether results stay near plan and last year from period to
// period, for every unit: a stock that is not a part of a sum.
func levelled(t model.Target) bool {
	return !adds(t.Rule) && t.Rule.RollUp != model.Sum && t.Rule.Comparator != model.Ratio
}

// suspicion says why a possible value wants a second look, "" when it does
// not: a levelled result more than twice the plan and last year or less than
// half of both (when more is better), any other ten times both; and money that
// lost its thousands.
func suspicion(t model.Target, d decimal.Decimal) string {
	refs, names := references(t)
	if len(refs) == 0 {
		return ""
	}
	factor := decimal.NewFromInt(10)
	if levelled(t) {
		factor = decimal.NewFromInt(2)
	}
	high, low := slices.MaxFunc(refs, decimal.Decimal.Cmp), slices.MinFunc(refs, decimal.Decimal.Cmp)
	tail := func() string {
		var against []string
		for i, n := range refs {
			against = append(against, names[i]+" "+measuredNumber(t.Rule, n))
		}
		return strings.Join(against, ", ") + ". Kiểm tra lại."
	}
	switch {
	case levelled(t) && d.GreaterThan(high.Mul(factor)), !levelled(t) && d.GreaterThanOrEqual(high.Mul(factor)):
		return measuredNumber(t.Rule, d) + " cao hơn nhiều so với " + tail()
	case levelled(t) && !fewerIsBetter(t.Rule.Comparator) && d.Mul(factor).LessThan(low),
		t.Rule.RollUp != model.Sum && money(t.Rule) && d.IsPositive() && d.Mul(decimal.NewFromInt(500)).LessThan(low):
		return measuredNumber(t.Rule, d) + " thấp hơn nhiều so với " + tail()
	}
	return ""
}

// fewerIsBetter tells whether a small result is a good one.
func fewerIsBetter(c model.Comparator) bool { return c.LowerIsBetter() || c == model.Reduction }

// money tells whether the unit of measure is an amount of money.
func money(r model.Rule) bool { return strings.Contains(r.Unit, "đồng") }

// Suggest proposes what was probably meant by a value that CheckValue refuses
// or doubts: a lost decimal comma ("992" for 99,2 when the plan is 99,6) for
// results that stay near the plan, lost thousands ("60,5" for 60.500.000) for
// amounts. It only proposes what CheckValue has nothing to say about, and never
// more than one reading.
func Suggest(t model.Target, fig model.Figure) (model.Figure, bool) {
	warning, err := CheckValue(t, fig)
	if warning == "" && err == nil || !t.Leaf || !fig.Number.Valid || fig.Second.Valid || !fig.Number.Decimal.IsPositive() {
		return model.Figure{}, false
	}
	var found []model.Figure
	for _, shift := range []int32{-1, -2, -3, -4, 3, 6, 9} {
		f := model.Of(model.Some(fig.Number.Decimal.Shift(shift)))
		if shift < 0 && !levelled(t) || shift > 0 && t.Rule.Rate() || !plausible(t, f.Number.Decimal) {
			continue
		}
		if w, err := CheckValue(t, f); w == "" && err == nil {
			found = append(found, f)
		}
	}
	if len(found) != 1 {
		return model.Figure{}, false
	}
	return found[0], true
}

// plausible tells whether a number is of the size of plan or last year: half
// to double for a levelled result, from a fiftieth for one that grows through
// the year, with no more decimals than such a result has.
func plausible(t model.Target, d decimal.Decimal) bool {
	if decimalsOf(d) > t.Rule.Decimals+1 {
		return false
	}
	least := decimal.RequireFromString("0.5")
	if !levelled(t) {
		least = decimal.RequireFromString("0.02")
	}
	refs, _ := references(t)
	for _, n := range refs {
		if d.GreaterThanOrEqual(n.Mul(least)) && d.LessThanOrEqual(n.Mul(decimal.NewFromInt(2))) {
			return true
		}
	}
	return false
}
