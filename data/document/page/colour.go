package page

import "image/color"

// Colour is an opaque colour written 0xFFRRGGBB, or None.
type Colour uint32

// The colours of documents (SCREENS section 2); the rest is black and grey.
const (
	None  Colour = 0
	Black Colour = 0xFF000000
	White Colour = 0xFFFFFFFF
	Grey  Colour = 0xFFC8C8C8 // lines of the grid
	Faint Colour = 0xFFE8E8E8 // lines between rows
	Dim   Colour = 0xFF555555 // notes on missing figures
)

// RGBA implements color.Color; None is transparent.
func (c Colour) RGBA() (r, g, b, a uint32) {
	if c == None {
		return 0, 0, 0, 0
	}
	return uint32(c>>16&0xFF) * 0x101, uint32(c>>8&0xFF) * 0x101, uint32(c&0xFF) * 0x101, 0xFFFF
}

var _ color.Color = Colour(0)

// Parts returns red, green and blue, 0..255.
func (c Colour) Parts() (r, g, b int) {
	return int(c >> 16 & 0xFF), int(c >> 8 & 0xFF), int(c & 0xFF)
}

// GreyOf returns the grey of the same lightness, as a black-and-white printer
// shows the colour.
func (c Colour) GreyOf() Colour {
	if c == None {
		return None
	}
	r, g, b := c.Parts()
	y := uint32((299*r + 587*g + 114*b + 500) / 1000)
	return Colour(0xFF<<24 | y<<16 | y<<8 | y)
}
