package assets

import (
	_ "embed"
	"strings"
)

//go:embed news.txt
var news string

// News returns the version that is told about and what is new in it, a
// sentence each, for the user.
func News() (version string, lines []string) {
	lines = strings.Split(strings.TrimSpace(news), "\n")
	return lines[0], lines[1:]
}
