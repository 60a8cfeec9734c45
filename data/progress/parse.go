package progress

import (
	"strings"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// ParseFigure reads what a person typed for a target: a number with or without
// its unit of measure, "05/08" for a ratio, "8 - 9" for a range, or a choice
// by its Vietnamese name (accents and case do not matter when it is
// unmistakable). Empty text and a lone dash are a missing figure; “không áp
// dụng” (or KAD, n/a) is model.ChoiceNone. Errors have Field "value".
func ParseFigure(r model.Rule, text string) (model.Figure, error) {
	text = vn.Clean(text)
	if text == "" || text == "-" || text == "–" {
		return model.Figure{}, nil
	}
	if key := vn.Fold(text); key == vn.Fold(NotApplicable) || key == "kad" || key == "n/a" {
		return model.Figure{Choice: model.ChoiceNone}, nil
	}
	if !r.Comparator.Numeric() {
		return parseChoice(r, text)
	}
	switch r.Comparator {
	case model.Ratio:
		if a, b, ok := strings.Cut(text, "/"); ok {
			return parsePair(a, b, r.Unit)
		}
	case model.Range:
		for _, sep := range []string{"–", " - ", "đến", "-"} {
			if a, b, ok := strings.Cut(text, sep); ok && strings.TrimSpace(a) != "" {
				return parsePair(strings.TrimPrefix(a, "từ "), b, r.Unit)
			}
		}
	}
	d, err := vn.ParseFor(text, r.Unit)
	if err != nil {
		return model.Figure{}, valueError(err)
	}
	return model.Of(model.Some(d)), nil
}

func parsePair(a, b, unit string) (model.Figure, error) {
	x, err := vn.ParseFor(a, unit)
	if err != nil {
		return model.Figure{}, valueError(err)
	}
	y, err := vn.ParseFor(b, unit)
	if err != nil {
		return model.Figure{}, valueError(err)
	}
	return model.Figure{Number: model.Some(x), Second: model.Some(y)}, nil
}

func parseChoice(r model.Rule, text string) (model.Figure, error) {
	choices := Choices(r)
	var names, near []string
	for _, c := range choices {
		label := ChoiceLabel(r, c)
		if text == c || vn.Key(text) == vn.Key(label) {
			return model.Figure{Choice: c}, nil
		}
		if vn.Fold(text) == vn.Fold(label) {
			near = append(near, c)
		}
		names = append(names, "“"+label+"”")
	}
	if len(near) == 1 {
		return model.Figure{Choice: near[0]}, nil
	}
	return model.Figure{}, model.Invalid("value", "“%s” không có trong các mức: %s. Chọn một mức.", text, strings.Join(names, ", "))
}

// valueError names the field of a number that could not be read.
func valueError(err error) error {
	return &model.Error{Code: model.CodeInvalid, Field: "value", Msg: model.Message(err), Err: err}
}
