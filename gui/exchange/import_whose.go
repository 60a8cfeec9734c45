package exchange

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/gui/kit"
)

// whoseView says what a sheet is, of when and whose, and lets the user say it.
type whoseView struct {
	s                    *importScreen
	layout, period, unit *kit.Select
	units                []string // codes
	times                []when
}

// when is a year with a period, "" for the whole year.
type when struct {
	year int
	code model.PeriodCode
}

func (v *whoseView) make(s *importScreen) fyne.CanvasObject {
	v.s = s
	var layouts []string
	for _, l := range model.Layouts {
		layouts = append(layouts, l.Label())
	}
	v.layout = kit.NewSelect(layouts, v.setLayout)
	v.period = kit.NewSelect(nil, func(i int) {
		t := v.times[i]
		s.remap(func(m *model.Mapping) { m.Year, m.Code = t.year, t.code })
	})
	v.unit = kit.NewSelect(nil, func(i int) {
		code := v.units[i]
		s.remap(func(m *model.Mapping) { m.UnitCode, m.UnitName = code, "" })
	})
	v.layout.SetPlaceholder("Chọn kiểu bảng")
	v.period.SetPlaceholder("Chọn kỳ")
	v.unit.SetPlaceholder("Chọn đơn vị")
	return kit.NewInset(12, 6, kit.NewColumns(8, []float32{0.36, 0.30, 0.34}, v.layout, v.period, v.unit))
}

// setLayout reads the sheet as another table.
func (v *whoseView) setLayout(i int) {
	layout := model.Layouts[i]
	t, _ := v.s.table()
	fields := v.s.p.Fields(layout, t.Mapping.Year, t.Mapping.Code)
	v.s.remap(func(m *model.Mapping) { setLayout(m, layout, fields) })
}

func (v *whoseView) show(f loaded, t model.SheetTable) {
	m := t.Mapping
	v.layout.SetIndex(slices.Index(model.Layouts, m.Layout))
	v.times = v.offered(m)
	labels := make([]string, len(v.times))
	for i, o := range v.times {
		labels[i] = o.label()
	}
	v.period.SetItems(labels)
	v.period.SetIndex(slices.Index(v.times, when{m.Year, m.Code}))
	v.units = v.units[:0]
	names := []string{}
	for _, u := range v.s.refs.units {
		v.units = append(v.units, u.Code)
		names = append(names, u.Name)
	}
	v.unit.SetItems(names)
	v.unit.SetIndex(slices.Index(v.units, m.UnitCode))
	// What the program's own workbook says of itself is not changed here.
	switch own := m.From == model.MappingIdentity; {
	case own || len(f.data.Tables) == 0:
		for _, s := range []*kit.Select{v.layout, v.period, v.unit} {
			s.Disable("Tệp do chương trình xuất ra tự nói điều này.")
		}
	default:
		v.layout.Enable()
		v.period.Enable()
		v.unit.Enable()
		if m.Layout != model.LayoutKit && m.Layout != model.LayoutRegistration {
			v.unit.Disable("Kiểu bảng này không phải của riêng một đơn vị.")
		}
	}
}

// periodic tells whether a table is of one period of a year.
func periodic(l model.Layout) bool {
	return l == model.LayoutKit || l == model.LayoutResults || l == model.LayoutProgress
}

// offered lists the times a table may be of: the periods of its year, of the
// year of work and of the one before.
func (v *whoseView) offered(m model.Mapping) []when {
	var years []int
	for _, y := range []int{v.s.env.Scope().Year, m.Year, v.s.env.Scope().Year - 1} {
		if y != 0 && !slices.Contains(years, y) {
			years = append(years, y)
		}
	}
	var out []when
	for _, y := range years {
		if !periodic(m.Layout) {
			out = append(out, when{y, m.Code})
			continue
		}
		for _, c := range model.PeriodCodes {
			out = append(out, when{y, c})
		}
	}
	return out
}

func (t when) label() string {
	if t.code == "" {
		return fmt.Sprintf("Năm %d", t.year)
	}
	return fmt.Sprintf("%s %d", t.code.Short(), t.year)
}
