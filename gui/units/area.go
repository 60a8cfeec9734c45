// Package units is the area Đơn vị: the units of the commune in their blocks,
// with contacts, the council member in charge and the denominators by which
// rates roll up. A unit is never deleted; it is closed on a day and keeps its
// name in the reports of its time.
package units

import (
	"context"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

// service is what the screen calls.
type service interface {
	Units(ctx context.Context, year int) ([]model.Unit, error)
	Blocks(ctx context.Context) ([]model.Block, error)
	SaveUnit(ctx context.Context, u model.Unit, year int) (model.Unit, error)
	CloseUnit(ctx context.Context, id model.ID, on model.Date, reason string) error
	ReopenUnit(ctx context.Context, id model.ID, reason string) error
	SaveBlock(ctx context.Context, b model.Block) (model.Block, error)
	DeleteBlock(ctx context.Context, b model.Block) error
	Today() model.Date
}

// Exporter writes the list of units of a year into a workbook.
type Exporter func(ctx context.Context, year int, path string) error

// Area returns the entry of the side bar.
func Area(svc service, export Exporter) kit.Area {
	return kit.Area{ID: "units", Label: "Đơn vị", Title: "Đơn vị", Icon: kit.IconUnits, Group: "DỮ LIỆU",
		Tabs: []kit.Tab{{ID: "list", Label: "Đơn vị và khối", New: func(env kit.Env) kit.Screen { return newScreen(env, svc, export) }}}}
}
