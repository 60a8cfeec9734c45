package command

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"sothidua/data/appdir"
	"sothidua/data/backup"
	"sothidua/data/document"
	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/sheet"
	"sothidua/data/store"
)

// runSelftest makes the sample book in a temporary folder, builds every screen
// on it, prints every paper, exports every workbook and reads them back.
func runSelftest(ctx context.Context, env Env, args []string) (err error) {
	if len(args) > 0 {
		return badUsage("Lệnh selftest không nhận “%s”.", args[0])
	}
	dir, err := os.MkdirTemp("", "sothidua-selftest-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	path := filepath.Join(dir, "so.db")
	db, err := store.Open(ctx, store.Options{Path: path, Clock: env.Clock})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	t := selftest{env: env, dir: dir, db: db,
		svc: service.New(service.Params{DB: db, Clock: env.Clock, Person: "Tự kiểm tra"})}
	for _, step := range []struct {
		name string
		run  func(context.Context) (string, error)
	}{
		{"Năm mẫu", t.sample}, {"Kiểm tra sổ", t.check}, {"Màn hình", t.screens}, {"Bản in", t.papers},
		{"Tệp Excel ra rồi vào", t.workbooks}, {"Sao lưu", t.backup},
	} {
		said, err := step.run(ctx)
		if err != nil {
			fmt.Fprintf(env.Stdout, "%s: HỎNG\n", step.name)
			return err
		}
		fmt.Fprintf(env.Stdout, "%s: tốt (%s)\n", step.name, said)
	}
	return nil
}

// selftest is one run on a temporary book.
type selftest struct {
	env Env
	dir string
	db  *store.DB
	svc *service.Service
}

// selftestYear and selftestPeriod are those of the sample year's reports.
const (
	selftestYear   = 2024
	selftestPeriod = model.H1
)

func (t selftest) sample(ctx context.Context) (string, error) {
	if err := t.svc.LoadSample(ctx); err != nil {
		return "", err
	}
	table, err := t.svc.Progress(ctx, selftestYear, selftestPeriod)
	return fmt.Sprintf("%d dòng", len(table.Rows)), err
}

func (t selftest) check(ctx context.Context) (string, error) {
	r, err := t.svc.Check(ctx)
	if err == nil && !r.Sound() {
		err = model.Errorf(model.CodeDamaged, "Sổ mẫu không lành: %v %v.", r.Integrity, r.ForeignKeys)
	}
	return fmt.Sprintf("%d nhắc nhở", len(r.Findings)), err
}

func (t selftest) screens(ctx context.Context) (string, error) {
	if t.env.Screens == nil {
		return "bản này không có cửa sổ", nil
	}
	n, err := t.env.Screens(ctx, t.svc, backup.New(t.db, appdir.Backups(t.db.Path()), t.env.Clock))
	return fmt.Sprintf("%d trang", n), err
}

func (t selftest) papers(ctx context.Context) (string, error) {
	table, err := t.svc.Progress(ctx, selftestYear, selftestPeriod)
	if err != nil {
		return "", err
	}
	n := 0
	for _, kind := range document.Kinds() {
		for _, ext := range []string{".pdf", ".png", ".xlsx"} {
			files, err := write(ctx, t.svc, kind, table, filepath.Join(t.dir, kind.Name+ext))
			if err != nil {
				return "", err
			}
			n += len(files)
		}
	}
	drawn, err := t.charts(ctx)
	if err != nil {
		return "", err
	}
	official, err := officialPapers(ctx, t.svc, t.dir)
	return fmt.Sprintf("%d tệp", n+drawn+official), err
}

// charts writes every chart of the catalogue as a page and as a native chart
// and tells how many files came of it. Pictures are what papers writes anyway.
func (t selftest) charts(ctx context.Context) (int, error) {
	n := 0
	for _, kind := range document.ChartKinds() {
		for _, ext := range []string{".pdf", ".xlsx"} {
			files, err := writeChart(ctx, t.svc, kind, selftestYear, selftestPeriod, document.DefaultChartOptions(), filepath.Join(t.dir, "bieu-do-"+kind.Name+ext))
			if err != nil {
				return n, err
			}
			n += len(files)
		}
	}
	return n, nil
}

// workbooks exports everything and imports it again, which must change nothing.
func (t selftest) workbooks(ctx context.Context) (string, error) {
	files, err := sheet.Export(ctx, t.svc, sheet.WhatAll, sheet.Scope{Year: selftestYear, Code: selftestPeriod}, filepath.Join(t.dir, "excel"), nil)
	if err != nil {
		return "", err
	}
	data, err := sheet.ReadAll(ctx, files, nil)
	if err != nil {
		return "", err
	}
	known := data[:0]
	for _, d := range data {
		if d.Layout != model.LayoutUnknown { // the matrix of all reports goes out only
			known = append(known, d)
		}
	}
	r, err := t.svc.PreviewImport(ctx, known, nil)
	if err == nil && (r.Changes() > 0 || r.Errors() > 0) {
		err = model.Errorf(model.CodeDamaged, "Tệp xuất ra nhập lại không khớp: %d ô đổi, %d lỗi.", r.Changes(), r.Errors())
	}
	return fmt.Sprintf("%d tệp", len(files)), err
}

func (t selftest) backup(ctx context.Context) (string, error) {
	info, err := backup.Create(ctx, t.db, filepath.Join(t.dir, "ban-sao"+backup.Ext))
	if err == nil && !info.Sound {
		err = model.Errorf(model.CodeDamaged, "Bản sao lưu không đọc lại được: %s", info.Why)
	}
	return "đọc lại được", err
}
