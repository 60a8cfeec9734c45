// Package assets holds the files that travel inside the program.
package assets

import (
	"embed"
	"fmt"
)

//go:embed sample
var sampleFiles embed.FS

// SampleYear is the file of the sample year of xã Trí Yên, 2024; package sample
// reads it.
const SampleYear = "tri-yen-2024.json"

// Sample returns a file of the sample year; the error names a file that is
// not embedded.
func Sample(name string) ([]byte, error) {
	b, err := sampleFiles.ReadFile("sample/" + name)
	if err != nil {
		return nil, fmt.Errorf("embedded sample: %w", err)
	}
	return b, nil
}
