package docx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"sothidua/data/document/doc"
	"sothidua/data/document/docx"
	"sothidua/data/document/font"
)

// element is a parsed element; name carries its usual prefix: "w:p".
type element struct {
	name  string
	attrs map[string]string
	kids  []*element
	text  string
}

// prefixes are the usual ones of the namespaces of the parts.
var prefixes = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":              "w:",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships":       "r:",
	"http://schemas.openxmlformats.org/drawingml/2006/main":                     "a:",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing":    "wp:",
	"http://schemas.openxmlformats.org/drawingml/2006/picture":                  "pic:",
	"http://purl.org/dc/elements/1.1/":                                          "dc:",
	"http://purl.org/dc/terms/":                                                 "dcterms:",
	"http://schemas.openxmlformats.org/package/2006/metadata/core-properties":   "cp:",
	"http://schemas.openxmlformats.org/package/2006/content-types":              "",
	"http://schemas.openxmlformats.org/package/2006/relationships":              "",
	"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties": "",
	"http://www.w3.org/2001/XMLSchema-instance":                                 "xsi:",
	"http://www.w3.org/XML/1998/namespace":                                      "xml:",
	"":                                                                          "",
}

// parse reads a part; every element must belong to a namespace that is known.
func parse(t *testing.T, name string, data []byte) *element {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(data))
	root := &element{}
	open := []*element{root}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		top := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			prefix, ok := prefixes[token.Name.Space]
			if !ok {
				t.Fatalf("%s: namespace %q", name, token.Name.Space)
			}
			e := &element{name: prefix + token.Name.Local, attrs: map[string]string{}}
			for _, a := range token.Attr {
				e.attrs[prefixes[a.Name.Space]+a.Name.Local] = a.Value
			}
			top.kids = append(top.kids, e)
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			top.text += string(token)
		}
	}
	if len(root.kids) != 1 {
		t.Fatalf("%s: %d roots", name, len(root.kids))
	}
	return root.kids[0]
}

// all returns the elements of that name under e, in reading order.
func (e *element) all(name string) []*element {
	var out []*element
	for _, k := range e.kids {
		if k.name == name {
			out = append(out, k)
		}
		out = append(out, k.all(name)...)
	}
	return out
}

// first returns the first element of that name under e, nil for none.
func (e *element) first(name string) *element {
	if all := e.all(name); len(all) > 0 {
		return all[0]
	}
	return nil
}

// file is a Word file read back.
type file struct {
	raw      []byte
	parts    map[string][]byte
	document *element
}

// part parses a part that must be there.
func (f file) part(t *testing.T, name string) *element {
	t.Helper()
	data, ok := f.parts[name]
	if !ok {
		t.Fatalf("no part %s", name)
	}
	return parse(t, name, data)
}

// written writes a paper and reads the file back.
func written(t *testing.T, d doc.Doc) file {
	t.Helper()
	var b bytes.Buffer
	if err := docx.Write(&b, d, font.Embedded()); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	f := file{raw: b.Bytes(), parts: map[string][]byte{}}
	for _, e := range z.File {
		r, err := e.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		f.parts[e.Name] = data
	}
	f.document = f.part(t, "word/document.xml")
	return f
}

// markers are the signs of the lists by their number.
var markers = map[string]string{"1": "-", "2": "+", "3": "•"}

// says returns the text under e without any white, list markers included.
func says(e *element) string {
	var b strings.Builder
	for _, p := range e.all("w:p") {
		if len(p.all("w:p")) > 0 {
			continue
		}
		if n := p.first("w:numId"); n != nil {
			b.WriteString(markers[n.attrs["w:val"]])
		}
		for _, t := range p.all("w:t") {
			if blankText(t.text) {
				continue // a drawn line on the pages
			}
			b.WriteString(strings.Join(strings.Fields(t.text), ""))
		}
	}
	return b.String()
}

// blankText tells whether a text is the dots of a line to write on.
func blankText(s string) bool { return len(s) > 3 && strings.Trim(s, ".") == "" }

// paragraph returns the first paragraph that says s, white aside.
func (f file) paragraph(t *testing.T, s string) *element {
	t.Helper()
	for _, p := range f.document.all("w:p") {
		if strings.ReplaceAll(s, " ", "") == says(&element{kids: []*element{p}}) {
			return p
		}
	}
	t.Fatalf("no paragraph %q", s)
	return nil
}
