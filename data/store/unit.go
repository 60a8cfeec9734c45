package store

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// Blocks lists the blocks by position, then name.
func (tx *Tx) Blocks() ([]model.Block, error) {
	out, err := list(tx, func(r scanner) (b model.Block, err error) {
		return b, r.Scan(&b.ID, &b.Name, &b.Position)
	}, `SELECT id, name, position FROM blocks`)
	slices.SortFunc(out, func(a, b model.Block) int {
		return cmp.Or(cmp.Compare(a.Position, b.Position), vn.Compare(a.Name, b.Name))
	})
	return out, err
}

// SaveBlock adds (ID 0) or changes a block and returns the ID. Errors:
// CodeNotFound; CodeConflict with Field "name" when another block has the name.
func (tx *Tx) SaveBlock(b model.Block) (model.ID, error) {
	var err error
	if b.ID == 0 {
		b.ID, err = tx.insert(`INSERT INTO blocks (name, name_key, position) VALUES (?, ?, ?)`, b.Name, vn.Key(b.Name), b.Position)
	} else {
		err = tx.change(noBlock(), `UPDATE blocks SET name = ?, name_key = ?, position = ? WHERE id = ?`,
			b.Name, vn.Key(b.Name), b.Position, b.ID)
	}
	if isUnique(err) {
		return 0, taken("name", err, "Đã có khối thi đua tên “%s”. Đặt tên khác.", b.Name)
	}
	return b.ID, tx.fail(err)
}

// DeleteBlock removes a block. Errors: CodeNotFound; CodeConflict while units
// belong to it.
func (tx *Tx) DeleteBlock(id model.ID) error {
	err := tx.change(noBlock(), `DELETE FROM blocks WHERE id = ?`, id)
	if isForeignKey(err) {
		return model.Wrap(model.CodeConflict, err, "Khối thi đua này còn đơn vị, không xóa được. Chuyển các đơn vị sang khối khác rồi xóa.")
	}
	return tx.fail(err)
}

func noBlock() error {
	return model.Errorf(model.CodeNotFound, "Khối thi đua này không còn trong sổ. Tải lại màn hình rồi thử lại.")
}

// taken is a conflict over one field.
func taken(field string, cause error, format string, args ...any) error {
	e := model.Wrap(model.CodeConflict, cause, format, args...)
	e.Field = field
	return e
}

const unitColumns = `u.id, u.code, u.name, u.block_id, u.kind, u.head, u.phone, u.council,
	u.valid_from, u.valid_to, u.note, u.sample, u.position`

func unitDest(u *model.Unit) []any {
	return []any{&u.ID, &u.Code, &u.Name, (*ref)(&u.BlockID), &u.Kind, &u.Head, &u.Phone, &u.Council,
		&u.ValidFrom, &u.ValidTo, &u.Note, &u.Sample, &u.Position}
}

// Units lists all units, open and closed, with their measures of the year,
// ordered by block position, unit position and name; units without a block
// come last.
func (tx *Tx) Units(year int) ([]model.Unit, error) {
	rows, err := tx.placedUnits(year)
	slices.SortFunc(rows, func(a, b placedUnit) int {
		return cmp.Or(cmp.Compare(a.block, b.block), cmp.Compare(a.BlockID, b.BlockID),
			cmp.Compare(a.Position, b.Position), vn.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return bare(rows), err
}

// UnitsAnyOrder lists what Units does without putting it into order, for
// finding units by their code or name.
func (tx *Tx) UnitsAnyOrder(year int) ([]model.Unit, error) {
	rows, err := tx.placedUnits(year)
	return bare(rows), err
}

// placedUnit is a unit with the position of its block.
type placedUnit struct {
	model.Unit
	block int
}

func bare(rows []placedUnit) []model.Unit {
	out := make([]model.Unit, len(rows))
	for i, r := range rows {
		out[i] = r.Unit
	}
	return out
}

func (tx *Tx) placedUnits(year int) ([]placedUnit, error) {
	rows, err := list(tx, func(r scanner) (u placedUnit, err error) {
		return u, r.Scan(append(unitDest(&u.Unit), &u.block)...)
	}, `SELECT `+unitColumns+`, ifnull(b.position, 1 << 40) FROM units u LEFT JOIN blocks b ON b.id = u.block_id`)
	if err != nil {
		return nil, err
	}
	measures, err := tx.measures(`year = ?`, year)
	for i := range rows {
		rows[i].Measures = measures[rows[i].ID]
	}
	return rows, err
}

// Unit returns one unit with its measures of the year. Errors: CodeNotFound.
func (tx *Tx) Unit(id model.ID, year int) (model.Unit, error) {
	u, err := one(tx, noUnit(), func(r scanner) (u model.Unit, err error) {
		return u, r.Scan(unitDest(&u)...)
	}, `SELECT `+unitColumns+` FROM units u WHERE u.id = ?`, id)
	if err != nil {
		return u, err
	}
	measures, err := tx.measures(`unit_id = ? AND year = ?`, id, year)
	u.Measures = measures[id]
	return u, err
}

func noUnit() error {
	return model.Errorf(model.CodeNotFound, "Đơn vị này không còn trong sổ. Tải lại màn hình rồi thử lại.")
}

// measures reads denominators by unit; a unit without any has no map.
func (tx *Tx) measures(where string, args ...any) (map[model.ID]map[model.Measure]decimal.Decimal, error) {
	type row struct {
		unit    model.ID
		measure model.Measure
		amount  micro
	}
	out := map[model.ID]map[model.Measure]decimal.Decimal{}
	err := each(tx, func(r scanner) (m row, err error) {
		return m, r.Scan(&m.unit, &m.measure, &m.amount)
	}, func(m row) bool {
		if out[m.unit] == nil {
			out[m.unit] = map[model.Measure]decimal.Decimal{}
		}
		out[m.unit][m.measure] = m.amount.Decimal
		return true
	}, `SELECT unit_id, measure, amount FROM unit_measures WHERE `+where, args...)
	return out, err
}

// SaveUnit adds (ID 0) or changes a unit and replaces its measures of the year,
// and returns the ID. Errors: CodeNotFound; CodeConflict with Field "code" when
// the code is in use (in any case of letters), with Field "name" when a unit
// valid at the same time has the name.
func (tx *Tx) SaveUnit(u model.Unit, year int) (model.ID, error) {
	if err := tx.unitConflict(u); err != nil {
		return 0, err
	}
	args := []any{u.Code, vn.Key(u.Code), u.Name, vn.Key(u.Name), ref(u.BlockID), u.Kind, u.Head, u.Phone, u.Council,
		u.ValidFrom, u.ValidTo, u.Note, u.Sample, u.Position}
	var err error
	if u.ID == 0 {
		u.ID, err = tx.insert(`
			INSERT INTO units (code, code_key, name, name_key, block_id, kind, head, phone, council,
				valid_from, valid_to, note, sample, position)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, args...)
	} else {
		err = tx.change(noUnit(), `
			UPDATE units SET code = ?, code_key = ?, name = ?, name_key = ?, block_id = ?, kind = ?, head = ?, phone = ?,
				council = ?, valid_from = ?, valid_to = ?, note = ?, sample = ?, position = ?
			WHERE id = ?`, append(args, u.ID)...)
	}
	if err != nil {
		return 0, tx.fail(err)
	}
	return u.ID, tx.saveMeasures(u, year)
}

func (tx *Tx) saveMeasures(u model.Unit, year int) error {
	if _, err := tx.exec(`DELETE FROM unit_measures WHERE unit_id = ? AND year = ?`, u.ID, year); err != nil {
		return tx.fail(err)
	}
	for m, d := range u.Measures {
		if _, err := tx.exec(`INSERT INTO unit_measures (unit_id, year, measure, amount) VALUES (?, ?, ?, ?)`,
			u.ID, year, m, amount(d)); err != nil {
			return tx.fail(err)
		}
	}
	return nil
}

// unitConflict looks for a unit with the same code, or with the same name at
// the same time: a name may be used again after its unit was closed.
func (tx *Tx) unitConflict(u model.Unit) error {
	others, err := list(tx, func(r scanner) (o model.Unit, err error) {
		return o, r.Scan(unitDest(&o)...)
	}, `SELECT `+unitColumns+` FROM units u WHERE u.id <> ? AND (u.code_key = ? OR u.name_key = ?) ORDER BY u.id`,
		u.ID, vn.Key(u.Code), vn.Key(u.Name))
	if err != nil {
		return err
	}
	for _, o := range others {
		if vn.Key(o.Code) == vn.Key(u.Code) {
			return taken("code", nil, "Mã “%s” đã dùng cho “%s”. Chọn mã khác.", u.Code, o.Name)
		}
		if overlap(o, u) {
			return taken("name", nil, "Đã có đơn vị “%s” (mã %s) trong cùng thời gian. Đặt tên khác, hoặc sửa đơn vị đã có.", o.Name, o.Code)
		}
	}
	return nil
}

// overlap tells whether both units are valid on some day.
func overlap(a, b model.Unit) bool {
	return (a.ValidTo == "" || b.ValidFrom == "" || b.ValidFrom <= a.ValidTo) &&
		(b.ValidTo == "" || a.ValidFrom == "" || a.ValidFrom <= b.ValidTo)
}
