package preview

// FitWidth shows the page as wide as the desk, to be read; beside it stays the
// room of a scroll bar.
func (p *Pages) FitWidth() {
	const bar = 14
	page, ok := p.page()
	if room := p.Size().Width - 2*margin - bar; ok && room > 0 {
		p.setZoom(room / (float32(page.W) * pixelsPerMM))
	}
}
