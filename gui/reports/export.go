package reports

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"sothidua/data/model"
	"sothidua/data/sheet"
	"sothidua/gui/kit"
)

// exportKits writes the units' workbooks to be filled: all of a period into a
// folder, or one unit's into a file. It returns the paths written.
type exportKits func(ctx context.Context, scope sheet.Scope, out string, step sheet.Step) ([]string, error)

// exportAll writes one workbook for every unit of the current period.
func (s *trackerScreen) exportAll() {
	scope := s.env.Scope()
	s.env.Files.Folder("Chọn thư mục để xuất bộ phiếu Excel", func(folder string) {
		s.export(sheet.Scope{Year: scope.Year, Code: scope.Code}, folder)
	})
}

// exportOne writes the workbook of the unit and period under the cursor.
func (s *trackerScreen) exportOne() {
	k, unit, ok := s.key()
	if !ok {
		return
	}
	name := "Phiếu " + unit + ", " + string(k.code) + " " + yearText(k.year) + ".xlsx"
	s.env.Files.Save("Xuất phiếu Excel của "+unit, safeName(name), func(path string) {
		s.export(sheet.Scope{Year: k.year, Code: k.code, Unit: k.unit}, path)
	})
}

func (s *trackerScreen) export(scope sheet.Scope, out string) {
	var written []string
	kit.RunJob(s.env, "Xuất phiếu Excel", func(ctx context.Context, step func(done, total int, item string)) error {
		var err error
		written, err = s.kits(ctx, scope, out, step)
		return err
	}, func(err error) {
		if err != nil || len(written) == 0 {
			s.env.Notify(kit.Notice{Kind: kit.NoticeError, Text: exportFailed(len(written), err)})
			return
		}
		s.env.Done(exportedWords(written), s.openActions(written)...)
		s.focusGrid()
	})
}

// exportedWords tells what was written.
func exportedWords(written []string) string {
	if len(written) == 1 {
		return "Đã xuất phiếu “" + filepath.Base(written[0]) + "”."
	}
	return fmt.Sprintf("Đã xuất %d phiếu vào “%s”.", len(written), filepath.Dir(written[0]))
}

// exportFailed tells why an export ended early, and what it left behind.
func exportFailed(written int, err error) string {
	if err == nil {
		return "Kỳ này không có đơn vị nào phải báo cáo nên không có phiếu để xuất."
	}
	text := model.Message(err)
	if errors.Is(err, context.Canceled) {
		text = "Đã dừng xuất phiếu."
	}
	if written > 0 {
		text += fmt.Sprintf(" %d phiếu đã ghi xong vẫn dùng được.", written)
	}
	return text
}

// openActions offers to open the workbook, or the folder of several.
func (s *trackerScreen) openActions(written []string) []kit.Action {
	actions := []kit.Action{s.env.LookAt("Mở thư mục", filepath.Dir(written[0]))}
	if len(written) == 1 {
		actions = append(actions, s.env.LookAt("Mở phiếu", written[0]))
	}
	return actions
}
