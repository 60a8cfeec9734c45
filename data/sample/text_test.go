package sample_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"sothidua/data/model"
	"sothidua/data/sample"
	"sothidua/data/sample/sampletest"
)

// sourceWords returns the words of the scanned plan, without the marks of
// Markdown (and so with the page breaks inside paragraphs closed).
func sourceWords(t *testing.T) []string {
	t.Helper()
	s := sampletest.Plan(t)
	s = regexp.MustCompile(`(?m)^#+ `).ReplaceAllString(s, "")
	return strings.Fields(strings.ReplaceAll(s, "*", ""))
}

// planText writes the book's plan as the document stands, headings included,
// with every mend undone.
func planText(t *testing.T, b sample.Book) string {
	t.Helper()
	var out []string
	put := func(s string) { out = append(out, s) }
	parts := func(kind model.PlanPartKind, mark string, numbered bool) {
		for _, p := range b.Plan.Parts {
			if p.Kind != kind {
				continue
			}
			text := undo(t, b, kind, p.Number, p.Text)
			if numbered && strings.Contains(p.Number, ".") {
				text = p.Number + ". " + text
			}
			put(mark + text)
		}
	}
	put("Số: " + b.Plan.Number)
	put(b.Office.Place + ", ngày 01 tháng 02 năm 2024")
	put("KẾ HOẠCH " + b.Plan.Title)
	parts(model.PartOpening, "", false)
	put("I. MỤC ĐÍCH, YÊU CẦU 1. Mục đích")
	parts(model.PartPurpose, "", false)
	put("2. Yêu cầu")
	parts(model.PartRequirement, "", false)
	put("II. NỘI DUNG THI ĐUA 1. Nội dung thi đua")
	parts(model.PartContent, "", true)
	put("2. Các chỉ tiêu thi đua chủ yếu về kinh tế - xã hội năm 2024")
	for _, item := range items(b) {
		put(item.Number + ". " + item.Text)
	}
	put("III. TỔ CHỨC THỰC HIỆN 1. Phát động thi đua")
	parts(model.PartLaunch, "", false)
	put("2. Nhiệm vụ, giải pháp")
	parts(model.PartTask, "", true)
	put("3. Tổ chức thực hiện")
	parts(model.PartDuty, "", false)
	parts(model.PartClosing, "", false)
	put(undo(t, b, model.PartRecipient, "", "Nơi nhận:"))
	for _, p := range b.Plan.Parts {
		if p.Kind == model.PartRecipient {
			end := ";"
			if p.Text == "Lưu: VT" {
				end = "."
			}
			put("- " + p.Text + end)
		}
	}
	put("TM. ỦY BAN NHÂN DÂN " + b.Plan.Position + " " + b.Plan.Signer)
	return strings.Join(out, "\n")
}

// undo puts the scanner's slips back; every mend must stand exactly once.
func undo(t *testing.T, b sample.Book, kind model.PlanPartKind, number, text string) string {
	t.Helper()
	for _, m := range b.Mends {
		if m.Kind != kind || m.Number != number {
			continue
		}
		if strings.Count(text, m.To) != 1 {
			t.Errorf("%s %s: mended words %q stand %d times", kind, number, m.To, strings.Count(text, m.To))
		}
		text = strings.Replace(text, m.To, m.From, 1)
	}
	return text
}

// TestPlanEqualsTheSourceWordForWord compares the whole plan, not only parts
// of it: nothing may be added, lost or moved.
func TestPlanEqualsTheSourceWordForWord(t *testing.T) {
	b := load(t)
	want, got := sourceWords(t), strings.Fields(planText(t, b))
	for i := range min(len(want), len(got)) {
		if want[i] != got[i] {
			t.Fatalf("word %d: source %q, book %q", i, strings.Join(want[max(0, i-4):min(len(want), i+5)], " "), strings.Join(got[max(0, i-4):min(len(got), i+5)], " "))
		}
	}
	if len(want) != len(got) {
		t.Fatalf("source has %d words, book %d", len(want), len(got))
	}
}

func TestPlanParts(t *testing.T) {
	b := load(t)
	numbers := map[model.PlanPartKind][]string{}
	for _, p := range b.Plan.Parts {
		numbers[p.Kind] = append(numbers[p.Kind], p.Number)
		if p.Text != strings.TrimSpace(p.Text) || !norm.NFC.IsNormalString(p.Text) {
			t.Errorf("%s %s: text is not clean", p.Kind, p.Number)
		}
	}
	want := map[model.PlanPartKind][]string{
		model.PartBasis: slices.Repeat([]string{""}, 8), model.PartOpening: {""}, model.PartPurpose: {""}, model.PartRequirement: {""},
		model.PartContent: {"1.1", "1.2", "1.3", "1.4", "1.5", "1.6"}, model.PartLaunch: {""},
		model.PartTask: {"2", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6"}, model.PartDuty: {"", "", "", ""},
		model.PartClosing: {""}, model.PartRecipient: slices.Repeat([]string{""}, 7),
	}
	if d := cmp.Diff(want, numbers); d != "" {
		t.Fatal(d)
	}
}

// TestBasesAreNamedByTheSource: every document listed as a basis is named in
// the plan in those words; only the first letter may be a capital of our own.
func TestBasesAreNamedByTheSource(t *testing.T) {
	b := load(t)
	source := strings.Join(sourceWords(t), " ")
	for _, p := range b.Plan.Parts {
		if p.Kind != model.PartBasis {
			continue
		}
		first := []rune(p.Text)[0]
		lower := strings.ToLower(string(first)) + strings.TrimPrefix(p.Text, string(first))
		if !strings.Contains(source, p.Text) && !strings.Contains(source, lower) {
			t.Errorf("the plan does not name %q", p.Text)
		}
	}
}

// TestItemTextsAreVerbatim: the words of every item and leaf stand in the source.
func TestItemTextsAreVerbatim(t *testing.T) {
	b := load(t)
	source := strings.Join(sourceWords(t), " ")
	for _, x := range b.Targets {
		text := x.Text
		if x.Parent == "" {
			text = x.Number + ". " + text
		}
		if !strings.Contains(source, text) {
			t.Errorf("%s: %q is not in the source", x.Number, text)
		}
	}
}
