package exchange

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/data/model"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// exportScreen lists what can be written into workbooks.
type exportScreen struct {
	env     kit.Env
	p       Params
	titles  []*kit.Text
	buttons []*kit.Button
	page    fyne.CanvasObject
}

var (
	_ kit.Screen  = (*exportScreen)(nil)
	_ kit.Hinter  = (*exportScreen)(nil)
	_ kit.Focuser = (*exportScreen)(nil)
)

func newExport(env kit.Env, p Params) *exportScreen {
	s := &exportScreen{env: env, p: p}
	var lines []fyne.CanvasObject
	for _, k := range p.Kinds {
		title := kit.NewText(k.Label, kit.TextStyle{Bold: true}).Cut()
		label, icon := "Lưu tệp…", kit.IconExport
		if k.Folder {
			label, icon = "Chọn thư mục…", kit.IconFolder
		}
		button := kit.NewButton(icon, label, func() { s.export(k) })
		s.titles, s.buttons = append(s.titles, title), append(s.buttons, button)
		text := kit.NewStackV(2, title, kit.NewSmallWords(kit.SizeLabel, kit.Span{Text: k.About, Tone: kit.ToneMuted}))
		lines = append(lines, kit.NewPanel("", "", kit.NewInset(14, 10, kit.NewRow(12, kit.Grow(text), button))))
	}
	s.page = kit.NewPage(nil, container.NewVScroll(kit.NewStackV(8, lines...)), nil)
	return s
}

// Content implements kit.Screen.
func (s *exportScreen) Content() fyne.CanvasObject { return s.page }

// Close implements kit.Screen.
func (s *exportScreen) Close() {}

// FocusFirst implements kit.Focuser.
func (s *exportScreen) FocusFirst() {
	if len(s.buttons) > 0 {
		s.env.Window.Canvas().Focus(s.buttons[0])
	}
}

// Reload implements kit.Screen: the titles name the year and period.
func (s *exportScreen) Reload() {
	for i, k := range s.p.Kinds {
		s.titles[i].SetText(k.Label + ", " + k.of(s.env.Scope()))
	}
	s.env.Status("Xuất không làm thay đổi sổ")
}

// of names the year or period an export is of.
func (k Kind) of(scope kit.Scope) string {
	if k.Period && scope.Code != "" {
		return vn.LowerFirst(scope.Code.Label(scope.Year))
	}
	return fmt.Sprintf("năm %d", scope.Year)
}

// name proposes a file name. It has no accents: old drives and mail programs
// break them.
func (k Kind) name(scope kit.Scope) string {
	if k.Period && scope.Code != "" {
		return fmt.Sprintf("%s %s %d.xlsx", k.File, vn.Fold(scope.Code.Short()), scope.Year)
	}
	return fmt.Sprintf("%s %d.xlsx", k.File, scope.Year)
}

// Keys implements kit.Hinter.
func (s *exportScreen) Keys() string { return "Tab: mục kế tiếp · Enter: xuất" }

func (s *exportScreen) export(k Kind) {
	scope := s.env.Scope()
	write := func(out string) { s.write(k, scope, out) }
	if k.Folder {
		s.env.Files.Folder("Chọn thư mục chứa các tệp", write)
		return
	}
	s.env.Files.Save("Lưu "+vn.LowerFirst(k.Label), k.name(scope), write)
}

func (s *exportScreen) write(k Kind, scope kit.Scope, out string) {
	var files []string
	kit.RunJob(s.env, "Xuất "+vn.LowerFirst(k.Label), func(ctx context.Context, step func(done, total int, item string)) (err error) {
		files, err = s.p.Export(ctx, k.Name, scope, out, step)
		return err
	}, func(err error) { s.wrote(k, scope, out, files, err) })
}

// wrote tells how an export ended, with the way to what was written.
func (s *exportScreen) wrote(k Kind, scope kit.Scope, out string, files []string, err error) {
	look := s.env.LookAt("Mở", out)
	again := kit.Action{Label: "Thử lại", Do: func() { s.write(k, scope, out) }}
	saved := fmt.Sprintf("%d tệp vào “%s”", len(files), filepath.Base(out))
	switch {
	case errors.Is(err, context.Canceled) && len(files) == 0:
		s.env.Notify(kit.Notice{Kind: kit.NoticeInfo, Text: "Đã dừng, chưa lưu tệp nào."})
	case errors.Is(err, context.Canceled):
		s.env.Notify(kit.Notice{Kind: kit.NoticeInfo, Text: "Đã dừng. Đã lưu " + saved + ".", Actions: []kit.Action{look}})
	case err != nil && len(files) > 0:
		s.env.Notify(kit.Notice{Kind: kit.NoticeError, Text: model.Message(err) + " Mới lưu được " + saved + ".", Actions: []kit.Action{again, look}})
	case err != nil:
		s.env.Fail(err, again)
	case k.Folder:
		s.env.Done("Đã lưu "+saved+".", look)
	default:
		if len(files) == 1 {
			out = files[0] // with its ending
		}
		s.env.Saved(out)
	}
}
