package assets

import (
	"embed"
	"fmt"
)

//go:embed help/*.md
var helpFiles embed.FS

// Help returns the Vietnamese help of a screen by the ID of its area
// ("targets"), as Markdown; the error names an area without help.
func Help(area string) (string, error) {
	b, err := helpFiles.ReadFile("help/" + area + ".md")
	if err != nil {
		return "", fmt.Errorf("embedded help: %w", err)
	}
	return string(b), nil
}
