package docx_test

import (
	"fmt"
	"path"
	"slices"
	"sort"
	"strings"
	"testing"

	"sothidua/data/document/doc"
)

// order lists, for elements whose schema (ECMA-376, part 1) is a sequence, the
// kids they may have here in the order the schema wants them.
var order = map[string]string{
	"w:document":        "w:body",
	"w:pPr":             "w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:framePr w:widowControl w:numPr w:suppressLineNumbers w:pBdr w:shd w:tabs w:suppressAutoHyphens w:spacing w:ind w:contextualSpacing w:jc w:textAlignment w:outlineLvl w:rPr w:sectPr",
	"w:rPr":             "w:rStyle w:rFonts w:b w:bCs w:i w:iCs w:caps w:smallCaps w:strike w:color w:spacing w:w w:kern w:position w:sz w:szCs w:highlight w:u w:effect w:vertAlign w:lang",
	"w:tbl":             "w:tblPr w:tblGrid w:tr",
	"w:tblPr":           "w:tblStyle w:tblpPr w:tblW w:jc w:tblCellSpacing w:tblInd w:tblBorders w:shd w:tblLayout w:tblCellMar w:tblLook",
	"w:tblBorders":      "w:top w:left w:bottom w:right w:insideH w:insideV",
	"w:tblCellMar":      "w:top w:left w:bottom w:right",
	"w:tblGrid":         "w:gridCol",
	"w:tr":              "w:tblPrEx w:trPr w:tc",
	"w:tc":              "w:tcPr w:p",
	"w:tcPr":            "w:cnfStyle w:tcW w:gridSpan w:hMerge w:vMerge w:tcBorders w:shd w:noWrap w:tcMar w:textDirection w:tcFitText w:vAlign",
	"w:sectPr":          "w:headerReference w:footerReference w:footnotePr w:endnotePr w:type w:pgSz w:pgMar w:paperSrc w:pgBorders w:lnNumType w:pgNumType w:cols w:formProt w:vAlign w:noEndnote w:titlePg",
	"w:numPr":           "w:ilvl w:numId",
	"w:pBdr":            "w:top w:left w:bottom w:right",
	"w:styles":          "w:docDefaults w:latentStyles w:style",
	"w:docDefaults":     "w:rPrDefault w:pPrDefault",
	"w:rPrDefault":      "w:rPr",
	"w:pPrDefault":      "w:pPr",
	"w:style":           "w:name w:aliases w:basedOn w:next w:link w:uiPriority w:semiHidden w:unhideWhenUsed w:qFormat w:pPr w:rPr w:tblPr",
	"w:numbering":       "w:abstractNum w:num",
	"w:abstractNum":     "w:nsid w:multiLevelType w:tmpl w:name w:lvl",
	"w:lvl":             "w:start w:numFmt w:lvlRestart w:pStyle w:isLgl w:suff w:lvlText w:lvlJc w:pPr w:rPr",
	"w:num":             "w:abstractNumId w:lvlOverride",
	"w:settings":        "w:writeProtection w:view w:zoom w:defaultTabStop w:evenAndOddHeaders w:characterSpacingControl w:compat w:themeFontLang w:clrSchemeMapping w:decimalSymbol w:listSeparator",
	"w:compat":          "w:doNotExpandShiftReturn w:compatSetting",
	"w:fonts":           "w:font",
	"w:font":            "w:altName w:panose1 w:charset w:family w:notTrueType w:pitch w:sig",
	"w:drawing":         "wp:inline wp:anchor",
	"wp:inline":         "wp:extent wp:effectExtent wp:docPr wp:cNvGraphicFramePr a:graphic",
	"wp:anchor":         "wp:simplePos wp:positionH wp:positionV wp:extent wp:effectExtent wp:wrapNone wp:docPr wp:cNvGraphicFramePr a:graphic",
	"wp:positionH":      "wp:posOffset",
	"wp:positionV":      "wp:posOffset",
	"a:graphic":         "a:graphicData",
	"a:graphicData":     "pic:pic",
	"pic:pic":           "pic:nvPicPr pic:blipFill pic:spPr",
	"pic:nvPicPr":       "pic:cNvPr pic:cNvPicPr",
	"pic:blipFill":      "a:blip a:stretch",
	"a:stretch":         "a:fillRect",
	"pic:spPr":          "a:xfrm a:prstGeom",
	"a:xfrm":            "a:off a:ext",
	"a:prstGeom":        "a:avLst",
	"w:hdr":             "w:p",
	"w:fldSimple":       "w:r",
	"w:trPr":            "w:cantSplit w:tblHeader",
	"w:tabs":            "w:tab",
	"Relationships":     "Relationship",
	"Types":             "Default Override",
	"Properties":        "Application",
	"cp:coreProperties": "dc:title dc:creator dc:language dcterms:created dcterms:modified",

	"wp:cNvGraphicFramePr": "a:graphicFrameLocks",
}

// mixed lists the elements whose kids stand in the order of the text, after the
// properties.
var mixed = map[string][]string{
	"w:body": {"w:p", "w:tbl", "w:sectPr"},
	"w:p":    {"w:pPr", "w:r", "w:fldSimple"},
	"w:r":    {"w:rPr", "w:t", "w:br", "w:tab", "w:drawing"},
}

// ordered checks the kids of e and of all below it.
func ordered(t *testing.T, part string, e *element) {
	t.Helper()
	sequence, isSequence := order[e.name]
	allowed := strings.Fields(sequence)
	if free, ok := mixed[e.name]; ok {
		allowed = free
	} else if len(e.kids) > 0 && !isSequence {
		t.Errorf("%s: %s is not known to hold anything", part, e.name)
	}
	at := 0
	for i, k := range e.kids {
		n := slices.Index(allowed, k.name)
		if n < 0 {
			t.Errorf("%s: %s holds %s", part, e.name, k.name)
		}
		if isSequence && n < at {
			t.Errorf("%s: in %s, %s comes too late", part, e.name, k.name)
		}
		if !isSequence && i > 0 && strings.HasSuffix(k.name, "Pr") && k.name != "w:sectPr" || k.name == "w:sectPr" && i != len(e.kids)-1 {
			t.Errorf("%s: in %s, %s stands in place %d of %d", part, e.name, k.name, i+1, len(e.kids))
		}
		at = max(at, n)
		ordered(t, part, k)
	}
}

// once lists properties that may stand only once in their element.
func once(t *testing.T, part string, e *element) {
	t.Helper()
	if strings.HasSuffix(e.name, "Pr") {
		seen := map[string]bool{}
		for _, k := range e.kids {
			if seen[k.name] && k.name != "w:headerReference" {
				t.Errorf("%s: %s holds %s twice", part, e.name, k.name)
			}
			seen[k.name] = true
		}
	}
	for _, k := range e.kids {
		once(t, part, k)
	}
}

func TestEveryPartFollowsTheSchema(t *testing.T) {
	for name, d := range papers() {
		t.Run(name, func(t *testing.T) {
			f := written(t, d)
			for part := range f.parts {
				if strings.HasSuffix(part, ".xml") || strings.HasSuffix(part, ".rels") {
					e := f.part(t, part)
					ordered(t, part, e)
					once(t, part, e)
				}
			}
			checkTables(t, f)
			checkParts(t, f)
			checkStyles(t, f)
		})
	}
}

// checkTables wants rows as wide as the grid, merges that start above, a
// paragraph at the end of each cell and after each table.
func checkTables(t *testing.T, f file) {
	t.Helper()
	body := f.document.first("w:body")
	for i, k := range body.kids {
		if k.name == "w:tbl" && (i+1 == len(body.kids) || body.kids[i+1].name != "w:p") {
			t.Errorf("no paragraph after the table at %d", i)
		}
	}
	if last := body.kids[len(body.kids)-1]; last.name != "w:sectPr" {
		t.Errorf("the body ends with %s", last.name)
	}
	for n, table := range f.document.all("w:tbl") {
		grid := table.all("w:gridCol")
		open := make([]bool, len(grid))
		for r, row := range table.all("w:tr") {
			col := 0
			for _, c := range row.all("w:tc") {
				if c.kids[len(c.kids)-1].name != "w:p" {
					t.Errorf("table %d, row %d: a cell does not end with a paragraph", n, r)
				}
				span, merge := 1, ""
				if s := c.first("w:gridSpan"); s != nil {
					fmt.Sscan(s.attrs["w:val"], &span)
				}
				if m := c.first("w:vMerge"); m != nil {
					merge = m.attrs["w:val"]
				}
				if col+span > len(grid) {
					t.Fatalf("table %d, row %d is wider than its grid", n, r)
				}
				if merge == "continue" && !open[col] {
					t.Errorf("table %d, row %d: a cell goes on that never started", n, r)
				}
				sum, width := 0, 0
				for i := range span {
					open[col+i] = merge != ""
					fmt.Sscan(grid[col+i].attrs["w:w"], &width)
					sum += width
				}
				if got := c.first("w:tcW").attrs["w:w"]; got != fmt.Sprint(sum) {
					t.Errorf("table %d, row %d: a cell is %s wide, its columns %d", n, r, got, sum)
				}
				col += span
			}
			if col != len(grid) {
				t.Errorf("table %d, row %d has %d columns of %d", n, r, col, len(grid))
			}
		}
	}
}

// checkParts wants every relationship to lead to a part, every part to have a
// type, and every picture a number and words of its own.
func checkParts(t *testing.T, f file) {
	t.Helper()
	targets := map[string]string{}
	for _, r := range f.part(t, "word/_rels/document.xml.rels").kids {
		target := path.Join("word", r.attrs["Target"])
		if _, ok := f.parts[target]; !ok {
			t.Errorf("%s leads to %s", r.attrs["Id"], target)
		}
		if _, ok := targets[r.attrs["Id"]]; ok {
			t.Errorf("%s stands twice", r.attrs["Id"])
		}
		targets[r.attrs["Id"]] = target
	}
	for _, name := range []string{"w:headerReference", "a:blip"} {
		for _, e := range f.document.all(name) {
			id := e.attrs["r:id"] + e.attrs["r:embed"]
			if _, ok := targets[id]; !ok {
				t.Errorf("%s %q leads nowhere", name, id)
			}
		}
	}
	types := map[string]bool{}
	for _, k := range f.part(t, "[Content_Types].xml").kids {
		types[k.attrs["Extension"]+k.attrs["PartName"]] = true
	}
	for part := range f.parts {
		if ext := strings.TrimPrefix(path.Ext(part), "."); !types["/"+part] && (ext == "xml" || !types[ext]) && part != "[Content_Types].xml" {
			t.Errorf("%s has no content type", part)
		}
	}
	var ids []string
	for _, e := range f.document.all("wp:docPr") {
		ids = append(ids, e.attrs["id"])
		if e.attrs["descr"] == "" {
			t.Errorf("picture %s has no words", e.attrs["id"])
		}
	}
	sort.Strings(ids)
	if n := len(slices.Compact(slices.Clone(ids))); n != len(ids) {
		t.Errorf("pictures are numbered %v", ids)
	}
}

// checkStyles wants every style and list that is used to be there.
func checkStyles(t *testing.T, f file) {
	t.Helper()
	known := map[string]bool{}
	for _, s := range f.part(t, "word/styles.xml").all("w:style") {
		if known[s.attrs["w:styleId"]] {
			t.Errorf("style %s stands twice", s.attrs["w:styleId"])
		}
		known[s.attrs["w:styleId"]] = true
	}
	for _, n := range f.part(t, "word/numbering.xml").all("w:num") {
		known["list "+n.attrs["w:numId"]] = true
	}
	for _, kind := range []string{"w:pStyle", "w:tblStyle"} {
		for _, e := range f.document.all(kind) {
			if !known[e.attrs["w:val"]] {
				t.Errorf("no style %s", e.attrs["w:val"])
			}
		}
	}
	for _, e := range f.document.all("w:numId") {
		if !known["list "+e.attrs["w:val"]] {
			t.Errorf("no list %s", e.attrs["w:val"])
		}
	}
}

func TestTheSamePaperGivesTheSameBytes(t *testing.T) {
	for name, d := range papers() {
		if a, b := written(t, d), written(t, d); string(a.raw) != string(b.raw) {
			t.Errorf("%s: two files differ", name)
		}
	}
	if f := written(t, doc.Doc{Title: "Trống"}); len(f.document.all("w:sectPr")) != 1 {
		t.Error("an empty paper is no page")
	}
}
