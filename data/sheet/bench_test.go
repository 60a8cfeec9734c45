package sheet_test

import (
	"context"
	"testing"

	"github.com/xuri/excelize/v2"

	"sothidua/data/model"
	"sothidua/data/sheet"
)

// BenchmarkReadKits reads the 28 kits of the sample half-year; compare it with
// BenchmarkBareExcelize, which only takes the same cells out of the files.
func BenchmarkReadKits(b *testing.B) {
	files := export(b, sampleBook(b), sheet.WhatKit, model.H1)
	for b.Loop() {
		data, err := sheet.ReadAll(context.Background(), files, nil)
		if err != nil {
			b.Fatal(err)
		}
		if len(data) != 28 || len(data[0].Problems) > 0 {
			b.Fatalf("%d files, %+v", len(data), data[0].Problems)
		}
	}
}

func BenchmarkBareExcelize(b *testing.B) {
	files := export(b, sampleBook(b), sheet.WhatKit, model.H1)
	for b.Loop() {
		for _, path := range files {
			f, err := excelize.OpenFile(path)
			if err != nil {
				b.Fatal(err)
			}
			if _, err := f.GetRows("Phiếu", excelize.Options{RawCellValue: true}); err != nil {
				b.Fatal(err)
			}
			if err := f.Close(); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkExportKits(b *testing.B) {
	svc := sampleBook(b)
	for b.Loop() {
		_, err := sheet.Export(context.Background(), svc, sheet.WhatKit, sheet.Scope{Year: 2024, Code: model.H1}, b.TempDir(), nil)
		if err != nil {
			b.Fatal(err)
		}
	}
}
