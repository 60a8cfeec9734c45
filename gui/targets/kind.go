package targets

import (
	"slices"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/gui/kit"
)

// itemKind is where the figures of a target come from.
type itemKind string

// The kinds. A target that stands under an item is always kindOwn.
const (
	kindNone      itemKind = ""          // has parts, no figures of its own
	kindOwn       itemKind = "own"       // reported by units
	kindTotal     itemKind = "total"     // the sums of its parts
	kindStructure itemKind = "structure" // parts in percent that make 100
)

func (k itemKind) label() string {
	switch k {
	case kindOwn:
		return "Đơn vị báo số của chỉ tiêu này"
	case kindTotal:
		return "Tổng của các thành phần"
	case kindStructure:
		return "Cơ cấu: các phần cộng bằng 100%"
	}
	return "Không có số riêng, chỉ có thành phần"
}

// kindOf tells the kind of a target that is no structure.
func kindOf(t model.Target) itemKind {
	switch {
	case t.Leaf:
		return kindOwn
	case t.Total():
		return kindTotal
	}
	return kindNone
}

// family is what the form knows of the parts of a target.
type family struct {
	leaves    []model.Target
	structure bool
}

// familyOf finds the parts of a target among the rows of a year.
func (s *list) familyOf(id model.ID) family {
	var f family
	for _, r := range s.data.rows {
		switch {
		case r.Target.ParentID == id && id != 0:
			f.leaves = append(f.leaves, r.Target)
		case r.Target.ID == id:
			f.structure = r.Structure
		}
	}
	return f
}

// kinds lists what a target may be; nil when there is nothing to choose.
func (f family) kinds(t model.Target) []itemKind {
	switch {
	case t.ParentID != 0:
		return nil
	case len(f.leaves) > 0:
		return []itemKind{kindNone, kindTotal, kindStructure}
	}
	return []itemKind{kindOwn, kindNone, kindTotal}
}

// kindControl chooses the kind of an item.
type kindControl struct {
	pick   *kit.Select
	kinds  []itemKind
	family family
}

func newKindControl() kindControl { return kindControl{pick: kit.NewSelect(nil, nil)} }

// offer fills the list for a target and selects one kind.
func (c *kindControl) offer(t model.Target, at itemKind) {
	c.kinds = c.family.kinds(t)
	labels := make([]string, len(c.kinds))
	for i, k := range c.kinds {
		labels[i] = k.label()
	}
	c.pick.SetItems(labels)
	c.pick.SetIndex(slices.Index(c.kinds, at))
}

// read returns the chosen kind; a part of an item has nothing to choose.
func (c *kindControl) read() itemKind {
	if i := c.pick.Index(); i >= 0 && i < len(c.kinds) {
		return c.kinds[i]
	}
	return kindOwn
}

// partsText tells how the plans of the parts stand to the item's, "" when they
// have nothing to do with it.
func (f family) partsText(k itemKind, t model.Target) string {
	switch {
	case k == kindTotal:
		return progress.TotalPlan(t, f.leaves)
	case k == kindStructure && len(f.leaves) > 0:
		return progress.StructurePlan(f.leaves)
	}
	return ""
}

// proposal is what a total starts with: it is measured as its first part is.
// How it is judged is left open.
func (f family) proposal() (ruleDraft, bool) {
	if len(f.leaves) == 0 {
		return ruleDraft{}, false
	}
	d := draftOf(f.leaves[0]).rule
	return ruleDraft{unit: d.unit, decimals: d.decimals, timing: d.timing, pace: d.pace, final: d.final}, true
}
