package firstrun

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

// periodSet is a kind of period an office may use, as it is ticked.
type periodSet struct {
	label string
	codes []model.PeriodCode
	usual bool // the plan asks for it
}

func periodSets() []periodSet {
	return []periodSet{
		{"6 tháng", []model.PeriodCode{model.H1}, true},
		{"Cả năm", []model.PeriodCode{model.Y}, true},
		{"Quý", []model.PeriodCode{"Q1", "Q2", "Q3", "Q4"}, false},
		{"9 tháng", []model.PeriodCode{model.M9}, false},
		{"Tháng", []model.PeriodCode{"M01", "M02", "M03", "M04", "M05", "M06", "M07", "M08", "M09", "M10", "M11", "M12"}, false},
	}
}

// entry is what step 1 holds.
type entry struct {
	commune, district, province string
	year                        int
	periods                     []bool // by periodSets
}

// sampleEntry is what the sample year brings itself.
func sampleEntry() entry {
	return entry{commune: "Xã Trí Yên", district: "Huyện Yên Dũng", province: "Tỉnh Bắc Giang", year: 2024, periods: usual()}
}

func usual() []bool {
	sets := periodSets()
	out := make([]bool, len(sets))
	for i, s := range sets {
		out[i] = s.usual
	}
	return out
}

// book returns what is to be created; an error names the field.
func (e entry) book() (service.NewBook, error) {
	b := service.NewBook{Office: model.Office{Commune: e.commune, District: e.district, Province: e.province}, Year: e.year}
	for i, s := range periodSets() {
		if e.periods[i] {
			b.Periods = append(b.Periods, s.codes...)
		}
	}
	switch {
	case e.commune == "":
		return b, model.Invalid("commune", "Ghi tên xã, phường, ví dụ Xã Trí Yên.")
	case len(b.Periods) == 0:
		return b, model.Invalid("periods", "Chọn ít nhất một kỳ báo cáo.")
	}
	return b, nil
}

// fields are the controls of step 1.
type fields struct {
	commune, district, province *kit.TextBox
	year                        *kit.Select
	years                       []int
	ticks                       []*kit.Check
	office, periods             *kit.Form
	own                         entry // what the office typed, while the sample's is shown
	sample                      bool
}

// newFields returns step 1; changed is called on every change, leave when Enter
// goes on behind the last field.
func newFields(today model.Date, changed, leave func()) *fields {
	f := &fields{commune: kit.NewTextBox(), district: kit.NewTextBox(), province: kit.NewTextBox()}
	f.commune.SetPlaceholder("Xã Trí Yên")
	f.district.SetPlaceholder("Huyện Yên Dũng")
	f.province.SetPlaceholder("Tỉnh Bắc Giang")
	now := today.Time().Year()
	for y := now + 1; y >= now-4; y-- {
		f.years = append(f.years, y)
	}
	f.year = kit.NewSelect(nil, nil)
	f.office = kit.NewForm([]kit.FormItem{
		{Key: "commune", Field: kit.NewField("Tên xã, phường", f.commune), Span: 2},
		{Key: "district", Field: kit.NewField("Huyện (để trống từ 01/07/2025)", f.district), Span: 2},
		{Key: "province", Field: kit.NewField("Tỉnh, thành phố", f.province), Span: 2},
		{Key: "year", Field: kit.NewField("Năm", f.year)},
	})
	var row []kit.FormItem
	for i, s := range periodSets() {
		tick := kit.NewCheck(s.label, nil)
		item := kit.FormItem{Field: kit.NewField("", tick)}
		if i == 0 {
			item.Key = "periods"
		}
		f.ticks, row = append(f.ticks, tick), append(row, item)
	}
	f.periods = kit.NewForm(row)
	f.put(entry{year: now, periods: usual()})
	f.office.OnChange(changed)
	f.periods.OnChange(changed)
	f.office.OnEnter(f.periods.FocusFirst)
	f.periods.OnEnter(leave)
	return f
}

// object is step 1 as it is shown.
func (f *fields) object() fyne.CanvasObject {
	row := kit.NewRow(16, container.New(ticksWidth{}, f.periods), kit.Grow(kit.NewNote("Kế hoạch yêu cầu 6 tháng và năm.").Cut()))
	return kit.NewStackV(4, f.office, kit.NewLabel("Kỳ báo cáo"), row)
}

// ticksWidth gives the row of ticks its width.
type ticksWidth struct{}

// MinSize implements fyne.Layout.
func (ticksWidth) MinSize(objs []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(600*kit.Scale(), objs[0].MinSize().Height)
}

// Layout implements fyne.Layout.
func (ticksWidth) Layout(objs []fyne.CanvasObject, size fyne.Size) { objs[0].Resize(size) }

// put shows an entry.
func (f *fields) put(e entry) {
	f.commune.SetText(e.commune)
	f.district.SetText(e.district)
	f.province.SetText(e.province)
	years, at := f.years, -1
	for i, y := range years {
		if y == e.year {
			at = i
		}
	}
	if at < 0 { // the sample's year, years from now
		years, at = append([]int{e.year}, years...), 0
	}
	names := make([]string, len(years))
	for i, y := range years {
		names[i] = strconv.Itoa(y)
	}
	f.year.SetItems(names)
	f.year.SetIndex(at)
	for i, t := range f.ticks {
		t.SetOn(e.periods[i])
	}
}

// read returns what the fields hold.
func (f *fields) read() entry {
	e := entry{commune: f.commune.Text(), district: f.district.Text(), province: f.province.Text()}
	if n, err := strconv.Atoi(f.year.Text()); err == nil {
		e.year = n
	}
	for _, t := range f.ticks {
		e.periods = append(e.periods, t.On())
	}
	return e
}

// setSample locks the fields with what the sample year brings, or gives them
// back with what the office typed.
func (f *fields) setSample(on bool) {
	if on == f.sample {
		return
	}
	f.sample = on
	if on {
		f.own = f.read()
		f.put(sampleEntry())
		f.year.Disable("năm mẫu là 2024")
	} else {
		f.put(f.own)
		f.year.Enable()
	}
	f.office.ClearErrors()
	f.periods.ClearErrors()
	for _, b := range []*kit.TextBox{f.commune, f.district, f.province} {
		lock(b, on)
	}
	for _, t := range f.ticks {
		lock(t, on)
	}
}

func lock(o fyne.Disableable, on bool) {
	if on {
		o.Disable()
	} else {
		o.Enable()
	}
}

// showError puts an error beside its field and tells whether there is one.
func (f *fields) showError(err error) bool {
	return f.office.ShowError(err) || f.periods.ShowError(err)
}
