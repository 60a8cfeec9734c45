package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// gridRenderer draws a Grid: a frame, six panes (header, rows, foot; frozen and
// scrolling columns), the scroll bars, the editor and the state shown in place
// of rows.
type gridRenderer struct {
	g          *Grid
	back       *canvas.Rectangle
	frame      *box
	head, body [2]*pane // frozen, scrolling
	foot       [2]*pane
	bars       [4]*canvas.Rectangle // vertical track and thumb, horizontal track and thumb
	fit        fitter
	art        gridArt
	objects    []fyne.CanvasObject
}

// CreateRenderer implements fyne.Widget.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer {
	g.ExtendBaseWidget(g)
	r := &gridRenderer{g: g, back: canvas.NewRectangle(White), frame: newBox(), art: newGridArt()}
	r.objects = append(r.objects, r.back)
	for _, set := range []*[2]*pane{&r.body, &r.head, &r.foot} {
		for i := range set {
			set[i] = newPane()
			r.objects = append(r.objects, set[i].clip)
		}
	}
	for i := range r.bars {
		c := ScrollTrack
		if i%2 == 1 {
			c = ScrollThumb
		}
		r.bars[i] = canvas.NewRectangle(c)
		r.objects = append(r.objects, r.bars[i])
	}
	r.objects = append(r.objects, g.ed.edit)
	r.objects = append(r.objects, r.frame.objects()...)
	r.objects = append(r.objects, g.state.objects(g)...)
	g.rend = r
	return r
}

// Layout implements fyne.WidgetRenderer.
func (r *gridRenderer) Layout(size fyne.Size) {
	r.back.Resize(size)
	r.draw()
}

// MinSize implements fyne.WidgetRenderer.
func (r *gridRenderer) MinSize() fyne.Size { return r.g.MinSize() }

// Refresh implements fyne.WidgetRenderer.
func (r *gridRenderer) Refresh() { r.draw() }

// Objects implements fyne.WidgetRenderer.
func (r *gridRenderer) Objects() []fyne.CanvasObject { return r.objects }

// Destroy implements fyne.WidgetRenderer.
func (r *gridRenderer) Destroy() {}

// draw fills the panes anew. It is the only place where positions are decided.
func (r *gridRenderer) draw() {
	g := r.g
	g.layout()
	geo := g.view.geo
	b := geo.border
	r.back.CornerRadius = b * px(4)
	r.frame.paint(fyne.Position{}, g.Size(), color.Transparent, Rule, b, b*px(4))
	shown := min(geo.bodyH, geo.contentH)
	footH := float32(len(g.foot)) * geo.row
	from, to := g.visibleRows()
	frozen := g.frozen()
	x := [2]float32{0, geo.frozenW}
	w := [2]float32{geo.frozenW, geo.bodyW - geo.frozenW}
	cols := [2][2]int{{0, frozen}, {frozen, len(g.cols)}}
	for i := range 2 {
		r.head[i].begin(b+x[i], b, w[i]+float32(i)*(g.Size().Width-2*b-geo.bodyW), geo.head)
		r.body[i].begin(b+x[i], b+geo.head, w[i], geo.bodyH)
		r.foot[i].begin(b+x[i], b+geo.head+shown, w[i], footH)
		d := rowDrawer{r: r, from: cols[i][0], to: cols[i][1], shift: x[i], width: min(w[i], geo.contentW-x[i])}
		d.p = r.head[i]
		d.header()
		d.p = r.body[i]
		if !g.state.replaces(g) {
			for row := from; row < to; row++ {
				d.row(g.src.Row(row), row, float32(row)*geo.row-g.view.offY)
			}
			d.lines(min(shown, geo.contentH-g.view.offY))
			d.rings()
		}
		d.p = r.foot[i]
		for k, row := range g.foot {
			d.row(row, -1, float32(k)*geo.row)
		}
		d.lines(footH)
		r.head[i].end()
		r.body[i].end()
		r.foot[i].end()
	}
	r.scrollBars()
	g.ed.place()
	g.state.place(g)
	canvas.Refresh(r.back)
}

// scrollBars places the bars; a bar without need is hidden.
func (r *gridRenderer) scrollBars() {
	geo := r.g.view.geo
	t := px(barSize)
	for i, o := range r.bars {
		on := geo.vbar
		if i >= 2 {
			on = geo.hbar
		}
		o.Hidden = !on
		o.CornerRadius = 0
	}
	vx, top := geo.border+geo.bodyW, geo.border+geo.head
	r.bars[0].Move(fyne.NewPos(vx, top))
	r.bars[0].Resize(fyne.NewSize(t, geo.bodyH))
	y, h := r.g.vThumb()
	placeThumb(r.bars[1], vx+px(2), top+y, t-px(4), h)
	hy := r.g.Size().Height - geo.border - t
	r.bars[2].Move(fyne.NewPos(geo.border, hy))
	r.bars[2].Resize(fyne.NewSize(geo.bodyW, t))
	x, w := r.g.hThumb()
	placeThumb(r.bars[3], geo.border+x, hy+px(2), w, t-px(4))
}

func placeThumb(o *canvas.Rectangle, x, y, w, h float32) {
	o.CornerRadius = px(4)
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// vThumb returns the vertical thumb's top and length within the body.
func (g *Grid) vThumb() (at, length float32) {
	geo := g.view.geo
	return thumb(geo.bodyH, geo.contentH, g.view.offY)
}

// hThumb returns the horizontal thumb's left and length within the body.
func (g *Grid) hThumb() (at, length float32) {
	geo := g.view.geo
	return thumb(geo.bodyW, geo.contentW, g.view.offX)
}

// thumb returns where the thumb of a track stands and how long it is.
func thumb(shown, content, off float32) (at, length float32) {
	if content <= shown || shown <= 0 {
		return 0, shown
	}
	length = max(min(px(28), shown), shown*shown/content)
	return off / (content - shown) * (shown - length), length
}

// rowFill returns the background of a row, nil for none.
func rowFill(k RowKind) color.Color {
	switch k {
	case RowGroup, RowTotal:
		return GroupFill
	case RowNotice:
		return WarnFill
	case RowWrong:
		return BadFill
	}
	return nil
}

// cellFill returns the background of a cell, nil for none.
func cellFill(f Fill) color.Color {
	switch f {
	case FillLocked:
		return Locked
	case FillRequired, FillUnsaved:
		return Unsaved
	case FillWrong, FillBad:
		return BadFill
	case FillGroup:
		return GroupFill
	case FillComputed:
		return InfoFill
	case FillWarn:
		return WarnFill
	case FillGood:
		return GoodFill
	}
	return nil
}
