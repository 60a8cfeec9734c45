package sheet

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"sothidua/data/disk"
	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/service"
)

// What names what is exported, as on the command line.
type What string

// Everything that can be exported.
const (
	WhatUnits         What = "units"
	WhatTargets       What = "targets"
	WhatProgress      What = "progress"
	WhatReports       What = "reports" // what all units stated, unit by leaf
	WhatRegistrations What = "registrations"
	WhatKit           What = "kit" // one workbook for each unit
	WhatAll           What = "all" // everything above, in one folder
)

// Whats lists everything that can be exported, in display order.
var Whats = []What{WhatKit, WhatProgress, WhatReports, WhatUnits, WhatTargets, WhatRegistrations, WhatAll}

// Label returns the Vietnamese name.
func (w What) Label() string {
	switch w {
	case WhatUnits:
		return "Danh sách đơn vị"
	case WhatTargets:
		return "Danh mục chỉ tiêu"
	case WhatProgress:
		return "Bảng tổng hợp"
	case WhatRegistrations:
		return "Đăng ký thi đua"
	case WhatReports:
		return "Số liệu các đơn vị"
	case WhatKit:
		return "Phiếu đơn vị"
	case WhatAll:
		return "Tất cả"
	}
	return string(w)
}

// Folder tells whether the export goes into a folder and not into one file.
func (w What) Folder() bool { return w == WhatKit || w == WhatAll }

// Periodic tells whether the export is about one period.
func (w What) Periodic() bool { return w != WhatUnits && w != WhatTargets && w != WhatRegistrations }

// ParseWhat accepts exactly the names of Whats.
func ParseWhat(s string) (What, error) {
	for _, w := range Whats {
		if string(w) == s {
			return w, nil
		}
	}
	return "", model.Invalid("what", "Không xuất được “%s”. Các loại: units, targets, registrations, progress, reports, kit, all.", s)
}

// Scope is what an export covers. Code is needed for everything Periodic.
type Scope struct {
	Year int
	Code model.PeriodCode
	Unit model.ID // one unit's table or kit only; 0: the commune, all units
}

// Step is told about each finished part of long work: how many of how many are
// done, and the name of the file.
type Step func(done, total int, name string)

// Source is what an export reads; *service.Service is one.
type Source interface {
	Office(ctx context.Context) (model.Office, error)
	Blocks(ctx context.Context) ([]model.Block, error)
	Units(ctx context.Context, year int) ([]model.Unit, error)
	Plan(ctx context.Context, year int) (model.Plan, error)
	Targets(ctx context.Context, year int) ([]service.TargetRow, error)
	Progress(ctx context.Context, year int, code model.PeriodCode) (progress.Table, error)
	UnitProgress(ctx context.Context, unit model.ID, year int, code model.PeriodCode) (progress.Table, error)
	Entry(ctx context.Context, unit model.ID, year int, code model.PeriodCode) (service.Entry, error)
	Tracker(ctx context.Context, year int) (service.Tracker, error)
	AllocationSheets(ctx context.Context, year int) ([]service.AllocationSheet, error)
}

var _ Source = (*service.Service)(nil)

// Export writes workbooks and returns their paths. For kits and everything,
// out is a folder, made when it is missing, and no file in it is written over;
// one unit's kit and all others go to the file out names, or into the folder
// out is. Step may be nil. When ctx ends, what is written so far is returned
// with its error. Errors: CodeInvalid (Field "out", "period", "what"),
// CodeNotFound for a year or period the book does not have, those of Save.
func Export(ctx context.Context, src Source, what What, scope Scope, out string, step Step) ([]string, error) {
	e := exporter{src: src, scope: scope, step: step}
	jobs, err := e.plan(ctx, what)
	if err != nil {
		return nil, err
	}
	e.total = len(jobs)
	path, err := e.destination(what, out)
	if err != nil {
		return nil, err
	}
	for _, j := range jobs {
		if err := ctx.Err(); err != nil {
			return e.written, err
		}
		if err := e.run(ctx, j, path); err != nil {
			return e.written, err
		}
	}
	return e.written, nil
}

// job is one workbook to be written.
type job struct {
	name  string // file name within a folder
	build func(ctx context.Context) ([]byte, error)
}

type exporter struct {
	src     Source
	scope   Scope
	step    Step
	total   int
	written []string
}

func (e *exporter) run(ctx context.Context, j job, path func(string) (string, error)) error {
	content, err := j.build(ctx)
	if err != nil {
		return err
	}
	file, err := path(j.name)
	if err != nil {
		return err
	}
	if err := disk.Write(file, content); err != nil {
		return err
	}
	e.written = append(e.written, file)
	if e.step != nil {
		e.step(len(e.written), e.total, filepath.Base(file))
	}
	return nil
}

// destination tells where each workbook goes.
func (e *exporter) destination(what What, out string) (func(string) (string, error), error) {
	if strings.TrimSpace(out) == "" {
		return nil, model.Invalid("out", "Chưa chọn nơi ghi tệp.")
	}
	info, err := os.Stat(out)
	isDir := err == nil && info.IsDir()
	single := !what.Folder() || what == WhatKit && e.scope.Unit != 0 && strings.EqualFold(filepath.Ext(out), extension)
	switch {
	case single && !isDir:
		if !strings.EqualFold(filepath.Ext(out), extension) {
			return nil, model.Invalid("out", "Tệp xuất ra phải có đuôi .xlsx: “%s”.", filepath.Base(out))
		}
		return func(string) (string, error) { return out, nil }, nil
	case err == nil && !isDir:
		return nil, model.Invalid("out", "“%s” là một tệp. Chọn một thư mục để ghi nhiều phiếu vào.", filepath.Base(out))
	case !isDir:
		if err := os.MkdirAll(out, 0o755); err != nil {
			return nil, disk.Explain(out, err)
		}
	}
	return func(name string) (string, error) { return free(out, name) }, nil
}

// plan lists the workbooks of an export.
func (e *exporter) plan(ctx context.Context, what What) ([]job, error) {
	if what.Periodic() && e.scope.Code == "" {
		return nil, model.Invalid("period", "Chọn kỳ báo cáo để xuất %s.", what.Label())
	}
	switch what {
	case WhatUnits:
		return []job{{unitsFile(e.scope.Year), e.units}}, nil
	case WhatTargets:
		return []job{{targetsFile(e.scope.Year), e.targets}}, nil
	case WhatRegistrations:
		return []job{{registrationsFile(e.scope.Year), e.registrations}}, nil
	case WhatProgress:
		return e.progressJob(ctx)
	case WhatReports:
		return []job{{reportsFile(e.scope), e.reports}}, nil
	case WhatKit:
		return e.kitJobs(ctx)
	case WhatAll:
		jobs := []job{{unitsFile(e.scope.Year), e.units}, {targetsFile(e.scope.Year), e.targets}, {registrationsFile(e.scope.Year), e.registrations},
			{progressFile(e.scope, nil), e.table}, {reportsFile(e.scope), e.reports}}
		kits, err := e.kitJobs(ctx)
		return append(jobs, kits...), err
	}
	return nil, model.Invalid("what", "Không xuất được “%s”.", string(what))
}
