package command

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"path/filepath"
	"strings"

	"sothidua/data/disk"
	"sothidua/data/document"
	"sothidua/data/document/papers"
	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/service"
	"sothidua/data/sheet"
)

// pictureDPI is the resolution of printed pictures.
const pictureDPI = 200

func runPrint(ctx context.Context, env Env, args []string) error {
	var s scope
	var p paperFlags
	var what, out string
	rest, err := flags("print", args, func(fs *flag.FlagSet) {
		s.define(fs)
		p.define(fs)
		fs.StringVar(&what, "what", "", "")
		fs.StringVar(&out, "o", "", "")
	})
	switch {
	case err != nil:
		return err
	case len(rest) > 0:
		return badUsage("Lệnh print không nhận “%s”.", rest[0])
	case out == "":
		return badUsage("Thiếu -o: tệp .pdf, .png, .docx hoặc .xlsx sẽ ghi.")
	}
	kind, err := document.KindOf(what)
	// The workbook of the progress chart is the table with the chart in it.
	if chart, ok := chartOf(what); ok && (err != nil || !strings.EqualFold(filepath.Ext(out), ".xlsx")) {
		return runChart(ctx, env, chart, s, p, out)
	}
	if err != nil {
		paper, perr := papers.KindOf(what)
		if perr != nil {
			return badUsage("%s\nBiểu đồ: %s.\n%s", model.Message(err), chartNames(), model.Message(perr))
		}
		return runPaper(ctx, env, paper, s, p, out)
	}
	return withTable(ctx, env, s, func(svc *service.Service, t progress.Table) error {
		files, err := write(ctx, svc, kind, t, out)
		for _, f := range files {
			fmt.Fprintln(env.Stdout, filepath.Clean(f))
		}
		return err
	})
}

// write makes one paper as the ending of the file's name says.
func write(ctx context.Context, svc *service.Service, kind document.Kind, t progress.Table, out string) ([]string, error) {
	switch ext := strings.ToLower(filepath.Ext(out)); ext {
	case ".pdf":
		var b bytes.Buffer
		if err := document.WritePDF(&b, kind.Make(t)); err != nil {
			return nil, err
		}
		return []string{out}, disk.Write(out, b.Bytes())
	case ".png":
		return writePages(kind.Make(t), out)
	case ".xlsx":
		scope := sheet.Scope{Year: t.Plan.Year, Code: t.Code}
		if t.Unit != nil {
			scope.Unit = t.Unit.ID
		}
		return sheet.Export(ctx, svc, sheet.WhatProgress, scope, out, nil)
	default:
		return nil, badUsage("Chưa ghi được kiểu tệp “%s”. Dùng .pdf, .png hoặc .xlsx.", ext)
	}
}

// writePages writes one picture a page, numbered when there are several.
func writePages(d document.Document, out string) ([]string, error) {
	var files []string
	for i, p := range d.Pages {
		name := out
		if len(d.Pages) > 1 {
			ext := filepath.Ext(out)
			name = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(out, ext), i+1, ext)
		}
		var b bytes.Buffer
		if err := document.WritePNG(&b, p, pictureDPI); err != nil {
			return files, err
		}
		if err := disk.Write(name, b.Bytes()); err != nil {
			return files, err
		}
		files = append(files, name)
	}
	return files, nil
}
