package lay

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sothidua/data/document/doc"
	"sothidua/data/document/flow"
	"sothidua/data/document/font"
	"sothidua/data/document/page"
	"sothidua/data/document/paint"
	"sothidua/data/model"
)

// between fails unless a measure lies in the range NĐ 30/2020 gives.
func between(t *testing.T, what string, got, least, most float64) {
	t.Helper()
	if got < least-0.01 || got > most+0.01 {
		t.Errorf("%s is %.2f, want %.2f to %.2f", what, got, least, most)
	}
}

func TestTheHeadFollowsTheDecree(t *testing.T) {
	ps := pages(report())
	sound(t, ps)
	p, fonts := ps[0], ps[0].Fonts
	if p.W != page.A4Short || p.H != page.A4Long {
		t.Errorf("page %v by %v", p.W, p.H)
	}
	left, right := portrait.Right(), portrait.Left()
	for _, x := range body(p) {
		left, right = min(left, x.X), max(right, x.X+x.Width(fonts))
	}
	between(t, "left margin", left, 30, 35)
	between(t, "right margin", p.W-right, 15, 20)

	state, motto := find(t, p, flow.StateName), find(t, p, flow.Motto)
	between(t, "Quốc hiệu", state.Size, 12, 13)
	between(t, "Tiêu ngữ", motto.Size, 13, 14)
	if state.Style != font.Bold || motto.Style != font.Bold || !near(middle(state, fonts), middle(motto, fonts)) {
		t.Errorf("state %+v, motto %+v", state, motto)
	}
	parent, issuer := find(t, p, "UBND HUYỆN YÊN DŨNG"), find(t, p, "XÃ TRÍ YÊN")
	between(t, "parent body", parent.Size, 12, 13)
	between(t, "issuing body", issuer.Size, 12, 13)
	if parent.Style != font.Regular || issuer.Style != font.Bold {
		t.Errorf("parent style %v, issuer style %v", parent.Style, issuer.Style)
	}
	head := rules(p)
	between(t, "rule under the issuing body", (head[0].X2-head[0].X1)/find(t, p, "ỦY BAN NHÂN DÂN").Width(fonts), 1.0/3, 0.5)
	between(t, "rule under the motto", head[1].X2-head[1].X1, motto.Width(fonts), motto.Width(fonts))
	if !near((head[0].X1+head[0].X2)/2, middle(issuer, fonts)) || !near((head[1].X1+head[1].X2)/2, middle(motto, fonts)) {
		t.Error("the rules of the letterhead are not centred under their text")
	}

	number, date := find(t, p, "Số:"), find(t, p, "Trí Yên, ngày")
	between(t, "number", number.Size, 13, 13)
	between(t, "date", date.Size, 13, 14)
	if number.Style != font.Regular || date.Style != font.Italic || number.Y != date.Y {
		t.Errorf("number %+v, date %+v", number, date)
	}

	order := []page.Text{state, motto, number, find(t, p, "BÁO CÁO"), find(t, p, "Kính gửi:"), find(t, p, "Nhóm 1")}
	for i := 1; i < len(order); i++ {
		if order[i].Y <= order[i-1].Y {
			t.Errorf("%q stands above %q", order[i].S, order[i-1].S)
		}
	}
}

func TestTheTextFollowsTheDecree(t *testing.T) {
	p := pages(report())[0]
	fonts, head := p.Fonts, rules(p)
	kind, about := find(t, p, "BÁO CÁO"), find(t, p, "Kết quả thực hiện phong trào thi đua 6 tháng đầu năm 2024")
	between(t, "tên loại", kind.Size, 13, 14)
	between(t, "trích yếu", about.Size, 13, 14)
	between(t, "rule under the subject", (head[2].X2-head[2].X1)/about.Width(fonts), 1.0/3, 0.5)
	if kind.Style != font.Bold || about.Style != font.Bold || head[2].Y1 <= about.Y || !near(middle(kind, fonts), (portrait.Left()+portrait.Right())/2) {
		t.Errorf("kind %+v, subject %+v, rule %+v", kind, about, head[2])
	}

	base := find(t, p, "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;")
	if base.Style != font.Italic || !near(base.X-portrait.Left(), flow.BodyIndent) {
		t.Errorf("basis %+v", base)
	}
	heading := find(t, p, "I. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU THI ĐUA")
	if heading.Style != font.Bold || !near(heading.X-portrait.Left(), flow.BodyIndent) {
		t.Errorf("heading %+v", heading)
	}
	for i, x := range []page.Text{about, base, heading} {
		if above := []page.Text{kind, about, base}[i]; x.Y <= above.Y {
			t.Errorf("%q stands above %q", x.S, above.S)
		}
	}
}

func TestTheReportEndsAsTheDecreeWants(t *testing.T) {
	ps := pages(report())
	p, fonts := ps[len(ps)-1], ps[0].Fonts
	copies, authority, position, name := find(t, p, "Nơi nhận:"), find(t, p, "TM. ỦY BAN NHÂN DÂN"), find(t, p, "CHỦ TỊCH"), find(t, p, "Nguyễn Văn Diễn")
	between(t, "Nơi nhận", copies.Size, 12, 12)
	between(t, "authority", authority.Size, 13, 14)
	between(t, "name", name.Size, 13, 14)
	if copies.Style != font.BoldItalic || authority.Style != font.Bold || name.Style != font.Bold {
		t.Errorf("styles %v %v %v", copies.Style, authority.Style, name.Style)
	}
	if !near(copies.X, portrait.Left()) || middle(name, fonts) < page.A4Short/2 || !near(middle(name, fonts), middle(position, fonts)) {
		t.Errorf("recipients at %.1f, name around %.1f", copies.X, middle(name, fonts))
	}
	if name.Y-position.Y < SignGap {
		t.Errorf("%.1f mm are left for the signature", name.Y-position.Y)
	}
	for i, want := range []string{"- UBND huyện Yên Dũng;", "- Lưu: VT, TĐKT."} {
		line := find(t, p, want)
		between(t, "list of recipients", line.Size, 11, 11)
		if i == 1 && line.Y > name.Y+40 {
			t.Errorf("the list ends at %.1f", line.Y)
		}
	}
}

func TestPageNumbersStandInTheTopMargin(t *testing.T) {
	d := one(doc.Paragraph{Runs: doc.Text(prose(900))})
	d.Sample = true
	d.Sections = append(d.Sections,
		doc.Section{Landscape: true, Restart: true, Blocks: []doc.Block{doc.AnnexTitle{Label: "Phụ lục", Name: "DANH SÁCH"}, summary(60)}},
		doc.Section{Blocks: []doc.Block{doc.Sheet{Page: page.Page{W: page.A4Long, H: page.A4Short}}, doc.Paragraph{Runs: doc.Text("Hết")}}})
	var got []string
	for _, p := range pages(d) {
		n := ""
		for _, x := range texts(p) {
			if x.Y >= flow.OfficialMargins.Top || x.S == flow.SampleText {
				continue
			}
			n = x.S
			between(t, "page number", x.Size, 13, 14)
			if !near(middle(x, p.Fonts), (30+p.W-15)/2) {
				t.Errorf("number %q is not centred", x.S)
			}
		}
		got = append(got, n)
		find(t, p, flow.SampleText)
	}
	if d := cmp.Diff([]string{"", "2", "3", "4", "5", "6", "7", "", "2", "3", "4", "5"}, got); d != "" {
		t.Error(d)
	}
}

func TestBlanksForWhatIsMissing(t *testing.T) {
	p := pages(one(doc.Letterhead{}, doc.Title{Kind: "BÁO CÁO"}, doc.To{}, doc.Closing{Signers: []doc.Signature{{Lines: []string{"CHỦ TỊCH"}}}}))[0]
	sound(t, []page.Page{p})
	// issuer, number, place, day, month, year, recipient and name
	if got := dots(p); len(got) != 8 {
		t.Errorf("%d dotted lines, want 8", len(got))
	}
	find(t, p, ", ngày")
	full := pages(one(doc.Letterhead{Issuer: []string{"UBND XÃ"}, Number: "16/KH-UBND", Place: "Trí Yên", Date: "2024-02-01"}, closing()))[0]
	if got := dots(full); len(got) != 0 {
		t.Errorf("%d dotted lines on a full paper", len(got))
	}
	find(t, full, "Số: 16/KH-UBND")
	find(t, full, "Trí Yên, ngày 01 tháng 02 năm 2024")
}

func TestALetterHasItsMatterUnderTheNumber(t *testing.T) {
	h := doc.Letterhead{Issuer: []string{"ỦY BAN NHÂN DÂN"}, Number: "16/UBND-VP", Place: "Trí Yên", Date: "2024-06-18",
		About: "V/v đôn đốc báo cáo kết quả thực hiện phong trào thi đua 6 tháng đầu năm 2024"}
	p := pages(one(h, doc.To{Names: []string{"Thôn 1"}}))[0]
	sound(t, []page.Page{p})
	number, about := find(t, p, "Số: 16/UBND-VP"), page.Text{}
	for _, x := range texts(p) {
		if strings.HasPrefix(x.S, "V/v") {
			about = x
		}
	}
	between(t, "V/v", about.Size, 12, 13)
	bottom := number.Y + flow.LineHeight(number.Size) - flow.Baseline(number.Size)
	between(t, "white above V/v in points", (about.Y-flow.Baseline(about.Size)-bottom)/font.PointMM, 6, 6)
	find(t, p, "Kính gửi: Thôn 1")
}

func TestLongNamesWrap(t *testing.T) {
	if n := len([]rune(longCommune)); n != 60 {
		t.Fatalf("the name has %d letters", n)
	}
	for _, landscape := range []bool{false, true} {
		d := report()
		d.Sections[0].Landscape = landscape
		h := d.Sections[0].Blocks[0].(doc.Letterhead)
		h.Issuer, h.Place, h.About = []string{"ỦY BAN NHÂN DÂN", longCommune}, "Xã "+longCommune, "V/v "+prose(6)
		h.Number = "123456789/BC-UBND-VPĐĐBQH&HĐND-TĐKT-TCNS"
		d.Sections[0].Blocks[0] = h
		d.Sections[0].Blocks = append(d.Sections[0].Blocks, doc.Closing{
			Recipients: []string{"UBND " + longCommune}, Signers: []doc.Signature{{Lines: []string{"TM. " + longCommune}, Name: longCommune}}})
		ps := pages(d)
		sound(t, ps)
		if !strings.Contains(letters(ps), strings.ReplaceAll(longCommune, " ", "")) {
			t.Error("the name is not whole")
		}
	}
}

func TestAnnexTitle(t *testing.T) {
	p := Pages(one(doc.AnnexTitle{Label: "Phụ lục II", Name: "DANH SÁCH ĐƠN VỊ", Of: "(Kèm theo Kế hoạch số 16/KH-UBND)"}), font.Embedded())
	label, name, of := find(t, p.Pages[0], "Phụ lục II"), find(t, p.Pages[0], "DANH SÁCH ĐƠN VỊ"), find(t, p.Pages[0], "(Kèm theo Kế hoạch số 16/KH-UBND)")
	between(t, "label", label.Size, 14, 14)
	between(t, "name", name.Size, 13, 14)
	if label.Style != font.Bold || name.Style != font.Bold || of.Style != font.Italic || len(rules(p.Pages[0])) != 1 {
		t.Errorf("label %+v, name %+v, paper %+v", label, name, of)
	}
	if len(p.Outline) != 1 || p.Outline[0].Text != "Phụ lục II. DANH SÁCH ĐƠN VỊ" {
		t.Errorf("outline %v", p.Outline)
	}
}

func TestOutline(t *testing.T) {
	d := report()
	d.Sections[0].Blocks = append([]doc.Block{doc.Heading{Level: 3, Text: "Lời mở đầu"}}, d.Sections[0].Blocks...)
	d.Sections = append(d.Sections, doc.Section{Blocks: []doc.Block{doc.Sheet{Title: "Biểu đồ", Page: page.Page{W: 297, H: 210, Fonts: font.Embedded()}}}})
	p := Pages(d, font.Embedded())
	var got []string
	for _, m := range p.Outline {
		got = append(got, strings.Repeat(">", m.Level)+m.Text)
		if m.Text != "Biểu đồ" && !strings.Contains(squeezed(body(p.Pages[m.Page])), strings.ReplaceAll(m.Text, " ", "")) {
			t.Errorf("%q is not on page %d", m.Text, m.Page+1)
		}
	}
	want := "Lời mở đầu|I. KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU THI ĐUA|>1. Kết quả chung|>>a) Các chỉ tiêu tính được tỷ lệ|II. ĐỀ XUẤT, KIẾN NGHỊ|Biểu đồ"
	if strings.Join(got, "|") != want {
		t.Errorf("outline %q", got)
	}
	for range 2 {
		var b bytes.Buffer
		if err := paint.PDF(&b, p.Pages, paint.Info{Title: "Báo cáo", Made: model.Date("2024-06-18").Time(), Outline: p.Outline}); err != nil {
			t.Fatal(err)
		}
		if n := bytes.Count(b.Bytes(), []byte("/Dest [")); n != len(p.Outline) {
			t.Errorf("%d bookmarks in the file, want %d", n, len(p.Outline))
		}
	}
}

func TestLettersTheFontLacksAreTold(t *testing.T) {
	p := Pages(one(doc.Paragraph{Runs: doc.Text("Thôn 字 và 字 ✓")}, doc.Item{Marker: "-", Runs: doc.Text("字")}), font.Embedded())
	if len(p.Gaps) != 1 || !strings.Contains(p.Gaps[0].What, "“字”") || !strings.Contains(p.Gaps[0].Where, "Thôn 字") {
		t.Errorf("gaps %v", p.Gaps)
	}
	find(t, p.Pages[0], "Thôn ? và ? √")
	if got := Pages(report(), font.Embedded()).Gaps; len(got) != 0 {
		t.Errorf("gaps of a plain report: %v", got)
	}
}

func TestTitlesBreakIntoLinesOfLikeLength(t *testing.T) {
	about := "Về việc đề nghị khen thưởng trong phong trào thi đua 6 tháng đầu năm 2024 xã"
	p := pages(one(doc.Title{Kind: "TỜ TRÌNH", About: about}))[0]
	sound(t, []page.Page{p})
	all := body(p)
	if len(all) != 3 {
		t.Fatalf("%d lines, want the kind and two of the subject", len(all))
	}
	a, b := all[1].Width(p.Fonts), all[2].Width(p.Fonts)
	if a/b > 1.4 || b/a > 1.4 {
		t.Errorf("the lines %q and %q are %.1f and %.1f mm", all[1].S, all[2].S, a, b)
	}
	rule := rules(p)[0]
	between(t, "rule", (rule.X2-rule.X1)/max(a, b), 1.0/3, 0.5)
	if w := Balanced(p.Fonts, doc.Bold("Ngắn"), 14, 100); w != 100 {
		t.Errorf("one line takes %.1f of 100 mm", w)
	}
}

func TestAPlainLetterheadHasNoNumber(t *testing.T) {
	p := pages(one(doc.Letterhead{Issuer: []string{"UBND XÃ"}, Plain: true}, doc.Paragraph{Runs: doc.Text("Hết")}))[0]
	find(t, p, flow.Motto)
	find(t, p, "Hết")
	if got := letters([]page.Page{p}); strings.Contains(got, "Số:") || len(dots(p)) != 0 {
		t.Errorf("the page says %q", got)
	}
}
