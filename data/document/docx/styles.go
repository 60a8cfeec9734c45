package docx

import (
	"sothidua/data/document/flow"
	"sothidua/data/document/font"
	"sothidua/data/document/lay"
)

// fontName is the type of official papers (NĐ 30/2020, Phụ lục I).
const fontName = "Times New Roman"

// The styles of the papers. Word knows those with its own names (Normal,
// heading 1) and shows headings in its navigation.
const (
	styleNormal   = "Normal"
	styleBody     = "BodyText"
	styleHeading  = "Heading" // with the level
	styleTitle    = "Title"
	styleSubtitle = "Subtitle"
	styleBullet   = "ListBullet"
	styleList     = "ListParagraph"
	styleHeader   = "Header"
	styleGrid     = "TableGrid"
	stylePlain    = "TableNormal" // no rules, no white in the cells
	styleBare     = "TableBare"   // no rules
	styleCell     = "TableText"
	styleSpacer   = "Spacer"
	styleIssuer   = "Issuer"
	styleState    = "StateName"
	styleMotto    = "Motto"
	styleNumber   = "DocNumber"
	styleDate     = "DocDate"
	styleTo       = "Recipient"
	styleBase     = "LegalBasis"
	styleAnnex    = "Annex"
	styleSigner   = "Signer"
	styleCopies   = "CopyList"
)

// style is one paragraph style.
type style struct {
	id, name string
	own      bool // not one of Word's names
	look     look
	jc       string
	first    float64 // indent of the first line, millimetres
	after    float64 // white below, millimetres
	keep     bool    // with the next paragraph
	outline  int     // level in the navigation from 1 on; 0 for none
	exact    int     // height of lines, twips
}

// styles lists the paragraph styles beside Normal.
func styles() []style {
	body := func(s font.Style) look { return look{style: s, size: flow.BodySize} }
	out := []style{
		{id: styleBody, name: "Body Text", look: body(font.Regular), jc: "both", first: flow.BodyIndent, after: flow.ParagraphGap},
		{id: styleTitle, name: "Title", look: look{font.Bold, flow.TitleSize}, jc: "center", keep: true},
		{id: styleSubtitle, name: "Subtitle", look: look{font.Bold, flow.TitleSize}, jc: "center", keep: true},
		{id: styleBullet, name: "List Bullet", look: body(font.Regular), jc: "both", first: flow.BodyIndent, after: flow.ParagraphGap},
		{id: styleList, name: "List Paragraph", look: body(font.Regular), jc: "both", first: flow.BodyIndent, after: flow.ParagraphGap},
		{id: styleHeader, name: "header", look: look{font.Regular, flow.PageNumberSize}},
		{id: styleCell, name: "Nội dung bảng", own: true, look: look{font.Regular, lay.TableSize}},
		{id: styleSpacer, name: "Khoảng trắng", own: true, look: look{font.Regular, 1}, exact: 20},
		{id: styleIssuer, name: "Cơ quan ban hành", own: true, look: look{font.Bold, flow.IssuerSize}, jc: "center"},
		{id: styleState, name: "Quốc hiệu", own: true, look: look{font.Bold, flow.StateSize}, jc: "center"},
		{id: styleMotto, name: "Tiêu ngữ", own: true, look: look{font.Bold, flow.MottoSize}, jc: "center"},
		{id: styleNumber, name: "Số, ký hiệu", own: true, look: look{font.Regular, lay.NumberSize}, jc: "center"},
		{id: styleDate, name: "Địa danh, ngày tháng", own: true, look: look{font.Italic, flow.DateSize}, jc: "center"},
		{id: styleTo, name: "Kính gửi", own: true, look: body(font.Regular), keep: true},
		{id: styleBase, name: "Căn cứ", own: true, look: body(font.Italic), jc: "both", first: flow.BodyIndent, after: flow.ParagraphGap},
		{id: styleAnnex, name: "Phụ lục", own: true, look: look{font.Bold, flow.TitleSize}, jc: "center", keep: true, outline: 1},
		{id: styleSigner, name: "Chữ ký", own: true, look: look{font.Bold, flow.SignatureSize}, jc: "center", keep: true},
		{id: styleCopies, name: "Nơi nhận", own: true, look: look{font.Regular, lay.RecipientSize}},
	}
	for level := 1; level <= 4; level++ {
		out = append(out, style{
			id: headingID(level), name: "heading " + string(rune('0'+level)), look: body(lay.HeadingStyle(level)),
			jc: "both", first: flow.BodyIndent, after: flow.ParagraphGap, keep: true, outline: level,
		})
	}
	return out
}

// headingID names the style of a heading.
func headingID(level int) string {
	return styleHeading + string(rune('0'+min(max(level, 1), 4)))
}

// lookOf returns the type of a style.
func lookOf(id string) look {
	for _, s := range styles() {
		if s.id == id {
			return s.look
		}
	}
	return look{font.Regular, flow.BodySize}
}

// stylesFile returns word/styles.xml.
func stylesFile() []byte {
	root := el("w:styles").at("xmlns:w", nsMain)
	root = root.add(el("w:docDefaults",
		el("w:rPrDefault", el("w:rPr",
			el("w:rFonts").at("w:ascii", fontName).at("w:hAnsi", fontName).at("w:eastAsia", fontName).at("w:cs", fontName),
			el("w:sz").num("w:val", halves(flow.BodySize)), el("w:szCs").num("w:val", halves(flow.BodySize)),
			val("w:lang", language).at("w:eastAsia", "en-US").at("w:bidi", "ar-SA"),
		)),
		el("w:pPrDefault", el("w:pPr", el("w:widowControl"),
			el("w:spacing").num("w:before", 0).num("w:after", 0).num("w:line", 240).at("w:lineRule", "auto"))),
	))
	root = root.add(el("w:style", val("w:name", "Normal"), el("w:qFormat")).
		at("w:type", "paragraph").at("w:default", "1").at("w:styleId", styleNormal))
	for _, s := range styles() {
		root = root.add(s.node())
	}
	return root.add(tableStyles()...).file()
}

// node returns the style; its parts stand in the order of the schema.
func (s style) node() node {
	n := el("w:style").at("w:type", "paragraph")
	if s.own {
		n = n.at("w:customStyle", "1")
	}
	n = n.at("w:styleId", s.id).add(val("w:name", s.name), val("w:basedOn", styleNormal))
	if s.outline > 0 {
		n = n.add(val("w:next", styleBody))
	}
	n = n.add(el("w:qFormat"))
	p := el("w:pPr")
	if s.keep {
		p = p.add(el("w:keepNext"))
	}
	if s.id == styleBullet {
		p = p.add(el("w:numPr", el("w:numId").num("w:val", 1)))
	}
	spacing := el("w:spacing").num("w:after", twips(s.after))
	if s.exact > 0 {
		spacing = spacing.num("w:line", s.exact).at("w:lineRule", "exact")
	}
	p = p.add(spacing)
	if s.first > 0 {
		p = p.add(el("w:ind").num("w:firstLine", twips(s.first)))
	}
	if s.jc != "" {
		p = p.add(val("w:jc", s.jc))
	}
	if s.outline > 0 {
		p = p.add(el("w:outlineLvl").num("w:val", s.outline-1))
	}
	return n.add(p, s.look.node())
}

// node returns the type of a style.
func (l look) node() node {
	r := el("w:rPr")
	if bold(l.style) {
		r = r.add(el("w:b"), el("w:bCs"))
	}
	if italic(l.style) {
		r = r.add(el("w:i"), el("w:iCs"))
	}
	return r.add(el("w:sz").num("w:val", halves(l.size)), el("w:szCs").num("w:val", halves(l.size)))
}

// tableStyles returns the plain table and the ruled one.
func tableStyles() []node {
	margin := func(x, y int) node {
		side := func(name string, w int) node { return el(name).num("w:w", w).at("w:type", "dxa") }
		return el("w:tblCellMar", side("w:top", y), side("w:left", x), side("w:bottom", y), side("w:right", x))
	}
	borders := el("w:tblBorders")
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		borders = borders.add(val("w:"+side, "single").num("w:sz", ruleEighths).num("w:space", 0).at("w:color", "000000"))
	}
	indent := el("w:tblInd").num("w:w", 0).at("w:type", "dxa")
	return []node{
		el("w:style", val("w:name", "Normal Table"), val("w:uiPriority", "99"), el("w:semiHidden"), el("w:unhideWhenUsed"),
			el("w:tblPr", indent, margin(0, 0))).
			at("w:type", "table").at("w:default", "1").at("w:styleId", stylePlain),
		el("w:style", val("w:name", "Table Grid"), val("w:basedOn", stylePlain), val("w:uiPriority", "39"),
			el("w:tblPr", indent, borders, margin(twips(lay.CellPadX), cellPadY))).
			at("w:type", "table").at("w:styleId", styleGrid),
		el("w:style", val("w:name", "Bảng không kẻ"), val("w:basedOn", stylePlain),
			el("w:tblPr", indent, margin(twips(lay.CellPadX), cellPadY))).
			at("w:type", "table").at("w:customStyle", "1").at("w:styleId", styleBare),
	}
}

// cellPadY is the white above and below the text of a cell in twips: less than
// on the laid-out page, because Word adds the rules to the height of a row.
const cellPadY = 23
