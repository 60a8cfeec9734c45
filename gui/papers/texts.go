package papers

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"sothidua/data/document"
	"sothidua/data/document/papers"
	"sothidua/data/model"
	"sothidua/gui/kit"
	"sothidua/gui/preview"
)

// textsScreen is the tab “Lời văn mẫu”: the wordings of the papers, built-in and
// the office's own, beside the paper they make.
type textsScreen struct {
	env    kit.Env
	svc    book
	load   kit.Loader[textsData]
	redraw kit.Loader[document.Document]
	data   textsData
	loaded bool
	kind   papers.Kind
	stored model.PaperText // the wording that shows, as it is kept; ID 0 is built in
	fresh  bool            // stored is a new wording that was never saved
	wish   model.ID        // to show once it is loaded

	view textsView
}

// textsData is everything the tab shows of a paper.
type textsData struct {
	kind  papers.Kind
	built string
	facts papers.Facts
}

// textsView is what the tab consists of.
type textsView struct {
	list        *kit.Grid
	version     *kit.Select
	from, to    *kit.DateBox
	text        *kit.TextArea
	wrong       *kit.EdgeBox
	pages       *preview.Pages
	fields      *kit.Grid
	tabs        *kit.Tabs
	pick        func(i int) // shows a tab of the reference
	badge, page fyne.CanvasObject
	form        *kit.Form
	textsButtons
}

// textsButtons are the buttons over the tab.
type textsButtons struct{ save, cancel, own, next, cut *kit.Button }

var (
	_ kit.Screen = (*textsScreen)(nil)
	_ kit.Saver  = (*textsScreen)(nil)
	_ kit.Goer   = (*textsScreen)(nil)
	_ kit.Keyer  = (*textsScreen)(nil)
	_ kit.Hinter = (*textsScreen)(nil)

	_ kit.Shortcutter = (*textsScreen)(nil)
	_ kit.Focuser     = (*textsScreen)(nil)
)

// worded lists the papers that are made from a wording.
func worded() []papers.Kind {
	return slices.DeleteFunc(papers.List(), func(k papers.Kind) bool {
		text, err := papers.BuiltIn(k.Name)
		return err != nil || text == ""
	})
}

func newTexts(env kit.Env, svc book) *textsScreen {
	s := &textsScreen{env: env, svc: svc, kind: worded()[0]}
	s.build()
	return s
}

// Content implements kit.Screen.
func (s *textsScreen) Content() fyne.CanvasObject { return s.view.page }

// Close implements kit.Screen.
func (s *textsScreen) Close() { s.load.Stop(); s.redraw.Stop() }

// FocusFirst implements kit.Focuser.
func (s *textsScreen) FocusFirst() { s.env.Window.Canvas().Focus(s.view.list) }

// Keys implements kit.Hinter.
func (s *textsScreen) Keys() string {
	return "Ctrl+S: lưu · Esc: bỏ · F6: lời văn · Alt+← →: tab bên phải · Enter: chép trường"
}

// Key implements kit.Keyer.
func (s *textsScreen) Key(ev *fyne.KeyEvent) bool {
	switch {
	case ev.Name == fyne.KeyF6:
		if s.env.Window.Canvas().Focused() == s.view.list && !s.view.text.Disabled() {
			s.view.text.Focus()
		} else {
			s.FocusFirst()
		}
	case ev.Name == fyne.KeyEscape && s.Unsaved() != "":
		kit.Confirm(s.env.Window, "Bỏ thay đổi?", s.Unsaved(), "Bỏ thay đổi", true, s.Discard)
	default:
		return s.view.pages.Key(ev)
	}
	return true
}

// Shortcut implements kit.Shortcutter.
func (s *textsScreen) Shortcut(sc fyne.Shortcut) bool { return turnTabs(s.view.tabs, s.view.pick, sc) }

// GoTo implements kit.Goer: Filter names a paper.
func (s *textsScreen) GoTo(p kit.Place) {
	if i := slices.IndexFunc(worded(), func(k papers.Kind) bool { return k.Name == p.Filter }); i >= 0 {
		s.pick(worded()[i])
	}
}

// pick shows the wordings of another paper, after unsaved work was dealt with.
func (s *textsScreen) pick(k papers.Kind) {
	if k.Name == s.kind.Name {
		return
	}
	leave := func() {
		s.kind, s.loaded, s.stored, s.fresh = k, false, model.PaperText{}, false
		s.view.list.SelectKey(k.Name)
		s.Reload()
	}
	if s.Unsaved() == "" {
		leave()
		return
	}
	kit.AskLeaving(s.env.Window, s.Unsaved(), func() {
		s.Save(func(saved bool) {
			if saved {
				leave()
			} else {
				s.view.list.SelectKey(s.kind.Name)
			}
		})
	}, func() { s.Discard(); leave() }, func() { s.view.list.SelectKey(s.kind.Name) })
}

// Reload implements kit.Screen: unsaved typing stays.
func (s *textsScreen) Reload() {
	kind, scope := s.kind, s.env.Scope()
	s.load.Load(s.env, func(ctx context.Context) (textsData, error) {
		d := textsData{kind: kind}
		var err error
		if d.built, err = papers.BuiltIn(kind.Name); err != nil {
			return d, err
		}
		d.facts, err = s.svc.PaperFacts(ctx, papers.Request{Name: kind.Name, Year: scope.Year, Code: scope.Code})
		return d, err
	}, s.apply)
}

func (s *textsScreen) apply(d textsData, err error) {
	if err != nil {
		s.view.pages.Fail("Chưa dựng được văn bản.")
		s.env.Fail(err, kit.Action{Label: "Thử lại", Do: s.Reload})
		return
	}
	keep := s.loaded && s.Unsaved() != ""
	s.data, s.loaded = d, true
	s.showList()
	if keep {
		s.draw()
		return
	}
	s.take(s.start())
}

// versions lists the office's own wordings of the paper, oldest first.
func (s *textsScreen) versions() []model.PaperText {
	var out []model.PaperText
	for _, t := range s.data.facts.Settings.Texts {
		if t.Kind == s.kind.Name {
			out = append(out, t)
		}
	}
	slices.SortFunc(out, func(a, b model.PaperText) int { return strings.Compare(string(a.From), string(b.From)) })
	return out
}

// start is the wording to show: the one wished for, the one that shows, the one
// in use today, else the built-in one.
func (s *textsScreen) start() model.PaperText {
	want := s.stored.ID
	if s.wish != 0 {
		want, s.wish = s.wish, 0
	}
	var out model.PaperText
	for _, t := range s.versions() {
		if t.ID == want && want != 0 {
			return t
		}
		if t.On(s.data.facts.Today) {
			out = t
		}
	}
	if out.ID == 0 {
		return s.builtIn()
	}
	return out
}

func (s *textsScreen) builtIn() model.PaperText {
	return model.PaperText{Kind: s.kind.Name, Text: s.data.built}
}

// take shows a wording.
func (s *textsScreen) take(t model.PaperText) {
	s.stored, s.fresh = t, false
	s.showVersions()
	s.fill(t)
}

// fill puts a wording into the boxes.
func (s *textsScreen) fill(t model.PaperText) {
	v := &s.view
	v.text.SetText(t.Text)
	v.from.SetDate(t.From)
	v.to.SetDate(t.To)
	v.form.ClearErrors()
	locked := t.ID == 0 && !s.fresh
	for _, c := range []interface{ Disable() }{v.text, v.from, v.to} {
		if locked {
			c.Disable()
		}
	}
	for _, c := range []interface{ Enable() }{v.text, v.from, v.to} {
		if !locked {
			c.Enable()
		}
	}
	s.follow()
	s.draw()
}

// edited is the wording as it stands in the boxes. Errors: CodeInvalid with
// Field "from" or "to".
func (s *textsScreen) edited() (model.PaperText, error) {
	t := s.stored
	t.Text = s.view.text.Text()
	var err error
	if t.From, err = s.view.from.Date(); err != nil {
		return t, model.Invalid("from", "%s", model.Message(err))
	}
	if t.To, err = s.view.to.Date(); err != nil {
		return t, model.Invalid("to", "%s", model.Message(err))
	}
	return t, nil
}

// draw makes the paper of the wording as it stands, in the background.
func (s *textsScreen) draw() {
	t := s.stored
	t.Text, t.Validity = s.view.text.Text(), model.Validity{}
	f := s.data.facts
	f.Settings.Texts = []model.PaperText{t}
	s.redraw.Load(s.env, func(context.Context) (document.Document, error) {
		d, err := papers.Make(f)
		if err != nil {
			return document.Document{}, err
		}
		return document.FromDoc(d), nil
	}, func(d document.Document, err error) {
		s.tell(err)
		if err == nil {
			s.view.pages.SetDocument(d, false)
			s.view.pages.FitWidth()
		}
	})
}

// tell says what is wrong with the wording, and in which line.
func (s *textsScreen) tell(err error) {
	kit.Show(s.view.wrong, err != nil)
	s.view.text.SetWrong(err != nil)
	if err != nil {
		s.view.wrong.SetSpans(kit.Span{Text: model.Message(err)})
	}
	s.view.page.Refresh()
}

// Unsaved implements kit.Saver.
func (s *textsScreen) Unsaved() string {
	t, err := s.edited()
	if s.loaded && (err != nil || s.fresh || t.Text != cleaned(s.stored.Text) || t.Validity != s.stored.Validity) {
		return fmt.Sprintf("Lời văn mẫu “%s” có thay đổi chưa lưu.", s.kind.Label)
	}
	return ""
}

// Discard implements kit.Saver.
func (s *textsScreen) Discard() {
	if s.fresh {
		s.stored, s.fresh = model.PaperText{}, false
		s.take(s.start())
		return
	}
	s.fill(s.stored)
}

// Save implements kit.Saver.
func (s *textsScreen) Save(saved func(bool)) {
	if s.Unsaved() == "" {
		saved(true)
		return
	}
	refuse := func(err error) {
		if model.FieldOf(err) == "text" {
			s.tell(err)
		} else if !s.view.form.ShowError(err) {
			s.env.Fail(err)
		}
		saved(false)
	}
	s.view.form.ClearErrors()
	t, err := s.edited()
	if err != nil {
		refuse(err)
		return
	}
	year, before := s.env.Scope().Year, s.before(t)
	kit.Do(s.env, func(ctx context.Context) error {
		stored, err := s.keep(ctx, t, before, year)
		t = stored
		return err
	}, func(err error) {
		if err != nil {
			refuse(err)
			return
		}
		s.stored, s.fresh, s.wish = t, false, t.ID
		s.env.Done("Đã lưu lời văn mẫu “" + s.kind.Label + "”.")
		s.Reload()
		saved(true)
	})
}

// before returns the wording that a new one follows: one open at its end that
// begins earlier.
func (s *textsScreen) before(t model.PaperText) *model.PaperText {
	if !s.fresh || t.From == "" {
		return nil
	}
	for _, o := range s.versions() {
		if o.To == "" && o.From < t.From {
			o.To = t.From.AddDays(-1)
			return &o
		}
	}
	return nil
}

// keep saves a wording. The one it follows ends the day before; that is taken
// back when the new one is refused.
func (s *textsScreen) keep(ctx context.Context, t model.PaperText, before *model.PaperText, year int) (model.PaperText, error) {
	if before == nil {
		return s.svc.SavePaperText(ctx, t, year)
	}
	if err := papers.TryText(s.data.facts, t); err != nil {
		return t, err
	}
	if _, err := s.svc.SavePaperText(ctx, *before, year); err != nil {
		return t, err
	}
	stored, err := s.svc.SavePaperText(ctx, t, year)
	if err != nil {
		open := *before
		open.To = ""
		if _, back := s.svc.SavePaperText(ctx, open, year); back != nil {
			return t, back
		}
	}
	return stored, err
}
