package font

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/image/font/sfnt"

	"sothidua/assets"
)

// files names the font files of a family by style.
type files [len(Styles)]string

// timesFiles is Times New Roman as Windows names it.
var timesFiles = files{"times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf"}

// tinosFiles is the family that travels inside the program.
var tinosFiles = files{"Tinos-Regular.ttf", "Tinos-Bold.ttf", "Tinos-Italic.ttf", "Tinos-BoldItalic.ttf"}

// Needed is every letter and sign that documents print: the Vietnamese
// alphabet in both cases, digits, punctuation, and the signs of the tables.
// The check mark ✓ is not here: Times New Roman and Tinos lack it, and
// Printable writes √ instead. Nor are the marks typed apart from their letters:
// Printable joins them first.
const Needed = "" +
	"aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz" +
	"AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬBCDĐEÈÉẺẼẸÊỀẾỂỄỆFGHIÌÍỈĨỊJKLMNOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢPQRSTUÙÚỦŨỤƯỪỨỬỮỰVWXYỲÝỶỸỴZ" +
	"0123456789 .,;:!?()[]{}/\\+-=<>*%‰'\"&@#$_" +
	"≥≤−±×÷→–—“”‘’«»…•₫√²³°\u00a0"

// Standard returns Times New Roman when this computer has it whole, else the
// embedded Tinos, whose letters are as wide.
func Standard() *Set { return standard(systemDir()) }

// standard returns Times New Roman from a folder, or Tinos when it is not there
// whole; "" is no folder.
func standard(dir string) *Set {
	if dir == "" {
		return Embedded()
	}
	s, err := Load(dir)
	if err != nil {
		slog.Debug("printing with the embedded font", "reason", err)
		return Embedded()
	}
	return s
}

// Load reads Times New Roman from a folder of fonts. It fails when a style is
// missing or damaged, forbids embedding, or lacks a letter of Needed.
func Load(dir string) (*Set, error) {
	return load("Times New Roman", timesFiles, func(name string) ([]byte, error) {
		return os.ReadFile(filepath.Join(dir, name))
	})
}

// Embedded returns the Tinos inside the program. It panics when the program
// was built without it, which a test rules out.
func Embedded() *Set {
	s, err := load("Tinos", tinosFiles, func(name string) ([]byte, error) {
		return assets.Fonts.ReadFile("fonts/" + name)
	})
	if err != nil {
		panic(err)
	}
	return s
}

func load(family string, names files, read func(string) ([]byte, error)) (*Set, error) {
	s := &Set{Name: family}
	for _, style := range Styles {
		data, err := read(names[style])
		if err != nil {
			return nil, fmt.Errorf("font %s: %w", family, err)
		}
		f, err := newFace(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", names[style], err)
		}
		if err := f.usable(); err != nil {
			return nil, fmt.Errorf("%s: %w", names[style], err)
		}
		s.faces[style] = f
	}
	return s, nil
}

// usable checks that the PDF writer can embed the font: TrueType outlines, no
// embedding restriction, and every letter of Needed.
func (f *face) usable() error {
	if !strings.HasPrefix(string(f.data), "\x00\x01\x00\x00") && !strings.HasPrefix(string(f.data), "true") {
		return fmt.Errorf("not a single TrueType font")
	}
	if restricted(f.data) {
		return fmt.Errorf("embedding is not allowed")
	}
	if f.font.UnitsPerEm() == 0 {
		return sfnt.ErrNotFound
	}
	for _, r := range Needed {
		if !f.has(r) {
			return fmt.Errorf("lacks %q", r)
		}
	}
	return nil
}

// restricted reads the embedding rights of the OS/2 table: restricted licence,
// no subsetting, or bitmaps only. A font without the table is restricted.
func restricted(data []byte) bool {
	const record = 16
	if len(data) < 12 {
		return true
	}
	n := int(data[4])<<8 | int(data[5])
	for i := range n {
		at := 12 + i*record
		if at+record > len(data) {
			return true
		}
		if string(data[at:at+4]) != "OS/2" {
			continue
		}
		offset := int(data[at+8])<<24 | int(data[at+9])<<16 | int(data[at+10])<<8 | int(data[at+11])
		if offset < 0 || offset+10 > len(data) {
			return true
		}
		rights := int(data[offset+8])<<8 | int(data[offset+9])
		return rights&0xF == 2 || rights&0x0300 != 0
	}
	return true
}
