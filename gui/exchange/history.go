package exchange

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// historyScreen lists the imports that were made, newest first.
type historyScreen struct {
	env   kit.Env
	svc   books
	load  kit.Loader[[]model.Change]
	all   []model.Change
	query string
	grid  *kit.Grid
	page  fyne.CanvasObject
}

var (
	_ kit.Screen   = (*historyScreen)(nil)
	_ kit.Searcher = (*historyScreen)(nil)
	_ kit.Hinter   = (*historyScreen)(nil)
	_ kit.Focuser  = (*historyScreen)(nil)
)

func newHistory(env kit.Env, svc books) *historyScreen {
	s := &historyScreen{env: env, svc: svc}
	s.grid = kit.NewGrid([]kit.Column{
		{ID: "at", Title: "Lúc", Width: 150}, {ID: "person", Title: "Người nhập", Width: 180},
		{ID: "file", Title: "Tệp", Width: 240, Grow: true}, {ID: "cells", Title: "Đã ghi", Width: 110, Align: kit.AlignRight},
	}, kit.GridOptions{TreeColumn: -1})
	s.page = kit.NewPage(nil, s.grid, kit.NewNote("Từng ô đã ghi nằm trong Hệ thống, Sao lưu, lịch sử: lý do của ô là tên tệp.").Cut())
	return s
}

// Content implements kit.Screen.
func (s *historyScreen) Content() fyne.CanvasObject { return s.page }

// Close implements kit.Screen.
func (s *historyScreen) Close() { s.load.Stop() }

// FocusFirst implements kit.Focuser.
func (s *historyScreen) FocusFirst() { s.env.Window.Canvas().Focus(s.grid) }

// Keys implements kit.Hinter.
func (s *historyScreen) Keys() string {
	return "Ctrl+F: tìm không dấu theo tên tệp, người nhập"
}

// Reload implements kit.Screen.
func (s *historyScreen) Reload() {
	s.grid.SetBusy(true)
	s.load.Load(s.env, func(ctx context.Context) ([]model.Change, error) {
		return s.svc.History(ctx, service.HistoryFilter{Entity: "import"})
	}, func(all []model.Change, err error) {
		if err != nil {
			s.grid.SetError(err, s.Reload)
			return
		}
		s.all = all
		s.show()
	})
}

// Search implements kit.Searcher.
func (s *historyScreen) Search(query string) {
	s.query = query
	s.show()
}

func (s *historyScreen) show() {
	var rows []kit.Row
	for _, c := range s.all {
		if vn.Match(s.query, c.Subject+" "+c.Person) {
			rows = append(rows, kit.Row{Key: fmt.Sprint(c.ID), Cells: kit.Texts(vn.FormatTime(c.At), c.Person, c.Subject, c.New)})
		}
	}
	empty := kit.Empty{Icon: kit.IconHistory, Title: "Chưa nhập tệp nào", Text: "Mỗi tệp nhập vào để lại một dòng ở đây."}
	if len(s.all) > 0 {
		empty = kit.Empty{Icon: kit.IconSearch, Title: "Không có lần nhập nào như vậy", Text: "Sửa chữ cần tìm."}
	}
	s.grid.SetEmpty(empty)
	s.grid.SetRows(rows)
	s.env.Status(fmt.Sprintf("%d/%d tệp đã nhập", len(rows), len(s.all)))
}
