package store

import (
	"encoding/json"
	"strings"

	"sothidua/data/model"
)

// PaperTexts lists the office's own wordings, those valid from earlier first.
func (tx *Tx) PaperTexts() ([]model.PaperText, error) {
	return list(tx, func(r scanner) (t model.PaperText, err error) {
		return t, r.Scan(&t.ID, &t.Kind, &t.From, &t.To, &t.Text, &t.Person, (*stamp)(&t.At))
	}, `SELECT id, kind, valid_from, valid_to, text, person, at FROM paper_texts ORDER BY kind, valid_from, id`)
}

// SavePaperText adds (ID 0) or changes a wording and returns the ID. Errors:
// CodeNotFound.
func (tx *Tx) SavePaperText(t model.PaperText) (model.ID, error) {
	args := []any{t.Kind, t.From, t.To, t.Text, t.Person, stamp(tx.now)}
	if t.ID == 0 {
		id, err := tx.insert(`INSERT INTO paper_texts (kind, valid_from, valid_to, text, person, at) VALUES (?, ?, ?, ?, ?, ?)`, args...)
		return id, tx.fail(err)
	}
	missing := model.Errorf(model.CodeNotFound, "Mẫu văn bản này không còn trong sổ. Tải lại màn hình rồi thử lại.")
	err := tx.change(missing, `UPDATE paper_texts SET kind = ?, valid_from = ?, valid_to = ?, text = ?, person = ?, at = ? WHERE id = ?`, append(args, t.ID)...)
	return t.ID, tx.fail(err)
}

// DeletePaperText removes a wording; the built-in one is used again. Errors:
// CodeNotFound.
func (tx *Tx) DeletePaperText(id model.ID) error {
	missing := model.Errorf(model.CodeNotFound, "Mẫu văn bản này không còn trong sổ. Tải lại màn hình.")
	return tx.fail(tx.change(missing, `DELETE FROM paper_texts WHERE id = ?`, id))
}

// PaperHeads lists the heads of papers, those valid from earlier first.
func (tx *Tx) PaperHeads() ([]model.PaperHead, error) {
	return list(tx, func(r scanner) (h model.PaperHead, err error) {
		var issuer string
		err = r.Scan(&h.ID, &h.From, &h.To, &h.Parent, &issuer, &h.Place, &h.Position, &h.Signer)
		if issuer != "" {
			h.Issuer = strings.Split(issuer, "\n")
		}
		return h, err
	}, `SELECT id, valid_from, valid_to, parent, issuer, place, position, signer FROM paper_heads ORDER BY valid_from, id`)
}

// SavePaperHeads replaces the heads of papers.
func (tx *Tx) SavePaperHeads(heads []model.PaperHead) error {
	if _, err := tx.exec(`DELETE FROM paper_heads`); err != nil {
		return tx.fail(err)
	}
	for _, h := range heads {
		_, err := tx.insert(`INSERT INTO paper_heads (valid_from, valid_to, parent, issuer, place, position, signer) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			h.From, h.To, h.Parent, strings.Join(h.Issuer, "\n"), h.Place, h.Position, h.Signer)
		if err != nil {
			return tx.fail(err)
		}
	}
	return nil
}

// PaperRecipients lists the office's own recipients in order.
func (tx *Tx) PaperRecipients() ([]model.PaperRecipient, error) {
	return list(tx, func(r scanner) (p model.PaperRecipient, err error) {
		return p, r.Scan(&p.ID, &p.Kind, &p.Role, &p.Position, &p.From, &p.To, &p.Name)
	}, `SELECT id, kind, role, position, valid_from, valid_to, name FROM paper_recipients ORDER BY kind, role, position, id`)
}

// SavePaperRecipients replaces the recipients of one kind of paper ("" for the
// common ones), in the order given.
func (tx *Tx) SavePaperRecipients(kind string, all []model.PaperRecipient) error {
	if _, err := tx.exec(`DELETE FROM paper_recipients WHERE kind = ?`, kind); err != nil {
		return tx.fail(err)
	}
	for i, p := range all {
		_, err := tx.insert(`INSERT INTO paper_recipients (kind, role, position, valid_from, valid_to, name) VALUES (?, ?, ?, ?, ?, ?)`,
			kind, p.Role, i+1, p.From, p.To, p.Name)
		if err != nil {
			return tx.fail(err)
		}
	}
	return nil
}

// LegalBases lists the office's own legal grounds in order.
func (tx *Tx) LegalBases() ([]model.LegalBasis, error) {
	return list(tx, func(r scanner) (b model.LegalBasis, err error) {
		var kinds string
		if err := r.Scan(&b.ID, &b.Position, &b.Text, &kinds, &b.From, &b.To, &b.Recheck, &b.Source); err != nil {
			return b, err
		}
		return b, json.Unmarshal([]byte(kinds), &b.Kinds)
	}, `SELECT id, position, text, kinds, valid_from, valid_to, recheck, source FROM legal_bases ORDER BY position, id`)
}

// SaveLegalBases replaces the legal grounds, in the order given.
func (tx *Tx) SaveLegalBases(all []model.LegalBasis) error {
	if _, err := tx.exec(`DELETE FROM legal_bases`); err != nil {
		return tx.fail(err)
	}
	for i, b := range all {
		kinds, err := json.Marshal(append([]string{}, b.Kinds...))
		if err != nil {
			return err
		}
		_, err = tx.insert(`INSERT INTO legal_bases (position, text, kinds, valid_from, valid_to, recheck, source) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			i+1, b.Text, string(kinds), b.From, b.To, b.Recheck, b.Source)
		if err != nil {
			return tx.fail(err)
		}
	}
	return nil
}

// Blanks lists the pre-printed certificates with their fields, by name.
func (tx *Tx) Blanks() ([]model.Blank, error) {
	out, err := list(tx, func(r scanner) (b model.Blank, err error) {
		return b, r.Scan(&b.ID, &b.Name, &b.W, &b.H, &b.OffsetX, &b.OffsetY)
	}, `SELECT id, name, width, height, offset_x, offset_y FROM blanks ORDER BY name, id`)
	for i := 0; i < len(out) && err == nil; i++ {
		out[i].Fields, err = list(tx, func(r scanner) (f model.BlankField, err error) {
			return f, r.Scan(&f.Name, &f.X, &f.Y, &f.W, &f.Size, &f.Bold, &f.Italic, &f.Capital, &f.Align)
		}, `SELECT name, x, y, width, size, bold, italic, capital, align FROM blank_fields WHERE blank_id = ? ORDER BY y, x`, out[i].ID)
	}
	return out, err
}

// SaveBlank adds (ID 0) or changes a certificate with its fields and returns
// the ID. Errors: CodeNotFound; CodeConflict with Field "name" for a name that
// another has.
func (tx *Tx) SaveBlank(b model.Blank) (model.ID, error) {
	args := []any{b.Name, b.W, b.H, b.OffsetX, b.OffsetY}
	var err error
	if b.ID == 0 {
		b.ID, err = tx.insert(`INSERT INTO blanks (name, width, height, offset_x, offset_y) VALUES (?, ?, ?, ?, ?)`, args...)
	} else {
		missing := model.Errorf(model.CodeNotFound, "Phôi này không còn trong sổ. Tải lại màn hình rồi thử lại.")
		err = tx.change(missing, `UPDATE blanks SET name = ?, width = ?, height = ?, offset_x = ?, offset_y = ? WHERE id = ?`, append(args, b.ID)...)
	}
	if isUnique(err) {
		return 0, taken("name", err, "Đã có phôi tên “%s”. Đặt tên khác.", b.Name)
	}
	if err != nil {
		return 0, tx.fail(err)
	}
	if _, err := tx.exec(`DELETE FROM blank_fields WHERE blank_id = ?`, b.ID); err != nil {
		return 0, tx.fail(err)
	}
	for _, f := range b.Fields {
		_, err := tx.exec(`INSERT INTO blank_fields (blank_id, name, x, y, width, size, bold, italic, capital, align) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			b.ID, f.Name, f.X, f.Y, f.W, f.Size, f.Bold, f.Italic, f.Capital, f.Align)
		if err != nil {
			return 0, tx.fail(err)
		}
	}
	return b.ID, nil
}

// DeleteBlank removes a certificate. Errors: CodeNotFound.
func (tx *Tx) DeleteBlank(id model.ID) error {
	missing := model.Errorf(model.CodeNotFound, "Phôi này không còn trong sổ. Tải lại màn hình.")
	return tx.fail(tx.change(missing, `DELETE FROM blanks WHERE id = ?`, id))
}
