// Package exchange is the area Nhập, xuất Excel: the office's workbooks in,
// with the sheet itself beside what was read from it before anything is
// written, every list out, and the imports that can be undone.
package exchange

import (
	"context"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

// books is what the import screens call.
type books interface {
	PreviewImport(ctx context.Context, files []model.SheetData, step func(done int)) (service.ImportReport, error)
	Import(ctx context.Context, files []model.SheetData, step func(done int)) (service.ImportReport, error)
	Imports(ctx context.Context) ([]model.ImportBatch, error)
	ImportBatch(ctx context.Context, id model.ID) (model.ImportBatch, error)
	PreviewUndo(ctx context.Context, id model.ID) (service.UndoReport, error)
	UndoImport(ctx context.Context, id model.ID, keep bool, step func(done int)) (service.UndoReport, error)
	RememberMapping(ctx context.Context, m model.Mapping, file string) error
	ForgetMapping(ctx context.Context, signature string) error
	Units(ctx context.Context, year int) ([]model.Unit, error)
	Targets(ctx context.Context, year int) ([]service.TargetRow, error)
}

// Request is one file to be read, with what the user decided about it.
type Request struct {
	Path     string
	Mappings []model.Mapping
	Answers  []model.Answer
}

// Kind is one thing that can be exported.
type Kind struct {
	Name   string // as on the command line: "units"
	Label  string
	About  string // what is in it
	File   string // proposed file name, without the ending; "" for a folder of files
	Folder bool   // writes several files into a folder
	Period bool   // is of one period, not of the whole year
}

// Params are what the area is built from.
type Params struct {
	Books books
	// Find lists the files among the paths, and those with tables in the
	// folders among them. Endings are those of such files: ".xlsx".
	Find    func(ctx context.Context, paths []string) ([]string, error)
	Endings []string
	// Read reads workbooks with the sheets as their files show them; a file
	// that cannot be read comes with its problem. The year is offered where a
	// file names none.
	Read func(ctx context.Context, files []Request, year int, step func(done int)) ([]model.SheetData, error)
	// Fields lists what a column of a layout can be.
	Fields func(layout model.Layout, year int, code model.PeriodCode) []model.SheetField
	// Before keeps a copy of the book before an import changes it.
	Before func(ctx context.Context) error
	// Export writes one kind of workbook and returns the files it wrote, also
	// when it ends with an error.
	Export func(ctx context.Context, kind string, scope kit.Scope, out string, step func(done, total int, item string)) ([]string, error)
	Kinds  []Kind
}

// Area returns the entry of the side bar.
func Area(p Params) kit.Area {
	return kit.Area{ID: "exchange", Label: "Nhập, xuất Excel", Title: "Nhập, xuất Excel", Icon: kit.IconTable, Group: "DỮ LIỆU",
		Tabs: []kit.Tab{
			{ID: "import", Label: "Nhập từ Excel", New: func(env kit.Env) kit.Screen { return newImport(env, p) }},
			{ID: "export", Label: "Xuất", New: func(env kit.Env) kit.Screen { return newExport(env, p) }},
			{ID: "history", Label: "Lịch sử nhập", New: func(env kit.Env) kit.Screen { return newHistory(env, p) }},
		}}
}
