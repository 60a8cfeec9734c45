package preview

// FitWidth shows every page as wide as the desk, to be read, whether it stands
// or lies, until another zoom is chosen.
func (p *Pages) FitWidth() {
	p.wide = true
	p.draw()
}

// fitWide is the zoom of FitWidth for the page shown, 0 when it is not in use.
// Beside the page stays the room of a scroll bar.
func (p *Pages) fitWide() float32 {
	const bar = 14
	page, ok := p.page()
	room := p.Size().Width - 2*margin - bar
	if !p.wide || !ok || room <= 0 {
		return 0
	}
	return max(zoomMin, min(room/(float32(page.W)*pixelsPerMM), zoomMax))
}
