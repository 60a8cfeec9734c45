package system

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

// historyPage is how many lines of the history are read at once; older ones are
// found by narrowing.
const historyPage = 5000

const everybody = "Mọi người"

// changes is the history of what was changed in the book.
type changes struct {
	env    kit.Env
	svc    books
	load   kit.Loader[historyData]
	same   kit.Loader[[]model.Change]
	filter service.HistoryFilter
	all    []model.Change
	names  []string // whom the list of people offers

	grid   *kit.Grid
	people *kit.Select
	detail changeDetail
	object fyne.CanvasObject
}

// changeDetail shows one line of the history in full.
type changeDetail struct {
	title *kit.Text
	text  *kit.Words
	open  *kit.Button
}

// historyData is what one loading brings.
type historyData struct {
	changes []model.Change
	people  []model.Person
}

func newChanges(env kit.Env, svc books) *changes {
	c := &changes{env: env, svc: svc, filter: service.HistoryFilter{Limit: historyPage}}
	c.grid = kit.NewGrid(historyColumns(), kit.GridOptions{TreeColumn: -1, RowHeight: 26, Bare: true})
	c.grid.SetEmpty(kit.Empty{Icon: kit.IconHistory, Title: "Không có thay đổi nào", Text: "Đổi điều kiện lọc hoặc chữ cần tìm."})
	c.grid.On = kit.GridEvents{Select: func(int, int) { c.tell() }, Activate: func(int, int) { c.source() }}
	c.detail = changeDetail{title: kit.NewHeading("").Cut(), text: kit.NewSmallWords(kit.SizeLabel),
		open: kit.NewButton(kit.IconPencil, "Mở nơi sửa", c.source).Small()}
	words := container.New(height(92), container.NewVScroll(c.detail.text))
	detail := kit.NewInset(12, 8, kit.NewStackV(4, kit.NewRow(8, kit.Grow(c.detail.title), c.detail.open), words))
	c.object = kit.NewStackV(10,
		kit.Grow(kit.NewPanel("Lịch sử thay đổi", "không ai sửa hay xóa được", kit.NewStackV(0, c.filters(), kit.Grow(c.grid)))),
		kit.NewPanel("", "", detail))
	c.tell()
	return c
}

func (c *changes) filters() fyne.CanvasObject {
	from := kit.NewDateBox()
	from.OnCommit = func() {
		if day, err := from.Date(); err == nil {
			c.filter.From = day
			c.reload()
		}
	}
	c.people = kit.NewSelect([]string{everybody}, func(i int) {
		c.filter.Person = ""
		if i > 0 {
			c.filter.Person = c.names[i-1]
		}
		c.reload()
	})
	c.people.SetIndex(0)
	kinds := entityKinds()
	labels := make([]string, len(kinds))
	for i, k := range kinds {
		labels[i] = k.label
	}
	kind := kit.NewSelect(labels, func(i int) {
		c.filter.Entity = kinds[i].entity
		c.reload()
	})
	kind.SetIndex(0)
	return kit.NewInset(10, 8, kit.NewRow(8, kit.NewLabel("Từ ngày"), container.New(width(164), from),
		kit.Grow(c.people), kit.Grow(kind)))
}

func (c *changes) close() {
	c.load.Stop()
	c.same.Stop()
}

func (c *changes) reload() {
	filter := c.filter
	c.grid.SetBusy(true)
	c.load.Load(c.env, func(ctx context.Context) (d historyData, err error) {
		if d.changes, err = c.svc.History(ctx, filter); err != nil {
			return d, err
		}
		d.people, err = c.svc.People(ctx)
		return d, err
	}, func(d historyData, err error) {
		if err != nil {
			c.grid.SetError(err, c.reload)
			return
		}
		c.all = d.changes
		c.fillPeople(d)
		c.grid.SetSource(kit.SourceFunc{Count: func() int { return len(d.changes) }, At: func(i int) kit.Row { return historyRow(d.changes[i]) }})
		text := count(len(d.changes)) + " thay đổi"
		if len(d.changes) == historyPage {
			text += " mới nhất; lọc hoặc tìm để thấy cũ hơn"
		}
		c.env.Status(text)
		if row, _ := c.grid.Current(); row < 0 && len(d.changes) > 0 {
			c.grid.Select(0, 0)
		}
		c.tell()
	})
}

// fillPeople offers the people of the book and everybody who stands in the
// history; a person once offered stays.
func (c *changes) fillPeople(d historyData) {
	add := func(name string) {
		if name != "" && !slices.Contains(c.names, name) {
			c.names = append(c.names, name)
		}
	}
	for _, p := range d.people {
		add(p.Name)
	}
	for _, ch := range d.changes {
		add(ch.Person)
	}
	c.people.SetItems(append([]string{everybody}, c.names...))
	c.people.SetIndex(slices.Index(c.names, c.filter.Person) + 1)
}

func (c *changes) search(query string) {
	c.filter.Text = query
	c.reload()
}

func (c *changes) current() (model.Change, bool) {
	return kit.Chosen(c.grid, c.all)
}

// tell shows the chosen line in full, with what was done to the same thing
// before.
func (c *changes) tell() {
	c.same.Stop()
	ch, ok := c.current()
	if !ok {
		c.detail.title.SetText("Chọn một dòng để xem đầy đủ")
		c.detail.text.SetSpans()
		c.detail.open.Disable("chưa chọn dòng nào")
		return
	}
	c.detail.title.SetText(ch.Subject)
	c.detail.text.SetSpans(changeSpans(ch, true)...)
	reason := "dòng này không có nơi sửa"
	if _, ok := placeOf(ch); ok {
		reason = ""
	}
	c.detail.open.SetReason(reason)
	filter, ok := sameThing(ch)
	if !ok {
		return
	}
	c.same.Load(c.env, func(ctx context.Context) ([]model.Change, error) { return c.svc.History(ctx, filter) },
		func(others []model.Change, err error) {
			if err != nil {
				c.detail.text.SetSpans(kit.Span{Text: model.Message(err), Tone: kit.ToneBad})
				return
			}
			c.detail.text.SetSpans(withOthers(ch, others)...)
		})
}

// withOthers tells a line in full and the other lines about the same thing
// below.
func withOthers(ch model.Change, others []model.Change) []kit.Span {
	spans := changeSpans(ch, true)
	for _, o := range others {
		if o.ID != ch.ID {
			spans = append(append(spans, kit.Span{Text: "\n"}), changeSpans(o, false)...)
		}
	}
	return spans
}

// source goes to where the chosen change was made, in its year and period.
func (c *changes) source() {
	ch, ok := c.current()
	if !ok {
		return
	}
	place, ok := placeOf(ch)
	if !ok {
		return
	}
	scope := c.env.Scope()
	if ch.Year != 0 {
		scope.Year = ch.Year
	}
	if ch.Code != "" {
		scope.Code = ch.Code
	}
	c.env.SetScope(scope)
	c.env.Go(place)
}
