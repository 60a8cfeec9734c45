package gui

import (
	"context"

	"sothidua/data/model"
	"sothidua/data/sheet"
	"sothidua/gui/exchange"
	"sothidua/gui/kit"
	"sothidua/gui/overview"
	"sothidua/gui/papers"
	"sothidua/gui/plans"
	"sothidua/gui/reports"
	"sothidua/gui/summary"
	"sothidua/gui/system"
	"sothidua/gui/targets"
	"sothidua/gui/units"
)

// areas lists the entries of the side bar in their order.
func (w *window) areas() []kit.Area {
	svc := w.deps.Service
	return []kit.Area{
		overview.Area(svc),
		plans.Area(svc),
		targets.Area(targets.Params{Service: svc, Export: func(ctx context.Context, year int, path string) error {
			return w.export(ctx, sheet.WhatTargets, sheet.Scope{Year: year}, path)
		}}),
		reports.Area(svc),
		summary.Area(svc, func(ctx context.Context, scope kit.Scope, unit model.ID, path string) error {
			return w.export(ctx, sheet.WhatProgress, sheet.Scope{Year: scope.Year, Code: scope.Code, Unit: unit}, path)
		}),
		papers.Area(svc),
		units.Area(svc, func(ctx context.Context, year int, path string) error {
			return w.export(ctx, sheet.WhatUnits, sheet.Scope{Year: year}, path)
		}),
		exchange.Area(w.exchange()),
		system.Area(system.Params{Books: svc, Backups: w.deps.Backups, Restart: w.restart, Version: w.deps.Version, Drawn: w.deps.Drawn, Logs: w.deps.Dirs.Logs}),
	}
}

// export writes one workbook.
func (w *window) export(ctx context.Context, what sheet.What, scope sheet.Scope, path string) error {
	_, err := sheet.Export(ctx, w.deps.Service, what, scope, xlsx(path), nil)
	return err
}

// exchange wires the Excel screens to the workbooks.
func (w *window) exchange() exchange.Params {
	return exchange.Params{
		Books: w.deps.Service,
		Read: func(ctx context.Context, files []exchange.Request, year int, step func(done int)) ([]model.SheetData, error) {
			return w.readBooks(ctx, files, year, step)
		},
		Find: sheet.Workbooks, Endings: sheet.Extensions(), Fields: sheet.Fields,
		Before: w.deps.Backups.BeforeImport,
		Export: func(ctx context.Context, kind string, scope kit.Scope, out string, step func(done, total int, item string)) ([]string, error) {
			what := sheet.What(kind)
			if !what.Folder() {
				out = xlsx(out)
			}
			return sheet.Export(ctx, w.deps.Service, what, sheet.Scope{Year: scope.Year, Code: scope.Code}, out, step)
		},
		Kinds: exportKinds(),
	}
}

// readBooks reads workbooks with what the book knows, what the user decided
// about each, and how tables of their shapes were mapped before.
func (w *window) readBooks(ctx context.Context, files []exchange.Request, year int, step func(done int)) ([]model.SheetData, error) {
	known, err := sheet.Knowing(ctx, w.deps.Service)
	if err != nil {
		return nil, err
	}
	remembered, err := w.deps.Service.Mappings(ctx)
	if err != nil {
		return nil, err
	}
	paths, by := make([]string, len(files)), map[string]sheet.Options{}
	for i, f := range files {
		paths[i] = f.Path
		by[f.Path] = sheet.Options{Mappings: f.Mappings, Remembered: remembered, Answers: f.Answers, Known: known, Year: year, Source: true}
	}
	return sheet.ReadAllWith(ctx, paths, func(path string) sheet.Options { return by[path] }, func(done, _ int, _ string) {
		if step != nil {
			step(done)
		}
	})
}

// exportKinds lists what the export screen offers, with a word on each.
func exportKinds() []exchange.Kind {
	about := map[sheet.What]struct{ text, file string }{
		sheet.WhatKit:           {"Mỗi đơn vị một tệp đã điền sẵn chỉ tiêu, kế hoạch, số cùng kỳ; gửi qua Zalo, USB, đơn vị điền xong nhập lại.", ""},
		sheet.WhatProgress:      {"Bảng của cơ quan với công thức % kế hoạch, đánh giá và một biểu đồ sửa được trong Excel.", "Tong hop"},
		sheet.WhatReports:       {"Số liệu của mọi đơn vị trong kỳ, mỗi đơn vị một dòng, kèm tình trạng nộp.", "So lieu bao cao"},
		sheet.WhatUnits:         {"Khối, đơn vị, người phụ trách, điện thoại, mẫu số; sửa trong Excel rồi nhập lại được.", "Don vi"},
		sheet.WhatTargets:       {"Mọi chỉ tiêu với cách so, kế hoạch, cách cộng; sửa trong Excel rồi nhập lại được.", "Chi tieu"},
		sheet.WhatRegistrations: {"Mức mỗi đơn vị đăng ký cho từng chỉ tiêu, việc khó, ghi chú; đơn vị điền rồi nhập lại được.", "Dang ky thi dua"},
		sheet.WhatAll:           {"Tất cả các bảng trên, mỗi loại một tệp, vào một thư mục.", ""},
	}
	var out []exchange.Kind
	for _, what := range sheet.Whats {
		a := about[what]
		out = append(out, exchange.Kind{Name: string(what), Label: what.Label(), About: a.text, File: a.file,
			Folder: what.Folder(), Period: what.Periodic()})
	}
	return out
}
