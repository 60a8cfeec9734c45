// Package shell is the main window: the side bar with the year and period that
// hold for every screen, the title row with its tabs and search, the bars that
// say what happened, the status bar, the keys, and the seams each screen gets
// (kit.Env). Package gui hands it the areas; it knows by name only the page
// that files dropped on the window go to and the page of the people.
package shell
