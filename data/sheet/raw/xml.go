package raw

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Token is what a Scanner stands on.
type Token uint8

// The tokens of an XML text. An element without content gives Start and End.
const (
	End Token = iota
	Start
	Chars
)

const (
	maxToken = 4 << 20 // bytes of one tag or one run of text
	maxDepth = 256     // elements inside each other
)

// Scanner walks through an XML text without building anything: large sheets
// are read many times faster than with encoding/xml, and in little memory. It
// checks that elements close in order and knows no entities but XML's own.
type Scanner struct {
	// Name is the element's name without its prefix, Text the characters; both
	// hold until the next call of Next.
	Name, Text []byte

	r     *bufio.Reader
	tag   []byte // inside of the tag, after its name
	buf   []byte
	stack []byte // names of open elements
	opens []int  // where they start
	inTag bool   // the next byte follows a "<"
	empty bool   // the element just started has no content
	seen  bool   // an element was seen
}

// NewScanner reads an XML text in UTF-8, or in UTF-16 with a byte order mark.
func NewScanner(r io.Reader) *Scanner {
	b := bufio.NewReaderSize(r, 16<<10)
	if head, err := b.Peek(2); err == nil && (head[0] == 0xFE && head[1] == 0xFF || head[0] == 0xFF && head[1] == 0xFE) {
		dec := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder()
		b = bufio.NewReaderSize(transform.NewReader(b, dec), 16<<10)
	}
	return &Scanner{r: b}
}

// Next moves on. At the end of a well-formed text it returns io.EOF; another
// error tells what is wrong with the text.
func (s *Scanner) Next() (Token, error) {
	if s.empty {
		s.empty = false
		return End, s.pop(s.stack[s.opens[len(s.opens)-1]:])
	}
	for {
		if !s.inTag {
			text, err := s.until('<')
			switch {
			case errors.Is(err, io.EOF):
				return End, s.atEnd(text)
			case err != nil:
				return End, err
			}
			s.inTag = true
			if len(text) > 0 && len(s.opens) > 0 {
				s.Text, err = decode(text)
				return Chars, err
			}
		}
		s.inTag = false
		token, found, err := s.markup()
		if err != nil || found {
			return token, err
		}
	}
}

// atEnd tells how a text may end: after an element, with all of them closed.
func (s *Scanner) atEnd(rest []byte) error {
	if !s.seen || len(s.opens) > 0 || len(bytes.TrimSpace(rest)) > 0 {
		return io.ErrUnexpectedEOF
	}
	return io.EOF
}

// until reads up to a byte and drops it. The result holds until the next read.
func (s *Scanner) until(end byte) ([]byte, error) {
	part, err := s.r.ReadSlice(end)
	if err == nil {
		return part[:len(part)-1], nil
	}
	s.buf = append(s.buf[:0], part...)
	for errors.Is(err, bufio.ErrBufferFull) {
		if len(s.buf) > maxToken {
			return nil, ErrTooLarge
		}
		part, err = s.r.ReadSlice(end)
		s.buf = append(s.buf, part...)
	}
	if err != nil {
		return s.buf, err
	}
	return s.buf[:len(s.buf)-1], nil
}

// markup reads what follows a "<"; found is false for what says nothing.
func (s *Scanner) markup() (token Token, found bool, err error) {
	head, err := s.r.Peek(1)
	if err != nil {
		return End, false, io.ErrUnexpectedEOF
	}
	switch head[0] {
	case '?':
		return End, false, s.skip("?>")
	case '!':
		return s.declaration()
	}
	tag, err := s.whole()
	if err != nil {
		return End, false, err
	}
	if tag[0] == '/' {
		s.Name = local(bytes.TrimSpace(tag[1:]))
		return End, true, s.pop(bytes.TrimSpace(tag[1:]))
	}
	if tag[len(tag)-1] == '/' {
		s.empty, tag = true, tag[:len(tag)-1]
	}
	n := bytes.IndexAny(tag, " \t\r\n")
	if n < 0 {
		n = len(tag)
	}
	s.tag = tag[n:]
	return Start, true, s.push(tag[:n])
}

// whole reads a tag to its ">", past those inside quotes.
func (s *Scanner) whole() ([]byte, error) {
	tag, err := s.until('>')
	if err != nil {
		return nil, cutOff(err)
	}
	if closed(tag) {
		if len(tag) == 0 {
			return nil, errors.New("empty tag")
		}
		return tag, nil
	}
	long := bytes.Clone(tag)
	for !closed(long) {
		if tag, err = s.until('>'); err != nil {
			return nil, cutOff(err)
		}
		if long = append(append(long, '>'), tag...); len(long) > maxToken {
			return nil, ErrTooLarge
		}
	}
	return long, nil
}

func cutOff(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// closed tells whether every quote in a tag is closed.
func closed(tag []byte) bool {
	quote := byte(0)
	for _, c := range tag {
		switch {
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case c == quote:
			quote = 0
		}
	}
	return quote == 0
}

// declaration reads a comment, a piece of raw text or a document type. A type
// with definitions of its own is refused.
func (s *Scanner) declaration() (Token, bool, error) {
	head, err := s.r.Peek(8)
	if err != nil {
		return End, false, cutOff(err)
	}
	switch {
	case bytes.HasPrefix(head, []byte("!--")):
		return End, false, s.skip("-->")
	case bytes.Equal(head, []byte("![CDATA[")):
		return s.rawText()
	}
	tag, err := s.whole()
	if err == nil && bytes.IndexByte(tag, '[') >= 0 {
		err = errors.New("document type with definitions")
	}
	return End, false, err
}

func (s *Scanner) rawText() (Token, bool, error) {
	if _, err := s.r.Discard(len("![CDATA[")); err != nil {
		return End, false, err
	}
	var text []byte
	for {
		part, err := s.until('>')
		if err != nil {
			return End, false, cutOff(err)
		}
		text = append(text, part...)
		if bytes.HasSuffix(part, []byte("]]")) {
			s.Text = text[:len(text)-2]
			return Chars, len(s.opens) > 0, nil
		}
		if text = append(text, '>'); len(text) > maxToken {
			return End, false, ErrTooLarge
		}
	}
}

// skip reads past an end of two or three bytes that closes with ">".
func (s *Scanner) skip(end string) error {
	var tail []byte
	for {
		part, err := s.r.ReadSlice('>')
		if tail = append(tail, part...); len(tail) > len(end) {
			tail = tail[len(tail)-len(end):]
		}
		switch {
		case err == nil && string(tail) == end:
			return nil
		case err != nil && !errors.Is(err, bufio.ErrBufferFull):
			return cutOff(err)
		}
	}
}

// push opens an element; the names stay readable in the stack.
func (s *Scanner) push(name []byte) error {
	if len(name) == 0 || len(s.opens) >= maxDepth {
		return fmt.Errorf("element %q at depth %d", name, len(s.opens))
	}
	s.seen = true
	s.opens = append(s.opens, len(s.stack))
	s.stack = append(s.stack, name...)
	s.Name = local(s.stack[s.opens[len(s.opens)-1]:])
	return nil
}

// pop closes an element of that name.
func (s *Scanner) pop(name []byte) error {
	if len(s.opens) == 0 {
		return fmt.Errorf("end of %q without a start", name)
	}
	top := s.opens[len(s.opens)-1]
	if !bytes.Equal(s.stack[top:], name) {
		return fmt.Errorf("%q ends as %q", s.stack[top:], name)
	}
	s.Name = local(name)
	s.opens, s.stack = s.opens[:len(s.opens)-1], s.stack[:top]
	return nil
}

func local(name []byte) []byte { return name[bytes.IndexByte(name, ':')+1:] }

// Depth is the number of elements that are open.
func (s *Scanner) Depth() int { return len(s.opens) }

// Attr returns an attribute of the element just started by its full name, nil
// when it has none. The bytes hold until the next call of Next.
func (s *Scanner) Attr(name string) []byte {
	return s.attr(func(n []byte) bool { return string(n) == name })
}

// AttrLocal is Attr by the name without its prefix.
func (s *Scanner) AttrLocal(name string) []byte {
	return s.attr(func(n []byte) bool { return string(local(n)) == name })
}

func (s *Scanner) attr(is func(name []byte) bool) []byte {
	rest := s.tag
	for {
		eq := bytes.IndexByte(rest, '=')
		if eq < 0 {
			return nil
		}
		name := bytes.TrimSpace(rest[:eq])
		rest = bytes.TrimLeft(rest[eq+1:], " \t\r\n")
		if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
			return nil
		}
		end := bytes.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return nil
		}
		if is(name) {
			value, err := decode(rest[1 : 1+end])
			if err != nil {
				return nil
			}
			return value
		}
		rest = rest[end+2:]
	}
}

// Int returns an attribute as a whole number, missing when it is none.
func (s *Scanner) Int(name string, missing int) int {
	n, err := strconv.Atoi(string(s.Attr(name)))
	if err != nil {
		return missing
	}
	return n
}

// True tells whether an attribute says yes.
func (s *Scanner) True(name string) bool {
	switch string(s.Attr(name)) {
	case "1", "true", "on":
		return true
	}
	return false
}

// decode replaces the entities of a text, in place where there are none.
func decode(text []byte) ([]byte, error) {
	if bytes.IndexByte(text, '&') < 0 {
		return text, nil
	}
	out := make([]byte, 0, len(text))
	for {
		before, rest, found := bytes.Cut(text, []byte("&"))
		out = append(out, before...)
		if !found {
			return out, nil
		}
		name, after, ok := bytes.Cut(rest, []byte(";"))
		r := entity(name)
		if !ok || r == 0 {
			return nil, errors.New("unknown entity")
		}
		out, text = utf8.AppendRune(out, r), after
	}
}

// entity is the letter an entity stands for, 0 for an unknown one.
func entity(name []byte) rune {
	switch string(name) {
	case "amp":
		return '&'
	case "lt":
		return '<'
	case "gt":
		return '>'
	case "quot":
		return '"'
	case "apos":
		return '\''
	}
	if len(name) < 2 || name[0] != '#' {
		return 0
	}
	digits, base := string(name[1:]), 10
	if digits[0] == 'x' || digits[0] == 'X' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || n > utf8.MaxRune {
		return 0
	}
	return rune(n)
}
