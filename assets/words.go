package assets

import "embed"

// Words is Fyne's built-in words in Vietnamese, in Fyne's translation format.
//
//go:embed vi.json
var Words []byte

// Icons holds the program's one-colour icons, drawn on a grid of 20 with a
// stroke of 1.7: "icons/print.svg".
//
//go:embed icons/*.svg
var Icons embed.FS
