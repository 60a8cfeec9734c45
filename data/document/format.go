package document

// none is printed for a missing figure; missing is never zero.
const none = "–"
