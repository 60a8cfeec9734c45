package layout

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const module = "sothidua"

// pkg is what go list says of a package.
type pkg struct {
	ImportPath   string
	Imports      []string
	TestImports  []string
	XTestImports []string
}

func packages(t *testing.T) []pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-tags", "ci", "-json=ImportPath,Imports,TestImports,XTestImports", module+"/...")
	cmd.Dir = root(t)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []pkg
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p pkg
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	if len(all) < 10 {
		t.Fatalf("go list found %d packages only", len(all))
	}
	return all
}

// root is the top folder of the module.
func root(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs("../../..")
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// only lets a package be imported from the listed packages and nowhere else.
var only = []struct {
	imports string // beginning of an import path
	from    []string
}{
	{"database/sql", []string{"data/store"}},
	{"modernc.org/sqlite", []string{"data/store"}},
	{"github.com/xuri/excelize", []string{"data/sheet"}},
	{"codeberg.org/go-pdf/fpdf", []string{"data/document"}},
	{"fyne.io/fyne", []string{"gui"}},
	{module + "/gui", []string{"gui", "main"}},
	{module + "/data/store", []string{"data/store", "data/service", "data/backup", "data/command", "gui/guitest", "main"}},
}

// testOnly are the packages that help tests; nothing but tests and each other
// may import them, lest they come into the program.
var testOnly = []string{"data/store/storetest", "data/sample/sampletest", "gui/guitest"}

// few lets a package import the listed ones, the standard library and nothing else.
var few = map[string][]string{
	"data/model":    {"github.com/shopspring/decimal"},
	"data/vn":       {module + "/data/model", "github.com/shopspring/decimal", "golang.org/x/text"},
	"data/progress": {module + "/data/model", module + "/data/vn", "github.com/shopspring/decimal"},
}

// shared are the packages of gui that every area may import.
var shared = []string{module + "/gui/kit", module + "/gui/preview"}

// wiring are the packages of gui that put the areas together.
var wiring = []string{"gui", "gui/shell", "gui/e2e"}

func TestImportsFollowTheLayout(t *testing.T) {
	for _, p := range packages(t) {
		path := within(p.ImportPath)
		for _, imp := range p.Imports {
			checkOnly(t, path, imp)
			checkFew(t, path, imp)
			checkArea(t, path, imp)
			if anyOf(within(imp), testOnly) && !anyOf(path, testOnly) {
				t.Errorf("%s imports %s; only tests may", path, imp)
			}
		}
		for _, imp := range slices.Concat(p.TestImports, p.XTestImports) {
			if imp == "database/sql" || imp == "modernc.org/sqlite" { // tests have no SQL of their own either
				checkOnly(t, path, imp)
			}
		}
	}
}

// TestHelpersOfTestsAreUsed: a package that only tests may import is there and
// is imported by tests.
func TestHelpersOfTestsAreUsed(t *testing.T) {
	used := map[string]bool{}
	for _, p := range packages(t) {
		for _, imp := range slices.Concat(p.TestImports, p.XTestImports) {
			used[within(imp)] = true
		}
	}
	for _, path := range testOnly {
		if !used[path] {
			t.Errorf("no test imports %s", path)
		}
	}
}

func checkOnly(t *testing.T, path, imp string) {
	t.Helper()
	for _, rule := range only {
		if hasPrefix(imp, rule.imports) && !anyPrefix(path, rule.from) {
			t.Errorf("%s imports %s; only %v may", path, imp, rule.from)
		}
	}
}

func checkFew(t *testing.T, path, imp string) {
	t.Helper()
	allowed, limited := few[path]
	if limited && strings.Contains(imp, ".") && !anyPrefix(imp, allowed) ||
		limited && hasPrefix(imp, module) && !anyPrefix(imp, allowed) {
		t.Errorf("%s imports %s; it may import %v only", path, imp, allowed)
	}
}

// checkArea keeps the areas of the window independent of each other.
func checkArea(t *testing.T, path, imp string) {
	t.Helper()
	if !hasPrefix(path, "gui") || !hasPrefix(imp, module+"/gui") || anyOf(path, wiring) {
		return
	}
	if !anyOf(imp, shared) && !hasPrefix(imp, module+"/"+path) {
		t.Errorf("%s imports %s; an area imports %v only", path, imp, shared)
	}
}

// within returns the path inside the module, "main" for its top.
func within(path string) string {
	if path == module {
		return "main"
	}
	return strings.TrimPrefix(path, module+"/")
}

func hasPrefix(path, prefix string) bool {
	return path == prefix || strings.HasPrefix(path, prefix+"/")
}

func anyPrefix(path string, prefixes []string) bool {
	for _, p := range prefixes {
		if hasPrefix(path, p) {
			return true
		}
	}
	return false
}

func anyOf(path string, paths []string) bool {
	for _, p := range paths {
		if path == p {
			return true
		}
	}
	return false
}

func TestTopLevelHoldsTheDesignCardOnly(t *testing.T) {
	entries, err := os.ReadDir(root(t))
	if err != nil {
		t.Fatal(err)
	}
	card := regexp.MustCompile(`^(main\.go|gui|data|assets|go\.mod|go\.sum|FyneApp\.toml|README\.md|LICENSE|\..*|out|dist)$`)
	for _, e := range entries {
		if !card.MatchString(e.Name()) {
			t.Errorf("the top level holds %s", e.Name())
		}
	}
}

// sql finds statements written into Go code; keywords stand in capitals there.
var sql = regexp.MustCompile("[\"`]\\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE|PRAGMA) ")

func TestSQLStaysInTheStore(t *testing.T) {
	top := root(t)
	err := filepath.WalkDir(top, func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(top, path)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		if d.IsDir() && (strings.HasPrefix(rel, ".") && rel != "." || rel == "data/store" || rel == "out") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(rel, ".go") || strings.HasSuffix(rel, "_test.go") {
			return nil
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if m := sql.Find(src); m != nil {
			t.Errorf("%s holds SQL: %s", rel, m)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
