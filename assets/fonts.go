package assets

import "embed"

// Fonts holds Tinos, whose letters are as wide as those of Times New Roman, in
// four styles ("fonts/Tinos-BoldItalic.ttf"), and Noto Sans for the window,
// regular and bold, with their licences.
//
//go:embed fonts/*.ttf fonts/*.txt
var Fonts embed.FS
