// Package plans shows the year's plan: its number, date and signer, and its
// text part by part, with the targets that serve each content area.
package plans

import (
	"context"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

// book is what the page asks of the book.
type book interface {
	yearBook
	Plan(ctx context.Context, year int) (model.Plan, error)
	SavePlan(ctx context.Context, p model.Plan) (model.Plan, error)
	Targets(ctx context.Context, year int) ([]service.TargetRow, error)
	Office(ctx context.Context) (model.Office, error)
}

// Area returns the entry of the side bar with its one page.
func Area(svc *service.Service) kit.Area {
	return kit.Area{ID: "plans", Label: "Kế hoạch", Icon: kit.IconFlag, Key: '2', Group: "KẾ HOẠCH", Title: "Kế hoạch",
		Tabs: []kit.Tab{{ID: "plan", Label: "Kế hoạch năm", New: func(env kit.Env) kit.Screen { return newScreen(env, svc) }}}}
}
