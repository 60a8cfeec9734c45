package papers

import (
	"strings"

	"sothidua/data/document/doc"
	"sothidua/data/document/papers/text"
	"sothidua/data/model"
	"sothidua/data/vn"
)

// rewards returns the fields about the awards of the round.
func (m *maker) rewards() map[string]any {
	r := m.f.Round
	if len(r.Awards) == 0 {
		m.miss("danh sách khen thưởng", inAwards)
	}
	if r.MoneyFrom == "" {
		m.miss("nguồn kinh phí khen thưởng", inAwards)
	}
	number, date := r.Decision.Number, vn.FormatDate(r.Decision.Date)
	if number == "" && m.entry.Name == "reward-decision" {
		number, date = m.f.Request.Number, vn.FormatDate(m.f.Request.Date)
	}
	return map[string]any{
		"ĐợtKhen": r.Title, "SốKhen": m.rewardCount(), "TổngTiền": moneyText(m.rewardMoney()), "NguồnTiền": r.MoneyFrom,
		"SốQĐ": number, "NgàyQĐ": date, "SốTờTrình": r.Proposal.Number, "NgàyTờTrình": vn.FormatDate(r.Proposal.Date),
		"NgàyHọp": vn.FormatDate(m.f.Council.Meeting.Date), "HìnhThức": m.rewardForms(), "PhápLý": m.bases(),
	}
}

// rewardForms names the forms of award of the round, each once.
func (m *maker) rewardForms() string {
	var forms []string
	for _, a := range m.f.Round.Awards {
		if a.Form != "" && !strings.Contains(", "+strings.Join(forms, ", ")+", ", ", "+a.Form+", ") {
			forms = append(forms, a.Form)
		}
	}
	return enumerate(forms)
}

// rewardCount counts who is rewarded: "03 tập thể, 03 cá nhân và 01 hộ gia đình".
func (m *maker) rewardCount() string {
	var parts []string
	for _, k := range model.RewardedKinds {
		n := 0
		for _, a := range m.f.Round.Awards {
			if a.Kind == k {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, count(n)+" "+k.Label())
		}
	}
	return enumerate(parts)
}

func (m *maker) rewardMoney() model.Number {
	var list []model.Number
	for _, a := range m.f.Round.Awards {
		list = append(list, a.Money)
	}
	return model.SumOf(list...)
}

// rewardSentence tells of the awards in a year report.
func (m *maker) rewardSentence() string {
	if len(m.f.Round.Awards) == 0 {
		return ""
	}
	s := "Chủ tịch UBND " + orText(m.f.Book.Office.Commune, "xã") + " đã xét tặng " + m.rewardForms() + " cho " + m.rewardCount()
	if m.f.Round.Title != "" {
		s += " " + m.f.Round.Title
	}
	if money := moneyText(m.rewardMoney()); money != "" {
		s += "; tổng số tiền thưởng " + money
	}
	return sentence(s)
}

// named names who is rewarded, with position or address.
func named(a model.Award) string {
	if a.About == "" || strings.Contains(a.Name, a.About) {
		return a.Name
	}
	return a.Name + ", " + a.About
}

// rewardTable lists the rewarded by kind: collectives, persons, households.
func (m *maker) rewardTable() doc.Table {
	t := doc.Table{Widths: []float64{11, 58, 26, 46, 24}, Header: headRow("STT", "Tập thể, cá nhân, hộ gia đình", "Hình thức", "Thành tích", "Tiền thưởng (đồng)")}
	for i, k := range model.RewardedKinds {
		n := 0
		for _, a := range m.f.Round.Awards {
			if a.Kind != k {
				continue
			}
			if n == 0 {
				t.Rows = append(t.Rows, groupRow([]string{"I", "II", "III"}[i]+". "+upperFirst(k.Label()), len(t.Widths)))
			}
			n++
			t.Rows = append(t.Rows, row(mid(itoa(n)), left(named(a)), left(a.Form), left(a.Reason), right(vn.FormatNumber(a.Money, ""))))
		}
	}
	if len(t.Rows) == 0 {
		t.Rows = emptyRows(8, len(t.Widths))
		return t
	}
	total := strong(mid("Cộng"))
	total.Across = 4
	t.Rows = append(t.Rows, row(total, strong(right(vn.FormatNumber(m.rewardMoney(), "")))))
	return t
}

// submission asks the chairman to decide; the Council's deputy signs, for the
// chairman of the Council is he who decides.
func (m *maker) submission() ([]doc.Section, error) {
	name, lines := "", []string{"TM. HỘI ĐỒNG", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"}
	for _, c := range m.f.Council.Members {
		if name == "" && strings.HasPrefix(c.Role, "Phó Chủ tịch") {
			name = c.Name
		}
	}
	if name == "" {
		m.miss("người ký thay mặt Hội đồng", inCouncil)
	}
	return m.render(m.rewards(), text.Frame{Letterhead: m.councilHead(),
		Closing: doc.Closing{Signers: []doc.Signature{{Lines: lines, Name: name}}},
		Blocks:  map[string][]doc.Block{"bảng khen thưởng": block(m.rewardTable())}})
}

func (m *maker) rewardDecision() ([]doc.Section, error) {
	return m.render(m.rewards(), text.Frame{Letterhead: m.letterhead(), Closing: m.signedByChairman(),
		Blocks: map[string][]doc.Block{"bảng khen thưởng": block(m.rewardTable())}})
}

func (m *maker) rewardList() ([]doc.Section, error) {
	return m.render(m.rewards(), text.Frame{Letterhead: m.letterhead(), Closing: m.signedByChairman(),
		Blocks: map[string][]doc.Block{"bảng khen thưởng": block(m.rewardTable())}})
}

// rewardRegister is the register: decisions, certificates, money, receipt.
func (m *maker) rewardRegister() ([]doc.Section, error) {
	t := doc.Table{Widths: []float64{14, 60, 30, 58, 38, 24, 28}, Header: headRow("Số vào sổ", "Tập thể, cá nhân, hộ gia đình", "Hình thức",
		"Thành tích", "Quyết định số, ngày", "Tiền thưởng (đồng)", "Ký nhận")}
	decision := m.f.Round.Decision.Number
	if d := vn.FormatDate(m.f.Round.Decision.Date); d != "" {
		decision = strings.TrimPrefix(decision+", "+d, ", ")
	}
	for _, a := range m.f.Round.Awards {
		t.Rows = append(t.Rows, row(mid(a.Register), left(named(a)), left(a.Form), left(a.Reason), left(decision), right(vn.FormatNumber(a.Money, "")), left("")))
	}
	if len(t.Rows) == 0 {
		t.Rows = emptyRows(12, len(t.Widths))
		m.miss("danh sách khen thưởng", inAwards)
	}
	return m.render(map[string]any{}, text.Frame{Letterhead: m.letterhead(), Blocks: map[string][]doc.Block{"bảng sổ": block(t)},
		Closing: doc.Closing{Signers: []doc.Signature{{Lines: []string{"NGƯỜI LẬP SỔ"}}, {Lines: []string{"CHỦ TỊCH"}, Name: m.head.Signer}}}})
}
