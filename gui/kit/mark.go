package kit

import (
	"fmt"

	"fyne.io/fyne/v2"

	"sothidua/data/progress"
)

// shape is one mark on a grid of 20: a name for the cache, and what it draws.
type shape struct {
	name string
	svg  string
}

// resource wraps the drawing in an SVG picture.
func (s shape) resource() fyne.Resource {
	const frame = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="none" stroke-linecap="round" stroke-linejoin="round">%s</svg>`
	return fyne.NewStaticResource("mark-"+s.name+".svg", []byte(fmt.Sprintf(frame, s.svg)))
}

func disc(fill Hex) string {
	return fmt.Sprintf(`<circle cx="10" cy="10" r="9" fill="%s"/>`, fill)
}

func ring(c Hex) string {
	return fmt.Sprintf(`<circle cx="10" cy="10" r="8" stroke="%s" stroke-width="2"/>`, c)
}

func square(fill Hex, radius float32) string {
	return fmt.Sprintf(`<rect x="1.5" y="1.5" width="17" height="17" rx="%g" fill="%s"/>`, radius, fill)
}

func frameBox(c Hex) string {
	return fmt.Sprintf(`<rect x="2" y="2" width="16" height="16" stroke="%s" stroke-width="2"/>`, c)
}

func stroke(c Hex, width float32, d string) string {
	return fmt.Sprintf(`<path d="%s" stroke="%s" stroke-width="%g"/>`, d, c, width)
}

func fill(c Hex, d string) string { return fmt.Sprintf(`<path d="%s" fill="%s"/>`, d, c) }

const (
	tickPath  = "M5.6 10.4 L8.8 13.5 L14.4 7"
	crossPath = "M6.4 6.4 L13.6 13.6 M13.6 6.4 L6.4 13.6"
	bangPath  = "M10 7.6 V12.2 M10 15.1 V15.2"
	askPath   = "M8 7.9 C8 5.4 12.1 5.4 12.1 7.9 C12.1 9.5 10 9.6 10 11.4 M10 14 V14.1"
)

func warnTriangle() string {
	return fmt.Sprintf(`<path d="M10 2 L19 18 H1 Z" fill="%s" stroke="%s" stroke-width="1.6"/>`, Warn, WarnInk)
}

// JudgementMark returns the coloured mark of a judgement (picture 00): the
// shape alone tells it apart in black and white.
func JudgementMark(j progress.Judgement) fyne.Resource {
	s := shape{name: "judge-" + string(j)}
	switch j {
	case progress.Met:
		s.svg = disc(Good) + stroke(White, 2.2, tickPath)
	case progress.OnPace:
		s.svg = square(Pace, 3) + fill(White, "M7.4 5.6 L14.6 10 L7.4 14.4 Z")
	case progress.AtRisk:
		s.svg = warnTriangle() + stroke(Ink, 2, bangPath)
	case progress.Behind:
		s.svg = fill(Bad, "M10 0.6 L19.4 10 L10 19.4 L0.6 10 Z") + stroke(White, 2, "M10 5.4 V13.8 M6.6 10.6 L10 14 L13.4 10.6")
	case progress.NotMet:
		s.svg = square(NotMetInk, 0) + stroke(White, 2.2, crossPath)
	case progress.NotYetJudged:
		s.svg = ring(Mute) + stroke(Mute, 1.8, "M10 5.4 V10.2 L13 12")
	default:
		s.svg = frameBox(Mute) + stroke(Mute, 1.8, askPath)
	}
	return s.resource()
}

// JudgementInk returns the colour of a judgement's word and bar.
func JudgementInk(j progress.Judgement) Hex {
	switch j {
	case progress.Met:
		return Good
	case progress.OnPace:
		return Pace
	case progress.AtRisk:
		return WarnInk
	case progress.Behind:
		return Bad
	case progress.NotMet:
		return NotMetInk
	}
	return Mute
}

// JudgementBar returns the fill of a judgement's bar.
func JudgementBar(j progress.Judgement) Hex {
	if j == progress.AtRisk {
		return WarnEdge
	}
	return JudgementInk(j)
}

// State is what a small mark says of a report or of a cell.
type State string

// The states (SCREENS section 2, picture 00).
const (
	StateOnTime    State = "on_time"
	StateLate      State = "late"
	StateMissing   State = "missing"
	StateDraft     State = "draft"
	StateReturned  State = "returned"
	StateNotDue    State = "not_due"
	StateLocked    State = "locked"
	StateNotAsked  State = "not_asked" // "–": no mark
	StateSaved     State = "saved"     // ring with tick: the cell is saved
	StateWrong     State = "wrong"     // red square with cross: the cell is wrong
	StateUnsaved   State = "unsaved"   // dot: typed, not saved yet
	StateInfo      State = "info"
	StateChecked   State = "checked"   // ticked check box
	StateUnchecked State = "unchecked" // empty check box
)

// Label returns the state's Vietnamese name.
func (s State) Label() string {
	switch s {
	case StateOnTime:
		return "Đúng hạn"
	case StateLate:
		return "Muộn"
	case StateMissing:
		return "Thiếu"
	case StateDraft:
		return "Đang nhập"
	case StateReturned:
		return "Trả lại để sửa"
	case StateNotDue:
		return "Chưa đến hạn"
	case StateLocked:
		return "Kỳ đã khóa"
	case StateNotAsked:
		return "Không phải nộp"
	case StateSaved:
		return "Đã lưu"
	case StateWrong:
		return "Ô sai"
	case StateUnsaved:
		return "Chưa lưu"
	}
	return ""
}

// StateMark returns the coloured mark of a report or cell state, nil for
// StateNotAsked, which is written "–".
func StateMark(state State) fyne.Resource {
	s := shape{name: "state-" + string(state)}
	switch state {
	case StateOnTime:
		s.svg = disc(Good) + stroke(White, 2.2, tickPath)
	case StateLate:
		s.svg = warnTriangle() + stroke(Ink, 2, bangPath)
	case StateMissing, StateWrong:
		s.svg = square(Bad, 0) + stroke(White, 2.2, crossPath)
	case StateDraft:
		s.svg = frameBox(Pace) + stroke(Pace, 2, "M6.6 13.4 L12.9 7.1")
	case StateReturned:
		s.svg = frameBox(WarnInk) + stroke(WarnInk, 1.7, "M8 6 L5.8 8.3 L8 10.6 M6 8.3 H11.4 C15 8.3 15 13.4 11.4 13.4 H9")
	case StateNotDue:
		s.svg = fmt.Sprintf(`<circle cx="10" cy="10" r="8" stroke="%s" stroke-width="1.6"/>`, Mute)
	case StateLocked:
		s.svg = fmt.Sprintf(`<rect x="4" y="9" width="12" height="9" rx="1" fill="%s"/>`, Mute) +
			stroke(Mute, 2, "M6.6 9 V6.2 C6.6 1.8 13.4 1.8 13.4 6.2 V9")
	default:
		s.svg = cellShape(state)
	}
	if s.svg == "" {
		return nil
	}
	return s.resource()
}

func cellShape(state State) string {
	switch state {
	case StateSaved:
		return ring(Good) + stroke(Good, 2, "M6.4 10.3 L9 12.8 L13.6 7.6")
	case StateUnsaved:
		return fmt.Sprintf(`<circle cx="10" cy="10" r="4" fill="%s"/>`, WarnInk)
	case StateInfo:
		return disc(Primary) + stroke(White, 2.2, "M10 9.2 V14.4 M10 5.6 V5.7")
	case StateChecked:
		return square(Primary, 3) + stroke(White, 2.2, tickPath)
	case StateUnchecked:
		return fmt.Sprintf(`<rect x="2" y="2" width="16" height="16" rx="2.5" fill="%s" stroke="%s" stroke-width="1.6"/>`, White, InputEdge)
	}
	return ""
}

// CheckMark returns the mark of a ticked or empty check box.
func CheckMark(on bool) fyne.Resource {
	if on {
		return StateMark(StateChecked)
	}
	return StateMark(StateUnchecked)
}
