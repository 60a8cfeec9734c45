package reports

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// filesPage is the inner page “Tệp đính kèm”: the files kept in the book
// beside the report.
type filesPage struct {
	s                       *entryScreen
	grid                    *kit.Grid
	add, open, save, remove *kit.Button
	note                    *kit.Text
	temp                    string // folder of the files opened, "" before the first
	content                 fyne.CanvasObject
}

func newFilesPage(s *entryScreen) *filesPage {
	p := &filesPage{s: s}
	p.grid = kit.NewGrid([]kit.Column{
		{ID: "name", Title: "Tên tệp", Width: 300, Grow: true},
		{ID: "size", Title: "Cỡ", Width: 110, Align: kit.AlignRight},
		{ID: "added", Title: "Thêm lúc", Width: 170},
	}, kit.GridOptions{TreeColumn: -1})
	p.grid.On = kit.GridEvents{
		Select:   func(int, int) { p.buttons() },
		Activate: func(int, int) { p.openCurrent() },
		Insert:   p.ask,
		Delete:   func(int) { p.removeCurrent() },
		Key:      s.Key,
	}
	p.grid.SetEmpty(kit.Empty{Icon: kit.IconClip, Title: "Chưa có tệp nào",
		Text: "Thêm ảnh, bản scan có chữ ký, bảng kê…"})
	p.add = kit.NewButton(kit.IconClip, "Thêm tệp…", p.ask).Hint("Insert")
	p.open = kit.NewButton(kit.IconFile, "Mở", p.openCurrent)
	p.save = kit.NewButton(kit.IconSave, "Lưu ra…", p.saveCurrent)
	p.remove = kit.NewButton(kit.IconTrash, "Xóa…", p.removeCurrent)
	p.note = kit.NewNote("")
	actions := kit.NewActions([]fyne.CanvasObject{p.add, p.open, p.save, p.remove}, []fyne.CanvasObject{p.note})
	p.content = kit.NewStackV(8, actions, kit.Grow(p.grid))
	return p
}

// refresh lists the files of the report.
func (p *filesPage) refresh() {
	var rows []kit.Row
	if p.s.report != nil {
		for _, f := range p.s.report.entry.Files {
			rows = append(rows, kit.Row{Key: itoa(f.ID), Cells: kit.Texts(f.Name, sizeText(f.Size), vn.FormatTime(f.AddedAt.Local()))})
		}
	}
	p.grid.SetRows(rows)
	p.buttons()
}

// buttons tells which of the buttons make sense.
func (p *filesPage) buttons() {
	why, locked := "", ""
	if _, ok := p.current(); !ok {
		why = "Chọn một tệp trước."
	}
	if p.s.report != nil {
		locked = p.s.report.entry.Locked
	}
	p.note.SetText(locked)
	if locked == "" {
		p.note.SetText(fmt.Sprintf("Mỗi tệp tối đa %d MB, nằm luôn trong sổ và trong bản sao lưu.", model.MaxAttachment>>20))
	}
	p.open.SetReason(why)
	p.save.SetReason(why)
	p.add.SetReason(locked)
	if locked == "" {
		locked = why
	}
	p.remove.SetReason(locked)
}

func (p *filesPage) current() (model.Attachment, bool) {
	row, _ := p.grid.Current()
	if p.s.report == nil || row < 0 || row >= len(p.s.report.entry.Files) {
		return model.Attachment{}, false
	}
	return p.s.report.entry.Files[row], true
}

// ask asks for files to keep.
func (p *filesPage) ask() {
	if p.s.report == nil || p.s.report.entry.Locked != "" {
		return
	}
	p.s.env.Files.Open("Chọn tệp đính kèm", nil, true, p.s.addFiles)
}

// addFiles keeps files beside the report that shows.
func (s *entryScreen) addFiles(paths []string) {
	k := s.report.key
	kit.RunJob(s.env, "Thêm tệp đính kèm", func(ctx context.Context, step func(done, total int, item string)) error {
		for i, path := range paths {
			step(i, len(paths), filepath.Base(path))
			if err := ctx.Err(); err != nil {
				return err
			}
			content, err := readFile(path)
			if err != nil {
				return err
			}
			if err := s.svc.AddAttachment(ctx, k.unit, k.year, k.code, filepath.Base(path), content); err != nil {
				return err
			}
		}
		return nil
	}, func(err error) {
		if err != nil {
			s.env.Fail(err)
			return
		}
		s.env.Done(fmt.Sprintf("Đã thêm %d tệp.", len(paths)))
	})
}

// readFile reads a file to be kept. A file beyond the limit is told apart
// before it fills the memory.
func readFile(path string) ([]byte, error) {
	name := filepath.Base(path)
	f, err := os.Open(path)
	if err != nil {
		return nil, model.Wrap(model.CodeInvalid, err, "Không đọc được tệp “%s”. Tệp có thể đang mở ở chương trình khác, hoặc đã bị chuyển đi.", name)
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, model.Wrap(model.CodeInvalid, err, "Không đọc được tệp “%s”.", name)
	case info.IsDir():
		return nil, model.Invalid("file", "“%s” là thư mục. Nén lại thành một tệp rồi thêm.", name)
	case info.Size() > model.MaxAttachment:
		return nil, model.Invalid("file", "Tệp “%s” %s, quá mức %d MB. Giảm cỡ ảnh hoặc nén lại rồi thêm.", name, sizeText(info.Size()), model.MaxAttachment>>20)
	}
	content, err := io.ReadAll(io.LimitReader(f, model.MaxAttachment+1))
	if err != nil {
		return nil, model.Wrap(model.CodeInvalid, err, "Không đọc hết được tệp “%s”. Chép tệp vào máy rồi thêm lại.", name)
	}
	return content, nil
}

func (p *filesPage) openCurrent() {
	if f, ok := p.current(); ok {
		p.openFile(f)
	}
}

// openFile writes a file to a temporary folder and shows it with the system's
// program.
func (p *filesPage) openFile(f model.Attachment) {
	if err := checkOpen(f.Name); err != nil {
		p.s.env.Fail(err)
		return
	}
	if p.temp == "" {
		dir, err := os.MkdirTemp("", "so-thi-dua-")
		if err != nil {
			p.s.env.Fail(model.Wrap(model.CodeReadOnly, err, "Không tạo được thư mục tạm để mở tệp. Dùng “Lưu ra…”."))
			return
		}
		p.temp = dir
	}
	// Files of the same name are told apart by their folder.
	path := filepath.Join(p.temp, itoa(f.ID), safeName(f.Name))
	p.write(f, path, func() { p.s.env.Open(path) })
}

func (p *filesPage) saveCurrent() {
	if f, ok := p.current(); ok {
		p.s.env.Files.Save("Lưu tệp đính kèm", safeName(f.Name), func(path string) {
			p.write(f, path, func() {
				p.s.env.Done("Đã lưu “" + path + "”.")
			})
		})
	}
}

// write writes a kept file to a path.
func (p *filesPage) write(f model.Attachment, path string, done func()) {
	kit.Do(p.s.env, func(ctx context.Context) error {
		_, content, err := p.s.svc.AttachmentContent(ctx, f.ID)
		if err != nil {
			return err
		}
		err = os.MkdirAll(filepath.Dir(path), 0o700)
		if err == nil {
			err = os.WriteFile(path, content, 0o600)
		}
		if err != nil {
			return model.Wrap(model.CodeReadOnly, err, "Không ghi được “%s”. Đóng tệp nếu đang mở, hoặc chọn thư mục khác.", path)
		}
		return nil
	}, func(err error) {
		if err != nil {
			p.s.env.Fail(err)
			return
		}
		done()
	})
}

func (p *filesPage) removeCurrent() {
	f, ok := p.current()
	if !ok || p.s.report.entry.Locked != "" {
		return
	}
	k := p.s.report.key
	kit.Confirm(p.s.env.Window, "Xóa tệp đính kèm", "Xóa “"+f.Name+"” khỏi báo cáo? Tệp không lấy lại được, trừ khi còn trong bản sao lưu.", "Xóa tệp", true, func() {
		kit.Do(p.s.env, func(ctx context.Context) error {
			return p.s.svc.DeleteAttachment(ctx, k.unit, k.year, k.code, f)
		}, func(err error) {
			if err != nil {
				p.s.env.Fail(err)
			}
		})
	})
}

// close removes the files that were opened. One that is still open in another
// program stays; it lies in the folder for temporary files.
func (p *filesPage) close() {
	if p.temp == "" {
		return
	}
	if err := os.RemoveAll(p.temp); err != nil {
		slog.Info("opened attachments are left behind", "folder", p.temp, "err", err)
	}
}
