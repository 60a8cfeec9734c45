package system

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

// people lists who works with the book; the names stand in the history.
type people struct {
	env  kit.Env
	svc  peopleBook
	load kit.Loader[[]model.Person]
	all  []model.Person
	want model.ID // to choose once it is loaded
	grid *kit.Grid
	edit *kit.Button
	page fyne.CanvasObject
}

var (
	_ kit.Screen  = (*people)(nil)
	_ kit.Keyer   = (*people)(nil)
	_ kit.Hinter  = (*people)(nil)
	_ kit.Focuser = (*people)(nil)
)

func newPeople(env kit.Env, svc peopleBook) *people {
	s := &people{env: env, svc: svc}
	s.grid = kit.NewGrid([]kit.Column{{ID: "name", Title: "Tên", Width: 260}, {ID: "position", Title: "Chức vụ", Width: 260, Grow: true},
		{ID: "active", Title: "Đang dùng", Width: 120, Align: kit.AlignCenter}}, kit.GridOptions{TreeColumn: -1})
	s.grid.On = kit.GridEvents{Select: func(int, int) { s.follow() }, Activate: func(int, int) { s.change() }, Insert: s.add}
	s.grid.SetEmpty(kit.Empty{Icon: kit.IconUser, Title: "Chưa có người dùng", Text: "Thêm người để lịch sử ghi đúng ai sửa.",
		Button: kit.NewPrimary(kit.IconPlus, "Thêm người dùng", s.add)})
	s.edit = kit.NewButton(kit.IconPencil, "Sửa…", s.change).Hint("Enter")
	actions := kit.NewActions([]fyne.CanvasObject{kit.NewPrimary(kit.IconPlus, "Thêm người dùng", s.add).Hint("Insert"), s.edit}, nil)
	s.page = kit.NewPage(actions, s.grid,
		kit.NewNote("Tên để lịch sử ghi đúng ai sửa số nào, không phải mật khẩu. Đổi người đang làm ở góc dưới bên trái. Người nghỉ việc thì bỏ dấu đang dùng.").Cut())
	s.follow()
	return s
}

// Content implements kit.Screen.
func (s *people) Content() fyne.CanvasObject { return s.page }

// Close implements kit.Screen.
func (s *people) Close() { s.load.Stop() }

// FocusFirst implements kit.Focuser.
func (s *people) FocusFirst() { s.env.Window.Canvas().Focus(s.grid) }

// Keys implements kit.Hinter.
func (s *people) Keys() string { return "Enter: sửa · Insert: thêm" }

// Key implements kit.Keyer.
func (s *people) Key(ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyInsert {
		return false
	}
	s.add()
	return true
}

// Reload implements kit.Screen.
func (s *people) Reload() {
	s.grid.SetBusy(true)
	s.load.Load(s.env, s.svc.People, func(all []model.Person, err error) {
		if err != nil {
			s.grid.SetError(err, s.Reload)
			return
		}
		s.all = all
		rows := make([]kit.Row, len(all))
		for i, p := range all {
			rows[i] = personRow(p)
		}
		s.grid.SetRows(rows)
		if row, _ := s.grid.Current(); s.grid.SelectKey(fmt.Sprint(s.want)) {
			s.want = 0
		} else if row < 0 && len(all) > 0 {
			s.grid.Select(0, 0)
		}
		s.follow()
		s.env.Status(fmt.Sprintf("%d người dùng", len(all)))
	})
}

func personRow(p model.Person) kit.Row {
	tone := kit.ToneNormal
	if !p.Active {
		tone = kit.ToneMuted
	}
	return kit.Row{Key: fmt.Sprint(p.ID), Cells: []kit.Cell{{Text: p.Name, Tone: tone}, {Text: p.Position, Tone: tone}, {Mark: kit.CheckMark(p.Active)}}}
}

func (s *people) chosen() (model.Person, bool) {
	return kit.Chosen(s.grid, s.all)
}

func (s *people) follow() {
	reason := ""
	if _, ok := s.chosen(); !ok {
		reason = "chọn một người"
	}
	s.edit.SetReason(reason)
}

func (s *people) add() { s.ask(model.Person{Active: true}, "Thêm người dùng") }

func (s *people) change() {
	if p, ok := s.chosen(); ok {
		s.ask(p, "Sửa người dùng")
	}
}

// ask shows the form of a person and saves it.
func (s *people) ask(p model.Person, title string) {
	name, position, active := kit.NewTextBox(), kit.NewTextBox(), kit.NewCheck("Đang dùng chương trình", nil)
	name.SetText(p.Name)
	position.SetText(p.Position)
	active.SetOn(p.Active)
	form := kit.NewForm([]kit.FormItem{{Key: "name", Field: kit.NewField("Tên", name)}},
		[]kit.FormItem{{Key: "position", Field: kit.NewField("Chức vụ", position)}},
		[]kit.FormItem{{Key: "active", Field: kit.NewField("", active)}})
	var closeDialog func()
	closeDialog = kit.ShowDialog(s.env.Window, title, form, 440,
		kit.DialogButton{Label: "Lưu", Icon: kit.IconSave, Kind: kit.PrimaryButton, Do: func() bool {
			p.Name, p.Position, p.Active = name.Text(), position.Text(), active.On()
			save(s.env, form, func(ctx context.Context) error {
				stored, err := s.svc.SavePerson(ctx, p)
				p.ID = stored.ID
				return err
			}, func() {
				s.want = p.ID
				closeDialog()
				s.env.Done("Đã lưu người dùng " + p.Name + ".")
				s.Reload()
			})
			return false
		}}, kit.DialogButton{Label: "Hủy", Key: "Esc"})
}
