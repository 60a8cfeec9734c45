package plantext

import (
	"fmt"
	"slices"
	"strings"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// rowReader reads the rows of one table in order.
type rowReader struct {
	g      *gatherer
	t      *table
	group  string // number of the group heading above
	item   *entry // item the next parts belong to
	over   *lead  // its name, when it has no value of its own
	total  *leaf  // its leaf, when it has one
	unit   string // unit of the row above, for ditto marks
	number string // number of the item
}

// table reads a table of targets; other tables are left alone.
func (g *gatherer) table(t *table, group string) {
	if !t.usable() {
		return
	}
	t.taken = true
	r := rowReader{g: g, t: t, group: group}
	for i, x := range t.rows[t.header:] {
		r.row(x, i+t.header)
	}
}

func (r *rowReader) row(x row, i int) {
	name, order, sub := r.named(x)
	if len([]rune(name)) < 2 || allDigits(name) {
		return
	}
	plan := x.cell(r.t.cols.plan)
	if isNothing(plan) {
		r.heading(x, i, name, order, sub)
		return
	}
	if !sub || r.item == nil {
		r.open(x, name, order)
	}
	r.item.to = max(r.item.to, x.to)
	names, plans := strings.Split(name, ";"), strings.Split(plan, ";")
	if len(names) != len(plans) {
		names, plans = []string{name}, []string{plan}
	}
	for i := range names { // "Tổng đàn bò; đàn heo", "2.600 con; 4.100 con"
		l := r.leaf(x, strings.TrimSpace(names[i]), strings.TrimSpace(plans[i]))
		if len(names) > 1 {
			l.question([]string{"Một dòng của bảng có nhiều chỉ tiêu: mỗi số đi với tên nào?"})
		}
		r.add(l, sub)
	}
}

// add takes a leaf into the item of the row it stands in.
func (r *rowReader) add(l *leaf, sub bool) {
	if r.g.known(l) {
		return
	}
	if sub && r.total != nil {
		l.of = r.total
		r.total.parts = append(r.total.parts, l)
	}
	if !sub {
		r.total = l
	}
	r.item.leaves = append(r.item.leaves, l)
}

// named reads the name and the number of a row, and whether it is a part of
// the one above: a bullet or "Trong đó" stands before it, or it has no number
// where others have one.
func (r *rowReader) named(x row) (name, order string, sub bool) {
	name = x.cell(r.t.cols.name)
	order = strings.Trim(x.cell(r.t.cols.order), " .)")
	sub = isBullet(order)
	if l := parseLabel(name); l.rank == rankBullet {
		name, sub = strings.TrimSpace(name[l.end:]), true
	} else if order == "" && l.numbered() && l.rank > rankArticle {
		order, name = l.text, strings.TrimSpace(name[l.end:])
	}
	if ts := tokenise(name, 0, len(name)); partWords.at(ts, 0) > 0 { // "Trong đó: Thóc"
		if from, _ := trim(ts, partWords.at(ts, 0), len(ts)); from < len(ts) {
			name, sub = name[ts[from].from:], true
		}
	}
	return name, order, sub || order == "" && r.item != nil && r.t.cols.order >= 0
}

func isBullet(s string) bool {
	switch signKey(s) {
	case "-", "+", "•", "*":
		return true
	}
	return false
}

// isNothing tells whether a cell holds no plan: empty, a dash, dots.
func isNothing(s string) bool { return strings.Trim(s, "-–—. …") == "" }

// open begins a new item.
func (r *rowReader) open(x row, name, order string) {
	r.total, r.over = nil, nil
	r.item = &entry{from: x.from, to: x.to, number: r.itemNumber(order), group: r.group, name: name}
	r.g.entries = append(r.g.entries, r.item)
}

// itemNumber is the plan's number in the order column: "1", "2.1", "1a".
func (r *rowReader) itemNumber(order string) string {
	l := parseLabel(order + ". x")
	switch {
	case order == "" || isBullet(order) || !l.numbered():
		return ""
	case l.rank == rankLower && r.number != "":
		return r.number + l.text
	}
	r.number = l.text
	return l.text
}

// heading takes a row without a plan: the name of a group, or of a total whose
// parts follow.
func (r *rowReader) heading(x row, i int, name, order string, sub bool) {
	unit := x.cell(r.t.cols.unit)
	next := i + 1
	follows := next < len(r.t.rows) && (isBullet(strings.Trim(r.t.rows[next].cell(r.t.cols.order), " .)")) ||
		parseLabel(r.t.rows[next].cell(r.t.cols.name)).rank == rankBullet || r.t.rows[next].cell(r.t.cols.order) == "")
	l := parseLabel(order + ". x")
	switch {
	case l.rank < rankDecimal && l.numbered():
		r.group, r.item, r.over, r.total, r.number = l.text, nil, nil, nil, ""
	case follows && !sub:
		r.open(x, name, order)
		ts := tokenise(name, 0, len(name))
		r.over = &lead{name: vn.UpperFirst(name), toks: trimName(ts)}
		if unit != "" {
			r.unit = unit
		}
	case !sub && l.numbered() && next < len(r.t.rows) && letterOrder(strings.Trim(r.t.rows[next].cell(r.t.cols.order), " .)")) == 1:
		r.item, r.over, r.total, r.number = nil, nil, nil, l.text // a) b) c) stand under it
	case unit == "" && !sub:
		r.group, r.item, r.over, r.total = order, nil, nil, nil
	default:
		r.g.problems = append(r.g.problems, Problem{From: x.from, To: x.to, Text: name,
			Message: fmt.Sprintf("Dòng “%s” trong bảng không có số kế hoạch: chưa đọc thành chỉ tiêu.", name)})
	}
}

// leaf makes a target of one row.
func (r *rowReader) leaf(x row, name, plan string) *leaf {
	ts := tokenise(name, 0, len(name))
	from, to := trim(ts, 0, len(ts))
	n := naming{toks: clone(ts[from:to])} // a cell of its own is a name as it stands
	if len(ts) > 0 && (roleWords[roleDown].at(ts, 0) > 0 || ts[0].is("tăng") || roleWords[roleKeep].at(ts, 0) > 0) {
		n.verb = ts[:1]
		if roleWords[roleKeep].at(ts, 0) > 0 {
			n.verb = ts[:2]
		}
	}
	t := Target{From: x.from, To: x.to, Text: strings.Join(kept(x.cells), " | ")}
	u := r.readUnit(x.cell(r.t.cols.unit))
	q, ok := cellQuantity(plan, u)
	if !ok {
		return r.words(t, name, plan)
	}
	c := clause{q: &q, part: r.total != nil}
	var before *lead
	if r.total != nil {
		before = &r.total.lead
	}
	t.Name = complete(&n, c, r.over, before)
	n.doubts = slices.DeleteFunc(n.doubts, func(s string) bool { return s == takenOver }) // its row says what it is a part of
	l := measured(t, q, n, compare(q, tokenise(t.Name, 0, len(t.Name)), n.verb), r.over)
	if q.has(roleFrom) && l.Comparator == model.Maintain {
		l.Comparator, l.Kind = model.AtLeast, kindOf(q, reading{comparator: model.AtLeast}, ts, false)
		l.question([]string{"Tên ghi “duy trì”, ô kế hoạch ghi “từ”: từ mức này trở lên phải không?"})
	}
	l.question([]string{writtenShort(x.cell(r.t.cols.unit))})
	if l.Kind == KindReduction && q.unit.class != share {
		l.question([]string{"Ghi “giảm”: giảm đi từng này hay giảm còn mức này?"})
	}
	l.moved(plan)
	l.LastYear = plainCell(x.cell(r.t.cols.last), u)
	l.Superior = plainCell(x.cell(r.t.cols.superior), u)
	l.question([]string{r.g.unsure, r.t.doubt})
	return l
}

func kept(cells []string) []string {
	var out []string
	for _, c := range cells {
		if c != "" {
			out = append(out, c)
		}
	}
	return out
}

// readUnit reads the unit column; ditto marks and empty cells of parts take the
// unit above.
func (r *rowReader) readUnit(s string) unit {
	switch {
	case s == "" && r.total == nil && r.over == nil:
		return unit{}
	case s == "", strings.Trim(s, "\"'”“″nt. -") == "":
		s = r.unit
	}
	r.unit = s
	if s == "" {
		return unit{}
	}
	return readUnitName(s)
}

// cellQuantity reads the plan's cell with the unit of its row.
func cellQuantity(plan string, u unit) (quantity, bool) {
	if d, err := vn.ParseNumber(plan); err == nil {
		q := quantity{value: d.Shift(u.scale), unit: u, next: 1}
		q.doubt(numberDoubt(plan, u.class))
		return q, true
	}
	s := plan
	if u.name != "" && !strings.Contains(plan, u.name) {
		s += " " + u.name
	}
	qs := quantities(tokenise(s, 0, len(s)))
	if len(qs) == 0 {
		return quantity{}, false
	}
	q := qs[0]
	if u.name != "" {
		q.unit = u
		q.value, q.second = q.value.Shift(u.scale), q.second.Shift(u.scale)
	}
	if len(qs) > 1 {
		q.doubt("Ô kế hoạch có nhiều số: “" + plan + "”.")
	}
	return q, true
}

// plainCell reads a number beside the plan; missing when it is no plain number.
func plainCell(s string, u unit) model.Number {
	if d, err := vn.ParseFor(s, u.name); err == nil {
		return model.Some(d.Shift(u.scale))
	}
	return model.None
}

// words makes a target of a row whose plan is told in words.
func (r *rowReader) words(t Target, name, plan string) *leaf {
	all := name + " " + plan
	v := quality(tokenise(all, 0, len(all)))
	t.Name = vn.UpperFirst(name)
	t.Comparator, t.Kind, t.Grade = v.comparator, v.kind, v.grade
	k := vn.Lower(plan)
	if g, ok := gradeWord(k); ok {
		t.Comparator, t.Kind, t.Grade = model.Grade, KindGrade, g
		v.comparator, v.kind, v.doubt = model.Grade, KindGrade, "Thang xếp mức không nêu trong bảng: kiểm tra các mức và mức cần đạt."
	}
	switch {
	case strings.HasPrefix(k, "mức độ"):
		t.Comparator, t.Kind, t.Grade = model.YesNo, KindYesNo, ""
		v.doubt = "Ô kế hoạch ghi “" + plan + "”: đạt hay không đạt mức này?"
	case negatives.at(tokenise(plan, 0, len(plan)), 0) > 0:
		t.Name, t.Comparator, t.Kind, t.Grade = vn.UpperFirst(name)+": "+vn.LowerFirst(plan), model.YesNo, KindYesNo, ""
	case k == "đạt" || k == "x" || strings.HasPrefix(k, "hoàn thành") || strings.HasPrefix(k, "đạt chuẩn") || k == "có":
		if v.kind != KindGrade {
			t.Comparator, t.Kind, t.Grade = model.YesNo, KindYesNo, ""
		}
	case v.comparator == "":
		t.Comparator, t.Kind = model.Text, KindText
		v.doubt = "Ô kế hoạch ghi chữ “" + plan + "”: đánh giá thế nào?"
	}
	l := &leaf{Target: t, lead: lead{name: t.Name}}
	l.question([]string{v.doubt, r.g.unsure, r.t.doubt})
	if len(strings.Fields(name)) < 5 && len(strings.Fields(plan)) > 2 {
		l.question([]string{"Tên có gồm cả chữ “" + plan + "” của ô kế hoạch không?"})
	}
	return l
}

// gradeWord reads a cell that is only a grade.
func gradeWord(s string) (string, bool) {
	for short, g := range map[string]string{"htxsnv": "Xuất sắc", "httnv": "Tốt", "htnv": "Hoàn thành"} {
		if s == short || s == short+" trở lên" {
			return g, true
		}
	}
	for _, g := range []string{"Xuất sắc", "Giỏi", "Tốt", "Khá", "Trung bình"} {
		if name := vn.Lower(g); s == name || s == "loại "+name || s == name+" trở lên" {
			return g, true
		}
	}
	return "", false
}

// known tells whether the text told the same target before.
func (g *gatherer) known(l *leaf) bool {
	key := vn.Fold(l.Name)
	for _, e := range g.entries {
		for _, o := range e.leaves {
			if vn.Fold(o.Name) == key && o.Value.Valid == l.Value.Valid && (!l.Value.Valid || o.Value.Decimal.Equal(l.Value.Decimal)) && o.Unit == l.Unit {
				return true
			}
		}
	}
	return false
}

// moved reads a plan told as so much more or less ("vượt 5% dự toán", "giảm 2
// vụ"): what it is told against belongs to the name.
func (l *leaf) moved(plan string) {
	ts := tokenise(plan, 0, len(plan))
	qs := quantities(ts)
	if surpass.at(ts, 0) == 0 || len(qs) == 0 {
		return
	}
	words := clone(ts[:1])
	for i := qs[0].end; i < len(ts) && !ts[i].is("trở", "so", ",", ";", "("); i++ {
		words = append(words, ts[i])
	}
	l.Name += " " + vn.LowerFirst(write(words))
	if l.Kind == KindRate && !ts[0].is("giảm") {
		l.Kind = KindGrowth
	}
	l.question([]string{"Ô kế hoạch ghi “" + plan + "”: so với mức nào, tên có gồm chữ “" + ts[0].src + "” không?"})
}

// surpass opens a plan told as so much more than another one.
var surpass = newPhrases("vượt|vượt tối thiểu|tăng|giảm")
