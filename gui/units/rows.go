package units

import (
	"fmt"
	"strconv"
	"strings"

	"sothidua/data/model"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// book is what the screen loads: the blocks, all units and the day.
type book struct {
	year   int
	today  model.Date
	blocks []model.Block
	units  []model.Unit // by block and position
}

// unit returns a unit of the book.
func (b book) unit(id model.ID) (model.Unit, bool) {
	for _, u := range b.units {
		if u.ID == id && id != 0 {
			return u, true
		}
	}
	return model.Unit{}, false
}

// day is the day on which the list looks at the units: today, or the last day
// of a year that is over.
func (b book) day() model.Date {
	if last := model.Y.LastDay(b.year); b.year != 0 && last < b.today {
		return last
	}
	return b.today
}

// over tells whether a unit has stopped before the day of the list.
func (b book) over(u model.Unit) bool { return u.ValidTo != "" && u.ValidTo < b.day() }

// nextPosition is the place behind the last unit of the book, whose blocks are
// in the order of the units' places.
func (b book) nextPosition() int {
	last := 0
	for _, u := range b.units {
		last = max(last, u.Position)
	}
	return last + 1
}

// filter says which units the table shows.
type filter struct {
	query string
	block model.ID // 0: all
	over  bool     // also those that have stopped
}

func columns(year int) []kit.Column {
	return []kit.Column{
		{ID: "code", Title: "Mã", Width: 58},
		{ID: "name", Title: "Đơn vị", Width: 176, Grow: true},
		{ID: "head", Title: "Người\nphụ trách", Width: 148, Small: true},
		{ID: "phone", Title: "Điện thoại", Width: 108, Small: true},
		{ID: "council", Title: "Hội đồng\nphụ trách", Width: 160, Small: true},
		{ID: "measures", Title: fmt.Sprintf("Mẫu số\n%d", year), Width: 80, Small: true},
	}
}

func unitKey(id model.ID) string  { return "u" + strconv.FormatInt(int64(id), 10) }
func blockKey(id model.ID) string { return "b" + strconv.FormatInt(int64(id), 10) }

// unitOf reads the ID of the unit out of a row's key, 0 for a block's row.
func unitOf(key string) model.ID {
	rest, ok := strings.CutPrefix(key, "u")
	if !ok {
		return 0
	}
	n, err := strconv.ParseInt(rest, 10, 64)
	if err != nil {
		return 0
	}
	return model.ID(n)
}

// makeRows writes the units under their blocks and counts them. A block
// without a matching unit stands only when nothing is searched.
func makeRows(b book, f filter) (rows []kit.Row, shown int) {
	blocks := append(append([]model.Block(nil), b.blocks...), model.Block{Name: "Chưa xếp khối"})
	for _, block := range blocks {
		if f.block != 0 && f.block != block.ID {
			continue
		}
		var members []kit.Row
		for _, u := range b.units {
			if u.BlockID == block.ID && f.match(u, b) {
				members = append(members, unitRow(u, b))
			}
		}
		if len(members) == 0 && (block.ID == 0 || f.query != "") {
			continue
		}
		rows = append(rows, kit.Row{Key: blockKey(block.ID), Kind: kit.RowGroup,
			Cells: kit.Texts(fmt.Sprintf("%s (%d)", block.Name, len(members)))})
		rows = append(rows, members...)
		shown += len(members)
	}
	return rows, shown
}

// match tells whether the filter lets a unit through.
func (f filter) match(u model.Unit, b book) bool {
	if b.over(u) && !f.over {
		return false
	}
	return vn.Match(f.query, strings.Join([]string{u.Code, u.Name, u.Kind.Label(), u.Head, u.Phone, u.Council, u.Note}, " "))
}

func unitRow(u model.Unit, b book) kit.Row {
	name, tone := kit.Cell{Text: u.Name}, kit.ToneNormal
	if b.over(u) {
		tone = kit.ToneMuted
	}
	if until := validText(u, b.day()); until != "" {
		name.More = &kit.Run{Text: "  " + until, Tone: kit.ToneWarn}
	}
	name.Tone = tone
	cells := []kit.Cell{{Text: u.Code, Tone: tone}, name, {Text: u.Head, Tone: tone},
		{Text: u.Phone, Tone: tone}, {Text: u.Council, Tone: tone}, {Text: mainMeasure(u), Tone: tone}}
	return kit.Row{Key: unitKey(u.ID), Cells: cells}
}

// validText tells that a unit has stopped, will stop, or has not begun on a
// day; "" for one that simply is there.
func validText(u model.Unit, day model.Date) string {
	switch {
	case u.ValidTo != "" && u.ValidTo < day:
		return "đã thôi " + vn.FormatDate(u.ValidTo)
	case u.ValidTo != "":
		return "đến " + vn.FormatDate(u.ValidTo)
	case u.ValidFrom > day:
		return "từ " + vn.FormatDate(u.ValidFrom)
	}
	return ""
}

// mainMeasure writes the first denominator a unit has: "214 hộ".
func mainMeasure(u model.Unit) string {
	for _, m := range model.Measures {
		if d, ok := u.Measures[m]; ok {
			return vn.Format(d) + " " + measureUnit(m)
		}
	}
	return ""
}

// measureUnit is what a denominator counts.
func measureUnit(m model.Measure) string {
	switch m {
	case model.MeasureHouseholds:
		return "hộ"
	case model.MeasurePopulation:
		return "người"
	case model.MeasureLabour:
		return "lao động"
	case model.MeasureRiceArea:
		return "ha lúa"
	}
	return "phòng"
}

// statusText counts the units for the status bar.
func statusText(b book, shown int) string {
	over := 0
	for _, u := range b.units {
		if b.over(u) {
			over++
		}
	}
	text := fmt.Sprintf("%d/%d đơn vị đang hiện, %d khối", shown, len(b.units), len(b.blocks))
	if over > 0 {
		text += fmt.Sprintf(", %d đơn vị đã thôi", over)
	}
	return text
}
