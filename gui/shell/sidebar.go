package shell

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

// sideHooks is what the side bar tells the shell.
type sideHooks struct {
	area   func(id string)
	year   func(year int)
	period func(code model.PeriodCode)
	person func(name string)
	people func() // opens the list of people, nil when there is no such page
}

// sideBar is the left of the window: the commune, the year and period every
// screen shows, the areas, and who works. On a narrow window it shows icons
// and digits, and the choices open as menus.
type sideBar struct {
	root    *fyne.Container
	hooks   sideHooks
	list    *sideList
	wide    wideSide
	slim    slimSide
	areas   *container.Scroll
	narrow  bool
	years   []int
	periods []model.PeriodCode
	people  []string
	person  string
}

// wideSide is what shows at 224 pixels only.
type wideSide struct {
	commune, person *kit.Text
	year, period    *kit.Select
	change          *kit.Button
	line            *canvas.Rectangle
}

// slimSide is what shows at 56 pixels only.
type slimSide struct{ year, period, person *kit.Button }

func newSideBar(items []sideItem, hooks sideHooks) *sideBar {
	s := &sideBar{hooks: hooks}
	s.list = newSideList(items, hooks.area)
	s.areas = container.NewVScroll(s.list)
	s.wide = wideSide{
		commune: kit.NewText("", kit.TextStyle{Bold: true}).Cut(),
		person:  kit.NewText("", kit.TextStyle{Size: kit.SizeNote}).Cut(),
		year:    kit.NewSelect(nil, func(i int) { s.pickYear(i) }),
		period:  kit.NewSelect(nil, func(i int) { s.pickPeriod(i) }),
		line:    canvas.NewRectangle(kit.Rule),
	}
	s.wide.change = kit.NewLink("Đổi người dùng", func() { s.menuOfPeople(s.wide.change) }).Small()
	s.slim.year = kit.NewButton("", "–", func() { s.menuOfYears() }).Small()
	s.slim.period = kit.NewButton("", "–", func() { s.menuOfPeriods() }).Small()
	s.slim.person = kit.NewButton(kit.IconUser, "", func() { s.menuOfPeople(s.slim.person) })
	back, edge := canvas.NewRectangle(kit.SideFill), canvas.NewRectangle(kit.Rule)
	s.root = container.New(sideLayout{s, back, edge}, back, edge, s.wide.commune, s.wide.year, s.wide.period,
		s.slim.year, s.slim.period, s.areas, s.wide.line, s.wide.person, s.wide.change, s.slim.person)
	s.narrow = true
	s.setNarrow(false)
	return s
}

// setNarrow shows one of the two shapes.
func (s *sideBar) setNarrow(narrow bool) {
	if s.narrow == narrow {
		return
	}
	s.narrow = narrow
	s.list.setNarrow(narrow)
	for _, o := range []fyne.CanvasObject{s.wide.commune, s.wide.year, s.wide.period, s.wide.person, s.wide.change} {
		kit.Show(o, !narrow)
	}
	for _, o := range []fyne.CanvasObject{s.slim.year, s.slim.period, s.slim.person} {
		kit.Show(o, narrow)
	}
}

// setOffice shows the commune and the people who may work.
func (s *sideBar) setOffice(name string, people []string) {
	s.wide.commune.SetText(name)
	s.people = people
}

// setPerson shows who works.
func (s *sideBar) setPerson(name string) {
	s.person = name
	s.wide.person.SetText(name)
}

// setScope shows the years and periods there are, and which are chosen.
func (s *sideBar) setScope(years []int, periods []model.PeriodCode, now kit.Scope) {
	s.years, s.periods = years, periods
	names := make([]string, len(years))
	for i, y := range years {
		names[i] = strconv.Itoa(y)
	}
	s.wide.year.SetItems(names)
	codes := make([]string, len(periods))
	for i, c := range periods {
		codes[i] = c.Short()
	}
	s.wide.period.SetItems(codes)
	s.showScope(now)
}

// showScope marks the chosen year and period in the lists there are.
func (s *sideBar) showScope(now kit.Scope) {
	s.wide.year.SetIndex(indexOf(s.years, now.Year))
	s.wide.period.SetIndex(indexOf(s.periods, now.Code))
	s.slim.year.SetText(strconv.Itoa(now.Year))
	s.slim.period.SetText(shortest(now.Code))
}

func indexOf[T comparable](list []T, want T) int {
	for i, v := range list {
		if v == want {
			return i
		}
	}
	return -1
}

// shortest names a period in the 52 pixels of the narrow side bar.
func shortest(c model.PeriodCode) string {
	switch {
	case c == "":
		return "–"
	case c == model.H2:
		return "6T cuối"
	case c.Kind() == model.Month:
		return "T" + strconv.Itoa(c.LastMonth())
	}
	return c.Short()
}

func (s *sideBar) pickYear(i int) {
	if i >= 0 && i < len(s.years) {
		s.hooks.year(s.years[i])
	}
}

func (s *sideBar) pickPeriod(i int) {
	if i >= 0 && i < len(s.periods) {
		s.hooks.period(s.periods[i])
	}
}

func (s *sideBar) menuOfYears() {
	var items []*fyne.MenuItem
	for i, y := range s.years {
		items = append(items, choiceItem(strconv.Itoa(y), i == s.wide.year.Index(), func() { s.pickYear(i) }))
	}
	s.popUp(s.slim.year, items)
}

func (s *sideBar) menuOfPeriods() {
	var items []*fyne.MenuItem
	for i, c := range s.periods {
		items = append(items, choiceItem(c.Short(), i == s.wide.period.Index(), func() { s.pickPeriod(i) }))
	}
	s.popUp(s.slim.period, items)
}

// menuOfPeople lists who may work with the book.
func (s *sideBar) menuOfPeople(from fyne.CanvasObject) {
	var items []*fyne.MenuItem
	for _, name := range s.people {
		items = append(items, choiceItem(name, name == s.person, func() { s.hooks.person(name) }))
	}
	if s.hooks.people != nil {
		if len(items) > 0 {
			items = append(items, fyne.NewMenuItemSeparator())
		}
		items = append(items, fyne.NewMenuItem("Thêm, sửa người dùng…", s.hooks.people))
	}
	s.popUp(from, items)
}

func choiceItem(label string, chosen bool, do func()) *fyne.MenuItem {
	it := fyne.NewMenuItem(label, do)
	it.Checked = chosen
	return it
}

// popUp shows a menu beside a button: over it when there is no room below.
func (s *sideBar) popUp(from fyne.CanvasObject, items []*fyne.MenuItem) {
	d := fyne.CurrentApp().Driver()
	c := d.CanvasForObject(from)
	if c == nil || len(items) == 0 {
		return
	}
	menu := widget.NewPopUpMenu(fyne.NewMenu("", items...), c)
	at := d.AbsolutePositionForObject(from)
	if below := at.Y + from.Size().Height; below+menu.MinSize().Height <= c.Size().Height {
		at.Y = below
	} else {
		at.Y = max(0, at.Y-menu.MinSize().Height)
	}
	menu.ShowAtPosition(at)
}

// sideLayout places the side bar's parts (picture 01).
type sideLayout struct {
	s          *sideBar
	back, edge *canvas.Rectangle
}

// Layout implements fyne.Layout.
func (l sideLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	s := l.s
	set(l.back, 0, 0, size.Width, size.Height)
	set(l.edge, size.Width-1, 0, 1, size.Height)
	if s.narrow {
		l.slim(size)
		return
	}
	set(s.wide.commune, px(12), px(8), size.Width-px(20), px(22))
	set(s.wide.year, px(10), px(34), px(78), px(30))
	set(s.wide.period, px(94), px(34), size.Width-px(104), px(30))
	foot := size.Height - px(40)
	set(s.areas, 0, px(65), size.Width-1, max(0, foot-px(65)))
	set(s.wide.line, 0, foot, size.Width-1, 1)
	set(s.wide.person, px(12), foot+px(2), size.Width-px(20), px(20))
	set(s.wide.change, px(10), foot+px(19), s.wide.change.MinSize().Width, px(20))
}

func (l sideLayout) slim(size fyne.Size) {
	s := l.s
	set(s.slim.year, px(2), px(8), size.Width-px(5), px(26))
	set(s.slim.period, px(2), px(37), size.Width-px(5), px(26))
	foot := size.Height - px(40)
	set(s.areas, 0, px(71), size.Width-1, max(0, foot-px(71)))
	set(s.wide.line, 0, foot, size.Width-1, 1)
	set(s.slim.person, px(12), foot+px(4), px(32), px(32))
}

// MinSize implements fyne.Layout.
func (l sideLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(px(sideNarrow), px(200))
}
