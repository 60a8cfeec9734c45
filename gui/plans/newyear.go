package plans

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"sothidua/data/model"
	"sothidua/data/service"
	"sothidua/gui/kit"
)

// yearBook is what opening a new year asks of the book.
type yearBook interface {
	Years(ctx context.Context) ([]int, error)
	PreviewNewYear(ctx context.Context, from, to int, opt service.NewYearOptions) (service.NewYearPreview, error)
	NewYear(ctx context.Context, from, to int, opt service.NewYearOptions) (service.NewYearPreview, error)
}

// yearsAhead is how many years after the old one can be opened.
const yearsAhead = 5

// yearForm is the dialog in which a new year is opened out of an old one.
type yearForm struct {
	yearTicks
	env  kit.Env
	book yearBook

	years      []int // of the book, newest first
	to         []int // behind the list of new years
	from, next *kit.Select
	load       kit.Loader[service.NewYearPreview]

	form        *kit.Form
	says, warns *kit.EdgeBox
	grid        *kit.Grid
	body        fyne.CanvasObject
}

// yearTicks choose what is copied.
type yearTicks struct{ targets, allocations, registrations, measures, periods *kit.Check }

func newYearTicks() yearTicks {
	tick := func(label string, on bool) *kit.Check {
		c := kit.NewCheck(label, nil)
		c.SetOn(on)
		return c
	}
	return yearTicks{targets: tick("Chỉ tiêu, kiểm tra chéo", true), allocations: tick("Giao chỉ tiêu cho đơn vị", true),
		registrations: tick("Đăng ký của đơn vị", false), measures: tick("Số hộ, nhân khẩu, diện tích…", true),
		periods: tick("Kỳ báo cáo, hạn nộp", true)}
}

// formWidth is the width of the dialog, in pixels of a 100% screen.
const formWidth = 800

// openYear asks how to open a new year. What is being typed is settled first:
// the new year is made of what the book holds.
func (s *screen) openYear() {
	kit.Leave(s.env.Window, s, s.askYear)
}

func (s *screen) askYear() {
	var years []int
	kit.Do(s.env, func(ctx context.Context) (err error) {
		years, err = s.book.Years(ctx)
		return err
	}, func(err error) {
		if err != nil {
			s.env.Fail(err)
			return
		}
		if len(years) > 0 {
			newYearForm(s.env, s.book, years).show()
		}
	})
}

func newYearForm(env kit.Env, book yearBook, years []int) *yearForm {
	f := &yearForm{yearTicks: newYearTicks(), env: env, book: book, years: years, says: kit.NewRuleBox(), warns: kit.NewWarnBox()}
	labels := make([]string, len(years))
	for i, y := range years {
		labels[i] = fmt.Sprint(y)
	}
	f.from = kit.NewSelect(labels, func(int) { f.offer() })
	f.next = kit.NewSelect(nil, nil)
	f.form = kit.NewForm(
		[]kit.FormItem{{Key: "from", Field: kit.NewField("Từ năm", f.from)}, {Key: "to", Field: kit.NewField("Năm mới", f.next)}},
		[]kit.FormItem{{Field: kit.NewField("Chép sang", f.targets)}, {Field: kit.NewField("", f.allocations)}, {Field: kit.NewField("", f.registrations)}},
		[]kit.FormItem{{Field: kit.NewField("", f.measures)}, {Field: kit.NewField("", f.periods), Span: 2}})
	f.form.OnChange(f.preview)
	f.grid = kit.NewGrid(carriedColumns(0), kit.GridOptions{RowHeight: 26, TreeColumn: -1, MinRows: 8})
	f.warns.Hide()
	f.body = kit.NewStackV(8, f.form, f.says, f.warns, f.grid)
	f.from.SetIndex(max(0, slices.Index(years, env.Scope().Year)))
	f.offer()
	return f
}

// offer lists the years that can be opened after the old one.
func (f *yearForm) offer() {
	f.to = nil
	var labels []string
	for y := f.old() + 1; y <= f.old()+yearsAhead; y++ {
		if !slices.Contains(f.years, y) {
			f.to, labels = append(f.to, y), append(labels, fmt.Sprint(y))
		}
	}
	f.next.SetItems(labels)
	if f.next.Index() < 0 && len(labels) > 0 {
		f.next.SetIndex(0)
	}
}

func (f *yearForm) old() int { return f.years[max(0, f.from.Index())] }

// new returns the year to open, 0 when every one is there.
func (f *yearForm) new() int {
	if i := f.next.Index(); i >= 0 {
		return f.to[i]
	}
	return 0
}

func (f *yearForm) options() service.NewYearOptions {
	return service.NewYearOptions{Targets: f.targets.On(), Allocations: f.allocations.On(), Registrations: f.registrations.On(),
		Measures: f.measures.On(), Periods: f.periods.On()}
}

// preview tells what would be copied.
func (f *yearForm) preview() {
	for _, c := range []*kit.Check{f.allocations, f.registrations} {
		if f.targets.On() {
			c.Enable()
		} else {
			c.Disable()
		}
	}
	from, to, opt := f.old(), f.new(), f.options()
	f.grid.SetBusy(true)
	f.load.Load(f.env, func(ctx context.Context) (service.NewYearPreview, error) {
		return f.book.PreviewNewYear(ctx, from, to, opt)
	}, f.apply)
}

func (f *yearForm) apply(p service.NewYearPreview, err error) {
	if err != nil {
		f.refuse(err)
		f.grid.SetRows(nil)
		return
	}
	f.form.ClearErrors()
	f.says.SetSpans(copiedSpans(p)...)
	warn := warnSpans(p)
	f.warns.SetSpans(warn...)
	if f.warns.Show(); len(warn) == 0 {
		f.warns.Hide()
	}
	f.grid.SetColumns(carriedColumns(p.From))
	f.grid.SetEmpty(kit.Empty{Icon: kit.IconTarget, Title: "Không chép chỉ tiêu", Text: "Năm mới chưa có chỉ tiêu nào."})
	f.grid.SetRows(carriedRows(p))
}

// refuse shows why the year cannot be opened: beside its field or in the box.
func (f *yearForm) refuse(err error) {
	if !f.form.ShowError(err) {
		f.warns.SetSpans(kit.Span{Text: model.Message(err)})
		f.warns.Show()
	}
}

// show opens the dialog; it stays open until the year is there.
func (f *yearForm) show() {
	var closeDialog func()
	create := func() bool {
		from, to, opt := f.old(), f.new(), f.options()
		kit.Do(f.env, func(ctx context.Context) error {
			_, err := f.book.NewYear(ctx, from, to, opt)
			return err
		}, func(err error) {
			if err != nil {
				f.refuse(err)
				return
			}
			f.load.Stop()
			closeDialog()
			f.opened(to)
		})
		return false
	}
	closeDialog = kit.ShowDialog(f.env.Window, "Mở năm mới từ năm đã có", f.body, formWidth,
		kit.DialogButton{Label: "Tạo năm mới", Icon: kit.IconCheck, Kind: kit.PrimaryButton, Do: create},
		kit.DialogButton{Label: "Hủy", Key: "Esc"})
	f.preview()
}

// opened shows the new year and tells what has to be gone over.
func (f *yearForm) opened(year int) {
	f.env.SetScope(kit.Scope{Year: year, Code: f.env.Scope().Code})
	f.env.Done(fmt.Sprintf("Đã mở năm %d. Ghi số, ngày kế hoạch mới; xem lại lời văn và số kế hoạch từng chỉ tiêu.", year),
		kit.Action{Label: "Xem chỉ tiêu", Do: func() { f.env.Go(kit.Place{Area: "targets", Tab: "list"}) }})
}
