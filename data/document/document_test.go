package document_test

import (
	"bytes"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"sothidua/data/document"
	"sothidua/data/model"
)

func TestKinds(t *testing.T) {
	table := picture14()
	for _, k := range document.Kinds() {
		got, err := document.KindOf(k.Name)
		if err != nil || got.Label != k.Label {
			t.Errorf("KindOf(%q) = %+v, %v", k.Name, got, err)
		}
		d := k.Make(table)
		if d.Title == "" || len(d.Pages) == 0 || !d.Sample || d.Date != table.AsOf {
			t.Errorf("%s: title %q, %d pages, sample %v, date %s", k.Name, d.Title, len(d.Pages), d.Sample, d.Date)
		}
	}
	_, err := document.KindOf("poster")
	if model.CodeOf(err) != model.CodeNotFound || !strings.Contains(model.Message(err), "progress-chart") {
		t.Errorf("error %v must list the names", err)
	}
}

func TestTheSamePagesGoIntoEveryOutput(t *testing.T) {
	table := picture14()
	for _, k := range document.Kinds() {
		d := k.Make(table)
		var first, second bytes.Buffer
		if err := document.WritePDF(&first, d); err != nil {
			t.Fatal(err)
		}
		if err := document.WritePDF(&second, k.Make(table)); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Errorf("%s: the same table gives another file", k.Name)
		}
		for i, p := range d.Pages {
			var b bytes.Buffer
			if err := document.WritePNG(&b, p, 50); err != nil {
				t.Fatal(err)
			}
			img, err := png.Decode(&b)
			if err != nil {
				t.Fatal(err)
			}
			if img.Bounds() != document.Image(p, 50, false).Bounds() {
				t.Errorf("%s page %d: picture %v", k.Name, i+1, img.Bounds())
			}
		}
	}
}

func TestPreviewInBlackAndWhiteHasNoColour(t *testing.T) {
	p := chart(picture14()).Pages[0]
	coloured := 0
	for _, mono := range []bool{false, true} {
		img := document.Image(p, 60, mono)
		for y := range img.Bounds().Dy() {
			for x := range img.Bounds().Dx() {
				c := color.RGBAModel.Convert(img.At(x, y)).(color.RGBA)
				if c.R == c.G && c.G == c.B {
					continue
				}
				if coloured++; mono {
					t.Fatalf("colour %v at %d, %d", c, x, y)
				}
			}
		}
	}
	if coloured == 0 {
		t.Error("the coloured preview has no colour")
	}
}

func TestPDFReadBack(t *testing.T) {
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		// Without the tool the check of the painter reads the file itself.
		return
	}
	for _, k := range document.Kinds() {
		path := filepath.Join(t.TempDir(), "a.pdf")
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := document.WritePDF(f, k.Make(picture14())); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(tool, "-layout", path, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		text := strings.Join(strings.Fields(string(out)), " ")
		for _, want := range []string{"Xuất khẩu lao động", "Tổng thu ngân sách", "Có nguy cơ", "(số liệu mẫu)", "(1,52 − 1,31)/(1,52 − 1,06) = 45,7%"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: pdftotext does not find %q", k.Name, want)
			}
		}
	}
}

// broken refuses every byte, as a full disk does.
type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, os.ErrClosed }

func TestWritingErrorsAreTold(t *testing.T) {
	d := chart(picture14())
	for name, err := range map[string]error{"pdf": document.WritePDF(broken{}, d), "png": document.WritePNG(broken{}, d.Pages[0], 20)} {
		if model.CodeOf(err) != model.CodeInternal || !strings.HasPrefix(model.Message(err), "Không ghi được tệp") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
