package shell

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/google/go-cmp/cmp"

	"sothidua/gui/kit"
)

// TestAnyTableLeavesForExcel: the table of the page is written under a name
// that tells the page and the period; a page without one says so.
func TestAnyTableLeavesForExcel(t *testing.T) {
	f := newFixture(t, false)
	grid := kit.NewGrid([]kit.Column{{ID: "name", Title: "Đơn vị", Width: 80}}, kit.GridOptions{})
	f.setup["targets/list"] = func(s *stubScreen) { s.head = []fyne.CanvasObject{container.NewHBox(grid)} }
	var path string
	var wrote []Sheet
	f.open(func(p *Params) {
		p.WriteTable = func(_ context.Context, to string, s Sheet) error { path, wrote = to, append(wrote, s); return nil }
	})
	files := &saveAnswers{}
	f.env.Files = files
	f.screenShortcut(kit.ExportTable())
	if files.name != "" || len(wrote) != 0 || !strings.Contains(strings.Join(f.noticeTexts(), ""), "không có bảng") {
		t.Fatalf("a page without a table: %q, %q", files.name, f.noticeTexts())
	}
	f.press(fyne.Key3, alt)
	grid.SetRows([]kit.Row{{Cells: kit.Texts("Thôn 1")}})
	f.screenShortcut(kit.ExportTable())
	if len(wrote) != 1 || path != "/ra/"+files.name || !strings.HasSuffix(files.name, ", 6 tháng đầu năm 2024.xlsx") {
		t.Fatalf("wrote %d tables to %q, proposed %q", len(wrote), path, files.name)
	}
	if diff := cmp.Diff(kit.Table{Columns: []kit.TableColumn{{Title: "Đơn vị", Width: 80}}, Rows: []kit.TableRow{{Texts: []string{"Thôn 1"}}}}, wrote[0].Table); diff != "" {
		t.Errorf("table (-want +got):\n%s", diff)
	}
}

// saveAnswers answers every question for a file's name with the proposed one.
type saveAnswers struct {
	kit.Files
	name string
}

func (s *saveAnswers) Save(_, name string, done func(string)) {
	s.name = name
	done("/ra/" + name)
}

// TestWidthsOfColumnsAreRemembered: a table has the widths of the last time,
// also in columns that are set later; what cannot be read is forgotten.
func TestWidthsOfColumnsAreRemembered(t *testing.T) {
	f := newFixture(t, false)
	good, broken := kit.NewGrid(nil, kit.GridOptions{}), kit.NewGrid([]kit.Column{{ID: "n", Width: 40}}, kit.GridOptions{})
	f.setup["targets/list"] = func(s *stubScreen) { s.head = []fyne.CanvasObject{container.NewHBox(good, broken)} }
	f.open(nil)
	f.memory.Set("widths/targets/list/0", `{"name":180}`)
	f.memory.Set("widths/targets/list/1", `{broken`)
	f.press(fyne.Key3, alt)
	good.SetColumns([]kit.Column{{ID: "name", Title: "Đơn vị", Width: 80}})
	if diff := cmp.Diff(map[string]float32{"name": 180}, good.Widths()); diff != "" || len(broken.Widths()) != 0 {
		t.Errorf("widths (-want +got):\n%s%v", diff, broken.Widths())
	}
}
