package targets

import (
	"strings"
	"testing"

	"sothidua/data/model"
)

// words is a small plan with a clear target, a composite item and one whose
// direction the words leave open.
const words = `II. NỘI DUNG THI ĐUA
2. Các chỉ tiêu thi đua chủ yếu về kinh tế - xã hội năm 2024
21. Tỷ lệ hộ sử dụng nước sạch đạt 97,5%.
22. Trồng mới 12 ha cây ăn quả; Số hợp tác xã thành lập mới 02 hợp tác xã.
23. Tổng chi ngân sách: 9.500.000.000 đồng.
III. TỔ CHỨC THỰC HIỆN
`

func (w *world) reading() *reading {
	w.t.Helper()
	s := newReading(w.env, w.svc).(*reading)
	w.win.SetContent(s.Content())
	s.Reload()
	return s
}

func TestPlanTextBecomesTargetsOnceEveryDoubtIsSettled(t *testing.T) {
	w := newWorld(t)
	s := w.reading()
	if !s.add.Disabled() || s.Unsaved() != "" {
		t.Fatal("nothing was read, yet something can be added")
	}
	s.text.SetText(words)
	s.readPasted()
	if len(s.list) != 4 {
		t.Fatalf("%d proposals: %+v", len(s.list), s.list)
	}
	doubt := -1
	for i, p := range s.list {
		if p.read.number == "23" {
			doubt = i
		}
	}
	if doubt < 0 || s.list[doubt].asked || !s.add.Disabled() || !strings.Contains(s.add.Reason(), "phải hỏi") {
		t.Fatalf("the open direction of 23 is not asked about: %q", s.add.Reason())
	}
	s.grid.Select(doubt, 0)
	s.form.comparator.SetIndex(2) // ≤ không quá
	s.take()
	for i := range s.list {
		s.grid.Select(i, 0)
		if !s.list[i].asked {
			s.accept()
		}
	}
	if s.add.Disabled() {
		t.Fatalf("still waiting: %s", s.add.Reason())
	}
	s.write()
	if len(s.list) != 0 {
		t.Fatalf("not added: %+v", w.notices)
	}
	rows, err := w.svc.Targets(w.env.Ctx, 2024)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]model.Target{}
	for _, r := range rows {
		got[r.Target.Number] = r.Target
	}
	if c := got["23"]; c.Rule.Comparator != model.AtMost || model.Plain(c.Plan.Number) != "9500000000" || c.Rule.Unit != "đồng" {
		t.Errorf("23: %+v", c)
	}
	if c := got["21"]; model.Plain(c.Plan.Number) != "97.5" || c.Rule.Decimals != 1 || c.Rule.Comparator != model.AtLeast {
		t.Errorf("21: %+v", c)
	}
	if got["22"].Leaf || got["22b"].ParentID != got["22"].ID {
		t.Errorf("22: %+v, 22b: %+v", got["22"], got["22b"])
	}
}

func TestDroppedProposalsStayOutAndARefusedOneIsNamed(t *testing.T) {
	w := newWorld(t)
	s := w.reading()
	s.text.SetText(strings.ReplaceAll(words, "21. ", "8. ")) // the plan has a target 8
	s.readPasted()
	for i := range s.list {
		s.keep(i, s.list[i].read.number == "8")
	}
	before := len(w.notices)
	s.write()
	if len(w.notices) != before+1 || !strings.Contains(w.notices[before].Text, "Chỉ tiêu 8") || len(s.list) == 0 {
		t.Fatalf("notices %+v, %d proposals left", w.notices[before:], len(s.list))
	}
	if s.Unsaved() == "" {
		t.Error("the proposals are not told as unsaved")
	}
	for i := range s.list {
		s.keep(i, false)
	}
	if !s.add.Disabled() {
		t.Error("nothing is kept, yet it can be added")
	}
}

func TestTypingInTheFormIsNeverRewritten(t *testing.T) {
	w := newWorld(t)
	s := w.reading()
	s.text.SetText(words)
	s.readPasted()
	s.grid.Select(0, 0)
	s.form.name.SetText("Nước  sạch ") // as half-typed
	s.take()
	if got := s.form.name; got.Text() != "Nước sạch" || s.list[0].read.name != "Nước sạch" {
		t.Errorf("box %q, proposal %q", got.Text(), s.list[0].read.name)
	}
}
