package store

import "sothidua/data/model"

const reportQuery = `SELECT id, unit_id, year, code, status, submitted_on, reason, updated_at, sample FROM reports`

func scanReport(r scanner) (p model.Report, err error) {
	return p, r.Scan(&p.ID, &p.UnitID, &p.Year, &p.Code, &p.Status, &p.SubmittedOn, &p.Reason, (*stamp)(&p.UpdatedAt), &p.Sample)
}

// Reports lists the reports of a year, by unit and period code.
func (tx *Tx) Reports(year int) ([]model.Report, error) {
	return list(tx, scanReport, reportQuery+` WHERE year = ? ORDER BY unit_id, code`, year)
}

// Report returns one unit's report for a period. Errors: CodeNotFound when
// nobody has started it.
func (tx *Tx) Report(unit model.ID, year int, code model.PeriodCode) (model.Report, error) {
	return one(tx, noReport(), scanReport, reportQuery+` WHERE unit_id = ? AND year = ? AND code = ?`, unit, year, code)
}

func noReport() error {
	return model.Errorf(model.CodeNotFound, "Chưa có báo cáo này trong sổ. Nhập số liệu để bắt đầu báo cáo.")
}

// SaveReport adds (ID 0) or changes a report and returns the ID; a zero
// UpdatedAt becomes the time of the transaction. A stored report keeps its unit
// and period. Errors: CodeNotFound; CodeConflict when the unit has a report for
// the period, or the unit or the period does not exist.
func (tx *Tx) SaveReport(r model.Report) (model.ID, error) {
	if r.UpdatedAt.IsZero() {
		r.UpdatedAt = tx.now
	}
	args := []any{r.Status, r.SubmittedOn, r.Reason, stamp(r.UpdatedAt), r.Sample}
	if r.ID == 0 {
		id, err := tx.insert(`
			INSERT INTO reports (status, submitted_on, reason, updated_at, sample, unit_id, year, code)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?)`, append(args, r.UnitID, r.Year, r.Code)...)
		if isUnique(err) {
			err = model.Wrap(model.CodeConflict, err, "Đơn vị đã có báo cáo kỳ %s. Tải lại màn hình rồi sửa báo cáo đó.", r.Code.Label(r.Year))
		}
		return id, tx.fail(err)
	}
	err := tx.change(noReport(), `UPDATE reports SET status = ?, submitted_on = ?, reason = ?, updated_at = ?, sample = ? WHERE id = ?`,
		append(args, r.ID)...)
	return r.ID, tx.fail(err)
}

// ValueRow is a value with the report it belongs to.
type ValueRow struct {
	UnitID model.ID
	Code   model.PeriodCode
	Status model.Status
	Value  model.Value
}

const valueColumns = `v.target_id, v.number, v.second, v.choice, v.to_date, v.estimate, v.note, v.recheck`

func valueDest(v *model.Value) []any {
	dest := append([]any{&v.TargetID}, figureDest(&v.Figure)...)
	return append(dest, (*micro)(&v.ToDate), (*micro)(&v.Estimate), &v.Note, &v.Recheck)
}

// Values lists what a report states, by target.
func (tx *Tx) Values(report model.ID) ([]model.Value, error) {
	return list(tx, func(r scanner) (v model.Value, err error) {
		return v, r.Scan(valueDest(&v)...)
	}, `SELECT `+valueColumns+` FROM report_values v WHERE v.report_id = ? ORDER BY v.target_id`, report)
}

// ValuesOfYear lists what all reports of a year state, by report, as Values
// does.
func (tx *Tx) ValuesOfYear(year int) (map[model.ID][]model.Value, error) {
	out := map[model.ID][]model.Value{}
	var report model.ID
	var v model.Value // the row at hand: thousands are read
	dest := append([]any{&report}, valueDest(&v)...)
	err := each(tx, func(r scanner) (struct{}, error) {
		return struct{}{}, r.Scan(dest...)
	}, func(struct{}) bool {
		out[report] = append(out[report], v)
		return true
	}, `
		SELECT v.report_id, `+valueColumns+` FROM report_values v
		WHERE v.report_id IN (SELECT id FROM reports WHERE year = ?) ORDER BY v.report_id, v.target_id`, year)
	return out, err
}

// YearValues lists what all reports of a year state, whatever their status, by
// report and target.
func (tx *Tx) YearValues(year int) ([]ValueRow, error) {
	return tx.valueRows(`r.year = ?`, year)
}

// UnitValues lists what the reports of one unit state in a year, as YearValues
// does for all units.
func (tx *Tx) UnitValues(year int, unit model.ID) ([]ValueRow, error) {
	return tx.valueRows(`r.year = ? AND r.unit_id = ?`, year, unit)
}

func (tx *Tx) valueRows(where string, args ...any) ([]ValueRow, error) {
	var out []ValueRow
	var v ValueRow // the row at hand: thousands are read
	dest := append([]any{&v.UnitID, &v.Code, &v.Status}, valueDest(&v.Value)...)
	err := each(tx, func(r scanner) (struct{}, error) {
		return struct{}{}, r.Scan(dest...)
	}, func(struct{}) bool {
		out = append(out, v)
		return true
	}, `
		SELECT r.unit_id, r.code, r.status, `+valueColumns+`
		FROM reports r JOIN report_values v ON v.report_id = r.id
		WHERE `+where+` ORDER BY v.report_id, v.target_id`, args...)
	return out, err
}

// SaveValue adds or replaces what a report states for a target; an empty value
// removes it. Errors: CodeConflict when the report or target does not exist;
// CodeInvalid with Field "value" for a number that cannot be stored.
func (tx *Tx) SaveValue(report model.ID, v model.Value) error {
	if v.Empty() {
		_, err := tx.exec(`DELETE FROM report_values WHERE report_id = ? AND target_id = ?`, report, v.TargetID)
		return tx.fail(err)
	}
	args := append([]any{report, v.TargetID}, figureArgs(v.Figure)...)
	_, err := tx.exec(`
		INSERT INTO report_values (report_id, target_id, number, second, choice, to_date, estimate, note, recheck)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (report_id, target_id) DO UPDATE SET number = excluded.number, second = excluded.second,
			choice = excluded.choice, to_date = excluded.to_date, estimate = excluded.estimate, note = excluded.note,
			recheck = excluded.recheck`, append(args, micro(v.ToDate), micro(v.Estimate), v.Note, v.Recheck)...)
	return tx.fail(err)
}

// Narrative returns the sections of a report that hold text.
func (tx *Tx) Narrative(report model.ID) (map[model.Section]string, error) {
	return tx.sections(`SELECT section, text FROM narratives WHERE report_id = ?`, report)
}

// NarrativesOfYear returns what Narrative does for all reports of a year; one
// without words is missing.
func (tx *Tx) NarrativesOfYear(year int) (map[model.ID]map[model.Section]string, error) {
	type row struct {
		report  model.ID
		section model.Section
		text    string
	}
	out := map[model.ID]map[model.Section]string{}
	err := each(tx, func(r scanner) (n row, err error) {
		return n, r.Scan(&n.report, &n.section, &n.text)
	}, func(n row) bool {
		if out[n.report] == nil {
			out[n.report] = map[model.Section]string{}
		}
		out[n.report][n.section] = n.text
		return true
	}, `SELECT n.report_id, n.section, n.text FROM reports r JOIN narratives n ON n.report_id = r.id WHERE r.year = ?`, year)
	return out, err
}

// sections reads sections with their texts.
func (tx *Tx) sections(query string, args ...any) (map[model.Section]string, error) {
	type row struct {
		section model.Section
		text    string
	}
	out := map[model.Section]string{}
	err := each(tx, func(r scanner) (n row, err error) {
		return n, r.Scan(&n.section, &n.text)
	}, func(n row) bool {
		out[n.section] = n.text
		return true
	}, query, args...)
	return out, err
}

// SaveNarrative replaces one section of a report; an empty text removes it.
// Errors: CodeConflict when the report does not exist.
func (tx *Tx) SaveNarrative(report model.ID, section model.Section, text string) error {
	if text == "" {
		_, err := tx.exec(`DELETE FROM narratives WHERE report_id = ? AND section = ?`, report, section)
		return tx.fail(err)
	}
	_, err := tx.exec(`INSERT INTO narratives (report_id, section, text) VALUES (?, ?, ?)
		ON CONFLICT (report_id, section) DO UPDATE SET text = excluded.text`, report, section, text)
	return tx.fail(err)
}

// Attachments lists the files kept beside a report, in the order they were added.
func (tx *Tx) Attachments(report model.ID) ([]model.Attachment, error) {
	return list(tx, func(r scanner) (a model.Attachment, err error) {
		return a, r.Scan(&a.ID, &a.Name, &a.Size, (*stamp)(&a.AddedAt))
	}, `SELECT id, name, size, added_at FROM attachments WHERE report_id = ? ORDER BY id`, report)
}

// AddAttachment keeps a file beside a report and returns its ID. Errors:
// CodeInvalid with Field "file" when content is over model.MaxAttachment bytes;
// CodeConflict when the report does not exist.
func (tx *Tx) AddAttachment(report model.ID, name string, content []byte) (model.ID, error) {
	if len(content) > model.MaxAttachment {
		return 0, model.Invalid("file", "Tệp “%s” quá mức %d MB. Giảm cỡ ảnh hoặc nén lại rồi thêm.", name, model.MaxAttachment>>20)
	}
	if content == nil {
		content = []byte{} // a nil slice would be NULL
	}
	id, err := tx.insert(`INSERT INTO attachments (report_id, name, size, added_at, content) VALUES (?, ?, ?, ?, ?)`,
		report, name, len(content), stamp(tx.now), content)
	return id, tx.fail(err)
}

// AttachmentContent returns a kept file. Errors: CodeNotFound.
func (tx *Tx) AttachmentContent(id model.ID) (name string, content []byte, err error) {
	_, err = one(tx, noAttachment(), func(r scanner) (struct{}, error) {
		return struct{}{}, r.Scan(&name, &content)
	}, `SELECT name, content FROM attachments WHERE id = ?`, id)
	return name, content, err
}

// DeleteAttachment removes a kept file. Errors: CodeNotFound.
func (tx *Tx) DeleteAttachment(id model.ID) error {
	return tx.fail(tx.change(noAttachment(), `DELETE FROM attachments WHERE id = ?`, id))
}

func noAttachment() error {
	return model.Errorf(model.CodeNotFound, "Tệp đính kèm này không còn trong sổ. Tải lại màn hình.")
}
