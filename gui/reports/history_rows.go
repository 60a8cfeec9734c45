package reports

import (
	"strings"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

// historyColumns are the columns of the history of one report (picture 11).
func historyColumns() []kit.Column {
	return []kit.Column{
		{ID: "at", Title: "Lúc", Width: 152},
		{ID: "person", Title: "Người", Width: 150},
		{ID: "what", Title: "Việc", Width: 210},
		{ID: "old", Title: "Cũ", Width: 160, Grow: true},
		{ID: "new", Title: "Mới", Width: 160, Grow: true},
		{ID: "reason", Title: "Lý do", Width: 170},
	}
}

// historyRows makes the rows of the history; the subject loses the unit and
// the period, which all lines share.
func historyRows(changes []model.Change) []kit.Row {
	out := make([]kit.Row, len(changes))
	for i, c := range changes {
		cells := kit.Texts(c.At.Format("02/01/2006 15:04"), c.Person, changeWords(c), oneLine(c.Old), oneLine(c.New), c.Reason)
		if c.Old == "" && c.Entity != "attachment" {
			cells[3] = kit.Cell{Text: "trống", Tone: kit.ToneMuted}
		}
		if c.New == "" && c.Entity != "attachment" {
			cells[4] = kit.Cell{Text: "trống", Tone: kit.ToneMuted}
		}
		cells[4].Bold = c.New != ""
		out[i] = kit.Row{Key: historyKey(c), Cells: cells}
	}
	return out
}

// changeWords tells what was done to which target or section: "12a: sửa số".
func changeWords(c model.Change) string {
	if _, what, ok := strings.Cut(c.Subject, ", "+c.Code.Short()+", "); ok {
		return what + ": " + c.Action
	}
	return c.Action
}

// oneLine writes a text of several lines in one cell.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func historyKey(c model.Change) string { return "h" + itoa(c.ID) }
