package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/assets"
	"sothidua/gui/kit"
)

// toggleHelp shows the help of the present page at the right, or hides it.
func (s *Shell) toggleHelp() {
	if s.frame.help.Visible() {
		s.hideHelp()
		return
	}
	p := s.pages.current
	if p == nil {
		return
	}
	text, err := assets.Help(p.area.ID)
	if err != nil {
		s.p.Log.Error("no help", "area", p.area.ID, "err", err)
		text = "Trang này chưa có hướng dẫn riêng."
	}
	body := container.NewVScroll(kit.NewInset(14, 12, kit.NewMarkdown(text)))
	closer := kit.NewButton(kit.IconCross, "Đóng", s.hideHelp).Hint("Esc").Small()
	panel := kit.NewPanel("Trợ giúp: "+p.area.Label, "", body, closer)
	s.frame.help.Objects = []fyne.CanvasObject{kit.NewInset(8, 2, panel)}
	s.frame.help.Show()
	s.frame.arrange()
}

func (s *Shell) hideHelp() {
	if s.frame.help.Visible() {
		s.frame.help.Hide()
		s.frame.help.Objects = nil
		s.frame.arrange()
	}
}
