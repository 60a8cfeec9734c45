package progress

import (
	"slices"
	"strings"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// maxDecimals is how many decimals the book keeps of a number.
const maxDecimals = 6

// maxPlanShare is the highest plan or result of last year taken for a
// percentage: up to it the office may mean one that passes 100%, beyond it is a
// lost decimal comma.
const maxPlanShare = 200

// CheckTarget checks what a person entered for a target. A composite item needs
// a number and a name only, unless it is a total; whether its leaves can be
// added is for CheckPart. A missing plan is allowed: the target is then not
// judged. Errors have CodeInvalid and name the field: number, name, comparator,
// unit, decimals, timing, roll_up, weight, pace, grades, plan, plan2, last_year
// or baseline.
func CheckTarget(t model.Target) error {
	switch {
	case vn.Clean(t.Number) == "":
		return model.Invalid("number", "Chưa ghi số của chỉ tiêu. Ghi số như trong kế hoạch, ví dụ 8 hoặc 1a.")
	case vn.Clean(t.Name) == "":
		return model.Invalid("name", "Chưa ghi tên chỉ tiêu %s.", t.Number)
	case !t.Measured():
		return nil
	}
	for _, check := range []func(model.Target) *model.Error{checkTotal, checkMeasure, checkRollUp, checkCourse, checkPlans} {
		if err := check(t); err != nil {
			return err
		}
	}
	return nil
}

// checkMeasure checks what is measured and how it is compared.
func checkMeasure(t model.Target) *model.Error {
	r := t.Rule
	switch {
	case !slices.Contains(model.Comparators, r.Comparator):
		return model.Invalid("comparator", "Chưa chọn cách so sánh. Chọn ở ô “Đạt khi kết quả”.")
	case r.Comparator.Numeric() && r.Comparator != model.Ratio && vn.Clean(r.Unit) == "":
		return model.Invalid("unit", "Chưa ghi đơn vị tính. Ghi ví dụ %%, tấn, người.")
	case r.Comparator.Relative() && r.Rate():
		return model.Invalid("unit", "Mức tăng, giảm tính theo %% của một số lượng (tỷ đồng, vụ, người). Tỷ lệ thì ghi mức phải đạt và chọn cách so khác.")
	case r.Decimals < 0 || r.Decimals > maxDecimals:
		return model.Invalid("decimals", "Số chữ số thập phân phải từ 0 đến %d.", maxDecimals)
	case r.Comparator == model.Grade:
		return checkGrades(r.Grades)
	}
	return nil
}

func checkGrades(grades []string) *model.Error {
	if len(grades) < 2 {
		return model.Invalid("grades", "Thang xếp mức cần ít nhất hai mức, mức tốt nhất ghi trước.")
	}
	seen := map[string]bool{}
	for _, g := range grades {
		key := vn.Key(g)
		switch {
		case key == "":
			return model.Invalid("grades", "Thang xếp mức có mức để trống. Ghi tên mức hoặc bỏ dòng đó.")
		case seen[key]:
			return model.Invalid("grades", "Mức “%s” ghi hai lần. Mỗi mức ghi một lần.", g)
		}
		seen[key] = true
	}
	return nil
}

// checkRollUp checks how units make the commune: what is counted per something
// is never summed.
func checkRollUp(t model.Target) *model.Error {
	r := t.Rule
	numeric := r.Comparator.Numeric()
	switch {
	case !slices.Contains(model.RollUps, r.RollUp):
		return model.Invalid("roll_up", "Chưa chọn cách tổng hợp từ đơn vị lên xã.")
	case !numeric && (r.RollUp == model.Sum || r.RollUp == model.Weighted):
		return model.Invalid("roll_up", "Kết quả bằng lời không cộng, không tính bình quân được. Chọn “%s” hoặc “%s”.", model.Worst.Label(), model.Single.Label())
	case numeric && r.RollUp == model.Worst:
		return model.Invalid("roll_up", "“%s” chỉ dùng cho kết quả bằng lời. Chọn cách tổng hợp khác.", model.Worst.Label())
	case r.RollUp == model.Sum && r.Comparator != model.Ratio && (r.Rate() || strings.Contains(r.Unit, "/")):
		return model.Invalid("roll_up", "Không cộng được “%s” của các đơn vị. Chọn “%s” hoặc “%s”.", r.Unit, model.Weighted.Label(), model.Single.Label())
	case r.RollUp == model.Weighted && r.Comparator != model.Ratio && !slices.Contains(model.Measures, r.Weight):
		return model.Invalid("weight", "Chưa chọn mẫu số để tính bình quân, ví dụ số hộ hoặc nhân khẩu.")
	}
	return nil
}

// checkCourse checks how the target runs through the year.
func checkCourse(t model.Target) *model.Error {
	r := t.Rule
	flow := r.Timing == model.Flow && r.Comparator.Numeric()
	switch {
	case r.Timing != model.Flow && r.Timing != model.Stock:
		return model.Invalid("timing", "Chưa chọn số cả kỳ tính theo số mới nhất hay cộng các kỳ.")
	case flow && r.Comparator != model.Ratio && (r.Rate() || r.RollUp == model.Weighted):
		return model.Invalid("timing", "Tỷ lệ và số bình quân không cộng các kỳ được. Chọn “số mới nhất”.")
	case !slices.Contains(model.PaceKinds, r.Pace.Kind):
		return model.Invalid("pace", "Chưa chọn tiến độ trong năm.")
	case r.Pace.Kind == model.Season && !slices.Contains(model.PeriodCodes, r.Pace.Final):
		return model.Invalid("pace", "Chưa chọn kỳ có kết quả cuối cùng của mùa vụ, ví dụ 6 tháng.")
	}
	return nil
}

// checkPlans checks the plans, last year's result and the start.
func checkPlans(t model.Target) *model.Error {
	for _, f := range []struct {
		field, name string
		figure      model.Figure
	}{{"plan", "Kế hoạch", t.Plan}, {"plan2", "Kế hoạch cấp trên giao", t.Superior}, {"last_year", "Thực hiện năm trước", t.LastYear}} {
		if f.figure.Missing() {
			continue
		}
		if err := checkPlanFigure(t, f.field, f.figure); err != nil {
			return model.Invalid(f.field, "%s: %s", f.name, err.Msg)
		}
	}
	plan := t.Plan
	switch {
	case t.Rule.Comparator == model.Range && plan.Number.Valid && !plan.Second.Valid:
		return model.Invalid("plan", "Kế hoạch là khoảng: ghi đủ hai số, ví dụ 8 – 9.")
	case t.Rule.Comparator == model.YesNo && plan.Choice == model.ChoiceNo:
		return model.Invalid("plan", "Kế hoạch của chỉ tiêu có / không phải là “Đạt”.")
	case t.Rule.Comparator.LowerIsBetter() && t.Rule.Baseline.Valid && plan.Number.Valid &&
		t.Rule.Baseline.Decimal.LessThanOrEqual(plan.Number.Decimal):
		return model.Invalid("baseline", "Mức đầu kỳ %s không cao hơn kế hoạch %s nên không có gì để giảm. Sửa mức đầu kỳ, hoặc để trống nếu chỉ cần không vượt.",
			measured(t.Rule, model.Of(t.Rule.Baseline)), measured(t.Rule, plan))
	}
	return nil
}

// checkPlanFigure checks one figure of a target; none is its own proof.
func checkPlanFigure(t model.Target, field string, f model.Figure) *model.Error {
	switch {
	case field == "last_year":
		t.LastYear = model.Figure{}
	case t.Rule.Comparator.Relative():
		return checkChange(t, f)
	default:
		t.Plan, t.Superior = model.Figure{}, model.Figure{}
	}
	return checkFigure(t, f, maxPlanShare)
}

// CheckLastYear checks a result of the year before of a leaf: what a result of
// this year must be, without doubting one that is far off. Errors: CodeInvalid
// with Field "last_year".
func CheckLastYear(t model.Target, f model.Figure) error {
	if f.Missing() {
		return nil
	}
	if err := checkPlanFigure(t, "last_year", f); err != nil {
		return model.Invalid("last_year", "%s", err.Msg)
	}
	return nil
}
