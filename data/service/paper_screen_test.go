package service

import (
	"testing"

	"sothidua/data/document/doc"
	"sothidua/data/document/papers"
	"sothidua/data/model"
)

func TestUnitsThatGetAPaperEach(t *testing.T) {
	b := newBook(t)
	for name, want := range map[string]int{"reminder-letter": 5, "registration-form": 28} {
		f, err := b.PaperFacts(b.ctx, papers.Request{Name: name, Year: 2024, Code: model.H1})
		if err != nil {
			t.Fatal(err)
		}
		if got := PaperUnits(f); len(got) != want {
			t.Errorf("%s: %d units, want %d", name, len(got), want)
		}
	}
	f, err := b.PaperFacts(b.ctx, papers.Request{Name: "assignment", Year: 2024, Code: model.H1})
	if err != nil {
		t.Fatal(err)
	}
	given := map[model.ID]bool{}
	for _, a := range f.Book.Allocations {
		given[a.UnitID] = true
	}
	for _, u := range PaperUnits(f) {
		if !given[u.ID] {
			t.Errorf("%s was given no target and gets an assignment", u.Name)
		}
		delete(given, u.ID)
	}
	if len(given) > 0 {
		t.Errorf("%d units with targets get no assignment", len(given))
	}
}

// TestPaperForChosenUnits: each unit gets a paper with pages of its own, in the
// order asked for, and what is missing is told once.
func TestPaperForChosenUnits(t *testing.T) {
	b := newBook(t)
	f, err := b.PaperFacts(b.ctx, papers.Request{Name: "reminder-letter", Year: 2024, Code: model.H1})
	if err != nil {
		t.Fatal(err)
	}
	over := PaperUnits(f)
	d, err := PaperFor(f, []model.ID{over[1].ID, over[0].ID})
	if err != nil {
		t.Fatal(err)
	}
	to := blocksOf[doc.To](d)
	if len(to) != 2 || to[0].Names[0] != over[1].Name || to[1].Names[0] != over[0].Name {
		t.Errorf("letters to %v", to)
	}
	restarts := 0
	for _, s := range d.Sections {
		if s.Restart {
			restarts++
		}
	}
	if restarts != 2 || !d.Sample || d.Title != "Công văn đôn đốc báo cáo, 2 đơn vị" {
		t.Errorf("%d letters with their own pages, sample %v, title %q", restarts, d.Sample, d.Title)
	}
	told := map[string]int{}
	for _, g := range d.Gaps {
		told[g.What]++
	}
	for what, n := range told {
		if n > 1 {
			t.Errorf("%q is told %d times", what, n)
		}
	}
	if _, err := PaperFor(f, []model.ID{99999}); model.CodeOf(err) != model.CodeNotFound {
		t.Errorf("an unknown unit: %v", err)
	}
}
