package paint

import (
	"bytes"
	"compress/zlib"
	"image"
	"image/color"
	"image/png"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"sothidua/data/document/font"
	"sothidua/data/document/page"
)

const alphabet = "Quyết tâm: ẮẰẲẴẶ ắằẳẵặ ẾỀỂỄỆ ếềểễệ ỐỒỔỖỘ ốồổỗộ ỚỜỞỠỢ ớờởỡợ ỨỪỬỮỰ ứừửữự ĐđƯưƠơ ≥ ≤ 11‰ → “–” 10.129,3"

var day = time.Date(2024, time.June, 18, 0, 0, 0, 0, time.UTC)

func onePage(items ...page.Item) page.Page {
	return page.Page{W: 100, H: 50, Fonts: font.Embedded(), Items: items}
}

func pdfBytes(t *testing.T, pages ...page.Page) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := PDF(&b, pages, Info{Title: "Biểu đồ", Made: day}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// shownTexts reads the texts out of a file's pages: the fonts are coded in
// UTF-16, so what a page shows is what can be searched for.
func shownTexts(t *testing.T, file []byte) []string {
	t.Helper()
	var out []string
	for _, content := range drawnIn(t, file) {
		for _, tj := range regexp.MustCompile(`(?s)\(((?:\\.|[^\\)])*)\) Tj`).FindAllSubmatch(content, -1) {
			out = append(out, fromUTF16(tj[1]))
		}
	}
	return out
}

// drawnIn unpacks what a file draws, page by page; fonts stand among it.
func drawnIn(t *testing.T, file []byte) [][]byte {
	t.Helper()
	var out [][]byte
	for _, m := range regexp.MustCompile(`(?s)stream\r?\n(.*?)\r?\nendstream`).FindAllSubmatch(file, -1) {
		r, err := zlib.NewReader(bytes.NewReader(m[1]))
		if err != nil {
			continue // a font
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, content)
	}
	return out
}

// fromUTF16 undoes the escapes of a PDF string.
func fromUTF16(escaped []byte) string {
	var raw []byte
	for i := 0; i < len(escaped); i++ {
		c := escaped[i]
		if c == '\\' && i+1 < len(escaped) {
			i++
			if c = escaped[i]; c == 'r' {
				c = '\r'
			}
		}
		raw = append(raw, c)
	}
	var units []uint16
	for i := 0; i+1 < len(raw); i += 2 {
		units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
	}
	return string(utf16.Decode(units))
}

func TestPDFTextCanBeRead(t *testing.T) {
	var items []page.Item
	for i, style := range font.Styles {
		items = append(items, page.Text{X: 5, Y: 10 + 8*float64(i), S: alphabet, Style: style, Size: 5, Ink: page.Black})
	}
	file := pdfBytes(t, onePage(items...))
	if got := shownTexts(t, file); len(got) != 4 || got[0] != alphabet || got[3] != alphabet {
		t.Errorf("texts in the file: %q", got)
	}
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		return // the check above holds on every machine
	}
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(tool, "-layout", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(out), alphabet); n != 4 {
		t.Errorf("pdftotext reads the line %d times, want 4:\n%s", n, out)
	}
}

func TestPDFEmbedsOnlyTheLettersUsed(t *testing.T) {
	set := font.Embedded()
	file := pdfBytes(t, onePage(page.Text{X: 5, Y: 10, S: alphabet, Size: 8, Ink: page.Black}))
	if whole := len(set.Data(font.Regular)); len(file) > whole/4 {
		t.Errorf("file of %d bytes for a font of %d: it is not a subset", len(file), whole)
	}
	if n := bytes.Count(file, []byte("/FontFile2")); n != 1 {
		t.Errorf("%d fonts embedded, want the one style used", n)
	}
}

func TestPDFIsTheSameEveryTime(t *testing.T) {
	p := onePage(page.Text{X: 5, Y: 10, S: alphabet, Size: 8, Ink: page.Black}, page.Text{X: 5, Y: 20, S: alphabet, Style: font.BoldItalic, Size: 8})
	first := pdfBytes(t, p, p)
	for range 5 {
		if !bytes.Equal(first, pdfBytes(t, p, p)) {
			t.Fatal("the bytes differ")
		}
	}
	if !bytes.Contains(first, []byte("D:20240618000000")) {
		t.Error("the file does not carry its day")
	}
	if n := bytes.Count(first, []byte("/Type /Page\n")); n != 2 {
		t.Errorf("%d pages", n)
	}
}

func TestPDFSpreadsJustifiedWords(t *testing.T) {
	file := pdfBytes(t, onePage(page.Text{X: 5, Y: 10, S: "một hai ba", Size: 12, Gap: 3}))
	if got := strings.Join(shownTexts(t, file), "|"); got != "một |hai |ba" {
		t.Errorf("words %q", got)
	}
}

func TestPDFDrawsShapes(t *testing.T) {
	file := pdfBytes(t, onePage(
		page.Rect{X: 1, Y: 1, W: 20, H: 5, Fill: page.White, Edge: page.Black, Width: 0.2, Hatch: page.Black},
		page.Line{X1: 0, Y1: 0, X2: 10, Y2: 0, Width: 0.7, Dash: []float64{1, 1}},
		page.Path{Moves: page.Polygon(page.Point{}, page.Point{X: 5}, page.Point{Y: 5}), Fill: page.Black}))
	drawn := string(bytes.Join(drawnIn(t, file), []byte("\n")))
	for what, operator := range map[string]string{"a filled rectangle": ` re f\s`, "its edge": ` re S\s`, "hatching": `(?s)( l S\s.*){3}`,
		"dashes": `\[2\.83 2\.83\] 0\.00 d\s`, "a filled path": `(?s)( l\s.*){2}h\s+f\s`} {
		if !regexp.MustCompile(operator).MatchString(drawn) {
			t.Errorf("%s is not drawn:\n%s", what, drawn)
		}
	}
}

func at(img image.Image, dpi, x, y float64) color.RGBA {
	k := dpi / mmPerInch
	return color.RGBAModel.Convert(img.At(int(x*k), int(y*k))).(color.RGBA)
}

func TestImageHasWhiteGroundAndRightSize(t *testing.T) {
	img := Image(onePage(), 96, false)
	if b := img.Bounds(); b.Dx() != 378 || b.Dy() != 189 {
		t.Errorf("size %v, want 378 by 189", b)
	}
	if c := at(img, 96, 50, 25); c != (color.RGBA{255, 255, 255, 255}) {
		t.Errorf("ground %v", c)
	}
}

func TestImageDrawsItemsWhereTheyStand(t *testing.T) {
	const red, blue page.Colour = 0xFFB3161E, 0xFF1A5FA8
	items := []page.Item{
		page.Rect{X: 10, Y: 10, W: 20, H: 5, Fill: red, Edge: page.Black, Width: 0.3},
		page.Path{Moves: page.Polygon(page.Point{X: 50, Y: 10}, page.Point{X: 60, Y: 10}, page.Point{X: 60, Y: 20}, page.Point{X: 50, Y: 20}), Fill: blue},
		page.Path{Moves: []page.Move{{Op: page.To, P: [3]page.Point{{X: 70, Y: 30}}}, {Op: page.LineTo, P: [3]page.Point{{X: 90, Y: 40}}}}, Stroke: blue, Width: 2},
		page.Line{X1: 5, Y1: 45, X2: 95, Y2: 45, Width: 0.7, Ink: page.Black},
	}
	rgb := func(c page.Colour) color.RGBA { return color.RGBAModel.Convert(c).(color.RGBA) }
	for _, mono := range []bool{false, true} {
		img := Image(onePage(items...), 200, mono)
		ink := func(c page.Colour) color.RGBA {
			if mono {
				c = c.GreyOf()
			}
			return rgb(c)
		}
		for _, c := range []struct {
			x, y float64
			want color.RGBA
		}{
			{20, 12, ink(red)}, {55, 15, ink(blue)}, {80, 35, ink(blue)}, {50, 45, rgb(page.Black)},
			{40, 12, rgb(page.White)}, {61, 15, rgb(page.White)}, {80, 38, rgb(page.White)}, {50, 46, rgb(page.White)}, {20, 10, rgb(page.Black)},
		} {
			if got := at(img, 200, c.x, c.y); got != c.want {
				t.Errorf("mono %v: at %v, %v: %v, want %v", mono, c.x, c.y, got, c.want)
			}
		}
	}
}

func TestThickRuleIsAsWideAsItSays(t *testing.T) {
	img := Image(onePage(page.Line{X1: 50, Y1: 5, X2: 50, Y2: 45, Width: 0.7, Ink: page.Black}), 600, false)
	dark := 0
	for x := range img.Bounds().Dx() {
		if r, _, _, _ := img.At(x, 500).RGBA(); r < 0x8000 {
			dark++
		}
	}
	if mm := float64(dark) / 600 * mmPerInch; math.Abs(mm-0.7) > 0.05 {
		t.Errorf("the line is %.2f mm wide", mm)
	}
}

func TestThinRulesDoNotVanish(t *testing.T) {
	img := Image(onePage(page.Line{X1: 5, Y1: 20.3, X2: 95, Y2: 20.3, Width: 0.1, Ink: page.Black}), 60, false)
	dark := 0
	for y := range img.Bounds().Dy() {
		if r, _, _, _ := img.At(100, y).RGBA(); r == 0 {
			dark++
		}
	}
	if dark != 1 {
		t.Errorf("a hairline covers %d dots", dark)
	}
}

// inkBox returns the box of everything dark in millimetres.
func inkBox(img image.Image, dpi float64) (x1, y1, x2, y2 float64) {
	b := img.Bounds()
	x1, y1 = 1e9, 1e9
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if r, _, _, _ := img.At(x, y).RGBA(); r < 0xC000 {
				fx, fy := float64(x)/dpi*mmPerInch, float64(y)/dpi*mmPerInch
				x1, y1, x2, y2 = math.Min(x1, fx), math.Min(y1, fy), math.Max(x2, fx), math.Max(y2, fy)
			}
		}
	}
	return x1, y1, x2, y2
}

func TestTextStandsOnItsBaseline(t *testing.T) {
	fonts := font.Embedded()
	text := page.Text{X: 90, Y: 30, S: "HHHH HHHH", Size: 14, Anchor: page.Right, Gap: 4, Ink: page.Black}
	x1, y1, x2, y2 := inkBox(Image(onePage(text), 300, false), 300)
	height := 0.66 * 14 * font.PointMM
	if math.Abs(y2-30) > 0.15 || math.Abs(y1-(30-height)) > 0.2 {
		t.Errorf("capitals from %.2f to %.2f mm, want %.2f to 30", y1, y2, 30-height)
	}
	if math.Abs(x2-90) > 0.4 || math.Abs(x1-text.Start(fonts)) > 0.4 {
		t.Errorf("text from %.2f to %.2f, want %.2f to 90", x1, x2, text.Start(fonts))
	}
}

func TestItemsOffThePageAreHarmless(t *testing.T) {
	img := Image(onePage(
		page.Text{X: -500, Y: 20, S: "ngoài", Size: 12, Ink: page.Black}, page.Text{X: 5, Y: 20, Size: 12},
		page.Line{X1: 900, Y1: 1, X2: 950, Y2: 30, Width: 1, Ink: page.Black}, page.Line{X1: 5, Y1: 5, X2: 5, Y2: 5, Width: 1, Dash: []float64{1}},
		page.Path{Fill: page.Black}, page.Path{Moves: page.Polygon(page.Point{X: -9}, page.Point{X: -5}, page.Point{X: -5, Y: 9}), Fill: page.Black, Stroke: page.Black},
	), 96, false)
	if x1, _, x2, _ := inkBox(img, 96); x2 > x1 {
		t.Errorf("ink from %.1f to %.1f", x1, x2)
	}
}

func TestDashes(t *testing.T) {
	got := dashes(10, []float64{3, 2})
	want := [][2]float64{{0, 3}, {5, 8}}
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("dashes %v, want %v", got, want)
	}
	if whole := dashes(10, nil); len(whole) != 1 || whole[0] != [2]float64{0, 10} {
		t.Errorf("no pattern gives %v", whole)
	}
	if n := len(dashes(1, []float64{0, 0})); n == 0 || n > 100 {
		t.Errorf("a pattern of nothing gives %d dashes", n)
	}
}

func TestPNG(t *testing.T) {
	var b bytes.Buffer
	if err := PNG(&b, onePage(page.Rect{X: 1, Y: 1, W: 98, H: 48, Fill: page.Black}), 96); err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	if img.Bounds().Dx() != 378 || at(img, 96, 50, 25) != (color.RGBA{0, 0, 0, 255}) {
		t.Errorf("picture %v", img.Bounds())
	}
}
