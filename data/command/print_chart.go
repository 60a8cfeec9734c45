package command

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"sothidua/data/disk"
	"sothidua/data/document"
	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/sheet"
	"sothidua/data/store"
)

// chartOf returns the chart of that name, and whether there is one.
func chartOf(name string) (document.ChartKind, bool) {
	for _, k := range document.ChartKinds() {
		if k.Name == name {
			return k, true
		}
	}
	return document.ChartKind{}, false
}

// chartNames lists the charts for a message: "status-chart (Tình hình chung)".
func chartNames() string {
	var names []string
	for _, k := range document.ChartKinds() {
		names = append(names, k.Name+" ("+k.Label+")")
	}
	return strings.Join(names, ", ")
}

// runChart makes one chart of the catalogue.
func runChart(ctx context.Context, env Env, kind document.ChartKind, s scope, p paperFlags, out string) error {
	if err := s.requireYear(); err != nil {
		return err
	}
	code, err := s.code()
	if err != nil {
		return err
	}
	return withBook(ctx, env, s.db, func(svc *service.Service, _ *store.DB) error {
		opt := document.DefaultChartOptions()
		opt.Mono, opt.Portrait = p.mono, p.portrait
		if opt.Unit, err = s.unitID(ctx, svc); err != nil {
			return err
		}
		if opt.Targets, err = targetIDs(ctx, svc, s.year, p.targets); err != nil {
			return err
		}
		if err = knowsPeriod(ctx, svc, s.year, code); err != nil {
			return err
		}
		files, err := writeChart(ctx, svc, kind, s.year, code, opt, out)
		for _, f := range files {
			fmt.Fprintln(env.Stdout, filepath.Clean(f))
		}
		return err
	})
}

// writeChart writes a chart as the ending of the file's name says.
func writeChart(ctx context.Context, svc *service.Service, kind document.ChartKind, year int, code model.PeriodCode, opt document.ChartOptions, out string) ([]string, error) {
	r, err := svc.Review(ctx, year, code)
	if err != nil {
		return nil, err
	}
	spec, err := kind.Spec(r, opt)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	switch ext := strings.ToLower(filepath.Ext(out)); ext {
	case ".xlsx":
		book, err := sheet.Charts(spec)
		if err != nil {
			return nil, err
		}
		b.Write(book)
	case ".png":
		return writePages(document.Chart(spec, opt), out)
	case ".pdf", ".docx":
		write := document.WritePDF
		if ext == ".docx" {
			write = document.WriteDOCX
		}
		if err := write(&b, document.Chart(spec, opt)); err != nil {
			return nil, err
		}
	default:
		return nil, badUsage("Chưa ghi được biểu đồ ra kiểu tệp “%s”. Dùng .pdf, .png, .docx hoặc .xlsx.", ext)
	}
	return []string{out}, disk.Write(out, b.Bytes())
}
