package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"sothidua/assets"
)

// UseVietnamese makes Fyne's own words Vietnamese whatever the language of
// the system is. Fyne has no call to choose a language: it takes the closest
// one to the system's, so the words are registered under that name too.
func UseVietnamese() error {
	for _, l := range []fyne.Locale{"en", "vi", lang.SystemLocale()} {
		if err := lang.AddTranslationsForLocale(assets.Words, l); err != nil {
			return err
		}
	}
	return nil
}
