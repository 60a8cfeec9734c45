package sheet_test

import (
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/sheet"
)

// kits is how many workbooks an office gets in a period at most.
const kits = 120

// manyKits gives the book 120 units that report all numeric targets, exports
// their kits and fills them in.
func manyKits(tb testing.TB, svc *service.Service) []string {
	tb.Helper()
	ctx := context.Background()
	blocks, err := svc.Blocks(ctx)
	if err != nil {
		tb.Fatal(err)
	}
	shares := map[model.ID]model.Figure{}
	for i := range kits {
		u, err := svc.SaveUnit(ctx, model.Unit{Code: fmt.Sprintf("X%03d", i), Name: fmt.Sprintf("Thôn mới %d", i), BlockID: blocks[0].ID, Kind: model.Village}, 2024)
		if err != nil {
			tb.Fatal(err)
		}
		shares[u.ID] = model.Figure{}
	}
	rows, err := svc.Targets(ctx, 2024)
	if err != nil {
		tb.Fatal(err)
	}
	for _, r := range rows {
		if rule := r.Target.Rule; r.Target.Leaf && rule.Comparator.Numeric() && rule.Comparator != model.Ratio && rule.Pace.Asked(model.H1) {
			if err := svc.AssignAll(ctx, r.Target.ID, shares); err != nil {
				tb.Fatal(err)
			}
		}
	}
	var files []string
	for _, path := range export(tb, svc, sheet.WhatKit, model.H1) {
		if strings.Contains(path, " - X0") || strings.Contains(path, " - X1") {
			change(tb, path, func(f *excelize.File) { fillKit(tb, f) })
			files = append(files, path)
		}
	}
	if len(files) != kits {
		tb.Fatalf("%d kits", len(files))
	}
	return files
}

// fillKit writes the plan's number where the value is asked for.
func fillKit(tb testing.TB, f *excelize.File) {
	tb.Helper()
	for row := 1; row <= 60; row++ {
		plan, err := f.GetCellValue(kitPage, at(4, row), excelize.Options{RawCellValue: true})
		if err != nil {
			tb.Fatal(err)
		}
		if n, err := strconv.ParseFloat(plan, 64); err == nil {
			set(tb, f, kitPage, at(6, row), n)
		}
	}
}

// BenchmarkPlanKits reads 120 kits and plans their import, and beside that
// takes the same cells out of the same files with excelize and nothing else:
// ratio is the one over the other, read-ratio without the planning.
func BenchmarkPlanKits(b *testing.B) {
	svc := sampleBook(b)
	files := manyKits(b, svc)
	var read, plan, bare time.Duration
	for b.Loop() {
		start := time.Now()
		known, err := sheet.Knowing(context.Background(), svc)
		if err != nil {
			b.Fatal(err)
		}
		data, err := sheet.ReadAllWith(context.Background(), files, func(string) sheet.Options { return sheet.Options{Known: known} }, nil)
		if err != nil {
			b.Fatal(err)
		}
		read += time.Since(start)
		report, err := svc.PreviewImport(context.Background(), data, nil)
		if err != nil {
			b.Fatal(err)
		}
		plan += time.Since(start)
		if report.Errors() > 0 || report.Changes() < 5*kits {
			b.Fatalf("%d changes, %+v", report.Changes(), report.Files[0].Problems)
		}
		start = time.Now()
		bareRead(b, files)
		bare += time.Since(start)
	}
	b.ReportMetric(float64(plan)/float64(bare), "ratio")
	b.ReportMetric(float64(read)/float64(bare), "read-ratio")
}

// bareRead takes the cells out of workbooks with excelize.
func bareRead(tb testing.TB, files []string) {
	tb.Helper()
	for _, path := range files {
		f, err := excelize.OpenFile(path)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := f.GetRows("Phiếu", excelize.Options{RawCellValue: true}); err != nil {
			tb.Fatal(err)
		}
		if err := f.Close(); err != nil {
			tb.Fatal(err)
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

// mostMemory is the most memory, in bytes, that previewing 100.000 rows may
// take; a third less than what an import may.
const mostMemory = 200 << 20

// A sheet of 100.000 rows is read and compared with the book in little memory.
func TestLongSheetStaysSmall(t *testing.T) {
	staysSmall(t, longReport(t, 100_000), 100_000)
}

func staysSmall(t *testing.T, path string, rows int) {
	t.Helper()
	svc := sampleBook(t)
	debug.FreeOSMemory()
	stop, peak := watchMemory()
	data, err := sheet.ReadAll(context.Background(), []string{path}, nil)
	if err == nil {
		_, err = svc.PreviewImport(context.Background(), data, nil)
	}
	close(stop)
	used := <-peak
	t.Logf("%s: %d MB for %d rows", filepath.Ext(path), used>>20, rows)
	if err != nil || used > mostMemory || len(data[0].Rows) != rows {
		t.Errorf("%d MB, %d rows, %v", used>>20, len(data[0].Rows), err)
	}
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
