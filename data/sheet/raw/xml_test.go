package raw

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

// trace writes down what a scanner finds.
func trace(text string) (string, error) {
	var b strings.Builder
	err := Walk(NewScanner(strings.NewReader(text)), func(s *Scanner, t Token) error {
		switch t {
		case Start:
			fmt.Fprintf(&b, "<%s", s.Name)
			if a := s.Attr("a"); a != nil {
				fmt.Fprintf(&b, " a=%s", a)
			}
			b.WriteString(">")
		case End:
			fmt.Fprintf(&b, "</%s>", s.Name)
		default:
			fmt.Fprintf(&b, "[%s]", s.Text)
		}
		return nil
	})
	return b.String(), err
}

func TestScanner(t *testing.T) {
	for text, want := range map[string]string{
		`<?xml version="1.0"?><r><c a="1"/>x</r>`:                                                 "<r><c a=1></c>[x]</r>",
		`<x:r xmlns:x="u"><x:c a='&lt;&#x1EC7;&#65;'></x:c></x:r>`:                                "<r><c a=<ệA></c></r>",
		`<r><!-- <c> -- > --><c a = "a>b" >1 &amp; 2</c ></r>` + "\n":                             "<r><c a=a>b>[1 & 2]</c></r>",
		`<!DOCTYPE r><r><![CDATA[<b>]]&]]></r>`:                                                   "<r>[<b>]]&]</r>",
		"\xFF\xFE<\x00r\x00>\x00\xC7\x1E<\x00/\x00r\x00>\x00":                                     "<r>[ệ]</r>",
		`<r>` + strings.Repeat("a", 100_000) + `<c b="` + strings.Repeat(">", 40_000) + `"/></r>`: "<r>[" + strings.Repeat("a", 100_000) + "]<c></c></r>",
	} {
		got, err := trace(text)
		if err != nil || got != want {
			t.Errorf("%.80s:\n got %.120s, %v\nwant %.120s", text, got, err, want)
		}
	}
}

// What a parser of the standard library refuses is not read half.
func TestScannerRefuses(t *testing.T) {
	for _, text := range []string{
		"", "<", "<r", "<r>", "<r><c></r>", "</r>", "<r>&nbsp;</r>", "<r>&amp</r>", "<r></r><", "<r></r>x", "<r a='1></r>", "<r><!-- </r>", "<r><![CDATA[x</r>",
		`<!DOCTYPE r [<!ENTITY a "b">]><r/>`, "<><r/>", strings.Repeat("<r>", 300) + strings.Repeat("</r>", 300),
	} {
		if got, err := trace(text); err == nil {
			t.Errorf("%.60q: read as %.60s", text, got)
		}
	}
	if _, err := trace("<r>" + strings.Repeat("a", 5<<20) + "</r>"); !errors.Is(err, ErrTooLarge) {
		t.Errorf("text of 5 MB: %v", err)
	}
}

// FuzzScanner compares with encoding/xml: what both read has the same elements.
func FuzzScanner(f *testing.F) {
	f.Add(`<?xml version="1.0"?><r><c a="1"/>x<!-- y --><![CDATA[z]]></r>`)
	f.Add(`<a:r><a:c b='&lt;'>&#65;</a:c></a:r>`)
	f.Fuzz(func(t *testing.T, text string) {
		if strings.HasPrefix(text, "\xFF\xFE") || strings.HasPrefix(text, "\xFE\xFF") {
			return
		}
		got, err := trace(text)
		if err != nil {
			return
		}
		d, n := xml.NewDecoder(strings.NewReader(text)), 0
		for {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				return
			}
			if _, ok := token.(xml.StartElement); ok {
				n++
			}
		}
		if m := strings.Count(got, "</"); m < n {
			t.Errorf("%q: %d elements, want %d", text, m, n)
		}
	})
}
