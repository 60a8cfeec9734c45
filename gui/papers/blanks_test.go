package papers

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"sothidua/data/model"
)

// blanks opens the tab of certificates.
func (w *world) blanks() *blanksScreen {
	s := newBlanks(w.Env, w.Svc)
	w.show(s)
	return s
}

func TestFieldsMoveByKeys(t *testing.T) {
	w := newWorld(t)
	s := w.blanks()
	x, y := s.blank.Fields[0].X, s.blank.Fields[0].Y
	w.Press(fyne.KeyRight, fyne.KeyRight, fyne.KeyDown)
	s.sheet.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	w.Press(fyne.KeyUp)
	s.sheet.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	f := tenths(s.blank).Fields[0]
	if f.X != x+2 || millimetres(f.Y) != millimetres(y+0.9) {
		t.Errorf("the field stands at %v, %v", f.X, f.Y)
	}
	if s.form.x.Text() != millimetres(x+2) || s.Unsaved() == "" || w.Status == "" {
		t.Errorf("the form tells %q, unsaved %q", s.form.x.Text(), s.Unsaved())
	}
	w.Press(fyne.KeyPageDown)
	if s.at != 1 || s.form.field.Index() != 1 {
		t.Errorf("PgDn chooses field %d", s.at)
	}
	w.Press(fyne.KeyPageUp, fyne.KeyPageUp)
	if s.at != len(s.blank.Fields)-1 {
		t.Errorf("PgUp chooses field %d", s.at)
	}
	for range 400 {
		s.moveField(s.at, 1, 0)
	}
	if s.blank.Fields[s.at].X != s.blank.W {
		t.Error("a field leaves the sheet")
	}
}

func TestFieldsAreDragged(t *testing.T) {
	w := newWorld(t)
	s := w.blanks()
	x, y, fw, h := boxOf(s.blank, s.blank.Fields[3])
	k := s.sheet.scale()
	ox, oy := s.sheet.origin()
	at := fyne.NewPos(float32(ox+(x+fw/2)*k), float32(oy+(y+h/2)*k))
	s.sheet.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
	if s.at != 3 {
		t.Fatalf("a click chooses field %d", s.at)
	}
	before := s.blank.Fields[3]
	s.sheet.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(float32(10*k), float32(-5*k))})
	s.sheet.DragEnd()
	got := s.blank.Fields[3]
	if millimetres(got.X) != millimetres(before.X+10) || millimetres(got.Y) != millimetres(before.Y-5) {
		t.Errorf("dragged from %v, %v to %v, %v", before.X, before.Y, got.X, got.Y)
	}
	s.sheet.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(float32(ox)+2, float32(oy)+2)}})
	s.sheet.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(50, 50)})
	if s.blank.Fields[3] != got {
		t.Error("a drag beside the fields moves one")
	}
}

func TestABlankIsKeptAndPrinted(t *testing.T) {
	w := newWorld(t)
	s := w.blanks()
	w.Tap("Thêm phôi")
	s.form.name.SetText("Phôi thử A5")
	s.form.w.SetText("210")
	s.form.h.SetText("148")
	s.form.read()
	if s.blank.W != 210 || s.blank.H != 148 {
		t.Fatalf("size %v × %v", s.blank.W, s.blank.H)
	}
	saved := true
	s.Save(func(ok bool) { saved = ok })
	if saved {
		t.Error("fields outside the sheet are kept")
	}
	for i := range s.blank.Fields {
		f := &s.blank.Fields[i]
		f.X, f.Y, f.W = 100, float64(20+15*i), 90
	}
	s.Save(func(ok bool) { saved = ok })
	if !saved || s.Unsaved() != "" || s.stored.Name != "Phôi thử A5" {
		t.Fatalf("kept %v, %+v", saved, w.Notices)
	}
	p := w.print(certificate)
	i := -1
	for j, b := range p.shown.facts.Settings.Blanks {
		if b.Name == "Phôi thử A5" {
			i = j
		}
	}
	if i < 0 {
		t.Fatal("the blank is not offered where certificates are printed")
	}
	p.change(func(a *ask) { a.Blank, a.Trial = p.choices.blanks[i], true })
	if page := p.shown.doc.Pages[0]; page.W != 210 || page.H != 148 {
		t.Errorf("the trial is %v × %v mm", page.W, page.H)
	}
	s.take(s.stored)
	before := s.stored
	s.askRemove()
	w.Tap("Xóa phôi")
	for _, b := range w.settings().Blanks {
		if b.Name == before.Name {
			t.Error("the blank is still kept")
		}
	}
	w.Act("Hoàn tác")
	if s.stored.Name != before.Name {
		t.Errorf("undo shows %q", s.stored.Name)
	}
}

func TestAnUnreadableMeasureIsNotTaken(t *testing.T) {
	w := newWorld(t)
	s := w.blanks()
	before := s.blank
	s.form.x.SetText("abc")
	s.form.read()
	if s.blank.Fields[0] != before.Fields[0] {
		t.Error("a text moves a field")
	}
	if s.sheet.blank.Name != model.DefaultBlank().Name {
		t.Errorf("shows %q", s.sheet.blank.Name)
	}
}
