package papers

import (
	"strings"

	"sothidua/assets"
	"sothidua/data/document/doc"
	"sothidua/data/document/flow"
	"sothidua/data/document/papers/legal"
	"sothidua/data/document/papers/text"
	"sothidua/data/model"
	"sothidua/data/vn"
)

// Where the office sets what a paper misses.
const (
	inOffice  = "Hệ thống, Cơ quan, người ký"
	inPlan    = "Kế hoạch"
	inReports = "Báo cáo"
	inPrint   = "ô Số và Ngày khi in"
	inBases   = "Văn bản, Căn cứ, nơi nhận"
	inCouncil = "điền tay trên bản in"
	inAwards  = "điền tay trên bản in"
)

// maker makes one paper.
type maker struct {
	f     Facts
	entry entry
	unit  *model.Unit
	day   model.Date // whose law and settings hold
	head  model.PaperHead
	gaps  []doc.Gap
}

func newMaker(f Facts, e entry) *maker {
	f.Book.Office = unnamed(f.Book.Office)
	m := &maker{f: f, entry: e, day: f.Request.Date}
	if !m.day.Valid() {
		m.day = f.Today
	}
	if e.Name == "plan" && f.Book.Plan.Date.Valid() {
		m.day = f.Book.Plan.Date
	}
	m.head = headOn(f.Settings.Heads, f.Book.Office, m.day)
	return m
}

// unnamed empties a commune's name that is only a kind: a letterhead then shows
// a line to fill by hand instead of a commune without a name.
func unnamed(o model.Office) model.Office {
	if flow.Nameless(o.Commune) {
		o.Commune = ""
	}
	if flow.Nameless(o.Place) {
		o.Place = ""
	}
	return o
}

// headOn returns the head of papers of a day, with what it leaves open taken
// from the office.
func headOn(heads []model.PaperHead, o model.Office, day model.Date) model.PaperHead {
	var out model.PaperHead
	for _, h := range heads {
		if h.On(day) {
			out = h
		}
	}
	if len(out.Issuer) == 0 && o.Commune != "" {
		out.Issuer = flow.IssuerLines(o.Commune)
	}
	for _, p := range []struct {
		to   *string
		from string
	}{{&out.Place, o.Place}, {&out.Position, o.Position}, {&out.Signer, o.Signer}} {
		if *p.to == "" {
			*p.to = p.from
		}
	}
	return out
}

// miss notes what the paper lacks, once.
func (m *maker) miss(what, where string) {
	for _, g := range m.gaps {
		if g.What == what {
			return
		}
	}
	m.gaps = append(m.gaps, doc.Gap{What: what, Where: where})
}

// tellLater names the reports that came in after the day of a paper dated back:
// it counts them all the same, since the book keeps no figures as of a day.
func (m *maker) tellLater() {
	day, later := m.f.Request.Date, 0
	if !day.Valid() || !m.entry.Takes(NeedPeriod) {
		return
	}
	for _, l := range m.f.Reporting.Lines {
		if l.Received > day {
			later++
		}
	}
	if later > 0 {
		m.miss(count(later)+" báo cáo nhận sau ngày văn bản vẫn được tính", inPrint)
	}
}

// missNumbered notes what a document is not named by: its number, its day, or
// both. of names the document: "của văn bản".
func (m *maker) missNumbered(number, day bool, of, where string) {
	var what []string
	if number {
		what = append(what, "số")
	}
	if day {
		what = append(what, "ngày")
	}
	if len(what) > 0 {
		m.miss(strings.Join(what, ", ")+" "+of, where)
	}
}

func (m *maker) unitOf(id model.ID) (*model.Unit, error) {
	for i := range m.f.Book.Units {
		if m.f.Book.Units[i].ID == id {
			return &m.f.Book.Units[i], nil
		}
	}
	return nil, model.Errorf(model.CodeNotFound, "Không thấy đơn vị này trong năm %d. Tải lại màn hình rồi chọn lại.", m.f.Request.Year)
}

// title names the file.
func (m *maker) title() string {
	s := m.entry.Label
	switch {
	case m.unit != nil:
		s += ", " + m.unit.Name
	case m.entry.Takes(NeedPeriod):
		return strings.TrimSuffix(s, " năm") + ", " + vn.LowerFirst(m.period())
	}
	return s + ", năm " + itoa(m.f.Book.Plan.Year)
}

// sample tells whether the paper holds sample figures or names.
func (m *maker) sample() bool {
	return m.f.Book.Plan.Sample || m.f.Table.Sample || m.f.Scoring.Sample || m.f.Round.Sample || m.f.Council.Sample
}

// render fills the wording of the paper.
func (m *maker) render(fields map[string]any, f text.Frame) ([]doc.Section, error) {
	source, err := m.source()
	if err != nil {
		return nil, err
	}
	for k, v := range m.common() {
		if _, own := fields[k]; !own {
			fields[k] = v
		}
	}
	if f.To == nil {
		f.To = m.recipients(model.RoleTo)
	}
	if f.Closing.Recipients == nil {
		f.Closing.Recipients = m.recipients(model.RoleCopy)
	}
	return text.Render(source, fields, f)
}

// source returns the wording that holds on the day of the paper.
func (m *maker) source() (text.Source, error) {
	out := text.Source{Label: m.entry.Label}
	if !m.f.Request.BuiltIn {
		for _, t := range m.f.Settings.Texts {
			if t.Kind == m.entry.Name && t.On(m.day) {
				out.Text = t.Text
			}
		}
	}
	if strings.TrimSpace(out.Text) != "" {
		return out, nil
	}
	var err error
	out.Text, err = BuiltIn(m.entry.Name)
	return out, err
}

// BuiltIn returns the built-in wording of a kind of paper; "" for papers made
// without one. Errors: CodeNotFound for an unknown paper.
func BuiltIn(kind string) (string, error) {
	if _, err := entryOf(kind); err != nil {
		return "", err
	}
	if kind == "certificate" {
		return "", nil
	}
	b, err := assets.Paper(kind + ".txt")
	return string(b), err
}

// Guide tells the office in Vietnamese how it edits a wording: its marks, fields
// and blocks, as Markdown.
func Guide() (string, error) {
	b, err := assets.Paper(assets.PaperGuide)
	return string(b), err
}

// recipients returns the office's own recipients of the paper, nil when it uses
// those of the wording. Recipients of the kind go before those of every kind.
func (m *maker) recipients(role model.RecipientRole) []string {
	var own, all []string
	for _, r := range m.f.Settings.Recipients {
		switch {
		case r.Role != role || !r.On(m.day):
		case r.Kind == m.entry.Name:
			own = append(own, r.Name)
		case r.Kind == "":
			all = append(all, r.Name)
		}
	}
	if len(own) > 0 {
		return own
	}
	return all
}

// bases returns the legal grounds the paper cites on its day, and notes those
// that ask to be looked up.
func (m *maker) bases() []string {
	list := m.f.Settings.Bases
	if len(list) == 0 {
		list = legal.Defaults()
	}
	var out []string
	for _, b := range legal.On(list, m.entry.Name, m.day) {
		out = append(out, b.Text)
		if b.Recheck {
			m.miss("căn cứ cần kiểm tra trước khi ký: "+strings.TrimPrefix(b.Text, "Căn cứ "), inBases)
		}
	}
	if len(out) == 0 {
		m.miss("căn cứ pháp lý cho ngày "+vn.FormatDate(m.day), inBases)
	}
	return out
}

// letterhead returns the commune's own letterhead.
func (m *maker) letterhead() doc.Letterhead {
	if len(m.head.Issuer) == 0 {
		m.miss("tên cơ quan ban hành", inOffice)
	}
	h := doc.Letterhead{Parent: vn.Upper(m.head.Parent), Issuer: m.head.Issuer}
	m.dateline(&h)
	return h
}

// dateline puts number, place and day into a letterhead.
func (m *maker) dateline(h *doc.Letterhead) {
	h.Number, h.Place, h.Date = m.f.Request.Number, m.head.Place, m.f.Request.Date
	if h.Place == "" {
		m.miss("địa danh trước ngày tháng", inOffice)
	}
	if !h.Date.Valid() {
		h.Date, h.Open = m.day, true
	}
	m.missNumbered(h.Number == "", h.Open, "của văn bản", inPrint)
}

// lower returns the letterhead of a body under the commune's committee: a unit
// or the Council.
func (m *maker) lower(issuer ...string) doc.Letterhead {
	h := doc.Letterhead{Parent: "UBND " + vn.Upper(m.f.Book.Office.Commune)}
	if m.f.Book.Office.Commune == "" {
		h.Parent = ""
	}
	for _, s := range issuer {
		h.Issuer = append(h.Issuer, vn.Upper(s))
	}
	m.dateline(&h)
	return h
}

// councilHead is the letterhead of the Council.
func (m *maker) councilHead() doc.Letterhead {
	return m.lower("Hội đồng", "Thi đua - Khen thưởng")
}

// signed returns the closing with the signer of the committee.
func (m *maker) signed() doc.Closing {
	lines := flow.Authority(m.head.Position)
	if m.head.Position == "" {
		lines = append(lines, strings.Repeat("…", blankPosition))
	}
	return m.signedBy(lines, m.head.Signer)
}

// signedByChairman returns the closing of a paper of the chairman, who signs in
// his own name and not for the committee.
func (m *maker) signedByChairman() doc.Closing {
	lines := flow.Authority(orText(m.head.Position, "CHỦ TỊCH"))
	if len(lines) > 1 && strings.HasPrefix(lines[0], "TM.") {
		lines = lines[1:]
	}
	return m.signedBy(lines, m.head.Signer)
}

// blankPosition is the length of a position to fill by hand, in dots of three.
const blankPosition = 8

func (m *maker) signedBy(lines []string, name string) doc.Closing {
	if m.head.Position == "" {
		m.miss("chức vụ người ký", inOffice)
	}
	if name == "" {
		m.miss("người ký", inOffice)
	}
	return doc.Closing{Signers: []doc.Signature{{Lines: lines, Name: name}}}
}
