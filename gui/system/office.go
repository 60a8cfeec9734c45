package system

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

// office is the form of the letterhead, the signer and the limits.
type office struct {
	env    kit.Env
	svc    officeBook
	load   kit.Loader[model.Office]
	stored model.Office
	text   map[string]*kit.TextBox
	onPace *kit.NumberBox
	atRisk *kit.NumberBox
	form   *kit.Form
	save   *kit.Button
	cancel *kit.Button
	badge  fyne.CanvasObject
	page   fyne.CanvasObject
}

var (
	_ kit.Screen  = (*office)(nil)
	_ kit.Saver   = (*office)(nil)
	_ kit.Keyer   = (*office)(nil)
	_ kit.Hinter  = (*office)(nil)
	_ kit.Focuser = (*office)(nil)
)

func officeFields() []struct{ key, label, hint string } {
	return []struct{ key, label, hint string }{
		{"name", "Tên cơ quan (góc trên bên trái)", "UBND xã Trí Yên"}, {"commune", "Xã, phường (in trên văn bản)", "xã Trí Yên"},
		{"district", "Huyện (để trống từ 01/07/2025)", ""}, {"province", "Tỉnh, thành phố", "tỉnh Bắc Giang"},
		{"place", "Địa danh trước ngày tháng", "Trí Yên"}, {"signer", "Người ký", ""}, {"position", "Chức vụ người ký", "CHỦ TỊCH"},
	}
}

func newOffice(env kit.Env, svc officeBook) *office {
	s := &office{env: env, svc: svc, text: map[string]*kit.TextBox{}, onPace: kit.NewNumberBox("%"), atRisk: kit.NewNumberBox("%")}
	items := map[string]kit.FormItem{}
	for _, f := range officeFields() {
		s.text[f.key] = kit.NewTextBox()
		s.text[f.key].SetPlaceholder(f.hint)
		items[f.key] = kit.FormItem{Key: f.key, Field: kit.NewField(f.label, s.text[f.key])}
	}
	onPace := kit.NewField("Đúng tiến độ khi đạt ít nhất", s.onPace)
	onPace.SetNote("Phần trăm của mức phải đạt đến kỳ đang xem.")
	atRisk := kit.NewField("Có nguy cơ khi đạt ít nhất", s.atRisk)
	atRisk.SetNote("Dưới mức này là chậm.")
	s.form = kit.NewForm([]kit.FormItem{items["name"], items["commune"]}, []kit.FormItem{items["district"], items["province"]},
		[]kit.FormItem{items["signer"], items["position"], items["place"]},
		[]kit.FormItem{{Key: "on_pace", Field: onPace}, {Key: "at_risk", Field: atRisk}}).MarkUnsaved()
	s.form.OnChange(s.follow)
	s.save = kit.NewPrimary(kit.IconSave, "Lưu", func() { s.Save(func(bool) {}) }).Hint("Ctrl+S")
	s.cancel = kit.NewButton("", "Hủy", s.Discard).Hint("Esc")
	s.badge = kit.NewBadge("● Chưa lưu")
	body := kit.NewInset(16, 12, kit.NewStackV(14, s.form, kit.NewActions(nil, []fyne.CanvasObject{s.save, s.cancel})))
	panel := kit.NewPanel("Cơ quan, người ký và mức đánh giá", "in ở đầu và cuối văn bản từ nay", body, s.badge)
	scroll := container.NewVScroll(container.New(atMost(820), panel))
	s.form.Follow(scroll)
	s.page = kit.NewPage(nil, scroll, nil)
	s.follow()
	return s
}

// Content implements kit.Screen.
func (s *office) Content() fyne.CanvasObject { return s.page }

// Close implements kit.Screen.
func (s *office) Close() { s.load.Stop() }

// FocusFirst implements kit.Focuser.
func (s *office) FocusFirst() { s.form.FocusFirst() }

// Reload implements kit.Screen: unsaved typing stays.
func (s *office) Reload() {
	s.load.Load(s.env, s.svc.Office, func(o model.Office, err error) {
		switch {
		case err != nil:
			s.env.Fail(err)
		case !s.form.Changed():
			s.show(o)
		}
	})
}

// show fills the form; what was typed before is dropped.
func (s *office) show(o model.Office) {
	s.stored = o
	for key, value := range map[string]string{"name": o.Name, "commune": o.Commune, "district": o.District, "province": o.Province,
		"place": o.Place, "signer": o.Signer, "position": o.Position} {
		s.text[key].SetText(value)
	}
	s.onPace.SetNumber(model.Some(o.Settings.OnPace.Shift(2)))
	s.atRisk.SetNumber(model.Some(o.Settings.AtRisk.Shift(2)))
	s.form.ClearErrors()
	s.follow()
}

// read returns the office as the form holds it; an error names its field.
func (s *office) read() (model.Office, error) {
	o := s.stored
	o.Name, o.Commune, o.District = s.text["name"].Text(), s.text["commune"].Text(), s.text["district"].Text()
	o.Province, o.Place = s.text["province"].Text(), s.text["place"].Text()
	o.Signer, o.Position = s.text["signer"].Text(), s.text["position"].Text()
	for _, limit := range []struct {
		key string
		box *kit.NumberBox
		to  *decimal.Decimal
	}{{"on_pace", s.onPace, &o.Settings.OnPace}, {"at_risk", s.atRisk, &o.Settings.AtRisk}} {
		n, err := limit.box.Number()
		if err != nil {
			return o, model.Invalid(limit.key, "%s", model.Message(err))
		}
		if !n.Valid {
			return o, model.Invalid(limit.key, "Ghi mức phần trăm, ví dụ 90.")
		}
		*limit.to = n.Decimal.Shift(-2)
	}
	return o, nil
}

// follow sets buttons and badge by the form.
func (s *office) follow() {
	reason := "chưa có gì thay đổi"
	s.badge.Hide()
	if s.form.Changed() {
		reason = ""
		s.badge.Show()
	}
	s.save.SetReason(reason)
	s.cancel.SetReason(reason)
}

// Unsaved implements kit.Saver.
func (s *office) Unsaved() string {
	if s.form.Changed() {
		return "Thông tin cơ quan có thay đổi chưa lưu."
	}
	return ""
}

// Save implements kit.Saver.
func (s *office) Save(saved func(bool)) {
	if !s.form.Changed() {
		saved(true)
		return
	}
	refuse := func(err error) {
		if !s.form.ShowError(err) {
			s.env.Fail(err)
		}
		saved(false)
	}
	s.form.ClearErrors()
	o, err := s.read()
	if err != nil {
		refuse(err)
		return
	}
	kit.Do(s.env, func(ctx context.Context) error { return s.svc.SaveOffice(ctx, o) }, func(err error) {
		if err != nil {
			refuse(err)
			return
		}
		s.show(o)
		s.env.Done("Đã lưu thông tin cơ quan.")
		saved(true)
	})
}

// Discard implements kit.Saver.
func (s *office) Discard() { s.show(s.stored) }

// Keys implements kit.Hinter.
func (s *office) Keys() string {
	return "Enter: ô kế tiếp · Ctrl+S: lưu · Esc: bỏ thay đổi"
}

// Key implements kit.Keyer.
func (s *office) Key(ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyEscape || !s.form.Changed() {
		return false
	}
	kit.Confirm(s.env.Window, "Bỏ thay đổi?", s.Unsaved(), "Bỏ thay đổi", true, s.Discard)
	return true
}
