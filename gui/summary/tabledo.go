package summary

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"sothidua/data/document"
	"sothidua/data/progress"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// openReport opens the report behind the chosen row: of the chosen unit, else
// of the one in charge, else of the unit to look at first.
func (s *table) openReport() {
	r := s.chosen()
	if r == nil || !r.Target.Leaf {
		return
	}
	if u := s.units.at(s.view.units.Current()); u != nil {
		s.openUnit(u)
		return
	}
	if u := s.units.worst(r.Target.LeadID); u != nil {
		s.openUnit(u)
		return
	}
	s.env.Go(kit.Place{Area: "targets", Tab: "allocation", Target: r.Target.ID})
}

func (s *table) openUnit(u *progress.UnitRow) {
	if r := s.chosen(); r != nil && u != nil {
		s.env.Go(kit.Place{Area: "reports", Tab: "entry", Unit: u.Unit.ID, Target: r.Target.ID})
	}
}

func (s *table) openTarget() {
	if r := s.chosen(); r != nil {
		s.env.Go(kit.Place{Area: "targets", Tab: "list", Target: r.Target.ID})
	}
}

// showNote shows the notes of the chosen row whole.
func (s *table) showNote() {
	if r := s.chosen(); r != nil {
		title := fmt.Sprintf("Ghi chú chỉ tiêu %s. %s", r.Target.Number, r.Target.Name)
		kit.ShowDialog(s.env.Window, title, kit.NewWords(kit.Span{Text: r.Note}), 520,
			kit.DialogButton{Label: "Đóng", Kind: kit.PrimaryButton, Do: func() bool { return true }})
	}
}

// copyAll puts the table as it shows on the clipboard, heads included.
func (s *table) copyAll() {
	if !s.loaded {
		return
	}
	g := s.view.grid
	lines := make([][]string, 1, g.Source().Len()+1)
	for _, c := range g.Columns() {
		lines[0] = append(lines[0], strings.ReplaceAll(c.Title, "\n", " "))
	}
	for i := range g.Source().Len() {
		line := make([]string, len(lines[0]))
		for j := range line {
			line[j] = forExcel(g.Cell(i, j).Text)
		}
		lines = append(lines, line)
	}
	fyne.CurrentApp().Clipboard().SetContent(kit.FormatTSV(lines))
	s.env.Done(fmt.Sprintf("Đã chép %d dòng. Mở Excel hoặc Word rồi bấm Ctrl+V để dán.", len(lines)-1))
}

// forExcel writes a cell's text for another program: nothing for a missing
// figure, and the minus sign Excel reads.
func forExcel(text string) string {
	if text == "–" {
		return ""
	}
	return strings.Replace(text, "−", "-", 1)
}

// Print implements kit.Printer.
func (s *table) Print() {
	scope, money := s.env.Scope(), s.money
	s.env.Preview("Bảng tổng hợp chỉ tiêu", func(bool) (document.Document, error) {
		t, err := s.svc.Progress(s.env.Ctx, scope.Year, scope.Code)
		if err != nil {
			return document.Document{}, err
		}
		opt := document.DefaultSummaryOptions()
		opt.Money = money
		return document.SummaryTable(t, opt), nil
	})
}

// saveExcel asks for a name and writes the summary workbook of the commune.
func saveExcel(env kit.Env, export Exporter) {
	scope := env.Scope()
	name := fmt.Sprintf("Tong hop %s %d.xlsx", vn.Fold(scope.Code.Short()), scope.Year)
	env.Files.Save("Lưu bảng tổng hợp", name, func(path string) {
		kit.Do(env, func(ctx context.Context) error { return export(ctx, scope, 0, path) }, func(err error) {
			if err != nil {
				env.Fail(err, kit.Action{Label: "Thử lại", Do: func() { saveExcel(env, export) }})
				return
			}
			env.Saved(path)
		})
	})
}
