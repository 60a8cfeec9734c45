package exchange

import (
	"path/filepath"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

// loaded is a workbook as read, with the file it came from.
type loaded struct {
	path string
	data model.SheetData
}

func fileColumns() []kit.Column {
	return []kit.Column{
		{ID: "mark", Width: 34, Align: kit.AlignCenter},
		{ID: "file", Title: "Tệp", Width: 170, Grow: true},
		{ID: "layout", Title: "Kiểu nhận ra", Width: 150, Small: true},
		{ID: "rows", Title: "Dòng", Width: 54, Align: kit.AlignRight, Small: true},
		{ID: "state", Title: "Tình trạng", Width: 156, Small: true},
	}
}

// fileRow writes one file of the preview.
func fileRow(l loaded, r model.FileResult) kit.Row {
	state, tone := kit.StateOnTime, kit.ToneNormal
	text := changesText(r)
	switch {
	case r.Errors() > 0:
		state, tone, text = kit.StateMissing, kit.ToneBad, problemsText(r)
	case len(r.Problems) > 0:
		state, text = kit.StateLate, text+", "+problemsText(r)
	case len(r.Changes) == 0:
		state = kit.StateInfo
	}
	return kit.Row{Key: l.path, Cells: []kit.Cell{{Mark: kit.StateMark(state)}, {Text: filepath.Base(l.path)},
		{Text: layoutText(l.data)}, {Text: count(r.Rows)}, {Text: text, Tone: tone}}}
}

// layoutText tells what a workbook is: "Phiếu T06, 6 tháng".
func layoutText(d model.SheetData) string {
	switch {
	case d.Layout == model.LayoutKit && d.UnitCode != "":
		return "Phiếu " + d.UnitCode + ", " + lowerFirst(d.Code.Short())
	case d.Layout == model.LayoutProgress && d.Code != "":
		return "Tổng hợp, " + lowerFirst(d.Code.Short())
	}
	return d.Layout.Label()
}

func changeColumns() []kit.Column {
	return []kit.Column{
		{ID: "cell", Title: "Ô", Width: 96, Small: true},
		{ID: "what", Title: "Mục", Width: 130, Grow: true, Small: true},
		{ID: "field", Title: "Cột", Width: 100, Small: true},
		{ID: "old", Title: "Đang có", Width: 116, Align: kit.AlignRight, Small: true},
		{ID: "new", Title: "Sẽ ghi", Width: 122, Align: kit.AlignRight, Small: true},
	}
}

// changeRow writes one changed cell.
func changeRow(c model.CellChange) kit.Row {
	return kit.Row{Cells: []kit.Cell{{Text: place(c.Sheet, c.Cell)}, {Text: subject(c)}, {Text: fieldLabel(c)},
		{Text: oldText(c), Tone: kit.ToneMuted}, {Text: newText(c), Bold: true}}}
}

// changeSpans tells one change in full.
func changeSpans(c model.CellChange) []kit.Span {
	return []kit.Span{{Text: place(c.Sheet, c.Cell) + ": ", Bold: true}, {Text: subject(c) + ", " + lowerFirst(fieldLabel(c)) + ": "},
		{Text: oldText(c), Tone: kit.ToneMuted}, {Text: " → "}, {Text: newText(c), Bold: true}, {Text: unitText(c)}}
}

// unitText is the unit of measure behind a number: "%", " tấn".
func unitText(c model.CellChange) string {
	switch {
	case c.Kind != "value" || c.Unit == "" || c.Field == "note":
		return ""
	case c.Unit == "%" || c.Unit == "‰":
		return c.Unit
	}
	return " " + c.Unit
}

func problemColumns() []kit.Column {
	return []kit.Column{
		{ID: "mark", Width: 34, Align: kit.AlignCenter},
		{ID: "cell", Title: "Ô", Width: 100, Small: true},
		{ID: "message", Title: "Vấn đề và cách sửa", Width: 220, Grow: true, Small: true},
	}
}

// problemsOf lists the problems of a file, errors first.
func problemsOf(r model.FileResult) []model.Problem {
	var out []model.Problem
	for _, severity := range []model.Severity{model.SeverityError, model.SeverityQuestion} {
		for _, p := range r.Problems {
			if p.Severity == severity {
				out = append(out, p)
			}
		}
	}
	return out
}

func problemRow(p model.Problem) kit.Row {
	mark := kit.StateMissing
	if p.Severity == model.SeverityQuestion {
		mark = kit.StateLate
	}
	return kit.Row{Cells: []kit.Cell{{Mark: kit.StateMark(mark)}, {Text: place(p.Sheet, p.Cell), Bold: true}, {Text: p.Message}}}
}

// problemSpans tells one problem in full.
func problemSpans(p model.Problem) []kit.Span {
	tone := kit.ToneBad
	if p.Severity == model.SeverityQuestion {
		tone = kit.ToneWarn
	}
	return []kit.Span{{Text: place(p.Sheet, p.Cell) + ": ", Bold: true, Tone: tone}, {Text: p.Message}}
}

// firstBad returns the first file with errors, else the first.
func firstBad(files []model.FileResult) int {
	for i, f := range files {
		if f.Errors() > 0 {
			return i
		}
	}
	return 0
}
