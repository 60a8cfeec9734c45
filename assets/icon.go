package assets

import _ "embed" // for the icon

// Icon is the program's icon, a PNG picture.
//
//go:embed icon.png
var Icon []byte
