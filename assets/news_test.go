package assets

import (
	"os"
	"strings"
	"testing"
)

func TestNewsAreOfThisVersion(t *testing.T) {
	details, err := os.ReadFile("../FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	version, lines := News()
	if !strings.Contains(string(details), "\nVersion = \""+version+"\"\n") {
		t.Errorf("news of %s, which is not the version in FyneApp.toml", version)
	}
	if len(lines) == 0 {
		t.Error("no news")
	}
	for _, line := range lines {
		if line == "" || !strings.HasSuffix(line, ".") {
			t.Errorf("no sentence: %q", line)
		}
	}
}
