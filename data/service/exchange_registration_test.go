package service

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/model"
)

// changesOf writes the changes of a file as "T01 8 registered: old → new".
func changesOf(r model.FileResult) []string {
	var out []string
	for _, c := range r.Changes {
		text := func(s *string) string {
			if s == nil {
				return "–"
			}
			return *s
		}
		out = append(out, c.Kind+" "+c.Number+" "+c.Name+" "+c.Field+": "+text(c.Old)+" → "+text(c.New))
	}
	slices.Sort(out)
	return out
}

func TestRegistrationsAreImported(t *testing.T) {
	b := newBook(t)
	r := b.preview(table("đăng ký.xlsx", model.LayoutRegistration,
		map[string]string{"key": "12b", "of": "Thôn 1", "registered": "5", "hard": "không", "note": "Thêm một người."},
		map[string]string{"key": "12b", "of": "T02", "registered": "3"},
		map[string]string{"key": "11", "of": "T06", "registered": "99,8", "hard": "Việc khó"},
		map[string]string{"key": "11", "of": "T06", "registered": "99,9"},
		map[string]string{"key": "99", "of": "T06", "registered": "1"},
		map[string]string{"key": "1", "of": "T06", "registered": "1"},
		map[string]string{"key": "8", "of": "Thôn 77", "registered": "1"},
		map[string]string{"key": "12a", "of": "T06", "registered": "nhiều"}))
	want := []string{"registration 11 Thôn 6, Bao phủ BHYT toàn dân hard: – → true", "registration 11 Thôn 6, Bao phủ BHYT toàn dân registered: – → 99.8",
		"registration 12b Thôn 1, Xuất khẩu lao động hard: true → –", "registration 12b Thôn 1, Xuất khẩu lao động note: Nhận việc khó: đưa 01 lao động đi thị trường mới. → Thêm một người.",
		"registration 12b Thôn 1, Xuất khẩu lao động registered: 4 → 5"}
	if diff := cmp.Diff(want, changesOf(r)); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
	if r.Errors() != 5 || r.Unchanged != 1 || r.Accepted != 3 {
		t.Errorf("%d errors, %d unchanged, %d accepted: %+v", r.Errors(), r.Unchanged, r.Accepted, r.Problems)
	}
	if !slices.ContainsFunc(r.Problems, func(p model.Problem) bool { return strings.Contains(p.Message, "đăng ký chỉ tiêu 11 hai lần") }) {
		t.Errorf("twice is not told: %+v", r.Problems)
	}
}

func TestMarksOfRegistrationsAreAsked(t *testing.T) {
	b := newBook(t)
	d := table("đăng ký.xlsx", model.LayoutRegistration, map[string]string{"key": "11", "of": "T06", "registered": "x", "hard": "chưa rõ"})
	r := b.preview(d)
	if len(r.Changes) != 0 || r.Questions() != 2 || r.Errors() != 0 {
		t.Fatalf("undecided: %+v", r)
	}
	plan := r.Problems[slices.IndexFunc(r.Problems, func(p model.Problem) bool { return strings.Contains(p.Message, "chỉ đánh dấu") })]
	hard := r.Problems[slices.IndexFunc(r.Problems, func(p model.Problem) bool { return strings.Contains(p.Message, "việc khó") })]
	if plan.Choices[0].Label != "Bằng kế hoạch xã: 99,6 %" {
		t.Errorf("choices %+v", plan.Choices)
	}
	answers := []model.Answer{{Sheet: "S", Cell: plan.Cell, About: plan.About, Value: plan.Choices[0].Value}, {Sheet: "S", Cell: hard.Cell, About: hard.About, Value: hard.Choices[0].Value}}
	r = b.preview(d, answers...)
	if got := changesOf(r); len(got) != 2 || !strings.HasSuffix(got[0], "hard: – → true") || !strings.HasSuffix(got[1], "registered: – → 99.6") || r.Questions() != 0 {
		t.Errorf("answered: %q, %+v", got, r.Problems)
	}
}

// TestARegistrationChangedAfterItsImportStays: the rest of it goes back.
func TestARegistrationChangedAfterItsImportStays(t *testing.T) {
	b := newBook(t)
	r, err := b.Import(b.ctx, []model.SheetData{table("đăng ký.xlsx", model.LayoutRegistration,
		map[string]string{"key": "12b", "of": "T01", "registered": "5", "note": "mới"},
		map[string]string{"key": "12b", "of": "T02", "registered": "", "hard": "", "note": ""})}, nil)
	must(t, err)
	target := b.target("12b")
	now := model.Registration{TargetID: target.ID, UnitID: b.unit("T01").ID, Plan: model.Of(model.Num("6")), Hard: true, Note: "mới"}
	must(t, b.Register(b.ctx, now))
	must(t, b.Register(b.ctx, model.Registration{TargetID: target.ID, UnitID: b.unit("T02").ID, Plan: model.Of(model.Num("1"))}))
	done, err := b.UndoImport(b.ctx, r.Batch, true, nil)
	must(t, err)
	if len(done.Clashes) != 2 || done.Undone != 1 {
		t.Errorf("undone %+v", done)
	}
	sheet, err := b.AllocationSheet(b.ctx, 2024, target.ID)
	must(t, err)
	for _, row := range sheet.Rows {
		switch row.Unit.Code {
		case "T01":
			if g := row.Registration; model.Plain(g.Plan.Number) != "6" || g.Note == "mới" {
				t.Errorf("T01 registered %+v", g)
			}
		case "T02":
			if model.Plain(row.Registration.Plan.Number) != "1" {
				t.Errorf("T02 registered %+v", row.Registration)
			}
		}
	}
}
