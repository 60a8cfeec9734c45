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

// One chart page from its facts to the PDF, of every kind.
func BenchmarkChartKindsPDF(b *testing.B) {
	r := sampleReview(b)
	for _, k := range document.ChartKinds() {
		b.Run(k.Name, func(b *testing.B) {
			for b.Loop() {
				d, err := k.Make(r, document.DefaultChartOptions())
				if err != nil {
					b.Fatal(err)
				}
				d.Pages = d.Pages[:1]
				if err := document.WritePDF(io.Discard, d); err != nil {
					b.Fatal(err)
				}
			}
		})
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
