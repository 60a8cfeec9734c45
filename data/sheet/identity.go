package sheet

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"sothidua/data/model"
	"sothidua/data/sheet/raw"
	"sothidua/data/vn"
)

// identity is what a workbook knows about itself. It stands twice, in a name
// that belongs to the sheet and on a sheet that Excel does not offer to show,
// so that it outlives a new file name, a moved sheet and LibreOffice.
type identity struct {
	layout string // a model.Layout, or one of the shapes that only go out
	year   int
	code   model.PeriodCode
	unit   string // code of the unit
	book   string // the office whose book it is, without accents
}

// Shapes that are written for reading only.
const (
	shapeReports      = "reports"
	shapeUnitProgress = "unit_progress"
)

const (
	identityName    = "SoThiDua_Phieu"
	identitySheet   = "SoThiDua"
	identityVersion = 1
)

// line writes the identity in plain letters on one line, well below the 255
// characters a name may hold.
func (id identity) line() string {
	v := url.Values{}
	v.Set("sothidua", strconv.Itoa(identityVersion))
	v.Set("layout", id.layout)
	v.Set("year", strconv.Itoa(id.year))
	v.Set("period", string(id.code))
	v.Set("unit", id.unit)
	v.Set("book", cut(vn.Fold(id.book), 60))
	return v.Encode()
}

// parseIdentity reads a line back; ok is false for anything else. An error
// (CodeNewer) means that a newer program wrote it.
func parseIdentity(line string) (id identity, ok bool, err error) {
	v, perr := url.ParseQuery(strings.TrimSpace(line))
	if perr != nil || !v.Has("sothidua") {
		return id, false, nil
	}
	version, verr := strconv.Atoi(v.Get("sothidua"))
	if verr != nil {
		return id, false, nil
	}
	if version > identityVersion {
		return id, false, model.Errorf(model.CodeNewer, "Tệp này do bản Sổ Thi đua mới hơn xuất ra. Cài bản mới nhất rồi nhập lại.")
	}
	id = identity{layout: v.Get("layout"), unit: v.Get("unit"), book: v.Get("book")}
	id.year, verr = strconv.Atoi(v.Get("year"))
	if verr != nil {
		return identity{}, false, nil
	}
	if p := v.Get("period"); p != "" {
		if id.code, perr = model.ParsePeriodCode(p); perr != nil {
			return identity{}, false, nil
		}
	}
	return id, true, nil
}

// identify marks the workbook; p is the sheet that holds the table.
func (b *book) identify(p *page, id identity) {
	b.fail(b.f.SetDefinedName(&excelize.DefinedName{Name: identityName, RefersTo: `"` + id.line() + `"`, Scope: p.name}))
	hidden := b.page(identitySheet)
	hidden.widths = []float64{90}
	hidden.text(1, 1, id.line(), style{format: textFormat})
	hidden.text(2, 1, "Trang này giúp chương trình Sổ Thi đua nhận ra tệp. Xin đừng xóa hay sửa.", style{})
	b.fail(b.f.SetSheetVisible(hidden.name, false, true))
}

// findIdentity looks for the identity of a workbook and the sheet it stands
// on, "" when only the hidden sheet has it.
func findIdentity(b *raw.Book) (id identity, sheet string, ok bool, err error) {
	for _, n := range b.Names {
		if !strings.EqualFold(n.Name, identityName) {
			continue
		}
		if id, ok, err = parseIdentity(strings.Trim(n.Value, `"`)); ok || err != nil {
			return id, n.Sheet, ok, err
		}
	}
	hidden := b.Sheet(identitySheet)
	if hidden == nil {
		return id, "", false, nil
	}
	if err := hidden.Load(); err != nil {
		return id, "", false, err
	}
	id, ok, err = parseIdentity(hidden.At(1, 1).Text)
	return id, "", ok, err
}
