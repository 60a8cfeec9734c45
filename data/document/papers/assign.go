package papers

import (
	"strings"

	"sothidua/data/document/doc"
	"sothidua/data/document/papers/text"
	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/vn"
)

// assignment hands the targets out: one decision for a unit, one for each unit,
// or one for all with an annex.
func (m *maker) assignment() ([]doc.Section, error) {
	if m.f.Request.Each && m.unit == nil {
		return m.forEach(m.assigned(), (*maker).assignmentOf)
	}
	return m.assignmentOf()
}

// forEach makes a paper once for every unit; each begins with page 1.
func (m *maker) forEach(units []model.Unit, one func(*maker) ([]doc.Section, error)) ([]doc.Section, error) {
	var out []doc.Section
	for i := range units {
		each := *m
		each.unit = &units[i]
		sections, err := one(&each)
		if err != nil {
			return nil, err
		}
		if len(sections) > 0 {
			sections[0].Restart = true
		}
		out = append(out, sections...)
		m.gaps = each.gaps
	}
	if len(units) == 0 {
		return one(m)
	}
	return out, nil
}

// assigned lists the units that were given a target, in order.
func (m *maker) assigned() []model.Unit {
	given := map[model.ID]bool{}
	for _, a := range m.f.Book.Allocations {
		given[a.UnitID] = true
	}
	var out []model.Unit
	for _, u := range m.f.Book.Units {
		if given[u.ID] {
			out = append(out, u)
		}
	}
	return out
}

func (m *maker) assignmentOf() ([]doc.Section, error) {
	to := "các đơn vị"
	if m.unit != nil {
		to = m.unit.Name
	}
	fields := map[string]any{"ĐơnVịNhận": to, "MộtĐơnVị": m.unit != nil, "HạnNộp": m.deadlines(), "PhápLý": m.bases()}
	return m.render(fields, text.Frame{Letterhead: m.letterhead(), Closing: m.signedByChairman(),
		Blocks: map[string][]doc.Block{"bảng giao": block(m.assignmentTable())}})
}

// deadlines tells until when reports are due: "6 tháng trước 14/06/2024".
func (m *maker) deadlines() string {
	var out []string
	for _, p := range m.f.Periods {
		if p.Code.Kind() == model.Half || p.Code == model.Y {
			out = append(out, vn.Lower(p.Code.Short())+" ngày "+vn.FormatDate(p.Due()))
		}
	}
	return strings.Join(out, "; ")
}

func (m *maker) assignmentTable() doc.Table {
	t := doc.Table{Widths: []float64{11, 62, 20, 24, 24, 24}, Header: headRow("STT", "Chỉ tiêu", "Đơn vị tính",
		"Đơn vị thực hiện năm "+itoa(m.f.Book.Plan.Year-1), "Kế hoạch của xã", "Giao cho đơn vị")}
	units := m.assigned()
	if m.unit != nil {
		units = []model.Unit{*m.unit}
	}
	for _, u := range units {
		rows := m.assignmentRows(u)
		if m.unit == nil {
			t.Rows = append(t.Rows, groupRow(u.Name, len(t.Widths)))
		}
		t.Rows = append(t.Rows, rows...)
	}
	if len(t.Rows) == 0 {
		t.Rows = emptyRows(8, len(t.Widths))
		m.miss("chỉ tiêu giao cho đơn vị", "Chỉ tiêu, Giao cho đơn vị")
	}
	return t
}

func (m *maker) assignmentRows(u model.Unit) []doc.Row {
	var out []doc.Row
	for _, t := range m.f.Book.Targets {
		a, ok := m.allocation(t.ID, u.ID)
		if !ok {
			continue
		}
		own := "theo mức chung của xã"
		cell := mid(own)
		if !a.Plan.Missing() {
			cell = figureCell(t, withUnitPlan(t, a.Plan))
		} else if !t.Rule.Divides() || t.Rule.RollUp == model.Single {
			cell = figureCell(t, withUnitPlan(t, t.Plan))
		}
		out = append(out, doc.Row{Target: t.ID, Unit: u.ID, Cells: []doc.Cell{mid(t.Number), left(t.Name), mid(progress.Dong.Unit(t.Rule)),
			figureCell(t, progress.FigureText(t.Rule, a.LastYear)), figureCell(t, withUnitPlan(t, t.Plan)), strong(cell)}})
	}
	return out
}

// withUnitPlan writes a plan with the comparator that its reader must know.
func withUnitPlan(t model.Target, plan model.Figure) string {
	t.Plan = plan
	return withSign(t, progress.Dong.Plan(plan, t.Rule))
}

func (m *maker) allocation(target, unit model.ID) (model.Allocation, bool) {
	for _, a := range m.f.Book.Allocations {
		if a.TargetID == target && a.UnitID == unit {
			return a, true
		}
	}
	return model.Allocation{}, false
}

func (m *maker) registration(target, unit model.ID) (model.Registration, bool) {
	for _, r := range m.f.Registrations {
		if r.TargetID == target && r.UnitID == unit {
			return r, true
		}
	}
	return model.Registration{}, false
}

// registrationForm is the form a unit fills in and signs; without a unit one
// for every unit of the year.
func (m *maker) registrationForm() ([]doc.Section, error) {
	if m.unit == nil {
		var units []model.Unit
		for _, u := range m.f.Book.Units {
			if u.ValidOn(model.Y.LastDay(m.f.Book.Plan.Year)) {
				units = append(units, u)
			}
		}
		return m.forEach(units, (*maker).registrationOf)
	}
	return m.registrationOf()
}

func (m *maker) registrationOf() ([]doc.Section, error) {
	name, sign := "................................................", []string{"ĐẠI DIỆN ĐƠN VỊ"}
	h := m.lower()
	signature := doc.Signature{Lines: sign, Note: "(Ký, ghi rõ họ tên)"}
	if m.unit != nil {
		name = m.unit.Name
		h = m.lower(m.unit.Name)
		signature.Lines, signature.Name = []string{headOf(*m.unit)}, m.unit.Head
		if m.unit.Head == "" {
			m.miss("người phụ trách "+m.unit.Name, "Đơn vị")
		}
	} else {
		m.miss("đơn vị đăng ký", "Đơn vị")
	}
	table, hard := m.registrationTable()
	return m.render(map[string]any{"TênĐơnVị": name, "ViệcKhó": hard}, text.Frame{Letterhead: h,
		Closing: doc.Closing{Signers: []doc.Signature{signature}},
		Blocks:  map[string][]doc.Block{"bảng đăng ký": block(table)}})
}

// headOf returns what the head of a unit is called above a signature.
func headOf(u model.Unit) string {
	switch u.Kind {
	case model.Village:
		if strings.HasPrefix(vn.Key(u.Name), "tổ") {
			return "TỔ TRƯỞNG"
		}
		return "TRƯỞNG THÔN"
	case model.School:
		return "HIỆU TRƯỞNG"
	case model.Business:
		return "GIÁM ĐỐC"
	}
	return "THỦ TRƯỞNG ĐƠN VỊ"
}

func (m *maker) registrationTable() (doc.Table, []string) {
	t := doc.Table{Widths: []float64{11, 60, 20, 24, 26, 24}, Header: headRow("STT", "Chỉ tiêu", "Đơn vị tính", "Xã giao", "Đơn vị đăng ký", "Ghi chú")}
	var hard []string
	for _, target := range m.f.Book.Targets {
		if m.unit == nil {
			break
		}
		a, ok := m.allocation(target.ID, m.unit.ID)
		if !ok {
			continue
		}
		given := a.Plan
		if given.Missing() && !target.Rule.Divides() {
			given = target.Plan
		}
		r, registered := m.registration(target.ID, m.unit.ID)
		own := ""
		if registered {
			own = withUnitPlan(target, r.Plan)
		}
		note := ""
		if r.Hard {
			note = "Việc khó"
			hard = append(hard, sentence(orText(r.Note, target.Name)))
		}
		t.Rows = append(t.Rows, doc.Row{Target: target.ID, Unit: m.unit.ID, Cells: []doc.Cell{mid(target.Number), left(target.Name),
			mid(progress.Dong.Unit(target.Rule)), figureCell(target, withUnitPlan(target, given)), figureCell(target, own), left(note)}})
	}
	if len(t.Rows) == 0 {
		t.Rows = emptyRows(8, len(t.Widths))
		m.miss("chỉ tiêu giao cho đơn vị", "Chỉ tiêu, Giao cho đơn vị")
	}
	return t, hard
}
