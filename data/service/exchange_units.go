package service

import (
	"strings"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/vn"
)

func plainDecimal(s string) (decimal.Decimal, error) {
	d, err := decimal.NewFromString(s)
	if err != nil {
		return d, model.Invalid("", "“%s” không phải là số.", s)
	}
	return d, nil
}

func intDecimal(n int) decimal.Decimal { return decimal.NewFromInt(int64(n)) }

// units imports a list of units: a row is found by its code, else by its name.
func (im *importer) units() error {
	year := im.year()
	blocks, err := im.tx.Blocks()
	if err != nil {
		return err
	}
	seen := map[string]string{}
	for _, row := range im.data.Rows {
		units, err := im.tx.Units(year)
		if err != nil {
			return err
		}
		name := row.Fields["name"]
		key := strings.ToUpper(row.Key) + "|" + vn.Key(name.Text)
		if first, dup := seen[key]; dup {
			im.problem(row.Sheet, name.Cell, "Đơn vị “"+name.Text+"” đã có ở ô "+first+" của tệp này. Bỏ một dòng.")
			continue
		}
		seen[key] = name.Cell
		old, found := findUnit(units, row.Key, name.Text)
		if err := im.unit(row, old, found, &blocks, year); err != nil {
			return err
		}
	}
	return nil
}

func (im *importer) year() int {
	if im.data.Year != 0 {
		return im.data.Year
	}
	return im.tx.Now().Year()
}

func findUnit(units []model.Unit, code, name string) (model.Unit, bool) {
	for _, u := range units {
		if code != "" && strings.EqualFold(u.Code, code) {
			return u, true
		}
	}
	if code != "" {
		return model.Unit{}, false
	}
	for _, u := range units {
		if vn.Key(u.Name) == vn.Key(name) {
			return u, true
		}
	}
	return model.Unit{}, false
}

func (im *importer) unit(row model.SheetRow, old model.Unit, found bool, blocks *[]model.Block, year int) error {
	u := old
	if !found {
		u = model.Unit{Code: row.Key, Kind: model.Village}
	}
	if old.Measures != nil {
		u.Measures = map[model.Measure]decimal.Decimal{}
		for m, d := range old.Measures {
			u.Measures[m] = d
		}
	}
	if err := im.readUnit(row, &u, blocks); err != nil {
		return im.failed(row, err)
	}
	u = cleanUnit(u)
	changed := false
	before, after := unitFields(old, *blocks), unitFields(u, *blocks)
	for _, f := range unitFieldNames {
		if _, has := row.Fields[f]; !has {
			continue
		}
		old := ""
		if found {
			old = before[f]
		}
		if im.compare(row, field{kind: "unit", name: f, old: old, new: after[f], exists: found}, u.Code, u.Name, "") {
			changed = true
		}
	}
	if changed || !found {
		if err := checkUnit(u); err != nil {
			return im.failed(row, err)
		}
		if _, err := im.s.saveUnit(im.tx, u, year); err != nil {
			return im.failed(row, err)
		}
	}
	im.result.Accepted++
	return nil
}

// readUnit puts the row's cells into u. A block that does not exist yet is added.
func (im *importer) readUnit(row model.SheetRow, u *model.Unit, blocks *[]model.Block) error {
	texts := map[string]*string{"name": &u.Name, "head": &u.Head, "phone": &u.Phone, "council": &u.Council, "note": &u.Note}
	for name, c := range row.Fields {
		if p := texts[name]; p != nil {
			*p = c.Text
		}
	}
	for _, name := range []string{"valid_from", "valid_to"} {
		c, ok := row.Fields[name]
		if !ok {
			continue
		}
		d, err := sheetDate(name, c)
		if err != nil {
			return err
		}
		if name == "valid_from" {
			u.ValidFrom = d
		} else {
			u.ValidTo = d
		}
	}
	if c, ok := row.Fields["kind"]; ok && c.Text != "" {
		k, err := kindNamed(c.Text)
		if err != nil {
			return err
		}
		u.Kind = k
	}
	if err := readMeasures(row, u); err != nil {
		return err
	}
	if c, ok := row.Fields["block"]; ok && c.Text != "" {
		return im.readBlock(c.Text, u, blocks)
	}
	return nil
}

func (im *importer) readBlock(name string, u *model.Unit, blocks *[]model.Block) error {
	for _, b := range *blocks {
		if vn.Key(b.Name) == vn.Key(name) {
			u.BlockID = b.ID
			return nil
		}
	}
	b := model.Block{Name: vn.Clean(name), Position: len(*blocks) + 1}
	var err error
	if b.ID, err = im.tx.SaveBlock(b); err != nil {
		return err
	}
	*blocks = append(*blocks, b)
	u.BlockID = b.ID
	return im.s.record(im.tx, model.Change{Entity: "block", EntityID: b.ID, Action: "thêm khối", Subject: b.Name, New: b.Name})
}

func readMeasures(row model.SheetRow, u *model.Unit) error {
	for _, m := range model.Measures {
		c, ok := row.Fields[string(m)]
		if !ok {
			continue
		}
		n, err := number(c, "")
		if err != nil {
			return &model.Error{Code: model.CodeInvalid, Field: string(m), Msg: m.Label() + ": " + model.Message(err)}
		}
		if !n.Valid {
			delete(u.Measures, m)
			continue
		}
		if u.Measures == nil {
			u.Measures = map[model.Measure]decimal.Decimal{}
		}
		u.Measures[m] = n.Decimal
	}
	return nil
}

func sheetDate(name string, c model.SheetCell) (model.Date, error) {
	if c.Text == "" || model.Date(c.Text).Valid() {
		return model.Date(c.Text), nil
	}
	d, err := vn.ParseDate(c.Text)
	if err != nil {
		return "", &model.Error{Code: model.CodeInvalid, Field: name, Msg: model.Message(err)}
	}
	return d, nil
}

func kindNamed(text string) (model.UnitKind, error) {
	var labels []string
	for _, k := range model.UnitKinds {
		if text == string(k) || vn.Fold(text) == vn.Fold(k.Label()) {
			return k, nil
		}
		labels = append(labels, k.Label())
	}
	return "", model.Invalid("kind", "Loại đơn vị “%s” không có. Chọn một trong: %s.", text, strings.Join(labels, "; "))
}

// unitFieldNames are the fields a list of units carries, in column order.
var unitFieldNames = []string{"name", "block", "kind", "head", "phone", "council", "valid_from", "valid_to",
	"households", "population", "labour", "rice_area", "classrooms", "note"}

func unitFields(u model.Unit, blocks []model.Block) map[string]string {
	out := map[string]string{"name": u.Name, "kind": string(u.Kind), "head": u.Head, "phone": u.Phone, "council": u.Council,
		"valid_from": string(u.ValidFrom), "valid_to": string(u.ValidTo), "note": u.Note}
	for _, b := range blocks {
		if b.ID == u.BlockID {
			out["block"] = b.Name
		}
	}
	for _, m := range model.Measures {
		if d, ok := u.Measures[m]; ok {
			out[string(m)] = d.String()
		}
	}
	return out
}
