package papers

import (
	"context"
	"fmt"
	"image"
	"math"
	"reflect"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/data/document"
	"sothidua/data/document/papers"
	"sothidua/data/model"
	"sothidua/gui/kit"
	"sothidua/gui/preview"
)

// sheetDPI is the resolution of the certificate under the frames.
const sheetDPI = 110

// blanksScreen is the tab “Phôi giấy khen”: where the texts of a certificate
// stand on its pre-printed blank.
type blanksScreen struct {
	env    kit.Env
	svc    book
	load   kit.Loader[papers.Facts]
	redraw kit.Loader[image.Image]
	facts  papers.Facts
	all    []model.Blank
	stored model.Blank // as it is kept; ID 0 was never saved
	blank  model.Blank // as it is edited
	at     int         // chosen field
	loaded bool
	wish   model.ID

	blanksView
}

// blanksView is what the tab consists of.
type blanksView struct {
	list  *kit.Select
	sheet *sheet
	form  *blankForm
	bar   blankBar
	badge fyne.CanvasObject
	page  fyne.CanvasObject
}

// blankBar is the buttons over the page.
type blankBar struct{ save, cancel, trial, add, remove *kit.Button }

var (
	_ kit.Screen  = (*blanksScreen)(nil)
	_ kit.Saver   = (*blanksScreen)(nil)
	_ kit.Printer = (*blanksScreen)(nil)
	_ kit.Keyer   = (*blanksScreen)(nil)
	_ kit.Hinter  = (*blanksScreen)(nil)
	_ kit.Focuser = (*blanksScreen)(nil)
)

func newBlanks(env kit.Env, svc book) *blanksScreen {
	s := &blanksScreen{env: env, svc: svc}
	s.sheet = newSheet(env.Window.Canvas())
	s.sheet.OnPick, s.sheet.OnMove, s.sheet.OnDrop = s.pickField, s.moveField, s.draw
	s.form = newBlankForm(s.changed, s.pickField)
	s.list = kit.NewSelect(nil, s.pickBlank)
	s.bar.save = kit.NewPrimary(kit.IconSave, "Lưu", func() { s.Save(func(bool) {}) }).Hint("Ctrl+S")
	s.bar.cancel = kit.NewButton("", "Hủy", s.Discard).Hint("Esc")
	s.bar.trial = kit.NewButton(kit.IconPrint, "In thử", s.Print).Hint("Ctrl+P")
	s.bar.add = kit.NewButton(kit.IconPlus, "Thêm phôi", s.add)
	s.bar.remove = kit.NewButton(kit.IconTrash, "Xóa phôi…", s.askRemove)
	actions := kit.NewActions([]fyne.CanvasObject{s.bar.save, s.bar.cancel, s.bar.trial, s.bar.add, s.bar.remove},
		[]fyne.CanvasObject{kit.NewLabel("Phôi"), kit.Wide(250, s.list)})
	s.badge = kit.NewBadge("● Chưa lưu")
	note := kit.NewSmallWords(kit.SizeNote, kit.Span{Tone: kit.ToneMuted, Text: "Chữ trên tờ là ví dụ (số liệu mẫu) để canh chỗ. Kéo khung bằng chuột, hoặc mũi tên: 1 mm, Shift + mũi tên: 0,1 mm; PgUp, PgDn: khung khác. In thử ra giấy thường, đặt chồng lên phôi, soi sáng rồi sửa độ lệch."})
	left := kit.NewStackV(8, kit.Grow(kit.NewPanel("", "", kit.NewInset(8, 8, s.sheet))), note)
	right := kit.NewPanel("Vị trí in", "", container.NewVScroll(kit.NewInset(12, 8, s.form.root)), s.badge)
	s.page = kit.NewPage(actions, kit.NewSplit(left, right, 340), nil)
	return s
}

// Content implements kit.Screen.
func (s *blanksScreen) Content() fyne.CanvasObject { return s.page }

// Close implements kit.Screen.
func (s *blanksScreen) Close() { s.load.Stop(); s.redraw.Stop() }

// FocusFirst implements kit.Focuser.
func (s *blanksScreen) FocusFirst() { s.env.Window.Canvas().Focus(s.sheet) }

// Keys implements kit.Hinter.
func (s *blanksScreen) Keys() string {
	return "Mũi tên: dời 1 mm · Shift + mũi tên: 0,1 mm · PgUp PgDn: khung khác · Ctrl+S: lưu · Ctrl+P: in thử"
}

// Key implements kit.Keyer.
func (s *blanksScreen) Key(ev *fyne.KeyEvent) bool {
	switch {
	case ev.Name == fyne.KeyF6:
		if s.env.Window.Canvas().Focused() == fyne.Focusable(s.sheet) {
			s.form.form.FocusFirst()
		} else {
			s.FocusFirst()
		}
	case ev.Name == fyne.KeyEscape && s.Unsaved() != "":
		kit.Confirm(s.env.Window, "Bỏ thay đổi?", s.Unsaved(), "Bỏ thay đổi", true, s.Discard)
	default:
		return false
	}
	return true
}

// Reload implements kit.Screen: unsaved work stays.
func (s *blanksScreen) Reload() {
	scope := s.env.Scope()
	s.load.Load(s.env, func(ctx context.Context) (papers.Facts, error) {
		f, err := s.svc.PaperFacts(ctx, papers.Request{Name: certificate, Year: scope.Year, Code: scope.Code})
		if model.CodeOf(err) == model.CodeNotFound { // a year without a plan has certificates all the same
			f.Settings, err = s.svc.PaperSettings(ctx)
		}
		return f, err
	}, s.apply)
}

func (s *blanksScreen) apply(f papers.Facts, err error) {
	if err != nil {
		s.env.Fail(err, kit.Action{Label: "Thử lại", Do: s.Reload})
		return
	}
	keep := s.Unsaved() != ""
	s.facts, s.all, s.loaded = example(f), f.Settings.Blanks, true
	if len(s.all) == 0 {
		s.all = []model.Blank{model.DefaultBlank()}
	}
	if keep {
		s.fillList()
		s.draw()
		return
	}
	want := s.stored.ID
	if s.wish != 0 {
		want, s.wish = s.wish, 0
	}
	i := max(0, slices.IndexFunc(s.all, func(b model.Blank) bool { return b.ID == want }))
	s.take(s.all[i])
}

// example are facts of one invented certificate: what shows is never somebody's
// real award.
func example(f papers.Facts) papers.Facts {
	f.Request.Name, f.Request.Number, f.Request.Date = certificate, "45", f.Today
	if f.Request.Date == "" {
		f.Request.Date = "2024-07-05"
	}
	f.Round = model.AwardRound{Sample: true, Awards: []model.Award{{Name: "Ông Nguyễn Văn A", About: "Trưởng thôn 1, xã Trí Yên",
		Reason: "Đã có thành tích xuất sắc trong phong trào thi đua 6 tháng đầu năm 2024", Register: "12", Kind: model.Individual}}}
	if f.Book.Office.Signer == "" {
		f.Book.Office.Signer = "Trần Văn B"
	}
	return f
}

// take shows a blank.
func (s *blanksScreen) take(b model.Blank) {
	s.stored, s.blank = b, clone(b)
	s.at = max(0, min(s.at, len(b.Fields)-1))
	s.fillList()
	s.form.fill(s.blank, s.at)
	s.follow()
	s.draw()
}

// clone copies a blank with its fields.
func clone(b model.Blank) model.Blank {
	b.Fields = slices.Clone(b.Fields)
	return b
}

func (s *blanksScreen) fillList() {
	var names []string
	at := -1
	for i, b := range s.all {
		names = append(names, b.Name)
		if b.ID == s.stored.ID {
			at = i
		}
	}
	if at < 0 {
		names = append(names, "Phôi mới, chưa lưu")
		at = len(names) - 1
	}
	s.list.SetItems(names)
	s.list.SetIndex(at)
}

// draw makes the certificate with the fields where they are now.
func (s *blanksScreen) draw() {
	b, f := clone(s.blank), s.facts
	b.ID = 0
	f.Settings.Blanks, f.Request.Blank = []model.Blank{b}, 0
	s.sheet.show(s.blank, s.at, nil)
	s.redraw.Load(s.env, func(context.Context) (image.Image, error) {
		d, err := papers.Make(f)
		if err != nil {
			return nil, err
		}
		return document.Image(document.FromDoc(d).Pages[0], sheetDPI, false), nil
	}, func(img image.Image, err error) {
		if err != nil {
			s.env.Fail(err)
			return
		}
		s.sheet.show(s.blank, s.at, img)
	})
}

// pickField chooses another field.
func (s *blanksScreen) pickField(i int) {
	if i < 0 || i >= len(s.blank.Fields) || i == s.at {
		return
	}
	s.at = i
	s.form.fill(s.blank, i)
	s.sheet.show(s.blank, s.at, nil)
}

// moveField moves a field by millimetres, within the sheet and on a tenth of a
// millimetre.
func (s *blanksScreen) moveField(i int, dx, dy float64) {
	f := &s.blank.Fields[i]
	f.X, f.Y = within(f.X+dx, s.blank.W), within(f.Y+dy, s.blank.H)
	s.form.fill(s.blank, i)
	s.sheet.show(s.blank, s.at, nil)
	s.env.Status(fmt.Sprintf("%s: %s mm từ mép trái, %s mm từ mép trên", f.Name.Label(), millimetres(f.X), millimetres(f.Y)))
	s.follow()
}

func within(v, most float64) float64 { return math.Max(0, math.Min(v, most)) }

// changed takes what was typed into the form.
func (s *blanksScreen) changed(b model.Blank) {
	s.blank = b
	s.follow()
	s.draw()
}

func (s *blanksScreen) follow() {
	reason := "chưa có gì thay đổi"
	if s.Unsaved() != "" {
		reason = ""
	}
	s.bar.save.SetReason(reason)
	s.bar.cancel.SetReason(reason)
	kit.Show(s.badge, reason == "")
	removable := ""
	if s.stored.ID == 0 {
		removable = "phôi này chưa lưu"
	}
	s.bar.remove.SetReason(removable)
	s.page.Refresh()
}

// Print implements kit.Printer: a trial print of the blank as it stands, with
// what is being typed.
func (s *blanksScreen) Print() {
	defer kit.LeaveField(s.env.Window.Canvas())()
	b, f := clone(s.blank), s.facts
	b.ID = 0
	f.Settings.Blanks, f.Request.Blank, f.Request.Trial = []model.Blank{b}, 0, true
	var d document.Document
	kit.Do(s.env, func(context.Context) error {
		paper, err := papers.Make(f)
		if err == nil {
			paper.Title = "In thử phôi " + b.Name
			d = document.FromDoc(paper)
		}
		return err
	}, func(err error) {
		if err != nil {
			s.env.Fail(err)
			return
		}
		preview.NewOutput(s.env).Print(d)
	})
}

// Unsaved implements kit.Saver.
func (s *blanksScreen) Unsaved() string {
	if s.loaded && (!reflect.DeepEqual(tenths(s.blank), tenths(s.stored)) || s.form.form.Fault() != nil) {
		return "Phôi “" + s.blank.Name + "” có thay đổi chưa lưu."
	}
	return ""
}

// tenths rounds the measures of a blank to a tenth of a millimetre, as they are
// kept and shown.
func tenths(b model.Blank) model.Blank {
	b = clone(b)
	round := func(v *float64) { *v = math.Round(*v*10) / 10 }
	for i := range b.Fields {
		f := &b.Fields[i]
		round(&f.X)
		round(&f.Y)
		round(&f.W)
	}
	round(&b.OffsetX)
	round(&b.OffsetY)
	return b
}

// Discard implements kit.Saver.
func (s *blanksScreen) Discard() {
	if s.stored.ID == 0 && len(s.all) > 0 {
		s.stored = s.all[0]
	}
	s.take(s.stored)
}

// Save implements kit.Saver.
func (s *blanksScreen) Save(saved func(bool)) {
	if s.Unsaved() == "" {
		saved(true)
		return
	}
	if s.form.form.Fault() != nil {
		saved(false)
		return
	}
	b := tenths(s.blank)
	kit.Do(s.env, func(ctx context.Context) (err error) {
		b, err = s.svc.SaveBlank(ctx, b)
		return err
	}, func(err error) {
		if err != nil {
			if !s.form.form.ShowError(err) {
				s.env.Fail(err)
			}
			saved(false)
			return
		}
		s.stored, s.blank, s.wish = b, clone(b), b.ID
		s.env.Done("Đã lưu phôi “" + b.Name + "”.")
		s.follow()
		s.Reload()
		saved(true)
	})
}

// pickBlank shows another blank, after unsaved work was dealt with.
func (s *blanksScreen) pickBlank(i int) {
	if i >= len(s.all) {
		return
	}
	b := s.all[i]
	if s.Unsaved() == "" {
		s.take(b)
		return
	}
	kit.AskLeaving(s.env.Window, s.Unsaved(), func() { s.Save(func(bool) { s.wish = b.ID }) }, func() { s.take(b) }, s.fillList)
}
