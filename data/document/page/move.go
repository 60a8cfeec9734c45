package page

// Placed returns items drawn at the top left corner of a sheet, enlarged by k
// and put at x, y.
func Placed(items []Item, x, y, k float64) []Item {
	out := make([]Item, 0, len(items))
	for _, it := range items {
		switch it := it.(type) {
		case Text:
			it.X, it.Y = x+it.X*k, y+it.Y*k
			it.Size, it.Gap = it.Size*k, it.Gap*k
			out = append(out, it)
		case Line:
			it.X1, it.Y1, it.X2, it.Y2 = x+it.X1*k, y+it.Y1*k, x+it.X2*k, y+it.Y2*k
			it.Width *= k
			it.Dash = times(it.Dash, k)
			out = append(out, it)
		case Rect:
			it.X, it.Y, it.W, it.H = x+it.X*k, y+it.Y*k, it.W*k, it.H*k
			it.Width *= k
			out = append(out, it)
		case Path:
			it.Moves = Scaled(it.Moves, x, y, k)
			it.Width *= k
			out = append(out, it)
		}
	}
	return out
}

// PlacedSpots moves spots as Placed moves the items they belong to.
func PlacedSpots(spots []Spot, x, y, k float64) []Spot {
	out := make([]Spot, len(spots))
	for i, s := range spots {
		s.X, s.Y, s.W, s.H = x+s.X*k, y+s.Y*k, s.W*k, s.H*k
		out[i] = s
	}
	return out
}

// times returns lengths enlarged by k; nil stays nil.
func times(lengths []float64, k float64) []float64 {
	if lengths == nil {
		return nil
	}
	out := make([]float64, len(lengths))
	for i, l := range lengths {
		out[i] = l * k
	}
	return out
}
