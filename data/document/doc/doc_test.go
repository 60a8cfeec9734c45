package doc

import (
	"testing"

	"sothidua/data/document/font"
)

func TestFootnote(t *testing.T) {
	for _, c := range []struct {
		block Block
		want  bool
	}{
		{Paragraph{Runs: Text("(*) Ghi chú."), Flush: true, Size: 10.5}, true},
		{Paragraph{Runs: Text("(*) Ghi chú."), Flush: true, Size: 11}, true},
		{Paragraph{Runs: Text("Đoạn văn."), Flush: true}, false},
		{Paragraph{Runs: Text("Đoạn văn."), Size: 10.5}, false},
		{Paragraph{Runs: Text("Đoạn văn."), Flush: true, Size: 12}, false},
		{Heading{Level: 1, Text: "I."}, false},
	} {
		if got := Footnote(c.block); got != c.want {
			t.Errorf("Footnote(%+v) = %v", c.block, got)
		}
	}
}

func TestRuns(t *testing.T) {
	for style, runs := range map[font.Style][]Run{font.Regular: Text("chữ"), font.Bold: Bold("chữ"), font.Italic: Italic("chữ")} {
		if len(runs) != 1 || runs[0].S != "chữ" || runs[0].Style != style {
			t.Errorf("style %v: %+v", style, runs)
		}
	}
}
