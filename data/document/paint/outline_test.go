package paint

import (
	"bytes"
	"fmt"
	"image/color"
	"regexp"
	"strings"
	"testing"

	"sothidua/data/document/font"
	"sothidua/data/document/page"
)

func TestBookmarksLeadToTheirHeadings(t *testing.T) {
	fonts := font.Embedded()
	upright := page.Page{W: 210, H: 297, Fonts: fonts, Items: []page.Item{page.Text{X: 30, Y: 105, S: "I. KẾT QUẢ", Size: 13, Ink: page.Black}}}
	across := page.Page{W: 297, H: 210, Fonts: fonts}
	var b bytes.Buffer
	err := PDF(&b, []page.Page{upright, across}, Info{Title: "Báo cáo", Made: day, Outline: []page.Bookmark{
		{Text: "I. KẾT QUẢ", Page: 0, Y: 100}, {Text: "1. Chỉ tiêu", Level: 1, Page: 0, Y: 197}, {Text: "Phụ lục", Page: 1, Y: 20},
	}})
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`(?s)/Title \((.*?)\)\n/Parent.*?/Dest \[(\d+) 0 R /XYZ 0 ([\d.]+) null\]`).FindAllSubmatch(b.Bytes(), -1)
	var got []string
	for _, m := range found {
		got = append(got, fmt.Sprintf("%s %s", m[2], m[3]))
	}
	const point = 72 / 25.4
	want := fmt.Sprintf("3 %.2f,3 %.2f,5 %.2f", 197*point, 100*point, 190*point)
	if strings.Join(got, ",") != want {
		t.Errorf("bookmarks lead to %v, want %s", got, want)
	}
	if !bytes.Contains(b.Bytes(), []byte("/PageMode /UseOutlines")) {
		t.Error("the outline does not open")
	}
}

func TestWhatReachesOverTheEdgeIsCut(t *testing.T) {
	p := onePage(
		page.Text{X: -10, Y: 2, S: "Tràn mép trên bên trái", Size: 30, Ink: page.Black},
		page.Text{X: 80, Y: 52, S: "Tràn mép dưới bên phải", Size: 30, Ink: page.Black},
		page.Path{Moves: page.Polygon(page.Point{X: -20, Y: 20}, page.Point{X: 30, Y: 20}, page.Point{X: 5, Y: 80}), Fill: 0xFF1A6B35},
	)
	img := Image(p, 100, false)
	if c := color.RGBAModel.Convert(img.At(20, 100)); c != (color.RGBA{0x1A, 0x6B, 0x35, 0xFF}) {
		t.Errorf("the shape's colour is %v", c)
	}
	if c := color.RGBAModel.Convert(img.At(200, 100)); c != (color.RGBA{0xFF, 0xFF, 0xFF, 0xFF}) {
		t.Errorf("the empty page is %v", c)
	}
}
