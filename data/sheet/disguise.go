package sheet

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"

	"sothidua/data/model"
	"sothidua/data/sheet/biff"
	"sothidua/data/sheet/raw"
	"sothidua/data/sheet/webtable"
	"sothidua/data/sheet/xmlsheet"
)

// disguise is what a file holds when its name says something else: "" for a
// workbook, and for a text or a page that is named as one. Programs name such
// files .xls; a note that is no table at all may be named so too.
func disguise(name string, content []byte) string {
	form, names := "văn bản thuần", []string{".csv", ".tsv", ".txt"}
	switch {
	case bytes.HasPrefix(content, []byte(magicZip)), biff.Is(content), xmlsheet.Is(content):
		return ""
	case webtable.Is(content):
		form, names = "trang web", []string{".htm", ".html"}
	}
	if slices.Contains(names, strings.ToLower(filepath.Ext(name))) {
		return ""
	}
	return form
}

// unmask asks about a file that is not what its name says, before everything
// else. One without a table the reader knows is refused instead: nothing in it
// was meant for the book. Error: CodeInvalid.
func (r *reader) unmask(form string) error {
	if form == "" {
		return nil
	}
	if r.data.Layout == model.LayoutUnknown && len(r.data.Problems) == 0 {
		return refused(r.data.File, raw.ErrKind)
	}
	r.data.Problems = slices.Insert(r.data.Problems, 0, model.Problem{Severity: model.SeverityQuestion,
		Message: "Tệp “" + r.data.File + "” thật ra là " + form + ", không phải bảng tính như tên tệp. Bảng trong đó vẫn được đọc: xem lại từng ô trước khi nhập, hoặc mở bằng Excel rồi lưu thành .xlsx."})
	return nil
}
