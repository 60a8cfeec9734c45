package assets

import "embed"

// Fonts holds Tinos, whose letters are as wide as those of Times New Roman, in
// four styles ("fonts/Tinos-BoldItalic.ttf"), with its licence, the SIL Open
// Font License 1.1 ("fonts/OFL.txt").
//
//go:embed fonts
var Fonts embed.FS
