// Package guitest holds the surroundings of a screen in a test: a real book,
// a window without a monitor, and a shell that notes what it is told. An area
// embeds a World in its own and adds what is only its:
//
//	type world struct {
//		*guitest.World
//		wrote []string // workbooks
//	}
//
// A test acts as a person does, through the keyboard and the buttons that show,
// and then looks at the book, the screen or what the shell was told. What does
// not go (a key that nothing holds the keyboard for, a button that is not there
// or is dead) fails the test at once. Only tests import this package.
package guitest
