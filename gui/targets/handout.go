package targets

import (
	"fmt"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/service"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// handState is how far a leaf is handed out, worst first.
type handState int

const (
	overAssigned  handState = iota // more than the plan
	remainder                      // part of the plan has no unit
	notAssigned                    // no unit has it
	figureMissing                  // a unit has no figure of a summed plan
	handedOut
	communeLevel // reported by the one unit in charge
)

func handOut(r service.TargetRow) handState {
	switch {
	case r.Target.Rule.RollUp == model.Single && r.Assigned <= 1:
		return communeLevel
	case r.Assigned == 0:
		return notAssigned
	case r.Left.Valid && r.Left.Decimal.IsNegative():
		return overAssigned
	case r.Left.Valid && r.Left.Decimal.IsPositive():
		return remainder
	case r.Given < r.Assigned:
		return figureMissing
	}
	return handedOut
}

// givenCell tells how far a target is handed out: mark and words.
func givenCell(r service.TargetRow) kit.Cell {
	left := r.Left.Decimal
	if r.Target.Rule.Unit == dong {
		left = left.Shift(-6)
	}
	switch s := handOut(r); s {
	case communeLevel:
		return kit.Cell{Text: "cấp xã", Tone: kit.ToneMuted}
	case notAssigned:
		return kit.Cell{Text: "chưa giao", Mark: handMark(s), Tone: kit.ToneWarn}
	case overAssigned:
		return kit.Cell{Text: "vượt " + vn.Format(left.Neg()), Mark: handMark(s), Tone: kit.ToneBad}
	case remainder:
		return kit.Cell{Text: "còn " + vn.Format(left), Mark: handMark(s)}
	default:
		return kit.Cell{Text: fmt.Sprintf("%d/%d", r.Given, r.Assigned), Mark: handMark(s)}
	}
}

// handMark returns the mark of a hand-out state.
func handMark(s handState) fyne.Resource {
	switch s {
	case overAssigned:
		return kit.StateMark(kit.StateWrong)
	case remainder, notAssigned, figureMissing:
		return kit.JudgementMark(progress.AtRisk)
	case communeLevel:
		return kit.StateMark(kit.StateNotDue)
	}
	return kit.StateMark(kit.StateOnTime)
}

// givenText tells in a sentence how far a leaf is handed out.
func givenText(r service.TargetRow) string {
	c := givenCell(r)
	switch handOut(r) {
	case communeLevel:
		return "Cấp xã: đơn vị chủ trì báo."
	case notAssigned:
		return "Chưa giao cho đơn vị nào."
	case overAssigned, remainder:
		return fmt.Sprintf("Đã giao cho %d đơn vị, %s.", r.Assigned, c.Text)
	case figureMissing:
		return fmt.Sprintf("Mới có số giao cho %d/%d đơn vị.", r.Given, r.Assigned)
	}
	return fmt.Sprintf("Đã giao cho %d đơn vị.", r.Assigned)
}
