package papers

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"sothidua/data/document/papers"
	"sothidua/data/model"
	"sothidua/gui/kit"
)

// grounds opens the tab of grounds, recipients and heads.
func (w *world) grounds() *groundsScreen {
	s := newGrounds(w.Env, w.Svc)
	w.show(s)
	return s
}

func (w *world) settings() papers.Settings {
	w.T.Helper()
	out, err := w.Svc.PaperSettings(context.Background())
	if err != nil {
		w.T.Fatal(err)
	}
	return out
}

func TestGroundsAreListedWithWhatToCheck(t *testing.T) {
	w := newWorld(t)
	s := w.grounds()
	if len(s.bases.all) != len(w.settings().Bases) || len(s.bases.all) == 0 {
		t.Fatalf("%d grounds", len(s.bases.all))
	}
	if !strings.Contains(w.Status, "cần kiểm tra") {
		t.Errorf("status %q", w.Status)
	}
	for i, b := range s.bases.all {
		if got := s.bases.grid.Cell(i, 3).Text; (got == "cần kiểm tra") != b.Recheck {
			t.Errorf("%s: %q", b.Text, got)
		}
	}
}

func TestAGroundIsAddedMovedAndRemoved(t *testing.T) {
	w := newWorld(t)
	s := w.grounds()
	n := len(s.bases.all)
	w.Press(fyne.KeyInsert)
	w.Type("thử\n")
	w.Tap("Lưu")
	if got := s.bases.all; len(got) != n+1 || w.Asked() {
		t.Fatalf("%d grounds, asking %v", len(got), w.Asked())
	}
	s.bases.grid.Select(n, 0)
	s.bases.move(-1)
	if row, _ := s.bases.grid.Current(); row != n-1 || !strings.Contains(s.bases.all[n-1].Text, "thử") {
		t.Errorf("row %d, %q", row, s.bases.all[n-1].Text)
	}
	s.bases.delete()
	if len(s.bases.all) != n {
		t.Fatalf("%d grounds", len(s.bases.all))
	}
	w.Act("Hoàn tác")
	if len(s.bases.all) != n+1 {
		t.Error("undo does not bring the ground back")
	}
}

func TestABackwardValidityIsToldInItsField(t *testing.T) {
	w := newWorld(t)
	s := w.grounds()
	form, read := basisForm(model.LegalBasis{Text: "Căn cứ A", Kinds: []string{"other"}, Validity: model.Validity{From: "2025-01-01", To: "2024-01-01"}})
	b, err := read()
	if err != nil || len(b.Kinds) != 1 || b.Kinds[0] != "other" {
		t.Fatalf("read %+v, %v", b, err)
	}
	if err := s.bases.look.save(context.Background(), []model.LegalBasis{b}); !form.ShowError(err) {
		t.Errorf("no field shows %v", err)
	}
}

func TestRecipientsOfAPaper(t *testing.T) {
	w := newWorld(t)
	s := w.grounds()
	if !s.Shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyRight, Modifier: fyne.KeyModifierAlt}) || s.grid() != s.to.grid {
		t.Fatal("Alt+→ does not show the recipients")
	}
	s.GoTo(kit.Place{Filter: "reminder-letter"})
	if s.kind != "reminder-letter" || len(s.to.all) != 0 || !strings.Contains(s.theirs.Text(), "Lưu: VT") {
		t.Fatalf("kind %s, %d recipients, %q", s.kind, len(s.to.all), s.theirs.Text())
	}
	w.Tap("Lấy nơi nhận của lời văn mẫu để sửa")
	if len(s.to.all) != 4 {
		t.Fatalf("%d recipients", len(s.to.all))
	}
	s.to.grid.Select(3, 0)
	s.to.delete()
	for _, r := range w.settings().Recipients {
		if r.Kind != "reminder-letter" || r.Role != model.RoleCopy {
			t.Errorf("kept %+v", r)
		}
	}
	form, read := recipientForm(model.PaperRecipient{})
	if _, err := read(); !form.ShowError(err) {
		t.Errorf("a recipient without a name: %v", err)
	}
}

func TestAnotherSignerFromADay(t *testing.T) {
	w := newWorld(t)
	s := w.grounds()
	h := s.heads.look.blank()
	if h.Signer == "" {
		t.Fatal("a new head does not begin with the office's signer")
	}
	h.Signer, h.Position, h.From = "Trần Thị B", "PHÓ CHỦ TỊCH", "2024-07-01"
	s.heads.keep([]model.PaperHead{h}, func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	})
	if len(s.heads.all) != 1 || s.heads.grid.Cell(0, 0).Text != "từ 01/07/2024" {
		t.Fatalf("heads %+v", s.heads.all)
	}
	p := w.print("half-year-report")
	p.change(func(a *ask) { a.Date = "2024-07-05" })
	if got := signedBy(p.shown.doc.Source); !strings.Contains(got, "phó chủ tịch Trần Thị B") {
		t.Errorf("signed by %q", got)
	}
}
