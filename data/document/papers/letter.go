package papers

import (
	"strings"

	"sothidua/data/document/doc"
	"sothidua/data/document/papers/text"
	"sothidua/data/model"
	"sothidua/data/vn"
)

// reminderLetter asks for a report: one unit, each unit in a letter of its own,
// or all of them in one letter with a list.
func (m *maker) reminderLetter() ([]doc.Section, error) {
	if m.f.Request.Each && m.unit == nil {
		var units []model.Unit
		for _, o := range m.f.Reporting.Overdue {
			units = append(units, o.Unit)
		}
		return m.forEach(units, (*maker).reminderOf)
	}
	return m.reminderOf()
}

func (m *maker) reminderOf() ([]doc.Section, error) {
	r := m.f.Reporting
	fields := map[string]any{"MộtĐơnVị": m.unit != nil, "TênĐơnVị": "", "KínhGửi": "Các đơn vị có tên trong danh sách", "HạnNộp": m.dueText(),
		"HạnMới": vn.FormatDate(m.f.Request.Until), "SốNgàyChậm": 0, "CònThiếu": "", "ĐãNộp": r.Received, "PhảiNộp": r.Expected, "ChưaNộp": r.Expected - r.Received, "SốChậm": len(r.Overdue)}
	if !m.f.Request.Until.Valid() {
		m.miss("hạn gửi báo cáo mới", "ô Hạn mới khi in")
	}
	if m.unit != nil {
		fields["TênĐơnVị"], fields["KínhGửi"] = m.unit.Name, m.unit.Name
		for _, o := range r.Overdue {
			if o.Unit.ID == m.unit.ID {
				fields["SốNgàyChậm"], fields["CònThiếu"] = o.DaysLate, strings.Join(o.Expected, ", ")
			}
		}
	} else if len(r.Overdue) == 0 {
		fields["KínhGửi"] = ""
		m.miss("đơn vị cần đôn đốc: kỳ này không có đơn vị quá hạn", inReports)
	}
	return m.render(fields, text.Frame{Letterhead: m.letterhead(), Closing: m.signed(),
		Blocks: map[string][]doc.Block{"danh sách chậm": block(m.overdueTable())}})
}

// dueText is the last day on which the report of the period is on time.
func (m *maker) dueText() string {
	for _, p := range m.f.Periods {
		if p.Code == m.f.Request.Period() {
			return vn.FormatDate(p.Due())
		}
	}
	m.miss("hạn nộp báo cáo "+vn.LowerFirst(m.period()), "Hệ thống, Kỳ báo cáo")
	return ""
}

func (m *maker) overdueTable() doc.Table {
	t := doc.Table{Widths: []float64{11, 50, 24, 30, 50}, Header: headRow("STT", "Đơn vị", "Số ngày quá hạn", "Tình trạng", "Chỉ tiêu còn thiếu")}
	for i, o := range m.f.Reporting.Overdue {
		t.Rows = append(t.Rows, doc.Row{Unit: o.Unit.ID, Cells: []doc.Cell{mid(itoa(i + 1)), left(o.Unit.Name), mid(itoa(o.DaysLate)),
			left(o.State), left(strings.Join(o.Expected, ", "))}})
	}
	if len(t.Rows) == 0 {
		t.Rows = emptyRows(5, len(t.Widths))
	}
	return t
}
