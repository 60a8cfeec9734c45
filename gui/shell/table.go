package shell

import (
	"context"

	"fyne.io/fyne/v2"

	"sothidua/gui/kit"
)

// exportTable writes the table that holds the keyboard, else the first of the
// page, as a workbook that the user names.
func (s *Shell) exportTable() {
	g := s.table()
	if g == nil || g.Source().Len() == 0 || s.p.WriteTable == nil {
		s.env.Notify(kit.Notice{Kind: kit.NoticeInfo, Text: "Trang này không có bảng nào có dòng để xuất ra Excel."})
		return
	}
	title := s.tableTitle()
	sheet := Sheet{Title: title, Sample: s.frame.title.badge.Visible(), Table: g.Table()}
	s.env.Files.Save("Xuất bảng ra Excel", title+".xlsx", func(path string) { s.writeTable(path, sheet) })
}

// Sheet is a table of the window on its way into a workbook.
type Sheet struct {
	Title  string
	Sample bool // holds sample figures
	Table  kit.Table
}

// table returns the grid that is meant, nil when the page has none.
func (s *Shell) table() *kit.Grid {
	if g, ok := s.win.Canvas().Focused().(*kit.Grid); ok {
		return g
	}
	if p := s.pages.current; s.over == nil && p != nil {
		return kit.FirstGrid(p.content)
	}
	return nil
}

// tableTitle names a table by its page and the period of the window.
func (s *Shell) tableTitle() string {
	scope := s.env.Scope()
	title := s.frame.title.title.Text()
	if p := s.pages.current; p != nil && len(p.area.Tabs) > 1 {
		title += ", " + p.area.Tabs[p.tab].Label
	}
	return title + ", " + scope.Code.Label(scope.Year)
}

func (s *Shell) writeTable(path string, sheet Sheet) {
	kit.Do(s.env, func(ctx context.Context) error { return s.p.WriteTable(ctx, path, sheet) }, func(err error) {
		if err != nil {
			s.env.Fail(err, kit.Action{Label: "Thử lại", Do: func() { s.writeTable(path, sheet) }})
			return
		}
		s.env.Saved(path)
	})
}

// windowShortcut answers a shortcut that no screen wanted.
func (s *Shell) windowShortcut(sc fyne.Shortcut) {
	if sc.ShortcutName() == kit.ExportTable().ShortcutName() {
		s.exportTable()
	}
}
