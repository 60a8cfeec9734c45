package chart

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/vn"
)

// noBlock stands for the block of units that have none.
const noBlock = "Chưa xếp khối"

// wholes is the scale of shares that make a whole.
func wholes() Axis {
	return Axis{Full: model.Some(hundred()), Step: model.Num("25"), Unit: "%"}
}

// stacked lists the judgements of a piled bar from zero: what is well first, so
// that all bars start with it.
var stacked = []progress.Judgement{progress.Met, progress.OnPace, progress.AtRisk, progress.Behind, progress.NotMet, progress.NoData}

// Blocks draws how the targets handed out to the units of each block stand:
// every unit's part of a target counts once. The longer the part from the left
// that is met or on pace, the better.
func Blocks(r progress.Review, opt Options) Spec {
	h := reviewHead(r)
	s := Spec{Name: "block-chart", Title: "Biểu đồ mức độ hoàn thành theo khối thi đua", Head: h, Period: against(h), Plan: h.PlanText(),
		Source: source(h, reported), Axis: wholes(),
		Heads: Heads{Share: "Tỷ lệ", Value: "Đạt, đúng tiến độ", Word: "Khối có"},
		Empty: "Chưa giao chỉ tiêu cho đơn vị nào."}
	type line struct {
		bar  Bar
		good model.Number
	}
	var lines []line
	for _, b := range inBlocks(r, progress.TallyUnits(r.Facts, r.Code)) {
		sum := b.sum()
		if sum.Asked == 0 {
			continue
		}
		share := progress.ShareOf(sum.Good(), sum.Asked)
		bar := Bar{Name: b.name, Share: progress.PercentText(share), Value: fmt.Sprintf("%d/%d lượt chỉ tiêu", sum.Good(), sum.Asked),
			Word: fmt.Sprintf("%d đơn vị", len(b.units)), Parts: judgedParts(sum),
			Spot: Spot{Block: b.id, Tip: tip(b.name, vn.UpperFirst(judgedWords(sum))+", trên "+strconv.Itoa(sum.Asked)+" lượt chỉ tiêu phải báo.")}}
		lines = append(lines, line{bar, share})
	}
	if opt.Order != PlanOrder {
		sort.SliceStable(lines, func(i, j int) bool { return lines[i].good.Decimal.LessThan(lines[j].good.Decimal) })
	}
	for i, l := range lines {
		l.bar.Number = strconv.Itoa(i + 1)
		s.Bars = append(s.Bars, l.bar)
	}
	s.Series = judgedSeries(s.Bars, stacked)
	if opt.Notes {
		s.Notes = []string{"Mỗi chỉ tiêu giao cho một đơn vị là một lượt, xét theo kế hoạch của đơn vị đó; chỉ tiêu chưa hỏi ở kỳ này không tính.",
			"Phần “chưa có số liệu” là báo cáo chưa nhận được, không phải bằng 0."}
	}
	return s
}

// unitBlock is a block with its units.
type unitBlock struct {
	id    model.ID
	name  string
	units []progress.UnitTally
}

// inBlocks sorts units into their blocks, in the order of the blocks; those of
// none stand last.
func inBlocks(r progress.Review, units []progress.UnitTally) []unitBlock {
	var out []unitBlock
	add := func(id model.ID, name string, is func(model.ID) bool) {
		b := unitBlock{id: id, name: name}
		for _, u := range units {
			if is(u.Unit.BlockID) {
				b.units = append(b.units, u)
			}
		}
		if len(b.units) > 0 {
			out = append(out, b)
		}
	}
	for _, b := range r.Blocks {
		add(b.ID, b.Name, func(id model.ID) bool { return id == b.ID })
	}
	add(0, noBlock, func(id model.ID) bool { return r.Block(id).ID == 0 })
	return out
}

// sum adds the tallies of the block's units up.
func (b unitBlock) sum() progress.UnitTally {
	out := progress.UnitTally{Numbers: map[progress.Judgement][]string{}}
	for _, u := range b.units {
		out.Asked += u.Asked
		for j, n := range u.Numbers {
			out.Numbers[j] = append(out.Numbers[j], n...)
		}
	}
	return out
}

// judgedParts piles the judgements up, in percent of what is asked for.
func judgedParts(t progress.UnitTally) []Part {
	var out []Part
	for _, j := range stacked {
		if n := len(t.Numbers[j]); n > 0 {
			out = append(out, Part{Look: Judged(j), Value: shareOf(count(n), count(t.Asked)), Text: j.Letter() + "\u00a0" + strconv.Itoa(n)})
		}
	}
	return out
}

// judgedWords counts the judgements in words: "12 đạt, 3 chậm".
func judgedWords(t progress.UnitTally) string {
	counts, words := make([]int, len(stacked)), make([]string, len(stacked))
	for i, j := range stacked {
		counts[i], words[i] = len(t.Numbers[j]), strings.ToLower(j.Label())
	}
	return some(counts, words)
}

// Status counts the items of the plan by judgement, worst first.
func Status(t progress.Table, opt Options) Spec {
	h := HeadOf(t)
	s := Spec{Name: "status-chart", Title: "Biểu đồ tình hình thực hiện chỉ tiêu", Head: h, Period: against(h), Plan: h.PlanText(),
		Source: source(h, reported), Heads: Heads{Share: "Số mục", Value: "Gồm các mục", Word: "Tỷ lệ"},
		Empty: "Chưa có chỉ tiêu nào trong năm này."}
	total, most := 0, 0
	groups := progress.Tally(t)
	for _, g := range groups {
		total += len(g.Numbers)
		most = max(most, len(g.Numbers))
	}
	if total == 0 {
		return s
	}
	s.Axis = counted(most, "mục")
	for _, g := range groups {
		n := len(g.Numbers)
		share := progress.PercentText(progress.ShareOf(n, total))
		b := Bar{Mark: Judged(g.Judgement), Number: g.Judgement.Letter(), Name: g.Judgement.Label(), Share: strconv.Itoa(n),
			Value: none, Word: share, Spot: Spot{Judgement: string(g.Judgement)}}
		b.Spot.Tip = tip(g.Judgement.Label(), fmt.Sprintf("%d/%d mục, %s.", n, total, share))
		if n > 0 {
			b.Value = listedNumbers(g.Numbers)
			b.Parts = []Part{{Look: Judged(g.Judgement), Value: count(n)}}
			b.Spot.Tip += " Gồm mục " + b.Value + "."
		}
		s.Bars = append(s.Bars, b)
	}
	s.Series = judgedSeries(s.Bars, progress.Judgements)
	if opt.Notes {
		s.Notes = []string{fmt.Sprintf("Kế hoạch có %d mục; mục gồm nhiều chỉ tiêu thành phần lấy mức kém nhất của các thành phần đã đánh giá.", total)}
	}
	return s
}

// listedNumbers lists the first numbers and counts the rest: a row that names
// hundreds would fill a page.
func listedNumbers(numbers []string) string {
	const most = 40
	if len(numbers) <= most {
		return strings.Join(numbers, ", ")
	}
	return fmt.Sprintf("%s … và %d mục nữa", strings.Join(numbers[:most], ", "), len(numbers)-most)
}

// counted is a scale of whole things, a little longer than the longest bar.
func counted(most int, unit string) Axis {
	step := 1
	for _, n := range []int{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000} {
		if step = n; most <= 5*n {
			break
		}
	}
	full := (most + step - 1) / step * step
	return Axis{Full: count(max(full, 1)), Step: count(step), Unit: unit}
}

// Ranking puts the units of each block in order of their points. Scores is the
// points whatever they stand for; what gives their name and unit.
func Ranking(r progress.Review, scores []progress.Score, what Ranked, opt Options) Spec {
	h := reviewHead(r)
	s := Spec{Name: "ranking-chart", Title: "Biểu đồ xếp hạng trong khối thi đua", About: what.Name, Head: h, Period: soFar(h), Plan: h.PlanText(),
		Source: source(h, reported), Axis: what.Axis, Heads: Heads{Share: what.Head, Value: what.From},
		Empty: "Chưa có đơn vị nào để xếp hạng."}
	for _, b := range scoreBlocks(r, scores, opt.Block) {
		for _, place := range progress.Rank(b.scores) {
			bar := Bar{Number: place.PlaceText(), Name: place.Unit.Name, Remark: place.Remark, Share: none, Value: place.Detail, Group: b.name,
				Parts: []Part{{Look: Points, Value: place.Points}}}
			said := "chưa xếp hạng"
			if place.Points.Valid {
				bar.Share = what.Text(place.Points)
				said = fmt.Sprintf("hạng %s trong %s, %s", place.PlaceText(), b.name, bar.Share)
			}
			bar.Spot = Spot{Unit: place.Unit.ID, Tip: tip(place.Unit.Name, said+".", vn.UpperFirst(sentences(place.Detail, place.Remark))+".")}
			s.Bars = append(s.Bars, bar)
		}
	}
	if len(s.Bars) > 0 {
		s.Series = []Series{{Points, what.Name}}
	}
	if opt.Notes {
		s.Notes = append(slices.Clone(what.Notes), "“=” là đồng hạng; đơn vị chưa có số liệu (“–”) chưa xếp hạng.")
	}
	return s
}

// Ranked tells what the points of a ranking are.
type Ranked struct {
	Name  string // "Tỷ lệ chỉ tiêu đạt và đúng tiến độ"
	Head  string // over the column of points
	From  string // over the column that tells where they come from
	Axis  Axis
	Text  func(model.Number) string
	Notes []string
}

// scoreBlock is the units of one block with their scores.
type scoreBlock struct {
	name   string
	scores []progress.Score
}

// scoreBlocks sorts scores into their blocks; with only, that block alone.
func scoreBlocks(r progress.Review, scores []progress.Score, only model.ID) []scoreBlock {
	var out []scoreBlock
	for _, b := range append(slices.Clone(r.Blocks), model.Block{Name: noBlock}) {
		one := scoreBlock{name: b.Name}
		for _, s := range scores {
			if r.Block(s.Unit.BlockID).ID == b.ID && (only == 0 || only == b.ID) {
				one.scores = append(one.scores, s)
			}
		}
		if len(one.scores) > 0 {
			out = append(out, one)
		}
	}
	return out
}
