package sheet

import (
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"
)

// list is a drop-down list. It stands on a hidden sheet, because a list
// written into the rule itself holds 255 characters at most and splits an item
// at its comma.
type list struct {
	items []string
	ref   string
}

const listSheet = "Danh mục"

// listRef returns the address of a list on the hidden sheet, adding it when
// no equal list is there yet; "" when it is empty.
func (b *book) listRef(items []string) string {
	if len(items) == 0 {
		return ""
	}
	for _, l := range b.lists {
		if slices.Equal(l.items, items) {
			return l.ref
		}
	}
	col, err := excelize.ColumnNumberToName(len(b.lists) + 1)
	b.fail(err)
	l := list{items: slices.Clone(items), ref: fmt.Sprintf("'%s'!$%s$1:$%s$%d", listSheet, col, col, len(items))}
	b.lists = append(b.lists, l)
	return l.ref
}

// writeLists puts the lists on their hidden sheet.
func (b *book) writeLists() {
	if len(b.lists) == 0 {
		return
	}
	p := b.page(listSheet)
	for c, l := range b.lists {
		p.widths = append(p.widths, 30)
		for r, item := range l.items {
			p.text(r+1, c+1, item, style{format: textFormat})
		}
	}
	b.fail(b.f.SetSheetVisible(p.name, false))
}

// choose offers a list in a range of cells. A strict list takes nothing else,
// otherwise the program asks whether to keep what is not on it.
func (p *page) choose(from, to string, items []string, strict bool) {
	ref := p.book.listRef(items)
	if ref == "" {
		return
	}
	p.then(func(f *excelize.File, sheet string) error {
		dv := excelize.NewDataValidation(true)
		dv.SetSqref(from + ":" + to)
		dv.SetSqrefDropList(ref)
		kind, tail := excelize.DataValidationErrorStyleWarning, " Vẫn giữ chữ vừa ghi?"
		if strict {
			kind, tail = excelize.DataValidationErrorStyleStop, ""
		}
		dv.SetError(kind, "Không có trong danh sách", "Bấm mũi tên bên phải ô để chọn trong danh sách."+tail)
		return f.AddDataValidation(sheet, dv)
	})
}

// positive asks before it keeps anything but a number from 0 up.
func (p *page) positive(from, to string) {
	p.then(func(f *excelize.File, sheet string) error {
		dv := excelize.NewDataValidation(true)
		dv.SetSqref(from + ":" + to)
		if err := dv.SetRange(0, "", excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorGreaterThanOrEqual); err != nil {
			return err
		}
		dv.SetError(excelize.DataValidationErrorStyleWarning, "Xem lại ô này",
			"Ô này cần một số từ 0 trở lên. Chưa có số thì để trống, chỉ tiêu không áp dụng thì ghi KAD. Vẫn giữ chữ vừa ghi?")
		return f.AddDataValidation(sheet, dv)
	})
}
