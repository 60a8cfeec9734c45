package papers

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/data/document/papers"
	"sothidua/data/model"
	"sothidua/data/vn"
	"sothidua/gui/kit"
	"sothidua/gui/preview"
)

// textRows is the least height of the box of a wording, in lines.
const textRows = 8

// The widths of the list of papers and of its column of marks, in pixels of a
// 100% screen: the longest name shows whole beside a scroll bar.
const (
	textsWidth float32 = 290
	ownWidth   float32 = 30
)

// build lays the tab out.
func (s *textsScreen) build() {
	v := &s.view
	v.list = kit.NewGrid([]kit.Column{{ID: "paper", Width: 190, Grow: true}, {ID: "own", Width: ownWidth}}, kit.GridOptions{TreeColumn: -1, NoHeader: true, Bare: true, RowHeight: 28, MinRows: 6})
	v.list.On.Select = func(row, _ int) {
		if all := worded(); row >= 0 && row < len(all) {
			s.pick(all[row])
		}
	}
	v.version = kit.NewSelect(nil, s.pickVersion)
	v.from, v.to = kit.NewDateBox(), kit.NewDateBox()
	v.from.SetPlaceholder("mọi ngày")
	v.to.SetPlaceholder("không hết")
	v.form = kit.NewForm([]kit.FormItem{{Key: "version", Field: kit.NewField("Mẫu", v.version)}},
		[]kit.FormItem{{Key: "from", Field: kit.NewField("Dùng từ ngày", v.from)}, {Key: "to", Field: kit.NewField("Đến hết ngày", v.to)}})
	v.form.OnChange(s.follow)
	v.text = kit.NewTextArea(textRows)
	v.text.OnTyping = func(string) { s.follow(); s.draw() }
	v.text.OnCommit = func(string) { s.follow(); s.draw() }
	v.wrong = kit.NewWarnBox()
	v.wrong.Hide()
	v.badge = kit.NewBadge("● Chưa lưu")
	editor := kit.NewPanel("Lời văn", "", kit.NewInset(12, 8, kit.NewStackV(8, v.form, kit.Grow(v.text), v.wrong)), v.badge)
	body := kit.NewColumns(10, []float32{0.5, 0.5}, editor, s.reference())
	v.page = kit.NewPage(s.actions(), kit.NewBeside(textsWidth, 10, kit.NewPanel("", "", kit.NewInset(2, 4, v.list)), body), nil)
	s.showList()
}

func (s *textsScreen) actions() fyne.CanvasObject {
	v := &s.view
	v.save = kit.NewPrimary(kit.IconSave, "Lưu", func() { s.Save(func(bool) {}) }).Hint("Ctrl+S")
	v.cancel = kit.NewButton("", "Hủy", s.Discard).Hint("Esc")
	v.own = kit.NewButton(kit.IconPencil, "Sửa thành mẫu riêng", func() { s.begin("") })
	v.next = kit.NewButton(kit.IconCalendar, "Mẫu mới từ ngày…", s.askNext)
	v.cut = kit.NewButton(kit.IconUndo, "Về mẫu có sẵn…", s.askRemove)
	return kit.NewActions([]fyne.CanvasObject{v.save, v.cancel, v.own, v.next, v.cut},
		[]fyne.CanvasObject{kit.NewButton(kit.IconPrint, "Xem ở In văn bản", func() { s.env.Go(kit.Place{Area: areaID, Tab: tabPrint, Filter: s.kind.Name}) })})
}

// reference is the paper the wording makes, and what may stand in a wording.
func (s *textsScreen) reference() fyne.CanvasObject {
	v := &s.view
	v.pages = preview.NewPages(s.env)
	columns := []kit.Column{{ID: "write", Title: "Trường", Width: 128}, {ID: "kind", Title: "Loại", Width: 78, Small: true}, {ID: "about", Title: "Nghĩa", Width: 150, Grow: true, Small: true}}
	v.fields = kit.NewGrid(columns, kit.GridOptions{TreeColumn: -1, RowHeight: 26})
	v.fields.On.Activate = func(row, _ int) { s.copyField(row) }
	parts := []fyne.CanvasObject{v.pages, v.fields, guide()}
	stack := container.NewStack(parts...)
	v.pick = func(at int) {
		for i, o := range parts {
			kit.Show(o, i == at)
		}
		stack.Refresh()
	}
	v.tabs = kit.NewTabs([]string{"Xem trước", "Trường được dùng", "Cách viết"}, v.pick)
	v.pick(0)
	return kit.NewStackV(6, v.tabs, kit.Grow(stack))
}

// guide tells how a wording is written; what is typed stands out in it.
func guide() fyne.CanvasObject {
	text, err := papers.Guide()
	if err != nil {
		text = model.Message(err)
	}
	var lines []fyne.CanvasObject
	for _, line := range strings.Split(text, "\n") {
		heading := strings.TrimLeft(line, "#")
		var spans []kit.Span
		for i, part := range strings.Split(strings.TrimSpace(heading), "`") {
			spans = append(spans, kit.Span{Text: part, Bold: i%2 == 1 || heading != line})
		}
		if strings.TrimSpace(line) != "" {
			lines = append(lines, kit.NewSmallWords(kit.SizeLabel, spans...))
		}
	}
	return kit.NewPanel("", "", container.NewVScroll(kit.NewInset(12, 8, kit.NewStackV(7, lines...))))
}

// copyField puts a field on the clipboard as it is typed.
func (s *textsScreen) copyField(row int) {
	all, err := fieldsOf(s.kind.Name)
	if err == nil && row >= 0 && row < len(all) {
		s.copy(all[row].write())
	}
}

func (s *textsScreen) copy(text string) {
	fyne.CurrentApp().Clipboard().SetContent(text)
	s.env.Status("Đã chép " + text + ": đặt con trỏ trong lời văn rồi Ctrl+V")
}

// showList marks the papers that have a wording of their own.
func (s *textsScreen) showList() {
	own := map[string]bool{}
	for _, t := range s.data.facts.Settings.Texts {
		own[t.Kind] = true
	}
	var rows []kit.Row
	for _, k := range worded() {
		var mark kit.Cell // in a column of its own: words behind a long name would be cut
		if own[k.Name] {
			mark = kit.Cell{Mark: kit.Icon(kit.IconPencil, kit.WarnInk)}
		}
		rows = append(rows, kit.Row{Key: k.Name, Cells: []kit.Cell{{Text: k.Label}, mark}})
	}
	s.view.list.SetRows(rows)
	s.view.list.SelectKey(s.kind.Name)
}

// showVersions lists the wordings of the paper and the fields they may use.
func (s *textsScreen) showVersions() {
	labels, at := []string{"Mẫu có sẵn của chương trình"}, 0
	for i, t := range s.versions() {
		text := "Mẫu riêng, " + validity(t.Validity)
		if t.Person != "" {
			text += " (" + t.Person + ")"
		}
		labels = append(labels, text)
		if t.ID == s.stored.ID {
			at = i + 1
		}
	}
	if s.fresh {
		labels = append(labels, "Mẫu riêng mới, chưa lưu")
		at = len(labels) - 1
	}
	s.view.version.SetItems(labels)
	s.view.version.SetIndex(at)
	all, err := fieldsOf(s.kind.Name)
	if err != nil {
		s.view.fields.SetError(err, nil)
		return
	}
	rows := make([]kit.Row, len(all))
	for i, f := range all {
		rows[i] = kit.Row{Key: f.name, Cells: kit.Texts("."+f.name, string(f.kind), f.about)}
	}
	s.view.fields.SetRows(rows)
	s.env.Status(fmt.Sprintf("%s: %d mẫu riêng, mẫu đang xem dùng cho văn bản %s", s.kind.Label, len(s.versions()), validity(s.stored.Validity)))
}

// pickVersion shows another wording of the paper, after unsaved work was dealt
// with.
func (s *textsScreen) pickVersion(i int) {
	all := s.versions()
	target := s.builtIn()
	if i >= 1 && i <= len(all) {
		target = all[i-1]
	}
	if s.fresh && i == len(all)+1 || !s.fresh && target.ID == s.stored.ID {
		return
	}
	if s.Unsaved() == "" {
		s.take(target)
		return
	}
	kit.AskLeaving(s.env.Window, s.Unsaved(), func() {
		s.Save(func(saved bool) {
			if saved {
				s.wish = target.ID
			} else {
				s.showVersions()
			}
		})
	}, func() { s.take(target) }, s.showVersions)
}

// begin starts a new wording out of the one that shows, for papers from a day.
func (s *textsScreen) begin(from model.Date) {
	t := s.stored
	t.ID, t.Person, t.Kind, t.Text = 0, "", s.kind.Name, s.view.text.Text()
	t.Validity = model.Validity{From: from}
	s.stored, s.fresh = t, true
	s.showVersions()
	s.fill(t)
	s.view.text.Focus()
}

// askNext asks from when a new wording shall be used; the present one stays for
// the papers before.
func (s *textsScreen) askNext() {
	kit.AskText(s.env.Window, "Mẫu mới từ ngày", "Dùng cho văn bản từ ngày", vn.FormatDate(s.data.facts.Today), "Soạn mẫu mới", func(text string) error {
		day, err := vn.ParseDate(text)
		if err != nil {
			return err
		}
		if day == "" {
			return model.Invalid("", "Ghi ngày bắt đầu dùng, như 01/07/2025.")
		}
		s.begin(day)
		return nil
	})
}

// askRemove brings the built-in wording back.
func (s *textsScreen) askRemove() {
	t := s.stored
	text := fmt.Sprintf("Bỏ mẫu riêng “%s” (%s)? Văn bản trong những ngày đó dùng lại mẫu có sẵn. Việc này được ghi vào lịch sử.", s.kind.Label, validity(t.Validity))
	kit.Confirm(s.env.Window, "Về mẫu có sẵn", text, "Bỏ mẫu riêng", true, func() {
		if s.fresh {
			s.Discard()
			return
		}
		kit.Do(s.env, func(ctx context.Context) error { return s.svc.DeletePaperText(ctx, t) }, func(err error) {
			if err != nil {
				s.env.Fail(err)
				return
			}
			s.stored = model.PaperText{}
			s.env.Done("Đã bỏ mẫu riêng “"+s.kind.Label+"”.", kit.Action{Label: "Hoàn tác", Do: func() { s.undo(t) }})
			s.Reload()
		})
	})
}

// undo keeps a removed wording again.
func (s *textsScreen) undo(t model.PaperText) {
	t.ID = 0
	year := s.env.Scope().Year
	kit.Do(s.env, func(ctx context.Context) (err error) {
		t, err = s.svc.SavePaperText(ctx, t, year)
		return err
	}, func(err error) {
		if err != nil {
			s.env.Fail(err)
			return
		}
		s.wish = t.ID
		s.Reload()
	})
}

// follow sets the buttons by what the boxes hold.
func (s *textsScreen) follow() {
	v := &s.view
	built := s.stored.ID == 0 && !s.fresh
	reason := "chưa có gì thay đổi"
	if s.Unsaved() != "" {
		reason = ""
	}
	v.save.SetReason(reason)
	v.cancel.SetReason(reason)
	kit.Show(v.badge, reason == "")
	kit.Show(v.own, built)
	kit.Show(v.next, !built && !s.fresh)
	kit.Show(v.cut, !built)
	v.page.Refresh()
}

// cleaned is a wording as the box gives it back.
func cleaned(s string) string { return vn.CleanText(s) }
