package papers

import (
	"strings"

	"sothidua/data/document/doc"
	"sothidua/data/document/papers/text"
	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/vn"
)

// held tells whether the book knows the meeting of the Council.
func (m *maker) held() bool {
	if m.f.Council.Meeting.Date.Valid() {
		return true
	}
	m.miss("cuộc họp Hội đồng: ngày, thành phần, nội dung", inCouncil)
	return false
}

// meeting returns the fields about the meeting; what is not known stays empty
// and becomes a blank.
func (m *maker) meeting() map[string]any {
	t := m.f.Council.Meeting
	var present, absent []string
	for _, p := range t.Present {
		present = append(present, memberText(p))
	}
	for _, a := range t.Absent {
		s := a.Name
		if a.Reason != "" {
			s += " (" + a.Reason + ")"
		}
		absent = append(absent, s)
	}
	var said []string
	for _, o := range t.Opinions {
		said = append(said, o.Who+": "+sentence(o.Text))
	}
	return map[string]any{
		"CóHọp": m.held(), "NộiDungHọp": t.Title, "BắtĐầu": t.Start, "KếtThúc": t.End, "NgàyHọp": dayWords(t.Date),
		"ĐịaĐiểm": t.Place, "ThamDự": present, "Vắng": absent, "ChủTrì": memberText(t.Chair), "ThưKý": memberText(t.Secretary),
		"ChươngTrình": sentences(t.Agenda), "ÝKiến": said, "KếtLuận": sentences(t.Conclusion), "SốPhiếu": m.voted(),
	}
}

func sentences(list []string) []string {
	var out []string
	for _, s := range list {
		out = append(out, sentence(s))
	}
	return out
}

// memberText names a member: "Ông …" is left to the office, who writes names as
// it wants them.
func memberText(c model.CouncilMember) string {
	var parts []string
	for _, s := range []string{c.Name, c.Position, c.Role} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, ", ")
}

// dayWords writes a day without the word "ngày": "20 tháng 6 năm 2024".
func dayWords(d model.Date) string { return strings.TrimPrefix(vn.LongDate(d), "ngày ") }

// minutes are the minutes of the meeting of the Council.
func (m *maker) minutes() ([]doc.Section, error) {
	t := m.f.Council.Meeting
	h := m.councilHead()
	if !m.f.Request.Date.Valid() && t.Date.Valid() {
		h.Date, h.Open = t.Date, false
	}
	closing := doc.Closing{Signers: []doc.Signature{{Lines: []string{"THƯ KÝ"}, Name: t.Secretary.Name}, {Lines: []string{"CHỦ TỌA"}, Name: t.Chair.Name}}}
	return m.render(m.meeting(), text.Frame{Letterhead: h, Closing: closing, Blocks: map[string][]doc.Block{"bảng biểu quyết": block(m.voteTable())}})
}

func (m *maker) voted() bool {
	for _, a := range m.f.Round.Awards {
		if a.Votes.Of > 0 {
			return true
		}
	}
	return false
}

func (m *maker) voteTable() doc.Table {
	t := doc.Table{Widths: []float64{11, 66, 34, 27, 27}, Header: headRow("STT", "Tập thể, cá nhân, hộ gia đình", "Hình thức đề nghị", "Số phiếu đồng ý", "Tỷ lệ (%)")}
	for i, a := range m.f.Round.Awards {
		votes, share := "", ""
		if a.Votes.Of > 0 {
			votes = itoa(a.Votes.For) + "/" + itoa(a.Votes.Of)
			share = vn.FormatFixed(model.Num(itoa(a.Votes.For*100)).Decimal.DivRound(model.Num(itoa(a.Votes.Of)).Decimal, 4), 1)
		}
		t.Rows = append(t.Rows, row(mid(itoa(i+1)), left(named(a)), left(a.Form), mid(votes), right(share)))
	}
	if len(t.Rows) == 0 {
		t.Rows = emptyRows(8, len(t.Widths))
	}
	return t
}

// invitation invites to the meeting of the Council.
func (m *maker) invitation() ([]doc.Section, error) {
	fields := m.meeting()
	invited := strings.Join(m.f.Council.Meeting.Invited, "; ")
	about := ""
	if t := m.f.Council.Meeting.Title; t != "" {
		about = "Họp Hội đồng Thi đua - Khen thưởng " + orText(m.f.Book.Office.Commune, "xã") + " " + t
	}
	fields["NgườiMời"], fields["NộiDungMời"] = invited, about
	return m.render(fields, text.Frame{Letterhead: m.letterhead(), Closing: m.signed()})
}

// scoringTable shows what every unit scored, ranked within its block. Without
// criteria it is a form to fill in by hand.
func (m *maker) scoringTable() ([]doc.Section, error) {
	s := m.f.Scoring
	var notes []string
	var parts []string
	for _, c := range s.Criteria {
		parts = append(parts, "("+c.Number+") "+c.Name+", tối đa "+vn.Format(c.Max)+" điểm")
	}
	if len(parts) > 0 && m.unit == nil { // a unit's own sheet has them in its table
		notes = append(notes, "Tiêu chí: "+strings.Join(parts, "; ")+".")
	}
	parts = nil
	for _, c := range s.Classes {
		parts = append(parts, c.Name+" từ "+vn.Format(c.Least)+" điểm")
	}
	if len(parts) > 0 {
		notes = append(notes, "Xếp loại: "+strings.Join(parts, "; ")+". Đơn vị bằng điểm cùng thứ hạng trong khối.")
	}
	if s.Empty() {
		m.miss("tiêu chí và điểm chấm của năm", inCouncil)
	}
	t, table, name := m.f.Council.Meeting, m.scores(), ""
	if m.unit != nil {
		table, name = m.scoreSheet(), m.unit.Name
	}
	return m.render(map[string]any{"GhiChú": notes, "TênĐơnVị": name}, text.Frame{Letterhead: m.councilHead(),
		Closing: doc.Closing{Signers: []doc.Signature{{Lines: []string{"THƯ KÝ HỘI ĐỒNG"}, Name: t.Secretary.Name}, {Lines: []string{"TM. HỘI ĐỒNG", "CHỦ TỊCH"}, Name: t.Chair.Name}}},
		Blocks:  map[string][]doc.Block{"bảng chấm điểm": block(table)}})
}

func (m *maker) scores() doc.Table {
	criteria := m.f.Scoring.Criteria
	n := max(len(criteria), 1)
	t := doc.Table{Widths: []float64{10, 50}}
	down := func(s string) doc.Cell {
		c := head(s)
		c.Down = 2
		return c
	}
	span := head("Điểm Hội đồng chấm theo tiêu chí")
	span.Across = n
	top := row(down("TT"), down("Đơn vị"), down("Tự chấm"), span, down("Cộng"), down("Thưởng"), down("Trừ"), down("Tổng điểm"), down("Thứ hạng"), down("Xếp loại"))
	under := doc.Row{}
	for _, c := range criteria {
		under.Cells = append(under.Cells, head("("+c.Number+")"))
	}
	if len(criteria) == 0 {
		under.Cells = []doc.Cell{head("")}
	}
	t.Header = []doc.Row{top, under}
	t.Widths = append(t.Widths, 16)
	for range n {
		t.Widths = append(t.Widths, max(12, 60/float64(n)))
	}
	t.Widths = append(t.Widths, 15, 19, 13, 17, 15, 42)
	number := 0
	for _, b := range progress.Scores(m.f.Scoring, m.scoredUnits(), m.f.Blocks) {
		t.Rows = append(t.Rows, groupRow(orText(b.Block.Name, "Đơn vị ngoài khối"), len(t.Widths)))
		for _, r := range b.Rows {
			number++
			t.Rows = append(t.Rows, scoreRow(number, r, criteria))
		}
	}
	if number == 0 {
		t.Rows = emptyRows(10, len(t.Widths))
	}
	return t
}

// scoreSheet shows one unit's marks, a criterion a line with the document that
// proves it.
func (m *maker) scoreSheet() doc.Table {
	points := func(n model.Number) doc.Cell { return right(vn.FormatNumber(n, "")) }
	t := doc.Table{Widths: []float64{12, 84, 24, 28, 34, 40, 30}, Header: headRow("TT", "Tiêu chí", "Điểm tối đa", "Đơn vị tự chấm", "Hội đồng chấm", "Tài liệu chứng minh", "Ghi chú")}
	var own progress.Scored
	for _, b := range progress.Scores(m.f.Scoring, m.f.Book.Units, m.f.Blocks) {
		for _, r := range b.Rows {
			if r.Unit.ID == m.unit.ID {
				own = r
			}
		}
	}
	for _, c := range m.f.Scoring.Criteria {
		var k model.Mark
		for _, given := range own.Sheet.Marks {
			if given.CriterionID == c.ID {
				k = given
			}
		}
		t.Rows = append(t.Rows, row(mid(c.Number), left(c.Name), right(vn.Format(c.Max)), points(k.Self), points(k.Council), left(c.Proof), left(k.Note)))
	}
	if len(t.Rows) == 0 {
		t.Rows = emptyRows(10, len(t.Widths))
	}
	for _, sum := range []struct {
		name string
		n    model.Number
	}{{"Điểm thưởng", own.Sheet.Bonus}, {"Điểm trừ", own.Sheet.Penalty}, {"Tổng điểm", own.Total}} {
		label := strong(left(sum.name))
		label.Across = 4
		t.Rows = append(t.Rows, row(label, strong(points(sum.n)), left(""), left("")))
	}
	class := strong(left("Xếp loại: " + orText(own.Class, "…………………………")))
	class.Across = len(t.Widths)
	t.Rows = append(t.Rows, row(class))
	return t
}

// scoredUnits are the units of the year that still exist at its end.
func (m *maker) scoredUnits() []model.Unit {
	var out []model.Unit
	for _, u := range m.f.Book.Units {
		if u.ValidOn(model.Y.LastDay(m.f.Book.Plan.Year)) {
			out = append(out, u)
		}
	}
	return out
}

func scoreRow(number int, r progress.Scored, criteria []model.Criterion) doc.Row {
	points := func(n model.Number) doc.Cell { return right(vn.FormatNumber(n, "")) }
	cells := []doc.Cell{mid(itoa(number)), left(r.Unit.Name), points(r.Self)}
	for _, c := range criteria {
		given := model.None
		for _, k := range r.Sheet.Marks {
			if k.CriterionID == c.ID {
				given = k.Council
			}
		}
		cells = append(cells, points(given))
	}
	if len(criteria) == 0 {
		cells = append(cells, right(""))
	}
	place := ""
	if r.Rank > 0 {
		place = itoa(r.Rank)
	}
	cells = append(cells, points(r.Council), points(r.Sheet.Bonus), points(r.Sheet.Penalty), strong(points(r.Total)), mid(place), left(r.Class))
	return doc.Row{Unit: r.Unit.ID, Cells: cells}
}
