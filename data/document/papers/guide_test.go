package papers_test

import (
	"regexp"
	"strings"
	"testing"

	"sothidua/data/document/papers"
)

// TestGuideIsComplete: whatever a built-in wording uses is told in the guide.
func TestGuideIsComplete(t *testing.T) {
	guide, err := papers.Guide()
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, w := range regexp.MustCompile(`[\p{L}]+`).FindAllString(guide, -1) {
		known[w] = true
	}
	fields := regexp.MustCompile(`\.(\p{Lu}[\p{L}]*)`)
	for _, k := range papers.List() {
		wording, err := papers.BuiltIn(k.Name)
		if err != nil {
			t.Fatal(err)
		}
		for _, action := range regexp.MustCompile(`\{\{[^}]*\}\}`).FindAllString(wording, -1) {
			for _, f := range fields.FindAllStringSubmatch(action, -1) {
				if !known[f[1]] {
					t.Errorf("%s uses the field %s, which the guide does not tell", k.Name, f[1])
				}
			}
		}
		for _, m := range regexp.MustCompile(`(?m)^@khối (.*)$`).FindAllStringSubmatch(wording, -1) {
			if !strings.Contains(guide, "“"+m[1]+"”") {
				t.Errorf("%s uses the block %q, which the guide does not tell", k.Name, m[1])
			}
		}
		for _, m := range regexp.MustCompile(`(?m)^@\p{L}+`).FindAllString(wording, -1) {
			if !strings.Contains(guide, "`"+m) {
				t.Errorf("%s uses %s, which the guide does not tell", k.Name, m)
			}
		}
	}
}
