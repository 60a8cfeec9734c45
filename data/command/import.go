package command

import (
	"context"
	"flag"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"sothidua/data/appdir"
	"sothidua/data/backup"
	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/sheet"
	"sothidua/data/store"
	"sothidua/data/vn"
)

// importJSON is the shape of import -json.
type importJSON struct {
	Files []model.FileResult `json:"files"`
	Batch model.ID           `json:"batch,omitempty"` // for -undo; absent when nothing was saved
}

// importFlags are the options of the command import.
type importFlags struct {
	db, undo        string
	dry, json, keep bool
}

func (f *importFlags) define(fs *flag.FlagSet) {
	fs.StringVar(&f.db, "db", "", "")
	fs.BoolVar(&f.dry, "dry-run", false, "")
	fs.BoolVar(&f.json, "json", false, "")
	fs.StringVar(&f.undo, "undo", "", "")
	fs.BoolVar(&f.keep, "keep", false, "")
}

func runImport(ctx context.Context, env Env, args []string) error {
	var f importFlags
	files, err := flags("import", args, f.define)
	switch {
	case err != nil:
		return err
	case f.undo != "" && len(files) > 0:
		return badUsage("Lệnh import -undo không nhận tệp.")
	case f.undo == "" && f.keep:
		return badUsage("-keep chỉ dùng cùng -undo.")
	case f.undo != "":
		return undoImport(ctx, env, f)
	case len(files) == 0:
		return badUsage("Lệnh import cần ít nhất một tệp Excel.")
	}
	return withBook(ctx, env, f.db, func(svc *service.Service, db *store.DB) error {
		data, err := readBooks(ctx, svc, files)
		if err != nil {
			return err
		}
		report, err := svc.PreviewImport(ctx, data, nil)
		if err != nil {
			return err
		}
		if !f.dry && report.Errors() == 0 && report.Changes() > 0 {
			if _, err := backup.Before(ctx, db, appdir.Backups(f.db), backup.BeforeImport); err != nil {
				return err
			}
			if report, err = svc.Import(ctx, data, nil); err != nil {
				return err
			}
		}
		if f.json {
			err = printJSON(env.Stdout, importJSON{report.Files, report.Batch})
		} else {
			printImport(env.Stdout, report, f.dry)
		}
		if err == nil && report.Errors() > 0 {
			err = errReported
		}
		return err
	})
}

// readBooks reads workbooks, also those of folders, with what the book knows and what was matched by
// hand in the window.
func readBooks(ctx context.Context, svc *service.Service, files []string) ([]model.SheetData, error) {
	files, err := sheet.Workbooks(ctx, files)
	if err != nil {
		return nil, err
	}
	known, err := sheet.Knowing(ctx, svc)
	if err != nil {
		return nil, err
	}
	remembered, err := svc.Mappings(ctx)
	if err != nil {
		return nil, err
	}
	years, err := svc.Years(ctx)
	if err != nil {
		return nil, err
	}
	o := sheet.Options{Known: known, Remembered: remembered}
	if len(years) > 0 {
		o.Year = slices.Max(years)
	}
	return sheet.ReadAllWith(ctx, files, func(string) sheet.Options { return o }, nil)
}

// printImport tells for people what an import did, or would do.
func printImport(w io.Writer, r service.ImportReport, dry bool) {
	verb := "đã nhập"
	if dry || r.Errors() > 0 {
		verb = "sẽ nhập"
	}
	for _, f := range r.Files {
		fmt.Fprintf(w, "%s: %s, %d dòng, %s %d ô, %d ô không đổi\n", f.File, f.Layout.Label(), f.Rows, verb, len(f.Changes), f.Unchanged)
		for _, p := range f.Problems {
			printProblem(w, p)
		}
	}
	switch n := r.Errors(); {
	case n > 0:
		fmt.Fprintf(w, "Chưa nhập gì: còn %d lỗi. Sửa các ô được nêu rồi nhập lại, hoặc bỏ tệp có lỗi.\n", n)
	case r.Questions() > 0:
		fmt.Fprintf(w, "%d ô cần hỏi lại không được nhập. Trả lời trong cửa sổ chương trình, hoặc sửa ô cho rõ rồi nhập lại.\n", r.Questions())
	}
	if r.Batch != 0 {
		fmt.Fprintf(w, "Lần nhập số %d; hoàn tác bằng: import -db … -undo %d\n", r.Batch, r.Batch)
	}
}

func printProblem(w io.Writer, p model.Problem) {
	mark := "LỖI"
	if p.Severity == model.SeverityQuestion {
		mark = "hỏi"
		if len(p.Choices) == 0 {
			mark = "báo"
		}
	}
	fmt.Fprintf(w, "  %s %s %s: %s\n", mark, p.Sheet, p.Cell, p.Message)
	var choices []string
	for _, c := range p.Choices {
		choices = append(choices, c.Label)
	}
	if len(choices) > 0 && p.Severity == model.SeverityQuestion {
		fmt.Fprintf(w, "      trả lời được: %s\n", strings.Join(choices, " | "))
	}
}

// undoJSON is the shape of import -undo -json.
type undoJSON struct {
	Batch   model.ID    `json:"batch"`
	Undone  int         `json:"undone"`
	Clashes []clashJSON `json:"clashes"`
}

type clashJSON struct {
	File     string `json:"file"`
	Sheet    string `json:"sheet"`
	Cell     string `json:"cell"`
	Subject  string `json:"subject"`
	Imported string `json:"imported"`
	Now      string `json:"now"`
	Person   string `json:"person"`
	At       string `json:"at"`
	Why      string `json:"why"`
}

// undoImport takes an import back. What was changed after it stays with -keep;
// without, nothing is undone and every such place is named.
func undoImport(ctx context.Context, env Env, f importFlags) error {
	return withBook(ctx, env, f.db, func(svc *service.Service, db *store.DB) error {
		id, err := batchNamed(ctx, svc, f.undo)
		if err != nil {
			return err
		}
		report, err := svc.PreviewUndo(ctx, id)
		if err != nil {
			return err
		}
		if !f.dry && (len(report.Clashes) == 0 || f.keep) {
			if _, err := backup.Before(ctx, db, appdir.Backups(f.db), backup.BeforeImport); err != nil {
				return err
			}
			if report, err = svc.UndoImport(ctx, id, f.keep, nil); err != nil {
				return err
			}
		}
		if f.json {
			err = printJSON(env.Stdout, undoOf(report))
		} else {
			printUndo(env.Stdout, report, f)
		}
		if err == nil && len(report.Clashes) > 0 && !f.keep {
			err = errReported
		}
		return err
	})
}

// batchNamed finds the import that -undo names: its number, or "last" for the
// newest one that was not undone.
func batchNamed(ctx context.Context, svc *service.Service, name string) (model.ID, error) {
	if name != "last" {
		n, err := strconv.ParseInt(name, 10, 64)
		if err != nil {
			return 0, badUsage("-undo nhận last hoặc số của lần nhập, không nhận “%s”.", name)
		}
		return model.ID(n), nil
	}
	all, err := svc.Imports(ctx)
	if err != nil {
		return 0, err
	}
	for _, b := range all {
		if !b.Undo.Done() {
			return b.ID, nil
		}
	}
	return 0, model.Errorf(model.CodeNotFound, "Sổ không có lần nhập nào để hoàn tác.")
}

func printUndo(w io.Writer, r service.UndoReport, f importFlags) {
	for _, c := range r.Clashes {
		fmt.Fprintf(w, "  giữ %s %s: %s: nhập “%s”, nay “%s”", c.File, c.Cell, c.Subject, c.Imported, c.Now)
		if c.Person != "" {
			fmt.Fprintf(w, " (%s sửa lúc %s)", c.Person, vn.FormatTime(c.At))
		}
		fmt.Fprintf(w, ". %s\n", c.Why)
	}
	name := fmt.Sprintf("lần nhập số %d (%s, %s)", r.Batch.ID, service.BatchName(r.Batch), vn.FormatTime(r.Batch.At))
	switch {
	case f.dry:
		fmt.Fprintf(w, "Sẽ hoàn tác %s: trả lại %d ô, giữ %d chỗ.\n", name, r.Undone, len(r.Clashes))
	case len(r.Clashes) > 0 && !f.keep:
		fmt.Fprintf(w, "Chưa hoàn tác gì: %d chỗ nêu trên đã thay đổi sau khi nhập hoặc đang khóa. Thêm -keep để giữ các chỗ đó và hoàn tác phần còn lại.\n", len(r.Clashes))
	default:
		fmt.Fprintf(w, "Đã hoàn tác %s: trả lại %d ô, giữ %d chỗ.\n", name, r.Undone, len(r.Clashes))
	}
}

func undoOf(r service.UndoReport) undoJSON {
	out := undoJSON{Batch: r.Batch.ID, Undone: r.Undone, Clashes: []clashJSON{}}
	for _, c := range r.Clashes {
		at := ""
		if !c.At.IsZero() {
			at = c.At.Format(time.RFC3339)
		}
		out.Clashes = append(out.Clashes, clashJSON{c.File, c.Sheet, c.Cell, c.Subject, c.Imported, c.Now, c.Person, at, c.Why})
	}
	return out
}
