package sheet_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/sheet"
	"sothidua/data/vn"
)

// clerkKey says what a careful clerk enters from a workbook of
// testdata/crooked: see README.md there.
type clerkKey struct {
	File   string
	Layout string
	Year   int
	Period string
	Values []clerkValue
	Ask    []clerkCell
	Not    []clerkCell
}

// clerkCell is a cell that must be asked about, or must not be imported.
type clerkCell struct{ Sheet, Cell, Why string }

type clerkValue struct {
	Sheet, Cell string
	RowName     string `json:"row_name"`
	Field       string
	Value       string
	Target      string
	Unit        string
	Accept      []string
	Optional    bool
}

// outcome counts what became of the keyed cells of one workbook.
type outcome struct {
	right, asked, missing, optional int
	wrong                           []string
	lost                            []string
}

// crookedReading is a workbook as read, with the book it is judged by.
type crookedReading struct {
	data    model.SheetData
	failed  bool // refused as a whole
	targets map[string]model.Target
	units   []model.Unit
}

func keyOf(t *testing.T, path string) clerkKey {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var key clerkKey
	if err := json.Unmarshal(content, &key); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return key
}

// bookField is the program's name of a key's field.
func bookField(field string) string {
	switch field {
	case "plan2":
		return "superior"
	case "plan_to":
		return "plan2"
	case "same_period_last_year":
		return "same_period"
	}
	return strings.TrimPrefix(field, "measure:")
}

// on tells whether two names are those of one sheet; a file without sheets may
// call its only one anything.
func (r crookedReading) on(have, want string) bool {
	return vn.NFC(have) == vn.NFC(want) || len(r.data.Tables) == 1 && filepath.Ext(r.data.File) != ".xlsx"
}

// taken finds the row and field a cell was read into, the wanted field first.
func (r crookedReading) taken(sheetName, cell, want string) (row model.SheetRow, field string, code string, ok bool) {
	if want != "" {
		for _, t := range r.data.Tables {
			for _, row := range t.Rows {
				if r.on(t.Mapping.Sheet, sheetName) && row.Fields[want].Cell == cell && row.Fields[want].Text != "" {
					return row, want, t.Mapping.UnitCode, true
				}
			}
		}
	}
	for _, t := range r.data.Tables {
		if !r.on(t.Mapping.Sheet, sheetName) {
			continue
		}
		for _, row := range t.Rows {
			for name, c := range row.Fields {
				if c.Cell == cell && c.Text != "" && name != "number" && name != "name" && name != "code" && name != "text" && name != "unit" {
					return row, name, t.Mapping.UnitCode, true
				}
			}
		}
	}
	return row, "", "", false
}

// open tells whether a question or an error stands in the way of a cell: at
// the cell, at another cell of its row, or over its whole sheet or file.
func (r crookedReading) open(sheetName, cell string) bool {
	if r.failed {
		return true
	}
	for _, p := range r.data.Problems {
		if !p.Open() {
			continue
		}
		switch {
		case p.Sheet == "" || r.on(p.Sheet, sheetName) && p.Cell == cell:
			return true
		case !r.on(p.Sheet, sheetName):
		case p.About == model.AskLayout || p.About == model.AskPeriod || p.About == model.AskColumn,
			p.About == model.AskUnit && (!r.ready(sheetName) || sameLine(p.Cell, cell)), p.About == model.AskTarget && sameLine(p.Cell, cell):
			return true
		}
	}
	return false
}

func (r crookedReading) ready(sheetName string) bool {
	return slices.ContainsFunc(r.data.Tables, func(t model.SheetTable) bool { return r.on(t.Mapping.Sheet, sheetName) && t.Ready })
}

// sameLine tells whether two cells stand in one row.
func sameLine(a, b string) bool {
	digits := func(s string) string { return strings.TrimLeft(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") }
	return digits(a) == digits(b)
}

// judge compares one value with its key: "" when it is right, "asked" when the
// importer will ask about it, else what is wrong.
func (r crookedReading) judge(v clerkValue) string {
	row, field, code, ok := r.taken(v.Sheet, v.Cell, bookField(v.Field))
	if !ok {
		return "missing"
	}
	if v.Optional && field != bookField(v.Field) {
		return "missing"
	}
	if want := bookField(v.Field); field != want && !slices.ContainsFunc(v.Accept, func(a string) bool { return bookField(a) == field }) {
		return "read as " + field
	}
	if v.Target != "" && row.Key != v.Target {
		return "read for target " + row.Key
	}
	if row.Unit != "" {
		code = row.Unit
	}
	if v.Unit != "" && v.Target != "" && code != v.Unit {
		return "read for unit " + code
	}
	if v.Unit != "" && v.Target == "" && r.unitOf(row) != v.Unit {
		return "read for unit " + r.unitOf(row)
	}
	got, asked := r.value(row, field)
	if asked {
		return "asked"
	}
	for _, want := range append([]string{v.Value}, v.Accept...) {
		if same(got, want) {
			return ""
		}
	}
	return "read as " + got
}

func same(got, want string) bool {
	return got == want || vn.Fold(got) == vn.Fold(want) || strings.ReplaceAll(got, " ", "") == strings.ReplaceAll(want, " ", "") ||
		want == "Giữ vững" && got == "good"
}

// unitOf is the code of the unit a row of a list is about.
func (r crookedReading) unitOf(row model.SheetRow) string {
	for _, u := range r.units {
		if row.Key != "" && strings.EqualFold(u.Code, row.Key) || row.Key == "" && vn.Key(u.Name) == vn.Key(row.Name) {
			return u.Code
		}
	}
	return ""
}

// value is a cell as the book would hold it; asked tells that the importer
// refuses it or asks about it.
func (r crookedReading) value(row model.SheetRow, field string) (text string, asked bool) {
	c := row.Fields[field]
	t, known := r.targets[row.Key]
	if !known || !slices.Contains([]string{"plan", "plan2", "superior", "last_year", "period_value", "to_date", "estimate", "same_period", "registered"}, field) {
		if d, err := vn.ParseNumber(c.Text); err == nil && !c.Numeric && field != "phone" && field != "note" {
			return d.String(), false
		}
		return c.Text, false
	}
	rule := t.Rule
	if field == "plan" || field == "superior" || field == "plan2" || field == "registered" {
		rule = rule.PlanRule()
	}
	typed := c.Text
	if c.Numeric {
		d := model.Num(c.Text).Decimal
		typed = vn.Format(d)
		if c.Measure != "" && vn.Key(c.Measure) != vn.Key(rule.Unit) && rule.Unit != "" {
			typed += " " + c.Measure
		}
	}
	fig, err := progress.ParseFigure(rule, typed)
	switch {
	case err != nil:
		return "", true
	case fig.Choice != "":
		if label := progress.ChoiceLabel(rule, fig.Choice); fig.Choice != "good" && fig.Choice != "yes" {
			return label, false
		}
		return fig.Choice, false
	case fig.Second.Valid:
		return model.Plain(fig.Number) + "/" + model.Plain(fig.Second), false
	}
	return model.Plain(fig.Number), false
}

// mark judges every cell of a key.
func (r crookedReading) mark(key clerkKey) (o outcome) {
	for _, v := range key.Values {
		at := fmt.Sprintf("%s!%s %s %s=%s", v.Sheet, v.Cell, v.RowName, v.Field, v.Value)
		switch verdict := r.judge(v); {
		case verdict == "":
			o.right++
		case verdict == "asked" || verdict == "missing" && r.open(v.Sheet, v.Cell):
			o.asked++
		case verdict == "missing" && v.Optional:
			o.optional++
		case verdict == "missing":
			o.missing++
			o.lost = append(o.lost, at)
		default:
			o.wrong = append(o.wrong, at+": "+verdict)
		}
	}
	for _, c := range key.Ask {
		row, field, _, ok := r.taken(c.Sheet, c.Cell, "")
		if ok {
			if got, asked := r.value(row, field); !asked {
				o.wrong = append(o.wrong, fmt.Sprintf("%s!%s (%s) taken unasked as %s %s", c.Sheet, c.Cell, c.Why, field, got))
				continue
			}
		} else if !r.open(c.Sheet, c.Cell) {
			o.missing++
			o.lost = append(o.lost, fmt.Sprintf("%s!%s (%s) not asked", c.Sheet, c.Cell, c.Why))
			continue
		}
		o.asked++
	}
	for _, c := range key.Not {
		if row, field, _, ok := r.taken(c.Sheet, c.Cell, ""); ok {
			if got, asked := r.value(row, field); !asked && got != "" && got != progress.NotApplicable && got != model.ChoiceNone {
				o.wrong = append(o.wrong, fmt.Sprintf("%s!%s (%s) taken as %s %s of %s", c.Sheet, c.Cell, c.Why, field, got, row.Key))
			}
		}
	}
	if key.Year != 0 && r.data.Year != 0 && r.data.Year != key.Year {
		o.wrong = append(o.wrong, fmt.Sprintf("year %d, want %d", r.data.Year, key.Year))
	}
	if key.Period != "" && r.data.Code != "" && string(r.data.Code) != key.Period {
		o.wrong = append(o.wrong, fmt.Sprintf("period %s, want %s", r.data.Code, key.Period))
	}
	return o
}

// planned tells what is wrong with a change the importer would make.
func (r crookedReading) planned(key clerkKey, c model.CellChange) string {
	at := c.Sheet + "!" + c.Cell + " " + c.Number + " " + c.Field
	if c.New == nil {
		return at + " would be emptied"
	}
	for _, cell := range append(slices.Clone(key.Not), key.Ask...) {
		if r.on(c.Sheet, cell.Sheet) && c.Cell == cell.Cell && *c.New != model.ChoiceNone && *c.New != progress.NotApplicable {
			return at + " would become " + *c.New + ": " + cell.Why
		}
	}
	keyed := false
	for _, v := range key.Values {
		if !r.on(c.Sheet, v.Sheet) || c.Cell != v.Cell {
			continue
		}
		keyed = true
		for _, want := range append([]string{v.Value}, v.Accept...) {
			if same(*c.New, want) || v.Value == "Giữ vững" && *c.New == "good" || strings.EqualFold(*c.New, want) {
				return ""
			}
		}
	}
	if keyed {
		return at + " would become " + *c.New
	}
	return ""
}

// Fifty-five crooked workbooks of offices: every value of their keys is read right
// or asked about, and none is silently wrong.
func TestCrookedWorkbooks(t *testing.T) {
	svc := sampleBook(t)
	known, err := sheet.Knowing(context.Background(), svc)
	if err != nil {
		t.Fatal(err)
	}
	keys, err := filepath.Glob(filepath.Join("testdata", "crooked", "*.json"))
	if err != nil || len(keys) < 55 {
		t.Fatalf("%d keys, %v", len(keys), err)
	}
	var sum outcome
	for _, path := range keys {
		key := keyOf(t, path)
		t.Run(strings.TrimSuffix(filepath.Base(path), ".json"), func(t *testing.T) {
			r := crookedReading{targets: map[string]model.Target{}, units: known(2024).Units}
			for _, target := range known(2024).Targets {
				r.targets[target.Number] = target
			}
			data, err := sheet.ReadWith(filepath.Join("testdata", "crooked", key.File), sheet.Options{Known: known})
			r.data, r.failed = data, err != nil
			if (key.Layout == "error") != r.failed {
				t.Errorf("refused %v, %v", r.failed, err)
			}
			o := r.mark(key)
			t.Logf("%s %s %d %s: right %d, asked %d, missing %d, wrong %d", key.Layout, data.Layout, data.Year, data.Code, o.right, o.asked, o.missing, len(o.wrong))
			for _, w := range o.wrong {
				t.Errorf("wrong: %s", w)
			}
			for _, l := range o.lost {
				t.Errorf("missing: %s", l)
			}
			report, err := svc.PreviewImport(context.Background(), []model.SheetData{data}, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range report.Files {
				for _, c := range f.Changes {
					if wrong := r.planned(key, c); wrong != "" {
						t.Errorf("planned: %s", wrong)
					}
				}
			}
			sum.right, sum.asked, sum.missing = sum.right+o.right, sum.asked+o.asked, sum.missing+o.missing
			sum.wrong = append(sum.wrong, o.wrong...)
		})
	}
	t.Logf("all: right %d, asked %d, missing %d, silently wrong %d", sum.right, sum.asked, sum.missing, len(sum.wrong))
}
