package page

import "math"

// The hatching of a fill: distance of the lines along the base and their width.
const (
	hatchStep  = 2.2
	hatchWidth = 0.3
)

// HatchLines returns the slanting lines (45 degrees, rising to the right) that
// texture r, none when it has no hatch. They end at the edges of r.
func (r Rect) HatchLines() []Line {
	if r.Hatch == None || r.W <= 0 || r.H <= 0 {
		return nil
	}
	var out []Line
	// A line starts on the base at x0 and rises; it is cut at both sides.
	for x0 := -math.Floor(r.H/hatchStep) * hatchStep; x0 < r.W; x0 += hatchStep {
		from, to := math.Max(0, -x0), math.Min(r.H, r.W-x0)
		if to <= from {
			continue
		}
		out = append(out, Line{
			X1: r.X + x0 + from, Y1: r.Y + r.H - from,
			X2: r.X + x0 + to, Y2: r.Y + r.H - to,
			Width: hatchWidth, Ink: r.Hatch,
		})
	}
	return out
}
