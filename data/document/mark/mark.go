// Package mark holds the shapes that tell judgements apart without colour
// (SCREENS section 2). They are data on a grid of 20, so that the window and
// the printed page show the same shapes.
package mark

import (
	"sothidua/data/document/page"
	"sothidua/data/progress"
)

// Grid is the side of the square the shapes are drawn in.
const Grid = 20

// Layer is one piece of a mark: an SVG path on the grid with absolute
// commands, filled, stroked with round ends, or both.
type Layer struct {
	Path   string
	Fill   page.Colour
	Stroke page.Colour
	Width  float64
}

// The colours of the judgements.
const (
	Good      page.Colour = 0xFF1A6B35
	Pace      page.Colour = 0xFF1A5FA8
	Warn      page.Colour = 0xFFF2A100
	WarnEdge  page.Colour = 0xFF8A4B00
	Bad       page.Colour = 0xFFB3161E
	NotMetInk page.Colour = 0xFF7A0F16
	Mute      page.Colour = 0xFF55606C
	Ink       page.Colour = 0xFF1B2430
)

const (
	disc     = "M10 1 C14.97 1 19 5.03 19 10 C19 14.97 14.97 19 10 19 C5.03 19 1 14.97 1 10 C1 5.03 5.03 1 10 1 Z"
	ring     = "M10 2 C14.42 2 18 5.58 18 10 C18 14.42 14.42 18 10 18 C5.58 18 2 14.42 2 10 C2 5.58 5.58 2 10 2 Z"
	rounded  = "M4.5 1.5 H15.5 C17.16 1.5 18.5 2.84 18.5 4.5 V15.5 C18.5 17.16 17.16 18.5 15.5 18.5 H4.5 C2.84 18.5 1.5 17.16 1.5 15.5 V4.5 C1.5 2.84 2.84 1.5 4.5 1.5 Z"
	square   = "M1.5 1.5 H18.5 V18.5 H1.5 Z"
	frame    = "M2 2 H18 V18 H2 Z"
	triangle = "M10 2 L19 18 H1 Z"
	diamond  = "M10 0.6 L19.4 10 L10 19.4 L0.6 10 Z"

	tick   = "M5.6 10.4 L8.8 13.5 L14.4 7"
	play   = "M7.4 5.6 L14.6 10 L7.4 14.4 Z"
	bang   = "M10 7.6 V12.2 M10 15.1 V15.2"
	down   = "M10 5.4 V13.8 M6.6 10.6 L10 14 L13.4 10.6"
	cross  = "M6.4 6.4 L13.6 13.6 M13.6 6.4 L6.4 13.6"
	hands  = "M10 5.4 V10.2 L13 12"
	asking = "M8 7.9 C8 5.4 12.1 5.4 12.1 7.9 C12.1 9.5 10 9.6 10 11.4 M10 14 V14.1"
)

// Of returns the mark of a judgement in colour, or in black and white.
func Of(j progress.Judgement, mono bool) []Layer {
	ink := func(c page.Colour) page.Colour {
		if mono {
			return page.Black
		}
		return c
	}
	switch j {
	case progress.Met:
		return []Layer{{Path: disc, Fill: ink(Good)}, {Path: tick, Stroke: page.White, Width: 2.2}}
	case progress.OnPace:
		return []Layer{{Path: rounded, Fill: ink(Pace)}, {Path: play, Fill: page.White}}
	case progress.AtRisk:
		fill := Warn
		if mono {
			fill = page.White
		}
		return []Layer{{Path: triangle, Fill: fill, Stroke: ink(WarnEdge), Width: 1.6}, {Path: bang, Stroke: ink(Ink), Width: 2}}
	case progress.Behind:
		return []Layer{{Path: diamond, Fill: ink(Bad)}, {Path: down, Stroke: page.White, Width: 2}}
	case progress.NotMet:
		return []Layer{{Path: square, Fill: ink(NotMetInk)}, {Path: cross, Stroke: page.White, Width: 2.2}}
	case progress.NotYetJudged:
		return []Layer{{Path: ring, Stroke: ink(Mute), Width: 2}, {Path: hands, Stroke: ink(Mute), Width: 1.8}}
	}
	return []Layer{{Path: frame, Stroke: ink(Mute), Width: 2}, {Path: asking, Stroke: ink(Mute), Width: 1.8}}
}

// Items draws a mark with its top left corner at x, y; size is its side in
// millimetres. It panics on a path that cannot be read, which a test rules out.
func Items(layers []Layer, x, y, size float64) []page.Item {
	const unit = 1.0 / Grid
	var out []page.Item
	for _, l := range layers {
		moves, err := page.ParsePath(l.Path)
		if err != nil {
			panic(err)
		}
		out = append(out, page.Path{
			Moves: page.Scaled(moves, x, y, size*unit), Fill: l.Fill, Stroke: l.Stroke, Width: l.Width * size * unit,
		})
	}
	return out
}
