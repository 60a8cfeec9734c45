package firstrun

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"sothidua/gui/kit"
)

// stepState is how far a step of the first run is.
type stepState int

const (
	stepAhead stepState = iota
	stepNow
	stepDone
)

// stepLabels are the three steps.
func stepLabels() [3]string {
	return [3]string{"Cơ quan, năm", "Bắt đầu từ đâu", "Kiểm tra, tạo sổ"}
}

// newSteps draws the three steps as circles in a row.
func newSteps(states [3]stepState) fyne.CanvasObject {
	var objs []fyne.CanvasObject
	for i, label := range stepLabels() {
		if i > 0 {
			line := canvas.NewRectangle(kit.Rule)
			line.SetMinSize(fyne.NewSize(70*kit.Scale(), 2))
			objs = append(objs, line)
		}
		objs = append(objs, newStepCircle(i+1, states[i]), kit.NewText(label, kit.TextStyle{Bold: states[i] == stepNow}))
	}
	return kit.NewRow(12, objs...)
}

// newStepCircle is one circle: green with a tick, blue or hollow with the number.
func newStepCircle(n int, state stepState) fyne.CanvasObject {
	disc := canvas.NewCircle(kit.White)
	disc.StrokeColor, disc.StrokeWidth = kit.InputEdge, 2
	colour := kit.Secondary
	switch state {
	case stepDone:
		disc.FillColor, disc.StrokeColor = kit.Good, kit.Good
		return container.New(circleLayout{}, disc, kit.NewIcon(kit.IconCheck, kit.White, 18))
	case stepNow:
		disc.FillColor, disc.StrokeColor = kit.Primary, kit.Primary
		colour = kit.White
	}
	number := canvas.NewText(strconv.Itoa(n), colour)
	number.TextSize, number.TextStyle = kit.SizeText*kit.Scale(), fyne.TextStyle{Bold: true}
	return container.New(circleLayout{}, disc, number)
}

// circleLayout draws a circle of 28 pixels with something in its middle.
type circleLayout struct{}

// MinSize implements fyne.Layout.
func (circleLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSquareSize(28 * kit.Scale())
}

// Layout implements fyne.Layout.
func (circleLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	objs[0].Resize(size)
	m := objs[1].MinSize()
	objs[1].Resize(m)
	objs[1].Move(fyne.NewPos((size.Width-m.Width)/2, (size.Height-m.Height)/2))
}
