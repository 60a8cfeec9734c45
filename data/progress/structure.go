package progress

import (
	"slices"
	"strings"

	"sothidua/data/model"
)

// Structure returns the cross-check that makes an item a structure ("60 : 25 :
// 15"): the one that holds exactly its leaves to make 100; false when there is
// none that is switched on.
func Structure(item model.ID, targets []model.Target, checks []model.CrossCheck) (model.CrossCheck, bool) {
	leaves := map[model.ID]bool{}
	for _, t := range targets {
		if t.ParentID == item && item != 0 {
			leaves[t.ID] = true
		}
	}
	for _, c := range checks {
		others := slices.ContainsFunc(c.Left, func(t model.CheckTerm) bool { return !leaves[t.TargetID] })
		if c.Kind == model.CheckHundred && c.Active && len(c.Left) == len(leaves) && len(leaves) > 0 && !others {
			return c, true
		}
	}
	return model.CrossCheck{}, false
}

// CheckShare checks that a leaf can be a part of a structure. Errors have
// CodeInvalid and Field "unit" or "comparator".
func CheckShare(item, leaf model.Target) error {
	switch r := leaf.Rule; {
	case !CanCheck(leaf, model.CheckHundred):
		return model.Invalid("comparator", "Chỉ tiêu %s là cơ cấu: thành phần %s phải là một số %%, không phải khoảng, tỷ số hay lời.", item.Number, leaf.Number)
	case r.Unit != "%":
		return model.Invalid("unit", "Chỉ tiêu %s là cơ cấu: thành phần %s phải tính bằng %%, không phải “%s”.", item.Number, leaf.Number, r.Unit)
	}
	return nil
}

// StructurePlan tells in a sentence whether the plans of the leaves make 100.
func StructurePlan(leaves []model.Target) string {
	rows := make([]Row, len(leaves))
	for i, l := range leaves {
		rows[i] = newRow(l)
	}
	return "Cơ cấu: " + sharesText("kế hoạch", rows, model.CrossCheck{Kind: model.CheckHundred}, planOf) + "."
}

func planOf(r Row) model.Figure { return r.Plan }
func doneOf(r Row) model.Figure { return r.ToDate }

// structureWhy tells whether the parts of a structure make 100 in the plan and
// in the results, as far as its check looks at them.
func structureWhy(parts []Row, c model.CrossCheck, code model.PeriodCode) string {
	var said []string
	if c.Scope != model.ScopeResults {
		said = append(said, sharesText("kế hoạch", parts, c, planOf))
	}
	if c.Scope != model.ScopePlan && (c.Code == "" || c.Code == code) {
		said = append(said, sharesText("thực hiện", parts, c, doneOf))
	}
	if len(said) == 0 {
		return ""
	}
	return " Cơ cấu: " + strings.Join(said, "; ") + "."
}

// sharesText adds the parts up: "kế hoạch 2a + 2b + 2c = 60 + 25 + 15 = 100%,
// đúng 100%".
func sharesText(what string, parts []Row, c model.CrossCheck, of func(Row) model.Figure) string {
	e := equation{check: c}
	var lack []string
	for _, p := range parts {
		f := of(p)
		if !f.Number.Valid || f.Second.Valid {
			lack = append(lack, p.Target.Number)
			continue
		}
		e.left = append(e.left, number{target: p.Target, value: f.Number.Decimal, name: p.Target.Number})
		e.rule = p.Target.Rule
	}
	switch {
	case len(e.left) == 0:
		return what + " chưa có số"
	case len(lack) > 0:
		return what + " chưa đủ, còn thiếu " + strings.Join(lack, ", ")
	case e.holds() && !e.gap().IsZero():
		return what + " " + e.side(e.left, e.leftSide()) + ", lệch " + e.gapText() + " so với 100%, trong mức cho phép"
	case e.holds():
		return what + " " + e.side(e.left, e.leftSide()) + ", đúng 100%"
	}
	return what + " " + e.side(e.left, e.leftSide()) + ", lệch " + e.gapText() + " so với 100%"
}
