package summary

import (
	"context"
	"path/filepath"
	"strings"

	"sothidua/data/disk"
	"sothidua/data/model"
	"sothidua/data/sheet"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// workbook ends the names of workbooks.
const workbook = ".xlsx"

// saveExcel asks for a name and writes the chart as a native Excel chart over
// the table of its figures.
func (s *chartScreen) saveExcel() {
	if !s.loaded {
		return
	}
	spec, scope := s.drawn.spec, s.env.Scope()
	plain := strings.NewReplacer("/", "-", ":", " -", "\"", "")
	name := plain.Replace(vn.Fold(spec.FullTitle() + ", " + scope.Code.Label(scope.Year)))
	s.env.Files.Save("Lưu biểu đồ Excel", strings.TrimSuffix(name, ".")+workbook, func(path string) {
		if !strings.EqualFold(filepath.Ext(path), workbook) {
			path += workbook
		}
		kit.Do(s.env, func(context.Context) error {
			b, err := sheet.Charts(spec)
			if err != nil {
				return err
			}
			return disk.Write(path, b)
		}, func(err error) {
			if err != nil {
				s.env.Notify(kit.Notice{Kind: kit.NoticeError, Text: model.Message(err), Actions: []kit.Action{{Label: "Lưu tên khác", Do: s.saveExcel}}})
				return
			}
			s.env.Notify(kit.Notice{Kind: kit.NoticeDone, Text: "Đã lưu " + filepath.Base(path) + ".",
				Actions: []kit.Action{{Label: "Mở tệp", Do: func() { s.openFile(path) }}}})
		})
	})
}

func (s *chartScreen) openFile(path string) {
	if err := s.env.OpenPath(path); err != nil {
		s.env.Notify(kit.Notice{Kind: kit.NoticeError, Text: model.Message(err)})
	}
}
