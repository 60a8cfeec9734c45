package service

import (
	"testing"

	"sothidua/data/model"
)

func TestTheNameOfTheCommuneCompletesTheLetterhead(t *testing.T) {
	for commune, want := range map[string][2]string{
		"Xã Trí Yên":      {"UBND xã Trí Yên", "Trí Yên"},
		"phường Đông Hòa": {"UBND phường Đông Hòa", "Đông Hòa"},
		"Thị trấn Neo":    {"UBND thị trấn Neo", "Neo"},
		"ĐẶC KHU Cát Hải": {"UBND đặc khu Cát Hải", "Cát Hải"},
		"Trí Yên":         {"UBND Trí Yên", "Trí Yên"},
		"xã":              {"UBND xã", "xã"},
		"Xãlạ":            {"UBND Xãlạ", "Xãlạ"},
		"":                {"", ""},
	} {
		o := completeOffice(model.Office{Commune: commune})
		if o.Name != want[0] || o.Place != want[1] {
			t.Errorf("%q: %q at %q, want %q at %q", commune, o.Name, o.Place, want[0], want[1])
		}
	}
}
