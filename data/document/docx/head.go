package docx

import (
	"math"

	"sothidua/data/document/doc"
	"sothidua/data/document/flow"
	"sothidua/data/document/font"
	"sothidua/data/document/lay"
)

// stateSlack is how much wider than the name of the state its column is, so
// that no program breaks it, millimetres.
const stateSlack = 3

// letterhead writes the head of a paper as a table without rules: issuing body
// and state side by side, number and date under them on one line.
func (w *writer) letterhead(h doc.Letterhead) {
	left, right := lay.HeadColumns(w.fonts, w.frame.Width())
	right += stateSlack
	grid, widths := columns([]float64{left, w.frame.Width() - left - right, right})
	row := func(a, b []para) node {
		tr := el("w:tr", el("w:trPr", el("w:cantSplit")))
		for i, paras := range [][]para{a, {spacer(0)}, b} {
			for j := range paras {
				paras[j].keep = true
			}
			tr = tr.add(tcell{paras: paras, width: widths[i]}.node())
		}
		return tr
	}
	table := el("w:tbl", tableProps(stylePlain, total(widths)), grid, row(w.issuer(h, left), w.state(right)))
	if !h.Plain {
		table = table.add(row(w.numberLine(h, left, right)))
	}
	w.tbl(table)
	gap := spacer(lay.HeadAfter)
	gap.keep = true
	w.para(gap)
}

func (w *writer) issuer(h doc.Letterhead, column float64) []para {
	var out []para
	if h.Parent != "" {
		p, _ := w.centred(styleIssuer, doc.Run{S: h.Parent}, column, column)
		out = append(out, p)
	}
	wide := 0.0
	for _, line := range lay.IssuerRuns(h) {
		p, length := w.centred(styleIssuer, line, column, column)
		out = append(out, p)
		wide = math.Max(wide, length)
	}
	return append(out, rule(wide*flow.RuleShare, column, 0))
}

func (w *writer) state(column float64) []para {
	return []para{
		newPara(styleState, w.text(styleState, doc.Text(flow.StateName))...),
		newPara(styleMotto, w.text(styleMotto, doc.Text(flow.Motto))...),
		rule(lay.Widest(w.fonts, doc.Bold(flow.Motto), flow.MottoSize, column), column, 0),
	}
}

// numberGap returns the white above number and date in twips; the paragraphs of
// the rules above add their own height.
func numberGap() int { return twips(lay.NumberGap) - spacer(0).exact }

// numberLine returns the number with the matter of a letter under it, and the
// date.
func (w *writer) numberLine(h doc.Letterhead, left, right float64) (number, date []para) {
	n := newPara(styleNumber, w.text(styleNumber, lay.NumberRuns(h.Number))...)
	n.before = numberGap()
	number = []para{n}
	if h.About != "" {
		about, _ := w.centred(styleNumber, doc.Run{S: h.About, Size: lay.AboutSize}, left, left)
		about.before = twips(lay.AboutGap)
		number = append(number, about)
	}
	d := newPara(styleDate, w.runs(lay.DateRuns(h.Place, h.Date, h.Open), lookOf(styleDate), right)...)
	d.before = numberGap()
	return number, []para{d}
}

// signSlack is taken off the place for the signature: Word and LibreOffice set
// lines a hair higher, and what just fits here shall fit there, millimetres.
const signSlack = 1

// closing writes recipients and signers as a table without rules whose rows are
// never parted. Several signers have their names on one line.
func (w *writer) closing(c doc.Closing) {
	cols := lay.SignerColumns(c, w.frame.Width())
	if len(cols) == 0 && len(c.Recipients) == 0 {
		return
	}
	var (
		mm    []float64
		heads [][]para
		names [][]para
	)
	edge := 0.0
	if len(c.Recipients) > 0 || len(cols) == 1 {
		edge = w.frame.Width()
		if len(cols) > 0 {
			edge = cols[0].X
		}
		mm, heads, names = append(mm, edge), append(heads, w.copies(c)), append(names, nil)
	}
	for i, col := range cols {
		end := w.frame.Width()
		if i+1 < len(cols) {
			end = cols[i+1].X
		}
		head, name := w.signer(c.Signers[col.Signer], end-edge)
		mm, heads, names = append(mm, end-edge), append(heads, head), append(names, name)
		edge = end
	}
	grid, widths := columns(mm)
	w.tbl(el("w:tbl", tableProps(stylePlain, total(widths)), grid).add(signerRows(heads, names, widths)...))
}

// signerRows returns one row for heads and names, or two for several signers.
func signerRows(heads, names [][]para, widths []int) []node {
	two := 0
	for _, n := range names {
		if len(n) > 0 {
			two++
		}
	}
	first := el("w:tr", el("w:trPr", el("w:cantSplit")))
	second := first
	for i := range heads {
		top := tcell{paras: heads[i], width: widths[i]}
		bottom := tcell{paras: names[i], width: widths[i]}
		switch {
		case two < 2:
			top.paras = append(top.paras, names[i]...)
		case len(names[i]) == 0:
			top.merge, bottom.merge = "restart", "continue"
			bottom.paras = []para{spacer(0)}
		}
		if len(top.paras) == 0 {
			top.paras = []para{spacer(0)}
		}
		first, second = first.add(top.node()), second.add(bottom.node())
	}
	if two < 2 {
		return []node{first}
	}
	return []node{first, second}
}

// signer returns the lines above a signature, and the name under it.
func (w *writer) signer(sig doc.Signature, column float64) (head, name []para) {
	if sig.Place != "" || sig.Date.Valid() {
		head = append(head, newPara(styleDate, w.runs(lay.DateRuns(sig.Place, sig.Date, sig.Open), lookOf(styleDate), column)...))
	}
	for _, l := range sig.Lines {
		p, _ := w.centred(styleSigner, doc.Run{S: l, Style: font.Bold}, column, column)
		head = append(head, p)
	}
	if sig.Note != "" {
		head = append(head, newPara(styleDate, w.text(styleDate, doc.Text(sig.Note))...))
	}
	for i := range head {
		head[i].keep = true
	}
	if len(head) > 0 {
		head[0].before = twips(lay.ClosingGap)
	}
	last, _ := w.centred(styleSigner, lay.NameRuns(sig)[0], column, column)
	last.before = twips(lay.SignGap - signSlack)
	return head, []para{last}
}

// copies returns the list of recipients.
func (w *writer) copies(c doc.Closing) []para {
	if len(c.Recipients) == 0 {
		return nil
	}
	head := newPara(styleCopies, w.runs([]doc.Run{{S: lay.RecipientHead, Style: lay.RecipientStyle, Size: lay.CaptionSize}}, lookOf(styleCopies), 0)...)
	head.before = twips(lay.ClosingGap)
	out := []para{head}
	for i, name := range c.Recipients {
		out = append(out, newPara(styleCopies, w.text(styleCopies, doc.Text("-\u00a0"+lay.Ended(name, i == len(c.Recipients)-1)))...))
	}
	return out
}
