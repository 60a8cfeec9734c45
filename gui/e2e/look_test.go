package e2e

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
)

// A look is a picture of the screen a quarter as wide and high and without
// colours: small enough to keep, and the edges of letters, which differ from one
// driver to the next, are averaged away while every word still has a shape of
// its own.
const (
	lookScale = 4  // pixels of the screen to one of a look, each way
	lookStep  = 8  // levels of grey kept apart in a look
	blockSize = 8  // pixels of a look to one compared block, each way
	blockFar  = 8  // mean difference of a block, in 255 levels, from which it looks different
	pixelFar  = 32 // difference of a pixel from which it is another stroke,
	strokes   = 3  // and how many of them make a block look different
)

// lookOf reduces a picture of the screen.
func lookOf(screen image.Image) *image.Gray {
	b := screen.Bounds()
	rgba := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(rgba, rgba.Bounds(), screen, b.Min, draw.Src)
	out := image.NewGray(image.Rect(0, 0, b.Dx()/lookScale, b.Dy()/lookScale))
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			sum := 0
			for i := range lookScale * lookScale {
				p := rgba.Pix[rgba.PixOffset(x*lookScale+i%lookScale, y*lookScale+i/lookScale):]
				sum += 299*int(p[0]) + 587*int(p[1]) + 114*int(p[2])
			}
			grey := sum / (1000 * lookScale * lookScale)
			out.SetGray(x, y, color.Gray{Y: uint8((grey + lookStep/2) / lookStep * lookStep * 255 / 256)})
		}
	}
	return out
}

// unlike returns the blocks, in pixels of the screen, in which two looks differ
// to the eye. What lies in masked, also in pixels of the screen, is left out:
// clocks, dates, folders.
func unlike(want, got *image.Gray, masked []image.Rectangle) ([]image.Rectangle, error) {
	if want.Rect != got.Rect {
		return nil, fmt.Errorf("the look is %v, want %v", got.Rect, want.Rect)
	}
	hidden := func(x, y int) bool {
		for _, m := range masked {
			if image.Rect(x*lookScale, y*lookScale, (x+1)*lookScale, (y+1)*lookScale).Overlaps(m) {
				return true
			}
		}
		return false
	}
	var out []image.Rectangle
	for top := 0; top < want.Rect.Dy(); top += blockSize {
		for left := 0; left < want.Rect.Dx(); left += blockSize {
			block := image.Rect(left, top, left+blockSize, top+blockSize).Intersect(want.Rect)
			if differs(want, got, block, hidden) {
				out = append(out, image.Rect(block.Min.X*lookScale, block.Min.Y*lookScale, block.Max.X*lookScale, block.Max.Y*lookScale))
			}
		}
	}
	return out, nil
}

// differs compares the pixels of a block that are not hidden; a block of which
// less than a quarter is left is not compared.
func differs(a, b *image.Gray, block image.Rectangle, hidden func(x, y int) bool) bool {
	sum, far, n := 0, 0, 0
	for y := block.Min.Y; y < block.Max.Y; y++ {
		for x := block.Min.X; x < block.Max.X; x++ {
			if hidden(x, y) {
				continue
			}
			d := int(a.GrayAt(x, y).Y) - int(b.GrayAt(x, y).Y)
			d = max(d, -d)
			sum, n = sum+d, n+1
			if d >= pixelFar {
				far++
			}
		}
	}
	return n*4 >= block.Dx()*block.Dy() && (sum >= blockFar*n || far >= strokes)
}
