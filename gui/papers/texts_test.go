package papers

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sothidua/data/document/doc"
	"sothidua/data/document/papers"
	"sothidua/data/model"
	"sothidua/gui/kit"
)

// texts opens the tab of wordings at a paper.
func (w *world) texts(kind string) *textsScreen {
	w.T.Helper()
	s := newTexts(w.Env, w.Svc)
	w.show(s)
	s.GoTo(kit.Place{Filter: kind})
	if s.kind.Name != kind || !s.loaded {
		w.T.Fatalf("the wording of %s does not show", kind)
	}
	return s
}

// write puts a wording into the box as typing does.
func (s *textsScreen) write(text string) {
	s.view.text.SetText(text)
	s.follow()
	s.draw()
}

// title is the kind of paper that the preview would print.
func title(t *testing.T, w *world, kind string, day model.Date) string {
	t.Helper()
	d, err := papers.Make(facts(t, w, kind, day))
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range d.Sections[0].Blocks {
		if b, ok := b.(doc.Title); ok {
			return b.Kind
		}
	}
	return ""
}

func facts(t *testing.T, w *world, kind string, day model.Date) papers.Facts {
	t.Helper()
	f, err := w.Svc.PaperFacts(context.Background(), papers.Request{Name: kind, Year: 2024, Code: model.H1, Date: day})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestTheBuiltInWordingIsNotTypedInto(t *testing.T) {
	w := newWorld(t)
	s := w.texts("invitation")
	if !s.view.text.Disabled() || !s.view.own.Visible() || s.view.cut.Visible() || s.Unsaved() != "" {
		t.Error("the built-in wording can be changed")
	}
	if len(s.view.pages.Document().Pages) == 0 {
		t.Error("there is no preview")
	}
}

// TestOwnWordingComesAndGoes: made of the built-in one, checked while it is
// typed, kept, and taken back.
func TestOwnWordingComesAndGoes(t *testing.T) {
	w := newWorld(t)
	s := w.texts("invitation")
	w.Tap("Sửa thành mẫu riêng")
	if s.view.text.Disabled() || !s.view.save.Visible() {
		t.Fatal("an own wording cannot be typed")
	}
	s.write("@đầu GM-UBND\n@tên GIẤY MỜI\n{{.KhôngCó}}")
	if !s.view.wrong.Visible() || !strings.Contains(s.view.wrong.Text(), "dòng 3") {
		t.Errorf("a field that does not exist: %q", s.view.wrong.Text())
	}
	saved := true
	s.Save(func(ok bool) { saved = ok })
	if saved || s.Unsaved() == "" {
		t.Error("a broken wording was kept")
	}
	s.write("@đầu GM-UBND\n@tên GIẤY MỜI RIÊNG\nNăm {{.Năm}}\n@ký")
	if s.view.wrong.Visible() {
		t.Errorf("still wrong: %s", s.view.wrong.Text())
	}
	s.Save(func(ok bool) { saved = ok })
	if !saved || s.Unsaved() != "" || title(t, w, "invitation", "") != "GIẤY MỜI RIÊNG" {
		t.Fatalf("kept %v, unsaved %q, title %q, notices %v", saved, s.Unsaved(), title(t, w, "invitation", ""), w.Notices)
	}
	if got, want := marked(s), []string{"Giấy mời họp"}; !slices.Equal(got, want) {
		t.Errorf("the list marks %q, want %q", got, want)
	}
	w.Tap("Về mẫu có sẵn…")
	w.Tap("Bỏ mẫu riêng")
	if title(t, w, "invitation", "") != "GIẤY MỜI" || len(marked(s)) > 0 || !s.view.own.Visible() {
		t.Error("the built-in wording does not come back")
	}
	w.Act("Hoàn tác")
	if title(t, w, "invitation", "") != "GIẤY MỜI RIÊNG" {
		t.Error("undo does not bring the own wording back")
	}
}

// marked lists the papers that the list shows to have a wording of their own.
func marked(s *textsScreen) []string {
	var out []string
	for i := range worded() {
		if s.view.list.Cell(i, 1).Mark != nil {
			out = append(out, s.view.list.Cell(i, 0).Text)
		}
	}
	return out
}

// TestANewWordingFromADayKeepsTheOldOne: papers before the day are made as
// before.
func TestANewWordingFromADayKeepsTheOldOne(t *testing.T) {
	w := newWorld(t)
	s := w.texts("invitation")
	save := func(text string) {
		t.Helper()
		s.write(text)
		s.Save(func(ok bool) {
			if !ok {
				t.Fatalf("not kept: %v, %s", w.Notices, s.view.wrong.Text())
			}
		})
	}
	s.begin("")
	save("@đầu GM-UBND\n@tên GIẤY MỜI CŨ\n@ký")
	w.Tap("Mẫu mới từ ngày…")
	w.Tap("Soạn mẫu mới")
	save("@đầu GM-UBND\n@tên GIẤY MỜI MỚI\n@ký")
	for day, want := range map[model.Date]string{"2024-06-17": "GIẤY MỜI CŨ", "2024-06-18": "GIẤY MỜI MỚI"} {
		if got := title(t, w, "invitation", day); got != want {
			t.Errorf("on %s the paper is %q, want %q", day, got, want)
		}
	}
	if n := len(s.versions()); n != 2 || s.view.version.Index() != 2 {
		t.Errorf("%d versions, the chosen one is %d", n, s.view.version.Index())
	}
	s.pickVersion(1)
	if !strings.Contains(s.view.text.Text(), "CŨ") {
		t.Error("the earlier version does not show")
	}
}

func TestUnsavedWordingIsAskedFor(t *testing.T) {
	w := newWorld(t)
	s := w.texts("invitation")
	s.begin("")
	s.write("@tên GIẤY MỜI\nđang gõ")
	s.Reload()
	if !strings.Contains(s.view.text.Text(), "đang gõ") {
		t.Error("reloading drops what was typed")
	}
	s.view.list.SelectKey("plan")
	if !w.Asked() || s.kind.Name != "invitation" {
		t.Fatal("another paper shows without a question")
	}
	w.Tap("Bỏ thay đổi")
	if s.kind.Name != "plan" {
		t.Errorf("shows %s", s.kind.Name)
	}
}

// TestEveryFieldIsExplained: each field of a built-in wording stands in the list
// of its paper, and each field of the list can be used.
func TestEveryFieldIsExplained(t *testing.T) {
	w := newWorld(t)
	inside := map[string]bool{"Tên": true, "Câu": true} // of one part of .KếtQuả
	for _, k := range worded() {
		all, err := fieldsOf(k.Name)
		if err != nil {
			t.Fatal(err)
		}
		known := map[string]bool{}
		f := facts(t, w, k.Name, "")
		for _, x := range all {
			known[x.name] = true
			if inside[x.name] || x.about == "" {
				continue
			}
			if err := papers.TryText(f, model.PaperText{Kind: k.Name, Text: "@tên X\n" + x.write()}); err != nil {
				t.Errorf("%s: .%s cannot be used: %v", k.Label, x.name, err)
			}
		}
		text, err := papers.BuiltIn(k.Name)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range fieldNames(text) {
			if !known[name] {
				t.Errorf("%s uses .%s, which is not explained", k.Label, name)
			}
		}
	}
}

func TestFieldsAreCopied(t *testing.T) {
	w := newWorld(t)
	s := w.texts("reminder-letter")
	s.view.tabs.Select(1)
	row := s.view.fields.RowByKey("SốNgàyChậm")
	s.view.fields.On.Activate(row, 0)
	if got := fyne.CurrentApp().Clipboard().Content(); got != "{{số .SốNgàyChậm}}" {
		t.Errorf("copied %q", got)
	}
}

// TestNamesOfPapersShowWhole: also where the list scrolls.
func TestNamesOfPapersShowWhole(t *testing.T) {
	newWorld(t)
	const scroll, pads = 12, 4 + 16
	for _, k := range worded() {
		if need, room := fyne.MeasureText(k.Label, kit.SizeText, fyne.TextStyle{}).Width, textsWidth-ownWidth-scroll-pads; need > room {
			t.Errorf("%q takes %g of %g pixels", k.Label, need, room)
		}
	}
}
