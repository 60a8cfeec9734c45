package store

import "sothidua/data/model"

// AddVersion keeps a version of a report: v with its values and narrative, as
// the next number of the report. It returns the ID. A version never changes;
// the database itself refuses. Errors: CodeConflict when the report does not
// exist.
func (tx *Tx) AddVersion(v model.Version) (model.ID, error) {
	id, err := tx.insert(`
		INSERT INTO report_versions (report_id, number, status, submitted_on, person, at)
		SELECT ?1, 1 + ifnull((SELECT max(number) FROM report_versions WHERE report_id = ?1), 0), ?2, ?3, ?4, ?5`,
		v.ReportID, v.Status, v.SubmittedOn, v.Person, stamp(v.At))
	if err != nil {
		return 0, tx.fail(err)
	}
	for _, value := range v.Values {
		_, err := tx.exec(`INSERT INTO version_values (version_id, target_id, `+heldColumns+`) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			append([]any{id, value.TargetID}, heldArgs(value)...)...)
		if err != nil {
			return 0, tx.fail(err)
		}
	}
	for section, text := range v.Narrative {
		if _, err := tx.exec(`INSERT INTO version_narratives (version_id, section, text) VALUES (?, ?, ?)`, id, section, text); err != nil {
			return 0, tx.fail(err)
		}
	}
	return id, nil
}

// AddReopening tells once of a version that its report was opened again.
// Errors: CodeConflict when that was told already or there is no such version.
func (tx *Tx) AddReopening(version model.ID, r model.Reopening) error {
	_, err := tx.exec(`INSERT INTO version_reopenings (version_id, person, at, reason) VALUES (?, ?, ?, ?)`,
		version, r.Person, stamp(r.At), r.Reason)
	return tx.fail(err)
}

const versionQuery = `
	SELECT v.id, v.report_id, v.number, v.status, v.submitted_on, v.person, v.at,
		ifnull(o.person, ''), ifnull(o.at, ''), ifnull(o.reason, '')
	FROM report_versions v LEFT JOIN version_reopenings o ON o.version_id = v.id`

func scanVersion(r scanner) (v model.Version, err error) {
	o := &v.Reopened
	return v, r.Scan(&v.ID, &v.ReportID, &v.Number, &v.Status, &v.SubmittedOn, &v.Person, (*stamp)(&v.At),
		&o.Person, (*stamp)(&o.At), &o.Reason)
}

// Versions lists the versions of a report, oldest first, without their values
// and narrative.
func (tx *Tx) Versions(report model.ID) ([]model.Version, error) {
	return list(tx, scanVersion, versionQuery+` WHERE v.report_id = ? ORDER BY v.number`, report)
}

// Version returns a version with its values, by target, and its narrative.
// Errors: CodeNotFound.
func (tx *Tx) Version(id model.ID) (model.Version, error) {
	missing := model.Errorf(model.CodeNotFound, "Bản báo cáo này không có trong sổ. Tải lại màn hình.")
	v, err := one(tx, missing, scanVersion, versionQuery+` WHERE v.id = ?`, id)
	if err != nil {
		return v, err
	}
	v.Values, err = list(tx, func(r scanner) (x model.Value, err error) {
		return x, r.Scan(append([]any{&x.TargetID}, heldDest(&x)...)...)
	}, `SELECT target_id, `+heldColumns+` FROM version_values WHERE version_id = ? ORDER BY target_id`, id)
	if err != nil {
		return v, err
	}
	v.Narrative, err = tx.sections(`SELECT section, text FROM version_narratives WHERE version_id = ?`, id)
	return v, err
}
