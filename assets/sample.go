// Package assets holds the files that travel inside the program.
package assets

import (
	"embed"
	"fmt"
)

//go:embed sample
var sampleFiles embed.FS

// Names of the files of the sample year.
const (
	// SampleYear is the sample year of xã Trí Yên, 2024; package sample reads it.
	SampleYear = "tri-yen-2024.json"
	// SamplePlan is the text of plan 16/KH-UBND as it was scanned, Markdown;
	// the sample year is checked against it.
	SamplePlan = "16-KH-UBND-2024.md"
)

// Sample returns a file of the sample year; the error names a file that is
// not embedded.
func Sample(name string) ([]byte, error) {
	b, err := sampleFiles.ReadFile("sample/" + name)
	if err != nil {
		return nil, fmt.Errorf("embedded sample: %w", err)
	}
	return b, nil
}
