package sheet_test

import (
	"context"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"testing"
	"time"

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

// longReport writes a unit's report with many rows, of which the book knows a few.
func longReport(tb testing.TB, rows int) string {
	tb.Helper()
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		tb.Fatal(err)
	}
	line := func(row int, cells ...any) {
		if err := w.SetRow("A"+strconv.Itoa(row), cells); err != nil {
			tb.Fatal(err)
		}
	}
	line(1, "BÁO CÁO 6 THÁNG ĐẦU NĂM 2024, Mã đơn vị: T06")
	line(2, "Số", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Thực hiện kỳ này", "Ước cả năm", "Ghi chú")
	for i := range rows {
		line(i+3, strconv.Itoa(i+1), "Chỉ tiêu số "+strconv.Itoa(i+1), "tấn", 100+i%50, 61.5+float64(i%90), 130, "Đã rà soát lần "+strconv.Itoa(i+1))
	}
	if err := w.Flush(); err != nil {
		tb.Fatal(err)
	}
	path := filepath.Join(tb.TempDir(), "long.xlsx")
	if err := f.SaveAs(path); err != nil {
		tb.Fatal(err)
	}
	if err := f.Close(); err != nil {
		tb.Fatal(err)
	}
	return path
}

// BenchmarkPreviewLong reads a sheet of 100.000 rows and compares it with the
// book; peak-MB is the most memory the program took from the system for it,
// besides what it had before.
func BenchmarkPreviewLong(b *testing.B) {
	svc, path := sampleBook(b), longReport(b, 100_000)
	debug.FreeOSMemory()
	stop, peak := watchMemory()
	for b.Loop() {
		data, err := sheet.ReadAll(context.Background(), []string{path}, nil)
		if err != nil {
			b.Fatal(err)
		}
		if len(data[0].Rows) != 100_000 {
			b.Fatalf("%d rows, %+v", len(data[0].Rows), data[0].Problems)
		}
		if _, err := svc.PreviewImport(context.Background(), data, nil); err != nil {
			b.Fatal(err)
		}
	}
	close(stop)
	b.ReportMetric(float64(<-peak)/(1<<20), "peak-MB")
}

// watchMemory follows the memory that is in use until stop is closed.
func watchMemory() (stop chan struct{}, peak chan uint64) {
	stop, peak = make(chan struct{}), make(chan uint64)
	used := func() uint64 {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.Sys - m.HeapReleased
	}
	before := used()
	go func() {
		most := before
		for {
			select {
			case <-stop:
				peak <- most - before
				return
			case <-time.After(5 * time.Millisecond):
				most = max(most, used())
			}
		}
	}()
	return stop, peak
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
