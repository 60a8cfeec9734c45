package system

import (
	"context"
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2"

	"sothidua/data/backup"
	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// copies is the list of the book's copies, and the question before one of them
// takes the place of the book.
type copies struct {
	env     kit.Env
	p       Params
	load    kit.Loader[[]backup.Info]
	lost    kit.Loader[[]model.Change]
	all     []backup.Info
	wanted  backup.Kind // ask to restore the newest one of it once it is loaded
	grid    *kit.Grid
	restore *kit.Button
	ask     ask
	object  fyne.CanvasObject
}

// ask is the question whether to restore.
type ask struct {
	panel fyne.CanvasObject
	title *kit.Text
	text  *kit.Words
	tick  *kit.Check
	yes   *kit.Button
	path  string // what would be restored
}

func newCopies(env kit.Env, p Params) *copies {
	c := &copies{env: env, p: p}
	c.grid = kit.NewGrid(copyColumns(), kit.GridOptions{TreeColumn: -1, Bare: true})
	c.grid.SetEmpty(kit.Empty{Icon: kit.IconDatabase, Title: "Chưa có bản sao lưu", Text: "Bấm Sao lưu ngay."})
	c.grid.On = kit.GridEvents{Select: func(int, int) { c.selected() }, Activate: func(int, int) { c.askChosen() }}
	c.restore = kit.NewButton(kit.IconUndo, "Khôi phục…", c.askChosen)
	c.ask = c.newAsk()
	note := kit.NewSmallWords(kit.SizeNote, kit.Span{Tone: kit.ToneMuted,
		Text: "Tự sao lưu mỗi ngày khi mở chương trình, và trước mỗi lần nhập Excel, khôi phục: giữ 20 bản mới nhất và mọi bản trong 60 ngày. Bản thủ công không tự bỏ. "},
		kit.Span{Text: "Mở thư mục", Link: func() { env.Open(p.Backups.Dir()) }}, kit.Span{Text: "   "},
		kit.Span{Text: "Khôi phục từ tệp khác…", Link: c.chooseFile})
	list := kit.NewPanel("Bản sao lưu", "bản hằng ngày giữ 14 ngày và cuối mỗi tháng",
		kit.NewStackV(0, kit.Grow(c.grid), kit.NewInset(12, 8, note)))
	c.object = kit.NewStackV(10, kit.Grow(list), c.ask.panel)
	c.selected()
	return c
}

// newAsk builds the question; it is hidden until it is asked.
func (c *copies) newAsk() ask {
	a := ask{title: kit.NewHeading("").Cut(), text: kit.NewSmallWords(kit.SizeLabel)}
	a.yes = kit.NewDanger(kit.IconUndo, "Khôi phục", c.putBack)
	a.tick = kit.NewCheck("Tôi đã đọc những gì sẽ mất", func(on bool) { a.setTicked(on) })
	foot := kit.NewActions(nil, []fyne.CanvasObject{a.yes, kit.NewButton("", "Không, giữ nguyên", c.giveUp).Hint("Esc")})
	a.panel = kit.NewPanel("", "", kit.NewInset(12, 10, kit.NewStackV(8, a.title, a.text, a.tick, foot)))
	a.panel.Hide()
	return a
}

func (a ask) setTicked(on bool) {
	reason := "đánh dấu ô trên trước"
	if on {
		reason = ""
	}
	a.yes.SetReason(reason)
}

func (c *copies) close() {
	c.load.Stop()
	c.lost.Stop()
}

func (c *copies) reload() {
	c.grid.SetBusy(true)
	c.load.Load(c.env, c.p.Backups.List, func(all []backup.Info, err error) {
		if err != nil {
			c.grid.SetError(err, c.reload)
			return
		}
		c.all = all
		rows := make([]kit.Row, len(all))
		for i, info := range all {
			rows[i] = copyRow(info)
		}
		c.grid.SetRows(rows)
		c.settle()
		c.selected()
	})
}

// want asks to restore the newest copy of a kind.
func (c *copies) want(k backup.Kind) {
	c.wanted = k
	c.reload()
}

// settle chooses the wanted copy, else the newest one.
func (c *copies) settle() {
	for i, info := range c.all {
		if info.Kind == c.wanted {
			c.wanted = ""
			c.grid.Select(i, 0)
			c.askChosen()
			return
		}
	}
	if row, _ := c.grid.Current(); row < 0 && len(c.all) > 0 {
		c.grid.Select(0, 0)
	}
}

func (c *copies) chosen() (backup.Info, bool) {
	return kit.Chosen(c.grid, c.all)
}

// selected sets the button by the chosen copy; a question about another one is
// taken back.
func (c *copies) selected() {
	info, ok := c.chosen()
	if c.asking() && ok && info.Path != c.ask.path {
		c.hide()
	}
	switch {
	case !ok:
		c.restore.Disable("chọn một bản sao lưu")
	case !info.Sound:
		c.restore.Disable(info.Why)
		c.env.Status(info.Why)
	default:
		c.restore.Enable()
	}
}

func (c *copies) asking() bool { return c.ask.panel.Visible() }

func (c *copies) giveUp() {
	c.hide()
	c.env.Window.Canvas().Focus(c.grid)
}

func (c *copies) hide() {
	c.lost.Stop()
	c.ask.panel.Hide()
	c.object.Refresh()
}

// askChosen asks whether the chosen copy shall take the place of the book, and
// names what would be lost.
func (c *copies) askChosen() {
	info, ok := c.chosen()
	if !ok || !info.Sound {
		return
	}
	c.show(info, "Khôi phục bản "+vn.FormatTime(info.At)+"?", kit.Span{Text: "Đang xem những gì sẽ mất…", Tone: kit.ToneMuted})
	from := model.DateOf(info.At).AddDays(-1) // the history's days are of its own clock
	c.lost.Load(c.env, func(ctx context.Context) ([]model.Change, error) {
		return c.p.Books.History(ctx, service.HistoryFilter{From: from})
	}, func(all []model.Change, err error) {
		if err != nil {
			c.ask.text.SetSpans(kit.Span{Text: model.Message(err), Tone: kit.ToneBad})
			return
		}
		var lost []model.Change
		for _, ch := range all {
			if ch.At.After(info.At) {
				lost = append(lost, ch)
			}
		}
		c.ask.text.SetSpans(lostSpans(lost, info)...)
		c.object.Refresh()
	})
}

// lostSpans says what restoring a copy takes away.
func lostSpans(lost []model.Change, info backup.Info) []kit.Span {
	after := kit.Span{Text: "Trước khi thay, chương trình sao lưu sổ hiện nay, nên quay lại được. Chương trình tự đóng rồi mở lại."}
	if len(lost) == 0 {
		return []kit.Span{{Text: "Không mất gì: sổ chưa thay đổi sau bản này. "}, after}
	}
	number, subjects := lostText(lost)
	return []kit.Span{{Text: "Sẽ mất "}, {Text: number, Bold: true}, {Text: " sau " + vn.FormatTime(info.At) + subjects + ". "}, after}
}

// show asks about a file.
func (c *copies) show(info backup.Info, title string, text ...kit.Span) {
	c.ask.path = info.Path
	c.ask.title.SetText(title)
	c.ask.text.SetSpans(text...)
	c.ask.tick.SetOn(false)
	c.ask.setTicked(false)
	c.ask.panel.Show()
	c.object.Refresh()
	c.env.Window.Canvas().Focus(c.ask.tick)
}

// chooseFile asks for a copy from elsewhere, such as a stick.
func (c *copies) chooseFile() {
	c.env.Files.Open("Chọn bản sao lưu", []string{backup.Ext, ".db"}, false, func(paths []string) { c.askFile(paths[0]) })
}

// askFile reads a copy from elsewhere and asks whether it shall take the place
// of the book.
func (c *copies) askFile(path string) {
	var info backup.Info
	kit.RunJob(c.env, "Đọc bản sao lưu", func(ctx context.Context, step func(done, total int, item string)) (err error) {
		step(0, 1, filepath.Base(path))
		info, err = c.p.Backups.Look(ctx, path)
		return err
	}, func(err error) {
		switch {
		case !ended(c.env, err):
		case !info.Sound:
			c.env.Fail(model.Errorf(model.CodeDamaged, "Không khôi phục được từ “%s”. %s", filepath.Base(path), info.Why))
		default:
			c.grid.Select(-1, 0)
			c.show(info, "Khôi phục từ “"+filepath.Base(path)+"”?", kit.Span{Text: "Toàn bộ sổ đang mở được thay bằng tệp này (ghi lúc " +
				vn.FormatTime(info.At) + ", " + sizeText(info.Size) + "). Trước khi thay, chương trình sao lưu sổ hiện nay, nên quay lại được. Chương trình tự đóng rồi mở lại."})
		}
	})
}

// putBack restores what was asked about: the program starts anew with it.
func (c *copies) putBack() {
	if err := c.p.Restart(c.ask.path, ""); err != nil {
		c.env.Fail(err)
	}
}

// ended tells whether work came to its end; else the reason is told.
func ended(env kit.Env, err error) bool {
	switch {
	case errors.Is(err, context.Canceled):
		env.Notify(kit.Notice{Kind: kit.NoticeInfo, Text: "Đã dừng."})
	case err != nil:
		env.Fail(err)
	}
	return err == nil
}
