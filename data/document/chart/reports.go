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

// piled lists the ways of handing in of a piled bar from zero.
var piled = []progress.Handing{progress.OnTime, progress.Late, progress.Missing, progress.Writing, progress.NotDueYet}

// ReportsByBlock draws how the units of each block handed in the reports of the
// period: on time, late, missing.
func ReportsByBlock(r progress.Review, opt Options) Spec {
	s := reportSpec(r, "report-block-chart", "Biểu đồ nộp báo cáo theo khối thi đua")
	s.Period = soFar(s.Head)
	s.Heads = Heads{Share: "Đúng hạn", Value: "Tình hình nộp", Word: "Phải nộp"}
	type line struct {
		bar   Bar
		share model.Number
	}
	var lines []line
	most := 0
	for _, b := range append(slices.Clone(r.Blocks), model.Block{Name: noBlock}) {
		units := deliveriesOf(r, b.ID)
		counts := map[progress.Handing]int{}
		total := 0
		for _, d := range units {
			if h, ok := d.At(r.Code); ok {
				counts[h.Way]++
				total++
			}
		}
		if total == 0 {
			continue
		}
		most = max(most, total)
		share := progress.ShareOf(counts[progress.OnTime], total)
		bar := Bar{Name: b.Name, Parts: handedParts(counts), Share: progress.PercentText(share), Value: handedWords(counts), Word: strconv.Itoa(total) + " đơn vị"}
		bar.Spot = Spot{Block: b.ID, Tip: tip(b.Name, vn.UpperFirst(bar.Value)+".", absent(units, r.Code))}
		lines = append(lines, line{bar, share})
	}
	if opt.Order != PlanOrder {
		sort.SliceStable(lines, func(i, j int) bool { return lines[i].share.Decimal.LessThan(lines[j].share.Decimal) })
	}
	for i, l := range lines {
		l.bar.Number = strconv.Itoa(i + 1)
		s.Bars = append(s.Bars, l.bar)
	}
	s.Axis, s.Series = counted(most, "đơn vị"), deliveredSeries(s.Bars)
	if text := absent(r.Deliveries, r.Code); text != "" && opt.Notes {
		s.Notes = append(s.Notes, text)
	}
	return s
}

func reportSpec(r progress.Review, name, title string) Spec {
	h := reviewHead(r)
	return Spec{Name: name, Title: title, Head: h, Source: source(h, "Nguồn: sổ theo dõi nộp báo cáo của UBND xã"),
		Empty: "Không có đơn vị nào phải nộp báo cáo kỳ này."}
}

// deliveriesOf lists the units of a block; 0 for those of none.
func deliveriesOf(r progress.Review, block model.ID) []progress.Delivery {
	var out []progress.Delivery
	for _, d := range r.Deliveries {
		if r.Block(d.Unit.BlockID).ID == block {
			out = append(out, d)
		}
	}
	return out
}

// handedParts piles the reports up.
func handedParts(counts map[progress.Handing]int) []Part {
	var out []Part
	for _, h := range piled {
		if n := counts[h]; n > 0 {
			out = append(out, Part{Look: Delivered(h), Value: count(n), Text: Delivered(h).Letter() + "\u00a0" + strconv.Itoa(n)})
		}
	}
	return out
}

// handedWords counts the reports in words: "10 đúng hạn, 1 muộn".
func handedWords(counts map[progress.Handing]int) string {
	numbers, words := make([]int, len(piled)), make([]string, len(piled))
	for i, h := range piled {
		numbers[i], words[i] = counts[h], strings.ToLower(h.Label())
	}
	return some(numbers, words)
}

// absent names the units that are missing and late at a period.
func absent(units []progress.Delivery, code model.PeriodCode) string {
	var missing, late []string
	for _, d := range units {
		switch h, _ := d.At(code); h.Way {
		case progress.Missing:
			missing = append(missing, d.Unit.Name)
		case progress.Late:
			late = append(late, fmt.Sprintf("%s (%d ngày)", unbroken(d.Unit.Name), h.Days))
		}
	}
	var said []string
	if len(missing) > 0 {
		said = append(said, "Còn thiếu: "+names(missing)+".")
	}
	if len(late) > 0 {
		said = append(said, "Nộp muộn: "+strings.Join(late, ", ")+".")
	}
	return strings.Join(said, " ")
}

// ReportsByUnit draws how each unit handed in its reports of the year up to the
// period, the worst at the period first.
func ReportsByUnit(r progress.Review, opt Options) Spec {
	s := reportSpec(r, "report-unit-chart", "Biểu đồ nộp báo cáo theo đơn vị")
	s.Period = "Các kỳ từ đầu năm đến " + vn.LowerFirst(soFar(s.Head))
	s.Heads = Heads{Share: "Đúng hạn", Value: "Kỳ này", Word: "Từ đầu năm"}
	units := slices.Clone(r.Deliveries)
	if opt.Block != 0 {
		units = deliveriesOf(r, opt.Block)
		s.About = r.Block(opt.Block).Name
	}
	if opt.Order != PlanOrder {
		sort.SliceStable(units, func(i, j int) bool { return laxer(units[i], units[j], r.Code) })
	}
	most := 0
	for _, d := range units {
		counts := d.UpTo(r.Code)
		total, due := 0, 0
		for h, n := range counts {
			total += n
			if h.Due() {
				due += n
			}
		}
		if total == 0 {
			continue
		}
		most = max(most, total)
		now := none
		var mark Look
		if h, ok := d.At(r.Code); ok {
			now, mark = handedText(h), Delivered(h.Way)
		}
		bar := Bar{Mark: mark, Number: strconv.Itoa(len(s.Bars) + 1), Name: d.Unit.Name, Parts: handedParts(counts),
			Share: progress.PercentText(progress.ShareOf(counts[progress.OnTime], due)), Value: now,
			Word: fmt.Sprintf("%d/%d kỳ", counts[progress.OnTime], due),
			Spot: Spot{Unit: d.Unit.ID, Tip: tip(d.Unit.Name, "Kỳ này: "+now+".", "Từ đầu năm: "+handedWords(counts)+".")}}
		if h, ok := d.At(r.Code); ok {
			bar.Strong = h.Way == progress.Missing
		}
		s.Bars = append(s.Bars, bar)
	}
	s.Axis, s.Series = counted(most, "báo cáo"), deliveredSeries(s.Bars)
	if opt.Notes {
		s.Notes = []string{"Tỷ lệ đúng hạn tính trên các báo cáo đã nộp hoặc đã quá hạn; báo cáo chưa đến hạn không tính."}
	}
	return s
}

// laxer puts the unit that keeps its deadlines worse first: missing, then later
// by more days, then what is still to come.
func laxer(a, b progress.Delivery, code model.PeriodCode) bool {
	x, okX := a.At(code)
	y, okY := b.At(code)
	if okX != okY {
		return okX
	}
	if i, j := slices.Index(progress.Handings, x.Way), slices.Index(progress.Handings, y.Way); i != j {
		return i < j
	}
	return x.Days > y.Days
}

// handedText tells how one report came in: "Muộn 3 ngày".
func handedText(h progress.Handed) string {
	s := h.Way.Label()
	switch {
	case h.Way == progress.Missing && h.Days > 0:
		s += fmt.Sprintf(", quá hạn %d ngày", h.Days)
	case h.Days > 0:
		s += fmt.Sprintf(" %d ngày", h.Days)
	}
	return s
}
