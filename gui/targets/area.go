// Package targets shows the year's targets: what exactly was promised and when
// it is met, and how it is handed out to the units and registered by them.
package targets

import (
	"context"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

// listBook is what the list asks of the book.
type listBook interface {
	Plan(ctx context.Context, year int) (model.Plan, error)
	Units(ctx context.Context, year int) ([]model.Unit, error)
	Targets(ctx context.Context, year int) ([]service.TargetRow, error)
	SaveTarget(ctx context.Context, t model.Target) (model.Target, error)
	SaveItem(ctx context.Context, t model.Target, structure bool) (model.Target, error)
	DeleteTarget(ctx context.Context, id model.ID) error
	MoveTarget(ctx context.Context, id model.ID, by int) error
}

// allocationBook is what the allocation asks of the book.
type allocationBook interface {
	shareBook
	Plan(ctx context.Context, year int) (model.Plan, error)
	Targets(ctx context.Context, year int) ([]service.TargetRow, error)
	AllocationSheet(ctx context.Context, year int, target model.ID) (service.AllocationSheet, error)
	Blocks(ctx context.Context) ([]model.Block, error)
}

// Params are what the area is built from.
type Params struct {
	Service *service.Service
	// Export writes the year's list of targets as a workbook to a file; nil
	// leaves the button out.
	Export func(ctx context.Context, year int, path string) error
}

// Area returns the entry of the side bar with its pages.
func Area(p Params) kit.Area {
	return kit.Area{ID: "targets", Label: "Chỉ tiêu", Icon: kit.IconTarget, Key: '3', Group: "KẾ HOẠCH", Title: "Chỉ tiêu",
		Tabs: []kit.Tab{
			{ID: "list", Label: "Danh mục", New: func(env kit.Env) kit.Screen { return newList(env, p.Service, p.Export) }},
			{ID: "allocation", Label: "Giao và đăng ký", New: func(env kit.Env) kit.Screen { return newAllocation(env, p.Service) }},
			{ID: "past", Label: "Năm trước", New: func(env kit.Env) kit.Screen { return newPast(env, p.Service) }},
			{ID: "checks", Label: "Kiểm tra chéo", New: func(env kit.Env) kit.Screen { return newChecks(env, p.Service) }},
			{ID: "reading", Label: "Đọc từ văn bản", New: func(env kit.Env) kit.Screen { return newReading(env, p.Service) }},
		}}
}
