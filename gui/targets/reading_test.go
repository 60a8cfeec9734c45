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
	w.T.Helper()
	s := newReading(w.Env, w.Svc).(*reading)
	w.Win.SetContent(s.Content())
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
		t.Fatalf("not added: %+v", w.Notices)
	}
	rows, err := w.Svc.Targets(w.Env.Ctx, 2024)
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
	before := len(w.Notices)
	s.write()
	if len(w.Notices) != before+1 || !strings.Contains(w.Notices[before].Text, "Chỉ tiêu 8") || len(s.list) == 0 {
		t.Fatalf("notices %+v, %d proposals left", w.Notices[before:], len(s.list))
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

// TestAChangeIsProposedAgainstTheYearBefore: results are amounts, the percentage
// is the plan, and what results are counted in is asked for.
func TestAChangeIsProposedAgainstTheYearBefore(t *testing.T) {
	w := newWorld(t)
	s := w.reading()
	s.text.SetText("I. Các chỉ tiêu chủ yếu\n31. Doanh thu dịch vụ tăng 8 - 9% so với năm 2023.\n32. Giảm trên 12%/năm số vụ phạm pháp hình sự.\n33. Tỷ lệ hộ nghèo giảm 0,5%/năm.\n")
	s.readPasted()
	if len(s.list) != 3 || s.list[0].asked || !strings.Contains(s.list[0].ask, "tính bằng triệu đồng phải không") || s.list[2].read.comparator != model.AtLeast {
		t.Fatalf("proposals %+v", s.list)
	}
	for i := range s.list {
		s.grid.Select(i, 0)
		if !s.list[i].asked {
			s.accept()
		}
	}
	s.write()
	rows, err := w.Svc.Targets(w.Env.Ctx, 2024)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]model.Target{}
	for _, r := range rows {
		got[r.Target.Number] = r.Target
	}
	up, down := got["31"], got["32"]
	if up.Rule.Comparator != model.Growth || up.Name != "Doanh thu dịch vụ" || up.Rule.Unit != "triệu đồng" || up.Rule.Timing != model.Flow ||
		model.Plain(up.Plan.Number) != "8" || model.Plain(up.Plan.Second) != "9" {
		t.Errorf("31: %+v", up)
	}
	if down.Rule.Comparator != model.Reduction || down.Rule.Unit != "vụ" || model.Plain(down.Plan.Number) != "12" {
		t.Errorf("32: %+v", down)
	}
}

// TestWordsThatWereNotReadStandInTheList: they are shown, left out, and can be
// filled in and kept.
func TestWordsThatWereNotReadStandInTheList(t *testing.T) {
	w := newWorld(t)
	s := w.reading()
	s.text.SetText("II. Mục tiêu, chỉ tiêu\n1. Mục tiêu chung\nPhấn đấu thu nhập bình quân đạt 70 triệu đồng/người/năm.\n2. Các chỉ tiêu chủ yếu\n41. Tỷ lệ hộ sử dụng nước sạch đạt 97,5%.\n")
	s.readPasted()
	last := s.list[len(s.list)-1]
	if len(s.list) != 2 || !last.unread || last.keep || !strings.Contains(last.found.Text, "70 triệu đồng") || !strings.Contains(last.ask, "không đọc") {
		t.Fatalf("proposals %+v", s.list)
	}
	if s.add.Disabled() {
		t.Errorf("words that were not read hold the rest back: %s", s.add.Reason())
	}
	if text := readingStatus(s.result, s.list); !strings.Contains(text, "1 chỗ chưa đọc được") {
		t.Errorf("status %q", text)
	}
}
