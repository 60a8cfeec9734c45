package service

import (
	"strings"
	"testing"

	"sothidua/data/document/doc"
	"sothidua/data/document/papers"
	"sothidua/data/document/papers/legal"
	"sothidua/data/model"
	"sothidua/data/store"
)

// paper makes a paper of the sample year.
func (b *book) paper(r papers.Request) doc.Doc {
	b.t.Helper()
	r.Year = 2024
	d, err := b.Paper(b.ctx, r)
	if err != nil {
		b.t.Fatal(err)
	}
	return d
}

// blocksOf returns the blocks of one type.
func blocksOf[T doc.Block](d doc.Doc) []T {
	var out []T
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			if b, ok := b.(T); ok {
				out = append(out, b)
			}
		}
	}
	return out
}

func TestPaperIsGatheredFromTheBook(t *testing.T) {
	b := newBook(t)
	f, err := b.PaperFacts(b.ctx, papers.Request{Name: "half-year-report", Year: 2024, Code: model.H1})
	if err != nil {
		t.Fatal(err)
	}
	r := f.Reporting
	if r.Expected != 28 || r.Received != 23 || r.OnTime != 19 || r.Late != 4 || len(r.Overdue) != 5 || len(r.Lines) != 28 {
		t.Errorf("reporting %+v", r)
	}
	for _, w := range f.Words {
		if w.Unit.Code == "T03" || w.Unit.Code == "DTN" {
			t.Errorf("the words of %s are told, whose report is not in hand", w.Unit.Name)
		}
	}
	if len(f.Words) == 0 || len(f.Registrations) != 24 || len(f.Periods) != 2 || len(f.Blocks) != 6 {
		t.Errorf("%d words, %d registrations, %d periods, %d blocks", len(f.Words), len(f.Registrations), len(f.Periods), len(f.Blocks))
	}
	if !f.Scoring.Sample || !f.Round.Sample || !f.Council.Sample {
		t.Error("the worked examples are not flagged as samples")
	}
	if _, err := b.Paper(b.ctx, papers.Request{Name: "plan", Year: 2030}); model.CodeOf(err) != model.CodeNotFound {
		t.Errorf("year without a plan: %v", err)
	}
	if _, err := b.Paper(b.ctx, papers.Request{Name: "giấy", Year: 2024}); model.CodeOf(err) != model.CodeNotFound {
		t.Errorf("unknown paper: %v", err)
	}
}

// TestExamplesStayWithTheSample: once the year is the office's own nothing of
// the worked examples is told.
func TestExamplesStayWithTheSample(t *testing.T) {
	b := newBook(t)
	p, err := b.Plan(b.ctx, 2024)
	if err != nil {
		t.Fatal(err)
	}
	p.Sample = false
	if _, err := b.SavePlan(b.ctx, p); err != nil {
		t.Fatal(err)
	}
	f, err := b.PaperFacts(b.ctx, papers.Request{Name: "reward-list", Year: 2024})
	if err != nil {
		t.Fatal(err)
	}
	if !f.Scoring.Empty() || len(f.Round.Awards) > 0 || len(f.Council.Members) > 0 {
		t.Error("invented scores, awards or members are told of a real year")
	}
}

// TestOwnWording: the office's wording is used on the days it is valid for, and
// the built-in one on the others.
func TestOwnWording(t *testing.T) {
	b := newBook(t)
	own := model.PaperText{Kind: "invitation", Validity: model.Validity{From: "2025-01-01"}, Text: "@đầu GM-UBND\n@tên GIẤY MỜI MẪU RIÊNG\n@ký"}
	saved, err := b.SavePaperText(b.ctx, own, 2024)
	if err != nil {
		t.Fatal(err)
	}
	for day, want := range map[model.Date]string{"2024-06-20": "GIẤY MỜI", "2025-01-01": "GIẤY MỜI MẪU RIÊNG"} {
		if got := blocksOf[doc.Title](b.paper(papers.Request{Name: "invitation", Date: day}))[0].Kind; got != want {
			t.Errorf("on %s the paper is %q", day, got)
		}
	}
	if got := blocksOf[doc.Title](b.paper(papers.Request{Name: "invitation", Date: "2025-01-01", BuiltIn: true}))[0].Kind; got != "GIẤY MỜI" {
		t.Errorf("asked for the built-in wording the paper is %q", got)
	}
	again := own
	again.From = "2026-01-01"
	invalid(t, "to", func() error { _, err := b.SavePaperText(b.ctx, again, 2024); return err })
	if err := b.DeletePaperText(b.ctx, saved); err != nil {
		t.Fatal(err)
	}
	if got := blocksOf[doc.Title](b.paper(papers.Request{Name: "invitation", Date: "2025-01-01"}))[0].Kind; got != "GIẤY MỜI" {
		t.Errorf("without its own wording the paper is %q", got)
	}
}

// TestBrokenWording: it cannot be saved; one that broke later tells its line, and
// the built-in wording stays usable.
func TestBrokenWording(t *testing.T) {
	b := newBook(t)
	broken := model.PaperText{Kind: "invitation", Text: "@đầu GM\n{{.KhôngCó}}"}
	lines := b.lines()
	_, err := b.SavePaperText(b.ctx, broken, 2024)
	if model.CodeOf(err) != model.CodeInvalid || !strings.Contains(err.Error(), "dòng 2") || !strings.Contains(err.Error(), "KhôngCó") {
		t.Errorf("a broken wording: %v", err)
	}
	if b.lines() != lines {
		t.Error("a refused wording is in the history")
	}
	if err := b.db.Write(b.ctx, func(tx *store.Tx) error { _, err := tx.SavePaperText(broken); return err }); err != nil {
		t.Fatal(err)
	}
	r := papers.Request{Name: "invitation", Year: 2024}
	if _, err := b.Paper(b.ctx, r); model.CodeOf(err) != model.CodeInvalid || !strings.Contains(err.Error(), "Giấy mời họp") {
		t.Errorf("a wording that broke: %v", err)
	}
	r.BuiltIn = true
	if _, err := b.Paper(b.ctx, r); err != nil {
		t.Errorf("the built-in wording: %v", err)
	}
}

// TestHeadsAndRecipientsByDay: from 01/07/2025 the commune has a new head and
// writes to the province.
func TestHeadsAndRecipientsByDay(t *testing.T) {
	b := newBook(t)
	heads := []model.PaperHead{{Validity: model.Validity{From: "2025-07-01"}, Issuer: []string{"ỦY BAN NHÂN DÂN", "XÃ MỚI"}, Place: "Xã Mới", Position: "PHÓ CHỦ TỊCH", Signer: "Trần Thị B"}}
	if err := b.SavePaperHeads(b.ctx, heads); err != nil {
		t.Fatal(err)
	}
	to := []model.PaperRecipient{{Role: model.RoleTo, Validity: model.Validity{From: "2025-07-01"}, Name: " Sở Nội vụ tỉnh Bắc Ninh "}}
	if err := b.SavePaperRecipients(b.ctx, "half-year-report", to); err != nil {
		t.Fatal(err)
	}
	for day, want := range map[model.Date]string{
		"2024-07-05": "XÃ TRÍ YÊN|Trí Yên|Phòng Nội vụ huyện Yên Dũng, Trưởng khối Thi đua - Khen thưởng khối xã, thị trấn|TM. ỦY BAN NHÂN DÂN/CHỦ TỊCH|Nguyễn Văn Diễn",
		"2025-07-05": "XÃ MỚI|Xã Mới|Sở Nội vụ tỉnh Bắc Ninh|TM. ỦY BAN NHÂN DÂN/KT. CHỦ TỊCH/PHÓ CHỦ TỊCH|Trần Thị B",
	} {
		d := b.paper(papers.Request{Name: "half-year-report", Code: model.H1, Date: day})
		h, c := blocksOf[doc.Letterhead](d)[0], blocksOf[doc.Closing](d)[0].Signers[0]
		got := strings.Join([]string{h.Issuer[1], h.Place, strings.Join(blocksOf[doc.To](d)[0].Names, ", "), strings.Join(c.Lines, "/"), c.Name}, "|")
		if got != want {
			t.Errorf("on %s: %s", day, got)
		}
	}
	d := b.paper(papers.Request{Name: "year-report", Date: "2025-12-10"})
	if names := blocksOf[doc.To](d)[0].Names; len(names) != 1 || names[0] != "Sở Nội vụ tỉnh Bắc Giang" {
		t.Errorf("after the districts ended a report goes to %q", names)
	}
	told := false
	for _, g := range d.Gaps {
		told = told || strings.Contains(g.What, "tên huyện")
	}
	if !told {
		t.Errorf("nobody is told that the district ended: %v", d.Gaps)
	}
}

func TestPaperSettingsAreChecked(t *testing.T) {
	b := newBook(t)
	invalid(t, "text", func() error { return b.SaveLegalBases(b.ctx, []model.LegalBasis{{Text: " "}}) })
	invalid(t, "to", func() error {
		return b.SaveLegalBases(b.ctx, []model.LegalBasis{{Text: "Căn cứ A", Validity: model.Validity{From: "2025-02-30"}}})
	})
	invalid(t, "name", func() error {
		return b.SavePaperRecipients(b.ctx, "", []model.PaperRecipient{{Role: model.RoleTo}})
	})
	invalid(t, "role", func() error { return b.SavePaperRecipients(b.ctx, "", []model.PaperRecipient{{Name: "A"}}) })
	invalid(t, "to", func() error {
		return b.SavePaperHeads(b.ctx, []model.PaperHead{{Place: "A"}, {Place: "B", Validity: model.Validity{From: "2025-01-01"}}})
	})
	blank := model.DefaultBlank()
	blank.Fields[0].X = 400
	invalid(t, string(blank.Fields[0].Name), func() error { _, err := b.SaveBlank(b.ctx, blank); return err })
	blank = model.DefaultBlank()
	blank.Fields[1].Name = blank.Fields[0].Name
	invalid(t, string(blank.Fields[0].Name), func() error { _, err := b.SaveBlank(b.ctx, blank); return err })
	if _, err := b.SaveBlank(b.ctx, model.DefaultBlank()); err != nil {
		t.Errorf("the built-in blank: %v", err)
	}
	own := legal.Defaults()[3:4]
	if err := b.SaveLegalBases(b.ctx, own); err != nil {
		t.Fatal(err)
	}
	if bases := blocksOf[doc.Bases](b.paper(papers.Request{Name: "assignment", Date: "2024-02-05"}))[0]; len(bases.Lines) != 3 || bases.Lines[0] != own[0].Text {
		t.Errorf("grounds %q", bases.Lines)
	}
	s, err := b.PaperSettings(b.ctx)
	if err != nil || len(s.Bases) != 1 || len(s.Blanks) != 1 {
		t.Errorf("settings %+v, %v", s, err)
	}
}

// invalid checks that do fails with CodeInvalid in a field.
func invalid(t *testing.T, field string, do func() error) {
	t.Helper()
	refused(t, do(), model.CodeInvalid, field)
}

// TestPaperOfAnEarlierDay: a paper that is dated back tells of its own day how
// late a report is and until when the figures reach; one dated ahead of today.
func TestPaperOfAnEarlierDay(t *testing.T) {
	b := newBook(t)
	for _, tt := range []struct {
		date, want model.Date
		late       int
	}{
		{"", "2024-06-18", 4}, {"2024-06-15", "2024-06-15", 1}, {"2024-06-20", "2024-06-18", 4},
	} {
		f, err := b.PaperFacts(b.ctx, papers.Request{Name: "half-year-report", Year: 2024, Code: model.H1, Date: tt.date})
		if err != nil {
			t.Fatal(err)
		}
		if f.Today != tt.want || f.Table.AsOf != tt.want || f.Book.AsOf != tt.want {
			t.Errorf("dated %q: today %s, the figures reach to %s", tt.date, f.Today, f.Table.AsOf)
		}
		if len(f.Reporting.Overdue) == 0 || f.Reporting.Overdue[0].DaysLate != tt.late {
			t.Errorf("dated %q: overdue %+v, want %d days", tt.date, f.Reporting.Overdue, tt.late)
		}
	}
}
