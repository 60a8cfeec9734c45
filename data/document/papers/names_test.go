package papers_test

import (
	"strings"
	"testing"

	"sothidua/data/document"
	"sothidua/data/document/doc"
	"sothidua/data/document/page"
	"sothidua/data/document/papers"
)

// TestTitlesKeepNames: no line of a title ends within the name of the commune.
func TestTitlesKeepNames(t *testing.T) {
	d := made(t, sampleFacts(t, sampleService(t), papers.Request{Name: "invitation", Year: 2024, Code: "H1"}))
	title := ""
	for _, b := range d.Sections[0].Blocks {
		if t, ok := b.(doc.Title); ok {
			title = t.About
		}
	}
	if !strings.Contains(title, "xã\u00a0Trí\u00a0Yên") {
		t.Fatalf("the title is %q", title)
	}
	var drawn []string
	for _, o := range document.FromDoc(d).Pages[0].Items {
		if text, ok := o.(page.Text); ok {
			drawn = append(drawn, strings.ReplaceAll(text.S, "\u00a0", " "))
		}
	}
	for i, s := range drawn {
		if strings.HasPrefix(s, "Họp Hội đồng") {
			if line := s + " / " + drawn[i+1]; strings.HasSuffix(s, "xã") || strings.HasSuffix(s, "Trí") {
				t.Errorf("the title breaks within the name: %s", line)
			}
			return
		}
	}
	t.Errorf("no title in %q", drawn)
}

// TestLongNamesMayBreak: a name of most of a line is no reason to leave the line
// before it empty.
func TestLongNamesMayBreak(t *testing.T) {
	f := extreme("invitation")
	f.Council.Meeting.Title = "xét khen thưởng"
	for _, b := range made(t, f).Sections[0].Blocks {
		if title, ok := b.(doc.Title); ok && strings.Contains(title.About, "Nghĩa\u00a0Hưng\u00a0Nghĩa") {
			t.Errorf("the title is %q", title.About)
		}
	}
}
