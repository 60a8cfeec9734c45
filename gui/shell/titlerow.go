package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/gui/kit"
)

// titleHooks is what the title row tells the shell.
type titleHooks struct {
	tab  func(i int)
	help func()
	back func()
}

// titleRow is the row above the page: title, tabs, the badge of a sample year,
// the search box and the way to the help. Over a preview it shows the way back
// instead.
type titleRow struct {
	root        *fyne.Container
	back        *kit.Button
	title       *kit.Text
	tabs        *kit.Tabs
	badge       fyne.CanvasObject
	search      *fyne.Container // holds the search box of the page
	searchWidth float32
}

const (
	searchWide  float32 = 216
	searchLeast float32 = 140
)

func newTitleRow(hooks titleHooks) *titleRow {
	t := &titleRow{searchWidth: searchWide}
	t.back = kit.NewButton(kit.IconLeft, "Quay lại", hooks.back).Hint("Esc")
	t.title = kit.NewText("", kit.TextStyle{Size: kit.SizeTitle, Bold: true})
	t.tabs = kit.NewTabs(nil, hooks.tab)
	t.badge = kit.NewBadge("SỐ LIỆU MẪU")
	t.search = container.New(fixedWidth{&t.searchWidth})
	help := kit.NewRow(6, kit.NewIcon(kit.IconHelp, kit.Primary, 16), kit.NewLink("F1", hooks.help))
	row := kit.NewRow(14, t.back, t.title, kit.Grow(container.NewStack(t.tabs)), t.badge, t.search, kit.NewInset(4, 0, help))
	t.root = container.New(titleLayout{t}, row)
	t.back.Hide()
	t.badge.Hide()
	t.tabs.Hide()
	t.search.Hide()
	return t
}

// showPage shows the title and tabs of a page, and its search box, nil for
// none. A single tab is not shown.
func (t *titleRow) showPage(title string, tabs []string, current int, search *kit.SearchBox) {
	t.title.SetText(title)
	t.tabs.SetLabels(tabs, current)
	kit.Show(t.tabs, len(tabs) > 1)
	t.back.Hide()
	t.search.Objects = nil
	if search != nil {
		t.search.Objects = []fyne.CanvasObject{search}
	}
	kit.Show(t.search, search != nil)
	t.root.Refresh()
}

// showOver shows the title of what lies over the page, and the way back.
func (t *titleRow) showOver(title string) {
	t.title.SetText(title)
	t.tabs.Hide()
	t.search.Hide()
	t.badge.Hide()
	t.back.Show()
	t.root.Refresh()
}

// setSample shows or hides the badge of a sample year.
func (t *titleRow) setSample(on bool) {
	if t.badge.Visible() != on {
		kit.Show(t.badge, on)
		t.root.Refresh()
	}
}

// titleLayout keeps the row off the window's right edge and off the side bar.
// Where the tabs have no room the search box gives way first.
type titleLayout struct{ t *titleRow }

// Layout implements fyne.Layout.
func (l titleLayout) Layout(objs []fyne.CanvasObject, size fyne.Size) {
	width := size.Width - 2*px(margin) + px(4)
	was := l.t.searchWidth
	l.t.searchWidth = searchWide
	if lack := objs[0].MinSize().Width - width; lack > 0 {
		l.t.searchWidth = max(searchLeast, searchWide-lack/kit.Scale())
	}
	set(objs[0], px(margin), 0, width, size.Height)
	if l.t.searchWidth != was {
		objs[0].Refresh() // the parts move though the row may keep its size
	}
}

// MinSize implements fyne.Layout.
func (titleLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(px(300), px(titleHeight))
}
