package preview

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// PageList is the list of a document's pages, with the heading that begins on
// each, to go to one of them. Closed it tells "Trang 2/18".
type PageList struct {
	pages *Pages
	list  *kit.Select
	root  fyne.CanvasObject
}

// NewPageList returns the list of what the pages show; Follow brings it up to
// date.
func NewPageList(pages *Pages) *PageList {
	l := &PageList{pages: pages}
	l.list = kit.NewSelect(nil, func(i int) { pages.Turn(i - pages.Page()) }).ShowClosed(l.number)
	l.list.SetPlaceholder("Chưa có trang")
	l.root = container.New(room("Trang 188/188 ▾▾"), l.list)
	return l
}

// Object is what stands in a row of buttons.
func (l *PageList) Object() fyne.CanvasObject { return l.root }

// Follow shows the pages of the document and the one that is looked at.
func (l *PageList) Follow() {
	if labels := l.labels(); !slices.Equal(labels, l.list.Items()) {
		l.list.SetItems(labels)
	}
	if len(l.list.Items()) == 0 {
		l.list.Disable("chưa có trang")
		return
	}
	l.list.Enable()
	l.list.SetIndex(l.pages.Page())
}

// labels names the pages; one on which nothing begins has its number only.
func (l *PageList) labels() []string {
	doc := l.pages.Document()
	out := make([]string, len(doc.Pages))
	for i := range doc.Pages {
		out[i] = l.number(i)
	}
	named := map[int]bool{}
	for _, b := range doc.Outline {
		if b.Page < len(out) && !named[b.Page] {
			named[b.Page] = true
			out[b.Page] += "  " + vn.Shorten(b.Text, headingLength)
		}
	}
	return out
}

// number is a page's number of how many.
func (l *PageList) number(i int) string {
	return fmt.Sprintf("Trang %d/%d", i+1, len(l.pages.Document().Pages))
}

// headingLength is how many letters of a heading the list shows.
const headingLength = 60
