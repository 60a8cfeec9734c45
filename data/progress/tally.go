package progress

// TallyGroup is the items of one judgement.
type TallyGroup struct {
	Judgement Judgement
	Numbers   []string // numbers of the items in the plan's order; empty when there is none
}

// Tally groups the items (not their parts) by judgement: one group for every
// judgement, in the order of Judgements, also when it holds no item.
func Tally(t Table) []TallyGroup {
	out := make([]TallyGroup, len(Judgements))
	for i, j := range Judgements {
		out[i].Judgement = j
		for _, r := range t.Rows {
			if r.Depth == 0 && r.Judgement == j {
				out[i].Numbers = append(out[i].Numbers, r.Target.Number)
			}
		}
	}
	return out
}

// together is the judgement of a composite item: the worst of its judged
// parts; when none is judged, no data (somebody still has to report) before
// not yet judged (nothing is asked for).
func together(parts []Row) Judgement {
	out := NotYetJudged
	for _, p := range parts {
		switch {
		case p.Judgement == NotYetJudged:
		case p.Judgement == NoData:
			if out == NotYetJudged {
				out = NoData
			}
		case out == NotYetJudged || out == NoData || p.Judgement.Rank() < out.Rank():
			out = p.Judgement
		}
	}
	return out
}
