// Package shell is the main window: the side bar with the year and period that
// hold for every screen, the title row with its tabs and search, the bars that
// say what happened, the status bar, the keys, and the seams each screen gets
// (kit.Env). It knows no area by name except where files dropped on the window
// go; package gui hands it the areas.
package shell
