package store

import (
	"database/sql/driver"
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"sothidua/data/model"
	"sothidua/data/vn"
)

// Scale is the number of decimals a stored number keeps: every decimal is one
// INTEGER of millionths, so that SQL sums are exact.
const Scale = 6

// MaxNumber is the largest absolute value that can be stored (9.2e12): the
// millionths must fit into 64 bits.
const MaxNumber = 9_200_000_000_000

// micro is a number as it is stored: millionths, NULL when missing. A number
// that does not fit is refused, never rounded: a stored figure is the one that
// was typed.
type micro model.Number

// Value implements driver.Valuer.
func (m micro) Value() (driver.Value, error) {
	if !m.Valid {
		return nil, nil
	}
	if n, ok := m.small(); ok {
		return n, nil
	}
	if m.Decimal.Abs().GreaterThan(decimal.NewFromInt(MaxNumber)) {
		return nil, model.Invalid("value", "Số %s quá lớn, sổ giữ được đến 9.200 tỷ. Xem lại đơn vị tính.", vn.Format(m.Decimal))
	}
	scaled := m.Decimal.Shift(Scale)
	if !scaled.IsInteger() {
		return nil, model.Invalid("value", "Số %s có quá %d chữ số sau dấu phẩy. Làm tròn rồi nhập lại.", vn.Format(m.Decimal), Scale)
	}
	return scaled.IntPart(), nil
}

// small writes the usual number without the arithmetic of large ones: at most
// twelve digits, none of them after the sixth decimal.
func (m micro) small() (int64, bool) {
	e := m.Decimal.Exponent()
	if e < -Scale || e > 0 || m.Decimal.NumDigits() > 12 {
		return 0, false
	}
	n := m.Decimal.CoefficientInt64()
	for ; e > -Scale; e-- {
		n *= 10
	}
	return n, true
}

// Scan implements sql.Scanner.
func (m *micro) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*m = micro{}
		return nil
	case int64:
		// Trailing zeros go, so that a number reads back as it was written.
		e := int32(-Scale)
		for ; e < 0 && v%10 == 0; e++ {
			v /= 10
		}
		*m = micro(model.Some(decimal.New(v, e)))
		return nil
	}
	return fmt.Errorf("stored number is %T, not an integer", src)
}

// amount stores a decimal that is never missing.
func amount(d decimal.Decimal) micro { return micro(model.Some(d)) }

// figureArgs are the three columns of a figure: number, second, choice.
func figureArgs(f model.Figure) []any {
	return []any{micro(f.Number), micro(f.Second), f.Choice}
}

// figureDest scans the three columns of a figure.
func figureDest(f *model.Figure) []any {
	return []any{(*micro)(&f.Number), (*micro)(&f.Second), &f.Choice}
}

// ref is a reference to another entity: 0 is NULL.
type ref model.ID

// Value implements driver.Valuer.
func (r ref) Value() (driver.Value, error) {
	if r == 0 {
		return nil, nil
	}
	return int64(r), nil
}

// Scan implements sql.Scanner.
func (r *ref) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*r = 0
		return nil
	case int64:
		*r = ref(v)
		return nil
	}
	return fmt.Errorf("stored reference is %T, not an integer", src)
}

// stampLayout has a fixed width, so that moments of one zone sort as text, and
// keeps the zone: the history shows the clock on the wall.
const stampLayout = "2006-01-02T15:04:05.000Z07:00"

// stamp is a moment as it is stored: RFC 3339 with milliseconds, "" for none.
type stamp time.Time

// Value implements driver.Valuer.
func (s stamp) Value() (driver.Value, error) { return stampText(time.Time(s)), nil }

func stampText(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(stampLayout)
}

// Scan implements sql.Scanner.
func (s *stamp) Scan(src any) error {
	text, ok := src.(string)
	if !ok {
		return fmt.Errorf("stored moment is %T, not text", src)
	}
	if text == "" {
		*s = stamp{}
		return nil
	}
	t, err := time.Parse(stampLayout, text)
	*s = stamp(t)
	return err
}
