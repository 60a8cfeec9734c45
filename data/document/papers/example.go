package papers

import (
	"encoding/json"
	"fmt"
	"slices"

	"sothidua/assets"
	"sothidua/data/model"
)

// The shapes of the file of the worked example; decimals are text.

type fileExample struct {
	Year    int         `json:"year"`
	Scoring fileScoring `json:"scoring"`
	Round   fileRound   `json:"round"`
	Council fileCouncil `json:"council"`
}

type fileScoring struct {
	Criteria []struct {
		Number, Name, Max, Proof string
	} `json:"criteria"`
	Sheets []struct {
		Unit           string
		Self, Council  []string
		Bonus, Penalty string
	} `json:"sheets"`
	Classes []struct{ Name, Least string } `json:"classes"`
}

type fileRound struct {
	Title     string `json:"title"`
	MoneyFrom string `json:"money_from"`
	Awards    []struct {
		Form                      string
		Occasion                  model.AwardOccasion
		Kind                      model.RewardedKind
		Name, About, Unit, Reason string
		Money, Register           string
		VotesFor                  int `json:"votes_for"`
		VotesOf                   int `json:"votes_of"`
	} `json:"awards"`
}

type fileCouncil struct {
	Members []model.CouncilMember `json:"members"`
	Meeting struct {
		Title, Start, End, Place string
		Date                     model.Date
		Chair, Secretary         string
		Absent                   []model.Absence
		Agenda, Conclusion       []string
		Opinions                 []model.Opinion
		Invited                  []string
	} `json:"meeting"`
}

// Example fills scoring, awards and Council of facts with the worked example
// that goes with the sample year, every part flagged as sample. It changes
// nothing in a year that is not the sample's: nothing invented is ever printed
// as real.
func Example(f *Facts) error {
	b, err := assets.Paper(assets.PaperExample)
	if err != nil {
		return err
	}
	var e fileExample
	if err := json.Unmarshal(b, &e); err != nil {
		return fmt.Errorf("decode example: %w", err)
	}
	if !f.Book.Plan.Sample || f.Book.Plan.Year != e.Year {
		return nil
	}
	units := map[string]model.ID{}
	for _, u := range f.Book.Units {
		units[u.Code] = u.ID
	}
	f.Scoring, f.Round, f.Council = e.scoring(units), e.round(units), e.council()
	return nil
}

func (e fileExample) scoring(units map[string]model.ID) model.Scoring {
	out := model.Scoring{Year: e.Year, Sample: true}
	for i, c := range e.Scoring.Criteria {
		out.Criteria = append(out.Criteria, model.Criterion{ID: model.ID(i + 1), Number: c.Number, Name: c.Name, Max: model.Num(c.Max).Decimal, Proof: c.Proof})
	}
	for _, c := range e.Scoring.Classes {
		out.Classes = append(out.Classes, model.ScoreClass{Name: c.Name, Least: model.Num(c.Least).Decimal})
	}
	for _, s := range e.Scoring.Sheets {
		sheet := model.ScoreSheet{UnitID: units[s.Unit], Bonus: numberOf(s.Bonus), Penalty: numberOf(s.Penalty)}
		for i := range out.Criteria {
			sheet.Marks = append(sheet.Marks, model.Mark{CriterionID: model.ID(i + 1), Self: numberOf(s.Self[i]), Council: numberOf(s.Council[i])})
		}
		out.Sheets = append(out.Sheets, sheet)
	}
	return out
}

func (e fileExample) round(units map[string]model.ID) model.AwardRound {
	out := model.AwardRound{Title: e.Round.Title, MoneyFrom: e.Round.MoneyFrom, Sample: true}
	for i, a := range e.Round.Awards {
		out.Awards = append(out.Awards, model.Award{ID: model.ID(i + 1), Form: a.Form, Occasion: a.Occasion, Kind: a.Kind, Name: a.Name,
			About: a.About, UnitID: units[a.Unit], Reason: a.Reason, Money: numberOf(a.Money), Register: a.Register,
			Votes: model.AwardVotes{For: a.VotesFor, Of: a.VotesOf}})
	}
	return out
}

func (e fileExample) council() model.Council {
	m := e.Council.Meeting
	find := func(name string) model.CouncilMember {
		for _, c := range e.Council.Members {
			if c.Name == name {
				return c
			}
		}
		return model.CouncilMember{Name: name}
	}
	out := model.Council{Members: e.Council.Members, Sample: true, Meeting: model.Meeting{Title: m.Title, Date: m.Date, Start: m.Start,
		End: m.End, Place: m.Place, Chair: find(m.Chair), Secretary: find(m.Secretary), Absent: m.Absent, Agenda: m.Agenda,
		Opinions: m.Opinions, Conclusion: m.Conclusion, Invited: m.Invited}}
	for _, c := range e.Council.Members {
		if !slices.ContainsFunc(m.Absent, func(a model.Absence) bool { return a.Name == c.Name }) {
			out.Meeting.Present = append(out.Meeting.Present, c)
		}
	}
	return out
}

// numberOf reads plain decimal notation, "" for a missing number.
func numberOf(s string) model.Number {
	if s == "" {
		return model.None
	}
	return model.Num(s)
}
