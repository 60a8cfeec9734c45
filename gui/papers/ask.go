package papers

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sothidua/data/document"
	"sothidua/data/document/doc"
	"sothidua/data/document/papers"
	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

// ask is what the choices over a paper say. Number and date belong to one paper
// only and are not kept between two runs of the program.
type ask struct {
	Unit    model.ID   `json:"unit,omitempty"`
	Each    bool       `json:"each,omitempty"`
	Units   []model.ID `json:"-"` // these units, one paper each; they come with a kit.Place
	Targets []model.ID `json:"targets,omitempty"`
	Blank   model.ID   `json:"blank,omitempty"`
	Trial   bool       `json:"trial,omitempty"`
	Mono    bool       `json:"mono,omitempty"`
	Number  string     `json:"-"`
	Date    model.Date `json:"-"`
	Until   model.Date `json:"-"` // new last day that a letter which reminds gives
}

// The keys of what is kept between two runs.
const (
	lastKey = "van-ban.loai"
	askKey  = "van-ban.chon."
	fitKey  = "van-ban.xem"
	fitPage = "trang" // of fitKey: whole pages
)

// recall returns the last choices of a paper.
func recall(m kit.Memory, name string) ask {
	var a ask
	if err := json.Unmarshal([]byte(m.Get(askKey+name)), &a); err != nil {
		return ask{} // nothing kept yet, or by an older program
	}
	return a
}

// keep stores the choices of a paper.
func keep(m kit.Memory, name string, a ask) {
	b, err := json.Marshal(a)
	if err != nil { // numbers and flags: it cannot fail
		return
	}
	m.Set(askKey+name, string(b))
}

// request says what the choices ask of the book.
func (a ask) request(name string, scope kit.Scope) papers.Request {
	return papers.Request{Name: name, Year: scope.Year, Code: scope.Code, Unit: a.Unit, Each: a.Each, Targets: a.Targets,
		Date: a.Date, Until: a.Until, Number: a.Number, Mono: a.Mono, Trial: a.Trial, Blank: a.Blank}
}

// fit drops what the year of the facts does not have, so that a choice kept from
// another year does not stand in the way.
func (a ask) fit(f papers.Facts) ask {
	known := func(id model.ID) bool {
		return slices.ContainsFunc(f.Book.Units, func(u model.Unit) bool { return u.ID == id })
	}
	if !known(a.Unit) {
		a.Unit = 0
	}
	a.Units = slices.DeleteFunc(slices.Clone(a.Units), func(id model.ID) bool { return !known(id) })
	a.Targets = slices.DeleteFunc(slices.Clone(a.Targets), func(id model.ID) bool {
		return !slices.ContainsFunc(f.Book.Targets, func(t model.Target) bool { return t.ID == id })
	})
	if !slices.ContainsFunc(f.Settings.Blanks, func(b model.Blank) bool { return b.ID == a.Blank }) {
		a.Blank = 0
	}
	return a
}

// made is a paper ready to be shown, with what it was made of.
type made struct {
	kind  papers.Kind
	ask   ask
	facts papers.Facts
	doc   document.Document
}

// make makes the paper.
func (a ask) make(ctx context.Context, svc book, kind papers.Kind, scope kit.Scope) (made, error) {
	r := a.request(kind.Name, scope)
	r.Unit, r.Each = 0, false
	f, err := svc.PaperFacts(ctx, r)
	if err != nil {
		return made{kind: kind}, err
	}
	if !kind.Takes(papers.NeedUnit) {
		a.Unit, a.Each, a.Units = 0, false, nil
	}
	a = a.fit(f)
	f.Request = a.request(kind.Name, scope)
	out := made{kind: kind, ask: a, facts: f}
	if ctx.Err() != nil {
		return out, ctx.Err()
	}
	d, err := a.paper(f)
	if err != nil {
		return out, err
	}
	out.doc = document.FromDoc(d)
	return out, nil
}

func (a ask) paper(f papers.Facts) (doc.Doc, error) {
	if len(a.Units) > 0 {
		return service.PaperFor(f, a.Units)
	}
	return papers.Make(f)
}

// units lists the units that the paper is made for one by one, none for a paper
// about all of them or one.
func (m made) units() []model.ID {
	if len(m.ask.Units) > 0 || !m.kind.Takes(papers.NeedUnit) || m.ask.Unit != 0 {
		return m.ask.Units
	}
	if !m.ask.Each && m.kind.Takes(papers.NeedEach) {
		return nil
	}
	var out []model.ID
	for _, u := range service.PaperUnits(m.facts) {
		out = append(out, u.ID)
	}
	return out
}

// readFilter reads a kit.Place's word: the paper and the units that get one each.
func readFilter(s string) (name string, units []model.ID, err error) {
	name, list, _ := strings.Cut(s, "/")
	for _, part := range strings.Split(list, ",") {
		if part == "" {
			continue
		}
		id, err := strconv.ParseInt(part, 10, 64)
		if err != nil {
			return name, nil, fmt.Errorf("units of a place %q: %w", s, err)
		}
		units = append(units, model.ID(id))
	}
	return name, units, nil
}
