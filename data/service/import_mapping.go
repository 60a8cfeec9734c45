package service

import (
	"context"
	"encoding/json"

	"sothidua/data/model"
	"sothidua/data/store"
)

// Mappings lists how the columns of foreign tables were matched by hand, newest
// first. One that this program cannot read is left out: it then asks again.
func (s *Service) Mappings(ctx context.Context) ([]model.Mapping, error) {
	return read(ctx, s, func(tx *store.Tx) ([]model.Mapping, error) {
		saved, err := tx.Mappings()
		var out []model.Mapping
		for _, m := range saved {
			var got model.Mapping
			if json.Unmarshal(m.Mapping, &got) == nil && got.Signature == m.Signature {
				out = append(out, got)
			}
		}
		return out, err
	})
}

// RememberMapping keeps how a table's columns were matched, for the next table
// whose headings have its Signature. What belongs to the one file is left out.
// Errors: CodeInvalid for a table without headings.
func (s *Service) RememberMapping(ctx context.Context, m model.Mapping, file string) error {
	if m.Signature == "" {
		return model.Invalid("signature", "Bảng không có dòng tiêu đề nên không nhớ được cách ghép cột.")
	}
	m.Sheet, m.At, m.Year, m.Code, m.UnitCode, m.UnitName, m.Measure, m.DataLast = "", 0, 0, "", "", "", "", 0 // Left is part of the shape
	m.From = model.MappingRemembered
	b, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return s.write(ctx, func(tx *store.Tx) error {
		if err := tx.SaveMapping(model.SavedMapping{Signature: m.Signature, Mapping: b, File: file}); err != nil {
			return err
		}
		return s.record(tx, model.Change{Entity: "mapping", Action: "nhớ cách ghép cột", Subject: m.Layout.Label(), New: file})
	})
}

// ForgetMapping drops what was remembered for tables with a signature.
func (s *Service) ForgetMapping(ctx context.Context, signature string) error {
	return s.write(ctx, func(tx *store.Tx) error {
		saved, err := tx.Mappings()
		if err != nil {
			return err
		}
		for _, m := range saved {
			if m.Signature != signature {
				continue
			}
			if err := tx.DeleteMapping(signature); err != nil {
				return err
			}
			return s.record(tx, model.Change{Entity: "mapping", Action: "quên cách ghép cột", Subject: "Nhập Excel", Old: m.File})
		}
		return nil
	})
}
