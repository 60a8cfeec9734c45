package page

import (
	"fmt"
	"strconv"
	"strings"
)

// Op is what a Move of a path does.
type Op int

// The operations, named as in SVG: To and Line use one point, Curve two
// control points and its end, Close none.
const (
	To Op = iota
	LineTo
	CurveTo
	Close
)

// Point is a place in millimetres.
type Point struct{ X, Y float64 }

// Move is one step of a path.
type Move struct {
	Op Op
	P  [3]Point
}

// end returns where the move leads.
func (m Move) end() Point {
	if m.Op == CurveTo {
		return m.P[2]
	}
	return m.P[0]
}

// Scaled returns the path's moves enlarged by k and put at x, y.
func Scaled(moves []Move, x, y, k float64) []Move {
	out := make([]Move, len(moves))
	for i, m := range moves {
		out[i].Op = m.Op
		for j, p := range m.P {
			out[i].P[j] = Point{x + p.X*k, y + p.Y*k}
		}
	}
	return out
}

// ParsePath reads the drawing commands of an SVG path: M, L, H, V, C and Z
// with absolute numbers. Anything else is an error.
func ParsePath(d string) ([]Move, error) {
	fields := strings.Fields(strings.NewReplacer(",", " ", "M", " M ", "L", " L ", "H", " H ", "V", " V ", "C", " C ", "Z", " Z ").Replace(d))
	var (
		moves []Move
		at    Point
		cmd   string
	)
	for i := 0; i < len(fields); {
		if strings.Contains("MLHVCZ", fields[i]) {
			cmd = fields[i]
			i++
		}
		m, used, err := step(cmd, fields[i:], at)
		if err != nil {
			return nil, fmt.Errorf("path %q: %w", d, err)
		}
		i += used
		if m.Op != Close {
			at = m.end()
		}
		moves = append(moves, m)
		switch cmd {
		case "M":
			cmd = "L" // further pairs after a move are lines
		case "Z":
			cmd = ""
		}
	}
	return moves, nil
}

// step reads the numbers of one command.
func step(cmd string, fields []string, at Point) (Move, int, error) {
	need := map[string]int{"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Z": 0}
	n, ok := need[cmd]
	if !ok {
		return Move{}, 0, fmt.Errorf("command %q", cmd)
	}
	if len(fields) < n {
		return Move{}, 0, fmt.Errorf("%s needs %d numbers", cmd, n)
	}
	v := make([]float64, 6)
	for i := range n {
		f, err := strconv.ParseFloat(fields[i], 64)
		if err != nil {
			return Move{}, 0, err
		}
		v[i] = f
	}
	switch cmd {
	case "M":
		return Move{Op: To, P: [3]Point{{v[0], v[1]}}}, n, nil
	case "H":
		return Move{Op: LineTo, P: [3]Point{{v[0], at.Y}}}, n, nil
	case "V":
		return Move{Op: LineTo, P: [3]Point{{at.X, v[0]}}}, n, nil
	case "C":
		return Move{Op: CurveTo, P: [3]Point{{v[0], v[1]}, {v[2], v[3]}, {v[4], v[5]}}}, n, nil
	case "Z":
		return Move{Op: Close}, n, nil
	}
	return Move{Op: LineTo, P: [3]Point{{v[0], v[1]}}}, n, nil
}

// Polygon returns the moves around a closed shape with straight sides.
func Polygon(points ...Point) []Move {
	moves := make([]Move, 0, len(points)+1)
	for i, p := range points {
		op := LineTo
		if i == 0 {
			op = To
		}
		moves = append(moves, Move{Op: op, P: [3]Point{p}})
	}
	return append(moves, Move{Op: Close})
}
