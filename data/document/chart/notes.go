package chart

import (
	"fmt"
	"strings"

	"sothidua/data/model"
	"sothidua/data/progress"
)

// progressNotes explains the bars of the rows asked for and names every target
// without one (rest), so that no target of the plan is passed over in silence.
// Without wanted it returns nothing.
func progressNotes(asked, rest []progress.Row, wanted bool) []string {
	if !wanted {
		return nil
	}
	var notes []string
	add := func(s string) {
		if s != "" {
			notes = append(notes, s)
		}
	}
	add(fallingNote(asked))
	add(relativeNote(asked))
	add(ceilingNote(rest))
	add(sentences(incompleteNote(asked), unjudgedNote(rest), unknownNote(rest)))
	add(shapelessNote(rest))
	return notes
}

// join puts sentences into one paragraph.
func sentences(list ...string) string {
	var said []string
	for _, s := range list {
		if s != "" {
			said = append(said, s)
		}
	}
	return strings.Join(said, " ")
}

// fallingNote shows how the share of falling targets comes about.
func fallingNote(rows []progress.Row) string {
	var parts []string
	for _, r := range rows {
		if r.Falling && r.Percent.Valid {
			parts = append(parts, FallText(r))
		}
	}
	switch len(parts) {
	case 0:
		return ""
	case 1:
		_, formula, _ := strings.Cut(parts[0], ": ")
		return "* Chỉ tiêu càng thấp càng tốt: % là phần đã giảm trên phần phải giảm, " + formula + "."
	}
	return "* Chỉ tiêu càng thấp càng tốt: % là phần đã giảm trên phần phải giảm. " + strings.Join(parts, "; ") + "."
}

// relativeNote tells what the share of a change against the year before is.
func relativeNote(rows []progress.Row) string {
	list := listed("", rows, func(r progress.Row) bool { return r.Target.Rule.Comparator.Relative() && r.Percent.Valid })
	if list == "" {
		return ""
	}
	return "So với năm trước: % của chỉ tiêu " + strings.TrimSuffix(list, ".") + " là mức tăng (giảm) đã có trên mức phải tăng (giảm)."
}

// FallText writes the sum behind a falling target: "8: (1,52 − 1,31)/(1,52 − 1,06) = 45,7%".
func FallText(r progress.Row) string {
	rule, m := r.Target.Rule, chartMoney
	from := m.Amount(baseline(r), rule)
	return fmt.Sprintf("%s: (%s − %s)/(%s − %s) = %s", r.Target.Number, from, m.Figure(r.ToDate, rule),
		from, m.Figure(r.Plan, rule), progress.PercentText(r.Percent))
}

// ceiling tells whether a row has a result under a ceiling, which has no share.
func ceiling(r progress.Row) bool {
	return r.Target.Rule.Comparator.LowerIsBetter() && !r.Percent.Valid && !r.ToDate.Missing()
}

// ceilingNote names results and ceilings.
func ceilingNote(rest []progress.Row) string {
	var parts []string
	for _, r := range rest {
		if !ceiling(r) {
			continue
		}
		rule, m := r.Target.Rule, chartMoney
		word := "không quá"
		if rule.Comparator == model.LessThan {
			word = "dưới"
		}
		parts = append(parts, fmt.Sprintf("%s. %s %s (kế hoạch %s %s): %s", r.Target.Number, r.Target.Name,
			m.WithUnit(m.Figure(r.ToDate, rule), rule), word, m.WithUnit(m.Figure(r.Plan, rule), rule), r.Judgement.Label()))
	}
	if len(parts) == 0 {
		return ""
	}
	return "Mức trần, không tính %: " + strings.Join(parts, "; ") + "."
}

// incompleteNote names the targets that lack units, together where the same
// units are missing.
func incompleteNote(rows []progress.Row) string {
	var order []string
	numbers := map[string][]string{}
	for _, r := range rows {
		if r.Reported == 0 || r.Reported >= r.Expected {
			continue
		}
		tail := fmt.Sprintf("mới có số của %d/%d đơn vị", r.Reported, r.Expected)
		if len(r.Missing) > 0 {
			tail += " (chưa có " + names(r.Missing) + ")"
		}
		if numbers[tail] == nil {
			order = append(order, tail)
		}
		numbers[tail] = append(numbers[tail], r.Target.Number)
	}
	var parts []string
	for _, tail := range order {
		parts = append(parts, "Chỉ tiêu "+strings.Join(numbers[tail], ", ")+" "+tail+".")
	}
	return strings.Join(parts, " ")
}

// LackText names what the figures of a table lack: units that have not
// reported, and leaves that totals are without. "" when nothing.
func LackText(t progress.Table) string {
	return sentences(incompleteNote(t.Rows), totalNote(t.Rows, t.Rows))
}

// totalNote names the leaves that the totals among the rows shown lack; all are
// the rows of the table.
func totalNote(shown, all []progress.Row) string {
	var parts []string
	for _, r := range shown {
		if !r.Target.Total() || r.ToDate.Missing() {
			continue
		}
		lack := listed("", all, func(o progress.Row) bool { return o.Target.ParentID == r.Target.ID && o.ToDate.Missing() })
		if lack != "" {
			parts = append(parts, "Tổng "+r.Target.Number+" chưa có số của "+lack)
		}
	}
	return strings.Join(parts, " ")
}

func unjudgedNote(rest []progress.Row) string {
	return listed("Chưa đánh giá ở kỳ này: ", rest, func(r progress.Row) bool { return r.Judgement == progress.NotYetJudged && !ceiling(r) })
}

func unknownNote(rest []progress.Row) string {
	return listed("Chưa có số liệu: ", rest, func(r progress.Row) bool { return r.Judgement == progress.NoData && !ceiling(r) })
}

// listed names the numbers of the rows that hold, "" when none does.
func listed(words string, rows []progress.Row, holds func(progress.Row) bool) string {
	var numbers []string
	for _, r := range rows {
		if holds(r) {
			numbers = append(numbers, r.Target.Number)
		}
	}
	if len(numbers) == 0 {
		return ""
	}
	return words + strings.Join(numbers, ", ") + "."
}

// shapelessNote names the judged targets that have no share of the plan, by
// judgement, worst first.
func shapelessNote(rest []progress.Row) string {
	var parts []string
	for _, j := range progress.Judgements {
		if j == progress.NoData || j == progress.NotYetJudged {
			continue
		}
		list := listed(j.Label()+" ", rest, func(r progress.Row) bool { return r.Judgement == j && !ceiling(r) })
		if list != "" {
			parts = append(parts, strings.TrimSuffix(list, "."))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "Không tính %: " + strings.Join(parts, "; ") + "."
}
