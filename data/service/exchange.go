package service

import (
	"context"
	"errors"
	"slices"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/store"
	"sothidua/data/vn"
)

// ImportReport is what importing workbooks would do, or did.
type ImportReport struct {
	Files []model.FileResult
}

// Errors counts the problems that stop the import.
func (r ImportReport) Errors() int {
	n := 0
	for _, f := range r.Files {
		n += f.Errors()
	}
	return n
}

// Changes counts the cells that change the book.
func (r ImportReport) Changes() int {
	n := 0
	for _, f := range r.Files {
		n += len(f.Changes)
	}
	return n
}

// errDryRun rolls a previewed import back.
var errDryRun = errors.New("dry run")

// PreviewImport tells what importing the workbooks would change, without
// saving anything. It carries out the import and rolls it back, so what it
// says is what Import does. Step, when not nil, is called after each file.
func (s *Service) PreviewImport(ctx context.Context, files []model.SheetData, step func(done int)) (ImportReport, error) {
	var out ImportReport
	err := s.db.Write(ctx, func(tx *store.Tx) error {
		var err error
		if out, err = s.importAll(ctx, tx, files, step); err != nil {
			return err
		}
		return errDryRun
	})
	if errors.Is(err, errDryRun) {
		err = nil
	}
	return out, err
}

// Import saves what the workbooks change, all of it or nothing: one error in
// one file (CodeInvalid) leaves the book as it was, and the report names it.
func (s *Service) Import(ctx context.Context, files []model.SheetData, step func(done int)) (ImportReport, error) {
	var out ImportReport
	err := s.write(ctx, func(tx *store.Tx) error {
		var err error
		if out, err = s.importAll(ctx, tx, files, step); err != nil {
			return err
		}
		if n := out.Errors(); n > 0 {
			return model.Invalid("file", "Chưa nhập gì: còn %d lỗi trong tệp. Sửa các ô được nêu rồi nhập lại, hoặc bỏ tệp có lỗi.", n)
		}
		for _, f := range out.Files {
			if len(f.Changes) == 0 {
				continue
			}
			if err := s.record(tx, model.Change{Entity: "import", Action: "nhập Excel", Subject: f.File,
				New: vn.Format(intDecimal(len(f.Changes))) + " ô"}); err != nil {
				return err
			}
		}
		return nil
	}, AllTopics...)
	return out, err
}

func (s *Service) importAll(ctx context.Context, tx *store.Tx, files []model.SheetData, step func(int)) (ImportReport, error) {
	var out ImportReport
	for i, data := range files {
		if err := ctx.Err(); err != nil {
			return out, err
		}
		result, err := s.importFile(tx, data)
		if err != nil {
			return out, err
		}
		out.Files = append(out.Files, result)
		if step != nil {
			step(i + 1)
		}
	}
	return out, nil
}

// importer carries one file's import through its rows.
type importer struct {
	s      *Service
	tx     *store.Tx
	data   model.SheetData
	result model.FileResult
}

func (s *Service) importFile(tx *store.Tx, data model.SheetData) (model.FileResult, error) {
	im := &importer{s: s, tx: tx, data: data, result: model.FileResult{File: data.File, Layout: data.Layout,
		Rows: len(data.Rows), Changes: []model.CellChange{}, Problems: append([]model.Problem{}, data.Problems...)}}
	var err error
	switch data.Layout {
	case model.LayoutUnits:
		err = im.units()
	case model.LayoutTargets:
		err = im.targets()
	case model.LayoutProgress:
		err = im.progress()
	case model.LayoutKit:
		err = im.kit()
	default:
		if len(im.result.Problems) == 0 {
			im.problem("", "", "Không nhận ra kiểu bảng. Dùng tệp do chương trình xuất ra: danh sách đơn vị, danh mục chỉ tiêu, bảng tổng hợp hoặc phiếu đơn vị.")
		}
	}
	return im.result, err
}

func (im *importer) problem(sheet, cell, message string) {
	im.result.Problems = append(im.result.Problems, model.Problem{Sheet: sheet, Cell: cell, Severity: model.SeverityError, Message: message})
}

// failed turns a coded error into a problem at the cell of its field, and takes
// the row's changes back; other errors are passed on and stop the import.
func (im *importer) failed(row model.SheetRow, err error) error {
	var e *model.Error
	if !errors.As(err, &e) || e.Code == model.CodeInternal || e.Code == model.CodeBusy || e.Code == model.CodeDiskFull || e.Code == model.CodeDamaged {
		return err
	}
	im.forget(row)
	cell := row.Fields[e.Field].Cell
	if cell == "" {
		for _, c := range row.Fields {
			if cell == "" || c.Cell < cell {
				cell = c.Cell
			}
		}
	}
	im.problem(row.Sheet, cell, e.Msg)
	return nil
}

// forget takes back the changes of a row that was refused: what will not be
// written is no change.
func (im *importer) forget(row model.SheetRow) {
	cells := map[string]bool{}
	for _, c := range row.Fields {
		cells[c.Cell] = true
	}
	im.result.Changes = slices.DeleteFunc(im.result.Changes, func(c model.CellChange) bool {
		return c.Sheet == row.Sheet && cells[c.Cell]
	})
}

// field is one comparable field of an entity as imported.
type field struct {
	kind, name string
	old, new   string
	exists     bool // the entity was there before
}

// compare adds the field's change, or counts it as unchanged; it tells
// whether it changed.
func (im *importer) compare(row model.SheetRow, f field, number, name, unit string) bool {
	if f.old == f.new {
		im.result.Unchanged++
		return false
	}
	c := model.CellChange{Sheet: row.Sheet, Cell: row.Fields[f.name].Cell, Kind: f.kind, Number: number, Name: name, Unit: unit, Field: f.name}
	if f.exists && f.old != "" {
		c.Old = &f.old
	}
	if f.new != "" {
		c.New = &f.new
	}
	im.result.Changes = append(im.result.Changes, c)
	return true
}

// number reads a cell for a unit of measure; an empty cell is a missing number.
func number(c model.SheetCell, unit string) (model.Number, error) {
	if c.Text == "" {
		return model.None, nil
	}
	if c.Numeric {
		d, err := plainDecimal(c.Text)
		if err != nil {
			return model.None, err
		}
		return model.Some(d), nil
	}
	d, err := vn.ParseFor(c.Text, unit)
	if err != nil {
		return model.None, err
	}
	return model.Some(d), nil
}

// figure reads a cell for a target: a number, "a/b", or one of its choices.
func figure(c model.SheetCell, r model.Rule) (model.Figure, error) {
	if c.Text == "" || c.Text == "–" || c.Text == "-" {
		return model.Figure{}, nil
	}
	if r.Comparator.Numeric() && c.Numeric {
		n, err := number(c, r.Unit)
		return model.Of(n), err
	}
	return progress.ParseFigure(r, c.Text)
}

// figureText writes a figure for JSON: plain decimals, or the canonical choice.
func figureText(f model.Figure) string {
	switch {
	case f.Choice != "":
		return f.Choice
	case f.Second.Valid:
		return model.Plain(f.Number) + "/" + model.Plain(f.Second)
	}
	return model.Plain(f.Number)
}
