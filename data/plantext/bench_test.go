package plantext

import (
	"os"
	"strings"
	"testing"
)

// wardPlan is a plan of an ordinary length.
func wardPlan(tb testing.TB) string {
	tb.Helper()
	raw, err := os.ReadFile("testdata/tuning/06-phuong.txt")
	if err != nil {
		tb.Fatal(err)
	}
	return string(raw)
}

func BenchmarkRead(b *testing.B) {
	plan := wardPlan(b)
	b.SetBytes(int64(len(plan)))
	for b.Loop() {
		Read(plan)
	}
}

// BenchmarkReadOneParagraph reads many plans run together into one line, the
// worst shape for cutting.
func BenchmarkReadOneParagraph(b *testing.B) {
	plan := strings.Repeat(strings.ReplaceAll(wardPlan(b), "\n", " "), 20)
	b.SetBytes(int64(len(plan)))
	for b.Loop() {
		Read(plan)
	}
}

// TestTooLongTextIsCut holds that a text over the greatest length is read up
// to there, even where the cut falls into a letter, and that it is said.
func TestTooLongTextIsCut(t *testing.T) {
	plan := wardPlan(t)
	text := plan + strings.Repeat("\n", maxText-1-len(plan)) + "đạt 100% kế hoạch"
	got := Read(text)
	if want := len(Read(plan).Targets); len(got.Targets) != want {
		t.Errorf("%d leaves, want the %d before the cut", len(got.Targets), want)
	}
	if len(got.Problems) == 0 || !strings.Contains(got.Problems[0].Message, "quá dài") {
		t.Errorf("nothing says that the text was cut: %v", got.Problems)
	}
}
