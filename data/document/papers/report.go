package papers

import (
	"fmt"
	"slices"
	"strings"

	"sothidua/data/document/doc"
	"sothidua/data/document/papers/text"
	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/vn"
)

// report is the half-year report, and the year's: prose drafted from the
// figures, with what the units wrote themselves.
func (m *maker) report() ([]doc.Section, error) {
	fields := m.standing()
	for k, v := range map[string]any{
		"KếtQuả": m.results(), "NổiBật": m.said(model.SectionResults), "TồnTại": m.said(model.SectionWeakness),
		"NguyênNhân": m.said(model.SectionCauses), "VướngMắc": m.said(model.SectionObstacles),
		"KiếnNghị": m.said(model.SectionProposals), "KỳTới": m.said(model.SectionNextSteps), "TrọngTâm": m.tasks(),
		"CóKhenThưởng": len(m.rounds()) > 0, "KhenThưởng": m.rewardSentence(),
	} {
		fields[k] = v
	}
	fields["CóSốLiệu"], fields["CóThuyếtMinh"] = m.measured(), len(m.f.Words) > 0
	if m.entry.Name == "year-report" && len(m.rounds()) == 0 {
		m.miss("số liệu khen thưởng trong năm", inAwards)
	}
	if !m.measured() && len(fields["TồnTại"].([]string)) == 0 {
		m.miss("tồn tại, hạn chế", inReports)
	}
	if len(m.f.Words) == 0 {
		m.miss("khó khăn, đề xuất, kiến nghị của đơn vị", inReports+", Thuyết minh của từng đơn vị")
	}
	for _, s := range []struct{ key, what string }{{"NổiBật", "kết quả nổi bật của đơn vị"}, {"NguyênNhân", "nguyên nhân tồn tại, hạn chế"}} {
		if len(fields[s.key].([]string)) == 0 {
			m.miss(s.what, inReports+", Thuyết minh của từng đơn vị")
		}
	}
	return m.render(fields, text.Frame{Letterhead: m.letterhead(), Closing: m.signed(), Blocks: map[string][]doc.Block{
		"bảng chỉ tiêu": m.shortTable(), "biểu tổng hợp": m.summaryBlocks(), "biểu đồ": m.inlineChart(), "bảng tổng quan": block(m.tallyTable()),
	}})
}

// standing returns the fields that tell where the year stands.
func (m *maker) standing() map[string]any {
	return map[string]any{"ĐánhGiáChung": m.overall(), "CôngTácBáoCáo": m.reporting(), "ChỉTiêuYếu": m.weak()}
}

// measured tells whether any target has a figure: only then can a report say
// that nothing goes badly.
func (m *maker) measured() bool {
	return slices.ContainsFunc(m.f.Table.Rows, func(r progress.Row) bool { return r.Target.Measured() && !r.ToDate.Missing() })
}

// overall counts the items by judgement: "Trong 16 chỉ tiêu của Kế hoạch, đến
// ngày 18 tháng 6 năm 2024 có 03 chỉ tiêu đạt, …".
func (m *maker) overall() string {
	items, parts := 0, map[progress.Judgement]int{}
	for _, g := range progress.Tally(m.f.Table) {
		parts[g.Judgement] = len(g.Numbers)
		items += len(g.Numbers)
	}
	if items == 0 {
		m.miss("chỉ tiêu của kế hoạch", "Chỉ tiêu")
		return "Kế hoạch chưa có chỉ tiêu trong sổ."
	}
	var said []string
	for _, j := range []struct {
		is   progress.Judgement
		text string
	}{{progress.Met, "đạt"}, {progress.OnPace, "đúng tiến độ"}, {progress.AtRisk, "có nguy cơ"}, {progress.Behind, "chậm"},
		{progress.NotMet, "không đạt"}, {progress.NotYetJudged, "đánh giá vào cuối năm"}, {progress.NoData, "chưa có số liệu"}} {
		if n := parts[j.is]; n > 0 {
			said = append(said, count(n)+" chỉ tiêu "+j.text)
		}
	}
	day := m.f.Table.AsOf
	if !day.Valid() {
		day = m.f.Today
	}
	return fmt.Sprintf("Trong %s chỉ tiêu của Kế hoạch, đến %s có %s.", count(items), vn.LongDate(day), enumerate(said))
}

// enumerate joins parts of a sentence: "a, b và c".
func enumerate(parts []string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	return strings.Join(parts[:len(parts)-1], ", ") + " và " + parts[len(parts)-1]
}

// reporting tells how many units have reported.
func (m *maker) reporting() string {
	r := m.f.Reporting
	if r.Expected == 0 {
		m.miss("kỳ báo cáo "+vn.LowerFirst(m.period())+" trong lịch", "Hệ thống, Kỳ báo cáo")
		return ""
	}
	if r.Received == 0 {
		return fmt.Sprintf("Chưa có đơn vị nào trong số %s đơn vị gửi báo cáo.", count(r.Expected))
	}
	s := fmt.Sprintf("Đã có %s/%s đơn vị gửi báo cáo, trong đó %s đơn vị gửi đúng hạn", count(r.Received), count(r.Expected), count(r.OnTime))
	if r.Late > 0 {
		s += fmt.Sprintf(", %s đơn vị gửi muộn", count(r.Late))
	}
	return s + "."
}

// results groups the drafted sentences of the targets by the content area of
// the plan that they serve; what is not going well is told under the weaknesses.
func (m *maker) results() []map[string]any {
	type group struct {
		name  string
		lines []string
	}
	var groups []group
	at := map[model.ID]int{}
	for _, p := range m.f.Book.Plan.Parts {
		if p.Kind == model.PartContent {
			at[p.ID] = len(groups)
			groups = append(groups, group{name: areaName(p)})
		}
	}
	groups = append(groups, group{name: "Các chỉ tiêu khác"})
	areas := map[model.ID]model.ID{}
	for _, r := range m.f.Table.Rows {
		areas[r.Target.ID] = r.Target.AreaID
	}
	for _, r := range m.f.Table.Rows {
		if !r.Target.Measured() || r.Judgement == progress.NotYetJudged || r.ToDate.Missing() || worrying(r) {
			continue
		}
		area := r.Target.AreaID
		if area == 0 {
			area = areas[r.Target.ParentID]
		}
		i, known := at[area]
		if !known {
			i = len(groups) - 1
		}
		groups[i].lines = append(groups[i].lines, progress.Sentence(r, ""))
	}
	var out []map[string]any
	for _, g := range groups {
		if len(g.lines) > 0 {
			letter := string(rune('a' + len(out)))
			out = append(out, map[string]any{"Tên": letter + ") " + g.name, "Câu": g.lines})
		}
	}
	return out
}

// areaName names a content area by its first clause.
func areaName(p model.PlanPart) string {
	line, _, _ := strings.Cut(p.Text, "\n")
	if i := strings.IndexAny(line, ",;."); i > 0 {
		line = line[:i]
	}
	return line
}

// weak drafts the sentences of what is not going well.
func (m *maker) weak() []string {
	var out []string
	for _, r := range m.f.Table.Rows {
		if r.Target.Measured() && worrying(r) {
			out = append(out, progress.Sentence(r, ""))
		}
	}
	return out
}

func worrying(r progress.Row) bool {
	return r.Judgement == progress.AtRisk || r.Judgement == progress.Behind || r.Judgement == progress.NotMet
}

// said gathers what the units wrote into a section of their reports.
func (m *maker) said(section model.Section) []string {
	var out []string
	for _, w := range m.f.Words {
		if s := strings.Join(text.Lines(w.Narrative[section]), " "); s != "" {
			out = append(out, w.Unit.Name+": "+sentence(s))
		}
	}
	return out
}

// tasks drafts what has to be done next from what the figures show.
func (m *maker) tasks() []string {
	var slow, none, late []string
	for _, r := range m.f.Table.Rows {
		switch {
		case !r.Target.Leaf:
		case worrying(r):
			slow = append(slow, m.named(r))
		case r.Judgement == progress.NoData:
			none = append(none, r.Target.Number)
		case r.Judgement == progress.NotYetJudged:
			late = append(late, r.Target.Number)
		}
	}
	var out []string
	add := func(list []string, words string) {
		if len(list) > 0 {
			out = append(out, words+" "+strings.Join(list, "; ")+".")
		}
	}
	add(slow, "Tập trung chỉ đạo, tháo gỡ khó khăn đối với các chỉ tiêu chưa bảo đảm tiến độ:")
	add(none, "Đôn đốc báo cáo số liệu các chỉ tiêu số")
	add(late, "Chuẩn bị số liệu để đánh giá vào cuối năm các chỉ tiêu số")
	var names []string
	for _, o := range m.f.Reporting.Overdue {
		names = append(names, o.Unit.Name)
	}
	add(names, "Đôn đốc "+count(len(names))+" đơn vị chưa gửi báo cáo:")
	return append(out, "Tăng cường kiểm tra, biểu dương gương điển hình; đề xuất khen thưởng kịp thời tập thể, cá nhân, hộ gia đình có thành tích.")
}

// named names a target with who is in charge of it.
func (m *maker) named(r progress.Row) string {
	s := r.Target.Number + ". " + r.Target.Name
	if lead := m.unitName(r.Target.LeadID); lead != "" {
		s += " (" + lead + ")"
	}
	return s
}

// summaryAnnex is the table of all targets as an annex.
func (m *maker) summaryAnnex() ([]doc.Section, error) {
	return m.render(map[string]any{}, text.Frame{Letterhead: m.letterhead(), Closing: m.signed(),
		Blocks: map[string][]doc.Block{"biểu tổng hợp": m.summaryBlocks()}})
}

// meetingPack puts cover, overview, charts and tables into one paper.
func (m *maker) meetingPack() ([]doc.Section, error) {
	fields := m.standing()
	fields["KiếnNghị"] = m.said(model.SectionProposals)
	charts, err := m.packCharts()
	if err != nil {
		return nil, err
	}
	return m.render(fields, text.Frame{Blocks: map[string][]doc.Block{
		"bảng tổng quan": block(m.tallyTable()), "biểu đồ": charts, "biểu tổng hợp": m.summaryBlocks(),
		"bảng nộp báo cáo": block(m.reportingTable()),
	}})
}
