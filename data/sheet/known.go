package sheet

import (
	"context"
	"slices"

	"sothidua/data/model"
	"sothidua/data/service"
)

// Known is what the book holds of one year by which the reader tells whose a
// table is and what its rows are about.
type Known struct {
	Year    int    // 0 when the book has no year yet
	Office  string // name of the office
	Units   []model.Unit
	Targets []model.Target // leaves and items, in the order of the plan
}

// BookSource is what the reader asks the book; *service.Service is one.
type BookSource interface {
	Years(ctx context.Context) ([]int, error)
	Office(ctx context.Context) (model.Office, error)
	Units(ctx context.Context, year int) ([]model.Unit, error)
	Targets(ctx context.Context, year int) ([]service.TargetRow, error)
}

var _ BookSource = (*service.Service)(nil)

// Knowing reads once what Options.Known gives: the years of the book, each with
// its units and targets. A year the book does not have, and 0, give those of
// the latest year. Errors: those of the source.
func Knowing(ctx context.Context, src BookSource) (func(year int) Known, error) {
	years, err := src.Years(ctx)
	if err != nil {
		return nil, err
	}
	office, err := src.Office(ctx)
	if err != nil {
		return nil, err
	}
	all := map[int]Known{}
	for _, y := range years {
		k := Known{Year: y, Office: office.Name}
		if k.Units, err = src.Units(ctx, y); err != nil {
			return nil, err
		}
		rows, err := src.Targets(ctx, y)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			k.Targets = append(k.Targets, r.Target)
		}
		all[y] = k
	}
	latest := Known{Office: office.Name}
	if len(years) > 0 {
		latest = all[slices.Max(years)]
	}
	return func(year int) Known {
		if k, ok := all[year]; ok {
			return k
		}
		return latest
	}, nil
}

// known is what the book holds of a year, as far as the reader was told.
func (r *reader) known(year int) Known {
	if r.opts.Known == nil {
		return Known{}
	}
	return r.opts.Known(year)
}
