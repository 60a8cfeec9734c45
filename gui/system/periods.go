package system

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

// periods is the year's reporting calendar.
type periods struct {
	env  kit.Env
	svc  periodBook
	load kit.Loader[[]model.Period]
	year int
	all  []model.Period
	want model.PeriodCode // to choose once it is loaded
	grid *kit.Grid
	page fyne.CanvasObject

	add, edit, lock, unlock, remove *kit.Button
}

var (
	_ kit.Screen  = (*periods)(nil)
	_ kit.Keyer   = (*periods)(nil)
	_ kit.Hinter  = (*periods)(nil)
	_ kit.Focuser = (*periods)(nil)
)

func newPeriods(env kit.Env, svc periodBook) *periods {
	s := &periods{env: env, svc: svc}
	s.grid = kit.NewGrid(periodColumns(), kit.GridOptions{TreeColumn: -1})
	s.grid.SetEmpty(kit.Empty{Icon: kit.IconCalendar, Title: "Năm này chưa có kỳ báo cáo", Text: "Kế hoạch yêu cầu kỳ 6 tháng và kỳ năm.",
		Button: kit.NewPrimary(kit.IconPlus, "Thêm kỳ…", s.askAdd)})
	s.grid.On = kit.GridEvents{Select: func(int, int) { s.follow() }, Activate: func(int, int) { s.askDeadline() },
		Insert: s.askAdd, Delete: func(int) { s.askRemove() }}
	s.add = kit.NewPrimary(kit.IconPlus, "Thêm kỳ…", s.askAdd).Hint("Insert")
	s.edit = kit.NewButton(kit.IconPencil, "Sửa hạn nộp…", s.askDeadline).Hint("Enter")
	s.lock = kit.NewButton(kit.IconLock, "Khóa kỳ…", s.askLock)
	s.unlock = kit.NewButton(kit.IconUnlock, "Mở khóa…", s.askUnlock)
	s.remove = kit.NewButton(kit.IconTrash, "Bỏ kỳ…", s.askRemove).Hint("Delete")
	s.page = kit.NewPage(kit.NewActions([]fyne.CanvasObject{s.add, s.edit, s.lock, s.unlock, s.remove},
		[]fyne.CanvasObject{kit.NewButton(kit.IconCalendar, "Ngày nghỉ…", func() { askHolidays(env, svc, s.year) })}), s.grid,
		kit.NewNote("Khóa kỳ thì không ai nhập, sửa được báo cáo của kỳ đó; mở khóa phải ghi lý do. Kỳ đã có báo cáo thì không bỏ được.").Cut())
	s.follow()
	return s
}

// Content implements kit.Screen.
func (s *periods) Content() fyne.CanvasObject { return s.page }

// Close implements kit.Screen.
func (s *periods) Close() { s.load.Stop() }

// FocusFirst implements kit.Focuser.
func (s *periods) FocusFirst() { s.env.Window.Canvas().Focus(s.grid) }

// Keys implements kit.Hinter.
func (s *periods) Keys() string {
	return "Enter: sửa hạn nộp · Insert: thêm kỳ · Delete: bỏ kỳ"
}

// Key implements kit.Keyer.
func (s *periods) Key(ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyInsert {
		return false
	}
	s.askAdd()
	return true
}

// Reload implements kit.Screen.
func (s *periods) Reload() {
	year := s.env.Scope().Year
	s.grid.SetBusy(true)
	s.load.Load(s.env, func(ctx context.Context) ([]model.Period, error) { return s.svc.Periods(ctx, year) }, func(all []model.Period, err error) {
		if err != nil {
			s.grid.SetError(err, s.Reload)
			return
		}
		s.year, s.all = year, all
		rows := make([]kit.Row, len(all))
		for i, p := range all {
			rows[i] = periodRow(p, s.svc.Today())
		}
		s.grid.SetRows(rows)
		if row, _ := s.grid.Current(); s.grid.SelectKey(string(s.want)) {
			s.want = ""
		} else if row < 0 && len(all) > 0 {
			s.grid.Select(0, 0)
		}
		s.env.Status(fmt.Sprintf("%d kỳ báo cáo năm %d", len(all), year))
		s.follow()
	})
}

func (s *periods) chosen() (model.Period, bool) {
	return kit.Chosen(s.grid, s.all)
}

// follow sets the buttons by the chosen period; only one of the two locks shows.
func (s *periods) follow() {
	p, ok := s.chosen()
	reason := ""
	if !ok {
		reason = "chọn một kỳ"
	}
	for _, b := range []*kit.Button{s.edit, s.lock, s.unlock, s.remove} {
		b.SetReason(reason)
	}
	if p.Locked {
		s.lock.Hide()
		s.unlock.Show()
	} else {
		s.lock.Show()
		s.unlock.Hide()
	}
	s.page.Refresh()
}

// askAdd offers the periods that are not in the calendar yet.
func (s *periods) askAdd() {
	var free []model.PeriodCode
	var names []string
	for _, c := range model.PeriodCodes {
		if !slices.ContainsFunc(s.all, func(p model.Period) bool { return p.Code == c }) {
			free = append(free, c)
			names = append(names, c.Label(s.year))
		}
	}
	day := kit.NewDateBox()
	pick := kit.NewSelect(names, func(i int) { day.SetDate(service.DefaultDeadline(s.year, free[i])) })
	pick.SetPlaceholder("Chọn kỳ")
	form := kit.NewForm([]kit.FormItem{{Key: "code", Field: kit.NewField("Kỳ", pick)}},
		[]kit.FormItem{{Key: "deadline", Field: kit.NewField("Hạn nộp, đúng hạn đến hết ngày này", day)}})
	s.ask("Thêm kỳ báo cáo", form, day, func() (model.Period, error) {
		if pick.Index() < 0 {
			return model.Period{}, model.Invalid("code", "Chọn kỳ báo cáo.")
		}
		return model.Period{Year: s.year, Code: free[pick.Index()]}, nil
	})
}

func (s *periods) askDeadline() {
	p, ok := s.chosen()
	if !ok {
		return
	}
	day := kit.NewDateBox()
	day.SetDate(p.Deadline)
	form := kit.NewForm([]kit.FormItem{{Key: "deadline", Field: kit.NewField("Hạn nộp, đúng hạn đến hết ngày này", day)}})
	s.ask("Hạn nộp: "+p.Label(), form, day, func() (model.Period, error) { return p, nil })
}

// ask shows the form of a period and saves it with the typed deadline.
func (s *periods) ask(title string, form *kit.Form, day *kit.DateBox, read func() (model.Period, error)) {
	var closeDialog func()
	yes := func() bool {
		p, err := read()
		if err == nil {
			if p.Deadline, err = day.Date(); err != nil {
				err = model.Invalid("deadline", "%s", model.Message(err))
			}
		}
		if err != nil {
			form.ClearErrors()
			form.ShowError(err)
			return false
		}
		save(s.env, form, func(ctx context.Context) error { return s.svc.SavePeriod(ctx, p) }, func() {
			s.want = p.Code
			closeDialog()
			s.env.Done("Đã lưu: " + p.Label() + ", hạn nộp " + vn.FormatDate(p.Deadline) + ".")
			s.Reload()
		})
		return false
	}
	closeDialog = kit.ShowDialog(s.env.Window, title, form, 440,
		kit.DialogButton{Label: "Lưu", Icon: kit.IconSave, Kind: kit.PrimaryButton, Do: yes}, kit.DialogButton{Label: "Hủy", Key: "Esc"})
}

func (s *periods) askRemove() {
	p, ok := s.chosen()
	if !ok {
		return
	}
	kit.Confirm(s.env.Window, "Bỏ kỳ báo cáo?", p.Label()+" sẽ không còn trong lịch.", "Bỏ kỳ", true, func() {
		s.run(func(ctx context.Context) error { return s.svc.DeletePeriod(ctx, p.Year, p.Code) }, "Đã bỏ "+p.Label()+".")
	})
}

func (s *periods) askLock() {
	p, ok := s.chosen()
	if !ok {
		return
	}
	kit.Confirm(s.env.Window, "Khóa kỳ?", "Không ai nhập, sửa được báo cáo "+p.Label()+" nữa, cho đến khi mở khóa (phải ghi lý do).", "Khóa kỳ", false, func() {
		s.run(func(ctx context.Context) error { return s.svc.LockPeriod(ctx, p.Year, p.Code) }, "Đã khóa "+p.Label()+".")
	})
}

func (s *periods) askUnlock() {
	p, ok := s.chosen()
	if !ok {
		return
	}
	reason := kit.NewTextBox()
	form := kit.NewForm([]kit.FormItem{{Key: "reason", Field: kit.NewField("Lý do mở khóa", reason)}})
	var closeDialog func()
	yes := func() bool {
		why := reason.Text()
		save(s.env, form, func(ctx context.Context) error { return s.svc.UnlockPeriod(ctx, p.Year, p.Code, why) }, func() {
			closeDialog()
			s.env.Done("Đã mở khóa " + p.Label() + ".")
			s.Reload()
		})
		return false
	}
	closeDialog = kit.ShowDialog(s.env.Window, "Mở khóa "+p.Label(), form, 440,
		kit.DialogButton{Label: "Mở khóa", Icon: kit.IconUnlock, Kind: kit.PrimaryButton, Do: yes}, kit.DialogButton{Label: "Hủy", Key: "Esc"})
}

// run changes the calendar and tells so.
func (s *periods) run(work func(context.Context) error, said string) {
	kit.Do(s.env, work, func(err error) {
		if err != nil {
			s.env.Fail(err)
			return
		}
		s.env.Done(said)
		s.Reload()
	})
}
