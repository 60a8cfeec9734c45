package service

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"sothidua/data/model"
)

// merged is a state in which what an import changed is put back, but for what
// was changed again since.
type merged struct {
	state   json.RawMessage
	back    int      // fields put back
	clashes []string // fields that stay as they are
}

// fields of a state; those of measures stand on their own, every other field
// is one thing that goes back whole or not at all.
type fields map[string]json.RawMessage

const measuresField = "Measures"

func fieldsOf(state json.RawMessage) (fields, error) {
	out := fields{}
	if err := json.Unmarshal(state, &out); err != nil {
		return nil, err
	}
	inner, ok := out[measuresField]
	if !ok {
		return out, nil
	}
	delete(out, measuresField)
	measures := fields{}
	if err := json.Unmarshal(inner, &measures); err != nil {
		return nil, err
	}
	for name, v := range measures {
		out[measuresField+"."+name] = v
	}
	return out, nil
}

func (f fields) state() (json.RawMessage, error) {
	out, measures := fields{}, fields{}
	for name, v := range f {
		if inner, ok := strings.CutPrefix(name, measuresField+"."); ok {
			measures[inner] = v
		} else {
			out[name] = v
		}
	}
	if len(measures) > 0 {
		b, err := json.Marshal(measures)
		if err != nil {
			return nil, err
		}
		out[measuresField] = b
	}
	return json.Marshal(out)
}

// mergeStates takes the change from before to after back from a state: a field
// that still is as after becomes as before, one that is neither clashes.
func mergeStates(before, after, now json.RawMessage) (merged, error) {
	var m merged
	states := [3]fields{}
	for i, s := range []json.RawMessage{before, after, now} {
		f, err := fieldsOf(s)
		if err != nil {
			return m, err
		}
		states[i] = f
	}
	out := maps.Clone(states[2])
	names := maps.Clone(states[0])
	maps.Copy(names, states[1])
	for _, name := range slices.Sorted(maps.Keys(names)) {
		was, done, is := states[0][name], states[1][name], states[2][name]
		switch {
		case bytes.Equal(was, done) || bytes.Equal(is, was):
		case !bytes.Equal(is, done):
			m.clashes = append(m.clashes, name)
		case was == nil:
			m.back++
			delete(out, name)
		default:
			m.back++
			out[name] = was
		}
	}
	var err error
	m.state, err = out.state()
	return m, err
}

// mergeHeld is mergeStates for values.
func mergeHeld(before, after, now held) (out held, back int, clashes []string) {
	out = now
	part := func(name string, was, done, is model.Figure, put func()) {
		switch {
		case was.Equal(done) || is.Equal(was):
		case is.Equal(done):
			back++
			put()
		default:
			clashes = append(clashes, name)
		}
	}
	part("figure", before.Figure.figure(), after.Figure.figure(), now.Figure.figure(), func() { out.Figure = before.Figure })
	part("to_date", model.Of(before.ToDate), model.Of(after.ToDate), model.Of(now.ToDate), func() { out.ToDate = before.ToDate })
	part("estimate", model.Of(before.Estimate), model.Of(after.Estimate), model.Of(now.Estimate), func() { out.Estimate = before.Estimate })
	note := func(h held) model.Figure { return model.Figure{Choice: h.Note} }
	part("note", note(before), note(after), note(now), func() { out.Note = before.Note })
	return out, back, clashes
}

// fieldNames names fields of states for people.
func fieldNames(names []string) string {
	var out []string
	for _, name := range names {
		label := fieldName(name)
		if !slices.Contains(out, label) {
			out = append(out, label)
		}
	}
	return strings.Join(out, ", ")
}

func fieldName(name string) string {
	if m, ok := strings.CutPrefix(name, measuresField+"."); ok {
		return lower(model.Measure(m).Label())
	}
	for _, f := range []struct{ name, label string }{
		{"figure", "số kỳ này"}, {"to_date", "số từ đầu năm"}, {"estimate", "ước cả năm"}, {"note", "ghi chú"},
		{"Code", "mã"}, {"Name", "tên"}, {"BlockID", "khối"}, {"Kind", "loại"}, {"Head", "người phụ trách"}, {"Phone", "điện thoại"},
		{"Council", "Hội đồng phụ trách"}, {"ValidFrom", "từ ngày"}, {"ValidTo", "đến ngày"}, {"Note", "ghi chú"},
		{"Number", "số"}, {"Text", "nguyên văn"}, {"Leaf", "thành phần"}, {"Rule", "cách đánh giá"}, {"Plan", "kế hoạch"},
		{"Superior", "cấp trên giao"}, {"LastYear", "năm trước"}, {"LeadID", "đơn vị chủ trì"}, {"Left", "các chỉ tiêu cộng lại"}, {"Hard", "việc khó"}} {
		if f.name == name {
			return f.label
		}
	}
	return name
}

// lower writes a name inside a sentence; the rest keeps its capitals.
func lower(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}
