package sheet_test

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/service"
	"sothidua/data/sheet"
)

func zipped(t testing.TB, parts map[string][]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, content := range parts {
		p, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Write(content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// xlsxOf packs one sheet into a workbook.
func xlsxOf(t testing.TB, sheet string) []byte {
	t.Helper()
	return zipped(t, map[string][]byte{
		"xl/workbook.xml":            []byte(`<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>`),
		"xl/_rels/workbook.xml.rels": []byte(`<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`),
		"xl/worksheets/sheet1.xml":   []byte(sheet),
	})
}

// Files that are no workbook get a message that names them and says what to do.
func TestFilesThatAreNoWorkbook(t *testing.T) {
	ole := append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 600)...)
	var rows strings.Builder
	for r := range 200 {
		fmt.Fprintf(&rows, `<row><c r="XFD%d"><v>1</v></c></row>`, r+1)
	}
	far := xlsxOf(t, `<worksheet><sheetData>`+rows.String()+`</sheetData></worksheet>`)
	long := xlsxOf(t, `<worksheet><sheetData>`+strings.Repeat(`<row><c><v>1</v></c></row>`, 150_001)+`</sheetData></worksheet>`)
	for name, tc := range map[string]struct {
		content []byte
		code    model.Code
		message string
	}{
		"empty":       {nil, model.CodeDamaged, "0 byte"},
		"pdf":         {[]byte("%PDF-1.4\n1 0 obj\n"), model.CodeInvalid, "không phải bảng tính"},
		"mail":        {[]byte("MIME-Version: 1.0\r\n\r\nx"), model.CodeInvalid, "không phải bảng tính"},
		"picture":     {[]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), model.CodeInvalid, "không phải bảng tính"},
		"web page":    {[]byte("\uFEFF\n<html><p>Kính gửi</p></html>"), model.CodeInvalid, "không phải bảng tính"},
		"open letter": {zipped(t, map[string][]byte{"content.xml": []byte("<document><body><text/></body></document>")}), model.CodeInvalid, "không phải bảng tính"},
		"old excel":   {ole, model.CodeDamaged, "hỏng"},
		"word":        {zipped(t, map[string][]byte{"word/document.xml": []byte("<w/>")}), model.CodeInvalid, "không phải bảng tính"},
		"cut short":   {zipped(t, map[string][]byte{"xl/workbook.xml": []byte("<workbook/>")})[:40], model.CodeDamaged, "hỏng"},
		"hollow":      {zipped(t, map[string][]byte{"xl/workbook.xml": []byte("<workbook/>")}), model.CodeDamaged, "hỏng"},
		"zip bomb":    {zipped(t, map[string][]byte{"xl/workbook.xml": []byte("<workbook/>"), "xl/media/a": make([]byte, 201<<20)}), model.CodeInvalid, "200 MB"},
		"too large":   {append([]byte("PK\x03\x04"), make([]byte, 20<<20)...), model.CodeInvalid, "20 MB"},
		"cells away":  {far, model.CodeInvalid, "quá lớn"},
		"endless":     {long, model.CodeInvalid, "150.000 dòng"},
		"cut sheet":   {xlsxOf(t, `<worksheet><sheetData><row><c><v>1</v></c></row>`), model.CodeDamaged, "hỏng"},
		"broken part": {zipped(t, map[string][]byte{"xl/workbook.xml": []byte("<workbook><sheets><sheet name=\"a\" sheetId=\"x\"")}), model.CodeDamaged, "hỏng"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "Thôn 6.xlsx")
			if err := os.WriteFile(path, tc.content, 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := sheet.ReadWith(path, sheet.Options{})
			if model.CodeOf(err) != tc.code || !strings.Contains(model.Message(err), tc.message) || !strings.Contains(model.Message(err), "Thôn 6.xlsx") {
				t.Errorf("error %v (%s), want %s with %q", err, model.CodeOf(err), tc.code, tc.message)
			}
		})
	}
}

// A workbook with a password says so, whichever program made it.
func TestPassword(t *testing.T) {
	path := filepath.Join(t.TempDir(), "Thôn 6.xlsx")
	f := excelize.NewFile()
	if err := f.SaveAs(path, excelize.Options{Password: "x"}); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := sheet.ReadWith(path, sheet.Options{}); model.CodeOf(err) != model.CodeInvalid || !strings.Contains(model.Message(err), "mật khẩu") {
		t.Errorf("error %v, want one about the password", err)
	}
}

func TestMissingFileAndFolder(t *testing.T) {
	dir := t.TempDir()
	if _, err := sheet.ReadWith(filepath.Join(dir, "không có.xlsx"), sheet.Options{}); model.CodeOf(err) != model.CodeNotFound {
		t.Errorf("missing file: %v", err)
	}
	if _, err := sheet.ReadWith(dir, sheet.Options{}); model.CodeOf(err) != model.CodeInvalid {
		t.Errorf("folder: %v", err)
	}
	lock := filepath.Join(dir, "~$Phieu.xlsx")
	if err := os.WriteFile(lock, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := sheet.ReadWith(lock, sheet.Options{}); !strings.Contains(model.Message(err), "tệp tạm của Excel") {
		t.Errorf("Excel's own lock file: %v", err)
	}
}

// One bad file does not hide the others, and the work can be stopped.
func TestReadAll(t *testing.T) {
	svc := sampleBook(t)
	good, bad := kitOf(t, svc, "T01"), filepath.Join(t.TempDir(), "Thon 2.xls")
	if err := os.WriteFile(bad, []byte("<html>"), 0o600); err != nil {
		t.Fatal(err)
	}
	var steps []string
	data, err := sheet.ReadAll(context.Background(), []string{bad, good}, func(done, total int, name string) {
		steps = append(steps, name)
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(data) != 2 || len(data[0].Problems) != 1 || data[0].File != "Thon 2.xls" || data[1].Layout != model.LayoutKit || len(steps) != 2 {
		t.Errorf("data %+v, steps %q", data, steps)
	}
	ctx, stop := context.WithCancel(context.Background())
	data, err = sheet.ReadAll(ctx, []string{good, good, good}, func(done, total int, name string) { stop() })
	if len(data) != 1 || err == nil {
		t.Errorf("%d files and %v after a stop, want 1 and an error", len(data), err)
	}
}

// mutate changes some bytes inside the parts of a workbook and packs it again,
// so that the damage reaches the reader and not only the unpacker.
func mutate(t testing.TB, content []byte, rnd *rand.Rand) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if _, err := b.ReadFrom(r); err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = b.Bytes()
	}
	names := slices.Sorted(maps.Keys(parts))
	for range 1 + rnd.IntN(3) {
		p := parts[names[rnd.IntN(len(names))]]
		if len(p) < 2 {
			continue
		}
		i, j := rnd.IntN(len(p)), rnd.IntN(len(p))
		switch rnd.IntN(3) {
		case 0:
			p[i] = byte(' ' + rnd.IntN(95)) // another letter or digit
		case 1:
			p[i], p[j] = p[j], p[i]
		default:
			copy(p[i:min(len(p), i+8)], p[j:]) // a piece of the part elsewhere in it
		}
	}
	return zipped(t, parts)
}

// Damaged parts end in a coded error or in problems, never in a panic.
func TestDamagedPartsDoNotPanic(t *testing.T) {
	content, err := os.ReadFile(kitOf(t, sampleBook(t), "T03"))
	if err != nil {
		t.Fatal(err)
	}
	rnd, path := rand.New(rand.NewPCG(1, 2)), filepath.Join(t.TempDir(), "kit.xlsx")
	read := 0
	for range 150 {
		if err := os.WriteFile(path, mutate(t, content, rnd), 0o600); err != nil {
			t.Fatal(err)
		}
		switch _, err := sheet.ReadWith(path, sheet.Options{}); {
		case err == nil:
			read++
		case model.CodeOf(err) == model.CodeInternal:
			t.Errorf("uncoded error: %v", err)
		}
	}
	if read == 0 {
		t.Error("no damaged file reached the table; the damage is too great to test the reader")
	}
}

// FuzzRead reads damaged workbooks for as long as it is given:
//
//	go test -run xxx -fuzz FuzzRead -fuzztime 60s -fuzzminimizetime 5x ./data/sheet
func FuzzRead(f *testing.F) {
	rule := model.Rule{Comparator: model.AtLeast, Unit: "%", Decimals: 1, Timing: model.Stock, RollUp: model.Single, Pace: model.Pace{Kind: model.Linear}}
	target := model.Target{ID: 1, Number: "8", Name: "Hộ nghèo", Leaf: true, Rule: rule, Plan: model.Of(model.Num("1.06"))}
	entry := service.Entry{Unit: model.Unit{Code: "T03", Name: "Thôn 3"}, Period: model.Period{Year: 2024, Code: model.H1},
		Rows:      []service.EntryRow{{Row: progress.Row{Target: target, Plan: target.Plan}, Value: model.Value{Figure: model.Of(model.Num("99.6")), Note: "ghi"}}},
		Narrative: map[model.Section]string{model.SectionResults: "Tốt"}}
	f.Add(must(sheet.Kit(sheet.KitForm{Entry: entry})), uint64(1))
	f.Add(must(sheet.Targets(sheet.TargetList{Plan: model.Plan{Year: 2024}, Targets: []model.Target{target}})), uint64(2))
	f.Add(must(sheet.Units(sheet.UnitList{Year: 2024, Units: []model.Unit{{Code: "T03", Name: "Thôn 3", ValidFrom: "2024-01-01"}}})), uint64(4))
	f.Fuzz(func(t *testing.T, content []byte, seed uint64) {
		path := filepath.Join(t.TempDir(), "x.xlsx")
		if z, err := zip.NewReader(bytes.NewReader(content), int64(len(content))); err == nil && len(z.File) < 50 && seed%2 == 0 {
			if parts := unpack(z); parts != nil {
				content = mutate(t, zipped(t, parts), rand.New(rand.NewPCG(seed, 7)))
			}
		}
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := sheet.ReadWith(path, sheet.Options{}); model.CodeOf(err) == model.CodeInternal {
			t.Errorf("uncoded error: %v", err)
		}
	})
}

// unpack reads small parts, nil when one of them is broken.
func unpack(z *zip.Reader) map[string][]byte {
	parts := map[string][]byte{}
	for _, f := range z.File {
		if f.UncompressedSize64 > 1<<20 {
			return nil
		}
		r, err := f.Open()
		if err != nil {
			return nil
		}
		var b bytes.Buffer
		if _, err := b.ReadFrom(r); err != nil {
			return nil
		}
		parts[f.Name] = b.Bytes()
	}
	return parts
}
