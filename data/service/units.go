package service

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"sothidua/data/model"
	"sothidua/data/store"
	"sothidua/data/vn"
)

// Units lists all units, open and closed, with their measures of the year, by
// block and position.
func (s *Service) Units(ctx context.Context, year int) ([]model.Unit, error) {
	return read(ctx, s, func(tx *store.Tx) ([]model.Unit, error) { return tx.Units(year) })
}

// Blocks lists the blocks in order.
func (s *Service) Blocks(ctx context.Context) ([]model.Block, error) {
	return read(ctx, s, func(tx *store.Tx) ([]model.Block, error) { return tx.Blocks() })
}

// SaveUnit adds (ID 0) or changes a unit with its measures of the year and
// returns it as stored. Errors name the field: name, code, block, phone,
// valid_from, valid_to or a measure.
func (s *Service) SaveUnit(ctx context.Context, u model.Unit, year int) (model.Unit, error) {
	u = cleanUnit(u)
	if err := checkUnit(u); err != nil {
		return u, err
	}
	err := s.write(ctx, func(tx *store.Tx) error {
		var err error
		u, err = s.saveUnit(tx, u, year)
		return err
	}, TopicUnits)
	return u, err
}

func (s *Service) saveUnit(tx *store.Tx, u model.Unit, year int) (model.Unit, error) {
	units, err := tx.Units(year)
	if err != nil {
		return u, err
	}
	if u.Code == "" {
		u.Code = freeCode(u.Kind, units)
	}
	if err := unitConflict(u, units); err != nil {
		return u, err
	}
	change := model.Change{Entity: "unit", Action: "thêm đơn vị", Subject: u.Name, New: unitText(u)}
	if u.ID != 0 {
		old, err := tx.Unit(u.ID, year)
		if err != nil {
			return u, err
		}
		change.Action, change.Old = "sửa đơn vị", unitText(old)
		if change.Old == change.New {
			return u, nil
		}
	}
	if u.ID, err = tx.SaveUnit(u, year); err != nil {
		return u, err
	}
	change.EntityID, change.UnitID, change.Year = u.ID, u.ID, year
	return u, s.record(tx, change)
}

// CloseUnit ends a unit's validity on a day: it keeps its reports and its name
// in them, and is expected to report no more after that day.
func (s *Service) CloseUnit(ctx context.Context, id model.ID, on model.Date, reason string) error {
	reason = vn.Clean(reason)
	if !on.Valid() {
		return model.Invalid("valid_to", "Ghi ngày thôi hoạt động, ví dụ 30/06/2024.")
	}
	return s.setValidity(ctx, id, on, "đóng đơn vị", reason)
}

// ReopenUnit makes a closed unit valid again.
func (s *Service) ReopenUnit(ctx context.Context, id model.ID, reason string) error {
	return s.setValidity(ctx, id, "", "mở lại đơn vị", vn.Clean(reason))
}

func (s *Service) setValidity(ctx context.Context, id model.ID, to model.Date, action, reason string) error {
	return s.write(ctx, func(tx *store.Tx) error {
		year := tx.Now().Year()
		u, err := tx.Unit(id, year)
		if err != nil {
			return err
		}
		if to != "" && u.ValidFrom != "" && to < u.ValidFrom {
			return model.Invalid("valid_to", "Ngày thôi hoạt động %s đứng trước ngày bắt đầu %s.", vn.FormatDate(to), vn.FormatDate(u.ValidFrom))
		}
		old := u.ValidTo
		u.ValidTo = to
		units, err := tx.Units(year)
		if err != nil {
			return err
		}
		if err := unitConflict(u, units); err != nil {
			return err
		}
		if _, err := tx.SaveUnit(u, year); err != nil {
			return err
		}
		return s.record(tx, model.Change{Entity: "unit", EntityID: id, UnitID: id, Action: action, Subject: u.Name,
			Old: vn.FormatDate(old), New: vn.FormatDate(to), Reason: reason})
	}, TopicUnits)
}

// SaveBlock adds or renames a block.
func (s *Service) SaveBlock(ctx context.Context, b model.Block) (model.Block, error) {
	b.Name = vn.Clean(b.Name)
	if b.Name == "" {
		return b, model.Invalid("name", "Ghi tên khối thi đua.")
	}
	err := s.write(ctx, func(tx *store.Tx) error {
		blocks, err := tx.Blocks()
		if err != nil {
			return err
		}
		change := model.Change{Entity: "block", Action: "thêm khối", Subject: b.Name, New: b.Name}
		for _, o := range blocks {
			if o.ID == b.ID {
				change.Action, change.Old = "sửa khối", o.Name
				continue
			}
			if vn.Key(o.Name) == vn.Key(b.Name) {
				return model.Invalid("name", "Đã có khối “%s”. Chọn tên khác.", o.Name)
			}
		}
		if b.ID == 0 && b.Position == 0 {
			b.Position = len(blocks) + 1
		}
		if b.ID, err = tx.SaveBlock(b); err != nil {
			return err
		}
		change.EntityID = b.ID
		return s.record(tx, change)
	}, TopicUnits)
	return b, err
}

// DeleteBlock removes a block that holds no unit.
func (s *Service) DeleteBlock(ctx context.Context, b model.Block) error {
	return s.write(ctx, func(tx *store.Tx) error {
		units, err := tx.Units(tx.Now().Year())
		if err != nil {
			return err
		}
		n := 0
		for _, u := range units {
			if u.BlockID == b.ID {
				n++
			}
		}
		if n > 0 {
			return model.Errorf(model.CodeConflict, "Khối “%s” còn %d đơn vị. Chuyển các đơn vị sang khối khác rồi xóa.", b.Name, n)
		}
		if err := tx.DeleteBlock(b.ID); err != nil {
			return err
		}
		return s.record(tx, model.Change{Entity: "block", EntityID: b.ID, Action: "xóa khối", Subject: b.Name, Old: b.Name})
	}, TopicUnits)
}

func cleanUnit(u model.Unit) model.Unit {
	u.Code = strings.ToUpper(vn.Clean(u.Code))
	u.Name, u.Head, u.Phone = vn.Clean(u.Name), vn.Clean(u.Head), vn.Clean(u.Phone)
	u.Council, u.Note = vn.Clean(u.Council), vn.CleanText(u.Note)
	return u
}

func checkUnit(u model.Unit) error {
	switch {
	case u.Name == "":
		return model.Invalid("name", "Ghi tên đơn vị.")
	case u.BlockID == 0:
		return model.Invalid("block", "Chọn khối thi đua cho “%s”.", u.Name)
	case strings.ContainsFunc(u.Code, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '.' }):
		return model.Invalid("code", "Mã “%s” chỉ được có chữ, số, dấu chấm và gạch nối.", u.Code)
	case strings.ContainsFunc(u.Phone, func(r rune) bool { return !unicode.IsDigit(r) && !strings.ContainsRune(" .+-()/,;", r) }):
		return model.Invalid("phone", "Số điện thoại “%s” chỉ được có chữ số.", u.Phone)
	case u.ValidFrom != "" && !u.ValidFrom.Valid():
		return model.Invalid("valid_from", "Ngày bắt đầu không có trên lịch. Ghi như 01/01/2024.")
	case u.ValidTo != "" && !u.ValidTo.Valid():
		return model.Invalid("valid_to", "Ngày thôi hoạt động không có trên lịch. Ghi như 30/06/2024.")
	case u.ValidFrom != "" && u.ValidTo != "" && u.ValidTo < u.ValidFrom:
		return model.Invalid("valid_to", "Ngày thôi hoạt động đứng trước ngày bắt đầu.")
	}
	for _, m := range model.Measures {
		if d, ok := u.Measures[m]; ok && d.IsNegative() {
			return model.Invalid(string(m), "%s không thể là số âm.", m.Label())
		}
	}
	return nil
}

// unitConflict refuses a code in use, and a name in use by a unit whose
// validity overlaps.
func unitConflict(u model.Unit, units []model.Unit) error {
	for _, o := range units {
		if o.ID == u.ID && u.ID != 0 {
			continue
		}
		if strings.EqualFold(o.Code, u.Code) {
			return model.Invalid("code", "Mã %s đã dùng cho “%s”. Chọn mã khác hoặc để trống để chương trình đặt.", u.Code, o.Name)
		}
		if vn.Key(o.Name) == vn.Key(u.Name) && overlap(o, u) {
			return model.Invalid("name", "Đã có đơn vị “%s” (mã %s). Đặt tên khác, hoặc sửa đơn vị đã có.", o.Name, o.Code)
		}
	}
	return nil
}

func overlap(a, b model.Unit) bool {
	return (a.ValidTo == "" || b.ValidFrom == "" || b.ValidFrom <= a.ValidTo) &&
		(b.ValidTo == "" || a.ValidFrom == "" || a.ValidFrom <= b.ValidTo)
}

// freeCode proposes the first unused code of the kind: T01 for villages, Q01
// for armed forces and so on.
func freeCode(k model.UnitKind, units []model.Unit) string {
	prefix := map[model.UnitKind]string{model.Village: "T", model.School: "TH", model.Agency: "CQ",
		model.Organisation: "DT", model.Business: "DN", model.ArmedForce: "LL", model.OfficeDesk: "BP"}[k]
	if prefix == "" {
		prefix = "DV"
	}
	used := map[string]bool{}
	for _, u := range units {
		used[strings.ToUpper(u.Code)] = true
	}
	for n := 1; ; n++ {
		if code := fmt.Sprintf("%s%02d", prefix, n); !used[code] {
			return code
		}
	}
}

// unitText writes a unit in one line for the history.
func unitText(u model.Unit) string {
	parts := []string{u.Code, u.Name, u.Kind.Label(), fmt.Sprintf("khối %d", u.BlockID)}
	for _, p := range []struct{ label, text string }{
		{"phụ trách", u.Head}, {"điện thoại", u.Phone}, {"Hội đồng", u.Council},
		{"từ", vn.FormatDate(u.ValidFrom)}, {"đến", vn.FormatDate(u.ValidTo)}, {"ghi chú", u.Note}} {
		if p.text != "" {
			parts = append(parts, p.label+" "+p.text)
		}
	}
	for _, m := range model.Measures {
		if d, ok := u.Measures[m]; ok {
			parts = append(parts, m.Label()+" "+vn.Format(d))
		}
	}
	return strings.Join(parts, "; ")
}
