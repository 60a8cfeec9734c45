package units

import (
	"context"
	"fmt"
	"strconv"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

// blockDialog is the open list of blocks: add, rename, delete the empty ones.
type blockDialog struct {
	s              *screen
	grid           *kit.Grid
	note           *kit.Text
	rename, remove *kit.Button
	blocks         []model.Block
	count          map[model.ID]int // units, also those that have stopped
}

// editBlocks shows the blocks; then is called afterwards when there is one, nil
// for nothing.
func (s *screen) editBlocks(then func()) {
	d := &blockDialog{s: s, note: kit.NewNote("").Cut()}
	d.grid = kit.NewGrid([]kit.Column{{ID: "name", Title: "Khối thi đua", Width: 240, Grow: true},
		{ID: "units", Title: "Đơn vị", Width: 80, Align: kit.AlignRight}}, kit.GridOptions{TreeColumn: -1, MinRows: 8})
	d.grid.SetEmpty(kit.Empty{Icon: kit.IconUnits, Title: "Chưa có khối nào", Text: "Đơn vị chỉ xếp hạng với đơn vị cùng khối.",
		Button: kit.NewPrimary(kit.IconPlus, "Thêm khối", d.add)})
	d.grid.On = kit.GridEvents{Select: func(int, int) { d.follow() }, Activate: func(int, int) { d.askName() },
		Insert: d.add, Delete: func(int) { d.askRemove() }}
	d.rename = kit.NewButton(kit.IconPencil, "Đổi tên…", d.askName).Hint("Enter")
	d.remove = kit.NewButton(kit.IconTrash, "Xóa…", d.askRemove).Hint("Delete")
	row := kit.NewRow(8, kit.NewButton(kit.IconPlus, "Thêm khối…", d.add).Hint("Insert"), d.rename, d.remove)
	d.fill(s.book.blocks)
	var closeDialog func()
	closeDialog = kit.ShowDialog(s.env.Window, "Các khối thi đua", kit.NewStackV(10, d.grid, row, d.note), 540,
		kit.DialogButton{Label: "Xong", Key: "Esc", Kind: kit.PrimaryButton, Do: func() bool {
			closeDialog() // what follows gets the keyboard
			s.book.blocks = d.blocks
			if then != nil && len(d.blocks) > 0 {
				then()
			}
			return false
		}})
	if len(d.blocks) > 0 {
		d.grid.Select(0, 0)
	}
	s.env.Window.Canvas().Focus(d.grid)
}

// fill shows the blocks.
func (d *blockDialog) fill(blocks []model.Block) {
	d.blocks, d.count = blocks, map[model.ID]int{}
	for _, u := range d.s.book.units {
		d.count[u.BlockID]++
	}
	rows := make([]kit.Row, len(blocks))
	for i, b := range blocks {
		rows[i] = kit.Row{Key: blockKey(b.ID), Cells: kit.Texts(b.Name, strconv.Itoa(d.count[b.ID]))}
	}
	d.grid.SetRows(rows)
	d.follow()
}

func (d *blockDialog) chosen() (model.Block, bool) {
	return kit.Chosen(d.grid, d.blocks)
}

// follow sets the buttons by the chosen block, with the reason in words.
func (d *blockDialog) follow() {
	b, ok := d.chosen()
	reason := ""
	if !ok {
		reason = "Chọn một khối để đổi tên hoặc xóa."
	}
	d.rename.SetReason(reason)
	if n := d.count[b.ID]; ok && n > 0 {
		reason = fmt.Sprintf("Khối này còn %d đơn vị; chuyển sang khối khác rồi mới xóa được.", n)
	}
	d.remove.SetReason(reason)
	d.note.SetText(reason)
}

func (d *blockDialog) add() { d.name(model.Block{}, "Thêm khối", "Thêm") }

func (d *blockDialog) askName() {
	if b, ok := d.chosen(); ok {
		d.name(b, "Đổi tên "+b.Name, "Đổi tên")
	}
}

// name asks for a block's name and saves it.
func (d *blockDialog) name(b model.Block, title, yes string) {
	box := kit.NewTextBox()
	box.SetText(b.Name)
	box.SetPlaceholder("Khối thôn")
	var saved model.Block
	d.s.ask(question{title: title, yes: yes, form: kit.NewForm([]kit.FormItem{{Key: "name", Field: kit.NewField("Tên khối", box)}}),
		do: func() (func(context.Context) error, string, error) {
			b.Name = box.Text()
			return func(ctx context.Context) (err error) {
				saved, err = d.s.svc.SaveBlock(ctx, b)
				return err
			}, "", nil
		}, then: func() { d.reload(saved.ID) }})
}

func (d *blockDialog) askRemove() {
	b, ok := d.chosen()
	if !ok || d.remove.Disabled() {
		return
	}
	kit.Confirm(d.s.env.Window, "Xóa khối?", "“"+b.Name+"” không còn đơn vị nào. Xóa khối này?", "Xóa khối", true, func() {
		kit.Do(d.s.env, func(ctx context.Context) error { return d.s.svc.DeleteBlock(ctx, b) }, func(err error) {
			if err != nil {
				kit.ShowError(d.s.env.Window, err)
				return
			}
			d.reload(0)
		})
	})
}

// reload shows the blocks as the book holds them now, and chooses one.
func (d *blockDialog) reload(choose model.ID) {
	var blocks []model.Block
	kit.Do(d.s.env, func(ctx context.Context) (err error) {
		blocks, err = d.s.svc.Blocks(ctx)
		return err
	}, func(err error) {
		if err != nil {
			kit.ShowError(d.s.env.Window, err)
			return
		}
		d.fill(blocks)
		d.grid.SelectKey(blockKey(choose))
		d.s.env.Window.Canvas().Focus(d.grid)
	})
}
