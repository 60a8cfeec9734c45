package service

import (
	"fmt"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// kit imports the values and words a unit filled into its workbook.
func (im *importer) kit() error {
	d := im.data
	unit, err := im.kitUnit()
	if err != nil || unit.ID == 0 {
		return err
	}
	if _, err := im.tx.Period(d.Year, d.Code); err != nil {
		if model.CodeOf(err) != model.CodeNotFound {
			return err
		}
		im.problem("", "", fmt.Sprintf("Phiếu của kỳ %s, nhưng sổ không có kỳ này. Thêm kỳ trong Hệ thống, Kỳ báo cáo, hoặc xuất lại phiếu đúng kỳ.", d.Code.Label(d.Year)))
		return nil
	}
	e, err := im.s.entry(im.tx, unit.ID, d.Year, d.Code)
	if err != nil {
		return err
	}
	seen := map[string]string{}
	for _, row := range d.Rows {
		if section, ok := sectionOf(row.Key); ok {
			err = im.kitSection(row, &e, section)
		} else {
			cell := row.Fields["period_value"].Cell
			if first, dup := seen[row.Key]; dup && row.Key != "" {
				im.problem(row.Sheet, cell, "Chỉ tiêu "+row.Key+" đã có ở ô "+first+". Bỏ một dòng.")
				continue
			}
			seen[row.Key] = cell
			err = im.kitValue(row, &e)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// kitUnit finds the unit the kit belongs to, by the code it carries.
func (im *importer) kitUnit() (model.Unit, error) {
	units, err := im.tx.Units(im.year())
	if err != nil {
		return model.Unit{}, err
	}
	u, ok := findUnit(units, im.data.UnitCode, "")
	if !ok {
		im.problem("", "", "Phiếu của đơn vị mã "+im.data.UnitCode+", nhưng sổ không có đơn vị này. Thêm đơn vị trong màn hình Đơn vị, hoặc xuất lại phiếu.")
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

func (im *importer) kitSection(row model.SheetRow, e *Entry, section model.Section) error {
	text := vn.CleanText(row.Fields["note"].Text)
	if !im.compare(row, field{kind: "text", name: "note", old: e.Narrative[section], new: text, exists: true}, "", section.Label(), "") {
		im.result.Accepted++
		return nil
	}
	if err := im.s.saveNarrative(im.tx, e.Unit.ID, e.Period.Year, e.Period.Code, section, text); err != nil {
		return im.failed(row, err)
	}
	return im.reload(e)
}

func (im *importer) kitValue(row model.SheetRow, e *Entry) error {
	er := e.rowNumbered(row.Key)
	if er == nil {
		if row.Fields["period_value"].Text == "" && row.Fields["note"].Text == "" {
			return nil
		}
		im.problem(row.Sheet, row.Fields["period_value"].Cell, "Chỉ tiêu số “"+row.Key+"” không giao cho "+e.Unit.Name+". Kiểm tra cột Số, hoặc giao chỉ tiêu rồi nhập lại.")
		return nil
	}
	t := er.Row.Target
	v := er.Value
	var err error
	if c, ok := row.Fields["period_value"]; ok {
		if v.Figure, err = figure(c, t.Rule); err != nil {
			return im.failed(row, withField(err, "period_value"))
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
	if !im.compareValue(row, er.Value, v, t) {
		im.result.Accepted++
		return nil
	}
	if err := im.s.saveValues(im.tx, e.Unit.ID, e.Period.Year, e.Period.Code, []model.Value{v}, "nhập từ "+im.data.File); err != nil {
		return im.failed(row, withField(err, "period_value"))
	}
	return im.reload(e)
}

func (im *importer) compareValue(row model.SheetRow, old, new model.Value, t model.Target) bool {
	changed := false
	for _, f := range []field{
		{name: "period_value", old: figureText(old.Figure), new: figureText(new.Figure)},
		{name: "estimate", old: model.Plain(old.Estimate), new: model.Plain(new.Estimate)},
		{name: "note", old: old.Note, new: new.Note},
	} {
		if _, has := row.Fields[f.name]; !has {
			continue
		}
		f.kind, f.exists = "value", true
		if im.compare(row, f, t.Number, t.Name, t.Rule.Unit) {
			changed = true
		}
	}
	return changed
}

// reload reads the report again, so that the next row sees what was saved.
func (im *importer) reload(e *Entry) error {
	fresh, err := im.s.entry(im.tx, e.Unit.ID, e.Period.Year, e.Period.Code)
	if err != nil {
		return err
	}
	*e = fresh
	im.result.Accepted++
	return nil
}

func (e *Entry) rowNumbered(number string) *EntryRow {
	for i := range e.Rows {
		if vn.Key(e.Rows[i].Row.Target.Number) == vn.Key(number) {
			return &e.Rows[i]
		}
	}
	return nil
}

// withField names the field of a coded error, so that its cell can be told.
func withField(err error, name string) error {
	code := model.CodeOf(err)
	if code == model.CodeInternal {
		return err
	}
	return &model.Error{Code: code, Field: name, Msg: model.Message(err), Err: err}
}
