package page

// Bookmark is a heading of a document that a reader can jump to.
type Bookmark struct {
	Text  string
	Level int     // 0 is the outermost; never more than one below the one before
	Page  int     // index of the page
	Y     float64 // millimetres from the top of the page
}
