package exchange

import (
	"context"
	"errors"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/data/service"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// ask tells what undoing the chosen import would put back and what it would
// have to keep, and lets the user choose.
func (s *historyScreen) ask() {
	b, ok := s.current()
	if !ok || b.Undo.Done() {
		return
	}
	var r service.UndoReport
	kit.RunJob(s.env, "Xem trước khi hoàn tác", func(ctx context.Context, step func(done, total int, item string)) error {
		step(0, 1, "đối chiếu với sổ")
		var err error
		r, err = s.p.Books.PreviewUndo(ctx, b.ID)
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil:
			s.env.Fail(err)
			s.Reload()
		default:
			s.choose(r)
		}
	})
}

// choose shows the dialog of an undo.
func (s *historyScreen) choose(r service.UndoReport) {
	b := r.Batch
	text := fmt.Sprintf("Lần nhập lúc %s của %s: %s. ", vn.FormatTime(b.At), b.Person, service.BatchName(b))
	if len(r.Clashes) == 0 {
		text += fmt.Sprintf("Trả lại số cũ cho %s ô; đơn vị, chỉ tiêu do lần nhập thêm vào thì bỏ. Lịch sử vẫn giữ cả hai lần.", count(r.Undone))
		kit.Confirm(s.env.Window, "Hoàn tác lần nhập này?", text, "Hoàn tác", false, func() { s.carryOut(r, false) })
		return
	}
	text += fmt.Sprintf("%d chỗ dưới đây đã thay đổi sau khi nhập hoặc đang khóa, không hoàn tác được.", len(r.Clashes))
	grid := kit.NewGrid([]kit.Column{
		{ID: "cell", Title: "Ô", Width: 56, Small: true}, {ID: "what", Title: "Mục", Width: 180, Grow: true, Small: true},
		{ID: "imported", Title: "Đã nhập", Width: 84, Small: true}, {ID: "now", Title: "Nay là", Width: 84, Small: true},
		{ID: "who", Title: "Ai sửa, lúc nào", Width: 236, Small: true}, {ID: "why", Title: "Vì sao giữ", Width: 210, Small: true},
	}, kit.GridOptions{TreeColumn: -1, RowHeight: 26})
	var rows []kit.Row
	for _, c := range r.Clashes {
		rows = append(rows, clashRow(c))
	}
	grid.SetRows(rows)
	body := kit.NewStackV(8, kit.NewWords(kit.Span{Text: text}), container.New(fixedHeight(min(float32(len(rows))*26+52, 290)), grid))
	buttons := []kit.DialogButton{}
	if r.Undone > 0 {
		buttons = append(buttons, kit.DialogButton{Label: fmt.Sprintf("Giữ %d chỗ này, trả lại %s ô khác", len(r.Clashes), count(r.Undone)), Icon: kit.IconUndo,
			Kind: kit.PrimaryButton, Do: func() bool { s.carryOut(r, true); return true }})
	}
	kit.ShowDialog(s.env.Window, "Hoàn tác lần nhập này?", body, 960, append(buttons, kit.DialogButton{Label: "Thôi, không hoàn tác gì", Key: "Esc"})...)
}

func clashRow(c service.UndoClash) kit.Row {
	who := "–"
	if c.Person != "" {
		who = c.Person + ", " + vn.FormatTime(c.At)
	}
	return kit.Row{Cells: kit.Texts(place("", c.Cell), c.Subject, c.Imported, c.Now, who, c.Why)}
}

// carryOut undoes an import after a copy of the book was kept.
func (s *historyScreen) carryOut(r service.UndoReport, keep bool) {
	b := r.Batch
	kit.RunJob(s.env, "Hoàn tác lần nhập", func(ctx context.Context, step func(done, total int, item string)) error {
		step(0, len(b.Files), "sao lưu trước khi hoàn tác")
		err := s.p.Before(ctx)
		if err == nil {
			r, err = s.p.Books.UndoImport(ctx, b.ID, keep, func(done int) { step(done, len(b.Files), "trả lại số cũ") })
		}
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
			s.env.Notify(kit.Notice{Kind: kit.NoticeInfo, Text: "Đã dừng. Chưa hoàn tác gì."})
		case err != nil:
			s.env.Fail(err)
			s.Reload()
		default:
			s.env.Done(undoneText(r))
		}
	})
}

func undoneText(r service.UndoReport) string {
	text := fmt.Sprintf("Đã hoàn tác lần nhập %s: trả lại %s ô", service.BatchName(r.Batch), count(r.Undone))
	if n := len(r.Clashes); n > 0 {
		text += fmt.Sprintf(", giữ %d chỗ đã sửa sau", n)
	}
	return text + "."
}

// fixedHeight is a layout that gives its one object a height, in pixels of a
// 100% screen.
type fixedHeight float32

// MinSize implements fyne.Layout.
func (h fixedHeight) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objs[0].MinSize().Width, float32(h)*kit.Scale())
}

// Layout implements fyne.Layout.
func (h fixedHeight) Layout(objs []fyne.CanvasObject, size fyne.Size) { objs[0].Resize(size) }
