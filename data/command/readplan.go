package command

import (
	"context"
	"flag"
	"fmt"
	"text/tabwriter"

	"sothidua/data/model"
	"sothidua/data/plantext"
	"sothidua/data/progress"
)

// planJSON is the shape of read-plan -json.
type planJSON struct {
	Targets  []planTargetJSON  `json:"targets"`
	Items    []planItemJSON    `json:"items"`
	Problems []planProblemJSON `json:"problems"`
}

// planTargetJSON is one leaf found in a plan's text. Numbers are plain
// decimals, null when missing; uncertain leaves say in why what to check.
type planTargetJSON struct {
	Number     string  `json:"number"`
	Parent     *string `json:"parent"` // number of the item, null when the leaf is the item
	Name       string  `json:"name"`
	Comparator string  `json:"comparator"` // >= > <= < = range ratio maintain yesno text
	Value      *string `json:"value"`      // lower bound of a range, numerator of a ratio
	Value2     *string `json:"value2"`     // upper bound, denominator
	Unit       string  `json:"unit"`
	Kind       string  `json:"kind"`
	Grade      *string `json:"grade"` // the least grade, for what is graded
	LastYear   *string `json:"last_year"`
	Superior   *string `json:"superior"`
	Text       string  `json:"text"`
	Uncertain  bool    `json:"uncertain"`
	Why        *string `json:"why"`
}

// planItemJSON is a numbered target of the plan.
type planItemJSON struct {
	Number string `json:"number"`
	Name   string `json:"name"`
	Text   string `json:"text"`
}

// planProblemJSON is something that was not read.
type planProblemJSON struct {
	Message string `json:"message"`
	Text    string `json:"text"`
}

func runReadPlan(_ context.Context, env Env, args []string) error {
	var asJSON bool
	files, err := flags("read-plan", args, func(fs *flag.FlagSet) { fs.BoolVar(&asJSON, "json", false, "") })
	if err != nil {
		return err
	}
	if len(files) != 1 {
		return badUsage("Lệnh read-plan cần đúng một tệp .docx, .txt hoặc .md.")
	}
	text, err := plantext.Open(files[0])
	if err != nil {
		return err
	}
	r := plantext.Read(text)
	if asJSON {
		err = printJSON(env.Stdout, resultJSON(r))
	} else {
		err = printPlan(env, r)
	}
	if err == nil && len(r.Targets) == 0 {
		err = errReported
	}
	return err
}

func resultJSON(r plantext.Result) planJSON {
	out := planJSON{Targets: []planTargetJSON{}, Items: []planItemJSON{}, Problems: []planProblemJSON{}}
	for _, t := range r.Targets {
		out.Targets = append(out.Targets, planTargetJSON{Number: t.Number, Parent: textJSON(t.Parent), Name: t.Name, Comparator: comparatorJSON(t),
			Value: numberJSON(t.Value), Value2: numberJSON(t.Value2), Unit: t.Unit, Kind: t.Kind, Grade: textJSON(t.Grade),
			LastYear: numberJSON(t.LastYear), Superior: numberJSON(t.Superior), Text: t.Text, Uncertain: t.Uncertain, Why: textJSON(t.Why)})
	}
	for _, i := range r.Items {
		out.Items = append(out.Items, planItemJSON{i.Number, i.Name, i.Text})
	}
	for _, p := range r.Problems {
		out.Problems = append(out.Problems, planProblemJSON{p.Message, p.Text})
	}
	return out
}

// comparatorJSON writes the comparator. The document knows no grades: one that
// the plan names is reached or not, "thực hiện tốt" is judged by words; the
// grade itself stands in its own field.
func comparatorJSON(t plantext.Target) string {
	switch {
	case t.Comparator != model.Grade:
		return string(t.Comparator)
	case t.Kind == plantext.KindGrade:
		return string(model.YesNo)
	}
	return string(model.Text)
}

// textJSON writes a text, null when empty.
func textJSON(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// printPlan lists the targets for people, with what is to be checked.
func printPlan(env Env, r plantext.Result) error {
	w := tabwriter.NewWriter(env.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "Số\tChỉ tiêu\tĐạt khi\tMức\tĐVT")
	unsure := 0
	for _, t := range r.Targets {
		mark := ""
		if t.Uncertain {
			mark = " (?)"
			unsure++
		}
		rule := model.Rule{Comparator: t.Comparator, Unit: t.Unit}
		plan := progress.FigureText(rule, model.Figure{Number: t.Value, Second: t.Value2})
		if !t.Value.Valid {
			plan = t.Grade
		}
		fmt.Fprintf(w, "%s\t%s%s\t%s\t%s\t%s\n", t.Number, t.Name, mark, t.Comparator.Label(), plan, t.Unit)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	fmt.Fprintf(env.Stdout, "%d chỉ tiêu, %d thành phần, %d cần kiểm tra lại.\n", len(r.Items), len(r.Targets), unsure)
	for _, t := range r.Targets {
		if t.Uncertain {
			fmt.Fprintf(env.Stdout, "  %s: %s\n", t.Number, t.Why)
		}
	}
	for _, p := range r.Problems {
		fmt.Fprintln(env.Stdout, p.Message)
	}
	return nil
}
