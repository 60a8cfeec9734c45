package raw

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
)

// Pack is a zip file of XML parts, as .xlsx and .ods are.
type Pack struct{ files map[string]*zip.File }

// OpenPack checks a zip file before anything unpacks it. Errors: ErrTooLarge
// when the parts state more than MaxPart bytes together; those of the zip
// reader for a damaged file.
func OpenPack(content []byte) (*Pack, error) {
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, err
	}
	p := &Pack{files: make(map[string]*zip.File, len(z.File))}
	total := uint64(0)
	for _, f := range z.File {
		// No more is unpacked than a part states, so stated sizes bind.
		if total += f.UncompressedSize64; f.UncompressedSize64 > MaxPart || total > MaxPart {
			return nil, ErrTooLarge
		}
		p.files[partName(f.Name)] = f
	}
	return p, nil
}

// partName makes names comparable: some programs write other slashes or case.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// Has tells whether there is a part of that name.
func (p *Pack) Has(name string) bool { return p.files[partName(name)] != nil }

// Read hands a part to fn and closes it. A part that is not there gives
// io.ErrUnexpectedEOF: something in the file refers to it.
func (p *Pack) Read(name string, fn func(*Scanner) error) error {
	f := p.files[partName(name)]
	if f == nil {
		return io.ErrUnexpectedEOF
	}
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close() // a reader of memory has nothing left to tell
	return fn(NewScanner(io.LimitReader(r, int64(f.UncompressedSize64)+1)))
}

// Each walks through a whole part; fn may read further in it.
func (p *Pack) Each(name string, fn func(*Scanner, Token) error) error {
	return p.Read(name, func(s *Scanner) error { return Walk(s, fn) })
}

// Walk hands every token to fn until the end.
func Walk(s *Scanner, fn func(*Scanner, Token) error) error {
	for {
		token, err := s.Next()
		if err == io.EOF {
			return nil
		}
		if err == nil {
			err = fn(s, token)
		}
		if err != nil {
			return err
		}
	}
}
