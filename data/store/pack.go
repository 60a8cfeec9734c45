package store

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"

	"sothidua/data/model"
)

// What an import changed is kept as a JSON array with a row for every change:
//
//	[["F8",2,{},{"figure":{"number":"4"}},32,"value",…], ["F9",4,{},{…}], …]
//
// The fields of a row stand in a fixed order, those last that seldom change
// from row to row: what a row leaves out at its end is as in the row before.
// An import of a hundred kits would otherwise be larger than all it imports.
// Books of before migration 6 hold an array of objects instead.

// packed lists the fields of an element, as pointers, in the order in which
// they are kept.
type packed[T any] func(to []any, v *T) []any

func stepFields(to []any, s *model.ImportStep) []any {
	return append(to, &s.Cell, &s.Target, &s.Before, &s.After, &s.Unit, &s.Kind, (*string)(&s.Code), &s.Year, &s.Sheet, (*string)(&s.Section), &s.ID)
}

func cellFields(to []any, c *model.CellChange) []any {
	return append(to, &c.Cell, &c.Old, &c.New, &c.Number, &c.Name, &c.Unit, &c.Field, &c.Kind, &c.Sheet)
}

// pack writes a list as it is kept.
func pack[T any](list []T, fields packed[T]) string {
	out := append(make([]byte, 0, 64*len(list)+2), '[') // about what most rows take
	var dest []any
	var now, before packedRow
	for i := range list {
		now.text, now.ends = now.text[:0], now.ends[:0]
		dest = fields(dest[:0], &list[i])
		for _, f := range dest {
			now.add(f)
		}
		if i > 0 {
			out = append(out, ',')
		}
		out = append(out, '[')
		for j := range now.differing(before) {
			if j > 0 {
				out = append(out, ',')
			}
			out = append(out, now.field(j)...)
		}
		out = append(out, ']')
		now, before = before, now
	}
	return string(append(out, ']'))
}

// packedRow is a row of JSON texts.
type packedRow struct {
	text []byte
	ends []int
}

func (r *packedRow) field(i int) []byte {
	start := 0
	if i > 0 {
		start = r.ends[i-1]
	}
	return r.text[start:r.ends[i]]
}

// differing counts the fields up to the last one that is not as in the row
// before.
func (r *packedRow) differing(before packedRow) int {
	n := len(r.ends)
	for n > 0 && len(before.ends) == len(r.ends) && bytes.Equal(r.field(n-1), before.field(n-1)) {
		n--
	}
	return n
}

func (r *packedRow) add(field any) {
	switch f := field.(type) {
	case *string:
		r.text = appendText(r.text, *f)
	case **string:
		if *f == nil {
			r.text = append(r.text, "null"...)
		} else {
			r.text = appendText(r.text, **f)
		}
	case *json.RawMessage:
		if *f == nil {
			r.text = append(r.text, "null"...)
		} else {
			r.text = append(r.text, *f...)
		}
	case *model.ID:
		r.text = strconv.AppendInt(r.text, int64(*f), 10)
	case *int:
		r.text = strconv.AppendInt(r.text, int64(*f), 10)
	}
	r.ends = append(r.ends, len(r.text))
}

// appendText writes a JSON text. What is not UTF-8 becomes U+FFFD.
func appendText(to []byte, s string) []byte {
	to = append(to, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			to = append(to, '\\', byte(r))
		case r < ' ':
			to = append(to, `\u00`...)
			to = append(to, "0123456789abcdef"[r>>4], "0123456789abcdef"[r&15])
		default:
			to = utf8.AppendRune(to, r)
		}
	}
	return append(to, '"')
}

// unpack reads a list as pack or a book of before wrote it.
func unpack[T any](text string, fields packed[T]) ([]T, error) {
	if strings.HasPrefix(text, "[{") {
		var out []T
		return out, json.Unmarshal([]byte(text), &out)
	}
	var rows [][]json.RawMessage
	if err := json.Unmarshal([]byte(text), &rows); err != nil {
		return nil, err
	}
	out := make([]T, len(rows))
	var dest []any
	for i, row := range rows {
		if i > 0 {
			out[i] = out[i-1]
		}
		dest = fields(dest[:0], &out[i])
		if len(row) > len(dest) {
			return nil, model.Errorf(model.CodeNewer, "Lần nhập này do bản chương trình mới hơn ghi. Cài bản mới nhất rồi mở lại.")
		}
		for j, raw := range row {
			if err := setField(dest[j], raw); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// setField reads a field; what it held is shared with the row before and left
// alone.
func setField(field any, raw json.RawMessage) error {
	null := string(raw) == "null"
	switch f := field.(type) {
	case *string:
		if text, ok := plainText(raw); ok {
			*f = text
			return nil
		}
	case **string:
		*f = nil
		if text, ok := plainText(raw); ok {
			*f = &text
			return nil
		}
	case *model.ID:
		if n, err := strconv.ParseInt(string(raw), 10, 64); err == nil {
			*f = model.ID(n)
			return nil
		}
	case *json.RawMessage:
		*f = nil
		if !null {
			*f = raw
		}
		return nil
	}
	if null {
		return nil
	}
	return json.Unmarshal(raw, field)
}

// plainText reads a JSON text without escapes, as most are.
func plainText(raw json.RawMessage) (string, bool) {
	n := len(raw)
	if n < 2 || raw[0] != '"' || bytes.IndexByte(raw, '\\') >= 0 {
		return "", false
	}
	return string(raw[1 : n-1]), true
}
