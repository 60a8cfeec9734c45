// Package reports holds the screens of the reports: who has reported, and the
// entry of one unit's report with its narrative, files and history.
package reports

import (
	"context"

	"sothidua/data/service"
	"sothidua/data/sheet"
	"sothidua/gui/kit"
)

// Area returns the entry “Báo cáo” of the side bar.
func Area(svc *service.Service) kit.Area {
	kits := func(ctx context.Context, scope sheet.Scope, out string, step sheet.Step) ([]string, error) {
		return sheet.Export(ctx, svc, sheet.WhatKit, scope, out, step)
	}
	return kit.Area{
		ID: areaID, Label: "Báo cáo", Icon: kit.IconDocument, Key: '4', Group: "KỲ BÁO CÁO", Title: "Báo cáo",
		Tabs: []kit.Tab{
			{ID: tabTracker, Label: "Theo dõi nộp", New: func(env kit.Env) kit.Screen { return newTrackerScreen(env, svc, kits) }},
			{ID: tabEntry, Label: "Nhập báo cáo", New: func(env kit.Env) kit.Screen { return newEntryScreen(env, svc) }},
		},
		Badge: func(ctx context.Context, s kit.Scope) (int, error) { return overdue(ctx, svc, s) },
	}
}

// overdue counts the units whose report of the period is not in hand after the
// deadline.
func overdue(ctx context.Context, svc trackerService, s kit.Scope) (int, error) {
	t, err := svc.Tracker(ctx, s.Year)
	if err != nil {
		return 0, err
	}
	i := t.Column(s.Code)
	if i < 0 {
		return 0, nil
	}
	return len(t.Tally(i).Overdue), nil
}
