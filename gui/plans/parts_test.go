package plans

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
	"sothidua/data/service"
)

func sampleText() *text {
	return newText([]model.PlanPart{
		{ID: 1, Kind: model.PartBasis, Text: "Luật Thi đua, khen thưởng năm 2022"},
		{ID: 2, Kind: model.PartBasis, Text: "Chỉ thị số 34-CT/TW"},
		{ID: 3, Kind: model.PartContent, Number: "1.1", Text: "Các ngành thi đua\nĐổi mới phong trào"},
		{ID: 4, Kind: model.PartContent, Number: "1.2", Text: "Phát triển kinh tế"},
		{ID: 5, Kind: model.PartRecipient, Text: "Lưu: VT"},
	})
}

func TestAddRemoveMove(t *testing.T) {
	x := sampleText()
	if got := x.add(model.PartContent, "p3"); got != "n1" {
		t.Errorf("the new part has key %q", got)
	}
	x.add(model.PartPurpose, "p3")
	x.add(model.PartBasis, "")
	if diff := cmp.Diff([]string{"p1", "p2", "n3", "n2", "p3", "n1", "p4", "p5"}, x.keys()); diff != "" {
		t.Errorf("order after adding (-want +got):\n%s", diff)
	}
	if got := x.parts[x.find("n1")].Number; got != "1.3" {
		t.Errorf("the new content is numbered %q", got)
	}
	if got := x.parts[x.find("n3")].Number; got != "" {
		t.Errorf("the new basis is numbered %q", got)
	}
	if x.move("p1", -1) || x.move("n3", 1) || x.move("p5", 1) || x.move("gone", 1) {
		t.Error("a part moved out of its heading")
	}
	if !x.move("p1", 1) || x.find("p1") != 1 {
		t.Errorf("p1 stands at %d after moving down", x.find("p1"))
	}
	for _, tc := range []struct{ key, next string }{{"n2", ""}, {"p3", "n1"}, {"p4", "n1"}, {"gone", ""}} {
		if got := x.remove(tc.key); got != tc.next {
			t.Errorf("after removing %s comes %q, want %q", tc.key, got, tc.next)
		}
	}
	if diff := cmp.Diff([]string{"p2", "p1", "n3", "n1", "p5"}, x.keys()); diff != "" {
		t.Errorf("order after removing (-want +got):\n%s", diff)
	}
	if got := x.blank(); got != "n3" {
		t.Errorf("the first part without text is %q", got)
	}
}

// Parts come from the book in the paper's order whatever order they have there.
func TestNewTextSortsByHeading(t *testing.T) {
	x := newText([]model.PlanPart{{ID: 1, Kind: model.PartRecipient}, {ID: 2, Kind: model.PartTask}, {ID: 3, Kind: model.PartBasis}, {ID: 4, Kind: model.PartTask}})
	if diff := cmp.Diff([]string{"p3", "p2", "p4", "p1"}, x.keys()); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
}

func TestRows(t *testing.T) {
	x := sampleText()
	texts := func(query string, folded map[string]bool) []string {
		var out []string
		for _, r := range x.rows(query, folded) {
			s := r.Cells[0].Text
			if r.Cells[0].More != nil {
				s += " | " + r.Cells[0].More.Text
			}
			out = append(out, s)
		}
		return out
	}
	want := []string{"Căn cứ | 2 mục", "Luật Thi đua, khen thưởng năm 2022", "Chỉ thị số 34-CT/TW", "Mở đầu | chưa có", "Mục đích | chưa có",
		"Yêu cầu | chưa có", "Nội dung thi đua | 2 mục", "1.1. Các ngành thi đua", "1.2. Phát triển kinh tế", "Phát động thi đua | chưa có",
		"Nhiệm vụ, giải pháp | chưa có", "Tổ chức thực hiện | chưa có", "Kết thúc | chưa có", "Nơi nhận | 1 mục", "Lưu: VT"}
	if diff := cmp.Diff(want, texts("", nil)); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Nội dung thi đua | 2 mục", "1.1. Các ngành thi đua"}, texts("phong trao", nil)); diff != "" {
		t.Errorf("found (-want +got):\n%s", diff)
	}
	if n := x.countFound("phat trien"); n != 1 {
		t.Errorf("found %d parts", n)
	}
	folded := map[string]bool{headingKey(model.PartBasis): true}
	if x.rows("", folded)[0].Open {
		t.Error("a folded heading is open")
	}
	if !x.rows("luat", folded)[0].Open {
		t.Error("a search leaves its find folded away")
	}
}

func TestServing(t *testing.T) {
	row := func(id, parent, area model.ID, number string) service.TargetRow {
		return service.TargetRow{Target: model.Target{ID: id, ParentID: parent, AreaID: area, Number: number}}
	}
	rows := []service.TargetRow{row(1, 0, 7, "1"), row(2, 1, 7, "1a"), row(3, 0, 8, "2"), row(4, 0, 8, "3"), row(5, 4, 7, "3a")}
	for _, tc := range []struct {
		area model.ID
		want []string
	}{{7, []string{"1", "3"}}, {8, []string{"2", "3"}}, {9, nil}, {0, nil}} {
		var got []string
		for _, t := range serving(rows, tc.area) {
			got = append(got, t.Number)
		}
		if diff := cmp.Diff(tc.want, got); diff != "" {
			t.Errorf("area %d (-want +got):\n%s", tc.area, diff)
		}
	}
}
