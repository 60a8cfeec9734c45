package docx

import (
	"bytes"
	"fmt"
	"image/png"
	"math"

	"sothidua/data/document/doc"
	"sothidua/data/document/flow"
	"sothidua/data/document/font"
	"sothidua/data/document/lay"
	"sothidua/data/document/page"
	"sothidua/data/document/paint"
)

// pictureDPI is the resolution of drawings in dots per inch.
const pictureDPI = 220

// draw makes a picture of items on a sheet of w by h millimetres and returns
// its number.
func (w *writer) draw(items []page.Item, width, height float64, fonts *font.Set) (int, error) {
	var b bytes.Buffer
	img := paint.Image(page.Page{W: width, H: height, Items: items, Fonts: fonts}, pictureDPI, false)
	// Drawings are mostly white: packing them harder costs much time and saves
	// little.
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, img); err != nil {
		return 0, fmt.Errorf("draw picture: %w", err)
	}
	w.pictures = append(w.pictures, b.Bytes())
	return len(w.pictures) - 1, nil
}

// figure writes a drawing as a picture in a paragraph of its own.
func (w *writer) figure(f doc.Figure, keep bool) error {
	i, err := w.draw(f.Items, f.W, f.H, w.fonts)
	if err != nil {
		return err
	}
	k := lay.FigureScale(f, w.frame)
	p := newPara(styleNormal, el("w:r", el("w:rPr", el("w:sz").num("w:val", 2)), el("w:drawing", inline(i, f.W*k, f.H*k, f.Alt))))
	p.jc, p.after, p.keep = "center", twips(flow.ParagraphGap), keep
	w.para(p)
	return nil
}

// sheet writes a laid-out page as a page of its own: words alone, such as those
// on a blank for certificates, at their places, anything else as a picture.
// What stands round a picture is cut off, so that it does not hide the page
// number.
func (w *writer) sheet(s doc.Sheet) error {
	fonts := s.Page.Fonts
	if fonts == nil {
		fonts = w.fonts
	}
	items := lay.Unnumbered(s.Page.Items)
	if len(w.body) == 0 && wordsOnly(items) {
		w.framed(items, fonts)
		return nil
	}
	box := page.Bounds(items, fonts)
	x1, y1 := math.Max(0, box.X), math.Max(0, box.Y)
	x2, y2 := math.Min(s.Page.W, box.X+box.W), math.Min(s.Page.H, box.Y+box.H)
	if x2 <= x1 || y2 <= y1 {
		x1, y1, x2, y2 = 0, 0, s.Page.W, s.Page.H
	}
	i, err := w.draw(page.Placed(items, -x1, -y1, 1), x2-x1, y2-y1, fonts)
	if err != nil {
		return err
	}
	p := spacer(0)
	p.runs = []node{el("w:r", el("w:drawing", anchored(i, x1, y1, x2-x1, y2-y1, s.Alt)))}
	if n := len(w.body); n > 0 {
		p.fresh = true
	}
	w.para(p)
	return nil
}

// inline places a picture in its line; lengths in millimetres.
func inline(i int, width, height float64, alt string) node {
	return el("wp:inline", append([]node{extent("wp:extent", width, height)}, graphic(i, width, height, alt)...)...).
		num("distT", 0).num("distB", 0).num("distL", 0).num("distR", 0)
}

// anchored places a picture on the page, x and y from its corner.
func anchored(i int, x, y, width, height float64, alt string) node {
	offset := func(name string, mm float64) node {
		return el(name, el("wp:posOffset").words(fmt.Sprint(emu(mm)))).at("relativeFrom", "page")
	}
	kids := []node{
		el("wp:simplePos").num("x", 0).num("y", 0), offset("wp:positionH", x), offset("wp:positionV", y),
		extent("wp:extent", width, height),
		el("wp:effectExtent").num("l", 0).num("t", 0).num("r", 0).num("b", 0), el("wp:wrapNone"),
	}
	return el("wp:anchor", append(kids, graphic(i, width, height, alt)...)...).
		num("distT", 0).num("distB", 0).num("distL", 0).num("distR", 0).at("simplePos", "0").num("relativeHeight", i+1).
		at("behindDoc", "1").at("locked", "0").at("layoutInCell", "1").at("allowOverlap", "1")
}

func extent(name string, width, height float64) node {
	return el(name).num("cx", emu(width)).num("cy", emu(height))
}

// graphic returns what a place holds: the picture's name with the words for
// those who cannot see it, and the picture.
func graphic(i int, width, height float64, alt string) []node {
	name := fmt.Sprintf("Hình %d", i+1)
	picture := el("pic:pic",
		el("pic:nvPicPr", el("pic:cNvPr").num("id", i+1).at("name", name), el("pic:cNvPicPr")),
		el("pic:blipFill", el("a:blip").at("r:embed", pictureID(i)), el("a:stretch", el("a:fillRect"))),
		el("pic:spPr",
			el("a:xfrm", el("a:off").num("x", 0).num("y", 0), extent("a:ext", width, height)),
			el("a:prstGeom", el("a:avLst")).at("prst", "rect")),
	)
	return []node{
		el("wp:docPr").num("id", i+1).at("name", name).at("descr", clean(alt)),
		el("wp:cNvGraphicFramePr", el("a:graphicFrameLocks").at("noChangeAspect", "1")),
		el("a:graphic", el("a:graphicData", picture).at("uri", nsPicture)),
	}
}
