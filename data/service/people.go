package service

import (
	"context"

	"sothidua/data/model"
	"sothidua/data/store"
	"sothidua/data/vn"
)

// People lists who may work with the book.
func (s *Service) People(ctx context.Context) ([]model.Person, error) {
	return read(ctx, s, func(tx *store.Tx) ([]model.Person, error) { return tx.People() })
}

// SavePerson adds (ID 0) or changes a person who works with the book. Errors:
// CodeInvalid with Field "name" when the name is empty or taken.
func (s *Service) SavePerson(ctx context.Context, p model.Person) (model.Person, error) {
	p.Name, p.Position = vn.Clean(p.Name), vn.Clean(p.Position)
	if p.Name == "" {
		return p, model.Invalid("name", "Ghi tên người dùng, như muốn thấy trong lịch sử.")
	}
	err := s.write(ctx, func(tx *store.Tx) error {
		people, err := tx.People()
		if err != nil {
			return err
		}
		change := model.Change{Entity: "person", Action: "thêm người dùng", Subject: p.Name, New: personText(p)}
		for _, o := range people {
			if o.ID == p.ID {
				change.Action, change.Old = "sửa người dùng", personText(o)
				continue
			}
			if vn.Key(o.Name) == vn.Key(p.Name) {
				return model.Invalid("name", "Đã có người dùng “%s”. Ghi thêm chức vụ vào tên để phân biệt.", o.Name)
			}
		}
		if change.Old == change.New {
			return nil
		}
		if p.ID, err = tx.SavePerson(p); err != nil {
			return err
		}
		change.EntityID = p.ID
		return s.record(tx, change)
	}, TopicOffice)
	return p, err
}

func personText(p model.Person) string {
	out := p.Name
	if p.Position != "" {
		out += ", " + p.Position
	}
	if !p.Active {
		out += " (thôi dùng)"
	}
	return out
}
