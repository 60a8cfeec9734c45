package kit

import (
	"fmt"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"sothidua/assets"
)

// IconName names one of the program's icons.
type IconName string

// The icons.
const (
	IconHome        IconName = "home"
	IconFlag        IconName = "flag"
	IconTarget      IconName = "target"
	IconDocument    IconName = "document"
	IconChart       IconName = "chart"
	IconTasks       IconName = "tasks"
	IconScore       IconName = "score"
	IconMedal       IconName = "medal"
	IconStar        IconName = "star"
	IconUnits       IconName = "units"
	IconTable       IconName = "table"
	IconGear        IconName = "gear"
	IconSave        IconName = "save"
	IconPrint       IconName = "print"
	IconExport      IconName = "export"
	IconImport      IconName = "import"
	IconSearch      IconName = "search"
	IconHelp        IconName = "help"
	IconPlus        IconName = "plus"
	IconPencil      IconName = "pencil"
	IconMail        IconName = "mail"
	IconLock        IconName = "lock"
	IconUnlock      IconName = "unlock"
	IconCross       IconName = "cross"
	IconLeft        IconName = "left"
	IconRight       IconName = "right"
	IconUp          IconName = "up"
	IconDown        IconName = "down"
	IconUndo        IconName = "undo"
	IconRedo        IconName = "redo"
	IconZoomIn      IconName = "zoom-in"
	IconZoomOut     IconName = "zoom-out"
	IconImage       IconName = "image"
	IconFile        IconName = "file"
	IconFolder      IconName = "folder"
	IconCheck       IconName = "check"
	IconClip        IconName = "clip"
	IconSend        IconName = "send"
	IconWord        IconName = "word"
	IconRefresh     IconName = "refresh"
	IconHistory     IconName = "history"
	IconTrash       IconName = "trash"
	IconCertificate IconName = "certificate"
	IconDatabase    IconName = "database"
	IconInfo        IconName = "info"
	IconCalendar    IconName = "calendar"
	IconCopy        IconName = "copy"
	IconUser        IconName = "user"
	IconFilter      IconName = "filter"
	IconMenu        IconName = "menu"
)

// Icon returns the icon drawn in colour c. An unknown name is a mistake in the
// code and panics.
func Icon(name IconName, c color.Color) fyne.Resource {
	raw, err := assets.Icons.ReadFile("icons/" + string(name) + ".svg")
	if err != nil {
		panic(fmt.Sprintf("kit: no icon %q: %v", name, err))
	}
	h := hexOf(c)
	return fyne.NewStaticResource(fmt.Sprintf("icon-%s-%06X.svg", name, uint32(h)),
		[]byte(strings.ReplaceAll(string(raw), "#1B2430", h.String())))
}

// hexOf drops the transparency of c.
func hexOf(c color.Color) Hex {
	if h, ok := c.(Hex); ok {
		return h
	}
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	return Hex(n.R)<<16 | Hex(n.G)<<8 | Hex(n.B)
}

// NewIcon returns the icon as a picture of size×size pixels.
func NewIcon(name IconName, c color.Color, size float32) *canvas.Image {
	return NewPicture(Icon(name, c), size)
}

// NewPicture returns a resource as a square picture of size×size pixels.
func NewPicture(r fyne.Resource, size float32) *canvas.Image {
	img := canvas.NewImageFromResource(r)
	img.FillMode = canvas.ImageFillContain
	img.SetMinSize(fyne.NewSquareSize(px(size)))
	return img
}
