package papers

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

// lines is a list that is kept as a whole: lines are added, changed, removed and
// moved, and every change is saved at once and can be undone.
type lines[T any] struct {
	env  kit.Env
	look lineLook[T]
	all  []T
	grid *kit.Grid
	lineButtons
	root fyne.CanvasObject
}

// lineLook is what makes one list differ from another.
type lineLook[T any] struct {
	columns []kit.Column
	empty   kit.Empty
	row     func(T) []kit.Cell
	blank   func() T                                 // a new line
	form    func(T) (*kit.Form, func() (T, error))   // asks for a line; the reader names the field at fault
	save    func(ctx context.Context, all []T) error // keeps the list
	what    string                                   // "căn cứ", in messages
	changed func()                                   // after the list was saved: it is to be loaded again
	more    []fyne.CanvasObject                      // further buttons
	note    string                                   // under the list
}

// lineButtons are those over a list.
type lineButtons struct{ add, change, remove, up, down *kit.Button }

func newLines[T any](env kit.Env, look lineLook[T]) *lines[T] {
	l := &lines[T]{env: env, look: look}
	l.grid = kit.NewGrid(look.columns, kit.GridOptions{TreeColumn: -1, RowHeight: 28})
	l.grid.On = kit.GridEvents{Select: func(int, int) { l.follow() }, Activate: func(int, int) { l.edit() }, Insert: l.insert, Delete: func(int) { l.delete() }}
	l.grid.SetEmpty(look.empty)
	l.add = kit.NewPrimary(kit.IconPlus, "Thêm "+look.what, l.insert).Hint("Insert")
	l.change = kit.NewButton(kit.IconPencil, "Sửa…", l.edit).Hint("Enter")
	l.remove = kit.NewButton(kit.IconTrash, "Xóa", l.delete).Hint("Delete")
	l.up = kit.NewButton(kit.IconUp, "Lên", func() { l.move(-1) })
	l.down = kit.NewButton(kit.IconDown, "Xuống", func() { l.move(1) })
	actions := kit.NewActions([]fyne.CanvasObject{l.add, l.change, l.remove}, append([]fyne.CanvasObject{l.up, l.down}, look.more...))
	l.root = kit.NewStackV(8, actions, kit.Grow(l.grid), kit.NewSmallWords(kit.SizeNote, kit.Span{Text: look.note, Tone: kit.ToneMuted}))
	l.follow()
	return l
}

// set shows a list; the current line stays current.
func (l *lines[T]) set(all []T) {
	at, _ := l.grid.Current()
	l.all = all
	rows := make([]kit.Row, len(all))
	for i, x := range all {
		rows[i] = kit.Row{Key: fmt.Sprint(i), Cells: l.look.row(x)}
	}
	l.grid.SetRows(rows)
	if len(all) > 0 {
		l.grid.Select(max(0, min(at, len(all)-1)), 0)
	}
	l.follow()
}

// chosen returns the current line, -1 for none.
func (l *lines[T]) chosen() int {
	if row, _ := l.grid.Current(); row >= 0 && row < len(l.all) {
		return row
	}
	return -1
}

func (l *lines[T]) follow() {
	at := l.chosen()
	reason := ""
	if at < 0 {
		reason = "chọn một dòng"
	}
	for _, b := range []*kit.Button{l.change, l.remove, l.up, l.down} {
		b.SetReason(reason)
	}
	if at == 0 {
		l.up.SetReason("đây là dòng đầu")
	}
	if at >= 0 && at == len(l.all)-1 {
		l.down.SetReason("đây là dòng cuối")
	}
}

func (l *lines[T]) insert() {
	l.ask("Thêm "+l.look.what, l.look.blank(), func(all []T, x T) []T { return append(all, x) })
}

func (l *lines[T]) edit() {
	if at := l.chosen(); at >= 0 {
		l.ask("Sửa "+l.look.what, l.all[at], func(all []T, x T) []T {
			all[at] = x
			return all
		})
	}
}

// ask shows the form of a line and saves the list with it. The dialog stays open
// when the list is refused.
func (l *lines[T]) ask(title string, x T, put func([]T, T) []T) {
	form, read := l.look.form(x)
	var closeDialog func()
	refuse := func(err error) {
		if !form.ShowError(err) {
			kit.ShowError(l.env.Window, err)
		}
	}
	closeDialog = kit.ShowDialog(l.env.Window, title, form, 620,
		kit.DialogButton{Label: "Lưu", Icon: kit.IconSave, Kind: kit.PrimaryButton, Do: func() bool {
			form.ClearErrors()
			line, err := read()
			if err != nil {
				refuse(err)
				return false
			}
			l.keep(put(slices.Clone(l.all), line), func(err error) {
				if err != nil {
					refuse(err)
					return
				}
				closeDialog()
				l.told("Đã lưu "+l.look.what+".", l.all)
			})
			return false
		}}, kit.DialogButton{Label: "Hủy", Key: "Esc"})
}

// keep saves a list in the background.
func (l *lines[T]) keep(all []T, after func(error)) {
	kit.Do(l.env, func(ctx context.Context) error { return l.look.save(ctx, all) }, after)
}

// told says what was done, offers to take it back, and loads the list again.
func (l *lines[T]) told(text string, before []T) {
	l.env.Done(text, kit.Action{Label: "Hoàn tác", Do: func() {
		l.keep(before, func(err error) {
			if err != nil {
				l.env.Fail(err)
				return
			}
			l.look.changed()
		})
	}})
	l.look.changed()
	l.env.Window.Canvas().Focus(l.grid)
}

func (l *lines[T]) delete() {
	at := l.chosen()
	if at < 0 {
		return
	}
	before := slices.Clone(l.all)
	l.keep(slices.Delete(slices.Clone(l.all), at, at+1), func(err error) {
		if err != nil {
			l.env.Fail(err)
			return
		}
		l.told("Đã xóa một dòng "+l.look.what+".", before)
	})
}

func (l *lines[T]) move(by int) {
	at := l.chosen()
	to := at + by
	if at < 0 || to < 0 || to >= len(l.all) {
		return
	}
	all := slices.Clone(l.all)
	all[at], all[to] = all[to], all[at]
	l.keep(all, func(err error) {
		if err != nil {
			l.env.Fail(err)
			return
		}
		l.grid.Select(to, 0)
		l.look.changed()
	})
}

// days are the two boxes of a run of days in a form.
type days struct{ from, to *kit.DateBox }

func newDays(v model.Validity) days {
	d := days{kit.NewDateBox(), kit.NewDateBox()}
	d.from.SetDate(v.From)
	d.to.SetDate(v.To)
	d.from.SetPlaceholder("mọi ngày")
	d.to.SetPlaceholder("không hết")
	return d
}

// items are the two boxes as fields of a form.
func (d days) items() []kit.FormItem {
	return []kit.FormItem{{Key: "from", Field: kit.NewField("Dùng từ ngày", d.from)}, {Key: "to", Field: kit.NewField("Đến hết ngày", d.to)}}
}

// read reads the two boxes. Errors: CodeInvalid with Field "from" or "to".
func (d days) read() (model.Validity, error) {
	var v model.Validity
	var err error
	if v.From, err = d.from.Date(); err != nil {
		return v, model.Invalid("from", "%s", model.Message(err))
	}
	if v.To, err = d.to.Date(); err != nil {
		return v, model.Invalid("to", "%s", model.Message(err))
	}
	return v, nil
}
