package reports

import (
	"strconv"

	"sothidua/data/model"
)

// areaID is the ID of this area, for places to go to.
const areaID = "reports"

// The IDs of the tabs.
const (
	tabTracker = "tracker"
	tabEntry   = "entry"
)

func yearText(year int) string { return strconv.Itoa(year) }

// periodTitle names a period in a column's title or a sentence: "6 tháng 2024",
// "Quý I/2024", "Năm 2024".
func periodTitle(p model.Period) string {
	switch p.Code.Kind() {
	case model.Quarter, model.WholeYear:
		return p.Label()
	case model.Month:
		return p.Code.Short() + "/" + yearText(p.Year)
	}
	return p.Code.Short() + " " + yearText(p.Year)
}

func itoa(id model.ID) string { return strconv.FormatInt(int64(id), 10) }
