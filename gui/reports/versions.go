package reports

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// versionList lists the versions of the report that shows, newest first; it is
// hidden while there is none.
type versionList struct {
	s       *entryScreen
	key     reportKey
	all     []model.Version
	grid    *kit.Grid
	content fyne.CanvasObject
}

func newVersionList(s *entryScreen) *versionList {
	l := &versionList{s: s}
	l.grid = kit.NewGrid(versionColumns(), kit.GridOptions{TreeColumn: -1, Bare: true, MinRows: 3})
	l.grid.On = kit.GridEvents{Key: s.Key, Activate: func(int, int) { l.open() }}
	view := kit.NewButton(kit.IconDocument, "Xem bản", l.open).Hint("Enter").Small()
	l.content = kit.NewPanel("Các bản đã duyệt hoặc mở lại", "giữ nguyên, không ai sửa được", l.grid, view)
	l.content.Hide()
	return l
}

// versionColumns are the columns of the list of versions.
func versionColumns() []kit.Column {
	return []kit.Column{
		{ID: "version", Title: "Bản", Width: 70},
		{ID: "status", Title: "Trạng thái", Width: 110},
		{ID: "at", Title: "Lúc", Width: 152},
		{ID: "person", Title: "Người", Width: 150},
		{ID: "received", Title: "Ngày nhận", Width: 110},
		{ID: "reopened", Title: "Mở lại", Width: 200, Grow: true},
	}
}

func versionRow(v model.Version) kit.Row {
	return kit.Row{Key: itoa(v.ID), Cells: kit.Texts(versionName(v), v.Status.Label(), v.At.Format("02/01/2006 15:04"),
		orMissing(v.Person, "–"), vn.FormatDate(v.SubmittedOn), reopenedWords(v.Reopened))}
}

func versionName(v model.Version) string { return fmt.Sprintf("Bản %d", v.Number) }

// reopenedWords tells why a version was opened again.
func reopenedWords(r model.Reopening) string {
	if r.At.IsZero() {
		return "chưa, đang là bản chính thức"
	}
	return r.At.Format("02/01/2006 15:04") + ", " + r.Person + ": " + r.Reason
}

func (l *versionList) show(k reportKey, all []model.Version) {
	l.key, l.all = k, slices.Clone(all)
	slices.Reverse(l.all)
	rows := make([]kit.Row, len(l.all))
	for i, v := range l.all {
		rows[i] = versionRow(v)
	}
	l.grid.SetRows(rows)
	if len(rows) == 0 {
		l.content.Hide()
		return
	}
	if row, _ := l.grid.Current(); row < 0 {
		l.grid.Select(0, 0)
	}
	l.content.Show()
}

// open shows the current version beside the present report.
func (l *versionList) open() {
	row, _ := l.grid.Current()
	if row < 0 || row >= len(l.all) {
		return
	}
	k, id := l.key, l.all[row].ID
	unit := l.s.report.entry.Unit.Name
	var view service.VersionView
	kit.Do(l.s.env, func(ctx context.Context) (err error) {
		view, err = l.s.svc.CompareVersion(ctx, k.unit, k.year, k.code, id)
		return err
	}, func(err error) {
		if err != nil {
			l.s.env.Fail(err)
			return
		}
		showVersion(l.s.env.Window, unit, view)
	})
}

// compareColumns are the columns of a version beside the present report.
func compareColumns(v model.Version) []kit.Column {
	return []kit.Column{
		{ID: "number", Title: "Số", Width: 44, Align: kit.AlignCenter},
		{ID: "name", Title: "Chỉ tiêu, mục", Width: 230},
		{ID: "then", Title: versionName(v), Width: 260, Grow: true},
		{ID: "now", Title: "Hiện nay", Width: 260, Grow: true},
		{ID: "changed", Title: "So sánh", Width: 90},
	}
}

func compareRows(lines []service.VersionLine) []kit.Row {
	out := make([]kit.Row, len(lines))
	for i, l := range lines {
		cells := kit.Texts(l.Number, l.Name, oneLine(orMissing(l.Then, "trống")), oneLine(orMissing(l.Now, "trống")), "giống")
		cells[4].Tone = kit.ToneMuted
		if l.Changed() {
			cells[4] = kit.Cell{Text: "khác", Bold: true, Tone: kit.ToneWarn, Mark: kit.StateMark(kit.StateLate)}
			for k := range cells {
				cells[k].Fill = kit.FillWarn
			}
		}
		out[i] = kit.Row{Key: l.Number + l.Name, Cells: cells}
	}
	return out
}

// showVersion opens a version beside the present report. Long texts stand whole
// under the table.
func showVersion(w fyne.Window, unit string, view service.VersionView) {
	v := view.Version
	changed := 0
	for _, l := range view.Lines {
		if l.Changed() {
			changed++
		}
	}
	grid := kit.NewGrid(compareColumns(v), kit.GridOptions{TreeColumn: -1, MinRows: 11})
	grid.SetEmpty(kit.Empty{Icon: kit.IconDocument, Title: "Bản này không có số liệu và thuyết minh nào", Text: "Báo cáo hiện nay cũng vậy."})
	grid.SetRows(compareRows(view.Lines))
	whole := kit.NewSmallWords(kit.SizeNote)
	grid.On.Select = func(row, _ int) {
		if row >= 0 && row < len(view.Lines) {
			whole.SetSpans(wholeSpans(v, view.Lines[row])...)
		}
	}
	head := kit.NewWords(kit.Span{Text: versionTold(v, changed)})
	body := kit.NewStackV(8, head, grid, whole)
	if len(view.Lines) > 0 {
		grid.Select(firstChanged(view.Lines), 0)
	}
	kit.ShowDialog(w, versionName(v)+" của "+unit, body, 1040, kit.DialogButton{Label: "Đóng", Key: "Esc"})
}

func firstChanged(lines []service.VersionLine) int {
	return max(0, slices.IndexFunc(lines, service.VersionLine.Changed))
}

// versionTold says what the version is and how much differs.
func versionTold(v model.Version, changed int) string {
	text := v.Status.Label() + " " + v.At.Format("02/01/2006 15:04")
	if v.Person != "" {
		text += ", " + v.Person
	}
	if !v.Reopened.At.IsZero() {
		text += "; mở lại " + reopenedWords(v.Reopened)
	}
	if changed == 0 {
		return text + ". Báo cáo hiện nay giống hệt bản này."
	}
	return fmt.Sprintf("%s. Hiện nay có %d chỗ khác.", text, changed)
}

// wholeSpans writes both texts of a line whole.
func wholeSpans(v model.Version, l service.VersionLine) []kit.Span {
	return []kit.Span{
		{Text: versionName(v) + ": ", Bold: true}, {Text: orMissing(oneLine(l.Then), "trống") + "  "},
		{Text: "Hiện nay: ", Bold: true}, {Text: orMissing(oneLine(l.Now), "trống")},
	}
}
