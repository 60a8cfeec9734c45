package store

import (
	"database/sql"
	"errors"

	"sothidua/data/model"
)

// Office returns the commune's own data; with the default limits and no names
// when nothing was saved yet.
func (tx *Tx) Office() (model.Office, error) {
	o := model.Office{Settings: model.DefaultSettings()}
	var onPace, atRisk micro
	err := tx.sql.QueryRowContext(tx.ctx, `
		SELECT name, commune, district, province, place, signer, position, on_pace, at_risk FROM office`).
		Scan(&o.Name, &o.Commune, &o.District, &o.Province, &o.Place, &o.Signer, &o.Position, &onPace, &atRisk)
	if errors.Is(err, sql.ErrNoRows) {
		return o, nil
	}
	o.Settings = model.Settings{OnPace: onPace.Decimal, AtRisk: atRisk.Decimal}
	return o, tx.fail(err)
}

// SaveOffice replaces the commune's own data.
func (tx *Tx) SaveOffice(o model.Office) error {
	_, err := tx.exec(`
		INSERT INTO office (id, name, commune, district, province, place, signer, position, on_pace, at_risk)
		VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET name = excluded.name, commune = excluded.commune, district = excluded.district,
			province = excluded.province, place = excluded.place, signer = excluded.signer, position = excluded.position,
			on_pace = excluded.on_pace, at_risk = excluded.at_risk`,
		o.Name, o.Commune, o.District, o.Province, o.Place, o.Signer, o.Position,
		amount(o.Settings.OnPace), amount(o.Settings.AtRisk))
	return tx.fail(err)
}

// Setting returns a setting of the book and whether it was ever set.
func (tx *Tx) Setting(key string) (string, bool, error) {
	var value string
	err := tx.sql.QueryRowContext(tx.ctx, `SELECT value FROM settings WHERE key = ?`, key).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", false, nil
	}
	return value, err == nil, tx.fail(err)
}

// SetSetting sets a setting of the book.
func (tx *Tx) SetSetting(key, value string) error {
	_, err := tx.exec(`INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`, key, value)
	return tx.fail(err)
}

// People lists the persons who work with the book, in the order they were added.
func (tx *Tx) People() ([]model.Person, error) {
	return list(tx, func(r scanner) (p model.Person, err error) {
		return p, r.Scan(&p.ID, &p.Name, &p.Position, &p.Active)
	}, `SELECT id, name, position, active FROM people ORDER BY id`)
}

// SavePerson adds (ID 0) or changes a person and returns the ID. Errors:
// CodeNotFound.
func (tx *Tx) SavePerson(p model.Person) (model.ID, error) {
	if p.ID == 0 {
		id, err := tx.insert(`INSERT INTO people (name, position, active) VALUES (?, ?, ?)`, p.Name, p.Position, p.Active)
		return id, tx.fail(err)
	}
	missing := model.Errorf(model.CodeNotFound, "Người này không còn trong sổ. Tải lại màn hình rồi thử lại.")
	err := tx.change(missing, `UPDATE people SET name = ?, position = ?, active = ? WHERE id = ?`, p.Name, p.Position, p.Active, p.ID)
	return p.ID, tx.fail(err)
}
