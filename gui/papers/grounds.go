package papers

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/data/document/papers"
	"sothidua/data/model"
	"sothidua/gui/kit"
)

// groundsScreen is the tab “Căn cứ, nơi nhận”: the legal grounds, recipients and
// heads that papers take by their day.
type groundsScreen struct {
	env    kit.Env
	svc    book
	load   kit.Loader[groundsData]
	data   groundsData
	kind   string // whose recipients show; "" for the common ones
	tabs   *kit.Tabs
	bases  *lines[model.LegalBasis]
	to     *lines[model.PaperRecipient]
	heads  *lines[model.PaperHead]
	kinds  *kit.Select
	theirs *kit.Words // the recipients of the wording
	parts  []fyne.CanvasObject
	stack  *fyne.Container
	page   fyne.CanvasObject
}

// groundsData is everything the tab shows.
type groundsData struct {
	settings papers.Settings
	office   model.Office
}

var (
	_ kit.Screen = (*groundsScreen)(nil)
	_ kit.Goer   = (*groundsScreen)(nil)
	_ kit.Keyer  = (*groundsScreen)(nil)
	_ kit.Hinter = (*groundsScreen)(nil)

	_ kit.Shortcutter = (*groundsScreen)(nil)
	_ kit.Focuser     = (*groundsScreen)(nil)
)

func newGrounds(env kit.Env, svc book) *groundsScreen {
	s := &groundsScreen{env: env, svc: svc, theirs: kit.NewSmallWords(kit.SizeNote)}
	s.bases = newLines(env, s.basesLook())
	s.to = newLines(env, s.recipientsLook())
	s.heads = newLines(env, s.headsLook())
	labels := []string{"Chung cho mọi văn bản"}
	for _, k := range worded() {
		labels = append(labels, k.Label)
	}
	s.kinds = kit.NewSelect(labels, s.pickKind)
	s.kinds.SetIndex(0)
	copyTheirs := kit.NewButton(kit.IconCopy, "Lấy nơi nhận của lời văn mẫu để sửa", s.copyTheirs)
	recipients := kit.NewStackV(8, kit.NewRow(10, kit.NewLabel("Nơi nhận của"), kit.Wide(320, s.kinds), copyTheirs), s.theirs, kit.Grow(s.to.root))
	s.parts = []fyne.CanvasObject{s.bases.root, recipients, s.heads.root}
	s.stack = container.NewStack(s.parts...)
	s.tabs = kit.NewTabs([]string{"Căn cứ pháp lý", "Nơi nhận, kính gửi", "Tiêu đề, người ký"}, s.pick)
	s.page = kit.NewPage(nil, kit.NewStackV(8, s.tabs, kit.Grow(s.stack)), nil)
	s.pick(0)
	return s
}

// pick shows one of the lists.
func (s *groundsScreen) pick(at int) {
	for i, o := range s.parts {
		kit.Show(o, i == at)
	}
	s.stack.Refresh()
}

// Content implements kit.Screen.
func (s *groundsScreen) Content() fyne.CanvasObject { return s.page }

// Close implements kit.Screen.
func (s *groundsScreen) Close() { s.load.Stop() }

// FocusFirst implements kit.Focuser.
func (s *groundsScreen) FocusFirst() { s.env.Window.Canvas().Focus(s.grid()) }

// grid is the list that shows.
func (s *groundsScreen) grid() *kit.Grid {
	return []*kit.Grid{s.bases.grid, s.to.grid, s.heads.grid}[max(0, s.tabs.Current())]
}

// Keys implements kit.Hinter.
func (s *groundsScreen) Keys() string {
	return "Enter: sửa · Insert: thêm · Delete: xóa · Alt+← →: tab trong trang"
}

// Key implements kit.Keyer.
func (s *groundsScreen) Key(ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyInsert {
		return false
	}
	[]func(){s.bases.insert, s.to.insert, s.heads.insert}[max(0, s.tabs.Current())]()
	return true
}

// Shortcut implements kit.Shortcutter.
func (s *groundsScreen) Shortcut(sc fyne.Shortcut) bool { return turnTabs(s.tabs, s.pick, sc) }

// GoTo implements kit.Goer: Filter names a paper, whose recipients then show.
func (s *groundsScreen) GoTo(p kit.Place) {
	i := slices.IndexFunc(worded(), func(k papers.Kind) bool { return k.Name == p.Filter })
	if i < 0 {
		return
	}
	s.kinds.SetIndex(i + 1)
	s.pickKind(i + 1)
}

// pickKind shows the recipients of another paper.
func (s *groundsScreen) pickKind(i int) {
	s.kind = ""
	if all := worded(); i > 0 && i <= len(all) {
		s.kind = all[i-1].Name
	}
	s.showRecipients()
}

// Reload implements kit.Screen.
func (s *groundsScreen) Reload() {
	s.load.Load(s.env, func(ctx context.Context) (groundsData, error) {
		var d groundsData
		var err error
		if d.settings, err = s.svc.PaperSettings(ctx); err != nil {
			return d, err
		}
		d.office, err = s.svc.Office(ctx)
		return d, err
	}, func(d groundsData, err error) {
		if err != nil {
			s.grid().SetError(err, s.Reload)
			return
		}
		s.data = d
		bases := slices.Clone(d.settings.Bases)
		slices.SortStableFunc(bases, func(a, b model.LegalBasis) int { return a.Position - b.Position })
		s.bases.set(bases)
		s.heads.set(d.settings.Heads)
		s.showRecipients()
		recheck := 0
		for _, b := range bases {
			if b.Recheck {
				recheck++
			}
		}
		s.env.Status(fmt.Sprintf("%d căn cứ, %d cần kiểm tra với văn bản gốc trước khi ký", len(bases), recheck))
	})
}

// showRecipients shows those of the chosen paper, and what its wording says.
func (s *groundsScreen) showRecipients() {
	var own []model.PaperRecipient
	for _, r := range s.data.settings.Recipients {
		if r.Kind == s.kind {
			own = append(own, r)
		}
	}
	s.to.set(own)
	text := "Nơi nhận ghi ở đây dùng cho mọi văn bản chưa có nơi nhận riêng, thay cho nơi nhận trong lời văn mẫu."
	if theirs := wordingRecipients(s.kind); s.kind != "" {
		var names []string
		for _, r := range theirs {
			names = append(names, r.Name)
		}
		text = "Khi để trống, văn bản dùng nơi nhận của lời văn mẫu: " + strings.Join(names, "; ") + "."
		if len(names) == 0 {
			text = "Lời văn mẫu của văn bản này không có nơi nhận."
		}
	}
	s.theirs.SetSpans(kit.Span{Text: text, Tone: kit.ToneMuted})
	s.stack.Refresh()
}

// wordingRecipients reads the recipients out of the built-in wording, without
// those that depend on the book.
func wordingRecipients(kind string) []model.PaperRecipient {
	if kind == "" {
		return nil
	}
	text, err := papers.BuiltIn(kind)
	if err != nil {
		return nil
	}
	var out []model.PaperRecipient
	for _, line := range strings.Split(text, "\n") {
		for mark, role := range map[string]model.RecipientRole{"@kính gửi ": model.RoleTo, "@nơi nhận ": model.RoleCopy} {
			if name, ok := strings.CutPrefix(line, mark); ok && !strings.Contains(name, "{{") {
				out = append(out, model.PaperRecipient{Kind: kind, Role: role, Name: strings.TrimSpace(name)})
			}
		}
	}
	return out
}

// copyTheirs makes the recipients of the wording the office's own, to be changed.
func (s *groundsScreen) copyTheirs() {
	theirs := wordingRecipients(s.kind)
	if len(theirs) == 0 {
		s.env.Notify(kit.Notice{Kind: kit.NoticeInfo, Text: "Chọn một văn bản có nơi nhận trong lời văn mẫu trước."})
		return
	}
	before := slices.Clone(s.to.all)
	s.to.keep(append(slices.Clone(s.to.all), theirs...), func(err error) {
		if err != nil {
			s.env.Fail(err)
			return
		}
		s.to.told(fmt.Sprintf("Đã lấy %d nơi nhận của lời văn mẫu.", len(theirs)), before)
	})
}
