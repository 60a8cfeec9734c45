package papers

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sothidua/data/document/doc"
	"sothidua/data/document/papers"
	"sothidua/data/model"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// choices is the row over the page: what the chosen paper needs to know.
type choices struct {
	period, unit, blank *kit.Select
	targets             *kit.Button
	number              *kit.TextBox
	date, until         *kit.DateBox
	trial, mono         *kit.Check
	signed              *kit.Words
	fields              choiceFields
	row                 *fyne.Container
	root                fyne.CanvasObject

	hooks choiceHooks
	choiceLists
}

// choiceLists are what the lists of the row offer.
type choiceLists struct {
	periods []model.PeriodCode
	units   []unitChoice
	blanks  []model.ID
}

// choiceFields are the choices with their labels.
type choiceFields struct{ period, unit, targets, blank, number, date, until, trial, mono fyne.CanvasObject }

// choiceHooks is what the choices do.
type choiceHooks struct {
	period  func(model.PeriodCode)
	change  func(func(*ask)) // changes what is asked for and makes the paper anew
	targets func()
	signer  func()
}

// unitChoice is one line of the list of units.
type unitChoice struct {
	label string
	set   func(*ask)
	is    func(ask) bool
}

func newChoices(hooks choiceHooks) *choices {
	c := &choices{hooks: hooks, number: kit.NewTextBox(), date: kit.NewDateBox(), until: kit.NewDateBox(), signed: kit.NewSmallWords(kit.SizeNote)}
	c.period = kit.NewSelect(nil, func(i int) { hooks.period(c.periods[i]) })
	c.unit = kit.NewSelect(nil, func(i int) { hooks.change(c.units[i].set) })
	c.blank = kit.NewSelect(nil, func(i int) { hooks.change(func(a *ask) { a.Blank = c.blanks[i] }) })
	c.targets = kit.NewButton(kit.IconTarget, "Tất cả", hooks.targets)
	c.number.SetPlaceholder("viết tay")
	c.number.OnCommit = func(s string) { hooks.change(func(a *ask) { a.Number = s }) }
	c.day(c.date, func(a *ask, d model.Date) { a.Date = d })
	c.day(c.until, func(a *ask, d model.Date) { a.Until = d })
	c.trial = kit.NewCheck("In thử", func(on bool) { hooks.change(func(a *ask) { a.Trial = on }) })
	c.mono = kit.NewCheck("Đen trắng", func(on bool) { hooks.change(func(a *ask) { a.Mono = on }) })
	c.fields = choiceFields{period: titled("Kỳ", 112, c.period), unit: titled("Đơn vị", 196, c.unit), targets: titled("Chỉ tiêu", 130, c.targets),
		blank: titled("Phôi", 210, c.blank), number: titled("Số", 96, c.number), date: titled("Ngày văn bản", 130, c.date), until: titled("Hạn nộp mới", 130, c.until),
		trial: titled("", 90, c.trial), mono: titled("", 104, c.mono)}
	f := c.fields
	c.row = container.NewStack(kit.NewActions([]fyne.CanvasObject{f.period, f.unit, f.targets, f.blank, f.number, f.date, f.until, f.trial, f.mono}, nil))
	c.root = kit.NewPanel("", "", kit.NewInset(12, 6, kit.NewStackV(4, c.row, c.signed)))
	return c
}

// day makes a box of a day part of what is asked for.
func (c *choices) day(box *kit.DateBox, set func(*ask, model.Date)) {
	box.SetPlaceholder("viết tay")
	box.OnCommit = func() {
		d, err := box.Date()
		if err == nil { // a text that is no day says so in the box itself
			c.hooks.change(func(a *ask) { set(a, d) })
		}
	}
}

// wrong returns a box whose text is no day, nil when all are.
func (c *choices) wrong() *kit.DateBox {
	for _, box := range []*kit.DateBox{c.date, c.until} {
		if _, err := box.Date(); err != nil {
			return box
		}
	}
	return nil
}

// titled puts a label over a control of a width of its own.
func titled(label string, width float32, control fyne.CanvasObject) fyne.CanvasObject {
	if label == "" {
		label = " "
	}
	if c, ok := control.(kit.Control); ok {
		return kit.Wide(width, kit.NewField(label, c))
	}
	return kit.Wide(width, kit.NewStackV(4, kit.NewLabel(label), control))
}

// show offers what a paper needs and marks what it was made with.
func (c *choices) show(m made, scope kit.Scope) {
	k, f, a := m.kind, m.facts, m.ask
	kit.Show(c.fields.period, k.Takes(papers.NeedPeriod) && k.Name != "year-report")
	kit.Show(c.fields.unit, k.Takes(papers.NeedUnit))
	kit.Show(c.fields.targets, k.Takes(papers.NeedTargets))
	kit.Show(c.fields.blank, k.Name == certificate)
	kit.Show(c.fields.until, k.Name == "reminder-letter")
	kit.Show(c.fields.number, numbered(k) || a.Number != "" || slices.ContainsFunc(m.doc.Gaps, func(g doc.Gap) bool { return strings.HasPrefix(g.What, "số, ngày") }))
	kit.Show(c.fields.trial, k.Name == certificate)
	c.fillPeriods(f, scope)
	c.fillUnits(m)
	c.fillBlanks(f, a)
	text := "Tất cả"
	if n := len(a.Targets); n > 0 {
		text = fmt.Sprintf("%d chỉ tiêu", n)
	}
	c.targets.SetText(text)
	c.trial.SetOn(a.Trial)
	c.mono.SetOn(a.Mono)
	c.signed.SetSpans(kit.Span{Text: signedBy(m.doc.Source), Tone: kit.ToneMuted}, kit.Span{Text: " "},
		kit.Span{Text: "Người ký, nơi nhận, căn cứ", Link: c.hooks.signer})
	c.row.Refresh()
	c.root.Refresh()
}

// numbered tells whether a paper has a number, or names that of its decision.
func numbered(k papers.Kind) bool {
	text, err := papers.BuiltIn(k.Name)
	return err == nil && (k.Name == certificate || strings.Contains(text, "@đầu") || strings.Contains(text, ".Số "))
}

// begin shows number and date of a paper that was chosen anew; while it shows
// they belong to who types.
func (c *choices) begin(a ask) {
	c.number.SetText(a.Number)
	c.date.SetDate(a.Date)
	c.until.SetDate(a.Until)
}

// certificate is the paper that is printed on a pre-printed blank.
const certificate = "certificate"

func (c *choices) fillPeriods(f papers.Facts, scope kit.Scope) {
	c.periods = nil
	var labels []string
	for _, p := range f.Periods {
		if p.Code.Kind() == model.WholeYear && f.Request.Name == "half-year-report" {
			continue
		}
		c.periods = append(c.periods, p.Code)
		labels = append(labels, p.Code.Short())
	}
	if !slices.Contains(c.periods, scope.Code) {
		c.periods = append(c.periods, scope.Code)
		labels = append(labels, scope.Code.Short())
	}
	c.period.SetItems(labels)
	c.period.SetIndex(slices.Index(c.periods, scope.Code))
}

// fillUnits offers what a paper can be made for: all units, each one, one.
func (c *choices) fillUnits(m made) {
	c.units = nil
	all := "Mỗi đơn vị một phiếu"
	if m.kind.Takes(papers.NeedEach) {
		all = "Chung một văn bản"
	}
	if n := len(m.ask.Units); n > 0 {
		units := m.ask.Units
		c.units = append(c.units, unitChoice{fmt.Sprintf("%d đơn vị đã chọn", n), func(a *ask) { a.Unit, a.Each, a.Units = 0, false, units },
			func(a ask) bool { return len(a.Units) > 0 }})
	}
	c.units = append(c.units, unitChoice{all, func(a *ask) { a.Unit, a.Each, a.Units = 0, false, nil },
		func(a ask) bool { return a.Unit == 0 && !a.Each && len(a.Units) == 0 }})
	if m.kind.Takes(papers.NeedEach) {
		c.units = append(c.units, unitChoice{"Mỗi đơn vị một bản", func(a *ask) { a.Unit, a.Each, a.Units = 0, true, nil },
			func(a ask) bool { return a.Each }})
	}
	for _, u := range m.facts.Book.Units {
		c.units = append(c.units, unitChoice{u.Name, func(a *ask) { a.Unit, a.Each, a.Units = u.ID, false, nil },
			func(a ask) bool { return a.Unit == u.ID }})
	}
	var labels []string
	at := -1
	for i, u := range c.units {
		labels = append(labels, u.label)
		if at < 0 && u.is(m.ask) {
			at = i
		}
	}
	c.unit.SetItems(labels)
	c.unit.SetIndex(at)
}

func (c *choices) fillBlanks(f papers.Facts, a ask) {
	c.blanks = nil
	var names []string
	for _, b := range f.Settings.Blanks {
		c.blanks = append(c.blanks, b.ID)
		names = append(names, b.Name)
	}
	if len(names) == 0 {
		c.blanks, names = []model.ID{0}, []string{model.DefaultBlank().Name}
	}
	c.blank.SetItems(names)
	c.blank.SetIndex(max(0, slices.Index(c.blanks, a.Blank)))
}

// signedBy tells place and signer as they stand in the paper.
func signedBy(d *doc.Doc) string {
	place, signer := "", ""
	if d == nil {
		return ""
	}
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case doc.Letterhead:
				place = b.Place
			case doc.Closing:
				if n := len(b.Signers); n > 0 && signer == "" {
					last := b.Signers[n-1]
					if lines := len(last.Lines); lines > 0 {
						signer = vn.Lower(last.Lines[lines-1])
					}
					signer = strings.TrimSpace(signer + " " + last.Name)
				}
			}
		}
	}
	var parts []string
	if place != "" {
		parts = append(parts, "Địa danh: "+place+".")
	}
	if signer != "" {
		parts = append(parts, "Ký: "+signer+".")
	}
	return strings.Join(parts, " ")
}
