// Package overview is the area Tổng quan: what needs the office today. Tiles
// count the targets by judgement, lists name what to deal with first, who has
// not reported, what is due next and what changed last; everything leads to
// its source.
package overview

import (
	"context"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

// book is what the screen calls.
type book interface {
	Overview(ctx context.Context, year int, code model.PeriodCode) (service.Overview, error)
	History(ctx context.Context, f service.HistoryFilter) ([]model.Change, error)
}

// Area returns the entry of the side bar.
func Area(svc book) kit.Area {
	return kit.Area{ID: "overview", Label: "Tổng quan", Title: "Tổng quan", Icon: kit.IconHome, Key: '1', Group: "THEO DÕI",
		Tabs: []kit.Tab{{ID: "today", Label: "Tổng quan", New: func(env kit.Env) kit.Screen { return newScreen(env, svc) }}}}
}
