package preview

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"sothidua/data/disk"
	"sothidua/data/document"
	"sothidua/data/model"
	"sothidua/data/printing"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// pictureDPI is the resolution of saved pictures: sharp on a projector.
const pictureDPI = 200

// Output saves and prints a document for a screen.
type Output struct {
	env  kit.Env
	send func(context.Context, document.Document) (printing.Result, error)
}

// NewOutput returns the outputs of a screen.
func NewOutput(env kit.Env) Output { return Output{env: env, send: printing.Print} }

// fileName proposes a file name: the title without accents, which old drives
// break, and the day of the figures.
func fileName(d document.Document, ext string) string {
	keep := func(r rune) rune {
		if strings.ContainsRune(`\/:*?"<>|`, r) {
			return '-'
		}
		return r
	}
	name := strings.Map(keep, vn.Fold(d.Title))
	if day := vn.FormatDate(d.Date); day != "" {
		name += " " + strings.ReplaceAll(day, "/", "-")
	}
	return strings.TrimSpace(name) + ext
}

// SavePDF asks for a name and writes the document as a PDF.
func (o Output) SavePDF(d document.Document) {
	o.env.Files.Save("Lưu PDF", fileName(d, ".pdf"), func(path string) {
		o.write(path, func() ([]string, error) { return []string{path}, writePDF(path, d) }, func() { o.SavePDF(d) })
	})
}

// SavePNG asks for a name and writes the pages as pictures, numbered when
// there are several.
func (o Output) SavePNG(d document.Document) {
	o.env.Files.Save("Lưu ảnh PNG", fileName(d, ".png"), func(path string) {
		o.write(path, func() ([]string, error) { return writePNG(path, d) }, func() { o.SavePNG(d) })
	})
}

// SaveWord asks for a name and writes the document as a Word file.
func (o Output) SaveWord(d document.Document) {
	o.env.Files.Save("Lưu tệp Word", fileName(d, ".docx"), func(path string) {
		o.write(path, func() ([]string, error) { return []string{path}, writeDOCX(path, d) }, func() { o.SaveWord(d) })
	})
}

// write runs an output in the background and tells how it went.
func (o Output) write(path string, work func() ([]string, error), again func()) {
	var files []string
	kit.Do(o.env, func(context.Context) (err error) {
		files, err = work()
		return err
	}, func(err error) {
		if err != nil {
			o.env.Fail(err, kit.Action{Label: "Lưu tên khác", Do: again})
			return
		}
		text := "Đã lưu " + filepath.Base(files[0]) + "."
		if len(files) > 1 {
			text = fmt.Sprintf("Đã lưu %d ảnh, từ %s.", len(files), filepath.Base(files[0]))
		}
		o.env.Done(text, o.env.LookAt("Mở", files[0]), o.env.LookAt("Mở thư mục", filepath.Dir(path)))
	})
}

// Print sends the document to a printer: the system's own print window asks
// which one. Without a printer, and where the printer refuses, the document can
// still be shown in the system's viewer of PDF files.
func (o Output) Print(d document.Document) { o.PrintThen(d, func() {}) }

// PrintThen is Print for a screen with something to do once the document went to
// a printer, or shows in the system's viewer.
func (o Output) PrintThen(d document.Document, then func()) {
	var sent printing.Result
	kit.Do(o.env, func(ctx context.Context) (err error) {
		sent, err = o.send(ctx, d)
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, printing.ErrNoPrinter):
			o.view(d, then)
		case err != nil:
			o.env.Fail(err, kit.Action{Label: "Mở bản in PDF", Do: func() { o.view(d, then) }}, kit.Action{Label: "Lưu PDF", Do: func() { o.SavePDF(d) }})
		case !sent.GivenUp:
			o.env.Done(fmt.Sprintf("Đã gửi %d trang tới máy in %s.", sent.Pages, sent.Printer))
			then()
		}
	})
}

// view opens the document as a temporary PDF in the system's viewer, which can
// print where this program found no printer. Windows has no print command for
// PDF files that works everywhere.
func (o Output) view(d document.Document, then func()) {
	var path string
	kit.Do(o.env, func(context.Context) (err error) {
		path, err = temporaryPDF(d)
		return err
	}, func(err error) {
		if err == nil {
			err = o.env.OpenPath(path)
		}
		if err != nil {
			o.env.Fail(err, kit.Action{Label: "Lưu PDF", Do: func() { o.SavePDF(d) }})
			return
		}
		o.env.Done("Đã mở bản in trong trình xem PDF: bấm Ctrl+P ở đó để chọn máy in và số bản.")
		then()
	})
}

func writePDF(path string, d document.Document) error {
	var b bytes.Buffer
	if err := document.WritePDF(&b, d); err != nil {
		return err
	}
	return disk.Write(path, b.Bytes())
}

func writeDOCX(path string, d document.Document) error {
	var b bytes.Buffer
	if err := document.WriteDOCX(&b, d); err != nil {
		return err
	}
	return disk.Write(path, b.Bytes())
}

// writePNG writes the only page into the file, or several into files numbered
// beside it. Those names were not asked for, so none may exist yet.
func writePNG(path string, d document.Document) ([]string, error) {
	files := []string{path}
	if len(d.Pages) > 1 {
		ext := filepath.Ext(path)
		files = files[:0]
		for i := range d.Pages {
			name := fmt.Sprintf("%s-%d%s", strings.TrimSuffix(path, ext), i+1, ext)
			if _, err := os.Lstat(name); err == nil {
				return nil, model.Errorf(model.CodeConflict, "Đã có tệp “%s”. Chọn tên khác để không ghi đè.", filepath.Base(name))
			}
			files = append(files, name)
		}
	}
	for i, p := range d.Pages {
		var b bytes.Buffer
		if err := document.WritePNG(&b, p, pictureDPI); err != nil {
			return nil, err
		}
		if err := disk.Write(files[i], b.Bytes()); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// temporaryPDF writes a PDF for the viewer; the folder is emptied by the system.
func temporaryPDF(d document.Document) (string, error) {
	dir, err := os.MkdirTemp("", "sothidua-in-")
	if err != nil {
		return "", disk.Explain(os.TempDir(), err)
	}
	path := filepath.Join(dir, fileName(d, ".pdf"))
	return path, writePDF(path, d)
}
