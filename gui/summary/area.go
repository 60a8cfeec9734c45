// Package summary is the area Tổng hợp, biểu đồ: the office's table of all
// targets with the sentence behind every judgement and the units behind every
// number, and every chart as it is printed.
package summary

import (
	"context"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/gui/kit"
)

// service is what the screens call.
type service interface {
	Progress(ctx context.Context, year int, code model.PeriodCode) (progress.Table, error)
	Review(ctx context.Context, year int, code model.PeriodCode) (progress.Review, error)
	Drill(ctx context.Context, target model.ID, year int, code model.PeriodCode) ([]progress.UnitRow, error)
	CrossFindings(ctx context.Context, year int, code model.PeriodCode) ([]progress.Finding, error)
	Periods(ctx context.Context, year int) ([]model.Period, error)
}

// Exporter writes the summary table of a period into a workbook with formulas
// and a chart; unit 0 is the commune.
type Exporter func(ctx context.Context, scope kit.Scope, unit model.ID, path string) error

// Area returns the entry of the side bar.
func Area(svc service, export Exporter) kit.Area {
	return kit.Area{ID: "summary", Label: "Tổng hợp, biểu đồ", Title: "Tổng hợp", Icon: kit.IconChart, Key: '5', Group: "KỲ BÁO CÁO",
		Tabs: []kit.Tab{
			{ID: "table", Label: "Bảng tổng hợp", New: func(env kit.Env) kit.Screen { return newTable(env, svc, export) }},
			{ID: "chart", Label: "Biểu đồ", New: func(env kit.Env) kit.Screen { return newChart(env, svc) }},
		}}
}
