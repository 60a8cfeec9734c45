package service

import (
	"sothidua/data/internal/memory"
	"sothidua/data/model"
	"sothidua/data/vn"
)

// kit imports the values and words a unit filled into its workbook.
func (im *importer) kit() error {
	d := im.data
	unit, err := im.reportingUnit(d.UnitCode, d.UnitName)
	if err != nil || unit.ID == 0 {
		return err
	}
	e, err := im.run.entry(unit, d.Year, d.Code)
	if model.CodeOf(err) == model.CodeNotFound {
		im.problem("", "", model.Message(err))
		return nil
	}
	if err != nil {
		return err
	}
	seen := map[string]string{}
	for _, row := range d.Rows {
		if section, ok := sectionOf(row.Key); ok {
			if err := im.kitSection(row, e, section); err != nil {
				return err
			}
			continue
		}
		if err := im.reportRow(row, e, seen); err != nil {
			return err
		}
	}
	return nil
}

// reportRow imports one row of a report unless its target stood above it.
func (im *importer) reportRow(row model.SheetRow, e *importEntry, seen map[string]string) error {
	memory.Collect(row.Row)
	cell := row.Fields["period_value"].Cell
	if first, dup := seen[row.Key]; dup && row.Key != "" {
		im.problem(row.Sheet, cell, "Chỉ tiêu "+row.Key+" đã có ở ô "+first+". Bỏ một dòng.")
		return nil
	}
	seen[row.Key] = cell
	if first := im.elsewhere(row, e); first != "" {
		im.problem(row.Sheet, cell, "Chỉ tiêu "+row.Key+" của "+e.Unit.Name+" đã có ở bảng khác trong tệp, ô "+first+". Bỏ một chỗ.")
		return nil
	}
	return im.kitValue(row, e)
}

// elsewhere is the cell in which another table of the same workbook states a
// unit's figure for the target of a row, "" for none.
func (im *importer) elsewhere(row model.SheetRow, e *importEntry) string {
	c := row.Fields["period_value"]
	if c.Text == "" || im.run.stated == nil {
		return ""
	}
	key := stated{e, im.run.key(row.Key)}
	first, ok := im.run.stated[key]
	if !ok {
		im.run.stated[key] = statedIn{im.number, row.Sheet + "!" + c.Cell}
		return ""
	}
	if first.part == im.number {
		return "" // told by the table itself
	}
	return first.cell
}

// stated is a figure a workbook has stated: of which report, for which target.
type stated struct {
	report *importEntry
	target string
}

// statedIn tells where: in which of the tables, and in which cell.
type statedIn struct {
	part int
	cell string
}

// reportingUnit finds the unit a report belongs to by its code, or by its name
// when it carries none. A unit the book does not know is a problem and comes
// back with ID 0.
func (im *importer) reportingUnit(code, name string) (model.Unit, error) {
	y, err := im.run.year(im.year())
	if err != nil {
		return model.Unit{}, err
	}
	u, ok := findUnit(y.units, code, name)
	if !ok {
		who := "mã " + code
		if code == "" {
			who = "“" + name + "”"
		}
		im.problem("", "", "Số liệu của đơn vị "+who+", nhưng sổ không có đơn vị này. Thêm đơn vị trong màn hình Đơn vị, hoặc chọn đúng đơn vị.")
	}
	return u, nil
}

func sectionOf(key string) (model.Section, bool) {
	for _, s := range model.Sections {
		if string(s) == key {
			return s, true
		}
	}
	return "", false
}

func (im *importer) kitSection(row model.SheetRow, e *importEntry, section model.Section) error {
	c := row.Fields["note"]
	text := vn.CleanText(c.Text)
	im.result.Accepted++
	if !im.compare(row, field{kind: "text", name: "note", old: e.Narrative[section], new: text, exists: true}, "", section.Label(), "") {
		return nil
	}
	if err := im.run.saveText(e, section, text, row.Sheet, c.Cell); err != nil {
		im.result.Accepted--
		return im.failed(row, err)
	}
	return nil
}

func (im *importer) kitValue(row model.SheetRow, e *importEntry) error {
	er := im.run.numbered(e, row.Key)
	c, has := row.Fields["period_value"]
	if er == nil {
		if c.Text == "" && row.Fields["note"].Text == "" {
			return nil
		}
		im.problem(row.Sheet, c.Cell, "Chỉ tiêu số “"+row.Key+"” không giao cho "+e.Unit.Name+". Kiểm tra cột Số, hoặc giao chỉ tiêu rồi nhập lại.")
		return nil
	}
	t := er.target
	v := er.value
	var err error
	if has {
		if v.Figure, err = im.stated(row, c, t.Rule, er.value.Figure); err != nil {
			return im.failedFigure(row, withField(err, "period_value"), t.Rule)
		}
	}
	if c, ok := row.Fields["to_date"]; ok && (er.ownToDate || er.value.ToDate.Valid) {
		if v.ToDate, err = number(c, t.Rule.Unit); err != nil {
			return im.failed(row, withField(err, "to_date"))
		}
	}
	if c, ok := row.Fields["estimate"]; ok {
		if v.Estimate, err = number(c, t.Rule.Unit); err != nil {
			return im.failed(row, withField(err, "estimate"))
		}
	}
	if c, ok := row.Fields["note"]; ok {
		v.Note = vn.CleanText(c.Text)
	}
	im.result.Accepted++
	if !im.compareValue(row, er.value, v, t) {
		return nil
	}
	if err := im.run.saveValue(e, er, v, "nhập từ "+im.data.File, row.Sheet, c.Cell); err != nil {
		im.result.Accepted--
		return im.failed(row, withField(err, "period_value"))
	}
	return nil
}

func (im *importer) compareValue(row model.SheetRow, old, new model.Value, t model.Target) bool {
	changed := false
	compare := func(name string, text func(model.Value) string) {
		if _, has := row.Fields[name]; !has {
			return
		}
		f := field{kind: "value", name: name, old: text(old), new: text(new), exists: true}
		changed = im.compare(row, f, t.Number, t.Name, t.Rule.Unit) || changed
	}
	compare("period_value", func(v model.Value) string { return figureText(v.Figure) })
	compare("to_date", func(v model.Value) string { return model.Plain(v.ToDate) })
	compare("estimate", func(v model.Value) string { return model.Plain(v.Estimate) })
	compare("note", func(v model.Value) string { return v.Note })
	return changed
}

// withField names the field of a coded error, so that its cell can be told.
func withField(err error, name string) error {
	code := model.CodeOf(err)
	if code == model.CodeInternal {
		return err
	}
	return &model.Error{Code: code, Field: name, Msg: model.Message(err), Err: err}
}
