// Package e2e holds the test of the real program in a real window, driven by
// the keyboard alone. It runs with the tag e2e and needs Xvfb, openbox, xdotool,
// ImageMagick and pdftotext; SOTHIDUA_PROGRAM names the program, which may be
// the Windows one under Wine (SOTHIDUA_RUNNER=wine).
package e2e
