package sheet

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"sothidua/data/disk"
	"sothidua/data/model"
	"sothidua/data/vn"
)

// extension of every workbook.
const extension = ".xlsx"

// longestName keeps file names well inside what old zip programs and deep
// folders allow.
const longestName = 100

// fileName makes a title a file name of plain letters: every mail program,
// USB stick and zip file carries those unharmed.
func fileName(title string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(vn.Clean(title)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'đ':
			b.WriteByte('d')
		case r == 'Đ':
			b.WriteByte('D')
		case r == '–' || strings.ContainsRune(`<>:"/\|?*`, r):
			b.WriteByte('-')
		case r < 0x7f:
			b.WriteRune(r)
		}
	}
	name := strings.Join(strings.Fields(b.String()), " ")
	if len(name) > longestName {
		name = name[:longestName]
	}
	return strings.Trim(name, ". ") + extension
}

func unitsFile(year int) string { return fileName(fmt.Sprintf("Danh sach don vi %d", year)) }

func targetsFile(year int) string { return fileName(fmt.Sprintf("Danh muc chi tieu %d", year)) }

func progressFile(s Scope, unit *model.Unit) string {
	name := fmt.Sprintf("Tong hop %s %d", s.Code.Short(), s.Year)
	if unit != nil {
		name += " - " + unit.Code + " " + unit.Name
	}
	return fileName(name)
}

func reportsFile(s Scope) string {
	return fileName(fmt.Sprintf("So lieu cac don vi %s %d", s.Code.Short(), s.Year))
}

func kitFile(s Scope, u model.Unit) string {
	return fileName(fmt.Sprintf("Phieu %s %d - %s %s", s.Code.Short(), s.Year, u.Code, u.Name))
}

// free returns a path in the folder that no file has: a kit a unit has filled
// in and sent back must not be written over by a fresh one of the same name.
func free(folder, name string) (string, error) {
	stem := strings.TrimSuffix(name, extension)
	for n := 1; ; n++ {
		path := filepath.Join(folder, name)
		switch _, err := os.Lstat(path); {
		case os.IsNotExist(err):
			return path, nil
		case err != nil:
			return "", disk.Explain(path, err)
		}
		name = stem + " (" + strconv.Itoa(n+1) + ")" + extension
	}
}
