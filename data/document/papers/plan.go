package papers

import (
	"slices"
	"strings"

	"sothidua/data/document/doc"
	"sothidua/data/document/flow"
	"sothidua/data/document/papers/text"
	"sothidua/data/model"
	"sothidua/data/progress"
)

// plan rebuilds the plan of the year from its parts and targets.
func (m *maker) plan() ([]doc.Section, error) {
	p := m.f.Book.Plan
	number, date := m.f.Request.Number, m.f.Request.Date
	if number == "" {
		m.f.Request.Number = p.Number
	}
	if !date.Valid() {
		m.f.Request.Date = p.Date
	}
	fields := map[string]any{
		"TríchYếu": orText(p.Title, "Phát động các phong trào thi đua năm "+itoa(p.Year)),
		"MởĐầu":    m.part(model.PartOpening, ""), "MụcĐích": m.part(model.PartPurpose, "mục đích"),
		"YêuCầu": m.part(model.PartRequirement, "yêu cầu"), "NộiDung": m.parts(model.PartContent, "nội dung thi đua"),
		"ChỉTiêu": m.planItems(), "PhátĐộng": m.part(model.PartLaunch, "phát động thi đua"),
		"NhiệmVụ": m.parts(model.PartTask, "nhiệm vụ, giải pháp"), "TráchNhiệm": m.parts(model.PartDuty, "tổ chức thực hiện"),
		"KếtThúc": m.part(model.PartClosing, ""), "CănCứ": []string(nil),
	}
	if fields["MởĐầu"] == "" {
		// A plan that tells its grounds in its opening words cites them there.
		fields["CănCứ"] = m.parts(model.PartBasis, "căn cứ")
	}
	closing := m.signed()
	if p.Signer != "" || p.Position != "" {
		closing.Signers[0] = doc.Signature{Lines: flow.Authority(p.Position), Name: p.Signer}
	}
	closing.Recipients = m.planRecipients()
	return m.render(fields, text.Frame{Letterhead: m.letterhead(), Closing: closing})
}

// part returns the words of the parts of a kind, one paragraph a line. With a
// name a missing part is noted.
func (m *maker) part(kind model.PlanPartKind, name string) string {
	return strings.Join(m.parts(kind, name), "\n")
}

// parts returns the parts of a kind, each with its number in front.
func (m *maker) parts(kind model.PlanPartKind, name string) []string {
	var out []string
	for _, p := range m.f.Book.Plan.Parts {
		if p.Kind != kind {
			continue
		}
		s := p.Text
		if strings.Contains(p.Number, ".") { // "2.1"; a bare "2" is the words under the heading itself
			s = p.Number + ". " + s
		}
		out = append(out, s)
	}
	if len(out) == 0 && name != "" {
		m.miss("lời văn mục “"+name+"” của kế hoạch", inPlan)
	}
	return out
}

// planRecipients returns who the plan is sent to: its own list, else the
// office's, else none.
func (m *maker) planRecipients() []string {
	if own := m.parts(model.PartRecipient, ""); len(own) > 0 {
		return own
	}
	if set := m.recipients(model.RoleCopy); len(set) > 0 {
		return set
	}
	m.miss("nơi nhận của kế hoạch", inPlan)
	return []string{"Lưu: VT"}
}

// planItems returns the numbered items of the plan in its own words.
func (m *maker) planItems() []string {
	var out []string
	for _, t := range m.f.Book.Targets {
		if t.ParentID != 0 {
			continue
		}
		s := t.Text
		if s == "" {
			s = m.wordsOf(t)
		}
		out = append(out, t.Number+". "+s)
	}
	if len(out) == 0 {
		m.miss("chỉ tiêu của kế hoạch", "Chỉ tiêu")
	}
	return out
}

// wordsOf writes a target without words of its own: its name and plan, or those
// of its leaves.
func (m *maker) wordsOf(t model.Target) string {
	if t.Leaf {
		return sentence(t.Name + ": " + progress.Dong.PlanWithUnit(t.Plan, t.Rule))
	}
	var parts []string
	for _, l := range m.f.Book.Targets {
		if l.ParentID == t.ID {
			parts = append(parts, l.Name+": "+progress.Dong.PlanWithUnit(l.Plan, l.Rule))
		}
	}
	if len(parts) == 0 {
		return sentence(t.Name)
	}
	return sentence(t.Name + ": " + strings.Join(parts, "; "))
}

// targetsAnnex sets the plan's targets as a table.
func (m *maker) targetsAnnex() ([]doc.Section, error) {
	t := doc.Table{Widths: []float64{11, 47, 18, 30, 33, 26}, Header: headRow("STT", "Chỉ tiêu", "Đơn vị tính",
		"Thực hiện năm "+itoa(m.f.Book.Plan.Year-1), "Kế hoạch năm "+itoa(m.f.Book.Plan.Year), "Đơn vị chủ trì")}
	for _, target := range m.chosen() {
		t.Rows = append(t.Rows, m.annexRow(target))
	}
	if len(t.Rows) == 0 {
		t.Rows = emptyRows(10, len(t.Widths))
		m.miss("chỉ tiêu của kế hoạch", "Chỉ tiêu")
	}
	return m.render(map[string]any{}, text.Frame{Blocks: map[string][]doc.Block{"bảng chỉ tiêu": block(t)}})
}

func (m *maker) annexRow(t model.Target) doc.Row {
	name := left(t.Name)
	if !t.Leaf {
		name = strong(name)
	}
	unit, last, plan := "", "", ""
	if t.Measured() {
		unit, last, plan = progress.Dong.Unit(t.Rule), progress.FigureText(t.Rule, t.LastYear), progress.Dong.Plan(t.Plan, t.Rule)
	}
	plan = withSign(t, plan)
	return doc.Row{Target: t.ID, Group: !t.Leaf, Cells: []doc.Cell{mid(t.Number), name, mid(unit), figureCell(t, last), figureCell(t, plan), left(m.unitName(t.LeadID))}}
}

// withSign puts the comparator before a plan that is not simply "at least".
func withSign(t model.Target, plan string) string {
	switch t.Rule.Comparator {
	case model.AtMost, model.LessThan, model.MoreThan, model.Maintain, model.Grade:
		if !t.Plan.Missing() {
			return strings.ReplaceAll(progress.PlanText(t.Rule, t.Plan), " ", noBreak)
		}
	}
	return plan
}

// noBreak keeps a sign and its number on one line.
const noBreak = "\u00a0"

// figureCell sets numbers to the right and words in the middle.
func figureCell(t model.Target, s string) doc.Cell {
	if t.Rule.Comparator.Numeric() {
		return right(s)
	}
	return mid(s)
}

// chosen returns the targets asked for in the plan's order, all without a
// choice; an item stays with the leaves chosen of it.
func (m *maker) chosen() []model.Target {
	ask := m.f.Request.Targets
	if len(ask) == 0 {
		return m.f.Book.Targets
	}
	var out []model.Target
	for _, t := range m.f.Book.Targets {
		holds := slices.ContainsFunc(m.f.Book.Targets, func(l model.Target) bool { return l.ParentID == t.ID && slices.Contains(ask, l.ID) })
		if slices.Contains(ask, t.ID) || slices.Contains(ask, t.ParentID) && t.ParentID != 0 || holds {
			out = append(out, t)
		}
	}
	return out
}

func (m *maker) unitName(id model.ID) string {
	for _, u := range m.f.Book.Units {
		if u.ID == id {
			return u.Name
		}
	}
	return ""
}
