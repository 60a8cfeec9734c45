//go:build e2e

package e2e

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"time"
)

// What is masked in every look: the title bar, which the window manager draws in
// letters of its own, and the clock in the status bar.
var always = []image.Rectangle{image.Rect(0, 0, 1366, 20), image.Rect(0, 742, 230, 768)}

// lookPatience is how long the screen may take to look right.
const lookPatience = 20 * time.Second

// look waits until the screen looks as it is kept under the name, apart from
// what is masked, and fails with a picture of what differs. With
// SOTHIDUA_RENEW=1 it keeps what it sees instead.
func (d *desk) look(name string, masked ...image.Rectangle) {
	d.t.Helper()
	file := filepath.Join(looksDir, name+".png")
	if os.Getenv("SOTHIDUA_RENEW") != "" {
		d.keep(file, lookOf(d.settled(name)))
		return
	}
	want := readLook(d.t, file)
	masked = append(masked, always...)
	for end := time.Now().Add(lookPatience); ; time.Sleep(400 * time.Millisecond) {
		screen := d.shot(name)
		blocks, err := unlike(want, lookOf(screen), masked)
		if err != nil {
			d.t.Fatalf("%s: %v", name, err)
		}
		if len(blocks) == 0 {
			return
		}
		if time.Now().After(end) {
			d.keep(filepath.Join(d.shots, name+"-khac.png"), marked(screen, blocks))
			d.t.Errorf("%s does not look as in %s: %d blocks differ, the first at %v; see %s-khac.png", name, file, len(blocks), blocks[0], name)
			return
		}
	}
}

// keep writes a picture.
func (d *desk) keep(file string, img image.Image) {
	d.t.Helper()
	var b bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, img)
	if err == nil {
		err = os.WriteFile(file, b.Bytes(), 0o644)
	}
	if err != nil {
		d.t.Fatal(err)
	}
}

// marked draws the blocks in which a picture differs into a copy of it.
func marked(screen image.Image, blocks []image.Rectangle) image.Image {
	out := image.NewRGBA(screen.Bounds())
	draw.Draw(out, out.Rect, screen, out.Rect.Min, draw.Src)
	red := image.NewUniform(color.RGBA{R: 220, A: 255})
	for _, b := range blocks {
		for _, edge := range []image.Rectangle{
			image.Rect(b.Min.X, b.Min.Y, b.Max.X, b.Min.Y+1), image.Rect(b.Min.X, b.Max.Y-1, b.Max.X, b.Max.Y),
			image.Rect(b.Min.X, b.Min.Y, b.Min.X+1, b.Max.Y), image.Rect(b.Max.X-1, b.Min.Y, b.Max.X, b.Max.Y)} {
			draw.Draw(out, edge, red, image.Point{}, draw.Src)
		}
	}
	return out
}
