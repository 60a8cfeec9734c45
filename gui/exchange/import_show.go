package exchange

import (
	"fmt"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

// show fills the screen from the files and the result.
func (s *importScreen) show() {
	view := s.work
	if len(s.files) == 0 {
		view = s.none
	}
	if len(s.page.Objects) == 0 || s.page.Objects[0] != view {
		s.page.Objects = []fyne.CanvasObject{view}
	}
	rows := make([]kit.Row, len(s.result))
	in := 0
	for i, r := range s.result {
		rows[i] = fileRow(s.files[i], r)
		if !s.files[i].out {
			in++
		}
	}
	s.list.SetRows(rows)
	why := reason(s.files, s.result)
	s.top.do.SetText(fmt.Sprintf("Nhập %d tệp", in))
	s.top.do.SetReason(why)
	s.top.why.SetText(why)
	s.showBroken()
	s.showFile()
	s.page.Refresh()
	s.env.Status("Chưa ghi gì vào sổ; chỉ ghi khi bấm Nhập")
}

// showBroken offers to leave out all files that cannot be read at once.
func (s *importScreen) showBroken() {
	total, in := brokenFiles(s.files)
	text := fmt.Sprintf("Bỏ qua mọi tệp hỏng (%d)", in)
	if in == 0 {
		text = fmt.Sprintf("Lấy lại tệp hỏng (%d)", total)
	}
	s.top.bad.SetText(text)
	kit.Show(s.top.bad, total > 1 || total == 1 && len(s.files) > 1)
}

// current returns the chosen file of the list with its result.
func (s *importScreen) current() (loaded, model.FileResult, bool) {
	row, _ := s.list.Current()
	if row < 0 || row >= len(s.result) {
		return loaded{}, model.FileResult{}, false
	}
	return s.files[row], s.result[row], true
}

// showFile shows the chosen file: its sheet, how it is read, and what waits for
// the user.
func (s *importScreen) showFile() {
	f, r, _ := s.current()
	if _, has := f.table(s.shown); !has {
		s.shown = spot{}
	}
	if f.out {
		s.top.out.SetText("Nhập lại tệp")
	} else {
		s.top.out.SetText("Để ra ngoài")
	}
	s.cols.show(f) // names the fields that head the sheet
	s.src.show(f, r)
	s.asks.jumps = s.stay
	s.asks.show(r, f.manySheets())
	s.asks.jumps, s.stay = false, false
}

// showTable shows another table of the chosen file.
func (s *importScreen) showTable(at spot) {
	if t, has := s.table(); has && spotOf(t.Mapping) == at {
		return
	}
	f, r, ok := s.current()
	if _, has := f.table(at); !ok || !has {
		return
	}
	s.shown = at
	s.cols.show(f)
	s.src.show(f, r)
	s.src.toTable()
}

// table returns the table that is shown.
func (s *importScreen) table() (model.SheetTable, bool) {
	f, _, ok := s.current()
	if !ok {
		return model.SheetTable{}, false
	}
	return f.table(s.shown)
}

// addTable reads one more table of the shown sheet, whose headings begin in a
// row, and shows it.
func (s *importScreen) addTable(row int) {
	t, ok := s.table()
	if !ok || row < 1 {
		return
	}
	f, _, _ := s.current()
	at := spot{sheet: t.Mapping.Sheet, at: row}
	if _, there := f.table(at); !there {
		s.shown, s.stay = at, true
		s.change(func(l *loaded) { l.add(at.sheet, row) })
	}
}

// remap changes how the shown table is read.
func (s *importScreen) remap(change func(*model.Mapping)) {
	t, ok := s.table()
	if !ok {
		return
	}
	s.stay = true
	s.change(func(l *loaded) { l.remap(spotOf(t.Mapping), change) })
}

// goTo shows a cell of the chosen file in its sheet.
func (s *importScreen) goTo(sheet, cell string) {
	f, _, _ := s.current()
	if t, ok := f.tableAt(sheet, cell); ok && sheet != "" {
		s.showTable(spotOf(t.Mapping))
	}
	s.src.goTo(cell)
}

// nextProblem goes to the next problem that waits for the user, of the next
// file when this one has no more.
func (s *importScreen) nextProblem() {
	canvas := s.env.Window.Canvas()
	fresh := canvas.Focused() != fyne.Focusable(s.asks.problems) // then the shown one is the next
	canvas.Focus(s.asks.problems)
	at, _ := s.list.Current()
	if f, _, _ := s.current(); !f.out && s.asks.next(fresh) {
		return
	}
	for i := range s.result {
		next := (at + 1 + i) % len(s.result)
		if !s.files[next].out && s.result[next].Errors()+s.result[next].Questions() > 0 {
			s.list.Select(next, 0)
			s.asks.first()
			return
		}
	}
}
