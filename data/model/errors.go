package model

import (
	"errors"
	"fmt"
)

// Code classifies an error for the layer that must act on it.
type Code string

// The codes.
const (
	CodeInvalid  Code = "invalid"   // what was entered is at fault
	CodeNotFound Code = "not_found" // what was asked for does not exist
	CodeConflict Code = "conflict"  // it exists already, or someone changed it meanwhile
	CodeLocked   Code = "locked"    // the period or report is closed for changes
	CodeDenied   Code = "denied"    // the person may not do this
	CodeBusy     Code = "busy"      // the database is held by another program
	CodeNewer    Code = "newer"     // the database was written by a newer program
	CodeDamaged  Code = "damaged"   // the file is not a whole database or workbook
	CodeReadOnly Code = "read_only" // the file or folder cannot be written
	CodeDiskFull Code = "disk_full"
	CodeInternal Code = "internal" // our fault; details are in the log
)

// Error is an error with a message the office can read and act on.
type Error struct {
	Code  Code
	Field string // the field, row or cell at fault ("name", "E12"), or ""
	Msg   string // Vietnamese: what happened and what to do next
	Err   error  // the cause, for the log
}

// Error returns the Vietnamese message.
func (e *Error) Error() string { return e.Msg }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Invalid reports a fault in what was entered into a field.
func Invalid(field, format string, args ...any) *Error {
	return &Error{Code: CodeInvalid, Field: field, Msg: fmt.Sprintf(format, args...)}
}

// Errorf reports an error with a code and a Vietnamese message.
func Errorf(code Code, format string, args ...any) *Error {
	return &Error{Code: code, Msg: fmt.Sprintf(format, args...)}
}

// Wrap reports an error with a code, a Vietnamese message and its cause.
func Wrap(code Code, err error, format string, args ...any) *Error {
	return &Error{Code: code, Err: err, Msg: fmt.Sprintf(format, args...)}
}

// CodeOf returns the code of err: "" for nil, CodeInternal for an uncoded error.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return CodeInternal
}

// FieldOf returns the field, row or cell that err is about, "" for none.
func FieldOf(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Field
	}
	return ""
}

// Message returns the text to show for err: its own message when coded,
// otherwise a general one that points to the log.
func Message(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Msg
	}
	return "Lỗi hệ thống, chưa có gì bị mất. Xem nhật ký chương trình để biết chi tiết, rồi thử lại."
}
