package sheet

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// names finds the targets of the book that the rows of a table are about. The
// number at the start of a row is the plan's, or only counts the rows: the name
// decides, and where both disagree the user does.
type names struct {
	targets []named
	weights weights
	counts  bool   // the numbers of the table only count its rows
	parent  string // number of the last row that is no leaf, as written
	section string // its name
	asked   int
}

// named is a target with the words it is known by.
type named struct {
	target model.Target
	key    string     // of its number
	words  [][]string // of its name, and of the plan's text
	within []string   // of its item's name and its own
}

// maxRowQuestions is the most rows of one table that are asked about: a table
// with more is not about the plan at all.
const maxRowQuestions = 100

// newNames prepares the targets of a year; nil when the book has none.
func newNames(targets []model.Target) *names {
	if len(targets) == 0 {
		return nil
	}
	items := map[model.ID]string{}
	for _, t := range targets {
		items[t.ID] = t.Name
	}
	n := &names{}
	for _, t := range targets {
		if !t.Measured() {
			continue
		}
		d := named{target: t, key: vn.Key(t.Number), words: [][]string{nameWords(t.Name), nameWords(t.Text)}}
		if item := items[t.ParentID]; item != "" {
			d.within = nameWords(item + " " + t.Name)
		}
		n.targets = append(n.targets, d)
	}
	n.weights = weights{}
	for _, d := range n.targets {
		all := slices.Clone(d.within)
		for _, words := range d.words {
			all = append(all, words...)
		}
		slices.Sort(all)
		for _, w := range slices.Compact(all) {
			n.weights[w]++
		}
	}
	for w, count := range n.weights {
		n.weights[w] = 1 / count
	}
	return n
}

// idle are words that say nothing about which target is meant.
var idle = map[string]bool{"ty": true, "ti": true, "le": true, "so": true, "dat": true, "cac": true, "va": true, "tren": true, "nam": true, "cua": true,
	"duoc": true, "theo": true, "toan": true, "xa": true, "muc": true, "tong": true, "trong": true, "con": true, "moi": true, "dan": true}

// spoken writes out what offices say in more than one way.
var spoken = strings.NewReplacer("bao hiem y te", "bhyt", "nong thon moi", "ntm", "cai cach hanh chinh", "cchc", "hop tac xa", "htx",
	"nsnn", "ngan sach", "xkld", "xuat khau lao dong", "gdvh", "gia dinh van hoa", "tao viec lam", "viec lam", "chi tieu", "", "chieu xuan", "chiem xuan")

// nameWords are the words of a name for comparing; without the idle ones
// unless nothing else is left.
func nameWords(text string) []string {
	all := strings.Fields(spoken.Replace(heading(text, 0)))
	var out []string
	for _, w := range all {
		if !idle[w] && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	if len(out) == 0 {
		return all
	}
	return out
}

// weights tell how much a word says: less when more targets have it.
type weights map[string]float64

// unknownWord is the weight of a word no target has.
const unknownWord = 0.6

func (w weights) of(word string) float64 {
	if n, ok := w[word]; ok {
		return n
	}
	return unknownWord
}

func (w weights) sum(words []string) float64 {
	total := 0.0
	for _, word := range words {
		total += w.of(word)
	}
	return total
}

// sparse is how much of a row's name may say nothing of the target it names:
// "thu bổ sung từ ngân sách cấp trên" is not the "thu ngân sách".
const sparse = 0.4

// alike tells how much the words of a row, a, and those of a target have in
// common, 0 to 1.
func (w weights) alike(a, b []string) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	common, n := 0.0, 0
	for _, word := range a {
		if slices.Contains(b, word) {
			common += w.of(word)
			n++
		}
	}
	x, y := w.sum(a), w.sum(b)
	score := 2 * common / (x + y)
	if n >= 2 && common >= 0.95*min(x, y) && x-common <= sparse*x {
		score = max(score, 0.8) // the one is the other with more words
	}
	return score
}

// score is how well a row's name fits a target, alone or with the name of the
// item above both.
func (n *names) score(d named, name, within []string) float64 {
	best := n.weights.alike(within, d.within)
	for _, w := range d.words {
		best = max(best, n.weights.alike(name, w))
	}
	return best
}

// From these scores on a name confirms a number, and stands for itself.
const (
	confirms = 0.34
	certain  = 0.75
	clearly  = 0.15 // how far the best name is ahead of the next
)

// ranked is a target with its score.
type ranked struct {
	number, name string
	score        float64
}

// rank orders the targets by how well a row's name fits.
func (n *names) rank(key, name string) []ranked {
	words := nameWords(name)
	var within []string
	if _, err := strconv.Atoi(key); err != nil && n.section != "" { // a part of the item above it
		within = nameWords(n.section + " " + name)
	}
	out := make([]ranked, 0, len(n.targets))
	for _, d := range n.targets {
		out = append(out, ranked{d.target.Number, d.target.Name, n.score(d, words, within)})
	}
	slices.SortStableFunc(out, func(a, b ranked) int { return cmp.Compare(b.score, a.score) })
	return out
}

// spellings are the numbers of the plan that a number in a table may mean:
// "a" and "1.1" under item 1 are 1a.
func (n *names) spellings(key string) []string {
	out := []string{key}
	whole, part, dotted := strings.Cut(key, ".")
	if i, err := strconv.Atoi(part); dotted && err == nil && i >= 1 && i <= 26 {
		out = append(out, whole+string(rune('a'+i-1)))
	}
	if len(key) == 1 && unicode.IsLetter(rune(key[0])) && n.parent != "" {
		out = append(out, n.parent+vn.Lower(key))
	}
	return out
}

// find returns the targets a row may be about, the first of them for certain
// when sure.
func (n *names) find(key, name string) (list []ranked, sure bool) {
	list = n.rank(key, name)
	if len(list) == 0 {
		return nil, false
	}
	own := n.numbered(list, key)
	switch {
	case own >= 0 && !n.clash(name, list[own]) && n.confirmed(list, own, name):
		return []ranked{list[own]}, true
	case (n.counts || own < 0) && alone(list) && !n.clash(name, list[0]):
		return list[:1], true
	}
	var near []ranked
	for i, r := range list {
		if i < 3 && r.score >= 0.3 || i == own && !n.counts {
			near = append(near, r)
		}
	}
	return near, false
}

// alone tells whether the best of ranked targets is certain, and clearly ahead
// of the next.
func alone(list []ranked) bool {
	return list[0].score >= certain && (len(list) == 1 || list[1].score <= list[0].score-clearly)
}

// confirmed tells whether the name of a row speaks for the target of its number.
func (n *names) confirmed(list []ranked, own int, name string) bool {
	if name == "" {
		return !n.counts
	}
	return list[own].score >= confirms && list[own].score >= list[0].score-clearly && (!n.counts || own == 0)
}

// clash tells whether a name says a number of things where the target is a
// rate, or the other way round: "số hộ nghèo" is not the "tỷ lệ hộ nghèo".
func (n *names) clash(name string, r ranked) bool {
	c := caption{text: " " + heading(name, 0) + " "}
	rate := n.target(r.number).Rule.Rate()
	return rate && c.starts("so", "tong so", "so luong") && !c.has("%", "ty le") || !rate && c.starts("ty le", "ti le") && n.target(r.number).Rule.Comparator.Numeric()
}

// prepareNames readies the targets for a table of the office's own.
func (s *scan) prepareNames() {
	if s.own || s.shape.layout == model.LayoutUnits || s.byUnits() {
		return
	}
	if s.names = newNames(s.r.known(s.mapping.Year).Targets); s.names != nil {
		s.names.counts = s.counting()
	}
}

// counting tells whether the numbers of a table only count its rows: most of
// them are not those of the targets the rows name.
func (s *scan) counting() bool {
	agree, all := 0, 0
	for row := s.header.bottom + 1; row <= s.g.height() && all < maxRowQuestions; row++ {
		key, name := strings.TrimRight(s.raw(row, "number"), ".) "), s.raw(row, "name")
		if key == "" || name == "" || !isNumber(key) {
			continue
		}
		bare, _ := unitInName(name)
		list := s.names.rank(key, bare)
		if list[0].score < confirms {
			continue // about no target: says nothing either way
		}
		all++
		if i := s.names.numbered(list, key); i >= 0 && list[i].score >= confirms && list[i].score >= list[0].score-clearly {
			agree++
		}
	}
	return agree*2 < all
}

// numbered finds the target of a number among ranked ones, -1 for none.
func (n *names) numbered(list []ranked, key string) int {
	for _, k := range n.spellings(key) {
		if i := slices.IndexFunc(list, func(r ranked) bool { return vn.Key(r.number) == vn.Key(k) }); i >= 0 {
			return i
		}
	}
	return -1
}

// listed tells whether a table is a list of targets as the program knows it,
// which may bring new ones.
func (s *scan) listed() bool {
	return s.shape.layout == model.LayoutTargets && s.header.cols["comparator"] > 0
}

// named finds the target a row is about and gives the row its number; false
// when the row is left out, or waits for an answer.
func (s *scan) named(row *model.SheetRow) bool {
	if s.names == nil {
		return true
	}
	bare, _ := unitInName(row.Name)
	list, sure := s.names.find(row.Key, bare)
	if !s.listed() && !s.filled(row.Row) {
		s.heads(row.Row)
		return s.skip(row.Row, "Không có số liệu")
	}
	if sure && !s.listed() {
		row.Key = list[0].number
	}
	if sure || s.listed() && !s.names.has(row.Key) {
		s.heads(row.Row)
		return true
	}
	if !s.filled(row.Row) {
		s.heads(row.Row)
		return s.skip(row.Row, "Không có số liệu")
	}
	key, ok := s.askTarget(row, list)
	if !ok {
		return s.skip(row.Row, "Chưa biết là chỉ tiêu nào")
	}
	row.Key = key
	return true
}

// has tells whether the book has a target of that number.
func (n *names) has(number string) bool {
	return n.target(number) != nil
}

// askTarget asks which target a row is about.
func (s *scan) askTarget(row *model.SheetRow, list []ranked) (string, bool) {
	cell := at(row.Row, max(1, cmp.Or(s.header.cols["number"], s.header.cols["name"])))
	if s.names.asked++; s.names.asked > maxRowQuestions {
		if s.names.asked == maxRowQuestions+1 {
			s.problem(cell, model.SeverityError, "Quá nhiều dòng không phải chỉ tiêu của kế hoạch; từ dòng này trở đi không đọc. Xem lại loại bảng và các cột.")
		}
		return "", false
	}
	p := model.Problem{Cell: cell, Severity: model.SeverityQuestion, About: model.AskTarget,
		Message: fmt.Sprintf("Dòng “%s” (số %s) là chỉ tiêu nào của kế hoạch?", cut(row.Name, 60), cmp.Or(strings.Trim(row.Key, "-–+•"), "trống"))}
	for _, r := range list {
		p.Choices = append(p.Choices, model.Choice{Value: r.number, Label: r.number + codeSeparator + r.name})
	}
	p.Choices = append(p.Choices, model.Choice{Value: model.AnswerSkip, Label: "Bỏ dòng này"})
	answer := s.tell(p)
	return strings.TrimPrefix(answer, model.AnswerTyped), answer != "" && answer != model.AnswerSkip
}

// heads remembers a row that is no result as the item of those below it.
func (s *scan) heads(row int) {
	if s.names == nil {
		return
	}
	key, name := strings.TrimRight(s.raw(row, "number"), ".) "), s.raw(row, "name")
	if name == "" || isTotal(name) || isClosing(name) || isCounter(name) {
		return
	}
	if _, err := strconv.Atoi(key); err == nil {
		s.names.parent = key
	}
	if key != "" && !s.filled(row) {
		s.names.section = name
	}
}
