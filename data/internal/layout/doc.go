// Package layout holds the test that keeps the packages of the program apart.
package layout
