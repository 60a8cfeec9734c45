package kit

import (
	"fmt"
	"image/color"
)

// Hex is an opaque colour written 0xRRGGBB.
type Hex uint32

// RGBA implements color.Color.
func (h Hex) RGBA() (r, g, b, a uint32) {
	return uint32(h>>16&0xFF) * 0x101, uint32(h>>8&0xFF) * 0x101, uint32(h&0xFF) * 0x101, 0xFFFF
}

// String returns the colour as in SVG: "#1A4F91".
func (h Hex) String() string { return fmt.Sprintf("#%06X", uint32(h)) }

var _ color.Color = Hex(0)

// The colours of the design (SCREENS section 2).
const (
	Ink          Hex = 0x1B2430 // text
	Secondary    Hex = 0x4A5766 // notes, placeholders
	Primary      Hex = 0x1A4F91 // main buttons, links, focus
	White        Hex = 0xFFFFFF // panels, text on Primary
	Plain        Hex = 0xDDE4EC // plain buttons
	DisabledFill Hex = 0xE6EAEE
	DisabledInk  Hex = 0x5C6772
	PageFill     Hex = 0xF4F6F9
	SideFill     Hex = 0xE9EEF4
	HeaderFill   Hex = 0xE8EDF3
	GroupFill    Hex = 0xF1F4F8
	Selected     Hex = 0xDCE8F6
	Rule         Hex = 0xC9D2DC
	RuleSoft     Hex = 0xE6EBF0 // lines between the rows and columns of a table
	RuleHard     Hex = 0xA9B4BF // line under a table's header
	InputEdge    Hex = 0x7C8998
	Locked       Hex = 0xE7EBEF
	Unsaved      Hex = 0xFFF8E3 // unsaved or required
	Bad          Hex = 0xB3161E
	BadFill      Hex = 0xFBE3E3
	Good         Hex = 0x1A6B35
	GoodFill     Hex = 0xDDF1E2
	Pace         Hex = 0x1A5FA8
	PaceFill     Hex = 0xDFECF9
	Warn         Hex = 0xF2A100
	WarnInk      Hex = 0x8A4B00
	WarnEdge     Hex = 0xE08600
	WarnFill     Hex = 0xFFF0CF
	InfoFill     Hex = 0xEEF4FB
	NotMetInk    Hex = 0x7A0F16
	Mute         Hex = 0x55606C // not judged, no data
	BarTrack     Hex = 0xEDF1F4
	TextMark     Hex = 0xB9D3EF // selected text
	ScrollThumb  Hex = 0x9AA6B2
	ScrollTrack  Hex = 0xEEF0F3
)
