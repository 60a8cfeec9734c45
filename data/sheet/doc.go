// Package sheet carries the book out to Excel and back. Writers make workbooks
// an office can print, send round and fill in; the reader takes them back in,
// and also takes the office's own tables when their headings say what they are.
//
// What goes out unchanged comes back unchanged: a number is written as a
// number, a missing one as an empty cell or a dash and never as 0, a choice by
// its Vietnamese name, and every workbook carries a hidden identity that
// outlives a new file name and another spreadsheet program.
//
// Read takes .xlsx and .xlsm, .xls of Excel 5.0 to 2003, .ods, the XML of Excel
// 2003, tables in plain text and in web pages, each told by what the file holds
// and not by its name.
// Every kind has a reader of its own that fills the one form of package raw,
// within its limits; text in TCVN3 and VNI letters is read as Unicode, and told.
//
// A cell is handed to the importer as it was meant. A plain number arrives in
// plain notation (Numeric). A number that the sheet shows as a percentage is
// handed over the way it reads, "99,6%", not as the 0.996 it holds: the
// importer then takes it for a target in % and refuses it, by name, for one in
// tons. Text stays text and is read by the Vietnamese rule ("1.234" is a
// thousand and more).
//
// Every table of every sheet is read, also several on one sheet (tables.go), and
// each comes back with the mapping it was read by: made by hand, remembered for
// headings of the same shape, by the workbook's own mark, or found by what the
// headings mean (unitlist.go for lists of units, matrix.go for tables of targets
// by units, registered.go for what units registered, meaning.go for tables of
// targets). A row is the target its name says (rowkey.go). What may
// mean more than one thing is a question with its choices and no part of the
// rows until it is answered (doubt.go); a blank in a table of the office's own
// says nothing.
package sheet
