package units

import (
	"context"

	"sothidua/data/model"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// closeUnit asks for the last day and the reason, and closes the unit shown.
func (s *screen) closeUnit() {
	s.leave(func() {
		u := s.form.base
		day, reason := kit.NewDateBox(), kit.NewTextBox()
		day.SetDate(s.book.today)
		reason.SetPlaceholder("ví dụ: sáp nhập vào Thôn 2")
		form := kit.NewForm([]kit.FormItem{{Key: "valid_to", Field: kit.NewField("Ngày hoạt động cuối cùng", day)}},
			[]kit.FormItem{{Key: "reason", Field: kit.NewField("Lý do", reason)}})
		s.ask(question{title: "Thôi hoạt động: " + u.Name, yes: "Thôi hoạt động", form: form,
			note: "Báo cáo đã có giữ nguyên tên đơn vị. Các kỳ sau ngày này không phải nộp nữa. Mở lại được bất cứ lúc nào.",
			do: func() (func(context.Context) error, string, error) {
				on, err := day.Date()
				switch {
				case err != nil:
					return nil, "", model.Invalid("valid_to", "%s", model.Message(err))
				case on == "":
					return nil, "", model.Invalid("valid_to", "Ghi ngày hoạt động cuối cùng, ví dụ 30/06/2024.")
				case reason.Text() == "":
					return nil, "", model.Invalid("reason", "Ghi lý do; lý do nằm lại trong lịch sử.")
				}
				why := reason.Text()
				return func(ctx context.Context) error { return s.svc.CloseUnit(ctx, u.ID, on, why) },
					u.Name + " thôi hoạt động từ sau ngày " + vn.FormatDate(on) + ".", nil
			}})
	})
}

// reopenUnit asks why and opens the unit shown again.
func (s *screen) reopenUnit() {
	s.leave(func() {
		u := s.form.base
		reason := kit.NewTextBox()
		form := kit.NewForm([]kit.FormItem{{Key: "reason", Field: kit.NewField("Lý do mở lại", reason)}})
		s.ask(question{title: "Mở lại " + u.Name, yes: "Mở lại", form: form, note: "Đơn vị lại phải nộp báo cáo các kỳ từ nay.",
			do: func() (func(context.Context) error, string, error) {
				if reason.Text() == "" {
					return nil, "", model.Invalid("reason", "Ghi lý do; lý do nằm lại trong lịch sử.")
				}
				why := reason.Text()
				return func(ctx context.Context) error { return s.svc.ReopenUnit(ctx, u.ID, why) }, u.Name + " hoạt động trở lại.", nil
			}})
	})
}

// question is a dialog with a form that changes something in the book.
type question struct {
	title, yes, note string
	form             *kit.Form
	// do reads the form: the work and what to say afterwards, or an error
	// beside its field.
	do   func() (work func(context.Context) error, said string, err error)
	then func() // after the work; nil for nothing
}

// ask shows the dialog; it stays open until the work is done.
func (s *screen) ask(q question) {
	refuse := func(err error) {
		if !q.form.ShowError(err) {
			kit.ShowError(s.env.Window, err)
		}
	}
	body := kit.NewStackV(10, q.form)
	if q.note != "" {
		body = kit.NewStackV(10, q.form, kit.NewSmallWords(kit.SizeLabel, kit.Span{Text: q.note, Tone: kit.ToneMuted}))
	}
	var closeDialog func()
	yes := func() bool {
		q.form.ClearErrors()
		work, said, err := q.do()
		if err != nil {
			refuse(err)
			return false
		}
		kit.Do(s.env, work, func(err error) {
			if err != nil {
				refuse(err)
				return
			}
			closeDialog()
			if said != "" {
				s.env.Done(said)
			}
			if q.then != nil {
				q.then()
			}
		})
		return false
	}
	closeDialog = kit.ShowDialog(s.env.Window, q.title, body, 460,
		kit.DialogButton{Label: q.yes, Kind: kit.PrimaryButton, Do: yes}, kit.DialogButton{Label: "Hủy", Key: "Esc"})
}
