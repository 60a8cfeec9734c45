// Package kit holds the widgets every screen of the program is built from: the
// theme, icons and marks, buttons, the one table (Grid), form fields, frames,
// bars and dialogs, the helper for background work, and the seams between the
// shell and the screens (Env, Screen). It knows nothing of any area.
//
// Sizes in this package are pixels of a 100% screen and are multiplied by the
// theme's scale. Every text a widget hands out was cleaned with vn.Clean when
// the field was left; no widget ever changes the text while someone types,
// since UniKey rewrites words by sending Backspaces and would lose count.
package kit
