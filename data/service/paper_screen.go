package service

import (
	"strconv"

	"sothidua/data/document/doc"
	"sothidua/data/document/papers"
	"sothidua/data/model"
)

// PaperUnits lists the units that a paper is made for when every unit gets one
// of its own: those overdue for a letter that reminds, those with targets for an
// assignment, all units of the year for anything else.
func PaperUnits(f papers.Facts) []model.Unit {
	var out []model.Unit
	if f.Request.Name == "reminder-letter" {
		for _, o := range f.Reporting.Overdue {
			out = append(out, o.Unit)
		}
		return out
	}
	given := map[model.ID]bool{}
	for _, a := range f.Book.Allocations {
		given[a.UnitID] = true
	}
	end := model.Y.LastDay(f.Book.Plan.Year)
	for _, u := range f.Book.Units {
		if f.Request.Name == "assignment" && !given[u.ID] || !u.ValidOn(end) {
			continue
		}
		out = append(out, u)
	}
	return out
}

// PaperFor makes a paper for every one of the units, one behind the other in one
// document, each with pages of its own from 1. Errors are those of papers.Make.
func PaperFor(f papers.Facts, units []model.ID) (doc.Doc, error) {
	var out doc.Doc
	f.Request.Each = false
	for i, id := range units {
		f.Request.Unit = id
		one, err := papers.Make(f)
		if err != nil {
			return doc.Doc{}, err
		}
		if len(one.Sections) > 0 {
			one.Sections[0].Restart = true
		}
		if i == 0 {
			out = doc.Doc{Title: one.Title, Date: one.Date}
		}
		out.Sections, out.Sample = append(out.Sections, one.Sections...), out.Sample || one.Sample
		for _, g := range one.Gaps {
			if !hasGap(out.Gaps, g) {
				out.Gaps = append(out.Gaps, g)
			}
		}
	}
	kind, err := papers.KindOf(f.Request.Name)
	if err == nil && len(units) > 1 {
		out.Title = kind.Label + ", " + strconv.Itoa(len(units)) + " đơn vị"
	}
	return out, err
}

func hasGap(list []doc.Gap, g doc.Gap) bool {
	for _, o := range list {
		if o.What == g.What {
			return true
		}
	}
	return false
}
