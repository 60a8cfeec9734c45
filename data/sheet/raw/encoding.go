package raw

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"sothidua/data/vn"
)

// Encodings of texts that are not UTF-8, as their name is shown.
const (
	UTF16       = "UTF-16"
	Windows1258 = "Windows-1258"
	Windows1252 = "Windows-1252"
)

// Decode reads a text in the encoding its bytes speak for: UTF-8, UTF-16 with
// or without a mark, else the 8-bit page of Vietnam or of Western Europe, in
// which TCVN3 and VNI texts stand. The encoding is named unless it is UTF-8.
// Error: ErrKind for what is no text.
func Decode(content []byte) (text, name string, err error) {
	content, wide := bytes.TrimPrefix(content, []byte("\xEF\xBB\xBF")), wideOrder(content)
	if wide != nil {
		out, err := wide.NewDecoder().Bytes(content)
		if err != nil {
			return "", "", err
		}
		if binary(out) {
			return "", "", ErrKind
		}
		return string(out), UTF16, nil
	}
	if binary(content) {
		return "", "", ErrKind
	}
	if utf8.Valid(content) {
		return string(content), "", nil
	}
	western, err := charmap.Windows1252.NewDecoder().Bytes(content)
	if err != nil {
		return "", "", err
	}
	local, err := charmap.Windows1258.NewDecoder().Bytes(content)
	if err != nil {
		return "", "", err
	}
	// A legacy writing makes no sense in the page of Vietnam and the other way round.
	old := vn.EvidenceOf(sample(western))
	if vietnamese := vn.EvidenceOf(sample(local)); max(old.TCVN3, old.VNI) > vietnamese.Unicode {
		return string(western), Windows1252, nil
	}
	return vn.Compose(string(local)), Windows1258, nil
}

// sample is enough of a text to tell its writing.
func sample(b []byte) string {
	const enough = 256 << 10
	return string(b[:min(len(b), enough)])
}

// binary tells whether bytes are no text: texts have no control characters but
// tabs, line ends, and the end mark of old DOS files.
func binary(content []byte) bool {
	content = bytes.TrimRight(content, "\x1A")
	return bytes.ContainsFunc(content, func(r rune) bool {
		return r < ' ' && r != '\t' && r != '\n' && r != '\r' && r != '\f' && r != '\v'
	})
}

// wideOrder is the encoding of a text with two bytes a letter, nil for another
// one. Without a mark every other byte is zero in most of the text.
func wideOrder(content []byte) encoding.Encoding {
	head := content[:min(len(content), 4096)&^1]
	zeros := [2]int{}
	for i, b := range head {
		if b == 0 {
			zeros[i&1]++
		}
	}
	most := len(head) / 5
	switch {
	case bytes.HasPrefix(content, []byte("\xFF\xFE")), len(head) > 0 && zeros[1] > most && zeros[0] == 0:
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(content, []byte("\xFE\xFF")), len(head) > 0 && zeros[0] > most && zeros[1] == 0:
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	return nil
}

// ErrorName tells whether a text is an error as spreadsheets show it.
func ErrorName(s string) bool {
	switch s {
	case "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A":
		return true
	}
	return false
}
