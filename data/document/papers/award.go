package papers

import (
	"slices"
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
		"ĐợtKhen": r.Title, "SốKhen": rewardCount(r.Awards), "TổngTiền": moneyText(rewardMoney(r.Awards)), "NguồnTiền": r.MoneyFrom,
		"SốQĐ": number, "NgàyQĐ": date, "SốTờTrình": r.Proposal.Number, "NgàyTờTrình": vn.FormatDate(r.Proposal.Date),
		"NgàyHọp": vn.FormatDate(m.f.Council.Meeting.Date), "HìnhThức": rewardForms(r.Awards), "PhápLý": m.bases(),
	}
}

// rewardForms names the forms of awards, each once.
func rewardForms(awards []model.Award) string {
	var forms []string
	for _, a := range awards {
		if a.Form != "" && !slices.Contains(forms, a.Form) {
			forms = append(forms, a.Form)
		}
	}
	return enumerate(forms)
}

// rounds returns the rounds of the year that hold an award.
func (m *maker) rounds() []model.AwardRound {
	all := m.f.Rounds
	if len(all) == 0 {
		all = []model.AwardRound{m.f.Round}
	}
	var out []model.AwardRound
	for _, r := range all {
		if len(r.Awards) > 0 {
			out = append(out, r)
		}
	}
	return out
}

// rewardCount counts who is rewarded: "03 tập thể, 03 cá nhân và 01 hộ gia đình".
func rewardCount(awards []model.Award) string {
	var parts []string
	for _, k := range model.RewardedKinds {
		n := 0
		for _, a := range awards {
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

func rewardMoney(awards []model.Award) model.Number {
	var list []model.Number
	for _, a := range awards {
		list = append(list, a.Money)
	}
	return model.SumOf(list...)
}

// rewardSentence tells of the year's awards in a year report, "" without any.
func (m *maker) rewardSentence() string {
	rounds := m.rounds()
	var all []model.Award
	for _, r := range rounds {
		all = append(all, r.Awards...)
	}
	if len(all) == 0 {
		return ""
	}
	s := "Chủ tịch UBND " + orText(m.f.Book.Office.Commune, "xã") + " đã xét tặng " + rewardForms(all) + " cho " + rewardCount(all)
	switch {
	case len(rounds) > 1:
		s += " trong " + count(len(rounds)) + " đợt"
	case rounds[0].Title != "":
		s += " " + rounds[0].Title
	}
	if money := moneyText(rewardMoney(all)); money != "" {
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
				t.Rows = append(t.Rows, groupRow([]string{"I", "II", "III"}[i]+". "+vn.UpperFirst(k.Label()), len(t.Widths)))
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
	t.Rows = append(t.Rows, row(total, strong(right(vn.FormatNumber(rewardMoney(m.f.Round.Awards), "")))))
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
	for _, r := range m.rounds() {
		decision := r.Decision.Number
		if d := vn.FormatDate(r.Decision.Date); d != "" {
			decision = strings.TrimPrefix(decision+", "+d, ", ")
		}
		for _, a := range r.Awards {
			t.Rows = append(t.Rows, row(mid(a.Register), left(named(a)), left(a.Form), left(a.Reason), left(decision), right(vn.FormatNumber(a.Money, "")), left("")))
		}
	}
	if len(t.Rows) == 0 {
		t.Rows = emptyRows(12, len(t.Widths))
		m.miss("danh sách khen thưởng", inAwards)
	}
	return m.render(map[string]any{}, text.Frame{Blocks: map[string][]doc.Block{"bảng sổ": block(t)},
		Closing: doc.Closing{Signers: []doc.Signature{{Lines: []string{"NGƯỜI LẬP SỔ"}}, {Lines: []string{"CHỦ TỊCH"}, Name: m.head.Signer}}}})
}
