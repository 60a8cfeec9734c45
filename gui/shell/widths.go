package shell

import (
	"encoding/json"
	"strconv"

	"sothidua/gui/kit"
)

// rememberWidths gives the tables of a new page the widths their columns had
// when the window was last used.
func (s *Shell) rememberWidths(p *page) {
	n := 0
	kit.EachGrid(p.content, func(g *kit.Grid) {
		key := "widths/" + p.area.ID + "/" + p.area.Tabs[p.tab].ID + "/" + strconv.Itoa(n)
		n++
		var widths map[string]float32
		if text := s.memory.Get(key); text != "" && json.Unmarshal([]byte(text), &widths) != nil {
			widths = nil // written by another version; the columns keep their own
		}
		g.Remember(widths, func(now map[string]float32) {
			if text, err := json.Marshal(now); err == nil { // a map of numbers can be written
				s.memory.Set(key, string(text))
			}
		})
	})
}
