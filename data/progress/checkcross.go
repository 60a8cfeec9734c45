package progress

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// CheckCrossCheck checks what a person entered for a cross-check of the
// targets' plan. Errors have CodeInvalid and name the field: kind, name, left,
// right, factor, tolerance, scope or code.
func CheckCrossCheck(c model.CrossCheck, targets []model.Target) error {
	known := map[model.ID]model.Target{}
	for _, t := range targets {
		known[t.ID] = t
	}
	for _, check := range []func(model.CrossCheck, map[model.ID]model.Target) *model.Error{
		checkHead, checkTerms, checkSides, checkUnits, checkNumbers} {
		if err := check(c, known); err != nil {
			return err
		}
	}
	return nil
}

func checkHead(c model.CrossCheck, _ map[model.ID]model.Target) *model.Error {
	switch {
	case !slices.Contains(model.CheckKinds, c.Kind):
		return model.Invalid("kind", "Chưa chọn loại kiểm tra.")
	case vn.Clean(c.Name) == "":
		return model.Invalid("name", "Chưa ghi tên kiểm tra, ví dụ “Thu bằng chi ngân sách”.")
	case !slices.Contains(model.CheckScopes, c.Scope):
		return model.Invalid("scope", "Chưa chọn kiểm tra số kế hoạch hay số thực hiện.")
	case c.Code != "" && !slices.Contains(model.PeriodCodes, c.Code):
		return model.Invalid("code", "Kỳ “%s” không có. Chọn một kỳ, hoặc mọi kỳ.", c.Code)
	}
	return nil
}

// checkTerms checks every operand alone.
func checkTerms(c model.CrossCheck, known map[model.ID]model.Target) *model.Error {
	if err := checkSideTerms(c, "left", c.Left, known); err != nil {
		return err
	}
	return checkSideTerms(c, "right", c.Right, known)
}

func checkSideTerms(c model.CrossCheck, field string, terms []model.CheckTerm, known map[model.ID]model.Target) *model.Error {
	for i, term := range terms {
		if slices.Contains(terms[:i], term) {
			return model.Invalid(field, "Một số chọn hai lần. Mỗi số chọn một lần.")
		}
		if term.Measure != "" {
			if c.Kind != model.CheckProduct || field == "left" || !slices.Contains(model.Measures, term.Measure) {
				return model.Invalid(field, "“%s” chỉ dùng làm thừa số của một tích.", term.Measure.Label())
			}
			continue
		}
		t, ok := known[term.TargetID]
		switch {
		case !ok:
			return model.Invalid(field, "Có chỉ tiêu không thuộc kế hoạch của năm. Chọn lại.")
		case !CanCheck(t, c.Kind) && c.Kind == model.CheckNotFalling:
			return model.Invalid(field, "Chỉ tiêu %s không cộng dồn các kỳ. Chọn chỉ tiêu cộng các kỳ.", t.Number)
		case !CanCheck(t, c.Kind):
			return model.Invalid(field, "Chỉ tiêu %s không phải một con số nên không tính được. Chọn chỉ tiêu khác.", t.Number)
		}
	}
	return nil
}

// CanCheck tells whether a target may be an operand of a kind of check: it must
// be a leaf with one number, and one that adds up where sums may not fall.
func CanCheck(t model.Target, k model.CheckKind) bool {
	r := t.Rule
	switch {
	case !t.Leaf || !r.Comparator.Numeric():
		return false
	case k == model.CheckNotFalling:
		return adds(r)
	}
	return r.Comparator != model.Ratio && (r.Comparator != model.Range || !k.Relates())
}

// checkSides checks that each side holds as many operands as its kind needs.
func checkSides(c model.CrossCheck, known map[model.ID]model.Target) *model.Error {
	left, right := len(c.Left), len(c.Right)
	switch c.Kind {
	case model.CheckEqual, model.CheckProduct:
		if left == 0 {
			return model.Invalid("left", "Chưa chọn chỉ tiêu ở vế trái.")
		}
	case model.CheckTotal, model.CheckHundred:
		if left < 2 {
			return model.Invalid("left", "Chọn ít nhất hai phần.")
		}
	}
	switch {
	case c.Kind == model.CheckEqual && right == 0:
		return model.Invalid("right", "Chưa chọn chỉ tiêu ở vế phải.")
	case c.Kind == model.CheckTotal && right != 1:
		return model.Invalid("right", "Chọn đúng một chỉ tiêu làm tổng.")
	case c.Kind == model.CheckProduct && right < 2:
		return model.Invalid("right", "Tích cần ít nhất hai thừa số, ví dụ năng suất và diện tích.")
	case (c.Kind == model.CheckHundred || !c.Kind.Relates()) && right > 0:
		return model.Invalid("right", "Loại kiểm tra này không có vế phải.")
	}
	for _, t := range c.Right {
		if t.TargetID != 0 && slices.Contains(c.Left, t) {
			return model.Invalid("right", "Chỉ tiêu %s đứng ở cả hai vế. Bỏ ở một vế.", known[t.TargetID].Number)
		}
	}
	return nil
}

// checkUnits checks that what is added up is in one unit of measure; a factor
// may convert the right side.
func checkUnits(c model.CrossCheck, known map[model.ID]model.Target) *model.Error {
	if !c.Kind.Relates() {
		return nil
	}
	unit := func(t model.CheckTerm) string { return vn.Key(known[t.TargetID].Rule.Unit) }
	for _, t := range c.Left[1:] {
		if unit(t) != unit(c.Left[0]) {
			return model.Invalid("left", "Không cộng được “%s” với “%s”. Chọn các chỉ tiêu cùng đơn vị tính.",
				known[c.Left[0].TargetID].Rule.Unit, known[t.TargetID].Rule.Unit)
		}
	}
	if c.Kind == model.CheckHundred && known[c.Left[0].TargetID].Rule.Unit != "%" {
		return model.Invalid("left", "Cơ cấu tính bằng %%; chỉ tiêu %s tính bằng “%s”.", known[c.Left[0].TargetID].Number, known[c.Left[0].TargetID].Rule.Unit)
	}
	if c.Kind == model.CheckProduct {
		return nil
	}
	for _, t := range c.Right {
		switch {
		case unit(t) != unit(c.Right[0]):
			return model.Invalid("right", "Không cộng được “%s” với “%s”. Chọn các chỉ tiêu cùng đơn vị tính.",
				known[c.Right[0].TargetID].Rule.Unit, known[t.TargetID].Rule.Unit)
		case unit(t) != unit(c.Left[0]) && c.Factor.Equal(decimal.NewFromInt(1)):
			return model.Invalid("factor", "Hai vế khác đơn vị tính: “%s” và “%s”. Ghi hệ số để đổi vế phải.",
				known[c.Left[0].TargetID].Rule.Unit, known[t.TargetID].Rule.Unit)
		}
	}
	return nil
}

func checkNumbers(c model.CrossCheck, _ map[model.ID]model.Target) *model.Error {
	switch {
	case c.Kind == model.CheckJump && c.Factor.LessThanOrEqual(decimal.NewFromInt(1)):
		return model.Invalid("factor", "Ghi số lần lớn hơn 1, ví dụ 3.")
	case !c.Factor.IsPositive():
		return model.Invalid("factor", "Hệ số phải lớn hơn 0; không đổi đơn vị thì ghi 1.")
	case decimalsOf(c.Factor) > maxDecimals:
		return model.Invalid("factor", "Hệ số có quá %d chữ số sau dấu phẩy.", maxDecimals)
	case c.Tolerance.Amount.IsNegative():
		return model.Invalid("tolerance", "Mức lệch cho phép không thể âm.")
	case c.Tolerance.Percent && c.Tolerance.Amount.GreaterThanOrEqual(decimal.NewFromInt(100)):
		return model.Invalid("tolerance", "Mức lệch cho phép phải dưới 100%%.")
	case decimalsOf(c.Tolerance.Amount) > maxDecimals:
		return model.Invalid("tolerance", "Mức lệch có quá %d chữ số sau dấu phẩy.", maxDecimals)
	}
	return nil
}

// CrossCheckText writes a cross-check in words: "1d = 1c × diện tích lúa ×
// 0,1, cho lệch 2% (số thực hiện, 6 tháng)".
func CrossCheckText(c model.CrossCheck, targets []model.Target) string {
	numbers := map[model.ID]string{}
	units := map[model.ID]string{}
	for _, t := range targets {
		numbers[t.ID], units[t.ID] = t.Number, t.Rule.Unit
	}
	join := func(terms []model.CheckTerm, sign string) string {
		names := make([]string, len(terms))
		for i, t := range terms {
			if names[i] = numbers[t.TargetID]; t.Measure != "" {
				names[i] = measureWord(t.Measure)
			}
		}
		return strings.Join(names, sign)
	}
	which := "Mọi chỉ tiêu"
	if len(c.Left) > 0 {
		which = join(c.Left, ", ")
	}
	factor := ""
	if !c.Factor.Equal(decimal.NewFromInt(1)) {
		factor = " × " + vn.Format(c.Factor)
	}
	text := ""
	switch c.Kind {
	case model.CheckNotFalling:
		return which + ": số từ đầu năm kỳ sau không ít hơn kỳ trước" + whenText(c)
	case model.CheckJump:
		return which + ": không quá " + vn.Format(c.Factor) + " lần, không dưới 1/" + vn.Format(c.Factor) + " cùng kỳ năm trước" + whenText(c)
	case model.CheckHundred:
		text = join(c.Left, " + ") + " = 100%"
	case model.CheckProduct:
		text = join(c.Left, " + ") + " = " + join(c.Right, " × ") + factor
	default:
		text = join(c.Left, " + ") + " = " + join(c.Right, " + ") + factor
	}
	if a := c.Tolerance.Amount; a.IsPositive() {
		text += ", cho lệch " + vn.Format(a)
		if c.Tolerance.Percent {
			text += "%"
		} else if len(c.Left) > 0 {
			text = strings.TrimSpace(text + " " + units[c.Left[0].TargetID])
		}
	}
	return text + whenText(c)
}

// whenText tells which figures a check looks at.
func whenText(c model.CrossCheck) string {
	var parts []string
	if c.Kind.Relates() && c.Scope != model.ScopeBoth {
		parts = append(parts, vn.Lower(c.Scope.Label()))
	}
	if c.Code != "" && c.Scope != model.ScopePlan {
		parts = append(parts, PeriodWord(c.Code))
	}
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, ", ") + ")"
}
