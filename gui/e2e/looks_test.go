package e2e

import (
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"

	"sothidua/assets"
)

var vietnamese = []string{"Tổng quan", "Kế hoạch", "Chỉ tiêu", "Báo cáo", "Tổng hợp, biểu đồ", "Văn bản", "Đơn vị", "Nhập, xuất Excel", "Hệ thống"}

// page draws a window with a side bar and a list of words, moved by some pixels.
func page(t *testing.T, words []string, by image.Point) *image.RGBA {
	t.Helper()
	raw, err := assets.Fonts.ReadFile("fonts/NotoSans-Regular.ttf")
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := opentype.Parse(raw)
	if err != nil {
		t.Fatal(err)
	}
	face, err := opentype.NewFace(parsed, &opentype.FaceOptions{Size: 15, DPI: 72})
	if err != nil {
		t.Fatal(err)
	}
	img := image.NewRGBA(image.Rect(0, 0, 1366, 768))
	draw.Draw(img, img.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(img, image.Rect(0, 20, 222, 768), image.NewUniform(color.Gray{Y: 0xEC}), image.Point{}, draw.Src)
	for _, left := range []int{34, 320, 900} {
		for i, w := range words {
			d := font.Drawer{Dst: img, Src: image.Black, Face: face, Dot: fixed.P(left+by.X, 130+36*i+by.Y)}
			d.DrawString(w)
		}
	}
	return img
}

func TestALookTellsWhatIsWrong(t *testing.T) {
	right := page(t, vietnamese, image.Point{})
	over := func(area image.Rectangle, src image.Image, at image.Point) image.Image {
		img := image.NewRGBA(right.Rect)
		draw.Draw(img, img.Rect, right, image.Point{}, draw.Src)
		draw.Draw(img, area, src, at, draw.Over)
		return img
	}
	english := slices.Clone(vietnamese)
	english[3] = "Reports"
	bare := slices.Clone(vietnamese)
	for i, w := range bare {
		bare[i] = strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Mn, r) {
				return -1
			}
			return r
		}, norm.NFD.String(w))
	}
	boxes := slices.Clone(vietnamese)
	boxes[2] = "Ch□ tiêu"
	for _, c := range []struct {
		name   string
		screen image.Image
		same   bool
	}{
		{"the right one", right, true},
		{"a little lighter, as by another driver", over(right.Rect, image.NewUniform(color.NRGBA{R: 255, G: 255, B: 255, A: 12}), image.Point{}), true},
		{"a blank window", over(right.Rect, image.White, image.Point{}), false},
		{"a blank region", over(image.Rect(880, 100, 1366, 180), image.White, image.Point{}), false},
		{"a dialog over it", over(image.Rect(500, 300, 860, 460), image.NewUniform(color.Gray{Y: 0xE0}), image.Point{}), false},
		{"another line over one", over(image.Rect(300, 118, 500, 138), page(t, vietnamese, image.Point{}).SubImage(image.Rect(320, 150, 500, 174)), image.Pt(316, 151)), false},
		{"one English word", page(t, english, image.Point{}), false},
		{"words without their marks", page(t, bare, image.Point{}), false},
		{"a box for a letter", page(t, boxes, image.Point{}), false},
		{"everything a line lower", page(t, vietnamese, image.Pt(0, 18)), false},
	} {
		blocks, err := unlike(lookOf(right), lookOf(c.screen), nil)
		if err != nil {
			t.Fatal(err)
		}
		if (len(blocks) == 0) != c.same {
			t.Errorf("%s: %d blocks differ: %v", c.name, len(blocks), blocks)
		}
	}
}

func TestALookLeavesOutWhatIsMasked(t *testing.T) {
	right, other := page(t, vietnamese, image.Point{}), slices.Clone(vietnamese)
	other[0] = "18/06/2024"
	masked := []image.Rectangle{image.Rect(30, 112, 222, 140), image.Rect(310, 112, 600, 140), image.Rect(890, 112, 1100, 140)}
	got := lookOf(page(t, other, image.Point{}))
	if blocks, err := unlike(lookOf(right), got, masked); err != nil || len(blocks) > 0 {
		t.Errorf("masked: %v, %v", blocks, err)
	}
	if blocks, err := unlike(lookOf(right), got, masked[:2]); err != nil || len(blocks) == 0 {
		t.Errorf("a date outside of the mask is not seen (%v)", err)
	}
	if _, err := unlike(lookOf(right), lookOf(right.SubImage(image.Rect(0, 0, 1280, 720))), nil); err == nil {
		t.Error("a window of another size is taken for the same")
	}
}

// The pictures kept in the repository must be told from one another, and each
// from a window in which nothing is drawn.
func TestTheKeptLooksDiffer(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(looksDir, "*.png"))
	if err != nil || len(files) < 5 {
		t.Fatalf("%d looks, %v", len(files), err)
	}
	total := int64(0)
	looks := make([]*image.Gray, len(files))
	for i, f := range files {
		looks[i] = readLook(t, f)
		info, err := os.Stat(f)
		if err != nil {
			t.Fatal(err)
		}
		total += info.Size()
		blank := image.NewGray(looks[i].Rect)
		draw.Draw(blank, blank.Rect, image.NewUniform(color.Gray{Y: 0xF4}), image.Point{}, draw.Src)
		if blocks, err := unlike(looks[i], blank, nil); err != nil || len(blocks) < 20 {
			t.Errorf("%s is told from a blank window by %d blocks, %v", f, len(blocks), err)
		}
		for j := range i {
			if looks[i].Rect != looks[j].Rect {
				continue
			}
			if blocks, err := unlike(looks[i], looks[j], nil); err != nil || len(blocks) == 0 {
				t.Errorf("%s and %s look the same, %v", f, files[j], err)
			}
		}
	}
	if total > 600_000 {
		t.Errorf("the looks take %d bytes, want at most 600,000", total)
	}
}

// looksDir holds the looks the screens are compared with.
const looksDir = "testdata/looks"

func readLook(t *testing.T, path string) *image.Gray {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	grey, ok := img.(*image.Gray)
	if !ok {
		t.Fatalf("%s is no picture in grey", path)
	}
	return grey
}
