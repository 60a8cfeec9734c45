package units

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

// small is a book of two blocks and four units on 18/06/2024.
func small() book {
	return book{year: 2024, today: "2024-06-18",
		blocks: []model.Block{{ID: 1, Name: "Khối thôn"}, {ID: 2, Name: "Khối trường"}},
		units: []model.Unit{
			{ID: 11, Code: "T01", Name: "Thôn 1", BlockID: 1, Kind: model.Village, Head: "Nguyễn Đức Lộc", Position: 1,
				Measures: map[model.Measure]decimal.Decimal{model.MeasureHouseholds: decimal.NewFromInt(1214)}},
			{ID: 12, Code: "T02", Name: "Thôn 2", BlockID: 1, Kind: model.Village, ValidTo: "2024-03-31", Position: 4},
			{ID: 13, Code: "TH", Name: "Trường Tiểu học", BlockID: 2, Kind: model.School, ValidTo: "2024-12-31", Position: 3},
			{ID: 14, Code: "X", Name: "Tổ lẻ", ValidFrom: "2024-09-01"},
		}}
}

// lines writes the rows as texts.
func lines(rows []kit.Row) []string {
	var out []string
	for _, r := range rows {
		var cells []string
		for _, c := range r.Cells {
			text := c.Text
			if c.More != nil {
				text += c.More.Text
			}
			cells = append(cells, text)
		}
		out = append(out, strings.TrimRight(strings.Join(cells, "|"), "|"))
	}
	return out
}

func TestRowsStandUnderTheirBlocks(t *testing.T) {
	over := func(b book) book { b.year = 2023; return b }
	for _, tc := range []struct {
		name  string
		book  book
		f     filter
		shown int
		want  []string
	}{
		{"as it opens", small(), filter{}, 3, []string{"Khối thôn (1)", "T01|Thôn 1|Nguyễn Đức Lộc|||1.214 hộ", "Khối trường (1)",
			"TH|Trường Tiểu học  đến 31/12/2024", "Chưa xếp khối (1)", "X|Tổ lẻ  từ 01/09/2024"}},
		{"with the stopped", small(), filter{over: true, block: 1}, 2, []string{"Khối thôn (2)", "T01|Thôn 1|Nguyễn Đức Lộc|||1.214 hộ",
			"T02|Thôn 2  đã thôi 31/03/2024"}},
		{"without accents", small(), filter{query: "duc loc"}, 1, []string{"Khối thôn (1)", "T01|Thôn 1|Nguyễn Đức Lộc|||1.214 hộ"}},
		{"by kind", small(), filter{query: "truong hoc"}, 1, []string{"Khối trường (1)", "TH|Trường Tiểu học  đến 31/12/2024"}},
		{"nothing", small(), filter{query: "không có"}, 0, nil},
		{"an empty block", small(), filter{block: 2, query: ""}, 1, []string{"Khối trường (1)", "TH|Trường Tiểu học  đến 31/12/2024"}},
		{"a year that is over", over(small()), filter{block: 1}, 2, []string{"Khối thôn (2)", "T01|Thôn 1|Nguyễn Đức Lộc|||1.214 hộ",
			"T02|Thôn 2  đến 31/03/2024"}},
	} {
		rows, shown := makeRows(tc.book, tc.f)
		if diff := cmp.Diff(tc.want, lines(rows)); diff != "" || shown != tc.shown {
			t.Errorf("%s: %d shown, want %d; rows (-want +got):\n%s", tc.name, shown, tc.shown, diff)
		}
	}
}

func TestRowKeysNameTheUnit(t *testing.T) {
	for key, want := range map[string]model.ID{unitKey(7): 7, blockKey(7): 0, "": 0, "ux": 0} {
		if got := unitOf(key); got != want {
			t.Errorf("unitOf(%q) = %d, want %d", key, got, want)
		}
	}
}

func TestStatusCountsTheStopped(t *testing.T) {
	if got, want := statusText(small(), 3), "3/4 đơn vị đang hiện, 2 khối, 1 đơn vị đã thôi"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := small().nextPosition(); got != 5 {
		t.Errorf("the next place is %d, want 5", got)
	}
}

func TestMeasuresSayWhatTheyCount(t *testing.T) {
	n := decimal.RequireFromString("84.25")
	for _, tc := range []struct {
		measure model.Measure
		want    string
	}{{model.MeasureHouseholds, "84,25 hộ"}, {model.MeasurePopulation, "84,25 người"}, {model.MeasureLabour, "84,25 lao động"},
		{model.MeasureRiceArea, "84,25 ha lúa"}, {model.MeasureClassrooms, "84,25 phòng"}} {
		u := model.Unit{Measures: map[model.Measure]decimal.Decimal{tc.measure: n}}
		if got := mainMeasure(u); got != tc.want {
			t.Errorf("%s: %q, want %q", tc.measure, got, tc.want)
		}
	}
	if got := mainMeasure(model.Unit{}); got != "" {
		t.Errorf("no measure: %q", got)
	}
}
