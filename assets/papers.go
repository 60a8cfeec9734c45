package assets

import (
	"embed"
	"fmt"
)

//go:embed papers/*.txt papers/*.json papers/*.md
var paperFiles embed.FS

// PaperExample is the worked example of scoring, awards and a meeting of the
// Council that goes with the sample year; package papers reads it.
const PaperExample = "example.json"

// PaperGuide tells the office in Vietnamese how it edits a wording, Markdown.
const PaperGuide = "guide.md"

// Paper returns the built-in wording of a kind of paper by its name
// ("half-year-report.txt"), PaperExample or PaperGuide; the error names a file that is not
// embedded.
func Paper(name string) ([]byte, error) {
	b, err := paperFiles.ReadFile("papers/" + name)
	if err != nil {
		return nil, fmt.Errorf("embedded paper: %w", err)
	}
	return b, nil
}
