package document_test

import (
	"io"
	"testing"

	"sothidua/data/document"
	"sothidua/data/document/font"
)

func BenchmarkChartLayout(b *testing.B) {
	t := picture14()
	for b.Loop() {
		document.ProgressChart(t, document.DefaultChartOptions())
	}
}

func BenchmarkChartPDF(b *testing.B) {
	d := document.ProgressChart(picture14(), document.DefaultChartOptions())
	for b.Loop() {
		if err := document.WritePDF(io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkChartPreview96(b *testing.B) {
	d := document.ProgressChart(picture14(), document.DefaultChartOptions())
	for b.Loop() {
		document.Image(d.Pages[0], 96, false)
	}
}

func BenchmarkEmbeddedFonts(b *testing.B) {
	for b.Loop() {
		font.Embedded()
	}
}

func BenchmarkSummaryOf400Rows(b *testing.B) {
	t := many(400)
	for b.Loop() {
		document.SummaryTable(t, document.DefaultSummaryOptions())
	}
}
