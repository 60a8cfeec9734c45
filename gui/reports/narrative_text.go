package reports

import (
	"sort"
	"strings"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/service"
	"sothidua/data/vn"
)

// sentence is a sentence drafted from a saved cell, and the section of the
// report it belongs to.
type sentence struct {
	judgement progress.Judgement
	text      string
	section   model.Section
}

// sentences drafts one sentence for every saved cell, worst judgement first.
// What is not going well belongs to the shortcomings, the rest to the results.
func sentences(e service.Entry) []sentence {
	var out []sentence
	for _, r := range e.Rows {
		if r.Value.Figure.Missing() {
			continue
		}
		text := progress.Sentence(r.Row, "") // the report is the unit's own: its name is not repeated
		if text == "" {
			continue
		}
		s := sentence{judgement: r.Row.Judgement, text: text, section: model.SectionResults}
		switch r.Row.Judgement {
		case progress.AtRisk, progress.Behind, progress.NotMet:
			s.section = model.SectionWeakness
		}
		out = append(out, s)
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].judgement.Rank() < out[j].judgement.Rank() })
	return out
}

// appendSentence puts a sentence after a text, on the same paragraph unless
// the text ends one.
func appendSentence(text, sentence string) string {
	trimmed := strings.TrimRight(text, " \t")
	switch {
	case strings.TrimSpace(text) == "":
		return sentence
	case strings.HasSuffix(trimmed, "\n"):
		return trimmed + sentence
	}
	return trimmed + " " + sentence
}

// sectionState is what the heading of a section says of its text.
func sectionState(saved, typed string, failed string) (mark stateOf, note string) {
	switch {
	case failed != "":
		return stateWrong, "chưa lưu: " + failed
	case vn.CleanText(typed) != saved:
		return stateUnsaved, "chưa lưu"
	case saved == "":
		return stateEmpty, "còn trống, không bắt buộc"
	}
	return stateSaved, "đã lưu"
}

// stateOf is the state of a section's text.
type stateOf int

const (
	stateEmpty stateOf = iota
	stateUnsaved
	stateSaved
	stateWrong
)

// sectionsFilled counts the sections that hold text.
func sectionsFilled(e service.Entry) int {
	n := 0
	for _, s := range model.Sections {
		if e.Narrative[s] != "" {
			n++
		}
	}
	return n
}
