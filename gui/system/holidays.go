package system

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// holidays is the dialog about the office's days off and what they do to
// deadlines. Nothing is written before Lưu.
type holidays struct {
	env   kit.Env
	svc   periodBook
	year  int // whose fixed holidays are proposed
	draft model.WorkCalendar
	shift *kit.Check
	grid  *kit.Grid
	day   *kit.DateBox
	name  *kit.TextBox
	form  *kit.Form
	close func()
}

// askHolidays opens the dialog with what the book holds.
func askHolidays(env kit.Env, svc periodBook, year int) {
	d := &holidays{env: env, svc: svc, year: year}
	kit.Do(env, func(ctx context.Context) (err error) {
		d.draft, err = svc.Calendar(ctx)
		return err
	}, func(err error) {
		if err != nil {
			env.Fail(err)
			return
		}
		d.show()
	})
}

func (d *holidays) show() {
	d.shift = kit.NewCheck("Hạn rơi vào ngày nghỉ thì chuyển sang ngày làm việc kế tiếp", func(on bool) { d.draft.Shift = on })
	d.shift.SetOn(d.draft.Shift)
	d.grid = kit.NewGrid(holidayColumns(), kit.GridOptions{TreeColumn: -1, MinRows: 7})
	d.grid.SetEmpty(kit.Empty{Icon: kit.IconCalendar, Title: "Chưa ghi ngày nghỉ nào", Text: "Thứ Bảy và Chủ nhật luôn là ngày nghỉ, không phải ghi."})
	d.grid.On.Delete = func(int) { d.remove() }
	d.day, d.name = kit.NewDateBox(), kit.NewTextBox()
	d.name.SetPlaceholder("Giỗ Tổ Hùng Vương, Tết Nguyên đán…")
	d.form = kit.NewForm([]kit.FormItem{{Key: "date", Field: kit.NewField("Ngày nghỉ", d.day)}, {Key: "name", Field: kit.NewField("Tên ngày nghỉ", d.name), Span: 2}})
	d.form.OnEnter(func() { d.add() })
	add := kit.NewButton(kit.IconPlus, "Thêm ngày", func() { d.add() })
	fixed := kit.NewButton(kit.IconCalendar, fmt.Sprintf("Thêm ngày lễ cố định %d", d.year), d.propose)
	remove := kit.NewButton(kit.IconTrash, "Bỏ ngày đang chọn", d.remove).Hint("Delete")
	d.list()
	note := kit.NewSmallWords(kit.SizeNote, kit.Span{Text: "Thứ Bảy và Chủ nhật luôn là ngày nghỉ. Tết, Giỗ Tổ và ngày nghỉ bù ghi theo thông báo từng năm.", Tone: kit.ToneMuted})
	body := kit.NewStackV(8, d.shift, note, d.grid, kit.NewActions([]fyne.CanvasObject{remove, fixed}, nil), d.form, kit.NewActions([]fyne.CanvasObject{add}, nil))
	d.close = kit.ShowDialog(d.env.Window, "Ngày nghỉ và hạn nộp", body, 620,
		kit.DialogButton{Label: "Lưu", Icon: kit.IconSave, Kind: kit.PrimaryButton, Do: d.save},
		kit.DialogButton{Label: "Hủy", Key: "Esc"})
}

func holidayColumns() []kit.Column {
	return []kit.Column{
		{ID: "day", Title: "Ngày", Width: 120, Align: kit.AlignCenter},
		{ID: "weekday", Title: "Thứ", Width: 110},
		{ID: "name", Title: "Tên ngày nghỉ", Width: 200, Grow: true},
	}
}

// weekday names a day of the week: "thứ Hai", "Chủ nhật".
func weekday(d model.Date) string {
	return [...]string{"Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"}[d.Time().Weekday()]
}

// list shows the draft, by day.
func (d *holidays) list() {
	slices.SortFunc(d.draft.Holidays, func(a, b model.Holiday) int { return strings.Compare(string(a.Date), string(b.Date)) })
	rows := make([]kit.Row, len(d.draft.Holidays))
	for i, h := range d.draft.Holidays {
		rows[i] = kit.Row{Key: string(h.Date), Cells: kit.Texts(vn.FormatDate(h.Date), weekday(h.Date), h.Name)}
	}
	d.grid.SetRows(rows)
}

// put adds a day to the draft; one that stands there takes the new name.
func (d *holidays) put(h model.Holiday) {
	i := slices.IndexFunc(d.draft.Holidays, func(o model.Holiday) bool { return o.Date == h.Date })
	if i >= 0 {
		d.draft.Holidays[i] = h
		return
	}
	d.draft.Holidays = append(d.draft.Holidays, h)
}

// add takes the typed day over into the draft and tells whether it could.
func (d *holidays) add() bool {
	d.form.ClearErrors()
	day, err := d.day.Date()
	switch {
	case err != nil:
		err = model.Invalid("date", "%s", model.Message(err))
	case day == "":
		err = model.Invalid("date", "Ghi ngày nghỉ, ví dụ 18/04/%d.", d.year)
	case d.name.Text() == "":
		err = model.Invalid("name", "Ghi tên ngày nghỉ, ví dụ Giỗ Tổ Hùng Vương.")
	}
	if err != nil {
		d.form.ShowError(err)
		return false
	}
	d.put(model.Holiday{Date: day, Name: d.name.Text()})
	d.day.SetDate("")
	d.name.SetText("")
	d.list()
	d.grid.SelectKey(string(day))
	d.form.FocusFirst()
	return true
}

// propose adds the holidays that fall on the same day every year; names given
// to them stay.
func (d *holidays) propose() {
	for _, h := range model.FixedHolidays(d.year) {
		if !slices.ContainsFunc(d.draft.Holidays, func(o model.Holiday) bool { return o.Date == h.Date }) {
			d.put(h)
		}
	}
	d.list()
}

func (d *holidays) remove() {
	key := d.grid.CurrentKey()
	d.draft.Holidays = slices.DeleteFunc(d.draft.Holidays, func(h model.Holiday) bool { return string(h.Date) == key })
	d.list()
}

// save writes the draft. A day typed and not yet added is taken over first, so
// that it is not lost.
func (d *holidays) save() bool {
	if day, err := d.day.Date(); (err != nil || day != "" || d.name.Text() != "") && !d.add() {
		return false
	}
	want := d.draft
	save(d.env, d.form, func(ctx context.Context) error { return d.svc.SaveCalendar(ctx, want) }, func() {
		d.close()
		d.env.Done("Đã lưu ngày nghỉ; hạn nộp tính theo lịch mới.")
	})
	return false
}
