package sheet

import (
	"os"
	"path/filepath"
	"testing"

	"sothidua/data/model"
	"sothidua/data/progress"
	"sothidua/data/service"
)

// smallKit is the kit that testdata holds as LibreOffice saves it:
//
//	soffice --headless --convert-to xls:"MS Excel 97" kit.xlsx
//	soffice --headless --convert-to ods kit.xlsx
func smallKit(t *testing.T) []byte {
	t.Helper()
	rule := model.Rule{Comparator: model.AtLeast, Unit: "%", Decimals: 1, Timing: model.Stock, RollUp: model.Single, Pace: model.Pace{Kind: model.Linear}}
	target := model.Target{ID: 1, Number: "8", Name: "Tỷ lệ hộ nghèo", Leaf: true, Rule: rule, Plan: model.Of(model.Num("1.06"))}
	content, err := Kit(KitForm{Entry: service.Entry{Unit: model.Unit{Code: "T03", Name: "Thôn 3"}, Period: model.Period{Year: 2024, Code: model.H1},
		Rows:      []service.EntryRow{{Row: progress.Row{Target: target, Plan: target.Plan}, Value: model.Value{Figure: model.Of(model.Num("99.6")), Note: "ghi"}}},
		Narrative: map[model.Section]string{model.SectionResults: "Tốt"}}})
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// A kit saved as another kind keeps what it knows about itself, so that it is
// not judged by its headings.
func TestKitInOtherKinds(t *testing.T) {
	fresh := filepath.Join(t.TempDir(), "kit.xlsx")
	if err := os.WriteFile(fresh, smallKit(t), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{fresh, filepath.Join("testdata", "kit.xls"), filepath.Join("testdata", "kit.ods")} {
		name := filepath.Base(path)
		t.Run(name, func(t *testing.T) {
			content, err := load(path)
			if err != nil {
				t.Fatal(err)
			}
			b, err := openBook(name, content)
			if err != nil {
				t.Fatal(err)
			}
			id, sheet, ok, err := findIdentity(b)
			if err != nil || !ok || sheet != "Phiếu" || id.layout != string(model.LayoutKit) || id.unit != "T03" || id.code != model.H1 {
				t.Errorf("identity %+v on %q, %v, %v", id, sheet, ok, err)
			}
			b.Names = nil
			if id, _, ok, err = findIdentity(b); err != nil || !ok || id.unit != "T03" {
				t.Errorf("identity on the hidden sheet %+v, %v, %v", id, ok, err)
			}
			// 99,6 against a plan of 1,06 is asked about, and answered.
			data, err := ReadWith(path, Options{Answers: []model.Answer{{Sheet: "Phiếu", Cell: "F10", About: model.AskScale, Value: "99.6"}}})
			if err != nil {
				t.Fatal(err)
			}
			if data.Layout != model.LayoutKit || len(data.Problems) != 1 || data.Problems[0].Answer != "99.6" || len(data.Rows) == 0 {
				t.Fatalf("%+v", data)
			}
			first := data.Rows[0]
			if v := first.Fields["period_value"]; first.Key != "8" || v.Text != "99.6" || !v.Numeric || first.Fields["note"].Text != "ghi" {
				t.Errorf("row %+v", first)
			}
		})
	}
}
