// Package exchange is the area Nhập, xuất Excel: the program's own workbooks
// in, with a preview before anything is written, and every list out.
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
	History(ctx context.Context, f service.HistoryFilter) ([]model.Change, error)
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
	// Read reads workbooks; a file that cannot be read comes with its problem.
	Read func(ctx context.Context, paths []string, step func(done int)) ([]model.SheetData, error)
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
			{ID: "history", Label: "Lịch sử nhập", New: func(env kit.Env) kit.Screen { return newHistory(env, p.Books) }},
		}}
}

// fail tells an error in the red bar.
func fail(env kit.Env, err error, actions ...kit.Action) {
	env.Notify(kit.Notice{Kind: kit.NoticeError, Text: model.Message(err), Actions: actions})
}

// open opens a file or folder with the system's program.
func open(env kit.Env, path string) {
	if err := env.OpenPath(path); err != nil {
		fail(env, err)
	}
}
