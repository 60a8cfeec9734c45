package plantext

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// number gives items and leaves their numbers and tells totals from other
// amounts.
func (g *gatherer) number() ([]Item, []Target) {
	var items []Item
	var targets []Target
	g.distinct()
	for _, e := range g.entries {
		if len(e.leaves) == 0 {
			continue
		}
		for _, l := range e.leaves {
			l.total()
		}
		wholes(e.leaves)
		name := e.name
		if name == "" || len(e.leaves) == 1 {
			name = e.leaves[0].Name
		}
		items = append(items, Item{Number: e.number, Name: name, Text: span(g.doc.text, e.from, e.to), From: e.from, To: e.to})
		for i, l := range e.leaves {
			l.Number = e.number
			if len(e.leaves) > 1 {
				l.Parent = e.number
				l.Number += leafLetter(i)
			}
			if i > 0 && moreBefore(e.leaves[:i]) {
				l.question([]string{letterDoubtful})
			}
			targets = append(targets, l.Target)
		}
	}
	return items, targets
}

// leafLetter is a, b … z, then aa, ab …
func leafLetter(i int) string {
	if i < 26 {
		return string(rune('a' + i))
	}
	return string(rune('a'+i/26-1)) + string(rune('a'+i%26))
}

// distinct counts items the plan gives no number; where groups count from one
// each, the number of the group stands before that of the item.
func (g *gatherer) distinct() {
	seen, doubled := g.repeated()
	used := map[string]bool{}
	next := 0
	shaky := false // whether an item was counted that may be none
	g.unnumbered(len(seen) > 0)
	for _, e := range g.entries {
		if len(e.leaves) == 0 {
			continue
		}
		switch {
		case e.number == "":
			for next++; seen[strconv.Itoa(next)] > 0; next++ {
			}
			e.number = strconv.Itoa(next)
			shaky = shaky || len(e.leaves) > 1 // each of them may be counted
			if shaky || len(seen) > 0 || e.headed {
				e.question(numberDoubtful)
			}
			shaky = shaky || e.unsure()
		case doubled[e.group] && e.group != "" && !strings.HasPrefix(e.number, e.group+"."):
			e.number = e.group + "." + e.number
			e.question(numberOfGroup)
		}
		for base, n := e.number, 2; used[e.number]; n++ {
			e.number = fmt.Sprintf("%s-%d", base, n)
			e.question(numberDoubtful)
		}
		used[e.number] = true
	}
}

// repeated counts how often the plan gives a number, and finds the groups that
// share one with another.
func (g *gatherer) repeated() (seen map[string]int, groups map[string]bool) {
	seen, groups = map[string]int{}, map[string]bool{}
	for _, e := range g.entries {
		if len(e.leaves) > 0 && e.number != "" {
			seen[e.number]++
		}
	}
	for _, e := range g.entries {
		if len(e.leaves) > 0 && seen[e.number] > 1 {
			groups[e.group] = true
		}
	}
	return seen, groups
}

// unsure tells whether an item may be none.
func (e *entry) unsure() bool {
	for _, l := range e.leaves {
		if strings.Contains(l.Why, noTarget) {
			return true
		}
	}
	return false
}

// unnumbered says how many items get a number of the program's own beside items
// that have the plan's.
func (g *gatherer) unnumbered(others bool) {
	n := 0
	for _, e := range g.entries {
		if len(e.leaves) > 0 && e.number == "" {
			n++
		}
	}
	if n > 0 && others {
		g.problems = append(g.problems, Problem{To: len(g.doc.text),
			Message: fmt.Sprintf("%d chỉ tiêu không có số trong kế hoạch, đứng cùng những chỉ tiêu có số: số của chúng là tạm đặt, sửa lại khi cần.", n)})
	}
}

// total marks a leaf whose parts add up to it.
func (l *leaf) total() {
	if len(l.parts) < 2 || !l.Value.Valid || l.Value2.Valid {
		return
	}
	if l.Unit != "%" && l.shares() {
		return
	}
	sum, n := decimal.Zero, 0
	for _, p := range l.parts {
		if p.Unit != l.Unit && p.Unit != "" || !p.Value.Valid || p.Value2.Valid {
			continue
		}
		sum, n = sum.Add(p.Value.Decimal), n+1
	}
	if n > 1 && l.Unit != "%" && sum.Equal(l.Value.Decimal) {
		l.Kind = KindComposite
		for _, p := range l.parts {
			if p.Unit == "" {
				p.Unit, p.Kind = l.Unit, countOrAmount(quantity{unit: l.lead.unit}, nil)
			}
			p.answer(takenOver) // they add up: they are its parts
			p.answer(shortName)
		}
	} else if l.Unit != "%" && sum.GreaterThan(l.Value.Decimal) {
		l.question([]string{"Các phần cộng lại lớn hơn tổng: kiểm tra số."})
	}
}

// shares makes a structure of the parts of an amount that are told in percent
// and total 100: "303 tỷ đồng, trong đó nông nghiệp 35%; dịch vụ 65%".
func (l *leaf) shares() bool {
	sum := decimal.Zero
	for _, p := range l.parts {
		if p.Unit != "%" || p.Value2.Valid || p.Kind != KindRate {
			return false
		}
		sum = sum.Add(p.Value.Decimal)
	}
	if !sum.Equal(decimal.New(100, 0)) {
		return false
	}
	for _, p := range l.parts {
		p.Name, p.Kind, p.Comparator = l.Name+": "+vn.UpperFirst(p.Name), KindStructure, model.Exactly
		p.question([]string{structureDoubt})
	}
	return true
}

// wholes looks at the parts of every structure of an item: those that total
// 100 are read for certain, others are asked for.
func wholes(list []*leaf) {
	sums := map[string]decimal.Decimal{}
	for _, l := range list {
		if l.Kind == KindStructure {
			sums[l.whole()] = sums[l.whole()].Add(l.Value.Decimal)
		}
	}
	for _, l := range list {
		switch {
		case l.Kind != KindStructure:
		case sums[l.whole()].Equal(decimal.New(100, 0)) && l.of == nil:
			l.answer(structureDoubt)
			l.answer(shortName)
		case sums[l.whole()].Equal(decimal.New(100, 0)):
		default:
			l.question([]string{"Các phần của cơ cấu cộng lại không bằng 100."})
		}
	}
}

// whole names what a part of a structure is a part of.
func (l *leaf) whole() string {
	name, _, _ := strings.Cut(l.Name, ": ")
	return name
}

// moreBefore tells whether one of the leaves may be two or none: the letters
// behind it would move by one.
func moreBefore(leaves []*leaf) bool {
	for _, l := range leaves {
		for _, s := range [...]string{"chỉ tiêu riêng", "chỉ tiêu nữa", "chỗ tách", "tách ra", noTarget} {
			if strings.Contains(l.Why, s) {
				return true
			}
		}
	}
	return false
}

const (
	// noTarget is asked of words that may be no target.
	noTarget       = "Không rõ đây có phải là một chỉ tiêu không"
	twoTargets     = "Tên có thể gồm hai chỉ tiêu: kiểm tra chỗ tách."
	letterDoubtful = "Nếu chỉ tiêu đứng trước phải tách đôi hoặc bỏ đi thì chữ cái trong số này đổi theo: kiểm tra số."
)

// numberOfGroup is asked of items whose number stands under several groups.
const numberOfGroup = "Nhiều nhóm cùng đánh số từ đầu: thêm số của nhóm vào trước. Đúng không?"

// numberDoubtful is asked of items whose number is not the plan's own.
const numberDoubtful = "Kế hoạch không ghi số thứ tự riêng cho chỉ tiêu này: số tạm đặt có đúng không?"

func (e *entry) question(s string) {
	for _, l := range e.leaves {
		l.question([]string{s})
	}
}
