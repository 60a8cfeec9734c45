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

// historyPage is the inner page “Lịch sử”: who changed what in this report.
type historyPage struct {
	s       *entryScreen
	load    kit.Loader[[]model.Change]
	grid    *kit.Grid
	content fyne.CanvasObject
}

func newHistoryPage(s *entryScreen) *historyPage {
	p := &historyPage{s: s}
	p.grid = kit.NewGrid(historyColumns(), kit.GridOptions{TreeColumn: -1})
	p.grid.On.Key = s.Key
	p.grid.SetEmpty(kit.Empty{Icon: kit.IconHistory, Title: "Báo cáo này chưa có thay đổi nào",
		Text: "Mỗi lần nhập, sửa, nộp, duyệt đều được ghi lại ở đây, không ai xóa được."})
	p.content = p.grid
	return p
}

// reload reads the history of the report that shows, when the page shows.
func (p *historyPage) reload() {
	if p.s.page != pageHistory || p.s.report == nil {
		return
	}
	k := p.s.report.key
	p.grid.SetBusy(true)
	p.load.Load(p.s.env, func(ctx context.Context) ([]model.Change, error) {
		return p.s.svc.History(ctx, service.HistoryFilter{UnitID: k.unit, Year: k.year, Code: k.code, Limit: historyLimit})
	}, func(changes []model.Change, err error) {
		if err != nil {
			p.grid.SetError(err, p.reload)
			return
		}
		p.grid.SetRows(historyRows(changes))
	})
}
