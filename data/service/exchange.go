package service

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/store"
	"sothidua/data/vn"
)

// ImportReport is what importing workbooks would do, or did.
type ImportReport struct {
	Files []model.FileResult
	// Batch names the import in the list of imports; 0 for a preview and for an
	// import that changed nothing.
	Batch model.ID
}

// Errors counts the problems that stop the import.
func (r ImportReport) Errors() int {
	n := 0
	for _, f := range r.Files {
		n += f.Errors()
	}
	return n
}

// Questions counts the questions that wait for an answer; their cells are not
// imported.
func (r ImportReport) Questions() int {
	n := 0
	for _, f := range r.Files {
		n += f.Questions()
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
		run := newImportRun(s, tx)
		if err := run.files(ctx, files, step); err != nil {
			return err
		}
		out = run.report
		return errDryRun
	})
	if errors.Is(err, errDryRun) {
		err = nil
	}
	return out, err
}

// Import saves what the workbooks change, all of it or nothing: one error in
// one file (CodeInvalid) leaves the book as it was, and the report names it. A
// question that was not answered leaves its cell as it is. What was changed is
// kept as one batch, which UndoImport takes back.
func (s *Service) Import(ctx context.Context, files []model.SheetData, step func(done int)) (ImportReport, error) {
	var out ImportReport
	err := s.write(ctx, func(tx *store.Tx) error {
		run := newImportRun(s, tx)
		if err := run.files(ctx, files, step); err != nil {
			return err
		}
		out = run.report
		if n := out.Errors(); n > 0 {
			return model.Invalid("file", "Chưa nhập gì: còn %d lỗi trong tệp. Sửa các ô được nêu rồi nhập lại, hoặc bỏ tệp có lỗi.", n)
		}
		var err error
		out.Batch, err = run.keep()
		return err
	}, AllTopics...)
	return out, err
}

// importer carries one file's import through its rows.
type importer struct {
	run    *importRun
	s      *Service
	tx     *store.Tx
	data   model.SheetData // the part at hand
	number int             // of the part among those of its workbook
	result *model.FileResult
	leads  []model.Choice // units to choose from, once asked for
}

// file imports all tables of one workbook and returns what they change.
func (r *importRun) file(data model.SheetData) (model.FileResult, error) {
	result := model.FileResult{File: data.File, Layout: data.Layout, Rows: 0, Changes: make([]model.CellChange, 0, min(len(data.Rows), 256)), Problems: []model.Problem{}}
	out := rowsLeftOut(data.Answers)
	parts := data.Parts()
	if r.stated = nil; len(parts) > 1 {
		r.stated = map[stated]statedIn{}
	}
	for i, part := range parts {
		result.Rows += len(part.Rows)
		result.Problems = append(result.Problems, part.Problems...)
		im := &importer{run: r, s: r.s, tx: r.tx, data: part, number: i, result: &result}
		im.decide(out)
		if err := im.part(); err != nil {
			return result, err
		}
	}
	for i, p := range result.Problems {
		if p.Open() && model.OfRow(p.About) && out[sheetRow{p.Sheet, rowOf(p.Cell)}] {
			result.Problems[i].Answer = model.AnswerSkip
		}
	}
	return result, nil
}

// sheetRow names a row of a workbook.
type sheetRow struct {
	sheet string
	row   int
}

// rowsLeftOut lists the rows the user left out whole.
func rowsLeftOut(answers []model.Answer) map[sheetRow]bool {
	out := map[sheetRow]bool{}
	for _, a := range answers {
		if a.About == model.AskRow && a.Value == model.AnswerSkip {
			out[sheetRow{a.Sheet, rowOf(a.Cell)}] = true
		}
	}
	return out
}

// rowOf returns the row of a cell's address, 0 when it has none.
func rowOf(cell string) int {
	n, err := strconv.Atoi(strings.TrimLeftFunc(cell, func(r rune) bool { return r < '0' || r > '9' }))
	if err != nil {
		return 0
	}
	return n
}

func (im *importer) part() error {
	if whole := im.bookTable(); whole != nil {
		if err := im.run.wholeBook(im.year()); err != nil {
			return err
		}
		if err := whole(); err != nil {
			return err
		}
		return im.run.flush()
	}
	switch im.data.Layout {
	case model.LayoutKit:
		return im.kit()
	case model.LayoutResults:
		return im.results()
	}
	if len(im.result.Problems) == 0 {
		im.problem("", "", "Không nhận ra kiểu bảng. Chọn kiểu bảng và ghép cột trong phần “Cột nhận ra”, hoặc dùng tệp do chương trình xuất ra.")
	}
	return nil
}

// bookTable returns the import of a table that changes more than reports, nil
// for others.
func (im *importer) bookTable() func() error {
	switch im.data.Layout {
	case model.LayoutUnits:
		return im.units
	case model.LayoutTargets:
		return im.targets
	case model.LayoutProgress:
		return im.progress
	case model.LayoutAllocation:
		return im.allocation
	case model.LayoutRegistration:
		return im.registration
	}
	return nil
}

// problem adds an error. One that stands in a cell offers to leave the cell
// out, and is settled when the user did so.
func (im *importer) problem(sheet, cell, message string) {
	p := model.Problem{Sheet: sheet, Cell: cell, Severity: model.SeverityError, Message: message}
	if cell == "" && slices.ContainsFunc(im.result.Problems, func(o model.Problem) bool { return o.Cell == "" && o.Message == message }) {
		return // another table of the file told it
	}
	if cell != "" {
		p.About = model.AskCell
		p.Choices = im.run.skip
		if im.answer(sheet, cell, model.AskCell) == model.AnswerSkip {
			p.Answer = model.AnswerSkip
		}
	}
	im.result.Problems = append(im.result.Problems, p)
}

// ask adds a question and returns the answer given to it, "" while it is open.
func (im *importer) ask(p model.Problem) string {
	if answer := im.answer(p.Sheet, p.Cell, p.About); slices.ContainsFunc(p.Choices, func(c model.Choice) bool { return c.Value == answer }) {
		p.Answer = answer
	}
	im.result.Problems = append(im.result.Problems, p)
	return p.Answer
}

// answer is what the user decided about a question of the importer.
func (im *importer) answer(sheet, cell string, about model.About) string {
	return model.AnswerTo(im.data.Answers, sheet, cell, about)
}

// decide applies to the rows what the user decided about them; out are those
// left out whole. Without decisions the rows stay shared with the reader.
func (im *importer) decide(out map[sheetRow]bool) {
	if len(im.data.Answers) == 0 {
		return
	}
	im.data.Rows = slices.DeleteFunc(slices.Clone(im.data.Rows), func(row model.SheetRow) bool { return out[sheetRow{row.Sheet, row.Row}] })
	for i, row := range im.data.Rows {
		im.data.Rows[i] = im.decided(row)
	}
}

// decided applies to a row what the user decided about cells that the importer
// could not take: a cell is read as typed, or left out with its problem settled.
func (im *importer) decided(row model.SheetRow) model.SheetRow {
	fields := maps.Clone(row.Fields)
	for name, c := range row.Fields {
		answer := im.answer(row.Sheet, c.Cell, model.AskCell)
		if text, ok := strings.CutPrefix(answer, model.AnswerTyped); ok {
			c.Text, c.Numeric, c.Measure = vn.Clean(text), false, ""
			fields[name] = c
		}
		if answer == model.AnswerSkip {
			delete(fields, name)
			im.problem(row.Sheet, c.Cell, "Ô “"+c.Text+"” không nhập, theo quyết định của bạn.")
		}
	}
	row.Fields = fields
	return row
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
	if old := f.old; f.exists && old != "" {
		c.Old = &old
	}
	if now := f.new; now != "" {
		c.New = &now
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
		if c.Measure == "" || vn.Key(c.Measure) == vn.Key(unit) || unit == "" {
			return model.Some(d), nil
		}
		// The sheet may count in another scale: 2,5 of "triệu đồng" is
		// 2.500.000 of "đồng".
		d, err = vn.ParseFor(vn.Format(d)+" "+c.Measure, unit)
		return model.Some(d), err
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
