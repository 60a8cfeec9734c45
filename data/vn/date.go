package vn

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"sothidua/data/model"
)

// FormatDate writes 18/06/2024, or "" for none.
func FormatDate(d model.Date) string {
	if !d.Valid() {
		return ""
	}
	return d.Time().Format("02/01/2006")
}

// FormatTime writes 18/06/2024 09:41 in t's own zone, or "" for the zero time.
func FormatTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("02/01/2006 15:04")
}

// LongDate writes the date line of a document, "ngày 01 tháng 02 năm 2024", or
// "" for none. Days below 10 and the months 1 and 2 get a leading zero (NĐ
// 30/2020, Phụ lục I).
func LongDate(d model.Date) string {
	if !d.Valid() {
		return ""
	}
	t := d.Time()
	month := strconv.Itoa(int(t.Month()))
	if t.Month() <= time.February {
		month = "0" + month
	}
	return fmt.Sprintf("ngày %02d tháng %s năm %d", t.Day(), month, t.Year())
}

// ParseDate reads a day that a person typed: day, month and year parted by /,
// - or ., the year with two or four digits (a two-digit year lies within 1970
// to 2069), or eight digits in a row. A day written year first, 2024-06-18, is
// read too. Years run from 1900 to 2199. Errors have CodeInvalid.
func ParseDate(s string) (model.Date, error) {
	text := strings.ReplaceAll(Clean(s), " ", "")
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == '/' || r == '-' || r == '.' })
	if len(parts) == 1 && len(text) == 8 && digits(text) {
		parts = []string{text[:2], text[2:4], text[4:]}
	}
	if len(parts) == 3 && len(parts[0]) == 4 {
		parts[0], parts[2] = parts[2], parts[0]
	}
	if len(parts) != 3 || !digits(parts[0]) || !digits(parts[1]) || !digits(parts[2]) ||
		len(parts[0]) > 2 || len(parts[1]) > 2 || len(parts[2]) != 2 && len(parts[2]) != 4 {
		return "", model.Invalid("", "“%s” không phải là ngày. Ghi ngày/tháng/năm, ví dụ 18/06/2024.", shorten(Clean(s)))
	}
	year := parts[2]
	if len(year) == 2 {
		century := "20"
		if year >= "70" {
			century = "19"
		}
		year = century + year
	}
	d := model.Date(fmt.Sprintf("%s-%02s-%02s", year, parts[1], parts[0]))
	if !d.Valid() || year < "1900" || year > "2199" {
		return "", model.Invalid("", "Ngày “%s” không có trong lịch. Xem lại ngày, tháng, năm.", shorten(Clean(s)))
	}
	return d, nil
}
