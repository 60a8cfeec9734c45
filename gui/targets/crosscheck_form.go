package targets

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/gui/kit"
)

// checkForm is the dialog in which a check is written.
type checkForm struct {
	checkControls
	base        model.CrossCheck // as the book holds it
	targets     []model.Target
	codes       []model.PeriodCode // behind the list of periods
	left, right *termSide

	form *kit.Form
	slot *fyne.Container
	rule *kit.EdgeBox
	body fyne.CanvasObject
}

// checkControls are what is typed and chosen besides the operands.
type checkControls struct {
	name              *kit.TextBox
	note              *kit.TextArea
	kind, scope, code *kit.Select
	factor, tolerance *kit.NumberBox
	measure           *kit.Select // of the tolerance
	strict            *kit.Check
}

// formWidth is the width of the dialog, in pixels of a 100% screen.
const formWidth = 720

func newCheckForm(c model.CrossCheck, targets []model.Target, periods []model.Period) *checkForm {
	f := &checkForm{base: c, targets: targets, slot: container.NewStack(), rule: kit.NewRuleBox()}
	f.name, f.note = kit.NewTextBox(), kit.NewTextArea(2)
	f.factor, f.tolerance = kit.NewNumberBox(""), kit.NewNumberBox("")
	var labels []string
	f.codes, labels = periodChoices(periods, c.Code)
	f.code = kit.NewSelect(labels, nil)
	f.kind = kit.NewSelect(kindLabels(), nil)
	f.scope = kit.NewSelect(scopeLabels(), nil)
	f.measure = kit.NewSelect([]string{"% của vế phải", "đơn vị tính của vế trái"}, nil)
	f.strict = kit.NewCheck("Lệch là lỗi, không chỉ nhắc", nil)
	f.left = newTermSide(func() string { return "+" }, f.sayRule)
	f.right = newTermSide(func() string { return rightSign(f.chosenKind()) }, f.sayRule)
	f.name.SetPlaceholder("Ví dụ: Thu bằng chi ngân sách")
	f.body = kit.NewStackV(8, f.slot, f.rule)
	f.set(c)
	return f
}

func kindLabels() []string {
	out := make([]string, len(model.CheckKinds))
	for i, k := range model.CheckKinds {
		out[i] = k.Label()
	}
	return out
}

func scopeLabels() []string {
	out := make([]string, len(model.CheckScopes))
	for i, s := range model.CheckScopes {
		out[i] = s.Label()
	}
	return out
}

// set shows a check.
func (f *checkForm) set(c model.CrossCheck) {
	f.name.SetText(c.Name)
	f.note.SetText(c.Note)
	f.kind.SetIndex(slices.Index(model.CheckKinds, c.Kind))
	f.scope.SetIndex(slices.Index(model.CheckScopes, c.Scope))
	f.code.SetIndex(slices.Index(f.codes, c.Code))
	f.left.text.SetText(termsText(c.Left, f.targets, "+"))
	f.right.text.SetText(termsText(c.Right, f.targets, rightSign(c.Kind)))
	f.factor.SetNumber(model.Some(c.Factor))
	f.tolerance.SetNumber(model.Some(c.Tolerance.Amount))
	f.measure.SetIndex(1)
	if c.Tolerance.Percent {
		f.measure.SetIndex(0)
	}
	f.strict.SetOn(c.Severity == model.SeverityError)
	f.reshape()
}

func (f *checkForm) chosenKind() model.CheckKind {
	if i := f.kind.Index(); i >= 0 {
		return model.CheckKinds[i]
	}
	return ""
}

// onPlan tells whether the check looks at the plan's figures only.
func (f *checkForm) onPlan() bool {
	return f.chosenKind().Relates() && f.scope.Index() == slices.Index(model.CheckScopes, model.ScopePlan)
}

// reshape shows the fields that the kind has use for.
func (f *checkForm) reshape() {
	k := f.chosenKind()
	f.left.offer(termChoices(k, false, f.targets))
	f.right.offer(termChoices(k, true, f.targets))
	plan := f.onPlan()
	f.form = kit.NewForm(f.rows(k)...)
	f.form.OnChange(func() {
		if f.chosenKind() != k {
			f.startFactor(k)
		}
		if f.chosenKind() != k || f.onPlan() != plan {
			f.reshape()
			return
		}
		f.sayRule()
	})
	f.slot.Objects = []fyne.CanvasObject{f.form}
	f.slot.Refresh()
	f.sayRule()
}

// startFactor proposes the factor of the kind that was just chosen.
func (f *checkForm) startFactor(was model.CheckKind) {
	switch now := f.chosenKind(); {
	case now == model.CheckJump:
		f.factor.SetNumber(model.Num("3"))
	case was == model.CheckJump:
		f.factor.SetNumber(model.Num("1"))
	}
}

// sideLabels name the two sides of a kind.
func sideLabels(k model.CheckKind) (left, right string) {
	switch k {
	case model.CheckTotal:
		return "Các phần, ví dụ 12a + 12b", "Tổng"
	case model.CheckProduct:
		return "Kết quả, ví dụ sản lượng", "Các thừa số, ví dụ năng suất × diện tích"
	case model.CheckHundred:
		return "Các phần của cơ cấu (%)", ""
	case model.CheckNotFalling, model.CheckJump:
		return "Chỉ tiêu (để trống: mọi chỉ tiêu)", ""
	}
	return "Vế trái, ví dụ 3a", "Vế phải, ví dụ 3b"
}

func (f *checkForm) rows(k model.CheckKind) [][]kit.FormItem {
	left, right := sideLabels(k)
	head := []kit.FormItem{{Key: "kind", Field: kit.NewField("Loại kiểm tra", f.kind), Span: 5}}
	if k.Relates() {
		head = append(head, kit.FormItem{Key: "scope", Field: kit.NewField("Kiểm tra", f.scope), Span: 4})
	}
	if !f.onPlan() {
		head = append(head, kit.FormItem{Key: "code", Field: kit.NewField("Thực hiện ở kỳ", f.code), Span: 3})
	}
	rows := [][]kit.FormItem{{{Key: "name", Field: kit.NewField("Tên kiểm tra", f.name)}}, head,
		{{Key: "left", Field: kit.NewField(left, f.left.text), Span: 3}, {Field: kit.NewField("Chọn trong danh mục", f.left.picker), Span: 4}}}
	if right != "" {
		rows = append(rows, []kit.FormItem{{Key: "right", Field: kit.NewField(right, f.right.text), Span: 3},
			{Field: kit.NewField("Chọn trong danh mục", f.right.picker), Span: 4}})
	}
	var numbers []kit.FormItem
	switch k {
	case model.CheckJump:
		numbers = append(numbers, kit.FormItem{Key: "factor", Field: kit.NewField("Nhắc khi quá (lần)", f.factor), Span: 2})
	case model.CheckEqual, model.CheckTotal, model.CheckProduct:
		numbers = append(numbers, kit.FormItem{Key: "factor", Field: kit.NewField("Hệ số nhân vế phải", f.factor), Span: 2})
	}
	switch {
	case k == model.CheckHundred:
		numbers = append(numbers, kit.FormItem{Key: "tolerance", Field: kit.NewField("Cho lệch (điểm %)", f.tolerance)})
	case k.Relates():
		numbers = append(numbers, kit.FormItem{Key: "tolerance", Field: kit.NewField("Cho lệch", f.tolerance), Span: 2},
			kit.FormItem{Field: kit.NewField("Tính theo", f.measure), Span: 3})
	}
	if len(numbers) > 0 {
		rows = append(rows, numbers)
	}
	return append(rows, []kit.FormItem{{Key: "note", Field: kit.NewField("Ghi chú", f.note)}},
		[]kit.FormItem{{Field: kit.NewField("", f.strict)}})
}

// sayRule writes what is typed as one sentence, or what is still missing.
func (f *checkForm) sayRule() {
	c, err := f.read()
	if err == nil {
		err = progress.CheckCrossCheck(c, f.targets)
	}
	text := model.Message(err)
	if err == nil {
		text = progress.CrossCheckText(c, f.targets) + "."
	}
	f.rule.SetSpans(kit.Span{Text: "Câu quy tắc: ", Bold: true}, kit.Span{Text: text})
}

// read returns the check as typed; an error names its field.
func (f *checkForm) read() (model.CrossCheck, error) {
	c := f.base
	c.Kind, c.Name, c.Note = f.chosenKind(), f.name.Text(), f.note.Text()
	c.Scope, c.Code = model.CheckScopes[max(0, f.scope.Index())], f.codes[max(0, f.code.Index())]
	c.Severity = model.SeverityWarning
	if f.strict.On() {
		c.Severity = model.SeverityError
	}
	c.Tolerance.Percent = f.measure.Index() == 0 && c.Kind != model.CheckHundred
	var err error
	if c.Left, err = parseTerms("left", f.left.text.Text(), f.targets); err != nil {
		return c, err
	}
	c.Right = nil
	if _, right := sideLabels(c.Kind); right != "" {
		if c.Right, err = parseTerms("right", f.right.text.Text(), f.targets); err != nil {
			return c, err
		}
	}
	if c.Factor, err = numberIn("factor", f.factor, decimal.NewFromInt(1)); err != nil {
		return c, err
	}
	c.Tolerance.Amount, err = numberIn("tolerance", f.tolerance, decimal.Zero)
	return c, err
}

// numberIn reads a box; an empty one means without.
func numberIn(field string, box *kit.NumberBox, without decimal.Decimal) (decimal.Decimal, error) {
	n, err := box.Number()
	switch {
	case err != nil:
		return without, model.Invalid(field, "%s", model.Message(err))
	case !n.Valid:
		return without, nil
	}
	return n.Decimal, nil
}

// add writes a new check.
func (s *checks) add() {
	if s.data.sheet.Plan.ID == 0 {
		return
	}
	s.ask("Thêm kiểm tra chéo", model.CrossCheck{PlanID: s.data.sheet.Plan.ID, Kind: model.CheckEqual, Factor: decimal.NewFromInt(1),
		Tolerance: model.CheckTolerance{Percent: true}, Scope: model.ScopeBoth, Active: true, Severity: model.SeverityWarning})
}

// edit changes the current check.
func (s *checks) edit() {
	if r, ok := s.current(); ok {
		s.ask("Sửa kiểm tra chéo", r.Check)
	}
}

// ask shows the dialog; it stays open until the check is saved.
func (s *checks) ask(title string, c model.CrossCheck) {
	f := newCheckForm(c, s.data.sheet.Targets, s.data.periods)
	refuse := func(err error) {
		if !f.form.ShowError(err) {
			kit.ShowError(s.env.Window, err)
		}
	}
	var closeDialog func()
	save := func() bool {
		f.form.ClearErrors()
		typed, err := f.read()
		if err == nil {
			err = progress.CheckCrossCheck(typed, f.targets)
		}
		if err != nil {
			refuse(err)
			return false
		}
		kit.Do(s.env, func(ctx context.Context) (err error) {
			typed, err = s.book.SaveCrossCheck(ctx, typed)
			return err
		}, func(err error) {
			if err != nil {
				refuse(err)
				return
			}
			closeDialog()
			s.pending = typed.ID
			s.Reload()
		})
		return false
	}
	closeDialog = kit.ShowDialog(s.env.Window, title, f.body, formWidth,
		kit.DialogButton{Label: "Lưu", Icon: kit.IconSave, Kind: kit.PrimaryButton, Do: save}, kit.DialogButton{Label: "Hủy", Key: "Esc"})
}
