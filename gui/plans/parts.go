package plans

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// kinds are the headings of a plan, in the order they stand on paper.
func kinds() []model.PlanPartKind {
	return []model.PlanPartKind{model.PartBasis, model.PartOpening, model.PartPurpose, model.PartRequirement, model.PartContent,
		model.PartLaunch, model.PartTask, model.PartDuty, model.PartClosing, model.PartRecipient}
}

// part is a passage being edited. The key stays the same while its heading,
// place and text change.
type part struct {
	model.PlanPart
	key string
}

// text is the plan's text being edited.
type text struct {
	parts []part // by heading, then in order
	fresh int    // parts added so far, for their keys
}

// newText takes the parts of a stored plan.
func newText(stored []model.PlanPart) *text {
	t := &text{}
	for _, p := range stored {
		t.parts = append(t.parts, part{p, partKey(p.ID)})
	}
	t.sort()
	return t
}

// partKey is the key of a stored part.
func partKey(id model.ID) string { return fmt.Sprintf("p%d", id) }

// keys returns the parts' keys in order.
func (t *text) keys() []string {
	out := make([]string, len(t.parts))
	for i, p := range t.parts {
		out[i] = p.key
	}
	return out
}

// store gives a part the ID under which the book keeps it now.
func (t *text) store(key string, id model.ID) {
	if i := t.find(key); i >= 0 {
		t.parts[i].ID, t.parts[i].key = id, partKey(id)
	}
}

// sort puts the parts under their headings and keeps their order there.
func (t *text) sort() {
	order := kinds()
	slices.SortStableFunc(t.parts, func(a, b part) int { return slices.Index(order, a.Kind) - slices.Index(order, b.Kind) })
}

// find returns the place of a part, -1 for none.
func (t *text) find(key string) int {
	return slices.IndexFunc(t.parts, func(p part) bool { return p.key == key })
}

// add puts an empty part under a heading, behind the part with the key when
// that stands there, else at the end, and returns the new part's key.
func (t *text) add(kind model.PlanPartKind, behind string) string {
	t.fresh++
	p := part{model.PlanPart{Kind: kind, Number: t.nextNumber(kind)}, fmt.Sprintf("n%d", t.fresh)}
	if i := t.find(behind); i >= 0 && t.parts[i].Kind == kind {
		t.parts = slices.Insert(t.parts, i+1, p)
		return p.key
	}
	t.parts = append(t.parts, p)
	t.sort()
	return p.key
}

// nextNumber proposes the number that follows the last one under a heading:
// 1.7 after 1.6; "" where the parts have none.
func (t *text) nextNumber(kind model.PlanPartKind) string {
	out := ""
	for _, p := range t.parts {
		dot := strings.LastIndexByte(p.Number, '.')
		if n, err := strconv.Atoi(p.Number[dot+1:]); p.Kind == kind && err == nil && dot > 0 {
			out = p.Number[:dot+1] + strconv.Itoa(n+1)
		}
	}
	if out == "" && kind == model.PartContent {
		return "1.1"
	}
	return out
}

// remove takes a part out and returns the key of a neighbour under the same
// heading, "" when there is none.
func (t *text) remove(key string) string {
	i := t.find(key)
	if i < 0 {
		return ""
	}
	kind := t.parts[i].Kind
	t.parts = slices.Delete(t.parts, i, i+1)
	for _, n := range []int{i, i - 1} {
		if n >= 0 && n < len(t.parts) && t.parts[n].Kind == kind {
			return t.parts[n].key
		}
	}
	return ""
}

// move puts a part one place up (-1) or down (1) under its heading and tells
// whether there was room.
func (t *text) move(key string, by int) bool {
	i := t.find(key)
	j := i + by
	if i < 0 || j < 0 || j >= len(t.parts) || t.parts[j].Kind != t.parts[i].Kind {
		return false
	}
	t.parts[i], t.parts[j] = t.parts[j], t.parts[i]
	return true
}

// stored returns the parts as the book keeps them.
func (t *text) stored() []model.PlanPart {
	out := make([]model.PlanPart, len(t.parts))
	for i, p := range t.parts {
		out[i] = p.PlanPart
	}
	return out
}

// blank returns the key of the first part without a text, "" for none: saving
// it would drop it.
func (t *text) blank() string {
	for _, p := range t.parts {
		if vn.CleanText(p.Text) == "" {
			return p.key
		}
	}
	return ""
}

// label names a part: "Nội dung thi đua 1.2".
func (p part) label() string { return strings.TrimSpace(p.Kind.Label() + " " + p.Number) }

// headingKey is the row key of a heading.
func headingKey(k model.PlanPartKind) string { return "k" + string(k) }

// kindOf reads the row key of a heading back; ok is false for a part's.
func kindOf(key string) (k model.PlanPartKind, ok bool) {
	for _, k := range kinds() {
		if headingKey(k) == key {
			return k, true
		}
	}
	return "", false
}

// rows writes the tree of headings and parts. A query leaves the parts that
// match and the headings over them; folded headings stay folded otherwise.
func (t *text) rows(query string, folded map[string]bool) []kit.Row {
	var out []kit.Row
	for _, k := range kinds() {
		var under []kit.Row
		n := 0
		for _, p := range t.parts {
			if p.Kind != k {
				continue
			}
			n++
			if vn.Match(query, p.Number+" "+p.Text) {
				under = append(under, kit.Row{Key: p.key, Level: 1, Cells: []kit.Cell{p.cell()}})
			}
		}
		if query != "" && len(under) == 0 {
			continue
		}
		head := kit.Cell{Text: k.Label(), More: &kit.Run{Text: countParts(n), Tone: kit.ToneMuted}}
		key := headingKey(k)
		out = append(out, kit.Row{Key: key, Kind: kit.RowGroup, Open: query != "" || !folded[key], Cells: []kit.Cell{head}})
		out = append(out, under...)
	}
	return out
}

// cell is a part's line: its number and how it begins.
func (p part) cell() kit.Cell {
	first, _, _ := strings.Cut(p.Text, "\n")
	switch {
	case first == "":
		return kit.Cell{Text: strings.TrimSpace(p.Number + " (chưa có nội dung)"), Tone: kit.ToneMuted}
	case p.Number != "":
		first = p.Number + ". " + first
	}
	return kit.Cell{Text: first}
}

func countParts(n int) string {
	if n == 0 {
		return "chưa có"
	}
	return fmt.Sprintf("%d mục", n)
}

// countFound counts the parts that match a query.
func (t *text) countFound(query string) int {
	n := 0
	for _, p := range t.parts {
		if vn.Match(query, p.Number+" "+p.Text) {
			n++
		}
	}
	return n
}

// serving returns the items that serve a content area: those of it, and those
// with a leaf of it.
func serving(rows []service.TargetRow, area model.ID) []model.Target {
	if area == 0 {
		return nil
	}
	in := map[model.ID]bool{}
	for _, r := range rows {
		if r.Target.AreaID == area {
			in[r.Target.ID], in[r.Target.ParentID] = true, true
		}
	}
	var out []model.Target
	for _, r := range rows {
		if r.Target.ParentID == 0 && in[r.Target.ID] {
			out = append(out, r.Target)
		}
	}
	return out
}
