package exchange

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

func (s *importScreen) choose() {
	s.env.Files.Open("Chọn tệp Excel", s.p.Endings, true, s.TakeFiles)
}

func (s *importScreen) chooseFolder() {
	s.env.Files.Folder("Chọn thư mục có tệp Excel", func(path string) { s.TakeFiles([]string{path}) })
}

// TakeFiles implements kit.FileTaker: files and folders chosen or dropped onto
// the window are added to the list; a file read again replaces its older
// reading and keeps what the user decided about it.
func (s *importScreen) TakeFiles(paths []string) {
	var r reading
	year := s.env.Scope().Year
	kit.RunJob(s.env, "Đọc tệp Excel", func(ctx context.Context, step func(done, total int, item string)) error {
		found, err := s.p.Find(ctx, paths)
		if err != nil {
			return err
		}
		files, which := placed(s.files, found)
		total := len(which) + len(files) // read the new ones, compare all
		if err := s.read(ctx, files, which, year, func(done int) { step(done, total, filepath.Base(found[done-1])) }); err != nil {
			return err
		}
		r, err = s.compare(ctx, files, year, func(done int) { step(len(which)+done, total, "đối chiếu với sổ") })
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
			s.env.Notify(kit.Notice{Kind: kit.NoticeInfo, Text: "Đã dừng đọc tệp. Chưa ghi gì vào sổ."})
		case err != nil:
			s.env.Fail(err, kit.Action{Label: "Thử lại", Do: func() { s.TakeFiles(paths) }})
		default:
			s.load.Stop()
			s.apply(r)
			s.list.Select(firstBad(s.result), 0)
			s.FocusFirst()
			s.tellRemembered()
		}
	})
}

// placed puts the found files on a copy of the list and tells where they stand.
func placed(files []loaded, found []string) (all []loaded, which []int) {
	all = slices.Clone(files)
	for _, path := range found {
		at := slices.IndexFunc(all, func(o loaded) bool { return o.path == path })
		if at < 0 {
			at, all = len(all), append(all, loaded{path: path})
		}
		which = append(which, at)
	}
	return all, which
}

// tellRemembered says that files were read as the user mapped such a table
// before.
func (s *importScreen) tellRemembered() {
	n := 0
	for _, f := range s.files {
		if slices.ContainsFunc(f.data.Tables, func(t model.SheetTable) bool { return t.Mapping.From == model.MappingRemembered }) {
			n++
		}
	}
	if n > 0 {
		s.env.Notify(kit.Notice{Kind: kit.NoticeInfo, Text: fmt.Sprintf("Đã dùng cách ghép cột của lần trước cho %d tệp.", n)})
	}
}

// leaveFile leaves the chosen file out of the import, or takes it in again.
func (s *importScreen) leaveFile() {
	i, _ := s.list.Current()
	if i < 0 || i >= len(s.files) {
		return
	}
	s.files = slices.Clone(s.files)
	s.files[i].out = !s.files[i].out
	s.reread() // what one file changes may depend on the one before it
}

// leaveBroken leaves all files that cannot be read out of the import, or takes
// them in again when they are out already.
func (s *importScreen) leaveBroken() {
	total, in := brokenFiles(s.files)
	if total == 0 {
		return
	}
	s.files = slices.Clone(s.files)
	for i, f := range s.files {
		if broken(f) {
			s.files[i].out = in > 0
		}
	}
	s.reread()
}

// brokenFiles counts the files that cannot be read, and those of them that are
// not left out.
func brokenFiles(files []loaded) (total, in int) {
	for _, f := range files {
		if !broken(f) {
			continue
		}
		total++
		if !f.out {
			in++
		}
	}
	return total, in
}

// change lets the user decide something about the chosen file, and reads it
// again.
func (s *importScreen) change(decide func(*loaded)) {
	i, _ := s.list.Current()
	if i < 0 || i >= len(s.files) {
		return
	}
	s.files = slices.Clone(s.files)
	decide(&s.files[i])
	s.reread(i)
}

// write imports all files that are not left out, or nothing.
func (s *importScreen) write() {
	data := s.data()
	remember := map[string][]model.Mapping{}
	for _, f := range s.files {
		if !f.out {
			remember[f.data.File] = f.mappedByHand()
		}
	}
	var r report
	kit.RunJob(s.env, "Nhập Excel", func(ctx context.Context, step func(done, total int, item string)) error {
		step(0, len(data), "sao lưu trước khi nhập")
		if err := s.p.Before(ctx); err != nil {
			return notCopied(err)
		}
		var err error
		if r, err = s.p.Books.Import(ctx, data, func(done int) { step(done, len(data), data[done-1].File) }); err != nil {
			return err
		}
		for file, mappings := range remember {
			for _, m := range mappings {
				if err := s.p.Books.RememberMapping(ctx, m, file); err != nil {
					return model.Wrap(model.CodeOf(err), err, "Đã nhập xong, nhưng không nhớ được cách ghép cột. %s", model.Message(err))
				}
			}
		}
		return nil
	}, func(err error) { s.written(r, err) })
}

func (s *importScreen) written(r report, err error) {
	switch {
	case errors.Is(err, context.Canceled):
		s.env.Notify(kit.Notice{Kind: kit.NoticeInfo, Text: "Đã dừng. Chưa nhập gì vào sổ."})
	case err != nil:
		s.env.Fail(err)
		s.Reload()
	default:
		s.Discard()
		s.env.Done(fmt.Sprintf("Đã nhập %s ô từ %d tệp.", count(r.Changes()), len(r.Files)), kit.Action{Label: "Xem, hoàn tác…", Do: func() {
			s.env.Go(kit.Place{Area: "exchange", Tab: "history", Filter: fmt.Sprint(r.Batch)})
		}})
	}
}

// notCopied says that nothing was imported because the book could not be
// copied before.
func notCopied(err error) error {
	if errors.Is(err, context.Canceled) {
		return err
	}
	return model.Wrap(model.CodeOf(err), err, "Chưa nhập gì: không sao lưu được sổ trước khi nhập. %s", model.Message(err))
}

// headOf is the first line of a panel; it is refreshed when something in it is
// shown or hidden.
func headOf(title *kit.Text, note *kit.Text, right ...fyne.CanvasObject) fyne.CanvasObject {
	return kit.NewRow(8, append([]fyne.CanvasObject{title, kit.Grow(note)}, right...)...)
}

// titled is a panel whose head follows what the body shows.
func titled(head, body fyne.CanvasObject) fyne.CanvasObject {
	return kit.NewPanel("", "", kit.NewStackV(0, kit.NewInset(12, 4, head), kit.Grow(body)))
}
