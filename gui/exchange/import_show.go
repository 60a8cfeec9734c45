package exchange

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

// show fills the screen from the result.
func (s *importScreen) show() {
	view := s.work
	if len(s.files) == 0 {
		view = s.none
	}
	if len(s.page.Objects) == 0 || s.page.Objects[0] != view {
		s.page.Objects = []fyne.CanvasObject{view}
	}
	rows := make([]kit.Row, len(s.result))
	for i, r := range s.result {
		rows[i] = fileRow(s.files[i], r)
	}
	s.list.SetRows(rows)
	why := reason(s.result)
	s.parts.do.SetText(fmt.Sprintf("Nhập %d tệp", len(s.result)))
	s.parts.do.SetReason(why)
	s.parts.why.SetText(why)
	s.showFile()
	s.page.Refresh()
	s.env.Status("Chưa ghi gì vào sổ; chỉ ghi khi bấm Nhập")
}

// current returns the chosen file of the list.
func (s *importScreen) current() (model.FileResult, bool) {
	row, _ := s.list.Current()
	if row < 0 || row >= len(s.result) {
		return model.FileResult{}, false
	}
	return s.result[row], true
}

// showFile shows the changes and problems of the chosen file.
func (s *importScreen) showFile() {
	p, r := &s.parts, model.FileResult{}
	if got, ok := s.current(); ok {
		r = got
	}
	problems := problemsOf(r)
	p.changes.Select(-1, 0)
	p.problems.Select(-1, 0)
	p.changes.SetSource(kit.SourceFunc{Count: func() int { return len(r.Changes) }, At: func(i int) kit.Row { return changeRow(r.Changes[i]) }})
	p.problems.SetSource(kit.SourceFunc{Count: func() int { return len(problems) }, At: func(i int) kit.Row { return problemRow(problems[i]) }})
	p.changeNote.SetText(changeNote(r))
	p.problemNote.SetText(problemsText(r))
	p.detail.SetSpans(kit.Span{Text: adviceText(r), Tone: kit.ToneMuted})
	if len(problems) > 0 {
		p.problems.Select(0, 0)
	}
}

// changeNote counts what a file would change and what it would not.
func changeNote(r model.FileResult) string {
	if r.Layout == model.LayoutUnknown {
		return "tệp chưa đọc được"
	}
	return fmt.Sprintf("%s; %s ô trùng với số đang có", changesText(r), count(r.Unchanged))
}

// adviceText says what to do with a file that holds no problem to show.
func adviceText(r model.FileResult) string {
	switch {
	case len(r.Problems) > 0:
		return ""
	case len(r.Changes) == 0:
		return "Mọi ô của tệp này trùng với số đang có trong sổ."
	}
	return "Tệp này nhập được. Chọn một dòng để xem đầy đủ số đang có và số sẽ ghi."
}

// tellChange shows a whole change, which the table may have cut.
func (s *importScreen) tellChange(row int) {
	if r, ok := s.current(); ok && row >= 0 && row < len(r.Changes) {
		s.parts.problems.Select(-1, 0)
		s.parts.detail.SetSpans(changeSpans(r.Changes[row])...)
	}
}

// tellProblem shows a whole problem, which the table may have cut.
func (s *importScreen) tellProblem(row int) {
	r, ok := s.current()
	if problems := problemsOf(r); ok && row >= 0 && row < len(problems) {
		s.parts.changes.Select(-1, 0)
		s.parts.detail.SetSpans(problemSpans(problems[row])...)
	}
}

// nextProblem goes to the next problem, of the next file when this one has no
// more.
func (s *importScreen) nextProblem() {
	row, _ := s.parts.problems.Current()
	if row+1 < s.parts.problems.Source().Len() {
		s.parts.problems.Select(row+1, 0)
		return
	}
	at, _ := s.list.Current()
	for i := range s.result {
		next := (at + 1 + i) % len(s.result)
		if len(s.result[next].Problems) > 0 {
			s.list.Select(next, 0)
			s.parts.problems.Select(0, 0)
			return
		}
	}
}

// dropFile takes the chosen file off the list.
func (s *importScreen) dropFile() {
	i, _ := s.list.Current()
	if i < 0 || i >= len(s.files) {
		return
	}
	s.files = slices.Delete(s.files, i, i+1)
	s.Reload() // what one file changes may depend on the one before it
}
