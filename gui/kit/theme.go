package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"sothidua/assets"
)

// Text sizes of the design, before scaling.
const (
	SizeText    float32 = 15
	SizeLabel   float32 = 14 // labels, dense columns
	SizeNote    float32 = 13 // notes, hints; nothing is smaller
	SizePanel   float32 = 16
	SizeTitle   float32 = 20
	SizeBig     float32 = 28
	ControlSize float32 = 32 // height of buttons and fields
	SmallSize   float32 = 26 // height of small buttons
)

// lightTheme is the one theme of the program. There is no dark variant: the
// paper the office compares with is white.
type lightTheme struct {
	base    fyne.Theme
	scale   float32
	regular fyne.Resource
	bold    fyne.Resource
}

// Theme returns the program's theme; scale 1 is 100%, and the settings offer
// 0.9, 1, 1.15 and 1.3. Values outside 0.5..3 are taken as 1.
func Theme(scale float32) fyne.Theme {
	if scale < 0.5 || scale > 3 {
		scale = 1
	}
	return &lightTheme{base: theme.DefaultTheme(), scale: scale, regular: windowFont("NotoSans-Regular.ttf"), bold: windowFont("NotoSans-Bold.ttf")}
}

// windowFont returns an embedded font. One that is not there is a mistake in
// the build and panics.
func windowFont(name string) fyne.Resource {
	raw, err := assets.Fonts.ReadFile("fonts/" + name)
	if err != nil {
		panic("kit: no font " + name + ": " + err.Error())
	}
	return fyne.NewStaticResource(name, raw)
}

// Color implements fyne.Theme.
func (t *lightTheme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	if c, ok := themeColor(name); ok {
		return c
	}
	return t.base.Color(name, theme.VariantLight)
}

func themeColor(name fyne.ThemeColorName) (color.Color, bool) {
	switch name {
	case theme.ColorNameForeground:
		return Ink, true
	case theme.ColorNamePlaceHolder:
		return Secondary, true
	case theme.ColorNamePrimary, theme.ColorNameHyperlink, theme.ColorNameFocus:
		return Primary, true
	case theme.ColorNameForegroundOnPrimary, theme.ColorNameForegroundOnError, theme.ColorNameForegroundOnSuccess,
		theme.ColorNameInputBackground, theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground:
		return White, true
	case theme.ColorNameForegroundOnWarning:
		return Ink, true
	case theme.ColorNameButton:
		return Plain, true
	case theme.ColorNameDisabledButton:
		return DisabledFill, true
	case theme.ColorNameDisabled:
		return DisabledInk, true
	case theme.ColorNameBackground:
		return PageFill, true
	case theme.ColorNameHeaderBackground:
		return HeaderFill, true
	}
	return themeMoreColor(name)
}

func themeMoreColor(name fyne.ThemeColorName) (color.Color, bool) {
	switch name {
	case theme.ColorNameSelection:
		return Selected, true
	case theme.ColorNameSeparator:
		return Rule, true
	case theme.ColorNameInputBorder:
		return InputEdge, true
	case theme.ColorNameError:
		return Bad, true
	case theme.ColorNameSuccess:
		return Good, true
	case theme.ColorNameWarning:
		return Warn, true
	case theme.ColorNameScrollBar:
		return ScrollThumb, true
	case theme.ColorNameScrollBarBackground:
		return ScrollTrack, true
	case theme.ColorNameHover:
		return color.NRGBA{A: 0x10}, true
	case theme.ColorNamePressed:
		return color.NRGBA{A: 0x20}, true
	case theme.ColorNameShadow:
		return color.NRGBA{A: 0x40}, true
	}
	return nil, false
}

// Font implements fyne.Theme: Noto Sans with the signs that Fyne's lacks (≥ ≤ −),
// which would otherwise come from whatever fonts the PC has.
func (t *lightTheme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Monospace, style.Symbol, style.Italic:
		return t.base.Font(style)
	case style.Bold:
		return t.bold
	}
	return t.regular
}

// Icon implements fyne.Theme.
func (t *lightTheme) Icon(name fyne.ThemeIconName) fyne.Resource { return t.base.Icon(name) }

// Size implements fyne.Theme.
func (t *lightTheme) Size(name fyne.ThemeSizeName) float32 {
	if n, ok := themeSize(name); ok {
		return n * t.scale
	}
	return t.base.Size(name) * t.scale
}

func themeSize(name fyne.ThemeSizeName) (float32, bool) {
	switch name {
	case theme.SizeNameText:
		return SizeText, true
	case theme.SizeNameCaptionText:
		return SizeNote, true
	case theme.SizeNameSubHeadingText:
		return SizePanel, true
	case theme.SizeNameHeadingText:
		return SizeTitle, true
	case theme.SizeNamePadding, theme.SizeNameInputRadius, theme.SizeNamePopupRadius:
		return 4, true
	case theme.SizeNameInnerPadding:
		return 6, true
	case theme.SizeNameModalBlurRadius:
		return 0, true // blurring the window costs seconds on software OpenGL
	case theme.SizeNameScrollBar, theme.SizeNameScrollBarSmall:
		return 10, true
	case theme.SizeNameInputBorder, theme.SizeNameSeparatorThickness:
		return 1, true
	}
	return 0, false
}

// Scale returns the scale of the theme in force, 1 under a foreign theme.
func Scale() float32 {
	app := fyne.CurrentApp()
	if app == nil {
		return 1
	}
	if t, ok := app.Settings().Theme().(*lightTheme); ok {
		return t.scale
	}
	return 1
}

// px scales a number of pixels of the design.
func px(n float32) float32 { return n * Scale() }
