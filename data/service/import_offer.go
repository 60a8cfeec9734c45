package service

import (
	"slices"
	"strings"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/vn"
)

// failedFigure is failed for a figure that could not be read. Where the target
// takes one of a few words, these are offered as the answers; of "0/2" it is
// asked whether the first is what was done and the second the plan.
func (im *importer) failedFigure(row model.SheetRow, cause error, r model.Rule) error {
	at := len(im.result.Problems)
	if err := im.failed(row, cause); err != nil {
		return err
	}
	p := &im.result.Problems[at]
	done, plan, two := ofPlan(row.Fields[model.FieldOf(cause)].Text, r.Unit)
	switch {
	case p.About != model.AskCell:
	case !r.Comparator.Numeric():
		var words []model.Choice
		for _, c := range progress.Choices(r) {
			label := progress.ChoiceLabel(r, c)
			words = append(words, model.Choice{Value: model.AnswerTyped + label, Label: "Ghi “" + label + "”"})
		}
		p.Choices = slices.Concat(words, p.Choices)
	case two && p.Open():
		p.Severity = model.SeverityQuestion
		p.Message = "“" + done + "/" + plan + "”: đây là “thực hiện/kế hoạch” phải không?"
		p.Choices = slices.Concat([]model.Choice{{Value: model.AnswerTyped + done, Label: "Phải: thực hiện " + done}}, p.Choices)
	}
	return nil
}

// ofPlan splits "0/2", two numbers of one unit of measure.
func ofPlan(text, unit string) (done, plan string, ok bool) {
	done, plan, ok = strings.Cut(text, "/")
	if !ok {
		return "", "", false
	}
	done, plan = strings.TrimSpace(done), strings.TrimSpace(plan)
	for _, n := range []string{done, plan} {
		if _, err := vn.ParseFor(n, unit); err != nil {
			return "", "", false
		}
	}
	return done, plan, true
}
