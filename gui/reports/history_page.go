package reports

import (
	"context"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

// historyLimit is how many lines of the history of one report are shown.
const historyLimit = 1000

// historyPage is the inner page “Lịch sử”: the versions of this report, and who
// changed what in it.
type historyPage struct {
	s        *entryScreen
	load     kit.Loader[reportHistory]
	versions *versionList
	grid     *kit.Grid
	content  fyne.CanvasObject
}

// reportHistory is what one load brings.
type reportHistory struct {
	changes  []model.Change
	versions []model.Version
}

func newHistoryPage(s *entryScreen) *historyPage {
	p := &historyPage{s: s, versions: newVersionList(s)}
	p.grid = kit.NewGrid(historyColumns(), kit.GridOptions{TreeColumn: -1})
	p.grid.On.Key = s.Key
	p.grid.SetEmpty(kit.Empty{Icon: kit.IconHistory, Title: "Báo cáo này chưa có thay đổi nào",
		Text: "Mỗi lần nhập, sửa, nộp, duyệt đều được ghi lại ở đây, không ai xóa được."})
	p.content = kit.NewStackV(10, p.versions.content, kit.Grow(p.grid))
	return p
}

// reload reads the history of the report that shows, when the page shows.
func (p *historyPage) reload() {
	if p.s.page != pageHistory || p.s.report == nil {
		return
	}
	k := p.s.report.key
	p.grid.SetBusy(true)
	p.load.Load(p.s.env, func(ctx context.Context) (h reportHistory, err error) {
		h.changes, err = p.s.svc.History(ctx, service.HistoryFilter{UnitID: k.unit, Year: k.year, Code: k.code, Limit: historyLimit})
		if err == nil {
			h.versions, err = p.s.svc.Versions(ctx, k.unit, k.year, k.code)
		}
		return h, err
	}, func(h reportHistory, err error) {
		if err != nil {
			p.grid.SetError(err, p.reload)
			return
		}
		p.versions.show(k, h.versions)
		p.grid.SetRows(historyRows(h.changes))
		p.content.Refresh()
	})
}

// focus gives the keyboard to the versions when there are some, else to the
// lines.
func (p *historyPage) focus() {
	g := p.grid
	if p.versions.content.Visible() {
		g = p.versions.grid
	}
	p.s.env.Window.Canvas().Focus(g)
}
