package papers_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sothidua/data/document"
	"sothidua/data/document/doc"
	"sothidua/data/document/page"
	"sothidua/data/document/papers"
	"sothidua/data/model"
	"sothidua/data/progress"
)

// rank is the place of a block in an official paper (NĐ 30/2020, Phụ lục I);
// blocks of the text have no rank.
func rank(b doc.Block) int {
	switch b.(type) {
	case doc.Letterhead:
		return 1
	case doc.Title:
		return 2
	case doc.To:
		return 3
	case doc.Bases:
		return 4
	case doc.Heading, doc.Paragraph, doc.Item, doc.Table:
		return 5
	case doc.Closing:
		return 6
	case doc.AnnexTitle:
		return 7
	}
	return 0
}

// TestOrderOfElements: letterhead, kind and subject, recipients, grounds, text,
// signature, and annexes after it.
func TestOrderOfElements(t *testing.T) {
	s := sampleService(t)
	for _, k := range papers.List() {
		d := made(t, sampleFacts(t, s, papers.Request{Name: k.Name, Code: model.H1}))
		last, signed := 0, 0
		for _, section := range d.Sections {
			if section.Restart {
				last = 0
			}
			for _, b := range section.Blocks {
				r := rank(b)
				switch {
				case r == 7:
					last = 0 // an annex is a text of its own
				case r == 6:
					signed++
				case r != 0 && r < last:
					t.Errorf("%s: %T stands after what it must precede", k.Name, b)
				}
				if r != 0 && r != 7 {
					last = r
				}
			}
		}
		free := []string{"targets-annex", "meeting-pack", "certificate"}
		if !slices.Contains(free, k.Name) && signed == 0 {
			t.Errorf("%s is not signed", k.Name)
		}
	}
}

// foreign finds what must not stand in a Vietnamese paper: English decimals and
// dates, and what a template leaves of a value it could not write.
var foreign = regexp.MustCompile(`\d\.\d{1,2}(?:[^\d.]|$)(?:%|‰|tấn|tạ)|\b\d{4}-\d{2}-\d{2}\b|<nil>|<no value>|map\[|%!|\{\{|NaN`)

// TestSampleYear: every paper of the sample year is made, says that its figures
// are samples, and writes numbers and dates in Vietnamese.
func TestSampleYear(t *testing.T) {
	s := sampleService(t)
	for _, k := range papers.List() {
		d := made(t, sampleFacts(t, s, papers.Request{Name: k.Name, Code: model.H1}))
		if !d.Sample {
			t.Errorf("%s does not say that its figures are samples", k.Name)
		}
		if d.Title == "" || len(d.Sections) == 0 {
			t.Errorf("%s is empty", k.Name)
		}
		for _, section := range d.Sections {
			for _, b := range section.Blocks {
				if _, head := b.(doc.Letterhead); head {
					continue // holds its day as data
				}
				for _, l := range linesOf(b) {
					if m := foreign.FindString(l); m != "" {
						t.Errorf("%s writes %q in %q", k.Name, m, l)
					}
				}
			}
		}
	}
}

// TestWhatThePapersTell holds facts of the sample year against the papers.
func TestWhatThePapersTell(t *testing.T) {
	s := sampleService(t)
	for name, want := range map[string][]string{
		"half-year-report": {"Trong 16 chỉ tiêu của Kế hoạch, đến ngày 18 tháng 6 năm 2024 có", "Đã có 23/28 đơn vị gửi báo cáo, trong đó 19 đơn vị gửi đúng hạn, 04 đơn vị gửi muộn.",
			"- Thôn 7: Đề nghị UBND xã nạo vét tuyến kênh cuối nguồn trước vụ Mùa.", "- Tổng thu ngân sách đạt 4.238.126.500 đồng, bằng 41,8% kế hoạch", "3a | Tổng thu ngân sách | triệu đồng | 10.129,3 | 4.238,1 | 41,8 | Có nguy cơ",
			"8 | Tỷ lệ hộ nghèo (chuẩn mới) | % | 1,06 | 1,31 | 45,7 (*) | Đúng tiến độ", "Phòng Nội vụ huyện Yên Dũng", "c) Tiếp tục thi đua thực hiện tốt công tác bảo đảm quốc phòng"},
		"reminder-letter": {"V/v đôn đốc báo cáo kết quả phong trào thi đua 6 tháng đầu năm 2024", "đã có 23/28 đơn vị gửi báo cáo; còn 05 đơn vị chưa gửi.", "1 | Thôn 3 | 4 | Đang nhập | 11, 14"},
		"assignment":      {"Thôn 1", "12b | Xuất khẩu lao động | người | 2 | 20 | 3", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ TRÍ YÊN"},
		"targets-annex":   {"3a | Tổng thu ngân sách | đồng | 9.846.512.000 | 10.129.300.000 | Tài chính – Kế toán", "9 | Phát triển dân số tự nhiên | ‰ | 10,4 | < 11 | Trạm Y tế xã"},
		"summary-annex":   {"Cấp trên giao 1,10%", "Đơn vị tiền: triệu đồng. Số liệu đến ngày 18 tháng 6 năm 2024."},
		"scoring-table":   {"Khối thôn", "1 | Thôn 1 | 96 | 38 | 19 | 10 | 9 | 9 | 9 | 94 | 3 |  | 97 | 1 | Hoàn thành xuất sắc", "19 | Văn phòng – Thống kê |  |  |  |  |  |  |  |  |  |  |  |  | "},
		"council-minutes": {"1 | Nhân dân và cán bộ Thôn 1 | Giấy khen | 9/9 | 100,0", "7 | Gia đình ông Trần Văn Hậu, Thôn 2 | Giấy khen | 7/9 | 77,8", "Vắng mặt: Nguyễn Thị Bích (đi công tác)"},
		"reward-decision": {"Tặng Giấy khen của Chủ tịch UBND xã Trí Yên cho 03 tập thể, 03 cá nhân và 01 hộ gia đình", "tổng số tiền thưởng là 3.000.000 đồng", "Cộng | 3.000.000"},
		"submission":      {"Hoàng Minh Đức", "KT. CHỦ TỊCH", "Chủ tịch UBND xã Trí Yên"},
		"invitation":      {"08 giờ 00, ngày 20 tháng 6 năm 2024"},
		"meeting-pack":    {"TÀI LIỆU HỌP", "Thôn 5 | Muộn | 17/06/2024"},
		"year-report":     {"đã xét tặng Giấy khen cho 03 tập thể, 03 cá nhân và 01 hộ gia đình", "V. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2025"},
	} {
		d := made(t, sampleFacts(t, s, papers.Request{Name: name, Code: model.H1}))
		for _, w := range want {
			if !has(d, w) {
				t.Errorf("%s does not tell %q\n%s", name, w, strings.Join(lines(d), "\n"))
			}
		}
	}
}

// TestBareBook: a real book without data prints blanks to fill by hand, says
// what is missing and where to set it, and invents nothing.
func TestBareBook(t *testing.T) {
	invented := []string{"Nguyễn Văn Diễn", "Trí Yên", "Giấy khen của Chủ tịch UBND xã cho 03", "Hoàng Minh Đức"}
	for _, k := range papers.List() {
		f := bare(k.Name)
		if err := papers.Example(&f); err != nil {
			t.Fatal(err)
		}
		d := made(t, f)
		if d.Sample {
			t.Errorf("%s calls a real book a sample", k.Name)
		}
		if len(d.Gaps) == 0 {
			t.Errorf("%s of an empty book says that nothing is missing", k.Name)
		}
		for _, g := range d.Gaps {
			if g.What == "" || g.Where == "" {
				t.Errorf("%s: gap %+v", k.Name, g)
			}
		}
		for _, s := range invented {
			if has(d, s) {
				t.Errorf("%s of a real book tells %q", k.Name, s)
			}
		}
		if blanks(d) == 0 {
			t.Errorf("%s leaves nothing to fill by hand", k.Name)
		}
		if p := document.FromDoc(d).Pages; len(p) == 0 {
			t.Errorf("%s has no page", k.Name)
		}
	}
}

// blanks counts what a paper leaves to the pen: dotted runs and lines, empty
// cells, missing numbers and names.
func blanks(d doc.Doc) int {
	n := 0
	count := func(runs []doc.Run) {
		for _, r := range runs {
			if r.Blank > 0 {
				n++
			}
		}
	}
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case doc.Letterhead:
				if b.Open || b.Place == "" {
					n++
				}
			case doc.Paragraph:
				count(b.Runs)
			case doc.Item:
				count(b.Runs)
			case doc.Table:
				for _, r := range b.Rows {
					for _, c := range r.Cells {
						if runText(c.Runs) == "" {
							n++
						}
					}
				}
			case doc.Sheet:
				for _, it := range b.Page.Items {
					if l, ok := it.(page.Line); ok && l.Dash != nil {
						n++
					}
				}
			}
		}
	}
	return n
}

// TestExtremeBook: long names, many rows and texts that look like marks are laid
// out within the sheet, and stay texts.
func TestExtremeBook(t *testing.T) {
	for _, k := range papers.List() {
		f := extreme(k.Name)
		f.Request.Each = k.Name == "reminder-letter"
		d := made(t, f)
		laid := document.FromDoc(d)
		for i, p := range laid.Pages {
			for _, it := range p.Items {
				x, ok := it.(page.Text)
				if !ok {
					continue
				}
				left, width := x.X, p.Fonts.Width(x.S, x.Style, x.Size)+x.Gap*float64(strings.Count(x.S, " "))
				switch x.Anchor {
				case page.Centre:
					left -= width / 2
				case page.Right:
					left -= width
				}
				if left < 0 || left+width > p.W+0.1 || x.Y < 0 || x.Y > p.H {
					t.Errorf("%s page %d: %q runs off the sheet (%.0f to %.0f, %.0f)", k.Name, i+1, x.S, left, left+width, x.Y)
				}
			}
		}
		if k.Name == "half-year-report" && !has(d, "# Không phải tiêu đề @ký {{.Năm}} **đậm**") {
			t.Error("a text of the book was taken for marks")
		}
	}
}

// TestPagesHaveOneNumber: a chart of several pages brings no numbers of its own
// into a paper.
func TestPagesHaveOneNumber(t *testing.T) {
	d := made(t, sampleFacts(t, sampleService(t), papers.Request{Name: "meeting-pack", Code: model.H1}))
	laid := document.FromDoc(d)
	if len(laid.Pages) < 12 {
		t.Fatalf("a pack of %d pages", len(laid.Pages))
	}
	for i, p := range laid.Pages {
		var numbers []string
		for _, it := range p.Items {
			if x, ok := it.(page.Text); ok && x.Y < 16 && regexp.MustCompile(`^\d+$`).MatchString(x.S) {
				numbers = append(numbers, x.S)
			}
		}
		want := []string{strconv.Itoa(i + 1)}
		if i == 0 {
			want = nil
		}
		if !slices.Equal(numbers, want) {
			t.Errorf("page %d is numbered %v", i+1, numbers)
		}
	}
	if !laid.Sample || len(laid.Outline) < 3 {
		t.Errorf("sample %v, outline %v", laid.Sample, laid.Outline)
	}
}

// TestReminderForEach: one letter for every overdue unit, each with its own head.
func TestReminderForEach(t *testing.T) {
	s := sampleService(t)
	f := sampleFacts(t, s, papers.Request{Name: "reminder-letter", Code: model.H1, Each: true, Until: "2024-06-21"})
	d := made(t, f)
	var to []string
	for _, section := range d.Sections {
		if !section.Restart {
			t.Error("a letter does not begin with page 1")
		}
		for _, b := range section.Blocks {
			if b, ok := b.(doc.To); ok {
				to = append(to, b.Names...)
			}
		}
	}
	if got := strings.Join(to, "; "); got != "Thôn 3; Thôn 6; Đoàn TNCS Hồ Chí Minh; Văn phòng – Thống kê; Doanh nghiệp B" {
		t.Errorf("letters to %s", got)
	}
	if !has(d, "chưa nhận được báo cáo của Thôn 3 (chậm 04 ngày)") || !has(d, "các chỉ tiêu còn thiếu: 11, 14;") || !has(d, "chậm nhất ngày 21/06/2024.") {
		t.Errorf("the letter to Thôn 3 does not tell its own gaps: %q", lines(d))
	}
}

// TestNoOneOverdue: a letter without recipients is a form, and says why.
func TestNoOneOverdue(t *testing.T) {
	s := sampleService(t)
	f := sampleFacts(t, s, papers.Request{Name: "reminder-letter", Code: model.Y})
	d := made(t, f)
	if !gap(d, "không có đơn vị quá hạn") {
		t.Errorf("gaps %v", d.Gaps)
	}
}

// TestScoreSheetOfAUnit: one unit's sheet shows its marks by criterion, what is
// added and taken off, and where that puts it.
func TestScoreSheetOfAUnit(t *testing.T) {
	s := sampleService(t)
	f := sampleFacts(t, s, papers.Request{Name: "scoring-table"})
	for _, u := range f.Book.Units {
		if u.Code == "T05" {
			f.Request.Unit = u.ID
		}
	}
	d := made(t, f)
	for _, want := range []string{"Thôn 5, năm 2024", "1 | Thực hiện các chỉ tiêu được giao | 40 | 37 | 36 | Biểu tổng hợp chỉ tiêu | ", "Điểm trừ | 1 |  | ", "Tổng điểm | 85 |  | ", "Xếp loại: Hoàn thành tốt"} {
		if !has(d, want) {
			t.Errorf("the sheet does not tell %q\n%s", want, strings.Join(lines(d), "\n"))
		}
	}
	if has(d, "Thôn 1") {
		t.Error("the sheet of one unit tells of another")
	}
}

// TestPeriodsInsideTheYear: where a period does not begin the year, what was done
// in it stands beside what was done to date, and the words say which is which.
func TestPeriodsInsideTheYear(t *testing.T) {
	f := bare("half-year-report")
	f.Request.Code = "Q2"
	rule := model.Rule{Comparator: model.AtLeast, Unit: "tấn", Timing: model.Flow, RollUp: model.Sum, Pace: model.Pace{Kind: model.Linear}}
	f.Book.Units = []model.Unit{{ID: 1, Name: "Thôn 1"}}
	f.Book.Targets = []model.Target{{ID: 1, Number: "1", Name: "Gieo trồng"}, {ID: 2, ParentID: 1, Number: "1a", Name: "Sản lượng", Leaf: true, Rule: rule, Plan: model.Of(model.Num("100"))}}
	f.Book.Allocations = []model.Allocation{{TargetID: 2, UnitID: 1}}
	for code, n := range map[model.PeriodCode]string{"Q1": "20", "Q2": "35"} {
		f.Book.Reports = append(f.Book.Reports, model.Report{ID: 1, UnitID: 1, Year: 2025, Code: code, Status: model.Approved})
		f.Book.Values = append(f.Book.Values, progress.Reported{UnitID: 1, Code: code, Status: model.Approved, Value: model.Value{TargetID: 2, Figure: model.Of(model.Num(n))}})
	}
	d := made(t, reviewed(f))
	for _, want := range []string{"Số | Chỉ tiêu | Đơn vị tính | Kế hoạch năm | Lũy kế từ đầu năm", "1a | Sản lượng | tấn | 100 | 55 | 55,0", "Trong kỳ | Lũy kế | % KH | So cùng kỳ", "1a | Sản lượng | tấn | – | 100 | 35 | 55 | 55,0"} {
		if !has(d, want) {
			t.Errorf("no line %q\n%s", want, strings.Join(lines(d), "\n"))
		}
	}
	columns := map[int]bool{}
	for _, b := range d.Sections[1].Blocks {
		if b, ok := b.(doc.Table); ok {
			for _, r := range b.Rows {
				columns[len(r.Cells)] = true
			}
			columns[len(b.Widths)] = true
		}
	}
	if len(columns) != 1 {
		t.Errorf("rows of %v columns", columns)
	}
}

// TestRoundsOfAYear: the register and the year report tell of every decision of
// the year, a list of its own one.
func TestRoundsOfAYear(t *testing.T) {
	award := func(name, money string) model.Award {
		return model.Award{Form: "Giấy khen", Kind: model.Individual, Name: name, Money: model.Num(money)}
	}
	first := model.AwardRound{Decision: model.PaperRef{Number: "12/QĐ-UBND", Date: "2025-02-03"}, Awards: []model.Award{award("Ông A", "300000")}}
	second := model.AwardRound{Decision: model.PaperRef{Number: "45/QĐ-UBND", Date: "2025-07-05"}, Awards: []model.Award{award("Bà B", "1200000")}}
	for name, want := range map[string][2]bool{"reward-register": {true, true}, "reward-list": {false, true}} {
		f := bare(name)
		f.Round, f.Rounds = second, []model.AwardRound{first, second}
		d := made(t, f)
		if got := [2]bool{has(d, "Ông A"), has(d, "Bà B")}; got != want {
			t.Errorf("%s tells of A and B: %v", name, got)
		}
		if name == "reward-register" && !has(d, "12/QĐ-UBND, 03/02/2025 | 300.000") {
			t.Errorf("the register does not tell the first decision: %q", lines(d))
		}
	}
	f := bare("year-report")
	f.Rounds = []model.AwardRound{first, second}
	if d := made(t, f); !has(d, "đã xét tặng Giấy khen cho 02 cá nhân trong 02 đợt; tổng số tiền thưởng 1.500.000 đồng.") {
		t.Errorf("the year report says %q", lines(d))
	}
}

func TestUnknown(t *testing.T) {
	if _, err := papers.KindOf("giấy"); model.CodeOf(err) != model.CodeNotFound || !strings.Contains(err.Error(), "reward-register (Sổ khen thưởng)") {
		t.Errorf("unknown paper: %v", err)
	}
	f := bare("assignment")
	f.Request.Unit = 99
	if _, err := papers.Make(f); model.CodeOf(err) != model.CodeNotFound {
		t.Errorf("unknown unit: %v", err)
	}
	if text, err := papers.BuiltIn("certificate"); err != nil || text != "" {
		t.Errorf("a certificate has the wording %q, %v", text, err)
	}
}
