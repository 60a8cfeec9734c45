package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"github.com/google/go-cmp/cmp"
)

func TestTabsPickByMouseAndKeyboard(t *testing.T) {
	frameApp(t)
	var picked []int
	tabs := NewTabs([]string{"Số liệu", "Thuyết minh", "Lịch sử"}, func(i int) { picked = append(picked, i) })
	w := test.NewWindow(tabs)
	defer w.Close()
	w.Resize(fyne.NewSize(500, 60))
	test.TapAt(tabs, fyne.NewPos(tabs.labelWidth(0)+2*tabPad+5, 10))
	tabs.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	tabs.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight}) // there is none further
	tabs.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	test.TapAt(tabs, fyne.NewPos(5, 10)) // already chosen
	if diff := cmp.Diff([]int{1, 2, 0}, picked); diff != "" {
		t.Errorf("picked (-want +got):\n%s", diff)
	}
	picked = nil
	tabs.Select(2)
	tabs.Select(7)
	if tabs.Current() != 2 || picked != nil {
		t.Errorf("Select: current %d, told %v", tabs.Current(), picked)
	}
}

func TestTabsStayInANarrowRow(t *testing.T) {
	frameApp(t)
	tabs := NewTabs([]string{"Sao lưu, lịch sử", "Cơ quan", "Kỳ báo cáo"}, nil)
	w := test.NewWindow(tabs)
	defer w.Close()
	full := tabs.MinSize().Width
	for _, tt := range []struct {
		width float32
		last  string
		cut   bool // the longest label
	}{{full + 100, "Kỳ báo cáo", false}, {full, "Kỳ báo cáo", false}, {full - 30, "Kỳ báo cáo", false}, {full - 55, "Kỳ báo cáo", true}} {
		tabs.Resize(fyne.NewSize(tt.width, 34))
		texts := find[*canvas.Text](tabs)
		last := texts[len(texts)-1]
		if end := last.Position().X + last.Size().Width; last.Text != tt.last || end > tt.width {
			t.Errorf("in %g pixels the last tab %q ends at %g", tt.width, last.Text, end)
		}
		if first := texts[0].Text; strings.HasSuffix(first, "…") != tt.cut {
			t.Errorf("in %g pixels the longest tab shows %q", tt.width, first)
		}
		if i := tabs.at(last.Position().X + 5); i != 2 {
			t.Errorf("in %g pixels a click on the last tab finds %d", tt.width, i)
		}
	}
}

func TestTabsHandOtherKeysToTheWindow(t *testing.T) {
	frameApp(t)
	tabs := NewTabs([]string{"Một", "Hai"}, nil)
	w := test.NewWindow(tabs)
	defer w.Close()
	var got fyne.KeyName
	w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { got = ev.Name })
	w.Canvas().Focus(tabs)
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyF1})
	if got != fyne.KeyF1 {
		t.Errorf("the window got %q, want F1", got)
	}
}

func TestMarkdownBlocks(t *testing.T) {
	got := markdownBlocks("# Chỉ tiêu\n\nDòng một\ndòng hai\n\n## Phím\n- **F2**: sửa\n  ô đang chọn\n- Enter\nnối tiếp\n#không phải tiêu đề\n")
	want := []markdownBlock{
		{"#", "Chỉ tiêu"},
		{"", "Dòng một dòng hai"},
		{"##", "Phím"},
		{"-", "**F2**: sửa ô đang chọn"},
		{"-", "Enter nối tiếp #không phải tiêu đề"},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(markdownBlock{})); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
	spans := boldSpans("**F2**: sửa **ô**")
	if len(spans) != 3 || !spans[0].Bold || spans[1].Bold || spans[1].Text != ": sửa " || !spans[2].Bold {
		t.Errorf("spans %+v", spans)
	}
}

func TestNoticeBoxGrowsWithItsText(t *testing.T) {
	frameApp(t)
	box := NewNoticeBox(NoticeError, Span{Text: "Không ghi được tệp PDF. Tệp đang mở ở chương trình khác. Hãy đóng lại rồi thử lại."})
	box.Resize(fyne.NewSize(900, 40))
	one := box.MinSize().Height
	box.Resize(fyne.NewSize(200, 40))
	if two := box.MinSize().Height; two <= one {
		t.Errorf("200 pixels wide it is %v high, 900 wide %v", two, one)
	}
}
