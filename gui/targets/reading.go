package targets

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/plantext"
	"sothidua/data/progress"
	"sothidua/data/service"
	"sothidua/data/vn"
	"sothidua/gui/kit"
)

// proposal is one leaf found in the plan's text, as the office has it now.
type proposal struct {
	found plantext.Target
	read  readTarget
	ask   string // what is unsure, as a question
	keep  bool
	asked bool // what was unsure was looked at and accepted, or mended
	// unread marks words that were not read as a target and may be one: left out
	// until the office fills the target in and keeps it.
	unread bool
}

// readTarget is what can be mended of a proposal, as typed.
type readTarget struct {
	number, name  string
	comparator    model.Comparator
	value, value2 string // numbers as typed; a choice's name in value
	unit          string
}

// propose turns what was found into proposals, all kept at first.
func propose(r plantext.Result) []proposal {
	out := make([]proposal, len(r.Targets))
	for i, t := range r.Targets {
		value := vn.FormatNumber(t.Value, "")
		if t.Comparator == model.Grade {
			value = t.Grade
		}
		p := proposal{found: t, keep: true, ask: t.Why, read: readTarget{number: t.Number, name: t.Name,
			comparator: t.Comparator, value: value, value2: vn.FormatNumber(t.Value2, ""), unit: t.Unit}}
		if c, ok := t.Change(); ok {
			p.change(c)
		}
		p.asked = p.ask == ""
		out[i] = p
	}
	for _, x := range r.Problems {
		if x.Text != "" {
			out = append(out, proposal{found: plantext.Target{Text: x.Text, Kind: plantext.KindAmount}, ask: x.Message, asked: true, unread: true, read: readTarget{name: x.Text}})
		}
	}
	return out
}

// change proposes a plan told in percent as one of a change against the year
// before. The plan does not say what its results are counted in: that is asked.
func (p *proposal) change(c plantext.Change) {
	p.read.comparator, p.read.name, p.read.unit = c.Comparator, c.Name, c.Unit
	unit := "Ghi đơn vị tính của kết quả (tấn, triệu đồng, vụ)."
	if c.Unit != "" {
		unit = "Kết quả tính bằng " + c.Unit + " phải không?"
	}
	word := "tăng"
	if c.Comparator == model.Reduction {
		word = "giảm"
	}
	p.ask = strings.TrimSpace(p.ask + " Kế hoạch giao mức " + word + " so với năm trước. " + unit)
}

// usualGrades are the grades of a target judged by grade, best first; the
// office changes them in the target's form.
var usualGrades = []string{"Xuất sắc", "Tốt", "Khá", "Trung bình", "Yếu"}

// target makes a target out of a proposal; an error names the field.
func (p proposal) target() (model.Target, error) {
	r := p.read
	t := model.Target{Number: vn.Clean(r.number), Name: vn.Clean(r.name), Text: vn.CleanText(p.found.Text), Leaf: true,
		Rule: model.Rule{Comparator: r.comparator, Unit: vn.Clean(r.unit), Timing: timing(p.found.Kind), RollUp: rollUp(p.found.Kind),
			Pace: model.Pace{Kind: model.Linear}}}
	switch {
	case r.comparator == "":
		return t, model.Invalid("comparator", "Chọn cách so “đạt khi”.")
	case r.comparator == model.Grade:
		t.Rule.Grades = slices.Clone(usualGrades)
		if !slices.Contains(t.Rule.Grades, r.value) && r.value != "" {
			t.Rule.Grades = append([]string{r.value}, t.Rule.Grades...)
		}
		t.Plan = model.Figure{Choice: r.value}
	case r.comparator == model.YesNo:
		t.Plan = model.Figure{Choice: model.ChoiceYes}
	case r.comparator == model.Text:
		t.Plan = model.Figure{Choice: model.RatingGood}
	default:
		if err := p.numbers(&t); err != nil {
			return t, err
		}
	}
	if r.comparator.Relative() {
		t.Rule.Timing, t.Rule.RollUp = changeTiming(t.Rule.Unit), model.Single
	}
	if !r.comparator.Numeric() {
		t.Rule.Unit, t.Rule.Timing, t.Rule.RollUp = "", model.Stock, model.Single
	}
	return t, progress.CheckTarget(t)
}

// numbers reads the typed numbers into the plan of a numeric target.
func (p proposal) numbers(t *model.Target) error {
	for _, f := range []struct {
		key, typed string
		to         *model.Number
	}{{"plan", p.read.value, &t.Plan.Number}, {"plan2", p.read.value2, &t.Plan.Second}} {
		if vn.Clean(f.typed) == "" {
			continue
		}
		d, err := vn.ParseFor(f.typed, t.Rule.PlanRule().Unit)
		if err != nil {
			return model.Invalid(f.key, "%s", model.Message(err))
		}
		*f.to = model.Some(d)
	}
	t.LastYear, t.Superior = model.Of(p.found.LastYear), model.Of(p.found.Superior)
	t.Rule.Decimals = decimals(t.Plan.Number, t.Plan.Second, t.LastYear.Number, t.Superior.Number)
	return nil
}

func decimals(numbers ...model.Number) int {
	n := 0
	for _, d := range numbers {
		if d.Valid {
			n = max(n, int(-d.Decimal.Exponent()))
		}
	}
	return n
}

// timing proposes how values add up: amounts and things counted flow through
// the year, rates and what is kept stand.
func timing(kind string) model.Timing {
	switch kind {
	case plantext.KindAmount, plantext.KindCount:
		return model.Flow
	}
	return model.Stock
}

// changeTiming proposes how results of a change against the year before add up:
// herds and people stand, the rest flows.
func changeTiming(unit string) model.Timing {
	switch unit {
	case "con", "hộ", "người", "ha":
		return model.Stock
	}
	return model.Flow
}

// rollUp proposes how units make the commune's value; rates need a denominator,
// which the plan does not tell, so one unit reports them until the office says more.
func rollUp(kind string) model.RollUp {
	if timing(kind) == model.Flow {
		return model.Sum
	}
	return model.Single
}

// planned gathers the kept proposals under their items, in the plan's order.
// The error names the first proposal that is not complete, by its index.
func planned(r plantext.Result, ps []proposal) ([]service.PlannedItem, int, error) {
	items := map[string]plantext.Item{}
	for _, it := range r.Items {
		items[it.Number] = it
	}
	var out []service.PlannedItem
	at := map[string]int{}
	for i, p := range ps {
		if !p.keep {
			continue
		}
		t, err := p.target()
		if err != nil {
			return nil, i, err
		}
		parent, composite := items[p.found.Parent]
		if p.found.Parent == "" || !composite {
			out = append(out, service.PlannedItem{Item: t})
			continue
		}
		if _, ok := at[parent.Number]; !ok {
			at[parent.Number] = len(out)
			out = append(out, service.PlannedItem{Item: model.Target{Number: parent.Number, Name: parent.Name, Text: parent.Text}})
		}
		out[at[parent.Number]].Leaves = append(out[at[parent.Number]].Leaves, t)
	}
	return out, -1, nil
}

// waiting tells why the proposals cannot be added yet, "" when they can.
func waiting(ps []proposal) string {
	kept, unsure := 0, 0
	for _, p := range ps {
		if p.keep {
			kept++
			if !p.asked {
				unsure++
			}
		}
	}
	switch {
	case kept == 0:
		return "Chưa có chỉ tiêu nào được giữ."
	case unsure > 0:
		return fmt.Sprintf("Còn %d chỗ phải hỏi: xem từng dòng có dấu tam giác, sửa hoặc bấm Đúng như vậy.", unsure)
	}
	return ""
}

// readingColumns heads the proposals and makes room for plans in full đồng.
func readingColumns(rows []kit.Row) []kit.Column {
	return kit.WithRoom([]kit.Column{
		{ID: "keep", Title: "Giữ", Width: 44, Align: kit.AlignCenter},
		{ID: "number", Title: "Số", Width: 50, Align: kit.AlignCenter},
		{ID: "name", Title: "Chỉ tiêu", Width: 190, Grow: true},
		{ID: "when", Title: "Đạt khi", Width: 124, Room: figureRoom, Small: true},
		{ID: "unit", Title: "Đơn vị tính", Width: 104, Small: true},
		{ID: "ask", Title: "Hỏi", Width: 150, Small: true},
	}, rows, figureRoom)
}

// readingRow writes one proposal.
func readingRow(i int, p proposal) kit.Row {
	ask := kit.Cell{Text: "rõ", Mark: kit.StateMark(kit.StateSaved), Tone: kit.ToneMuted}
	if !p.asked {
		ask = kit.Cell{Text: p.ask, Mark: kit.StateMark(kit.StateLate), Tone: kit.ToneWarn}
	}
	tone := kit.ToneNormal
	switch {
	case p.unread && !p.keep:
		tone, ask = kit.ToneMuted, kit.Cell{Text: p.ask, Mark: kit.StateMark(kit.StateLate), Tone: kit.ToneWarn}
	case !p.keep:
		tone, ask = kit.ToneMuted, kit.Cell{Text: "bỏ", Tone: kit.ToneMuted}
	}
	return kit.Row{Key: fmt.Sprint(i), Cells: []kit.Cell{{Mark: kit.CheckMark(p.keep), Check: true}, {Text: p.read.number, Tone: tone},
		{Text: p.read.name, Tone: tone}, {Text: whenText(p), Tone: tone}, {Text: p.read.unit, Tone: tone}, ask}}
}

// whenText writes the comparator and values of a proposal: "≥ 99,6".
func whenText(p proposal) string {
	t, err := p.target()
	if err == nil {
		return progress.PlanText(t.Rule, t.Plan)
	}
	if p.read.comparator == "" {
		return "? " + p.read.value
	}
	return p.read.comparator.Sign() + " " + p.read.value
}

// readingStatus counts what was found.
func readingStatus(r plantext.Result, ps []proposal) string {
	unsure, unread := 0, 0
	for _, p := range ps {
		switch {
		case p.unread:
			unread++
		case p.ask != "":
			unsure++
		}
	}
	text := fmt.Sprintf("Tìm thấy %s chỉ tiêu, %d thành phần, %d chỗ phải hỏi", vn.Format(decimal.NewFromInt(int64(len(r.Items)))), len(r.Targets), unsure)
	if unread > 0 {
		text += fmt.Sprintf(", %d chỗ chưa đọc được (ở cuối bảng)", unread)
	}
	return text
}
