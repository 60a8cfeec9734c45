package docx

import (
	"bytes"
	"encoding/xml"
	"math"
	"strconv"
	"strings"

	"sothidua/data/vn"
)

// node is an XML element. Its kids are written in the order they are given,
// which the schema of each element fixes.
type node struct {
	name  string
	attrs [][2]string
	kids  []node
	text  string
}

// el returns an element with its kids.
func el(name string, kids ...node) node { return node{name: name, kids: kids} }

// val returns an element whose value stands in its attribute w:val.
func val(name, v string) node { return el(name).at("w:val", v) }

// at returns the element with one more attribute.
func (n node) at(name, v string) node {
	n.attrs = append(n.attrs[:len(n.attrs):len(n.attrs)], [2]string{name, v})
	return n
}

// num returns the element with a whole number as attribute.
func (n node) num(name string, v int) node { return n.at(name, strconv.Itoa(v)) }

// add returns the element with more kids.
func (n node) add(kids ...node) node {
	n.kids = append(n.kids[:len(n.kids):len(n.kids)], kids...)
	return n
}

// words returns the element with text in it.
func (n node) words(s string) node {
	n.text = s
	return n
}

// write appends the element to b.
func (n node) write(b *bytes.Buffer) {
	b.WriteString("<" + n.name)
	for _, a := range n.attrs {
		b.WriteString(" " + a[0] + `="`)
		escape(b, a[1])
		b.WriteByte('"')
	}
	if len(n.kids) == 0 && n.text == "" {
		b.WriteString("/>")
		return
	}
	b.WriteByte('>')
	escape(b, n.text)
	for _, k := range n.kids {
		k.write(b)
	}
	b.WriteString("</" + n.name + ">")
}

// escape writes text for XML. A buffer takes every byte, so there is no error.
func escape(b *bytes.Buffer, s string) { _ = xml.EscapeText(b, []byte(s)) }

// file returns the element as a whole XML file.
func (n node) file() []byte {
	var b bytes.Buffer
	b.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n")
	n.write(&b)
	return b.Bytes()
}

// clean returns text as a Word file may hold it: ready-made letters, without
// the control characters that XML forbids.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case r == '\n':
			return r
		case r < ' ', r == 0xFFFE, r == 0xFFFF, r >= 0xD800 && r < 0xE000:
			return -1
		}
		return r
	}, vn.NFC(strings.ToValidUTF8(s, "")))
}

// twips converts millimetres to twentieths of a point.
func twips(mm float64) int { return int(math.Round(mm * 1440 / 25.4)) }

// emu converts millimetres to the units of drawings, 36 000 to the millimetre.
func emu(mm float64) int { return int(math.Round(mm * 36000)) }

// halves converts points to half points.
func halves(points float64) int { return int(math.Round(points * 2)) }
