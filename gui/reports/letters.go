package reports

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

// letterLabel is the button that prints the letters that remind.
const letterLabel = "In công văn đôn đốc"

// letters are the units that get a letter: those ticked with Space, else all
// that are overdue in the chosen period.
func (s *trackerScreen) letters() (code model.PeriodCode, units []model.ID, all bool) {
	t := s.view.data
	if len(s.picks.units) > 0 {
		for _, r := range t.Rows {
			if s.picks.units[r.Unit.ID] {
				units = append(units, r.Unit.ID)
			}
		}
		return s.picks.code, units, false
	}
	code = s.env.Scope().Code
	if i := t.Column(code); i >= 0 {
		for _, r := range t.Rows {
			if r.Cells[i].Overdue {
				units = append(units, r.Unit.ID)
			}
		}
	}
	return code, units, true
}

// showLetters counts the letters on their button.
func (s *trackerScreen) showLetters() {
	_, units, _ := s.letters()
	if len(units) == 0 {
		s.top.letter.SetText(letterLabel)
		s.top.letter.Disable("Kỳ này không có đơn vị quá hạn; Dấu cách chọn đơn vị khác.")
		return
	}
	s.top.letter.SetText(fmt.Sprintf("%s (%d)", letterLabel, len(units)))
	s.top.letter.Enable()
}

// printLetters shows the letters as they will be printed, one for each unit.
func (s *trackerScreen) printLetters() {
	code, units, all := s.letters()
	if len(units) == 0 {
		return
	}
	if scope := s.env.Scope(); scope.Code != code {
		s.env.SetScope(kit.Scope{Year: scope.Year, Code: code})
	}
	place := kit.Place{Area: "papers", Tab: "print", Filter: "reminder-letter"}
	if !all {
		slices.Sort(units)
		var ids []string
		for _, id := range units {
			ids = append(ids, strconv.FormatInt(int64(id), 10))
		}
		place.Filter += "/" + strings.Join(ids, ",")
	}
	s.env.Go(place)
}

// Print implements kit.Printer: the letters are what is printed here.
func (s *trackerScreen) Print() { s.printLetters() }
