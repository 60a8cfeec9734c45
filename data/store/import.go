package store

import (
	"encoding/json"

	"sothidua/data/model"
)

// AddImport keeps what an import changed and returns its ID. It is never edited
// nor removed; a zero At becomes the time of the transaction.
func (tx *Tx) AddImport(b model.ImportBatch) (model.ID, error) {
	if b.At.IsZero() {
		b.At = tx.now
	}
	id, err := tx.insert(`INSERT INTO import_batches (at, person, steps) VALUES (?, ?, ?)`, stamp(b.At), b.Person, pack(b.Steps, stepFields))
	if err != nil {
		return 0, tx.fail(err)
	}
	_, err = tx.insertRows(fileInsert, len(b.Files), func(i int, row []any) ([]any, error) {
		f := b.Files[i]
		return append(row, int64(id), int64(i+1), f.Name, string(f.Layout), pack(f.Cells, cellFields), pack(f.Steps, stepFields)), nil
	})
	return id, tx.fail(err)
}

const batchQuery = `
	SELECT b.id, b.at, b.person, ifnull(u.at, ''), ifnull(u.person, ''), ifnull(u.undone, 0), ifnull(u.kept, 0)
	FROM import_batches b LEFT JOIN import_undos u ON u.batch_id = b.id`

func scanBatch(r scanner) (b model.ImportBatch, err error) {
	return b, r.Scan(&b.ID, (*stamp)(&b.At), &b.Person, (*stamp)(&b.Undo.At), &b.Undo.Person, &b.Undo.Undone, &b.Undo.Kept)
}

// Imports lists the imports, newest first, with the names of their files but
// without what they changed.
func (tx *Tx) Imports() ([]model.ImportBatch, error) {
	out, err := list(tx, scanBatch, batchQuery+` ORDER BY b.id DESC`)
	if err != nil {
		return nil, err
	}
	at := map[model.ID]*model.ImportBatch{}
	for i := range out {
		at[out[i].ID] = &out[i]
	}
	type row struct {
		batch model.ID
		file  model.ImportFile
	}
	err = each(tx, func(r scanner) (f row, err error) {
		return f, r.Scan(&f.batch, &f.file.Name, &f.file.Layout, &f.file.Count)
	}, func(f row) bool {
		b := at[f.batch]
		b.Files = append(b.Files, f.file)
		return true
	}, `SELECT batch_id, name, layout, json_array_length(cells) FROM import_files ORDER BY batch_id, position`)
	return out, err
}

// Import returns one import with everything it changed. Errors: CodeNotFound.
func (tx *Tx) Import(id model.ID) (model.ImportBatch, error) {
	missing := model.Errorf(model.CodeNotFound, "Lần nhập này không có trong sổ. Tải lại màn hình.")
	b, err := one(tx, missing, scanBatch, batchQuery+` WHERE b.id = ?`, id)
	if err != nil {
		return b, err
	}
	b.Steps, err = one(tx, missing, func(r scanner) ([]model.ImportStep, error) {
		var steps string
		if err := r.Scan(&steps); err != nil {
			return nil, err
		}
		return unpack(steps, stepFields)
	}, `SELECT steps FROM import_batches WHERE id = ?`, id)
	if err != nil {
		return b, err
	}
	b.Files, err = list(tx, func(r scanner) (f model.ImportFile, err error) {
		var cells, steps string
		if err := r.Scan(&f.Name, &f.Layout, &cells, &steps); err != nil {
			return f, err
		}
		if f.Cells, err = unpack(cells, cellFields); err != nil {
			return f, err
		}
		f.Count = len(f.Cells)
		f.Steps, err = unpack(steps, stepFields)
		return f, err
	}, `SELECT name, layout, cells, steps FROM import_files WHERE batch_id = ? ORDER BY position`, id)
	return b, err
}

// AddImportUndo keeps that an import was undone; a zero At becomes the time of
// the transaction. Errors: CodeConflict when it was undone already.
func (tx *Tx) AddImportUndo(batch model.ID, u model.ImportUndo) error {
	if u.At.IsZero() {
		u.At = tx.now
	}
	_, err := tx.exec(`INSERT INTO import_undos (batch_id, at, person, undone, kept) VALUES (?, ?, ?, ?, ?)`,
		batch, stamp(u.At), u.Person, u.Undone, u.Kept)
	if isUnique(err) {
		err = model.Wrap(model.CodeConflict, err, "Lần nhập này đã hoàn tác rồi. Tải lại màn hình.")
	}
	return tx.fail(err)
}

// Mappings lists the remembered matchings of columns, newest first.
func (tx *Tx) Mappings() ([]model.SavedMapping, error) {
	return list(tx, func(r scanner) (m model.SavedMapping, err error) {
		var text string
		err = r.Scan(&m.Signature, &text, &m.File, (*stamp)(&m.At))
		m.Mapping = json.RawMessage(text)
		return m, err
	}, `SELECT signature, mapping, file, at FROM import_mappings ORDER BY at DESC, signature`)
}

// SaveMapping remembers a matching of columns in the place of the earlier one
// with its signature; a zero At becomes the time of the transaction.
func (tx *Tx) SaveMapping(m model.SavedMapping) error {
	if m.At.IsZero() {
		m.At = tx.now
	}
	_, err := tx.exec(`INSERT INTO import_mappings (signature, mapping, file, at) VALUES (?, ?, ?, ?)
		ON CONFLICT (signature) DO UPDATE SET mapping = excluded.mapping, file = excluded.file, at = excluded.at`,
		m.Signature, string(m.Mapping), m.File, stamp(m.At))
	return tx.fail(err)
}

// DeleteMapping forgets a matching of columns; one that is not there is no error.
func (tx *Tx) DeleteMapping(signature string) error {
	_, err := tx.exec(`DELETE FROM import_mappings WHERE signature = ?`, signature)
	return tx.fail(err)
}

// DeleteUnit removes a unit with its measures. Errors: CodeNotFound;
// CodeConflict when anything in the book refers to it.
func (tx *Tx) DeleteUnit(id model.ID) error {
	if _, err := tx.exec(`DELETE FROM unit_measures WHERE unit_id = ?`, id); err != nil {
		return tx.fail(err)
	}
	err := tx.change(noUnit(), `DELETE FROM units WHERE id = ?`, id)
	if isForeignKey(err) {
		err = model.Wrap(model.CodeConflict, err, "Đơn vị này đã có chỉ tiêu giao, báo cáo hoặc việc khác trong sổ, không xóa được. Đóng đơn vị thay cho xóa.")
	}
	return tx.fail(err)
}

// DeleteReport removes a report that states nothing. Errors: CodeNotFound;
// CodeConflict when it holds values, words, files or versions.
func (tx *Tx) DeleteReport(id model.ID) error {
	err := tx.change(noReport(), `DELETE FROM reports WHERE id = ?`, id)
	if isForeignKey(err) {
		err = model.Wrap(model.CodeConflict, err, "Báo cáo này còn số liệu, thuyết minh, tệp đính kèm hoặc bản đã duyệt, không xóa được.")
	}
	return tx.fail(err)
}
