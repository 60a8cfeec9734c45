package papers_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"sothidua/data/document/doc"
	"sothidua/data/document/page"
	"sothidua/data/document/papers"
	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/service"
	"sothidua/data/store"
	"sothidua/data/store/storetest"
)

// sampleService opens a book with the sample year, on the day of its reports.
func sampleService(tb testing.TB) *service.Service {
	tb.Helper()
	clock := func() time.Time { return time.Date(2024, time.June, 18, 9, 41, 0, 0, time.UTC) }
	db := storetest.Open(tb, store.Options{Clock: clock})
	s := service.New(service.Params{DB: db, Clock: clock})
	if err := s.LoadSample(tb.Context()); err != nil {
		tb.Fatal(err)
	}
	return s
}

// sampleFacts returns the facts of a paper of the sample year.
func sampleFacts(tb testing.TB, s *service.Service, r papers.Request) papers.Facts {
	tb.Helper()
	r.Year = 2024
	f, err := s.PaperFacts(tb.Context(), r)
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

func made(tb testing.TB, f papers.Facts) doc.Doc {
	tb.Helper()
	d, err := papers.Make(f)
	if err != nil {
		tb.Fatalf("%s: %v", f.Request.Name, err)
	}
	return d
}

// bare is a real book on its first day: a year and nothing else.
func bare(name string) papers.Facts {
	f := papers.Facts{Request: papers.Request{Name: name, Year: 2025, Code: model.H1}, Today: "2025-03-03"}
	f.Book.Plan.Year = 2025
	f.Book.AsOf = f.Today
	return reviewed(f)
}

// extreme is a book of long names and many targets and units.
func extreme(name string) papers.Facts {
	f := bare(name)
	long := "xã " + strings.Repeat("Nghĩa Hưng ", 5) + "Thượng Hạ"
	f.Book.Office = model.Office{Name: "UBND " + long, Commune: long, Province: "tỉnh Bắc Ninh", Place: long, Signer: "Nguyễn Thị Hoàng Phương Thảo Nguyên Ngọc", Position: "PHÓ CHỦ TỊCH"}
	f.Book.Plan.Number, f.Book.Plan.Date, f.Book.Plan.ID = "1234/KH-UBND", "2025-01-02", 1
	f.Blocks = []model.Block{{ID: 1, Name: "Khối thôn"}}
	rule := model.Rule{Comparator: model.AtLeast, Unit: "đồng", Timing: model.Flow, RollUp: model.Sum, Pace: model.Pace{Kind: model.Linear}}
	for i := range 60 {
		u := model.Unit{ID: model.ID(i + 1), Code: fmt.Sprintf("T%02d", i+1), Name: fmt.Sprintf("Thôn %d %s", i+1, strings.Repeat("Thượng Đồng ", 5)), BlockID: 1, Kind: model.Village}
		f.Book.Units = append(f.Book.Units, u)
		f.Reporting.Overdue = append(f.Reporting.Overdue, papers.Overdue{Unit: u, DaysLate: 120, Expected: []string{"1", "2"}, State: "Thiếu"})
		f.Words = append(f.Words, papers.UnitWords{Unit: u, Narrative: map[model.Section]string{model.SectionResults: strings.Repeat("Kết quả tốt. ", 80), model.SectionProposals: "# Không phải tiêu đề\n@ký {{.Năm}} **đậm**"}})
	}
	f.Reporting.Expected = 60
	for i := range 400 {
		t := model.Target{ID: model.ID(i + 1), PlanID: 1, Number: fmt.Sprint(i + 1), Leaf: true, Rule: rule, Plan: model.Of(model.Num("123456789012345")),
			Name: fmt.Sprintf("Chỉ tiêu %d %s", i+1, strings.Repeat("rất dài ", i%12)), LeadID: 1}
		f.Book.Targets = append(f.Book.Targets, t)
		if i < 80 {
			f.Book.Allocations = append(f.Book.Allocations, model.Allocation{TargetID: t.ID, UnitID: model.ID(i%3 + 1), Plan: model.Of(model.Num("999999999999"))})
		}
		f.Round.Awards = append(f.Round.Awards, model.Award{Form: "Giấy khen", Kind: model.RewardedKinds[i%3], Name: strings.Repeat("Tôn Nữ Công Tằng ", 4), Reason: strings.Repeat("thành tích ", 20), Money: model.Num("300000")})
	}
	f.Book.Plan.Parts = []model.PlanPart{{Kind: model.PartOpening, Text: strings.Repeat("Lời mở đầu. ", 900)}}
	return reviewed(f)
}

// reviewed completes facts by what follows from the book.
func reviewed(f papers.Facts) papers.Facts {
	f.Review = progress.Review{Facts: f.Book, Code: f.Request.Period(), Blocks: f.Blocks}
	f.Table = f.Review.Table()
	return f
}

// lines returns the texts of a paper, one for every line, item and row.
func lines(d doc.Doc) []string {
	var out []string
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			out = append(out, linesOf(b)...)
		}
	}
	return out
}

func linesOf(b doc.Block) []string {
	switch b := b.(type) {
	case doc.Letterhead:
		return append(append([]string{b.Parent}, b.Issuer...), "Số: "+b.Number, b.Place+", "+string(b.Date), b.About)
	case doc.Title:
		return []string{b.Kind, b.About, b.Under}
	case doc.AnnexTitle:
		return []string{b.Label, b.Name, b.Of}
	case doc.To:
		return b.Names
	case doc.Bases:
		return b.Lines
	case doc.Heading:
		return []string{b.Text}
	case doc.Paragraph:
		return []string{runText(b.Runs)}
	case doc.Item:
		return []string{b.Marker + " " + runText(b.Runs)}
	case doc.Table:
		var out []string
		for _, r := range append(append([]doc.Row(nil), b.Header...), b.Rows...) {
			var cells []string
			for _, c := range r.Cells {
				cells = append(cells, runText(c.Runs))
			}
			out = append(out, strings.Join(cells, " | "))
		}
		return out
	case doc.Sheet:
		var out []string
		for _, it := range b.Page.Items {
			if t, ok := it.(page.Text); ok {
				out = append(out, t.S)
			}
		}
		return out
	case doc.Closing:
		out := append([]string(nil), b.Recipients...)
		for _, s := range b.Signers {
			out = append(append(out, s.Lines...), s.Note, s.Name)
		}
		return out
	}
	return nil
}

func runText(runs []doc.Run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Blank > 0 {
			b.WriteString("…")
		}
		b.WriteString(r.S)
	}
	return b.String()
}

// has tells whether a line of the paper holds s.
// Spaces that keep a name together count as spaces.
func has(d doc.Doc, s string) bool {
	plain := func(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }
	return strings.Contains(plain(strings.Join(lines(d), "\n")), plain(s))
}

// gap tells whether the paper says that it lacks what holds s.
func gap(d doc.Doc, s string) bool {
	for _, g := range d.Gaps {
		if strings.Contains(g.What, s) {
			return true
		}
	}
	return false
}
