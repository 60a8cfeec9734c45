package papers

import (
	"fmt"
	"strings"

	"sothidua/data/document/doc"
	"sothidua/data/document/flow"
	"sothidua/data/document/font"
	"sothidua/data/document/page"
	"sothidua/data/model"
	"sothidua/data/vn"
)

// certificates prints the fields of certificates onto pre-printed blanks, one
// sheet for each rewarded; a trial prints crosses where the fields stand.
func (m *maker) certificates() ([]doc.Section, error) {
	b, fonts := m.blank(), font.Standard()
	if m.f.Request.Trial {
		return []doc.Section{{Landscape: b.W > b.H, Blocks: []doc.Block{doc.Sheet{Page: trial(b, fonts), Alt: "Bản in thử phôi " + b.Name}}}}, nil
	}
	var out []doc.Section
	awards := m.f.Round.Awards
	if len(awards) == 0 {
		m.miss("danh sách khen thưởng", inAwards)
		awards = []model.Award{{}}
	}
	for _, a := range awards {
		if m.unit != nil && a.UnitID != m.unit.ID {
			continue
		}
		// Every sheet begins anew: a certificate has no page number.
		out = append(out, doc.Section{Landscape: b.W > b.H, Restart: true,
			Blocks: []doc.Block{doc.Sheet{Page: m.certificate(b, a, fonts), Alt: "Giấy khen " + a.Name}}})
	}
	if len(out) == 0 {
		return nil, model.Errorf(model.CodeNotFound, "%s không có trong danh sách khen thưởng đợt này.", m.unit.Name)
	}
	return out, nil
}

// blank returns the blank asked for, the first one without a choice, the
// built-in one when the office has none.
func (m *maker) blank() model.Blank {
	for _, b := range m.f.Settings.Blanks {
		if m.f.Request.Blank == 0 || b.ID == m.f.Request.Blank {
			return b
		}
	}
	return model.DefaultBlank()
}

// certificate sets one award on a blank.
func (m *maker) certificate(b model.Blank, a model.Award, fonts *font.Set) page.Page {
	p := page.Page{W: b.W, H: b.H, Fonts: fonts}
	for _, f := range b.Fields {
		s := m.fieldText(f.Name, a)
		if f.Capital {
			s = vn.Upper(s)
		}
		p.Items = append(p.Items, fieldItems(fonts, b, f, s)...)
	}
	return p
}

// fieldText returns what a field of a certificate says, "" when it is not known.
func (m *maker) fieldText(name model.FieldName, a model.Award) string {
	d := m.f.Round.Decision
	switch name {
	case model.FieldRecipient:
		return a.Name
	case model.FieldAbout:
		if strings.Contains(a.Name, a.About) {
			return ""
		}
		return a.About
	case model.FieldReason:
		return a.Reason
	case model.FieldDecision:
		number, date := orText(m.f.Request.Number, d.Number), m.f.Request.Date
		if !date.Valid() {
			date = d.Date
		}
		if number == "" || !date.Valid() {
			m.missNumbered(number == "", !date.Valid(), "quyết định khen thưởng", inPrint)
			return ""
		}
		if !strings.Contains(number, "/") {
			number += "/QĐ-UBND"
		}
		return "Quyết định số " + number + " ngày " + vn.FormatDate(date)
	case model.FieldRegister:
		if a.Register == "" {
			return ""
		}
		return "Vào sổ khen thưởng số: " + a.Register
	case model.FieldDate:
		if !m.f.Request.Date.Valid() {
			return ""
		}
		return strings.TrimPrefix(m.head.Place+", "+vn.LongDate(m.f.Request.Date), ", ")
	case model.FieldSigner:
		return m.head.Signer
	}
	return ""
}

// leastScale is how much smaller than asked a text may become to take two lines.
const leastScale = 0.6

// fieldItems sets a text at the place of a field; what is not known becomes a
// dotted line for the pen, but for the position, which not everybody has.
func fieldItems(fonts *font.Set, b model.Blank, f model.BlankField, s string) []page.Item {
	left, align := f.X+b.OffsetX, flow.AlignLeft
	switch f.Align {
	case model.AlignCentre:
		left, align = left-f.W/2, flow.AlignCentre
	case model.AlignRight:
		left, align = left-f.W, flow.AlignRight
	}
	top := f.Y + b.OffsetY
	if strings.TrimSpace(s) == "" {
		if f.Name == model.FieldAbout {
			return nil
		}
		y := top + flow.Baseline(f.Size)
		return []page.Item{page.Line{X1: left + f.W*0.1, Y1: y, X2: left + f.W*0.9, Y2: y, Width: 0.2, Ink: page.Black, Dash: []float64{0.3, 0.7}}}
	}
	var lines []flow.Line
	for size := f.Size; size >= f.Size*leastScale; size-- {
		lines = flow.Wrap(fonts, flow.Styled(s, fieldStyle(f), size), f.W, f.W)
		if len(lines) <= 2 {
			break
		}
	}
	return flow.SetLines(fonts, lines, left, top, f.W, align)
}

func fieldStyle(f model.BlankField) font.Style {
	switch {
	case f.Bold && f.Italic:
		return font.BoldItalic
	case f.Bold:
		return font.Bold
	case f.Italic:
		return font.Italic
	}
	return font.Regular
}

// The measures of a trial print, millimetres.
const (
	crossArm  = 4
	trialEdge = 10
)

// trial draws a cross at the place of every field with its name and measures,
// and a frame 10 mm from the edges, to lay over a blank against the light.
func trial(b model.Blank, fonts *font.Set) page.Page {
	p := page.Page{W: b.W, H: b.H, Fonts: fonts}
	line := func(x1, y1, x2, y2 float64, dash []float64) {
		p.Items = append(p.Items, page.Line{X1: x1, Y1: y1, X2: x2, Y2: y2, Width: 0.2, Ink: page.Black, Dash: dash})
	}
	say := func(x, y float64, s string) {
		p.Items = append(p.Items, page.Text{X: x, Y: y, S: s, Size: 9, Ink: page.Black})
	}
	p.Items = append(p.Items, page.Rect{X: trialEdge, Y: trialEdge, W: b.W - 2*trialEdge, H: b.H - 2*trialEdge, Edge: page.Black, Width: 0.2})
	for _, f := range b.Fields {
		x, y := f.X+b.OffsetX, f.Y+b.OffsetY
		line(x-crossArm, y, x+crossArm, y, nil)
		line(x, y-crossArm, x, y+crossArm, nil)
		from := x
		switch f.Align {
		case model.AlignCentre:
			from -= f.W / 2
		case model.AlignRight:
			from -= f.W
		}
		base := y + flow.Baseline(f.Size)
		line(from, base, from+f.W, base, []float64{1, 1})
		say(x+1.5, y-1, fmt.Sprintf("%s (%s; %s mm)", f.Name.Label(), mm(f.X), mm(f.Y)))
	}
	say(trialEdge+2, trialEdge+5, "Bản in thử “"+b.Name+"”: khung cách mép giấy 10 mm. Đặt chồng lên phôi, soi sáng: dấu + phải trùng chỗ cần in.")
	say(trialEdge+2, trialEdge+10, fmt.Sprintf("Lệch bao nhiêu thì sửa: sang phải %s mm, xuống dưới %s mm (số đang dùng).", mm(b.OffsetX), mm(b.OffsetY)))
	return p
}

// mm writes a length with one decimal.
func mm(v float64) string {
	return vn.FormatFixed(model.Num(fmt.Sprintf("%.1f", v)).Decimal, 1)
}
