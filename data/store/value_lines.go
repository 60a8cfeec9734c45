package store

import (
	"strings"
	"time"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// ValueLine is one value to be saved, with its line of history and what the
// cell held before.
type ValueLine struct {
	Report model.ID
	Value  model.Value
	Before model.Value
	Change model.Change // a zero At becomes the time of the transaction
}

// CheckValue refuses a value with a number that cannot be stored: CodeInvalid
// with Field "value".
func CheckValue(v model.Value) error {
	for _, n := range []model.Number{v.Figure.Number, v.Figure.Second, v.ToDate, v.Estimate} {
		if _, err := micro(n).Value(); err != nil {
			return err
		}
	}
	return nil
}

// SaveValueLines does what SaveValue and AddValueChange do for each line, many
// rows to a statement. The lines of one cell stand in the order in which they
// are to be told. Errors: those of SaveValue.
func (tx *Tx) SaveValueLines(lines []ValueLine) error {
	for rest := lines; len(rest) > 0; {
		// A run of values that are written alike: what was saved for a cell must
		// not come after its removal.
		n, how := 1, shapeOf(rest[0].Value)
		for n < len(rest) && shapeOf(rest[n].Value) == how {
			n++
		}
		if err := tx.saveShape(how, rest[:n]); err != nil {
			return tx.fail(err)
		}
		rest = rest[n:]
	}
	return tx.fail(tx.tell(lines))
}

// shape is how a value is written.
type shape int

const (
	shapeNone   shape = iota // nothing: its row goes
	shapeNumber              // one number and nothing else, as most are
	shapeFull
)

func shapeOf(v model.Value) shape {
	switch {
	case v.Empty():
		return shapeNone
	case v.Figure.Second.Valid || v.Figure.Choice != "" || v.ToDate.Valid || v.Estimate.Valid || v.Note != "" || v.Recheck:
		return shapeFull
	}
	return shapeNumber
}

func (tx *Tx) saveShape(how shape, lines []ValueLine) (err error) {
	switch how {
	case shapeNone:
		for _, l := range lines {
			if err := tx.SaveValue(l.Report, l.Value); err != nil {
				return err
			}
		}
	case shapeNumber:
		_, err = tx.insertRows(numberInsert, len(lines), func(i int, row []any) ([]any, error) {
			l := lines[i]
			n, err := micro(l.Value.Figure.Number).Value()
			return append(row, int64(l.Report), int64(l.Value.TargetID), n), err
		})
	case shapeFull:
		_, err = tx.insertRows(valueInsert, len(lines), func(i int, row []any) ([]any, error) {
			l := lines[i]
			return append(append(row, int64(l.Report), int64(l.Value.TargetID)), heldArgs(l.Value)...), nil
		})
	}
	return err
}

// tell adds the lines of history with what the cells held before.
func (tx *Tx) tell(lines []ValueLine) error {
	w := newTeller(tx)
	last, err := tx.insertRows(historyInsert, len(lines), func(i int, row []any) ([]any, error) {
		return w.columns(row, &lines[i].Change), nil
	})
	if err != nil {
		return err
	}
	var held []int // of lines
	for i, l := range lines {
		if !l.Before.Empty() {
			held = append(held, i)
		}
	}
	_, err = tx.insertRows(heldInsert, len(held), func(i int, row []any) ([]any, error) {
		id := last - model.ID(len(lines)-1-held[i]) // one transaction numbers its lines without a gap
		return append(append(row, int64(id)), heldArgs(lines[held[i]].Before)...), nil
	})
	return err
}

// AddChanges adds lines to the history like AddChange, many at a time.
func (tx *Tx) AddChanges(lines []model.Change) error {
	w := newTeller(tx)
	_, err := tx.insertRows(historyInsert, len(lines), func(i int, row []any) ([]any, error) {
		return w.columns(row, &lines[i]), nil
	})
	return tx.fail(err)
}

// AddReports adds reports like SaveReport, many at a time, and sets their IDs.
func (tx *Tx) AddReports(reports []*model.Report) error {
	last, err := tx.insertRows(reportInsert, len(reports), func(i int, row []any) ([]any, error) {
		r := reports[i]
		if r.UpdatedAt.IsZero() {
			r.UpdatedAt = tx.now
		}
		return append(row, string(r.Status), string(r.SubmittedOn), r.Reason, stampText(r.UpdatedAt), r.Sample,
			int64(r.UnitID), int64(r.Year), string(r.Code)), nil
	})
	if err != nil {
		return tx.fail(err)
	}
	for i, r := range reports {
		r.ID = last - model.ID(len(reports)-1-i)
	}
	return nil
}

// teller writes many lines of history. The moments and the words of
// their texts repeat from line to line.
type teller struct {
	now    time.Time
	at     time.Time // is told as atText
	atText string
	folded map[string]string
	text   []byte
}

func newTeller(tx *Tx) *teller { return &teller{now: tx.now, folded: map[string]string{}} }

// columns appends the columns of a line of history.
func (w *teller) columns(row []any, c *model.Change) []any {
	at := c.At
	if at.IsZero() {
		at = w.now
	}
	if at != w.at {
		w.at, w.atText = at, stampText(at)
	}
	return append(row, w.atText, c.Person, c.Action, c.Entity, int64(c.EntityID), int64(c.UnitID), int64(c.TargetID), int64(c.Year), string(c.Code),
		c.Subject, c.Old, c.New, c.Reason, w.fold(c))
}

// fold is vn.Fold of changeText.
func (w *teller) fold(c *model.Change) string {
	w.text = w.text[:0]
	for i, text := range [...]string{c.Person, c.Action, c.Subject, c.Old, c.New, c.Reason} {
		if i > 0 {
			w.text = append(w.text, ' ')
		}
		w.foldText(text)
	}
	return string(w.text)
}

// foldText folds word by word; words come again and again, in their accents too.
func (w *teller) foldText(text string) {
	for {
		word, rest, more := strings.Cut(text, " ")
		if !w.foldPlain(word) {
			folded, ok := w.folded[word]
			if !ok {
				folded = vn.Fold(word)
				w.folded[word] = folded
			}
			w.text = append(w.text, folded...)
		}
		if !more {
			return
		}
		w.text = append(w.text, ' ')
		text = rest
	}
}

// foldPlain folds a word of plain letters, digits and signs; it tells whether
// the word is one.
func (w *teller) foldPlain(word string) bool {
	for i := range len(word) {
		if word[i] <= ' ' || word[i] >= 0x7f {
			return false
		}
	}
	for i := range len(word) {
		c := word[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		w.text = append(w.text, c)
	}
	return true
}
