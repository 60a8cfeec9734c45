package plantext

import (
	"bytes"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
)

// listPlace says which automatic number a paragraph has: its list and level.
type listPlace struct{ num, level string }

// lists counts the automatic numbers of a Word file.
type lists struct {
	levels  map[string]map[int]listLevel // by abstract list
	of      map[string]string            // list to its abstract list
	restart map[string]map[int]int       // list to the numbers its levels begin with
	counts  map[string]*[10]int          // by abstract list
	begun   map[string]bool              // lists met before
	styles  map[string]listPlace         // styles that number their paragraphs
}

// listLevel is how one level of a list is numbered.
type listLevel struct {
	format string // decimal, lowerLetter, upperRoman, bullet …
	text   string // "%1.%2."
	start  int
}

func newLists() *lists {
	return &lists{levels: map[string]map[int]listLevel{}, of: map[string]string{}, restart: map[string]map[int]int{},
		counts: map[string]*[10]int{}, begun: map[string]bool{}, styles: map[string]listPlace{}}
}

// read reads word/numbering.xml.
func (l *lists) read(b []byte) error {
	abstract, num, level := "", "", 0
	d := xml.NewDecoder(bytes.NewReader(b))
	for {
		t, err := d.Token()
		if err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		switch e := t.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "abstractNum":
				abstract = attr(e, "abstractNumId")
				l.levels[abstract] = map[int]listLevel{}
			case "num":
				num, abstract = attr(e, "numId"), ""
				l.restart[num] = map[int]int{}
			case "abstractNumId":
				l.of[num] = attr(e, "val")
			case "lvl", "lvlOverride":
				level = min(number(attr(e, "ilvl")), 9)
				if e.Name.Local == "lvl" && abstract != "" {
					l.levels[abstract][level] = listLevel{format: "decimal", start: 1}
				}
			case "startOverride":
				l.restart[num][level] = number(attr(e, "val"))
			case "start", "numFmt", "lvlText":
				l.set(abstract, level, e)
			}
		}
	}
}

// set notes one property of a level.
func (l *lists) set(abstract string, level int, e xml.StartElement) {
	if l.levels[abstract] == nil {
		return
	}
	x := l.levels[abstract][level]
	switch e.Name.Local {
	case "start":
		x.start = number(attr(e, "val"))
	case "numFmt":
		x.format = attr(e, "val")
	case "lvlText":
		x.text = attr(e, "val")
	}
	l.levels[abstract][level] = x
}

// readStyles reads which styles number their paragraphs, from word/styles.xml.
func (l *lists) readStyles(b []byte) error {
	style := ""
	d := xml.NewDecoder(bytes.NewReader(b))
	for {
		t, err := d.Token()
		if err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		p := l.styles[style]
		switch e.Name.Local {
		case "style":
			style = attr(e, "styleId")
			continue
		case "numId":
			p.num = attr(e, "val")
		case "ilvl":
			p.level = attr(e, "val")
		default:
			continue
		}
		l.styles[style] = p
	}
}

// next counts a paragraph and returns its number as Word shows it, "" for one
// without: "1.", "2.1.", "a)", "-" for a bullet.
func (l *lists) next(p listPlace, style string) string {
	if p.num == "" {
		p = l.styles[style]
	}
	abstract, ok := l.of[p.num]
	level := min(number(p.level), 9)
	def, known := l.levels[abstract][level]
	if !ok || !known || p.num == "0" {
		return ""
	}
	if def.format == "bullet" {
		if level > 0 {
			return "+"
		}
		return "-"
	}
	c := l.counts[abstract]
	if c == nil {
		c = &[10]int{}
		l.counts[abstract] = c
	}
	if !l.begun[p.num] {
		l.begun[p.num] = true
		for k := range l.restart[p.num] {
			c[k] = 0
		}
	}
	start := def.start
	if from, ok := l.restart[p.num][level]; ok {
		start = from
	}
	if c[level] == 0 {
		c[level] = max(start-1, 0)
	}
	c[level]++
	for k := level + 1; k < len(c); k++ {
		c[k] = 0
	}
	return l.format(abstract, def, c)
}

// format fills the counts into a level's pattern.
func (l *lists) format(abstract string, def listLevel, c *[10]int) string {
	text := def.text
	for k := range 9 {
		mark := "%" + strconv.Itoa(k+1)
		if !strings.Contains(text, mark) {
			continue
		}
		format := l.levels[abstract][k].format
		if format == "" {
			format = "decimal"
		}
		text = strings.ReplaceAll(text, mark, countText(max(c[k], 1), format))
	}
	return strings.TrimSpace(text)
}

// countText writes a count in one of Word's formats.
func countText(n int, format string) string {
	switch format {
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "lowerLetter", "upperLetter":
		s := strings.Repeat(string(rune('a'+(n-1)%26)), min((n-1)/26+1, 8))
		if format == "upperLetter" {
			return strings.ToUpper(s)
		}
		return s
	case "lowerRoman":
		return strings.ToLower(romanText(n))
	case "upperRoman":
		return romanText(n)
	case "none":
		return ""
	}
	return strconv.Itoa(n)
}

// romanText writes a Roman number, digits beyond 39.
func romanText(n int) string {
	if n < 1 || n > 39 {
		return strconv.Itoa(n)
	}
	units := [...]string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"}
	return strings.Repeat("X", n/10) + units[n%10]
}
