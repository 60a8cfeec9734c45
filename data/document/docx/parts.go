package docx

import (
	"strconv"
	"time"

	"sothidua/data/document/doc"
	"sothidua/data/document/flow"
	"sothidua/data/document/lay"
)

// The namespaces of the parts.
const (
	nsMain    = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	nsRel     = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	nsPackage = "http://schemas.openxmlformats.org/package/2006/"
	nsDraw    = "http://schemas.openxmlformats.org/drawingml/2006/main"
	nsPlace   = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
	nsPicture = "http://schemas.openxmlformats.org/drawingml/2006/picture"
	typeMain  = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// language is that of the text.
const language = "vi-VN"

// contentTypes returns [Content_Types].xml.
func (w *writer) contentTypes() []byte {
	root := el("Types").at("xmlns", nsPackage+"content-types")
	for _, d := range [][2]string{
		{"rels", "application/vnd.openxmlformats-package.relationships+xml"}, {"xml", "application/xml"}, {"png", "image/png"},
	} {
		root = root.add(el("Default").at("Extension", d[0]).at("ContentType", d[1]))
	}
	override := func(part, kind string) {
		root = root.add(el("Override").at("PartName", part).at("ContentType", kind))
	}
	override("/word/document.xml", typeMain+"document.main+xml")
	override("/word/styles.xml", typeMain+"styles+xml")
	override("/word/settings.xml", typeMain+"settings+xml")
	override("/word/numbering.xml", typeMain+"numbering+xml")
	override("/word/fontTable.xml", typeMain+"fontTable+xml")
	for i := range w.headers {
		override("/word/"+headerName(i), typeMain+"header+xml")
	}
	override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
	override("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml")
	return root.file()
}

// relationship is one entry of a relationships part.
func relationship(id, kind, target string) node {
	return el("Relationship").at("Id", id).at("Type", kind).at("Target", target)
}

// packageRels returns _rels/.rels.
func packageRels() []byte {
	return el("Relationships",
		relationship("rId1", nsRel+"/officeDocument", "word/document.xml"),
		relationship("rId2", nsPackage+"relationships/metadata/core-properties", "docProps/core.xml"),
		relationship("rId3", nsRel+"/extended-properties", "docProps/app.xml"),
	).at("xmlns", nsPackage+"relationships").file()
}

// documentRels returns word/_rels/document.xml.rels.
func (w *writer) documentRels() []byte {
	root := el("Relationships",
		relationship("rId1", nsRel+"/styles", "styles.xml"), relationship("rId2", nsRel+"/settings", "settings.xml"),
		relationship("rId3", nsRel+"/numbering", "numbering.xml"), relationship("rId4", nsRel+"/fontTable", "fontTable.xml"),
	).at("xmlns", nsPackage+"relationships")
	for i := range w.headers {
		root = root.add(relationship(headerID(i), nsRel+"/header", headerName(i)))
	}
	for i := range w.pictures {
		root = root.add(relationship(pictureID(i), nsRel+"/image", "media/"+pictureName(i)))
	}
	return root.file()
}

func headerName(i int) string  { return "header" + strconv.Itoa(i+1) + ".xml" }
func headerID(i int) string    { return "rIdH" + strconv.Itoa(i+1) }
func pictureName(i int) string { return "image" + strconv.Itoa(i+1) + ".png" }
func pictureID(i int) string   { return "rIdP" + strconv.Itoa(i+1) }

// settingsFile returns word/settings.xml: the rules of Word 2013 and later, and
// Vietnamese as the language of the text.
func settingsFile() []byte {
	return el("w:settings",
		el("w:zoom").num("w:percent", 100),
		el("w:defaultTabStop").num("w:val", twips(flow.BodyIndent)),
		val("w:characterSpacingControl", "doNotCompress"),
		// Without the first, lines that end in the middle of justified text
		// would be stretched.
		el("w:compat", el("w:doNotExpandShiftReturn"), el("w:compatSetting").at("w:name", "compatibilityMode").at("w:uri", "http://schemas.microsoft.com/office/word").at("w:val", "15")),
		val("w:themeFontLang", language),
		val("w:decimalSymbol", ","), val("w:listSeparator", ";"),
	).at("xmlns:w", nsMain).file()
}

// bullets are the markers that Word sets itself, numbered from 1 on.
var bullets = [...]string{"-", "+", "•"}

// listOf returns the numbering of a marker, 0 for one that is typed.
func listOf(marker string) int {
	for i, b := range bullets {
		if b == marker {
			return i + 1
		}
	}
	return 0
}

// listLevels is how many levels a list in Word has.
const listLevels = 9

// numberingFile returns word/numbering.xml: a list for each marker.
func numberingFile() []byte {
	root := el("w:numbering").at("xmlns:w", nsMain)
	for i, marker := range bullets {
		list := el("w:abstractNum", val("w:multiLevelType", "hybridMultilevel")).num("w:abstractNumId", i)
		for level := range listLevels {
			list = list.add(el("w:lvl",
				el("w:start").num("w:val", 1), val("w:numFmt", "bullet"), val("w:suff", "space"),
				val("w:lvlText", marker), val("w:lvlJc", "left"),
				el("w:pPr", el("w:ind").num("w:left", 0).num("w:firstLine", twips(flow.BodyIndent+float64(level)*lay.ItemStep))),
				el("w:rPr", el("w:rFonts").at("w:ascii", fontName).at("w:hAnsi", fontName).at("w:cs", fontName)),
			).num("w:ilvl", level))
		}
		root = root.add(list)
	}
	for i := range bullets {
		root = root.add(el("w:num", el("w:abstractNumId").num("w:val", i)).num("w:numId", i+1))
	}
	return root.file()
}

// fontTableFile returns word/fontTable.xml.
func fontTableFile() []byte {
	return el("w:fonts", el("w:font",
		val("w:panose1", "02020603050405020304"), val("w:charset", "00"), val("w:family", "roman"), val("w:pitch", "variable"),
	).at("w:name", fontName)).at("xmlns:w", nsMain).file()
}

// coreFile returns docProps/core.xml, dated on the day of the paper.
func coreFile(d doc.Doc) []byte {
	day := d.Date.Time()
	if day.IsZero() {
		day = time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	stamp := func(name string) node {
		return el(name).at("xsi:type", "dcterms:W3CDTF").words(day.Format("2006-01-02T15:04:05Z"))
	}
	return el("cp:coreProperties",
		el("dc:title").words(clean(d.Title)), el("dc:creator").words("Sổ Thi đua"), el("dc:language").words(language),
		stamp("dcterms:created"), stamp("dcterms:modified"),
	).at("xmlns:cp", nsPackage+"metadata/core-properties").at("xmlns:dc", "http://purl.org/dc/elements/1.1/").
		at("xmlns:dcterms", "http://purl.org/dc/terms/").at("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance").file()
}

// appFile returns docProps/app.xml.
func appFile() []byte {
	return el("Properties", el("Application").words("Sổ Thi đua")).
		at("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties").file()
}
