package papers

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sothidua/data/disk"
	"sothidua/data/document"
	"sothidua/data/document/papers"
	"sothidua/data/model"
	"sothidua/data/sheet/paper"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// format is a kind of file a paper is saved as.
type format struct{ ext, label string }

// The formats.
var (
	formatPDF   = format{".pdf", "PDF"}
	formatWord  = format{".docx", "Word"}
	formatExcel = format{".xlsx", "Excel"}
)

// offers tells whether a kind of paper can be saved in a format.
func offers(k papers.Kind, f format) bool { return slices.Contains(k.Outputs, f.ext) }

// output prints and saves the paper that shows.
type output struct {
	env     kit.Env
	ready   func(do func(made))                    // calls do with the paper asked for last, once it shows
	send    func(d document.Document, then func()) // hands it to the printer
	printed func(made)                             // after it was handed to the printer
}

// print hands the paper to the printer.
func (o *output) print() {
	o.ready(func(m made) { o.send(m.doc, func() { o.printed(m) }) })
}

// save asks for a name and writes the paper.
func (o *output) save(f format) {
	o.ready(func(m made) {
		if offers(m.kind, f) {
			o.env.Files.Save("Lưu "+f.label, fileName(m.doc.Title, f), func(path string) { o.write(m, f, path) })
		}
	})
}

// write writes the paper in the background. A file that another program holds is
// never half written: the next free name is offered.
func (o *output) write(m made, f format, path string) {
	kit.Do(o.env, func(context.Context) error { return writeFile(m.doc, f, path) }, func(err error) {
		if err == nil {
			o.env.Saved(path)
			return
		}
		o.refused(m, f, path, err)
	})
}

// refused tells why a file was not written, with the ways out.
func (o *output) refused(m made, f format, path string, err error) {
	again := kit.Action{Label: "Thử lại", Do: func() { o.write(m, f, path) }}
	if code := model.CodeOf(err); code == model.CodeBusy || code == model.CodeReadOnly {
		other := freeName(path)
		o.env.Fail(err, kit.Action{Label: "Lưu thành “" + filepath.Base(other) + "”", Do: func() { o.write(m, f, other) }}, again)
		return
	}
	o.env.Fail(err, kit.Action{Label: "Lưu tên khác", Do: func() { o.save(f) }}, again)
}

// askFolder asks for a format and a folder for one file for each unit.
func (o *output) askFolder() { o.ready(o.askFolderFor) }

func (o *output) askFolderFor(m made) {
	units := m.units()
	formats := slices.DeleteFunc([]format{formatPDF, formatWord, formatExcel}, func(f format) bool { return !offers(m.kind, f) })
	var labels []string
	for _, f := range formats {
		labels = append(labels, f.label)
	}
	pick := kit.NewRadio(labels, nil)
	pick.SetIndex(0)
	body := kit.NewStackV(10, kit.NewWords(kit.Span{Text: fmt.Sprintf("%s: %d tệp, mỗi đơn vị một tệp mang tên đơn vị. Tệp trùng tên được giữ, tệp mới thêm số (2).", m.kind.Label, len(units))}),
		kit.NewField("Kiểu tệp", pick))
	kit.ShowDialog(o.env.Window, "Mỗi đơn vị một tệp", body, 460,
		kit.DialogButton{Label: "Chọn thư mục…", Icon: kit.IconFolder, Kind: kit.PrimaryButton, Do: func() bool {
			f := formats[max(0, pick.Index())]
			o.env.Files.Folder("Chọn thư mục chứa các tệp", func(dir string) { o.writeEach(m, units, f, dir) })
			return true
		}}, kit.DialogButton{Label: "Hủy", Key: "Esc"})
}

// writeEach writes one file for each unit into a folder.
func (o *output) writeEach(m made, units []model.ID, f format, dir string) {
	var files []string
	kit.RunJob(o.env, "Lưu "+strings.ToLower(m.kind.Label[:1])+m.kind.Label[1:], func(ctx context.Context, step func(done, total int, item string)) error {
		for i, id := range units {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			facts := m.facts
			facts.Request.Unit, facts.Request.Each = id, false
			d, err := papers.Make(facts)
			if err != nil {
				return err
			}
			step(i, len(units), d.Title)
			path := filepath.Join(dir, fileName(d.Title, f))
			if _, err := os.Lstat(path); err == nil {
				path = freeName(path)
			}
			if err := writeFile(document.FromDoc(d), f, path); err != nil {
				return err
			}
			files = append(files, path)
		}
		step(len(units), len(units), "")
		return nil
	}, func(err error) { o.wroteEach(files, dir, err) })
}

func (o *output) wroteEach(files []string, dir string, err error) {
	look := o.env.LookAt("Mở thư mục", dir)
	saved := fmt.Sprintf("%d tệp vào “%s”", len(files), filepath.Base(dir))
	switch {
	case errors.Is(err, context.Canceled):
		o.env.Notify(kit.Notice{Kind: kit.NoticeInfo, Text: "Đã dừng. Đã lưu " + saved + ".", Actions: []kit.Action{look}})
	case err != nil:
		o.env.Fail(model.Wrap(model.CodeOf(err), err, "%s Mới lưu được %s.", model.Message(err), saved), look)
	default:
		o.env.Done("Đã lưu "+saved+".", look)
	}
}

// writeFile writes a document whole or not at all.
func writeFile(d document.Document, f format, path string) error {
	var b bytes.Buffer
	var err error
	switch f {
	case formatWord:
		err = document.WriteDOCX(&b, d)
	case formatExcel:
		err = paper.Write(&b, *d.Source)
	default:
		err = document.WritePDF(&b, d)
	}
	if err != nil {
		return err
	}
	return disk.Write(path, b.Bytes())
}

// mostName keeps a path under what Windows takes with a usual folder before it.
const mostName = 120

// fileName proposes a name: the title without accents, which old drives break.
func fileName(title string, f format) string {
	name := strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`\/:*?"<>|`, r) {
			return '-'
		}
		return r
	}, vn.Fold(title))
	if len(name) > mostName {
		name = name[:mostName]
	}
	name = strings.Trim(name, " .,")
	if name == "" {
		name = "van ban"
	}
	return strings.ToUpper(name[:1]) + name[1:] + f.ext
}

// freeName returns the first of "tên (2)", "tên (3)" … that no file has.
func freeName(path string) string {
	ext := filepath.Ext(path)
	base := strings.TrimSuffix(path, ext)
	for n := 2; ; n++ {
		name := fmt.Sprintf("%s (%d)%s", base, n, ext)
		if _, err := os.Lstat(name); errors.Is(err, os.ErrNotExist) {
			return name
		}
		if n > 999 { // a folder that cannot be looked into
			return name
		}
	}
}
