package system

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/data/backup"
	"sothidua/data/service"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// safety is the page “Sao lưu, lịch sử”: the copies of the book at the left, the
// changes to it at the right.
type safety struct {
	env     kit.Env
	p       Params
	copies  *copies
	changes *changes
	checked *fyne.Container // how the last check ended
	page    fyne.CanvasObject
}

var (
	_ kit.Screen   = (*safety)(nil)
	_ kit.Searcher = (*safety)(nil)
	_ kit.Goer     = (*safety)(nil)
	_ kit.Keyer    = (*safety)(nil)
	_ kit.Hinter   = (*safety)(nil)
	_ kit.Focuser  = (*safety)(nil)

	_ kit.FileTaker = (*safety)(nil)
)

func newSafety(env kit.Env, p Params) *safety {
	s := &safety{env: env, p: p, copies: newCopies(env, p), changes: newChanges(env, p.Books), checked: container.NewStack()}
	actions := kit.NewActions([]fyne.CanvasObject{
		kit.NewPrimary(kit.IconDatabase, "Sao lưu ngay", s.backUp), s.copies.restore,
		kit.NewButton(kit.IconCheck, "Kiểm tra dữ liệu", s.check),
		kit.NewButton(kit.IconExport, "Gói bàn giao cho máy khác…", s.handOver),
	}, []fyne.CanvasObject{s.checked})
	s.page = kit.NewPage(actions, kit.NewColumns(10, []float32{0.416, 0.584}, s.copies.object, s.changes.object), nil)
	s.showChecked()
	return s
}

// Content implements kit.Screen.
func (s *safety) Content() fyne.CanvasObject { return s.page }

// Close implements kit.Screen.
func (s *safety) Close() {
	s.copies.close()
	s.changes.close()
}

// Reload implements kit.Screen.
func (s *safety) Reload() {
	s.copies.reload()
	s.changes.reload()
}

// Search implements kit.Searcher.
func (s *safety) Search(query string) { s.changes.search(query) }

// GoTo implements kit.Goer.
func (s *safety) GoTo(p kit.Place) {
	if p.Filter == FilterBeforeImport {
		s.copies.want(backup.BeforeImport)
	}
}

// TakeFiles implements kit.FileTaker: a copy dropped on the window, or opened
// with the program, is asked about as one chosen here.
func (s *safety) TakeFiles(paths []string) { s.copies.askFile(paths[0]) }

// FocusFirst implements kit.Focuser.
func (s *safety) FocusFirst() {
	if !s.copies.asking() {
		s.env.Window.Canvas().Focus(s.changes.grid)
	}
}

// Keys implements kit.Hinter.
func (s *safety) Keys() string {
	if s.copies.asking() {
		return "Dấu cách: đánh dấu · Esc: không khôi phục"
	}
	return "Enter: mở ô nguồn · Ctrl+F: tìm không dấu"
}

// Key implements kit.Keyer.
func (s *safety) Key(ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyEscape || !s.copies.asking() {
		return false
	}
	s.copies.giveUp()
	return true
}

func (s *safety) backUp() {
	var info backup.Info
	kit.RunJob(s.env, "Sao lưu", func(ctx context.Context, step func(done, total int, item string)) (err error) {
		step(0, 1, filepath.Base(s.p.Books.Path()))
		info, err = s.p.Backups.Now(ctx)
		return err
	}, func(err error) {
		if !ended(s.env, err) {
			return
		}
		s.env.Done("Đã sao lưu lúc " + vn.FormatTime(info.At) + " và đọc lại được.")
		s.copies.reload()
	})
}

func (s *safety) handOver() {
	s.env.Files.Save("Lưu gói bàn giao", "So thi dua "+string(s.p.Books.Today())+backup.Ext, func(path string) {
		var info backup.Info
		kit.RunJob(s.env, "Gói bàn giao", func(ctx context.Context, step func(done, total int, item string)) (err error) {
			step(0, 1, filepath.Base(path))
			info, err = s.p.Backups.SaveAs(ctx, path)
			return err
		}, func(err error) {
			if !ended(s.env, err) {
				return
			}
			s.env.Done("Đã lưu gói bàn giao “"+filepath.Base(info.Path)+"” và đọc lại được. Ở máy kia: mở sổ lần đầu, chọn Khôi phục từ bản sao lưu.",
				s.env.LookAt("Mở thư mục", filepath.Dir(info.Path)))
		})
	})
}

func (s *safety) check() {
	var r service.CheckReport
	kit.RunJob(s.env, "Kiểm tra dữ liệu", func(ctx context.Context, step func(done, total int, item string)) (err error) {
		step(0, 1, filepath.Base(s.p.Books.Path()))
		r, err = s.p.Books.Check(ctx)
		return err
	}, func(err error) {
		if !ended(s.env, err) {
			return
		}
		s.env.Memory.Set(checkedKey, checkedOf(s.p.Books.Path(), s.p.Books.Now(), r).remember())
		s.showChecked()
		kit.ShowDialog(s.env.Window, "Kết quả kiểm tra dữ liệu", kit.NewSmallWords(kit.SizeLabel, checkSpans(r)...), 640,
			kit.DialogButton{Label: "Đóng", Kind: kit.PrimaryButton, Key: "Esc"})
	})
}

// showChecked shows how the last check of this book ended.
func (s *safety) showChecked() {
	s.checked.Objects = nil
	if c, ok := recall(s.env.Memory.Get(checkedKey), s.p.Books.Path()); ok {
		s.checked.Objects = []fyne.CanvasObject{c.object(s.p.Books.Today())}
	}
	s.checked.Refresh()
}
