package plantext

import (
	"sothidua/data/model"
)

// Change is a plan that is a rise or a fall in percent against the year before
// ("doanh thu dịch vụ tăng 8 - 9%"): results are amounts, the percentage is the
// plan. The office's own rules judge it by model.Growth or model.Reduction.
type Change struct {
	Comparator model.Comparator // model.Growth or model.Reduction
	Name       string           // what is measured, without the word of motion
	Unit       string           // in which results are likely counted; empty when the words do not tell
}

// Change reads a target as a change against the year before. It is false for
// shares, speeds and levels, which are compared as they stand ("tốc độ tăng
// trưởng 10%", "tỷ lệ hộ nghèo giảm 0,5%": points of a rate), and for a rise
// over a budget or a plan.
func (t Target) Change() (Change, bool) {
	name := tokenise(t.Name, 0, len(t.Name))
	words := tokenise(t.Text, 0, len(t.Text))
	how := map[string]model.Comparator{KindGrowth: model.Growth, KindReduction: model.Reduction}[t.Kind]
	_, overPlan := overPlans.in(words)
	if how == "" || !t.fromPercent() || overPlan || len(name) < 2 || scales.at(name, 0) > 0 || inPoints.at(name, 0) > 0 {
		return Change{}, false
	}
	for len(name) > 1 && motionWords.at(name, 0) > 0 {
		name = name[motionWords.at(name, 0):]
	}
	for len(name) > 1 && motionWords.endingAt(name, len(name)-1) > 0 {
		name = name[:len(name)-motionWords.endingAt(name, len(name)-1)]
	}
	if scales.at(name, 0) > 0 {
		return Change{}, false // "giảm tỷ lệ hộ nghèo 0,5%"
	}
	return Change{how, write(trimName(name)), resultUnit(name)}, true
}

// fromPercent tells whether a plan is so many percent or more.
func (t Target) fromPercent() bool {
	if t.Unit != "%" && t.Unit != "%/năm" {
		return false
	}
	return t.Comparator == model.AtLeast || t.Comparator == model.MoreThan || t.Comparator == model.Range
}

// resultUnit proposes what results of a name are counted in.
func resultUnit(name []token) string {
	for _, u := range resultUnits {
		if _, ok := u.names.in(name); ok {
			return u.unit
		}
	}
	return ""
}

var (
	// scales open names that are themselves a share or a speed.
	scales = newPhrases("tỷ lệ|tốc độ|tỷ suất|tỷ trọng|tỷ số|cơ cấu|chỉ số|hệ số|độ|tăng trưởng|mức tăng|mức giảm|tỷ lệ tăng|tỷ lệ giảm|bình quân tăng")
	// inPoints are measured as shares though their name does not say so.
	inPoints = newPhrases("hộ nghèo|hộ cận nghèo|giảm hộ nghèo|kéo giảm hộ nghèo|mức giảm|giảm nghèo|giảm tỷ lệ|giảm tỷ suất")
	// overPlans tell of a rise over something else than the year before.
	overPlans = newPhrases("dự toán|so với kế hoạch|so kế hoạch|so với chỉ tiêu|vượt|so với nghị quyết|trên tổng số")
	// motionWords tell of the change itself.
	motionWords = newPhrases("tăng|giảm|kéo giảm|kiềm chế|kiềm chế , kéo giảm|kiềm giảm|tăng thêm|giảm thêm|tăng bình quân|giảm bình quân|bình quân")
	resultUnits = []struct {
		names phrases
		unit  string
	}{
		{newPhrases("thu ngân sách|giá trị|doanh thu|kim ngạch|tổng mức|vốn|thương mại|dịch vụ|thu cân đối|tổng thu"), "triệu đồng"},
		{newPhrases("số vụ|vụ|phạm pháp|tội phạm|tai nạn|vi phạm"), "vụ"},
		{newPhrases("đàn"), "con"},
		{newPhrases("sản lượng"), "tấn"},
		{newPhrases("diện tích"), "ha"},
		{newPhrases("khách"), "lượt khách"},
		{newPhrases("hồ sơ"), "hồ sơ"},
		{newPhrases("số hộ"), "hộ"},
		{newPhrases("số người|số lao động"), "người"},
		{newPhrases("số ca"), "ca"},
	}
)
