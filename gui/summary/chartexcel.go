package summary

import (
	"context"
	"path/filepath"
	"strings"

	"sothidua/data/disk"
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
				s.env.Fail(err, kit.Action{Label: "Lưu tên khác", Do: s.saveExcel})
				return
			}
			s.env.Saved(path)
		})
	})
}
