package command

import (
	"context"
	"flag"
	"fmt"
	"path/filepath"

	"sothidua/data/appdir"
	"sothidua/data/backup"
	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/sheet"
	"sothidua/data/store"
)

// importJSON is the shape of import -json.
type importJSON struct {
	Files []model.FileResult `json:"files"`
}

func runImport(ctx context.Context, env Env, args []string) error {
	var path string
	var dry, asJSON bool
	files, err := flags("import", args, func(fs *flag.FlagSet) {
		fs.StringVar(&path, "db", "", "")
		fs.BoolVar(&dry, "dry-run", false, "")
		fs.BoolVar(&asJSON, "json", false, "")
	})
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return badUsage("Lệnh import cần ít nhất một tệp Excel.")
	}
	return withBook(ctx, env, path, func(svc *service.Service, db *store.DB) error {
		known, err := sheet.Knowing(ctx, svc)
		if err != nil {
			return err
		}
		data, err := sheet.ReadAllWith(ctx, files, func(string) sheet.Options { return sheet.Options{Known: known} }, nil)
		if err != nil {
			return err
		}
		report, err := svc.PreviewImport(ctx, data, nil)
		if err != nil {
			return err
		}
		if !dry && report.Errors() == 0 && report.Changes() > 0 {
			if _, err := backup.Before(ctx, db, appdir.Backups(path), backup.BeforeImport); err != nil {
				return err
			}
			if report, err = svc.Import(ctx, data, nil); err != nil {
				return err
			}
		}
		if asJSON {
			err = printJSON(env.Stdout, importJSON{report.Files})
		} else {
			printImport(env, report, dry)
		}
		if err == nil && report.Errors() > 0 {
			err = errReported
		}
		return err
	})
}

// printImport tells for people what an import did, or would do.
func printImport(env Env, r service.ImportReport, dry bool) {
	verb := "đã nhập"
	if dry || r.Errors() > 0 {
		verb = "sẽ nhập"
	}
	for _, f := range r.Files {
		fmt.Fprintf(env.Stdout, "%s: %s, %d dòng, %s %d ô, %d ô không đổi\n", f.File, f.Layout.Label(), f.Rows, verb, len(f.Changes), f.Unchanged)
		for _, p := range f.Problems {
			mark := "LỖI"
			if p.Severity == model.SeverityQuestion {
				mark = "hỏi"
			}
			fmt.Fprintf(env.Stdout, "  %s %s %s: %s\n", mark, p.Sheet, p.Cell, p.Message)
		}
	}
	if n := r.Errors(); n > 0 {
		fmt.Fprintf(env.Stdout, "Chưa nhập gì: còn %d lỗi. Sửa các ô được nêu rồi nhập lại, hoặc bỏ tệp có lỗi.\n", n)
	}
}

func runExport(ctx context.Context, env Env, args []string) error {
	var s scope
	var what, out string
	rest, err := flags("export", args, func(fs *flag.FlagSet) {
		s.define(fs)
		fs.StringVar(&what, "what", "", "")
		fs.StringVar(&out, "o", "", "")
	})
	switch {
	case err != nil:
		return err
	case len(rest) > 0:
		return badUsage("Lệnh export không nhận “%s”.", rest[0])
	case out == "":
		return badUsage("Thiếu -o: tệp hoặc thư mục sẽ ghi.")
	}
	kind, err := sheet.ParseWhat(what)
	if err != nil {
		return badUsage("%s", model.Message(err))
	}
	if err := s.requireYear(); err != nil {
		return err
	}
	to := sheet.Scope{Year: s.year}
	if kind.Periodic() {
		if to.Code, err = s.code(); err != nil {
			return err
		}
	}
	return withBook(ctx, env, s.db, func(svc *service.Service, _ *store.DB) error {
		if to.Unit, err = s.unitID(ctx, svc); err != nil {
			return err
		}
		files, err := sheet.Export(ctx, svc, kind, to, out, nil)
		for _, f := range files {
			fmt.Fprintln(env.Stdout, filepath.Clean(f))
		}
		return err
	})
}
