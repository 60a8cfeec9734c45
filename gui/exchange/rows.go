package exchange

import (
	"path/filepath"
	"slices"
	"strings"

	"sothidua/data/model"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

func fileColumns() []kit.Column {
	return []kit.Column{
		{ID: "mark", Width: 34, Align: kit.AlignCenter},
		{ID: "file", Title: "Tệp", Width: 110, Grow: true},
		{ID: "layout", Title: "Kiểu nhận ra", Width: 152, Small: true},
		{ID: "rows", Title: "Dòng", Width: 52, Align: kit.AlignRight, Small: true},
		{ID: "state", Title: "Tình trạng", Width: 124, Small: true},
	}
}

// fileRow writes one file of the preview.
func fileRow(l loaded, r model.FileResult) kit.Row {
	mark, tone := kit.StateMark(kit.StateOnTime), kit.ToneNormal
	text, name := changesText(r), kit.ToneNormal
	switch {
	case l.out:
		mark, text, tone, name = nil, "để ngoài", kit.ToneMuted, kit.ToneMuted
	case r.Errors() > 0:
		mark, tone, text = kit.StateMark(kit.StateMissing), kit.ToneBad, waitText(r)
	case r.Questions() > 0:
		mark, tone, text = kit.StateMark(kit.StateLate), kit.ToneWarn, waitText(r)
	case len(r.Changes) == 0:
		mark = kit.StateMark(kit.StateInfo)
	}
	return kit.Row{Key: l.path, Cells: []kit.Cell{{Mark: mark}, {Text: filepath.Base(l.path), Tone: name},
		{Text: layoutText(l.data), Tone: name}, {Text: count(r.Rows), Tone: name}, {Text: text, Tone: tone}}}
}

// waitText counts in few words what waits for the user: "1 lỗi, 2 hỏi".
func waitText(r model.FileResult) string {
	errs, asks := r.Errors(), r.Questions()
	switch {
	case asks == 0:
		return count(errs) + " lỗi"
	case errs == 0:
		return count(asks) + " hỏi"
	}
	return count(errs) + " lỗi, " + count(asks) + " hỏi"
}

// layoutText tells what a workbook is: "Phiếu T06, 6 tháng".
func layoutText(d model.SheetData) string {
	if n := known(d); n > 1 {
		return count(n) + " bảng"
	}
	switch {
	case d.Layout == model.LayoutResults && d.Code != "":
		return "Kết quả, " + vn.LowerFirst(d.Code.Short())
	case d.Layout == model.LayoutKit && d.UnitCode != "":
		return "Phiếu " + d.UnitCode + ", " + vn.LowerFirst(d.Code.Short())
	case d.Layout == model.LayoutProgress && d.Code != "":
		return "Tổng hợp, " + vn.LowerFirst(d.Code.Short())
	}
	return d.Layout.Label()
}

// known counts the tables of a workbook that were recognised.
func known(d model.SheetData) int {
	n := 0
	for _, t := range d.Tables {
		if t.Ready {
			n++
		}
	}
	return n
}

func changeColumns() []kit.Column {
	return []kit.Column{
		{ID: "cell", Title: "Ô", Width: 88, Small: true},
		{ID: "what", Title: "Mục", Width: 120, Grow: true, Small: true},
		{ID: "field", Title: "Cột", Width: 90, Small: true},
		{ID: "old", Title: "Đang có", Width: 92, Align: kit.AlignRight, Small: true},
		{ID: "new", Title: "Sẽ ghi", Width: 98, Align: kit.AlignRight, Small: true},
	}
}

// changeRow writes one changed cell.
func changeRow(c model.CellChange, many bool) kit.Row {
	return kit.Row{Cells: []kit.Cell{{Text: shortPlace(c.Sheet, c.Cell, many)}, {Text: subject(c)}, {Text: fieldLabel(c)},
		{Text: oldText(c), Tone: kit.ToneMuted}, {Text: newText(c), Bold: true}}}
}

// changeSpans tells one change in full.
func changeSpans(c model.CellChange) []kit.Span {
	return []kit.Span{{Text: place(c.Sheet, c.Cell) + ": ", Bold: true}, {Text: subject(c) + ", " + vn.LowerFirst(fieldLabel(c)) + ": "},
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
		{ID: "cell", Title: "Ô", Width: 88, Small: true},
		{ID: "message", Title: "Vấn đề", Width: 160, Grow: true, Small: true},
		{ID: "answer", Title: "Quyết định", Width: 100, Small: true},
	}
}

// problemsOf lists the problems of a file: open errors, open questions, what
// was decided, and what was only told. With few only what is open.
func problemsOf(r model.FileResult, few bool) []model.Problem {
	var groups [4][]model.Problem
	for _, p := range r.Problems {
		n := 3
		switch {
		case p.Open() && p.Severity == model.SeverityError:
			n = 0
		case p.Open():
			n = 1
		case p.Answer != "":
			n = 2
		}
		groups[n] = append(groups[n], p)
	}
	if few {
		return slices.Concat(groups[0], groups[1])
	}
	return slices.Concat(groups[0], groups[1], groups[2], groups[3])
}

func problemRow(p model.Problem, many bool) kit.Row {
	mark := kit.StateOnTime
	switch {
	case p.Open() && p.Severity == model.SeverityError:
		mark = kit.StateMissing
	case p.Open():
		mark = kit.StateLate
	case p.Answer == "":
		mark = kit.StateInfo
	}
	return kit.Row{Key: problemKey(p), Cells: []kit.Cell{{Mark: kit.StateMark(mark)}, {Text: shortPlace(p.Sheet, p.Cell, many), Bold: true}, {Text: p.Message},
		{Text: answerText(p), Tone: kit.ToneMuted}}}
}

// problemSpans tells one problem in full.
func problemSpans(p model.Problem, about string) []kit.Span {
	tone := kit.ToneNormal
	switch {
	case p.Open() && p.Severity == model.SeverityError:
		tone = kit.ToneBad
	case p.Open():
		tone = kit.ToneWarn
	}
	if about != "" {
		about = "(" + about + ") "
	}
	return []kit.Span{{Text: place(p.Sheet, p.Cell) + ": ", Bold: true, Tone: tone}, {Text: about, Tone: kit.ToneMuted}, {Text: p.Message}}
}

// shortPlace names a cell without its sheet where the file has only one.
func shortPlace(sheet, cell string, many bool) string {
	if many || cell == "" {
		return place(sheet, cell)
	}
	return cell
}

func problemKey(p model.Problem) string {
	return p.Sheet + "!" + p.Cell + "!" + string(p.About) + "!" + p.Message
}

// answerText tells what was decided about a problem.
func answerText(p model.Problem) string {
	if typed, ok := strings.CutPrefix(p.Answer, model.AnswerTyped); ok {
		return "ghi " + typed
	}
	if p.Answer == model.AnswerSkip {
		return "để ngoài"
	}
	for _, c := range p.Choices {
		if c.Value == p.Answer {
			return c.Label
		}
	}
	return p.Answer
}

// firstBad returns the first file that waits for the user, else the first.
func firstBad(files []model.FileResult) int {
	for i, f := range files {
		if f.Errors()+f.Questions() > 0 {
			return i
		}
	}
	return 0
}
