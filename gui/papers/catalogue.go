package papers

import (
	"strings"

	"fyne.io/fyne/v2"

	"sothidua/data/document/papers"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// listWidth is that of the catalogue, in pixels of a 100% screen.
const listWidth float32 = 262

// catalogue is the list of papers under the headings of the year's work.
type catalogue struct {
	grid    *kit.Grid
	about   *kit.Words
	root    fyne.CanvasObject
	kinds   []papers.Kind
	query   string
	picked  func(papers.Kind)
	current string
}

func newCatalogue(picked func(papers.Kind)) *catalogue {
	c := &catalogue{kinds: papers.List(), picked: picked, about: kit.NewSmallWords(kit.SizeNote)}
	c.grid = kit.NewGrid([]kit.Column{{ID: "paper", Width: 200, Grow: true}},
		kit.GridOptions{TreeColumn: -1, NoHeader: true, Bare: true, RowHeight: 24, MinRows: 6})
	c.grid.SetEmpty(kit.Empty{Icon: kit.IconSearch, Title: "Không có văn bản nào khớp", Text: "Gõ tên văn bản, có dấu hay không đều được."})
	c.grid.On = kit.GridEvents{Select: func(row, _ int) { c.choose(row) }}
	foot := kit.NewInset(12, 5, c.about)
	c.root = kit.NewPanel("", "", kit.NewStackV(0, kit.Grow(kit.NewInset(2, 2, c.grid)), foot))
	c.show()
	return c
}

// show lists the papers that match the query, each heading before its first.
func (c *catalogue) show() {
	var rows []kit.Row
	group := ""
	for _, k := range c.kinds {
		if !matches(k, c.query) {
			continue
		}
		if k.Group != group {
			group = k.Group
			rows = append(rows, kit.Row{Key: "#" + group, Kind: kit.RowGroup, Cells: kit.Texts(group)})
		}
		rows = append(rows, kit.Row{Key: k.Name, Cells: []kit.Cell{{Text: k.Label}}})
	}
	c.grid.SetRows(rows)
	if c.grid.RowByKey(c.current) >= 0 {
		c.grid.SelectKey(c.current)
	}
}

// matches tells whether a paper is meant by what was typed, without accents.
func matches(k papers.Kind, query string) bool {
	text := vn.Fold(k.Label + " " + k.About + " " + k.Group + " " + k.Name)
	for _, word := range strings.Fields(vn.Fold(query)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// search narrows the list.
func (c *catalogue) search(query string) {
	c.query = query
	c.show()
}

// choose tells of the paper in a row; a heading gives way to the paper behind
// it, or before it on the way up.
func (c *catalogue) choose(row int) {
	if row < 0 {
		return
	}
	key := c.grid.Source().Row(row).Key
	if strings.HasPrefix(key, "#") {
		to := row + 1
		if row < c.grid.RowByKey(c.current) && row > 0 {
			to = row - 1
		}
		c.grid.Select(to, 0)
		return
	}
	if key == c.current {
		return
	}
	c.set(key)
	for _, k := range c.kinds {
		if k.Name == key {
			c.picked(k)
		}
	}
}

// set marks a paper without telling anyone.
func (c *catalogue) set(name string) {
	c.current = name
	for _, k := range c.kinds {
		if k.Name == name {
			c.about.SetSpans(kit.Span{Text: k.About, Tone: kit.ToneMuted})
		}
	}
	if c.grid.CurrentKey() != name {
		if c.grid.RowByKey(name) < 0 {
			c.query = ""
			c.show()
		}
		c.grid.SelectKey(name)
	}
	c.root.Refresh()
}
