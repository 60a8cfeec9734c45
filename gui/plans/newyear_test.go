package plans

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

func newYearWorld(t *testing.T) *world {
	w := newWorld(t)
	w.s.env.SetScope = func(s kit.Scope) { w.Scope = s }
	return w
}

// yearDialog is the dialog on the book, as the page shows it.
func (w *world) yearDialog() *yearForm {
	w.T.Helper()
	years, err := w.Svc.Years(context.Background())
	if err != nil {
		w.T.Fatal(err)
	}
	f := newYearForm(w.s.env, w.Svc, years)
	f.show()
	return f
}

// line returns what the dialog says of a target's last year: "1,31% | …".
func (f *yearForm) line(number string) string {
	for i := range f.grid.Source().Len() {
		if f.grid.Cell(i, colNumber).Text == number {
			return f.grid.Cell(i, colCarried).Text + " | " + f.grid.Cell(i, colNote).Text
		}
	}
	return ""
}

func TestOpenNewYear(t *testing.T) {
	w := newYearWorld(t)
	w.s.bar.year.Tapped(nil)
	w.Answer("Tạo năm mới")
	if w.Win.Canvas().Overlays().Top() != nil {
		t.Fatal("the dialog stays open")
	}
	if w.Scope != (kit.Scope{Year: 2025, Code: model.H1}) {
		t.Errorf("the window shows %v", w.Scope)
	}
	if n := w.Notices[len(w.Notices)-1]; !strings.HasPrefix(n.Text, "Đã mở năm 2025.") || n.Kind != kit.NoticeDone {
		t.Errorf("told %+v", n)
	} else {
		n.Actions[0].Do()
	}
	if len(w.Places) != 1 || w.Places[0].Area != "targets" {
		t.Errorf("went to %+v", w.Places)
	}
	w.s.Reload()
	if p := w.plan(); p.Year != 2025 || len(p.Parts) != 37 || w.s.head.number.Text() != "" || w.s.head.title.Text() != "Phát động các phong trào thi đua năm 2025" {
		t.Errorf("the page shows %q %q of plan %d", w.s.head.number.Text(), w.s.head.title.Text(), p.Year)
	}
}

func TestNewYearIsPreviewed(t *testing.T) {
	w := newYearWorld(t)
	f := w.yearDialog()
	if f.old() != 2024 || f.new() != 2025 || len(f.next.Items()) != yearsAhead {
		t.Errorf("from %d to %d of %q", f.old(), f.new(), f.next.Items())
	}
	for _, text := range []string{"Năm 2025 sẽ có: 37 mục lời văn, 16 chỉ tiêu với 25 thành phần", "5 kiểm tra chéo", "2 kỳ báo cáo",
		"28 đơn vị đang hoạt động", "Số kế hoạch chép nguyên từ 2024, cần xem lại"} {
		if !strings.Contains(f.says.Text(), text) {
			t.Errorf("lacks %q: %s", text, f.says.Text())
		}
	}
	if !strings.Contains(f.warns.Text(), "SỐ LIỆU MẪU") || strings.Contains(f.says.Text(), "đăng ký") {
		t.Errorf("warns %q, says %q", f.warns.Text(), f.says.Text())
	}
	for number, want := range map[string]string{"8": "1,31% | lấy đến 6 tháng 2024, chưa phải cả năm", "1d": "– | mới cộng đến 6 tháng 2024, để trống",
		"13a": "– | chưa có số liệu"} {
		if got := f.line(number); got != want {
			t.Errorf("%s: %q, want %q", number, got, want)
		}
	}
	if years, err := w.Svc.Years(context.Background()); err != nil || len(years) != 1 {
		t.Errorf("looking opened %v (%v)", years, err)
	}
}

func TestNewYearTicks(t *testing.T) {
	w := newYearWorld(t)
	f := w.yearDialog()
	f.registrations.Tapped(nil)
	if !strings.Contains(f.says.Text(), "đăng ký") {
		t.Errorf("with registrations: %s", f.says.Text())
	}
	f.targets.Tapped(nil)
	if strings.Contains(f.says.Text(), "lượt giao") || f.grid.Source().Len() != 0 || !f.allocations.Disabled() || !f.registrations.Disabled() {
		t.Errorf("without targets: %s", f.says.Text())
	}
	f.targets.Tapped(nil)
	f.periods.Tapped(nil)
	if f.allocations.Disabled() || !strings.Contains(f.warns.Text(), "Không chép kỳ báo cáo nào") {
		t.Errorf("without periods: %s", f.warns.Text())
	}
	f.next.Focus()
	f.next.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if f.new() != 2026 || !strings.Contains(f.warns.Text(), "Năm 2026 không liền sau năm 2024") || f.line("8") != "– | năm 2024 không liền trước năm 2026" {
		t.Errorf("two years on: %s; 8: %s", f.warns.Text(), f.line("8"))
	}
}

func TestNewYearThatIsThereMeanwhile(t *testing.T) {
	w := newYearWorld(t)
	f := w.yearDialog()
	if _, err := w.Svc.NewYear(context.Background(), 2024, 2025, service.NewYearOptions{}); err != nil {
		t.Fatal(err)
	}
	w.Answer("Tạo năm mới")
	if w.Win.Canvas().Overlays().Top() == nil || w.Scope.Year != 2024 || !strings.Contains(f.warns.Text(), "Năm 2025 đã có trong sổ") {
		t.Errorf("scope %v, the dialog says %q", w.Scope, f.warns.Text())
	}
	// Opened again it does not offer the year any more.
	w.Answer("Hủy")
	again := w.yearDialog()
	if again.old() != 2024 || again.new() != 2026 {
		t.Errorf("from %d to %d", again.old(), again.new())
	}
}

func TestUnsavedTextIsSettledBeforeANewYear(t *testing.T) {
	w := newYearWorld(t)
	w.Write(w.s.head.signer, "Trần Văn B")
	w.s.bar.year.Tapped(nil)
	w.Answer("Lưu")
	w.Answer("Tạo năm mới")
	plan, err := w.Svc.Plan(context.Background(), 2025)
	if err != nil || plan.Signer != "Trần Văn B" {
		t.Errorf("2025 is signed by %q (%v)", plan.Signer, err)
	}
}
